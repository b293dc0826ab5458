package pane

import (
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// loop is one moment of the loop in one area.
type loop struct {
	content         loopContent
	area            chart.Area
	w, h            int
	m, n            int
	rows            []loopRow
	problem         trainer.Problem // that the loop goes over
	ranges          sumRanges
	formatsByDigits map[int]loopFormats // by their digits
	loopPlaces
	loopColumns
}

// loopPlaces are the loop at the places that the numbers of its lines are of: a line keeps its own, whatever runs later.
type loopPlaces struct {
	beforeExample, afterExample trainer.LoopState // around the lines of the example in hand
	divided, penalised, ended   trainer.LoopState // after the division, before the update, and after the last line
}

// loopColumns is where the texts of the lines stand, and what stands beside them.
type loopColumns struct {
	formulaX   int  // where the numbers put in begin
	resultEnd  int  // the results end before this column
	digits     int  // of the results
	inline     bool // the numbers put in stand beside their lines
	zOnTwoRows bool // those of z stand below
	sumsInline bool // without a table the lines themselves show the sums so far
	showsMeans bool // the table has what the sums will be divided by m
}

// loopRow is one line on the screen. A line that folds all features is
// followed by those of the shown features, as parts of it.
type loopRow struct {
	index      int // in trainer.LoopLines
	line       trainer.LoopLine
	featureRow bool
	mistakenRow
}

// Where the texts stand, and how wide lines get: on a wider pane numbers
// would stand too far from their lines.
const (
	loopIndent  = 1
	bodyIndent  = 3
	minFormulaX = 24
	widestLoop  = 96
)

func newLoop(f loopContent, a chart.Area) *loop {
	w, h := a.Size()
	l := &loop{content: f, area: a, w: min(w, widestLoop), h: h, loopColumns: loopColumns{digits: f.digits}, formatsByDigits: map[int]loopFormats{}}
	l.problem = f.runner.Problem()
	l.m, l.n = l.problem.Size()
	l.makeRows()
	l.measureRanges()
	l.formulaX = minFormulaX
	for _, r := range l.rows {
		if !l.isFolded(r) && r.part != writtenWrong && r.line.Op != trainer.OpZero && r.line.Op != trainer.OpDivide {
			l.formulaX = max(l.formulaX, l.textEnd(r)+1)
		}
	}
	const least = 22 // columns for the numbers put in: 1.250287 + 1.3·0.43568
	l.inline = l.w-l.formulaX-3-number.Format{Digits: l.digits}.Width() >= least
	l.resultEnd = l.w
	if !l.inline {
		at := max(l.formulaX, 26)
		for l.digits > 3 && at+(number.Format{Digits: l.digits}).Width() > l.w {
			l.digits--
		}
		l.resultEnd = at + number.Format{Digits: l.digits}.Width()
		if l.content.field.on {
			l.resultEnd = l.w // what is typed takes the room of what a line adds
		}
	}
	l.zOnTwoRows = l.inline && l.h >= len(l.rows)+13 && l.zTooLong()
	return l
}

// makeRows makes the rows of the lines; a line that the mistake writes otherwise is followed by what it writes.
func (l *loop) makeRows() {
	for place, line := range trainer.LoopLines(l.n, l.content.at.Lambda) {
		l.rows = append(l.rows, loopRow{index: place, line: line})
		if line.Feature != trainer.AllFeatures || !perFeature(line.Op) {
			continue
		}
		for _, j := range l.features() {
			l.rows = append(l.rows, loopRow{index: place, line: trainer.LoopLine{Op: line.Op, Feature: j}, featureRow: true})
		}
	}
	if l.content.insideMistake {
		l.strikeOut()
	}
}

// features lists the features that have rows of their own.
func (l *loop) features() []int {
	var all []int
	if l.n <= 3 {
		for j := range l.n {
			all = append(all, j)
		}
		return all
	}
	all = append(all, l.content.pair[:]...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (l *loop) isFolded(r loopRow) bool {
	return !r.featureRow && r.line.Feature == trainer.AllFeatures && perFeature(r.line.Op)
}

// perFeature reports whether a line is about a feature, or folds all.
func perFeature(op trainer.LoopOp) bool {
	return op == trainer.OpDW || op == trainer.OpPenaltyDW || op == trainer.OpUpdateW
}

// hasRun reports whether a line has run for the example in hand.
func (l *loop) hasRun(place int) bool { return place <= l.content.trace.LastLine }

// currentRow is the row of the line that just ran, or else of the next.
func (l *loop) currentRow() int {
	return slices.IndexFunc(l.rows, func(r loopRow) bool { return r.index == max(0, l.content.trace.LastLine) })
}

// drawHeader says which example is in hand.
func (l *loop) drawHeader(row int) {
	a, th, i := l.area, l.content.Theme, l.content.trace.I
	ordinal, class := "–", 0
	if i >= 0 {
		ordinal, class = number.Thousands(i+1), boolToInt(l.problem.Y[i] == 1)
	}
	of := " of " + number.Thousands(l.m)
	drawSpans(a, 0, row, span{"i ", th.Muted}, span{ordinal, th.Bright}, span{of, th.Text})
	x := 2 + a.Width(number.Thousands(l.m)+of)
	const longest = 12 // of a class name
	names := max(a.Width(className(l.content.data.Set, 0, longest)), a.Width(className(l.content.data.Set, 1, longest)))
	y, gap, mark := l.w-names-2-a.Width("y 0"), 2, ""
	if l.inline {
		marks := a.Width(l.content.superscript(l.m))
		y, mark = y-marks, l.content.superscript(i+1)
		x = l.drawProgress(x+1, row, min(20, y-x-1-gap-len("x ")-marks-l.widestVector()-2))
	}
	if i < 0 {
		return
	}
	x = drawSpans(a, x+gap, row, span{"x" + mark + " ", th.Muted})
	a.Text(x, row, vector(l.problem.X[i], y-x-2), th.Text)
	x = drawSpans(a, y, row, span{"y" + mark + " ", th.Muted}, span{number.Shortest(l.problem.Y[i]), th.Text})
	a.Text(x+2, row, className(l.content.data.Set, class, longest), th.Class[class])
}

// drawProgress shows how far the loop is, and returns the column after it.
func (l *loop) drawProgress(x, row, width int) int {
	if width < 5 {
		return x - 1
	}
	l.content.hairline(l.area, x, row, x+width)
	done := int(math.Ceil(float64(width*(l.content.trace.I+1)) / float64(max(1, l.m))))
	l.area.Fill(layout.Rect{X: x, Y: row, W: done, H: 1}, '━', l.content.tabLine())
	return x + width
}

// drawLines draws the program.
func (l *loop) drawLines(p loopLayout) {
	a, th := l.area, l.content.Theme
	if p.columns {
		a.Text(loopIndent, p.first-1, "one iteration", th.Muted)
		a.Text(l.formulaX, p.first-1, "with the numbers put in", th.Muted)
		a.TextRight(l.resultEnd, p.first-1, "gives", th.Muted)
	}
	y := p.first
	for _, r := range l.rows[p.from:p.to] {
		if r.line.Op == trainer.OpDivide {
			y += p.divide
		}
		tall := l.zOnTwoRows && r.line.Op == trainer.OpZ
		l.drawRow(r, y, tall)
		if r.part == struckOut && !r.featureRow {
			a.Text(0, y, "×", th.Warning)
		}
		at, next := r.index == l.content.trace.LastLine && !r.replaced, r.index == l.content.trace.NextLine && !r.featureRow && !r.replaced
		if l.content.field.on { // it is what is looked at
			at = l.holdsField(r)
			next = at
		}
		if at {
			l.content.highlight(a, layout.Rect{Y: y, W: l.w, H: 1 + boolToInt(tall)})
		}
		if next {
			a.Text(0, y, "▸", th.Now)
		}
		y += 1 + boolToInt(tall)
	}
}

// lineStyle is the style of the text of a line.
func (l *loop) lineStyle(r loopRow) theme.Style {
	th := l.content.Theme
	switch {
	case r.part == struckOut:
		return theme.Style{FG: th.Muted.FG}
	case r.part == writtenWrong:
		return th.Warning
	case r.index == l.content.trace.LastLine || r.index == l.content.trace.NextLine || l.holdsField(r):
		return th.Bright
	case l.hasRun(r.index):
		return th.Text
	}
	return th.Muted
}

// drawRow draws one line and its numbers.
func (l *loop) drawRow(r loopRow, y int, tall bool) {
	a, th := l.area, l.content.Theme
	l.drawText(r, y, l.lineStyle(r))
	if r.replaced || r.continued {
		return
	}
	if l.isFolded(r) {
		a.Text(max(l.formulaX, l.textEnd(r)+2), y, number.Thousands(l.n)+" lines", th.Muted)
		return
	}
	if l.drawAsked(r, y) {
		return
	}
	equals := l.resultEnd - number.Format{Digits: l.digits}.Width() - 2
	if l.holdsField(r) { // its mark stands in front of the number
		equals -= fieldMark
	}
	x := max(l.formulaX, l.textEnd(r)+1)
	numbers, sign, gives := l.numbersFor(r, tall, equals-1-x)
	gives = number.AlignPoint(l.resultText(r), gives)
	result := l.resultStyle(r.line.Op)
	if !l.hasRun(r.index) {
		result = th.Muted
	}
	end := l.endOf(r, gives)
	equals = min(equals, a.TextRight(end, y, gives, result)-1) // a long number leaves its sign less room
	if l.holdsField(r) {
		l.drawFoundMark(y)
	}
	switch {
	case !l.inline:
		l.drawContribution(r, y, end)
	case r.line.Op == trainer.OpFor && l.content.trace.I >= 0:
		a.Text(l.formulaX, y, "i = "+number.Thousands(l.content.trace.I+1), th.Muted)
	case !l.hasRun(r.index) || gives == "":
	case tall:
		a.Text(l.resultEnd-a.Width(gives)-2-fieldMark*boolToInt(l.holdsField(r)), y, sign, th.Muted)
		a.Text(bodyIndent+3, y+1, numbers, th.Text)
	default:
		a.Text(equals, y, sign, th.Muted)
		if r.line.Op == trainer.OpDivide {
			x = a.Text(x, y, "J: ", th.Muted)
		}
		a.Text(x, y, numbers, th.Text)
	}
}

// endOf is the column that a result ends before: behind a long line of a mistake it stands at the end of the row.
func (l *loop) endOf(r loopRow, gives string) int {
	if l.textEnd(r) > l.resultEnd-l.area.Width(gives)-1 {
		return l.w
	}
	return l.resultEnd
}

// numbersFor is what a line gives and, where there is room beside it or, if it is
// tall, below it, the numbers that give it.
func (l *loop) numbersFor(r loopRow, tall bool, room int) (numbers, sign, gives string) {
	gives = l.resultText(r)
	switch {
	case !l.inline || gives == "" || !l.hasRun(r.index) || r.line.Op == trainer.OpFor:
		return "", "", gives
	case tall:
		return l.equation(r, l.w-bodyIndent-3)
	case r.line.Op == trainer.OpDivide:
		return l.equation(r, room-len("J: "))
	}
	return l.equation(r, room)
}
