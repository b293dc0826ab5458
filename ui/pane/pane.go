// Package pane turns a State of a session and the Presentation of a client into the
// Contents of a screen, which draw themselves, say themselves, are clicked and
// compared. It knows no Bubble Tea (it imports no bubbletea), no terminal and no work
// (it imports no worker): what takes a pass over the examples comes with the State. A
// pane must look right in any size; what does not fit is clipped by its Area.
//
// A new main pane is one file, which registers its Builder, and one row in
// session.MainPanes.
package pane

import (
	"math"
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// Main is a pane that can be chosen, and its title.
type Main struct {
	Name string
	session.MainPane
}

// Mains lists the main panes in the order of their tabs.
func Mains() []Main {
	rows := session.MainPanes()
	all := make([]Main, len(rows))
	for i, row := range rows {
		all[i] = Main{strings.ToUpper(row.Name[:1]) + row.Name[1:], row}
	}
	return all
}

// builders are the Builders of the main panes by the names in their rows. The file of
// a pane puts its own in, while the program starts.
var builders = map[string]Builder{} //nolint:gochecknoglobals // never changed after that

// Register makes b the Builder of the main pane of that name. It is for the
// file of the pane, and true.
func Register(name string, b Builder) bool {
	builders[name] = b
	return true
}

// Build builds the content of the pane.
func (m Main) Build(st session.State, d Presentation, size Size) Content {
	return builders[m.MainPane.Name](st, d, size)
}

// heading draws a section's title, a hairline to the edge, and a note at its
// right end.
func (l DrawOptions) heading(a chart.Area, y int, title, note string) {
	w, _ := a.Size()
	x := a.Text(0, y, title, l.Theme.Bright) + 1
	end := w
	if note != "" {
		end = a.TextRight(w, y, note, l.Theme.Muted) - 1
	}
	l.hairline(a, x, y, end)
}

// costStyle is the style of a J that is written: no finite number is a warning.
func (l DrawOptions) costStyle(j float64, st theme.Style) theme.Style {
	if !(math.Abs(j) <= math.MaxFloat64) {
		return l.Theme.Warning
	}
	return st
}

func (l DrawOptions) hairline(a chart.Area, from, y, to int) {
	if to > from {
		a.Fill(layout.Rect{X: from, Y: y, W: to - from, H: 1}, '─', l.Theme.Rule)
	}
}

// highlight marks the chosen cells, by their background or, without colours,
// reversed. Draw it after the text.
func (l DrawOptions) highlight(a chart.Area, r layout.Rect) {
	if l.Theme.Flat {
		a.Reverse(r)
		return
	}
	a.Tint(r, l.Theme.Row)
}

// span is a piece of a line in one style.
type span struct {
	text  string
	style theme.Style
}

// drawSpans draws spans one after the other and returns the column after them.
func drawSpans(a chart.Area, x, y int, spans ...span) int {
	for _, s := range spans {
		x = a.Text(x, y, s.text, s.style)
	}
	return x
}

// lineWidth is the number of columns that line would take.
func lineWidth(a chart.Area, spans ...span) int {
	n := 0
	for _, s := range spans {
		n += a.Width(s.text)
	}
	return n
}

// firstFitting is the first text of at most room columns, or else the last one.
func firstFitting(width func(string) int, room int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if width(s) <= room {
			return s
		}
	}
	return texts[len(texts)-1]
}
