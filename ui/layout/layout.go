// Package layout turns the size of a terminal into rectangles. It is
// arithmetic: it must not know what is drawn in them, nor any style.
//
// Columns and rows count from 0. One column is left free at both sides, one
// row between sections; widths and rows follow the table of the screens.
package layout

// The smallest terminal that shows everything that matters.
const (
	MinWidth  = 80
	MinHeight = 24
)

// Sizes from which the screen changes its form.
const (
	wideColumns       = 120 // the left column has 42 columns instead of 28
	tallRows          = 30  // sections have titles, the next update and the words have rows of their own
	twoMainsColumns   = 170 // two main panes side by side
	threeMainsColumns = 190 // while runs are compared, the cost curve above them
	threeMainsRows    = 49  // of the main panes, for that
	leftSmall         = 28
	leftFull          = 42
)

// Requirements is what the screen must make room for.
type Requirements struct {
	Params           int  // rows of the parameter table: n + 1
	AllWeights       int  // rows of the picture of all weights, its title included; 0 for none
	ExtraLeftColumns int  // columns the left column would like beyond its own, for more digits
	Zoom             bool // one main pane over the whole width, without the left column
	Runs             bool // runs are compared: their costs above two other panes, where there is room
	Bar              bool // what a lesson or a question says, over the whole width, in place of the words

	Projector    bool // big numbers, and nothing but them, the cost curve and the main pane
	NoHalfBlocks bool // without half blocks: big digits are twice as high
	Curve        bool // the main pane shows the cost curve itself
	Lambda       bool // there is a λ to be seen
}

// Screen holds the rectangle of every part. An empty rectangle is not drawn.
type Screen struct {
	TooSmall bool // nothing but a notice fits
	Compact  bool // no section titles; what is happening is one line
	Whole    Rect // all of it

	Title, Readout, Tabs Rect
	Ruler                Rect // of α, under the readout
	Tables
	History Rect   // the cost curve, or the runs where the curve is a main pane
	Mains   []Rect // of three, the first is for the cost curve
	Keys    Rect

	Sentences
	ProjectorNumbers
}

// Tables are what stands of the parameters above the cost curve, each with a heading above
// its rows: their values, all weights at once, and their next update.
type Tables struct{ Params, AllWeights, Update Rect }

// Sentences are the places of what is told in words.
type Sentences struct {
	Words Rect // what is happening; none where there is a bar
	Bar   Rect // what a lesson or a question says
	Note  Rect // a row for what is told once; it stays free for it
}

// Arrange places every part on a screen of w×h cells.
func Arrange(w, h int, want Requirements) Screen {
	if w < MinWidth || h < MinHeight {
		return Screen{TooSmall: true, Whole: Rect{0, 0, w, h}}
	}
	s := Screen{
		Compact: w < wideColumns || h < tallRows,
		Whole:   Rect{0, 0, w, h},
		Title:   Rect{0, 0, w, 1},
		Keys:    Rect{1, h - 1, w - 2, 1},
	}
	if want.Projector {
		s.projector(w, h, want)
		return s
	}
	const roomyForAll = 50
	if want.Bar && h < roomyForAll { // the curve needs the rows
		want.AllWeights = 0
	}
	left, gap := leftWidth(w, want), 2
	if w >= twoMainsColumns {
		gap = 3
	}
	left += max(0, min(want.ExtraLeftColumns, (w-2-gap-left-MinWidth/2)/2))
	mainX := 1 + left + gap
	bottom := s.columns(left, h, want)
	top := s.Readout.Y + s.Tabs.H
	s.Tabs.X, s.Tabs.W = mainX, w-1-mainX
	s.Mains = mains(w, Rect{mainX, top, w - 1 - mainX, bottom - top}, gap, want)
	if want.Zoom {
		s.zoom(w, h, top, want)
	}
	return s
}

// bar places what a lesson says above the keys: a title, three rows of text, and
// what is to be done. A tall screen has a row between these, and the row for notes
// below; else notes cover its last row.
func (s *Screen) bar(h, rows, below int) {
	s.Bar = Rect{0, h - below - rows, s.Title.W, rows}
	s.Note = Rect{1, h - 2, s.Title.W - 2, 1}
}

// leftWidth is the width of the left column; where there is room for it, names
// and numbers of many parameters get some columns more.
func leftWidth(w int, want Requirements) int {
	const many, roomy = 4, 190
	switch {
	case w < wideColumns:
		return leftSmall
	case want.Params >= many && w >= roomy:
		return leftFull + 6
	}
	return leftFull
}

// columns fills the left column from the top and from the bottom; the cost
// curve takes what is left between. It returns the row in front of which main panes
// end.
func (s *Screen) columns(left, h int, want Requirements) (bottom int) {
	s.Note = Rect{1, h - 2, s.Title.W - 2, 1}
	if s.Compact {
		s.Readout, s.Ruler, s.Tabs = Rect{1, 1, left, 1}, Rect{1, 2, left, 1}, Rect{0, 1, 0, 2}
		s.Words = Rect{1, h - 3, s.Title.W - 2, 1}
		if bottom = s.Words.Y; want.Bar {
			s.Words = Rect{}
			s.bar(h, 5, 1)
			bottom = s.Bar.Y - 1
		}
		rows := min(want.Params, max(minTableRows(want.Params), 3+max(0, bottom+3-MinHeight)/2))
		s.Params = Rect{1, 3, left, 1 + rows}
		y := s.placeAll(s.Params.Y+s.Params.H+1, left, want)
		s.History = Rect{1, y, left, bottom - y}
		return bottom
	}
	const words, top = 4, 5
	s.Readout, s.Ruler, s.Tabs = Rect{1, 2, left, 1}, Rect{1, 3, left, 1}, Rect{0, 2, 0, 2}
	s.Words = Rect{1, h - 2 - words, left, words}
	foot := s.Words.Y - 1
	if bottom = s.Note.Y; want.Bar {
		s.Words = Rect{}
		s.bar(h, 6, 2)
		foot, bottom = s.Bar.Y-1, s.Bar.Y-1
	}
	rows, next := tableRows(foot-top, want.Params)
	if want.AllWeights > 0 {
		rows, next = tableRowsBesideWeights(foot-top-want.AllWeights-1, want.Params)
	}
	s.Params = Rect{1, top, left, 2 + rows}
	y := s.placeAll(s.Params.Y+s.Params.H+1, left, want)
	if next > 0 {
		s.Update = Rect{1, y, left, 1 + next}
		y += s.Update.H + 1
	}
	s.History = Rect{1, y, left, foot - y}
	return bottom
}

// placeAll places the picture of all weights from row y on, where there is one, and
// returns the row after it and a blank one.
func (s *Screen) placeAll(y, left int, want Requirements) int {
	if want.AllWeights == 0 {
		return y
	}
	s.AllWeights = Rect{1, y, left, want.AllWeights}
	return y + want.AllWeights + 1
}

// tableRowsBesideWeights shares rows where all weights have a picture of their own: four
// parameters and a curve come first, then their updates, then more parameters.
func tableRowsBesideWeights(free, params int) (rows, next int) {
	const first, low, full = 4, 7, 14 // the last two are heights of a curve
	rows = min(params, first)
	if free-(2+rows+1) < low {
		rows--
	}
	if spare := free - (2 + rows + 1) - (1 + rows + 1) - full; spare >= 0 {
		next = rows
		rows += min(params-rows, spare)
	}
	return rows, next
}

// tableRows shares rows among the parameters, their next update and the cost
// curve: first three each and a curve, then all parameters, then their updates,
// then the curve. Where not even the first fit, the updates go.
func tableRows(free, params int) (rows, next int) {
	const titles, smallest, low, full = 5, 7, 9, 14 // the last three are heights of the curve
	few := minTableRows(params)
	if free-titles-2*few < smallest {
		few = min(few, 3)
	}
	spare, more := free-titles-2*few, params-few
	switch {
	case spare < smallest:
		return few, 0
	case spare-full < more && spare-low >= more:
		return params, few // all of them, at the price of a lower curve
	}
	first := min(more, max(0, spare-full))
	return few + first, few + min(more, max(0, spare-first-full))
}

// minTableRows is how many parameters have rows wherever there is room: one row is
// not left out.
func minTableRows(params int) int {
	if params == 4 {
		return 4
	}
	return min(params, 3)
}

// mainLayout is how main panes share their place.
type mainLayout struct {
	width, rows int  // of the screen, and of the place, from which it is used
	runs        bool // only while runs are compared
	share       func(r Rect, gap int) []Rect
}

// mainLayouts is the one table of them: the first that fits is used.
func mainLayouts() []mainLayout {
	return []mainLayout{
		{threeMainsColumns, threeMainsRows, true, oneAboveTwo},
		{twoMainsColumns, 0, false, sideBySide},
		{0, 0, false, func(r Rect, _ int) []Rect { return []Rect{r} }},
	}
}

// mains shares r on a screen of that width.
func mains(width int, r Rect, gap int, want Requirements) []Rect {
	if want.Zoom {
		return []Rect{r}
	}
	for _, l := range mainLayouts() {
		if width >= l.width && r.H >= l.rows && (want.Runs || !l.runs) {
			return l.share(r, gap)
		}
	}
	return nil
}

func sideBySide(r Rect, gap int) []Rect {
	w := (r.W - gap) / 2
	return []Rect{{r.X, r.Y, w, r.H}, {r.X + r.W - w, r.Y, w, r.H}}
}

// oneAboveTwo gives somewhat less than half of the rows to the one, with a blank row below it.
func oneAboveTwo(r Rect, gap int) []Rect {
	rows := r.H * 47 / 100
	return append([]Rect{{r.X, r.Y, r.W, rows}}, sideBySide(Rect{r.X, r.Y + rows + 1, r.W, r.H - rows - 1}, gap)...)
}

// zoom gives the whole width to one main pane; the words become one line.
func (s *Screen) zoom(w, h, top int, want Requirements) {
	s.Params, s.AllWeights, s.Update, s.History = Rect{}, Rect{}, Rect{}, Rect{}
	bottom := s.Bar.Y - 1
	if !want.Bar {
		s.Words = Rect{1, h - 3, w - 2, 1}
		bottom = s.Words.Y
	}
	s.Mains = []Rect{{1, top, w - 2, bottom - top}}
}

// Overlay centres a box of at most 100×30 cells, no higher than rows; on a
// small screen it covers everything.
func Overlay(w, h, rows int) Rect {
	if w < wideColumns || h < tallRows {
		return Rect{0, 0, w, h}
	}
	bw, bh := min(100, w), min(30, h-6, rows)
	return Rect{(w - bw) / 2, (h - bh) / 2, bw, bh}
}

// HelpBox is the box of the help: wide enough for three columns; on a small screen it
// covers everything.
func HelpBox(w, h int) Rect {
	if w < wideColumns || h < tallRows {
		return Rect{0, 0, w, h}
	}
	bw, bh := min(112, w), min(31, h-4)
	return Rect{(w - bw) / 2, (h - bh) / 2, bw, bh}
}
