package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// drawBox draws a node: its title, its formula, its value, and its derivative.
func (s diagram) drawBox(i int) {
	th := s.f.Theme
	forms := [3]string{s.fitting(s.boxes[0].W-4, s.zForms()...), "σ(z)", "L(a, y)"}
	nodes := [3][2]int{{nodeZ, nodeDZ}, {nodeA, nodeDA}, {nodeL, 0}}
	values := [3][2]float64{{s.Z, s.DZ}, {s.A, s.DA}, {s.Loss, 0}}
	r := s.boxes[i]
	drawOutline(s.a.Sub(r), th.Axis)
	in := s.a.Sub(layout.Rect{X: r.X + 1, Y: r.Y, W: r.W - 2, H: r.H})
	in.Text(1, 0, " "+[3]string{"z", "a", "L"}[i]+" ", th.Bright)
	if s.large {
		in.Text(1, 1, forms[i], th.Text)
	}
	end := r.W - 2 - index(r.W-2 > max(9, s.digits+3))
	if s.reached(nodes[i][0]) {
		in.TextRight(end, s.forwardRow-r.Y, number.Standalone(values[i][0], s.digits), th.Forward.Strong())
	}
	if nodes[i][1] == 0 {
		return
	}
	name := s.backwardRow - r.Y - index(!s.wideBoxes())
	in.Text(1, name, [2]string{"dz", "da"}[i], th.Gradient)
	if s.reached(nodes[i][1]) {
		in.TextRight(end, s.backwardRow-r.Y, number.Standalone(values[i][1], s.digits), th.Gradient.Strong())
	}
}

// drawOutline draws a frame with round corners along the edges.
func drawOutline(a chart.Area, st theme.Style) {
	w, h := a.Size()
	for y := range h {
		for x := range w {
			if x > 0 && x < w-1 && y > 0 && y < h-1 {
				continue
			}
			beside, over := y == 0 || y == h-1, x == 0 || x == w-1
			a.Set(x, y, lineRune(over && y > 0, over && y < h-1, beside && x > 0, beside && x < w-1), st)
		}
	}
}

// drawTarget puts y under the loss.
func (s diagram) drawTarget() {
	if s.f.fresh != nil {
		return
	}
	r := s.boxes[2]
	x, y := r.X+r.W/2, r.Y+r.H-1
	s.a.Set(x, y, '┬', s.f.Theme.Axis)
	if s.large {
		y++
		s.a.Set(x, y, '│', s.f.Theme.Axis)
	}
	end := s.a.Text(x, y+1, "y ", s.f.Theme.Bright)
	s.a.Text(end, y+1, number.Datum(s.Y, 1), s.f.Theme.Forward)
}

// lineRune is the line that leaves a cell in these directions.
func lineRune(up, down, left, right bool) rune {
	const lines = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
	return []rune(lines)[index(up)+2*index(down)+4*index(left)+8*index(right)]
}
