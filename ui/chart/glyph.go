package chart

import (
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// glyph is what a rune becomes in a grid: the rune that is drawn and how many
// cells it takes; no cells for one that is dropped.
type glyph struct {
	rune  rune
	width int
}

// glyph tells how r is drawn.
//
// Control characters and marks that combine with the rune before them are
// dropped. A rune that would melt into one character with a neighbour (flags,
// skin tones, single Hangul letters) becomes a question mark, because then the
// width of a line would not be the sum of its cells. Everything else is measured
// as Bubble Tea measures it, or lines would be cut at another place than drawn.
func (g *Grid) glyph(r rune) glyph {
	switch {
	case r >= ' ' && r < 0x7f:
		return glyph{r, 1}
	case r < 0xa0:
		return glyph{}
	case isKnownGlyph(r):
		return glyph{r, 1}
	}
	known, ok := g.glyphs[r]
	if !ok {
		known = measure(r)
		if g.glyphs == nil {
			g.glyphs = make(map[rune]glyph)
		}
		g.glyphs[r] = known
	}
	return known
}

// isKnownGlyph tells the runes that charts are drawn with: box lines, blocks, marks,
// braille. They take one cell everywhere but in terminals set to East Asian
// widths, and those get plain glyphs instead.
func isKnownGlyph(r rune) bool {
	return r >= 0x2500 && r < 0x25fd || r >= 0x2800 && r < 0x2900
}

func measure(r rune) glyph {
	s := string(r)
	w := ansi.StringWidth(s)
	if w < 1 || unicode.Is(unicode.M, r) {
		return glyph{}
	}
	// A rune that joins anything joins itself (seen to hold for all of Unicode).
	if ansi.StringWidth(s+s) != 2*w {
		return glyph{'?', 1}
	}
	return glyph{r, min(w, 2)}
}

// plainRune returns the plain fallback of a single rune, asking translate once for
// each. ASCII is plain already.
func (g *Grid) plainRune(r rune) rune {
	if g.translate == nil || r < 0x80 {
		return r
	}
	if known, ok := g.swapped[r]; ok {
		return known
	}
	out := rune(0) // nothing came back: the rune is dropped
	for _, first := range g.translate(string(r)) {
		out = first
		break
	}
	if g.swapped == nil {
		g.swapped = make(map[rune]rune)
	}
	g.swapped[r] = out
	return out
}
