package layout

// digits is how big the numbers of projector mode are.
type digits struct {
	rows   int // of one number
	gap    int // rows between and under them
	indent int // columns for the name and the sign in front of the digits
}

// digitsFor chooses digits that leave the panes about two thirds of a screen of
// w×h cells. Coarse digits have no half blocks: they take a row for what others
// put into half of one.
func digitsFor(w, h int, coarse bool) digits {
	const wide, high = 194, 54 // three numbers of 12 columns a digit, and panes of 30 rows
	switch {
	case w >= wide && h >= high:
		return digits{8, 1, 7}
	case coarse && w >= 90 && h >= 36:
		return digits{5, 1, 6} // "alpha "
	case coarse:
		return digits{1, 0, 6}
	case w >= 110 && h >= tall:
		return digits{4, 1, 4}
	case h >= tall:
		return digits{3, 1, 4}
	}
	return digits{3, 0, 4}
}

// projector places the parts of projector mode: k, J, α and below them three
// parameters, with which way they move; then the cost curve and the main panes;
// the words and the keys in a line each. A bar takes the place of the words, and
// on a low screen the parameters make room for it.
func (s *Screen) projector(w, h int, want Want) {
	d := digitsFor(w, h, want.Coarse)
	s.Indent = d.indent
	s.Words = Rect{1, h - 2, w - 2, 1}
	s.Note = s.Words // which it covers
	upper, lower := 1+d.gap, 1+2*d.gap+d.rows
	moves := lower + d.rows + d.gap
	top, bottom, parameters := moves+2, h-2, true
	if want.Bar {
		s.Words = Rect{}
		s.bar(h, false)
		bottom = s.Bar.Y - 1
		if parameters = h >= tall; !parameters { // the panes need the rows
			top = lower + 1
		}
	}
	charts := s.charts(Rect{1, top, w - 2, bottom - top}, w >= twoMains && !want.Zoom, want)
	at := [4]int{1, 1 + w/3, 1 + w*65/100, w} // the last column may hold a sign more
	if len(charts) == 3 {
		at = [4]int{charts[0].X, charts[1].X, charts[2].X, w}
	}
	least := w
	for i := range 3 {
		least = min(least, at[i+1]-1-at[i])
	}
	for i := range 3 {
		room := at[i+1] - 1 - at[i]
		s.Numbers[0][i] = Rect{at[i], upper, room, d.rows}
		if !parameters {
			continue
		}
		s.Numbers[1][i] = Rect{at[i], lower, least, d.rows} // all parameters are of one size
		s.Moves[i] = Rect{at[i], moves, room, 1}
	}
}

// charts puts the cost curve and the main panes side by side and returns what
// it has placed. The curve goes where a main pane shows it, or is to fill the
// screen.
func (s *Screen) charts(r Rect, two bool, want Want) []Rect {
	gap := 2
	if r.W >= wideLeft-2 {
		gap = 4
	}
	curve := !want.Zoom && !want.Curves[0] && (!two || !want.Curves[1])
	left := leftSmall + (r.W+2-MinWidth)/2
	placed := []Rect{r}
	switch {
	case curve && two:
		third := (r.W - 2*gap) / 3
		rest := mains(Rect{r.X + third + gap, r.Y, r.W - third - gap, r.H}, gap, true)
		placed = []Rect{{r.X, r.Y, third, r.H}, rest[0], rest[1]}
	case curve:
		placed = []Rect{{r.X, r.Y, left, r.H}, {r.X + left + gap, r.Y, r.W - left - gap, r.H}}
	case two:
		placed = mains(r, gap, true)
	}
	s.Mains = placed
	if curve {
		s.Mains = placed[1:]
		s.History = placed[0]
		s.History.Y, s.History.H = r.Y+1, r.H-2 // its axis stands on the row of the axis beside it
	}
	return placed
}
