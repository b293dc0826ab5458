package pane

import (
	"fmt"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// Item is one row of a list.
type Item struct {
	Text    string
	Note    string   // a word behind it, muted
	About   string   // what it is or does, in a column of its own
	Columns []string // its entries below the heads of the list
	Group   bool     // it begins a group: a blank row parts it from those above, where all rows fit
}

// Column is a column of numbers in a list. At is how many columns before the right
// edge of the rows its entries end or, left-aligned, begin.
type Column struct {
	Head string
	At   int
	Left bool
}

// List is a list to choose from, as it is drawn.
type List struct {
	Title   string
	Columns []Column
	Rows    []Item
	At      int // the chosen row

	Enter, Esc, Find string // what these keys do; Find is that of /, empty where nothing is searched
	Searching        bool   // a text is typed that the rows must hold
	Search           string

	// Preview draws what there is to see of the chosen row, in an area of its own
	// right of the rows; nil where their About says all.
	Preview func(DrawOptions, chart.Area)
}

// The rows of a list begin below its frame and the heads, and end above its keys.
const (
	listTop  = 2
	listFoot = 3
)

// aboutAt is the column at which the rows say what they are.
const aboutAt = 26

// longestEsc is room for what Esc does, which may name data.
const longestEsc = 25

// Draw draws the list over the area: as many rows as fit, the chosen one among
// them. Where that is not all it says which one it is.
func (l List) Draw(look DrawOptions, a chart.Area) {
	in := DrawFrame(look, a, l.Title)
	w, h := in.Size()
	if l.Preview == nil {
		l.rows(look, in)
	} else {
		left := min(36, w*45/100)
		l.rows(look, in.Sub(layout.Rect{W: left, H: h}))
		for y := range h - listFoot {
			in.Set(left+1, y, '│', look.Theme.Axis)
		}
		l.Preview(look, in.Sub(layout.Rect{X: left + 4, Y: 1, W: w - left - 4, H: h - 1 - listFoot}))
	}
	if l.Searching {
		Prompt(look, in.Sub(layout.Rect{Y: h - 2, W: w, H: 1}), Line{Label: "/", Text: l.Search, Cursor: len([]rune(l.Search)), Hint: "search"})
		return
	}
	drawSpans(in, 0, h-2, l.keys(look)...)
	if first, last := l.visible(h); last-first < len(l.Rows) {
		in.TextRight(w, h-2, fmt.Sprintf("%d of %d", l.At+1, len(l.Rows)), look.Theme.Muted)
	}
}

// visible is which rows stand in so many rows of the screen.
func (l List) visible(h int) (first, last int) {
	room := max(1, h-listTop-listFoot)
	first = max(0, min(l.At-room/2, len(l.Rows)-room))
	return first, min(first+room, len(l.Rows))
}

func (l List) rows(look DrawOptions, a chart.Area) {
	w, h := a.Size()
	for _, c := range l.Columns {
		c.write(a, listTop-1, c.Head, look.Theme.Muted)
	}
	groups := 0
	for _, r := range l.Rows {
		groups += boolToInt(r.Group)
	}
	apart := len(l.Rows)+groups <= h-listTop-listFoot
	first, last := l.visible(h)
	y := listTop
	for i := first; i < last; i, y = i+1, y+1 {
		r, st := l.Rows[i], look.Theme.Text
		if r.Group && apart {
			y++
		}
		if i == l.At {
			st = look.Theme.Bright
			a.Text(0, y, "▸", look.Theme.Now)
		}
		x := a.Text(2, y, clip(r.Text, l.begins(look, w, r)-3), st)
		a.Text(x+1, y, r.Note, look.Theme.Muted)
		a.Text(aboutAt, y, r.About, look.Theme.Muted)
		for c, text := range r.Columns {
			l.Columns[c].write(a, y, text, st)
		}
		if i == l.At {
			look.highlight(a, layout.Rect{Y: y, W: w, H: 1})
		}
	}
}

// begins is where the row goes on behind its text.
func (l List) begins(look DrawOptions, w int, r Item) int {
	at := w + 1
	if r.About != "" {
		at = aboutAt
	}
	for c, text := range r.Columns {
		if text == "" {
			continue
		}
		from := w - l.Columns[c].At
		if !l.Columns[c].Left {
			from -= look.columns(text)
		}
		at = min(at, from)
	}
	return at
}

func (c Column) write(a chart.Area, y int, text string, st theme.Style) {
	w, _ := a.Size()
	if c.Left {
		a.Text(w-c.At, y, text, st)
		return
	}
	a.TextRight(w-c.At, y, text, st)
}

func (l List) keys(look DrawOptions) []span {
	b, m := look.Theme.Bright, look.Theme.Muted
	spans := []span{{"↑↓", b}, {" move   ", m}, {"Enter", b}, {" " + l.Enter + "   ", m}}
	if l.Find != "" {
		spans = append(spans, span{"/", b}, span{" " + l.Find + "   ", m})
	}
	return append(spans, span{"Esc", b}, span{" " + clip(l.Esc, longestEsc), m})
}
