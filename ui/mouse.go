package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/session"
)

// mouse does what a key does too: the wheel steps, or moves in a list; a click
// chooses a pane, an example, a count under their table or an answer, or goes to an
// iteration of the curve.
func (m *Model) mouse(msg tea.MouseMsg) {
	if m.width == 0 {
		return
	}
	forward, back := language.Key{Intent: session.Step{N: 1}}, language.Key{Intent: session.Back{N: 1}}
	if m.overlay != nil {
		forward, back = language.Key{ScreenAction: language.Down, N: 1}, language.Key{ScreenAction: language.Up, N: 1}
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
	m.dispatch(k.Intent)
}

// click does what the content at a cell says; a click on the name of a pane is
// a choice as by its key.
func (m *Model) click(x, y int) {
	for _, p := range m.buildParts() {
		if !p.At.Contains(x, y) {
			continue
		}
		switch i := p.Content.Hit(x-p.At.X, y-p.At.Y).(type) {
		case nil:
			continue
		case session.Show:
			m.choosePane(paneIndex(i.Panes[0]))
		default:
			m.doIntent(i)
		}
		return
	}
}
