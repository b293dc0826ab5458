package pane

import (
	"cmp"
	"slices"

	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/theme"
)

// inFewDigits is J in four decimals, and in three digits where those would tell less:
// 0.4052, 0.000175.
func inFewDigits(j float64) string {
	const least, digits = 0.01, 3
	if 0 < j && j < least {
		return rounded(j, digits)
	}
	return number.Rounded(j, digits+1)
}

// labelEnd writes the name of a run and J beside the end of a run, in the nearest place where
// nothing stands; where there is none, the list of runs has them too.
func labelEnd(a chart.Area, plot chart.Plot, k, j float64, name string, st theme.Style) {
	x, y, ok := plot.Cell(k, j)
	if !ok {
		return
	}
	cost := inFewDigits(j)
	width := max(a.Width(name), a.Width(cost)) + 2
	inner := plot.CurveArea()
	for _, dy := range []int{0, 2, -2, 4, -4, 6, -6, 8, -8, 10, -10} {
		top := y + dy
		if top < 0 || top+1 >= inner.Y+inner.H {
			continue
		}
		for _, left := range []int{x + 1, x - width} {
			if a.Free(left, top, width) && a.Free(left, top+1, width) {
				a.Text(left+1, top, name, st)
				a.Text(left+1, top+1, cost, st)
				return
			}
		}
	}
}

// legend says what the curves are, and where there is a penalty what J is made of; where
// rows are kept for testing J of both kinds.
func (c costCurves) legend(a chart.Area) {
	w, _ := a.Size()
	spans := []span{{c.nowSign(), theme.Style{FG: c.Theme.Now.FG, Bold: true}}, {" now", c.Theme.Text}}
	const gap, digits = "   ", 4
	if train, test := c.testLegend(digits); c.tested {
		both := slices.Concat(train, []span{{gap, c.Theme.Text}}, test)
		if spans = slices.Concat(spans, []span{{gap, c.Theme.Text}}, both); lineWidth(a, spans...)+c.columns("J without λ")+2 > w {
			spans = both
		}
	} else {
		spans = append(spans, span{gap + "━━", c.presentLine(c.runSet)}, span{" this run", c.Theme.Text})
	}
	if slices.ContainsFunc(c.Ghosts, func(g Run) bool { return !g.Compared }) { // those that are compared have their names
		spans = append(spans, span{gap + "╌╌", c.Theme.Ghost}, span{" ghost", c.Theme.Text})
	}
	room := w - lineWidth(a, spans...) - 2
	left := drawSpans(a, 0, 0, span{"J", c.Theme.Forward.WithBold()}, span{c.scaleText(room - 1), c.Theme.Text})
	if x := w - lineWidth(a, spans...); x > left+1 {
		drawSpans(a, x, 0, spans...)
	}
}

// scaleText is what stands behind J in the legend, in so many columns where it can be.
func (c costCurves) scaleText(room int) string {
	scale := " against k"
	if c.logScaled() {
		scale = " against k, log scale"
	}
	switch parts := c.costParts(room-c.columns(" = "), "fit ", "penalty "); {
	case c.tested && c.lambda != 0:
		return c.fitting(room, " without the λ term"+scale, " without the λ term", " without λ")
	case c.tested || parts == "" || c.concealed:
		return scale
	default:
		return " = " + parts
	}
}

// partsNote is what the heading of the small curve says of a penalty: what it adds to J,
// or where rows are kept for testing that the curves are without it. Empty where there
// is none.
func (c costCurves) partsNote() string {
	room := c.size.W - c.columns(c.title()) - 3
	switch {
	case c.lambda == 0:
		return ""
	case !c.tested:
		return cmp.Or(c.costParts(room, "fit ", "penalty "), c.costParts(room, "fit ", "λ "), c.costParts(room, "", "λ "))
	}
	adds := number.Rounded(c.penalty, 4)
	return c.fitting(room, "without the λ term, which adds "+adds, "without λ, which adds "+adds, "without λ: + "+adds, "without λ")
}
