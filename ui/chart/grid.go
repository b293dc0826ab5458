// Package chart draws into a grid of terminal cells and turns that grid into
// one string. It holds everything that is drawn cell by cell: text, half-block
// shading, braille, axes and the cost curve.
//
// It is the only room that imports ntcharts, whose charts never return, or eat
// all memory, on NaN, an infinity or a value far outside their range, and panic
// on tiny sizes. The guard is here: whatever numbers and sizes come in, every
// call ends, in time bounded by the number of cells, and draws inside its area.
//
// Layers, from the ground up:
//
//	Grid     the whole screen as cells
//	Area     a clipped window on a Grid, with its own origin; all drawing goes through it
//	Encoder  a Grid as a string for the terminal, neighbours of equal style sent as one run
//	Dots     a layer of braille dots, two across and four down in each cell
//	Axis     numbers to cells and back, with round ticks on the middles of cells
//	Plot     axes and curves of J against k
//
// It must know nothing of training, data, panes, keys or Bubble Tea: it is given
// numbers, places and styles.
package chart

import (
	"math"
	"strings"

	"descent/ui/layout"
	"descent/ui/theme"
)

// MaxSide bounds both sides of a grid or a layer of dots, in cells. No real
// terminal is larger; a size that came out wrong must not eat the memory.
const MaxSide = 2000

// cell is one character cell. A rune of width two fills its cell and leaves
// rune 0 in the next one. half marks a half block drawn by Area.Shade, whose
// two colours are both background.
type cell struct {
	rune  rune
	style theme.Style
	half  bool
}

// Grid is a screen of w×h cells; columns and rows count from 0 at the top left.
// Make one with NewGrid. It is for one goroutine.
type Grid struct {
	w, h       int
	base       theme.Style
	cells      []cell
	translate  func(string) string
	glyphs     map[rune]glyph // what was measured; see glyph
	swapped    map[rune]rune  // what translate made of single runes
	lineLayers *lineLayers    // nil where no picture is made of it that shows lines as lines
}

// NewGrid returns a grid of w×h blank cells in the base style. A negative side
// counts as 0, one above 2000 as 2000.
//
// translate, if it is not nil, is the fallback for terminals with plain glyphs:
// every text passes through it before it is measured and drawn, and so does
// every single rune beyond ASCII (of what comes back the first rune counts).
func NewGrid(w, h int, base theme.Style, translate func(string) string) *Grid {
	w, h = clampSide(w), clampSide(h)
	g := &Grid{w: w, h: h, base: base, cells: make([]cell, w*h), translate: translate}
	for i := range g.cells {
		g.cells[i] = cell{rune: ' ', style: base}
	}
	return g
}

// NewGridKeepingLines returns a grid that remembers the lines that are drawn on it, so that
// its SVG shows them as lines. Cells that are put back from another grid have
// none.
func NewGridKeepingLines(w, h int, base theme.Style, translate func(string) string) *Grid {
	g := NewGrid(w, h, base, translate)
	g.lineLayers = &lineLayers{dots: map[int]rune{}}
	return g
}

func clampSide(n int) int { return max(0, min(n, MaxSide)) }

// Size returns the width and the height in cells.
func (g *Grid) Size() (w, h int) { return g.w, g.h }

// Area returns the window r on g. What lies outside g is clipped away, but
// coordinates inside the window still count from r's own corner.
func (g *Grid) Area(r layout.Rect) Area {
	whole := Area{grid: g, w: g.w, h: g.h, clip: layout.Rect{W: g.w, H: g.h}}
	return whole.Sub(r)
}

// At returns the rune and the style of the cell at column x, row y. The second
// cell of a rune of width two, and a place outside g, hold rune 0.
func (g *Grid) At(x, y int) (rune, theme.Style) {
	if x < 0 || y < 0 || x >= g.w || y >= g.h {
		return 0, theme.Style{}
	}
	c := g.cells[y*g.w+x]
	return c.rune, c.style
}

// Fade is that of an area over the whole grid.
func (g *Grid) Fade(toward theme.Color, t float64) {
	g.Area(layout.Rect{W: g.w, H: g.h}).Fade(toward, t)
}

// Fade moves every colour drawn so far the fraction t (0 to 1) of the way to
// toward, and takes bold and reverse away: what lies behind an overlay steps
// back, also where there are no colours. At t ≤ 0 or NaN nothing happens.
func (a Area) Fade(toward theme.Color, t float64) {
	if math.IsNaN(t) || t <= 0 {
		return
	}
	t = min(t, 1)
	// Neighbours mostly share a style, so the last answer mostly fits.
	var from, to theme.Style
	first := true
	a.each(layout.Rect{W: a.w, H: a.h}, func(x, y int) {
		c := &a.grid.cells[y*a.grid.w+x]
		if c.style != from || first {
			from, first = c.style, false
			to = theme.Style{FG: fade(from.FG, toward, t), BG: fade(from.BG, toward, t)}
		}
		c.style = to
	})
}

// fade leaves no colour as it is: theme.Mix would turn it into toward.
func fade(c, toward theme.Color, t float64) theme.Color {
	if !c.IsSet() {
		return c
	}
	return theme.Mix(c, toward, t)
}

// String returns the text of the grid without any colour: h lines joined by a
// line feed, spaces at their ends kept. Shading is colour: it is blank.
func (g *Grid) String() string {
	var b strings.Builder
	b.Grow(len(g.cells) + g.h)
	for y := range g.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		for _, c := range g.cells[y*g.w : (y+1)*g.w] {
			switch {
			case c.half:
				b.WriteByte(' ')
			case c.rune != 0:
				b.WriteRune(c.rune)
			}
		}
	}
	return b.String()
}

// put draws a rune that takes width cells (1 or 2) at absolute x, y, or nothing
// at all where it does not fit into clip.
func (g *Grid) put(clip layout.Rect, x, y int, r rune, width int, st theme.Style) {
	if !clip.Contains(x, y) || !clip.Contains(x+width-1, y) {
		return
	}
	c := g.prepareCell(x, y)
	c.rune, c.style = r, inheritColours(c.style, st)
	if width == 2 {
		d := g.prepareCell(x+1, y)
		d.rune, d.style = 0, c.style
	}
}

// inheritColours returns st with the colours it lacks taken from under.
func inheritColours(under, st theme.Style) theme.Style {
	if !st.FG.IsSet() {
		st.FG = under.FG
	}
	if !st.BG.IsSet() {
		st.BG = under.BG
	}
	return st
}

// prepareCell makes the cell at x, y ready to be drawn over. If it is one half of a
// wide rune, the other half becomes blank: half a rune cannot be shown. If it
// is a half block, its two colours become one background.
func (g *Grid) prepareCell(x, y int) *cell {
	i := y*g.w + x
	c := &g.cells[i]
	if c.rune == 0 {
		g.cells[i-1].rune = ' '
		c.rune = ' '
	}
	if x+1 < g.w && g.cells[i+1].rune == 0 {
		g.cells[i+1].rune = ' '
	}
	if c.half {
		c.style.BG = theme.Mix(c.style.FG, c.style.BG, 0.5)
		c.style.FG = g.base.FG
		c.rune, c.half = ' ', false
	}
	return c
}
