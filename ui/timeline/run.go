package timeline

import (
	"maps"
	"slices"

	"descent/trainer"
)

// Change says that the updates from iteration K on used Alpha.
type Change struct {
	K     int
	Alpha float64
}

// branch is one link of a run's ancestry: the run of that id from iteration
// from on.
type branch struct{ id, from int }

// Run is a chain of snapshots from one start. They are kept in blocks of
// stride, of which the least recently used are let go and recomputed from the
// checkpoint at their first iteration:
//
//	checkpoints.at(i).Snapshot.Iter == i·stride
//	blocks[i][j].Iter               == i·stride + j
//	costs.Len()                     == head.Iter + 1
type Run struct {
	stepper  *trainer.Stepper // never stepped: others resume from it, sharing the problem
	ancestry []branch

	costs       Costs
	trail       trail
	changes     []Change
	checkpoints checkpoints
	blocks      map[int][]trainer.Snapshot
	used        []int // block numbers, the most recently used last
	pinned      int   // the block of the cursor, which is never let go

	head     trainer.Snapshot
	previous trainer.Params // parameters before head
	next     float64        // α for the update after head

	guest bool // started by a comparison
	along bool // a ghost that is brought to where the present run is
}

const (
	stride   = 256
	resident = 64 // blocks kept whole: about 16 000 iterations
)

func newRun(id int, s *trainer.Stepper, start trainer.Snapshot, alpha float64) *Run {
	r := &Run{
		stepper: s, ancestry: []branch{{id, 0}},
		trail: trail{span: 1}, checkpoints: checkpoints{n: len(start.Params.W)},
		blocks: map[int][]trainer.Snapshot{}, next: alpha,
	}
	r.append(start)
	return r
}

// ID tells runs apart for as long as their timeline lives.
func (r *Run) ID() int { return r.ancestry[len(r.ancestry)-1].id }

// From is the iteration at which the run left its parent, 0 for a fresh start.
func (r *Run) From() int { return r.ancestry[len(r.ancestry)-1].from }

// untrodden tells whether the run has no update of its own.
func (r *Run) untrodden() bool { return r.head.Iter == r.From() }

// Start is the snapshot at k = 0.
func (r *Run) Start() trainer.Snapshot { return r.checkpoints.at(0).Snapshot }

// Head is the newest snapshot.
func (r *Run) Head() trainer.Snapshot { return r.head }

// Costs returns J at 0, 1, …, k of the head.
func (r *Run) Costs() Costs {
	c := r.costs
	if c.n > mostExact {
		c.kept = maps.Clone(r.blocks)
	}
	return c
}

// Trail returns the way of the parameters from k = 0 to the head, thinned to
// at most 4096 waypoints, in their order. Read only.
func (r *Run) Trail() []Waypoint { return r.trail.waypoints() }

// Changes lists where α changed; the first entry is the α of the first update.
// Read only; empty before the first update.
func (r *Run) Changes() []Change { return r.changes }

// Alpha is the α of the newest update, or of the next one where none was made.
func (r *Run) Alpha() float64 {
	if r.head.Iter == 0 {
		return r.next
	}
	return r.head.Alpha
}

// alphaAt returns the α of the update that led from k to k+1.
func (r *Run) alphaAt(k int) float64 {
	i, found := slices.BinarySearchFunc(r.changes, k, func(c Change, k int) int { return c.K - k })
	if !found {
		i--
	}
	return r.changes[i].Alpha
}

// append takes the snapshot that follows the head; others are ignored, so that
// a repeated answer of a diverged trainer changes nothing.
func (r *Run) append(s trainer.Snapshot) bool {
	k := r.costs.n
	if s.Iter != k {
		return false
	}
	if k > 0 && (len(r.changes) == 0 || r.changes[len(r.changes)-1].Alpha != s.Alpha) {
		r.changes = append(r.changes, Change{K: k - 1, Alpha: s.Alpha})
	}
	r.previous, r.head = r.head.Params, s
	if k%stride == 0 {
		r.checkpoints.add(s, r.previous)
	}
	r.costs = r.costs.Append(s.Cost)
	r.trail.add(Waypoint{K: k, Params: s.Params})
	r.blocks[k/stride] = append(r.blocks[k/stride], s)
	r.touch(k / stride)
	return true
}

// touch marks a block as used and lets the least recently used one go. The
// block of the head always stays: it is still growing. That of the cursor
// stays too: it is where a fork begins.
func (r *Run) touch(block int) {
	if n := len(r.used); n > 0 && r.used[n-1] == block {
		return
	}
	if i := slices.Index(r.used, block); i >= 0 {
		r.used = slices.Delete(r.used, i, i+1)
	}
	r.used = append(r.used, block)
	if len(r.used) <= resident {
		return
	}
	for i, old := range r.used {
		if old != r.head.Iter/stride && old != r.pinned {
			delete(r.blocks, old)
			r.used = slices.Delete(r.used, i, i+1)
			return
		}
	}
}

// At returns the snapshot at k, or false where it was let go.
func (r *Run) At(k int) (trainer.Snapshot, bool) {
	if k < 0 || k > r.head.Iter {
		return trainer.Snapshot{}, false
	}
	block, ok := r.blocks[k/stride]
	if !ok || k%stride >= len(block) {
		return trainer.Snapshot{}, false
	}
	r.touch(k / stride)
	return block[k%stride], true
}

// checkpoint returns what a trainer needs to go on from k, whose block must be
// kept.
func (r *Run) checkpoint(k int) trainer.Checkpoint {
	if k%stride == 0 {
		return r.checkpoints.at(k / stride)
	}
	block := r.blocks[k/stride]
	return trainer.Checkpoint{Snapshot: block[k%stride], Previous: block[k%stride-1].Params}
}

// fork returns a new run that shares 0 … k with r and goes on with alpha.
// What lies before k is shared, never copied and never changed: slices are cut
// so that appending to the fork makes it own them.
func (r *Run) fork(id, k int, alpha float64) *Run {
	at, block := r.checkpoint(k), k/stride
	f := &Run{
		stepper:     r.stepper,
		ancestry:    r.descend(id, k),
		costs:       r.Costs().Prefix(k + 1),
		trail:       r.trail.until(Waypoint{K: k, Params: at.Snapshot.Params}),
		checkpoints: r.checkpoints.until(block),
		blocks:      map[int][]trainer.Snapshot{},
		pinned:      block,
		head:        at.Snapshot, previous: at.Previous, next: alpha,
	}
	for _, c := range r.changes {
		if c.K < k {
			f.changes = append(f.changes, c)
		}
	}
	for _, b := range r.used {
		if b < block {
			f.blocks[b], f.used = r.blocks[b], append(f.used, b)
		}
	}
	f.blocks[block] = slices.Clip(r.blocks[block][:k%stride+1])
	f.used = append(f.used, block)
	return f
}

// descend is the ancestry of a fork at k: the links of r that begin before k,
// the first in any case, and the fork's own.
func (r *Run) descend(id, k int) []branch {
	links := r.ancestry[:1:1]
	for _, b := range r.ancestry[1:] {
		if b.from < k {
			links = append(links, b)
		}
	}
	return append(links, branch{id, k})
}

// shared returns the last iteration at which two runs are the same run, 0
// where they have nothing in common but the start.
func (r *Run) shared(o *Run) int {
	for i := range max(len(r.ancestry), len(o.ancestry)) {
		switch {
		case i >= len(r.ancestry):
			return o.ancestry[i].from
		case i >= len(o.ancestry):
			return r.ancestry[i].from
		case r.ancestry[i] != o.ancestry[i]:
			if i == 0 {
				return 0
			}
			return min(r.ancestry[i].from, o.ancestry[i].from)
		}
	}
	return r.head.Iter
}
