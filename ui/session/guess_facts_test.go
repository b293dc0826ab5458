package session_test

import (
	"math"
	"slices"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// What takes passes over the examples is work: before it is done nothing is asked, nothing
// can be seen that may be asked, and what has a turn waits; but a stop does not.
func TestGuessIsWork(t *testing.T) {
	c := begin("iris", 0)
	c.do(session.Step{N: 20}, session.Guess{On: true})
	c.asks(t, session.CorrectMoves, session.Quantity{})
	count := func() float64 { return c.s.Value(session.Quantity{Name: "correct"}) }
	before := count()
	c.late = true
	c.do(session.Answer{Text: "2"}, session.Step{N: 1})
	for !c.s.State().Guess.Waiting {
		c.one()
	}
	c.do(session.Step{N: 1}, session.SetAlpha(9), session.Stop{})
	st := c.s.State()
	if st.Question != nil || st.Guess.Counted > 0 || c.s.Idle() || st.Run.Alpha == 9 {
		t.Fatalf("before the examples were counted it asks for %+v, %+v, with α %v", st.Question, st.Guess, st.Run.Alpha)
	}
	for _, part := range []string{"parameters", "update", "graph", "examples", "surface", "words"} {
		if !st.Concealed[part] {
			t.Errorf("%s can be seen before it is known what is asked", part)
		}
	}
	c.do(session.Step{N: 1}, session.SetAlpha(0.4))
	k := c.k()
	c.settle()
	st = c.s.State()
	if last := st.Guess.Last; st.Guess.Counted != 1 || last.Before != before || last.After != count() || st.Question == nil || st.Guess.Waiting || c.k() != k || st.Run.Alpha != 0.4 {
		t.Errorf("then it is k %d with α %v, %+v, and asks for %+v", c.k(), st.Run.Alpha, last, st.Question)
	}
}

// Of large data a sample has the middle, and all of them who pulls most.
func TestGuessOfLargeData(t *testing.T) {
	const m = 3 * session.MaxSampledExamples
	p := trainer.Problem{X: make([][]float64, m), Y: make([]float64, m)}
	for i := range p.X {
		p.X[i], p.Y[i] = []float64{math.Sin(float64(i)), 1}, float64(i%2)
	}
	const most, least = 12_345, 23_456
	p.X[most][0], p.X[least][0] = -4, 0
	facts := session.NewGuessFacts(session.PrepareGuess{Problem: p, At: trainer.Zeros(2), Derivatives: []session.Quantity{{Name: "dw", Index: 1}, {Name: "db"}}})
	if got := facts.Pulls[0]; len(got.Options) != 3 || got.Options[got.Most].Example != most+1 || !slices.ContainsFunc(got.Options, func(o session.Option) bool { return o.Example == least+1 }) {
		t.Errorf("at w1 it is %+v", got)
	}
	other := trainer.Params{W: []float64{1, 0}}
	for _, changed := range []*trainer.Params{nil, {W: []float64{0, 0}}, &other} {
		got := session.NewGuessFacts(session.PrepareGuess{Problem: p, At: other, Before: changed, Threshold: 0.5})
		if got.Changed != (changed != &other) || got.Correct == 0 {
			t.Errorf("from %v on %+v", changed, got)
		}
	}
	if got := facts.Pulls[1]; len(got.Options) > 0 || got.Most != -1 {
		t.Errorf("at zeros all pull alike at b, and it is %+v", got)
	}
}
