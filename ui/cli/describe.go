package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
)

// describeTable is what a table holds: its form, then a line for each column.
func describeTable(t *datasets.Table) []string {
	shown, rest := columnsShown(t.Columns)
	rows := [][]string{{"", "column", "type", "gaps", "range", "values", "used as"}}
	for _, j := range shown {
		rows = append(rows, describeColumn(t, j))
	}
	lines := append([]string{t.File + ": " + tableSummary(t), ""}, alignColumns(rows)...)
	if rest != "" {
		lines = append(lines, rest)
	}
	return lines
}

// tableSummary says how large a table is and how it is written.
func tableSummary(t *datasets.Table) string {
	d := t.Dialect
	rows := count(t.Rows, "row")
	if t.Partial {
		rows = "the first " + rows
	}
	facts := []string{rows, count(len(t.Columns), "column"), "separator: " + d.Separator}
	if d.Decimal == datasets.DecimalComma {
		facts = append(facts, "decimal commas")
	}
	switch {
	case d.HeaderLine > 0:
		facts = append(facts, fmt.Sprintf("names on line %d", d.HeaderLine))
	default:
		facts = append(facts, "no names")
	}
	if d.RowNames {
		facts = append(facts, "rows with names")
	}
	facts = append(facts, d.Encoding)
	if d.Compressed {
		facts = append(facts, "gzip")
	}
	return strings.Join(append(facts, d.Skipped...), ", ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

const (
	maxColumns   = 60 // up to so many have a line each
	firstColumns = 30 // of more, these do
	otherColumns = 20 // and so many beyond them that are no features
)

// columnsShown chooses the columns that have a line, and says what the others
// are: a table of thousands is not read line by line.
func columnsShown(all []datasets.Column) (shown []int, rest string) {
	features, others := 0, 0
	for j, c := range all {
		switch {
		case len(all) <= maxColumns, j < firstColumns, c.Role == datasets.IsLabel:
			shown = append(shown, j)
		case c.Role == datasets.IsFeature:
			features++
		case len(shown) < firstColumns+otherColumns:
			shown = append(shown, j)
		default:
			others++
		}
	}
	if features+others == 0 {
		return shown, ""
	}
	rest = fmt.Sprintf("and %s more", count(features, "feature"))
	if others > 0 {
		rest += fmt.Sprintf(", and %s more left out", count(others, "column"))
	}
	return shown, rest
}

// describeColumn is the line of column j, cell by cell.
func describeColumn(t *datasets.Table, j int) []string {
	c := t.Columns[j]
	return []string{strconv.Itoa(c.Number), c.Name, columnType(c), gapText(c), valueRange(c), valueCounts(c), roleText(t, j)}
}

func columnType(c datasets.Column) string {
	switch {
	case c.Type == datasets.Text && c.Numbers > 0:
		return fmt.Sprintf("text, %d numbers", c.Numbers)
	case c.Type == datasets.Text:
		return "text"
	case c.Type == datasets.Empty:
		return "empty"
	case c.Whole:
		return "whole"
	}
	return "numbers"
}

// gapText says how many cells are empty, and how the first says so.
func gapText(c datasets.Column) string {
	if c.Gaps == 0 || c.GapText == "" {
		return strconv.Itoa(c.Gaps)
	}
	return fmt.Sprintf("%d %q", c.Gaps, c.GapText)
}

// valueRange is the range of a column of numbers, to six digits.
func valueRange(c datasets.Column) string {
	if c.Type != datasets.Numbers || c.Numbers == 0 {
		return ""
	}
	digits := func(v float64) string {
		if c.Whole && math.Abs(v) < 1e15 {
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	if c.Min == c.Max {
		return "only " + digits(c.Min)
	}
	return digits(c.Min) + " to " + digits(c.Max)
}

// valueCounts says how many different ones there are; of few, which, and how often.
func valueCounts(c datasets.Column) string {
	const few, longest = 6, 48
	switch {
	case c.MoreValues:
		return fmt.Sprintf("more than %d", datasets.MaxValues)
	case len(c.Values) > few || len(c.Values) == 0:
		return strconv.Itoa(len(c.Values))
	}
	texts := make([]string, len(c.Values))
	for i, v := range c.Values {
		texts[i] = fmt.Sprintf("%s (%d)", v.Text, v.Count)
	}
	if text := strings.Join(texts, ", "); ansi.StringWidth(text) <= longest {
		return text
	}
	return strconv.Itoa(len(c.Values))
}

// roleText says what becomes of a column, and why.
func roleText(t *datasets.Table, j int) string {
	c := t.Columns[j]
	switch {
	case c.Role == datasets.IsLabel:
		return "label: " + t.Label.Why
	case c.Role == datasets.IsFeature:
		return "feature"
	case c.Role == datasets.HoldsText && c.Numbers > 0:
		return fmt.Sprintf("left out: %s, %q on line %d", c.Why, c.Text, c.TextLine)
	}
	return "left out: " + c.Why
}

// alignColumns sets cells under each other, two blanks apart. The first column is of
// numbers and ends where they do.
func alignColumns(rows [][]string) []string {
	const gap = 2
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for j, cell := range row {
			widths[j] = max(widths[j], ansi.StringWidth(cell))
		}
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		var line strings.Builder
		for j, cell := range row {
			pad := strings.Repeat(" ", widths[j]-ansi.StringWidth(cell))
			if j == 0 {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
			line.WriteString(strings.Repeat(" ", gap))
		}
		lines[i] = line.String()
	}
	return lines
}
