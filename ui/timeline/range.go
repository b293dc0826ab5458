package timeline

import "math"

// CostRange is the smallest and the largest finite J of some iterations, and the
// first at which each was.
type CostRange struct {
	Low, High      float64
	LowAt, HighAt  int
	LowestPositive float64 // the smallest J above 0, +Inf for none
}

func emptyRange() CostRange {
	return CostRange{Low: math.Inf(1), High: math.Inf(-1), LowAt: -1, HighAt: -1, LowestPositive: math.Inf(1)}
}

// add widens r by J at k, unless it is not finite.
func (r *CostRange) add(k int, j float64) {
	if math.IsNaN(j) || math.IsInf(j, 0) {
		return
	}
	o := CostRange{Low: j, High: j, LowAt: k, HighAt: k, LowestPositive: math.Inf(1)}
	if j > 0 {
		o.LowestPositive = j
	}
	r.join(o)
}

// join widens r by o, which is later.
func (r *CostRange) join(o CostRange) {
	if o.LowAt < 0 {
		return
	}
	if o.Low < r.Low {
		r.Low, r.LowAt = o.Low, o.LowAt
	}
	if o.High > r.High {
		r.High, r.HighAt = o.High, o.HighAt
	}
	r.LowestPositive = min(r.LowestPositive, o.LowestPositive)
}

// within is r with its places moved into from … to−1: all that is known of a
// part of a block that was evicted.
func (r CostRange) within(from, to int) CostRange {
	if r.LowAt >= 0 {
		r.LowAt, r.HighAt = min(max(r.LowAt, from), to-1), min(max(r.HighAt, from), to-1)
	}
	return r
}
