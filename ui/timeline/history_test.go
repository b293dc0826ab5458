package timeline

import (
	"math"
	"runtime"
	"testing"
	"time"

	"descent/trainer"
)

// synthetic gives a run n iterations that nothing computed, n = 2 features.
func synthetic(r *runHistory, n int) {
	for k := r.Head().Iter + 1; k <= n; k++ {
		x := float64(k)
		slab := []float64{x, -x, 1 / x, -1 / x} // as a Stepper makes them: one piece a snapshot
		r.append(trainer.Snapshot{
			Iter: k, Cost: 1/x + 1e-3*math.Sin(x), IncomingAlpha: alpha,
			Params: trainer.Params{W: slab[:2:2], B: x}, Grad: trainer.Params{W: slab[2:], B: -x},
		})
	}
}

// retained is how much memory is in use after what nobody needs has gone.
func retained() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// Beyond what is kept exactly an iteration costs next to nothing: ten million
// fit in 64 MiB if one more needs at most 5 bytes and the rest 14 MiB.
func TestALongHistoryIsSmall(t *testing.T) {
	before := retained()
	r := newHistory(1, beginner(t, problem()), start(t), trainer.Hyper{Alpha: alpha})
	synthetic(r, maxExactCosts)
	half := retained() - before
	const more = 1 << 20
	synthetic(r, maxExactCosts+more)
	each := float64(retained()-before-half) / more
	if half > 14<<20 || each > 5 {
		t.Errorf("2²⁰ iterations take %.1f MiB, each after them %.2f bytes", float64(half)/(1<<20), each)
	}
	if j, ok := r.Costs().At(maxExactCosts + 1000); ok {
		t.Errorf("J at 2²⁰ + 1000 is still there: %v", j)
	}
	if j, ok := r.Costs().At(r.head.Iter - 1000); !ok || j != r.blockOf(r.head.Iter - 1000)[(r.head.Iter-1000)%blockSize].Cost {
		t.Error("J of a kept snapshot is not known")
	}
	if _, ok := r.Costs().Trend(r.head.Iter - 1000); !ok {
		t.Error("the course at a kept snapshot is not known")
	}
	runtime.KeepAlive(r)
}

// What was let go comes back with the same bits, near a block's beginning with
// the block before it.
func TestReplayIsBitForBit(t *testing.T) {
	tl := fresh(t)
	s := stepper(t, tl.Checkpoint())
	var want []trainer.Snapshot
	want = append(want, tl.Current())
	for k := 1; k <= (maxResidentBlocks+8)*blockSize; k++ {
		a := []float64{alpha, 0.3, 2}[k/700%3]
		next := s.Step(trainer.Hyper{Alpha: a})
		tl.Append(next)
		want = append(want, next)
	}
	for _, k := range []int{2*blockSize + 5, 4*blockSize + 100, 6 * blockSize, 8*blockSize - 1, 3} {
		if tl.Seek(k) != MissingSnapshot {
			t.Fatalf("k %d was not let go", k)
		}
		seek(t, tl, k)
		from := max(0, k-replayMargin)
		if k%blockSize >= replayMargin {
			from = k - k%blockSize
		}
		for i := from; i <= k; i++ {
			got, ok := tl.Present().At(i)
			if !ok {
				t.Fatalf("k %d did not come with %d", i, k)
			}
			same(t, got, want[i])
		}
		c := tl.present.checkpoint(k)
		if k > 0 && !c.Previous.Equal(want[k-1].Params) {
			t.Errorf("the parameters before %d are %v", k, c.Previous)
		}
	}
}

// BenchmarkHistory10M makes a run of ten million iterations and measures what
// it keeps alive, its costs seen by a frame included.
func BenchmarkHistory10M(b *testing.B) {
	for b.Loop() {
		before := retained()
		r := newHistory(1, beginner(b, problem()), start(b), trainer.Hyper{Alpha: alpha})
		synthetic(r, 10_000_000)
		costs, path := r.Costs(), r.Path()
		b.ReportMetric(float64(retained()-before)/(1<<20), "MiB")
		runtime.KeepAlive(costs)
		runtime.KeepAlive(path)
		runtime.KeepAlive(r)
	}
}

// BenchmarkHistoryBack is what it takes to go to an iteration that was let go:
// 150 examples of 2 features, at worst two blocks.
func BenchmarkHistoryBack(b *testing.B) {
	var p trainer.Problem
	for i := range 150 {
		x := float64(i)
		p.X, p.Y = append(p.X, []float64{math.Sin(x), math.Cos(x * x)}), append(p.Y, float64(i%2))
	}
	s := beginner(b, p)
	tl := New(beginner(b, p), trainer.Hyper{Alpha: alpha})
	for range blockSize * (maxResidentBlocks + 4) {
		tl.Append(s.Step(trainer.Hyper{Alpha: alpha}))
	}
	b.ResetTimer()
	for b.Loop() {
		began := time.Now()
		job := tl.Present().Replay(2 * blockSize)
		snapshots, err := job.Compute()
		if err != nil || len(snapshots) != 2*blockSize {
			b.Fatal(len(snapshots), err)
		}
		b.ReportMetric(float64(time.Since(began))/1e6, "ms-back")
	}
}
