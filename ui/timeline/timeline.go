package timeline

import "descent/trainer"

// Missing is what must happen before the cursor can go further.
type Missing uint8

// What may be missing.
const (
	Nothing  Missing = iota
	Update           // history ends here, or is left here: ask a trainer
	Snapshot         // the snapshot was evicted: compute it again by a ReplayJob
)

// Timeline is a store of runs with a cursor in it: the iteration of the present
// run that is shown, and the α chosen there. It decides what a step forward
// means: a known snapshot is replayed, a changed α in the past forks, at the
// head an update is needed. It belongs to whoever shows the runs and has the
// store to itself: what moves the cursor goes by the Timeline. The cursor
// always stands on a snapshot that is kept:
//
//	0 ≤ Cursor() ≤ Present().Head().Iter, Present().At(Cursor()) is there
type Timeline struct {
	*Store
	current trainer.Snapshot
	pending float64 // α edited in the past, 0 for none
}

// New starts a timeline at the start of the only run of a new store; NewStore
// says what becomes of s.
func New(s *trainer.Stepper, alpha float64) Timeline {
	return Timeline{Store: NewStore(s, alpha), current: s.Snapshot()}
}

// Cursor is the iteration shown.
func (t *Timeline) Cursor() int { return t.current.Iter }

// Current is the snapshot at the cursor.
func (t *Timeline) Current() trainer.Snapshot { return t.current }

// AtHead reports whether the cursor stands on the newest iteration.
func (t *Timeline) AtHead() bool { return t.Cursor() == t.present.head.Iter }

// Alpha is the α of the next step: in the past the one that history used next,
// unless another was chosen there.
func (t *Timeline) Alpha() float64 {
	if t.pending > 0 && !t.AtHead() {
		return t.pending
	}
	return t.AlphaAfter(t.Cursor())
}

// SetAlpha chooses the α of the next step. In the past the choice is pending:
// the next step forks, and the choice is dropped when the cursor goes elsewhere.
func (t *Timeline) SetAlpha(alpha float64) {
	if t.AtHead() {
		t.SetNext(alpha)
		return
	}
	t.pending = alpha
}

// Pending reports whether the next step will leave history.
func (t *Timeline) Pending() bool {
	return !t.AtHead() && t.pending > 0 && t.pending != t.AlphaAfter(t.Cursor())
}

// Checkpoint is what a trainer needs for the next update: where a pending α
// leaves history, else at the head of the present run.
func (t *Timeline) Checkpoint() trainer.Checkpoint {
	if t.Pending() {
		return t.Store.Checkpoint(t.Cursor())
	}
	return t.Store.Checkpoint(t.present.head.Iter)
}

// Advance steps forward over what is known, up to n iterations, and returns
// how many are left and what they need. It halts at a stop, though nothing is
// missing: whoever asked decides whether to go on with what is left. A pending
// α needs an update: Fork takes it.
func (t *Timeline) Advance(n int) (left int, missing Missing) {
	for ; n > 0; n-- {
		if t.AtHead() || t.Pending() {
			return n, Update
		}
		if t.Seek(t.Cursor()+1) != Nothing {
			return n, Snapshot
		}
		if t.current.Status != trainer.Running {
			return n - 1, Nothing
		}
	}
	return 0, Nothing
}

// Seek moves the cursor to k, limited to what the present run holds. Where the
// snapshot was evicted the cursor stays and Snapshot is missing.
func (t *Timeline) Seek(k int) Missing {
	s, ok := t.Pin(min(max(k, 0), t.present.head.Iter))
	if !ok {
		return Snapshot
	}
	if s.Iter != t.Cursor() {
		t.pending = 0
	}
	t.current = s
	return Nothing
}

// Fork leaves history at the cursor with first, the update after it; the α
// chosen there, which may be a later choice than that of first, is used next.
// The cursor stays. It reports whether first was the next one.
func (t *Timeline) Fork(first trainer.Snapshot) bool {
	if t.AtHead() || first.Iter != t.Cursor()+1 {
		return false
	}
	t.Store.Fork(first, t.Alpha())
	t.pending = 0
	return true
}

// Restart begins again from the same start with the α now shown; the run that
// was becomes a ghost.
func (t *Timeline) Restart() { t.Begin(t.Present().Start()) }

// Begin is Restart from another start of the same problem.
func (t *Timeline) Begin(start trainer.Snapshot) {
	t.Store.Begin(start, t.Alpha())
	t.pending, t.current = 0, start
}

// TakeOver makes the newest ghost the present run, as Store.TakeOver does. The
// cursor stays where it is if the run reaches that far and the snapshot there
// is kept; else it stands on the head.
func (t *Timeline) TakeOver() bool {
	if !t.Store.TakeOver() {
		return false
	}
	t.pending = 0
	s, ok := t.Pin(t.Cursor())
	if !ok {
		s, _ = t.Pin(t.present.head.Iter)
	}
	t.current = s
	return true
}

// Recent returns the kept snapshots of the last n iterations up to the cursor,
// the oldest first. The slice is the caller's.
func (t *Timeline) Recent(n int) []trainer.Snapshot { return t.Present().Recent(t.Cursor(), n) }
