package pane

import (
	"math"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// edgeMark is a side of the view, and at which of its cells what lies outside is
// nearest.
type edgeMark struct {
	arrow rune
	x, y  int
}

// edgeMarkOf is where parameters lie that are not in view; false where they are in view,
// or nowhere.
func (s SurfaceSection) edgeMarkOf(p trainer.Params) (edgeMark, bool) {
	x, y := s.pos(p)
	w, h := float64(s.X.Cells), float64(s.Y.Cells)
	if _, _, seen := s.cell(p); seen || math.IsNaN(x+y) {
		return edgeMark{}, false
	}
	return sideOf(x, y, w, h), true
}

// sideOf is the side of a view of w×h cells beyond which a place outside it lies.
func sideOf(x, y, w, h float64) edgeMark {
	b := edgeMark{x: int(max(0, min(x, w-1))), y: int(max(0, min(y, h-1)))}
	across, down := max(-x, x-w)/2, max(-y, y-h) // how far outside, in rows
	switch {
	case across >= down && x < 0:
		b.arrow = '◂'
	case across >= down:
		b.arrow = '▸'
	case y < 0:
		b.arrow = '▴'
	default:
		b.arrow = '▾'
	}
	return b
}

// announce says at the edge of the view where the point is, where it is not in view,
// the optimum, and compared runs: on each side two of them have a row each, more have
// one for all. It returns the places of the words.
func (c surface) announce(a chart.Area, s SurfaceSection) (words []layout.Rect) {
	say := func(b edgeMark, text string, st theme.Style) {
		if place := b.write(a, text, st); !place.Empty() {
			words = append(words, place)
		}
	}
	if b, ok := s.edgeMarkOf(c.params); ok {
		say(b, "k "+strconv.Itoa(c.k), c.nowWords())
	}
	if c.hasUniqueOptimum {
		if b, ok := s.edgeMarkOf(c.lowest); ok {
			say(b, "optimum", theme.Style{FG: c.Theme.Bright.FG})
		}
	}
	sides := c.comparedBeyond(s)
	symbol, of := c.nameScheme()
	const each = 2
	for _, arrow := range "◂▸▴▾" {
		there := sides[arrow]
		if len(there) <= each {
			for _, r := range there {
				say(r.at, c.name(r.run), r.style)
			}
			continue
		}
		var names []string
		for _, r := range there {
			names = append(names, of(r.run))
		}
		say(there[0].at, symbol+" "+strings.Join(names, " · "), theme.Style{FG: c.Theme.Bright.FG})
	}
	return words
}

// runBeyond is a compared run whose newest point is out of view.
type runBeyond struct {
	at    edgeMark
	run   Run
	style theme.Style
}

// comparedBeyond are those runs by the side that they are on.
func (c surface) comparedBeyond(s SurfaceSection) map[rune][]runBeyond {
	sides := map[rune][]runBeyond{}
	for _, r := range c.compared() {
		if !r.ghost || !r.Compared || r.Path.Len() == 0 {
			continue
		}
		if b, ok := s.edgeMarkOf(r.Path.Newest().Params); ok {
			st, _ := c.ghostLine(c.runSet, r.Run)
			sides[b.arrow] = append(sides[b.arrow], runBeyond{b, r.Run, st.WithBold()})
		}
	}
	return sides
}

// write writes a text and the arrow at its side of the view, in the nearest row where
// nothing stands, and returns its place; an empty one where there is none.
func (b edgeMark) write(a chart.Area, text string, st theme.Style) layout.Rect {
	w, h := a.Size()
	full := string(b.arrow) + " " + text
	if b.arrow == '▸' {
		full = text + " " + string(b.arrow)
	}
	width := a.Width(full)
	x := max(0, min(b.x-width/2, w-width))
	switch b.arrow {
	case '◂':
		x = 0
	case '▸':
		x = w - width
	}
	for d := range 2 * h {
		y := b.y + (d+1)/2*(1-d%2*2)
		if a.Free(x, y, width) {
			a.Text(x, y, full, st)
			return layout.Rect{X: x, Y: y, W: width, H: 1}
		}
	}
	return layout.Rect{}
}
