package chart

import (
	"math"
	"strconv"
)

// RoundNumber is one of the round numbers … 0.1 0.2 0.5 1 2 5 10 … by its place: 0 is
// 1, 1 is 2, 2 is 5, 3 is 10.
type RoundNumber int

// RoundBelow returns the largest that is not above v, v > 0 and finite.
func RoundBelow(v float64) RoundNumber {
	step := RoundNumber(3 * math.Floor(math.Log10(v)))
	for step.Size() > v {
		step--
	}
	for (step + 1).Size() <= v {
		step++
	}
	return step
}

// RoundAbove returns the smallest that is not below v, v > 0 and finite.
func RoundAbove(v float64) RoundNumber {
	step := RoundBelow(v)
	if step.Size() < v {
		step++
	}
	return step
}

// parts are the digit and the power of ten of a step.
func (r RoundNumber) parts() (digit float64, power int) {
	i := int(r)
	power = i / 3
	if i%3 < 0 {
		power--
	}
	return [3]float64{1, 2, 5}[i-3*power], power
}

// Size is the number itself, the float64 nearest to its decimal.
func (r RoundNumber) Size() float64 { return r.Times(1) }

// Times is n steps, to the whole n the number nearest to what it is called: 0.3 and
// not 0.30000000000000004.
func (r RoundNumber) Times(n float64) float64 {
	const exact = 22 // up to this power of ten a float64 holds it
	digit, power := r.parts()
	switch {
	case power < 0 && power >= -exact:
		return n * digit / math.Pow10(-power)
	case power >= 0 && power <= exact:
		return n * digit * math.Pow10(power)
	}
	size, _ := strconv.ParseFloat(strconv.Itoa(int(digit))+"e"+strconv.Itoa(power), 64) // ±Inf, or 0, beyond all
	return n * size
}

// Above is the first multiple of the step above v; rounding counts as equal.
func (r RoundNumber) Above(v float64) float64 {
	times := v / r.Size()
	if whole := math.Round(times); math.Abs(times-whole) < 1e-6 {
		return r.Times(whole + 1)
	}
	return r.Times(math.Floor(times) + 1)
}
