package chart

import "math"

// CostPoint is the cost J at iteration K; J is NaN where a curve has a gap.
type CostPoint struct {
	K int
	J float64
}

// Series is J at the iterations of a run, which may be too many to look at each.
type Series interface {
	// Extremes returns the smallest and the largest finite J at from … to−1,
	// each where it is first; false where none is finite.
	Extremes(from, to int) (low, high CostPoint, ok bool)
}

// Decimate chooses samples at from … to−1 such that no spike is lost: of each column
// the smallest and the largest finite cost, in their order, and a gap where a
// column has none. Up to 2·columns costs are columns of their own; else there
// are at most that many columns, and one more where from lies inside one.
//
// A column is then 2, 4, 8 … costs long and starts at a multiple of that, so while
// a curve grows, what was drawn of it stays as it is, and the series is asked for
// ranges that it may have summed up.
func Decimate(s Series, from, to, columns int) []CostPoint {
	if columns < 1 || from < 0 || to <= from {
		return nil
	}
	size := 1
	if count := to - from; count > 2*columns {
		size = 2
		for (count+size-1)/size > columns {
			size *= 2
		}
	}
	out := make([]CostPoint, 0, 2*columns+2)
	for k := from; k < to; {
		next := k + min(size-k%size, to-k)
		out = appendColumn(out, s, k, next)
		k = next
	}
	return out
}

// appendColumn appends the extremes at from … to−1.
func appendColumn(out []CostPoint, s Series, from, to int) []CostPoint {
	low, high, ok := s.Extremes(from, to)
	switch {
	case !ok:
		return append(out, CostPoint{from, math.NaN()})
	case low == high:
		return append(out, low)
	case low.K > high.K:
		low, high = high, low
	}
	return append(out, low, high)
}
