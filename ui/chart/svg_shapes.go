package chart

import (
	"fmt"
	"strings"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
)

// colourShapes is all that has one colour: grounds, dots, lines of two widths, areas and
// words.
type colourShapes struct {
	background                      background
	dots                            pathWriter
	thin, thick, solid, words, bold strings.Builder
}

// writeShapes writes the dots, the lines and the areas. A dot is a line without
// length whose ends are round: no shape is shorter.
func (p *colourShapes) writeShapes(out *strings.Builder, colour string) {
	for _, line := range []struct {
		path  *strings.Builder
		style string
	}{
		{&p.dots.path, fmt.Sprintf(`stroke-width=".6" stroke-linecap="round" transform="translate(%d %[1]d)scale(%d)"`, dotPitch/2, dotPitch)},
		{&p.thin, `stroke-width="2"`}, {&p.thick, `stroke-width="4"`},
	} {
		if line.path.Len() > 0 {
			fmt.Fprintf(out, `<path d="%s" fill="none" stroke="%s" %s/>`+"\n", line.path.String(), colour, line.style)
		}
	}
	if p.solid.Len() > 0 {
		fmt.Fprintf(out, `<path d="%s" fill="%s"/>`+"\n", p.solid.String(), colour)
	}
}

// writeWords writes the words.
func (p *colourShapes) writeWords(out *strings.Builder, colour string) {
	if p.words.Len() > 0 {
		fmt.Fprintf(out, "<g fill=\"%s\">%s</g>\n", colour, p.words.String())
	}
	if p.bold.Len() > 0 {
		fmt.Fprintf(out, "<g fill=\"%s\" font-weight=\"bold\">%s</g>\n", colour, p.bold.String())
	}
}

// shape draws a rune that is a shape in the cell whose corner is at x, y, and
// tells whether it is one.
func (p *colourShapes) shape(x, y int, r rune) bool {
	switch {
	case runes.IsBraillePattern(r):
		p.braille(x, y, r)
	case r >= '▁' && r <= '▏' || r == '▐':
		p.block(x, y, r)
	case strings.ContainsRune("╭╮╰╯", r):
		p.corner(x, y, r)
	case p.mark(x+cellWidth/2, y+cellHeight/2, r):
	case r == '╌':
		fmt.Fprintf(&p.thin, "M%d %dh4m2 0h4", x+1, y+cellHeight/2)
	default:
		return p.lines(x, y, r)
	}
	return true
}

// braille draws the dots of a pattern: bit i of the pattern is the dot of that
// number in Unicode, three and three down the two columns, then the lowest two.
func (p *colourShapes) braille(x, y int, r rune) {
	for i := range 8 {
		if (r-runes.BrailleBlockOffset)>>i&1 == 0 {
			continue
		}
		column, row := i/3, i%3
		if i >= 6 {
			column, row = i-6, 3
		}
		p.dots.move(x/dotPitch+column, y/dotPitch+row)
		p.dots.across(0)
	}
}

// mark draws a mark of an example or of a place, whose middle is at x, y, and tells
// whether it is one: filled, or its outline.
func (p *colourShapes) mark(x, y int, r rune) bool {
	const half = 5 // of its width
	var path string
	switch r {
	case '●', '○', '⊗':
		path = fmt.Sprintf("M%[1]d %[2]da%[3]d %[3]d 0 1 0 %[4]d 0a%[3]d %[3]d 0 1 0 -%[4]d 0z", x-half, y, half, 2*half)
	case '▲', '△':
		path = fmt.Sprintf("M%d %dl%d %dh%dz", x, y-half, half, 2*half, -2*half)
	case '▼', '▽':
		path = fmt.Sprintf("M%d %dl%d %dh%dz", x, y+half, half, -2*half, -2*half)
	case '◆', '◇':
		path = fmt.Sprintf("M%d %dl%d %dl%d %dl%d %dz", x, y-half-1, half, half+1, -half, half+1, -half, -half-1)
	case '■', '□':
		path = fmt.Sprintf("M%d %dh%dv%dh%dz", x-half, y-half, 2*half, 2*half, -2*half)
	case '▸':
		path = fmt.Sprintf("M%d %dl%d %dl%d %dz", x-3, y-half, 7, half, -7, half)
	case '◂':
		path = fmt.Sprintf("M%d %dl%d %dl%d %dz", x+3, y-half, -7, half, 7, half)
	case '▾':
		path = fmt.Sprintf("M%d %dl%d %dl%d %dz", x-half, y-3, half, 7, half, -7)
	case '▴':
		path = fmt.Sprintf("M%d %dl%d %dl%d %dz", x-half, y+3, half, -7, half, 7)
	default:
		return false
	}
	switch r {
	case '○', '△', '▽', '◇', '□':
		p.thin.WriteString(path)
	case '⊗':
		fmt.Fprintf(&p.thin, "%sM%d %dl%d %[4]dm0 %dl%[5]d %[4]d", path, x-3, y-3, 6, -6)
	default:
		p.solid.WriteString(path)
	}
	return true
}

// block draws a block of eighths: from below up to the full one, then from the
// left down to one eighth; and the right half.
func (p *colourShapes) block(x, y int, r rune) {
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
	fmt.Fprintf(&p.solid, "M%g %gh%gv%gh%gz", float64(x)+left, float64(y)+top, width, height, -width)
}

// corner draws a round corner, from the middle of one side to that of another.
func (p *colourShapes) corner(x, y int, r rune) {
	cx, cy := x+cellWidth/2, y+cellHeight/2
	endX, endY := x, y
	if r == '╭' || r == '╰' {
		endX = x + cellWidth
	}
	if r == '╭' || r == '╮' {
		endY = y + cellHeight
	}
	fmt.Fprintf(&p.thin, "M%d %dQ%d %d %d %d", cx, endY, cx, cy, endX, cy)
}

// lines draws a box line from the middle of its cell to the sides that it
// reaches.
func (p *colourShapes) lines(x, y int, r rune) bool {
	const left, up, right, down = 1, 2, 4, 8
	arms, ok := map[rune]int{
		'─': left | right, '━': left | right, '│': up | down, '┃': up | down,
		'┌': right | down, '┐': left | down, '└': right | up, '┘': left | up,
		'├': up | down | right, '┤': up | down | left, '┬': left | right | down, '┴': left | right | up,
		'┼': left | right | up | down,
	}[r]
	path := &p.thin
	if r == '━' || r == '┃' {
		path = &p.thick
	}
	switch arms {
	case left | right:
		fmt.Fprintf(path, "M%d %dh%d", x, y+cellHeight/2, cellWidth)
		return true
	case up | down:
		fmt.Fprintf(path, "M%d %dv%d", x+cellWidth/2, y, cellHeight)
		return true
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
