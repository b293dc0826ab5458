package ui

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
)

// canvas is the screen while it is drawn.
type canvas struct {
	grid   *chart.Grid
	layout layout.Screen
	frame  pane.Frame
	cache  *viewCache // keeps what was drawn before
}

// messageRow is the row above the keys.
func (c *canvas) messageRow() layout.Rect {
	w, h := c.grid.Size()
	if c.layout.Words.Y == h-2 && !c.frame.Projector {
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

func (m *Model) canvas() *canvas {
	s := layout.Arrange(m.width, m.height, m.layoutWant())
	return m.newCanvas(s, m.frame(s))
}

// newCanvas is the screen before anything is drawn.
func (m *Model) newCanvas(s layout.Screen, f pane.Frame) *canvas {
	return &canvas{grid: chart.NewGrid(m.width, m.height, m.dress.theme.Base, m.dress.translate), layout: s, frame: f, cache: m.cache}
}

func (m *Model) draw() *chart.Grid { return m.drawOn(m.canvas()) }

func (m *Model) drawOn(c *canvas) *chart.Grid {
	if c.layout.TooSmall {
		pane.TooSmall(c.frame, c.grid.Area(layout.Rect{W: m.width, H: m.height}))
		return c.grid
	}
	c.drawParts()
	if m.overlay != nil {
		if m.overlay.covers() {
			c.grid.Fade(m.dress.theme.Base.BG, 0.55)
		} else {
			pane.Clear(c.frame, c.grid.Area(c.messageRow()))
		}
		m.overlay.draw(c)
	}
	return c.grid
}

// drawNumbers draws the big numbers of projector mode.
func (c *canvas) drawNumbers() {
	s := c.layout
	for row := range s.Numbers {
		for i, r := range s.Numbers[row] {
			if !r.Empty() {
				pane.Number(c.frame, c.grid.Area(r), row*len(s.Moves)+i, s.Indent)
			}
		}
	}
	for i, r := range s.Moves {
		if !r.Empty() {
			pane.Move(c.frame, c.grid.Area(r), i, s.Indent)
		}
	}
}

// drawNotice draws what there is to tell the person. In projector mode it stands on
// the line of words.
func (c *canvas) drawNotice() {
	at := c.messageRow()
	rows := pane.NoticeRows(c.frame, at.W)
	at.Y, at.H = at.Y-rows+1, rows
	if c.frame.Projector && c.frame.Notice.Text != "" {
		pane.Clear(c.frame, c.grid.Area(at))
	}
	pane.Message(c.frame, c.grid.Area(at))
}

// drawParts draws everything that is always there.
func (c *canvas) drawParts() {
	s, f := c.layout, c.frame
	history := pane.SmallCost
	for _, i := range f.Shown {
		if pane.Mains()[i].Curve {
			history = pane.Runs
		}
	}
	words := pane.Words
	if f.Projector {
		words = pane.WordsAside
	}
	for _, part := range []struct {
		area layout.Rect
		draw func(pane.Frame, chart.Area)
		name string // of what can be hidden
	}{
		{s.Title, pane.Title, ""}, {s.Readout, pane.Readout, ""}, {s.Tabs, pane.Tabs, ""}, {s.Params, pane.Parameters, pane.ParameterTable},
		{s.Update, pane.Update, pane.NextUpdate}, {s.History, history, pane.CostCurve}, {s.Words, words, pane.Happening}, {s.Keys, pane.Keys, ""},
	} {
		area := c.grid.Area(part.area)
		switch {
		case part.area.Empty():
		case part.name == pane.CostCurve && pane.HidesCurve(f) || f.Hidden[part.name]:
			pane.Covered(f, area, part.name)
		default:
			part.draw(f, area)
		}
	}
	for i, r := range s.Mains {
		c.cache.drawMain(i, r, f, c.grid.Area(r))
	}
	c.drawNumbers()
	c.drawNotice()
	if s.Compact && !s.Readout.Empty() && s.Params.Y > 0 {
		pane.Underline(f, c.grid.Area(layout.Rect{X: s.Readout.X, Y: s.Readout.Y + 1, W: s.Readout.W, H: 1}))
	}
}
