package timeline

import (
	"slices"

	"descent/trainer"
)

// Compare starts a run with each of these from the start of the present run, as
// ghosts that are stepped with it: they shall come to the newest iteration
// that it has reached, and will reach. Those of an earlier comparison are
// dropped first, then the oldest ghosts.
func (t *Store) Compare(hypers []trainer.Hyper) {
	t.EndComparison()
	for _, h := range hypers {
		r := newHistory(t.nextID(), t.present.stepper, t.present.Start(), h)
		r.steppedWithPresent = true
		t.addGhost(r)
	}
	t.setTargets()
}

// StartMistakeRun starts the run of another rule, whose name is not empty, where the
// stepper stands, as a ghost that is stepped with the present run by the α and
// the λ that it has at each iteration. It takes the place of a comparison.
func (t *Store) StartMistakeRun(rule string, s *trainer.Stepper) {
	t.EndComparison()
	t.addGhost(t.newMistakeRun(rule, s, s.Snapshot()))
	t.setTargets()
}

// newMistakeRun is the run of a rule that is to step along from a start.
func (t *Store) newMistakeRun(rule string, s *trainer.Stepper, start trainer.Snapshot) *runHistory {
	r := newHistory(t.nextID(), s, start, t.HyperAfter(0))
	r.steppedWithPresent, r.rule = true, rule
	return r
}

// forkMistakeRun lets the run of another rule leave what it was made with where the present run did, at k: up to there
// it stays what it was. Where it has not come to k, or its numbers there are kept no more, it begins anew.
func (t *Store) forkMistakeRun(k int) {
	for i, g := range t.ghosts {
		switch {
		case g.rule == "":
		case g.blockOf(k) == nil:
			t.ghosts[i] = t.newMistakeRun(g.rule, g.stepper, g.Start())
		default:
			f := g.fork(t.nextID(), k, t.HyperAfter(k))
			f.steppedWithPresent, f.rule, f.from = true, g.rule, g.from // all of it is another run than the present one
			t.ghosts[i] = f
		}
	}
	t.setTargets()
}

// restartMistakeRun lets the run of another rule begin anew where the present run is
// another one; where that began elsewhere it is dropped.
func (t *Store) restartMistakeRun() {
	t.ghosts = slices.DeleteFunc(t.ghosts, func(g *runHistory) bool {
		return g.rule != "" && !g.Start().Params.Equal(t.present.Start().Params)
	})
	for i, g := range t.ghosts {
		if g.rule != "" {
			t.ghosts[i] = t.newMistakeRun(g.rule, g.stepper, g.Start())
		}
	}
	t.setTargets()
}

// MistakeRule names the rule whose run is stepped with the present one, "" where
// there is none.
func (t *Store) MistakeRule() string {
	for _, g := range t.ghosts {
		if g.rule != "" {
			return g.rule
		}
	}
	return ""
}

// nextHypers is what the next updates of a ghost that lags are made with, and how many
// of at most that many are made with the same.
func (t *Store) nextHypers(g *runHistory, most int) (h trainer.Hyper, n int) {
	k := g.head.Iter
	n = min(most, g.target-k)
	if g.rule == "" {
		return g.next, n
	}
	h = t.HyperAfter(k)
	for i := 1; i < n; i++ {
		if t.HyperAfter(k+i) != h {
			return h, i
		}
	}
	return h, n
}

// EndComparison drops the runs that a comparison started.
func (t *Store) EndComparison() {
	t.ghosts = slices.DeleteFunc(t.ghosts, func(g *runHistory) bool { return g.steppedWithPresent })
}

// Comparing reports whether ghosts are stepped with the present run.
func (t *Store) Comparing() bool {
	return slices.ContainsFunc(t.ghosts, func(g *runHistory) bool { return g.steppedWithPresent })
}

// setTargets lets the runs that are stepped with the present one want what it has. How
// far they shall come is a fact of what was done; when they do is not. They
// come there even if the present run begins anew, forks, or is compared no more.
func (t *Store) setTargets() {
	for _, g := range t.ghosts {
		if g.steppedWithPresent {
			g.target = max(g.target, t.present.head.Iter)
		}
	}
}

// lags reports whether the run has still to come to k, or to its target if that
// is nearer. One that diverged comes no further.
func (h *runHistory) lags(k int) bool {
	return h.head.Iter < min(k, h.target) && h.head.Status != trainer.Diverged
}

// Lagging reports whether a ghost that has come as far as k has not come to the
// head of the present run.
func (t *Store) Lagging(k int) bool {
	return slices.ContainsFunc(t.ghosts, func(g *runHistory) bool {
		return g.steppedWithPresent && g.lags(t.present.head.Iter) && !g.lags(k)
	})
}

// NewestLagging reports whether the newest ghost has still to come to its
// target: what taking it over must wait for.
func (t *Store) NewestLagging() bool {
	last := len(t.ghosts) - 1
	return last >= 0 && t.ghosts[last].lags(t.ghosts[last].target)
}

// ComparisonJob is the updates that runs of a comparison need next: all that is
// needed to make them in any goroutine. It shares nothing that changes.
type ComparisonJob struct{ parts []runJob }

// runJob is n updates of one run.
type runJob struct {
	run     int
	stepper *trainer.Stepper
	start   trainer.Checkpoint
	hyper   trainer.Hyper
	n       int
}

// ComparisonJob describes at most that many updates for each run that has still
// to come to its target; it reports whether there is one.
func (t *Store) ComparisonJob(most int) (ComparisonJob, bool) {
	var c ComparisonJob
	for _, g := range t.ghosts {
		if g.lags(g.target) {
			h, n := t.nextHypers(g, most)
			c.parts = append(c.parts, runJob{
				run: g.id, stepper: g.stepper, hyper: h, n: n,
				start: trainer.Checkpoint{Snapshot: g.head, Previous: g.previous},
			})
		}
	}
	return c, len(c.parts) > 0
}

// Updates is how many updates the run that needs most of them needs.
func (c ComparisonJob) Updates() int {
	most := 0
	for _, p := range c.parts {
		most = max(most, p.n)
	}
	return most
}

// Compute makes the updates: for each run its snapshots. A run goes on after a
// stop, as it does when its steps are asked for one by one, until it diverges.
func (c ComparisonJob) Compute() ([][]trainer.Snapshot, error) {
	all := make([][]trainer.Snapshot, len(c.parts))
	for i, p := range c.parts {
		s, err := p.stepper.StepperAt(p.start)
		if err != nil {
			return nil, err
		}
		for len(all[i]) < p.n && s.Snapshot().Status != trainer.Diverged {
			all[i] = append(all[i], s.Step(p.hyper))
		}
	}
	return all, nil
}

// syncMistakeHyper lets the run of another rule be made with what the present run is made
// with from where it stands.
func (t *Store) syncMistakeHyper(g *runHistory) {
	if g.rule != "" && g.head.Iter <= t.present.head.Iter {
		g.next = t.HyperAfter(g.head.Iter)
		g.applyHyper(g.next)
	}
}

// ApplyComparison takes the updates. Those of a run that was dropped, or that
// is a ghost no more, are ignored.
func (t *Store) ApplyComparison(c ComparisonJob, all [][]trainer.Snapshot) {
	for i, p := range c.parts {
		for _, g := range t.ghosts {
			if g.id == p.run && g.head.Iter == p.start.Snapshot.Iter && (g.rule != "" || g.next == p.hyper) {
				for _, s := range all[i] {
					g.append(s)
				}
				t.syncMistakeHyper(g)
			}
		}
	}
}
