package pane

import (
	"strconv"
	"strings"

	"descent/ui/number"
	"descent/ui/session"
)

// Text implements Content: a line for each of the first examples, as many as its
// size has rows or all where it has none, and a foot with the sums. Each number
// stands behind its name, for who hears it sees no column.
func (c examplesContent) Text() []string {
	whole := session.Listing{Features: c.pair, Focus: -1, Threshold: c.threshold}
	if len(c.data.Problem.X) > session.MaxSampledExamples {
		whole.Focus = c.focus
	}
	c.filter, c.table = "", session.NewExampleTable(session.TabulateExamples{Problem: c.data.Problem, At: c.at.Params, Recent: c.recent, Listing: whole})
	t := &exampleTable{ExampleTable: c.table, content: c}
	fields := t.chooseColumns(unbounded)
	order := t.Order
	if rows := c.size.H; rows > 0 {
		order = order[:min(rows, len(order))]
	}
	said := make([]string, 0, len(order)+2)
	for _, row := range order {
		var text strings.Builder
		for _, field := range fields {
			text.WriteString(symbolOf(field.ExampleColumn) + " " + field.entryText(t.Value(field.ExampleColumn, row)) + "  ")
		}
		said = append(said, text.String()+t.Correctness(row).String())
	}
	m, n := c.data.Problem.Size()
	if sample := sampleText(m); sample != "" {
		said = append(said, sample)
	}
	if hidden := n - len(c.features()); hidden > 0 {
		said = append(said, number.Plural(hidden, "more feature")+[...]string{" are", " is"}[boolToInt(hidden == 1)]+" not in the table")
	}
	foot := []string{"all " + number.Thousands(m) + c.withoutPenalty(", without λ") + ": J " + c.costFormat().Text(c.at.UnpenalisedCost())}
	gradients, gradient := c.unpenalisedGradient(), t.gradientFormat()
	for _, j := range append(c.features(), n) {
		foot = append(foot, "d"+parameter(j, n)+" "+gradient.Text(gradients[j]))
	}
	return append(said, strings.Join(foot, "  "))
}

// entryText is an entry of the column.
func (field tableColumn) entryText(v float64) string {
	if field.Kind == session.ExampleIndex || field.Kind == session.ExampleY {
		return strconv.Itoa(int(v))
	}
	return field.text(v)
}
