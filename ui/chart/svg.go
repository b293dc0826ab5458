package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"

	"descent/ui/theme"
)

// A cell of a picture, in its units. Monospaced fonts are 0.6 as wide as they
// are high, so that a word set in them ends where its last cell does even where
// a viewer does not know textLength.
const (
	cellWidth  = 12
	cellHeight = 24
	fontSize   = 20
	baseline   = 18
)

// Caption is what a picture is called, and what it shows for those who do not see
// it.
type Caption struct{ Title, Text string }

// SVG returns g as a picture in Scalable Vector Graphics, with a newline at its
// end. Words are text, each with the length of its cells; a rune beyond ASCII
// stands alone, in the middle of its cell, because any font may lack it. Half
// blocks, braille, marks and box lines are shapes and need no font at all, and the
// lines of a figure are lines. Cells without colours are black on white.
func (g *Grid) SVG(c Caption) []byte {
	p := newPainter(g, nil)
	for y := range g.h {
		p.run(y, 0, g.w)
	}
	var out strings.Builder
	g.begin(&out, c, p.background)
	p.write(&out)
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

// begin writes what every picture of a grid begins with.
func (g *Grid) begin(out *strings.Builder, c Caption, paper theme.Color) {
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img"`+
		` font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace" font-size="%d">`+"\n",
		g.w*cellWidth, g.h*cellHeight, fontSize)
	fmt.Fprintf(out, "<title>%s</title>\n<desc>%s</desc>\n", escaped(c.Title), escaped(c.Text))
	fmt.Fprintf(out, `<rect width="%d" height="%d" fill="%s"/>`+"\n", g.w*cellWidth, g.h*cellHeight, code(paper))
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// Trimmed returns the text of g, without blanks at the ends of lines, with a
// line feed after each.
func (g *Grid) Trimmed() []byte {
	var b bytes.Buffer
	for line := range strings.SplitSeq(g.String(), "\n") {
		b.WriteString(strings.TrimRight(line, " "))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// painter is a picture of some cells while it is made: shapes and words are
// gathered by their colour.
type painter struct {
	grid       *Grid
	previous   *Grid // what the cells are drawn over; nil: the paper
	background theme.Color
	inks       map[theme.Color]*colourShapes
	order      []theme.Color
}

func newPainter(g, was *Grid) *painter {
	p := &painter{grid: g, previous: was, inks: map[theme.Color]*colourShapes{}}
	_, p.background = p.colours(g.base)
	return p
}

// write writes what was gathered: the grounds, the lines, then what stands on
// them.
func (p *painter) write(out *strings.Builder) {
	// Half cells are squares, and one in these units: a line through their middle
	// takes half as many bytes as their outline.
	fmt.Fprintf(out, `<g transform="translate(0 %d)scale(%d)" shape-rendering="crispEdges">`+"\n", cellWidth/2, cellWidth)
	for _, c := range p.order {
		p.inks[c].background.write(out, code(c))
	}
	out.WriteString("</g>\n")
	p.grid.writeCurves(out)
	for _, c := range p.order {
		p.inks[c].writeShapes(out, code(c))
	}
	for _, c := range p.order {
		p.inks[c].writeWords(out, code(c))
	}
}

func (p *painter) at(x, y int) cell { return p.grid.cells[y*p.grid.w+x] }

// colours of a style as they are seen.
func (p *painter) colours(st theme.Style) (front, back theme.Color) {
	st = inheritColours(p.grid.base, st)
	if !st.FG.IsSet() {
		st.FG = theme.RGB(0, 0, 0)
	}
	if !st.BG.IsSet() {
		st.BG = theme.RGB(255, 255, 255)
	}
	if st.Reverse {
		return st.BG, st.FG
	}
	return st.FG, st.BG
}

func code(c theme.Color) string {
	r, g, b := c.Bytes()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}

// run draws the cells from … to−1 of a row.
func (p *painter) run(y, from, to int) {
	p.drawBackgrounds(y, from, to)
	for x := from; x < to; {
		x = p.foreground(x, y, to)
	}
}

// drawBackgrounds draws the backgrounds of a row: the upper and the lower halves of its
// cells, equal neighbours as one line that is as thick as they are high. What has
// its colour already is left out.
func (p *painter) drawBackgrounds(y, from, to int) {
	for lower := range 2 {
		for x := from; x < to; x++ {
			if c := p.halfColour(p.at(x, y), lower); !p.alreadyDrawn(x, y, lower, c) {
				p.ink(c).background.add(x, 2*y+lower)
			}
		}
	}
}

// alreadyDrawn reports whether half a cell has a colour, and nothing stands on it, before
// it is drawn.
func (p *painter) alreadyDrawn(x, y, lower int, c theme.Color) bool {
	if p.previous == nil {
		return c == p.background
	}
	was := p.previous.cells[y*p.previous.w+x]
	return hasNoGlyph(was) && p.halfColour(was, lower) == c
}

// halfColour is the ground of the upper or the lower half of a cell.
func (p *painter) halfColour(c cell, lower int) theme.Color {
	front, back := p.colours(c.style)
	if lower == 0 && c.rune == '▀' || lower == 1 && c.rune == '▄' {
		return front
	}
	return back
}

// hasNoGlyph reports whether nothing stands on the ground of a cell. A wide rune stands on
// two, of which the second has none of its own.
func hasNoGlyph(c cell) bool { return c.rune == ' ' || c.rune == '▀' || c.rune == '▄' }

// foreground draws what stands in the cell at x, y, or the word that begins
// there and ends before column end, and returns the column after it.
func (p *painter) foreground(x, y, end int) int {
	c := p.at(x, y)
	front, _ := p.colours(c.style)
	switch r := c.rune; {
	case hasNoGlyph(c) || r == 0:
		return x + 1
	case r > ' ' && r < 0x7f:
		return p.word(x, y, end, c.style)
	case p.ink(front).shape(x*cellWidth, y*cellHeight, p.withoutLineDots(x, y, r)):
		return x + 1
	}
	width := 1
	if x+1 < p.grid.w && p.at(x+1, y).rune == 0 {
		width = 2
	}
	p.text(2*x*cellWidth+width*cellWidth, y, ` text-anchor="middle"`, string(c.rune), c.style)
	return x + width
}

// withoutLineDots is a rune without the dots of lines, which are drawn as lines.
func (p *painter) withoutLineDots(x, y int, r rune) rune {
	if runes.IsBraillePattern(r) {
		return p.grid.lineLayers.dotsOffLines(y*p.grid.w+x, r)
	}
	return r
}

// word draws the run of ASCII that begins at x.
func (p *painter) word(x, y, to int, st theme.Style) int {
	end := x
	var b strings.Builder
	for ; end < to; end++ {
		c := p.at(end, y)
		if c.rune <= ' ' || c.rune >= 0x7f || c.style != st {
			break
		}
		b.WriteRune(c.rune)
	}
	length := ""
	if end > x+1 {
		length = fmt.Sprintf(` textLength="%d"`, (end-x)*cellWidth)
	}
	p.text(2*x*cellWidth, y, length, b.String(), st)
	return end
}

// text draws one text; x2 is its column in half units.
func (p *painter) text(x2, y int, how, text string, st theme.Style) {
	front, _ := p.colours(st)
	words := &p.ink(front).words
	if st.Bold {
		words = &p.ink(front).bold
	}
	fmt.Fprintf(words, `<text x="%g" y="%d"%s>%s</text>`, float64(x2)/2, y*cellHeight+baseline, how, escaped(text))
}

func (p *painter) ink(c theme.Color) *colourShapes {
	if p.inks[c] == nil {
		p.inks[c] = &colourShapes{}
		p.order = append(p.order, c)
	}
	return p.inks[c]
}
