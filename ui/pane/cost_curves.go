package pane

import (
	"math"

	"descent/ui/chart"
	"descent/ui/timeline"
)

// drawCurves draws ghosts from where they left the present run, then what the
// present run has still to come, then what it has walked, so that the present
// lies on top. Where the present run leaps, what is above its start is a warning.
func (c costCurves) drawCurves(plot chart.Plot, stroke chart.Stroke) {
	scale := c.scale()
	_, y := plot.Axes()
	_, broken := y.Break()
	warns := (scale.leapt || c.Present.endsAtInfinity()) && !broken && !c.viewChosen && scale.start <= math.MaxFloat64
	if warns {
		plot.TintAbove(scale.start, c.Theme.WarnZone)
		plot.DrawLevel(scale.start, c.Theme.Forward)
	}
	costs := func(r Run) chart.Series { return c.drawnSeries(r, broken, aboveStart*scale.start) }
	for _, g := range c.Ghosts {
		style, dash := c.ghostLine(c.runSet, g)
		plot.Curve(chart.Curve{Costs: costs(g), From: g.SharedUntil, To: c.endOf(g), Style: style, Stroke: chart.Stroke{Dash: dash, Thick: c.Projector}, SegmentStyle: c.Theme.Rule})
	}
	p, k, end := c.Present, c.k, c.endOf(c.Present)
	if k+1 < end {
		plot.Curve(chart.Curve{Costs: costs(p), From: k, To: end, Style: c.Theme.Axis, Stroke: stroke, SegmentStyle: c.Theme.Rule})
	}
	walked := chart.Curve{Costs: costs(p), To: min(k+1, end), Style: c.presentLine(c.runSet), Stroke: stroke, SegmentStyle: c.Theme.Axis}
	if warns {
		walked.Threshold = &chart.Threshold{Above: scale.start, Style: c.Theme.Warning}
	}
	plot.Curve(walked)
	if scale.endsAtInfinity && !c.viewChosen {
		plot.DrawInfinity(c.Theme.Warning, c.Theme.Bright)
	}
	if warns {
		plot.DrawName(scale.start, "J at start", c.Theme.Forward)
	}
}

// drawnSeries is what is drawn of a run: on an axis that is broken at a J what leaps
// stands above it, and a run without an end goes on past its own.
func (c costCurves) drawnSeries(r Run, broken bool, at float64) chart.Series {
	s, whole := c.seriesOf(r).(series)
	switch {
	case !whole:
		return c.seriesOf(r)
	case broken && r.leaps():
		return aboveBreak{s, at}
	case r.endsAtInfinity() && !c.viewChosen:
		return infiniteEnd{s, r.HeadK()}
	}
	return s
}

// shownCost is J at the cursor as it stands on the curve: ∞ is above every number.
func (c costCurves) shownCost() float64 { return min(c.now, math.MaxFloat64) }

// series is the costs of a run as a chart asks for them.
type series struct{ costs timeline.Costs }

// Extremes implements chart.Series.
func (s series) Extremes(from, to int) (low, high chart.CostPoint, ok bool) {
	e, ok := s.costs.RangeOver(from, to)
	return chart.CostPoint{K: e.LowAt, J: e.Low}, chart.CostPoint{K: e.HighAt, J: e.High}, ok
}
