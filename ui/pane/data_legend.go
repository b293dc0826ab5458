package pane

import (
	"fmt"
	"strconv"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// legend names the classes by mark and colour, counts those that are wrong or undecided, and
// shows the scale of the shading. Where not all of it fits, first the y of the
// classes goes, then the scale, then of how many the wrong ones are, then a part of
// the names.
func (c scatter) legend(a chart.Area) {
	const scale = 20 // "a 0 ", 13 cells, "  1"
	w, _ := a.Size()
	room := w - scale - 2
	spans := c.legendSpans(24, true, true)
	for _, try := range []struct {
		labels bool
		room   int
	}{{true, room}, {false, room}, {true, w}, {false, w}} {
		spans = c.legendSpans(24, try.labels, true)
		skip := try.room < w && (c.Theme.Flat || c.Projector || c.Compact && !try.labels) // no scale, or none at that price
		if !skip && lineWidth(a, spans...) <= try.room {
			break
		}
	}
	for most := 24; most > 3 && lineWidth(a, spans...) > w; most-- {
		spans = c.legendSpans(most, false, false)
	}
	x := drawSpans(a, 0, 0, spans...)
	if c.Theme.Flat || c.Projector || x > room {
		return
	}
	a.Text(w-scale, 0, "a 0", c.Theme.Muted)
	a.TextRight(w-1, 0, "1", c.Theme.Muted)
	const cells = scale - 7
	for i := range cells {
		a.Tint(layout.Rect{X: w - scale + 4 + i, W: 1, H: 1}, c.Theme.Shade(c.shaded(float64(i)/(cells-1))))
	}
}

// legendSpans is the legend with class names of at most that many columns.
// Names that would be shortened to the same give way to their y.
func (c scatter) legendSpans(most int, labels, totals bool) []span {
	gap := "   "
	if c.Compact {
		gap = "  "
	}
	name := func(i int) span {
		s, y := className(c.data.Set, i, most), fmt.Sprintf("y=%d", i)
		switch same := className(c.data.Set, 0, most) == className(c.data.Set, 1, most); {
		case same:
			s = y
		case labels && s != y && !c.Projector:
			s += " " + y
		}
		return span{" " + s + gap, c.legendStyle()}
	}
	several := [2]string{c.singleMark("○"), c.singleMark("△")}
	if len(c.data.Test.X) > 0 {
		several = [2]string{}
	}
	spans := []span{
		{several[0] + c.legendMark('●'), c.Theme.Class[0]}, name(0), {several[1] + c.legendMark('▲'), c.Theme.Class[1]}, name(1),
	}
	if len(c.data.Test.X) > 0 {
		spans = append(spans, span{"○", c.Theme.Class[0]}, span{" ", c.Theme.Text}, span{"△", c.Theme.Class[1]}, span{" test" + gap, c.legendStyle()})
	}
	wrong, undecided := c.wrong[0]+c.wrong[1], c.undecided[0]+c.undecided[1]
	if !c.classificationKnown {
		return append(spans, span{c.legendMark('⊗'), c.Theme.Class[0]}, span{c.legendMark('▼'), c.Theme.Class[1]}, span{" wrong …", c.legendStyle()})
	}
	if undecided == 0 || wrong > 0 {
		spans = append(spans, span{c.legendMark('⊗'), c.Theme.Class[0]}, span{c.legendMark('▼'), c.Theme.Class[1]}, span{" wrong " + c.wrongOf(wrong, totals), c.legendStyle()})
	}
	switch {
	case undecided > 0 && wrong > 0:
		spans = append(spans, span{fmt.Sprintf(", undecided %d", undecided), c.legendStyle()})
	case undecided > 0:
		spans = append(spans, span{fmt.Sprintf("undecided %d", undecided), c.legendStyle()})
	}
	return spans
}

// legendMark is a mark as the scatter draws it.
func (c scatter) legendMark(r rune) string {
	if c.Projector {
		return c.projectorMark(r)
	}
	return string(r)
}

// legendStyle is the style of the words of the legend.
func (c scatter) legendStyle() theme.Style {
	if c.Projector {
		return c.Theme.Bright
	}
	return c.Theme.Text
}

// wrongOf counts the wrong examples, and where rows are kept for testing those
// too, there with how many there are.
func (c scatter) wrongOf(wrong int, totals bool) string {
	switch {
	case len(c.data.Test.X) == 0:
		return strconv.Itoa(wrong)
	case !totals:
		return fmt.Sprintf("%d, test %d", wrong, c.testWrong)
	}
	return fmt.Sprintf("%d of %d, test %d of %d", wrong, len(c.data.Problem.X), c.testWrong, len(c.data.Test.X))
}
