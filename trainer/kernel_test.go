package trainer

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// scattered is m examples of n features around ±½, an odd few of them far out.
func scattered(m, n int) Problem {
	draw := rand.New(rand.NewPCG(uint64(m), uint64(n)))
	var p Problem
	for i := range m {
		y := float64(draw.IntN(2))
		x := make([]float64, n)
		for j := range x {
			x[j] = draw.NormFloat64() + y - 0.5
			if i%101 == 7 {
				x[j] *= 1000
			}
		}
		p.X, p.Y = append(p.X, x), append(p.Y, y)
	}
	return p
}

// somewhere is a point of parameter space with n weights.
func somewhere(n int) Params {
	at := Random(n, 3)
	for j := range at.W {
		at.W[j] /= math.Sqrt(float64(n))
	}
	return at
}

// exact adds up the terms of the plain formula without any rounding and
// returns the means; scale holds those of the absolute terms.
func exact(p Problem, at Params) (cost float64, grad, scale Params) {
	m, n := p.Size()
	sums, sizes := make([]big.Float, n+2), make([]float64, n+2)
	var term big.Float
	add := func(place int, v float64) {
		sums[place].SetPrec(2400).Add(&sums[place], term.SetFloat64(v)) // holds every float64 exactly
		sizes[place] += math.Abs(v) / float64(m)
	}
	for i, x := range p.X {
		loss, dz := lossDZ(at.Z(x), p.Y[i])
		for j, v := range x {
			add(j, v*dz)
		}
		add(n, dz)
		add(n+1, loss)
	}
	means := make([]float64, n+2)
	for j := range sums {
		means[j], _ = sums[j].Quo(&sums[j], big.NewFloat(float64(m))).Float64()
	}
	return means[n+1], Params{W: means[:n], B: means[n]}, Params{W: sizes[:n], B: sizes[n]}
}

// near checks J and gradient against exact ones: 1e-14 of their scale. The smallest numbers
// have fewer digits, which a large x makes visible.
func mustBeNear(t rapid.TB, p Problem, at Params, cost float64, grad Params) {
	t.Helper()
	wantCost, want, scale := exact(p, at)
	const allowed = 1e-14
	if !(math.Abs(cost-wantCost) <= allowed*wantCost+1e-320) {
		t.Fatalf("J = %v, exactly %v: off by %g of it", cost, wantCost, math.Abs(cost-wantCost)/wantCost)
	}
	n := len(at.W)
	for j := range n + 1 {
		largest := 1.0
		for _, x := range p.X {
			if j < n {
				largest = max(largest, math.Abs(x[j]))
			}
		}
		got, want, scale := grad.Param(j), want.Param(j), scale.Param(j)
		if !(math.Abs(got-want) <= allowed*scale+largest*1e-322) {
			t.Fatalf("derivative %d is %v, exactly %v: off by %g of its scale", j, got, want, math.Abs(got-want)/scale)
		}
	}
}

func TestKernelIsThePlainFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := rapid.IntRange(1, 100).Draw(t, "m"), rapid.IntRange(1, 7).Draw(t, "n")
		reach := rapid.SampledFrom([]float64{1e-300, 1e-3, 1, 30, 1e6, 1e300}).Draw(t, "reach")
		x, labels := rapid.Float64Range(-reach, reach), rapid.IntRange(0, 1)
		var p Problem
		for range m {
			p.X = append(p.X, rapid.SliceOfN(x, n, n).Draw(t, "x"))
			p.Y = append(p.Y, float64(labels.Draw(t, "y")))
		}
		w := rapid.SampledFrom([]float64{1e-300, 1, 40, 1e200}).Draw(t, "reach of θ")
		theta := rapid.SliceOfN(rapid.Float64Range(-w, w), n+1, n+1).Draw(t, "θ")
		at := Params{W: theta[:n], B: theta[n]}

		grad, plain := Zeros(n), Zeros(n)
		cost := newKernel(pack(p)).evaluate(at, &grad)
		want := Evaluate(p, at, &plain)
		if !finite(want) || !plain.Finite() {
			if !sameBits(cost, want) || !grad.Equal(plain) {
				t.Fatalf("%v %v, plain %v %v", cost, grad, want, plain)
			}
			return
		}
		for i, x := range p.X { // an infinite z on the right side has no exact sum
			if loss, dz := lossDZ(at.Z(x), p.Y[i]); !finite(loss) || !finite(dz) {
				return
			}
		}
		mustBeNear(t, p, at, cost, grad)
	})
}

// Blocks and chunks begin and end at any m.
func TestKernelAtEveryLength(t *testing.T) {
	for _, m := range []int{1, 2, lanes - 1, lanes, lanes + 1, maxBlockRows - 1, maxBlockRows, maxBlockRows + 1, maxChunkRows - 1, maxChunkRows, maxChunkRows + 1, 5*maxChunkRows + 7} {
		for _, n := range []int{1, 2, 3, 4, 5, 30} {
			p, at, grad := scattered(m, n), somewhere(n), Zeros(n)
			cost := newKernel(pack(p)).evaluate(at, &grad)
			mustBeNear(t, p, at, cost, grad)
		}
	}
}

// However large m is, the error does not grow, and however many goroutines
// share the work, the bits are the same.
func TestKernelSharesItsWork(t *testing.T) {
	p, at := scattered(100_017, 2), somewhere(2)
	k, first := newKernel(pack(p)), Zeros(2)
	cost := k.means(at, &first, 1)
	mustBeNear(t, p, at, cost, first)
	for _, workers := range []int{2, 3, 8, 200} {
		grad := Zeros(2)
		if got := k.means(at, &grad, workers); got != cost || !grad.Equal(first) {
			t.Errorf("%d goroutines: %v %v, one: %v %v", workers, got, grad, cost, first)
		}
	}
}

// No difference of labels and features may be lost: with two equal examples of
// different labels the gradient at 0 is exactly 0, in any block and chunk.
func TestKernelCancelsExactly(t *testing.T) {
	var p Problem
	for i := range 3000 {
		p.X, p.Y = append(p.X, []float64{float64(i / 2 % 7), 1}), append(p.Y, float64(i%2))
	}
	grad := Zeros(2)
	cost := newKernel(pack(p)).evaluate(Zeros(2), &grad)
	if !grad.Equal(Zeros(2)) || math.Abs(cost-math.Ln2) > 1e-15 {
		t.Errorf("J = %v, gradient %v", cost, grad)
	}
}

func TestKernelNeedsNoMemory(t *testing.T) {
	p, at, grad := scattered(3000, 5), somewhere(5), Zeros(5)
	k := newKernel(pack(p))
	if got := testing.AllocsPerRun(10, func() { k.evaluate(at, &grad) }); got != 0 {
		t.Errorf("it allocates %v times", got)
	}
}

func TestTwoSumKeepsWhatRoundingTakes(t *testing.T) {
	var s twoSum
	for _, v := range []float64{1, 0x1p-60, 1024, 3 * 0x1p-61, -1024, -1} {
		s.add(v)
	}
	if got := s.value(); got != 5*0x1p-61 {
		t.Errorf("%v", got)
	}
}

func TestGridIsThePlainFormula(t *testing.T) {
	for _, m := range []int{1, 33, 150, 1500} {
		for _, n := range []int{1, 2, 5} {
			p, held := scattered(m, n), somewhere(n)
			us, vs := []float64{-40, -1, 0, 0.3, 1e306}, []float64{-2, 0.7}
			for u := range n + 1 {
				for v := range n + 1 {
					if u != v {
						checkGrid(t, p, Plane{U: u, V: v, Fixed: held}, us, vs)
					}
				}
			}
		}
	}
}

func checkGrid(t *testing.T, p Problem, plane Plane, us, vs []float64) {
	t.Helper()
	costs := make([]float64, len(us)*len(vs))
	if err := CostGrid(t.Context(), p, plane, us, vs, costs); err != nil {
		t.Fatal(err)
	}
	for i, got := range costs {
		at := plane.Fixed.Clone()
		at.setParam(plane.U, us[i%len(us)])
		at.setParam(plane.V, vs[i/len(us)])
		want := Evaluate(p, at, nil)
		// Far out z is a sum of terms above J, added in another order.
		if !sameBits(got, want) && !(math.Abs(got-want) <= 1e-13*want) {
			t.Errorf("m = %d, %d and %d: J = %v, want %v", len(p.X), plane.U, plane.V, got, want)
		}
	}
}
