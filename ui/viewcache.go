package ui

import "descent/ui/chart"

// viewCache keeps what was drawn as long as it shows the same: View runs for every
// message and more often. Copies of the Model share it.
type viewCache struct {
	fresh         bool // no message came since text was returned
	text          string
	shown         bool // text is that of parts, and nothing lies over them
	width, height int
	parts         []drawn
	now, mains    []placed // the parts after the newest message, and the main panes of them, nil until they are asked for
}

// drawn is a part as it was drawn last.
type drawn struct {
	placed
	cells chart.Cells
}

// invalidate says that a message came.
func (s *viewCache) invalidate() { s.fresh, s.now, s.mains = false, nil, nil }

// View implements tea.Model.
func (m Model) View() string {
	s := m.cache
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	if s.fresh {
		return s.text
	}
	s.fresh = true
	parts := m.partsNow()
	if m.overlay == nil && s.shows(parts, m.width, m.height) {
		return s.text
	}
	s.text = m.dress.encoder.Encode(m.drawOn(s, parts))
	s.shown, s.width, s.height, s.parts = m.overlay == nil, m.width, m.height, s.parts[:len(parts)]
	return s.text
}

// shows reports whether the text shows these parts.
func (s *viewCache) shows(parts []placed, w, h int) bool {
	if !s.shown || s.width != w || s.height != h || len(s.parts) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !s.parts[i].same(p) {
			return false
		}
	}
	return true
}

func (p placed) same(o placed) bool {
	return p.At == o.At && p.Content != nil && p.Content.Equal(o.Content)
}

// put draws the i-th part of the screen, or puts back what was drawn of it if it
// is the same.
func (s *viewCache) put(i int, p placed, a chart.Area) {
	if i == len(s.parts) {
		s.parts = append(s.parts, drawn{})
	}
	if was := s.parts[i]; !p.over && was.same(p) && a.Put(was.cells) {
		return
	}
	p.Content.Draw(a)
	s.parts[i] = drawn{placed: p}
	if !p.over {
		s.parts[i].cells = a.Cells()
	}
}

// partsNow is the parts as they are after a message: they are made once.
func (m *Model) partsNow() []placed {
	if m.cache.now == nil {
		m.cache.now = m.partsWith(m.mainsNow())
	}
	return m.cache.now
}

// mainsNow is the main panes as they are after a message: they are made once.
func (m *Model) mainsNow() []placed {
	if m.cache.mains == nil {
		m.cache.mains = m.mains()
	}
	return m.cache.mains
}
