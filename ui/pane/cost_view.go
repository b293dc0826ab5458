package pane

import (
	"math"

	"descent/ui/chart"
)

const costName = "Cost"

// costPart makes the axes for a view of the curves that was chosen by hand.
func costPart(f Frame, a chart.Area, v View, room int) chart.Plot {
	w, h := a.Size()
	y := chart.CostRangeAxis(v.Y[0], v.Y[1], h-1, f.LogCost)
	x := chart.IterRangeAxis(v.X[0], v.X[1], chart.PlotColumns(w, y)-room)
	return chart.NewPlot(a, x, y, f.Theme.Axis, f.Theme.Muted, f.Plain).Zoomed()
}

// CostScope is how the view of the curves is moved: from what it shows by
// itself. On a log scale the numbers of J are powers of ten.
func CostScope(f Frame, a chart.Area) (Scope, bool) {
	plot, ok := costPlot(f, costArea(a), endLabel)
	if !ok || plot.Inner().Empty() {
		return Scope{}, false
	}
	x, y := plot.Axes()
	v, chosen := f.Views[costName]
	if !chosen {
		low, high := y.Min, y.Max
		if y.Log {
			low, high = math.Log10(low), math.Log10(high)
		}
		v = View{X: inset(x.Min, x.Max), Y: inset(low, high)}
	}
	s := scope(v, x, y)
	const iterations, decades = 4, 0.1 // closer there is nothing to see
	s.Least[0] = iterations
	if y.Log {
		s.Least[1] = decades
	}
	return s, true
}

// inset is a range a little shorter: ticks stand a whole number of cells apart,
// and axes cover a little more than what they are asked to.
func inset(low, high float64) [2]float64 {
	const edge = 0.02
	return [2]float64{low + edge*(high-low), high - edge*(high-low)}
}
