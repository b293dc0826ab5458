package ui

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// canvas is the screen while something is drawn over it.
type canvas struct {
	grid   *chart.Grid
	layout layout.Screen
	look   pane.Look
	state  session.State
}

// placed is the content of a part, and where it stands.
type placed struct {
	pane.Placed
	pane string // the name of a main pane, empty for the others
	over bool   // it may stand on another part, and is not kept
}

// unlimitedRows lets a box be as high as boxes get.
const unlimitedRows = 1 << 10

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
	grid, st := chart.NewGrid(m.width, m.height, m.dress.theme.Base, m.dress.translate), m.state()
	return &canvas{grid, s, m.dressNow(st, s).Look, st}
}

// draw draws the screen anew.
func (m *Model) draw() *chart.Grid { return m.drawOn(&viewCache{}, m.parts()) }

// drawOn draws parts on a blank screen, and what lies over them.
func (m *Model) drawOn(kept *viewCache, parts []placed) *chart.Grid {
	return m.drawOver(chart.NewGrid(m.width, m.height, m.dress.theme.Base, m.dress.translate), kept, parts)
}

// drawOver draws parts on a grid, and what lies over them.
func (m *Model) drawOver(grid *chart.Grid, kept *viewCache, parts []placed) *chart.Grid {
	for i, p := range parts {
		kept.put(i, p, grid.Area(p.At))
	}
	if m.overlay == nil {
		return grid
	}
	c := m.canvas()
	if c.grid = grid; c.layout.TooSmall {
		return grid
	}
	if m.overlay.covers() {
		grid.Fade(m.dress.theme.Base.BG, 0.55)
	} else {
		pane.Clear(c.look, grid.Area(c.layout.Note))
	}
	m.overlay.draw(c)
	return grid
}

// parts is everything on the screen, in the order in which it is drawn.
func (m *Model) parts() []placed { return m.partsWith(m.mains()) }

// partsWith is everything on the screen, of which the main panes are made.
func (m *Model) partsWith(mains []placed) []placed {
	st := m.state()
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	d := m.dressNow(st, s)
	var all []placed
	for _, p := range pane.BuildParts(st, d, s) {
		all = append(all, placed{Placed: p})
	}
	all = append(all, mains...)
	if note := pane.BuildNote(st, d, s.Note); !note.At.Empty() {
		all = append(all, placed{Placed: note, over: true})
	}
	return all
}

// mains is the main panes on the screen.
func (m *Model) mains() []placed {
	st := m.state()
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	d := m.dressNow(st, s)
	all := []placed{}
	for i, r := range s.Mains {
		place := d.Shown(st.Gaze)[i]
		c := pane.BuildMain(place, st, d, pane.Size{W: r.W, H: r.H})
		all = append(all, placed{Placed: pane.Placed{At: r, Content: c}, pane: pane.Mains()[place].Name})
	}
	return all
}

// main is the main pane, and its content.
func (m *Model) main() (placed, bool) {
	name := pane.Mains()[m.state().Gaze.Main].Name
	for _, p := range m.mains() {
		if p.pane == name {
			return p, true
		}
	}
	return placed{}, false
}
