package ui

import (
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/keymap"
	"descent/ui/pane"
)

// hide hides a part of the screen, or shows it again.
func (m *Model) hide(part string) {
	hidden := maps.Clone(m.hidden) // frames and earlier models keep theirs
	if hidden == nil {
		hidden = map[string]bool{}
	}
	hidden[part] = !hidden[part]
	m.hidden = hidden
}

// hiding is the list of what can be hidden.
type hiding struct{ at int }

func (*hiding) context() keymap.Context { return keymap.List }

func (h *hiding) act(m *Model, b keymap.Binding) tea.Cmd {
	parts := pane.Hideable()
	switch b.Action { //nolint:exhaustive // a list knows these; others do nothing in it
	case keymap.Up:
		h.at = max(0, h.at-b.N)
	case keymap.Down:
		h.at = min(len(parts)-1, h.at+b.N)
	case keymap.Choose:
		m.hide(parts[h.at])
	case keymap.Close:
		m.overlay = nil
	}
	return nil
}

// typed takes the keys that mean the same as outside: V closes what it opened,
// space changes a row as Enter does.
func (h *hiding) typed(m *Model, msg tea.KeyMsg) tea.Cmd {
	switch m.keys.Lookup(keymap.Main, msg.String()).Action { //nolint:exhaustive // the keys named above
	case keymap.ChooseHide:
		m.overlay = nil
	case keymap.Forward, keymap.Hide:
		m.hide(pane.Hideable()[h.at])
	}
	return nil
}

func (*hiding) covers() bool { return true }

func (h *hiding) draw(c *canvas) {
	const frame = 7
	pane.ChooseHidden(c.frame, c.box(len(pane.Hideable())+frame), h.at)
}
