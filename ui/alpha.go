package ui

import (
	"fmt"
	"math"
	"strconv"
)

// The ladder of learning rates: 1 and 3 in every power of ten.
const (
	lowestAlpha  = 1e-7
	highestAlpha = 1e3
)

// ladder lists the rungs from the lowest to the highest, each the float64
// nearest to its decimal.
func ladder() []float64 {
	var rungs []float64
	for e := -7; e <= 3; e++ {
		for _, digit := range []int{1, 3} {
			v, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", digit, e), 64)
			if v >= lowestAlpha && v <= highestAlpha {
				rungs = append(rungs, v)
			}
		}
	}
	return rungs
}

// climb returns the next rung above alpha (up > 0) or below it; at the end of
// the ladder alpha itself, if it lies outside.
func climb(alpha float64, up int) float64 {
	rungs := ladder()
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
func nudge(alpha float64, up int) float64 {
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
	if err != nil || v < lowestAlpha || v > highestAlpha {
		return alpha
	}
	return v
}
