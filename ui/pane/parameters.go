package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
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
	blanks
}

func newParameters(st moment, d Dress, size Size) Content {
	return parameterTable{newSnapshotPart(st.State, d, size), blanksOf(st.State)}
}

// Equal implements Content.
func (c parameterTable) Equal(o Content) bool {
	other, ok := o.(parameterTable)
	return ok && c.same(other.snapshotPart) && c.equal(other.blanks)
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
			a.Text(p.moves, y, c.ways(gradients[j]), c.Theme.Text)
		}
		if p.raw > 0 {
			a.TextRight(p.raw, y, unscaled.Text(raw[j]), c.Theme.Text)
		}
	}
}

// ways says which way a parameter moves: none where the run is over.
func (c snapshotPart) ways(gradient float64) string {
	if c.at.Status == trainer.Diverged {
		return "–"
	}
	return direction(gradient)
}

// unscaled are the parameters of the same model in original units, and their column.
func (c parameterTable) unscaled(shown []int, digits int) ([]float64, number.Format) {
	w, b := c.data.Set.Scaling.Raw(c.at.Params.W, c.at.Params.B)
	all := entries(trainer.Params{W: w, B: b})
	some := make([]float64, 0, len(shown))
	for _, j := range shown {
		some = append(some, all[j])
	}
	format := number.NewFormat(digits, some)
	format.PerNumber = number.Mixed(some, nil)
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

// updateTable is the next update as a table that is also its equation:
//
//	w₁  0.440016 − 0.3·(−0.028898) =  0.44869
//
// The result has a decimal less than what it is computed from, so that it is
// what a hand gets; a line that does not close like that has ≈.
type updateTable struct {
	snapshotPart
	blanks
	silent
}

func newUpdate(st moment, d Dress, size Size) Content {
	return updateTable{snapshotPart: newSnapshotPart(st.State, d, size), blanks: blanksOf(st.State)}
}

// Equal implements Content.
func (c updateTable) Equal(o Content) bool {
	other, ok := o.(updateTable)
	return ok && c.same(other.snapshotPart) && c.equal(other.blanks)
}

// Draw implements Content.
func (c updateTable) Draw(a chart.Area) {
	w, h := a.Size()
	n := len(c.at.Params.W)
	u := nextUpdate{snapshotPart: c.snapshotPart, shown: c.shownEntries(h - 1), width: c.digits}
	c.heading(a, 0, "Next update", firstFitting(a.Width, w-len("Next update")-3, u.notes()...))
	u.name = nameWidth(a, u.shown, n)
	u.fit(w)
	if c.at.Status == trainer.Diverged {
		u.none(a)
		return
	}
	for y, j := range u.shown {
		value, gradient := u.value.Text(entry(c.at.Params, j)), u.gradient.Text(entry(c.at.Grad, j))
		sign, result := u.result(j, value, gradient)
		if c.gradient {
			gradient = hiddenNumber
		}
		if !c.knows(j) {
			sign, result = "=", hiddenNumber
		}
		updateRow(a, y+1, []cellText{
			{u.name + 1, parameter(j, n), c.Theme.Bright, false},
			{u.value.Width(), value, c.Theme.Text, true},
			{3, " − ", c.Theme.Muted, false},
			{u.alphaWidth(), u.alphaText, c.Theme.Text, true},
			{2, "·(", c.Theme.Muted, false},
			{u.gradient.Width(), gradient, c.Theme.Gradient, true},
			{4, ") " + sign + " ", c.Theme.Muted, false},
			{u.value.Width(), result, c.Theme.Bright, true},
		})
	}
}

// none says that there is no next update, and why.
func (u nextUpdate) none(a chart.Area) {
	_, words := overflownWhat(u.at)
	line(a, 0, 1, span{"None: ", u.Theme.Warning}, span{words + ", the run is over.", u.Theme.Text})
	n := len(u.at.Params.W)
	for _, j := range u.shown {
		if v := entry(u.next, j); math.IsInf(v, 0) && !math.IsInf(entry(u.at.Params, j), 0) {
			a.Text(0, 2, parameter(j, n)+" would be "+u.value.Text(v)+", past float64's 1.8e308.", u.Theme.Text)
			return
		}
	}
}

// nextUpdate is the table of the next update.
type nextUpdate struct {
	snapshotPart
	shown           []int
	width, name     int // digits of every operand; columns of the longest name
	fewer           int // by so many digits results are shorter
	alphaText       string
	value, gradient number.Format
	next            trainer.Params
}

// notes are what may stand beside the title, the longest first: what has no
// row, and the equation of all rows.
func (u nextUpdate) notes() []string {
	const equation = "θ := θ − α·dθ"
	n := len(u.at.Params.W)
	rest := n + 1 - len(u.shown)
	if rest == 0 {
		return []string{equation}
	}
	count := strconv.Itoa(rest) + " more"
	name := count
	for j := 0; j < n && rest == 1; j++ {
		if !slices.Contains(u.shown, j) {
			name = parameter(j, n)
		}
	}
	return []string{name + " not shown, " + equation, count + ", " + equation, name + " not shown", count}
}

// fit gives the numbers as many digits as w columns have room for, and α as many
// as belong to them.
func (u *nextUpdate) fit(w int) {
	signs := u.name + 1 + 3 + 2 + 4 // "w₁ ", " − ", "·(", ") = "
	needs := func() int {
		u.alphaText = alphaText(u.alpha, u.width+1)
		return signs + u.alphaWidth() + 3*(u.width+3)
	}
	for needs() > w && u.width > 3 {
		u.width--
	}
	for d := u.width; d > 0 && signs+u.alphaWidth()+3*(u.width+3) > w; d-- {
		u.alphaText = number.Significant(u.alpha, d)
	}
	u.value, u.gradient = u.parameterFormats(u.width, u.shown)
	u.next = u.at.NextParams(u.alpha)
	var results []float64
	for _, j := range u.shown {
		results = append(results, entry(u.next, j))
	}
	u.value = u.value.Fitted(results)
	u.fewer = 1
	for alpha := u.alpha; alpha > 1 && u.fewer < u.width-2; alpha /= 10 {
		u.fewer++ // α makes what the gradient was rounded by larger
	}
}

// alphaText is α as it is, or with that many digits where it has more of them.
func alphaText(alpha float64, digits int) string {
	if s := number.Shortest(alpha); utf8.RuneCountInString(s) <= digits+2 {
		return s
	}
	return number.Significant(alpha, digits)
}

func (u nextUpdate) alphaWidth() int { return max(3, utf8.RuneCountInString(u.alphaText)) }

// result is what an entry becomes, and how it is joined to its equation.
func (u nextUpdate) result(j int, value, gradient string) (sign, result string) {
	v := entry(u.next, j)
	left := value + " − " + u.alphaText + "·(" + gradient + ")"
	digits := u.width - u.fewer
	result = u.value.WithDigits(digits).Text(v)
	switch number.Compare(left, result) {
	case number.Agrees, number.NotComputable:
		return "=", result
	case number.Halfway: // it rounds to either, by taste: with a digit more it does not
		if s := u.value.WithDigits(digits + 1).Text(v); number.Compare(left, s) == number.Agrees {
			return "=", s
		}
	case number.Differs:
	}
	for d := digits - 1; d > 0 && strings.Contains(result, "e"); d-- { // what is left of a difference has less digits than its terms
		if s := u.value.WithDigits(d).Text(v); number.Compare(left, s) == number.Agrees {
			return "=", s
		}
	}
	return "≈", result
}

// cellText is one field of a table row.
type cellText struct {
	width int
	text  string
	style theme.Style
	right bool
}

// updateRow draws fields so that the last one ends at the right edge.
func updateRow(a chart.Area, y int, fields []cellText) {
	w, _ := a.Size()
	x := 0
	for i, c := range fields {
		if i == len(fields)-1 {
			a.TextRight(max(x+c.width, w), y, c.text, c.style)
			return
		}
		if c.right {
			a.TextRight(x+c.width, y, c.text, c.style)
		} else {
			a.Text(x, y, c.text, c.style)
		}
		x += c.width
	}
}
