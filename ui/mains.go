package ui

import (
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// A wide screen shows two main panes, and the one beside the main one stays
// until it is chosen itself, on screens that show one too: widening the window
// shows the same two again.

// shown lists the panes on the screen in the order of their tabs.
func shown(g session.Gaze, two bool) []int {
	if !two {
		return []int{g.Main}
	}
	return []int{min(g.Main, g.SecondPane()), max(g.Main, g.SecondPane())}
}

// two tells whether the screen shows two main panes.
func (m *Model) two() bool { return len(layout.Arrange(m.width, m.height, m.want()).Mains) > 1 }

// next is the pane n places on; the one beside the main one is left out, for it
// is seen already.
func (m *Model) next(n int) int {
	count, g := len(pane.Mains()), m.now().Gaze
	i := (g.Main + n + count) % count
	if m.two() && i == g.SecondPane() {
		i = (i + n + count) % count
	}
	return i
}

// choosePane makes pane i the main one. Where two are shown and i is one of them
// they stay both, and only the keys go over; any other takes the place of the
// main one.
func (m *Model) choosePane(i int) {
	g, names := m.now().Gaze, session.Panes()
	if i < 0 || i >= len(names) || i == g.Main {
		return
	}
	m.entered = false
	show := session.Show{Panes: []string{names[i]}}
	if m.two() {
		beside := g.SecondPane()
		if i == beside {
			beside = g.Main
		}
		show.Panes = append(show.Panes, names[beside])
	}
	m.do(show)
}
