package trainer_test

import (
	"math"
	"runtime"
	"strings"
	"testing"

	"descent/trainer"
)

func TestValidate(t *testing.T) {
	row := []float64{1, 2}
	for want, p := range map[string]trainer.Problem{
		"no examples":                    {},
		"no features":                    {X: [][]float64{{}}, Y: []float64{0}},
		"2 rows but 1 labels":            {X: [][]float64{row, row}, Y: []float64{0}},
		"row 2 has 1 features":           {X: [][]float64{row, {1}}, Y: []float64{0, 1}},
		"row 2, column 1 is NaN":         {X: [][]float64{row, {math.NaN(), 1}}, Y: []float64{0, 1}},
		"row 1, column 2 is -Inf":        {X: [][]float64{{1, math.Inf(-1)}, row}, Y: []float64{0, 1}},
		"row 2 has the label 2":          {X: [][]float64{row, row}, Y: []float64{0, 2}},
		"row 1 has the label NaN":        {X: [][]float64{row, row}, Y: []float64{math.NaN(), 1}},
		"row 1 has the label 0.5; a lab": {X: [][]float64{row}, Y: []float64{0.5}},
	} {
		err := p.Validate()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v", want, err)
		}
		if _, err := trainer.NewStepper(p, trainer.Zeros(2), 0); err == nil {
			t.Errorf("%q: NewStepper took it", want)
		}
	}
	if err := (trainer.Problem{X: [][]float64{{math.MaxFloat64}}, Y: []float64{1}}).Validate(); err != nil {
		t.Errorf("the smallest problem: %v", err)
	}
}

func TestSize(t *testing.T) {
	if m, n := (trainer.Problem{}).Size(); m != 0 || n != 0 {
		t.Errorf("empty: %d×%d", m, n)
	}
	if m, n := load(t, "breast_cancer_2_std").problem().Size(); m != 569 || n != 2 {
		t.Errorf("breast cancer: %d×%d, want 569×2", m, n)
	}
}

func TestNewStepperRefuses(t *testing.T) {
	p := load(t, "and").problem()
	for name, err := range map[string]error{
		"narrow start":       second(trainer.NewStepper(p, trainer.Zeros(1), 0)),
		"negative tolerance": second(trainer.NewStepper(p, trainer.Zeros(2), -1e-8)),
		"NaN tolerance":      second(trainer.NewStepper(p, trainer.Zeros(2), math.NaN())),
		"infinite tolerance": second(trainer.NewStepper(p, trainer.Zeros(2), math.Inf(1))),
	} {
		if err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func second(_ *trainer.Stepper, err error) error { return err }

func TestResumeRefuses(t *testing.T) {
	p := load(t, "and").problem()
	s := stepper(t, p, trainer.Zeros(2), 0)
	zero := s.Checkpoint()
	s.Step(trainer.Hyper{Alpha: 1})
	one := s.Checkpoint()
	bad := map[string]trainer.Checkpoint{}
	c := zero
	c.Snapshot.Iter = -1
	bad["negative k"] = c
	c = zero
	c.Snapshot.Params = trainer.Zeros(3)
	bad["wide parameters"] = c
	c = zero
	c.Snapshot.Grad = trainer.Params{}
	bad["no gradient"] = c
	c = one
	c.Previous = trainer.Params{}
	bad["no previous"] = c
	c = one
	c.Snapshot.RuleState = []float64{1}
	bad["a memory of plain descent"] = c
	for name, at := range bad {
		if _, err := trainer.NewStepperAt(p, at, 0); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	for name, err := range map[string]error{
		"invalid problem": second(trainer.NewStepperAt(trainer.Problem{}, one, 0)),
		"bad tolerance":   second(trainer.NewStepperAt(p, one, -1)),
	} {
		if err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	for name, at := range bad {
		if _, err := s.StepperAt(at); err == nil {
			t.Errorf("%s was taken by a stepper", name)
		}
	}
	if zero.Previous.W != nil || !one.Previous.Equal(trainer.Zeros(2)) {
		t.Errorf("previous: %v and %v", zero.Previous, one.Previous)
	}
}

// A stepper goes on from a checkpoint of another, even while that one steps.
func TestResumeSharesTheProblem(t *testing.T) {
	r := load(t, "breast_cancer_2_std")
	first := stepper(t, r.problem(), r.start(), 1e-8)
	for range 5 {
		first.Step(trainer.Hyper{Alpha: r.Alpha})
	}
	at := first.Checkpoint()
	done := make(chan trainer.Snapshot)
	go func() {
		for range 20 {
			first.Step(trainer.Hyper{Alpha: r.Alpha})
		}
		done <- first.Snapshot()
	}()
	second, err := first.StepperAt(at)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		second.Step(trainer.Hyper{Alpha: r.Alpha})
	}
	if got, want := second.Snapshot(), <-done; !cycleSame(got, want) {
		t.Errorf("resumed %+v, whole %+v", got, want)
	}
}

// Nobody but the owner may change what a stepper knows or what it has sent.
func TestOwnership(t *testing.T) {
	p := load(t, "and").problem()
	start := trainer.Zeros(2)
	s := stepper(t, p, start, 0)
	start.W[0] = 7
	first := s.Snapshot()
	if first.Params.W[0] != 0 {
		t.Error("the start is not copied")
	}
	one := s.Step(trainer.Hyper{Alpha: 1})
	kept := one.Params.Clone()
	at := trainer.Checkpoint{Snapshot: one, Previous: first.Params.Clone()}
	at.Snapshot.Params = one.Params.Clone()
	resumed, err := trainer.NewStepperAt(p, at, 0)
	if err != nil {
		t.Fatal(err)
	}
	at.Snapshot.Params.W[0], at.Previous.W[0] = 7, 7
	for range 3 {
		s.Step(trainer.Hyper{Alpha: 1})
	}
	if !one.Params.Equal(kept) {
		t.Error("a later step overwrote a snapshot")
	}
	if c := resumed.Checkpoint(); !c.Snapshot.Params.Equal(kept) || c.Previous.W[0] != 0 {
		t.Error("the checkpoint is not copied")
	}
	if n := len(one.Params.W); cap(one.Params.W) != n {
		t.Error("appending to the weights would reach the gradient")
	}
}

func TestParams(t *testing.T) {
	p := trainer.Params{W: []float64{1, -2}, B: 3}
	if q := p.Clone(); !q.Equal(p) || &q.W[0] == &p.W[0] {
		t.Errorf("clone %v", q)
	}
	if (trainer.Params{}).Clone().W != nil {
		t.Error("a clone of no weights has weights")
	}
	nan, minus := math.NaN(), math.Copysign(0, -1)
	for name, c := range map[string]struct {
		p, q trainer.Params
		want bool
	}{
		"NaN is itself":    {trainer.Params{B: nan}, trainer.Params{B: nan}, true},
		"0 is not −0":      {trainer.Params{W: []float64{0}}, trainer.Params{W: []float64{minus}}, false},
		"bias":             {trainer.Params{B: 1}, trainer.Params{B: 2}, false},
		"weight":           {trainer.Params{W: []float64{1}}, trainer.Params{W: []float64{2}}, false},
		"different widths": {trainer.Zeros(1), trainer.Zeros(2), false},
	} {
		if got := c.p.Equal(c.q); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for _, bad := range []float64{nan, math.Inf(1), math.Inf(-1)} {
		if (trainer.Params{W: []float64{0, bad}}).Finite() || (trainer.Params{B: bad}).Finite() {
			t.Errorf("%v is finite", bad)
		}
	}
	if !p.Finite() || p.Z([]float64{10, 1}) != 11 { // 1·10 − 2·1 + 3
		t.Error("ordinary parameters")
	}
}

func TestRandom(t *testing.T) {
	if p := trainer.Random(3, 1); !p.Equal(trainer.Random(3, 1)) || p.Equal(trainer.Random(3, 2)) {
		t.Error("the start must follow from the seed")
	}
	// Written down when this was made: a seed given in a lesson must keep its start.
	want := trainer.Params{W: []float64{-1.1684224534819792, -0.4530532546769852}, B: 0.5507150001420832}
	if got := trainer.Random(2, 1); !got.Equal(want) {
		t.Errorf("%v, want %v", got, want)
	}
	// 10 000 draws of deviation 0.5: mean within 5·0.005, deviation within 5·0.0035.
	const draws = 10_000
	p := trainer.Random(draws, 7)
	var sum, squares float64
	for _, w := range p.W {
		sum += w
		squares += w * w
	}
	if mean := sum / draws; math.Abs(mean) > 0.025 {
		t.Errorf("mean %v", mean)
	}
	if dev := math.Sqrt(squares / draws); math.Abs(dev-0.5) > 0.0175 {
		t.Errorf("deviation %v", dev)
	}
}

func TestAllocations(t *testing.T) {
	r := load(t, "breast_cancer_2_std")
	p, at, grad := r.problem(), r.start(), trainer.Zeros(2)
	if got := testing.AllocsPerRun(10, func() { trainer.Evaluate(p, at, &grad) }); got != 0 {
		t.Errorf("Evaluate allocates %v times", got)
	}
	s := stepper(t, p, at, 0)
	if got := testing.AllocsPerRun(10, func() { s.Step(trainer.Hyper{Alpha: r.Alpha}) }); got > 1 {
		t.Errorf("Step allocates %v times", got)
	}
}

func TestBitsDoNotDependOnProcessors(t *testing.T) {
	r := load(t, "iris_setosa_versicolor_raw")
	run := func(processors int) []trainer.Snapshot {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		return history(t, r, false)
	}
	many := run(8)
	for k, s := range run(1) {
		if !cycleSame(s, many[k]) {
			t.Fatalf("k = %d: %+v and %+v", k, s, many[k])
		}
	}
}

// cycleSame compares snapshots bit for bit, NaN included.
func cycleSame(a, b trainer.Snapshot) bool {
	costs := trainer.Params{W: []float64{a.Cost}, B: a.IncomingAlpha}
	return a.Iter == b.Iter && a.Status == b.Status && a.Params.Equal(b.Params) && a.Grad.Equal(b.Grad) &&
		costs.Equal(trainer.Params{W: []float64{b.Cost}, B: b.IncomingAlpha})
}

// A sum that overflows must not spoil a mean that does not.
func TestMeanOfHugeTerms(t *testing.T) {
	const x = 1e308
	p := trainer.Problem{X: [][]float64{{x}, {x}, {x}}, Y: []float64{1, 1, 1}}
	grad := trainer.Zeros(1)
	if cost := trainer.Evaluate(p, trainer.Zeros(1), &grad); math.Abs(cost-math.Ln2) > 1e-15 {
		t.Errorf("J = %v", cost)
	}
	if math.Abs(grad.W[0]/(-x/2)-1) > 1e-15 || grad.B != -0.5 {
		t.Errorf("gradient %v, want %v and −0.5", grad, -x/2)
	}
	if cost := trainer.Evaluate(p, trainer.Params{W: []float64{-1}}, nil); math.Abs(cost/x-1) > 1e-15 {
		t.Errorf("every loss is %v, J = %v", x, cost)
	}
}

// With z = 700 everywhere the textbook's log(a) is log(1) = 0.
func TestTinyCost(t *testing.T) {
	var p trainer.Problem
	for range 1000 {
		p.X, p.Y = append(p.X, []float64{700}), append(p.Y, 1)
	}
	const want = 9.8596765437597708e-305 // softplus(−700) of pointwise.json
	if got := trainer.Evaluate(p, trainer.Params{W: []float64{1}}, nil); math.Abs(got-want) > 1e-12*want {
		t.Errorf("J = %v, want %v", got, want)
	}
}
