package ui

import (
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// hide hides parts of the screen, or shows them again.
func (m *Model) hide(parts []string, hides bool) {
	hidden := maps.Clone(m.hidden) // frames and earlier models keep theirs
	if hidden == nil {
		hidden = map[string]bool{}
	}
	for _, part := range parts {
		name := pane.Hideable()[slices.Index(session.Parts(), part)]
		if delete(hidden, name); hides {
			hidden[name] = true
		}
	}
	m.hidden = hidden
}

// flip hides a part, or shows it again.
func (m *Model) flip(at int) {
	m.hide(session.Parts()[at:at+1], !m.hidden[pane.Hideable()[at]])
}

// hiding is the list of what can be hidden.
type hiding struct{ at int }

func (*hiding) context() language.Context { return language.List }

func (h *hiding) act(m *Model, k language.Key) tea.Cmd {
	parts := pane.Hideable()
	switch k.Gesture { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		h.at = max(0, h.at-k.N)
	case language.Down:
		h.at = min(len(parts)-1, h.at+k.N)
	case language.Accept:
		m.flip(h.at)
	case language.Close:
		m.overlay = nil
	}
	return nil
}

// typed takes the keys that mean the same as outside: V closes what it opened,
// space changes a row as Enter does.
func (h *hiding) typed(m *Model, msg tea.KeyMsg) tea.Cmd {
	switch do := m.keys.Lookup(language.Main, msg.String()).Do.(type) {
	case session.Bare:
		if do.Name == "hide" {
			m.overlay = nil
		}
	case session.HideMain:
		m.flip(h.at)
	case session.Step:
		m.flip(h.at)
	}
	return nil
}

func (*hiding) covers() bool { return true }

func (h *hiding) draw(c *canvas) {
	const frame = 7
	pane.ChooseHidden(c.frame, c.box(len(pane.Hideable())+frame), h.at)
}
