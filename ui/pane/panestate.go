package pane

import (
	"slices"

	"descent/ui/session"
)

// The places of main panes that others know of.
const (
	dataPaneIndex    = 0
	surfacePaneIndex = 1
	costPaneIndex    = 5
)

// paneState is a state as the parts beside the main panes tell of it: in the manner of
// a client, and with its runs as they are drawn.
type paneState struct {
	DrawOptions
	runSet
	session.State
}

func paneStateOf(st session.State, l DrawOptions) paneState {
	return paneState{l, evaluatedRunsOf(st), st}
}

// features lists the shown features.
func (st paneState) features() []int {
	return shownFeatures(st.Data.Set, PairOf(st.State, dataPaneIndex))
}

// formatter knows how its numbers are written.
func (st paneState) formatter() formatter {
	return formatter{st.Run.Snapshot, st.Run.Recent, st.View.Digits}
}

// separates reports whether the boundary proves that J has no lowest point: with a
// penalty it has one.
func (st paneState) separates() bool { return st.Analysis.Separates && st.Run.Lambda == 0 }

// PairOf is the two things that the pane at a place shows: the first two, or what
// was chosen.
func PairOf(st session.State, place int) [2]int {
	return st.View.Pair(session.Panes()[place], Mains()[place].PairChoices(st.Data.Set))
}

// viewOf is the part in view of the pane at a place: as it was chosen by hand,
// else its own.
func viewOf(g session.ViewState, place int, own func() session.ViewRange) session.ViewRange {
	if w, ok := g.Views[session.Panes()[place]]; ok {
		return w
	}
	return own()
}

// hides reports whether the part of that name is hidden, or would give an answer
// away.
func hides(st session.State, name string) bool {
	if len(st.View.Hidden)+len(st.Concealed) == 0 {
		return false
	}
	i := slices.Index(Hideable(), name)
	return i >= 0 && (st.View.Hidden[session.Parts()[i]] || st.Concealed[session.Parts()[i]])
}
