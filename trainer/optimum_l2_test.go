package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

// penalisedOptimum is one of optima_l2.json.
type penalisedOptimum struct {
	Name   string
	RowsOf string `json:"rows_of"`
	Map    struct {
		Degree int
		Scale  string
	}
	Lambda      float64
	W           []float64
	B, J        float64
	Eigenvalues []float64 `json:"hessian_eigenvalues"`
	Critical    float64   `json:"alpha_critical"`
	Safe        float64   `json:"alpha_safe"`
	Simple      float64   `json:"alpha_safe_simple"`
}

// With λ there is one optimum where there are two classes, also where a line
// separates them or columns depend on each other: Newton's method finds it, its
// curvature has the eigenvalues of the reference, and the bound of α is 2/L.
func TestPenalisedOptima(t *testing.T) {
	var file struct{ Optima []penalisedOptimum }
	read(t, "optima_l2", &file)
	rows := penalisedFixtures(t)
	of := map[string]string{
		"iris": "iris_lam1", "iris-hard standard": "iris_hard_std_lam1", "and": "and_lam1", "or": "or_lam1", "xor": "xor_lam1",
		"notes": "notes_lam1", "breast-cancer standard": "breast_cancer_std_lam1",
	}
	compared := 0
	for _, want := range file.Optima {
		r, ok := rows["l2/"+of[want.Name]]
		if !ok {
			continue
		}
		compared++
		p := r.problem()
		o, err := trainer.FindOptimum(t.Context(), p, want.Lambda)
		if err != nil || o.Kind != trainer.OptimumPoint {
			t.Fatalf("%s, λ %v: %+v, %v", want.Name, want.Lambda, o, err)
		}
		largest := math.Abs(want.B)
		for _, w := range want.W {
			largest = max(largest, math.Abs(w))
		}
		if e := off(o.At, want.W, want.B); e > 1e-11*largest || math.Abs(o.Cost-want.J) > 1e-14 {
			t.Errorf("%s, λ %v: %+v is off by %g", want.Name, want.Lambda, o, e)
		}
		near := func(what string, got, want float64) {
			t.Helper()
			if math.Abs(got-want) > 1e-9*want {
				t.Errorf("%s: %v, want %v", what, got, want)
			}
		}
		near(want.Name+" critical α", o.StableAlphaLimit, want.Critical)
		c := trainer.CurvatureAt(p, trainer.Params{W: want.W, B: want.B}, want.Lambda)
		near(want.Name+" λmin", c.LambdaMin, want.Eigenvalues[0])
		near(want.Name+" λmax", c.LambdaMax, want.Eigenvalues[len(want.Eigenvalues)-1])
		f := trainer.Analyze(p)
		near(want.Name+" bound", f.AlphaBoundWithPenalty(want.Lambda), want.Safe)
		if f.AlphaBoundWithPenalty(0) != f.AlphaBound {
			t.Errorf("%s: the bound without λ is %v, not %v", want.Name, f.AlphaBoundWithPenalty(0), f.AlphaBound)
		}
	}
	if compared != 10 {
		t.Errorf("%d optima compared", compared)
	}
}

// One class alone has no optimum, with λ neither: b grows for ever.
func TestPenaltyOfOneClass(t *testing.T) {
	o, err := trainer.FindOptimum(t.Context(), load(t, "one_class").problem(), 1)
	if err != nil || o.Kind != trainer.OptimumNone {
		t.Errorf("%+v, %v", o, err)
	}
}

// Where there are more columns than rows the bound is the simple one: no more
// than the exact one, no less than half of it, and J never rises at it.
func TestBoundOfWideData(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2, 3, 4}, {-1, 0.5, 2, -3}, {0, 1, -1, 1}}, Y: []float64{1, 0, 1}}
	f := trainer.Analyze(p)
	const lambda = 2.0
	bound := f.AlphaBoundWithPenalty(lambda)
	if simple := 2 / (2/f.AlphaBound + lambda/3); math.Abs(bound-simple) > 1e-15 {
		t.Errorf("%v, want %v", bound, simple)
	}
	s := stepper(t, p, trainer.Params{W: []float64{3, -2, 1, 1}, B: 1}, 0)
	for last := s.Step(trainer.Hyper{Alpha: bound, Lambda: lambda}); last.Iter < 50; {
		next := s.Step(trainer.Hyper{Alpha: bound, Lambda: lambda})
		if next.Cost > last.Cost*(1+1e-15) {
			t.Fatalf("k = %d: J rose from %v to %v", next.Iter, last.Cost, next.Cost)
		}
		last = next
	}
}

// A grid of costs has the penalty of the plane's λ.
func TestGridWithPenalty(t *testing.T) {
	p := load(t, "four_examples").problem()
	at := trainer.Params{W: []float64{0.5, -2}, B: 0.25}
	us, vs, costs := []float64{-1, 0.5}, []float64{0, 3}, make([]float64, 4)
	plane := trainer.Plane{U: 0, V: 2, Fixed: at, Lambda: 3}
	if err := trainer.CostGrid(t.Context(), p, plane, us, vs, costs); err != nil {
		t.Fatal(err)
	}
	for i, got := range costs {
		at := trainer.Params{W: []float64{us[i%2], -2}, B: vs[i/2]}
		s, err := trainer.NewRuleStepper(p, trainer.GradientDescent{}, at, trainer.Hyper{Lambda: 3}, 0)
		if want := s.Snapshot().Cost; err != nil || math.Abs(got-want) > tight {
			t.Errorf("J at %v is %v, want %v", at, got, want)
		}
	}
}
