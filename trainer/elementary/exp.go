package elementary

import "math"

// ExpTable is what Exp looks up: ExpTable[j] − j<<shift is the bits of
// 2^(−j/cells), correctly rounded, and ExpTable[k%cells] − k<<shift those of
// 2^(−k/cells) for any whole k. It is 2 kB, made in about a microsecond.
type ExpTable [tableCells]uint64

// tableCells is how many parts an octave is cut into. With 256 the rest of the
// exponent is at most ln 2/512, where a polynomial of degree 4 is exact enough.
const tableCells = 256

// shift puts the octave of k, k/cells, where a float64 has its exponent.
const shift = 52 - 8

var expTable = newTable() //nolint:gochecknoglobals // it never changes

// SharedExpTable returns the one table there is. Nothing may write to it.
func SharedExpTable() *ExpTable { return expTable }

// newTable multiplies 2^(−1/cells) up with twice the usual number of digits.
// A test compares the table with the correctly rounded powers.
func newTable() *ExpTable {
	const rootHi, rootLo = 0x1.fe9d96b2a23d9p-1, 0x1.4a6037442fde3p-57
	var t ExpTable
	hi, lo := 1.0, 0.0
	for j := range t {
		t[j] = math.Float64bits(hi) + uint64(j)<<shift
		product, lost := exactProduct(hi, rootHi)
		rest := lost + float64(hi*rootLo) + float64(lo*rootHi)
		hi = product + rest
		lo = rest - (hi - product)
	}
	return &t
}

// exactProduct returns a·b rounded and what rounding took off it, by Veltkamp's
// halves of a and b, the products of which are exact.
func exactProduct(a, b float64) (product, lost float64) {
	ah, al := dekkerSplit(a)
	bh, bl := dekkerSplit(b)
	product = float64(a * b)
	lost = float64(ah*bh) - product
	lost += float64(ah * bl)
	lost += float64(al * bh)
	return product, lost + float64(al*bl)
}

// dekkerSplit returns two numbers of 26 bits at most whose sum is a.
func dekkerSplit(a float64) (high, low float64) {
	const split = 1<<27 + 1
	c := float64(split * a)
	high = c - (c - a)
	return high, a - high
}

// The way of exp(c) = 2^(−k/cells)·exp(r), k whole and r = c + k·ln 2/cells.
const (
	cellsPerUnit = tableCells / math.Ln2
	// roundMagic has the spacing 1: what is added to it is rounded to a whole
	// number, which then stands in the lowest bits.
	roundMagic = 0x1.8p52
	// stepHi + stepLo = ln 2/cells. The first has 33 bits, so k·stepHi is exact
	// for |k| < 2²⁰, and so is its sum with c.
	stepHi = 0x1.62e42fefp-9
	stepLo = 0x1.473de6af278edp-42
	// exp(r) = 1 + r·(1 + r·(½ + r·(third + r·fourth))) to 5e-18: ⅙ and 1/24, the
	// first corrected by 0.8695·(ln 2/512)²/120, which spreads the term r⁵/120
	// that is left out over |r| ≤ ln 2/512.
	third  = 0x1.5555571da1cap-3
	fourth = 1.0 / 24

	// ExpNormalMax is the largest |c| for which e^c is a normal number, and so
	// is its power of two; from −expUnderflow on e^c rounds to 0.
	ExpNormalMax = 708
	expUnderflow = 746
)

// Exp returns e^c for |c| ≤ ExpNormalMax with an error of about one unit in the
// last place at most: the same bits on every processor, for each operation
// rounds by itself. It is as short as it is so that the compiler puts it in line.
func (t *ExpTable) Exp(c float64) float64 {
	k := float64(c*-cellsPerUnit) + roundMagic
	bits := math.Float64bits(k)
	k -= roundMagic
	c += float64(k * stepHi)
	c += float64(k * stepLo)
	scale := math.Float64frombits(t[bits%tableCells] - bits<<shift)
	return scale + float64(scale*c*(1+float64(c*(0.5+float64(c*(third+float64(c*fourth)))))))
}

// Exp returns e^c for every c, ±Inf and NaN too. The square of a normal
// number rounds once on the way down to 0.
func Exp(c float64) float64 {
	if math.Abs(c) <= ExpNormalMax {
		return expTable.Exp(c)
	}
	if c <= -expUnderflow {
		return 0
	}
	root := expTable.Exp(float64(min(c, 2*ExpNormalMax) / 2)) // a NaN stays one
	return root * root
}
