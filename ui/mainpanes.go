package ui

import (
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// A wide screen shows two main panes, and the one beside the main one stays
// until it is chosen itself, on screens that show one too: widening the window
// shows the same two again.

// paneOrder is where the two stand. No pane changes sides: one that is chosen and was
// not shown takes the place of the one that has the keys.
type paneOrder struct {
	main, beside int
	right        bool // the main pane stands right of the other
}

// after is where the two stand once others may be shown. Two that have nothing to
// do with those before stand in the order of their tabs.
func (s paneOrder) after(g session.ViewState) paneOrder {
	now := paneOrder{g.Main, g.SecondPane(), s.right}
	switch {
	case now.main == s.beside && now.beside == s.main && now.main != now.beside:
		now.right = !s.right // only the keys went over
	case now.beside != s.beside:
		now.right = now.main > now.beside
	}
	return now
}

// showsTwo tells whether the screen shows two main panes.
func (m *Model) showsTwo() bool {
	return len(layout.Arrange(m.width, m.height, m.layoutWant()).Mains) > 1
}

// nextPane is the pane n places on; the one beside the main one is left out, for it
// is seen already.
func (m *Model) nextPane(n int) int {
	count, g := len(pane.Mains()), m.state().View
	i := (g.Main + n + count) % count
	if m.showsTwo() && i == g.SecondPane() {
		i = (i + n + count) % count
	}
	return i
}

// choosePane makes pane i the main one. Where two are shown and i is one of them
// they stay both, and only the keys go over; any other takes the place of the
// main one.
func (m *Model) choosePane(i int) {
	g, names := m.state().View, session.Panes()
	if i < 0 || i >= len(names) || i == g.Main {
		return
	}
	m.inside = paneFocus{}
	show := session.Show{Panes: []string{names[i]}}
	if m.showsTwo() {
		beside := g.SecondPane()
		if i == beside {
			beside = g.Main
		}
		show.Panes = append(show.Panes, names[beside])
	}
	m.do(show)
}
