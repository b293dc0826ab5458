package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

// Counts at a threshold: three examples on each side of it, one on it.
func TestCounts(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{2}, {1}, {-1}, {-2}, {3}, {0}}, Y: []float64{1, 0, 1, 0, 1, 1}}
	at := trainer.Params{W: []float64{1}}
	got := trainer.Count(p, at, 0.5)
	if want := (trainer.Counts{TP: 2, FP: 1, FN: 2, TN: 1, Ties: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got.Accuracy() != 0.5 || got.Precision() != 2.0/3 || got.Recall() != 0.5 {
		t.Errorf("accuracy %v, precision %v, recall %v", got.Accuracy(), got.Precision(), got.Recall())
	}
	if all := trainer.Count(p, at, 0.01); all.TP != 4 || all.FP != 2 || all.Recall() != 1 {
		t.Errorf("nearly all are predicted 1: %+v", all)
	}
	if none := trainer.Count(p, at, 0.99); !math.IsNaN(none.Precision()) || none.Recall() != 0 {
		t.Errorf("none is predicted 1: %+v", none)
	}
}

// The central difference agrees with the gradient to ε² until rounding shows; a
// wrong gradient does not pass.
func TestGradientCheck(t *testing.T) {
	p := load(t, "four_examples").problem()
	s, err := trainer.NewRuleStepper(p, trainer.GradientDescent{}, trainer.Params{W: []float64{0.5, -1}, B: 0.25}, trainer.Hyper{Lambda: 2}, 0)
	if err != nil {
		t.Fatal(err)
	}
	at := s.Snapshot()
	all := trainer.CheckGradient(p, at, []float64{1e-1, 1e-3, 1e-5, 1e-11})
	if !(all[0].Relative > 1e-5 && all[1].Relative < 1e-6 && all[2].Relative < 1e-9 && all[3].Relative > all[2].Relative) {
		t.Errorf("%+v", all)
	}
	at.Grad = at.Grad.Clone()
	at.Grad.W[0] *= 1.01
	if wrong := trainer.CheckGradient(p, at, []float64{1e-4})[0]; wrong.Relative < 1e-3 {
		t.Errorf("a gradient that is 1 %% off passes: %+v", wrong)
	}
}
