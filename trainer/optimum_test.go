package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

// optimum is an entry of testdata/optima.json: Newton with 60 digits.
type optimum struct {
	Name     string
	W        []float64
	B, J     float64
	Hessian  []float64 `json:"hessian_eigenvalues"`
	Critical float64   `json:"alpha_critical"`
}

func optima(t *testing.T) []optimum {
	t.Helper()
	var file struct{ Optima []optimum }
	read(t, "optima", &file)
	if len(file.Optima) != 3 {
		t.Fatalf("%d optima", len(file.Optima))
	}
	return file.Optima
}

func TestFindOptimum(t *testing.T) {
	for _, want := range optima(t) {
		got, err := trainer.FindOptimum(t.Context(), load(t, want.Name).problem())
		if err != nil || got.Kind != trainer.OptimumPoint {
			t.Fatalf("%s: %+v, %v", want.Name, got, err)
		}
		// The condition of the problems is below 10: some ulp are all that is lost.
		if e := off(got.At, want.W, want.B); e > 1e-13*size(got.At) {
			t.Errorf("%s: off by %g", want.Name, e)
		}
		if math.Abs(got.Cost-want.J) > 1e-14*want.J {
			t.Errorf("%s: J = %v, want %v", want.Name, got.Cost, want.J)
		}
	}
}
