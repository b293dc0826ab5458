package pane

import (
	"fmt"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// graphPanelRows is a heading, and four rows: what goes into z at the left, then the boxes.
const graphPanelRows = 5

// graphPanel is the computation graph of the example in hand, below the loop of a high pane:
// beside each x, and b, the derivative that flows back to it; what the loop has not come to is grey.
type graphPanel struct {
	*loop
	trainer.Graph

	panelArea chart.Area
	digits    int
	graphPanelColumns
}

// graphPanelColumns is where its parts stand.
type graphPanelColumns struct {
	valueEnd, derivativeX, derivativeEnd int // columns of the numbers at the left
	busX, arrow                          int
	boxes                                [3]layout.Rect
}

// graphExample is the example that the panel shows: the one in hand, before the first the one in focus.
func (l *loop) graphExample() int {
	if l.content.trace.I >= 0 {
		return l.content.trace.I
	}
	return max(0, min(l.content.focus, l.m-1))
}

// minGraphDigits is how many digits the numbers of the panel have at least.
const minGraphDigits = 3

// hasGraph reports whether the pane is wide enough for the graph of an example.
func (l *loop) hasGraph() bool {
	_, fits := l.graphColumns(minGraphDigits)
	return fits
}

// newGraphPanel places the parts for as many digits as have room, where hasGraph is true.
func (l *loop) newGraphPanel() graphPanel {
	digits := max(minGraphDigits, l.digits)
	columns, fits := l.graphColumns(digits)
	for !fits && digits > minGraphDigits {
		digits--
		columns, fits = l.graphColumns(digits)
	}
	i := l.graphExample()
	return graphPanel{l, trainer.NewGraph(l.problem.X[i], l.problem.Y[i], l.content.at.Params), l.area, digits, columns}
}

// graphColumns are the columns for numbers of so many digits. What is left goes to blanks
// beside the numbers, then to those of x and b, then to the arrows.
func (l *loop) graphColumns(digits int) (c graphPanelColumns, fits bool) {
	const shortest, blank, longestArrow = 5, 1, 6 // "−0.92"
	name, derivative := l.area.Width("b"), l.area.Width("db")
	for _, j := range l.features() {
		name = max(name, l.area.Width("x"+number.Subscript(j+1)))
		derivative = max(derivative, l.area.Width("d"+parameter(j, l.n)))
	}
	room, value, stub := number.Format{Digits: digits}.Width(), shortest, 1
	c.arrow = 2
	inner := [3]int{len("dz ") + room, len("da ") + room, room - 1} // L has no sign
	taken := func() int {
		boxes := 0
		for _, w := range inner {
			boxes += c.arrow + 2 + w
		}
		return name + blank + value + blank + derivative + blank + room + stub + 1 + boxes
	}
	spare := l.w - taken()
	if spare < 0 {
		return c, false
	}
	give := func(to *int, most int) {
		n := max(0, min(spare, most))
		*to += n
		spare -= n
	}
	give(&inner[0], blank)
	give(&inner[1], blank)
	give(&stub, 1)
	give(&value, room-shortest)
	give(&inner[2], 2*blank)
	for spare >= len(inner) && c.arrow < longestArrow {
		c.arrow++
		spare -= len(inner)
	}
	c.valueEnd = name + blank + value
	c.derivativeX = c.valueEnd + blank
	c.derivativeEnd = c.derivativeX + derivative + blank + room
	c.busX = c.derivativeEnd + stub
	x := c.busX + 1
	for i, w := range inner {
		c.boxes[i] = layout.Rect{X: x + c.arrow, W: w + 2, H: graphPanelRows - 1}
		x = c.boxes[i].X + c.boxes[i].W
	}
	return c, true
}

// draw draws the panel from row y on.
func (p graphPanel) draw(y int) {
	p.drawHeading(y)
	p.panelArea = p.area.Sub(layout.Rect{Y: y + 1, W: p.w, H: graphPanelRows - 1})
	p.drawInputs()
	for i := range p.boxes {
		p.drawBox(i)
	}
}

// drawHeading names the example, and says which way is which.
func (p graphPanel) drawHeading(y int) {
	th, title := p.content.Theme, "Example "+number.Thousands(p.graphExample()+1)+" as a graph"
	forward, backward := span{"forward ▸", th.Forward}, span{"◂ backward", th.Gradient}
	note := []span{{"dw and db of it alone   ", th.Muted}, forward, {"   ", th.Muted}, backward}
	if p.panelArea.Width(title)+lineWidth(p.panelArea, note...)+4 > p.w {
		note = note[1:]
	}
	width := lineWidth(p.panelArea, note...)
	p.content.heading(p.panelArea.Sub(layout.Rect{Y: y, W: p.w, H: 1}), 0, title, strings.Repeat(" ", width))
	drawSpans(p.panelArea, p.w-width, y, note...)
}

// nodeStyles are the styles of an arrow and of the number it leads to: grey until the line that
// computes it has run, the arrow as the place where the loop is while it just ran.
func (p graphPanel) nodeStyles(op trainer.LoopOp, feature int, st theme.Style) (arrow, value theme.Style) {
	i := slices.IndexFunc(p.rows, func(r loopRow) bool {
		return r.line.Op == op && (r.line.Feature == feature || r.line.Feature == trainer.AllFeatures || !perFeature(op))
	})
	switch place := p.rows[i].index; {
	case !p.hasRun(place):
		return p.content.Theme.Axis, p.content.Theme.Muted
	case place == p.content.trace.LastLine:
		return p.content.Theme.Now, st.WithBold()
	}
	return st, st.WithBold()
}

// drawInputs draws x and b with their derivatives, and the bus that joins them with z.
func (p graphPanel) drawInputs() {
	th, shown := p.content.Theme, p.features()
	value, _ := p.content.parameterFormats(p.digits, append(slices.Clone(shown), p.n))
	rows := map[int]bool{}
	add := func(row int, name, text, derivative string, d float64, op trainer.LoopOp, feature int) {
		rows[row] = true
		arrow, st := p.nodeStyles(op, feature, th.Gradient)
		p.panelArea.Text(0, row, name, th.Bright)
		p.panelArea.TextRight(p.valueEnd, row, text, th.Forward)
		p.panelArea.Text(p.derivativeX, row, derivative, th.Gradient)
		p.panelArea.TextRight(p.derivativeEnd, row, number.Standalone(d, p.digits), st)
		p.panelArea.Text(p.derivativeEnd, row, strings.Repeat("─", p.busX-p.derivativeEnd), arrow)
	}
	room := p.valueEnd - p.area.Width("x"+number.Subscript(shown[len(shown)-1]+1)) - 1
	for row, j := range shown {
		add(row, "x"+number.Subscript(j+1), datumWithin(p.X[j], p.digits, room), "d"+parameter(j, p.n), p.DW[j], trainer.OpDW, j)
	}
	last := max(2, len(shown)) // z is beside the second row, dz beside the third
	if hidden := p.n - len(shown); hidden > 0 {
		last = len(shown) + 1
		p.panelArea.Text(0, last-1, p.fits(p.derivativeEnd, fmt.Sprintf("… %s more", number.Thousands(hidden)), "… "+number.Thousands(hidden)), th.Muted)
	}
	add(last, "b", value.TextWithin(p.B, room), "db", p.DB, trainer.OpDB, 0)
	for row := range last + 1 {
		p.panelArea.Set(p.busX, row, lineRune(row > 0, row < last, rows[row], row == 1 || row == 2), th.Axis)
	}
}

// drawBox draws z, a or L, what flows back to it, and the arrows before it.
func (p graphPanel) drawBox(i int) {
	th, r := p.content.Theme, p.boxes[i]
	drawOutline(p.panelArea.Sub(r), th.Axis)
	p.panelArea.Text(r.X+2, 0, " "+[...]string{"z", "a", "L"}[i]+" ", th.Bright)
	end := r.X + r.W - 1
	if r.W > (number.Format{Digits: p.digits}).Width()+len("dz ")+2 || i == 2 && r.W > (number.Format{Digits: p.digits}).Width()+1 {
		end--
	}
	forward, st := p.nodeStyles([...]trainer.LoopOp{trainer.OpZ, trainer.OpA, trainer.OpJ}[i], 0, th.Forward)
	p.panelArea.TextRight(end, 1, number.Standalone([...]float64{p.Z, p.A, p.Loss}[i], p.digits), st)
	line := strings.Repeat("─", p.arrow-1)
	p.panelArea.Text(r.X-p.arrow, 1, line+"▸", forward)
	backward, st := p.nodeStyles(trainer.OpDZ, 0, th.Gradient)
	if i < 2 {
		p.panelArea.Text(r.X+1, 2, [...]string{"dz", "da"}[i], th.Gradient)
		p.panelArea.TextRight(end, 2, number.Standalone([...]float64{p.DZ, p.DA}[i], p.digits), st)
	} else {
		p.panelArea.Text(r.X+2, 2, "y = "+number.Shortest(p.Y), th.Text)
	}
	p.panelArea.Text(r.X-p.arrow, 2, "◂"+line, backward)
}
