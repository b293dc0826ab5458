package chart

import "math"

// Sample is the cost J at iteration K, counted from the first of its curve; J is
// NaN where the curve has a gap.
type Sample struct {
	K int
	J float64
}

// Thin chooses at most 2·columns samples of costs such that no spike is lost: of
// every column it keeps the smallest and the largest finite cost, in their order,
// and a gap where a column has none. Up to 2·columns costs are all kept; a cost
// that is not finite is a gap.
//
// A column is 2, 4, 8 … costs long and starts at a multiple of that, so while a
// curve grows, what was drawn of it stays as it is.
func Thin(costs []float64, columns int) []Sample {
	if columns < 1 || len(costs) == 0 {
		return nil
	}
	if len(costs) <= 2*columns {
		all := make([]Sample, len(costs))
		for k, j := range costs {
			all[k] = Sample{k, gapOr(j)}
		}
		return all
	}
	size := 2
	for (len(costs)+size-1)/size > columns {
		size *= 2
	}
	out := make([]Sample, 0, 2*columns)
	for from := 0; from < len(costs); from += size {
		out = appendColumn(out, costs, from, min(from+size, len(costs)))
	}
	return out
}

// appendColumn appends the extremes of costs[from:to].
func appendColumn(out []Sample, costs []float64, from, to int) []Sample {
	low, high := -1, -1
	for k := from; k < to; k++ {
		j := costs[k]
		if !finite(j) {
			continue
		}
		if low < 0 || j < costs[low] {
			low = k
		}
		if high < 0 || j > costs[high] {
			high = k
		}
	}
	switch {
	case low < 0:
		return append(out, Sample{from, math.NaN()})
	case low == high:
		return append(out, Sample{low, costs[low]})
	}
	a, b := min(low, high), max(low, high)
	return append(out, Sample{a, costs[a]}, Sample{b, costs[b]})
}

func gapOr(j float64) float64 {
	if finite(j) {
		return j
	}
	return math.NaN()
}
