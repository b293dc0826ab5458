package trainer

import (
	"fmt"
	"math"
	"strconv"
)

// The exponents of the lowest and the highest α step: beyond them an update is
// lost among the smallest float64, or none.
const (
	minAlphaExponent = -300
	maxAlphaExponent = 300
)

// AlphaSteps returns the α steps from low to high, both with them where they are
// steps: 1 and 3 in every power of ten, each the float64 nearest to its decimal.
func AlphaSteps(low, high float64) []float64 {
	var steps []float64
	for e := max(minAlphaExponent, decade(low)-1); e <= min(maxAlphaExponent, decade(high)+1); e++ {
		for _, digit := range []int{1, 3} {
			if v := alphaStep(digit, e); v >= low && v <= high {
				steps = append(steps, v)
			}
		}
	}
	return steps
}

// alphaMargin is by how much a bound must exceed an α step. It is far more than
// the rounding error of an eigenvalue: where the exact bound is a step, rounding
// must not decide, or two machines would begin with different α.
const alphaMargin = 0x1p-20

// AlphaBelow returns the largest α step below bound, or the lowest step there is
// where bound is 0 or not known.
func AlphaBelow(bound float64) float64 {
	for e := min(maxAlphaExponent, decade(bound)+1); e > minAlphaExponent; e-- {
		for _, digit := range []int{3, 1} {
			if v := alphaStep(digit, e); v+float64(v*alphaMargin) <= bound {
				return v
			}
		}
	}
	return alphaStep(1, minAlphaExponent)
}

// alphaStep is digit·10^exponent, as the decimal reads.
func alphaStep(digit, exponent int) float64 {
	v, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", digit, exponent), 64)
	return v
}

// decade is the exponent of the power of ten at or just beside v; that of the
// lowest step where v is 0 or NaN.
func decade(v float64) int {
	if !(v > 0) {
		return minAlphaExponent
	}
	return int(min(maxAlphaExponent, max(minAlphaExponent, math.Floor(math.Log10(v)))))
}

// FirstAlpha is the α to begin with where nobody has tried these data: the
// largest of … 0.1 0.3 1 3 below AlphaBound, below half of it where that is an
// estimate. The same on every machine.
func (f Facts) FirstAlpha() float64 {
	if f.Estimated {
		return AlphaBelow(f.AlphaBound / 2)
	}
	return AlphaBelow(f.AlphaBound)
}

// FeaturesLarge reports whether some column is far from 0, as ages and prices
// are: it alone keeps AlphaBound below 8/100, and scaling it takes that away.
func (f Facts) FeaturesLarge() bool {
	const large = 10 // scaled, it is 1
	return f.LargestRMS >= large
}
