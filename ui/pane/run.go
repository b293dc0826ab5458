package pane

import (
	"cmp"
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// Run is a run as it is drawn.
type Run struct {
	From        int    // where it left its parent, 0 for a fresh start
	SharedUntil int    // of a ghost: up to here it is the present run too
	Compared    bool   // of a ghost: it steps along with the present run
	MistakeID   string // of a ghost that is the run of a mistake: its id
	Alpha       float64
	Lambda      float64
	Costs       timeline.Costs // J at 0, 1, …
	Changes     []timeline.Change
	Path        timeline.Path // where the parameters were
	Start       trainer.Snapshot

	Evaluations []session.Evaluation // of the rows, as far as they are wanted and known

	id timeline.Identity
}

// runOf is a run as panes draw it.
func runOf(r timeline.Run) Run {
	return Run{From: r.From(), Alpha: r.Alpha(), Lambda: r.Lambda(), Compared: r.Compared(), MistakeID: r.MistakeID(), Costs: r.Costs(), Changes: r.Changes(), Path: r.Path(), Start: r.Start(), id: r.Identity()}
}

// HeadK is the newest iteration of the run.
func (r Run) HeadK() int { return r.Costs.Len() - 1 }

// last is J at the newest iteration, NaN where there is none.
func (r Run) last() float64 {
	if j, ok := r.Costs.At(r.HeadK()); ok {
		return j
	}
	return math.NaN()
}

// equal reports whether o is the same run, as far and known as well.
func (r Run) equal(o Run) bool {
	return r.id == o.id && r.From == o.From && r.SharedUntil == o.SharedUntil && r.Compared == o.Compared && r.MistakeID == o.MistakeID && r.Alpha == o.Alpha && r.Lambda == o.Lambda
}

// runSet is the runs that are drawn.
type runSet struct {
	Present    Run
	Ghosts     []Run   // the oldest first
	alphaBound float64 // the bound of α with the λ of the present run
}

// runsOf are the runs of a session.
func runsOf(w session.RunState) runSet {
	s := runSet{Present: runOf(w.Present), alphaBound: w.Bound}
	for _, g := range w.Ghosts {
		ghost := runOf(g)
		ghost.SharedUntil = w.Present.Shared(g)
		s.Ghosts = append(s.Ghosts, ghost)
	}
	return s
}

// evaluatedRunsOf are the runs of a session with what is known of their rows.
func evaluatedRunsOf(st session.State) runSet {
	s, known := runsOf(st.Run), st.Analysis.Evaluations
	s.Present.Evaluations = known[st.Run.Present.ID()]
	for i, g := range st.Run.Ghosts {
		s.Ghosts[i].Evaluations = known[g.ID()]
	}
	return s
}

func (s runSet) sameRuns(o runSet) bool {
	return s.alphaBound == o.alphaBound && s.Present.equal(o.Present) && slices.EqualFunc(s.Ghosts, o.Ghosts, Run.equal)
}

// sameEvaluations reports whether as much is evaluated of each run: the curves alone show it.
func (s runSet) sameEvaluations(o runSet) bool {
	return slices.Equal(s.Present.Evaluations, o.Present.Evaluations) &&
		slices.EqualFunc(s.Ghosts, o.Ghosts, func(g, h Run) bool { return slices.Equal(g.Evaluations, h.Evaluations) })
}

// listedRun is a run in the list.
type listedRun struct {
	Run
	ghost bool
}

// listed are the runs in the order of the list: the present one last, but
// those of a comparison by their α, then their λ, with it among them.
func (s runSet) listed() []listedRun {
	var runs []listedRun
	for _, g := range s.Ghosts {
		runs = append(runs, listedRun{g, true})
	}
	runs = append(runs, listedRun{s.Present, false})
	if s.comparing() {
		compared := func(r listedRun) bool { return r.Compared || !r.ghost }
		slices.SortStableFunc(runs, func(r, o listedRun) int {
			switch {
			case !compared(r) || !compared(o):
				return boolToInt(compared(r)) - boolToInt(compared(o))
			default:
				return r.order(o.Run)
			}
		})
	}
	return runs
}

// comparing tells whether runs step along with the present one.
func (s runSet) comparing() bool {
	return slices.ContainsFunc(s.Ghosts, func(g Run) bool { return g.Compared })
}

// Compares reports whether runs with other α or λ step along.
func Compares(st session.State) bool {
	return st.Run.ActiveMistake().ID == "" && slices.ContainsFunc(st.Run.Ghosts, timeline.Run.Compared)
}

// compared lists the runs of a comparison, the present one among them, by
// their α, then their λ.
func (s runSet) compared() []listedRun {
	return slices.DeleteFunc(s.listed(), func(r listedRun) bool { return r.ghost && !r.Compared })
}

// order compares two runs by their α, then by their λ.
func (r Run) order(o Run) int {
	return cmp.Or(cmp.Compare(r.Alpha, o.Alpha), cmp.Compare(r.Lambda, o.Lambda))
}

// nameScheme is what the runs are told apart by, and what that is in one of them: the
// α where all have one λ, the λ where all have one α, or both.
func (s runSet) nameScheme() (symbol string, of func(Run) string) {
	var alphas, lambdas bool // differ
	for _, g := range s.Ghosts {
		if g.MistakeID != "" {
			continue
		}
		alphas, lambdas = alphas || g.Alpha != s.Present.Alpha, lambdas || g.Lambda != s.Present.Lambda
	}
	told := func(r Run) string { return number.Shortest(r.Alpha) + ", " + number.Shortest(r.Lambda) }
	symbol = "α, λ"
	switch {
	case !lambdas:
		symbol, told = "α", func(r Run) string { return number.Shortest(r.Alpha) }
	case !alphas:
		symbol, told = "λ", func(r Run) string { return number.Shortest(r.Lambda) }
	}
	return symbol, func(r Run) string { return cmp.Or(r.MistakeID, told(r)) }
}

// name is what a run is called where it stands alone: α 0.3; where a mistake steps
// along, the two are called what they are.
func (s runSet) name(r Run) string {
	if r.MistakeID != "" {
		return "mistake " + r.MistakeID
	}
	if _, beside := s.mistakeRun(); beside && r.id == s.Present.id {
		return "right"
	}
	symbol, of := s.nameScheme()
	return symbol + " " + of(r)
}

// rank is the place of a run that is stepped along among all of these, in their order.
func (s runSet) rank(g Run) int {
	rank := 0
	for _, o := range s.Ghosts {
		rank += boolToInt(o.Compared && o.order(g) < 0)
	}
	return rank
}

// comparedLine is how the run of that rank is drawn in a comparison: by its hue,
// and by its dashes, for hue alone never decides. Beyond the fourth the hues come
// again with other dashes.
func (l DrawOptions) comparedLine(rank int) (theme.Style, chart.Dash) {
	dashes := [...]chart.Dash{{6, 2}, {3, 3}, {6, 2, 1, 2}, {1, 2}}
	hues := len(l.Theme.Runs)
	return l.Theme.Runs[rank%hues], dashes[(rank+rank/hues)%len(dashes)]
}

// ghostLine is how a run beside the present one is drawn.
func (l DrawOptions) ghostLine(s runSet, g Run) (theme.Style, chart.Dash) {
	if g.MistakeID != "" {
		return l.Theme.Warning, chart.Dash{5, 5}
	}
	if g.Compared {
		return l.comparedLine(s.rank(g))
	}
	return l.Theme.Ghost, chart.Dash{3, 3}
}

// listedLine is how a run of a list is drawn, the present one or another.
func (l DrawOptions) listedLine(s runSet, r listedRun) (theme.Style, chart.Dash) {
	if r.ghost {
		return l.ghostLine(s, r.Run)
	}
	return l.presentLine(s), chart.Dash{}
}

// presentLine is the style of the present run: among others that are compared
// with it, it has no hue.
func (l DrawOptions) presentLine(s runSet) theme.Style {
	if s.comparing() {
		return theme.Style{FG: l.Theme.Bright.FG}
	}
	return l.Theme.Forward
}
