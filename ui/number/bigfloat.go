package number

import (
	"math"
	"math/big"
)

// Powers of e and logarithms to more digits than float64 has, for equations
// that a person checks by hand. A decimal library has them too; the tables of
// the one that was used before took a third of the time of `--version`.

// precision is how many bits they are computed to.
const precision = 256

// largestExponent is far beyond the largest exponent of e that float64 knows.
const largestExponent = 1e5

func bigFloat() *big.Float { return new(big.Float).SetPrec(precision) }

// bigExp is e^x; far out it is 0, or a number beyond all that float64 knows.
//
// With r = x/2^halvings, small enough for a short Taylor series,
// e^x = (e^r)^(2^halvings). Each squaring doubles the relative error.
func bigExp(x *big.Float) *big.Float {
	const halvings = 32 // |r| < largestExponent/2^32 < 2^−15
	switch {
	case x.Cmp(big.NewFloat(largestExponent)) > 0:
		return bigFloat().SetMantExp(big.NewFloat(1), 4*largestExponent)
	case x.Cmp(big.NewFloat(-largestExponent)) < 0:
		return bigFloat()
	}
	r := bigFloat().SetMantExp(x, -halvings)
	sum, term := bigFloat().SetInt64(1), bigFloat().SetInt64(1)
	for n := int64(1); term.Sign() != 0 && term.MantExp(nil) > -precision; n++ {
		term.Quo(term.Mul(term, r), bigFloat().SetInt64(n))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
}

// bigLog is log x for x > 0, by Halley's method for e^y = x, which triples the
// correct digits: y ← y + 2(x − e^y)/(x + e^y), from what float64 gives.
func bigLog(x *big.Float) *big.Float {
	const rounds = 3 // from 1e−11 to 1e−99
	mantissa := bigFloat()
	exponent := x.MantExp(mantissa)
	m, _ := mantissa.Float64()
	y := bigFloat().SetFloat64(math.Log(m) + float64(exponent)*math.Ln2)
	for range rounds {
		e := bigExp(y)
		off, sum := bigFloat().Sub(x, e), bigFloat().Add(x, e)
		y.Add(y, off.Quo(off.Add(off, off), sum))
	}
	return y
}

// bigLog1p is log(1 + v) for v ≥ 0, also where v is far below the digits
// of 1.
func bigLog1p(v *big.Float) *big.Float {
	if v.Sign() != 0 && v.MantExp(nil) > -precision/4 {
		return bigLog(bigFloat().Add(bigFloat().SetInt64(1), v))
	}
	square := bigFloat().Mul(v, v)
	return square.Sub(v, square.SetMantExp(square, -1)) // v³ is below all digits shown
}
