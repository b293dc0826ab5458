package pane

import (
	"fmt"
	"strings"

	"descent/ui/chart"
)

// The graph of a new example ends with a: it has no label, so it has no loss, and nothing
// flows back.

// drawNewExampleHeader names the example as it was given, and says what is predicted.
func (g graph) drawNewExampleHeader(y int) {
	th, class := g.content.Theme, g.predicted()
	spans := func(given string, most int) []span {
		return []span{
			{"new example ", th.Muted}, {given, th.Bright}, {"   " + g.sideText() + ": ", th.Text},
			{fmt.Sprintf("%d predicted", class), th.Bright}, {g.className(class, most), th.Class[class]},
		}
	}
	const longest = 24
	given := g.givenText(g.width / 3)
	most := longest
	for most > 1 && lineWidth(g.area, spans(given, most)...) > g.width {
		most--
	}
	drawSpans(g.area, 0, y, spans(given, most)...)
}

// predicted is the class that is predicted: 1 where a is above the threshold.
func (g graph) predicted() int { return boolToInt(g.A > g.content.threshold) }

// className is the name of a class behind its label, empty where it has none.
func (g graph) className(class, most int) string {
	name := className(g.content.data.Set, class, most)
	if strings.HasPrefix(name, "y=") {
		return ""
	}
	return ", " + name
}

// givenText is the example as it was given, in so many columns.
func (g graph) givenText(room int) string { return vector(g.content.given, room) }

// newExampleSection says why the graph ends.
func (g graph) newExampleSection() section {
	rows := g.content.wrapped("A new example has no y. So it has no loss, and nothing flows back: it teaches nothing. > and < go to the examples that do.", g.width)
	return section{len(rows), func(y int) {
		for i, row := range rows {
			g.area.Text(0, y+i, row, g.content.Theme.Muted)
		}
	}}
}

// newExampleText says the graph of a new example.
func (c graphContent) newExampleText() []string {
	g := newGraph(c, chart.MeasureArea(unbounded, unbounded), len(c.newExample))
	said := []string{fmt.Sprintf("new example %s, %s: %d predicted%s", g.givenText(unbounded), g.sideText(), g.predicted(), g.className(g.predicted(), unbounded))}
	if scaled := vector(c.newExample, unbounded); scaled != g.givenText(unbounded) {
		said = append(said, "as the features are here: x = "+scaled)
	}
	g.shown, g.hidden = g.shown[:0:0], 0
	for j := range c.newExample {
		g.shown = append(g.shown, j)
	}
	for _, r := range g.forward()[:nodeA] {
		said = append(said, g.formulaLine(r))
	}
	return append(said, "It has no y: no loss, and nothing flows back.")
}
