package pane

import (
	"math"

	"descent/ui/chart"
)

// costScale is how J is laid out for the runs that are drawn.
type costScale struct {
	start          float64 // J where the present run began
	top, low       float64 // the largest and the smallest finite J of all
	boundedRange   [2]float64
	last           int  // the largest k
	leapt          bool // the present run came far above its start
	needsBreak     bool // others did not, or others did and it did not: two scales
	endsAtInfinity bool // one of them ends at J = ∞
	logScaled      bool
	logRequested   bool // for that
}

// leapt reports whether J of the run ever came far above where it began.
func (r Run) leapt() bool {
	start, _ := r.Costs.At(0)
	e, ok := r.Costs.RangeOver(0, r.Costs.Len())
	return ok && e.High > leapFactor*start
}

// endsAtInfinity reports whether the run ends at J = ∞.
func (r Run) endsAtInfinity() bool {
	j, ok := r.Costs.At(r.HeadK())
	return ok && math.IsInf(j, 1)
}

// all are the runs, the present one first.
func (s runSet) all() []Run { return append([]Run{s.Present}, s.Ghosts...) }

// scale finds how J is laid out: on two scales where some runs leap and others do
// not, on a logarithmic one where all leap.
func (c costCurves) scale() costScale {
	s := costScale{top: math.Inf(-1), low: math.Inf(1), boundedRange: [2]float64{math.Inf(1), math.Inf(-1)}, last: 1}
	s.start, _ = c.Present.Costs.At(0)
	s.leapt = c.Present.leapt()
	leaps, stay := 0, 0
	for _, r := range c.all() {
		s.last = max(s.last, r.HeadK())
		s.endsAtInfinity = s.endsAtInfinity || r.endsAtInfinity()
		e, ok := r.Costs.RangeOver(0, r.Costs.Len())
		if !ok {
			continue
		}
		if high, low, known := c.extent(r); known {
			s.top, s.low = max(s.top, high), min(s.low, low)
		}
		if r.leapt() {
			if leaps++; !r.leaps() { // it came down again
				s.boundedRange[0] = min(s.boundedRange[0], r.last())
			}
			continue
		}
		stay++
		s.boundedRange = [2]float64{min(s.boundedRange[0], e.Low), max(s.boundedRange[1], e.High)}
	}
	if math.IsInf(s.top, 0) {
		s.top = 1
	}
	if math.IsInf(s.low, 0) {
		s.low = s.top / 10
	}
	s.needsBreak = leaps > 0 && stay > 0 && !c.log
	s.logRequested = c.log
	s.logScaled = c.log || leaps > 0 && !s.needsBreak
	return s
}

// axis is the axis of J in so many rows.
func (s costScale) axis(rows int) chart.Axis {
	const fewest = 10 // rows in which two scales can be read
	switch {
	case s.needsBreak && rows >= fewest:
		return s.brokenAxis(rows)
	case s.logScaled && !s.logRequested:
		return chart.LeapAxis(roundDownTo125(s.low), roundUp(s.top), rows)
	case s.endsAtInfinity && !s.logScaled: // what is past every number stands above all others
		return chart.CostAxis(2*s.top, rows, false, s.low)
	}
	return chart.CostAxis(s.top, rows, s.logScaled || s.needsBreak, s.low)
}

// roundDownTo125 is the last round number, 1, 2 or 5 times a power of ten, that is not
// above v; what is too small for the logarithm stays.
func roundDownTo125(v float64) float64 {
	if !(v > 1e-300) {
		return v
	}
	return chart.RoundBelow(v).Size()
}

// aboveStart is where the scale of leaps begins, in times J at the start.
const aboveStart = 1.3

// brokenAxis is linear for the runs that stay, and above the break logarithmic for
// those that leap. What it shows changes by whole steps only.
func (s costScale) brokenAxis(rows int) chart.Axis {
	upper := rows / 3
	low, high := s.boundedRange[0], s.boundedRange[1]
	step := chart.RoundStep(max((high-low)/4, 1e-6*high, 1e-290))
	low, high = max(0, math.Floor(low/step)*step), math.Ceil(high/step)*step
	const decades = 2e0
	top := decades * math.Pow(10, math.Ceil(math.Log10(s.top/decades)))
	return chart.BrokenAxis(chart.CostRangeAxis(low, high, rows-upper-1, false), chart.LeapAxis(aboveStart*s.start, top, upper))
}

// aboveBreak is the costs of a run of which what lies below a break stands at it.
type aboveBreak struct {
	series
	least float64
}

// Extremes implements chart.Series.
func (s aboveBreak) Extremes(from, to int) (low, high chart.CostPoint, ok bool) {
	low, high, ok = s.series.Extremes(from, to)
	low.J, high.J = max(low.J, s.least), max(high.J, s.least)
	return low, high, ok
}

// infiniteEnd is the costs of a run that ends at J = ∞, which stands above every number.
type infiniteEnd struct {
	series
	at int
}

// Extremes implements chart.Series.
func (s infiniteEnd) Extremes(from, to int) (low, high chart.CostPoint, ok bool) {
	low, high, ok = s.series.Extremes(from, to)
	if from <= s.at && s.at < to {
		high = chart.CostPoint{K: s.at, J: math.MaxFloat64}
		if !ok {
			low = high
		}
		ok = true
	}
	return low, high, ok
}
