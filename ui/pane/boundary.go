package pane

import (
	"fmt"
	"math"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// boundary is where z = 0 for some parameters, on the plane of the scatter, or where a
// comes to the threshold if that is another.
type boundary struct {
	params trainer.Params
	style  theme.Style
	stroke chart.Stroke
}

// currentBoundary is the boundary of the parameters at the cursor.
func (v scatterPlot) currentBoundary() boundary {
	return boundary{v.params, v.Theme.Bright, chart.Stroke{Thick: true, Fat: v.Projector}}
}

// nextBoundary is the boundary after the next update: where the next step goes.
func (v scatterPlot) nextBoundary() boundary {
	return boundary{v.next, theme.Style{FG: v.Theme.Now.FG}, chart.Stroke{Dash: chart.Dash{2, 3}, Thick: v.Projector}}
}

// z is the z of a place in cells from the top left, the features that are not
// shown held at their mean.
func (v scatterPlot) z(p trainer.Params, x, y float64) float64 {
	if v.hasCurvedBoundary() {
		return v.curvedZ(p, x, y)
	}
	z := v.constant(p) + p.W[v.i]*v.x.Value(x)
	if !v.oneFeature {
		z += p.W[v.j] * v.y.Value(float64(v.area.H)-y)
	}
	return z
}

// level is the z of the boundary: that of the threshold.
func (c scatter) level() float64 {
	if c.threshold == session.DefaultThreshold {
		return 0
	}
	return math.Log(c.threshold) - math.Log1p(-c.threshold)
}

// side is above 0 where 1 is predicted, below it where 0 is.
func (v scatterPlot) side(p trainer.Params, x, y float64) float64 { return v.z(p, x, y) - v.level() }

// constant is what z has without the features that are shown.
func (v scatterPlot) constant(p trainer.Params) float64 {
	c := p.B
	for k := range v.data.Set.Features {
		if k != v.i && (k != v.j || v.oneFeature) {
			c += p.W[k] * v.data.Stats[k].Mean
		}
	}
	return c
}

// rawConstant is that of parameters in original units.
func (v scatterPlot) rawConstant(p trainer.Params) float64 {
	c := p.B
	for k := range v.data.Set.Features {
		if k != v.i && (k != v.j || v.oneFeature) {
			c += p.W[k] * v.data.Set.Scaling.Inverse(k, v.data.Stats[k].Mean)
		}
	}
	return c
}

// corners are those of the view, in cells, clockwise from the top left.
func (v scatterPlot) corners() [4][2]float64 {
	w, h := float64(v.area.W), float64(v.area.H)
	return [4][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}}
}

// segment cuts the line of the boundary with the four edges of the view, in cells from
// the top left. Values of z that are not finite have no line.
func (v scatterPlot) segment(p trainer.Params) (s [2][2]float64, ok bool) {
	corners := v.corners()
	var cuts [][2]float64
	for i, c := range corners {
		d := corners[(i+1)%4]
		from, to := v.side(p, c[0], c[1]), v.side(p, d[0], d[1])
		if math.IsNaN(from) || math.IsNaN(to) || math.IsInf(from, 0) || math.IsInf(to, 0) || (from > 0) == (to > 0) {
			continue
		}
		t := from / 2 / (from/2 - to/2) // halves: the difference may overflow
		cuts = append(cuts, [2]float64{c[0] + (d[0]-c[0])*t, c[1] + (d[1]-c[1])*t})
	}
	if len(cuts) < 2 {
		return s, false
	}
	return [2][2]float64{cuts[0], cuts[1]}, true
}

// draw draws a boundary, or of one feature the sigmoid.
func (v scatterPlot) draw(a chart.Area, b boundary) {
	w, h := v.area.W, v.area.H
	dots := chart.NewDots(w, h, v.Plain)
	if v.Plain && b.stroke.Dash != (chart.Dash{}) {
		dots = dots.WithASCIIMark(',')
	}
	if v.oneFeature {
		var points []chart.Dot
		for px := range 2*w + 1 {
			p := trainer.Sigmoid(v.z(b.params, float64(px)/2, 0))
			points = append(points, chart.Dot{X: float64(px), Y: (float64(h) - v.y.Pos(p)) * 4})
		}
		dots.Polyline(points, b.stroke)
	} else if v.hasCurvedBoundary() {
		v.drawCurve(dots, b)
	} else if s, ok := v.segment(b.params); ok {
		dots.Line(s[0][0]*2, s[0][1]*4, s[1][0]*2, s[1][1]*4, b.stroke)
	}
	v.hideBoundaryBesideMarks(dots, b.params)
	dots.Draw(a, b.style)
}

// drawComparedRun draws the boundary of a run that is compared, in its line.
func (v scatterPlot) drawComparedRun(a chart.Area, r comparedRun) {
	v.draw(a, boundary{r.params, r.line.style, chart.Stroke{Dash: r.line.dash, Thick: v.Projector}})
}

// leftEnd is the cell where a boundary is farthest left; false where it is not in view.
func (v scatterPlot) leftEnd(p trainer.Params) (x, y int, ok bool) {
	if v.hasCurvedBoundary() {
		return v.curveDots(p).leftEnd()
	}
	s, ok := v.segment(p)
	end := s[0]
	if s[1][0] < end[0] {
		end = s[1]
	}
	return int(end[0]), int(end[1]), ok
}

// inView reports whether a boundary is.
func (v scatterPlot) inView(p trainer.Params) bool {
	if v.hasCurvedBoundary() {
		return v.curveDots(p).any()
	}
	_, ok := v.segment(p)
	return ok
}

// moves reports whether the boundary after the next update is seen to be another
// one: somewhere it is more than two dots from the present one.
func (v scatterPlot) moves() bool {
	const dots = 2
	if v.hasCurvedBoundary() {
		now, then := v.curveDots(v.params), v.curveDots(v.next)
		return now.strays(then, dots) || then.strays(now, dots)
	}
	if v.oneFeature {
		for px := range v.area.W + 1 {
			x := float64(px)
			now, then := trainer.Sigmoid(v.z(v.params, x, 0)), trainer.Sigmoid(v.z(v.next, x, 0))
			if math.Abs(v.y.Pos(now)-v.y.Pos(then))*4 > dots {
				return true
			}
		}
		return false
	}
	now, ok := v.segment(v.params)
	then, also := v.segment(v.next)
	if !ok || !also {
		return ok != also
	}
	return segmentDistance(now, then) > dots || segmentDistance(then, now) > dots
}

// segmentDistance is how far the ends of s are from the line through o, in dots.
func segmentDistance(s, o [2][2]float64) float64 {
	dx, dy := (o[1][0]-o[0][0])*2, (o[1][1]-o[0][1])*4
	length := math.Hypot(dx, dy)
	most := 0.0
	for _, end := range s {
		ex, ey := (end[0]-o[0][0])*2, (end[1]-o[0][1])*4
		if length == 0 {
			most = max(most, math.Hypot(ex, ey))
			continue
		}
		most = max(most, math.Abs(ex*dy-ey*dx)/length)
	}
	return most
}

// boundaryText is what holds on the boundary.
func (v scatterPlot) boundaryText() string {
	if v.level() == 0 {
		return "z = 0"
	}
	return "a = " + number.Shortest(v.threshold)
}

// equation is the boundary in numbers of four decimals, solved for the second feature
// where it can be, in at most room columns; in original units where the axes are scaled,
// and said to be. Empty where there is no room.
func (v scatterPlot) equation(room int) string {
	prefixes := []string{v.boundaryText()}
	if v.data.Set.Scaling.Method != datasets.NoScaling && !v.hasCurvedBoundary() {
		prefixes = []string{v.boundaryText() + ", unscaled", "unscaled", "raw"}
	}
	for _, on := range prefixes {
		if text := v.equationOf(on); v.columns(text) <= room {
			return text
		}
	}
	return ""
}

// equationOf is that behind what holds there.
func (v scatterPlot) equationOf(on string) string {
	if v.hasCurvedBoundary() {
		return fmt.Sprintf("%s:  degree %d, %d terms", v.boundaryText(), v.data.Set.Degree, len(v.data.Set.Features)+1)
	}
	p := v.params
	constant := v.constant(p)
	if v.data.Set.Scaling.Method != datasets.NoScaling {
		p.W, p.B = v.data.Set.Scaling.UnscaleParams(p.W, p.B)
		constant = v.rawConstant(p)
	}
	c := constant - v.level()
	first, x := p.W[v.i], "x"+number.Subscript(v.i+1)
	if !v.params.Finite() || math.IsInf(c, 0) || math.IsNaN(c) {
		return ""
	}
	if v.oneFeature {
		if first == 0 {
			return fmt.Sprintf("z = %s·%s %s", fourDecimals(first), x, addend(constant))
		}
		b := "−b"
		if v.level() != 0 {
			b = "(" + fourDecimals(v.level()) + " − b)"
		}
		return fmt.Sprintf("%s:  %s = %s/%s = %s", on, x, b, parameter(v.i, len(v.params.W)), fourDecimals(-c/first))
	}
	second, y := p.W[v.j], "x"+number.Subscript(v.j+1)
	switch {
	case first == 0 && second == 0:
		return fmt.Sprintf("z = %s·%s + %s·%s %s", fourDecimals(first), x, fourDecimals(second), y, addend(constant))
	case second == 0:
		return fmt.Sprintf("%s:  %s = %s", on, x, fourDecimals(-c/first))
	}
	divisor := fourDecimals(second)
	if second < 0 {
		divisor = "(" + divisor + ")"
	}
	return fmt.Sprintf("%s:  %s = −(%s·%s %s)/%s", on, y, fourDecimals(first), x, addend(c), divisor)
}

// addend is a number that is added, with its sign.
func addend(v float64) string {
	if v < 0 {
		return "− " + fourDecimals(-v)
	}
	return "+ " + fourDecimals(v)
}

// fourDecimals is a number with four decimals, or where these would say little or too
// much, with four digits.
func fourDecimals(v float64) string {
	const small, large = 1e-2, 1e4
	switch size := math.Abs(v); {
	case v == 0:
		return "0"
	case size < small || size >= large:
		return number.Significant(v, 4)
	}
	return number.WithMinusSign(fmt.Sprintf("%.4f", v))
}
