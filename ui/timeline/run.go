package timeline

import (
	"slices"

	"descent/trainer"
)

// Change says that the updates from iteration K on were made with Hyper.
type Change struct {
	K int
	trainer.Hyper
}

// Run is a chain of snapshots from one start, as it was when it was asked for:
// a value that never changes, to be read by any goroutine for as long as it
// likes. What grows is shared with the store, which only adds behind what the
// value has. Slices and parameters that it returns are read only.
//
// Snapshots are kept in blocks of blockSize, of which the least recently used
// are evicted; they are computed again from the checkpoint at their first
// iteration:
//
//	checkpoints.at(i).Snapshot.Iter == i·blockSize
//	find(kept, i)[j].Iter           == i·blockSize + j
//	open[j].Iter                    == the first of the block of the head + j
//	costs.Len()                     == head.Iter + 1
type Run struct {
	id, from int
	stepper  *trainer.Stepper // never stepped: others resume from it, sharing the problem

	costs       Costs
	path        Path
	changes     []Change
	checkpoints checkpoints
	kept        []keptBlock        // in order, without the block of the head; never changed in place
	open        []trainer.Snapshot // the block of the head

	head     trainer.Snapshot
	previous trainer.Params // parameters before head
	next     trainer.Hyper  // of the update after head

	steppedWithPresent bool   // started by a comparison: it is stepped with the present run
	rule               string // the name of the rule that makes it, "" for plain descent
	target             int    // the iteration that it shall come to
}

// blockSize is how many snapshots are kept, evicted and recomputed together.
const blockSize = 256

// ID tells runs apart for as long as their store lives.
func (r Run) ID() int { return r.id }

// From is the iteration at which the run was forked, 0 for a fresh start.
func (r Run) From() int { return r.from }

// Start is the snapshot at k = 0.
func (r Run) Start() trainer.Snapshot { return r.checkpoints.at(0).Snapshot }

// Head is the newest snapshot.
func (r Run) Head() trainer.Snapshot { return r.head }

// Costs returns J at 0, 1, …, k of the head.
func (r Run) Costs() Costs {
	c := r.costs
	if c.n > maxExactCosts {
		c.kept = r.kept
	}
	return c
}

// Path returns where the parameters were from k = 0 to the head.
func (r Run) Path() Path { return r.path }

// Changes lists where α or λ changed; the first entry is those of the first
// update. Empty before the first update.
func (r Run) Changes() []Change { return slices.Clip(r.changes) }

// MistakeID names the rule that makes the run, where that is not plain descent: it is
// stepped with the present run, by the α and the λ that the present run has there.
func (r Run) MistakeID() string { return r.rule }

// Compared reports whether the run, a ghost, is stepped with the present run.
func (r Run) Compared() bool { return r.steppedWithPresent }

// Alpha is the α of the newest update, or of the next one where none was made.
func (r Run) Alpha() float64 {
	if r.head.Iter == 0 {
		return r.next.Alpha
	}
	return r.head.IncomingAlpha
}

// Lambda is the λ of the newest update, or of the next one where none was made.
func (r Run) Lambda() float64 {
	if r.head.Iter == 0 {
		return r.next.Lambda
	}
	return r.head.Lambda
}

// NextHyper is what was chosen last for the update after the head.
func (r Run) NextHyper() trainer.Hyper { return r.next }

// FirstHyper is what the first update was made with, or is to be.
func (r Run) FirstHyper() trainer.Hyper {
	if len(r.changes) == 0 {
		return r.next
	}
	return r.changes[0].Hyper
}

// HyperAt returns what the update from k to k+1 was made with, which was made.
func (r Run) HyperAt(k int) trainer.Hyper {
	i, found := slices.BinarySearchFunc(r.changes, k, func(c Change, k int) int { return c.K - k })
	if !found {
		i--
	}
	return r.changes[i].Hyper
}

// At returns the snapshot at k, or false where it was evicted or there is none.
func (r Run) At(k int) (trainer.Snapshot, bool) {
	b := r.blockOf(k)
	if b == nil {
		return trainer.Snapshot{}, false
	}
	return b[k%blockSize], true
}

// WithHyper is a snapshot of the run with the J and the gradient that it has where the next
// update is made with h. Where that is another λ it takes a pass over the examples.
func (r Run) WithHyper(at trainer.Snapshot, h trainer.Hyper) trainer.Snapshot {
	return r.stepper.WithHyper(at, h)
}

// blockOf returns the snapshots of the block of k, nil where they were evicted
// or there is none at k.
func (r *Run) blockOf(k int) []trainer.Snapshot {
	switch {
	case k < 0 || k > r.head.Iter:
		return nil
	case k/blockSize == r.head.Iter/blockSize:
		return r.open
	}
	return findBlock(r.kept, k/blockSize)
}

// Recent returns the kept snapshots of the last n iterations up to k, the
// oldest first. The slice is the caller's.
func (r Run) Recent(k, n int) []trainer.Snapshot {
	var recent []trainer.Snapshot
	for i := max(0, k-n+1); i <= k; i++ {
		if s, ok := r.At(i); ok {
			recent = append(recent, s)
		}
	}
	return recent
}

// checkpoint returns what a trainer needs to go on from k, whose block must be
// kept.
func (r *Run) checkpoint(k int) trainer.Checkpoint {
	if k%blockSize == 0 {
		return r.checkpoints.at(k / blockSize)
	}
	b := r.blockOf(k)
	return trainer.Checkpoint{Snapshot: b[k%blockSize], Previous: b[k%blockSize-1].Params}
}

// Shared is the last iteration up to which o is the same run: both have the
// same rule and start, and used the same α and λ up to there, where J of the two
// may differ by the λ of what follows. How they came about does not matter. It
// is 0 where they have nothing in common.
func (r Run) Shared(o Run) int {
	if r.rule != o.rule || !r.Start().Params.Equal(o.Start().Params) {
		return 0
	}
	end, i := min(r.head.Iter, o.head.Iter), 0
	for i < len(r.changes) && i < len(o.changes) && r.changes[i] == o.changes[i] {
		i++
	}
	for _, differs := range [][]Change{r.changes[i:], o.changes[i:]} {
		if len(differs) > 0 {
			end = min(end, differs[0].K)
		}
	}
	return end
}

// Identity tells values of runs apart, in any store: two with the same are the
// same run, have come as far, and know as much of what they did.
type Identity struct {
	stepper  *trainer.Stepper
	id, head int
	kept     *keptBlock
	blocks   int
}

// Identity returns the identity of the run as it is.
func (r Run) Identity() Identity {
	i := Identity{stepper: r.stepper, id: r.id, head: r.head.Iter, blocks: len(r.kept)}
	if len(r.kept) > 0 {
		i.kept = &r.kept[0]
	}
	return i
}
