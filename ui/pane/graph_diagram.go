package pane

import (
	"fmt"
	"strings"

	"descent/ui/layout"
	"descent/ui/number"
)

// diagram is the picture of the graph: names and values at the left, joined by
// a bus, then the boxes z, a and L. Its arrows are as long as room lets them.
type diagram struct {
	graph
	digits      int // of the values in it
	valueX      int // the column where values begin
	busX        int // the column of the bus
	inputLine   int // columns between a value and the bus
	arrowLength int
	boxes       [3]layout.Rect
	inputs      []input
	forwardRow  int // the row of the arrows forward
	backwardRow int
	rows        int
	targetless  bool // y stands in the header alone
}

// input is one row at the left of the bus.
type input struct {
	row         int
	name, value string
	node        int // of the walk; 0 for what is given
	isGradient  bool
}

// newDiagram chooses the digits and places everything; it draws nothing.
func (g graph) newDiagram() diagram {
	s := diagram{graph: g, digits: g.content.digits}
	spare := s.placeBoxes()
	for spare < 0 && s.digits > 6 {
		s.digits--
		spare = s.placeBoxes()
	}
	spare = s.widen(s.narrow(spare))
	if s.large {
		s.boxes[0].W += spare
		s.boxes[1].X += spare
		s.boxes[2].X += spare
	}
	s.listInputs()
	return s
}

// wideBoxes reports whether a box holds the name of a derivative beside its value.
func (d *diagram) wideBoxes() bool { return d.large && d.width >= wideBoxesWidth }

// wideBoxesWidth is the least width of boxes with everything in them.
const wideBoxesWidth = 74

// placeBoxes puts bus and boxes as close as they can stand, and returns how many
// columns are left.
func (d *diagram) placeBoxes() int {
	room := max(9, d.digits+3) // of a value in a box
	name := d.area.Width("x"+number.Subscript(d.lastShown()+1)) + 1
	d.arrowLength, d.inputLine, d.valueX = 2, 0, name
	width := [3]int{room + 2, room + 2, room + 2}
	const small, sign = 5, 1 // "−0.92", and a blank where the name leaves it
	d.busX = min(name+small+sign, 9)
	switch {
	case d.wideBoxes():
		d.arrowLength, d.inputLine, d.valueX = 3, 3, max(5, name+1)
		width[0], width[1] = max(19, room+7), room+7
	case d.large:
		d.arrowLength, d.inputLine, d.valueX = 3, 3, name+1
	}
	if d.large {
		d.busX = d.valueX + room + 1 + d.inputLine
	}
	x := d.busX + 1
	for i, w := range width {
		d.boxes[i] = layout.Rect{X: x + d.arrowLength, W: w}
		x += d.arrowLength + w
	}
	return d.width - x
}

// narrow makes room for long names, which are missing -spare columns: L has no
// sign, and a stub can be short.
func (d *diagram) narrow(spare int) int {
	if spare >= 0 {
		return spare
	}
	if !d.large {
		d.boxes[2].W--
		return 0
	}
	over := min(-spare, d.inputLine-1)
	d.inputLine -= over
	d.busX -= over
	for i := range d.boxes {
		d.boxes[i].X -= over
	}
	return 0
}

func (d *diagram) lastShown() int { return d.shown[len(d.shown)-1] }

// widen makes arrows longer, and values where they are short, and returns
// the columns that it could not use.
func (d *diagram) widen(spare int) int {
	const longest = 12
	shift := 0
	if !d.large {
		shift = min(spare, d.valueX+d.digits+4-d.busX)
		d.busX += shift
		spare -= shift
	}
	arrows := len(d.boxes) + boolToInt(d.large) // the stub is one
	more := min(spare/arrows, longest-d.arrowLength)
	if d.large {
		d.inputLine += more
		d.busX += more
		shift += more
	}
	for i := range d.boxes {
		shift += more
		d.boxes[i].X += shift
	}
	d.arrowLength += more
	return min(spare-more*arrows, arrows-1)
}

// listInputs lists the rows at the left and finds those of the arrows.
func (d *diagram) listInputs() {
	n, digits := len(d.X), d.digits
	room := d.busX - d.valueX - d.inputLine
	if !d.large {
		digits = min(digits, max(2, room-4)) // beside a sign, a point, a 0 and a blank
	}
	value, _ := d.content.parameterFormats(digits, d.entries())
	row := 0
	add := func(name, text string, node int, out bool) {
		d.inputs = append(d.inputs, input{row, name, text, node, out})
		row++
	}
	for i, j := range d.shown {
		add("x"+number.Subscript(j+1), d.alignPoint(datumWithin(d.X[j], digits, room), value), 0, false)
		add(parameter(j, n), value.TextWithin(d.W[j], room), 0, false)
		if d.large {
			add("d"+parameter(j, n), number.Standalone(d.DW[j], digits), nodeDW+i, true)
			row += boolToInt(d.hidden == 0 || i == 0)
		}
	}
	d.addHidden(&row)
	add("b", value.TextWithin(d.B, room), 0, false)
	if d.large {
		add("db", number.Standalone(d.DB, digits), d.lastNode, true)
	}
	d.boxRows(row)
}

// addHidden is the row of the features that are not shown; in the large form it
// stands in the blank one before b.
func (d *diagram) addHidden(row *int) {
	switch {
	case d.hidden > 0:
		d.inputs = append(d.inputs, input{row: *row, name: d.fitting(d.busX-d.inputLine, fmt.Sprintf("… %d more", d.hidden), fmt.Sprintf("… %d", d.hidden))})
		*row++
	case !d.large && len(d.shown) == 1:
		*row = 4 // the bus reaches down to the arrow back
	}
}

// boxRows places the boxes beside the inputs, of which there are that many rows.
func (d *diagram) boxRows(inputs int) {
	top, h, value, foot := 0, 5, 1, 1
	if d.large {
		top, value, foot = 1+boolToInt(len(d.shown) > 1), 2, 2
	}
	back := 3
	if d.large && !d.wideBoxes() {
		h, back = 6, 4
	}
	for i := range d.boxes {
		d.boxes[i].Y, d.boxes[i].H = top, h
	}
	d.forwardRow, d.backwardRow = top+value, top+back
	if d.targetless = !d.large && d.content.newExample == nil && 1+max(inputs, top+h+foot)+len(d.askedRows()) > d.height; d.targetless {
		foot = 0
	}
	d.rows = max(inputs, top+h+foot)
}

// datumWithin is an x as it is, or shorter where there is no room for that.
func datumWithin(x float64, digits, room int) string {
	if text := number.DataNumber(x, digits); len([]rune(text)) <= room {
		return text
	}
	return number.Format{Digits: digits, Decimals: max(0, digits-1)}.TextWithin(x, room)
}

// alignPoint puts the point of a number that is given under those of a column.
func (d *diagram) alignPoint(text string, c number.Format) string {
	if strings.ContainsAny(text, "eN∞") {
		return text
	}
	_, decimals, _ := strings.Cut(text, ".")
	blanks := c.Decimals - len(decimals) + boolToInt(decimals == "" && c.Decimals > 0)
	return text + strings.Repeat(" ", max(0, min(blanks, c.Width()-len([]rune(text)))))
}

func (d diagram) draw(y int) {
	_, h := d.area.Size()
	d.area = d.area.Sub(layout.Rect{Y: y, W: d.width, H: h - y})
	for _, in := range d.inputs {
		d.drawInput(in)
	}
	d.drawBus()
	d.drawArrows()
	for i := range d.boxes {
		d.drawBox(i)
	}
	d.drawTarget()
}

func (d diagram) drawInput(in input) {
	th := d.content.Theme
	name, value, stub := th.Bright, th.Forward.WithBold(), strings.Repeat("─", d.inputLine)
	st := th.Forward
	if in.isGradient {
		name, value, st = th.Gradient, th.Gradient.WithBold(), d.nodeStyle(in.node, th.Gradient)
		stub = "◂" + strings.Repeat("─", max(0, d.inputLine-1))
	}
	if in.value == "" {
		name, st = th.Muted, th.Axis
	}
	d.area.Text(0, in.row, in.name, name)
	d.area.Text(d.busX-d.inputLine, in.row, stub, st)
	if !d.large {
		value = th.Forward
	}
	room := d.busX - d.inputLine - d.valueX
	switch {
	case d.holdsField(in.node):
		d.content.field.drawMarked(d.content.DrawOptions, d.area, d.valueX-2, in.row, d.valueX+2, d.busX-d.inputLine-1)
		d.content.highlight(d.area, layout.Rect{Y: in.row, W: d.busX - d.inputLine, H: 1})
	case d.content.asked && !d.reached(in.node):
		d.area.TextRight(d.busX-d.inputLine-1, in.row, hiddenNumber, th.Muted)
	case d.reached(in.node):
		text := d.fitting(room, in.value, "…")
		d.area.TextRight(d.busX-d.inputLine-boolToInt(d.area.Width(text) < room), in.row, text, value)
	}
}

// drawBus joins the inputs with the first box.
func (d diagram) drawBus() {
	left := map[int]bool{}
	bottom := d.backwardRow
	for _, in := range d.inputs {
		left[in.row] = true
		bottom = max(bottom, in.row)
	}
	for row := range bottom + 1 {
		d.area.Set(d.busX, row, lineRune(row > 0, row < bottom, left[row], row == d.forwardRow || row == d.backwardRow), d.content.Theme.Axis)
	}
}

// drawArrows run between the bus and the boxes, forward and back.
func (d diagram) drawArrows() {
	th := d.content.Theme
	line := strings.Repeat("─", d.arrowLength-1)
	flow := max(nodeDW, d.walkedTo) // from dz to all that take part in z
	for i, nodes := range [3][2]int{{nodeZ, flow}, {nodeA, nodeDZ}, {nodeL, nodeDA}} {
		x := d.boxes[i].X - d.arrowLength
		d.area.Text(x, d.forwardRow, line+"▸", d.nodeStyle(nodes[0], th.Forward))
		d.area.Text(x, d.backwardRow, "◂"+line, d.nodeStyle(nodes[1], th.Gradient))
	}
}
