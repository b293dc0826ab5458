package pane

import (
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
)

// What is seen of a boundary in a corner has its name there, in the same row whether
// or not another boundary, out of view, is announced at another corner.
func TestAPieceInACornerKeepsItsName(t *testing.T) {
	c := scatterOf(irisAt20(t), 74, 30)
	v := c.view()
	column, row := (v.x.Max-v.x.Min)/float64(v.area.W), (v.y.Max-v.y.Min)/float64(v.area.H)
	rowOf := func(present, next trainer.Params) int {
		c.params, c.next = present, next
		g := chart.NewGrid(74, 30, c.Theme.Base, nil)
		c.Draw(g.Area(layout.Rect{W: 74, H: 30}))
		for y, row := range strings.Split(g.String(), "\n") {
			if strings.Contains(row, "next step") && !strings.Contains(row, "boundary after") {
				return y
			}
		}
		return -1
	}
	named := 0
	for _, right := range []bool{false, true} {
		for _, top := range []bool{false, true} {
			// z is 0 four columns and a row and a half from the corner.
			w, b := []float64{1 / (4 * column), 1 / (1.5 * row)}, 1.0
			x, y := v.x.Min, v.y.Min
			if right {
				x, w[0] = v.x.Max, -w[0]
			}
			if top {
				y, w[1] = v.y.Max, -w[1]
			}
			next := trainer.Params{W: w, B: -b - w[0]*x - w[1]*y}
			alone := rowOf(trainer.Zeros(2), next)
			for _, far := range []float64{-60, 60} {
				if same := right == top; same && right == (far < 0) {
					continue // it has the row of that corner
				}
				if at := rowOf(trainer.Params{W: []float64{1, 1}, B: far}, next); alone >= 0 {
					named++
					if at != alone {
						t.Errorf("right %v, top %v, b %v: the name of the piece stands in row %d, and in row %d where it is alone", right, top, far, at, alone)
					}
				}
			}
		}
	}
	if named < 4 {
		t.Errorf("only %d were named", named)
	}
}
