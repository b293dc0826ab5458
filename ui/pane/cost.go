package pane

import (
	"fmt"
	"math"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// SmallCost is the cost curve in the left column.
func SmallCost(f Frame, a chart.Area) {
	if !f.Projector {
		note := "against k"
		if f.Compact {
			note = ""
		}
		if _, word := verdict(f); word != "" {
			note = word
		}
		f.heading(a, 0, costTitle(f), note)
	}
	in := smallCostArea(f, a)
	plot, ok := costPlot(f, in, 0)
	if !ok {
		return
	}
	drawCurves(f, plot, chart.Stroke{Thick: f.Projector})
	markChanges(f, plot)
	plot.Mark(float64(f.At.Iter), f.At.Cost, '●', f.Theme.Now)
	if w, _ := in.Size(); f.Projector && in.Free(w-9-in.Width(costTitle(f)), 0, in.Width(costTitle(f))) {
		in.TextRight(w-9, 0, costTitle(f), f.Theme.Bright)
	}
}

// smallCostArea leaves room for the title; on a projector it stands where the
// curve leaves room.
func smallCostArea(f Frame, a chart.Area) chart.Area {
	if f.Projector {
		return a
	}
	w, h := a.Size()
	return a.Sub(layout.Rect{Y: 1, W: w, H: h - 1})
}

func costTitle(f Frame) string {
	if f.LogCost {
		return "Cost J, log scale"
	}
	return "Cost J"
}

// endLabel is room for "α 0.03" at the end of a curve.
const endLabel = 10

// Cost is the cost curve at full size: the present run, its α changes, and the
// ghosts, each with its α at its end.
func Cost(f Frame, a chart.Area) {
	costLegend(f, a)
	in := costArea(a)
	plot, ok := costPlot(f, in, endLabel)
	if !ok {
		return
	}
	for _, c := range alphaChanges(f) {
		plot.Vertical(float64(c.k), f.Theme.Axis)
	}
	drawCurves(f, plot, chart.Stroke{Thick: true})
	markChanges(f, plot)
	p := f.Present
	plot.Mark(float64(p.To()), p.last(), '●', f.Theme.Forward)
	for _, g := range f.Ghosts {
		plot.Mark(float64(g.To()), g.last(), '○', f.Theme.Ghost)
	}
	plot.Mark(float64(f.At.Iter), f.At.Cost, '●', f.Theme.Now)
	labelCompared(f, in, plot)
	if !f.comparing() {
		labelEnd(in, plot, p, f.Theme.Forward)
	}
	for i := len(f.Ghosts) - 1; i >= 0; i-- {
		if !f.Ghosts[i].Along {
			labelEnd(in, plot, f.Ghosts[i], f.Theme.Ghost)
		}
	}
	labelChanges(f, in, plot)
}

// labelEnd writes α and J beside the end of a run, in the nearest place where
// nothing stands; where there is none, the list of runs has them too.
func labelEnd(a chart.Area, plot chart.Plot, r Run, st theme.Style) {
	j := r.last()
	x, y, ok := plot.Cell(float64(r.To()), j)
	if !ok {
		return
	}
	alpha, cost := "α "+number.Shortest(r.Alpha), number.Rounded(j, 4)
	width := max(a.Width(alpha), a.Width(cost)) + 2
	inner := plot.Inner()
	for _, dy := range []int{0, 2, -2, 4, -4, 6, -6, 8, -8, 10, -10} {
		top := y + dy
		if top < 0 || top+1 >= inner.Y+inner.H {
			continue
		}
		for _, left := range []int{x + 1, x - width} {
			if a.Free(left, top, width) && a.Free(left, top+1, width) {
				a.Text(left+1, top, alpha, st)
				a.Text(left+1, top+1, cost, st)
				return
			}
		}
	}
}

// costArea leaves the legend and a blank row above the chart.
func costArea(a chart.Area) chart.Area {
	w, h := a.Size()
	return a.Sub(layout.Rect{Y: 2, W: w, H: h - 2})
}

func costLegend(f Frame, a chart.Area) {
	w, _ := a.Size()
	scale := " against k"
	if f.LogCost {
		scale = " against k, log scale"
	}
	left := line(a, 0, 0, span{"J", f.Theme.Forward.Strong()}, span{scale, f.Theme.Text})
	spans := []span{{"●", f.Theme.Now}, {" now", f.Theme.Text}, {"   ━━", f.Theme.Forward}, {" this run", f.Theme.Text}}
	if len(f.Ghosts) > 0 {
		spans = append(spans, span{"   ╌╌", f.Theme.Ghost}, span{" ghost", f.Theme.Text})
	}
	if x := w - lineWidth(a, spans...); x > left+1 {
		line(a, x, 0, spans...)
	}
}

// costPlot makes the axes for everything that is drawn on them: the largest
// and the smallest J of all runs, and the longest run. Room cells at the right
// stay free for labels.
func costPlot(f Frame, a chart.Area, room int) (chart.Plot, bool) {
	w, h := a.Size()
	if w < 20 || h < 5 {
		return chart.Plot{}, false
	}
	if v, chosen := f.Views[costName]; chosen && room == endLabel {
		return costPart(f, a, v, room), true
	}
	top, low, last := math.Inf(-1), math.Inf(1), 1
	for _, r := range append([]Run{f.Present}, f.Ghosts...) {
		if e, ok := r.Costs.Over(0, r.Costs.Len()); ok {
			top, low = max(top, e.High), min(low, e.Positive)
		}
		last = max(last, r.To())
	}
	if math.IsInf(top, 0) {
		top = 1
	}
	if math.IsInf(low, 0) {
		low = top / 10
	}
	yAxis := chart.CostAxis(top, h-1, f.LogCost, low)
	xAxis := chart.IterAxis(last, chart.PlotColumns(w, yAxis)-room)
	return chart.NewPlot(a, xAxis, yAxis, f.Theme.Axis, f.Theme.Muted, f.Plain), true
}

// drawCurves draws ghosts from where they left the present run, then what the
// present run has still to come, then what it has walked, so that the present
// lies on top.
func drawCurves(f Frame, plot chart.Plot, stroke chart.Stroke) {
	for _, g := range f.Ghosts {
		plot.Curve(chart.Curve{Costs: series{g.Costs}, From: g.Shared, To: g.Costs.Len(), Style: f.Theme.Ghost, Stroke: chart.Stroke{Dashed: true, Thick: f.Projector}})
	}
	costs, k := f.Present.Costs, f.At.Iter
	if k+1 < costs.Len() {
		plot.Curve(chart.Curve{Costs: series{costs}, From: k, To: costs.Len(), Style: f.Theme.Axis, Stroke: stroke})
	}
	plot.Curve(chart.Curve{Costs: series{costs}, To: min(k+1, costs.Len()), Style: f.Theme.Forward, Stroke: stroke})
}

// series is the costs of a run as a chart asks for them.
type series struct{ costs timeline.Costs }

// Extremes implements chart.Series.
func (s series) Extremes(from, to int) (low, high chart.Sample, ok bool) {
	e, ok := s.costs.Over(from, to)
	return chart.Sample{K: e.LowAt, J: e.Low}, chart.Sample{K: e.HighAt, J: e.High}, ok
}

// alphaChange is a place on the present run where α became another.
type alphaChange struct {
	k        int
	cost     float64 // J there; of its block, where it was let go
	old, now float64
}

func alphaChanges(f Frame) []alphaChange {
	var changes []alphaChange
	for i, c := range f.Present.Changes {
		if e, _ := f.Present.Costs.Over(c.K, c.K+1); i > 0 && c.K < f.Present.Costs.Len() {
			changes = append(changes, alphaChange{c.K, e.Low, f.Present.Changes[i-1].Alpha, c.Alpha})
		}
	}
	return changes
}

// markChanges puts a diamond on the curve where α changed.
func markChanges(f Frame, plot chart.Plot) {
	for _, c := range alphaChanges(f) {
		plot.Mark(float64(c.k), c.cost, '◆', f.Theme.Bright)
	}
}

// labelChanges says where α changed, beside the dotted columns, where nothing
// else stands.
func labelChanges(f Frame, a chart.Area, plot chart.Plot) {
	inner := plot.Inner()
	for _, c := range alphaChanges(f) {
		text := fmt.Sprintf("α %s → %s at k %d", number.Shortest(c.old), number.Shortest(c.now), c.k)
		x, _, ok := plot.Cell(float64(c.k), c.cost)
		width := a.Width(text) + 2
		for i := 0; ok && i < 2*inner.H/3; i++ {
			y, left := inner.Y+2+i/2, []int{x + 1, x - width}[i%2]
			if a.Free(left, y, width) {
				a.Text(left+1, y, text, f.Theme.Bright)
				break
			}
		}
	}
}

// CostIterAt tells which iteration a cell of the Cost pane stands for.
func CostIterAt(f Frame, a chart.Area, x, y int) (int, bool) {
	return iterAt(f, costArea(a), endLabel, x, y-2)
}

// SmallCostIterAt is CostIterAt for the curve in the left column.
func SmallCostIterAt(f Frame, a chart.Area, x, y int) (int, bool) {
	if !f.Projector {
		y-- // the title
	}
	return iterAt(f, smallCostArea(f, a), 0, x, y)
}

func iterAt(f Frame, a chart.Area, room, x, y int) (int, bool) {
	plot, ok := costPlot(f, a, room)
	if !ok || !plot.Inner().Contains(x, y) {
		return 0, false
	}
	return max(0, min(plot.IterAt(x), f.Present.To())), true
}
