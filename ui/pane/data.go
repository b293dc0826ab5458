package pane

import (
	"fmt"
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

const dataName = "Data"

// The smallest scatter.
const (
	dataWidth  = 24
	dataHeight = 8
)

// Data is the scatter of two features with the boundary a = 0.5 and the
// probability behind it. With one feature the second axis is a itself and the
// boundary is the sigmoid; with more than two the others are held at their
// mean, and the pane says so.
func Data(f Frame, a chart.Area) {
	w, h := a.Size()
	if w < dataWidth || h < dataHeight {
		return
	}
	dataLegend(f, a)
	v := newView(f, layout.Rect{W: w, H: h})
	v.axes(f, a)
	in := a.Sub(v.area)
	v.shade(f, in)
	curve := v.boundary(f, in)
	drawMarks(f, in, v.marks(f))
	v.noBoundary(f, in)
	if !f.Projector || f.looksInside() {
		v.ring(f, in)
	}
	v.labelBoundary(f, in, curve)
}

// dataLegend names the classes by mark and colour, counts those that are wrong or undecided, and
// shows the scale of the shading. Where not all of it fits, first the y of the
// classes goes, then the scale, then a part of the names.
func dataLegend(f Frame, a chart.Area) {
	const scale = 20 // "a 0 ", 13 cells, "  1"
	w, _ := a.Size()
	room := w - scale - 2
	spans := legendSpans(f, 24, true)
	for _, try := range []struct {
		labels bool
		room   int
	}{{true, room}, {false, room}, {true, w}, {false, w}} {
		spans = legendSpans(f, 24, try.labels)
		skip := try.room < w && (f.Theme.Flat || f.Compact && !try.labels) // no scale, or none at that price
		if !skip && lineWidth(a, spans...) <= try.room {
			break
		}
	}
	for most := 23; most > 3 && lineWidth(a, spans...) > w; most-- {
		spans = legendSpans(f, most, false)
	}
	x := line(a, 0, 0, spans...)
	if f.Theme.Flat || x > room {
		return
	}
	a.Text(w-scale, 0, "a 0", f.Theme.Muted)
	a.TextRight(w-1, 0, "1", f.Theme.Muted)
	const cells = scale - 7
	for i := range cells {
		a.Tint(layout.Rect{X: w - scale + 4 + i, W: 1, H: 1}, f.Theme.Shade(float64(i)/(cells-1)))
	}
}

// legendSpans is the legend with class names of at most that many columns.
// Names that would be shortened to the same give way to their y.
func legendSpans(f Frame, most int, labels bool) []span {
	gap := "   "
	if f.Compact {
		gap = "  "
	}
	name := func(i int) span {
		s, y := className(f.Set, i, most), fmt.Sprintf("y=%d", i)
		switch same := className(f.Set, 0, most) == className(f.Set, 1, most); {
		case same:
			s = y
		case labels && s != y && !f.Projector:
			s += " " + y
		}
		return span{" " + s + gap, f.Theme.Text}
	}
	spans := []span{
		{open(f, "○") + "●", f.Theme.Class[0]}, name(0), {open(f, "△") + "▲", f.Theme.Class[1]}, name(1),
	}
	wrong, undecided := f.Wrong[0]+f.Wrong[1], f.Undecided[0]+f.Undecided[1]
	if undecided == 0 || wrong > 0 {
		spans = append(spans, span{"⊗", f.Theme.Class[0]}, span{"▼", f.Theme.Class[1]}, span{fmt.Sprintf(" wrong %d", wrong), f.Theme.Text})
	}
	switch {
	case undecided > 0 && wrong > 0:
		spans = append(spans, span{fmt.Sprintf(", undecided %d", undecided), f.Theme.Text})
	case undecided > 0:
		spans = append(spans, span{fmt.Sprintf("undecided %d", undecided), f.Theme.Text})
	}
	return spans
}

// judge judges example i at the cursor.
func (f Frame) judge(i int) trainer.Verdict {
	return trainer.VerdictOf(f.At.Params.Z(f.Problem.X[i]), f.Problem.Y[i])
}

// open is the mark of a single example, which is not drawn on a projector.
func open(f Frame, mark string) string {
	if f.Projector {
		return ""
	}
	return mark
}

// looksInside tells whether another main pane on the screen is about the
// focused example.
func (f Frame) looksInside() bool {
	return slices.ContainsFunc(f.Shown, func(i int) bool {
		m := Mains()[i]
		return m.Trace || m.Nodes != nil || m.Order != nil
	})
}

// mark is what stands in one cell of the scatter.
type mark struct {
	count [2]int // examples by class
	wrong [2]int
}

// glyph chooses the mark of a cell: a wrong example shows before a correct one,
// then the class that has more.
func (m mark) glyph() (r rune, class int) {
	switch {
	case m.wrong[0] > 0 && m.wrong[0] >= m.wrong[1]:
		return '⊗', 0
	case m.wrong[1] > 0:
		return '▼', 1
	}
	class = 0
	if m.count[1] > m.count[0] {
		class = 1
	}
	single := m.count[0]+m.count[1] == 1
	return [2][2]rune{{'●', '○'}, {'▲', '△'}}[class][index(single)], class
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// solid is the mark of several examples for that of one: it is seen from afar.
func solid(r rune) rune {
	switch r {
	case '○':
		return '●'
	case '△':
		return '▲'
	}
	return r
}

func drawMarks(f Frame, a chart.Area, marks map[[2]int]mark) {
	for at, m := range marks {
		r, class := m.glyph()
		if f.Projector {
			r = solid(r)
		}
		a.Set(at[0], at[1], r, f.Theme.Class[class])
	}
}

// ring marks the focused example, on top of whatever shares its cell.
func (v view) ring(f Frame, a chart.Area) {
	m, _ := f.Problem.Size()
	if f.Focus < 0 || f.Focus >= m {
		return
	}
	x, y := v.cell(f, f.Focus)
	class := int(f.Problem.Y[f.Focus])
	single := mark{}
	single.count[class], single.wrong[class] = 1, index(f.judge(f.Focus) == trainer.Incorrect)
	r, _ := single.glyph()
	if f.Projector {
		r = solid(r)
	}
	a.Set(x, y, r, f.Theme.Class[class].Strong())
	ring := theme.Style{FG: f.Theme.Now.FG, Bold: true}
	a.Set(x-1, y, '(', ring)
	a.Set(x+1, y, ')', ring)
}

// noBoundary says why there is none where a is 0.5 everywhere.
func (v view) noBoundary(f Frame, a chart.Area) {
	const text = "every a = 0.5: no boundary yet"
	if w, b := number.Largest(f.At.Params.W), f.At.Params.B; w == 0 && b == 0 && a.Free(4, 2, len(text)) {
		a.Text(4, 2, text, f.Theme.Text)
	}
}

// labelBoundary writes "a = 0.5" beside the boundary, where nothing else
// stands: the first free place from the middle outwards.
func (v view) labelBoundary(f Frame, a chart.Area, curve map[int]int) {
	if v.one {
		return
	}
	if f.Theme.Flat {
		v.labelSides(f, a)
	}
	const text = "a = 0.5"
	_, h := a.Size()
	for d := range h {
		y := h*2/5 + (d+1)/2*(1-d%2*2)
		x, ok := curve[y]
		if !ok {
			continue
		}
		for _, start := range []int{x + 3, x + 6, x - len(text) - 3} {
			if a.Free(start-1, y, len(text)+2) {
				a.Text(start, y, text, theme.Style{FG: f.Theme.Bright.FG})
				return
			}
		}
	}
}

// labelSides tells the two sides of the boundary in words where no shading
// does: in two corners that hold no example.
func (v view) labelSides(f Frame, a chart.Area) {
	w, h := a.Size()
	const size = 7
	seen := map[string]bool{}
	for _, at := range [][2]int{{1, h - 1}, {w - size - 1, 0}, {1, 0}, {w - size - 1, h - 1}} {
		p := v.probability(f, float64(at[0])+size/2, float64(at[1])+0.5)
		text := "a > 0.5"
		if p < 0.5 {
			text = "a < 0.5"
		}
		if p == 0.5 || math.IsNaN(p) || seen[text] || !a.Free(at[0], at[1], size) {
			continue
		}
		seen[text] = true
		a.Text(at[0], at[1], text, f.Theme.Muted)
	}
}
