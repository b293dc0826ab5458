package pane

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"descent/ui/session"
)

// Of some relative intents the panes alone know what they lead to: how many pairs, nodes
// and columns there are.

// OtherPair shows the pair so many places after that of the main pane; false
// where it has no other.
func OtherPair(st session.State, by int) (session.Pair, bool) {
	main := Mains()[st.View.Main]
	_, n := st.Data.Problem.Size()
	if main.PairChoices == nil || main.PairChoices(st.Data.Set) < 3 {
		return session.Pair{}, false
	}
	p := nextPair(PairOf(st, st.View.Main), main.PairChoices(st.Data.Set), by)
	name := func(i int) string {
		if main.PairChoices(st.Data.Set) == n {
			return "x" + strconv.Itoa(i+1)
		}
		if i == n {
			return "b"
		}
		return "w" + strconv.Itoa(i+1)
	}
	return session.Pair{A: name(p[0]), B: name(p[1])}, true
}

// nextPair is the pair after or before p among so many things: 0 1, 0 2 … 1 2 …,
// and from the last to the first.
func nextPair(p [2]int, of, by int) [2]int {
	i := 0 // the number of p in that order
	for a := range p[0] {
		i += of - 1 - a
	}
	i += p[1] - p[0] - 1
	all := of * (of - 1) / 2
	i = ((i+by)%all + all) % all
	for a := 0; ; a++ {
		if i < of-1-a {
			return [2]int{a, a + 1 + i}
		}
		i -= of - 1 - a
	}
}

// OtherNode walks so many nodes along the graph, at most to its ends.
func OtherNode(st session.State, by int) session.Node {
	_, n := st.Data.Problem.Size()
	return session.Node{I: min(max(st.Inside.Node+by, 0), GraphNodes(n))}
}

// NextSort sorts the examples by the n-th next column.
func NextSort(st session.State, n int) session.Sort {
	columns := columnsOf(st)
	next := sortIndex(columns, st.View.Sort)
	for range n {
		next = columnAfter(columns, next)
	}
	return session.Sort{Column: columns[next].Name(), Ascending: st.View.Ascending}
}

// columnAfter goes through the columns: after i the contributions, for they are
// asked for most, then the others from the right.
func columnAfter(columns []session.ExampleColumn, now int) int {
	shares := 0
	for _, c := range columns {
		shares += boolToInt(c.Kind == session.ExampleTerm)
	}
	last := len(columns) - 1
	firstShare := last - shares + 1
	switch {
	case now == 0:
		return firstShare
	case now == last:
		return firstShare - 1
	case now < firstShare:
		return now - 1
	}
	return now + 1
}

// Check tells what of the panes an intent asks for that there is not.
func Check(st session.State, i session.Intent) error {
	switch i := i.(type) {
	case session.Node:
		_, n := st.Data.Problem.Size()
		if last := GraphNodes(n); i.I > last {
			return fmt.Errorf("there is no node %d: the graph has %d", i.I, last)
		}
	case session.Sort:
		if names := sortNames(columnsOf(st)); !slices.Contains(names, i.Column) {
			return fmt.Errorf("there is no column %s: the table has %s", i.Column, strings.Join(names, ", "))
		}
	}
	return nil
}
