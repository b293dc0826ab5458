package trainer_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// The columns have the root mean squares 5/√2 (of 3 and 4), 1 in the place of
// 0, and 2e200 and 2^−1073, whose squares no float64 holds.
func TestStopRuleMeasuresInZ(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{3, 0, 2e200, 0x1p-1073}, {4, 0, -2e200, 0x1p-1073}}, Y: []float64{0, 1}}
	r := trainer.NewStopRule(p, 0.5)
	for j, want := range []float64{5 / math.Sqrt2, 1, 2e200, 0x1p-1073} {
		if math.Abs(r.RMS[j]-want) > 1e-15*want {
			t.Errorf("column %d: %v, want %v", j+1, r.RMS[j], want)
		}
	}
	r.RMS = []float64{10, 1, 0.1, 1}
	from := trainer.Params{W: []float64{0, 0, 0, 0}, B: 1}
	for _, c := range []struct {
		to          trainer.Params
		size, limit float64
	}{
		{trainer.Params{W: []float64{0, 0, 0, 0}, B: 1.25}, 0.25, 0.5 * 1.25},
		{trainer.Params{W: []float64{-3, 2, 40, 0}, B: 1}, 30, 0.5 * 30},
		{trainer.Params{W: []float64{0, 0, 3, 0}, B: 0.5}, 0.5, 0.5}, // column 3 counts for 0.3, and 1 is the least scale
	} {
		if size, limit := r.StepSize(from, c.to); math.Abs(size-c.size) > 1e-15*c.size || limit != c.limit {
			t.Errorf("%v: %v of %v, want %v of %v", c.to, size, limit, c.size, c.limit)
		}
	}
	grad := trainer.Params{W: []float64{3, 0.25, 0.025, 0}, B: -0.2}
	if size, limit := r.GradientSize(grad); size != 0.3 || limit != 50 {
		t.Errorf("gradient %v of %v", size, limit)
	}
	grad = trainer.Params{W: []float64{0, 0, 0, 0}, B: -0.7}
	if size, _ := r.GradientSize(grad); size != 0.7 {
		t.Errorf("db counts as it is: %v", size)
	}
}

// A step that is small only because α is leaves a gradient that is not.
func TestSmallAlphaDoesNotConverge(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e5, 2}, {7e4, 1}, {5e4, 3}}, Y: []float64{1, 0, 1}}
	s := stepper(t, p, trainer.Zeros(2), 1e-8)
	for range 100 {
		if got := s.Step(trainer.Hyper{Alpha: 1e-30}); got.Status != trainer.Running {
			t.Fatalf("%+v", got)
		}
	}
}

// The gradient is the one at the new parameters. The weight of the second
// column, which is 0 everywhere, makes the limit of the step 1000; that of the
// gradient is 0.1.
func TestConvergedBySlopeAfterTheStep(t *testing.T) {
	const tolerance = 1e-3
	// z goes from 0 to 10 and |db| from 0.5 to σ(−10).
	falls := trainer.Problem{X: [][]float64{{1, 0}}, Y: []float64{1}}
	if got := stepper(t, falls, trainer.Params{W: []float64{0, 1e6}}, tolerance).Step(trainer.Hyper{Alpha: 10}); got.Status != trainer.Converged {
		t.Errorf("%+v", got)
	}
	// z goes from 0.2 past the optimum at 0 to −49.6, and |db| from 0.05 to 0.5.
	leaps := trainer.Problem{X: [][]float64{{1, 0}, {1, 0}}, Y: []float64{0, 1}}
	if got := stepper(t, leaps, trainer.Params{W: []float64{0.2, 1e6}}, tolerance).Step(trainer.Hyper{Alpha: 500}); got.Status != trainer.Running {
		t.Errorf("%+v", got)
	}
}

// A limit of the step that overflows proves nothing.
func TestInfiniteScaleDoesNotConverge(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e200, 1}, {1e200, 1}}, Y: []float64{1, 1}}
	s := stepper(t, p, trainer.Params{W: []float64{1e200, 0}}, 1)
	r := s.StopRule()
	before := s.Snapshot().Params
	after := s.Snapshot()
	after.Params = trainer.Params{W: []float64{1e200, 1}}
	if r.Holds(before, after) {
		t.Error("z overflows, and the run counts as converged")
	}
}

// inUnits is a problem with each column in other units.
func inUnits(p trainer.Problem, unit []float64) trainer.Problem {
	other := trainer.Problem{Y: p.Y}
	for _, x := range p.X {
		row := make([]float64, len(unit))
		for j, v := range x {
			row[j] = v * unit[j]
		}
		other.X = append(other.X, row)
	}
	return other
}

// Other units of the columns do not decide when a run stops: the same steps,
// every column in another unit, have the same statuses. The units are powers
// of two, so all that is computed in z has the same bits.
func TestStopIsFreeOfUnits(t *testing.T) {
	stops := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 3)
		_, n := p.Size()
		unit := make([]float64, n)
		for j := range unit {
			unit[j] = math.Ldexp(1, rapid.IntRange(-60, 60).Draw(t, "unit"))
			zero := true
			for _, x := range p.X {
				x[j] = math.Round(64*x[j]) / 64 // nothing may underflow
				zero = zero && x[j] == 0
			}
			if zero {
				unit[j] = 1 // zeros are the same in any unit, and so is the 1 that their mean square counts for
			}
		}
		other := inUnits(p, unit)
		// per returns weights, and a step of them, in the other units.
		per := func(q trainer.Params) trainer.Params {
			q = q.Clone()
			for j := range q.W {
				q.W[j] /= unit[j]
			}
			return q
		}
		tolerance := rapid.SampledFrom([]float64{1e-8, 1e-4, 1e-3, 1e-2}).Draw(t, "tolerance")
		alpha := rapid.Float64Range(1e-6, 4).Draw(t, "α")
		s := stepper2(t, p, drawParams(t, p, 3), tolerance)
		for range 60 {
			at := s.Checkpoint()
			want := s.Step(trainer.Hyper{Alpha: alpha})
			// The gradient of the checkpoint is what the step follows: given in these
			// units it leads to the same z. That after the step is computed anew.
			at.Snapshot.Params, at.Snapshot.Grad = per(at.Snapshot.Params), per(at.Snapshot.Grad)
			if at.Snapshot.Iter > 0 {
				at.Previous = per(at.Previous)
			}
			o, err := trainer.NewStepperAt(other, at, tolerance)
			if err != nil {
				t.Fatal(err)
			}
			got := o.Step(trainer.Hyper{Alpha: alpha})
			if !got.Params.Equal(per(want.Params)) {
				t.Fatalf("the steps differ: %v, %v", got.Params, per(want.Params))
			}
			if got.Status != want.Status {
				t.Fatalf("k %d: %v in other units, %v in these", want.Iter, got.Status, want.Status)
			}
			if want.Status == trainer.Converged {
				stops++
			}
		}
	})
	if stops == 0 {
		t.Error("nothing converged")
	}
}
