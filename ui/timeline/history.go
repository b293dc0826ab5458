package timeline

import (
	"slices"

	"descent/trainer"
)

// runHistory is a run that grows. Only the owner of the store has it; what it
// hands out are its Run values. It changes nothing that a Run has: it adds
// behind it, or makes anew.
type runHistory struct {
	Run
	used   []int // the full blocks that are kept, the most recently used last
	pinned int   // the block that is shown, which is never evicted: it is where a fork begins
}

// maxResidentBlocks are kept whole, that of the head included: about 16 000
// iterations.
const maxResidentBlocks = 64

func newHistory(id int, s *trainer.Stepper, start trainer.Snapshot, next trainer.Hyper) *runHistory {
	h := &runHistory{Run: Run{id: id, stepper: s, next: next, checkpoints: newCheckpoints(start)}}
	h.append(s.WithHyper(start, next))
	return h
}

// append takes the snapshot that follows the head; others are ignored, so that
// a repeated answer of a diverged trainer changes nothing. It reports whether
// the snapshot was taken.
func (h *runHistory) append(s trainer.Snapshot) bool {
	k := h.costs.n
	if s.Iter != k {
		return false
	}
	if used := (trainer.Hyper{Alpha: s.IncomingAlpha, Lambda: s.IncomingLambda}); k > 0 {
		if used != h.next {
			h.applyHyper(used)
		}
		if len(h.changes) == 0 || h.changes[len(h.changes)-1].Hyper != used {
			h.changes = append(h.changes, Change{K: k - 1, Hyper: used})
		}
	}
	h.previous, h.head = h.head.Params, s
	if k%blockSize == 0 {
		h.checkpoints.add(s, h.previous)
		if k > 0 {
			h.keep(k/blockSize-1, h.open)
		}
		h.open = make([]trainer.Snapshot, 0, blockSize)
	}
	h.open = append(h.open, s)
	h.costs.add(s.Cost)
	h.path.add(PathPoint{K: k, Params: s.Params})
	return true
}

// applyHyper has J and the gradient at the head be those of an update made with
// next. What was handed out stays as it is.
func (h *runHistory) applyHyper(next trainer.Hyper) {
	s := h.stepper.WithHyper(h.head, next)
	if s.Lambda == h.head.Lambda && s.Cost == h.head.Cost && s.Grad.Equal(h.head.Grad) {
		return
	}
	h.head = s
	h.open = append(make([]trainer.Snapshot, 0, blockSize), h.open...)
	h.open[len(h.open)-1] = s
	h.costs = h.costs.Revise(s.Cost)
	if k := s.Iter; k%blockSize == 0 {
		h.checkpoints = h.checkpoints.prefix(k / blockSize)
		h.checkpoints.add(s, h.previous)
	}
}

// keep puts a full block among those that are kept; the least recently used
// one is evicted, but never the pinned one.
func (h *runHistory) keep(block int, snapshots []trainer.Snapshot) {
	kept := make([]keptBlock, 0, len(h.kept)+1)
	for _, b := range h.kept {
		if b.block != block {
			kept = append(kept, b)
		}
	}
	i := 0
	for i < len(kept) && kept[i].block < block {
		i++
	}
	h.kept = slices.Insert(kept, i, keptBlock{block, snapshots})
	h.touch(block)
	if len(h.kept) < maxResidentBlocks {
		return
	}
	old := h.used[0]
	if old == h.pinned {
		old = h.used[1]
	}
	h.kept = slices.DeleteFunc(h.kept, func(b keptBlock) bool { return b.block == old })
	h.used = slices.DeleteFunc(h.used, func(b int) bool { return b == old })
}

// touch marks a block as the most recently used.
func (h *runHistory) touch(block int) {
	if i := slices.Index(h.used, block); i >= 0 {
		h.used = slices.Delete(h.used, i, i+1)
	}
	h.used = append(h.used, block)
}

// pin keeps the block of k from being evicted, in place of the one that was
// pinned before. It returns the snapshot at k, or false where that was evicted
// already or there is none.
func (h *runHistory) pin(k int) (trainer.Snapshot, bool) {
	s, ok := h.At(k)
	if !ok {
		return s, false
	}
	h.pinned = k / blockSize
	for _, b := range []int{max(0, k-replayMargin) / blockSize, h.pinned} { // what is listed beside k should stay too
		if findBlock(h.kept, b) != nil {
			h.touch(b)
		}
	}
	return s, true
}

// fork returns a run that shares 0 … k with h and is to go on with next. The
// block of k must be kept. Whole chunks are shared and never change; what is copied
// does not grow with k but for lists of them.
func (h *runHistory) fork(id, k int, next trainer.Hyper) *runHistory {
	at, block := h.checkpoint(k), k/blockSize
	open := h.blockOf(k)[:k%blockSize+1]
	f := &runHistory{
		Run: Run{
			id: id, from: k, stepper: h.stepper,
			costs:       h.Costs().Prefix(k + 1),
			path:        h.path.prefix(k, h.checkpoints.params, open),
			checkpoints: h.checkpoints.prefix(block + 1),
			open:        append(make([]trainer.Snapshot, 0, blockSize), open...),
			head:        at.Snapshot, previous: at.Previous, next: next,
		},
		pinned: block,
	}
	for _, c := range h.changes {
		if c.K < k {
			f.changes = append(f.changes, c)
		}
	}
	for _, b := range h.kept {
		if b.block < block {
			f.kept = append(f.kept, b)
		}
	}
	for _, b := range h.used {
		if b < block {
			f.used = append(f.used, b)
		}
	}
	f.applyHyper(next)
	return f
}
