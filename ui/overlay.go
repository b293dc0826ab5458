package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// overlay is what lies over the screen and takes the keys: the help, a list, a
// line to type. At most one is open.
type overlay interface {
	// context says which keys are its own.
	context() language.Context
	// act has the effect of one of its keys.
	act(m *Model, k language.Key)
	// handleOtherKey takes a key that means nothing there.
	handleOtherKey(m *Model, key string)
	// draw draws it over the screen.
	draw(s *canvas)
	// coversScreen tells whether what lies behind is dimmed.
	coversScreen() bool
}

// editor is an overlay in which a line is typed, which takes keys as they came.
type editor interface {
	// edit takes a key that means nothing there.
	edit(msg tea.KeyMsg)
	// isEdit tells whether a key edits the line there.
	isEdit(msg tea.KeyMsg) bool
}

// help is the key table, which may have pages.
type help struct{ page int }

func (*help) context() language.Context { return language.List }

func (h *help) act(m *Model, k language.Key) {
	switch k.ScreenAction { //nolint:exhaustive // the others do nothing in it
	case language.Up:
		h.page = max(0, h.page-1)
	case language.Down:
		c := m.canvas()
		h.page = min(h.page+1, h.paneHelp(c).Pages(c.helpArea().Size())-1)
	case language.Search:
		m.overlay = newKeySearch(m)
	case language.Close, language.Accept:
		m.overlay = nil
	}
}

func (*help) handleOtherKey(*Model, string) {}

func (h *help) paneHelp(c *canvas) pane.Help {
	return pane.Help{DrawOptions: c.look, Penalised: c.state.Run.Snapshot.Lambda != 0, Practice: c.state.Practice != nil, Page: h.page}
}

func (h *help) draw(c *canvas) { h.paneHelp(c).Draw(c.helpArea()) }

func (*help) coversScreen() bool { return true }

// canvas is the screen while something is drawn over it.
type canvas struct {
	grid   *chart.Grid
	layout layout.Screen
	look   pane.DrawOptions
	state  session.State
}

// maxBoxRows lets a box be as high as boxes get.
const maxBoxRows = 1 << 10

// overlayArea is the place of an overlay of at most that many rows.
func (c *canvas) overlayArea(rows int) chart.Area {
	w, h := c.grid.Size()
	return c.grid.Area(layout.Overlay(w, h, rows))
}

// helpArea is the place of the help, which is wider than others.
func (c *canvas) helpArea() chart.Area {
	w, h := c.grid.Size()
	return c.grid.Area(layout.HelpBox(w, h))
}

// canvas is a blank screen for what lies over the parts.
func (m *Model) canvas() *canvas {
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	grid, st := chart.NewGrid(m.width, m.height, m.appearance.theme.Base, m.appearance.translate), m.state()
	return &canvas{grid, s, m.presentation(st, s).DrawOptions, st}
}
