package session_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"descent/ui/session"
)

// Before each step there is a question, and the step has the answer; what it says is
// computed here in another way.
func TestGuess(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 3}, session.Guess{On: true})
	counted, right := 0, 0
	for i := range 40 {
		st := c.s.State()
		q, before := st.Question, st.Run.Snapshot
		if q == nil || q.Chosen >= 0 || q.Truth >= 0 {
			t.Fatalf("question %d is %+v", i, q)
		}
		largest := pullsMost(st, q.Computed.Quantity.Index)
		correctBefore := c.s.Value(of("correct"))
		c.do(session.Answer{Text: "1"}, session.Step{N: 1})
		st = c.s.State()
		truth := st.Guess.Last.Options[st.Guess.Last.Truth]
		var want session.OptionWord
		switch q.Computed.Subject {
		case session.CostMoves:
			want = pick(st.Run.Snapshot.Cost-before.Cost, session.HigherCost, session.NoChange, session.LowerCost)
		case session.ParameterMoves:
			slope := before.Grad.B
			if j := q.Computed.Quantity.Index; j > 0 {
				slope = before.Grad.W[j-1]
			}
			want = pick(-slope, session.ParameterUp, session.ParameterStays, session.ParameterDown)
		case session.CorrectMoves:
			want = pick(c.s.Value(of("correct"))-correctBefore, session.MoreCorrect, session.SameCorrect, session.FewerCorrect)
		case session.PullsMost:
			if want = session.ExampleOption; truth.Example != largest+1 {
				t.Errorf("example %d pulls most, not %d", largest+1, truth.Example)
			}
		default:
			t.Fatalf("question %d is about %d", i, q.Computed.Subject)
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

// questions lists what is asked before each of so many steps, and counts how often the
// first answer was right.
func questions(c *client, steps int) (asked []session.ComputedQuestion, first int) {
	for range steps {
		asked = append(asked, *c.s.State().Question.Computed)
		c.do(session.Answer{Text: "1"}, session.Step{N: 1})
		if c.s.State().Guess.Last.Truth == 0 {
			first++
		}
	}
	return asked, first
}

// What is asked follows no order that could be foreseen, and asks of every parameter;
// but of J rarely under an α with which it can only fall. Who always gives the first
// answer is often wrong.
func TestGuessesVary(t *testing.T) {
	const steps = 200
	for _, data := range []struct {
		name         string
		alpha        float64
		fewest, most int // questions about J
	}{{"iris", 0.3, 10, steps / 3}, {"iris-hard", 1, steps / 4, steps * 2 / 3}} {
		c := begin(data.name, 0)
		c.do(session.SetAlpha(data.alpha), session.Guess{On: true})
		asked, first := questions(c, steps)
		kinds := map[session.Subject]int{}
		of := map[session.Quantity]int{}
		for _, about := range asked {
			kinds[about.Subject]++
			of[about.Quantity]++
		}
		for _, kind := range []session.Subject{session.CostMoves, session.ParameterMoves, session.CorrectMoves, session.PullsMost} {
			if kinds[kind] < steps/20 {
				t.Errorf("%s: of kind %d are %d of %d", data.name, kind, kinds[kind], steps)
			}
		}
		if n := kinds[session.CostMoves]; n < data.fewest || n > data.most {
			t.Errorf("%s: of J are %d of %d", data.name, n, steps)
		}
		for _, q := range []session.Quantity{{Name: "dw", Index: 1}, {Name: "dw", Index: 2}, {Name: "db"}} {
			if of[q] < steps/20 {
				t.Errorf("%s: of %s are %d of %d", data.name, q, of[q], steps)
			}
		}
		for period := 1; period <= 12; period++ {
			same := 0
			for i := period; i < steps; i++ {
				if asked[i].Subject == asked[i-period].Subject {
					same++
				}
			}
			if same > steps*2/3 {
				t.Errorf("%s: %d of %d come again after %d", data.name, same, steps, period)
			}
		}
		if first > steps*2/3 {
			t.Errorf("%s: the first answer is right %d times of %d", data.name, first, steps)
		}
	}
}

// The same moment asks the same, however it was come to: no dice are kept, and no clock
// is read.
func TestGuessIsOfItsMoment(t *testing.T) {
	const steps = 30
	c := begin("iris", 0)
	c.do(session.Guess{On: true})
	asked, _ := questions(c, steps)
	for k := range steps {
		d := begin("iris", 0)
		d.do(session.Step{N: k}, session.Guess{On: true})
		if got := *d.s.State().Question.Computed; !reflect.DeepEqual(got, asked[k]) {
			t.Errorf("k %d asks for %+v, and stepped to for %+v", k, asked[k], got)
		}
	}
}

// asks steps on until it asks for that.
func (c *client) asks(t *testing.T, subject session.Subject, of session.Quantity) {
	t.Helper()
	for range 100 {
		if q := c.s.State().Question; q != nil && q.Computed.Subject == subject && q.Computed.Quantity == of {
			return
		}
		c.do(session.Step{N: 1, Force: true})
	}
	t.Fatalf("it never asks for %d of %s", subject, of)
}

// pullsMost is the example with the largest term in the derivative of a weight, or of b
// with 0.
func pullsMost(st session.State, weight int) (largest int) {
	pull := func(j int) float64 {
		x := st.Data.Problem.X[j]
		term := math.Abs(1/(1+math.Exp(-st.Run.Snapshot.Params.Z(x))) - st.Data.Problem.Y[j])
		if weight > 0 {
			term *= math.Abs(x[weight-1])
		}
		return term
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
	if g := c.s.State().Guess; g.Counted != 0 || !g.Last.Skipped {
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

// What the truth hangs on drops the answer when it changes, and nothing else does: the
// count of the correct hangs on the threshold too, and is that of one threshold before
// the step and after it.
func TestGuessHangsOn(t *testing.T) {
	changes := map[string]session.Intent{"alpha": session.SetAlpha(0.05), "lambda": session.SetLambda(2), "threshold": session.Threshold{T: 0.3}}
	for subject, hangs := range map[session.Subject][]string{
		session.CostMoves: {"alpha", "lambda"}, session.CorrectMoves: {"alpha", "lambda", "threshold"}, session.PullsMost: {},
	} {
		for name, change := range changes {
			c := begin("iris", 0)
			c.do(session.Step{N: 20}, session.Guess{On: true})
			of := session.Quantity{}
			if subject == session.PullsMost {
				of.Name = "db"
			}
			c.asks(t, subject, of)
			c.events = nil
			c.do(session.Answer{Text: "1"}, change)
			q := c.s.State().Question
			if dropped := slices.Contains(hangs, name); (q == nil || q.Chosen < 0) != dropped {
				t.Errorf("%d: another %s leaves %+v", subject, name, q)
			} else if want := (session.AnswerDropped{Changed: session.Quantity{Name: name}}); slices.Contains(c.events, session.Event(want)) != dropped {
				t.Errorf("%d: another %s tells %v", subject, name, c.events)
			}
			if name != "threshold" {
				continue
			}
			c.asks(t, session.CorrectMoves, session.Quantity{})
			count := func() float64 { return c.s.Value(session.Quantity{Name: "correct"}) }
			before := count()
			c.do(session.Answer{Text: "2"}, session.Step{N: 1})
			if last := c.s.State().Guess.Last; last.Before != before || last.After != count() {
				t.Errorf("with another threshold it is %v to %v, not %v to %v", last.Before, last.After, before, count())
			}
		}
	}
}

// Elsewhere the moment that is there decides what is asked, and what can be answered: at
// zeros all examples pull alike at b, and there is no telling which pulls most.
func TestGuessElsewhere(t *testing.T) {
	fresh := begin("iris", 0)
	fresh.do(session.Guess{On: true})
	want := fresh.s.State().Question
	for _, back := range []session.Intent{session.Restart{}, session.InitZero{}} {
		c := begin("iris", 0)
		c.do(session.Step{N: 3}, session.Guess{On: true})
		c.asks(t, session.PullsMost, session.Quantity{Name: "db"})
		if c.do(back); !reflect.DeepEqual(c.s.State().Question, want) {
			t.Errorf("behind %T it asks for %+v, not %+v", back, c.s.State().Question, want)
		}
	}
}

// The lines of a page answer no guess, and none is put between them.
func TestGuessWhileAPageIsSetUp(t *testing.T) {
	c := at(t, "More")
	c.do(session.Guess{On: true}, session.Answer{Text: "1"})
	c.events = nil
	c.do(session.NextPage{})
	if st := c.s.State(); st.Lesson.CurrentPage().Title != "Pull" || c.k() != 3 || st.Guess.Counted != 0 || st.Guess.Last != nil || st.Question == nil {
		t.Errorf("page %s, k %d, guesses %+v, asked %+v", st.Lesson.CurrentPage().Title, c.k(), st.Guess, st.Question)
	}
	for _, e := range c.events {
		if _, told := e.(session.Revealed); told {
			t.Error("a line of the page tells an answer")
		}
	}
}

// A threshold that is chosen while the step is under way is for what comes behind it.
func TestThresholdBehindAStep(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.Step{N: 20}, session.Guess{On: true})
	c.asks(t, session.CorrectMoves, session.Quantity{})
	c.late = true
	c.do(session.Answer{Text: "1"}, session.Step{N: 1}, session.Threshold{T: 0.3})
	c.settle()
	if g := c.s.State().Guess; g.Counted != 1 || g.Last.Before < 90 || g.Last.After < 90 {
		t.Errorf("at one half 97 are correct, and it comes to %+v", g.Last)
	}
	early, late := begin("iris", 0), begin("iris", 0)
	for k := range 60 {
		early.late, late.late = false, true
		for _, c := range []*client{early, late} {
			c.do(session.Guess{On: true}, session.Step{N: 1, Force: true}, session.Threshold{T: []float64{0.4, 0.5}[k%2]})
			c.settle()
		}
		if a, b := early.s.State().Question, late.s.State().Question; !reflect.DeepEqual(a, b) {
			t.Fatalf("k %d: early it asks for %+v, late for %+v", k, a, b)
		}
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
	c.asks(t, session.CostMoves, session.Quantity{})
	if parts := c.s.State().Concealed; !parts["surface"] || parts["update"] || parts["curve"] {
		t.Errorf("of J it conceals %v", parts)
	}
	c.do(session.Answer{Text: "1"})
	if parts := c.s.State().Concealed; !parts["surface"] {
		t.Error("an answer shows what is asked for")
	}
	c.do(session.Step{N: 1})
	c.asks(t, session.ParameterMoves, session.Quantity{Name: "dw", Index: 1})
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
