package pane

import (
	"descent/ui/session"
)

// The places of main panes that others know of.
const (
	DataPlace    = 0
	SurfacePlace = 1
	CostPlace    = 5
)

// FrameOf is a moment of a session as a client shows it.
func FrameOf(st session.State, d Dress) Frame {
	w, data, in := st.World, st.Data, st.Analysis
	f := Frame{
		Look: d.Look, runSet: runsOf(w), Set: data.Set, Problem: data.Problem, Facts: data.Facts, Columns: data.Stats,
		At: w.At, Recent: w.Recent, Alpha: w.Alpha, Forks: w.Forks, Limit: st.Limit,
		Wrong: in.Wrong, Undecided: in.Undecided, StillWrong: in.StillWrong, NotCorrect: in.NotCorrect, Uncounted: !in.Classified, Separates: in.Separates && w.Lambda == 0,
		Optimum: in.Optimum, Curvature: in.Curvature, Conditions: in.Conditions, Rule: in.Rule,
		Features: PairOf(st, DataPlace),
		Focus:    st.Inside.Focus, Digits: st.Gaze.Digits, LogCost: st.Gaze.LogJ, Moving: d.Moving, Notice: d.Notice,
		Main: st.Gaze.Main, Shown: d.Shown(st.Gaze), Hidden: hiddenIn(st.Gaze),
	}
	f.Facts.AlphaBound = w.Bound // that of the λ here
	f.Inside.Entered = d.Entered
	return f
}

// PairOf is the two things that the pane at a place shows: the first two, or what
// was chosen.
func PairOf(st session.State, place int) [2]int {
	_, n := st.Data.Problem.Size()
	return st.Gaze.Pair(session.Panes()[place], Mains()[place].Choices(n))
}

// viewOf is the part in view of the pane at a place: as it was chosen by hand,
// else its own.
func viewOf(g session.Gaze, place int, own func() View) View {
	if w, ok := g.Views[session.Panes()[place]]; ok {
		return View(w)
	}
	return own()
}

// hiddenIn are the parts that are hidden, by the names that panes have for them.
func hiddenIn(g session.Gaze) map[string]bool {
	if len(g.Hidden) == 0 {
		return nil
	}
	hidden := map[string]bool{}
	for i, part := range session.Parts() {
		if g.Hidden[part] {
			hidden[Hideable()[i]] = true
		}
	}
	return hidden
}
