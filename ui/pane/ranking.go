package pane

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// lineSampleWidth is how long the line sample of a run is.
const lineSampleWidth = 6

// rankedRuns are the compared runs, the lowest J at k first.
func (c runTable) rankedRuns() []listedRun {
	runs := c.compared()
	cost := func(r listedRun) float64 {
		if j, ok := r.Costs.At(c.k); ok && !math.IsNaN(j) {
			return j
		}
		return math.Inf(1)
	}
	slices.SortStableFunc(runs, func(r, o listedRun) int { return cmp.Compare(cost(r), cost(o)) })
	return runs
}

// drawRanking draws a row for each compared run, in the order of their J, and returns the
// row after the last.
func (c runTable) drawRanking(a chart.Area) (y int) {
	w, _ := a.Size()
	symbol, told := c.nameScheme()
	heads := [3]string{symbol, c.fitting(10, "J at k "+strconv.Itoa(c.k), "J here"), "last steps"}
	sample, ends, word := 2, [2]int{16, 27}, 29
	if c.Compact {
		sample, ends, word = 0, [2]int{11, 20}, 21
		heads = [3]string{symbol, "J", "last"}
	}
	title := "Compared at k " + strconv.Itoa(c.k)
	if _, beside := c.mistakeRun(); beside {
		title, heads[0], told = "Beside it at k "+strconv.Itoa(c.k), "", rightOrMistake
		if c.Compact { // the sentence below tells how they went
			title, heads[2], ends, word = "Beside it", "", [2]int{16, w}, w
		}
	}
	c.heading(a, 0, title, c.fitting(w-len(title)-4, c.note, ""))
	if !c.Compact {
		a.Text(sample, 1, "run", c.Theme.Muted)
	}
	for i, end := range ends {
		a.TextRight(end, 1, heads[i], c.Theme.Muted)
	}
	a.Text(word, 1, heads[2], c.Theme.Muted)
	y = 2
	for i, r := range c.rankedRuns() {
		if !c.Compact {
			a.Text(0, y, strconv.Itoa(i+1), c.Theme.Muted)
		}
		st := c.lineSample(a.Sub(layout.Rect{X: sample, Y: y, W: lineSampleWidth, H: 1}), r)
		cost, costStyle := "–", c.Theme.Text
		if j, ok := r.Costs.At(c.k); ok {
			cost = c.cost.Text(j)
		}
		if i == 0 {
			costStyle = c.Theme.Bright
		}
		a.TextRight(ends[0], y, told(r.Run), st.WithBold())
		a.TextRight(ends[1], y, cost, costStyle)
		text, style := c.trendWord(r.Run, w-word)
		a.Text(word, y, text, style)
		if !r.ghost {
			c.highlight(a, layout.Rect{Y: y, W: w, H: 1})
		}
		y++
	}
	if others := len(c.Ghosts) + 1 - len(c.rankedRuns()); others > 0 {
		a.Text(sample, y, c.fitting(w-sample, "drawn, but not compared: "+number.Count(others, "older ghost"), "older ghosts: "+strconv.Itoa(others)), c.Theme.Muted)
		y++
	}
	return y
}

// rightOrMistake is what a run is called where a mistake steps along.
func rightOrMistake(r Run) string {
	if r.MistakeID != "" {
		return "mistake"
	}
	return "right"
}

// lineSample draws a piece of the line of a run, and returns its style.
func (c runTable) lineSample(a chart.Area, r listedRun) theme.Style {
	st, dash := c.listedLine(c.runSet, r)
	dots := chart.NewDots(lineSampleWidth, 1, c.Plain)
	dots.Line(0, 1, 2*lineSampleWidth-1, 1, chart.Stroke{Dash: dash, Thick: !r.ghost})
	dots.Draw(a, st)
	return st
}

// drawLastSteps lists J of the compared runs step by step, the newest first, with the
// lowest of each row bold: as many runs and rows as fit.
func (c runTable) drawLastSteps(a chart.Area) {
	w, h := a.Size()
	const widest, least = 9, 7 // columns of a run
	runs := c.compared()
	first := max(3, len(strconv.Itoa(c.k))) + 1 // up to k 999 nothing moves
	column := min(widest, (w-first-least+1)/max(1, len(runs)-1))
	if column < least || h < 4 {
		return
	}
	text := func(j float64) string { return firstFitting(a.Width, column-1, inFewDigits(j), number.Rounded(j, 3)) }
	name := c.name
	if slices.ContainsFunc(runs, func(r listedRun) bool { return a.Width(name(r.Run)) > column-1 }) {
		_, name = c.nameScheme()
	}
	c.heading(a, 0, "J of the last steps", c.fitting(w-22, "bold: the lowest", ""))
	a.TextRight(first-1, 1, "k", c.Theme.Muted)
	end := func(i int) int { return w - (len(runs)-1-i)*column }
	for i, r := range runs {
		st, _ := c.listedLine(c.runSet, r)
		a.TextRight(end(i), 1, clip(name(r.Run), column-1), st.WithBold())
	}
	for y, k := 2, c.k; y < h && k >= 0; y, k = y+1, k-1 {
		a.TextRight(first-1, y, strconv.Itoa(k), c.Theme.Muted)
		lowest := math.Inf(1)
		for _, r := range runs {
			if j, ok := r.Costs.At(k); ok {
				lowest = min(lowest, j)
			}
		}
		for i, r := range runs {
			j, ok := r.Costs.At(k)
			switch {
			case !ok:
				a.TextRight(end(i), y, "–", c.Theme.Muted)
			case j == lowest:
				a.TextRight(end(i), y, text(j), c.Theme.Bright)
			default:
				a.TextRight(end(i), y, text(j), c.Theme.Text)
			}
		}
	}
}

// trendWord is how a run moved in its last steps up to k, in so many columns.
func (c runTable) trendWord(r Run, room int) (string, theme.Style) {
	k := min(c.k, r.HeadK())
	sign := func(glyph, word string) string {
		if c.Compact {
			return word
		}
		return glyph + " " + word
	}
	if j, ok := r.Costs.At(k); ok && !(math.Abs(j) <= math.MaxFloat64) {
		return sign("!", "is "+c.cost.Text(j)), c.Theme.Warning
	}
	s := recentCostsOf(r.Costs, k)
	switch s.trend() {
	case falling:
		return sign("↓", "falls"), c.Theme.Text
	case swinging:
		return sign("↕", "swings"), c.Theme.Text
	case rising:
		return sign("↑", "rises"), c.Theme.Warning
	case trendLeaping:
		return c.fitting(room, sign("↕", "leaps to "+rounded(s.top, 2)), sign("↕", "leaps")), theme.Style{FG: c.Theme.Warning.FG}
	case level:
		return sign("·", "stands"), c.Theme.Text
	case unknown:
	}
	return "", c.Theme.Text
}
