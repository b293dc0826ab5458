package pane

import (
	"descent/ui/session"
	"descent/ui/timeline"
)

// The places of main panes that others know of.
const (
	DataPlace    = 0
	SurfacePlace = 1
)

// Frame is a moment of a session, without what belongs to a screen: its theme,
// its size, a sample of the surface. limit is where play pauses. What the loop
// holds is not in it: see Traced.
func (p *Pass) Frame(st session.State, limit int) Frame {
	w, data := st.World, st.Data
	p.over(data.Problem, w.Recent)
	f := Frame{
		Set: data.Set, Problem: data.Problem, Facts: data.Facts, Columns: data.Stats,
		At: w.At, Recent: w.Recent, Alpha: w.Alpha, Forks: w.Forks, Present: RunOf(w.Present), Limit: limit,
		Wrong: p.predicted.Wrong, Undecided: p.predicted.Undecided, StillWrong: p.lasting, Separates: p.separates,
		Optimum: st.Analysis.Optimum, Curvature: st.Analysis.Curvature, Conditions: st.Analysis.Conditions, Rule: st.Analysis.Rule,
		Features: PairOf(st, DataPlace), Pair: PairOf(st, SurfacePlace), Views: ViewsOf(st.Gaze),
		Focus: st.Inside.Focus, Digits: st.Gaze.Digits, LogCost: st.Gaze.LogJ,
		Main: st.Gaze.Main, Shown: []int{st.Gaze.Main}, Hidden: hiddenIn(st.Gaze),
	}
	if !st.Analysis.Measured && data.CheapCurvature() {
		f.Curvature = p.bend()
	}
	for _, g := range w.Ghosts {
		ghost := RunOf(g)
		ghost.Shared = w.Present.Shared(g)
		f.Ghosts = append(f.Ghosts, ghost)
	}
	f.Inside = Inside{
		Node: st.Inside.Node, Why: st.Gaze.Proof,
		Sort: SortIndex(f, st.Gaze.Sort), Ascending: st.Gaze.Ascending, WrongOnly: st.Gaze.Wrong,
	}
	return f
}

// Traced adds to a frame of p what the loop holds after so many lines.
func (p *Pass) Traced(f Frame, lines int) Frame {
	f.Sums = p.loop()
	f.Trace, f.Before = f.Sums.RunLines(f.Alpha, lines), f.Sums.RunLines(f.Alpha, lines-1)
	return f
}

// RunOf is a run as panes draw it.
func RunOf(r timeline.Run) Run {
	return Run{From: r.From(), Alpha: r.Alpha(), Along: r.Compared(), Costs: r.Costs(), Changes: r.Changes(), Path: r.Path()}
}

// PairOf is the two things that the pane at a place shows: the first two, or what
// was chosen.
func PairOf(st session.State, place int) [2]int {
	_, n := st.Data.Problem.Size()
	return st.Gaze.Pair(session.Panes()[place], Mains()[place].Choices(n))
}

// ViewsOf are the parts in view, by the names that panes have.
func ViewsOf(g session.Gaze) map[string]View {
	if len(g.Views) == 0 {
		return nil
	}
	views := map[string]View{}
	for i, name := range session.Panes() {
		if w, ok := g.Views[name]; ok {
			views[Mains()[i].Name] = View(w)
		}
	}
	return views
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
