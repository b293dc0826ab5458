package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/number"
)

// describeTable is what a table holds: its form, then a line for each column.
func describeTable(t *datasets.Table) []string {
	shown, rest := columnsShown(t.Columns)
	rows := [][]string{{"", "column", "type", "gaps", "range", "values", "used as"}}
	for _, j := range shown {
		rows = append(rows, describeColumn(t, j))
	}
	lines := append([]string{t.File + ": " + t.Summary(), ""}, alignColumns(rows)...)
	if rest != "" {
		lines = append(lines, rest)
	}
	return lines
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
	rest = fmt.Sprintf("and %s more", number.Count(features, "feature"))
	if others > 0 {
		rest += fmt.Sprintf(", and %s more left out", number.Count(others, "column"))
	}
	return shown, rest
}

// describeColumn is the line of column j, cell by cell.
func describeColumn(t *datasets.Table, j int) []string {
	c := t.Columns[j]
	return []string{strconv.Itoa(c.Number), c.Name, c.TypeText(), c.GapCount(), c.RangeText(), c.ValueCounts(), t.RoleText(j)}
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
