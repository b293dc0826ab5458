package session_test

import (
	"reflect"
	"slices"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// New data are asked for: other examples each time, at a start where few mistakes hide, and each of the three sets
// can be worked out of them. The log leads to the same data and the same start.
func TestPracticeOfNewData(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.SetLambda(2), session.Step{N: 3}, session.Practice{Topic: session.LoopPractice})
	var seen []trainer.Problem
	for _, set := range slices.Concat(session.PracticeTopics(), session.PracticeTopics()) {
		c.do(session.Practice{Topic: set, New: true})
		st := c.s.State()
		p := st.Practice
		if p == nil || p.Topic != set || p.UndetectedMistakes > 2 || p.Now != 0 || st.Run.Snapshot.Iter != 0 || st.Data.Name != "paper" || st.Run.Snapshot.Lambda != 0 {
			t.Fatalf("%s: it asks for %+v of %s at k %d", set, p, st.Data.Name, st.Run.Snapshot.Iter)
		}
		if slices.ContainsFunc(seen, func(o trainer.Problem) bool { return reflect.DeepEqual(o, st.Data.Problem) }) {
			t.Errorf("%s: these data were there before", set)
		}
		seen = append(seen, st.Data.Problem)
		numbers := worked(st.Data.Problem, st.Run.Snapshot.Params, trainer.Hyper{Alpha: st.Run.Alpha}, p.Example-1, []int{0, 1}, set)
		for _, v := range numbers {
			c.do(session.Answer{Text: typedNumber(v)}, session.Step{N: 1})
		}
		if st := c.s.State(); st.Run.Snapshot.Iter != 1 || !st.Practice.Finished || slices.ContainsFunc(st.Practice.Blanks, func(b session.Blank) bool { return b.Mark != session.FirstTry }) {
			t.Errorf("%s: it is not made: %+v", set, st.Practice)
		}
	}
	again := begin("iris", 0)
	for _, e := range c.s.Log() {
		again.do(e.Action)
	}
	a, b := c.s.State(), again.s.State()
	if !reflect.DeepEqual(a.Data.Problem, b.Data.Problem) || !a.Run.Snapshot.Params.Equal(b.Run.Snapshot.Params) || a.Run.Snapshot.Iter != b.Run.Snapshot.Iter {
		t.Errorf("the log leads to %+v at %+v", b.Data.Problem, b.Run.Snapshot)
	}
}

// Whoever has the data of a seed gets others.
func TestNewDataAreNew(t *testing.T) {
	c := begin("paper", 0)
	for range 3 {
		before := c.s.State().Data.Problem
		if c.do(session.Practice{Topic: session.LoopPractice, New: true}); reflect.DeepEqual(c.s.State().Data.Problem, before) {
			t.Error("they are those that were there")
		}
	}
}
