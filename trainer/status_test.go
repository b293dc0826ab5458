package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

func stepper(tb testing.TB, p trainer.Problem, start trainer.Params, tolerance float64) *trainer.Stepper {
	tb.Helper()
	s, err := trainer.NewStepper(p, start, tolerance)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func TestStatusNames(t *testing.T) {
	for status, want := range map[trainer.Status]string{
		trainer.Running: "running", trainer.Unchanged: "unchanged", trainer.Converged: "converged",
		trainer.Cycle: "cycle", trainer.Diverged: "diverged", trainer.Limit: "limit", 9: "Status(9)",
	} {
		if got := status.String(); got != want {
			t.Errorf("%d: %q, want %q", uint8(status), got, want)
		}
	}
}

// duplicateExamples has one x with both labels. At |z| far above 40 one of the two is wrong
// by a whole 1 and the other right, so dw = ±1024/2 and db = ±1/2: from
// (1024, 1) with α = 4 the parameters change sign in every update, exactly.
// The second feature is always 0; its weight only makes the parameters larger.
var (
	duplicateExamples = trainer.Problem{X: [][]float64{{1024, 0}, {1024, 0}}, Y: []float64{0, 1}}
	tiedAlpha         = 4.0
)

func tiedStart(second float64) trainer.Params {
	return trainer.Params{W: []float64{1024, second}, B: 1}
}

func TestCycle(t *testing.T) {
	s := stepper(t, duplicateExamples, tiedStart(0), 0)
	if got := s.Step(trainer.Hyper{Alpha: tiedAlpha}); got.Status != trainer.Running || got.Params.W[0] != -1024 || got.Params.B != -1 {
		t.Fatalf("k = 1: %+v", got)
	}
	if got := s.Step(trainer.Hyper{Alpha: tiedAlpha}); got.Status != trainer.Cycle || !got.Params.Equal(tiedStart(0)) {
		t.Fatalf("k = 2: %+v", got)
	}
	if got := s.Step(trainer.Hyper{Alpha: tiedAlpha}); got.Status != trainer.Cycle || got.Iter != 3 {
		t.Errorf("a cycle must go on: %+v", got)
	}
}

func TestCycleOfRoundingIsUnchanged(t *testing.T) {
	// The change is 2048 times 1024 in z; 1e-12 of this weight is more, 1e-12 of the other less.
	for second, want := range map[float64]trainer.Status{2.1e18: trainer.Unchanged, 2.0e18: trainer.Cycle} {
		s := stepper(t, duplicateExamples, tiedStart(second), 0)
		s.Step(trainer.Hyper{Alpha: tiedAlpha})
		if got := s.Step(trainer.Hyper{Alpha: tiedAlpha}).Status; got != want {
			t.Errorf("second weight %v: %v, want %v", second, got, want)
		}
	}
}

// sevenInARow is examples of one feature that no line can part.
var sevenInARow = trainer.Problem{X: [][]float64{{0}, {1}, {2}, {3}, {4}, {5}, {6}}, Y: []float64{0, 1, 0, 0, 1, 1, 0}}

// Rounding can lead a run round one of the two points for ever; the bits of two
// iterations ago never come again.
func TestCycleUpToRounding(t *testing.T) {
	s := stepper(t, sevenInARow, trainer.Zeros(1), 0)
	for s.Snapshot().Status == trainer.Running && s.Snapshot().Iter < 1000 {
		s.Step(trainer.Hyper{Alpha: 5})
	}
	now := s.Snapshot()
	before, between, after := s.Checkpoint().Previous, now.Params, s.Step(trainer.Hyper{Alpha: 5}).Params
	if now.Status != trainer.Cycle || s.Snapshot().Status != trainer.Cycle {
		t.Fatalf("k = %d: %v", now.Iter, now.Status)
	}
	if before.Equal(after) || math.Abs(before.W[0]-after.W[0]) > 1e-11 || math.Abs(before.W[0]-between.W[0]) < 7 {
		t.Errorf("w by turns %v, %v and %v", before.W, between.W, after.W)
	}
}

// What is called a cycle is one for ever, and what settles by ever smaller
// swings is none: with a small α these runs settle, with a large one they jump.
func TestCycleIsForEver(t *testing.T) {
	const later, allowed = 5000, 1e-9
	cycles, settled := 0, 0
	for alpha := 0.1; alpha < 6; alpha += 0.1 {
		s := stepper(t, sevenInARow, trainer.Zeros(1), 0)
		for s.Snapshot().Status == trainer.Running && s.Snapshot().Iter < 2000 {
			s.Step(trainer.Hyper{Alpha: alpha})
		}
		switch first := s.Snapshot(); first.Status {
		case trainer.Unchanged:
			settled++
		case trainer.Cycle:
			cycles++
			for range later {
				s.Step(trainer.Hyper{Alpha: alpha})
			}
			now := s.Snapshot().Params
			if other := s.Checkpoint().Previous; off(now, first.Params.W, first.Params.B) > allowed || off(now, other.W, other.B) < 1e-3 {
				t.Errorf("α = %v: %v at k = %d, %v and %v later", alpha, first.Params, first.Iter, other, now)
			}
		default: // still on its way
		}
	}
	if cycles < 10 || settled < 3 {
		t.Errorf("%d cycles, %d settled", cycles, settled)
	}
}

func TestCycleNeedsOneAlpha(t *testing.T) {
	s := stepper(t, duplicateExamples, tiedStart(0), 0)
	s.Step(trainer.Hyper{Alpha: tiedAlpha})
	at := s.Checkpoint()
	at.Snapshot.IncomingAlpha = 8 // as if another α had led here
	s, err := trainer.NewStepperAt(duplicateExamples, at, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := s.Step(trainer.Hyper{Alpha: tiedAlpha})
	if !got.Params.Equal(at.Previous) || got.Status != trainer.Running {
		t.Errorf("%+v", got)
	}
}

func TestConverged(t *testing.T) {
	// One example x = 1, y = 0 at w = 4, b = 0: d = σ(4) for both parameters,
	// and the largest parameter after the update is 4 − σ(4).
	p := trainer.Problem{X: [][]float64{{1}}, Y: []float64{0}}
	start := trainer.Params{W: []float64{4}}
	border := trainer.Sigmoid(4) / (4 - trainer.Sigmoid(4))
	for _, c := range []struct {
		tolerance float64
		want      trainer.Status
	}{
		{border * (1 + 1e-15), trainer.Converged},
		{border * (1 - 1e-15), trainer.Running},
		{0, trainer.Running},
	} {
		s := stepper(t, p, start, c.tolerance)
		if got := s.Snapshot().Status; got != trainer.Running {
			t.Errorf("k = 0 is %v", got)
		}
		if got := s.Step(trainer.Hyper{Alpha: 1}).Status; got != c.want {
			t.Errorf("tolerance %v: %v, want %v", c.tolerance, got, c.want)
		}
	}
}

// Below 1 the tolerance is absolute: |α·d| = 0.5 here, the weight becomes 0.5.
func TestConvergedAbsolute(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1}}, Y: []float64{1}}
	for tolerance, want := range map[float64]trainer.Status{0.5: trainer.Converged, 0.49: trainer.Running} {
		s := stepper(t, p, trainer.Zeros(1), tolerance)
		if got := s.Step(trainer.Hyper{Alpha: 1}); got.Status != want {
			t.Errorf("tolerance %v: %+v", tolerance, got)
		}
		if got := s.Step(trainer.Hyper{Alpha: 1}); got.Iter != 2 {
			t.Errorf("any stop but diverged goes on: %+v", got)
		}
	}
}

func TestUnchangedComesFirst(t *testing.T) {
	r := load(t, "xor_from_zero")
	s := stepper(t, r.problem(), r.start(), 1) // every rule but diverged would hold
	s.Step(trainer.Hyper{Alpha: r.Alpha})
	if got := s.Step(trainer.Hyper{Alpha: r.Alpha}); got.Status != trainer.Unchanged || got.Iter != 2 {
		t.Errorf("%+v", got)
	}
	// α = 0 changes nothing either.
	s = stepper(t, duplicateExamples, tiedStart(0), 0)
	if got := s.Step(trainer.Hyper{Alpha: 0}).Status; got != trainer.Unchanged {
		t.Errorf("α = 0: %v", got)
	}
}

// The table in testdata/README.md counts the updates before the first one
// whose step is small; the snapshot with the status is the one after it.
func TestStopsOfIris(t *testing.T) {
	p := load(t, "iris_versicolor_virginica_std").problem()
	for _, c := range []struct {
		alpha, tolerance float64
		want             int
	}{
		{0.1, 1e-6, 16965 + 1}, {0.1, 1e-8, 34211 + 1},
		{10, 1e-6, 306 + 1}, {10, 1e-8, 476 + 1}, {10, 1e-12, 816 + 1},
	} {
		s := stepper(t, p, trainer.Zeros(2), c.tolerance)
		for s.Snapshot().Status == trainer.Running && s.Snapshot().Iter < 2*c.want {
			s.Step(trainer.Hyper{Alpha: c.alpha})
		}
		if got := s.Snapshot(); got.Status != trainer.Converged || got.Iter != c.want {
			t.Errorf("α %v, tolerance %v: %v at k = %d, want k = %d", c.alpha, c.tolerance, got.Status, got.Iter, c.want)
		}
	}
	// With α = 10 the weights stop changing at k = 1155, give or take how rounding falls.
	s := stepper(t, p, trainer.Zeros(2), 0)
	for s.Snapshot().Status == trainer.Running && s.Snapshot().Iter < 2000 {
		s.Step(trainer.Hyper{Alpha: 10})
	}
	if got := s.Snapshot(); got.Status == trainer.Running || got.Status == trainer.Cycle || math.Abs(float64(got.Iter-1155)) > 50 {
		t.Errorf("%v at k = %d", got.Status, got.Iter)
	}
}

func TestDivergedAtStart(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	wrong := trainer.Problem{X: [][]float64{{1e200}}, Y: []float64{0}}
	for name, start := range map[string]trainer.Params{
		"NaN weight": {W: []float64{nan}}, "infinite bias": {W: []float64{0}, B: inf},
		"z overflows": {W: []float64{1e200}},
	} {
		s := stepper(t, wrong, start, 1e-8)
		before := s.Snapshot()
		if before.Status != trainer.Diverged || before.Iter != 0 {
			t.Errorf("%s: %+v", name, before)
		}
		if after := s.Step(trainer.Hyper{Alpha: 1}); after.Iter != 0 || !after.Params.Equal(before.Params) {
			t.Errorf("%s: a diverged stepper must refuse: %+v", name, after)
		}
	}
	// On the right side an infinite z is no harm: its loss is 0.
	right := trainer.Problem{X: wrong.X, Y: []float64{1}}
	if got := stepper(t, right, trainer.Params{W: []float64{1e200}}, 0).Snapshot(); got.Status != trainer.Running || got.Cost != 0 {
		t.Errorf("right side: %+v", got)
	}
}

func TestDivergedByUpdate(t *testing.T) {
	// dw = −5e299 at w = 0; times α = 1e10 it is above the largest float64.
	p := trainer.Problem{X: [][]float64{{1e300}}, Y: []float64{1}}
	s := stepper(t, p, trainer.Zeros(1), 1e-8)
	got := s.Step(trainer.Hyper{Alpha: 1e10})
	if got.Status != trainer.Diverged || got.Iter != 1 || !math.IsInf(got.Params.W[0], 1) {
		t.Errorf("%+v", got)
	}
	if again := s.Step(trainer.Hyper{Alpha: 1e-3}); again.Iter != 1 {
		t.Errorf("must refuse: %+v", again)
	}
	for _, alpha := range []float64{math.NaN(), math.Inf(1)} {
		if got := stepper(t, p, trainer.Zeros(1), 1e-8).Step(trainer.Hyper{Alpha: alpha}); got.Status != trainer.Diverged {
			t.Errorf("α = %v: %+v", alpha, got)
		}
	}
}

// z is +Inf − Inf: NaN, so J is NaN although every parameter is finite.
func TestDivergedByNaN(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e300, 1e300}}, Y: []float64{1}}
	s := stepper(t, p, trainer.Params{W: []float64{1e300, -1e300}}, 1e-8)
	if got := s.Snapshot(); got.Status != trainer.Diverged || !math.IsNaN(got.Cost) {
		t.Errorf("%+v", got)
	}
}

// The gradient is bounded, so an absurd α makes J leap but nothing overflows.
func TestHugeAlpha(t *testing.T) {
	for _, alpha := range []float64{1e3, 1e300} {
		r := load(t, "iris_versicolor_virginica_std")
		s := stepper(t, r.problem(), r.start(), 1e-8)
		for range 50 {
			if got := s.Step(trainer.Hyper{Alpha: alpha}); got.Status == trainer.Diverged || !got.Params.Finite() || !got.Grad.Finite() {
				t.Fatalf("α = %v: %+v", alpha, got)
			}
		}
		// The classes overlap, so J cannot reach 0; it is of the order of α.
		if got := s.Snapshot().Cost; got < alpha/1e4 || got > alpha*1e4 {
			t.Errorf("α = %v: J = %v", alpha, got)
		}
	}
}

func TestLimitIsTheCallers(t *testing.T) {
	r := load(t, "separable_1d")
	s := stepper(t, r.problem(), r.start(), 0)
	for range 10_001 {
		s.Step(trainer.Hyper{Alpha: r.Alpha})
	}
	if got := s.Snapshot(); got.Status != trainer.Running || got.Iter != 10_001 {
		t.Errorf("%v at %d", got.Status, got.Iter)
	}
}
