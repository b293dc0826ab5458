package session_test

import (
	"math"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// tested begins a session with rows kept for testing.
func tested(t *testing.T, name string, as datasets.Preprocessing) *client {
	t.Helper()
	entry, ok := datasets.Find(name)
	if !ok {
		t.Fatalf("there is no %q", name)
	}
	set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
	if err == nil {
		set, err = set.Preprocess(as)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, n := set.Size()
	p, err := session.Prepare(session.DataSource{Name: name, Preprocessing: as}, set, trainer.Zeros(n), tolerance)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{pick: func(int) int { return 0 }}
	c.s = session.New(p, session.Config{Tolerance: tolerance, StartAction: session.InitZero{}, Alpha: 0.5})
	c.take(c.s.InitialWork())
	c.settle()
	return c
}

// meanLoss is −log of what is predicted for the label, by the textbook.
func meanLoss(p trainer.Problem, at trainer.Params) float64 {
	sum := 0.0
	for i, x := range p.X {
		z := at.B
		for j, v := range x {
			z += v * at.W[j]
		}
		if p.Y[i] == 1 {
			z = -z
		}
		sum += math.Log(1+math.Exp(-math.Abs(z))) + max(z, 0)
	}
	return sum / float64(len(p.X))
}

// right counts the rows on the side of their label.
func right(p trainer.Problem, at trainer.Params, threshold float64) (n int) {
	for i, x := range p.X {
		z := at.B
		for j, v := range x {
			z += v * at.W[j]
		}
		if (1/(1+math.Exp(-z)) > threshold) == (p.Y[i] == 1) {
			n++
		}
	}
	return n
}

// proves holds the evaluations of a run against a calculation of its own at every k that
// is kept, and says how many there are.
func proves(t *testing.T, st session.State) int {
	t.Helper()
	run, stride := st.Run.Present, 0
	all := st.Analysis.Evaluations[run.ID()]
	for i, e := range all {
		if i == 1 {
			stride = e.K
		}
		if e.K != i*stride {
			t.Fatalf("evaluation %d of %d is of k %d", i, len(all), e.K)
		}
		at, ok := run.At(e.K)
		if !ok {
			continue
		}
		near := func(got, want float64) bool { return math.Abs(got-want) <= 1e-12*(1+want) }
		if !near(e.TrainLoss, meanLoss(st.Data.Problem, at.Params)) || !near(e.TestLoss, meanLoss(st.Data.Test, at.Params)) {
			t.Errorf("k %d: J %v and %v", e.K, e.TrainLoss, e.TestLoss)
		}
		if n := right(st.Data.Problem, at.Params, st.View.Threshold); e.Counts.TP+e.Counts.TN != n && e.Counts.Ties == 0 {
			t.Errorf("k %d: %d right, not %d", e.K, e.Counts.TP+e.Counts.TN, n)
		}
		if n := right(st.Data.Test, at.Params, st.View.Threshold); e.TestCounts.TP+e.TestCounts.TN != n && e.TestCounts.Ties == 0 {
			t.Errorf("k %d: %d of the test right, not %d", e.K, e.TestCounts.TP+e.TestCounts.TN, n)
		}
	}
	if len(all) > 0 && st.Run.Present.Head().Iter-all[len(all)-1].K >= max(stride, 1) {
		t.Errorf("at k %d the newest evaluation is of k %d", st.Run.Present.Head().Iter, all[len(all)-1].K)
	}
	return len(all)
}

// Of a test J and the counts are known along the run, whatever is done; of a long run at
// as many places as of a short one. They are the same however the moment was reached.
func TestEvaluationsAlongARun(t *testing.T) {
	c := tested(t, "circles", datasets.Preprocessing{Degree: 2, Test: datasets.Split{Percent: 25, Seed: 1}})
	for _, do := range []session.Intent{
		session.Step{N: 3}, session.Step{N: 60}, session.SetLambda(0.3), session.Step{N: 40}, session.Goto{K: 50}, session.SetAlpha(1), session.Step{N: 150},
		session.Threshold{T: 0.3}, session.Step{N: 100}, session.TakeOver{}, session.Step{N: 500}, session.Step{N: 3000}, session.Restart{}, session.Step{N: 7},
	} {
		c.do(do)
		if n, head := proves(t, c.s.State()), c.s.State().Run.Present.Head().Iter; n < min(head+1, 128) || n > 256 {
			t.Errorf("%#v: %d evaluations of a run to k %d", do, n, head)
		}
	}
	one, other := tested(t, "moons", datasets.Preprocessing{Test: datasets.Split{Percent: 30, Seed: 2}}), tested(t, "moons", datasets.Preprocessing{Test: datasets.Split{Percent: 30, Seed: 2}})
	one.do(session.Step{N: 700})
	for range 700 {
		other.do(session.Step{N: 1})
	}
	a, b := one.s.State(), other.s.State()
	x, y := a.Analysis.Evaluations[a.Run.Present.ID()], b.Analysis.Evaluations[b.Run.Present.ID()]
	if len(x) != len(y) {
		t.Fatalf("%d evaluations at once, %d step by step", len(x), len(y))
	}
	for i := range x {
		if x[i] != y[i] {
			t.Errorf("k %d: %+v and %+v", x[i].K, x[i], y[i])
		}
	}
}

// A student who asks for nothing more has none of it, and no work for it.
func TestNoEvaluationsUnasked(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.Show{Panes: []string{"cost"}}, session.Step{N: 20})
	if all := c.s.State().Analysis.Evaluations; len(all) > 0 {
		t.Fatalf("%d runs are evaluated", len(all))
	}
	c.do(session.SetLambda(1))
	if all := c.s.State().Analysis.Evaluations; len(all) != 1 {
		t.Fatalf("with λ and Cost %d runs are evaluated", len(all))
	}
}
