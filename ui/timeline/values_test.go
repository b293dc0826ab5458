package timeline

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"descent/trainer"
)

// read writes down all that can be read of a run, at iterations at both ends and
// between.
func read(r Run) string {
	var b strings.Builder
	costs, path := r.Costs(), r.Path()
	head := r.Head().Iter
	fmt.Fprint(&b, r.ID(), r.From(), r.Head(), r.Start(), r.Alpha(), r.Changes(), r.Compared(), costs.Len(), path.Len(), path.Newest())
	for _, k := range []int{0, 1, head / 3, head / 2, head - 300, head - 1, head} {
		s, kept := r.At(k)
		j, known := costs.At(k)
		trend, _ := costs.Trend(k)
		over, _ := costs.RangeOver(k, head)
		first, _ := costs.FirstAtMost(k, j)
		fmt.Fprint(&b, s, kept, j, known, trend, over, first, path.CountUpTo(k), len(r.Recent(k, 30)))
	}
	for _, p := range points(path) {
		fmt.Fprint(&b, p.K, p.Params.B)
	}
	return b.String()
}

// What was read of a store never changes, and may be read by several goroutines
// while its owner appends, forks, fills and evicts. The race detector watches.
func TestRunsAreValues(t *testing.T) {
	type seen struct {
		run  Run
		says string
	}
	tl := fresh(t)
	runs := make(chan Run, 4)
	var readers sync.WaitGroup
	var mu sync.Mutex
	var all []seen
	for range 3 {
		readers.Go(func() {
			for r := range runs {
				says := read(r)
				job := r.Replay(r.Head().Iter / 2)
				if _, err := job.Compute(); err != nil {
					t.Error(err)
				}
				mu.Lock()
				all = append(all, seen{r, says})
				mu.Unlock()
			}
		})
	}
	for round := range 12 {
		grow(t, tl, 7*blockSize+round*31)
		runs <- tl.Present()
		for _, g := range tl.Ghosts() {
			runs <- g
		}
		switch round % 4 {
		case 0:
			tl.Compare(alphas(0.3))
			join(t, tl, 500)
		case 1, 2:
			seek(t, tl, tl.Present().Head().Iter/2)
			tl.SetHyper(trainer.Hyper{Alpha: 0.2 + float64(round)/100})
		case 3:
			tl.TakeOver()
		}
	}
	close(runs)
	readers.Wait()
	if len(all) < 20 {
		t.Fatalf("%d runs were read", len(all))
	}
	for _, s := range all {
		if read(s.run) != s.says {
			t.Fatalf("a run of %d iterations has changed", s.run.Head().Iter)
		}
	}
}

// What is read belongs to who reads it: writing to it changes nothing.
func TestReadSlicesAreOwn(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 9)
	tl.Restart()
	forward(t, tl, 3)
	was := read(tl.Present())
	ghosts, recent, path := tl.Ghosts(), tl.Recent(3), points(tl.Present().Path())
	ghosts[0], recent[0], path[0] = Run{}, trainer.Snapshot{}, PathPoint{K: -1}
	_ = append(tl.Present().Changes(), Change{K: 1})
	if read(tl.Present()) != was || tl.Ghosts()[0].ID() != 1 {
		t.Error("writing to what was read changed the store")
	}
}

// Reading moves nothing: what is evicted next is decided by what was shown and
// made, not by what was looked at.
func TestReadingKeepsNothing(t *testing.T) {
	looked, other := fresh(t), fresh(t)
	for _, tl := range []*Timeline{looked, other} {
		grow(t, tl, blockSize*(maxResidentBlocks-1))
	}
	for range 3 {
		for k := range 3 * blockSize {
			looked.Present().At(k)
		}
		looked.Recent(5000)
	}
	for _, tl := range []*Timeline{looked, other} {
		tl.Seek(tl.Present().Head().Iter)
		grow(t, tl, 3*blockSize)
	}
	for k := 0; k < 5*blockSize; k += blockSize {
		_, a := looked.Present().At(k)
		_, b := other.Present().At(k)
		if a != b {
			t.Errorf("k %d is kept: %v where it was looked at, else %v", k, a, b)
		}
	}
}

// The block that is shown stays however far the run goes; that and what is
// listed beside it count as used when another is shown.
func TestWhatIsShownStays(t *testing.T) {
	tl := fresh(t)
	grow(t, tl, blockSize*(maxResidentBlocks-1))
	for _, k := range []int{7*blockSize + 9, 0} {
		if tl.Seek(k) != NothingMissing {
			t.Fatalf("k %d was evicted", k)
		}
	}
	grow(t, tl, 40*blockSize)
	for b, want := range []bool{true, false, false, false, false, false, true, true, false} {
		if _, ok := tl.Present().At(b * blockSize); ok != want {
			t.Errorf("block %d is kept: %v, want %v", b, ok, want)
		}
	}
	grow(t, tl, maxResidentBlocks*blockSize)
	if _, ok := tl.Present().At(0); !ok || tl.Cursor() != 0 {
		t.Error("what is shown was evicted")
	}
}
