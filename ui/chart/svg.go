package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

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

// SVG returns g as a picture in Scalable Vector Graphics, with a newline at its
// end. Words are text, each with the length of its cells; a rune beyond ASCII
// stands alone, in the middle of its cell, because any font may lack it. Half
// blocks, braille and box lines are shapes and need no font at all. Cells without
// colours are black on white.
func (g *Grid) SVG() []byte {
	s := &svg{grid: g, inks: map[theme.Color]*paint{}}
	fmt.Fprintf(&s.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d"`+
		` font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="%d">`+"\n",
		g.w*cellWidth, g.h*cellHeight, fontSize)
	_, paper := s.colours(g.base)
	fmt.Fprintf(&s.out, `<rect width="%d" height="%d" fill="%s"/>`+"\n", g.w*cellWidth, g.h*cellHeight, code(paper))
	s.out.WriteString(`<g shape-rendering="crispEdges">` + "\n")
	for y := range g.h {
		s.grounds(y, paper)
	}
	s.out.WriteString("</g>\n")
	for y := range g.h {
		for x := 0; x < g.w; {
			x = s.foreground(x, y)
		}
	}
	for _, c := range s.order {
		s.inks[c].write(&s.out, code(c))
	}
	s.out.Write(s.words.Bytes())
	s.out.WriteString("</svg>\n")
	return s.out.Bytes()
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

// svg is a picture while it is made: shapes are gathered by their colour.
type svg struct {
	grid  *Grid
	out   bytes.Buffer
	words bytes.Buffer
	inks  map[theme.Color]*paint
	order []theme.Color
}

func (s *svg) at(x, y int) cell { return s.grid.cells[y*s.grid.w+x] }

// colours of a style as they are seen.
func (s *svg) colours(st theme.Style) (front, back theme.Color) {
	st = over(s.grid.base, st)
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

// grounds draws the backgrounds of a row, the two halves of half blocks among
// them: equal neighbours as one rectangle.
func (s *svg) grounds(y int, paper theme.Color) {
	half := func(x, i int) theme.Color {
		c := s.at(x, y)
		front, back := s.colours(c.style)
		if i == 0 && c.rune == '▀' || i == 1 && c.rune == '▄' {
			return front
		}
		return back
	}
	for from := 0; from < s.grid.w; {
		upper, lower := half(from, 0), half(from, 1)
		to := from + 1
		for to < s.grid.w && half(to, 0) == upper && half(to, 1) == lower {
			to++
		}
		if upper == lower {
			s.ground(from, to, y*cellHeight, cellHeight, upper, paper)
		} else {
			s.ground(from, to, y*cellHeight, cellHeight/2, upper, paper)
			s.ground(from, to, y*cellHeight+cellHeight/2, cellHeight/2, lower, paper)
		}
		from = to
	}
}

func (s *svg) ground(from, to, top, height int, c, paper theme.Color) {
	if c != paper {
		fmt.Fprintf(&s.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n",
			from*cellWidth, top, (to-from)*cellWidth, height, code(c))
	}
}

// foreground draws what stands in the cell at x, y, or the word that begins
// there, and returns the column after it.
func (s *svg) foreground(x, y int) int {
	c := s.at(x, y)
	front, _ := s.colours(c.style)
	switch r := c.rune; {
	case r == ' ' || r == 0 || r == '▀' || r == '▄': // ground
		return x + 1
	case r > ' ' && r < 0x7f:
		return s.word(x, y, c.style)
	case s.ink(front).shape(x*cellWidth, y*cellHeight, r):
		return x + 1
	}
	width := 1
	if x+1 < s.grid.w && s.at(x+1, y).rune == 0 {
		width = 2
	}
	s.text(2*x*cellWidth+width*cellWidth, y, ` text-anchor="middle"`, string(c.rune), c.style)
	return x + width
}

// word draws the run of ASCII that begins at x.
func (s *svg) word(x, y int, st theme.Style) int {
	end := x
	var b strings.Builder
	for ; end < s.grid.w; end++ {
		c := s.at(end, y)
		if c.rune <= ' ' || c.rune >= 0x7f || c.style != st {
			break
		}
		b.WriteRune(c.rune)
	}
	length := ""
	if end > x+1 {
		length = fmt.Sprintf(` textLength="%d"`, (end-x)*cellWidth)
	}
	s.text(2*x*cellWidth, y, length, b.String(), st)
	return end
}

// text writes one text; x2 is its column in half units.
func (s *svg) text(x2, y int, how, text string, st theme.Style) {
	front, _ := s.colours(st)
	if st.Bold {
		how += ` font-weight="bold"`
	}
	fmt.Fprintf(&s.words, `<text x="%g" y="%d"%s fill="%s">`, float64(x2)/2, y*cellHeight+baseline, how, code(front))
	_ = xml.EscapeText(&s.words, []byte(text)) // a buffer takes everything
	s.words.WriteString("</text>\n")
}

func (s *svg) ink(c theme.Color) *paint {
	if s.inks[c] == nil {
		s.inks[c] = &paint{}
		s.order = append(s.order, c)
	}
	return s.inks[c]
}
