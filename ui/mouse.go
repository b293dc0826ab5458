package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// mouse does what a key does too: the wheel steps, or moves in a list; a click
// chooses a pane or goes to an iteration of the curve.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	if m.width == 0 {
		return m, nil
	}
	forward, back := language.Key{Do: session.Step{N: 1}}, language.Key{Do: session.Back{N: 1}}
	if m.overlay != nil {
		forward, back = language.Key{Gesture: language.Down, N: 1}, language.Key{Gesture: language.Up, N: 1}
	}
	switch {
	case msg.Action != tea.MouseActionPress:
		return m, nil
	case msg.Button == tea.MouseButtonWheelDown:
		return m.wheel(forward)
	case msg.Button == tea.MouseButtonWheelUp:
		return m.wheel(back)
	case msg.Button == tea.MouseButtonLeft && m.overlay == nil:
		return m.click(msg.X, msg.Y)
	}
	return m, nil
}

func (m Model) wheel(k language.Key) (Model, tea.Cmd) {
	if m.overlay != nil {
		cmd := m.overlay.act(&m, k)
		return m, cmd
	}
	cmd := m.act(k.Do)
	return m, cmd
}

// click finds what stands at a cell.
func (m Model) click(x, y int) (Model, tea.Cmd) {
	c := m.canvas()
	s := c.layout
	if s.TooSmall {
		return m, nil
	}
	if s.Tabs.Contains(x, y) {
		if i, ok := pane.TabAt(c.frame, c.grid.Area(s.Tabs), x-s.Tabs.X); ok {
			cmd := m.choosePane(i)
			return m, cmd
		}
		return m, nil
	}
	if m.curveIsLeft(c) && s.History.Contains(x, y) {
		return m.goTo(pane.SmallCostIterAt(c.frame, c.grid.Area(s.History), x-s.History.X, y-s.History.Y))
	}
	for i, r := range s.Mains {
		if c.frame.Hidden[pane.Mains()[c.frame.Shown[i]].Name] {
			continue // nothing is seen that could be meant
		}
		if at := pane.Mains()[c.frame.Shown[i]].IterAt; at != nil && r.Contains(x, y) {
			return m.goTo(at(c.frame, c.grid.Area(r), x-r.X, y-r.Y))
		}
		if at := pane.Mains()[c.frame.Shown[i]].ExampleAt; at != nil && r.Contains(x, y) {
			if example, ok := at(c.frame, c.grid.Area(r), x-r.X, y-r.Y); ok {
				cmd := m.do(session.Example{I: example + 1})
				return m, cmd
			}
			return m, nil
		}
	}
	return m, nil
}

func (m Model) curveIsLeft(c *canvas) bool {
	for _, i := range c.frame.Shown {
		if pane.Mains()[i].Curve {
			return false
		}
	}
	return !c.layout.History.Empty() && !pane.HidesCurve(c.frame)
}

func (m Model) goTo(k int, ok bool) (Model, tea.Cmd) {
	if !ok {
		return m, nil
	}
	cmd := m.do(session.Goto{K: k})
	return m, cmd
}
