// Package timeline holds all runs, the cursor, and what may be recomputed. It
// decides what a step forward means: a known snapshot is replayed, a changed α
// in the past forks, at the head an update is needed. It starts no goroutine
// and must not know Bubble Tea: it says what it needs, and the ui gets it.
package timeline

import (
	"slices"

	"descent/trainer"
)

// MaxGhosts is how many earlier runs are kept; older ones are let go.
const MaxGhosts = 4

// Need is what must happen before the cursor can go further.
type Need uint8

// The needs.
const (
	Nothing  Need = iota
	Update        // the present run ends here: ask a trainer
	Snapshot      // the snapshot was let go: compute the block of Missing again
)

// Timeline is all runs and the cursor. The cursor always stands on a snapshot
// that is kept:
//
//	0 ≤ cursor ≤ present.head.Iter, present.At(cursor) is there
type Timeline struct {
	present *Run
	ghosts  []*Run // the oldest first
	cursor  int
	pending float64 // α edited in the past, 0 for none
	lastID  int
	current trainer.Snapshot
}

// New starts a timeline whose only run holds the snapshot of s. It keeps s, so
// that whatever is recomputed shares what s has made of the problem; nobody may
// step it while the timeline lives.
func New(s *trainer.Stepper, alpha float64) *Timeline {
	t := &Timeline{current: s.Snapshot()}
	t.present = newRun(t.id(), s, s.Snapshot(), alpha)
	return t
}

func (t *Timeline) id() int { t.lastID++; return t.lastID }

// Cursor is the iteration shown.
func (t *Timeline) Cursor() int { return t.cursor }

// Current is the snapshot at the cursor.
func (t *Timeline) Current() trainer.Snapshot { return t.current }

// Present is the run that steps go on with.
func (t *Timeline) Present() *Run { return t.present }

// Ghosts are the other runs, the oldest first. Read only.
func (t *Timeline) Ghosts() []*Run { return t.ghosts }

// Shared is the last iteration that a ghost has in common with the present
// run: it is drawn from there on.
func (t *Timeline) Shared(ghost *Run) int { return t.present.shared(ghost) }

// AtHead tells whether the next step needs an update.
func (t *Timeline) AtHead() bool { return t.cursor == t.present.head.Iter }

// Alpha is the α of the next step: in the past the one that history used next,
// unless another was chosen there.
func (t *Timeline) Alpha() float64 {
	switch {
	case t.AtHead():
		return t.present.next
	case t.pending > 0:
		return t.pending
	}
	return t.present.alphaAt(t.cursor)
}

// SetAlpha chooses the α of the next step. In the past the choice is pending:
// it forks with the next step, and is dropped when the cursor goes elsewhere.
func (t *Timeline) SetAlpha(alpha float64) {
	if t.AtHead() {
		t.present.next = alpha
		return
	}
	t.pending = alpha
}

// Pending tells whether the next step will leave history.
func (t *Timeline) Pending() bool {
	return !t.AtHead() && t.pending > 0 && t.pending != t.present.alphaAt(t.cursor)
}

// Checkpoint is what a trainer needs to go on from the head of the present run.
func (t *Timeline) Checkpoint() trainer.Checkpoint {
	return trainer.Checkpoint{Snapshot: t.present.head, Previous: t.present.previous}
}

// Advance steps forward over what is known, up to n iterations, and returns
// how many are left and what they need. It halts at a stop, though nothing is
// needed: whoever asked decides whether to go on with what is left. A pending α
// forks first; the old run becomes a ghost.
func (t *Timeline) Advance(n int) (left int, need Need) {
	if n > 0 && t.Pending() {
		t.forkHere()
	}
	for ; n > 0; n-- {
		if t.AtHead() {
			return n, Update
		}
		if !t.moveTo(t.cursor + 1) {
			return n, Snapshot
		}
		if t.current.Status != trainer.Running {
			return n - 1, Nothing
		}
	}
	return 0, Nothing
}

func (t *Timeline) forkHere() {
	f := t.present.fork(t.id(), t.cursor, t.pending)
	t.haunt(t.present)
	t.present, t.pending = f, 0
}

// haunt keeps a run as the newest ghost, unless it holds nothing but its start.
func (t *Timeline) haunt(r *Run) {
	if !r.untrodden() {
		r.guest = false
		t.keep(r)
	}
}

// keep adds the newest ghost; the oldest gives way.
func (t *Timeline) keep(r *Run) {
	t.ghosts = append(t.ghosts, r)
	if over := len(t.ghosts) - MaxGhosts; over > 0 {
		t.ghosts = slices.Delete(t.ghosts, 0, over)
	}
}

// moveTo puts the cursor on k if its snapshot is there.
func (t *Timeline) moveTo(k int) bool {
	s, ok := t.present.At(k)
	if !ok {
		return false
	}
	if k != t.cursor {
		t.pending = 0
	}
	t.cursor, t.current, t.present.pinned = k, s, k/stride
	return true
}

// Seek moves the cursor to k, limited to what the present run holds. Where the
// snapshot was let go the cursor stays and Snapshot is needed.
func (t *Timeline) Seek(k int) Need {
	if !t.moveTo(min(max(k, 0), t.present.head.Iter)) {
		return Snapshot
	}
	return Nothing
}

// Append takes the next snapshot of the present run; the cursor does not move.
// It tells whether the snapshot was the next one.
func (t *Timeline) Append(s trainer.Snapshot) bool { return t.present.append(s) }

// Missing describes the block around k of the present run for recomputation.
func (t *Timeline) Missing(k int) Recall {
	return t.present.recall(min(max(k, 0), t.present.head.Iter))
}

// Fill puts a recomputed block back; one of a run that is no longer the present
// one is dropped.
func (t *Timeline) Fill(j Recall, snapshots []trainer.Snapshot) {
	if j.Run == t.present.ID() {
		t.present.fill(j.block, snapshots)
	}
}

// Restart begins again from the same start with the α now shown; the run that
// was becomes a ghost.
func (t *Timeline) Restart() { t.Begin(t.present.Start()) }

// Begin is Restart from another start of the same problem.
func (t *Timeline) Begin(start trainer.Snapshot) {
	alpha, old := t.Alpha(), t.present
	if !start.Params.Equal(old.Start().Params) {
		for _, g := range t.ghosts {
			g.guest, g.along = false, false // they began elsewhere
		}
	}
	t.haunt(old)
	t.present = newRun(t.id(), old.stepper, start, alpha)
	t.pending, t.cursor, t.current = 0, 0, start
}

// TakeOver makes the newest ghost the present run and the present run the
// oldest ghost, so that asking again and again goes through all of them. In a
// comparison that one goes along from then on. The cursor stays where it is if
// the run reaches that far and the snapshot there is kept; else it stands on
// the head. It tells whether there was a ghost.
func (t *Timeline) TakeOver() bool {
	if len(t.ghosts) == 0 {
		return false
	}
	last := len(t.ghosts) - 1
	next, old := t.ghosts[last], t.present
	t.ghosts = t.ghosts[:last]
	old.along, next.along = next.along || old.guest, false
	if old.along || !old.untrodden() {
		t.ghosts = slices.Insert(t.ghosts, 0, old)
	}
	t.present, t.pending = next, 0
	k := min(t.cursor, next.head.Iter)
	if _, ok := next.At(k); !ok {
		k = next.head.Iter
	}
	t.cursor = -1
	t.moveTo(k)
	return true
}

// DropGhosts lets all other runs go.
func (t *Timeline) DropGhosts() { t.ghosts = nil }

// Recent returns the kept snapshots of the last n iterations up to the cursor,
// the oldest first.
func (t *Timeline) Recent(n int) []trainer.Snapshot {
	var recent []trainer.Snapshot
	for k := max(0, t.cursor-n+1); k <= t.cursor; k++ {
		if s, ok := t.present.At(k); ok {
			recent = append(recent, s)
		}
	}
	return recent
}
