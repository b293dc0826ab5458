package pane

import (
	"descent/ui/chart"
)

// Line is a line that is being typed.
type Line struct {
	Label, Text string
	Cursor      int // in characters of Text
	Hint, Wrong string
}

// Prompt draws the line with its cursor. A long text shows the part around the
// cursor; a hint or an error stands behind it.
func Prompt(f Frame, a chart.Area, l Line) {
	w, _ := a.Size()
	x := a.Text(0, 0, l.Label, f.Theme.Bright)
	text := append([]rune(l.Text), ' ')
	from := min(l.Cursor, len(text)-1)
	for width := 1; from > 0 && width+a.Width(string(text[from-1])) <= w-x; from-- {
		width += a.Width(string(text[from-1]))
	}
	cursor := f.Theme.Base
	cursor.Reverse = true
	for i := from; i < len(text) && x < w; i++ {
		st := f.Theme.Bright
		if i == l.Cursor {
			st = cursor
		}
		x = a.Text(x, 0, string(text[i]), st)
	}
	if l.Wrong != "" {
		line(a, x+1, 0, span{"! ", f.Theme.Warning}, span{l.Wrong, f.Theme.Text})
		return
	}
	line(a, x+1, 0, span{l.Hint, f.Theme.Muted}, span{"   Enter", f.Theme.Bright}, span{" take   ", f.Theme.Muted},
		span{"Esc", f.Theme.Bright}, span{" keep", f.Theme.Muted})
}
