package session_test

import (
	"math"
	"testing"

	"descent/ui/session"
)

// Before each step there is a question, of each kind in turn, and the step has
// the answer; what it says is computed here in another way.
func TestGuess(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 3}, session.Guess{On: true})
	counted, right := 0, 0
	for i := range 12 {
		st := c.s.State()
		q, before := st.Question, st.Run.At
		if q == nil || q.Chosen >= 0 || q.Truth >= 0 {
			t.Fatalf("question %d is %+v", i, q)
		}
		if want := []session.Subject{session.CostMoves, session.ParameterMoves, session.CorrectMoves, session.PullsMost}[i%4]; q.Computed.Subject != want {
			t.Fatalf("question %d is about %d, not %d", i, q.Computed.Subject, want)
		}
		largest := pullsMost(st)
		correctBefore := c.s.Value(of("correct"))
		c.do(session.Answer{Text: "1"}, session.Step{N: 1})
		st = c.s.State()
		truth := st.Guess.Last.Options[st.Guess.Last.Truth]
		var want session.OptionWord
		switch i % 4 {
		case 0:
			want = pick(st.Run.At.Cost-before.Cost, session.Higher, session.Same, session.Lower)
		case 1:
			want = pick(-before.Grad.W[0], session.Up, session.Stays, session.Down)
		case 2:
			want = pick(c.s.Value(of("correct"))-correctBefore, session.More, session.AsMany, session.Fewer)
		case 3:
			if want = session.OneExample; truth.Example != largest+1 {
				t.Errorf("example %d pulls most, not %d", largest+1, truth.Example)
			}
		}
		if truth.Word != want {
			t.Errorf("question %d: it was %d, not %d", i, truth.Word, want)
		}
		if counted++; st.Guess.Last.Truth == 0 {
			right++
		}
		if st.Guess.Counted != counted || st.Guess.Right != right {
			t.Errorf("%d of %d, not %d of %d", st.Guess.Right, st.Guess.Counted, right, counted)
		}
	}
	if right == 0 || right == counted {
		t.Errorf("%d of %d are right: it does not count", right, counted)
	}
}

// pullsMost is the example with the largest term in dw1.
func pullsMost(st session.State) (largest int) {
	pull := func(j int) float64 {
		x := st.Data.Problem.X[j]
		return math.Abs(x[0] * (1/(1+math.Exp(-st.Run.At.Params.Z(x))) - st.Data.Problem.Y[j]))
	}
	for j := range st.Data.Problem.X {
		if pull(j) > pull(largest) {
			largest = j
		}
	}
	return largest
}

// What is not answered is not counted, and what goes further than one step not
// asked for.
func TestGuessSleeps(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Guess{On: true}, session.Step{N: 1}, session.Step{N: 1})
	if g := c.s.State().Guess; g.Counted != 0 || !g.Last.Looked {
		t.Errorf("what was looked at counts: %+v", g)
	}
	c.events = nil
	c.do(session.Step{N: 10})
	tells(t, c, "GuessingSuspended")
	if c.s.State().Question == nil {
		t.Error("it is not asked again at the end")
	}
	c.do(session.Back{N: 2})
	if c.s.State().Question != nil {
		t.Error("going back asks again")
	}
	c.do(session.Newest{})
	if c.s.State().Question == nil {
		t.Error("at the newest it does not ask")
	}
	c.do(session.CommandName{Name: "guess"})
	if st := c.s.State(); st.Question != nil || st.Guess != nil || st.Concealed != nil {
		t.Error("it is still on")
	}
}

func pick(change float64, up, same, down session.OptionWord) session.OptionWord {
	switch {
	case change > 0:
		return up
	case change < 0:
		return down
	}
	return same
}

// What would give the answer away is concealed until it is there, and so is a
// condition that would.
func TestConcealed(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 2}, session.Guess{On: true})
	if parts := c.s.State().Concealed; !parts["surface"] || parts["update"] || parts["curve"] {
		t.Errorf("of J it conceals %v", parts)
	}
	c.do(session.Answer{Text: "1"})
	if parts := c.s.State().Concealed; !parts["surface"] {
		t.Error("an answer shows what is asked for")
	}
	c.do(session.Step{N: 1}) // now it asks which way w1 goes
	st := c.s.State()
	for _, part := range []string{"parameters", "update", "surface", "graph", "examples", "words"} {
		if !st.Concealed[part] || !st.Hidden()[part] {
			t.Errorf("which way w1 goes can be seen in %s", part)
		}
	}
	if st.Concealed["loop"] || len(st.View.Hidden) > 0 {
		t.Errorf("it conceals %v", st.Concealed)
	}
	if c.do(session.LineAt{L: session.EndOfLoop}); !c.s.State().Concealed["loop"] {
		t.Error("the sums of the loop say which way w1 goes")
	}
	for name, kept := range map[string]bool{"dw": true, "|dw|": true, "db": false, "J": false} {
		q := session.Quantity{Name: name}
		if name == "dw" {
			q.Index = 1
		}
		if err := c.s.Check(session.Until{Condition: one(q, session.Below, 0)}); (err != nil) != kept {
			t.Errorf("%s: %v", q, err)
		}
	}
	d := at(t, "Number")
	d.do(session.LineAt{L: 3})
	if d.s.State().Concealed["loop"] {
		t.Error("the line that makes z gives a away")
	}
	if d.do(session.Lines{N: 1}); !d.s.State().Concealed["loop"] {
		t.Error("a can be seen in the loop")
	}
	if d.do(session.NextPage{}); len(d.s.State().Concealed) > 0 {
		t.Errorf("another page conceals %v", d.s.State().Concealed)
	}
}
