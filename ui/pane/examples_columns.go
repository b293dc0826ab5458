package pane

import (
	"slices"

	"descent/ui/number"
	"descent/ui/session"
)

// symbolOf is the name of a column above its numbers.
func symbolOf(c session.ExampleColumn) string {
	symbol := "x" + number.Subscript(c.Feature+1)
	switch c.Kind {
	case session.ExampleX:
		return symbol
	case session.ExampleTerm:
		if c.Feature == session.BiasTerm {
			return "dz/m"
		}
		return symbol + "·dz/m"
	case session.ExampleLoss:
		return "L"
	default:
		return c.Name()
	}
}

// sortedBy is the name of a column as "sorted by" calls it: with bars around it where
// it sorts by magnitude.
func sortedBy(c session.ExampleColumn) string {
	if c.ByMagnitude() {
		return "|" + symbolOf(c) + "|"
	}
	return symbolOf(c)
}

// columnsOf are the columns that the Examples pane has for the features that are
// looked at.
func columnsOf(st session.State) []session.ExampleColumn {
	return session.ExampleColumns(shownFeatures(st.Data.Set, PairOf(st, dataPaneIndex)))
}

// ExampleOrder lists the examples (0-based) in the order of the Examples pane; none where
// these are rows kept for testing, of which none can be in focus. Of large data it lists
// a sample that holds the focused example. It makes the table where it is not known.
func ExampleOrder(st session.State) []int {
	t := st.ExampleTable()
	if t.OfTest() {
		return nil
	}
	order := make([]int, len(t.Order))
	for place, row := range t.Order {
		order[place] = t.Rows[row]
	}
	return order
}

// sortNames are the written names of columns, in their order.
func sortNames(columns []session.ExampleColumn) []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.Name())
	}
	return names
}

// sortIndex is the place of a column with that written name; 0, the number of
// the example, where there is none.
func sortIndex(columns []session.ExampleColumn, name string) int {
	return max(0, slices.IndexFunc(columns, func(c session.ExampleColumn) bool { return c.Name() == name }))
}
