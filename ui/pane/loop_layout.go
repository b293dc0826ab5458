package pane

// loopLayout says which rows of the pane hold what; 0 is nowhere.
type loopLayout struct {
	title          int // rows of what the loop is of, where it is not the run's
	head, columns  bool
	first          int // row of the first line
	divide         int // blank rows before the division
	table, foot    int
	say, sayRows   int
	legend         int
	from, to, rows int // lines shown, and the rows they take
	loopPanels
}

// loopPanels are the rows of the parts below the sentence; 0 is nowhere.
type loopPanels struct{ graph, vectors, bars, barRows int }

// rowsLeft are the rows of a pane that nothing has yet.
type rowsLeft int

// take gives n of them, if they are wanted and there are so many.
func (left *rowsLeft) take(want bool, n int) int {
	if !want || int(*left) < n {
		return 0
	}
	*left -= rowsLeft(n)
	return n
}

// arrange gives the lines their rows first, then the rest in the order in which
// it matters, blank rows last.
func (l *loop) arrange() loopLayout {
	p := loopLayout{to: len(l.rows), rows: len(l.rows) + boolToInt(l.zOnTwoRows)}
	if p.rows > l.h {
		p.from = max(0, min(l.currentRow()-l.h/2, p.to-l.h))
		p.to, p.rows = p.from+l.h, l.h
	}
	room := rowsLeft(l.h - p.rows)
	p.title = room.take(l.content.insideMistake, 1)
	head := room.take(true, 1)
	foot := room.take(!l.inline, 1)
	p.sayRows = room.take(true, 1)
	columns := room.take(l.inline, 1)
	below := room.take(true, 1)
	table := room.take(true, 4+len(l.features()))
	apart := room.take(table == 0, 1)
	p.sayRows += room.take(p.sayRows > 0, 1)
	beforeSay := room.take(table > 0, 1)
	legend := room.take(l.inline, 1)
	apart += room.take(apart == 0, 1)
	p.divide = room.take(l.inline, 1)

	p.head, p.columns, p.first = head > 0, columns > 0, p.title+head+apart+columns
	y := p.first + p.rows + p.divide + below
	if table > 0 {
		p.table = y
		y += table + beforeSay
	}
	if p.foot = y * foot; foot > 0 {
		y++
	}
	p.say = y
	if legend > 0 {
		p.legend = l.h - 1
	}
	p.loopPanels = l.arrangePanels(y+p.sayRows+1, room)
	l.sumsInline = table == 0
	l.showsMeans = p.graph > 0 && !l.content.asking
	return p
}

// arrangePanels gives what is left from row y on to the panels: of few rows the bars go first,
// then the graph. Bars take the rows that nothing else needs, up to twice their own.
func (l *loop) arrangePanels(y int, room rowsLeft) (p loopPanels) {
	vectors := room.take(l.inline && l.hasColumns() && !l.content.insideMistake, vectorPanelRows+1)
	graph := room.take(vectors > 0 && l.hasGraph(), graphPanelRows+1)
	bars := room.take(vectors > 0, minBarRows+2) // with its heading, and a blank row above that
	for _, panel := range []struct {
		at   *int
		rows int
	}{{&p.graph, graph}, {&p.vectors, vectors}, {&p.bars, bars}} {
		if panel.rows > 0 {
			*panel.at = y
		}
		y += panel.rows
	}
	if bars > 0 {
		room.take(true, 1) // above the legend
		p.barRows = minBarRows + min(int(room), maxBarRows-minBarRows)&^1
	}
	return p
}
