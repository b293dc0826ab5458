package timeline

import "math"

// Range is the smallest and the largest finite J of some iterations, and the
// first at which each was.
type Range struct {
	Low, High     float64
	LowAt, HighAt int
	Positive      float64 // the smallest J above 0, +Inf for none
}

func emptyRange() Range {
	return Range{Low: math.Inf(1), High: math.Inf(-1), LowAt: -1, HighAt: -1, Positive: math.Inf(1)}
}

// add widens r by J at k, unless it is not finite.
func (r *Range) add(k int, j float64) {
	if math.IsNaN(j) || math.IsInf(j, 0) {
		return
	}
	o := Range{Low: j, High: j, LowAt: k, HighAt: k, Positive: math.Inf(1)}
	if j > 0 {
		o.Positive = j
	}
	r.join(o)
}

// join widens r by o, which is later.
func (r *Range) join(o Range) {
	if o.LowAt < 0 {
		return
	}
	if o.Low < r.Low {
		r.Low, r.LowAt = o.Low, o.LowAt
	}
	if o.High > r.High {
		r.High, r.HighAt = o.High, o.HighAt
	}
	r.Positive = min(r.Positive, o.Positive)
}

// within is r with its places moved into from … to−1: all that is known of a
// part of a block that was evicted.
func (r Range) within(from, to int) Range {
	if r.LowAt >= 0 {
		r.LowAt, r.HighAt = min(max(r.LowAt, from), to-1), min(max(r.HighAt, from), to-1)
	}
	return r
}
