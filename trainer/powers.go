package trainer

import "math"

// powers is the table behind a faster exp: powers[j] − j<<shift is the bits of
// 2^(−j/cells), correctly rounded, and powers[k%cells] − k<<shift those of
// 2^(−k/cells). It is 2 kB, made in about a microsecond.
type powers [cells]uint64

// cells is how many parts an octave is cut into. With 256 the rest of the
// exponent is at most ln 2/512, where a polynomial of degree 4 is exact enough.
const cells = 256

// shift puts the octave of k, k/cells, where a float64 has its exponent.
const shift = 52 - 8

// newPowers multiplies 2^(−1/cells) up with twice the usual number of digits.
// Products and their errors are exact by FMA, so the table is the same
// everywhere; a test compares it with the correctly rounded powers.
func newPowers() *powers {
	const rootHi, rootLo = 0x1.fe9d96b2a23d9p-1, 0x1.4a6037442fde3p-57
	var t powers
	hi, lo := 1.0, 0.0
	for j := range t {
		t[j] = math.Float64bits(hi) + uint64(j)<<shift
		product := hi * rootHi
		rest := math.FMA(hi, rootHi, -product) + float64(hi*rootLo) + float64(lo*rootHi)
		hi = product + rest
		lo = rest - (hi - product)
	}
	return &t
}

// The way of exp(−u) = 2^(−k/cells)·exp(r), k whole and r = k·ln 2/cells − u.
const (
	perUnit = cells / math.Ln2
	// whole has the spacing 1: what is added to it is rounded to a whole number,
	// which then stands in the lowest bits.
	whole = 0x1.8p52
	// stepHi + stepLo = ln 2/cells. The first has 33 bits, so k·stepHi is exact
	// for k < 2²⁰, and so is its difference to u.
	stepHi = 0x1.62e42fefp-9
	stepLo = 0x1.473de6af278edp-42
	// exp(r) = 1 + r·(1 + r·(½ + r·(third + r·fourth))) to 5e-18: ⅙ and 1/24, the
	// first corrected by 0.8695·(ln 2/512)²/120, which spreads the term r⁵/120
	// that is left out over |r| ≤ ln 2/512.
	third  = 0x1.5555571da1cap-3
	fourth = 1.0 / 24

	normal = 708 // exp(−u) is normal, and so is its power of two, for u up to this
	gone   = 746 // and rounds to 0 from this on
)

// exp returns exp(−u) for 0 ≤ u ≤ normal with an error of about one unit in
// the last place at most. It is as short as it is so that the compiler puts it
// in line.
func (t *powers) exp(u float64) float64 {
	k := float64(u*perUnit) + whole
	bits := math.Float64bits(k)
	k -= whole
	r := k*stepHi - u + float64(k*stepLo) // k·stepHi is exact, fused or not
	scale := math.Float64frombits(t[bits%cells] - bits<<shift)
	return scale + float64(scale*r*(1+float64(r*(0.5+float64(r*(third+float64(r*fourth)))))))
}

// expFar is exp for the other u: beyond normal, +Inf and NaN. The square of a
// normal number rounds once on the way down to 0.
func (t *powers) expFar(u float64) float64 {
	if u >= gone {
		return 0
	}
	root := t.exp(u / 2)
	return root * root
}

// of returns exp(−u) for every u ≥ 0 and NaN.
func (t *powers) of(u float64) float64 {
	if u <= normal {
		return t.exp(u)
	}
	return t.expFar(u)
}
