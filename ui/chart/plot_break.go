package chart

import (
	"math"

	"descent/ui/layout"
	"descent/ui/theme"
)

// infinityRows is how many rows at the top stand for what is past every number.
const infinityRows = 2

// row is the row of J = j in the plot's area; where it stands nowhere, the first.
func (p Plot) row(j float64) int {
	if _, y, ok := p.Cell(p.x.Value(0.5), j); ok {
		return y
	}
	return p.inner.Y
}

// DrawBreak draws the break of a broken axis: a row of dashes, and marks where the axis
// is cut, there and at its foot where it does not begin at 0: where nothing else
// stands. On others it draws nothing.
func (p Plot) DrawBreak(rule, mark theme.Style) {
	cell, ok := p.y.Break()
	in := p.inner
	if !ok || in.Empty() {
		return
	}
	y := in.Y + in.H - 1 - cell
	for x := in.X; x < in.X+in.W; x += 2 {
		if from := max(in.X, x-1); p.area.Free(from, y, x+2-from) {
			p.area.Set(x, y, '╌', rule)
		}
	}
	p.area.Set(in.X-1, y, '≈', mark)
	if p.y.Min > 0 {
		p.area.Set(in.X-1, in.Y+in.H-2, '≈', mark)
	}
}

// DrawInfinity says at the top of the axis of J that a curve goes on past every number.
func (p Plot) DrawInfinity(sign, mark theme.Style) {
	in := p.inner
	if in.H <= infinityRows {
		return
	}
	for y := in.Y; y < in.Y+infinityRows; y++ {
		p.area.Fill(layout.Rect{Y: y, W: in.X - 1, H: 1}, ' ', theme.Style{})
		p.area.Set(in.X-1, y, '≈', mark)
	}
	p.area.TextRight(in.X-2, in.Y, "∞", sign)
}

// TintAbove gives what lies above J = j another background.
func (p Plot) TintAbove(j float64, bg theme.Color) {
	in := p.inner
	if !in.Empty() {
		p.area.Tint(layout.Rect{X: in.X, Y: in.Y, W: in.W, H: p.row(j) - in.Y}, bg)
	}
}

// DrawLevel draws J = j as a dashed line.
func (p Plot) DrawLevel(j float64, st theme.Style) {
	if p.inner.Empty() || !finite(j) {
		return
	}
	dots := NewDots(p.inner.W, p.inner.H, p.plain)
	y := math.Floor(p.dot(0, j).Y)
	dots.Line(0, y, float64(dotsAcross*p.inner.W-1), y, Stroke{Dash: Dash{3, 3}})
	p.overlay(dots, st, nil)
}

// DrawName writes a text that belongs to J = j in the nearest free place above or below
// it, from the right on.
func (p Plot) DrawName(j float64, text string, st theme.Style) {
	in, width := p.inner, p.area.Width(text)
	at := p.row(j)
	for _, y := range []int{at - 1, at + 1, at - 2, at + 2} {
		for x := in.X + in.W - width - 1; x > in.X && y >= in.Y && y < in.Y+in.H-1; x-- {
			if p.area.Free(x-1, y, width+2) {
				p.area.Text(x, y, text, st)
				return
			}
		}
	}
}
