package pane

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
)

// Box clears an overlay's cells and frames them, with a title in its top edge.
// What lies inside the frame, less the padding, is returned.
func Box(f Frame, a chart.Area, title string) chart.Area {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', f.Theme.Base)
	for x := 1; x < w-1; x++ {
		a.Set(x, 0, '─', f.Theme.Axis)
		a.Set(x, h-1, '─', f.Theme.Axis)
	}
	for y := 1; y < h-1; y++ {
		a.Set(0, y, '│', f.Theme.Axis)
		a.Set(w-1, y, '│', f.Theme.Axis)
	}
	for _, c := range []struct {
		x, y int
		r    rune
	}{{0, 0, '╭'}, {w - 1, 0, '╮'}, {0, h - 1, '╰'}, {w - 1, h - 1, '╯'}} {
		a.Set(c.x, c.y, c.r, f.Theme.Axis)
	}
	a.Text(2, 0, " "+title+" ", f.Theme.Bright)
	pad := 3
	if w < 100 {
		pad = 1
	}
	return a.Sub(layout.Rect{X: 1 + pad, Y: 1, W: w - 2 - 2*pad, H: h - 2})
}

// TooSmall says what size is needed, in as much of the screen as there is.
func TooSmall(f Frame, a chart.Area) {
	w, h := a.Size()
	lines := []string{
		"descent needs at least",
		fmt.Sprintf("%d columns × %d rows.", layout.MinWidth, layout.MinHeight),
		fmt.Sprintf("This terminal: %d × %d.", w, h),
		"", "Enlarge it, or q to quit.",
	}
	top := max(0, (h-len(lines))/2)
	for i, s := range lines {
		st := f.Theme.Text
		if i == 1 {
			st = f.Theme.Bright
		}
		a.Text(max(0, (w-a.Width(s))/2), top+i, s, st)
	}
}

// Help is the key table, and how to read the screen.
func Help(f Frame, a chart.Area) {
	in := Box(f, a, "Keys")
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
		y[side] = helpGroup(f, col, y[side], keys[side], g, dense)
	}
	col := in.Sub(layout.Rect{X: half + gap, W: half, H: h})
	if !dense || y[1]+5 < h {
		legend(f, col, y[1], keys[1])
	}
	x := w - in.Width("Esc close")
	if !dense {
		line(in, 0, h-2, span{"J", f.Theme.Forward}, span{" cost of all m   ", f.Theme.Muted},
			span{"dw", f.Theme.Gradient}, span{" ∂J/∂w   ", f.Theme.Muted},
			span{"●", f.Theme.Now}, span{" where you are now", f.Theme.Muted})
	}
	line(in, x, h-1-index(!dense), span{"Esc", f.Theme.Bright}, span{" close", f.Theme.Muted})
}

// helpGroup draws one group of the key table and returns the row after it.
func helpGroup(f Frame, a chart.Area, y, keys int, g language.Group, dense bool) int {
	f.heading(a, y, string(g), "")
	for _, row := range language.Lines(f.At.Lambda != 0) {
		if row.Group != g {
			continue
		}
		y++
		a.Text(0, y, row.Keys, f.Theme.Bright)
		a.Text(keys, y, row.Text, f.Theme.Text)
	}
	return y + 1 + index(!dense)
}

// legend explains the marks.
func legend(f Frame, a chart.Area, y, keys int) {
	f.heading(a, y, "Reading the screen", "")
	for i, l := range []struct{ marks, text string }{
		{"○ ●  △ ▲", "one example, several"}, {"⊗ ▼", "wrong: a beyond 0.5"},
		{"( )", "the focused example"}, {"grey curve", "a ghost: an earlier run"}, {"◆", "α changed here"}, // beside the way out
	} {
		a.Text(0, y+1+i, l.marks, f.Theme.Bright)
		a.Text(keys, y+1+i, l.text, f.Theme.Text)
	}
}
