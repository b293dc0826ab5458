package ui

import (
	"slices"

	"descent/ui/layout"
	"descent/ui/pane"
)

// mains are the main panes, as places in pane.Mains. A wide screen shows two,
// and the one beside the main one stays until it is chosen itself, on screens
// that show one too: widening the window shows the same two again.
type mains struct {
	main   int
	second int // beside it; where one is shown it may be the main one too
	prior  int // then this one is beside it
}

// newMains chooses the first pane, and the surface beside it where there is
// one.
func newMains() mains {
	second := slices.IndexFunc(pane.Mains(), func(p pane.Main) bool { return p.Name == "Surface" })
	return mains{second: max(1, second)}
}

// beside is the pane beside the main one on a screen that shows two.
func (m mains) beside() int {
	if m.second == m.main {
		return m.prior
	}
	return m.second
}

// chosen makes pane i the main one. Where two are shown and i is one of them
// they stay both, and only the keys go over; any other takes the place of the
// main one.
func (m mains) chosen(i int, two bool) mains {
	switch {
	case i == m.main:
	case two && i == m.beside():
		m.main, m.second = i, m.main
	case two:
		m.main, m.second = i, m.beside()
	case i == m.second:
		m.main, m.prior = i, m.main
	default:
		m.main = i
	}
	return m
}

// after is the pane n places on; the one beside the main one is left out, for
// it is seen already.
func (m mains) after(n int, two bool) int {
	count := len(pane.Mains())
	i := (m.main + n + count) % count
	if two && i == m.beside() {
		i = (i + n + count) % count
	}
	return i
}

// shown lists the panes on the screen in the order of their tabs.
func (m mains) shown(two bool) []int {
	if !two {
		return []int{m.main}
	}
	return []int{min(m.main, m.beside()), max(m.main, m.beside())}
}

// two tells whether the screen shows two main panes.
func (m *Model) two() bool { return len(layout.Arrange(m.width, m.height, m.want()).Mains) > 1 }

func (m *Model) next(n int) int { return m.after(n, m.two()) }

// choosePane makes a pane the main one.
func (m *Model) choosePane(i int) {
	if i < 0 || i >= len(pane.Mains()) || i == m.main {
		return
	}
	m.mains = m.chosen(i, m.two())
	m.inside.Entered = false
}
