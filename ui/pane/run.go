package pane

import (
	"cmp"
	"math"
	"slices"

	"descent/ui/session"
	"descent/ui/timeline"
)

// Run is a run as it is drawn.
type Run struct {
	From    int  // where it left its parent, 0 for a fresh start
	Shared  int  // of a ghost: up to here it is the present run too
	Along   bool // of a ghost: it steps along with the present run
	Alpha   float64
	Costs   timeline.Costs // J at 0, 1, …
	Changes []timeline.Change
	Path    timeline.Path // where the parameters were

	id timeline.Identity
}

// runOf is a run as panes draw it.
func runOf(r timeline.Run) Run {
	return Run{From: r.From(), Alpha: r.Alpha(), Along: r.Compared(), Costs: r.Costs(), Changes: r.Changes(), Path: r.Path(), id: r.Identity()}
}

// To is the newest iteration of the run.
func (r Run) To() int { return r.Costs.Len() - 1 }

// last is J at the newest iteration, NaN where there is none.
func (r Run) last() float64 {
	if j, ok := r.Costs.At(r.To()); ok {
		return j
	}
	return math.NaN()
}

// equal reports whether o is the same run, as far and known as well.
func (r Run) equal(o Run) bool {
	return r.id == o.id && r.From == o.From && r.Shared == o.Shared && r.Along == o.Along && r.Alpha == o.Alpha
}

// runSet is the runs that are drawn.
type runSet struct {
	Present Run
	Ghosts  []Run // the oldest first
}

// runsOf are the runs of a session.
func runsOf(w session.World) runSet {
	s := runSet{Present: runOf(w.Present)}
	for _, g := range w.Ghosts {
		ghost := runOf(g)
		ghost.Shared = w.Present.Shared(g)
		s.Ghosts = append(s.Ghosts, ghost)
	}
	return s
}

func (s runSet) sameRuns(o runSet) bool {
	return s.Present.equal(o.Present) && slices.EqualFunc(s.Ghosts, o.Ghosts, Run.equal)
}

// listedRun is a run in the list.
type listedRun struct {
	Run
	ghost bool
}

// listed are the runs in the order of the list: the present one last, but
// those of a comparison by their α, with it among them.
func (s runSet) listed() []listedRun {
	var runs []listedRun
	for _, g := range s.Ghosts {
		runs = append(runs, listedRun{g, true})
	}
	runs = append(runs, listedRun{s.Present, false})
	if s.comparing() {
		compared := func(r listedRun) bool { return r.Along || !r.ghost }
		slices.SortStableFunc(runs, func(r, o listedRun) int {
			switch {
			case !compared(r) || !compared(o):
				return index(compared(r)) - index(compared(o))
			default:
				return cmp.Compare(r.Alpha, o.Alpha)
			}
		})
	}
	return runs
}

// comparing tells whether runs step along with the present one.
func (s runSet) comparing() bool {
	return slices.ContainsFunc(s.Ghosts, func(g Run) bool { return g.Along })
}

// compared lists the runs of a comparison, the present one among them, by
// their α.
func (s runSet) compared() []listedRun {
	return slices.DeleteFunc(s.listed(), func(r listedRun) bool { return r.ghost && !r.Along })
}
