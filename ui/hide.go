package ui

import (
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// toggleHidden hides the i-th part of the screen, or shows it again.
func (m *Model) toggleHidden(i int) {
	part := session.Parts()[i]
	m.do(session.Hide{Parts: []string{part}, Off: m.state().Gaze.Hidden[part]})
}

// hiding is the list of what can be hidden.
type hiding struct{ at int }

func (*hiding) context() language.Context { return language.List }

func (h *hiding) act(m *Model, k language.Key) {
	parts := pane.Hideable()
	switch k.Gesture { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		h.at = max(0, h.at-k.N)
	case language.Down:
		h.at = min(len(parts)-1, h.at+k.N)
	case language.Accept:
		m.toggleHidden(h.at)
	case language.Close:
		m.overlay = nil
	}
}

// typed takes the keys that mean the same as outside: V closes what it opened,
// space changes a row as Enter does.
func (h *hiding) typed(m *Model, key string) {
	switch do := m.keys.Lookup(language.Main, key).Do.(type) {
	case session.Bare:
		if do.Name == "hide" {
			m.overlay = nil
		}
	case session.HideMain:
		m.toggleHidden(h.at)
	case session.Step:
		m.toggleHidden(h.at)
	}
}

func (*hiding) covers() bool { return true }

func (h *hiding) draw(c *canvas) {
	const frame = 7
	pane.ChooseHidden(c.frame, c.overlayArea(len(pane.Hideable())+frame), h.at)
}
