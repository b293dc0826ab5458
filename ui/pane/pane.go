// Package pane turns a State of a session and the Dress of a client into the
// Contents of a screen, which draw themselves, say themselves, are clicked and
// compared. It knows no Bubble Tea (it imports no bubbletea), no terminal and no work (no hands): what takes a pass
// over the examples comes with the State. A pane must look right in any size;
// what does not fit is clipped by its Area.
//
// A new main pane is one file with one Builder and one row in Mains.
package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// Arrows is what the arrow keys do in a main pane that was gone into.
type Arrows uint8

// The ways to go about in a pane.
const (
	ThroughExamples Arrows = iota // from one example to the next
	OverView                      // the part in view moves; the content is Scoped
	AlongRows                     // along the examples as Order lists them
	AlongNodes                    // along the nodes of the graph
	AlongLines                    // along the lines of the loop
)

// Main is a pane that can be chosen.
type Main struct {
	Name   string
	Build  Builder
	Arrows Arrows
	// Order lists the examples as the pane shows them, to go along; nil where
	// it has no rows.
	Order func(session.State) []int
	// Nodes is how many nodes a walk through the pane has for n features; nil
	// where there is nothing to walk.
	Nodes func(n int) int
	// Example tells that the pane is about the focused example.
	Example bool
	// Curve tells that the pane shows the cost curve, so that the left column
	// need not.
	Curve bool
	// Choices is of how many things the pane shows two: features, parameters;
	// nil where there is nothing to choose.
	Choices func(n int) int
}

// Mains is the one table of main panes, in the order of their tabs.
func Mains() []Main {
	return []Main{
		{Name: dataName, Build: Data, Arrows: OverView, Choices: func(n int) int { return n }},
		{Name: surfaceName, Build: Surface, Arrows: OverView, Choices: func(n int) int { return n + 1 }},
		{Name: "Graph", Build: Graph, Arrows: AlongNodes, Nodes: GraphNodes, Example: true},
		{Name: "Loop", Build: Loop, Arrows: AlongLines, Example: true},
		{Name: "Examples", Build: Examples, Arrows: AlongRows, Order: ExampleOrder, Example: true},
		{Name: costName, Build: Cost, Arrows: OverView, Curve: true},
	}
}

// heading draws a section's title, a hairline to the edge, and a note at its
// right end.
func (l Look) heading(a chart.Area, y int, title, note string) {
	w, _ := a.Size()
	x := a.Text(0, y, title, l.Theme.Bright) + 1
	end := w
	if note != "" {
		end = a.TextRight(w, y, note, l.Theme.Muted) - 1
	}
	l.hairline(a, x, y, end)
}

func (l Look) hairline(a chart.Area, from, y, to int) {
	if to > from {
		a.Fill(layout.Rect{X: from, Y: y, W: to - from, H: 1}, '─', l.Theme.Rule)
	}
}

// highlight marks the chosen cells, by their background or, without colours,
// reversed. Draw it after the text.
func (l Look) highlight(a chart.Area, r layout.Rect) {
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

// line draws spans one after the other and returns the column after them.
func line(a chart.Area, x, y int, spans ...span) int {
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
