package session_test

import (
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// until waits for J below a number, so many steps.
func until(below float64, within int) session.Until {
	return session.Until{Condition: session.Condition{Within: within, Clauses: []session.Clause{{
		Left: session.Quantity{Name: "J"}, Number: below,
	}}}}
}

// The way to a condition ends at the first iteration at which it holds, over
// history too, however the updates come.
func TestUntilIsTheFirst(t *testing.T) {
	for _, batch := range []int{1, 7, 64} {
		c := begin("iris-hard", 0)
		c.s.SetChunk(batch)
		c.do(until(0.6, 0))
		k := c.k()
		if _, ok := last[session.ConditionReached](c); !ok || k == 0 || k != c.head() {
			t.Errorf("by %d: k %d of %d", batch, k, c.head())
		}
		c.do(session.Step{N: 50}, session.Goto{}, until(0.6, 0))
		if c.k() != k {
			t.Errorf("over history it is k %d, not %d", c.k(), k)
		}
		c.do(until(0.6, 0))
		if reached, _ := last[session.ConditionReached](c); !reached.Already {
			t.Error("it holds already")
		}
	}
}

// What ends a way before its condition says so.
func TestUntilIsMissed(t *testing.T) {
	never := until(-1, 0)
	for _, c := range []struct {
		name string
		do   []session.Intent
		why  session.EndReason
		k    int
	}{
		{"xor", []session.Intent{never}, session.EndedAtStop, 1},
		{"iris-hard", []session.Intent{never}, session.EndedAtLimit, 50},
		{"iris-hard", []session.Intent{never, never}, session.EndedAtLimit, 100},
		{"iris-hard", []session.Intent{until(-1, 30)}, session.OutOfSteps, 30},
		{"iris-hard", []session.Intent{session.Step{N: 40}, session.Goto{}, until(-1, 30)}, session.OutOfSteps, 30},
		{"iris-hard", []session.Intent{session.Init{Values: []float64{1e308, 1e308, 0}}, never}, session.NoNextStep, 0},
	} {
		d := begin(c.name, 50)
		d.do(c.do...)
		missed, ok := last[session.ConditionNotReached](d)
		if !ok || missed.Why != c.why || d.k() != c.k {
			t.Errorf("%s %v: missed %v, why %d, not %d, at k %d", c.name, c.do, ok, missed.Why, c.why, d.k())
		}
	}
}

// Play pauses at a stop and at the multiples of the limit, and goes on from
// there when it is asked to.
func TestPlayPauses(t *testing.T) {
	for _, speed := range []int{10, 0} {
		c := begin("iris-hard", 50)
		c.do(session.Speed{PerSecond: speed}, session.Play{On: true})
		for c.s.State().Play.Tick != 0 {
			c.beat()
		}
		if c.k() != 50 || c.s.State().Play.On {
			t.Errorf("%d/s: play pauses at %d", speed, c.k())
		}
		if c.do(session.Play{On: true}); speed == 0 && c.k() != 100 {
			t.Errorf("it goes on to %d", c.k())
		}
		x := begin("xor", 0)
		x.do(session.Speed{PerSecond: speed}, session.Play{On: true})
		if st := x.s.State(); x.k() != 1 || speed == 0 && st.Play.On {
			t.Errorf("%d/s: xor plays to %d", speed, x.k())
		}
	}
}

// A run that diverged has no next step; every step before that is made.
func TestDiverged(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Init{Values: []float64{1e308, 1e308, 0}}, session.Step{N: 1})
	if _, refused := last[session.NoStep](c); !refused || c.k() != 0 || c.s.State().Run.Snapshot.Status != trainer.Diverged {
		t.Errorf("a step from where J is not finite leads to k %d", c.k())
	}
	if c.do(session.TakeOver{}); len(c.events) == 0 {
		t.Error("nothing is said")
	}
	if _, none := last[session.NoGhost](c); !none {
		t.Error("there is a ghost of nothing")
	}
	if c.do(session.CompareOff{}); !c.s.Idle() {
		t.Error("it is not settled")
	}
	if _, none := last[session.NoComparison](c); !none {
		t.Error("a comparison that is none has ended")
	}
}

// History goes on with λ = 0 from parameters so large that with another λ there J is not finite: from there no step
// leads on, and a press ends.
func TestNoStepWhereLambdaEndsTheRun(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.SetAlpha(1e300), session.Step{N: 3})
	head := c.head()
	if c.do(session.Goto{K: 1}, session.SetLambda(0.1)); c.s.State().Run.Snapshot.Status != trainer.Diverged || head < 2 {
		t.Fatalf("at k 1 of %d the status is %v", head, c.s.State().Run.Snapshot.Status)
	}
	c.late = true
	if c.do(session.Step{N: 1}); len(c.jobs) > 0 {
		t.Error("an update is wanted")
	}
	if _, refused := last[session.NoStep](c); !refused || c.k() != 1 || c.head() != head || !c.s.Idle() {
		t.Errorf("refused %v, at k %d of %d", refused, c.k(), c.head())
	}
}

// Wishes go along what there is, and stay at its ends.
func TestAdjust(t *testing.T) {
	c := begin("iris-hard", 0)
	for _, step := range []struct {
		i    session.Adjust
		want func(session.State) bool
	}{
		{session.Adjust{Name: "example", Direction: "prev", N: 1}, func(st session.State) bool { return st.Inside.Focus == 0 && st.Inside.Line == 2 }},
		{session.Adjust{Name: "example", Direction: "next", N: 500}, func(st session.State) bool { return st.Inside.Focus == 99 }},
		{session.Adjust{Name: "speed", Direction: "up", N: 1}, func(st session.State) bool { return st.Play.PerSecond == 30 }},
		{session.Adjust{Name: "speed", Direction: "down", N: 99}, func(st session.State) bool { return st.Play.PerSecond == 1 }},
		{session.Adjust{Name: "line", Direction: "prev", N: 1}, func(st session.State) bool { return st.Inside.Focus == 98 }},
		{session.Adjust{Name: "alpha", Direction: "up", N: 2}, func(st session.State) bool { return st.Run.Alpha == 3 }},
		{session.Adjust{Name: "alpha", Direction: "down", N: 0}, func(st session.State) bool { return st.Run.Alpha == 2.9 }},
	} {
		c.do(step.i)
		if st := c.s.State(); !step.want(st) {
			t.Errorf("%+v: %+v, %+v, α %v", step.i, st.Inside, st.Play, st.Run.Alpha)
		}
	}
}
