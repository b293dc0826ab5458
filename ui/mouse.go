package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// mouse does what a key does too: the wheel steps, or moves in a list; a click
// chooses a pane or goes to an iteration of the curve.
func (m *Model) mouse(msg tea.MouseMsg) {
	if m.width == 0 {
		return
	}
	forward, back := language.Key{Do: session.Step{N: 1}}, language.Key{Do: session.Back{N: 1}}
	if m.overlay != nil {
		forward, back = language.Key{Gesture: language.Down, N: 1}, language.Key{Gesture: language.Up, N: 1}
	}
	switch {
	case msg.Action != tea.MouseActionPress:
	case msg.Button == tea.MouseButtonWheelDown:
		m.wheel(forward)
	case msg.Button == tea.MouseButtonWheelUp:
		m.wheel(back)
	case msg.Button == tea.MouseButtonLeft && m.overlay == nil:
		m.click(msg.X, msg.Y)
	}
}

func (m *Model) wheel(k language.Key) {
	if m.overlay != nil {
		m.overlay.act(m, k)
		return
	}
	m.dispatch(k.Do)
}

// click finds what stands at a cell.
func (m *Model) click(x, y int) {
	c := m.canvas()
	s := c.layout
	if s.TooSmall {
		return
	}
	if s.Tabs.Contains(x, y) {
		if i, ok := pane.TabAt(c.frame, c.grid.Area(s.Tabs), x-s.Tabs.X); ok {
			m.choosePane(i)
		}
		return
	}
	if m.smallCostShown(c) && s.History.Contains(x, y) {
		m.gotoIteration(pane.SmallCostIterAt(c.frame, c.grid.Area(s.History), x-s.History.X, y-s.History.Y))
		return
	}
	for i, r := range s.Mains {
		if c.frame.Hidden[pane.Mains()[c.frame.Shown[i]].Name] {
			continue // nothing is seen that could be meant
		}
		if at := pane.Mains()[c.frame.Shown[i]].IterAt; at != nil && r.Contains(x, y) {
			m.gotoIteration(at(c.frame, c.grid.Area(r), x-r.X, y-r.Y))
			return
		}
		if at := pane.Mains()[c.frame.Shown[i]].ExampleAt; at != nil && r.Contains(x, y) {
			if example, ok := at(c.frame, c.grid.Area(r), x-r.X, y-r.Y); ok {
				m.do(session.Example{I: example + 1})
			}
			return
		}
	}
}

func (m *Model) smallCostShown(c *canvas) bool {
	for _, i := range c.frame.Shown {
		if pane.Mains()[i].Curve {
			return false
		}
	}
	return !c.layout.History.Empty() && !pane.HidesCurve(c.frame)
}

func (m *Model) gotoIteration(k int, ok bool) {
	if ok {
		m.do(session.Goto{K: k})
	}
}
