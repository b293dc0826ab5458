package pane

import (
	"math"

	"descent/ui/chart"
	"descent/ui/session"
)

// zoomedPlot makes the axes for a view of the curves that was chosen by hand.
func (c costCurves) zoomedPlot(a chart.Area) chart.Plot {
	w, h := a.Size()
	y := c.alignedWithAccuracy(chart.CostRangeAxis(c.view.Y[0], c.view.Y[1], h-1, c.log))
	x := chart.IterRangeAxis(c.view.X[0], c.view.X[1], chart.PlotColumns(w, y)-c.labelRoom())
	return chart.NewPlot(a, x, y, c.Theme.Axis, c.Theme.Muted, c.Plain).Zoomed()
}

// PanLimits implements Pannable: how the view of the curves is moved: from what it shows by
// itself. On a log scale the numbers of J are powers of ten.
func (c costCurves) PanLimits() (PanLimits, bool) {
	plot, ok := c.plot(c.blankArea())
	if !ok || plot.CurveArea().Empty() {
		return PanLimits{}, false
	}
	x, y := plot.Axes()
	v := c.view
	if !c.viewChosen {
		low, high := y.Min, y.Max
		if y.Log = y.Log && c.log; y.Log { // a view by hand is linear unless a log scale is asked for
			low, high = math.Log10(low), math.Log10(high)
		}
		v = session.ViewRange{X: inset(x.Min, x.Max), Y: inset(low, high)}
	}
	s := panLimits(v, x, y)
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
