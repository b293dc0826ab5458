package pane

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/theme"
)

// textParts are the texts of a line in columns: the signs of the body stand under
// each other, and so do those of the update.
func (l *loop) textParts(r loopRow) (x int, left string, sign int, op, right string) {
	if r.part == writtenWrong {
		return r.indent, "", r.indent, "", r.text
	}
	left, op, right = r.line.Parts(l.n)
	x = loopIndent
	align := l.area.Width(left) + 1 + len(op)
	switch {
	case l.isFolded(r):
	case r.line.Op == trainer.OpDivide:
		align++
	case r.line.Op == trainer.OpUpdateW || r.line.Op == trainer.OpUpdateB:
		align = max(align, l.area.Width("w₁")+1+len(":="))
	case op != "":
		align = max(align, l.area.Width("dz⁽ⁱ⁾ ="))
	}
	if r.line.Op > trainer.OpFor && r.line.Op < trainer.OpDivide {
		x = bodyIndent
	}
	if r.featureRow {
		x += 2
	}
	if op == "" {
		return x, left, x, op, right
	}
	return x, left, x + align - len(op), op + " ", right
}

func (l *loop) drawText(r loopRow, y int, st theme.Style) {
	x, left, sign, op, right := l.textParts(r)
	l.area.Text(x, y, left, st)
	l.area.Text(l.area.Text(sign, y, op, st), y, right, st)
}

// textEnd is the column after the text of a line.
func (l *loop) textEnd(r loopRow) int {
	_, _, sign, op, right := l.textParts(r)
	return sign + l.area.Width(op+right)
}

// isAccumulation reports whether a line changes sums; others have a value of their own.
func isAccumulation(op trainer.LoopOp) bool {
	return op == trainer.OpJ || op == trainer.OpDW || op == trainer.OpDB
}

// resultText is the result that stands in the row of a line.
func (l *loop) resultText(r loopRow) string {
	switch {
	case r.line.Op == trainer.OpDivide && !l.inline:
		return "" // its text takes the room
	case isAccumulation(r.line.Op) && l.sumsInline:
		return l.sumText(l.sumsNow(), r.line, l.digits)
	case !l.hasRun(r.index):
		return ""
	}
	return l.valueText(r, l.digits)
}

// valueText is what a line that ran computed.
func (l *loop) valueText(r loopRow, digits int) string {
	t, c := l.content.trace, l.formats(digits)
	switch r.line.Op {
	case trainer.OpZ:
		return c.z.Text(t.Z)
	case trainer.OpA:
		return c.unit.Text(t.A)
	case trainer.OpDZ:
		return c.unit.Text(t.DZ)
	case trainer.OpJ, trainer.OpDW, trainer.OpDB:
		return l.sumText(l.afterExample, r.line, digits)
	case trainer.OpDivide:
		return c.cost.Text(l.divided.J)
	case trainer.OpPenaltyJ:
		return c.cost.Text(l.penalised.J)
	case trainer.OpPenaltyDW:
		return c.gradient.Text(l.penalised.DW[r.line.Feature])
	case trainer.OpUpdateW:
		return c.value.Text(t.Params.W[r.line.Feature])
	case trainer.OpUpdateB:
		return c.value.Text(t.Params.B)
	case trainer.OpZero, trainer.OpFor:
	}
	return ""
}

// sumText is an accumulator of t, named by the line that adds to it.
func (l *loop) sumText(t trainer.LoopState, line trainer.LoopLine, digits int) string {
	c := l.formats(digits)
	cost, gradient := c.costSum, c.sum
	if t.Divided {
		cost, gradient = c.cost, c.gradient
	}
	if line.Op == trainer.OpJ {
		return cost.Text(t.J)
	}
	return gradient.Text(accumulator(t, line))
}

// accumulator is the gradient that a line adds to.
func accumulator(t trainer.LoopState, line trainer.LoopLine) float64 {
	if line.Op == trainer.OpDB {
		return t.DB
	}
	return t.DW[line.Feature]
}

// contribution is what the example in hand adds to an accumulator.
func (l *loop) contribution(line trainer.LoopLine) float64 {
	switch line.Op { //nolint:exhaustive // the others add nothing
	case trainer.OpJ:
		return l.content.trace.Loss
	case trainer.OpDB:
		return l.content.trace.DZ
	}
	return l.problem.X[l.content.trace.I][line.Feature] * l.content.trace.DZ
}

// contributionText is what a line adds, with its sign.
func (l *loop) contributionText(line trainer.LoopLine, digits int) string {
	c, v := l.formats(digits), l.contribution(line)
	if line.Op == trainer.OpJ {
		return withSign(c.costSum.Text(v))
	}
	return withSign(c.sum.Text(v))
}

// withSign is a number with + before it unless it has a sign, or is none.
func withSign(s string) string {
	if strings.HasPrefix(s, "−") || s == "NaN" {
		return s
	}
	return "+" + s
}

func (l *loop) resultStyle(op trainer.LoopOp) theme.Style {
	switch op {
	case trainer.OpDZ, trainer.OpDW, trainer.OpDB, trainer.OpPenaltyDW:
		return l.content.Theme.Gradient.WithBold()
	case trainer.OpUpdateW, trainer.OpUpdateB:
		return l.content.Theme.Bright
	case trainer.OpZ, trainer.OpA, trainer.OpJ, trainer.OpDivide, trainer.OpPenaltyJ, trainer.OpZero, trainer.OpFor:
	}
	return l.content.Theme.Forward.WithBold()
}

// equation is a line with its numbers put in, which take at most room columns,
// and what it gives.
func (l *loop) equation(r loopRow, room int) (left, sign, right string) {
	formula := l.formulaText
	if r.part != rightLine {
		if l.mistakenFormula(r.line) == "" {
			return "", "", l.valueText(r, l.digits)
		}
		formula = l.mistakenFormulaText
	}
	e := number.Equation{
		Left:  func(digits int) string { return formula(r, digits) },
		Right: func(digits int) string { return l.valueText(r, digits) },
	}
	return e.Fitted(l.area.Width, l.digits, room)
}

// formulaText is a line with its numbers put in, to that many digits.
func (l *loop) formulaText(r loopRow, digits int) string {
	t, c, j := l.content.trace, l.formats(digits), r.line.Feature
	update := func(theta, d float64) string {
		return c.value.Text(theta) + " − " + product(alphaText(l.content.alpha, max(7, digits)), c.gradient.Text(d))
	}
	switch r.line.Op {
	case trainer.OpZ:
		return l.weightedSum(l.problem.X[t.I], digits)
	case trainer.OpA:
		return "1/(1 + e^" + negated(c.z.Text(t.Z)) + ")"
	case trainer.OpDZ:
		return l.dzText(c)
	case trainer.OpJ:
		return l.sumText(l.beforeExample, r.line, digits) + signedTerm(c.costSum.Text(t.Loss))
	case trainer.OpDB:
		return l.sumText(l.beforeExample, r.line, digits) + signedTerm(c.sum.Text(t.DZ))
	case trainer.OpDW:
		return l.sumText(l.beforeExample, r.line, digits) + signedTerm(product(number.VectorEntry(l.problem.X[t.I][j], digits), c.unit.Text(t.DZ)))
	case trainer.OpDivide:
		return c.costSum.Text(l.afterExample.J) + "/" + strconv.Itoa(l.m)
	case trainer.OpPenaltyJ:
		return c.cost.Text(l.divided.J) + l.penaltyJ(digits)
	case trainer.OpPenaltyDW:
		return c.gradient.Text(l.divided.DW[j]) + l.penaltyDW(j, digits)
	case trainer.OpUpdateW:
		return update(l.content.at.Params.W[j], t.DW[j])
	case trainer.OpUpdateB:
		return update(l.content.at.Params.B, t.DB)
	case trainer.OpZero, trainer.OpFor:
	}
	return ""
}

// dzText is a − y with its numbers.
func (l *loop) dzText(c loopFormats) string {
	t := l.content.trace
	if y := l.problem.Y[t.I]; y != 1 || t.Z < 0 || !saturated(t.Z) {
		return c.unit.Text(t.A) + " − " + number.Shortest(y)
	}
	return "−1/(1 + e^" + c.z.Text(t.Z) + ")" // a is 1 in all digits that are shown
}

// weightedSum is w·x + b; of many features it has the terms of those that have
// rows, and the others as one number.
func (l *loop) weightedSum(x []float64, digits int) string {
	return joinTerms(append(l.weightedTerms(x, digits), l.formats(digits).value.Text(l.beforeExample.Params.B)))
}

// weightedTerms are the terms of w·x.
func (l *loop) weightedTerms(x []float64, digits int) []string {
	c := l.formats(digits)
	terms := make([]string, 0, len(l.features())+2)
	for _, j := range l.features() {
		terms = append(terms, product(c.value.Text(l.beforeExample.Params.W[j]), number.VectorEntry(x[j], digits)))
	}
	if l.n > len(terms) {
		terms = append(terms, number.Operand(l.hiddenTerms(x), digits))
	}
	return terms
}

// hiddenTerms is the share in w·x of the features that have no rows.
func (l *loop) hiddenTerms(x []float64) (z float64) {
	shown := l.features()
	for j, v := range x {
		if !slices.Contains(shown, j) {
			z += l.beforeExample.Params.W[j] * v
		}
	}
	return z
}

// signedTerm appends a term to a sum: its sign stands between them.
func signedTerm(term string) string {
	if rest, is := strings.CutPrefix(term, "−"); is {
		return " − " + rest
	}
	return " + " + term
}

// product puts a negative second factor in brackets.
func product(a, b string) string {
	if strings.HasPrefix(b, "−") {
		b = "(" + b + ")"
	}
	return a + "·" + b
}

// negated is −s; a power of ten in an exponent stands in brackets.
func negated(s string) string {
	rest, is := strings.CutPrefix(s, "−")
	if !is {
		rest = "−" + s
	}
	if strings.Contains(rest, "e") {
		return "(" + rest + ")"
	}
	return rest
}

// superscript is the number of an example as x⁽³⁾ has it.
func (l DrawOptions) superscript(i int) string {
	if l.Plain {
		return "(" + strconv.Itoa(i) + ")"
	}
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	return "⁽" + strings.Map(func(r rune) rune { return digits[r-'0'] }, strconv.Itoa(i)) + "⁾"
}

// vector is x as (1.3, 0.2), with fewer digits or only the first numbers where
// there is no room for all. It formats no more numbers than fit, so that it
// takes no longer for a thousand of them than for ten.
func vector(x []float64, room int) string {
	const most, least = 6, 3
	for digits := most; digits >= least; digits-- {
		if s, all := vectorPrefix(x, digits, room); all {
			return s
		}
	}
	if s, _ := vectorPrefix(x, most, room-utf8.RuneCountInString(", …")); s != "" {
		return strings.TrimSuffix(s, ")") + ", …)"
	}
	return clip("("+number.VectorEntry(x[0], most)+", …)", room)
}

// vectorPrefix is as many of the first numbers of x, in brackets, as fit into room
// columns, and whether they are all. Less than two are not worth a list.
func vectorPrefix(x []float64, digits, room int) (s string, all bool) {
	if len(x) == 1 {
		s = number.VectorEntry(x[0], digits)
		return s, utf8.RuneCountInString(s) <= room
	}
	var b strings.Builder
	width := len("(")
	for n, v := range x {
		entry := number.VectorEntry(v, digits)
		if n > 0 {
			entry = ", " + entry
		}
		width += utf8.RuneCountInString(entry)
		if width+len(")") > room {
			if n < 2 {
				return "", false
			}
			return "(" + b.String() + ")", false
		}
		b.WriteString(entry)
	}
	return "(" + b.String() + ")", true
}

// widestVector is the room that x takes, so that what stands beside it stays in
// its place from example to example.
func (l *loop) widestVector() int {
	const most = 24
	widest := 0
	for _, x := range l.firstExamples() {
		widest = max(widest, l.area.Width(vector(x, most)))
	}
	return widest
}
