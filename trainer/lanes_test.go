package trainer

import (
	"math"
	"testing"

	"descent/trainer/elementary"

	"pgregory.net/rapid"
)

// spelledOut is J and the gradient as the lanes are defined: one example after
// another, each into its lane, the lanes of a block put together, the blocks of
// a chunk, the chunks. However they are computed, these are the bits.
func spelledOut(p *packed, at Params) (cost float64, grad Params) {
	n, totals := p.n, make([]twoSum, p.n+2)
	for start := 0; start < p.m; start += p.chunkRows {
		part := make([]float64, n+2)
		for from := start; from < min(start+p.chunkRows, p.m); from += p.blockRows {
			for place, v := range blockSums(p, at, from, min(p.blockRows, p.m-from)) {
				part[place] += v
			}
		}
		for place, v := range part {
			totals[place].add(v)
		}
	}
	grad = Zeros(n)
	for j := range grad.W {
		grad.W[j] = totals[1+j].value() / float64(p.m)
	}
	grad.B = totals[n+1].value() / float64(p.m)
	return totals[0].value() / float64(p.m), grad
}

// blockSums is the loss, dw₁ … dwₙ and db of rows examples.
func blockSums(p *packed, at Params, from, rows int) []float64 {
	far := false
	for _, x := range p.problem.X[from : from+rows] {
		far = far || !(math.Abs(at.Z(x)) <= maxDirectExp)
	}
	sums := make([][lanes]float64, p.n+2)
	var product, twice [lanes]float64
	for i := range rows {
		x, h, lane := p.problem.X[from+i], 1-2*p.problem.Y[from+i], i%lanes
		c := h * at.Z(x)
		var t, q float64
		if far {
			t = elementary.Exp(-math.Abs(c))
			q = residual(c, t)
			twice[lane] += math.Abs(c) + c
		} else {
			t = elementary.Exp(c)
			q = t / (1 + t)
		}
		product[lane] += float64(t * (1 + product[lane]))
		for j, v := range x {
			sums[1+j][lane] += float64(q * (h * v))
		}
		sums[1+p.n][lane] += float64(q * h)
	}
	all := make([]float64, p.n+2)
	for place := range sums {
		v := sums[place]
		all[place] = ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]))
	}
	all[0] = float64(laneSum(&twice)/2) + logProduct(product[:])
	return all
}

func TestLanesHaveTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := rapid.IntRange(1, 3*maxBlockRows).Draw(t, "m"), rapid.IntRange(1, 40).Draw(t, "n")
		reach := rapid.SampledFrom([]float64{1e-300, 1e-3, 1, 5, 30, 1e3}).Draw(t, "reach")
		p, at := scattered(m, n), somewhere(n)
		for i := range p.X {
			for j := range p.X[i] {
				p.X[i][j] *= reach
			}
		}
		x := rapid.Float64Range(-reach, reach)
		for range rapid.IntRange(0, 5).Draw(t, "changed") {
			p.X[rapid.IntRange(0, m-1).Draw(t, "i")][rapid.IntRange(0, n-1).Draw(t, "j")] = x.Draw(t, "x")
		}
		mustHaveTheBits(t, p, at)
	})
	for _, m := range []int{maxChunkRows - 1, maxChunkRows + lanes, 3*maxChunkRows + maxBlockRows + 3} {
		mustHaveTheBits(t, scattered(m, 2), somewhere(2))
	}
}

func mustHaveTheBits(t rapid.TB, p Problem, at Params) {
	t.Helper()
	k, grad := newKernel(pack(p)), Zeros(len(at.W))
	cost := k.means(at, &grad, 1)
	want, wantGrad := spelledOut(k.packed, at)
	if math.Float64bits(cost) != math.Float64bits(want) || !grad.Equal(wantGrad) {
		t.Fatalf("J %v, spelled out %v; gradient %v, spelled out %v", cost, want, grad, wantGrad)
	}
}

// The grid goes through the same losses.
func TestGridHasTheBitsOfTheLanes(t *testing.T) {
	for _, m := range []int{3, lanes, 150, maxChunkRows + 13} {
		p, at := scattered(m, 2), somewhere(2)
		for _, u := range []float64{0, 0.5, 2} {
			at.W[0] = u
			costs := []float64{0}
			if err := CostGrid(t.Context(), p, Plane{U: 0, V: 1, Fixed: at}, at.W[:1], at.W[1:], costs); err != nil {
				t.Fatal(err)
			}
			// U is added last there, so only where it is 0 the bits are those of the run.
			if want, _ := spelledOut(pack(p), at); u == 0 && costs[0] != want || !(math.Abs(costs[0]-want) <= 1e-13*want) {
				t.Errorf("m = %d, w1 = %v: J %v, spelled out %v", m, u, costs[0], want)
			}
		}
	}
}
