package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
)

// The box of the first steps, and when it is shown: J rose so often, and the last time in
// such a share of the axis.
const (
	earlyWidth, earlyHeight = 35, 16
	earlySteps              = 30
	earlyRises              = 5
	earlyShare              = 10
)

// drawEarly draws the first steps of the run once more, larger, where they are too close
// to be told apart: in a box at the top right, where nothing else stands.
func (c costCurves) drawEarly(a chart.Area, plot chart.Plot) {
	trend, known := c.Present.Costs.Trend(c.Present.HeadK())
	across, _ := plot.Axes()
	first, finite := c.Present.Costs.RangeOver(0, earlySteps+1)
	switch {
	case c.viewChosen || c.tested || len(c.Ghosts) > 0 || !known || !finite:
		return
	case trend.Rises < earlyRises || float64(trend.LastRise*earlyShare) > across.Max:
		return
	}
	in := plot.CurveArea()
	w, _ := a.Size()
	box := layout.Rect{X: w - earlyWidth, Y: in.Y, W: earlyWidth, H: earlyHeight}
	if box.X <= in.X || box.H >= in.H {
		return
	}
	for y := range box.H {
		if !a.Free(box.X-1, box.Y+y, box.W+1) {
			return
		}
	}
	b := a.Sub(box)
	drawOutline(b, c.Theme.Axis)
	b.Text(2, 0, " the first 30 steps, larger ", c.Theme.Text)
	within := layout.Rect{X: 1, Y: 1, W: box.W - 2, H: box.H - 2}
	c.small, c.viewChosen, c.size = true, true, Size{within.W, within.H}
	pad := (first.High - first.Low) / 20
	c.view = session.ViewRange{X: [2]float64{0, earlySteps}, Y: [2]float64{first.Low - pad, first.High + pad}}
	if early, ok := c.plot(b.Sub(within)); ok {
		c.drawCurves(early, chart.Stroke{})
		if c.k <= earlySteps {
			c.markNow(early)
		}
	}
}
