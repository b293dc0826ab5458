package chart

import (
	"descent/ui/number"
	"math"
	"strconv"
)

// nextRoundStep returns the first round number that is not below least (to within
// rounding) and that will do. least must be above 0 and finite;
// do must say yes within a few powers of ten.
func nextRoundStep(least float64, do func(step float64) bool) float64 {
	const slack = 1 - 1e-12
	for step := RoundBelow(least); ; step++ {
		if size := step.Size(); size >= least*slack && do(size) {
			return size
		}
	}
}

// tickLabel writes a tick's value with as many decimals as its step needs: 0.5 and
// 1.0, but 10 and 20. Where the largest tick, top, is a million or more and gets
// shorter by it, and for steps under 1e−4, all get a power of ten, with as many
// digits as top needs. Minus signs are real ones (U+2212).
func tickLabel(v, step, top float64) string {
	unit := exponent(step)
	digits := max(0, min(exponent(top)-unit, 15))
	const power = len("1.e+06")
	short := top < 1e6 || top < 1e15 && exponent(top)+1 <= digits+power
	switch {
	case short && unit >= -4:
		return number.WithMinusSign(strconv.FormatFloat(v, 'f', max(0, -unit), 64))
	case v == 0:
		return "0"
	}
	return number.WithMinusSign(strconv.FormatFloat(v, 'e', digits, 64))
}

// power writes the value v = 10^e: as it is from 0.0001 to 100000.
func power(e int, v float64) string {
	if e >= -4 && e <= 5 {
		return number.WithMinusSign(strconv.FormatFloat(v, 'f', max(0, -e), 64))
	}
	return number.WithMinusSign(strconv.FormatFloat(v, 'e', 0, 64))
}

// exponent returns floor(log10 v) for v > 0; a power of ten that came out a
// little small still counts.
func exponent(v float64) int { return int(math.Floor(math.Log10(v) + 1e-9)) }
