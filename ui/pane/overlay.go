package pane

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/layout"
)

// DrawFrame clears an overlay's cells and frames them, with a title in its top edge.
// What lies inside the frame, less the padding, is returned.
func DrawFrame(l DrawOptions, a chart.Area, title string) chart.Area {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', l.Theme.Base)
	drawOutline(a, l.Theme.Axis)
	a.Text(2, 0, " "+title+" ", l.Theme.Bright)
	pad := boxPadding(w)
	return a.Sub(layout.Rect{X: 1 + pad, Y: 1, W: w - 2 - 2*pad, H: h - 2})
}

// boxPadding is how many columns stay free inside of the frame of a box that wide.
func boxPadding(w int) int {
	if w < 100 {
		return 1
	}
	return 3
}

// tooSmall says what size is needed, in as much of the screen as there is.
type tooSmall struct {
	DrawOptions
	silent
	size Size
}

func newTooSmall(_ paneState, d Presentation, size Size) Content {
	return tooSmall{DrawOptions: d.DrawOptions, size: size}
}

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
