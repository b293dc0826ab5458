package ui

import (
	"slices"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// sortByNext sorts by the n-th next column.
func (m *Model) sortByNext(n int) {
	m.do(pane.NextSort(m.canvas().frame, n))
	if order := pane.ExampleOrder(m.canvas().frame); len(order) > 0 {
		m.do(session.Example{I: order[0] + 1})
	}
}

// handlePaneKey does a key of a pane that was gone into.
func (m *Model) handlePaneKey(k language.Key) {
	if k.Gesture == language.Close {
		m.insidePane = false
		return
	}
	n := k.N
	if k.Gesture == language.Up || k.Gesture == language.Left {
		n = -n
	}
	switch main := pane.Mains()[m.state().Gaze.Main]; {
	case main.Scope != nil:
		m.moveView(k)
	case main.Order != nil:
		m.enqueue(rowMove{m.state().Gaze.Main, n})
	case main.Nodes != nil:
		m.walkGraph(n)
	case main.Trace:
		m.do(session.Lines{N: max(min(n, 1), -1)})
	default:
		m.do(session.Nudge{Name: "example", Way: "next", N: n})
	}
}

// moveRow goes so many rows along the examples.
func (m *Model) moveRow(by rowMove) {
	f := m.canvas().frame
	rows := pane.Mains()[by.main].Order(f)
	if len(rows) == 0 {
		return
	}
	m.do(session.Example{I: rows[min(max(slices.Index(rows, f.Focus)+by.n, 0), len(rows)-1)] + 1})
}
