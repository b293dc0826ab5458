package trainer_test

import (
	"context"
	"errors"
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

func find(t *testing.T, p trainer.Problem) trainer.Optimum {
	t.Helper()
	o, err := trainer.FindOptimum(t.Context(), p, 0)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestFindOptimum(t *testing.T) {
	for _, want := range optima(t) {
		got := find(t, load(t, want.Name).problem())
		if got.Kind != trainer.OptimumPoint {
			t.Fatalf("%s: %+v", want.Name, got)
		}
		// Their conditions are below 12: some ulp are all that is lost.
		if e := off(got.At, want.W, want.B); e > 1e-13*size(got.At) {
			t.Errorf("%s: off by %g", want.Name, e)
		}
		if math.Abs(got.Cost-want.J) > 1e-14*want.J {
			t.Errorf("%s: J = %v, want %v", want.Name, got.Cost, want.J)
		}
		if math.Abs(got.StableAlphaLimit-want.Critical) > 1e-12*want.Critical {
			t.Errorf("%s: settles up to %v, want %v", want.Name, got.StableAlphaLimit, want.Critical)
		}
	}
}

// The optimum of scaled and moved features is the scaled and moved optimum.
func TestFindOptimumAnyUnit(t *testing.T) {
	r := load(t, "duplicates_1")
	want := optima(t)[2]
	for _, unit := range []float64{1e-200, 1e-3, 1, 1e6, 1e200} {
		for _, from := range []float64{0, 5, -1000} { // in spreads of the feature
			p := trainer.Problem{Y: r.Y}
			for _, x := range r.X {
				p.X = append(p.X, []float64{(x[0] + from) * unit, x[1]})
			}
			got := find(t, p)
			if got.Kind != trainer.OptimumPoint {
				t.Errorf("unit %g, moved by %g: %+v", unit, from, got)
				continue
			}
			// A move by 1000 rounds the features by 1e-13, and b loses as much again.
			w, b := got.At.W[0]*unit, got.At.B+want.W[0]*from
			if math.Abs(w-want.W[0]) > 1e-11 || math.Abs(got.At.W[1]-want.W[1]) > 1e-11 || math.Abs(b-want.B) > 1e-9 {
				t.Errorf("unit %g, moved by %g: w %v %v, b %v", unit, from, w, got.At.W[1], b)
			}
		}
	}
}

func TestOptimumKinds(t *testing.T) {
	overlap := []float64{0, 1, 0, 1}
	for name, c := range map[string]struct {
		x    [][]float64
		y    []float64
		want trainer.OptimumKind
	}{
		"a point":            {[][]float64{{1}, {2}, {3}, {4}}, overlap, trainer.OptimumPoint},
		"duplicates":         {[][]float64{{1}, {1}, {2}, {2}}, overlap, trainer.OptimumPoint},
		"a constant column":  {[][]float64{{1, 7}, {2, 7}, {3, 7}, {4, 7}}, overlap, trainer.OptimumNonUnique},
		"a column of zeros":  {[][]float64{{1, 0}, {2, 0}, {3, 0}, {4, 0}}, overlap, trainer.OptimumNonUnique},
		"a column twice":     {[][]float64{{1, 1}, {2, 2}, {3, 3}, {4, 4}}, overlap, trainer.OptimumNonUnique},
		"a column of others": {[][]float64{{1, -7}, {2, -3}, {3, 1}, {4, 5}}, overlap, trainer.OptimumNonUnique}, // 4x − 11
		"nothing to learn":   {[][]float64{{3}, {3}, {3}, {3}}, overlap, trainer.OptimumNonUnique},
		"almost dependent":   {[][]float64{{1, 1}, {2, 2}, {3, 3}, {4, 4.000000001}}, overlap, trainer.OptimumUnknown},
		"separable":          {[][]float64{{1}, {2}, {3}, {4}}, []float64{0, 0, 1, 1}, trainer.OptimumNone},
		"more columns":       {[][]float64{{1, 5, 2}, {2, 2, 9}, {1, 3, 8}}, []float64{0, 1, 0}, trainer.OptimumNone},
		"separable, line":    {[][]float64{{1, 1}, {2, 1}, {3, 1}, {4, 1}}, []float64{0, 0, 1, 1}, trainer.OptimumNone},
		"touching":           {[][]float64{{1}, {2}, {2}, {3}}, []float64{0, 0, 1, 1}, trainer.OptimumQuasiSeparated},
		"touching at a line": {[][]float64{{0, 0}, {1, 0}, {2, 0}, {1, 1}}, []float64{0, 1, 0, 1}, trainer.OptimumQuasiSeparated},
		"touching, as many on each side": {
			[][]float64{{-1, 0}, {1, 1}, {1, 0}, {0, 0}, {-1, -1}, {0, 1}, {1, -1}, {1, -1}, {1, 1}, {0, 0}, {0, 0}, {-1, -1}},
			[]float64{1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0}, trainer.OptimumQuasiSeparated, // far out the slope rounds to 0, and so does the curvature
		},
		"one class":     {[][]float64{{1}, {2}}, []float64{1, 1}, trainer.OptimumNone},
		"one example":   {[][]float64{{1}}, []float64{0}, trainer.OptimumNone},
		"a tiny column": {[][]float64{{5e-324, 0}, {5e-324, 0}, {0, 0}, {0, 0}, {0, 0}}, []float64{0, 1, 0, 0, 1}, trainer.OptimumUnknown},
		"a wide range":  {[][]float64{{-1e308}, {1e308}, {-1e307}, {1e308}}, overlap, trainer.OptimumNone},
	} {
		got := find(t, trainer.Problem{X: c.x, Y: c.y})
		if got.Kind != c.want {
			t.Errorf("%s: %+v, want kind %d", name, got, c.want)
		}
		if has := got.Kind == trainer.OptimumPoint || got.Kind == trainer.OptimumNonUnique; has != (got.At.W != nil) {
			t.Errorf("%s: %+v", name, got)
		}
		if got.Kind != trainer.OptimumNonUnique {
			continue
		}
		grad := trainer.Zeros(len(c.x[0]))
		trainer.Evaluate(trainer.Problem{X: c.x, Y: c.y}, got.At, &grad)
		if size(grad) > 1e-15 || got.StableAlphaLimit != 0 {
			t.Errorf("%s: %+v, gradient %v", name, got, grad)
		}
	}
}

func TestFindOptimumRefuses(t *testing.T) {
	if _, err := trainer.FindOptimum(t.Context(), trainer.Problem{}, 0); err == nil {
		t.Error("no problem, no error")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := trainer.FindOptimum(ctx, load(t, "duplicates_1").problem(), 0); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
