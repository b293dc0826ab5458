package session_test

import (
	"math"
	"slices"
	"testing"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/timeline"
)

// lastDZ is the run of db = dz by its own formula: the parameters at 0, 1, …, len(alphas), made with one α after the other.
func lastDZ(p trainer.Problem, alphas []float64) [][3]float64 {
	var at [3]float64
	rows := [][3]float64{at}
	m := float64(len(p.X))
	for _, alpha := range alphas {
		var dw [2]float64
		var db float64
		for i, x := range p.X {
			dz := 1/(1+math.Exp(-at[0]*x[0]-at[1]*x[1]-at[2])) - p.Y[i]
			dw[0] += x[0] * dz
			dw[1] += x[1] * dz
			db = dz
		}
		at[0] -= alpha * dw[0] / m
		at[1] -= alpha * dw[1] / m
		at[2] -= alpha * db / m
		rows = append(rows, at)
	}
	return rows
}

// holds compares a run with rows.
func holds(t *testing.T, what string, run timeline.Run, rows [][3]float64) {
	t.Helper()
	if run.Head().Iter != len(rows)-1 {
		t.Errorf("%s: the mistake is at k %d, not %d", what, run.Head().Iter, len(rows)-1)
	}
	for k, want := range rows {
		s, ok := run.At(k)
		if got := [3]float64{s.Params.W[0], s.Params.W[1], s.Params.B}; !ok || math.Abs(got[0]-want[0])+math.Abs(got[1]-want[1])+math.Abs(got[2]-want[2]) > 1e-12 {
			t.Errorf("%s: at k %d it is at %v, not %v", what, k, got, want)
		}
	}
}

func alphas(n int, alpha float64) []float64 { return slices.Repeat([]float64{alpha}, n) }

// Where the right run leaves its history the run of the mistake leaves its own: up to there both are what they were, not
// computed again, and from there on the new α counts. Stepping back over the fork shows the same past, and the lines of the
// log make both runs again.
func TestForkKeepsThePastOfAMistake(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.SetAlpha(0.3), session.Mistake{ID: "db=dz"}, session.Step{N: 9})
	p := c.s.State().Data.Problem
	before, _ := c.besides()
	holds(t, "before", before, lastDZ(p, alphas(9, 0.3)))

	c.do(session.Goto{K: 5}, session.SetAlpha(1))
	c.late = true
	c.do(session.Step{N: 1})
	for c.head() != 6 {
		c.one()
	}
	if now, _ := c.besides(); now.Head().Iter < 5 {
		t.Errorf("its past is being made again: it is at k %d", now.Head().Iter)
	}
	c.settle()
	c.late = false
	c.do(session.Step{N: 3})
	forked := lastDZ(p, append(alphas(5, 0.3), alphas(4, 1)...))
	after, _ := c.besides()
	holds(t, "forked", after, forked)
	for k := range 6 {
		old, _ := before.At(k)
		if s, _ := after.At(k); !s.Params.Equal(old.Params) || s.Cost != old.Cost || !s.Grad.Equal(old.Grad) {
			t.Errorf("k %d of its past is another: %+v, not %+v", k, s, old)
		}
	}
	present := c.s.State().Run.Present
	if present.HyperAt(4).Alpha != 0.3 || present.HyperAt(5).Alpha != 1 || after.HyperAt(4) != present.HyperAt(4) || after.HyperAt(5) != present.HyperAt(5) {
		t.Error("the two did not leave at the same k")
	}

	c.do(session.Back{N: 6}, session.Step{N: 4}, session.Back{N: 7}) // over the fork and back
	again, _ := c.besides()
	holds(t, "stepped back", again, forked)
	c.do(session.SetAlpha(0.1), session.Step{N: 3}) // a fork below the fork
	twice := lastDZ(p, append(alphas(c.k()-3, 0.3), alphas(3, 0.1)...))
	now, _ := c.besides()
	holds(t, "forked twice", now, twice)

	o := begin("iris", 0)
	for _, e := range c.s.Log() {
		o.do(e.Action)
	}
	replayed, _ := o.besides()
	holds(t, "done again", replayed, twice)
	if o.k() != c.k() {
		t.Errorf("done again it is at k %d, not %d", o.k(), c.k())
	}
}

// A λ that is chosen in the past counts at once in both J: beside it would else be a J of another cost.
func TestPendingLambdaCountsBeside(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.SetLambda(2), session.Mistake{ID: "db=dz"}, session.Step{N: 5}, session.Back{N: 3})
	before := *c.s.State().Run.MistakeSnapshot
	c.do(session.SetLambda(9))
	squares := before.Params.W[0]*before.Params.W[0] + before.Params.W[1]*before.Params.W[1]
	if after := c.s.State().Run.MistakeSnapshot; math.Abs(after.Cost-before.Cost-(9-2)/200.*squares) > 1e-12 || !after.Params.Equal(before.Params) {
		t.Errorf("J of the mistake is %v, and was %v with Σw² %v", after.Cost, before.Cost, squares)
	}
}
