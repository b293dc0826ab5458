package pane

import (
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
)

// Loop is the pseudo-code of one iteration with a cursor: beside each line
// what it computed with the numbers put in, below it the accumulators and one
// sentence about the line that just ran. The texts are those of
// [trainer.LoopStep.Parts], the numbers those of the machine that runs the lines.
func Loop(f Frame, a chart.Area) {
	l := newLoop(f, a)
	p := l.plan()
	if p.head {
		l.head()
	}
	l.lines(p)
	if p.table > 0 {
		l.accumulators(p.table)
	}
	if p.foot > 0 {
		l.foot(p.foot)
	}
	l.say(p.say, p.sayRows)
	if p.legend > 0 {
		l.legend(p.legend)
	}
}

// loop is one moment of the loop in one area.
type loop struct {
	f          Frame
	area       chart.Area
	w, h       int
	m, n       int
	rows       []loopRow
	start, end trainer.Trace // around the lines of the example in hand
	ends       sumEnds
	columns    map[int]formats // by their digits

	column int  // where the numbers put in begin
	result int  // the results end before this column
	digits int  // of the results
	inline bool // the numbers put in stand beside their lines
	tall   bool // those of z stand below
	live   bool // without a table the lines themselves show the sums so far
}

// loopRow is one line on the screen. A line that folds all features is
// followed by those of the shown features, as parts of it.
type loopRow struct {
	place int // in trainer.LoopSteps
	line  trainer.LoopStep
	part  bool
}

// Where the texts stand, and how wide lines get: on a wider pane numbers
// would stand too far from their lines.
const (
	loopIndent = 1
	bodyIndent = 3
	loopColumn = 24
	loopWidest = 96
)

func newLoop(f Frame, a chart.Area) *loop {
	w, h := a.Size()
	l := &loop{f: f, area: a, w: min(w, loopWidest), h: h, digits: f.Digits, columns: map[int]formats{}}
	l.m, l.n = f.Problem.Size()
	for place, line := range trainer.LoopSteps(l.n) {
		l.rows = append(l.rows, loopRow{place: place, line: line})
		if line.Feature != trainer.All || line.Op != trainer.OpDW && line.Op != trainer.OpUpdateW {
			continue
		}
		for _, j := range l.features() {
			l.rows = append(l.rows, loopRow{place, trainer.LoopStep{Op: line.Op, Feature: j}, true})
		}
	}
	l.measure()
	l.column = loopColumn
	for _, r := range l.rows {
		if !l.folds(r) && r.line.Op != trainer.OpZero && r.line.Op != trainer.OpDivide {
			l.column = max(l.column, l.textEnd(r)+1)
		}
	}
	const least = 22 // columns for the numbers put in: 1.250287 + 1.3·0.43568
	l.inline = l.w-l.column-3-number.Format{Digits: l.digits}.Width() >= least
	l.result = l.w
	if !l.inline {
		at := max(l.column, 26)
		for l.digits > 3 && at+(number.Format{Digits: l.digits}).Width() > l.w {
			l.digits--
		}
		l.result = at + number.Format{Digits: l.digits}.Width()
	}
	l.tall = l.inline && l.h >= len(l.rows)+13 && l.longZ()
	return l
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
	all = append(all, l.f.Features[:]...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (l *loop) folds(r loopRow) bool {
	return !r.part && r.line.Feature == trainer.All && (r.line.Op == trainer.OpDW || r.line.Op == trainer.OpUpdateW)
}

// ran tells that a line has run for the example in hand.
func (l *loop) ran(place int) bool { return place <= l.f.Trace.Ran }

// loopPlan says which rows of the pane hold what; 0 is nowhere.
type loopPlan struct {
	head, columns  bool
	first          int // row of the first line
	divide         int // blank rows before the division
	table, foot    int
	say, sayRows   int
	legend         int
	from, to, rows int // lines shown, and the rows they take
}

// plan gives the lines their rows first, then the rest in the order in which
// it matters, blank rows last.
func (l *loop) plan() loopPlan {
	p := loopPlan{to: len(l.rows), rows: len(l.rows) + index(l.tall)}
	if p.rows > l.h {
		p.from = max(0, min(l.current()-l.h/2, p.to-l.h))
		p.to, p.rows = p.from+l.h, l.h
	}
	room := l.h - p.rows
	take := func(want bool, n int) int {
		if !want || room < n {
			return 0
		}
		room -= n
		return n
	}
	head := take(true, 1)
	foot := take(!l.inline, 1)
	p.sayRows = take(true, 1)
	columns := take(l.inline, 1)
	below := take(true, 1)
	table := take(true, 4+len(l.features()))
	apart := take(table == 0, 1)
	p.sayRows += take(p.sayRows > 0, 1)
	beforeSay := take(table > 0, 1)
	legend := take(l.inline, 1)
	apart += take(apart == 0, 1)
	p.divide = take(l.inline, 1)

	p.head, p.columns = head > 0, columns > 0
	p.first = head + apart + columns
	y := p.first + p.rows + p.divide + below
	if table > 0 {
		p.table = y
		y += table + beforeSay
	}
	if foot > 0 {
		p.foot = y
		y++
	}
	p.say = y
	if legend > 0 {
		p.legend = l.h - 1
	}
	l.live = table == 0
	return p
}

// current is the row of the line that just ran, or else of the next.
func (l *loop) current() int {
	return slices.IndexFunc(l.rows, func(r loopRow) bool { return r.place == max(0, l.f.Trace.Ran) })
}

// head says which example is in hand.
func (l *loop) head() {
	a, th, i := l.area, l.f.Theme, l.f.Trace.I
	ordinal, class := "–", 0
	if i >= 0 {
		ordinal, class = number.Thousands(i+1), index(l.f.Problem.Y[i] == 1)
	}
	of := " of " + number.Thousands(l.m)
	line(a, 0, 0, span{"i ", th.Muted}, span{ordinal, th.Bright}, span{of, th.Text})
	x := 2 + a.Width(number.Thousands(l.m)+of)
	const longest = 12 // of a class name
	names := max(a.Width(className(l.f.Set, 0, longest)), a.Width(className(l.f.Set, 1, longest)))
	y, gap, mark := l.w-names-2-a.Width("y 0"), 2, ""
	if l.inline {
		marks := a.Width(raised(l.f, l.m))
		y, mark = y-marks, raised(l.f, i+1)
		x = l.bar(x+1, min(20, y-x-1-gap-len("x ")-marks-l.widestVector()-2))
	}
	if i < 0 {
		return
	}
	x = line(a, x+gap, 0, span{"x" + mark + " ", th.Muted})
	a.Text(x, 0, vector(l.f.Problem.X[i], y-x-2), th.Text)
	x = line(a, y, 0, span{"y" + mark + " ", th.Muted}, span{number.Shortest(l.f.Problem.Y[i]), th.Text})
	a.Text(x+2, 0, className(l.f.Set, class, longest), th.Class[class])
}

// bar shows how far the loop is, and returns the column after it.
func (l *loop) bar(x, width int) int {
	if width < 5 {
		return x - 1
	}
	hairline(l.f, l.area, x, 0, x+width)
	done := int(math.Ceil(float64(width*(l.f.Trace.I+1)) / float64(max(1, l.m))))
	l.area.Fill(layout.Rect{X: x, W: done, H: 1}, '━', tabLine(l.f))
	return x + width
}

// lines draws the program.
func (l *loop) lines(p loopPlan) {
	a, th := l.area, l.f.Theme
	if p.columns {
		a.Text(loopIndent, p.first-1, "one iteration", th.Muted)
		a.Text(l.column, p.first-1, "with the numbers put in", th.Muted)
		a.TextRight(l.result, p.first-1, "gives", th.Muted)
	}
	y := p.first
	for _, r := range l.rows[p.from:p.to] {
		if r.line.Op == trainer.OpDivide {
			y += p.divide
		}
		tall := l.tall && r.line.Op == trainer.OpZ
		l.row(r, y, tall)
		if r.place == l.f.Trace.Ran {
			highlight(l.f, a, layout.Rect{Y: y, W: l.w, H: 1 + index(tall)})
		}
		if r.place == l.f.Trace.Next && !r.part {
			a.Text(0, y, "▸", th.Now)
		}
		y += 1 + index(tall)
	}
}

// row draws one line and its numbers.
func (l *loop) row(r loopRow, y int, tall bool) {
	a, th := l.area, l.f.Theme
	st := th.Muted
	switch {
	case r.place == l.f.Trace.Ran || r.place == l.f.Trace.Next:
		st = th.Bright
	case l.ran(r.place):
		st = th.Text
	}
	l.text(r, y, st)
	if l.folds(r) {
		a.Text(max(l.column, l.textEnd(r)+2), y, number.Thousands(l.n)+" lines", th.Muted)
		return
	}
	equals := l.result - number.Format{Digits: l.digits}.Width() - 2
	x := max(l.column, l.textEnd(r)+1)
	numbers, sign, gives := l.given(r, tall, equals-1-x)
	gives = number.AlignPoint(l.gives(r), gives)
	result := l.resultStyle(r.line.Op)
	if !l.ran(r.place) {
		result = th.Muted
	}
	a.TextRight(l.result, y, gives, result)
	switch {
	case !l.inline:
		l.beside(r, y)
	case r.line.Op == trainer.OpFor && l.f.Trace.I >= 0:
		a.Text(l.column, y, "i = "+number.Thousands(l.f.Trace.I+1), th.Muted)
	case !l.ran(r.place) || gives == "":
	case tall:
		a.Text(l.result-a.Width(gives)-2, y, sign, th.Muted)
		a.Text(bodyIndent+3, y+1, numbers, th.Text)
	default:
		a.Text(equals, y, sign, th.Muted)
		if r.line.Op == trainer.OpDivide {
			x = a.Text(x, y, "J: ", th.Muted)
		}
		a.Text(x, y, numbers, th.Text)
	}
}

// given is what a line gives and, where there is room beside it or, if it is
// tall, below it, the numbers that give it.
func (l *loop) given(r loopRow, tall bool, room int) (numbers, sign, gives string) {
	gives = l.gives(r)
	switch {
	case !l.inline || gives == "" || !l.ran(r.place) || r.line.Op == trainer.OpFor:
		return "", "", gives
	case tall:
		return l.equation(r, l.w-bodyIndent-3)
	case r.line.Op == trainer.OpDivide:
		return l.equation(r, room-len("J: "))
	}
	return l.equation(r, room)
}
