package pane

import (
	"descent/trainer"
	"descent/ui/number"
	"descent/ui/timeline"
)

// trendSteps is over how many steps the course of J is judged: one step says
// nothing of a J that jumps to and fro.
const trendSteps = 10

// leapFactor is how many times J at the start J is when it leaps.
const leapFactor = 1.5

// recentCosts is how J moved in the last steps that lead to an iteration. What
// rounding moves is neither a rise nor a fall.
type recentCosts struct {
	steps, rises, falls int // at most judged
	last                int // the direction of the last step
	fallsInARow         int // how many steps up to the last one fell, one after the other
	start, now          float64
	top                 float64 // the largest J, both ends included
	topAt               int
}

// recentCostsOf looks back from iteration k.
func recentCostsOf(c timeline.Costs, k int) recentCosts {
	s := recentCosts{topAt: k}
	s.start, _ = c.At(0)
	s.now, _ = c.At(k)
	s.top = s.now
	to := s.now
	for ; s.steps < trendSteps && k > 0; k-- {
		from, known := c.At(k - 1)
		way, steps := trainer.Trend([]float64{from, to})
		if !known || steps == 0 {
			break
		}
		if s.steps == 0 {
			s.last = way
		}
		if way < 0 && s.fallsInARow == s.steps {
			s.fallsInARow++
		}
		s.steps, s.rises, s.falls = s.steps+1, s.rises+boolToInt(way > 0), s.falls+boolToInt(way < 0)
		if from > s.top {
			s.top, s.topAt = from, k-1
		}
		to = from
	}
	return s
}

// trendKind is what the course of J is called.
type trendKind uint8

const (
	unknown trendKind = iota // no step is known
	level
	falling
	rising
	swinging     // rises and falls by turns
	trendLeaping // rises, and came far above its start
)

func (s recentCosts) trend() trendKind {
	switch {
	case s.steps == 0:
		return unknown
	case s.rises > 0 && s.top > leapFactor*s.start:
		return trendLeaping
	case s.rises > 0 && s.falls > 0:
		return swinging
	case s.rises > 0:
		return rising
	case s.last < 0:
		return falling
	}
	return level
}

// leapt tells that J came far above its start in the last steps, but has fallen
// since: it leaps no more, or not now.
func (s recentCosts) leapt() bool {
	const calm = 3 // steps
	return s.trend() == trendLeaping && s.fallsInARow >= calm && !s.aboveStart()
}

// aboveStart tells that J is higher than where the run began.
func (s recentCosts) aboveStart() bool {
	way, known := trainer.Trend([]float64{s.start, s.now})
	return known > 0 && way > 0
}

// trendWarning is what is wrong with the course of J, in a glyph and in a word;
// empty where nothing is, or where the class is to say it first.
func trendWarning(st paneState) (mark, word string) {
	if hides(st.State, CostNumber) || hides(st.State, Happening) {
		return "", ""
	}
	if st.Run.Snapshot.Status == trainer.Diverged {
		return "!", "diverged"
	}
	switch s := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter); s.trend() {
	case trendLeaping:
		if s.leapt() {
			return "", "leapt"
		}
		return "!", "leaps"
	case swinging:
		return "↕", "swings"
	case rising:
		return "↑", "rises"
	case unknown, level, falling:
	}
	return "", ""
}

// overshot tells that the last step went clearly past the lowest point of the
// line it went along: there J falls back against its direction. Numbers are
// brought to a size of 1 first, so that no product overflows.
func overshot(st paneState) bool {
	before, known := previous(st)
	now, then := entries(st.Run.Snapshot.Grad), entries(before.Grad)
	if !known || number.LargestMagnitude(now) == 0 || number.LargestMagnitude(then) == 0 {
		return false
	}
	const clearly = 0.05 // of the slope that the step began with
	dot, square, top := 0.0, 0.0, number.LargestMagnitude(then)
	for j := range now {
		dot += now[j] / top * (then[j] / top)
		square += then[j] / top * (then[j] / top)
	}
	return dot < -clearly*square
}

// previous is the snapshot that the last step began at, if it is known.
func previous(st paneState) (trainer.Snapshot, bool) {
	if n := len(st.Run.Recent); n > 1 && st.Run.Recent[n-2].Iter == st.Run.Snapshot.Iter-1 {
		return st.Run.Recent[n-2], true
	}
	return trainer.Snapshot{}, false
}
