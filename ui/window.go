package ui

import (
	"maps"

	"descent/ui/language"
	"descent/ui/pane"
)

// insideTakes tells whether the pane that was gone into has a use for a key;
// others keep their meaning. A view is moved step by step, a list also by tens.
func (m *Model) insideTakes(b language.Key) bool {
	moves := pane.Mains()[m.main].Scope != nil
	switch b.Gesture {
	case language.NoGesture:
		return false
	case language.ZoomIn, language.ZoomOut, language.Reset:
		return moves
	case language.Up, language.Down:
		return !moves || b.N == 1
	default:
		return true
	}
}

// moveView pans or zooms the main pane, or gives it its own view again.
func (m *Model) moveView(b language.Key) {
	main := pane.Mains()[m.main]
	if b.Gesture == language.Reset {
		m.resetView(main.Name)
		return
	}
	c := m.canvas()
	for i, r := range c.layout.Mains {
		scope, ok := main.Scope(c.frame, c.grid.Area(r))
		if !ok || c.frame.Shown[i] != m.main {
			continue
		}
		m.views = maps.Clone(m.views)
		if m.views == nil {
			m.views = map[string]pane.View{}
		}
		m.views[main.Name] = moved(scope, b.Gesture)
		return
	}
}

// moved is the view after a key: a tick further, or twice as near or far.
func moved(s pane.Scope, a language.Gesture) pane.View {
	switch a { //nolint:exhaustive // the keys of a view
	case language.Left:
		return s.Panned(-1, 0)
	case language.Right:
		return s.Panned(1, 0)
	case language.Up:
		return s.Panned(0, 1)
	case language.Down:
		return s.Panned(0, -1)
	case language.ZoomIn:
		return s.Zoomed(0.5)
	case language.ZoomOut:
		return s.Zoomed(2)
	}
	return s.View
}

// resetView gives a pane its own view again.
func (m *Model) resetView(name string) {
	m.views = maps.Clone(m.views)
	delete(m.views, name)
}

// pair is the two things that a pane shows: the first two, or what o went on to.
func (m Model) pair(name string) [2]int {
	if pair, ok := m.pairs[name]; ok {
		return pair
	}
	for _, main := range pane.Mains() {
		if _, n := m.lesson.problem.Size(); main.Name == name && main.Choices(n) < 2 {
			return [2]int{}
		}
	}
	return [2]int{0, 1}
}

// otherPair goes so many pairs further in the main pane.
func (m *Model) otherPair(by int) {
	main := pane.Mains()[m.main]
	_, n := m.lesson.problem.Size()
	if main.Choices == nil || main.Choices(n) < 3 {
		m.say("This pane has no other pair to show.")
		return
	}
	m.setPair(main.Name, nextPair(m.pair(main.Name), main.Choices(n), by))
}

// nextPair is the pair after or before p among so many things: 0 1, 0 2 … 1 2 …,
// and from the last to the first.
func nextPair(p [2]int, of, by int) [2]int {
	i := 0 // the number of p in that order
	for a := range p[0] {
		i += of - 1 - a
	}
	i += p[1] - p[0] - 1
	all := of * (of - 1) / 2
	i = ((i+by)%all + all) % all
	for a := 0; ; a++ {
		if i < of-1-a {
			return [2]int{a, a + 1 + i}
		}
		i -= of - 1 - a
	}
}
