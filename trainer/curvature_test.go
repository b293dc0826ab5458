package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

func TestCurvatureAtOptima(t *testing.T) {
	for _, want := range optima(t) {
		p := load(t, want.Name).problem()
		c := trainer.CurvatureAt(p, trainer.Params{W: want.W, B: want.B}, 0)
		last := len(want.Hessian) - 1
		for name, pair := range map[string][2]float64{
			"λmin": {c.LambdaMin, want.Hessian[0]}, "λmax": {c.LambdaMax, want.Hessian[last]},
			"condition": {c.Condition(), want.Hessian[last] / want.Hessian[0]},
		} {
			// λmin is good to some ulp of λmax, here at most 12 times more.
			if math.Abs(pair[0]-pair[1]) > 1e-13*pair[1] {
				t.Errorf("%s: %s %v, want %v", want.Name, name, pair[0], pair[1])
			}
		}
		if !c.NewtonReliable || c.PredictedDecrease > 1e-28 || size(c.Newton) > 1e-13 {
			t.Errorf("%s: %+v", want.Name, c)
		}
	}
}

// Near an optimum the parabola leads to it: where it is believed, it is right.
func TestNewtonStep(t *testing.T) {
	for _, want := range optima(t) {
		p := load(t, want.Name).problem()
		believed := 0
		for _, far := range []float64{1, 0.1, 0.01, 1e-3, 1e-5} {
			at := trainer.Params{W: append([]float64{}, want.W...), B: want.B + far}
			at.W[0] -= far
			c := trainer.CurvatureAt(p, at, 0)
			if !c.NewtonReliable {
				continue
			}
			believed++
			for j := range at.W {
				at.W[j] += c.Newton.W[j]
			}
			at.B += c.Newton.B
			if e := off(at, want.W, want.B); e > 0.1*far {
				t.Errorf("%s, %g away: the step misses by %g", want.Name, far, e)
			}
			at.W[0], at.B = want.W[0]-far, want.B+far
			copy(at.W[1:], want.W[1:])
			if fall := trainer.Evaluate(p, at, nil) - want.J; math.Abs(c.PredictedDecrease-fall) > 0.1*fall+1e-15 {
				t.Errorf("%s, %g away: J could fall by %g, not %g", want.Name, far, fall, c.PredictedDecrease)
			}
		}
		if believed == 0 || believed == 5 {
			t.Errorf("%s: %d of 5 parabolas believed", want.Name, believed)
		}
	}
}

func TestCurvatureOdd(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1}, {3}}, Y: []float64{0, 1}}
	for name, at := range map[string]trainer.Params{
		"NaN": {W: []float64{math.NaN()}}, "infinite": {W: []float64{math.Inf(1)}}, "z overflows": {W: []float64{1e308}, B: 1e308},
	} {
		if c := trainer.CurvatureAt(p, at, 0); !math.IsNaN(c.LambdaMax) || !math.IsNaN(c.Condition()) || c.Newton.W != nil || c.NewtonReliable {
			t.Errorf("%s: %+v", name, c)
		}
	}
	if c := trainer.CurvatureAt(trainer.Problem{}, trainer.Zeros(0), 0); !math.IsNaN(c.LambdaMax) {
		t.Errorf("no problem: %+v", c)
	}
	// a(1−a) of z = 1e5 is 0 in float64: J is flat there.
	if c := trainer.CurvatureAt(p, trainer.Params{W: []float64{1e5}}, 0); c.LambdaMax != 0 || c.LambdaMin != 0 || c.Newton.W != nil {
		t.Errorf("flat: %+v", c)
	}
	// z = ±700: a(1−a) is about exp(−700), far below 1−a of float64.
	c := trainer.CurvatureAt(p, trainer.Params{W: []float64{700}, B: -1400}, 0)
	if want := 5 * math.Exp(-700); !(math.Abs(c.LambdaMax-want) <= 2*want) || c.LambdaMax == 0 {
		t.Errorf("nearly flat: %+v", c)
	}
	// A constant column depends on the ones: H is singular.
	c = trainer.CurvatureAt(trainer.Problem{X: [][]float64{{2}, {2}}, Y: p.Y}, trainer.Zeros(1), 0)
	if c.LambdaMin != 0 || !math.IsInf(c.Condition(), 1) || c.Newton.W != nil || math.Abs(c.LambdaMax-5.0/4) > 1e-15 {
		t.Errorf("singular: %+v", c) // ¼·[[4, 2], [2, 1]]: 5/4 and 0
	}
	// Squares of 1e200 overflow, and so does λ; nothing panics.
	if c = trainer.CurvatureAt(trainer.Problem{X: [][]float64{{1e200}, {-1e200}}, Y: p.Y}, trainer.Zeros(1), 0); !math.IsInf(c.LambdaMax, 1) {
		t.Errorf("huge features: %+v", c)
	}
}

func TestConditions(t *testing.T) {
	// Centred columns of spread 100 and 1: XᵀX/m is diag(10000, 1, 1).
	square := [][]float64{{100, 1}, {100, -1}, {-100, 1}, {-100, -1}}
	moved := [][]float64{}
	for _, x := range square {
		moved = append(moved, []float64{x[0], x[1], 5}) // a constant column counts as none
	}
	for name, x := range map[string][][]float64{"two columns": square, "one more": moved} {
		c := trainer.ConditionNumbersOf(trainer.Problem{X: x, Y: make([]float64, len(x))})
		for _, pair := range [][2]float64{{c.Raw, 1e4}, {c.UnitVariance, 1}, {c.Standard, 1}} {
			if math.Abs(pair[0]-pair[1]) > 1e-10*pair[1] {
				t.Errorf("%s: %+v", name, c)
			}
		}
	}
	// 9 and 11: [[101, 10], [10, 1]] has the eigenvalues 51 ± √2600, and so it has
	// with a spread of 1; centred it is the unit matrix.
	c := trainer.ConditionNumbersOf(trainer.Problem{X: [][]float64{{9}, {11}}, Y: []float64{0, 1}})
	want := (51 + math.Sqrt(2600)) / (51 - math.Sqrt(2600))
	if math.Abs(c.Raw-want) > 1e-10*want || math.Abs(c.UnitVariance-want) > 1e-10*want || math.Abs(c.Standard-1) > 1e-14 {
		t.Errorf("off centre: %+v, want %v", c, want)
	}
	if c := trainer.ConditionNumbersOf(trainer.Problem{X: [][]float64{{9}, {9}}, Y: []float64{0, 1}}); c.Raw != 1 || c.Standard != 1 {
		t.Errorf("only a constant column: %+v", c)
	}
	if c := trainer.ConditionNumbersOf(trainer.Problem{X: [][]float64{{1e300}, {-1e300}}, Y: []float64{0, 1}}); c.Standard != 1 {
		t.Errorf("huge features: %+v", c)
	}
}
