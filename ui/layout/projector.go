package layout

// The places of the big numbers of projector mode: k, J, α, three parameters, λ.
const (
	parameterFigure = 3
	lambdaFigure    = 6
	figureCount     = 7
)

// ProjectorNumbers are the big numbers of projector mode, and the names of the panes below
// them: a row, and one for a line under the name.
type ProjectorNumbers struct {
	Numbers [figureCount]Rect
	Names   [2]Rect // of the cost curve and of the main pane
}

// figureSizes is how big the numbers and words of projector mode are, and how many.
type figureSizes struct {
	rows     int  // of one number
	above    int  // blank rows above the first
	words    int  // rows of the headline
	bar      int  // rows of a bar: where there is room, of letters too
	twoPanes bool // parameters too, below k, J and α, and two panes
}

// figuresFor chooses figures that leave the panes half of a screen of w×h cells or
// so. Coarse ones have no half blocks: they take a row for what others put into half
// of one.
func figuresFor(w, h int, coarse bool) figureSizes {
	const wide, high, twice, twiceHigh = 110, 36, 194, 54
	switch {
	case coarse && w >= wide && h >= high:
		return figureSizes{rows: 5, above: 1, words: 1, bar: 5, twoPanes: true}
	case coarse:
		return figureSizes{rows: 1, words: 1, bar: 5, twoPanes: h >= tallRows}
	case w >= twice && h >= twiceHigh:
		return figureSizes{rows: 8, above: 1, words: 8, bar: 21, twoPanes: true}
	case w >= wide && h >= high:
		return figureSizes{rows: 4, above: 1, words: 4, bar: 13, twoPanes: true}
	case h >= tallRows:
		return figureSizes{rows: 4, above: 1, words: 4, bar: 9}
	}
	return figureSizes{rows: 4, words: 4, bar: 5}
}

// projector places the parts of projector mode: k, J, α and below them three
// parameters, then the cost curve and the main pane under their names, then what is
// happening, or a bar in its place. The last row is for what is told or typed; no keys
// are shown.
func (s *Screen) projector(w, h int, want Requirements) {
	f := figuresFor(w, h, want.NoHalfBlocks)
	s.Keys = Rect{}
	bottom := h - 1 - f.words
	s.Words = Rect{1, bottom, w - 2, f.words}
	if want.Bar {
		s.Words = Rect{}
		s.bar(h, f.bar, 1)
		bottom = s.Bar.Y
		f.twoPanes = f.twoPanes && h >= 45 // the panes need the rows
	}
	s.Note = Rect{1, h - 1, w - 2, 1}
	y := s.numbers(1+f.above, w, f, want.Lambda)
	if h >= tallRows {
		bottom--
	}
	s.charts(Rect{1, y, w - 2, bottom - y}, f.twoPanes, want)
}

// numbers places the big numbers from row y on, and returns the row after them.
func (s *Screen) numbers(y, w int, f figureSizes, lambda bool) int {
	third := (w + 1) / 3
	starts := []int{1, 1 + third, 1 + 2*third, w}
	const wide, apart = 110, 150
	if w < wide { // k is short, J is not
		starts = []int{1, 1 + w*22/MinWidth, w * 55 / MinWidth, w + 1}
	}
	lower := starts
	if lambda {
		starts = []int{1, w * 22 / 100, w * 54 / 100, w * 77 / 100, w + 1}
	}
	gap := 1
	if w >= apart {
		gap = 3
	}
	place := func(i int, starts []int, at int) {
		s.Numbers[i] = Rect{starts[at], y, starts[at+1] - gap - starts[at], f.rows}
	}
	for i := range 3 {
		place(i, starts, i)
	}
	if lambda {
		place(lambdaFigure, starts, 3)
	}
	y += f.rows + f.above
	if f.twoPanes {
		for i := range 3 {
			place(parameterFigure+i, lower, i)
			s.Numbers[parameterFigure+i].W = min(lower[1]-lower[0], lower[2]-lower[1], w+1-lower[2]) - gap // all of one size
		}
		y += f.rows + f.above
	}
	return y
}

// charts puts the cost curve and the main pane side by side, each under its name. The
// curve goes where the main pane shows it, where there is no room for two, or where one
// is to fill the screen.
func (s *Screen) charts(r Rect, two bool, want Requirements) {
	const gap, narrow, names = 4, 46, 2
	under := func(r Rect) Rect { return Rect{r.X, r.Y + names, r.W, r.H - names} }
	main := r
	if two && !want.Zoom && !want.Curve {
		left := narrow + (r.W+2-wideColumns)/8
		if r.W < wideColumns-2 {
			left = leftSmall
		}
		main = Rect{r.X + left + gap, r.Y, r.W - left - gap, r.H}
		s.Names[0] = Rect{r.X, r.Y, left, names}
		s.History = under(Rect{r.X, r.Y, left, r.H})
	}
	s.Names[1] = Rect{main.X, main.Y, main.W, names}
	s.Mains = []Rect{under(main)}
}
