package pane

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
)

// Help is the key table, and how to read the screen. Where not all of it fits at once
// it has pages.
type Help struct {
	DrawOptions
	Penalised bool // there is a λ, so what is about it is shown
	Practice  bool // of the keys while numbers are worked out
	Page      int  // from 0; beyond the last it is the last
}

// helpColumn is the groups in one column of a page.
type helpColumn []language.Group

// helpForm is how the help is laid out in an area.
type helpForm struct {
	pages       [][]helpColumn
	columns     int
	width, gap  int // of a column, and between two
	keys        int // columns for the keys
	rows        int // for groups
	between     int // blank rows between two groups
	marksAtFoot bool
}

// What a column needs.
const (
	helpKeyColumns  = 11 // columns for the keys
	helpTextColumns = 22 // columns for what they do
)

// form lays the groups out in an area of w×h cells.
func (c Help) form(w, h int) helpForm {
	const feet = 2 // the way out, and a blank row above it
	f := helpForm{columns: 2, gap: 2, keys: helpKeyColumns, rows: h - feet}
	if wide := 3 * (helpKeyColumns + helpTextColumns); w >= wide+2*f.gap {
		const marks = 3
		f.columns, f.gap, f.between, f.rows, f.marksAtFoot = 3, min(4, (w-wide)/2), 1, f.rows-1-marks, true
	}
	f.width = (w - (f.columns-1)*f.gap) / f.columns
	page, column, used := []helpColumn{}, helpColumn{}, 0
	closeColumn := func() {
		page, column, used = append(page, column), nil, 0
		if len(page) == f.columns {
			f.pages, page = append(f.pages, page), nil
		}
	}
	for _, g := range c.groups() {
		rows := 1 + len(c.lines(g))
		if len(column) > 0 && used+f.between+rows > f.rows {
			closeColumn()
		}
		if len(column) > 0 {
			used += f.between
		}
		column, used = append(column, g), used+rows
	}
	if closeColumn(); len(page) > 0 {
		f.pages = append(f.pages, page)
	}
	return f
}

// groups are its headings.
func (c Help) groups() []language.Group {
	if c.Practice {
		return language.PracticeGroups()
	}
	return language.Groups()
}

// lines are those of a group.
func (c Help) lines(g language.Group) []language.HelpLine {
	var all []language.HelpLine
	lines := language.Lines(c.Penalised)
	if c.Practice {
		lines = language.PracticeLines()
	}
	for _, l := range lines {
		if l.Group == g {
			all = append(all, l)
		}
	}
	return all
}

// Pages is how many pages it has in a box of w×h cells.
func (c Help) Pages(w, h int) int { return len(c.form(w-2-2*boxPadding(w), h-2).pages) }

// Draw draws a page of it over the area.
func (c Help) Draw(a chart.Area) {
	title := "Keys"
	if c.Practice {
		title = "Be the machine: keys and marks"
	}
	in := DrawFrame(c.DrawOptions, a, title)
	w, h := in.Size()
	f := c.form(w, h)
	if len(f.pages) == 0 {
		return
	}
	at := max(0, min(c.Page, len(f.pages)-1))
	foot := layout.Rect{}
	for i, column := range f.pages[at] {
		x, y := i*(f.width+f.gap), 0
		for _, g := range column {
			y = c.group(in.Sub(layout.Rect{X: x, Y: f.between, W: f.width, H: h}), y, f.keys, g) + f.between
		}
		foot = layout.Rect{X: x, Y: y + 1, W: f.width, H: h}
	}
	switch {
	case c.Practice: // its own are a group
	case f.marksAtFoot:
		c.marksBelow(in, h-4)
	case at == len(f.pages)-1: // below the last group
		c.marksBeside(in.Sub(foot), f.keys)
	}
	c.wayOut(in, len(f.pages))
}

// group draws one group and returns the row after it.
func (c Help) group(a chart.Area, y, keys int, g language.Group) int {
	c.heading(a, y, string(g), "")
	for _, l := range c.lines(g) {
		y++
		a.Text(0, y, l.Keys, c.Theme.Bright)
		a.Text(keys, y, l.Text, c.Theme.Text)
	}
	return y + 1
}

// wayOut says how to search, to turn the page and to close it.
func (c Help) wayOut(a chart.Area, pages int) {
	w, h := a.Size()
	key := func(keys, text string) []span {
		return []span{{keys, c.Theme.Bright}, {" " + text + "   ", c.Theme.Muted}}
	}
	end := a.TextRight(w, h-1, "close", c.Theme.Muted) - 1
	end = a.TextRight(end, h-1, "Esc", c.Theme.Bright)
	spans := key("/", "search keys and commands")
	if pages > 1 {
		spans = append(spans, key("↑↓", fmt.Sprintf("page %d of %d", min(c.Page, pages-1)+1, pages))...)
	}
	x := drawSpans(a, 0, h-1, spans...)
	if remote := key("PgDn PgUp", "are space and ←, for a remote"); pages == 1 && x+lineWidth(a, remote...) < end {
		drawSpans(a, x, h-1, remote...)
	}
}

// markLines explain the marks and the colours.
func (c Help) markLines() [][2]span {
	b := c.Theme.Bright
	return [][2]span{
		{{"○ △", b}, {"one example", c.Theme.Text}}, {{"● ▲", b}, {"several", c.Theme.Text}}, {{"⊗ ▼", b}, {"wrong", c.Theme.Text}},
		{{"( )", c.Theme.Now}, {"the focused example", c.Theme.Text}}, {{"◆", b}, {"α changed here", c.Theme.Text}},
		{{"J", c.Theme.Forward.WithBold()}, {"computed forward", c.Theme.Text}}, {{"dw", c.Theme.Gradient.WithBold()}, {"a derivative", c.Theme.Text}},
		{{"●", c.Theme.Now}, {"now, and the next step", c.Theme.Text}}, {{"╌╌", c.Theme.Ghost}, {"a ghost: an earlier run", c.Theme.Text}},
	}
}

// marksBelow writes them in two rows.
func (c Help) marksBelow(a chart.Area, y int) {
	w, _ := a.Size()
	x := 0
	for _, m := range c.markLines() {
		need := lineWidth(a, m[0], m[1]) + 1
		if x+need > w {
			x, y = 0, y+1
		}
		x = drawSpans(a, x, y, m[0], span{" ", c.Theme.Text}, m[1]) + 3
	}
}

// marksBeside writes them below each other.
func (c Help) marksBeside(a chart.Area, keys int) {
	c.heading(a, 0, "Reading the screen", "")
	for i, m := range c.markLines() {
		drawSpans(a, 0, i+1, m[0])
		drawSpans(a, keys, i+1, m[1])
	}
}
