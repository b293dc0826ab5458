package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// overlay is what lies over the screen and takes the keys: the help, a list, a
// line to type. At most one is open.
type overlay interface {
	// context says which keys are its own.
	context() language.Context
	// act has the effect of one of its keys.
	act(m *Model, k language.Key) tea.Cmd
	// typed takes a key that means nothing there.
	typed(m *Model, msg tea.KeyMsg) tea.Cmd
	// draw draws it over the screen.
	draw(s *canvas)
	// covers tells whether what lies behind is dimmed.
	covers() bool
}

// editor is an overlay in which a line is typed.
type editor interface {
	// edits tells whether a key edits the line there.
	edits(msg tea.KeyMsg) bool
}

// overlayKey gives a key to the overlay that is open.
func (m Model) overlayKey(msg tea.KeyMsg) (Model, tea.Cmd) {
	m.notice = pane.Notice{}
	key := ""
	if !msg.Paste { // the name of a paste is all of it
		key = msg.String()
	}
	k := m.keys.Lookup(m.overlay.context(), key)
	if _, quits := k.Do.(session.Quit); quits {
		return m.quit(0)
	}
	switch k.Gesture {
	case language.NoGesture:
		cmd := m.overlay.typed(&m, msg)
		return m, cmd
	case language.Suspend:
		return m, suspend
	default:
		cmd := m.overlay.act(&m, k)
		return m, cmd
	}
}

// help is the key table.
type help struct{}

func (help) context() language.Context { return language.List }

func (help) act(m *Model, k language.Key) tea.Cmd {
	if k.Gesture == language.Close || k.Gesture == language.Accept {
		m.overlay = nil
	}
	return nil
}

func (help) typed(*Model, tea.KeyMsg) tea.Cmd { return nil }

func (help) draw(s *canvas) {
	pane.Help(s.frame, s.box(tallest))
}

func (help) covers() bool { return true }
