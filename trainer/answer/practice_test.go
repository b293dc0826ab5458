package answer_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
)

// at is a moment of a run of a set, step by step.
func at(t *testing.T, p trainer.Problem, h trainer.Hyper, k, example int, features []int) (answer.Exercise, trainer.Snapshot) {
	t.Helper()
	_, n := p.Size()
	s, err := trainer.NewStepper(p, trainer.Zeros(n), 0)
	if err != nil {
		t.Fatal(err)
	}
	for range k {
		s.Step(h)
	}
	return answer.Exercise{Problem: p, Params: s.Snapshot().Params, Hyper: h, Example: example, Stepwise: true, Features: features}, s.Snapshot()
}

// What is to be worked out is what the trainer computes: the means, the penalty and the updated
// parameters are those of its snapshot, and the shares of the examples add up to them.
func TestPracticeIsTheTrainers(t *testing.T) {
	for name, p := range problems(t) {
		for _, lambda := range []float64{0, 0.7} {
			_, n := p.Size()
			all := make([]int, n)
			for j := range all {
				all[j] = j
			}
			h := trainer.Hyper{Alpha: 0.1, Lambda: lambda}
			of, here := at(t, p, h, 3, 1, all)
			next := here.NextParams(h.Alpha)
			near := func(what answer.Blank, got, want float64) {
				if math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
					t.Errorf("%s, lambda %v: %v is %v, not %v", name, lambda, what, got, want)
				}
			}
			questions := answer.AskAll(of, answer.LoopBlanks(all, lambda != 0))
			for _, q := range questions {
				b := answer.Blank{Kind: q.Kind, Feature: q.Feature}
				switch q.Kind { //nolint:exhaustive // those that the trainer has
				case answer.MeanDW:
					near(b, q.Answer, here.UnpenalisedDW()[q.Feature])
				case answer.PenaltyDW:
					near(b, q.Answer, here.Grad.W[q.Feature])
				case answer.MeanDB:
					near(b, q.Answer, here.Grad.B)
				case answer.NewW:
					near(b, q.Answer, next.W[q.Feature])
				case answer.NewB:
					near(b, q.Answer, next.B)
				}
			}
			if want := 3 + 3*(n+1) + int(math.Ceil(lambda))*n; len(questions) != want {
				t.Errorf("%s: %d numbers, not %d", name, len(questions), want)
			}
			shares(t, name, of, here, all)
		}
	}
}

// shares adds up what the examples have in the gradient, and finds da by differences of L.
func shares(t *testing.T, name string, of answer.Exercise, here trainer.Snapshot, all []int) {
	t.Helper()
	p := of.Problem
	m, n := p.Size()
	sum := trainer.Zeros(n)
	for i := range m {
		of.Example = i
		for _, q := range answer.AskAll(of, answer.GraphBlanks(all)) {
			switch q.Kind { //nolint:exhaustive // those that add up
			case answer.TermDW:
				sum.W[q.Feature] += q.Answer
			case answer.TermDB:
				sum.B += q.Answer
			case answer.DA: // a alone changes L
				z, d := of.Params.Z(p.X[i]), 1e-6
				logit := func(a float64) float64 { return math.Log(a / (1 - a)) }
				a := 1 / (1 + math.Exp(-z))
				slope := (trainer.Loss(logit(a+d), p.Y[i]) - trainer.Loss(logit(a-d), p.Y[i])) / (2 * d)
				if math.Abs(slope-q.Answer) > 1e-5*max(1, math.Abs(slope)) {
					t.Errorf("%s, example %d: da is %v, not %v", name, i+1, q.Answer, slope)
				}
			}
		}
	}
	for j, want := range append(here.UnpenalisedDW()[:n:n], here.Grad.B) {
		if got := append(sum.W[:n:n], sum.B)[j] / float64(m); math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%s: the shares come to %v, not %v", name, got, want)
		}
	}
}

// Whoever takes what is known with four decimals, and rounds each product and the result, is right, and where
// it is asked for as a sum of a hundred examples too.
func TestHonestStepsAreRight(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	round := func(v float64) float64 { return math.Round(v*1e4) / 1e4 }
	for name, p := range problems(t) {
		m, n := p.Size()
		all := []int{0}
		if n > 1 {
			all = []int{0, 1}
		}
		for range 12 {
			of, _ := at(t, p, trainer.Hyper{Alpha: 0.1, Lambda: 0.5}, 1+rng.IntN(9), rng.IntN(m), all)
			for _, q := range append(answer.AskAll(of, answer.LoopBlanks(all, true)), answer.AskAll(of, answer.GraphBlanks(all))...) {
				in := q.Inputs
				var v float64
				switch q.Kind {
				case answer.Z:
					v = round(in.GivenSum) + round(in.B)
					for j := range in.W {
						v += round(round(in.W[j]) * in.X[j])
					}
				case answer.A:
					v = 1 / (1 + math.Exp(-round(in.Z)))
				case answer.Loss:
					v = -math.Log(round(in.A))
					if in.Y == 0 {
						v = -math.Log(1 - round(in.A))
					}
				case answer.DA:
					v = -1 / round(in.A)
					if in.Y == 0 {
						v = 1 / (1 - round(in.A))
					}
				case answer.DZ:
					v = round(in.A) - in.Y
				case answer.TermDW:
					v = in.Datum * round(in.DZ)
				case answer.TermDB:
					v = round(in.DZ)
				case answer.SumDW:
					v = round(in.Sum) + round(in.Datum*round(in.DZ))
				case answer.SumDB:
					v = round(in.Sum) + round(in.DZ)
				case answer.MeanDW, answer.MeanDB:
					v = round(in.Sum) / float64(in.M)
				case answer.PenaltyDW:
					v = round(in.Mean) + round(in.Lambda/float64(in.M)*round(in.Weight))
				case answer.NewW:
					v = round(in.Weight) - round(in.Alpha*round(in.Mean))
				case answer.NewB:
					v = round(in.B) - round(in.Alpha*round(in.Mean))
				case answer.Cost:
				}
				if off := math.Abs(round(v) - q.Answer); off > q.Tolerance(4)+1e-12 {
					t.Errorf("%s: kind %d of example %d is off by %v, and may be by %v", name, q.Kind, of.Example+1, off, q.Tolerance(4))
				}
			}
		}
	}
}

// Of the four examples of the notes at k 3 the last hides the fewest mistakes: its label is 1.
func TestFewest(t *testing.T) {
	p := problems(t)["notes"]
	of, _ := at(t, p, trainer.Hyper{Alpha: 0.1}, 3, 0, nil)
	example, hiding := answer.LeastAmbiguousExample(of, answer.Blanks(2), 4)
	if example != 3 {
		t.Errorf("example %d hides %d", example+1, hiding)
	}
	for name, blanks := range map[string][]answer.Blank{"loop": answer.Blanks(2)[:6], "graph": answer.GraphBlanks([]int{0, 1})} {
		example, hiding := answer.LeastAmbiguousExample(of, slices.Concat(blanks, answer.UpdateBlanks([]int{0, 1})), 4)
		for i := 1; i < 4; i++ {
			at, n := of, 0 // counted over again, by the questions themselves
			at.Example = i
			for _, b := range blanks {
				q := answer.Ask(at, b.Kind, b.Feature)
				for _, w := range q.WrongAnswers {
					if w.ID != "other-example" && math.Abs(w.Value-q.Answer) <= 2*q.Tolerance(4) {
						n++
					}
				}
			}
			if n < hiding || i == example && n != hiding {
				t.Errorf("%s: example %d hides %d, the chosen one, %d, %d", name, i+1, n, example+1, hiding)
			}
		}
	}
	alone := trainer.Problem{X: [][]float64{{1, 2}}, Y: []float64{1}}
	if example, _ := answer.LeastAmbiguousExample(answer.Exercise{Problem: alone, Params: trainer.Zeros(2), Stepwise: true}, answer.Blanks(2), 4); example != 0 {
		t.Errorf("of one example it is %d", example+1)
	}
}

// Of many features two are worked out; the products of the others are given.
func TestSomeFeatures(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2, 3}, {2, -1, 0.5}}, Y: []float64{0, 1}}
	of := answer.Exercise{Problem: p, Params: trainer.Params{W: []float64{0.1, 0.2, -0.3}, B: 0.4}, Hyper: trainer.Hyper{Alpha: 0.1}, Example: 1, Stepwise: true, Features: []int{0, 2}}
	q := answer.Ask(of, answer.Z, 0)
	if math.Abs(q.Answer-0.25) > 1e-15 || math.Abs(q.Inputs.GivenSum+0.2) > 1e-15 || len(q.Inputs.W) != 2 {
		t.Errorf("z is %v of %+v", q.Answer, q.Inputs)
	}
	for id, want := range map[string]float64{"swapped-x": 0.4 - 0.2 + 0.1*0.5 - 0.3*2, "first-product-only": 0.6} {
		found := false
		for _, w := range q.WrongAnswers {
			found = found || w.ID == id && math.Abs(w.Value-want) < 1e-15
		}
		if !found {
			t.Errorf("%s is not %v among %+v", id, want, q.WrongAnswers)
		}
	}
	if n := len(answer.LoopBlanks(of.Features, false)); n != 12 {
		t.Errorf("there are %d numbers", n)
	}
}
