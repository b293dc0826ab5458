package timeline

import "descent/trainer"

// Needed is what must happen before the cursor can go further.
type Needed uint8

// What may be missing.
const (
	NothingMissing  Needed = iota
	MissingUpdate          // history ends here, or is left here: ask a trainer
	MissingSnapshot        // the snapshot was evicted: compute it again by a ReplayJob
)

// Timeline is a store of runs with a cursor in it: the iteration of the present
// run that is shown, and the α and λ chosen there. It decides what a step forward
// means: a known snapshot is replayed, a changed α or λ in the past forks, at
// the head an update is needed. It belongs to whoever shows the runs and has the
// store to itself: what moves the cursor goes by the Timeline. The cursor
// always stands on a snapshot that is kept:
//
//	0 ≤ Cursor() ≤ Present().Head().Iter, Present().At(Cursor()) is there
type Timeline struct {
	*Store
	current trainer.Snapshot
	pending trainer.Hyper // edited in the past, α 0 for none
}

// New starts a timeline at the start of the only run of a new store; NewStore
// says what becomes of s.
func New(s *trainer.Stepper, h trainer.Hyper) Timeline {
	store := NewStore(s, h)
	return Timeline{Store: store, current: store.present.head}
}

// Cursor is the iteration shown.
func (t *Timeline) Cursor() int { return t.current.Iter }

// Current is the snapshot at the cursor, with J and the gradient of the λ that
// the next step has.
func (t *Timeline) Current() trainer.Snapshot { return t.current }

// AtHead reports whether the cursor stands on the newest iteration.
func (t *Timeline) AtHead() bool { return t.Cursor() == t.present.head.Iter }

// Hyper is what the next step is made with: in the past what history used next,
// unless something else was chosen there.
func (t *Timeline) Hyper() trainer.Hyper {
	if t.pending.Alpha > 0 && !t.AtHead() {
		return t.pending
	}
	return t.HyperAfter(t.Cursor())
}

// SetHyper chooses what the next step is made with. In the past the choice is
// pending: the next step forks, and the choice is dropped when the cursor goes
// elsewhere.
func (t *Timeline) SetHyper(h trainer.Hyper) {
	if t.AtHead() {
		t.SetNext(h)
		t.current = t.present.head
		return
	}
	t.pending = h
	t.current = t.present.stepper.WithHyper(t.current, h)
}

// ApplyPendingHyper is for when updates have arrived that were asked for before something
// else was chosen: J at each iteration is that of the λ of the update after it, at
// the head that of what was chosen last.
func (t *Timeline) ApplyPendingHyper() {
	t.SetNext(t.present.next)
	t.Seek(t.Cursor())
}

// Forks reports whether the next step will leave history.
func (t *Timeline) Forks() bool {
	return !t.AtHead() && t.pending.Alpha > 0 && t.pending != t.HyperAfter(t.Cursor())
}

// Checkpoint is what a trainer needs for the next update: where a pending choice
// leaves history, else at the head of the present run.
func (t *Timeline) Checkpoint() trainer.Checkpoint {
	if t.Forks() {
		return t.Store.Checkpoint(t.Cursor())
	}
	return t.Store.Checkpoint(t.present.head.Iter)
}

// Advance steps forward over what is known, up to n iterations, and returns
// how many are left and what they need. It halts at a stop, though nothing is
// missing: whoever asked decides whether to go on with what is left. A pending
// choice needs an update: Fork takes it.
func (t *Timeline) Advance(n int) (left int, missing Needed) {
	for ; n > 0; n-- {
		if t.AtHead() || t.Forks() {
			return n, MissingUpdate
		}
		if t.Seek(t.Cursor()+1) != NothingMissing {
			return n, MissingSnapshot
		}
		if t.current.Status != trainer.Running {
			return n - 1, NothingMissing
		}
	}
	return 0, NothingMissing
}

// Seek moves the cursor to k, limited to what the present run holds. Where the
// snapshot was evicted the cursor stays and MissingSnapshot is returned.
func (t *Timeline) Seek(k int) Needed {
	s, ok := t.Pin(min(max(k, 0), t.present.head.Iter))
	if !ok {
		return MissingSnapshot
	}
	if s.Iter != t.Cursor() {
		t.pending = trainer.Hyper{}
	}
	if t.current = s; t.pending.Alpha > 0 {
		t.current = t.present.stepper.WithHyper(s, t.pending)
	}
	return NothingMissing
}

// Fork leaves history at the cursor with first, the update after it; what was
// chosen there, which may be a later choice than that of first, is used next.
// The cursor stays. It reports whether first was the next one.
func (t *Timeline) Fork(first trainer.Snapshot) bool {
	if t.AtHead() || first.Iter != t.Cursor()+1 {
		return false
	}
	t.Store.Fork(first, t.Hyper())
	t.pending = trainer.Hyper{}
	t.current, _ = t.Pin(t.Cursor())
	return true
}

// Restart begins again from the same start with the α and λ now shown; the run
// that was becomes a ghost.
func (t *Timeline) Restart() { t.Begin(t.Present().Start()) }

// Begin is Restart from another start of the same problem.
func (t *Timeline) Begin(start trainer.Snapshot) {
	t.Store.Begin(start, t.Hyper())
	t.pending, t.current = trainer.Hyper{}, t.present.head
}

// TakeOver makes the newest ghost the present run, as Store.TakeOver does. The
// cursor stays where it is if the run reaches that far and the snapshot there
// is kept; else it stands on the head.
func (t *Timeline) TakeOver() bool {
	if !t.Store.TakeOver() {
		return false
	}
	t.pending = trainer.Hyper{}
	s, ok := t.Pin(t.Cursor())
	if !ok {
		s, _ = t.Pin(t.present.head.Iter)
	}
	t.current = s
	return true
}

// Recent returns the kept snapshots of the last n iterations up to the cursor,
// the oldest first. The slice is the caller's.
func (t *Timeline) Recent(n int) []trainer.Snapshot {
	recent := t.Present().Recent(t.Cursor(), n)
	if last := len(recent) - 1; last >= 0 && t.Forks() {
		recent[last] = t.current
	}
	return recent
}
