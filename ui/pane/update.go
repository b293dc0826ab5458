package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// updateTable is the next update as a table that is also its equation:
//
//	w₁  0.440016 − 0.3·(−0.028898) =  0.44869
//
// The result has a decimal less than what it is computed from, so that it is
// what a hand gets; a line that does not close like that has ≈.
type updateTable struct {
	snapshotPart
	concealedEntries
	silent
	field field // of the number that is worked out in one of its lines
}

func newUpdate(st paneState, d Presentation, size Size) Content {
	return updateTable{snapshotPart: newSnapshotPart(st.State, d, size), concealedEntries: concealedEntriesOf(st.State), field: fieldIn(st.State, d, updateField)}
}

// Equal implements Content.
func (c updateTable) Equal(o Content) bool {
	other, ok := o.(updateTable)
	return ok && c.field == other.field && c.same(other.snapshotPart) && c.equal(other.concealedEntries)
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
		asked := c.field.belongsTo(trainer.LoopLine{Op: trainer.OpUpdateW, Feature: j}) || j == n && c.field.belongsTo(trainer.LoopLine{Op: trainer.OpUpdateB})
		if asked && !c.field.found {
			result = ""
		}
		drawUpdateRow(a, y+1, []cellText{
			{u.name + 1, parameter(j, n), c.Theme.Bright, false},
			{u.value.Width(), value, c.Theme.Text, true},
			{3, " − ", c.Theme.Muted, false},
			{u.alphaWidth(), u.alphaText, c.Theme.Text, true},
			{2, "·(", c.Theme.Muted, false},
			{u.gradient.Width(), gradient, c.Theme.Gradient, true},
			{4, ") " + sign + " ", c.Theme.Muted, false},
			{u.value.Width(), result, c.Theme.Bright, true},
		})
		if asked {
			c.drawField(a, y+1, u.value.Width())
		}
	}
}

// drawField draws what is typed in the place of a result, or the mark of what is there.
func (c updateTable) drawField(a chart.Area, y, width int) {
	w, _ := a.Size()
	from := w - width
	if c.field.found {
		from -= boolToInt(utf8.RuneCountInString(c.field.text) >= width-1)
		a.Text(from, y, string(c.field.mark), c.field.markStyle(c.Theme))
	} else {
		c.field.drawMarked(c.DrawOptions, a, from-1, y, from+2, w)
	}
	c.highlight(a, layout.Rect{X: from, Y: y, W: w - from, H: 1})
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

// none says that there is no next update, and why.
func (c nextUpdate) none(a chart.Area) {
	_, words := divergedText(c.at)
	drawSpans(a, 0, 1, span{"None: ", c.Theme.Warning}, span{words + ", the run is over.", c.Theme.Text})
	n := len(c.at.Params.W)
	for _, j := range c.shown {
		if v := entry(c.next, j); math.IsInf(v, 0) && !math.IsInf(entry(c.at.Params, j), 0) {
			a.Text(0, 2, parameter(j, n)+" would be "+c.value.Text(v)+", past float64's 1.8e308.", c.Theme.Text)
			return
		}
	}
}

// notes are what may stand beside the title, the longest first: what has no
// row, and the equation of all rows.
func (c nextUpdate) notes() []string {
	const equation = "θ := θ − α·dθ"
	n := len(c.at.Params.W)
	rest := n + 1 - len(c.shown)
	if rest == 0 {
		return []string{equation}
	}
	count := strconv.Itoa(rest) + " more"
	name := count
	for j := 0; j < n && rest == 1; j++ {
		if !slices.Contains(c.shown, j) {
			name = parameter(j, n)
		}
	}
	return []string{name + " not shown, " + equation, count + ", " + equation, name + " not shown", count}
}

// fit gives the numbers as many digits as w columns have room for, and α as many
// as belong to them.
func (c *nextUpdate) fit(w int) {
	signs := c.name + 1 + 3 + 2 + 4 // "w₁ ", " − ", "·(", ") = "
	needs := func() int {
		c.alphaText = alphaText(c.alpha, c.width+1)
		return signs + c.alphaWidth() + 3*(c.width+3)
	}
	for needs() > w && c.width > 3 {
		c.width--
	}
	for d := c.width; d > 0 && signs+c.alphaWidth()+3*(c.width+3) > w; d-- {
		c.alphaText = number.Significant(c.alpha, d)
	}
	c.value, c.gradient = c.parameterFormats(c.width, c.shown)
	c.next = c.at.NextParams(c.alpha)
	var results []float64
	for _, j := range c.shown {
		results = append(results, entry(c.next, j))
	}
	c.value = c.value.FittedTo(results)
	c.fewer = 1
	for alpha := c.alpha; alpha > 1 && c.fewer < c.width-2; alpha /= 10 {
		c.fewer++ // α makes what the gradient was rounded by larger
	}
}

// alphaText is α as it is, or with that many digits where it has more of them.
func alphaText(alpha float64, digits int) string {
	if s := number.Shortest(alpha); utf8.RuneCountInString(s) <= digits+2 {
		return s
	}
	return number.Significant(alpha, digits)
}

func (c nextUpdate) alphaWidth() int { return max(3, utf8.RuneCountInString(c.alphaText)) }

// result is what an entry becomes, and how it is joined to its equation.
func (c nextUpdate) result(j int, value, gradient string) (sign, result string) {
	v := entry(c.next, j)
	left := value + " − " + c.alphaText + "·(" + gradient + ")"
	digits := c.width - c.fewer
	result = c.value.WithDigits(digits).Text(v)
	switch number.Compare(left, result) {
	case number.Agrees, number.NotComputable:
		return "=", result
	case number.Halfway: // it rounds to either, by taste: with a digit more it does not
		if s := c.value.WithDigits(digits + 1).Text(v); number.Compare(left, s) == number.Agrees {
			return "=", s
		}
	case number.Differs:
	}
	for d := digits - 1; d > 0 && strings.Contains(result, "e"); d-- { // what is left of a difference has less digits than its terms
		if s := c.value.WithDigits(d).Text(v); number.Compare(left, s) == number.Agrees {
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

// drawUpdateRow draws fields so that the last one ends at the right edge.
func drawUpdateRow(a chart.Area, y int, fields []cellText) {
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
