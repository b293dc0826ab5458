package ui

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
)

// screen keeps what was drawn as long as it shows the same: View runs for every
// message and more often. Copies of the Model share it.
type screen struct {
	asked bool // no message came since text was returned
	text  string
	of    sight
	mains []drawnMain
}

// sight is all that the text of a screen follows from, where nothing lies over
// it.
type sight struct {
	known         bool
	width, height int
	want          layout.Want
	frame         pane.Frame
}

func (p sight) same(o sight) bool {
	return p.known && o.known && p.width == o.width && p.height == o.height && p.want == o.want && p.frame.Same(o.frame)
}

// drawnMain is a main pane as it was drawn last.
type drawnMain struct {
	pane  int
	at    layout.Rect
	seen  pane.Frame
	cells chart.Cells
}

// stale says that a message came.
func (s *screen) stale() { s.asked = false }

// View implements tea.Model.
func (m Model) View() string {
	s := m.screen
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	if s.asked {
		return s.text
	}
	s.asked = true
	arranged := layout.Arrange(m.width, m.height, m.want())
	now := sight{m.overlay == nil, m.width, m.height, m.want(), m.frame(arranged)}
	if !now.same(s.of) {
		s.text = m.dress.encoder.Encode(m.drawOn(m.blank(arranged, now.frame)))
		s.of = now
	}
	return s.text
}

// main draws the i-th main pane of the screen, or puts back what was drawn of
// it if it sees the same.
func (s *screen) main(i int, at layout.Rect, f pane.Frame, a chart.Area) {
	now := drawnMain{pane: f.Shown[i], at: at, seen: pane.Seen(f, f.Shown[i])}
	if i == len(s.mains) {
		s.mains = append(s.mains, drawnMain{})
	}
	if was := s.mains[i]; was.pane == now.pane && was.at == now.at && was.seen.Same(now.seen) && a.Put(was.cells) {
		return
	}
	pane.DrawMain(f, a, now.pane)
	now.cells = a.Cells()
	s.mains[i] = now
}
