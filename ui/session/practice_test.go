package session_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	byhand "descent/trainer/answer"
	"descent/ui/session"
)

// worked are the numbers of a set, made here by a loop of its own over the examples.
func worked(p trainer.Problem, at trainer.Params, h trainer.Hyper, example int, features []int, set string) []float64 {
	m, n := p.Size()
	var z, a, loss, da, dz float64
	soFar, all := trainer.Zeros(n), trainer.Zeros(n)
	for i, x := range p.X {
		zi := at.B
		for j, w := range at.W {
			zi += w * x[j]
		}
		ai := 1 / (1 + math.Exp(-zi))
		for j := range n {
			all.W[j] += x[j] * (ai - p.Y[i])
			if i <= example {
				soFar.W[j] += x[j] * (ai - p.Y[i])
			}
		}
		all.B += ai - p.Y[i]
		if i <= example {
			soFar.B += ai - p.Y[i]
		}
		if i == example {
			z, a, dz = zi, ai, ai-p.Y[i]
			loss = -p.Y[i]*math.Log(ai) - (1-p.Y[i])*math.Log(1-ai)
			da = -p.Y[i]/ai + (1-p.Y[i])/(1-ai)
		}
	}
	var sums, means, penalised, updated, terms []float64
	for _, j := range features {
		mean := all.W[j] / float64(m)
		full := mean + h.Lambda/float64(m)*at.W[j]
		sums, means, penalised = append(sums, soFar.W[j]), append(means, mean), append(penalised, full)
		updated, terms = append(updated, at.W[j]-h.Alpha*full), append(terms, p.X[example][j]*dz)
	}
	updated = append(updated, at.B-h.Alpha*all.B/float64(m))
	switch set {
	case session.UpdatePractice:
		return updated
	case session.GraphPractice:
		return slices.Concat([]float64{z, a, loss, da, dz}, terms, []float64{dz})
	}
	numbers := slices.Concat([]float64{z, a, dz}, sums, []float64{soFar.B}, means, []float64{all.B / float64(m)})
	if h.Lambda != 0 {
		numbers = append(numbers, penalised...)
	}
	return append(numbers, updated...)
}

func typedNumber(v float64) string { return strconv.FormatFloat(v, 'f', 5, 64) }

// Each set is worked out from numbers that are made here in another way; then the iteration is
// made, and its parameters are those numbers.
func TestPracticeMakesTheIteration(t *testing.T) {
	for _, c := range []struct {
		data   string
		lambda float64
		sets   []string
	}{{"notes", 0, session.PracticeTopics()}, {"iris", 0.5, []string{session.LoopPractice}}, {"breast-cancer", 0, session.PracticeTopics()}} {
		for _, set := range c.sets {
			s := begin(c.data, 0)
			if c.data == "breast-cancer" {
				s.do(session.SetAlpha(1e-6))
			}
			s.do(session.SetLambda(c.lambda), session.Step{N: 3}, session.Practice{Topic: set})
			st := s.s.State()
			if st.Practice == nil {
				t.Fatalf("%s, %s: nothing is asked for: %v", c.data, set, s.events)
			}
			p, at := st.Practice, st.Run.Snapshot
			h := trainer.Hyper{Alpha: st.Run.Alpha, Lambda: c.lambda}
			numbers := worked(st.Data.Problem, at.Params, h, p.Example-1, p.Features, set)
			if len(numbers) != len(p.Blanks) || len(p.Features) > 2 {
				t.Fatalf("%s, %s: %d numbers of %v, not %d", c.data, set, len(p.Blanks), p.Features, len(numbers))
			}
			for i, v := range numbers {
				if now := s.s.State().Practice; now.Now != i || now.Blanks[i].Value != 0 {
					t.Fatalf("%s, %s: number %d is %+v", c.data, set, i+1, now)
				}
				s.do(session.Answer{Text: strconv.FormatFloat(v, 'g', 6, 64)})
				if b := s.s.State().Practice.Blanks[i]; b.Mark != session.FirstTry || math.Abs(b.Value-v) > 1e-9*max(1, math.Abs(v)) {
					t.Fatalf("%s, %s: number %d, %v, is %+v", c.data, set, i+1, v, b)
				}
				s.do(session.Step{N: 1})
			}
			st = s.s.State()
			if st.Practice == nil || !st.Practice.Finished || st.Run.Snapshot.Iter != at.Iter+1 || st.Question != nil {
				t.Errorf("%s, %s: it is not made: k %d, %+v", c.data, set, st.Run.Snapshot.Iter, st.Practice)
			}
			if set != session.GraphPractice {
				made := numbers[len(numbers)-len(p.Features)-1:]
				for place, j := range p.Features {
					if got := st.Run.Snapshot.Params.W[j]; math.Abs(got-made[place]) > 1e-9 {
						t.Errorf("%s, %s: w%d is %v, not %v", c.data, set, j+1, got, made[place])
					}
				}
			}
			if s.do(session.Step{N: 1}); s.s.State().Practice != nil || s.k() != at.Iter+2 {
				t.Errorf("%s, %s: then a step is a step: k %d", c.data, set, s.k())
			}
		}
	}
}

// A wrong number is named for what it is and stays open; hints, and what is shown, are marked. What is asked
// for is nowhere to be seen meanwhile.
func TestPracticeJudges(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.LoopPractice})
	st := c.s.State()
	numbers := worked(st.Data.Problem, st.Run.Snapshot.Params, trainer.Hyper{Alpha: st.Run.Alpha}, 3, []int{0, 1}, session.LoopPractice)
	if st.Practice.Example != 4 {
		t.Errorf("it is example %d", st.Practice.Example)
	}
	for _, part := range []string{"parameters", "update", "surface", "graph", "examples", "words"} {
		if !st.Concealed[part] {
			t.Errorf("%s can be seen", part)
		}
	}
	if err := c.s.Check(session.Until{Condition: session.Condition{Clauses: []session.Clause{{Left: of("dz")}}}}); err == nil {
		t.Error("until says what dz is")
	}
	c.events = nil
	last := func() session.Blank {
		p := c.s.State().Practice
		return p.Blanks[p.Now]
	}
	c.do(session.Answer{Text: "no"})
	tells(t, c, "NotANumber")
	c.do(session.Answer{Text: typedNumber(-numbers[0])}, session.Answer{Text: "77.123"}, session.Answer{Text: "0.14"})
	tells(t, c, "Answered", "MoreDigits")
	if b := last(); len(b.Typed) != 2 || b.Typed[0].Explanation != "that has the other sign" || b.Typed[1].Explanation != "" || b.Mark != session.Unfound || b.Value != 0 {
		t.Errorf("of z it says %+v", b)
	}
	c.do(session.Answer{Text: typedNumber(numbers[0])})
	if b := last(); b.Mark != session.LaterTry {
		t.Errorf("then z is %+v", b)
	}
	c.do(session.Step{N: 1}, session.Hint{}, session.Answer{Text: "1/(1+exp(-" + typedNumber(numbers[0]) + "))"})
	if b := last(); b.Mark != session.AfterHint {
		t.Errorf("a is %+v", b)
	}
	c.events = nil
	c.do(session.Step{N: 1}, session.Step{N: 1})
	if tells(t, c, "StepRefused"); last().Mark != session.Unfound {
		t.Error("one step alone shows it")
	}
	if c.do(session.Step{N: 1}); last().Mark != session.ShownOnly {
		t.Errorf("dz is %+v", last())
	}
	c.do(session.Step{N: 1}, session.Hint{}, session.Hint{}, session.Hint{})
	if b := last(); b.Mark != session.ShownOnly || math.Abs(b.Value-numbers[3]) > 1e-12 {
		t.Errorf("dw1 is %+v", b)
	}
	c.do(session.Back{N: 1}, session.Back{N: 1})
	if p := c.s.State().Practice; p.LookedAt != 1 || p.Now != 3 || c.k() != 3 {
		t.Errorf("back is %+v, k %d", p, c.k())
	}
	c.do(session.Back{N: 1}, session.Back{N: 1})
	tells(t, c, "NoBlank")
	if c.do(session.Step{N: 1}); c.s.State().Practice.LookedAt >= 0 || c.s.State().Practice.Now != 3 {
		t.Error("a step does not go back to what is open")
	}
}

// What would change the moment is refused meanwhile. Left, it is gone on with where all is as it was, and else
// begins again.
func TestPracticeHolds(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.LoopPractice}, session.Answer{Text: "0.1418"})
	for _, a := range []session.Intent{
		session.SetAlpha(3), session.SetLambda(1), session.Goto{}, session.Newest{}, session.Step{N: 2}, session.Back{N: 2}, session.Play{On: true}, session.Restart{}, session.InitZero{},
		session.Example{I: 1}, session.Lines{N: 1}, session.LineAt{L: 1}, session.Node{I: 1}, session.Data{Name: "iris"}, session.Compare{Alphas: []float64{1}}, session.Mistake{ID: "sum"},
	} {
		c.events = nil
		c.do(a)
		if st := c.s.State(); st.Run.Snapshot.Iter != 3 || st.Run.Alpha != 0.1 || st.Data.Name != "notes" || st.Practice == nil {
			t.Errorf("%T changes it", a)
		}
		if !slices.Contains(c.told(), "Refused") {
			t.Errorf("%T is not refused", a)
		}
	}
	if err := c.s.Check(session.SetAlpha(3)); err == nil || !strings.Contains(err.Error(), "practice holds k 3 and α 0.1") {
		t.Errorf("it says %v", err)
	}
	c.do(session.Show{Panes: []string{"data"}}, session.Digits{N: 8})
	if st := c.s.State(); st.View.Digits != 8 || session.Panes()[st.View.Main] != "data" {
		t.Error("one cannot look about")
	}
	c.do(session.CommandName{Name: "practice"})
	if st := c.s.State(); st.Practice != nil || len(st.Concealed) > 0 || st.Question != nil {
		t.Errorf("left, it is %+v", st.Practice)
	}
	c.do(session.CommandName{Name: "practice"})
	if p := c.s.State().Practice; p == nil || p.Blanks[0].Mark != session.FirstTry {
		t.Errorf("it goes on with %+v", p)
	}
	c.do(session.PracticeOff{}, session.Step{N: 1}, session.CommandName{Name: "practice"})
	if p := c.s.State().Practice; p.K != 4 || p.Blanks[0].Mark != session.Unfound {
		t.Errorf("at another k it goes on with %+v", p)
	}
	c.do(session.PracticeOff{}, session.PracticeOff{})
	tells(t, c, "PracticeLeft", "NoPractice")
	c.do(session.Practice{Topic: session.LoopPractice}, session.Guess{On: true})
	if q := c.s.State().Question; q == nil || len(q.Options) > 0 {
		t.Errorf("guessing asks in its place: %+v", q)
	}
}

// While a number is open the loop has run as far as the numbers that are found, and the graph is walked as far.
func TestPracticeRunsTheLines(t *testing.T) {
	c := begin("notes", 0)
	c.do(session.Step{N: 3}, session.Practice{Topic: session.LoopPractice})
	ops := map[byhand.Kind]trainer.LoopOp{
		byhand.Z: trainer.OpFor, byhand.A: trainer.OpZ, byhand.DZ: trainer.OpJ, byhand.SumDB: trainer.OpDW, byhand.MeanDW: trainer.OpDB, byhand.MeanDB: trainer.OpDB, byhand.NewB: trainer.OpUpdateW,
	}
	for range 12 {
		st := c.s.State()
		steps := trainer.LoopLines(2, 0)
		trace := trainer.RunLines(st.Data.Problem, st.Run.Snapshot, st.Run.Alpha, st.Inside.Line)
		kind := st.Practice.Blanks[st.Practice.Now].Kind
		if want, known := ops[kind]; known && steps[trace.LastLine].Op != want {
			t.Errorf("before kind %d ran op %d, not %d", kind, steps[trace.LastLine].Op, want)
		}
		if st.Inside.Focus != 3 {
			t.Errorf("the example is %d", st.Inside.Focus+1)
		}
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
	c.do(session.Practice{Topic: session.GraphPractice})
	for i := range 8 {
		if st := c.s.State(); st.Inside.Node != i || session.Panes()[st.View.Main] != "graph" {
			t.Errorf("number %d: the walk is at %d", i+1, st.Inside.Node)
		}
		c.do(session.Step{N: 1, Force: true}, session.Step{N: 1})
	}
}

// What a practice says of mistakes that cannot be seen is of all its own numbers, and of no others.
func TestPracticeCountsWhatHides(t *testing.T) {
	for _, set := range session.PracticeTopics() {
		for _, k := range []int{0, 1, 3} {
			c := begin("notes", 0)
			c.do(session.Step{N: k}, session.Practice{Topic: set})
			st := c.s.State()
			p, want := st.Practice, 0
			at := byhand.Exercise{
				Problem: st.Data.Problem, Params: st.Run.Snapshot.Params, Hyper: trainer.Hyper{Alpha: st.Run.Alpha},
				Example: p.Example - 1, Features: p.Features, Stepwise: true,
			}
			for _, b := range p.Blanks {
				q := byhand.Ask(at, b.Kind, b.Feature)
				for _, w := range q.WrongAnswers {
					if w.ID != "other-example" && math.Abs(w.Value-q.Answer) <= 2*q.Tolerance(4) {
						want++
					}
				}
			}
			if p.UndetectedMistakes != want {
				t.Errorf("%s at k %d: %d of its numbers' mistakes cannot be seen, and it says %d", set, k, want, p.UndetectedMistakes)
			}
		}
	}
}
