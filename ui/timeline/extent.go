package timeline

import "math"

// Extent is the smallest and the largest finite J of some iterations, and the
// first at which each was.
type Extent struct {
	Low, High     float64
	LowAt, HighAt int
	Positive      float64 // the smallest J above 0, +Inf for none
}

func noExtent() Extent {
	return Extent{Low: math.Inf(1), High: math.Inf(-1), LowAt: -1, HighAt: -1, Positive: math.Inf(1)}
}

// add widens e by J at k, unless it is not finite.
func (e *Extent) add(k int, j float64) {
	if math.IsNaN(j) || math.IsInf(j, 0) {
		return
	}
	o := Extent{Low: j, High: j, LowAt: k, HighAt: k, Positive: math.Inf(1)}
	if j > 0 {
		o.Positive = j
	}
	e.join(o)
}

// join widens e by o, which is later.
func (e *Extent) join(o Extent) {
	if o.LowAt < 0 {
		return
	}
	if o.Low < e.Low {
		e.Low, e.LowAt = o.Low, o.LowAt
	}
	if o.High > e.High {
		e.High, e.HighAt = o.High, o.HighAt
	}
	e.Positive = min(e.Positive, o.Positive)
}

// within is e with its places moved into from … to−1: all that is known of a
// part of a block that was let go.
func (e Extent) within(from, to int) Extent {
	if e.LowAt >= 0 {
		e.LowAt, e.HighAt = min(max(e.LowAt, from), to-1), min(max(e.HighAt, from), to-1)
	}
	return e
}
