package pane

import (
	"math"

	"descent/ui/chart"
	"descent/ui/number"
)

// markOptimum marks where J is lowest of all, if there is one such place and it
// is in view: hollow unless the held parameters are there too, for then the
// surface here does not go down to it. It returns its cell and its name.
func (c surface) markOptimum(a chart.Area, s SurfaceSection) (text string, x, y int) {
	if !c.hasUniqueOptimum {
		return "", 0, 0
	}
	x, y, ok := s.cell(c.lowest)
	if !ok {
		return "", 0, 0
	}
	n, held := len(c.params.W), s.held()
	mark, text := '◆', "optimum"
	for _, place := range held {
		best := c.lowest.Param(place)
		if !near(s.Plane.Fixed.Param(place), best) {
			mark, text = '◇', "optimum, projected"
			if len(held) == 1 {
				text = "optimum at " + parameter(place, n) + " " + number.Label(best)
			}
		}
	}
	a.Set(x, y, mark, c.Theme.Bright)
	return text, x, y
}

// near tells whether two numbers are the same in about four digits: as near as
// can be seen, for gradient descent never quite arrives.
func near(a, b float64) bool {
	const digits = 5e-5
	return math.Abs(a-b) <= digits*max(1, math.Abs(b))
}
