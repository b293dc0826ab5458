package pane

import (
	"descent/ui/number"
	"strconv"
	"strings"
)

// Text implements Content: a line for each of the first examples, as many as its
// size has rows or all where it has none, and a foot with the sums. Each number
// stands behind its name, for who hears it sees no column.
func (c examplesContent) Text() []string {
	c.sort, c.ascending, c.wrongOnly, c.filter = 0, false, false, ""
	e := newExampleValues(c)
	fields := e.chooseColumns(unbounded)
	order := e.order()
	if rows := c.size.H; rows > 0 {
		order = order[:min(rows, len(order))]
	}
	said := make([]string, 0, len(order)+2)
	for _, row := range order {
		var text strings.Builder
		for _, field := range fields {
			text.WriteString(field.symbol() + " " + field.entryText(e.value(field.exampleColumn, row)) + "  ")
		}
		said = append(said, text.String()+e.verdict(row).String())
	}
	m, n := c.data.Problem.Size()
	if sample := sampleText(m); sample != "" {
		said = append(said, sample)
	}
	if hidden := n - len(c.features()); hidden > 0 {
		said = append(said, number.Plural(hidden, "more feature")+[...]string{" are", " is"}[index(hidden == 1)]+" not in the table")
	}
	foot := []string{"all " + number.Thousands(m) + c.withoutPenalty(", without λ") + ": J " + c.costFormat().Text(c.at.FitCost())}
	gradients, gradient := c.fitGradient(), e.gradientFormat()
	for _, j := range append(c.features(), n) {
		foot = append(foot, "d"+parameter(j, n)+" "+gradient.Text(gradients[j]))
	}
	return append(said, strings.Join(foot, "  "))
}

// entryText is an entry of the column.
func (field tableColumn) entryText(v float64) string {
	if field.kind == exampleIndex || field.kind == exampleY {
		return strconv.Itoa(int(v))
	}
	return field.text(v)
}
