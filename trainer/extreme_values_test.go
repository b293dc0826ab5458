package trainer_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// absurd are the numbers at the ends of float64, and some that are not.
func absurd() *rapid.Generator[float64] {
	return rapid.OneOf(rapid.SampledFrom([]float64{
		0, math.Copysign(0, -1), 1, -1, 1e308, -1e308, math.MaxFloat64, 5e-324, -5e-324, 2.3e-308, 1e-300, 1e16, 1e154, 1e-154,
	}), rapid.Float64())
}

// absurdProblem has 1 to 8 examples, twins among them, of 1 to 30 features,
// constant ones among them.
func absurdProblem(t *rapid.T) trainer.Problem {
	m, n := rapid.IntRange(1, 8).Draw(t, "m"), rapid.SampledFrom([]int{1, 2, 3, 30}).Draw(t, "n")
	var p trainer.Problem
	for i := range m {
		row := rapid.SliceOfN(absurd(), n, n).Draw(t, "x")
		if i > 0 {
			row[n-1] = p.X[0][n-1]
			if rapid.Bool().Draw(t, "twin") {
				row = slices.Clone(p.X[i-1])
			}
		}
		p.X, p.Y = append(p.X, row), append(p.Y, float64(rapid.IntRange(0, 1).Draw(t, "y")))
	}
	return p
}

// Whatever the data, what is said of them is sane: nothing negative, no
// optimum above the start, no step from what is singular.
func TestExtremeAnalysis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := absurdProblem(t)
		m, n := p.Size()
		at := trainer.Params{W: rapid.SliceOfN(absurd(), n, n).Draw(t, "w"), B: absurd().Draw(t, "b")}
		o, err := trainer.FindOptimum(t.Context(), p, 0)
		if err != nil {
			t.Fatal(err)
		}
		known := o.Kind == trainer.OptimumPoint || o.Kind == trainer.OptimumNonUnique
		if known != (o.At.W != nil) || known && (!o.At.Finite() || !(o.Cost >= 0) || o.Cost > math.Ln2*(1+1e-9)) {
			t.Fatalf("optimum %+v", o)
		}
		if o.Kind == trainer.OptimumPoint && !(o.StableAlphaLimit > 0) {
			t.Fatalf("2/λmax at the optimum is %v", o.StableAlphaLimit)
		}
		c := trainer.CurvatureAt(p, at, 0)
		if c.LambdaMin < 0 || c.LambdaMax < c.LambdaMin || c.PredictedDecrease < 0 || c.Newton.W != nil && !c.Newton.Finite() || c.NewtonReliable && c.Newton.W == nil {
			t.Fatalf("curvature %+v", c)
		}
		shape := trainer.ConditionNumbersOf(p)
		for _, condition := range []float64{shape.Raw, shape.UnitVariance, shape.Standard} {
			if condition < 1 {
				t.Fatalf("conditions %+v", shape)
			}
		}
		wrong := trainer.Predict(p, at, 0.5).Wrong
		if wrong[0]+wrong[1] > m || trainer.Separates(p, at) && wrong != [2]int{} {
			t.Fatalf("wrong %v of %d", wrong, m)
		}
	})
}

// slack is how far rounding may take J apart: z adds up its terms in another
// order on the grid, and J changes by no more than z does.
func slack(p trainer.Problem, at trainer.Params) float64 {
	largest := math.Abs(at.B)
	for _, x := range p.X {
		for j, v := range x {
			largest = max(largest, math.Abs(v*at.W[j]))
		}
	}
	_, n := p.Size()
	return 1e-15 * float64(n+1) * largest
}

// J on any plane through absurd data is that of Evaluate, but for rounding.
func TestExtremeGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := absurdProblem(t)
		_, n := p.Size()
		plane := trainer.Plane{U: rapid.IntRange(0, n-1).Draw(t, "u"), V: n, Fixed: trainer.Params{W: rapid.SliceOfN(absurd(), n, n).Draw(t, "w")}}
		us, vs := rapid.SliceOfN(absurd(), 1, 5).Draw(t, "us"), rapid.SliceOfN(absurd(), 1, 5).Draw(t, "vs")
		costs := make([]float64, len(us)*len(vs))
		if err := trainer.CostGrid(t.Context(), p, plane, us, vs, costs); err != nil {
			t.Fatal(err)
		}
		for r, v := range vs {
			for c, u := range us {
				at := plane.Fixed.Clone()
				at.W[plane.U], at.B = u, v
				want, got := trainer.Evaluate(p, at, nil), costs[r*len(us)+c]
				off := slack(p, at)
				if !(off < math.MaxFloat64/1e6) {
					continue // what z is hangs on the order of its terms
				}
				if got != want && !(math.Abs(got-want) <= 1e-13*want+off) {
					t.Fatalf("at u %v, v %v J is %v on the grid and %v by itself", u, v, got, want)
				}
			}
		}
	})
}
