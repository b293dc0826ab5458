package pane

import (
	"strconv"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// drawAccumulators is the table of the sums: before the line that just ran, what
// it adds, and so far.
func (l *loop) drawAccumulators(y int) {
	a, th, t := l.area, l.content.Theme, l.content.trace
	part := a.Sub(layout.Rect{Y: y, W: l.w, H: 1})
	l.content.heading(part, 0, "Accumulators", l.accumulatorNote())
	ends, digits := l.accumulatorColumns()
	l.drawAccumulatorHeads(y+1, ends)
	y++
	for _, r := range l.accumulatorSteps() {
		y++
		st := l.resultStyle(r.Op)
		name, _, _ := r.Parts(l.n)
		a.Text(loopIndent, y, name, st)
		if l.showsMeans {
			a.TextRight(l.w, y, l.meanText(r), th.Text)
		}
		if !l.isChanged(r) || l.ranStruck() { // of what is written wrong only what it gives is known
			a.TextRight(ends[2], y, l.sumText(t, r, l.digits), st)
			continue
		}
		before, adds, sign, sum := l.sumChange(r, digits)
		from := a.TextRight(ends[2], y, number.AlignPoint(l.sumText(t, r, l.digits), sum), st)
		if sign == "≈" && ends[0] > 0 {
			a.TextRight(from, y, "≈ ", th.Muted)
		}
		if l.op() == trainer.OpZero {
			before = ""
		}
		if ends[0] > 0 {
			a.TextRight(ends[0], y, before, th.Text)
		}
		if ends[1] > 0 {
			a.TextRight(ends[1], y, adds, th.Bright)
		}
		l.content.highlight(a, layout.Rect{Y: y, W: l.w, H: 1})
	}
}

// drawAccumulatorHeads writes the heads of the columns.
func (l *loop) drawAccumulatorHeads(y int, ends [3]int) {
	a, th, t := l.area, l.content.Theme, l.content.trace
	heads := [3]string{"before", "this line adds", "so far"}
	if ran := l.op(); ran == trainer.OpDivide || ran == trainer.OpZero {
		heads[1] = "this line"
	}
	switch {
	case l.content.insideMistake && t.Divided:
		heads[2] = "after the loop"
	case t.Divided && l.content.at.Lambda == 0:
		heads[2] = "mean"
	}
	if hidden := l.n - len(l.features()); hidden > 0 {
		a.Text(loopIndent, y, number.Thousands(hidden)+" more dw", th.Muted)
	}
	for i, end := range ends {
		if end > 0 {
			a.TextRight(end, y, heads[i], th.Muted)
		}
	}
	if l.showsMeans {
		a.TextRight(l.w, y, l.meanHead(), th.Muted)
	}
}

// sumChange is what the line that just ran does to an accumulator: before, what it
// adds, and so far, with as many digits as that takes, most of the first two.
func (l *loop) sumChange(r trainer.LoopLine, most int) (before, adds, sign, sum string) {
	t := l.content.trace
	widest := [2]string{l.sumText(l.content.before, r, most), l.additionText(r, most)}
	for _, digits := range []int{min(most, l.digits), most} {
		before, adds = l.sumText(l.content.before, r, digits), l.additionText(r, digits)
		left := before + adds
		e := number.Equation{Left: func(int) string { return left }, Right: func(d int) string { return l.sumText(t, r, d) }}
		if _, sign, sum = e.Fitted(utf8.RuneCountInString, l.digits, unbounded); sum == l.sumText(t, r, l.digits) && sign == "=" {
			break
		}
	}
	return number.AlignPoint(widest[0], before), number.AlignPoint(widest[1], adds), sign, sum
}

// accumulatorNote says what the accumulators are at this moment.
func (l *loop) accumulatorNote() string {
	t := l.content.trace
	switch {
	case l.content.insideMistake && t.Divided:
		return "as the mistake has them"
	case l.content.insideMistake && t.I < 0:
		return "before the examples"
	case l.content.insideMistake:
		return "at i = " + strconv.Itoa(t.I+1)
	case t.Divided && l.content.at.Lambda != 0:
		return "means over i = 1 … " + strconv.Itoa(l.m) + ", then the penalty"
	case t.Divided:
		return "means over i = 1 … " + strconv.Itoa(l.m)
	case t.I < 0:
		return "sums, nothing added yet"
	}
	return "sums over i = 1 … " + strconv.Itoa(t.I+1) + ", before ÷ m"
}

// accumulatorColumns are the columns that the numbers of the table end before, and the
// digits of all but the last. What has no room is 0.
func (l *loop) accumulatorColumns() (ends [3]int, digits int) {
	right := l.w
	if l.showsMeans {
		right -= max(l.area.Width(l.meanHead()), number.Format{Digits: l.digits}.Width()) + 2
	}
	last := right - number.Format{Digits: l.digits}.Width()
	least := loopIndent + 6 // the names
	for digits = min(number.MaxDigits, l.digits+1); digits >= 3; digits-- {
		width := number.Format{Digits: digits}.Width()
		for _, gap := range [][2]int{{8, 10}, {3, 5}} {
			adds := last - gap[0]
			if before := adds - width - 1 - gap[1]; before-width >= least {
				return [3]int{before, adds, right}, digits
			}
		}
	}
	return [3]int{0, 0, right}, 3
}

// meanHead is the head of the column of the means.
func (l *loop) meanHead() string {
	const roomy = 70
	if l.w >= roomy {
		return "÷ m at the end"
	}
	return "÷ m"
}

// meanText is what a sum of the whole loop will be, divided by m.
func (l *loop) meanText(sum trainer.LoopLine) string {
	c, at := l.formats(l.digits), l.content.at
	switch sum.Op { //nolint:exhaustive // the others are no sums
	case trainer.OpJ:
		return c.cost.Text(at.UnpenalisedCost())
	case trainer.OpDW:
		return c.gradient.Text(at.UnpenalisedDW()[sum.Feature])
	}
	return c.gradient.Text(at.Grad.B)
}

// accumulatorSteps names the accumulators on the screen by the steps that add to them.
func (l *loop) accumulatorSteps() []trainer.LoopLine {
	all := []trainer.LoopLine{{Op: trainer.OpJ}}
	for _, j := range l.features() {
		all = append(all, trainer.LoopLine{Op: trainer.OpDW, Feature: j})
	}
	return append(all, trainer.LoopLine{Op: trainer.OpDB})
}

// op is the operation that just ran.
func (l *loop) op() trainer.LoopOp {
	if l.content.trace.LastLine < 0 {
		return trainer.OpFor // which changes no number either
	}
	return l.rows[l.currentRow()].line.Op
}

// isChanged reports whether the line that just ran changed this accumulator.
func (l *loop) isChanged(sum trainer.LoopLine) bool {
	switch op := l.op(); op {
	case trainer.OpZero, trainer.OpDivide:
		return true
	case trainer.OpPenaltyJ:
		return sum.Op == trainer.OpJ
	case trainer.OpDW, trainer.OpPenaltyDW:
		ran := l.rows[l.currentRow()].line.Feature
		return sum.Op == trainer.OpDW && (ran == trainer.AllFeatures || ran == sum.Feature)
	default:
		return sum.Op == op
	}
}

// additionText is what the line that just ran does to an accumulator.
func (l *loop) additionText(sum trainer.LoopLine, digits int) string {
	switch l.op() { //nolint:exhaustive // all others add a number
	case trainer.OpZero:
		return "= 0"
	case trainer.OpDivide:
		return "÷ " + number.Thousands(l.m)
	case trainer.OpPenaltyJ:
		return withSign(l.formats(digits).cost.Text(trainer.Penalty(l.content.at.Lambda, l.m, l.content.at.Params.W)))
	case trainer.OpPenaltyDW:
		return withSign(l.formats(digits).gradient.Text(l.content.at.Lambda / float64(l.m) * l.content.at.Params.W[sum.Feature]))
	}
	return l.contributionText(sum, digits)
}

// sumsNow are the sums that stand in the rows of the lines that add to them: behind the division what became of them,
// where there is room to say so.
func (l *loop) sumsNow() trainer.LoopState {
	switch {
	case !l.content.trace.Divided:
		return l.content.trace
	case l.content.field.on || l.inline: // else it would stand behind the equation of a sum
		return l.afterExample
	}
	return l.divided
}

// drawContribution shows what the line that just ran adds, where there is no room for
// all its numbers; behind the division, that the number is no sum any more.
func (l *loop) drawContribution(r loopRow, y, end int) {
	if end > l.resultEnd { // the number of the row takes the room
		return
	}
	if l.content.trace.Divided && isAccumulation(r.line.Op) && l.sumsInline && !l.content.field.on {
		l.area.TextRight(l.w, y, map[bool]string{false: "mean", true: "in the end"}[l.content.insideMistake], l.content.Theme.Muted)
		return
	}
	if r.index != l.content.trace.LastLine || !isAccumulation(r.line.Op) || r.part != rightLine || l.content.field.on {
		return
	}
	for digits := l.digits; digits >= 3; digits-- {
		if s := l.contributionText(r.line, digits); l.area.Width(s)+2 <= l.w-l.resultEnd {
			l.area.TextRight(l.w, y, s, l.content.Theme.Bright)
			return
		}
	}
}

// drawEquation is the line that just ran with its numbers put in, in a row of its own.
func (l *loop) drawEquation(y int) {
	if l.content.trace.LastLine < 0 || l.op() == trainer.OpZero {
		return
	}
	a, th := l.area, l.content.Theme
	if l.op() == trainer.OpFor {
		a.Text(0, y, "i = "+number.Thousands(l.content.trace.I+1), th.Text)
		return
	}
	r := l.rows[l.currentRow()]
	if l.isFolded(r) {
		r = l.rows[l.currentRow()+1]
	}
	st := l.resultStyle(r.line.Op)
	x := a.Text(0, y, l.resultName(r)+" = ", theme.Style{FG: st.FG})
	formula, sign, result := l.equation(r, l.w-x-a.Width(" = "+l.valueText(r, l.digits)))
	if formula == "" {
		sign = ""
	} else {
		sign = " " + sign + " "
	}
	drawSpans(a, x, y, span{formula, th.Text}, span{sign, th.Muted}, span{result, st})
}

// resultName is what a line sets, without its index of the example.
func (l *loop) resultName(r loopRow) string {
	switch r.line.Op { //nolint:exhaustive // the others are called as their text calls them
	case trainer.OpZ:
		return "z"
	case trainer.OpA:
		return "a"
	case trainer.OpDZ:
		return "dz"
	case trainer.OpDivide:
		return "J"
	}
	name, _, _ := r.line.Parts(l.n)
	return name
}

// drawLegend says what the marks mean.
func (l *loop) drawLegend(y int) {
	a, th := l.area, l.content.Theme
	drawSpans(a, 0, y, span{"▸", th.Now}, span{" runs next", th.Muted})
	from := 15
	to := a.Text(from, y, " just ran ", th.Text)
	l.content.highlight(a, layout.Rect{X: from, Y: y, W: to - from, H: 1})
	if th.Mono {
		return // there is no grey
	}
	text := "grey: not yet run"
	if i := l.content.trace.I; i >= 0 && !l.content.trace.Divided && !l.content.vectors {
		text += " for i = " + number.Thousands(i+1)
	}
	end := a.Text(to+3, y, text, th.Muted)
	if l.content.insideMistake {
		drawSpans(a, end+3, y, span{"×", th.Warning}, span{" not written so", th.Muted})
	}
}
