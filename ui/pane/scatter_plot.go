package pane

import (
	"fmt"
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// scatterPlot maps the two shown features (or one feature and a) to the cells of the
// scatter.
type scatterPlot struct {
	scatter
	area       layout.Rect // of the cells, in the pane
	x, y       chart.Axis
	i, j       int  // the features of the axes
	oneFeature bool // one feature: y is a

	found *[]foundCurve // the boundaries of polynomial features, as far as they were asked for
}

// view leaves room for the legend, the numbers and the names of the axes.
func (c scatter) view() scatterPlot {
	top, foot := 2, 2
	if c.Projector {
		top = 0
	}
	if c.Compact || c.Projector {
		foot += boolToInt(sampleText(len(c.data.Problem.X)) != "")
	}
	v := scatterPlot{found: &[]foundCurve{}, scatter: c, i: c.features[0], j: c.features[1], oneFeature: len(c.data.Set.Features) == 1}
	foot += boolToInt(v.equationApart())
	h := c.size.H - top - foot
	v.y = chart.RoundAxis(c.shown.Y[0], c.shown.Y[1], h, 3)
	if v.oneFeature {
		v.y.Ticks = slices.DeleteFunc(v.y.Ticks, func(t chart.Tick) bool { return t.Value < -1e-9 || t.Value > 1+1e-9 })
	}
	gutter := gutterOf(v.y)
	v.area = layout.Rect{X: gutter, Y: top, W: c.size.W - gutter, H: h}
	v.x = chart.RoundAxis(c.shown.X[0], c.shown.X[1], v.area.W, 8)
	return v
}

// dataView is ranges that hold every example; of one feature the second is a.
func dataView(data *session.PreparedData, features [2]int) session.ViewRange {
	v := session.ViewRange{Y: [2]float64{-0.08, 1.08}}
	v.X[0], v.X[1] = padded(data.Stats[features[0]])
	if len(data.Set.Features) > 1 {
		v.Y[0], v.Y[1] = padded(data.Stats[features[1]])
	}
	return v
}

// PanLimits implements Pannable.
func (c scatter) PanLimits() (PanLimits, bool) {
	if c.size.W < minDataWidth || c.size.H < minDataHeight {
		return PanLimits{}, false
	}
	v := c.view()
	return panLimits(c.shown, v.x, v.y), true
}

// gutterOf is room for the numbers of the upright axis and a blank.
func gutterOf(y chart.Axis) int {
	gutter := 3
	for _, t := range y.Ticks {
		gutter = max(gutter, len([]rune(t.Label)))
	}
	return min(gutter+1, 10)
}

// padded widens the range of a column so that no mark stands on its edge.
func padded(c session.FeatureStats) (float64, float64) {
	low, high := c.Low, c.High
	pad := (high - low) * 0.08
	if pad == 0 {
		pad = max(math.Abs(high)*0.5, 0.5)
	}
	return low - pad, high + pad
}

// axes writes the numbers and names around the cells.
func (v scatterPlot) axes(a chart.Area) {
	v.axisNumbers(a, v.area, v.x, v.y)
	v.names(a)
}

// axisNumbers writes the ticks of both axes beside and under the cells of r.
func (l DrawOptions) axisNumbers(a chart.Area, r layout.Rect, across, up chart.Axis) {
	w, _ := a.Size()
	for _, t := range up.Ticks {
		a.TextRight(r.X-1, r.Y+r.H-1-t.Cell, t.Label, l.axisStyle())
	}
	foot, free := r.Y+r.H, -1
	for _, t := range across.Ticks {
		x := r.X + t.Cell - a.Width(t.Label)/2
		if x > free && x+a.Width(t.Label) <= w {
			free = a.Text(x, foot, t.Label, l.axisStyle())
		}
	}
}

// names writes what the axes are, and that other features are held.
func (v scatterPlot) names(a chart.Area) {
	w, _ := a.Size()
	r := v.area
	foot, others := r.Y+r.H+1, len(v.data.Set.Features)-2
	sample := sampleText(len(v.data.Problem.X))
	held, brief := v.heldTexts()
	yName := func(room int) string {
		if v.oneFeature {
			return "a = σ(z)"
		}
		return v.axisName(v.j, room)
	}
	if v.Projector {
		if others <= 0 {
			held, brief = "", nil
		}
		v.drawWideAxisNames(a, foot, yName(r.W/3), v.axisName(v.i, r.W/3), append([]string{held}, brief...))
		a.Text(r.X, foot+1, sample, v.Theme.Text)
		return
	}
	if v.Compact {
		a.Text(r.X, r.Y-1, "↑ "+yName(r.W-2), v.Theme.Muted)
		const most = 24 // columns of a name that others give way to
		across := v.axisName(v.i, r.W-2) + " →"
		if others > 0 {
			text := v.fitting(r.W-2-min(v.columns(across), most), append([]string{held}, brief...)...)
			end := a.Text(r.X, foot, text, v.Theme.Muted)
			across = v.axisName(v.i, w-end-4) + " →"
		}
		a.TextRight(w, foot, across, v.Theme.Muted)
		a.Text(r.X, foot+1, sample, v.Theme.Muted)
		return
	}
	end := w
	if others > 0 {
		end = a.TextRight(w, r.Y-1, held, v.Theme.Muted)
	}
	a.Text(r.X, r.Y-1, "↑ "+yName(end-r.X-4), v.Theme.Muted)
	room := r.W - 2
	if sample != "" {
		room -= a.Text(r.X, foot, sample, v.Theme.Muted) + 2 - r.X
	}
	left := a.TextRight(w, foot, v.axisName(v.i, room)+" →", v.Theme.Muted)
	switch {
	case v.equationApart():
		a.Text(r.X, foot+1, v.equation(r.W), v.Theme.Text)
	case sample == "":
		a.Text(r.X, foot, v.equation(left-r.X-2), v.Theme.Text)
	}
}

// equationApart reports whether the equation of the boundary has a row of its own: the
// name of the axis leaves no room for a long one, and a row can be spared. It
// goes by sizes and names, so that no step moves the picture.
func (v scatterPlot) equationApart() bool {
	const longest, gutter, high = len("z = 0:  x2 = -(-0.2865*x1 - 0.1530)/0.1595"), 6, 36
	if v.Compact || v.Projector || v.oneFeature || v.hasCurvedBoundary() || v.size.H < high || sampleText(len(v.data.Problem.X)) != "" {
		return false
	}
	room := v.size.W - gutter
	return longest+2+v.columns(v.axisName(v.i, room)+" →") > room
}

// heldTexts say of features that are not shown what holds of them: in full, and for less
// room.
func (v scatterPlot) heldTexts() (held string, brief []string) {
	others := len(v.data.Set.Features) - 2
	held, brief = "the other "+number.Thousands(others)+" features held at their mean", []string{"others held at their mean", "others at mean"}
	switch {
	case v.hasCurvedBoundary():
		held = fmt.Sprintf("x₁, x₂ to degree %d: %d features", v.data.Set.Degree, len(v.data.Set.Features))
		brief = []string{fmt.Sprintf("degree %d: %d features", v.data.Set.Degree, len(v.data.Set.Features)), fmt.Sprintf("degree %d", v.data.Set.Degree)}
	case others == 1:
		held = "the other feature held at its mean"
	}
	return held, brief
}

// axisName is a feature as its axis calls it; only its own name is shortened.
func (c scatter) axisName(j, room int) string {
	symbol, unit := "x"+number.Subscript(j+1)+" ", c.data.Set.Features[j].Unit
	if c.Projector { // the title has them
		symbol = ""
	}
	after := ""
	switch {
	case c.data.Set.Scaling.Method != 0:
		after = " (scaled)"
	case unit != "" && !c.Compact:
		after = " (" + unit + ")"
	}
	return symbol + clip(c.data.Set.Features[j].Name, max(2, min(24, room-len([]rune(symbol+after))))) + after
}

// shade paints the probability behind everything, two values a cell: the paper is where
// it is the threshold.
func (v scatterPlot) shade(a chart.Area) {
	switch {
	case v.Theme.Flat:
		return
	case v.hasCurvedBoundary():
		v.shadeCurved(a)
		return
	}
	shading := v.Theme.Shading()
	c := v.constant(v.params) - v.level()
	rows := make([]float64, 2*v.area.H) // their share of z
	for r := range rows {
		if !v.oneFeature {
			rows[r] = v.params.W[v.j] * v.y.Value(float64(v.area.H)-(float64(r)+0.5)/2)
		}
	}
	for x := range v.area.W {
		z := c + v.params.W[v.i]*v.x.Value(float64(x)+0.5)
		for y := range v.area.H {
			if upper, lower := z+rows[2*y], z+rows[2*y+1]; !math.IsNaN(upper) && !math.IsNaN(lower) {
				a.Shade(x, y, shading.Of(upper), shading.Of(lower))
			}
		}
	}
}

// cell is the place of an example.
func (v scatterPlot) cell(i int) (x, y int) { return v.place(v.data.Problem.X[i], v.data.Problem.Y[i]) }

// place is that of a row with its label.
func (v scatterPlot) place(row []float64, label float64) (x, y int) {
	x = int(math.Floor(v.x.Pos(row[v.i])))
	second := label
	if !v.oneFeature {
		second = row[v.j]
	}
	if v.Projector { // marks are two cells wide
		x &^= 1
	}
	return x, v.area.H - 1 - int(math.Floor(v.y.Pos(second)))
}

// marks are what stands in the cells. While it is not known which examples are wrong, none
// is marked so.
func (v scatterPlot) marks() map[[2]int]mark {
	marks := map[[2]int]mark{}
	var train, test []trainer.Correctness
	if v.correctness != nil {
		train, test = v.correctness.Train, v.correctness.Test
	}
	v.addMarks(marks, v.data.Problem, train, func(m *mark) *[2]int { return &m.count })
	v.addMarks(marks, v.data.Test, test, func(m *mark) *[2]int { return &m.test })
	return marks
}

// addMarks adds the examples of one kind that are drawn, which count there.
func (v scatterPlot) addMarks(marks map[[2]int]mark, p trainer.Problem, verdicts []trainer.Correctness, count func(*mark) *[2]int) {
	place := 0
	for i := range session.SampleIndices(len(p.X), -1) {
		x, y := v.place(p.X[i], p.Y[i])
		m := marks[[2]int{x, y}]
		m.split = len(v.data.Test.X) > 0
		class := int(p.Y[i])
		count(&m)[class]++
		m.wrong[class] += boolToInt(place < len(verdicts) && verdicts[place] == trainer.Incorrect)
		marks[[2]int{x, y}] = m
		place++
	}
}
