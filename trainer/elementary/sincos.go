package elementary

import "math"

// The parts of π/2: the first has 33 bits, so its product with a small whole
// number is exact.
const (
	quarterHi = 0x1.921fb544p+0
	quarterLo = 0x1.0b4611a626331p-34
)

// Sincos returns sine and cosine of x for |x| up to some hundred turns, with an
// error of about 1e-16.
func Sincos(x float64) (sin, cos float64) {
	quarters := math.Floor(float64(x*(2/math.Pi)) + 0.5)
	r := x - float64(quarters*quarterHi) - float64(quarters*quarterLo)
	square := float64(r * r)
	// The series, up to r¹⁷/17! and r¹⁶/16! for |r| ≤ π/4.
	s, c := 1.0, 1.0
	for k := 16.0; k > 0; k -= 2 {
		s = 1 - float64(s*square)/(k*(k+1))
		c = 1 - float64(c*square)/(k*(k-1))
	}
	s = float64(s * r)
	switch int(quarters) & 3 {
	case 1:
		return c, -s
	case 2:
		return -s, -c
	case 3:
		return -c, s
	}
	return s, c
}
