package session_test

import (
	"math"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// Behind an iteration that was made by hand r asks for the numbers alone that were not found at once: those with a wrong
// answer, with a hint, and shown. The others are given, and nothing of what is asked for again can be seen.
func TestPracticeAsksAgainForTheMissed(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.LoopPractice})
	st := c.s.State()
	numbers := worked(st.Data.Problem, st.Run.Snapshot.Params, trainer.Hyper{Alpha: st.Run.Alpha}, st.Practice.Example-1, []int{0, 1}, session.LoopPractice)
	answer := func(i int) { c.do(session.Answer{Text: typedNumber(numbers[i])}, session.Step{N: 1}) }
	for i := range numbers {
		switch i {
		case 2:
			c.do(session.Answer{Text: "77.123"})
		case 4:
			c.do(session.Hint{})
		case 9:
			c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
			continue
		}
		answer(i)
	}
	if c.k() != 4 || !c.s.State().Practice.Finished {
		t.Fatalf("it is not made: %+v", c.s.State().Practice)
	}
	after := c.s.State().Run.Snapshot.Params
	c.do(session.Restart{})
	for round, missed := range [][]int{{2, 4, 9}, {4}} {
		for place, i := range missed {
			st := c.s.State()
			p := st.Practice
			if c.k() != 3 || p == nil || p.Finished || p.Now != i || p.Blanks[i].Mark != session.Unfound || p.Blanks[i].Value != 0 || len(p.Blanks[i].Typed) > 0 {
				t.Fatalf("round %d: at k %d it asks for %+v, not for %d", round, c.k(), p, i)
			}
			if hidden := st.Concealed["parameters"]; hidden != (i < 9) || !st.Concealed["update"] {
				t.Errorf("number %d: hidden is %v", i, st.Concealed)
			}
			given := 0
			for at, b := range p.Blanks {
				if b.Given {
					given++
					if b.Mark != session.FirstTry || math.Abs(b.Value-numbers[at]) > 1e-12 {
						t.Errorf("given is %+v", b)
					}
				}
			}
			if given != len(numbers)-len(missed) {
				t.Errorf("round %d, %d: %d are given", round, place, given)
			}
			if round == 0 && i == 4 {
				c.do(session.Hint{})
			}
			answer(i)
		}
		if st := c.s.State(); st.Practice == nil || !st.Practice.Finished || c.k() != 4 || !st.Run.Snapshot.Params.Equal(after) {
			t.Fatalf("round %d: then it is k %d, %+v", round, c.k(), st.Practice)
		}
		c.do(session.Restart{})
	}
	if st := c.s.State(); c.k() != 0 || st.Practice != nil { // nothing is left: it is a run that begins again
		t.Errorf("then it is k %d, %+v", c.k(), st.Practice)
	}
}

// Of an iteration that left history the missed are asked for as well.
func TestPracticeAsksAgainBehindAFork(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 6}, session.Goto{K: 3}, session.SetAlpha(0.7), session.Practice{Topic: session.UpdatePractice})
	for range 3 {
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
	made := c.s.State()
	if made.Practice == nil || !made.Practice.Finished || c.head() != 4 {
		t.Fatalf("it is not made: k %d of %d, %+v", c.k(), c.head(), made.Practice)
	}
	c.do(session.Restart{})
	if st := c.s.State(); c.k() != 3 || st.Practice == nil || st.Practice.Finished || st.Practice.Now != 0 || st.Run.Alpha != 0.7 {
		t.Fatalf("then it is k %d with α %v, %+v", c.k(), st.Run.Alpha, st.Practice)
	}
	for range 3 {
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
	if st := c.s.State(); !st.Practice.Finished || !st.Run.Snapshot.Params.Equal(made.Run.Snapshot.Params) {
		t.Errorf("made again it is %+v, not %+v", st.Run.Snapshot, made.Run.Snapshot)
	}
}

// At k 0 there is nothing to go back to: where all were found the run begins again, and
// what the iteration came to is over.
func TestRestartBehindTheFirstIteration(t *testing.T) {
	for _, set := range session.PracticeTopics() {
		c := begin("notes", 0)
		c.do(session.Practice{Topic: set})
		st := c.s.State()
		for _, v := range worked(st.Data.Problem, st.Run.Snapshot.Params, trainer.Hyper{Alpha: st.Run.Alpha}, st.Practice.Example-1, []int{0, 1}, set) {
			c.do(session.Answer{Text: typedNumber(v)}, session.Step{N: 1})
		}
		if c.k() != 1 || !c.s.State().Practice.Finished {
			t.Fatalf("%s: it is not made", set)
		}
		c.do(session.Restart{})
		if st := c.s.State(); c.k() != 0 || st.Practice != nil || len(st.Concealed) > 0 {
			t.Errorf("%s: then it is k %d, %+v, and hidden is %v", set, c.k(), st.Practice, st.Concealed)
		}
	}
}

// An iteration that is stopped on its way is not made: the last number stands there again.
func TestStopBeforeTheIterationIsMade(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.UpdatePractice})
	for range 2 {
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
	c.do(session.Step{N: 1, Force: true})
	c.late = true
	c.do(session.Step{N: 1}, session.Stop{})
	c.settle()
	if p := c.s.State().Practice; c.k() != 3 || p == nil || p.Finished || p.Now != 2 {
		t.Fatalf("stopped it is k %d, %+v", c.k(), p)
	}
	c.do(session.Step{N: 1})
	c.settle()
	if p := c.s.State().Practice; c.k() != 4 || p == nil || !p.Finished {
		t.Errorf("then it is k %d, %+v", c.k(), p)
	}
}

// Where all were found at once, and where the run has gone on, r begins the run again.
func TestRestartBehindPractice(t *testing.T) {
	for _, more := range []session.Intent{session.Step{N: 1}, session.Goto{K: 1}, session.PracticeOff{}} {
		c := begin("notes", 0)
		c.do(session.Step{N: 3}, session.Practice{Topic: session.UpdatePractice})
		for range 3 {
			c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
		}
		if c.do(more, session.Restart{}); c.k() != 0 || c.s.State().Practice != nil {
			t.Errorf("behind %T it is k %d, %+v", more, c.k(), c.s.State().Practice)
		}
	}
}

// The log leads to where the missed numbers are asked for.
func TestLogOfTheMissed(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.UpdatePractice})
	for range 3 {
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
	c.do(session.Restart{})
	if p := c.s.State().Practice; p == nil || p.Now != 0 || c.k() != 3 {
		t.Fatalf("at k %d it asks %+v", c.k(), p)
	}
	again := begin("notes", 0)
	for _, e := range c.s.Log() {
		again.do(e.Action)
	}
	if again.k() != 3 || !again.s.State().Run.Snapshot.Params.Equal(c.s.State().Run.Snapshot.Params) {
		t.Errorf("the log leads to k %d", again.k())
	}
}
