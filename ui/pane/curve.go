package pane

import (
	"math"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
)

// Polynomial features are drawn on the plane of the two features that they are
// made of: z there is a polynomial, and its boundary a curve.

// curved reports whether the features are polynomials of the two that are shown.
func (c scatter) curved() bool { return c.data.Set.Degree > 1 }

// curvedZ is z at a place in cells from the top left: the monomials of the two
// features in their own units, each scaled as its column is.
func (v view) curvedZ(p trainer.Params, x, y float64) float64 {
	scaling := v.data.Set.Scaling
	x1, x2 := scaling.Inverse(0, v.x.Value(x)), scaling.Inverse(1, v.y.Value(float64(v.area.H)-y))
	z := p.B
	for j, term := range datasets.Monomials(x1, x2, v.data.Set.Degree) {
		z += p.W[j] * scaling.Apply(j, term)
	}
	return z
}

// shadeCurved paints the probability behind everything, two values a cell.
func (v view) shadeCurved(a chart.Area) {
	shading := v.Theme.Shading()
	for x := range v.area.W {
		for y := range v.area.H {
			upper, lower := v.curvedZ(v.params, float64(x)+0.5, float64(y)+0.25), v.curvedZ(v.params, float64(x)+0.5, float64(y)+0.75)
			if !math.IsNaN(upper) && !math.IsNaN(lower) {
				a.Shade(x, y, shading.Of(upper), shading.Of(lower))
			}
		}
	}
}

// curve finds the dots of z = 0: those where the sign of z differs from that of
// the dot to the right or of the one below.
func (v view) curve(p trainer.Params, dot func(x, y int)) {
	w, h := 2*v.area.W, 4*v.area.H
	row := func(y int) []float64 {
		zs := make([]float64, w+1)
		for x := range zs {
			zs[x] = v.curvedZ(p, (float64(x)+0.5)/2, (float64(y)+0.5)/4)
		}
		return zs
	}
	differ := func(p, q float64) bool { return !math.IsNaN(p) && !math.IsNaN(q) && (p > 0) != (q > 0) }
	here := row(0)
	for y := range h {
		below := row(y + 1)
		for x := range w {
			if differ(here[x], here[x+1]) || differ(here[x], below[x]) {
				dot(x, y)
			}
		}
		here = below
	}
}

// testMarks adds the rows that are kept for testing.
func (v view) testMarks(marks map[[2]int]mark) {
	p := v.data.Test
	for i := range drawnOf(len(p.X), -1) {
		x, y := v.place(p.X[i], p.Y[i])
		m := marks[[2]int{x, y}]
		m.split = true
		class := int(p.Y[i])
		m.test[class]++
		m.wrong[class] += index(trainer.VerdictOf(v.params.Z(p.X[i]), p.Y[i]) == trainer.Incorrect)
		marks[[2]int{x, y}] = m
	}
}
