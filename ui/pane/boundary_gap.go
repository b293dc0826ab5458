package pane

import (
	"math"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
)

// A mark stands in the middle of a cell, and a line is drawn to the dot: where one passes
// between an example and the middle of its cell, the mark would be seen on the side
// where the example is not. Marks do not move, for no step may move what did not
// change; the line gives way, so that the mark stands in it.

// The cells around a mark in which a line is seen beside it.
const (
	besideAcross = 2
	besideDown   = 1
)

// hideBoundaryBesideMarks leaves the boundary of p out beside each mark that would be seen on the wrong
// side of it.
func (v scatterPlot) hideBoundaryBesideMarks(dots *chart.Dots, p trainer.Params) {
	passed := dots.CellsWithDots()
	if v.oneFeature || len(passed) == 0 {
		return
	}
	w, h := v.area.W, v.area.H
	near := make([]bool, w*h)
	inside := func(x, y int) bool { return x >= 0 && x < w && y >= 0 && y < h }
	for at := range passed {
		v.around(at[0], at[1], func(x, y int) {
			if inside(x, y) {
				near[y*w+x] = true
			}
		})
	}
	side := v.sides(p)
	done := map[[3]int]bool{} // a mark of many examples has two sides at most
	for _, rows := range [][][]float64{v.data.Problem.X, v.data.Test.X} {
		for i := range session.SampleIndices(len(rows), -1) {
			x, y := v.place(rows[i], 0)
			if !inside(x, y) || !near[y*w+x] {
				continue
			}
			of := sign(side(v.x.Pos(rows[i][v.i]), float64(h)-v.y.Pos(rows[i][v.j])))
			if at := [3]int{x, y, of}; of != 0 && !done[at] {
				done[at] = true
				v.giveWayTo(dots, passed, side, x, y, float64(of))
			}
		}
	}
}

// sides is side of some parameters, for many places.
func (v scatterPlot) sides(p trainer.Params) func(x, y float64) float64 {
	if v.hasCurvedBoundary() {
		q := v.polynomial(p)
		return func(x, y float64) float64 {
			x1, x2 := v.featuresAt(x, y)
			return valueAt(q.atX2(x2), x1) - v.level()
		}
	}
	c := v.constant(p) - v.level()
	return func(x, y float64) float64 {
		return c + p.W[v.i]*v.x.Value(x) + p.W[v.j]*v.y.Value(float64(v.area.H)-y)
	}
}

// around goes through the cells where a line is seen beside the mark at x, y; of those two
// cells wide beside either, so that it goes from the line to its marks as well.
func (v scatterPlot) around(x, y int, cell func(x, y int)) {
	across := besideAcross + boolToInt(v.Projector)
	for dy := -besideDown; dy <= besideDown; dy++ {
		for dx := -across; dx <= across; dx++ {
			cell(x+dx, y+dy)
		}
	}
}

// giveWayTo does so for the mark in a cell of examples with that sign of side: a dot lies where it is on the side that they
// are on, and rather beside the mark than before or behind it.
func (v scatterPlot) giveWayTo(dots *chart.Dots, passed map[[2]int][]chart.Dot, side func(x, y float64) float64, x, y int, sign float64) {
	middle := chart.Dot{X: float64(2*x) + float64(1+boolToInt(v.Projector)), Y: float64(4*y) + 2}
	at := func(dx, dy float64) float64 { return side((middle.X+dx)/2, (middle.Y+dy)/4) }
	across, down := sign*(at(0.5, 0)-at(-0.5, 0)), sign*(at(0, 0.5)-at(0, -0.5)) // what side gains from dot to dot
	v.around(x, y, func(x, y int) {
		for _, d := range passed[[2]int{x, y}] {
			dx, dy := d.X-middle.X, d.Y-middle.Y
			if beside, ahead := dx*across+dy*down, dx*down-dy*across; beside > math.Abs(ahead) {
				dots.Hide(x, y)
			}
		}
	})
}
