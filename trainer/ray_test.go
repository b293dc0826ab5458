package trainer

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// J along a ray is J at the parameters there, its slope is what J changes by, and
// nothing on the way is lower than its lowest point.
func TestRay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m, n := rapid.IntRange(1, 12).Draw(rt, "m"), rapid.IntRange(1, 4).Draw(rt, "n")
		number := rapid.Float64Range(-3, 3)
		p := Problem{}
		for range m {
			p.X = append(p.X, rapid.SliceOfN(number, n, n).Draw(rt, "x"))
			p.Y = append(p.Y, float64(rapid.IntRange(0, 1).Draw(rt, "y")))
		}
		from := Params{W: rapid.SliceOfN(number, n, n).Draw(rt, "w"), B: number.Draw(rt, "b")}
		grad := Zeros(n)
		Evaluate(p, from, &grad)
		lambda := rapid.SampledFrom([]float64{0, 0, 0.5, 10}).Draw(rt, "lambda")
		for j, w := range from.W {
			grad.W[j] += lambda / float64(m) * w
		}
		r := NewRay(p, Snapshot{Params: from, Grad: grad, Lambda: lambda})
		at := func(s float64) float64 {
			to := from.Clone()
			for j := range to.W {
				to.W[j] -= s * grad.W[j]
			}
			to.B -= s * grad.B
			return Evaluate(p, to, nil) + Penalty(lambda, m, to.W)
		}
		most := rapid.Float64Range(0.01, 30).Draw(rt, "most")
		low := r.ArgMin(most)
		lowest := at(low)
		for i := range 41 {
			s := most * float64(i) / 40
			want := at(s)
			if got := r.Cost(s); math.Abs(got-want) > 1e-12*(1+want) {
				rt.Fatalf("J at %v is %v, not %v", s, got, want)
			}
			if want < lowest-1e-9*(1+lowest) {
				rt.Fatalf("J is %v at %v and %v at %v, which is the lowest", want, s, lowest, low)
			}
			const h = 1e-5
			if got, want := r.Slope(s), (at(s+h)-at(s-h))/(2*h); math.Abs(got-want) > 1e-5*(1+math.Abs(want)) {
				rt.Fatalf("the slope at %v is %v, not %v", s, got, want)
			}
		}
		square := grad.B * grad.B
		for _, d := range grad.W {
			square += d * d
		}
		if got := r.Slope(0); math.Abs(got+square) > 1e-12*(1+square) {
			rt.Fatalf("J begins with slope %v along a gradient of length² %v", got, square)
		}
	})
}
