package pane

import (
	"math"
	"strconv"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
)

// shownEntries picks the entries of (w₁ … wₙ, b) that fit into rows rows: the
// pair of features of the data pane first, then the others, b always last.
func shownEntries(pair [2]int, n, rows int) []int {
	if rows > n {
		rows = n + 1
	}
	var shown []int
	chosen := func(j int) bool { return j == pair[0] || j == pair[1] }
	others := rows - 1
	for j := range n {
		if chosen(j) {
			others--
		}
	}
	for j := range n {
		if chosen(j) && len(shown) < rows-1 || !chosen(j) && others > 0 {
			if !chosen(j) {
				others--
			}
			shown = append(shown, j)
		}
	}
	return append(shown, n)
}

// parameterTable is the table of values and gradients at the cursor; where it is
// wide, also which way the next update moves each.
type parameterTable struct {
	snapshotPart
	concealedEntries
}

func newParameters(st paneState, d Presentation, size Size) Content {
	return parameterTable{newSnapshotPart(st.State, d, size), concealedEntriesOf(st.State)}
}

// Equal implements Content.
func (c parameterTable) Equal(o Content) bool {
	other, ok := o.(parameterTable)
	return ok && c.same(other.snapshotPart) && c.equal(other.concealedEntries)
}

// Hit implements Content.
func (c parameterTable) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c parameterTable) Draw(a chart.Area) {
	w, h := a.Size()
	y := 0
	n := len(c.at.Params.W)
	head := 1
	if !c.Compact {
		head = 2
	}
	shown := c.shownEntries(h - head)
	if !c.Compact {
		c.heading(a, 0, "Parameters", c.tableNote(n+1-len(shown)))
		y++
	}
	p, value, gradient := c.columns(a, shown, w)
	if c.Compact {
		a.Text(0, y, moreHidden(a, n+1-len(shown), p.value-len("   value")), c.Theme.Muted)
	}
	a.TextRight(p.value, y, "value", c.Theme.Muted)
	a.TextRight(p.gradient, y, "gradient", c.Theme.Muted)
	if p.moves > 0 {
		a.Text(p.moves, y, "moves", c.Theme.Muted)
	}
	values, gradients := entries(c.at.Params), entries(c.at.Grad)
	raw, unscaled := c.unscaled(shown, value.Digits)
	if p.raw > 0 {
		a.TextRight(p.raw, y, "unscaled", c.Theme.Muted)
	}
	for _, j := range shown {
		y++
		a.Text(0, y, parameter(j, n), c.Theme.Bright)
		a.Text(p.term, y, termOf(c.data.Set, j), c.Theme.Text)
		a.TextRight(p.value, y, value.Text(values[j]), c.Theme.Bright)
		if p.gradientName > 0 {
			a.Text(p.gradientName, y, "d"+parameter(j, n), c.Theme.Gradient)
		}
		if c.gradient {
			a.TextRight(p.gradient, y, hiddenNumber, c.Theme.Muted)
		} else {
			a.TextRight(p.gradient, y, gradient.Text(gradients[j]), c.Theme.Gradient)
		}
		if p.moves > 0 && !c.gradient {
			a.Text(p.moves, y, c.directionText(gradients[j]), c.Theme.Text)
		}
		if p.raw > 0 {
			a.TextRight(p.raw, y, unscaled.Text(raw[j]), c.Theme.Text)
		}
	}
}

// directionText says which way a parameter moves: none where the run is over.
func (c snapshotPart) directionText(gradient float64) string {
	if c.at.Status == trainer.Diverged {
		return "–"
	}
	return direction(gradient)
}

// unscaled are the parameters of the same model in original units, and their column.
func (c parameterTable) unscaled(shown []int, digits int) ([]float64, number.Format) {
	w, b := c.data.Set.Scaling.UnscaleParams(c.at.Params.W, c.at.Params.B)
	all := entries(trainer.Params{W: w, B: b})
	some := make([]float64, 0, len(shown))
	for _, j := range shown {
		some = append(some, all[j])
	}
	format := number.NewFormat(digits, some)
	format.PerNumber = number.WideRange(some, nil)
	return all, format
}

// tableNote says how many have no row, and of polynomial features what decides.
func (c parameterTable) tableNote(hidden int) string {
	switch {
	case c.data.Set.Degree > 1 && hidden > 0:
		return strconv.Itoa(len(c.at.Params.W)) + " weights, the largest"
	case c.data.Set.Degree > 1:
		return "by size"
	case hidden > 0:
		return strconv.Itoa(hidden) + " more not shown"
	}
	return ""
}

// moreHidden counts, in that many columns, the parameters that have no row.
func moreHidden(a chart.Area, hidden, room int) string {
	if hidden == 0 {
		return ""
	}
	count := strconv.Itoa(hidden)
	return firstFitting(a.Width, room, count+" more", "+"+count, "…")
}

// nameWidth is the width of the longest shown name, at least that of "w₁".
func nameWidth(a chart.Area, shown []int, n int) int {
	width := 2
	for _, j := range shown {
		width = max(width, a.Width(parameter(j, n)))
	}
	return width
}

// direction says which way a parameter moves: against its gradient.
func direction(gradient float64) string {
	switch {
	case gradient < 0:
		return "↑ up"
	case gradient > 0:
		return "↓ down"
	case math.IsNaN(gradient):
		return "?"
	}
	return "still"
}
