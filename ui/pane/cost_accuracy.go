package pane

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// The accuracy below J: a line of words, a chart of a quarter of the pane, and a blank row.
const (
	minAccuracyRows        = 6
	minPaneRowsForAccuracy = 14 // rows of a pane that has room for both
)

// accuracyRows is how many rows of the pane the accuracy takes.
func (c costCurves) accuracyRows() int {
	if c.small || !c.extendedModel || c.size.H < minPaneRowsForAccuracy {
		return 0
	}
	return max(minAccuracyRows, c.size.H/4)
}

// accuracyAxis is the axis of per cents: from below the lowest accuracy of the present
// run to 100.
func (c costCurves) accuracyAxis() chart.Axis {
	low := 100.0
	for _, p := range c.Present.Evaluations {
		for _, of := range c.accuracies() {
			if v := of(p); v < low { // NaN is not
				low = v
			}
		}
	}
	const least = 10 // per cent, so that one row right or wrong is no cliff
	return chart.RoundAxis(min(low, 100-least), 100, c.accuracyRows()-3, 2)
}

// accuracies are the curves: of the rows to train on, and where there are any of those
// kept for testing.
func (c costCurves) accuracies() []func(session.Evaluation) float64 {
	all := []func(session.Evaluation) float64{percentOf(trainCounts)}
	if c.tested {
		all = append(all, percentOf(testCounts))
	}
	return all
}

// alignedWithAccuracy is the axis of J with labels as wide as those of the accuracy
// below, so that one k stands below the other.
func (c costCurves) alignedWithAccuracy(y chart.Axis) chart.Axis {
	if c.accuracyRows() == 0 {
		return y
	}
	return widened(y, labelWidth(c.accuracyAxis()))
}

func labelWidth(x chart.Axis) (width int) {
	for _, t := range x.Ticks {
		width = max(width, utf8.RuneCountInString(t.Label))
	}
	return width
}

// widened is an axis whose labels are at least so wide.
func widened(x chart.Axis, width int) chart.Axis {
	if missing := width - labelWidth(x); missing > 0 && len(x.Ticks) > 0 {
		x.Ticks[0].Label = strings.Repeat(" ", width-utf8.RuneCountInString(x.Ticks[0].Label)) + x.Ticks[0].Label
	}
	return x
}

// drawAccuracy draws the share of rows that is predicted right, below the plot of J and
// along the same k.
func (c costCurves) drawAccuracy(a chart.Area, above chart.Plot) {
	rows := c.accuracyRows()
	if rows == 0 || above.CurveArea().Empty() {
		return
	}
	top := c.size.H - rows + 1
	c.accuracyLegend(a, top)
	in := a.Sub(layout.Rect{Y: top + 1, W: c.size.W, H: rows - 2})
	x, y := above.Axes()
	plot := chart.NewPlot(in, x, widened(c.accuracyAxis(), labelWidth(y)), c.Theme.Axis, c.Theme.Muted, c.Plain)
	if c.viewChosen {
		plot = plot.Zoomed()
	}
	draw := func(r Run, of func(session.Evaluation) float64, st theme.Style, stroke chart.Stroke, ascii rune) {
		s := evaluatedSeries{r.Evaluations, of}
		plot.Curve(chart.Curve{Costs: s, To: s.end(), Style: st, Stroke: stroke, ASCII: ascii})
	}
	for _, g := range c.Ghosts {
		st, dash := c.ghostLine(c.runSet, g)
		draw(g, percentOf(trainCounts), st, chart.Stroke{Dash: dash}, 0)
	}
	draw(c.Present, percentOf(trainCounts), c.presentLine(c.runSet), chart.Stroke{Thick: true}, 0)
	if c.tested {
		draw(c.Present, percentOf(testCounts), theme.Style{FG: c.Theme.Bright.FG}, testStroke(false), ',')
	}
	for _, of := range []trainer.Counts{c.counts, c.testCounts} {
		if of != (trainer.Counts{}) && of.Ties == 0 {
			plot.Point(float64(c.k), 100*of.Accuracy(), c.Theme.Now)
		}
	}
}

// accuracyLegend says what is drawn, and what it is at the cursor.
func (c costCurves) accuracyLegend(a chart.Area, y int) {
	w, _ := a.Size()
	for _, long := range []bool{true, false} {
		title := []span{{"Accuracy", c.Theme.Forward.WithBold()}, {" %", c.Theme.Text}}
		if long {
			title[1].text = " %, 1 where a > " + number.Shortest(c.threshold)
		}
		for _, counted := range []bool{true, false} {
			spans := c.accuracySpans(counted)
			if from := w - lineWidth(a, spans...); from > lineWidth(a, title...)+1 {
				drawSpans(a, 0, y, title...)
				drawSpans(a, from, y, spans...)
				return
			}
		}
	}
	drawSpans(a, 0, y, span{"Accuracy", c.Theme.Forward.WithBold()})
}

// accuracySpans are the curves with what they are at the cursor, with how many of how many
// or without.
func (c costCurves) accuracySpans(counted bool) []span {
	if c.counts == (trainer.Counts{}) {
		return nil
	}
	said := func(of trainer.Counts) string {
		if of.Ties > 0 { // those are neither right nor wrong
			return fmt.Sprintf("%d undecided", of.Ties)
		}
		percent := number.Significant(math.Round(1000*of.Accuracy())/10, 4)
		if !counted {
			return percent
		}
		return fmt.Sprintf("%d of %d, %s %%", of.TP+of.TN, of.TP+of.TN+of.FP+of.FN, percent)
	}
	train := span{c.curveSign(false), c.presentLine(c.runSet)}
	if !c.tested {
		return []span{train, {" " + said(c.counts), c.Theme.Text}}
	}
	return []span{
		train, {" train " + said(c.counts), c.Theme.Text},
		{"   " + c.curveSign(true), theme.Style{FG: c.Theme.Bright.FG}}, {" test " + said(c.testCounts), c.Theme.Text},
	}
}
