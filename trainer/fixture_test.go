package trainer_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"descent/trainer"
)

// reference is one fixture: a trajectory computed with 50 digits and rounded
// once (testdata/README.md says how).
type reference struct {
	Name       string
	X          [][]float64
	Y          []float64
	W0         []float64
	B0         float64
	Alpha      float64
	Iterations int
	Snapshots  []moment
	Final      moment
	Optimum    *moment
	Tolerance  struct {
		Params float64 `json:"params_rel"`
		Cost   float64 `json:"J_rel"`
		Grad   float64 `json:"grad_rel_gscale"`
		Final  float64 `json:"final_rel"`
	}
}

type moment struct {
	K      int
	W      []float64
	B      float64
	J      float64
	DW     []float64
	DB     float64
	GScale float64
}

func (r reference) problem() trainer.Problem { return trainer.Problem{X: r.X, Y: r.Y} }
func (r reference) start() trainer.Params    { return trainer.Params{W: r.W0, B: r.B0} }

// read decodes testdata/name.json into v.
func read(tb testing.TB, name string, v any) {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
}

func load(tb testing.TB, name string) reference {
	tb.Helper()
	var r reference
	read(tb, name, &r)
	if r.Iterations == 0 || len(r.Snapshots) == 0 {
		tb.Fatalf("%s is not a trajectory", name)
	}
	return r
}

// trajectories are the fixtures that hold one; the other JSON files in
// testdata hold points, graphs, traces and optima.
var trajectories = []string{
	"and", "breast_cancer_2_std", "coursera_b15", "coursera_b2", "duplicates_1",
	"four_examples", "iris_setosa_versicolor_raw", "iris_versicolor_virginica_std",
	"one_class", "one_example", "saturated_1e6", "separable_1d", "thresholds",
	"vv_alpha_0.9_crit", "vv_alpha_1.1_crit_near", "xor_from_zero",
}

// off returns the largest absolute difference of two points of parameter space.
func off(p trainer.Params, w []float64, b float64) float64 {
	worst := math.Abs(p.B - b)
	for j := range w {
		worst = max(worst, math.Abs(p.W[j]-w[j]))
	}
	return worst
}

// size returns the largest absolute parameter.
func size(p trainer.Params) float64 { return off(p, make([]float64, len(p.W)), 0) }

// history runs a fixture with tolerance 0. With stop, the first snapshot that
// is not running stands for all later k, or the last two in turn if it is a cycle.
func history(t *testing.T, r reference, stop bool) []trainer.Snapshot {
	t.Helper()
	s, err := trainer.NewStepper(r.problem(), r.start(), 0)
	if err != nil {
		t.Fatal(err)
	}
	all := []trainer.Snapshot{s.Snapshot()}
	for range r.Iterations {
		last := all[len(all)-1]
		switch {
		case stop && s.Snapshot().Status == trainer.Cycle:
			all = append(all, all[len(all)-2])
		case stop && s.Snapshot().Status != trainer.Running:
			all = append(all, last)
		default:
			all = append(all, s.Step(trainer.Hyper{Alpha: r.Alpha}))
		}
	}
	return all
}

func TestTrajectories(t *testing.T) {
	for _, name := range trajectories {
		for how, stop := range map[string]bool{"to the end": false, "to the first stop": true} {
			t.Run(name+" "+how, func(t *testing.T) {
				r := load(t, name)
				compare(t, r, history(t, r, stop))
			})
		}
	}
}

func compare(t *testing.T, r reference, all []trainer.Snapshot) {
	t.Helper()
	var largest float64 // parameter of the run so far: what their errors are relative to
	next := 0
	for k, s := range all {
		largest = max(largest, size(s.Params))
		if next == len(r.Snapshots) || r.Snapshots[next].K != k {
			continue
		}
		want := r.Snapshots[next]
		next++
		if e := off(s.Params, want.W, want.B); e > r.Tolerance.Params*largest {
			t.Errorf("k = %d: parameters %v are off by %g", k, s.Params, e)
		}
		if e := math.Abs(s.Cost - want.J); !(e <= r.Tolerance.Cost*want.J) {
			t.Errorf("k = %d: J = %v, want %v", k, s.Cost, want.J)
		}
		if e := off(s.Grad, want.DW, want.DB); e > r.Tolerance.Grad*want.GScale {
			t.Errorf("k = %d: gradient %v is off by %g", k, s.Grad, e)
		}
	}
	if next != len(r.Snapshots) {
		t.Errorf("compared %d of %d snapshots", next, len(r.Snapshots))
	}
	last := all[len(all)-1]
	if e := off(last.Params, r.Final.W, r.Final.B); e > r.Tolerance.Final*largest {
		t.Errorf("final parameters %v are off by %g", last.Params, e)
	}
}

// The numbers of this fixture are sums of a few powers of two: every one but
// log 2 must be exact. J(1) = (1e12 − 0.25)/4: log1p(exp(−1e12)) is exactly 0.
func TestSaturatedIsExact(t *testing.T) {
	r := load(t, "saturated_1e6")
	all := history(t, r, false)
	for _, want := range r.Snapshots[1:] {
		got := all[want.K]
		if got.Cost != want.J || off(got.Params, want.W, want.B) != 0 || off(got.Grad, want.DW, want.DB) != 0 {
			t.Errorf("k = %d: got %+v, want %+v", want.K, got, want)
		}
	}
	if got := all[1].Cost; got != 249999999999.9375 {
		t.Errorf("J(1) = %v", got)
	}
}

func TestXorStopsAtOnce(t *testing.T) {
	r := load(t, "xor_from_zero")
	if got := history(t, r, false)[1].Status; got != trainer.Unchanged {
		t.Errorf("status %v, want unchanged: the gradient is exactly 0", got)
	}
}

// Every row three times is the same problem: the means do not change.
func TestDuplicatedRows(t *testing.T) {
	r := load(t, "duplicates_1")
	once := history(t, r, false)
	r.X = append(append(append([][]float64{}, r.X...), r.X...), r.X...)
	r.Y = append(append(append([]float64{}, r.Y...), r.Y...), r.Y...)
	for k, s := range history(t, r, false) {
		// 1e-12 is the tolerance of the fixture, which is of order 1.
		if e := off(s.Params, once[k].Params.W, once[k].Params.B); e > 1e-12 {
			t.Fatalf("k = %d: off by %g", k, e)
		}
	}
}
