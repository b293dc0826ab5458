package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// drawBox draws a node: its title, its formula, its value, and its derivative.
func (d diagram) drawBox(i int) {
	th := d.content.Theme
	forms := [3]string{d.fitting(d.boxes[0].W-4, d.zForms()...), "σ(z)", "L(a, y)"}
	nodes := [3][2]int{{nodeZ, nodeDZ}, {nodeA, nodeDA}, {nodeL, 0}}
	values := [3][2]float64{{d.Z, d.DZ}, {d.A, d.DA}, {d.Loss, 0}}
	r := d.boxes[i]
	drawOutline(d.area.Sub(r), th.Axis)
	in := d.area.Sub(layout.Rect{X: r.X + 1, Y: r.Y, W: r.W - 2, H: r.H})
	in.Text(1, 0, " "+[3]string{"z", "a", "L"}[i]+" ", th.Bright)
	if d.large && (!d.content.asked || d.reached(nodes[i][0])) {
		in.Text(1, 1, forms[i], th.Text)
	}
	end := r.W - 2 - boolToInt(r.W-2 > max(9, d.digits+3))
	d.drawValue(in, nodes[i][0], end, d.forwardRow-r.Y, values[i][0], th.Forward.WithBold())
	if nodes[i][1] == 0 {
		return
	}
	name := d.backwardRow - r.Y - boolToInt(!d.wideBoxes())
	in.Text(1, name, [2]string{"dz", "da"}[i], th.Gradient)
	d.drawValue(in, nodes[i][1], end, d.backwardRow-r.Y, values[i][1], th.Gradient.WithBold())
}

// drawValue draws the value of a node in its box, or what stands there until it is found.
func (d diagram) drawValue(in chart.Area, node, end, y int, v float64, st theme.Style) {
	switch w, _ := in.Size(); {
	case d.holdsField(node):
		d.content.highlight(in, layout.Rect{Y: y, W: w, H: 1})
		d.content.field.draw(d.content.DrawOptions, in, 0, y, end)
	case d.reached(node):
		in.TextRight(end, y, number.Standalone(v, d.digits), st)
	case d.content.asked:
		in.TextRight(end, y, hiddenNumber, d.content.Theme.Muted)
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
	if d.content.newExample != nil || d.targetless {
		return
	}
	r := d.boxes[2]
	x, y := r.X+r.W/2, r.Y+r.H-1
	d.area.Set(x, y, '┬', d.content.Theme.Axis)
	if d.large {
		y++
		d.area.Set(x, y, '│', d.content.Theme.Axis)
	}
	end := d.area.Text(x, y+1, "y ", d.content.Theme.Bright)
	d.area.Text(end, y+1, number.DataNumber(d.Y, 1), d.content.Theme.Forward)
}

// lineRune is the line that leaves a cell in these directions.
func lineRune(up, down, left, right bool) rune {
	const lines = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
	return []rune(lines)[boolToInt(up)+2*boolToInt(down)+4*boolToInt(left)+8*boolToInt(right)]
}
