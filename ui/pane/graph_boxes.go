package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// drawBox draws a node: its title, its formula, its value, and its derivative.
func (d diagram) drawBox(i int) {
	th := d.f.Theme
	forms := [3]string{d.fitting(d.boxes[0].W-4, d.zForms()...), "σ(z)", "L(a, y)"}
	nodes := [3][2]int{{nodeZ, nodeDZ}, {nodeA, nodeDA}, {nodeL, 0}}
	values := [3][2]float64{{d.Z, d.DZ}, {d.A, d.DA}, {d.Loss, 0}}
	r := d.boxes[i]
	drawOutline(d.a.Sub(r), th.Axis)
	in := d.a.Sub(layout.Rect{X: r.X + 1, Y: r.Y, W: r.W - 2, H: r.H})
	in.Text(1, 0, " "+[3]string{"z", "a", "L"}[i]+" ", th.Bright)
	if d.large {
		in.Text(1, 1, forms[i], th.Text)
	}
	end := r.W - 2 - boolToInt(r.W-2 > max(9, d.digits+3))
	if d.reached(nodes[i][0]) {
		in.TextRight(end, d.forwardRow-r.Y, number.Standalone(values[i][0], d.digits), th.Forward.Strong())
	}
	if nodes[i][1] == 0 {
		return
	}
	name := d.backwardRow - r.Y - boolToInt(!d.wideBoxes())
	in.Text(1, name, [2]string{"dz", "da"}[i], th.Gradient)
	if d.reached(nodes[i][1]) {
		in.TextRight(end, d.backwardRow-r.Y, number.Standalone(values[i][1], d.digits), th.Gradient.Strong())
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
func (d diagram) drawTarget() {
	if d.f.newExample != nil {
		return
	}
	r := d.boxes[2]
	x, y := r.X+r.W/2, r.Y+r.H-1
	d.a.Set(x, y, '┬', d.f.Theme.Axis)
	if d.large {
		y++
		d.a.Set(x, y, '│', d.f.Theme.Axis)
	}
	end := d.a.Text(x, y+1, "y ", d.f.Theme.Bright)
	d.a.Text(end, y+1, number.Datum(d.Y, 1), d.f.Theme.Forward)
}

// lineRune is the line that leaves a cell in these directions.
func lineRune(up, down, left, right bool) rune {
	const lines = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
	return []rune(lines)[boolToInt(up)+2*boolToInt(down)+4*boolToInt(left)+8*boolToInt(right)]
}
