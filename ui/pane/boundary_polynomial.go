package pane

import (
	"math"

	"descent/trainer"
	"descent/ui/chart"
)

// Polynomial features are drawn on the plane of the two features that they are
// made of: z there is a polynomial, and its boundary a curve.

// hasCurvedBoundary reports whether the features are polynomials of the two that are shown.
func (c scatter) hasCurvedBoundary() bool { return c.data.Set.Degree > 1 }

// polynomial is z as a polynomial of the two features in their own units. Terms has the
// coefficient of x₁^i·x₂^j at [i][j].
type polynomial struct{ terms [][]float64 }

// polynomial is z of some parameters. A monomial that is scaled is one that is not,
// times a number, plus a number.
func (v scatterPlot) polynomial(p trainer.Params) polynomial {
	degree := v.data.Set.Degree
	w, b := v.data.Set.Scaling.UnscaleParams(p.W, p.B)
	terms := make([][]float64, degree+1)
	for i := range terms {
		terms[i] = make([]float64, degree+1-i)
	}
	terms[0][0] = b
	k := 0
	for d := 1; d <= degree; d++ {
		for j := range d + 1 {
			terms[d-j][j] = w[k]
			k++
		}
	}
	return polynomial{terms}
}

// atX2 is the polynomial of x₁ alone that is left at an x₂, the lowest power first.
func (p polynomial) atX2(x2 float64) []float64 {
	c := make([]float64, len(p.terms))
	for i, row := range p.terms {
		c[i] = valueAt(row, x2)
	}
	return c
}

// atX1 is the polynomial of x₂ alone that is left at an x₁.
func (p polynomial) atX1(x1 float64) []float64 {
	c := make([]float64, len(p.terms))
	for j := range c {
		column := make([]float64, 0, len(p.terms))
		for i := range len(p.terms) - j {
			column = append(column, p.terms[i][j])
		}
		c[j] = valueAt(column, x1)
	}
	return c
}

// valueAt is a polynomial, the lowest power first, at x.
func valueAt(c []float64, x float64) float64 {
	v := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		v = float64(v*x) + c[i]
	}
	return v
}

// roots are the places between low and high where a polynomial changes its sign,
// ascending: it does so at most once between two of the places where its slope does.
func roots(c []float64, low, high float64) []float64 {
	if len(c) < 2 {
		return nil
	}
	slope := make([]float64, len(c)-1)
	for i := range slope {
		slope[i] = float64(i+1) * c[i+1]
	}
	ends := append(append([]float64{low}, roots(slope, low, high)...), high)
	var all []float64
	for i := range len(ends) - 1 {
		from, to := ends[i], ends[i+1]
		above := valueAt(c, from) > 0
		if (valueAt(c, to) > 0) == above {
			continue
		}
		for middle := from/2 + to/2; middle > from && middle < to; middle = from/2 + to/2 {
			if (valueAt(c, middle) > 0) == above {
				from = middle
			} else {
				to = middle
			}
		}
		all = append(all, from/2+to/2)
	}
	return all
}

// featuresAt turns places in cells from the top left into the two features in their own
// units.
func (v scatterPlot) featuresAt(x, y float64) (x1, x2 float64) {
	scaling := v.data.Set.Scaling
	return scaling.Inverse(0, v.x.Value(x)), scaling.Inverse(1, v.y.Value(float64(v.area.H)-y))
}

// curvedZ is z at a place in cells from the top left.
func (v scatterPlot) curvedZ(p trainer.Params, x, y float64) float64 {
	x1, x2 := v.featuresAt(x, y)
	return valueAt(v.polynomial(p).atX2(x2), x1)
}

// shadeCurved paints the probability behind everything, two values a cell.
func (v scatterPlot) shadeCurved(a chart.Area) {
	shading, q := v.Theme.Shading(), v.polynomial(v.params)
	for y := range v.area.H {
		_, above := v.featuresAt(0, float64(y)+0.25)
		_, below := v.featuresAt(0, float64(y)+0.75)
		upper, lower := q.atX2(above), q.atX2(below)
		for x := range v.area.W {
			x1, _ := v.featuresAt(float64(x)+0.5, 0)
			up, low := valueAt(upper, x1)-v.level(), valueAt(lower, x1)-v.level()
			if !math.IsNaN(up) && !math.IsNaN(low) {
				a.Shade(x, y, shading.Of(up), shading.Of(low))
			}
		}
	}
}

// curveDots is a curve on the dots of the view: place has for each dot of it how many
// lie before it on its way along the curve, and −1 for all others.
type curveDots struct {
	w, h  int
	place []int
}

// foundCurve is the curve of some parameters.
type foundCurve struct {
	params trainer.Params
	dots   curveDots
}

// curveDots is the dots of the boundary of some parameters. They are found once for a
// picture: much of it asks for them.
func (v scatterPlot) curveDots(p trainer.Params) curveDots {
	for _, c := range *v.found {
		if c.params.Equal(p) {
			return c.dots
		}
	}
	c := v.findCurve(p)
	*v.found = append(*v.found, foundCurve{p, c})
	return c
}

// findCurve finds the dots of the boundary: those where the side of z differs from that of
// the dot to the right or of the one below.
func (v scatterPlot) findCurve(p trainer.Params) curveDots {
	c := curveDots{w: 2 * v.area.W, h: 4 * v.area.H}
	q := v.polynomial(p)
	row := func(y int) []float64 {
		_, x2 := v.featuresAt(0, (float64(y)+0.5)/4)
		along, zs := q.atX2(x2), make([]float64, c.w+1)
		for x := range zs {
			x1, _ := v.featuresAt((float64(x)+0.5)/2, 0)
			zs[x] = valueAt(along, x1) - v.level()
		}
		return zs
	}
	differ := func(p, q float64) bool { return !math.IsNaN(p) && !math.IsNaN(q) && (p > 0) != (q > 0) }
	on := make([]bool, c.w*c.h)
	here := row(0)
	for y := range c.h {
		below := row(y + 1)
		for x := range c.w {
			on[y*c.w+x] = differ(here[x], here[x+1]) || differ(here[x], below[x])
		}
		here = below
	}
	c.place = c.traceOrder(on)
	return c
}

// traceOrder walks along the dots, each time from the first that was not reached: to one
// beside it, else across a corner. A dot beside the way has the place of its neighbour.
func (c curveDots) traceOrder(on []bool) []int {
	place := make([]int, len(on))
	for i := range place {
		place[i] = -1
	}
	c.place = place
	beside := [][2]int{{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}}
	next := func(x, y int, want func(i int) bool) (int, int, bool) {
		for _, d := range beside {
			if u, t := x+d[0], y+d[1]; u >= 0 && u < c.w && t >= 0 && t < c.h && want(t*c.w+u) {
				return u, t, true
			}
		}
		return 0, 0, false
	}
	reached := func(i int) bool { return place[i] >= 0 }
	fresh := func(i int) bool { return on[i] && place[i] < 0 }
	for start := range on {
		if !fresh(start) {
			continue
		}
		n := 0
		x, y := start%c.w, start/c.w
		if u, t, ok := next(x, y, reached); ok {
			n = place[t*c.w+u]
		}
		for ok := true; ok; x, y, ok = next(x, y, fresh) {
			place[y*c.w+x] = n
			n++
		}
	}
	return place
}

// any reports whether there is a curve in view.
func (c curveDots) any() bool {
	for _, n := range c.place {
		if n >= 0 {
			return true
		}
	}
	return false
}

// each goes through the dots of the curve.
func (c curveDots) each(dot func(x, y, n int)) {
	for i, n := range c.place {
		if n >= 0 {
			dot(i%c.w, i/c.w, n)
		}
	}
}

// strays reports whether a dot of c is more than so many dots from all of another
// curve, across or down.
func (c curveDots) strays(o curveDots, dots int) bool {
	far := false
	c.each(func(x, y, _ int) {
		for t := max(y-dots, 0); t <= min(y+dots, c.h-1) && !far; t++ {
			for u := max(x-dots, 0); u <= min(x+dots, c.w-1); u++ {
				if o.place[t*c.w+u] >= 0 {
					return
				}
			}
		}
		far = true
	})
	return far
}

// drawCurve draws a boundary that is a curve.
func (v scatterPlot) drawCurve(dots *chart.Dots, b boundary) {
	v.curveDots(b.params).each(func(x, y, n int) {
		if b.stroke.Dash.On(n) {
			at := chart.Dot{X: float64(x) + 0.5, Y: float64(y) + 0.5}
			one := chart.Stroke{Thick: b.stroke.Thick, Fat: b.stroke.Fat}
			dots.Line(at.X, at.Y, at.X, at.Y, one)
			if one.Fat {
				dots.Line(at.X, at.Y+1, at.X, at.Y+1, one)
			}
		}
	})
}

// extent is the cells from the one to the other corner of a box around the curve.
func (c curveDots) extent() (low, high [2]int, ok bool) {
	low = [2]int{c.w, c.h}
	c.each(func(x, y, _ int) {
		ok = true
		low, high = [2]int{min(low[0], x/2), min(low[1], y/4)}, [2]int{max(high[0], x/2), max(high[1], y/4)}
	})
	return low, high, ok
}

// leftEnd is the cell of the dot of a curve that lies farthest left.
func (c curveDots) leftEnd() (x, y int, ok bool) {
	c.each(func(u, t, _ int) {
		if !ok || u < x {
			x, y, ok = u, t, true
		}
	})
	return x / 2, y / 4, ok
}
