package ui

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
)

// viewCache keeps what was drawn as long as it shows the same: View runs for every
// message and more often. Copies of the Model share it.
type viewCache struct {
	fresh bool // no message came since text was returned
	text  string
	key   viewKey
	mains []cachedMain
}

// viewKey is all that the text of a screen follows from, where nothing lies over
// it.
type viewKey struct {
	known         bool
	width, height int
	want          layout.Want
	frame         pane.Frame
}

func (p viewKey) equal(o viewKey) bool {
	return p.known && o.known && p.width == o.width && p.height == o.height && p.want == o.want && p.frame.Same(o.frame)
}

// cachedMain is a main pane as it was drawn last.
type cachedMain struct {
	pane  int
	at    layout.Rect
	seen  pane.Frame
	cells chart.Cells
}

// invalidate says that a message came.
func (s *viewCache) invalidate() { s.fresh = false }

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
	arranged := layout.Arrange(m.width, m.height, m.layoutWant())
	now := viewKey{m.overlay == nil, m.width, m.height, m.layoutWant(), m.frame(arranged)}
	if !now.equal(s.key) {
		s.text = m.dress.encoder.Encode(m.drawOn(m.newCanvas(arranged, now.frame)))
		s.key = now
	}
	return s.text
}

// drawMain draws the i-th main pane of the screen, or puts back what was drawn of
// it if it sees the same.
func (s *viewCache) drawMain(i int, at layout.Rect, f pane.Frame, a chart.Area) {
	now := cachedMain{pane: f.Shown[i], at: at, seen: pane.Seen(f, f.Shown[i])}
	if i == len(s.mains) {
		s.mains = append(s.mains, cachedMain{})
	}
	if was := s.mains[i]; was.pane == now.pane && was.at == now.at && was.seen.Same(now.seen) && a.Put(was.cells) {
		return
	}
	pane.DrawMain(f, a, now.pane)
	now.cells = a.Cells()
	s.mains[i] = now
}
