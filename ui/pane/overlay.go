package pane

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
)

// Box clears an overlay's cells and frames them, with a title in its top edge.
// What lies inside the frame, less the padding, is returned.
func Box(l Look, a chart.Area, title string) chart.Area {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', l.Theme.Base)
	border(a, l.Theme.Axis)
	a.Text(2, 0, " "+title+" ", l.Theme.Bright)
	pad := 3
	if w < 100 {
		pad = 1
	}
	return a.Sub(layout.Rect{X: 1 + pad, Y: 1, W: w - 2 - 2*pad, H: h - 2})
}

// tooSmall says what size is needed, in as much of the screen as there is.
type tooSmall struct {
	Look
	silent
	size Size
}

func newTooSmall(_ moment, d Dress, size Size) Content { return tooSmall{Look: d.Look, size: size} }

// Equal implements Content.
func (c tooSmall) Equal(o Content) bool { return o == Content(c) }

// Draw implements Content.
func (c tooSmall) Draw(a chart.Area) {
	w, h := a.Size()
	lines := []string{
		"descent needs at least",
		fmt.Sprintf("%d columns × %d rows.", layout.MinWidth, layout.MinHeight),
		fmt.Sprintf("This terminal: %d × %d.", w, h),
		"", "Enlarge it, or q to quit.",
	}
	top := max(0, (h-len(lines))/2)
	for i, s := range lines {
		st := c.Theme.Text
		if i == 1 {
			st = c.Theme.Bright
		}
		a.Text(max(0, (w-a.Width(s))/2), top+i, s, st)
	}
}

// Help is the key table, and how to read the screen; what is about λ only where there
// is one.
func Help(l Look, penalised bool, a chart.Area) {
	in := Box(l, a, "Keys")
	w, h := in.Size()
	gap := 6
	if w < 90 {
		gap = 2
	}
	half := (w - gap) / 2
	keys := [2]int{17, 17}
	if half < 40 {
		keys = [2]int{16, 12}
	}
	dense := h < 27
	y := [2]int{index(!dense), index(!dense)}
	for _, g := range language.Groups() {
		side := 0
		if g == language.Panes || g == language.Runs || g == language.Program {
			side = 1
		}
		col := in.Sub(layout.Rect{X: side * (half + gap), W: half, H: h})
		y[side] = helpGroup(l, penalised, col, y[side], keys[side], g, dense)
	}
	col := in.Sub(layout.Rect{X: half + gap, W: half, H: h})
	if !dense || y[1]+5 < h {
		legend(l, col, y[1], keys[1])
	}
	x := w - in.Width("Esc close")
	if !dense {
		line(in, 0, h-2, span{"J", l.Theme.Forward}, span{" cost of all m   ", l.Theme.Muted},
			span{"dw", l.Theme.Gradient}, span{" ∂J/∂w   ", l.Theme.Muted},
			span{"●", l.Theme.Now}, span{" where you are now", l.Theme.Muted})
	}
	line(in, x, h-1-index(!dense), span{"Esc", l.Theme.Bright}, span{" close", l.Theme.Muted})
}

// helpGroup draws one group of the key table and returns the row after it.
func helpGroup(l Look, penalised bool, a chart.Area, y, keys int, g language.Group, dense bool) int {
	l.heading(a, y, string(g), "")
	for _, row := range language.Lines(penalised) {
		if row.Group != g {
			continue
		}
		y++
		a.Text(0, y, row.Keys, l.Theme.Bright)
		a.Text(keys, y, row.Text, l.Theme.Text)
	}
	return y + 1 + index(!dense)
}

// legend explains the marks.
func legend(l Look, a chart.Area, y, keys int) {
	l.heading(a, y, "Reading the screen", "")
	for i, row := range []struct{ marks, text string }{
		{"○ ●  △ ▲", "one example, several"}, {"⊗ ▼", "wrong: a beyond 0.5"},
		{"( )", "the focused example"}, {"grey curve", "a ghost: an earlier run"}, {"◆", "α changed here"}, // beside the way out
	} {
		a.Text(0, y+1+i, row.marks, l.Theme.Bright)
		a.Text(keys, y+1+i, row.text, l.Theme.Text)
	}
}
