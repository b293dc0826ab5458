package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// pathWriter writes a path of lines along the axes, each move in the shorter of its two
// forms: to a place, or by a distance.
type pathWriter struct {
	path strings.Builder
	x, y int // where it stands, once something is written
}

// move goes to x, y without a line.
func (p *pathWriter) move(x, y int) {
	to := fmt.Sprintf("M%d %d", x, y)
	if dx, dy := x-p.x, y-p.y; p.path.Len() > 0 {
		by := fmt.Sprintf("m%d %d", dx, dy)
		if dy < 0 { // a sign parts two numbers
			by = fmt.Sprintf("m%d%d", dx, dy)
		}
		if len(by) < len(to) {
			to = by
		}
	}
	p.path.WriteString(to)
	p.x, p.y = x, y
}

// across draws a line to the right, down one downwards.
func (p *pathWriter) across(n int) {
	fmt.Fprintf(&p.path, "h%d", n)
	p.x += n
}

func (p *pathWriter) down(n int) {
	fmt.Fprintf(&p.path, "v%d", n)
	p.y += n
}

// background is the half cells of one colour: they are squares.
type background []halfCellRun

// halfCellRun is n half cells in a line; x, y is the first.
type halfCellRun struct{ x, y, n int }

// add adds the square at x, y, which comes after those before, row by row.
func (g *background) add(x, y int) {
	if last := len(*g) - 1; last >= 0 && (*g)[last].y == y && (*g)[last].x+(*g)[last].n == x {
		(*g)[last].n++
		return
	}
	*g = append(*g, halfCellRun{x, y, 1})
}

// write writes the squares as lines as thick as they are: through the rows, or
// through the columns if that is shorter.
func (g background) write(out *strings.Builder, colour string) {
	if len(g) == 0 {
		return
	}
	var rows, columns pathWriter
	for _, s := range g {
		rows.move(s.x, s.y)
		rows.across(s.n)
	}
	for _, s := range g.columns() {
		columns.move(s.x, s.y)
		columns.down(s.n)
	}
	path, shift := &rows, ""
	// The group has its whole numbers in the middles of the rows, where a line
	// through them runs: one through a column runs half a square to the right, and
	// begins half a square higher.
	if half := ` transform="translate(.5 -.5)"`; columns.path.Len()+len(half) < rows.path.Len() {
		path, shift = &columns, half
	}
	fmt.Fprintf(out, `<path d="%s" stroke="%s"%s/>`+"\n", path.path.String(), colour, shift)
}

// columns is the same half cells by columns.
func (g background) columns() []halfCellRun {
	var squares []halfCellRun
	for _, s := range g {
		for i := range s.n {
			squares = append(squares, halfCellRun{s.x + i, s.y, 1})
		}
	}
	slices.SortFunc(squares, func(a, b halfCellRun) int { return cmp.Or(a.x-b.x, a.y-b.y) })
	var down []halfCellRun
	for _, s := range squares {
		if last := len(down) - 1; last >= 0 && down[last].x == s.x && down[last].y+down[last].n == s.y {
			down[last].n++
			continue
		}
		down = append(down, s)
	}
	return down
}
