package pane

import (
	"slices"

	"descent/ui/session"
)

// The places of main panes that others know of.
const (
	DataPlace    = 0
	SurfacePlace = 1
	CostPlace    = 5
)

// moment is a state as the parts beside the main panes tell of it: in the manner of
// a client, and with its runs as they are drawn.
type moment struct {
	Look
	runSet
	session.State
}

func momentOf(st session.State, l Look) moment { return moment{l, evaluatedRunsOf(st), st} }

// features lists the shown features.
func (st moment) features() []int { return shownFeatures(st.Data.Set, PairOf(st.State, DataPlace)) }

// formatter knows how its numbers are written.
func (st moment) formatter() formatter {
	return formatter{st.World.At, st.World.Recent, st.Gaze.Digits}
}

// separates reports whether the boundary proves that J has no lowest point: with a
// penalty it has one.
func (st moment) separates() bool { return st.Analysis.Separates && st.World.Lambda == 0 }

// PairOf is the two things that the pane at a place shows: the first two, or what
// was chosen.
func PairOf(st session.State, place int) [2]int {
	return st.Gaze.Pair(session.Panes()[place], Mains()[place].Choices(st.Data.Set))
}

// viewOf is the part in view of the pane at a place: as it was chosen by hand,
// else its own.
func viewOf(g session.Gaze, place int, own func() View) View {
	if w, ok := g.Views[session.Panes()[place]]; ok {
		return View(w)
	}
	return own()
}

// hides reports whether the part of that name is hidden, or would give an answer
// away.
func hides(st session.State, name string) bool {
	if len(st.Gaze.Hidden)+len(st.Concealed) == 0 {
		return false
	}
	i := slices.Index(Hideable(), name)
	return i >= 0 && (st.Gaze.Hidden[session.Parts()[i]] || st.Concealed[session.Parts()[i]])
}
