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
	s := diagram{graph: g, digits: g.f.digits}
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
func (s *diagram) wideBoxes() bool { return s.large && s.w >= wideBoxesWidth }

// wideBoxesWidth is the least width of boxes with everything in them.
const wideBoxesWidth = 74

// placeBoxes puts bus and boxes as close as they can stand, and returns how many
// columns are left.
func (s *diagram) placeBoxes() int {
	room := max(9, s.digits+3) // of a value in a box
	name := s.a.Width("x"+number.Subscript(s.lastShown()+1)) + 1
	s.arrowLength, s.inputLine, s.valueX = 2, 0, name
	width := [3]int{room + 2, room + 2, room + 2}
	const small, sign = 5, 1 // "−0.92", and a blank where the name leaves it
	s.busX = min(name+small+sign, 9)
	switch {
	case s.wideBoxes():
		s.arrowLength, s.inputLine, s.valueX = 3, 3, max(5, name+1)
		width[0], width[1] = max(19, room+7), room+7
	case s.large:
		s.arrowLength, s.inputLine, s.valueX = 3, 3, name+1
	}
	if s.large {
		s.busX = s.valueX + room + 1 + s.inputLine
	}
	x := s.busX + 1
	for i, w := range width {
		s.boxes[i] = layout.Rect{X: x + s.arrowLength, W: w}
		x += s.arrowLength + w
	}
	return s.w - x
}

// narrow makes room for long names, which are missing -spare columns: L has no
// sign, and a stub can be short.
func (s *diagram) narrow(spare int) int {
	if spare >= 0 {
		return spare
	}
	if !s.large {
		s.boxes[2].W--
		return 0
	}
	over := min(-spare, s.inputLine-1)
	s.inputLine -= over
	s.busX -= over
	for i := range s.boxes {
		s.boxes[i].X -= over
	}
	return 0
}

func (s *diagram) lastShown() int { return s.shown[len(s.shown)-1] }

// widen makes arrows longer, and values where they are short, and returns
// the columns that it could not use.
func (s *diagram) widen(spare int) int {
	const longest = 12
	shift := 0
	if !s.large {
		shift = min(spare, s.valueX+s.digits+4-s.busX)
		s.busX += shift
		spare -= shift
	}
	arrows := len(s.boxes) + index(s.large) // the stub is one
	more := min(spare/arrows, longest-s.arrowLength)
	if s.large {
		s.inputLine += more
		s.busX += more
		shift += more
	}
	for i := range s.boxes {
		shift += more
		s.boxes[i].X += shift
	}
	s.arrowLength += more
	return min(spare-more*arrows, arrows-1)
}

// listInputs lists the rows at the left and finds those of the arrows.
func (s *diagram) listInputs() {
	n, digits := len(s.X), s.digits
	room := s.busX - s.valueX - s.inputLine
	if !s.large {
		digits = min(digits, max(2, room-4)) // beside a sign, a point, a 0 and a blank
	}
	value, _ := s.f.parameterFormats(digits, s.entries())
	row := 0
	add := func(name, text string, node int, out bool) {
		s.inputs = append(s.inputs, input{row, name, text, node, out})
		row++
	}
	for i, j := range s.shown {
		add("x"+number.Subscript(j+1), s.alignPoint(s.dataText(s.X[j], digits, room), value), 0, false)
		add(parameter(j, n), value.Within(s.W[j], room), 0, false)
		if s.large {
			add("d"+parameter(j, n), number.Standalone(s.DW[j], digits), nodeDW+i, true)
			row += index(s.hidden == 0 || i == 0)
		}
	}
	s.addHidden(&row)
	add("b", value.Within(s.B, room), 0, false)
	if s.large {
		add("db", number.Standalone(s.DB, digits), s.lastNode, true)
	}
	s.boxRows(row)
}

// addHidden is the row of the features that are not shown; in the large form it
// stands in the blank one before b.
func (s *diagram) addHidden(row *int) {
	switch {
	case s.hidden > 0:
		s.inputs = append(s.inputs, input{row: *row, name: s.fitting(s.busX-s.inputLine, fmt.Sprintf("… %d more", s.hidden), fmt.Sprintf("… %d", s.hidden))})
		*row++
	case !s.large && len(s.shown) == 1:
		*row = 4 // the bus reaches down to the arrow back
	}
}

// boxRows places the boxes beside the inputs, of which there are that many rows.
func (s *diagram) boxRows(inputs int) {
	top, h, value, foot := 0, 5, 1, 1
	if s.large {
		top, value, foot = 1+index(len(s.shown) > 1), 2, 2
	}
	back := 3
	if s.large && !s.wideBoxes() {
		h, back = 6, 4
	}
	for i := range s.boxes {
		s.boxes[i].Y, s.boxes[i].H = top, h
	}
	s.forwardRow, s.backwardRow = top+value, top+back
	s.rows = max(inputs, top+h+foot)
}

// dataText is an x as it is, or shorter where there is no room for that.
func (s *diagram) dataText(x float64, digits, room int) string {
	if text := number.Datum(x, digits); len([]rune(text)) <= room {
		return text
	}
	return number.Format{Digits: digits, Decimals: max(0, digits-1)}.Within(x, room)
}

// alignPoint puts the point of a number that is given under those of a column.
func (s *diagram) alignPoint(text string, c number.Format) string {
	if strings.ContainsAny(text, "eN∞") {
		return text
	}
	_, decimals, _ := strings.Cut(text, ".")
	blanks := c.Decimals - len(decimals) + index(decimals == "" && c.Decimals > 0)
	return text + strings.Repeat(" ", max(0, min(blanks, c.Width()-len([]rune(text)))))
}

func (s diagram) draw(y int) {
	_, h := s.a.Size()
	s.a = s.a.Sub(layout.Rect{Y: y, W: s.w, H: h - y})
	for _, in := range s.inputs {
		s.drawInput(in)
	}
	s.drawBus()
	s.drawArrows()
	for i := range s.boxes {
		s.drawBox(i)
	}
	s.drawTarget()
}

func (s diagram) drawInput(in input) {
	th := s.f.Theme
	name, value, stub := th.Bright, th.Forward.Strong(), strings.Repeat("─", s.inputLine)
	st := th.Forward
	if in.isGradient {
		name, value, st = th.Gradient, th.Gradient.Strong(), s.nodeStyle(in.node, th.Gradient)
		stub = "◂" + strings.Repeat("─", max(0, s.inputLine-1))
	}
	if in.value == "" {
		name, st = th.Muted, th.Axis
	}
	s.a.Text(0, in.row, in.name, name)
	s.a.Text(s.busX-s.inputLine, in.row, stub, st)
	if !s.large {
		value = th.Forward
	}
	if s.reached(in.node) {
		room := s.busX - s.inputLine - s.valueX
		text := s.fitting(room, in.value, "…")
		s.a.TextRight(s.busX-s.inputLine-index(s.a.Width(text) < room), in.row, text, value)
	}
}

// drawBus joins the inputs with the first box.
func (s diagram) drawBus() {
	left := map[int]bool{}
	bottom := s.backwardRow
	for _, in := range s.inputs {
		left[in.row] = true
		bottom = max(bottom, in.row)
	}
	for row := range bottom + 1 {
		s.a.Set(s.busX, row, lineRune(row > 0, row < bottom, left[row], row == s.forwardRow || row == s.backwardRow), s.f.Theme.Axis)
	}
}

// drawArrows run between the bus and the boxes, forward and back.
func (s diagram) drawArrows() {
	th := s.f.Theme
	line := strings.Repeat("─", s.arrowLength-1)
	flow := max(nodeDW, s.walkedTo) // from dz to all that take part in z
	for i, nodes := range [3][2]int{{nodeZ, flow}, {nodeA, nodeDZ}, {nodeL, nodeDA}} {
		x := s.boxes[i].X - s.arrowLength
		s.a.Text(x, s.forwardRow, line+"▸", s.nodeStyle(nodes[0], th.Forward))
		s.a.Text(x, s.backwardRow, "◂"+line, s.nodeStyle(nodes[1], th.Gradient))
	}
}
