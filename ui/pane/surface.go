package pane

import (
	"fmt"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// surface is J over two parameters as bands of colour, the others held where
// they are, and on it the way of the runs, the point now and the next update.
// Without colours the bands are contour lines with their J written on them.
//
// J itself comes with the Presentation: it takes a pass over the examples for every
// half cell. Where there is a sample of another part of the plane, it is drawn
// in its own place until the right one comes.
type surface struct {
	surfaceKey
	runSet
	params, next   trainer.Params // at the cursor, and after the next update
	expectedParams trainer.Params // the way is expected to come so far
	lowest         trainer.Params // where J is lowest of all; nothing where that is not known, or no single place
}

// surfaceKey is all of it that == compares.
type surfaceKey struct {
	DrawOptions
	size             Size
	data             *session.PreparedData
	k                int
	pair             [2]int            // the two parameters: w₁ is 0, b is n
	wanted           [2]int            // those that are asked for; pair once their sample has come
	view             session.ViewRange // the part in view, where it was chosen by hand
	viewChosen       bool              // it was
	costSample       *SurfaceSample
	cost             float64 // J at the cursor
	halted           bool    // the weights stand, or are no numbers
	hasUniqueOptimum bool    // J is lowest at one place, which is known
}

var _ = Register("surface", Surface)

// Surface builds the surface of a moment.
func Surface(st session.State, d Presentation, size Size) Content {
	return withDivergedOverlay(newSurface(paneStateOf(st, d.DrawOptions), d.Sample, size), st, d, size)
}

func newSurface(st paneState, sample *SurfaceSample, size Size) surface {
	at := st.Run.Snapshot
	c := surface{params: at.Params, next: at.NextParams(st.Run.Alpha), runSet: st.runSet, surfaceKey: surfaceKey{
		DrawOptions: st.DrawOptions, size: size, data: st.Data, k: at.Iter, wanted: PairOf(st.State, surfacePaneIndex), costSample: sample, cost: at.Cost, halted: stopped(st),
	}}
	if o := st.Analysis.Optimum; o.Kind == trainer.OptimumPoint {
		c.hasUniqueOptimum, c.lowest = true, o.At
	}
	c.expectedParams = expectedEnd(st)
	w, moved := st.View.Views[session.Panes()[surfacePaneIndex]]
	c.view, c.viewChosen = w, moved
	c.pair = c.wanted
	if sample != nil && at.Params.Finite() { // the picture before stays until the new one is there
		c.pair = [2]int{sample.Plane.U, sample.Plane.V}
	}
	return c
}

// Equal implements Content.
func (c surface) Equal(o Content) bool {
	other, ok := o.(surface)
	return ok && c.surfaceKey == other.surfaceKey && c.sameRuns(other.runSet) && c.params.Equal(other.params) && c.next.Equal(other.next) && c.lowest.Equal(other.lowest) && c.expectedParams.Equal(other.expectedParams)
}

// Text implements Content: where the surface is cut, where the run stands on it and
// where the next update leads.
func (c surface) Text() []string {
	n := len(c.params.W)
	s := SurfaceSection{Plane: trainer.Plane{U: c.pair[0], V: c.pair[1], Fixed: c.params}}
	words, value := s.caption(c.params, false)
	at := func(p trainer.Params) string {
		return fmt.Sprintf("%s %s, %s %s", parameter(c.pair[0], n), number.Rounded(p.Param(c.pair[0]), 6), parameter(c.pair[1], n), number.Rounded(p.Param(c.pair[1]), 6))
	}
	said := []string{"J" + words + value, fmt.Sprintf("k %d is at %s: J %s", c.k, at(c.params), number.Rounded(c.cost, 6)), "the next update leads to " + at(c.next)}
	if c.hasUniqueOptimum {
		said = append(said, "J is lowest at "+at(c.lowest))
	}
	return said
}

// Hit implements Content.
func (c surface) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c surface) Draw(a chart.Area) {
	s, ok := c.section()
	if !ok {
		return
	}
	c.drawHead(a, s)
	c.axisNumbers(a, s.area, s.X, s.Y)
	w := c.drawnPath(s)
	c.drawFoot(a, s, w)
	in := a.Sub(s.area)
	sample := c.sample(s)
	if sample != nil && !c.Theme.Flat {
		sample.paint(c.DrawOptions, in, s)
	}
	words := c.drawPaths(in, s, w)
	if sample != nil && c.Theme.Flat {
		sample.lines(c.DrawOptions, in, s, words)
	}
}

// sample is the sample to be drawn on s; nil where there is none.
func (c surface) sample(s SurfaceSection) *SurfaceSample {
	if c.costSample == nil || !c.costSample.Parallel(s) {
		return nil
	}
	return c.costSample
}

// PanLimits implements Pannable.
func (c surface) PanLimits() (PanLimits, bool) {
	s, ok := c.section()
	if !ok {
		return PanLimits{}, false
	}
	return panLimits(s.shown, s.X, s.Y), true
}

// Wanted implements Sampled: the section of which J is to be known; false where
// there is no room for it, or J has no value.
func (c surface) Wanted() (SurfaceSection, bool) {
	c.pair = c.wanted
	s, ok := c.section()
	return s, ok && s.Finite()
}

// colours are the backgrounds of the bands, from low J to high.
func (p *SurfaceSample) colours(t theme.Theme) []theme.Color {
	colours := make([]theme.Color, len(p.Levels)+1)
	for i := range colours {
		colours[i] = t.Surface(float64(i) / float64(max(1, len(p.Levels))))
	}
	return colours
}

// paint fills the cells of s with the bands that the sample has there, two in
// each. What the sample does not reach stays paper.
func (p *SurfaceSample) paint(l DrawOptions, a chart.Area, s SurfaceSection) {
	colours := p.colours(l.Theme)
	columns, rows := p.places(s)
	colour := func(r, c int) theme.Color {
		if r < 0 || c < 0 || p.bands[r*p.Columns+c] < 0 {
			return l.Theme.Base.BG
		}
		return colours[p.bands[r*p.Columns+c]]
	}
	for y := range s.Y.Cells {
		for x := range s.X.Cells {
			a.Shade(x, y, colour(rows[2*y], columns[x]), colour(rows[2*y+1], columns[x]))
		}
	}
}

// places tells for every column and every half row of s which of the sample's
// lies there; −1 where none does.
func (p *SurfaceSample) places(s SurfaceSection) (columns, rows []int) {
	columns, rows = make([]int, s.X.Cells), make([]int, 2*s.Y.Cells)
	moved := !p.SameAxes(s)
	us, vs := s.Points()
	for c := range columns {
		columns[c] = c
		if moved {
			columns[c] = cellIndex(p.X.Pos(us[c]), p.X.Cells)
		}
	}
	for r := range rows {
		rows[r] = r
		if moved {
			rows[r] = cellIndex(2*(float64(p.Y.Cells)-p.Y.Pos(vs[r])), 2*p.Y.Cells)
		}
	}
	return columns, rows
}

// cellIndex is the place of a position among n; −1 outside.
func cellIndex(pos float64, n int) int {
	if !(pos >= 0 && pos < float64(n)) {
		return -1
	}
	return int(pos)
}

// lines draws the contour lines where nothing else stands and around the words,
// and writes on each its J.
func (p *SurfaceSample) lines(l DrawOptions, a chart.Area, s SurfaceSection, words []layout.Rect) {
	w, h := a.Size()
	dots := chart.NewDots(w, h, l.Plain)
	at := func(d chart.Dot) (x, y float64) { // from the sample's places to cells of s
		u := p.X.Value(d.X + 0.5)
		v := p.Y.Value(float64(p.Y.Cells) - (d.Y+0.5)/2)
		return s.X.Pos(u), float64(s.Y.Cells) - s.Y.Pos(v)
	}
	n := contourLabels{cells: make([][][2]int, len(p.Levels)), passes: make([]int, w*h), width: w}
	for i, level := range p.Levels {
		for _, piece := range p.ContourSegments(level) {
			x0, y0 := at(piece.From)
			x1, y1 := at(piece.To)
			dots.Line(2*x0, 4*y0, 2*x1, 4*y1, chart.Stroke{})
			if x, y := (x0+x1)/2, (y0+y1)/2; x >= 0 && y >= 0 && x < float64(w) && y < float64(h) {
				n.pass(i, int(x), int(y))
			}
		}
	}
	for i, level := range p.Levels {
		if place := n.write(l, a, i, number.Shortest(level)); !place.Empty() {
			words = append(words, place)
		}
	}
	dots.DrawUnder(a, l.Theme.Muted, words)
}

// contourLabels finds room for what is written on contour lines.
type contourLabels struct {
	cells  [][][2]int // of each line
	passes []int      // for each cell of the view: the line that passes, from 1; −1 several
	width  int
}

// pass says that line i passes a cell.
func (n *contourLabels) pass(i, x, y int) {
	n.cells[i] = append(n.cells[i], [2]int{x, y})
	if there := &n.passes[y*n.width+x]; *there == 0 || *there == i+1 {
		*there = i + 1
	} else {
		*there = -1
	}
}

// write writes a text on line i, as near to the middle of the view as can be
// without hiding a part of another line, and returns its place with a blank at
// each end; an empty one where there is none.
func (n *contourLabels) write(l DrawOptions, a chart.Area, i int, text string) layout.Rect {
	w, h := a.Size()
	width := a.Width(text) + 2
	nearest, place := w*w+h*h, layout.Rect{}
	for _, c := range n.cells[i] {
		left, y := c[0]-width/2, c[1]
		dx, dy := (c[0]-w/2)/2, y-h/2 // a column is half as wide as a row is high
		far := dx*dx + dy*dy
		if far >= nearest || !a.Free(left, y, width) {
			continue
		}
		alone := true
		for x := left; x < left+width; x++ {
			alone = alone && (n.passes[y*n.width+x] == 0 || n.passes[y*n.width+x] == i+1)
		}
		if alone {
			nearest, place = far, layout.Rect{X: left, Y: y, W: width, H: 1}
		}
	}
	if !place.Empty() {
		a.Text(place.X+1, place.Y, text, l.Theme.Text)
	}
	return place
}
