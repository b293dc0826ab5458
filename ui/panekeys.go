package ui

import (
	"slices"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// paneFocus is that the main pane was gone into: the arrows belong to it.
type paneFocus struct {
	entered bool
	count   int // of the counts at the foot the one that they are on, from 1; 0 for none
	row     int // the first row of a list that has no focus
}

// sortByNext sorts by the n-th next column.
func (m *Model) sortByNext(n int) {
	m.doIntent(pane.NextSort(m.state(), n))
	if order := pane.ExampleOrder(m.state()); len(order) > 0 {
		m.doIntent(session.Example{I: order[0] + 1})
	}
}

// handlePaneKey does a key of a pane that was gone into.
func (m *Model) handlePaneKey(k language.Key) {
	if m.handleCounts(k) {
		return
	}
	if k.ScreenAction == language.Close || k.ScreenAction == language.Accept {
		m.paneFocus = paneFocus{}
		return
	}
	n := k.N
	if k.ScreenAction == language.Up || k.ScreenAction == language.Left {
		n = -n
	}
	switch main := m.state().View.Main; session.MainPanes()[main].Arrows {
	case session.ViewArrows:
		m.moveView(k)
	case session.RowArrows:
		m.enqueue(rowMove(n))
	case session.NodeArrows:
		m.walkGraph(n)
	case session.LineArrows:
		m.doIntent(session.Lines{N: max(min(n, 1), -1)})
	case session.ExampleArrows:
		m.doIntent(session.Adjust{Name: "example", Direction: "next", N: n})
	}
}

// moveRow goes so many rows along the examples.
func (m *Model) moveRow(by rowMove) {
	st := m.state()
	rows := pane.ExampleOrder(st)
	if len(rows) == 0 {
		m.paneFocus.row = min(max(m.paneFocus.row+int(by), 0), max(0, len(st.Data.Test.X)-1))
		return
	}
	m.doIntent(session.Example{I: rows[min(max(slices.Index(rows, st.Inside.Focus)+int(by), 0), len(rows)-1)] + 1})
}

// handleCounts does a key of the counts at the foot of the examples, and reports whether
// it was one.
func (m *Model) handleCounts(k language.Key) bool {
	next, filter, ok := pane.MoveAlongCounts(m.state(), m.paneFocus.count, k.ScreenAction)
	if m.paneFocus.count = next; filter != nil {
		m.paneFocus.row = 0
		m.doIntent(filter)
	}
	return ok
}
