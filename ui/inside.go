package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// moment is where the cursor stands. When it changes, the line cursor begins
// anew.
type moment struct{ run, k int }

// cursor is the line cursor: how many lines of the loop have run inside the
// iteration shown.
//
//	0 ≤ line < trainer.LineCount: when all have run it is the next iteration
type cursor struct {
	at    moment
	line  int
	rest  int   // the focused example where the loop has none yet
	rests []int // those of the iterations that were left line by line
	cross bool  // the moment changes line by line
	enter int   // the line to begin with at the next moment, 0 but when stepping back into an iteration
}

// focus is the focused example: the loop's i.
func (m Model) focus() int {
	examples, n := m.lesson.problem.Size()
	if i := loopExample(m.line, n); i >= 0 {
		return min(i, examples-1)
	}
	return m.rest
}

// loopExample is the example of the loop after that many lines, −1 for none.
func loopExample(lines, n int) int {
	if lines < 2 { // the first line sets the sums to 0, the second begins example 0
		return -1
	}
	return (lines - 2) / trainer.BodyLines(n)
}

// now is the present moment.
func (m Model) now() moment { return moment{m.timeline.Present().ID(), m.timeline.Cursor()} }

// moved begins the line cursor anew where the iteration shown has changed; the
// focused example stays.
func (m *Model) moved() {
	if m.at == m.now() {
		return
	}
	m.rest = m.focus()
	if !m.cross {
		m.rests = nil
	}
	m.at, m.line, m.enter, m.cross = m.now(), m.enter, 0, false
}

// inspect looks into an iteration.
func (m *Model) inspect(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.Lines:
		return m.runLines(i.N), true
	case session.LineAt:
		m.pause()
		if m.line = i.L; i.L == session.EndOfLoop {
			examples, _ := m.lesson.problem.Size()
			m.line = trainer.LineOf(m.lesson.problem, examples)
		}
	case session.Example:
		m.choose(i.I - 1)
	case session.Node:
		m.inside.Node = i.I
	case session.Sort:
		m.sortBy(m.columnOf(i.Column))
		m.inside.Ascending = i.Ascending
	case session.Wrong:
		m.inside.WrongOnly = i.On
	case session.Proof:
		m.inside.Why = i.On
	default:
		return nil, false
	}
	return nil, true
}

// walkOrRun walks the nodes of the graph, or runs lines of the loop elsewhere.
func (m *Model) walkOrRun(n int) tea.Cmd {
	if pane.Mains()[m.main].Nodes == nil {
		return m.runLines(n)
	}
	if m.player.playing {
		m.pause()
	}
	m.walk(n)
	return nil
}

// runLines moves the line cursor. Running past the update is the same as a step.
func (m *Model) runLines(n int) tea.Cmd {
	if m.player.playing {
		m.pause()
	}
	switch line := m.line + n; {
	case line >= trainer.LineCount(m.lesson.problem):
		m.rests, m.cross = append(m.rests, m.rest), true
		return m.step(1)
	case line >= 0:
		m.line = line
	case m.line > 0 && n < -1:
		m.line = 0
	case m.timeline.Cursor() > 0:
		m.enter, m.cross = trainer.LineCount(m.lesson.problem)-1, true
		cmd := m.back(1)
		m.moved()
		if last := len(m.rests) - 1; last >= 0 {
			m.rest, m.rests = m.rests[last], m.rests[:last]
		}
		return cmd
	}
	return nil
}

func (m *Model) walk(n int) {
	_, features := m.lesson.problem.Size()
	m.inside.Node = min(max(m.inside.Node+n, 0), pane.Mains()[m.main].Nodes(features))
}

// nudgeSort sorts by the next column, or the other way round.
func (m *Model) nudgeSort(i session.Nudge) {
	if i.Way == "turn" {
		m.inside.Ascending = !m.inside.Ascending
		return
	}
	for range i.N {
		m.sortBy(nextSort(pane.ExampleColumns(m.canvas().frame), m.inside.Sort))
	}
}

// sortBy sorts by a column, and goes to the example that then comes first: the
// one that was asked for.
func (m *Model) sortBy(column int) {
	m.inside.Sort = column
	if order := pane.ExampleOrder(m.canvas().frame); len(order) > 0 {
		m.choose(order[0])
	}
}

// nextSort goes through the columns: after i the contributions, for they are
// asked for most, then the others from the right.
func nextSort(columns []string, now int) int {
	shares := 0
	for _, name := range columns {
		if strings.Contains(name, "dz/m") {
			shares++
		}
	}
	last := len(columns) - 1
	firstShare := last - shares + 1
	switch {
	case now == 0:
		return firstShare
	case now == last:
		return firstShare - 1
	case now < firstShare:
		return now - 1
	}
	return now + 1
}

// choose focuses an example and moves the line cursor to its beginning.
func (m *Model) choose(i int) {
	examples, _ := m.lesson.problem.Size()
	i = min(max(i, 0), examples-1)
	if m.player.playing {
		m.pause()
	}
	m.line = trainer.LineOf(m.lesson.problem, i) + 1
}

// within does a key of a pane that was gone into.
func (m *Model) within(b language.Key) tea.Cmd {
	if b.Gesture == language.Close {
		m.inside.Entered = false
		return nil
	}
	n := b.N
	if b.Gesture == language.Up || b.Gesture == language.Left {
		n = -n
	}
	switch main := pane.Mains()[m.main]; {
	case main.Scope != nil:
		m.moveView(b)
	case main.Order != nil:
		if order := main.Order(m.canvas().frame); len(order) > 0 {
			m.choose(order[min(max(slices.Index(order, m.focus())+n, 0), len(order)-1)])
		}
	case main.Nodes != nil:
		m.walk(n)
	case main.Trace:
		return m.runLines(max(min(n, 1), -1))
	default:
		m.choose(m.focus() + n)
	}
	return nil
}
