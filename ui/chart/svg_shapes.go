package chart

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
)

// paint is all shapes of one colour: dots, lines of two widths, and areas.
type paint struct{ dots, thin, thick, solid strings.Builder }

func (k *paint) write(out *bytes.Buffer, colour string) {
	if k.dots.Len() > 0 {
		fmt.Fprintf(out, "<g fill=\"%s\">%s</g>\n", colour, k.dots.String())
	}
	for _, line := range []struct {
		path  *strings.Builder
		width int
	}{{&k.thin, 2}, {&k.thick, 4}} {
		if line.path.Len() > 0 {
			fmt.Fprintf(out, `<path d="%s" fill="none" stroke="%s" stroke-width="%d"/>`+"\n", line.path.String(), colour, line.width)
		}
	}
	if k.solid.Len() > 0 {
		fmt.Fprintf(out, `<path d="%s" fill="%s" shape-rendering="crispEdges"/>`+"\n", k.solid.String(), colour)
	}
}

// shape draws a rune that is a shape in the cell whose corner is at x, y, and
// tells whether it is one.
func (k *paint) shape(x, y int, r rune) bool {
	switch {
	case runes.IsBraillePattern(r):
		k.braille(x, y, r)
	case r >= '▁' && r <= '▏' || r == '▐':
		k.block(x, y, r)
	case strings.ContainsRune("╭╮╰╯", r):
		k.corner(x, y, r)
	case r == '╌':
		fmt.Fprintf(&k.thin, "M%d %dh4m2 0h4", x+1, y+cellHeight/2)
	default:
		return k.lines(x, y, r)
	}
	return true
}

// braille draws the dots of a pattern: bit i of the pattern is the dot of that
// number in Unicode, three and three down the two columns, then the lowest two.
func (k *paint) braille(x, y int, r rune) {
	for i := range 8 {
		if (r-runes.BrailleBlockOffset)>>i&1 == 0 {
			continue
		}
		column, row := i/3, i%3
		if i >= 6 {
			column, row = i-6, 3
		}
		fmt.Fprintf(&k.dots, `<circle cx="%d" cy="%d" r="2"/>`, x+3+6*column, y+3+6*row)
	}
}

// block draws a block of eighths: from below up to the full one, then from the
// left down to one eighth; and the right half.
func (k *paint) block(x, y int, r rune) {
	left, top, width, height := 0.0, 0.0, float64(cellWidth), float64(cellHeight)
	switch {
	case r == '▐':
		left, width = cellWidth/2, cellWidth/2
	case r <= '█':
		height = cellHeight * float64(r-'▁'+1) / 8
		top = cellHeight - height
	default:
		width = cellWidth * float64('▏'-r+1) / 8
	}
	fmt.Fprintf(&k.solid, "M%g %gh%gv%gh%gz", float64(x)+left, float64(y)+top, width, height, -width)
}

// corner draws a round corner, from the middle of one side to that of another.
func (k *paint) corner(x, y int, r rune) {
	cx, cy := x+cellWidth/2, y+cellHeight/2
	endX, endY := x, y
	if r == '╭' || r == '╰' {
		endX = x + cellWidth
	}
	if r == '╭' || r == '╮' {
		endY = y + cellHeight
	}
	fmt.Fprintf(&k.thin, "M%d %dQ%d %d %d %d", cx, endY, cx, cy, endX, cy)
}

// lines draws a box line from the middle of its cell to the sides that it
// reaches.
func (k *paint) lines(x, y int, r rune) bool {
	const left, up, right, down = 1, 2, 4, 8
	arms, ok := map[rune]int{
		'─': left | right, '━': left | right, '│': up | down, '┃': up | down,
		'┌': right | down, '┐': left | down, '└': right | up, '┘': left | up,
		'├': up | down | right, '┤': up | down | left, '┬': left | right | down, '┴': left | right | up,
		'┼': left | right | up | down,
	}[r]
	path := &k.thin
	if r == '━' || r == '┃' {
		path = &k.thick
	}
	for _, arm := range []struct{ side, dx, dy int }{
		{left, -cellWidth / 2, 0}, {right, cellWidth / 2, 0}, {up, 0, -cellHeight / 2}, {down, 0, cellHeight / 2},
	} {
		if arms&arm.side != 0 {
			fmt.Fprintf(path, "M%d %dl%d %d", x+cellWidth/2, y+cellHeight/2, arm.dx, arm.dy)
		}
	}
	return ok
}
