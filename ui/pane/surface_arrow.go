package pane

import (
	"math"

	"descent/ui/chart"
	"descent/ui/theme"
)

// arrow is the next update on the surface, in cells from the top left. Where the
// step is too short to be seen it is a direction, longer than the step. A zero
// factor is no arrow.
type arrow struct {
	x, y, dx, dy float64 // where it starts, and how far the step goes
	factor       float64 // how many times as long it is drawn; 1 is the step itself
	columns      int     // of the view
	rows         int
	leap         bool // it is a leap: the run leaps, and this is as long as the step
}

// How long a direction is, in rows; a column counts as half a row. Shorter than
// the least it would not be seen.
const (
	directionLength    = 4
	minDirectionLength = 1
)

// arrow is the next update, as long as it is. A step of less than four rows is
// drawn as a direction of that length, which ends before the place where J is
// lowest: it must not seem to lead past it. Where the weights stand there is none.
func (c surface) arrow(s SurfaceSection) arrow {
	along := func(axis chart.Axis, place int) float64 {
		d := c.next.Param(place) - c.params.Param(place)
		return d / (axis.Max - axis.Min) * float64(axis.Cells)
	}
	p := arrow{dx: along(s.X, s.Plane.U), dy: -along(s.Y, s.Plane.V), columns: s.X.Cells, rows: s.Y.Cells}
	p.x, p.y = s.pos(c.params)
	const furthest = 1e15 // an arrow that small is rounding, one that large says nothing
	length := math.Hypot(p.dx/2, p.dy)
	if _, _, ok := s.cell(c.params); !ok || c.halted || !(length > directionLength/furthest && length < furthest) {
		return p
	}
	if length >= directionLength {
		p.factor, p.leap = 1, c.leaping()
		return p
	}
	drawn := float64(directionLength)
	if c.hasUniqueOptimum {
		const before = 0.8 // of the way to where J is lowest
		x, y := s.pos(c.lowest)
		drawn = min(drawn, before*math.Hypot((x-p.x)/2, y-p.y))
	}
	if drawn = max(drawn, length); drawn >= minDirectionLength {
		p.factor = drawn / length
	}
	return p
}

// tip is where it ends, in cells.
func (p arrow) tip() (x, y float64) { return p.x + p.factor*p.dx, p.y + p.factor*p.dy }

// fits tells whether its end is in view.
func (p arrow) fits() bool {
	x, y := p.tip()
	return x >= 0 && x < float64(p.columns) && y >= 0 && y < float64(p.rows)
}

// leaves is where it goes out of the view, in cells; its end where it does not.
func (p arrow) leaves() (x, y float64) {
	x, y = p.tip()
	share := 1.0 // of the way to its end
	for _, side := range [][3]float64{{p.x, x, float64(p.columns)}, {p.y, y, float64(p.rows)}} {
		from, to, size := side[0], side[1], side[2]
		const edge = 1e-9 // the last cell ends before the size
		switch {
		case to < 0:
			share = min(share, from/(from-to))
		case to >= size:
			share = min(share, (size-edge-from)/(to-from))
		}
	}
	return p.x + share*(x-p.x), p.y + share*(y-p.y)
}

// draw draws the line two dots thick and its head. A leap is dashed and ends where it
// will land.
func (p arrow) draw(l DrawOptions, a chart.Area) {
	if p.factor == 0 {
		return
	}
	x, y := p.tip()
	endX, endY := x, y
	headed := p.fits() && (int(x) != int(p.x) || int(y) != int(p.y))
	if headed { // the head takes the last cell
		cells := p.factor * max(math.Abs(p.dx), math.Abs(p.dy))
		endX, endY = x-(x-p.x)/cells, y-(y-p.y)/cells
	}
	const bias = 0.25 // as the way
	line := []chart.Dot{{X: 2*p.x - bias, Y: 4*p.y - bias}, {X: 2*endX - bias, Y: 4*endY - bias}}
	st, stroke, head := surfaceStyle(l.Theme.Now), chart.Stroke{Thick: true}, p.head(l.Plain)
	if p.leap {
		stroke.Dash, head = chart.Dash{2, 4}, '◇'
	}
	l.polyline(a, line, theme.Style{FG: st.FG, Bold: l.Theme.Mono}, stroke)
	if headed {
		a.Set(int(x), int(y), head, st)
	}
}

// head is the arrowhead for its direction, as it looks in cells that are twice
// as high as wide.
func (p arrow) head(plain bool) rune {
	heads := [8]rune{'→', '↗', '↑', '↖', '←', '↙', '↓', '↘'}
	if plain {
		heads[0] = '>' // the plain → has two cells
	}
	eighth := int(math.Round(math.Atan2(-p.dy, p.dx/2) / (math.Pi / 4)))
	return heads[(eighth+8)%8]
}

// label says what it is, at the cell of its tip or where it leaves the view: the
// step, its direction, or where a leap lands.
func (p arrow) label(plain bool) (text string, x, y int) {
	if p.factor == 0 {
		return "", 0, 0
	}
	tx, ty := p.leaves()
	switch {
	case p.leap && !p.fits():
		text = "next " + string(p.head(plain))
	case p.leap:
		text = "next"
	case p.factor > 1:
		text = "−∇J"
	default:
		text = "−α∇J"
	}
	return text, max(0, min(int(tx), p.columns-1)), max(0, min(int(ty), p.rows-1))
}
