package pane

import (
	"fmt"
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/theme"
)

// outOfViewMark is where a boundary lies that is not in view, or only in a corner of it.
type outOfViewMark struct {
	arrow    rune
	left     bool   // the corner nearest to it is one at the left
	top      bool   // and at the top
	inset    int    // columns from the side that what is seen of it takes
	distance string // from that corner along the axis that reaches it sooner: 0.46 left of the view
}

// The largest piece of a boundary in a corner that is no line to the eye yet, in cells.
const (
	remnantWidth  = 8
	remnantHeight = 3
)

// remnant finds a boundary of which only a corner of the view has a piece: it cannot
// be told from a mark, and no name has room beside it.
func (v scatterPlot) remnant(p trainer.Params) (o outOfViewMark, ok bool) {
	low, high, ok := v.extent(p)
	if !ok || high[0]-low[0] >= remnantWidth || high[1]-low[1] >= remnantHeight {
		return o, false
	}
	w, h := v.area.W, v.area.H
	o = outOfViewMark{arrow: '▸', left: low[0] < remnantWidth, top: low[1] < remnantHeight, inset: w - low[0] + 1}
	if o.left {
		o.arrow, o.inset = '◂', high[0]+2
	}
	return o, (o.left || high[0] >= w-remnantWidth) && (o.top || high[1] >= h-remnantHeight)
}

// extent is the cells from the one to the other corner of a box around what is in view
// of a boundary; false where nothing is.
func (v scatterPlot) extent(p trainer.Params) (low, high [2]int, ok bool) {
	if v.hasCurvedBoundary() {
		return v.curveDots(p).extent()
	}
	s, ok := v.segment(p)
	for axis, cells := range [2]int{v.area.W, v.area.H} {
		from, to := min(s[0][axis], s[1][axis]), max(s[0][axis], s[1][axis])
		low[axis], high[axis] = min(int(from), cells-1), min(int(to), cells-1)
	}
	return low, high, ok
}

// outsideOf finds a boundary out of view, or in a corner of it; false where it is in
// view, or there is none. Distances are in the units of the axis.
func (v scatterPlot) outsideOf(p trainer.Params) (o outOfViewMark, ok bool) {
	switch {
	case !p.Finite():
		return o, false
	case v.inView(p):
		if v.oneFeature {
			return o, false
		}
		return v.remnant(p)
	case v.hasCurvedBoundary():
		return v.curveOutside(p)
	}
	nearest, at := math.Inf(1), [2]float64{}
	for _, c := range v.corners() {
		if z := math.Abs(v.side(p, c[0], c[1])); z < nearest {
			nearest, at = z, c
		}
	}
	z := v.side(p, at[0], at[1])
	o.left, o.top = at[0] == 0, at[1] == 0
	across, up := math.Inf(1), math.Inf(1) // how far, in cells of the same size
	var dx, dy float64
	if w := p.W[v.i]; w != 0 {
		dx = -z / w
		across = math.Abs(dx) / (v.x.Max - v.x.Min) * float64(v.x.Cells) / 2
	}
	if !v.oneFeature && p.W[v.j] != 0 {
		dy = -z / p.W[v.j]
		up = math.Abs(dy) / (v.y.Max - v.y.Min) * float64(v.y.Cells)
	}
	o.arrow, o.distance, ok = nearerSide(across, up, dx, dy)
	return o, ok
}

// nearerSide is the way along the axis that is shorter on the screen, and how
// far that is in the units of the axis; false where z is the same everywhere, or
// is no number.
func nearerSide(across, up, dx, dy float64) (arrow rune, distance string, ok bool) {
	switch {
	case math.IsInf(across, 0) && math.IsInf(up, 0) || math.IsNaN(across) || math.IsNaN(up):
		return 0, "", false
	case across <= up && dx < 0:
		return '◂', twoDigits(-dx) + " left of the view", true
	case across <= up:
		return '▸', twoDigits(dx) + " right of the view", true
	case dy < 0:
		return '▾', twoDigits(-dy) + " below the view", true
	}
	return '▴', twoDigits(dy) + " above the view", true
}

// drawOffscreen says at the edge of the view where the boundaries are that it does not
// show: the present one, and above it that after the next update.
func (v scatterPlot) drawOffscreen(a chart.Area) {
	row := 0
	say := func(p trainer.Params, st theme.Style, long, short string) {
		o, ok := v.outsideOf(p)
		if !ok {
			return
		}
		texts := []string{long + ": " + o.distance, long, short}
		if v.Compact || o.inset > 0 { // what is seen needs no more than its name, near it
			texts = texts[2:]
		}
		from := row
		if o.inset > 0 {
			from = 0
		}
		row = max(row, v.announceOne(a, o, st, texts, from))
	}
	for _, o := range v.others {
		say(o.params, o.line.style, o.name, o.name)
	}
	say(v.params, theme.Style{FG: v.Theme.Bright.FG}, "boundary", "boundary")
	if !v.next.Equal(v.params) {
		say(v.next, theme.Style{FG: v.Theme.Now.FG, Bold: true}, "boundary after the next step", "next step")
	}
}

// maxLabelDistance is how many columns from the edge, or from what is seen of a boundary, its
// name may stand, so that it stays near the corner.
const maxLabelDistance = 8

// announceOne writes the longest text that finds a place beside its arrow, from
// the corner on, and returns how many rows from the corner it stands.
func (v scatterPlot) announceOne(a chart.Area, o outOfViewMark, st theme.Style, texts []string, from int) int {
	h := v.area.H
	for _, search := range []struct {
		rows, columns int
		texts         []string
	}{
		{from + 2*remnantHeight, maxLabelDistance, texts}, {from + remnantHeight, 3 * maxLabelDistance, texts},
		{h, 1, texts}, {h, 1, []string{""}},
	} {
		for _, text := range search.texts {
			full := strings.TrimRight(string(o.arrow)+" "+text, " ")
			if !o.left {
				full = strings.TrimLeft(text+" "+string(o.arrow), " ")
			}
			for d := from; d < min(search.rows, h); d++ {
				y := h - 1 - d
				if o.top {
					y = d
				}
				if x, ok := o.place(a, y, a.Width(full), search.columns); ok {
					a.Text(x, y, full, st)
					return d + 1
				}
			}
		}
	}
	return from
}

// place is the column of a text in a row where nothing else stands: at the edge, or near
// what is seen of the boundary, a blank from it, or up to so many columns away.
func (o outOfViewMark) place(a chart.Area, y, width, columns int) (x int, ok bool) {
	w, _ := a.Size()
	for away := range columns {
		gap := boolToInt(o.inset+away > 0)
		x = o.inset + away
		if !o.left {
			x = w - width - o.inset - away
		}
		if a.Free(x-gap, y, width+2*gap) {
			return x, true
		}
	}
	return x, false
}

// beyondView is how many times the view a boundary that is a curve is looked for to
// each side.
const beyondView = 100

// edgeRay is what lies beyond one edge of the view on one line across it.
type edgeRay struct {
	at       float64 // where the line crosses the edge, in cells along it
	arrow    rune
	distance float64 // to the boundary, in units of the axis across the edge
	rows     float64 // the same in rows of the screen; +Inf where there is none
}

// curveOutside finds where a curve is nearest that is not in view: along lines across the
// edges, on each of which z is a polynomial whose zeros are all found.
func (v scatterPlot) curveOutside(p trainer.Params) (o outOfViewMark, ok bool) {
	q, best := v.polynomial(p), edgeRay{rows: math.Inf(1)}
	for _, arrow := range []rune{'◂', '▸', '▴', '▾'} {
		side := v.ray(q, arrow)
		length, dots := float64(v.area.H), 4.0
		if arrow == '▴' || arrow == '▾' {
			length, dots = float64(v.area.W), 2.0
		}
		for i := range int(length * dots) {
			if r := side((float64(i) + 0.5) / dots); r.rows < best.rows {
				best = nearest(side, r, 1/dots, length)
			}
		}
	}
	if math.IsInf(best.rows, 1) {
		return o, false
	}
	o.arrow = best.arrow
	upright := best.arrow == '◂' || best.arrow == '▸'
	o.left = best.arrow == '◂' || !upright && best.at < float64(v.area.W)/2
	o.top = best.arrow == '▴' || upright && best.at < float64(v.area.H)/2
	side := map[rune]string{'◂': "left of", '▸': "right of", '▴': "above", '▾': "below"}[best.arrow]
	o.distance = twoDigits(best.distance) + " " + side + " the view"
	return o, true
}

// nearest looks between the neighbours of a ray for one that is shorter.
func nearest(side func(at float64) edgeRay, r edgeRay, step, length float64) edgeRay {
	low, high := max(r.at-step, 0), min(r.at+step, length)
	for range 40 {
		third := (high - low) / 3
		a, b := side(low+third), side(high-third)
		if a.rows < b.rows {
			high -= third
		} else {
			low += third
		}
		for _, s := range []edgeRay{a, b} {
			if s.rows < r.rows {
				r = s
			}
		}
	}
	return r
}

// ray is how far the boundary is beyond an edge, by where along that edge.
func (v scatterPlot) ray(q polynomial, arrow rune) func(at float64) edgeRay {
	axis, feature, cell := v.x, 0, 2.0 // rows: a cell is twice as high as it is wide
	if arrow == '▴' || arrow == '▾' {
		axis, feature, cell = v.y, 1, 1
	}
	scaling, span := v.data.Set.Scaling, axis.Max-axis.Min
	edge, end := axis.Max, axis.Max+beyondView*span
	if arrow == '◂' || arrow == '▾' {
		edge, end = axis.Min, axis.Min-beyondView*span
	}
	return func(at float64) edgeRay {
		r := edgeRay{at: at, arrow: arrow, rows: math.Inf(1)}
		var along []float64
		if feature == 0 {
			_, x2 := v.featuresAt(0, at)
			along = q.atX2(x2)
		} else {
			x1, _ := v.featuresAt(at, 0)
			along = q.atX1(x1)
		}
		along[0] -= v.level()
		for _, zero := range roots(along, scaling.Inverse(feature, min(edge, end)), scaling.Inverse(feature, max(edge, end))) {
			d := math.Abs(scaling.Apply(feature, zero) - edge)
			if rows := d / span * float64(axis.Cells) / cell; rows < r.rows {
				r.distance, r.rows = d, rows
			}
		}
		return r
	}
}

// twoDigits is a distance with two digits that count, a zero at its end too.
func twoDigits(v float64) string {
	const small, large = 1e-3, 1e6
	if v < small || v >= large {
		return number.Significant(v, 2)
	}
	power := int(math.Floor(math.Log10(v)))
	if power > 1 {
		unit := math.Pow10(power - 1)
		v = math.Round(v/unit) * unit
	}
	return fmt.Sprintf("%.*f", max(0, 1-power), v)
}
