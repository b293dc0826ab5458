package timeline

import (
	"slices"
	"testing"
	"time"

	"descent/trainer"
)

// BenchmarkFork is what it takes to fork at iteration 900 000 of a million and
// to take the first update, as a ratio to the same at iteration 900, and to a
// copy of the costs up to there. The medians of one run are compared.
func BenchmarkFork(b *testing.B) {
	const last, late, early = 1_000_000, 900_000, 900
	h := newHistory(1, beginner(b, problem()), start(b), trainer.Hyper{Alpha: alpha})
	synthetic(h, last)
	from := late / blockSize * blockSize
	again := newHistory(1, beginner(b, problem()), start(b), trainer.Hyper{Alpha: alpha})
	synthetic(again, from+blockSize)
	h.fill(from/blockSize, again.kept[len(again.kept)-1].snapshots)
	again = newHistory(1, beginner(b, problem()), start(b), trainer.Hyper{Alpha: alpha})
	synthetic(again, 4*blockSize)
	h.fill(early/blockSize, again.kept[len(again.kept)-1].snapshots)
	fork := func(k int) func() {
		return func() {
			f := h.fork(2, k, trainer.Hyper{Alpha: 0.3})
			f.append(trainer.Snapshot{Iter: k + 1, IncomingAlpha: 0.3, Params: h.head.Params, Grad: h.head.Grad})
		}
	}
	costs := make([]float64, late)
	var kept []float64
	took := map[string][]float64{}
	for b.Loop() {
		for name, do := range map[string]func(){"late": fork(late), "early": fork(early), "copy": func() { kept = slices.Clone(costs) }} {
			began := time.Now()
			do()
			took[name] = append(took[name], float64(time.Since(began)))
		}
	}
	if len(kept) != late {
		b.Fatal("nothing was copied")
	}
	median := func(name string) float64 { slices.Sort(took[name]); return took[name][len(took[name])/2] }
	b.ReportMetric(median("late")/1e6, "ms-late")
	b.ReportMetric(median("late")/median("early"), "x-early")
	b.ReportMetric(median("late")/median("copy"), "x-copy")
}
