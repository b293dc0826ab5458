package session_test

import (
	"math"
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/session"
	"descent/ui/timeline"
)

// besides is the run of the mistake.
func (c *client) besides() (timeline.Run, bool) {
	for _, g := range c.s.State().Run.Ghosts {
		if g.MistakeID() != "" {
			return g, true
		}
	}
	return timeline.Run{}, false
}

// followed holds the run of the mistake against its rule, stepped by itself with what the present run was made with.
func (c *client) followed(t *testing.T, id string) {
	t.Helper()
	st := c.s.State()
	got, ok := c.besides()
	if present := st.Run.Present; !ok || got.MistakeID() != id || got.Head().Iter != present.Head().Iter && got.Head().Status != trainer.Diverged {
		t.Fatalf("%s: %v, %q at k %d of %d", id, ok, got.MistakeID(), got.Head().Iter, present.Head().Iter)
	}
	m, _ := mistake.Find(id)
	rule, _ := m.Rule()
	present := st.Run.Present
	hyper := func(k int) trainer.Hyper {
		if k == present.Head().Iter {
			return present.NextHyper()
		}
		return present.HyperAt(k)
	}
	s, err := trainer.NewRuleStepper(st.Data.Problem, rule, present.Start().Params, hyper(0), tolerance)
	if err != nil {
		t.Fatal(err)
	}
	for k := range got.Head().Iter {
		s.Step(hyper(k))
	}
	want := s.WithHyper(s.Snapshot(), hyper(got.Head().Iter))
	if now := got.Head(); !now.Params.Equal(want.Params) || now.Cost != want.Cost && now.Cost == now.Cost || !now.Grad.Equal(want.Grad) {
		t.Errorf("%s at k %d: %v J %v, not %v J %v", id, now.Iter, now.Params, now.Cost, want.Params, want.Cost)
	}
}

// The run of a mistake is made with the α and the λ that the present run has at each iteration, whatever is done to that,
// and however late the work comes back.
func TestMistakeStepsAlong(t *testing.T) {
	steps := [][]session.Intent{
		{session.Step{N: 5}, session.SetAlpha(1), session.Step{N: 5}},
		{session.SetLambda(3), session.Step{N: 4}, session.SetLambda(0.5)},
		{session.Back{N: 6}, session.SetAlpha(0.05), session.Step{N: 20}}, // a fork
		{session.Restart{}, session.Step{N: 7}},
		{session.InitRandom{}, session.Step{N: 9}},
		{session.Goto{K: 2}, session.SetLambda(0), session.Step{N: 1}},
		{session.Step{N: 600}, session.Back{N: 500}, session.Step{N: 3}},
	}
	for _, id := range []string{"db=dz", "sum", "stale", "no-reset", "J-no-reset", "online", "y-minus-a", mistake.Float32ID} {
		for _, late := range []bool{false, true} {
			c := begin("iris-hard", 0)
			c.late = late
			if c.do(session.Mistake{ID: id}); !late {
				c.followed(t, id)
			}
			for _, intents := range steps {
				c.do(intents...)
				c.settle()
				c.followed(t, id)
			}
		}
	}
}

// One place beside the run: what is newer takes it.
func TestOnePlaceBesideTheRun(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Compare{Alphas: []float64{0.1, 1}}, session.Mistake{ID: "db=dz"}, session.Step{N: 3})
	if said, _ := last[session.MistakeRunChanged](c); said.ID != "db=dz" || !said.Instead || len(c.s.State().Run.Ghosts) != 1 {
		t.Errorf("%+v with %d ghosts", said, len(c.s.State().Run.Ghosts))
	}
	if c.do(session.Mistake{ID: "plus"}, session.Step{N: 1}); c.s.State().Run.ActiveMistake().ID != "plus" || len(c.s.State().Run.Ghosts) != 1 {
		t.Errorf("%q is beside", c.s.State().Run.ActiveMistake().ID)
	}
	if c.do(session.TakeOver{}); c.s.State().Run.Present.MistakeID() != "" {
		t.Error("a mistake is the present run")
	}
	if !c.s.State().View.InsideMistake {
		t.Error("it is not looked into")
	}
	if c.do(session.Compare{Alphas: []float64{2}}); c.s.State().Run.ActiveMistake().ID != "" || len(c.s.State().Run.Ghosts) != 1 {
		t.Error("the mistake stays")
	}
	c.do(session.Mistake{ID: "db=dz"}, session.MistakeOff{}, session.MistakeOff{})
	if _, none := last[session.NoMistake](c); !none || len(c.s.State().Run.Ghosts) != 0 {
		t.Error("it does not end")
	}
	for _, id := range []string{"J-after", "nothing", "L2-b"} { // of what is recorded, of nobody, of a penalty that there is not
		c.events = nil
		if c.do(session.Mistake{ID: id}); c.s.State().Run.ActiveMistake().ID != "" {
			t.Errorf("%s steps along", id)
		}
		if _, refused := last[session.Refused](c); !refused {
			t.Errorf("%s is not refused", id)
		}
	}
}

// The line that leads to a moment says which mistake steps along, and leads to its run as well, whatever α and λ were
// meanwhile.
func TestMomentOfAMistake(t *testing.T) {
	for _, id := range []string{"db=dz", "L2-b", "no-reset"} {
		c := begin("iris-hard", 0)
		c.do(session.Step{N: 4}, session.SetLambda(2), session.SetAlpha(0.5), session.Step{N: 6}, session.Mistake{ID: id}, session.Step{N: 3}, session.Back{N: 5})
		d, left := c.s.State().RestoreData()
		if left != 0 {
			t.Errorf("%s: %d ghosts are left out", id, left)
		}
		o := begin("iris", 0)
		o.do(d)
		o.followed(t, id)
		want, _ := c.besides()
		got, ok := o.besides()
		if !ok || !got.Head().Params.Equal(want.Head().Params) || o.k() != 8 {
			t.Errorf("%s: at k %d beside is %+v, not %+v", id, o.k(), got.Head(), want.Head())
		}
		c.do(session.MistakeOff{})
		if d, _ := c.s.State().RestoreData(); len(o.s.State().Run.Ghosts) != 1 {
			t.Errorf("%s: %+v", id, d)
		}
	}
}

// Inside a mistake is its own iteration at the iteration shown; u looks there and back, and it ends with the mistake.
func TestInsideAMistake(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.MistakeInside{On: true})
	tells(t, c, "NoMistake")
	c.do(session.Mistake{ID: "db=dz"}, session.Step{N: 4}, session.Back{N: 1}, session.Show{Panes: []string{"loop"}}, session.TakeOver{})
	st := c.s.State()
	run, _ := c.besides()
	at, _ := run.At(3)
	if m := st.Analysis.MistakeIteration; m == nil || m.ID != "db=dz" || !m.At.Params.Equal(at.Params) {
		t.Fatalf("inside is %+v", m)
	}
	next, _ := run.At(4)
	after := func(lines int) trainer.LoopState { return c.s.State().Analysis.MistakeIteration.Loop.RunLines(lines) }
	for j, w := range append(after(math.MaxInt).Params.W, after(math.MaxInt).Params.B) {
		if want := append(next.Params.Clone().W, next.Params.B)[j]; w != want {
			t.Errorf("it goes to %v, not %v", w, want)
		}
	}
	c.do(session.Example{I: 4})
	x, y := st.Data.Problem.X[3], st.Data.Problem.Y[3]
	if got, want := after(trainer.LinesBeforeExample(st.Data.Problem, 4)).DB, trainer.DZ(at.Params.Z(x), y); got != want {
		t.Errorf("db is %v, not dz of the last example, %v", got, want)
	}
	d, _ := c.s.State().RestoreData()
	o := begin("iris", 0)
	if o.do(d); o.s.State().Analysis.MistakeIteration == nil {
		t.Errorf("the line that leads here does not look inside: %+v", d)
	}
	if c.do(session.TakeOver{}); c.s.State().Analysis.MistakeIteration != nil {
		t.Error("u does not look back")
	}
	c.do(session.MistakeInside{On: true}, session.MistakeOff{}, session.Mistake{ID: "sum"})
	if c.s.State().Analysis.MistakeIteration != nil {
		t.Error("it looks into the next mistake too")
	}
	view := func() session.ViewState { return c.s.State().View }
	if c.do(session.Form{Name: session.VectorForm}, session.MistakeInside{On: true}); view().Vectors || !view().InsideMistake {
		t.Error("vectors show no mistake")
	}
	if c.do(session.Form{Name: session.VectorForm}); !view().Vectors || view().InsideMistake {
		t.Error("vectors are those of the right iteration")
	}
	if c.do(session.MistakeInside{On: true}, session.Drop{}, session.Mistake{ID: "sum"}); view().InsideMistake {
		t.Error("it looks into what comes after what was dropped")
	}
}

// With another λ chosen J and the gradient of the mistake are made again once, not by each State: that takes a pass over the
// examples. They are those of the λ that is chosen now.
func TestBesideIsRevisedOnce(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.Mistake{ID: "db=dz"}, session.Step{N: 3})
	for _, lambda := range []float64{1, 2, 0} {
		c.do(session.SetLambda(lambda))
		first, again := c.s.State().Run.MistakeSnapshot, c.s.State().Run.MistakeSnapshot
		if &first.Grad.W[0] != &again.Grad.W[0] {
			t.Errorf("λ %v: it is made by each State", lambda)
		}
		m, _ := mistake.Find("db=dz")
		p := c.s.State().Data.Problem
		h := trainer.Hyper{Alpha: c.s.State().Run.Alpha, Lambda: lambda}
		rule, _ := m.Rule()
		stepper, err := trainer.NewRuleStepper(p, rule, first.Params, h, 0)
		if err != nil {
			t.Fatal(err)
		}
		if want := stepper.Snapshot(); first.Lambda != lambda || first.Cost != want.Cost || !first.Grad.Equal(want.Grad) {
			t.Errorf("λ %v: it has J %v, %v, not %v, %v", lambda, first.Cost, first.Grad, want.Cost, want.Grad)
		}
	}
	c.do(session.Back{N: 1}, session.SetLambda(1))
	if b := c.s.State().Run.MistakeSnapshot; b.Iter != 2 || b.Lambda != 1 {
		t.Errorf("a step back it is %+v", b)
	}
}
