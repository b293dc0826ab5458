package pane

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// runTable lists the runs with their J at the cursor's iteration, where the cost
// curve itself is a main pane; below, how they compare, and the iterations
// around the cursor.
type runTable struct {
	runTableKey
	runSet
}

// runTableKey is all of it that == compares.
type runTableKey struct {
	DrawOptions
	k    int           // the cursor
	cost number.Format // of J
	note string        // beside the title of those that are compared: how to end that, or the mistake
}

// newRuns builds the list of the runs.
func newRuns(st paneState) runTable {
	note := "c ends it"
	if st.Practice != nil { // where it types
		note = ""
	}
	if m := st.Run.ActiveMistake(); m.ID != "" {
		note = m.ID
	}
	return runTable{runTableKey{DrawOptions: st.DrawOptions, k: st.Run.Snapshot.Iter, cost: st.formatter().costFormat(), note: note}, st.runSet}
}

// Equal implements Content.
func (c runTable) Equal(o Content) bool {
	other, ok := o.(runTable)
	return ok && c.runTableKey == other.runTableKey && c.sameRuns(other.runSet)
}

// Hit implements Content.
func (c runTable) Hit(int, int) session.Intent { return nil }

// Text implements Content: a line for each run, the present one last, and then
// how they compare.
func (c runTable) Text() []string {
	var said []string
	for _, r := range c.listed() {
		name := "this run"
		if r.ghost {
			name = "ghost"
		}
		if r.Compared {
			name = "steps along"
		}
		if r.MistakeID != "" {
			name = "the mistake " + r.MistakeID
		}
		text := fmt.Sprintf("%s: from k %d to k %d, α %s", name, r.From, r.HeadK(), r.hyperText())
		if j, ok := r.Costs.At(c.k); ok {
			text += fmt.Sprintf(", J at k %d is %s", c.k, c.cost.Text(j))
		}
		said = append(said, text)
	}
	return append(said, c.compare(c.k)...)
}

// Draw implements Content.
func (c runTable) Draw(a chart.Area) {
	w, h := a.Size()
	list, rest := c.list, c.iterations
	if c.comparing() {
		list, rest = c.drawRanking, c.drawLastSteps
	}
	y := list(a) + 1
	said := c.compare(c.k)
	gap := 1 // between paragraphs, if all of them fit
	rows := y
	for _, s := range said {
		rows += len(c.wrapped(s, w)) + gap
	}
	if rows-gap > h {
		gap = 0
	}
	for _, s := range said {
		words := c.wrapped(s, w)
		if y+len(words) > h {
			continue
		}
		for _, row := range words {
			a.Text(0, y, row, c.Theme.Text)
			y++
		}
		y += gap
	}
	y += 1 - gap
	y--
	if left := h - y - 1; left >= 4 {
		rest(a.Sub(layout.Rect{Y: y + 1, W: w, H: left}))
	}
}

// list draws a row for each run and returns the row after the last.
func (c runTable) list(a chart.Area) (y int) {
	c.heading(a, 0, "Runs", "○ ghost  ● present")
	symbol, told := c.nameScheme()
	c.row(a, 1, "", [4]string{"from k", "to k", symbol, c.fitting(12, "J at k "+strconv.Itoa(c.k), "J at this k")}, c.Theme.Muted, c.Theme.Muted, c.Theme.Muted)
	y = 2
	for _, r := range c.listed() {
		mark := "○"
		if !r.ghost {
			mark = "●"
		}
		st, _ := c.listedLine(c.runSet, r)
		cost, costStyle := "–", st.WithBold()
		if j, ok := r.Costs.At(c.k); ok {
			cost, costStyle = c.cost.Text(j), c.costStyle(j, costStyle)
		}
		c.row(a, y, mark, [4]string{strconv.Itoa(r.From), strconv.Itoa(r.HeadK()), told(r.Run), cost}, c.Theme.Text, st.WithBold(), costStyle)
		y++
	}
	return y
}

// row draws one line of the table; a narrow pane shows α and J alone.
func (c runTable) row(a chart.Area, y int, mark string, fields [4]string, words, sign, cost theme.Style) {
	w, _ := a.Size()
	ends := [4]int{w - 32, w - 23, w - 14, w - 2}
	if c.Compact {
		ends = [4]int{0, 0, 13, w}
	}
	a.Text(0, y, mark, sign)
	for i, text := range fields {
		st := words
		if i == 3 {
			st = cost
		}
		if ends[i] > 0 {
			a.TextRight(ends[i], y, text, st)
		}
	}
}

// iterations lists J step by step, the cursor's row marked.
func (c runTable) iterations(a chart.Area) {
	w, h := a.Size()
	c.heading(a, 0, "Iterations", "")
	ends := [4]int{8, w - 23, w - 12, w - 2}
	if c.Compact {
		ends = [4]int{8, 18, w, 0}
	}
	row := func(y int, fields [4]string, st [4]theme.Style) {
		for i, text := range fields {
			if ends[i] > 0 {
				a.TextRight(ends[i], y, text, st[i])
			}
		}
	}
	head := c.Theme.Muted
	row(1, [4]string{"k", "J", "change", "α"}, [4]theme.Style{head, head, head, head})
	costs := c.Present.Costs
	first := max(0, min(c.k-(h-2)*2/3, costs.Len()-(h-2)))
	for y, k := 2, first; y < h && k < costs.Len(); y, k = y+1, k+1 {
		cost, change, alpha := "–", "", ""
		if k > 0 {
			alpha = number.Shortest(c.Present.alphaTo(k))
		}
		j, known := costs.At(k)
		costStyle := c.Theme.Forward
		if known {
			cost, costStyle = c.cost.Text(j), c.costStyle(j, costStyle)
		}
		if before, ok := costs.At(k - 1); ok && known {
			change = number.ChangeText((j-before)/before*100) + " %"
		}
		style := c.Theme.Text
		if k > c.k {
			style = c.Theme.Muted
		}
		row(y, [4]string{strconv.Itoa(k), cost, change, alpha}, [4]theme.Style{style, costStyle, style, style})
		if k == c.k {
			a.Text(0, y, "▸", c.Theme.Now)
			c.highlight(a, layout.Rect{Y: y, W: w, H: 1})
		}
	}
}

// alphaTo is the α of the update that led to k.
func (r Run) alphaTo(k int) float64 {
	after := sort.Search(len(r.Changes), func(i int) bool { return r.Changes[i].K >= k })
	if after == 0 {
		return r.Alpha
	}
	return r.Changes[after-1].Alpha
}

// compare holds the newest ghost against the present run, or all runs of a
// comparison against each other, a paragraph each.
func (s runSet) compare(k int) []string {
	if _, beside := s.mistakeRun(); beside {
		course, _ := s.mistakeTrendText(k)
		return []string{course}
	}
	if s.comparing() {
		return append([]string{s.firstToReach()}, s.notSettling()...)
	}
	if len(s.Ghosts) == 0 && s.Present.HeadK() == 0 && !(math.Abs(s.Present.last()) <= math.MaxFloat64) {
		return nil // there is nowhere to go
	}
	if len(s.Ghosts) == 0 {
		return []string{"Go back, change α and step: the run forks, and this one stays as a ghost."}
	}
	g, p := s.Ghosts[len(s.Ghosts)-1], s.Present
	var said []string
	there, known := g.Costs.At(k)
	here, also := p.Costs.At(k)
	if known && also && max(here, there) <= math.MaxFloat64 { // NaN is not
		said = append(said, fmt.Sprintf("At k %d this run", k)+ghostComparisonText(here, there))
	}
	end := g.last()
	if !(end <= math.MaxFloat64) {
		return append(said, fmt.Sprintf("The newest ghost's J is not finite any more at k %d.", g.HeadK()))
	}
	ghost := fmt.Sprintf("The newest ghost's last J is %s, at k %d;", number.Rounded(end, 4), g.HeadK())
	switch j, exact := p.Costs.FirstAtMost(g.SharedUntil, end); {
	case j < 0 && !exact: // of the iterations just after the fork little is kept
		return said
	case j < 0:
		return append(said, ghost+" this run has not come that low.")
	case !exact:
		return append(said, fmt.Sprintf("%s this run passed that J by k %d.", ghost, j))
	default:
		return append(said, fmt.Sprintf("%s this run passed that J at k %d.", ghost, j))
	}
}

// ghostComparisonText holds J of this run against that of the newest ghost, as a share while
// that can be imagined. J is never below 0.
func ghostComparisonText(here, there float64) string {
	const most = 10 // times
	switch ratio := here / there; {
	case here == there:
		return " and the newest ghost have the same J."
	case here == 0 || !(ratio <= math.MaxFloat64) || ratio == 0:
		return fmt.Sprintf("'s J is %s, the newest ghost's %s.", number.Shortest(here), number.Shortest(there))
	case ratio >= most:
		return fmt.Sprintf("'s J is %s times the newest ghost's.", rounded(ratio, 2))
	case ratio >= 1.005:
		return fmt.Sprintf("'s J is %.0f %% higher than the newest ghost's.", (ratio-1)*100)
	case ratio > 0.995:
		return " and the newest ghost have almost the same J."
	case ratio > 0.01:
		return fmt.Sprintf("'s J is %.0f %% lower than the newest ghost's.", (1-ratio)*100)
	default:
		return fmt.Sprintf("'s J is %s of the newest ghost's.", rounded(ratio, 2))
	}
}
