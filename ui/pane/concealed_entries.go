package pane

import (
	"slices"

	"descent/trainer/answer"
	"descent/ui/session"
)

// hiddenNumber stands in the place of a number that is still to be worked out.
const hiddenNumber = "········"

// concealedEntries is what of the parameters and their update is still to be worked out.
type concealedEntries struct {
	gradient bool  // dw and db
	update   bool  // the updated parameters, but for those found
	found    []int // entries of (w₁ … wₙ, b)
}

// showsBlanks reports whether a part beside the main panes has blanks in the place of the
// numbers that would give an answer away.
func showsBlanks(st session.State, name string) bool {
	place := slices.Index(Hideable(), name)
	return st.Practice != nil && (name == ParameterTable || name == NextUpdate) && !st.View.Hidden[session.Parts()[place]]
}

func concealedEntriesOf(st session.State) concealedEntries {
	if st.Practice == nil {
		return concealedEntries{}
	}
	hidden := func(name string) bool { return st.Concealed[session.Parts()[slices.Index(Hideable(), name)]] }
	b := concealedEntries{gradient: hidden(ParameterTable), update: hidden(NextUpdate)}
	for i, n := range st.Practice.Blanks {
		switch {
		case n.Mark == session.Unfound, st.Practice.Finished, i > st.Practice.Now: // with what was found before the gradient could be had
		case n.Kind == answer.NewW:
			b.found = append(b.found, n.Feature)
		case n.Kind == answer.NewB:
			b.found = append(b.found, len(st.Run.Snapshot.Params.W))
		}
	}
	return b
}

// knows reports whether an updated parameter can be shown.
func (b concealedEntries) knows(entry int) bool { return !b.update || slices.Contains(b.found, entry) }

func (b concealedEntries) equal(o concealedEntries) bool {
	return b.gradient == o.gradient && b.update == o.update && slices.Equal(b.found, o.found)
}
