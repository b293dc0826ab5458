package ui

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
)

// viewCache keeps what was drawn as long as it shows the same: View runs for every
// message and more often. Copies of the Model share it.
type viewCache struct {
	upToDate        bool // no message came since text was returned
	text            string
	shown           bool // text is that of parts, and nothing lies over them
	width, height   int
	parts           []drawn
	allParts, mains []placed // the parts after the newest message, and the main panes of them, nil until they are asked for
}

// drawn is a part as it was drawn last.
type drawn struct {
	placed
	cells chart.Cells
}

// View implements tea.Model.
func (m Model) View() string {
	s := m.cache
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	if s.upToDate {
		return s.text
	}
	s.upToDate = true
	parts := m.cachedParts()
	if m.overlay == nil && s.isCurrent(parts, m.width, m.height) {
		return s.text
	}
	s.text = m.appearance.encoder.Encode(m.drawOn(s, parts))
	s.shown, s.width, s.height, s.parts = m.overlay == nil, m.width, m.height, s.parts[:len(parts)]
	return s.text
}

// cachedParts is the parts as they are after a message: they are made once.
func (m *Model) cachedParts() []placed {
	if m.cache.allParts == nil {
		m.cache.allParts = m.buildPartsWith(m.cachedMains())
	}
	return m.cache.allParts
}

// cachedMains is the main panes as they are after a message: they are made once.
func (m *Model) cachedMains() []placed {
	if m.cache.mains == nil {
		m.cache.mains = m.buildMains()
	}
	return m.cache.mains
}

// buildPartsWith is everything on the screen, of which the main panes are made.
func (m *Model) buildPartsWith(mains []placed) []placed {
	st := m.state()
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	d := m.presentation(st, s)
	var all []placed
	for _, p := range pane.BuildParts(st, d, s) {
		all = append(all, placed{Placed: p})
	}
	all = append(all, mains...)
	if note := pane.BuildNote(st, d, s.Note); !note.At.Empty() {
		all = append(all, placed{Placed: note, onTop: true})
	}
	return all
}

// buildMains is the main panes on the screen.
func (m *Model) buildMains() []placed {
	st := m.state()
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	d := m.presentation(st, s)
	all := []placed{}
	for i, r := range s.Mains {
		place := d.Shown(st.View)[i]
		c := pane.BuildMain(place, st, d, pane.Size{W: r.W, H: r.H})
		all = append(all, placed{Placed: pane.Placed{At: r, Content: c}, pane: pane.Mains()[place].Name})
	}
	return all
}

// drawOn draws parts on a blank screen, and what lies over them.
func (m *Model) drawOn(kept *viewCache, parts []placed) *chart.Grid {
	return m.drawOver(chart.NewGrid(m.width, m.height, m.appearance.theme.Base, m.appearance.translate), kept, parts)
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
	if m.overlay.coversScreen() {
		grid.Fade(m.appearance.theme.Base.BG, 0.55)
	} else {
		pane.Clear(c.look, grid.Area(c.layout.Note))
	}
	m.overlay.draw(c)
	return grid
}

// put draws the i-th part of the screen, or puts back what was drawn of it if it
// is the same.
func (c *viewCache) put(i int, p placed, a chart.Area) {
	if i == len(c.parts) {
		c.parts = append(c.parts, drawn{})
	}
	if was := c.parts[i]; !p.onTop && was.same(p) && a.Put(was.cells) {
		return
	}
	p.Content.Draw(a)
	c.parts[i] = drawn{placed: p}
	if !p.onTop {
		c.parts[i].cells = a.Cells()
	}
}

// isCurrent reports whether the text shows these parts.
func (c *viewCache) isCurrent(parts []placed, w, h int) bool {
	if !c.shown || c.width != w || c.height != h || len(c.parts) != len(parts) {
		return false
	}
	for i, p := range parts {
		if !c.parts[i].same(p) {
			return false
		}
	}
	return true
}

func (p placed) same(o placed) bool {
	return p.At == o.At && p.Content != nil && p.Content.Equal(o.Content)
}

// invalidate says that a message came.
func (c *viewCache) invalidate() { c.upToDate, c.allParts, c.mains = false, nil, nil }

// placed is the content of a part, and where it stands.
type placed struct {
	pane.Placed
	pane  string // the name of a main pane, empty for the others
	onTop bool   // it may stand on another part, and is not kept
}

// buildParts is everything on the screen, in the order in which it is drawn.
func (m *Model) buildParts() []placed { return m.buildPartsWith(m.buildMains()) }

// draw draws the screen anew.
func (m *Model) draw() *chart.Grid { return m.drawOn(&viewCache{}, m.buildParts()) }

// buildMain is the main pane, and its content.
func (m *Model) buildMain() (placed, bool) {
	name := pane.Mains()[m.state().View.Main].Name
	for _, p := range m.buildMains() {
		if p.pane == name {
			return p, true
		}
	}
	return placed{}, false
}
