package pane

import (
	"fmt"
	"strconv"

	"descent/trainer"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// vectorLayout says which rows of the pane hold what; 0 is nowhere.
type vectorLayout struct {
	title, shapes, heads bool
	first                int // row of the first line
	tall                 bool
	paired               bool // what a line computes stands below it, of a number beside it unless tall
	from, to             int  // lines shown
	heading, seen, most  int  // what the line is in the loop, and how many rows that may take
	sentence, legend     int
}

// rows is how many rows a line takes.
func (p vectorLayout) rows(v vectorLine) int { return 1 + boolToInt(p.tall || p.paired && !v.scalar) }

// arrangeVectors gives the lines their rows first, then the rest in the order in
// which it matters, blank rows last. Nothing moves from line to line.
func (l *loop) arrangeVectors() vectorLayout {
	wide := l.hasColumns()
	lines := l.vectorLines()
	p := vectorLayout{to: len(lines), most: len(l.features())}
	count := func() (rows int) {
		for _, v := range lines {
			rows += p.rows(v)
		}
		return rows
	}
	p.tall, p.paired = wide, true
	p.tall = wide && l.h >= count()+3
	if p.paired = l.h > count(); !p.paired && l.h < len(lines) {
		p.from = max(0, min(l.vectorsRan()-l.h/2, p.to-l.h))
		p.to = p.from + max(l.h, 0)
	}
	room := rowsLeft(l.h - count())
	p.shapes = room.take(true, 1) > 0
	p.title = room.take(wide, 1) > 0
	p.heads = room.take(wide, 1) > 0
	seen := room.take(true, 1+p.most)
	sentence := room.take(seen > 0, 1)
	heading := room.take(wide && seen > 0, 1)
	legend := room.take(wide, 1)
	apart := room.take(p.heads, 1)
	apartLegend := room.take(legend > 0, 1)

	p.first = boolToInt(p.title) + boolToInt(p.shapes) + apart + boolToInt(p.heads)
	y := p.first + count()
	if seen > 0 {
		y++
		if heading > 0 {
			p.heading = y
			y++
		}
		p.seen = y
		y += p.most
	}
	p.sentence = y * sentence
	p.legend = (l.h - 1) * max(legend, apartLegend)
	return p
}

// drawVectors is the iteration written with vectors: each line in numpy, the
// shapes, what it computes, and the lines of the loop that it stands for.
func (l *loop) drawVectors() {
	a, th, p := l.area, l.content.Theme, l.arrangeVectors()
	if p.title {
		a.Text(0, 0, "the same iteration without a loop", th.Text)
		a.TextRight(l.w, 0, "M: line by line", th.Muted)
	}
	if p.shapes {
		l.drawShapes(boolToInt(p.title))
	}
	shapesX := l.shapesX()
	if p.heads {
		a.Text(loopIndent, p.first-1, "numpy", th.Muted)
		a.Text(shapesX, p.first-1, "shapes", th.Muted)
		a.TextRight(l.w, p.first-1, l.fits(l.w-shapesX-8, "the lines of the loop it replaces", "in the loop"), th.Muted)
	}
	ran, y := l.vectorsRan(), p.first
	for i, v := range l.vectorLines()[p.from:p.to] {
		l.drawVectorLine(p, v, y, shapesX)
		if p.from+i == ran-1 {
			l.content.highlight(a, layout.Rect{Y: y, W: l.w, H: p.rows(v)})
		}
		if p.from+i == ran {
			a.Text(0, y, "▸", th.Now)
		}
		y += p.rows(v)
	}
	l.drawSeen(p, ran)
	if p.legend > 0 {
		l.drawLegend(p.legend)
	}
}

// shapesX is the column where shapes begin.
func (l *loop) shapesX() int {
	x := 0
	for _, v := range l.vectorLines() {
		x = max(x, l.area.Width(v.code))
	}
	return loopIndent + x + 3
}

func (l *loop) fits(room int, texts ...string) string {
	return firstFitting(l.area.Width, room, append(texts, "")...)
}

// drawShapes says what there is to begin with.
func (l *loop) drawShapes(y int) {
	th, m, n := l.content.Theme, strconv.Itoa(l.m), strconv.Itoa(l.n)
	parts := func(gap string, column bool) []span {
		all := []span{{"X ", th.Muted}, {"(" + n + "," + m + ")", th.Text}}
		if column {
			all = append(all, span{" one example a column", th.Muted})
		}
		all = append(all, span{gap + "Y ", th.Muted}, span{"(1," + m + ")", th.Text}, span{gap + "w ", th.Muted}, span{"(" + n + ",1)", th.Text})
		if column {
			all = append(all, span{gap + "b ", th.Muted}, span{"number", th.Text})
		}
		return append(all, span{gap + "m ", th.Muted}, span{number.Thousands(l.m), th.Text})
	}
	spans := parts("   ", true)
	if lineWidth(l.area, spans...) > l.w {
		spans = parts("  ", false)
	}
	drawSpans(l.area, 0, y, spans...)
}

// drawVectorLine draws one line, and what it computes once it has run.
func (l *loop) drawVectorLine(p vectorLayout, v vectorLine, y, shapesX int) {
	a, th, ran := l.area, l.content.Theme, l.vectorsRan()
	st := th.Muted
	switch place := int(v.op); {
	case place == ran-1 || place == ran:
		st = th.Bright
	case place < ran:
		st = th.Text
	}
	end := a.Text(loopIndent, y, v.code, st)
	result := ""
	inline := p.rows(v) == 1
	if int(v.op) < ran {
		result = l.vectorResult(v.op, l.w-boolToInt(inline)*(end+2)-boolToInt(!inline)*(loopIndent+6))
	}
	rs := l.vectorStyle(v)
	if inline && result != "" {
		a.TextRight(l.w, y, result, rs)
		return
	}
	muted := th.Muted
	if int(v.op) < ran {
		muted = th.Text
	}
	if l.hasColumns() {
		shapes := l.fits(l.w-shapesX, v.shapes(), v.shape)
		x := a.Text(shapesX, y, shapes, muted)
		a.TextRight(l.w, y, l.fits(l.w-x-2, v.replaces), th.Muted)
	} else {
		a.TextRight(l.w, y, l.fits(l.w-end-1, v.shape), th.Muted)
	}
	if result != "" {
		a.Text(a.Text(loopIndent+4, y+1, "= ", th.Muted), y+1, result, rs)
	}
}

// hasColumns reports whether the shapes and the lines of the loop have columns.
func (l *loop) hasColumns() bool {
	const wideEnough = 60
	return l.w >= wideEnough
}

// vectorStyle is the style of what a line computes.
func (l *loop) vectorStyle(v vectorLine) theme.Style {
	switch v.op {
	case trainer.VectorDZ, trainer.VectorDW, trainer.VectorDB:
		return l.content.Theme.Gradient.WithBold()
	case trainer.VectorW, trainer.VectorB:
		return l.content.Theme.Bright
	case trainer.VectorZ, trainer.VectorA, trainer.VectorJ:
	}
	return l.content.Theme.Forward.WithBold()
}

// drawSeen says what the line that just ran is in the loop.
func (l *loop) drawSeen(p vectorLayout, ran int) {
	a, th := l.area, l.content.Theme
	if p.seen == 0 {
		return
	}
	if p.heading > 0 {
		l.content.heading(a.Sub(layout.Rect{Y: p.heading, W: l.w, H: 1}), 0, l.seenTitle(ran), "")
	}
	for i, s := range l.seenFromLoop(ran, l.w) {
		if i < p.most {
			a.Text(0, p.seen+i, s, th.Text)
		}
	}
	if p.sentence > 0 {
		a.Text(0, p.sentence, l.fits(l.w, l.vectorSentences(ran)...), th.Text)
	}
}

func (l *loop) seenTitle(ran int) string {
	if ran == 0 {
		return "Seen from the loop"
	}
	return l.vectorLines()[ran-1].name() + ", seen from the loop"
}

// vectorSentences say how many turns the line stands for, the longest first.
func (l *loop) vectorSentences(ran int) []string {
	m := number.Thousands(l.m)
	switch {
	case ran == 0:
		return []string{fmt.Sprintf("No line has run yet. Most do at once what %s turns of the loop do.", m), "No line has run yet."}
	case ran > len(l.vectorLines())-2:
		return []string{"The update is no part of the loop: the numbers are the same.", "The update is the same as the loop's."}
	}
	return []string{fmt.Sprintf("%s of the loop became one line; the numbers are the same.", number.Plural(l.m, "turn")), fmt.Sprintf("One line is %s; same numbers.", number.Plural(l.m, "turn"))}
}
