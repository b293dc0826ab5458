package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
)

// overlay is what lies over the screen and takes the keys: the help, a list, a
// line to type. At most one is open.
type overlay interface {
	// context says which keys are its own.
	context() language.Context
	// act has the effect of one of its keys.
	act(m *Model, k language.Key)
	// typed takes a key that means nothing there.
	typed(m *Model, key string)
	// draw draws it over the screen.
	draw(s *canvas)
	// covers tells whether what lies behind is dimmed.
	covers() bool
}

// editor is an overlay in which a line is typed, which takes keys as they came.
type editor interface {
	// edit takes a key that means nothing there.
	edit(msg tea.KeyMsg)
	// edits tells whether a key edits the line there.
	edits(msg tea.KeyMsg) bool
}

// help is the key table.
type help struct{}

func (help) context() language.Context { return language.List }

func (help) act(m *Model, k language.Key) {
	if k.Gesture == language.Close || k.Gesture == language.Accept {
		m.overlay = nil
	}
}

func (help) typed(*Model, string) {}

func (help) draw(s *canvas) {
	pane.Help(s.look, s.state.World.At.Lambda != 0, s.overlayArea(unlimitedRows))
}

func (help) covers() bool { return true }
