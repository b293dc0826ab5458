package elementary

import "math"

// The parts of ln 2: the first has 32 bits, so its product with an exponent is exact.
const (
	ln2Hi = 0x1.62e42feep-1
	ln2Lo = 0x1.a39ef35793c76p-33
)

// Log1p returns log(1 + v) for v ≥ 0, +Inf and NaN with an error of about one
// unit in the last place at most.
func Log1p(v float64) float64 {
	if !(v <= math.MaxFloat64) { // NaN too
		return v
	}
	if v < 0x1p-54 {
		return v
	}
	whole := 1 + v
	lost := v - (whole - 1) // of v, by rounding
	if v > 1 {
		lost = 1 - (whole - v)
	}
	return logWithError(whole, lost)
}

// Log returns the logarithm of a normal v > 0 with an error of about one unit
// in the last place at most; −Inf for 0 and v for +Inf and NaN.
func Log(v float64) float64 {
	switch {
	case v == 0:
		return math.Inf(-1)
	case !(v <= math.MaxFloat64):
		return v
	}
	return logWithError(v, 0)
}

// logWithError returns log(whole + lost), lost being what rounding took off whole.
// With whole = 2^e·(1 + f) and s = f/(2 + f)
//
//	log(1 + f) = 2·(s + s³/3 + s⁵/5 + …) = f − (f²/2 − s·(f²/2 + R)),  R = 2·(s²/3 + s⁴/5 + …)
//
// so that the largest part, f, is exact.
func logWithError(whole, lost float64) float64 {
	// The exponent that leaves 1 + f within √½ … √2.
	const half = 0x3fe6a09e667f3bcd // the bits of √½
	bits := math.Float64bits(whole)
	e := (int64(bits) - half) >> 52                   //nolint:gosec // the sign bit is 0
	f := math.Float64frombits(bits-uint64(e)<<52) - 1 //nolint:gosec // modulo 2^64, as it shall
	s := f / (2 + f)
	square := float64(s * s)
	// |s| ≤ 3 − 2√2: the first term left out is 2·s²²/23, 6e-19 of the sum.
	r := 2.0/13 + float64(square*(2.0/15+float64(square*(2.0/17+float64(square*(2.0/19+float64(square*(2.0/21))))))))
	r = 2.0/3 + float64(square*(2.0/5+float64(square*(2.0/7+float64(square*(2.0/9+float64(square*(2.0/11+float64(square*r)))))))))
	r = float64(r * square)
	halved := float64(0.5 * f * f)
	small := lost/whole + float64(float64(e)*ln2Lo)
	rest := halved - (float64(s*(halved+r)) + small)
	return float64(float64(e)*ln2Hi) - (rest - f)
}
