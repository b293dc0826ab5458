package chart

import (
	"descent/ui/layout"
	"descent/ui/theme"
)

// Area is a clipped window on a Grid. Its coordinates count from 0 at its own
// top left corner; what lies outside it, or outside the area it was cut from,
// is not drawn. The zero Area has no cells, and drawing in it does nothing.
type Area struct {
	grid *Grid
	x, y int         // the own corner on the grid
	w, h int         // the size that was asked for
	clip layout.Rect // the cells that may be drawn, on the grid
}

// Size returns the width and height asked for, in cells, also where a part of
// them is clipped away.
func (a Area) Size() (w, h int) { return a.w, a.h }

// MeasureArea returns an area on no screen, for what is said and not drawn: nothing
// can be drawn in it, and it has room for any text.
func MeasureArea(w, h int) Area { return Area{w: w, h: h} }

// Sub returns the window r of a, with r in a's coordinates.
func (a Area) Sub(r layout.Rect) Area {
	r = clampRect(r)
	s := Area{grid: a.grid, x: a.x + r.X, y: a.y + r.Y, w: r.W, h: r.H}
	s.clip = a.clip.Intersect(layout.Rect{X: s.x, Y: s.y, W: r.W, H: r.H})
	return s
}

// clampRect keeps the sums of a rectangle's numbers far from overflow.
func clampRect(r layout.Rect) layout.Rect {
	const far = 1 << 20
	return layout.Rect{
		X: max(-far, min(r.X, far)), Y: max(-far, min(r.Y, far)),
		W: max(0, min(r.W, far)), H: max(0, min(r.H, far)),
	}
}

// Set draws r at column x, row y. A colour that st lacks stays as it was; bold
// and reverse are those of st. Over a half block of Shade the background is
// the mean of its two colours. A rune that takes no cell is ignored.
func (a Area) Set(x, y int, r rune, st theme.Style) {
	if !a.clip.Contains(a.x+x, a.y+y) {
		return
	}
	if gl := a.grid.glyph(a.grid.plainRune(r)); gl.width > 0 {
		a.grid.put(a.clip, a.x+x, a.y+y, gl.rune, gl.width, st)
	}
}

// Text draws s from column x of row y and returns the column after it: x plus
// its Width, also where it was clipped. Nothing is ever half drawn: a rune of
// width two that does not fit is left out. Control characters and combining
// marks are dropped.
func (a Area) Text(x, y int, s string, st theme.Style) int {
	if a.grid == nil {
		return x
	}
	return a.draw(x, y, a.plain(s), st)
}

// TextRight draws s so that it ends before column end, and returns its first
// column.
func (a Area) TextRight(end, y int, s string, st theme.Style) int {
	if a.grid == nil {
		return end
	}
	s = a.plain(s)
	x := end - a.measure(s)
	a.draw(x, y, s, st)
	return x
}

// Width returns how many cells s takes here, after translation; 0 in the zero
// Area.
func (a Area) Width(s string) int {
	if a.grid == nil {
		return 0
	}
	return a.measure(a.plain(s))
}

func (a Area) plain(s string) string {
	if a.grid.translate == nil {
		return s
	}
	return a.grid.translate(s)
}

func (a Area) measure(s string) (width int) {
	for _, r := range s {
		width += a.grid.glyph(r).width
	}
	return width
}

func (a Area) draw(x, y int, s string, st theme.Style) int {
	for _, r := range s {
		gl := a.grid.glyph(r)
		if gl.width > 0 {
			a.grid.put(a.clip, a.x+x, a.y+y, gl.rune, gl.width, st)
		}
		x += gl.width
	}
	return x
}

// Fill draws ch in every cell of r; a rune that does not take exactly one cell
// counts as a space.
func (a Area) Fill(r layout.Rect, ch rune, st theme.Style) {
	if a.grid == nil {
		return
	}
	gl := a.grid.glyph(a.grid.plainRune(ch))
	if gl.width != 1 {
		gl.rune = ' '
	}
	a.each(r, func(x, y int) { a.grid.put(a.clip, x, y, gl.rune, 1, st) })
}

// Tint gives the cells of r the background bg and leaves their text. A half
// block of Shade goes, because it is background too. No colour changes nothing.
func (a Area) Tint(r layout.Rect, bg theme.Color) {
	if !bg.IsSet() {
		return
	}
	a.each(r, func(x, y int) {
		c := &a.grid.cells[y*a.grid.w+x]
		if c.half {
			c = a.grid.prepareCell(x, y)
		}
		c.style.BG = bg
	})
}

// Reverse swaps text and background of the cells of r; twice is as before, so a
// mark in a reversed row still stands out.
func (a Area) Reverse(r layout.Rect) {
	a.each(r, func(x, y int) {
		c := &a.grid.cells[y*a.grid.w+x]
		c.style.Reverse = !c.style.Reverse
	})
}

// Shade paints the upper and the lower half of a cell, as the half block ▀ with
// upper for its text and lower for its background. Where both are equal, or the
// terminal gets plain glyphs, it is a blank with one background. What stood
// there goes. No colour stands for the background the cell had.
func (a Area) Shade(x, y int, upper, lower theme.Color) {
	x, y = a.x+x, a.y+y
	if !a.clip.Contains(x, y) {
		return
	}
	c := a.grid.prepareCell(x, y)
	under := c.style.BG
	if !upper.IsSet() {
		upper = under
	}
	if !lower.IsSet() {
		lower = under
	}
	const half = '▀'
	c.rune, c.style = ' ', theme.Style{FG: a.grid.base.FG, BG: upper}
	switch {
	case upper == lower:
	case a.grid.plainRune(half) != half || !upper.IsSet() || !lower.IsSet():
		c.style.BG = theme.Mix(upper, lower, 0.5)
	default:
		c.rune, c.style, c.half = half, theme.Style{FG: upper, BG: lower}, true
	}
}

// Free tells whether the n cells from column x of row y can all be drawn and
// hold nothing yet but blanks and shading.
func (a Area) Free(x, y, n int) bool {
	for x += a.x; n > 0; x, n = x+1, n-1 {
		if !a.clip.Contains(x, a.y+y) {
			return false
		}
		if c := a.grid.cells[(a.y+y)*a.grid.w+x]; c.rune != ' ' && !c.half {
			return false
		}
	}
	return true
}

// each calls f with the grid coordinates of the cells of r that may be drawn.
func (a Area) each(r layout.Rect, f func(x, y int)) {
	c := a.Sub(r).clip
	for y := c.Y; y < c.Y+c.H; y++ {
		for x := c.X; x < c.X+c.W; x++ {
			f(x, y)
		}
	}
}
