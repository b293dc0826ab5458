package pane

import (
	"math"
	"strconv"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// StepCurve is J along a step: at the parameters it began at, less s times their
// gradient, for s from 0 to a fifth more than α. It is read only once made.
type StepCurve struct {
	From    int       // the iteration that the step begins at
	Next    bool      // it is still to come
	Alpha   float64   // of the step
	Costs   []float64 // J at s = 1.2·α·i/(len−1)
	MinStep float64   // the s at which J is lowest, at most the last
	MinCost float64   // J there
	EndCost float64   // J at s = α
}

// The curve of a step goes a fifth beyond it and has this many points.
const (
	beyondStep  = 1.2
	curvePoints = 121
)

// StepOf is the step that a state is about: the last one or, where none led here,
// the next; false where it has no direction.
func StepOf(st session.State) (at trainer.Snapshot, alpha float64, next, ok bool) {
	w := st.Run
	at, alpha, next = w.Snapshot, w.Alpha, true
	if n := len(w.Recent); n > 1 && w.Recent[n-2].Iter == w.Snapshot.Iter-1 {
		at, alpha, next = w.Recent[n-2], w.Snapshot.IncomingAlpha, false
	}
	return at, alpha, next, at.Params.Finite() && at.Grad.Finite() && alpha > 0
}

// NewStepCurve computes J along a step: some hundred passes over the examples, off
// the event loop.
func NewStepCurve(p trainer.Problem, at trainer.Snapshot, alpha float64, next bool) *StepCurve {
	ray := trainer.NewRay(p, at)
	c := &StepCurve{From: at.Iter, Next: next, Alpha: alpha, Costs: make([]float64, curvePoints), EndCost: ray.Cost(alpha)}
	for i := range c.Costs {
		c.Costs[i] = ray.Cost(c.stepAt(i))
	}
	c.MinStep = ray.ArgMin(beyondStep * alpha)
	c.MinCost = ray.Cost(c.MinStep)
	return c
}

// stepAt is the s of the i-th point.
func (c *StepCurve) stepAt(i int) float64 {
	return beyondStep * c.Alpha * float64(i) / float64(curvePoints-1)
}

// turns reports whether J falls and then rises along the step.
func (c *StepCurve) turns() bool {
	return c != nil && c.MinStep > 0 && c.MinStep < c.Alpha && c.MinCost < c.Costs[0]
}

// curve draws J along the step.
func (w Why) curve(a chart.Area) {
	l, c := w.state.DrawOptions, w.Curve
	width, h := a.Size()
	title, note := "J along this step", "downhill"
	if c == nil {
		l.heading(a, 0, title, "")
		a.Text(0, 2, "It is being computed.", l.Theme.Muted)
		return
	}
	if c.Next {
		title = "J along the next step"
	}
	l.heading(a, 0, title, l.fitting(width-len(title)-3, "from k "+strconv.Itoa(c.From)+", "+note, "from k "+strconv.Itoa(c.From)))
	low, high := c.span()
	if !(high > low) || h < 8 || width < 30 {
		a.Text(0, 2, "J is level along it.", l.Theme.Muted)
		return
	}
	w.plot(a.Sub(layout.Rect{Y: 1, W: width, H: h - 1}), low, high)
}

// span is the range of J that the picture shows: what is not finite is beyond it.
func (c *StepCurve) span() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, j := range c.Costs {
		if !math.IsNaN(j) && !math.IsInf(j, 0) {
			low, high = min(low, j), max(high, j)
		}
	}
	low = min(low, c.MinCost)
	room := 0.05 * (high - low)
	return low - room, high + room
}

// stepPlot is the picture while it is drawn: its inner cells, and where J and s lie.
type stepPlot struct {
	area chart.Area
	x, y chart.Axis
}

// cell is where J = j at s stands.
func (p stepPlot) cell(s, j float64) (x, y int) {
	_, h := p.area.Size()
	at := h - 1 - int(math.Floor(p.y.Pos(j)))
	return int(math.Floor(p.x.Pos(s))), max(0, min(at, h-1))
}

// plot draws axes, the curve, and what stands on it.
func (w Why) plot(a chart.Area, low, high float64) {
	l, c := w.state.DrawOptions, w.Curve
	width, h := a.Size()
	y := chart.RoundAxis(low, high, h-3, 2)
	label := 4
	for _, t := range y.Ticks {
		label = max(label, a.Width(t.Label))
	}
	left := label + 2
	x := chart.RoundAxis(0, beyondStep*c.Alpha, width-left, 8)
	in := a.Sub(layout.Rect{X: left, W: width - left, H: h - 3})
	for row := range h - 3 {
		a.Text(label+1, row, "│", l.Theme.Axis)
	}
	for _, t := range y.Ticks {
		row := h - 4 - t.Cell
		a.TextRight(label, row, t.Label, l.Theme.Muted)
		a.Text(label+1, row, "┤", l.Theme.Axis)
	}
	a.Text(label+1, h-3, "└", l.Theme.Axis)
	a.Fill(layout.Rect{X: left, Y: h - 3, W: width - left, H: 1}, '─', l.Theme.Axis)
	for _, t := range x.Ticks {
		a.Text(left+t.Cell, h-3, "┬", l.Theme.Axis)
		a.Text(left+t.Cell-a.Width(t.Label)/2, h-2, t.Label, l.Theme.Muted)
	}
	a.TextRight(width, h-1, "α of the step →", l.Theme.Muted)
	p := stepPlot{in, x, y}
	w.lines(p)
	w.marks(p)
}

// lines draws the level that the step began at, the bound, and J.
func (w Why) lines(p stepPlot) {
	l, c := w.state.DrawOptions, w.Curve
	width, h := p.area.Size()
	start, bound := chart.NewDots(width, h, l.Plain), w.state.Run.Bound
	dot := func(s, j float64) chart.Dot {
		return chart.Dot{X: 2 * p.x.Pos(s), Y: 4 * (float64(h) - p.y.Pos(j))}
	}
	start.Polyline([]chart.Dot{dot(0, c.Costs[0]), dot(beyondStep*c.Alpha, c.Costs[0])}, chart.Stroke{Dash: chart.Dash{2, 4}})
	start.Draw(p.area, l.Theme.Axis)
	if bound <= beyondStep*c.Alpha && bound > 0 {
		wall := chart.NewDots(width, h, l.Plain)
		wall.Polyline([]chart.Dot{dot(bound, p.y.Min), dot(bound, p.y.Max)}, chart.Stroke{Dash: chart.Dash{2, 4}})
		wall.Draw(p.area, l.Theme.Warning)
	}
	curve, points := chart.NewDots(width, h, l.Plain), make([]chart.Dot, 0, len(c.Costs))
	for i, j := range c.Costs {
		points = append(points, dot(c.stepAt(i), j))
	}
	curve.Polyline(points, chart.Stroke{Thick: true})
	curve.Draw(p.area, l.Theme.Forward)
}

// marks names where the step began, where it landed, and the lowest point.
func (w Why) marks(p stepPlot) {
	l, c := w.state.DrawOptions, w.Curve
	width, h := p.area.Size()
	name := func(x, y int, text string, st span) {
		wide := p.area.Width(text)
		p.area.Text(max(0, min(x, width-wide)), max(0, min(y, h-1)), text, st.style)
	}
	x, y := p.cell(0, c.Costs[0])
	p.area.Text(x, y, "○", l.Theme.Bright)
	name(x+2, y-1, "k "+strconv.Itoa(c.From), span{style: l.Theme.Bright})
	if c.turns() {
		x, y = p.cell(c.MinStep, c.MinCost)
		p.area.Text(x, y, "◆", l.Theme.Bright)
		for i, text := range []string{"lowest: α " + rounded(c.MinStep, 2), "J " + rounded(c.MinCost, 3)} {
			name(x-p.area.Width(text)/2, y-4+i, text, span{style: [...]theme.Style{l.Theme.Text, l.Theme.Forward}[i]})
		}
	}
	if x, y = p.cell(c.Alpha, c.EndCost); !math.IsNaN(c.EndCost) {
		half := "▄" // whichever half of the cell holds J
		if pos := p.y.Pos(c.EndCost); pos-math.Floor(pos) >= 0.5 {
			half = "▀"
		}
		p.area.Text(x, y, l.glyph(half, "o"), l.Theme.Now)
		text := "k " + strconv.Itoa(c.From+1)
		name(x-p.area.Width(text)-1, y, text, span{style: l.Theme.Now})
	}
	if bound := w.state.Run.Bound; bound > 0 && bound <= beyondStep*c.Alpha {
		x, _ = p.cell(bound, c.Costs[0])
		name(x-p.area.Width("bound")-1, 0, "bound", span{style: l.Theme.Warning})
	}
}
