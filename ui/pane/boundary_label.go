package pane

import (
	"math"
	"slices"

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
	if v.oneFeature {
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
	curve := v.boundaryColumns(p)
	for _, rest := range rests {
		width := a.Width(name + rest)
		for d := range 2 * h {
			y := row + (d+1)/2*(1-d%2*2)
			x, ok := curve.rightmost(y)
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

// labelComparedRuns writes the names of the runs that are compared, each beside its boundary
// and away from those of the present run, of its next step and of the others.
func (v scatterPlot) labelComparedRuns(a chart.Area) {
	if len(v.others) == 0 {
		return
	}
	present := []boundaryColumns{v.boundaryColumns(v.params), v.boundaryColumns(v.next)}
	compared := make([]boundaryColumns, len(v.others))
	for i, r := range v.others {
		compared[i] = v.boundaryColumns(r.params)
	}
	for i, r := range v.others {
		others := slices.Clone(present)
		for j, o := range v.others {
			if o.name != r.name {
				others = append(others, compared[j])
			}
		}
		v.labelComparedRun(a, r, compared[i], others)
	}
}

// labelComparedRun writes the name of a run that is compared beside its boundary, near its
// left end, where nothing else stands and no other line is nearer.
func (v scatterPlot) labelComparedRun(a chart.Area, r comparedRun, own boundaryColumns, others []boundaryColumns) {
	const nearest, farthest = 2, 10 // columns between the line and its name
	left, row, ok := v.leftEnd(r.params)
	if _, corner := v.remnant(r.params); v.oneFeature || !ok || corner { // a piece in a corner has its name there
		return
	}
	width := a.Width(r.name)
	for d := range 2 * v.area.H {
		y := row + (d+1)/2*(1-d%2*2)
		x, ok := own.rightmost(y)
		if !ok {
			continue
		}
		for apart := nearest; apart <= farthest; apart += nearest {
			for _, start := range []int{x + apart, x - apart - width + 1} {
				passes := func(c boundaryColumns) bool { return c.passes(y, start-apart-1, start+width+apart) }
				if a.Free(start-1, y, width+2) && !slices.ContainsFunc(others, passes) {
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

// boundaryColumns is where a boundary passes: by row its columns, of which a closed curve
// has those of each of its walls.
type boundaryColumns map[int][]int

// rightmost is the last column of a row; false where the boundary does not pass it.
func (c boundaryColumns) rightmost(y int) (x int, ok bool) {
	if len(c[y]) == 0 {
		return 0, false
	}
	return slices.Max(c[y]), true
}

// passes reports whether the boundary passes a row in these columns.
func (c boundaryColumns) passes(y, from, to int) bool {
	return slices.ContainsFunc(c[y], func(x int) bool { return from <= x && x <= to })
}

// boundaryColumns is where the boundary of p passes.
func (v scatterPlot) boundaryColumns(p trainer.Params) boundaryColumns {
	columns := boundaryColumns{}
	if v.hasCurvedBoundary() {
		v.curveDots(p).each(func(x, y, _ int) {
			if row := columns[y/4]; !slices.Contains(row, x/2) {
				columns[y/4] = append(row, x/2)
			}
		})
		return columns
	}
	s, ok := v.segment(p)
	if v.oneFeature || !ok {
		return columns
	}
	for y := range v.area.H {
		t := (float64(y) + 0.5 - s[0][1]) / (s[1][1] - s[0][1])
		if x := s[0][0] + (s[1][0]-s[0][0])*t; t >= 0 && t <= 1 {
			columns[y] = []int{int(x)}
		}
	}
	return columns
}
