package pane

import (
	"descent/ui/chart"
	"descent/ui/theme"
)

// projectorMark is a mark of a scatter as projector mode draws it, two cells wide. Those of
// rows that are kept for testing stay hollow, and as they are.
func (l DrawOptions) projectorMark(r rune) string {
	fine, known := map[rune]string{'●': "◖◗", '▲': "◢◣", '⊗': "()", '▼': "◥◤"}[r]
	switch {
	case !known:
		return string(r)
	case l.Plain:
		return string([]rune{r, r})
	}
	return fine
}

// markOf is what is drawn for a cell: on a projector one example looks as several do,
// but where those kept for testing are told apart by that.
func (l DrawOptions) markOf(m mark) (text string, class int) {
	r, class := m.glyph()
	if !l.Projector {
		return string(r), class
	}
	if !m.split {
		r = solid(r)
	}
	return l.projectorMark(r), class
}

// drawMark draws a mark from column x on, and returns the column after it.
func (l DrawOptions) drawMark(a chart.Area, x, y int, m mark, strong bool) int {
	text, class := l.markOf(m)
	st := l.Theme.Class[class]
	st.Bold = st.Bold || strong || l.Projector
	for _, r := range text {
		a.Set(x, y, r, st)
		x++
	}
	return x
}

func (l DrawOptions) drawMarks(a chart.Area, marks map[[2]int]mark) {
	for at, m := range marks {
		l.drawMark(a, at[0], at[1], m, false)
	}
}

// drawWideAxisNames writes what the axes are, from one end of a row to the other, and between
// them what is held.
func (v scatterPlot) drawWideAxisNames(a chart.Area, y int, up, across string, held []string) {
	w, _ := a.Size()
	const gap = 3
	left := a.Text(v.area.X, y, "↑ "+up, v.Theme.Text) + gap
	right := w - a.Width(across+" →")
	a.Text(right, y, across+" →", v.Theme.Text)
	for _, text := range held {
		if room := right - gap - left; text != "" && a.Width(text) <= room {
			a.Text(left+(room-a.Width(text))/2, y, text, v.Theme.Text)
			return
		}
	}
}

// axisStyle is the style of the numbers at an axis: on a projector they are read from
// afar.
func (l DrawOptions) axisStyle() theme.Style {
	if l.Projector {
		return l.Theme.Text
	}
	return l.Theme.Muted
}
