package timeline

import (
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
)

// followed holds the run of a rule against the rule stepped alone, with what the present run was made with.
func followed(t *testing.T, tl *Timeline, rule string, from func(trainer.Params) *trainer.Stepper) {
	t.Helper()
	if tl.MistakeRule() != rule || !tl.Comparing() {
		t.Fatalf("%q is beside", tl.MistakeRule())
	}
	for _, g := range tl.Ghosts() {
		if g.MistakeID() == "" {
			continue
		}
		s := from(tl.Present().Start().Params)
		for k := range tl.Present().Head().Iter {
			s.Step(tl.HyperAfter(k))
		}
		same(t, g.Head(), s.WithHyper(s.Snapshot(), tl.HyperAfter(g.Head().Iter)))
	}
}

// The run of another rule is where its rule leads with what the present run was made with, through
// changes, forks and fresh starts; one from elsewhere is dropped.
func TestMistakeRunIsStepped(t *testing.T) {
	tl := fresh(t)
	m, _ := mistake.Find("db=dz")
	rule, _ := m.Rule()
	from := func(at trainer.Params) *trainer.Stepper {
		s, err := trainer.NewRuleStepper(problem(), rule, at, tl.HyperAfter(0), tolerance)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	follows := func() {
		t.Helper()
		join(t, tl, 3)
		followed(t, tl, m.ID, from)
	}
	if tl.MistakeRule() != "" {
		t.Errorf("%q is beside from the start", tl.MistakeRule())
	}
	tl.Compare(alphas(1))
	tl.StartMistakeRun(m.ID, from(tl.Present().Start().Params))
	if forward(t, tl, 5); len(tl.Ghosts()) != 1 {
		t.Errorf("%d ghosts", len(tl.Ghosts()))
	}
	follows()
	tl.SetHyper(trainer.Hyper{Alpha: 0.05, Lambda: 2})
	follows()
	forward(t, tl, 7)
	follows()
	tl.Seek(3)
	tl.SetHyper(trainer.Hyper{Alpha: 0.4})
	forward(t, tl, 6) // a fork
	follows()
	tl.Restart()
	forward(t, tl, 4)
	follows()
	for range MaxGhosts + 1 { // older ghosts give way, not this one
		tl.Restart()
		forward(t, tl, 2)
		follows()
	}
	elsewhere := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
	elsewhere.Step(trainer.Hyper{Alpha: 1})
	begin := elsewhere.Snapshot()
	begin.Iter = 0
	if tl.Begin(begin); tl.MistakeRule() != "" {
		t.Error("a run from elsewhere stays beside")
	}
}
