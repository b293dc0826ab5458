package theme

import "math"

// sideShades is how many steps the shading has to either side of the paper: 32
// in all, so that a screen holds few colours and neighbouring cells merge into
// runs.
const sideShades = 16

// Shade returns the background for a probability a in [0, 1]: the paper at
// one half, the tint of a class towards either end.
func (t Theme) Shade(a float64) Color {
	v := 2*a - 1
	side, sign := t.Tint[1], 1.0
	if v < 0 {
		side, sign = t.Tint[0], -1
	}
	return t.shade(side, int(sign*v*sideShades+0.5))
}

func (t Theme) shade(side Color, step int) Color {
	return Mix(t.Base.BG, side, shadeCurve(float64(step)/sideShades))
}

// shadeCurve lifts small values, so that the two sides of a boundary differ
// already close to it.
func shadeCurve(v float64) float64 { return math.Pow(v, 0.7) }

// Shading is Shade for a whole pane: every colour is mixed already, and which
// one it is follows from z, a = σ(z), without an exp.
type Shading struct {
	limits  [sideShades]float64 // of |z|: from there on it is a step further
	colours [2][sideShades + 1]Color
}

// Shading returns the shades of t.
func (t Theme) Shading() *Shading {
	s := &Shading{}
	for i := range s.limits {
		s.limits[i] = 2 * math.Atanh((float64(i)+0.5)/sideShades) // |2a − 1| = tanh(|z|/2)
	}
	for side := range s.colours {
		for step := range s.colours[side] {
			s.colours[side][step] = t.shade(t.Tint[side], step)
		}
	}
	return s
}

// Of returns the background for z, which is a number.
func (s *Shading) Of(z float64) Color {
	side, size := 1, z
	if z < 0 {
		side, size = 0, -z
	}
	step := 0
	for by := sideShades / 2; by > 0; by /= 2 {
		if size >= s.limits[step+by-1] {
			step += by
		}
	}
	if size >= s.limits[step] { // the halves above come to one less than all
		step++
	}
	return s.colours[side][step]
}
