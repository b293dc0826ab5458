// Package timeline is the store of runs. It holds the present run and its
// ghosts, forks them, and says what must be computed for them, as data: the
// updates of a comparison, blocks that were evicted. Reading changes nothing,
// and what is read never changes: a Run and all that it returns are values,
// safe for any goroutine while the owner of the store goes on. The Store knows
// no cursor: which iteration is shown, and which α and λ were chosen there, is the
// Timeline's, a small value that belongs to whoever shows the runs. The package
// starts no goroutine and must not know Bubble Tea.
package timeline

import (
	"slices"

	"descent/trainer"
)

// MaxGhosts is how many earlier runs are kept; older ones are dropped.
const MaxGhosts = 4

// Store is all runs. Its methods are for one goroutine, its owner's; the Runs
// that it returns are for any.
type Store struct {
	present *runHistory
	ghosts  []*runHistory // the oldest first
	lastID  int
}

// NewStore starts a store whose only run holds the snapshot of s. It keeps s,
// so that whatever is recomputed shares what s has made of the problem; nobody
// may step it while the store lives.
func NewStore(s *trainer.Stepper, h trainer.Hyper) *Store {
	t := &Store{}
	t.present = newHistory(t.nextID(), s, s.Snapshot(), h)
	return t
}

func (t *Store) nextID() int { t.lastID++; return t.lastID }

// Present is the run that steps go on with, as it is now.
func (t *Store) Present() Run { return t.present.Run }

// Ghosts are the other runs as they are now, the oldest first. The slice is
// the caller's.
func (t *Store) Ghosts() []Run {
	var ghosts []Run
	for _, g := range t.ghosts {
		ghosts = append(ghosts, g.Run)
	}
	return ghosts
}

// HyperAfter is what the update after k of the present run is made with: what
// history used, at the head what was chosen for it.
func (t *Store) HyperAfter(k int) trainer.Hyper {
	if k == t.present.head.Iter {
		return t.present.next
	}
	return t.present.HyperAt(k)
}

// SetNext chooses what the update after the head of the present run is made
// with. J at the head becomes that of its λ.
func (t *Store) SetNext(h trainer.Hyper) {
	t.present.next = h
	t.present.applyHyper(h)
	for _, g := range t.ghosts {
		t.syncMistakeHyper(g)
	}
}

// Checkpoint is what a trainer needs to go on from k of the present run, whose
// snapshot must be kept.
func (t *Store) Checkpoint(k int) trainer.Checkpoint {
	if k == t.present.head.Iter {
		return trainer.Checkpoint{Snapshot: t.present.head, Previous: t.present.previous}
	}
	return t.present.checkpoint(k)
}

// Pin returns the snapshot at k of the present run and keeps it, in place of
// the one that was pinned before; false where it was evicted already, or there
// is none.
func (t *Store) Pin(k int) (trainer.Snapshot, bool) { return t.present.pin(k) }

// Append takes the next snapshot of the present run. It reports whether the
// snapshot was the next one.
func (t *Store) Append(s trainer.Snapshot) bool {
	taken := t.present.append(s)
	t.setTargets()
	return taken
}

// Fork makes a run that leaves the present one with first, its first update,
// and uses next after that. The present run becomes the newest ghost. The
// iteration before first must be one that is pinned.
func (t *Store) Fork(first trainer.Snapshot, next trainer.Hyper) {
	f := t.present.fork(t.nextID(), first.Iter-1, next)
	f.append(first)
	t.keepAsGhost(t.present)
	t.present = f
	t.forkMistakeRun(first.Iter - 1)
}

// keepAsGhost keeps a run as the newest ghost, unless it holds nothing but its
// start.
func (t *Store) keepAsGhost(r *runHistory) {
	if r.head.Iter > 0 {
		t.addGhost(r)
	}
}

// addGhost adds the newest ghost; the oldest gives way, but never the run of another
// rule, which stands beside every run that follows.
func (t *Store) addGhost(r *runHistory) {
	t.ghosts = append(t.ghosts, r)
	for len(t.ghosts) > MaxGhosts {
		oldest := slices.IndexFunc(t.ghosts, func(g *runHistory) bool { return g.rule == "" })
		t.ghosts = slices.Delete(t.ghosts, oldest, oldest+1)
	}
}

// Fill puts recomputed blocks back; those of a run that is no longer the
// present one are dropped.
func (t *Store) Fill(j ReplayJob, snapshots []trainer.Snapshot) {
	if j.Run == t.present.id {
		t.present.fill(j.block, snapshots)
	}
}

// Begin starts a run from a start of the same problem, with h; the run that
// was becomes a ghost. Where the start is another, a comparison is over: its
// runs began elsewhere, and stay as ordinary ghosts.
func (t *Store) Begin(start trainer.Snapshot, h trainer.Hyper) {
	old := t.present
	if !start.Params.Equal(old.Start().Params) {
		t.ghosts = slices.DeleteFunc(t.ghosts, func(g *runHistory) bool { return g.target == 0 && g.steppedWithPresent })
		for _, g := range t.ghosts {
			g.steppedWithPresent = g.rule != ""
		}
	}
	t.keepAsGhost(old)
	t.present = newHistory(t.nextID(), old.stepper, start, h)
	t.restartMistakeRun()
}

// TakeOver makes the newest ghost the present run and the present run the
// oldest ghost, so that asking again and again goes through all of them. Neither
// is stepped with the other from then on; a run that has not come to its target
// comes no further by itself. It reports whether there was a ghost.
func (t *Store) TakeOver() bool {
	if len(t.ghosts) == 0 {
		return false
	}
	last := len(t.ghosts) - 1
	next, old := t.ghosts[last], t.present
	t.ghosts = t.ghosts[:last]
	if old.head.Iter > 0 {
		t.ghosts = slices.Insert(t.ghosts, 0, old)
	}
	next.steppedWithPresent, next.target = false, 0
	t.present = next
	t.setTargets()
	return true
}

// DropGhosts drops all other runs.
func (t *Store) DropGhosts() { t.ghosts = nil }
