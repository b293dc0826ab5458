package pane

import (
	"math"
	"slices"
	"testing"
	"time"
)

// BenchmarkCost draws the Cost pane at 120×36 of ten million iterations, in turn
// with one of ten thousand: a long run must not take longer.
func BenchmarkCost(b *testing.B) {
	short, long := longRun(b, 10_000), longRun(b, 10_000_000)
	_, a := sheet(short, 74, 28)
	var ours, theirs []float64
	for b.Loop() {
		began := time.Now()
		drawCost(short, a)
		middle := time.Now()
		drawCost(long, a)
		ours, theirs = append(ours, time.Since(middle).Seconds()), append(theirs, middle.Sub(began).Seconds())
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	b.ReportMetric(ours[len(ours)/2]/theirs[len(theirs)/2], "x-of-10000")
	b.ReportMetric(ours[len(ours)/2]*1000, "ms-10M")
}

// longRun is the fork with the present run that many iterations long.
func longRun(b *testing.B, n int) scene {
	b.Helper()
	f := forked(b)
	for k := f.Present.Costs.Len(); k <= n; k++ {
		f.Present.Costs = f.Present.Costs.Append(0.6*math.Exp(-float64(k)/3000) + 0.05*math.Sin(float64(k*k)))
	}
	f.Run.Snapshot.Iter, f.Run.Snapshot.Cost = n, f.Present.last()
	return f
}
