package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/keymap"
	"descent/ui/pane"
)

// overlay is what lies over the screen and takes the keys: the help, a list, a
// line to type. At most one is open.
type overlay interface {
	// context says which keys are its own.
	context() keymap.Context
	// act does the action of one of its keys.
	act(m *Model, b keymap.Binding) tea.Cmd
	// typed takes a key that is no action there.
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
	switch b := m.keys.Lookup(m.overlay.context(), key); b.Action {
	case keymap.None:
		cmd := m.overlay.typed(&m, msg)
		return m, cmd
	case keymap.Quit:
		return m.quit(0)
	case keymap.Suspend:
		return m, suspend
	default:
		cmd := m.overlay.act(&m, b)
		return m, cmd
	}
}

// help is the key table.
type help struct{}

func (help) context() keymap.Context { return keymap.List }

func (help) act(m *Model, b keymap.Binding) tea.Cmd {
	if b.Action == keymap.Close || b.Action == keymap.Choose {
		m.overlay = nil
	}
	return nil
}

func (help) typed(*Model, tea.KeyMsg) tea.Cmd { return nil }

func (help) draw(s *canvas) {
	pane.Help(s.frame, s.box(tallest))
}

func (help) covers() bool { return true }
