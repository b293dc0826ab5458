package chart

import (
	"fmt"
	"slices"
	"strings"

	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
)

// dotLine is a line in a layer of dots: through points, or from one end to the other.
type dotLine struct {
	points []Dot
	ends   [2]Dot // where there are no points
	stroke Stroke
}

// through lists the points of a line.
func (l *dotLine) through() []Dot {
	if l.points == nil {
		return l.ends[:]
	}
	return l.points
}

// lineLayers is the lines on a grid, as they were before they became dots.
type lineLayers struct {
	all  []lineLayer
	dots map[int]rune // by cell: the dots that are some line's
}

// lineLayer is the lines of one layer, as far as they have one colour.
type lineLayer struct {
	lines  []dotLine
	w, h   int // of the layer, in cells
	x, y   int // of its top left cell, on the grid
	colour theme.Color
	cells  []int // where it was drawn: row·width + column of the grid
}

// claimCell remembers that the dots of a cell are those of a line, and returns the
// cell.
func (c *lineLayers) claimCell(g *Grid, x, y int, r rune) int {
	at := y*g.w + x
	c.dots[at] |= r &^ runes.BrailleBlockOffset
	return at
}

// dotsOffLines is what of a pattern of braille is of no line.
func (c *lineLayers) dotsOffLines(at int, r rune) rune {
	if c == nil {
		return r
	}
	return runes.BrailleBlockOffset | r&^runes.BrailleBlockOffset&^c.dots[at]
}

// lineVisible reports whether the line in a cell is still to be seen: nothing was
// written over it.
func (g *Grid) lineVisible(at int) bool {
	r := g.cells[at].rune
	return runes.IsBraillePattern(r) || r == '━' || r == '┯'
}

// A dot in the units of a picture, and the widths of lines there.
const (
	dotPitch   = cellWidth / dotsAcross
	thinWidth  = 3
	thickWidth = 6
	fatWidth   = 9
)

// writeCurves writes the lines of a grid, each only in the cells where it is to be
// seen. ids tell their frames apart.
func (g *Grid) writeCurves(out *strings.Builder) {
	if g.lineLayers == nil {
		return
	}
	for i, c := range g.lineLayers.all {
		frame := g.boundsOf(c)
		if frame == "" {
			continue
		}
		fmt.Fprintf(out, `<clipPath id="seen%d"><path d="%s"/></clipPath>`+"\n", i+1, frame)
		fmt.Fprintf(out, `<g clip-path="url(#seen%d)" fill="none" stroke="%s" stroke-linejoin="round">`+"\n", i+1, code(c.colour))
		c.write(out)
		out.WriteString("</g>\n")
	}
}

// boundsOf is the cells in which a curve is seen, a little larger so that its width
// has room.
func (g *Grid) boundsOf(c lineLayer) string {
	const room = 5
	var b strings.Builder
	cells := slices.Clone(c.cells)
	slices.Sort(cells)
	cells = slices.DeleteFunc(cells, func(at int) bool { return !g.lineVisible(at) })
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && cells[to] == cells[to-1]+1 && cells[to]%g.w != 0 {
			to++
		}
		x, y := cells[from]%g.w*cellWidth-room, cells[from]/g.w*cellHeight-room
		w, h := (to-from)*cellWidth+2*room, cellHeight+2*room
		fmt.Fprintf(&b, "M%d %dh%dv%dh%dz", x, y, w, h, -w)
		from = to
	}
	return b.String()
}

// write writes the lines of a curve, those with the same stroke as one path.
func (c lineLayer) write(out *strings.Builder) {
	for from := 0; from < len(c.lines); {
		to := from
		var path strings.Builder
		for ; to < len(c.lines) && c.lines[to].stroke == c.lines[from].stroke; to++ {
			c.trace(&path, c.lines[to].through())
		}
		stroke := c.lines[from].stroke
		width := thinWidth
		switch {
		case stroke.Fat:
			width = fatWidth
		case stroke.Thick:
			width = thickWidth
		}
		if path.Len() > 0 {
			fmt.Fprintf(out, `<path d="%s" stroke-width="%d" %s/>`+"\n", path.String(), width, stroke.Dash.ends())
		}
		from = to
	}
}

// ends is how a line is interrupted, or that its ends are round.
func (d Dash) ends() string {
	switch {
	case d == (Dash{}):
		return `stroke-linecap="round"`
	case d[2] == 0 && d[3] == 0:
		return fmt.Sprintf(`stroke-dasharray="%d %d"`, dotPitch*int(d[0]), dotPitch*int(d[1]))
	}
	return fmt.Sprintf(`stroke-dasharray="%d %d %d %d"`, dotPitch*int(d[0]), dotPitch*int(d[1]), dotPitch*int(d[2]), dotPitch*int(d[3]))
}

// trace writes the part of a line that lies in its layer.
func (c lineLayer) trace(path *strings.Builder, points []Dot) {
	low, high := Dot{-1, -1}, Dot{float64(dotsAcross*c.w) + 1, float64(dotsDown*c.h) + 1}
	place := func(p Dot) string {
		return fmt.Sprintf("%.5g %.5g", float64(c.x*cellWidth)+dotPitch*p.X, float64(c.y*cellHeight)+dotPitch*p.Y)
	}
	var pen string
	for i := range points {
		from, to := points[max(0, i-1)], points[i]
		if i == 0 && len(points) > 1 || !from.finite() || !to.finite() {
			continue
		}
		a, b, ok := clipLine(from, to, low, high)
		if !ok {
			continue
		}
		if start := place(a); start != pen {
			path.WriteString("M" + start)
		}
		pen = place(b)
		path.WriteString("L" + pen)
	}
}
