package pane

import (
	"math"
	"strconv"
	"testing"
)

// BenchmarkCost draws the Cost pane at 120×36 of runs of both lengths: ten
// million iterations must not take longer than ten thousand.
func BenchmarkCost(b *testing.B) {
	for _, n := range []int{10_000, 10_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			f := forked(b)
			for k := f.Present.Costs.Len(); k <= n; k++ {
				f.Present.Costs = f.Present.Costs.Append(0.6*math.Exp(-float64(k)/3000) + 0.05*math.Sin(float64(k*k)))
			}
			f.At.Iter, f.At.Cost = n, f.Present.last()
			_, a := sheet(f, 74, 28)
			b.ReportAllocs()
			for b.Loop() {
				Cost(f, a)
			}
		})
	}
}
