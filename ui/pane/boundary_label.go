package pane

import (
	"math"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/theme"
)

// labelApart is how many columns from a boundary its name stands: a thick line has a
// second column now and then, and the name must not give way to it.
const labelApart = 4

// labelBoundary writes what holds on the boundary beside it, and where there is room what
// the dashed line is, where nothing else stands: the first free place from the
// middle outwards.
func (v scatterPlot) labelBoundary(a chart.Area, moves bool) {
	if v.one {
		return
	}
	if v.Theme.Flat {
		v.labelSides(a)
	}
	if v.Projector {
		return
	}
	at, corner := v.remnant(v.params)
	_, nextCorner := v.remnant(v.next)
	nextSeen := moves && v.inView(v.next) && !nextCorner
	on := v.boundaryText()
	_, h := a.Size()
	switch {
	case corner && nextSeen: // the boundary has its name from the corner, and the next one has it near there
		v.labelCurve(a, v.next, (h-1)*boolToInt(!at.top), "", "╌ after the next step", "╌ next step")
	case corner:
	case nextSeen:
		v.labelCurve(a, v.params, h*2/5, on, " ╌ after the next step", "")
	default:
		v.labelCurve(a, v.params, h*2/5, on, "")
	}
}

// labelCurve writes a name and the first rest of it that finds a place beside the boundary
// of p, as near to that row as there is one.
func (v scatterPlot) labelCurve(a chart.Area, p trainer.Params, row int, name string, rests ...string) {
	_, h := a.Size()
	curve := v.boundaryCells(p)
	for _, rest := range rests {
		width := a.Width(name + rest)
		for d := range 2 * h {
			y := row + (d+1)/2*(1-d%2*2)
			x, ok := curve[y]
			if !ok {
				continue
			}
			for _, start := range []int{
				x + labelApart, x + 2*labelApart, x - width - labelApart + 1, // and of a line that is nearly flat
				x + 3*labelApart, x - width - 2*labelApart + 1, x + 4*labelApart, x - width - 3*labelApart + 1,
			} {
				if !a.Free(start-1, y, width+2) {
					continue
				}
				end := a.Text(start, y, name, theme.Style{FG: v.Theme.Bright.FG})
				a.Text(end, y, rest, theme.Style{FG: v.Theme.Now.FG})
				return
			}
		}
	}
}

// labelComparedRun writes the name of a run that is compared beside its boundary, near its
// left end, where nothing else stands and no other line is nearer.
func (v scatterPlot) labelComparedRun(a chart.Area, r comparedRun) {
	const nearest, farthest = 2, 10 // columns between the line and its name
	left, row, ok := v.leftEnd(r.params)
	if _, corner := v.remnant(r.params); v.one || !ok || corner { // a piece in a corner has its name there
		return
	}
	own, others := v.boundaryCells(r.params), v.otherCells(r)
	width := a.Width(r.name)
	for d := range 2 * v.area.H {
		y := row + (d+1)/2*(1-d%2*2)
		x, ok := own[y]
		if !ok {
			continue
		}
		for apart := nearest; apart <= farthest; apart += nearest {
			for _, start := range []int{x + apart, x - apart - width + 1} {
				if a.Free(start-1, y, width+2) && none(others, y, start-apart-1, start+width+apart) {
					a.Text(start, y, r.name, r.line.style)
					return
				}
			}
		}
	}
	if flat := v.area.H / 4; len(own) < flat { // it has no row to itself
		labelBeside(a, left, min(max(row, 0), v.area.H-1), r.name, r.line.style)
	}
}

// none reports whether none of the lines passes a row in these columns.
func none(lines []map[int]int, y, from, to int) bool {
	for _, cells := range lines {
		if x, passes := cells[y]; passes && from <= x && x <= to {
			return false
		}
	}
	return true
}

// otherCells are the boundaries of the present run, of its next step and of the other runs
// that are compared.
func (v scatterPlot) otherCells(r comparedRun) []map[int]int {
	cells := []map[int]int{v.boundaryCells(v.params), v.boundaryCells(v.next)}
	for _, o := range v.others {
		if o.name != r.name {
			cells = append(cells, v.boundaryCells(o.params))
		}
	}
	return cells
}

// labelSides tells the two sides of the boundary in words where no shading
// does: in two corners that hold no example.
func (v scatterPlot) labelSides(a chart.Area) {
	w, h := a.Size()
	sides := [2]string{"a < " + number.Shortest(v.threshold), "a > " + number.Shortest(v.threshold)}
	size := a.Width(sides[0])
	seen := map[string]bool{}
	for _, at := range [][2]int{{1, h - 1}, {w - size - 1, 0}, {1, 0}, {w - size - 1, h - 1}} {
		side := v.side(v.params, float64(at[0])+float64(size/2), float64(at[1])+0.5)
		text := sides[boolToInt(side > 0)]
		if side == 0 || math.IsNaN(side) || seen[text] || !a.Free(at[0], at[1], size) {
			continue
		}
		seen[text] = true
		a.Text(at[0], at[1], text, v.Theme.Muted)
	}
}

// boundaryCells is the column of the boundary of p in each row that it passes.
func (v scatterPlot) boundaryCells(p trainer.Params) map[int]int {
	columns := map[int]int{}
	if v.curved() {
		v.curveDots(p).each(func(x, y, _ int) { columns[y/4] = max(columns[y/4], x/2) })
		return columns
	}
	s, ok := v.segment(p)
	if v.one || !ok {
		return columns
	}
	for y := range v.area.H {
		t := (float64(y) + 0.5 - s[0][1]) / (s[1][1] - s[0][1])
		if x := s[0][0] + (s[1][0]-s[0][0])*t; t >= 0 && t <= 1 {
			columns[y] = int(x)
		}
	}
	return columns
}
