package pane

import (
	"fmt"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// costCurves is J against k: the present run, and the ghosts from where they left
// it.
type costCurves struct {
	curvesKey
	runSet
}

// curvesKey is all of it that == compares.
type curvesKey struct {
	DrawOptions
	size       Size
	small      bool              // in the left column
	k          int               // the cursor
	now        float64           // J there
	log        bool              // J on a logarithmic scale
	view       session.ViewRange // the part in view, where it was chosen by hand
	viewChosen bool              // it was
	note       string            // in the heading
	cost       number.Format

	evaluatedKey
}

var _ = Register("cost", Cost)

// Cost builds the cost curve at full size: the present run, its α changes, and
// the ghosts, each with its α at its end.
func Cost(st session.State, d Presentation, size Size) Content {
	return newCost(paneStateOf(st, d.DrawOptions), size)
}

func newCost(st paneState, size Size) costCurves {
	c := newCurves(st, size)
	w, moved := st.View.Views[session.Panes()[costPaneIndex]]
	c.view, c.viewChosen = w, moved
	return c
}

// newSmallCost builds the cost curve in the left column.
func newSmallCost(st paneState, size Size) costCurves {
	c := newCurves(st, size)
	c.small = true
	parts := ""
	if !c.concealed {
		parts = c.partsNote()
	}
	switch _, word := trendWarning(st); {
	case parts != "":
		c.note = parts
	case word != "":
		c.note = word
	case !st.Compact:
		c.note = "against k"
	}
	return c
}

func newCurves(st paneState, size Size) costCurves {
	at := st.Run.Snapshot
	c := costCurves{curvesKey{DrawOptions: st.DrawOptions, size: size, k: at.Iter, now: at.Cost, log: st.View.LogJ, cost: st.formatter().costFormat(), evaluatedKey: newEvaluatedKey(st)}, st.runSet}
	if c.tested {
		c.now = c.unpenalisedCost
	}
	c.Present.Evaluations = evaluatedUpTo(st.State, c.Present.Evaluations)
	return c
}

// Equal implements Content.
func (c costCurves) Equal(o Content) bool {
	other, ok := o.(costCurves)
	same := ok && c.same(other.evaluatedKey) && c.sameRuns(other.runSet) && c.sameEvaluations(other.runSet)
	c.test, other.test = 0, 0
	return same && c.curvesKey == other.curvesKey
}

// Text implements Content.
func (c costCurves) Text() []string {
	return runTable{runTableKey{DrawOptions: c.DrawOptions, k: c.k, cost: c.cost}, c.runSet}.Text()
}

// Hit implements Content: a cell of the curve is an iteration.
func (c costCurves) Hit(x, y int) session.Intent {
	plot, ok := c.plot(c.blankArea())
	if at := c.chartArea(); !ok || !plot.CurveArea().Contains(x-at.X, y-at.Y) {
		return nil
	}
	return session.Goto{K: max(0, min(plot.IterAt(x), c.Present.HeadK()))}
}

// Draw implements Content.
func (c costCurves) Draw(a chart.Area) {
	if c.small {
		c.drawSmall(a)
		return
	}
	c.legend(a)
	in := a.Sub(c.chartArea())
	plot, ok := c.plot(in)
	if !ok {
		return
	}
	for _, change := range c.changes() {
		plot.Vertical(float64(change.k), c.Theme.Axis)
	}
	c.drawCurves(plot, chart.Stroke{Thick: true, Fat: c.Projector})
	c.markChanges(plot)
	p := c.Present
	k, j := c.tip(p)
	plot.Point(k, j, c.presentLine(c.runSet))
	for _, g := range c.Ghosts {
		style, _ := c.ghostLine(c.runSet, g)
		k, j := c.tip(g)
		plot.Point(k, j, style)
	}
	c.drawTest(plot, c.Projector)
	c.markNow(plot)
	c.labelCompared(in, plot)
	if !c.comparing() {
		labelEnd(in, plot, k, j, c.name(p), c.Theme.Forward)
	}
	c.labelGhosts(in, plot)
	c.labelChanges(in, plot)
	plot.DrawBreak(c.Theme.Rule, c.Theme.Bright)
	c.drawEarly(in, plot)
	c.drawAccuracy(a, plot)
}

func (c costCurves) drawSmall(a chart.Area) {
	if !c.Projector { // there it has a name beside the others
		c.heading(a, 0, c.title(), c.note)
	}
	in := a.Sub(c.chartArea())
	plot, ok := c.plot(in)
	if !ok {
		return
	}
	c.drawCurves(plot, chart.Stroke{Fat: c.Projector})
	c.drawTest(plot, c.Projector)
	c.markChanges(plot)
	c.markNow(plot)
	if c.Projector {
		c.labelCompared(in, plot)
		c.labelGhosts(in, plot)
	}
	plot.DrawBreak(c.Theme.Rule, c.Theme.Bright)
	c.labelTest(in, plot)
}

// markNow draws where the cursor is.
func (c costCurves) markNow(plot chart.Plot) {
	if c.Projector {
		plot.WidePoint(float64(c.k), c.shownCost(), c.Theme.Now)
		return
	}
	plot.Point(float64(c.k), c.shownCost(), c.Theme.Now)
}

// labelGhosts writes at the ends of runs that are not compared what they are.
func (c costCurves) labelGhosts(a chart.Area, plot chart.Plot) {
	for i := len(c.Ghosts) - 1; i >= 0; i-- {
		if !c.Ghosts[i].Compared {
			k, j := c.tip(c.Ghosts[i])
			labelEnd(a, plot, k, j, c.name(c.Ghosts[i]), c.Theme.Ghost)
		}
	}
}

// chartArea is where the chart stands: below the legend and a blank row, in the
// left column below the title. On a projector that stands above it, beside others.
func (c costCurves) chartArea() layout.Rect {
	top := 2
	switch {
	case c.small && c.Projector:
		top = 0
	case c.small:
		top = 1
	}
	return layout.Rect{Y: top, W: c.size.W, H: c.size.H - top - c.accuracyRows()}
}

// blankArea is a blank area to lay out a chart in.
func (c costCurves) blankArea() chart.Area {
	at := c.chartArea()
	return c.scratchArea(at.W, at.H)
}

// logScaled reports whether J stands on a logarithmic scale: it was asked for, or the
// runs leap.
func (c costCurves) logScaled() bool { return c.log || !c.viewChosen && c.scale().logScaled }

func (c costCurves) title() string {
	if c.logScaled() {
		return "Cost J, log scale"
	}
	return "Cost J"
}

// endLabel is room for "α 0.03" at the end of a curve.
const endLabel = 10

// leader is how many cells a line from the end of a curve to its label takes.
const leader = 4

// labelRoom is how many cells right of the curves stay free for labels.
func (c costCurves) labelRoom() int {
	switch {
	case c.small && (!c.Projector || len(c.Ghosts) == 0):
		return 0
	case c.comparing():
		return endLabel + leader
	}
	return endLabel
}

// nowSign is the mark of now on a curve, as Plot.Point draws it.
func (l DrawOptions) nowSign() string {
	if l.Plain {
		return "●"
	}
	return "▀"
}

// plot makes the axes for everything that is drawn on them: the largest
// and the smallest J of all runs, and the longest run. Room cells at the right
// stay free for labels.
func (c costCurves) plot(a chart.Area) (chart.Plot, bool) {
	w, h := a.Size()
	room := c.labelRoom()
	if w < 20 || h < 5 {
		return chart.Plot{}, false
	}
	if c.viewChosen {
		return c.zoomedPlot(a), true
	}
	scale := c.scale()
	yAxis := c.alignedWithAccuracy(scale.axis(h - 1))
	xAxis := chart.IterAxis(scale.last, chart.PlotColumns(w, yAxis)-room)
	return chart.NewPlot(a, xAxis, yAxis, c.Theme.Axis, c.axisStyle(), c.Plain), true
}

// hyperChange is a place on the present run where α or λ became another.
type hyperChange struct {
	k        int
	cost     float64 // J there; of its block, where it was let go
	old, now trainer.Hyper
}

// String says what changed: α 0.3 → 1.
func (h hyperChange) String() string {
	var said []string
	if h.old.Alpha != h.now.Alpha {
		said = append(said, "α "+number.Shortest(h.old.Alpha)+" → "+number.Shortest(h.now.Alpha))
	}
	if h.old.Lambda != h.now.Lambda {
		said = append(said, "λ "+number.Shortest(h.old.Lambda)+" → "+number.Shortest(h.now.Lambda))
	}
	return strings.Join(said, ", ")
}

func (c costCurves) changes() []hyperChange {
	var changes []hyperChange
	for i, change := range c.Present.Changes {
		if i > 0 && change.K < c.Present.Costs.Len() {
			changes = append(changes, hyperChange{change.K, c.costAt(c.Present, change.K), c.Present.Changes[i-1].Hyper, change.Hyper})
		}
	}
	return changes
}

// markChanges puts a diamond on the curve where α or λ changed.
func (c costCurves) markChanges(plot chart.Plot) {
	for _, change := range c.changes() {
		plot.Mark(float64(change.k), change.cost, '◆', c.Theme.Bright)
	}
}

// labelChanges says where α or λ changed, beside the dotted columns, where nothing
// else stands.
func (c costCurves) labelChanges(a chart.Area, plot chart.Plot) {
	inner := plot.CurveArea()
	for _, change := range c.changes() {
		text := fmt.Sprintf("%v at k %d", change, change.k)
		x, _, ok := plot.Cell(float64(change.k), change.cost)
		width := a.Width(text) + 2
		for i := 0; ok && i < 2*inner.H/3; i++ {
			y, left := inner.Y+2+i/2, []int{x + 1, x - width}[i%2]
			if a.Free(left, y, width) {
				a.Text(left+1, y, text, c.Theme.Bright)
				break
			}
		}
	}
}
