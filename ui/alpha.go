package ui

import (
	"fmt"
	"math"
	"strconv"

	"descent/trainer"
)

// The ends of the ladder of learning rates, for data that do not ask for a
// lower one.
const (
	lowestAlpha  = 1e-7
	highestAlpha = 1e3
)

// ladder lists the rungs for data with this bound of α from the lowest to the
// highest: 1 and 3 in every power of ten, down to two powers below the bound.
func ladder(bound float64) []float64 {
	return trainer.AlphaSteps(min(lowestAlpha, trainer.AlphaBelow(bound/100)), highestAlpha)
}

// rungs are those of the present data.
func (m *Model) rungs() []float64 { return ladder(m.lesson.facts.AlphaBound) }

// climb returns the next rung above alpha (up > 0) or below it; at the end of
// the ladder alpha itself, if it lies outside.
func climb(rungs []float64, alpha float64, up int) float64 {
	if up > 0 {
		for _, r := range rungs {
			if r > alpha {
				return r
			}
		}
		return alpha
	}
	for i := len(rungs) - 1; i >= 0; i-- {
		if rungs[i] < alpha {
			return rungs[i]
		}
	}
	return alpha
}

// nudge takes the next number of two digits: 0.30 → 0.31, 0.127 → 0.13,
// downwards 0.10 → 0.099.
func nudge(rungs []float64, alpha float64, up int) float64 {
	const rounding = 1e-9 // 0.3/0.01 is a little more than 30
	exponent := math.Floor(math.Log10(alpha)) - 1
	digits := alpha / math.Pow(10, exponent)
	n := math.Floor(digits+rounding) + 1
	if up < 0 {
		n = math.Ceil(digits-rounding) - 1
	}
	if n < 10 {
		n, exponent = 99, exponent-1
	}
	v, err := strconv.ParseFloat(fmt.Sprintf("%ge%d", n, int(exponent)), 64)
	if err != nil || v < rungs[0] || v > rungs[len(rungs)-1] {
		return alpha
	}
	return v
}
