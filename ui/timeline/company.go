package timeline

import (
	"slices"

	"descent/trainer"
)

// Compare starts a run with each α from the start of the present run, as
// ghosts that go along with it: they are brought to the iteration it has
// reached. Those of an earlier comparison are let go first, then the oldest
// ghosts.
func (t *Timeline) Compare(alphas []float64) {
	t.Part()
	for _, alpha := range alphas {
		r := newRun(t.id(), t.present.stepper, t.present.Start(), alpha)
		r.guest, r.along = true, true
		t.keep(r)
	}
}

// Part ends a comparison: the runs that it started are let go, others stay as
// ghosts.
func (t *Timeline) Part() {
	var stay []*Run
	for _, g := range t.ghosts {
		if !g.guest {
			g.along = false
			stay = append(stay, g)
		}
	}
	t.ghosts = stay
}

// Comparing tells whether ghosts go along.
func (t *Timeline) Comparing() bool {
	return slices.ContainsFunc(t.ghosts, func(g *Run) bool { return g.along })
}

// Along tells whether the run, a ghost, goes along with the present run.
func (r *Run) Along() bool { return r.along }

// behind tells whether the run must still come to iteration k. One that
// diverged comes no further.
func (r *Run) behind(k int) bool {
	return r.along && r.head.Iter < k && r.head.Status != trainer.Diverged
}

// Trailing tells whether a ghost that has come as far as the cursor has not
// come as far as the head.
func (t *Timeline) Trailing() bool {
	return slices.ContainsFunc(t.ghosts, func(g *Run) bool {
		return g.behind(t.present.head.Iter) && !g.behind(t.cursor)
	})
}

// Company is the updates that the runs that go along need next: all that is
// needed to make them away from the event loop. It shares nothing that changes.
type Company struct{ parts []part }

// part is n updates of one run.
type part struct {
	run     int
	stepper *trainer.Stepper
	start   trainer.Checkpoint
	alpha   float64
	n       int
}

// Company describes at most that many updates for each run that goes along
// and is behind the present one; none where all have come as far.
func (t *Timeline) Company(most int) (Company, bool) {
	var c Company
	for _, g := range t.ghosts {
		if g.behind(t.present.head.Iter) {
			c.parts = append(c.parts, part{
				run: g.ID(), stepper: g.stepper, alpha: g.next,
				start: trainer.Checkpoint{Snapshot: g.head, Previous: g.previous},
				n:     min(most, t.present.head.Iter-g.head.Iter),
			})
		}
	}
	return c, len(c.parts) > 0
}

// Updates is how many updates the run that needs most of them needs.
func (c Company) Updates() int {
	most := 0
	for _, p := range c.parts {
		most = max(most, p.n)
	}
	return most
}

// Compute makes the updates: for each run its snapshots. A run goes on after a
// stop, as it does when its steps are asked for one by one, until it diverges.
func (c Company) Compute() ([][]trainer.Snapshot, error) {
	all := make([][]trainer.Snapshot, len(c.parts))
	for i, p := range c.parts {
		s, err := p.stepper.Resume(p.start)
		if err != nil {
			return nil, err
		}
		for len(all[i]) < p.n && s.Snapshot().Status != trainer.Diverged {
			all[i] = append(all[i], s.Step(p.alpha))
		}
	}
	return all, nil
}

// Join takes the updates. Those of a run that has gone, or has taken another
// way since, are dropped.
func (t *Timeline) Join(c Company, all [][]trainer.Snapshot) {
	for i, p := range c.parts {
		for _, g := range t.ghosts {
			if g.ID() != p.run || !g.along || g.head.Iter != p.start.Snapshot.Iter || g.next != p.alpha {
				continue
			}
			for _, s := range all[i] {
				g.append(s)
			}
		}
	}
}
