package pane

import (
	"fmt"
	"strings"

	"descent/ui/layout"
	"descent/ui/number"
)

// sketch is the picture of the graph: names and values at the left, joined by
// a bus, then the boxes z, a and L. Its arrows are as long as room lets them.
type sketch struct {
	graph
	digits   int // of the values in it
	value    int // the column where values begin
	bus      int // the column of the bus
	stub     int // columns between a value and the bus
	arrow    int
	boxes    [3]layout.Rect
	inputs   []input
	forward  int // the row of the arrows forward
	backward int
	rows     int
}

// input is one row at the left of the bus.
type input struct {
	row         int
	name, value string
	node        int // of the walk; 0 for what is given
	out         bool
}

// newSketch chooses the digits and places everything; it draws nothing.
func (g graph) newSketch() sketch {
	s := sketch{graph: g, digits: g.f.Digits}
	spare := s.place()
	for spare < 0 && s.digits > 6 {
		s.digits--
		spare = s.place()
	}
	spare = s.stretch(s.squeeze(spare))
	if s.full {
		s.boxes[0].W += spare
		s.boxes[1].X += spare
		s.boxes[2].X += spare
	}
	s.fill()
	return s
}

// wide tells that a box holds the name of a derivative beside its value.
func (s *sketch) wide() bool { return s.full && s.w >= wideGraph }

// wideGraph is the least width of boxes with everything in them.
const wideGraph = 74

// place puts bus and boxes as close as they can stand, and returns how many
// columns are left.
func (s *sketch) place() int {
	room := max(9, s.digits+3) // of a value in a box
	name := s.a.Width("x"+number.Subscript(s.largest()+1)) + 1
	s.arrow, s.stub, s.value = 2, 0, name
	width := [3]int{room + 2, room + 2, room + 2}
	const small, sign = 5, 1 // "−0.92", and a blank where the name leaves it
	s.bus = min(name+small+sign, 9)
	switch {
	case s.wide():
		s.arrow, s.stub, s.value = 3, 3, max(5, name+1)
		width[0], width[1] = max(19, room+7), room+7
	case s.full:
		s.arrow, s.stub, s.value = 3, 3, name+1
	}
	if s.full {
		s.bus = s.value + room + 1 + s.stub
	}
	x := s.bus + 1
	for i, w := range width {
		s.boxes[i] = layout.Rect{X: x + s.arrow, W: w}
		x += s.arrow + w
	}
	return s.w - x
}

// squeeze makes room for long names, which are missing -spare columns: L has no
// sign, and a stub can be short.
func (s *sketch) squeeze(spare int) int {
	if spare >= 0 {
		return spare
	}
	if !s.full {
		s.boxes[2].W--
		return 0
	}
	over := min(-spare, s.stub-1)
	s.stub -= over
	s.bus -= over
	for i := range s.boxes {
		s.boxes[i].X -= over
	}
	return 0
}

func (s *sketch) largest() int { return s.shown[len(s.shown)-1] }

// stretch makes arrows longer, and values where they are short, and returns
// the columns that it could not use.
func (s *sketch) stretch(spare int) int {
	const longest = 12
	shift := 0
	if !s.full {
		shift = min(spare, s.value+s.digits+4-s.bus)
		s.bus += shift
		spare -= shift
	}
	arrows := len(s.boxes) + index(s.full) // the stub is one
	more := min(spare/arrows, longest-s.arrow)
	if s.full {
		s.stub += more
		s.bus += more
		shift += more
	}
	for i := range s.boxes {
		shift += more
		s.boxes[i].X += shift
	}
	s.arrow += more
	return min(spare-more*arrows, arrows-1)
}

// fill lists the rows at the left and finds those of the arrows.
func (s *sketch) fill() {
	n, digits := len(s.X), s.digits
	room := s.bus - s.value - s.stub
	if !s.full {
		digits = min(digits, max(2, room-4)) // beside a sign, a point, a 0 and a blank
	}
	value, _ := s.f.parameterColumns(digits, s.entries())
	row := 0
	add := func(name, text string, node int, out bool) {
		s.inputs = append(s.inputs, input{row, name, text, node, out})
		row++
	}
	for i, j := range s.shown {
		add("x"+number.Subscript(j+1), s.pointed(s.datum(s.X[j], digits, room), value), 0, false)
		add(parameter(j, n), value.Within(s.W[j], room), 0, false)
		if s.full {
			add("d"+parameter(j, n), number.Standalone(s.DW[j], digits), nodeDW+i, true)
			row += index(s.rest == 0 || i == 0)
		}
	}
	s.others(&row)
	add("b", value.Within(s.B, room), 0, false)
	if s.full {
		add("db", number.Standalone(s.DB, digits), s.last, true)
	}
	s.boxRows(row)
}

// others is the row of the features that are not shown; in the large form it
// stands in the blank one before b.
func (s *sketch) others(row *int) {
	switch {
	case s.rest > 0:
		s.inputs = append(s.inputs, input{row: *row, name: s.fit(s.bus-s.stub, fmt.Sprintf("… %d more", s.rest), fmt.Sprintf("… %d", s.rest))})
		*row++
	case !s.full && len(s.shown) == 1:
		*row = 4 // the bus reaches down to the arrow back
	}
}

// boxRows places the boxes beside the inputs, of which there are that many rows.
func (s *sketch) boxRows(inputs int) {
	top, h, value, foot := 0, 5, 1, 1
	if s.full {
		top, value, foot = 1+index(len(s.shown) > 1), 2, 2
	}
	back := 3
	if s.full && !s.wide() {
		h, back = 6, 4
	}
	for i := range s.boxes {
		s.boxes[i].Y, s.boxes[i].H = top, h
	}
	s.forward, s.backward = top+value, top+back
	s.rows = max(inputs, top+h+foot)
}

// datum is an x as it is, or shorter where there is no room for that.
func (s *sketch) datum(x float64, digits, room int) string {
	if text := number.Datum(x, digits); len([]rune(text)) <= room {
		return text
	}
	return number.Format{Digits: digits, Decimals: max(0, digits-1)}.Within(x, room)
}

// pointed puts the point of a number that is given under those of a column.
func (s *sketch) pointed(text string, c number.Format) string {
	if strings.ContainsAny(text, "eN∞") {
		return text
	}
	_, decimals, _ := strings.Cut(text, ".")
	blanks := c.Decimals - len(decimals) + index(decimals == "" && c.Decimals > 0)
	return text + strings.Repeat(" ", max(0, min(blanks, c.Width()-len([]rune(text)))))
}

func (s sketch) draw(y int) {
	_, h := s.a.Size()
	s.a = s.a.Sub(layout.Rect{Y: y, W: s.w, H: h - y})
	for _, in := range s.inputs {
		s.input(in)
	}
	s.drawBus()
	s.arrows()
	for i := range s.boxes {
		s.box(i)
	}
	s.hang()
}

func (s sketch) input(in input) {
	th := s.f.Theme
	name, value, stub := th.Bright, th.Forward.Strong(), strings.Repeat("─", s.stub)
	st := th.Forward
	if in.out {
		name, value, st = th.Gradient, th.Gradient.Strong(), s.styled(in.node, th.Gradient)
		stub = "◂" + strings.Repeat("─", max(0, s.stub-1))
	}
	if in.value == "" {
		name, st = th.Muted, th.Axis
	}
	s.a.Text(0, in.row, in.name, name)
	s.a.Text(s.bus-s.stub, in.row, stub, st)
	if !s.full {
		value = th.Forward
	}
	if s.reached(in.node) {
		room := s.bus - s.stub - s.value
		text := s.fit(room, in.value, "…")
		s.a.TextRight(s.bus-s.stub-index(s.a.Width(text) < room), in.row, text, value)
	}
}

// drawBus joins the inputs with the first box.
func (s sketch) drawBus() {
	left := map[int]bool{}
	bottom := s.backward
	for _, in := range s.inputs {
		left[in.row] = true
		bottom = max(bottom, in.row)
	}
	for row := range bottom + 1 {
		s.a.Set(s.bus, row, corner(row > 0, row < bottom, left[row], row == s.forward || row == s.backward), s.f.Theme.Axis)
	}
}

// arrows run between the bus and the boxes, forward and back.
func (s sketch) arrows() {
	th := s.f.Theme
	line := strings.Repeat("─", s.arrow-1)
	flow := max(nodeDW, s.step) // from dz to all that take part in z
	for i, nodes := range [3][2]int{{nodeZ, flow}, {nodeA, nodeDZ}, {nodeL, nodeDA}} {
		x := s.boxes[i].X - s.arrow
		s.a.Text(x, s.forward, line+"▸", s.styled(nodes[0], th.Forward))
		s.a.Text(x, s.backward, "◂"+line, s.styled(nodes[1], th.Gradient))
	}
}
