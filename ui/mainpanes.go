package ui

import (
	"slices"

	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// A wide screen shows two main panes, and the one beside the main one stays
// until it is chosen itself, on screens that show one too: widening the window
// shows the same two again. While runs are compared a large one shows the cost
// curve above two others.

// paneSides is where the two stand, as places in pane.Mains. No pane changes sides: one
// that is chosen and was not shown takes the place of the one that has the keys.
type paneSides struct{ left, right int }

// next is where the two stand once they are these. Two that have nothing to do with
// those before stand in the order of their tabs.
func (s paneSides) next(pair [2]int) paneSides {
	a, b := min(pair[0], pair[1]), max(pair[0], pair[1])
	left, right := s.left == a || s.left == b, s.right == a || s.right == b
	switch {
	case s.left == s.right || !left && !right:
		return paneSides{a, b}
	case !right:
		s.right = a + b - s.left
	case !left:
		s.left = a + b - s.right
	}
	return s
}

// mainCount is how many main panes the screen shows.
func (m *Model) mainCount() int {
	return len(layout.Arrange(m.width, m.height, m.layoutWant()).Mains)
}

// mainPair is the two that stand side by side, where there is room for two.
func (m *Model) mainPair() [2]int {
	g := m.state().View
	if m.mainCount() > 2 {
		return g.PanesBelowCurve()
	}
	return [2]int{g.Main, g.SecondPane()}
}

// placeMains says which of so many main panes stands where.
func (m *Model) placeMains(d *pane.Presentation, count int) {
	if d.Second = -1; count > 1 {
		pair := m.mainPair()
		d.Second, d.MainOnRight, d.Three = m.state().View.SecondPane(), m.appearance.sides.next(pair).right == pair[0], count > 2
	}
}

// shownMains is the main panes on the screen.
func (m *Model) shownMains() []int {
	var d pane.Presentation
	m.placeMains(&d, m.mainCount())
	return d.Shown(m.state().View)
}

// nextPane is the pane n places on; those beside the main one are left out, for they
// are seen already.
func (m *Model) nextPane(n int) int {
	count, shown := len(pane.Mains()), m.shownMains()
	i := m.state().View.Main
	for range count {
		if i = (i + n + count) % count; !slices.Contains(shown, i) {
			break
		}
	}
	return i
}

// choosePane makes pane i the main one. Where several are shown and i is one of them
// they all stay, and only the keys go over; any other takes the place of the main one.
// The cost curve above two others gives no place: the one that had the keys before does.
func (m *Model) choosePane(i int) {
	g, names := m.state().View, session.Panes()
	if i < 0 || i >= len(names) || i == g.Main {
		return
	}
	m.paneFocus = paneFocus{}
	show := session.Show{Panes: []string{names[i]}}
	if m.mainCount() > 1 {
		pair := m.mainPair()
		beside := pair[1]
		switch {
		case i == pair[1]:
			beside = pair[0]
		case m.mainCount() > 2 && pane.Mains()[i].ShowsCurve:
			beside = g.Main
		}
		show.Panes = append(show.Panes, names[beside])
	}
	m.doIntent(show)
}
