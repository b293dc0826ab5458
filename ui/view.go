package ui

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// canvas is the screen while something is drawn over it.
type canvas struct {
	grid   *chart.Grid
	layout layout.Screen
	frame  pane.Frame
}

// placed is the content of a part, and where it stands.
type placed struct {
	at      layout.Rect
	content pane.Content
	pane    string // the name of a main pane, empty for the others
	over    bool   // it stands on another part, and is not kept
}

// messageRow is the row above the keys.
func (c *canvas) messageRow() layout.Rect {
	w, h := c.grid.Size()
	return messageRow(w, h, c.layout, c.frame.Projector)
}

func messageRow(w, h int, s layout.Screen, projector bool) layout.Rect {
	if s.Words.Y == h-2 && !projector {
		return layout.Rect{X: 1, Y: h - 3, W: w - 2, H: 1}
	}
	return layout.Rect{X: 1, Y: h - 2, W: w - 2, H: 1}
}

// unlimitedRows lets a box be as high as boxes get.
const unlimitedRows = 1 << 10

// overlayArea is the place of an overlay of at most that many rows.
func (c *canvas) overlayArea(rows int) chart.Area {
	w, h := c.grid.Size()
	return c.grid.Area(layout.Overlay(w, h, rows))
}

// canvas is a blank screen for what lies over the parts.
func (m *Model) canvas() *canvas {
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	return &canvas{grid: chart.NewGrid(m.width, m.height, m.dress.theme.Base, m.dress.translate), layout: s, frame: m.frame(s)}
}

// draw draws the screen anew.
func (m *Model) draw() *chart.Grid { return m.drawOn(&viewCache{}, m.parts()) }

// drawOn draws parts on a blank screen, and what lies over them.
func (m *Model) drawOn(kept *viewCache, parts []placed) *chart.Grid {
	grid := chart.NewGrid(m.width, m.height, m.dress.theme.Base, m.dress.translate)
	for i, p := range parts {
		kept.put(i, p, grid.Area(p.at))
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
		pane.Clear(c.frame, grid.Area(c.messageRow()))
	}
	m.overlay.draw(c)
	return grid
}

// parts is everything on the screen, in the order in which it is drawn.
func (m *Model) parts() []placed {
	st := m.state()
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	d := m.dressNow(st, s)
	f := m.cache.frameOf(st, d)
	b := builder{st: st, dress: d, screen: s, frame: f}
	if s.TooSmall {
		b.fromFrame(layout.Rect{W: m.width, H: m.height}, "too small", pane.TooSmall)
		return b.parts
	}
	b.always()
	b.history()
	for i, r := range s.Mains {
		b.add(placed{at: r, content: pane.BuildMain(f.Shown[i], st, d, pane.Size{W: r.W, H: r.H}), pane: pane.Mains()[f.Shown[i]].Name})
	}
	b.numbers()
	b.notice(messageRow(m.width, m.height, s, d.Projector))
	if s.Compact && !s.Readout.Empty() && s.Params.Y > 0 {
		b.fromFrame(layout.Rect{X: s.Readout.X, Y: s.Readout.Y + 1, W: s.Readout.W, H: 1}, "underline", pane.Underline)
	}
	return b.parts
}

// main is the main pane, and its content.
func (m *Model) main() (placed, bool) {
	name := pane.Mains()[m.state().Gaze.Main].Name
	for _, p := range m.parts() {
		if p.pane == name {
			return p, true
		}
	}
	return placed{}, false
}

// builder gathers the parts of a screen.
type builder struct {
	st     session.State
	dress  pane.Dress
	screen layout.Screen
	frame  *pane.Frame
	parts  []placed
}

func (b *builder) add(p placed) {
	if !p.at.Empty() {
		b.parts = append(b.parts, p)
	}
}

// fromFrame adds a part that is drawn from the frame.
func (b *builder) fromFrame(at layout.Rect, name string, draw func(pane.Frame, chart.Area)) {
	b.add(placed{at: at, content: pane.Framed(name, b.frame, pane.Size{W: at.W, H: at.H}, draw, nil), over: true})
}

// always adds what is always there beside the main panes.
func (b *builder) always() {
	s, f := b.screen, *b.frame
	words := pane.Words
	if f.Projector {
		words = pane.WordsAside
	}
	for _, part := range []struct {
		area layout.Rect
		draw func(pane.Frame, chart.Area)
		name string // of what can be hidden
		hit  func(f pane.Frame, a chart.Area, x, y int) session.Intent
	}{
		{s.Title, pane.Title, "", nil}, {s.Readout, pane.Readout, "", nil}, {s.Tabs, pane.Tabs, "", pane.HitTabs},
		{s.Params, pane.Parameters, pane.ParameterTable, nil}, {s.Update, pane.Update, pane.NextUpdate, nil},
		{s.Words, words, pane.Happening, nil}, {s.Keys, pane.Keys, "", nil},
	} {
		p := placed{at: part.area}
		if f.Hidden[part.name] {
			p.content = pane.Hidden(f.Look, part.name)
		} else {
			p.content = pane.Framed(fmt.Sprint(part.area, part.name), b.frame, pane.Size{W: part.area.W, H: part.area.H}, part.draw, part.hit)
		}
		b.add(p)
	}
}

// history adds the cost curve, or the list of the runs where a main pane shows
// the curve.
func (b *builder) history() {
	r := b.screen.History
	build := pane.SmallCost
	for _, i := range b.frame.Shown {
		if pane.Mains()[i].Curve {
			build = pane.Runs
		}
	}
	if pane.HidesCurve(*b.frame) {
		b.add(placed{at: r, content: pane.Hidden(b.dress.Look, pane.CostCurve)})
		return
	}
	b.add(placed{at: r, content: build(b.st, b.dress, pane.Size{W: r.W, H: r.H})})
}

// numbers adds the big numbers of projector mode.
func (b *builder) numbers() {
	s := b.screen
	for row := range s.Numbers {
		for i, r := range s.Numbers[row] {
			b.fromFrame(r, "number", func(f pane.Frame, a chart.Area) { pane.Number(f, a, row*len(s.Moves)+i, s.Indent) })
		}
	}
	for i, r := range s.Moves {
		b.fromFrame(r, "move", func(f pane.Frame, a chart.Area) { pane.Move(f, a, i, s.Indent) })
	}
}

// notice adds what there is to tell the person. In projector mode it stands on
// the line of words.
func (b *builder) notice(at layout.Rect) {
	rows := pane.NoticeRows(*b.frame, at.W)
	at.Y, at.H = at.Y-rows+1, rows
	b.fromFrame(at, "notice", func(f pane.Frame, a chart.Area) {
		if f.Projector && f.Notice.Text != "" {
			pane.Clear(f, a)
		}
		pane.Message(f, a)
	})
}
