package answer

import (
	"cmp"
	"math"
	"slices"

	"descent/trainer"
)

// Kind is what is asked for.
type Kind uint8

// The kinds, in the order of the loop.
const (
	Z         Kind = iota // z of the example
	A                     // a of the example
	Loss                  // L of the example
	DZ                    // dz of the example
	TermDW                // x_j·dz of the example
	SumDW                 // dw_j after the example, not yet divided
	SumDB                 // db after the example, not yet divided
	Cost                  // J
	MeanDW                // dw_j of the iteration
	MeanDB                // db of the iteration
	NewW                  // w_j after the update
	NewB                  // b after the update
	DA                    // da of the example: the derivative of L by a
	TermDB                // the example's share of db
	PenaltyDW             // dw_j with the term of the penalty, where MeanDW is without it
)

// Exercise is where a question is asked: an iteration, and an example of it.
type Exercise struct {
	Problem      trainer.Problem
	Params       trainer.Params // before the update
	Hyper        trainer.Hyper
	Example      int             // from 0
	PreviousGrad *trainer.Params // the gradient of the iteration before; nil at k 0
	PreviousCost float64         // its J

	// Stepwise says that a number is worked out from those before it, which are known: the sums over the other
	// examples are given, and so are the means once they are found. Else all is worked out by hand.
	Stepwise bool
	Features []int // those that are worked out by hand, ascending; nil: all. Of the others the products are given.
}

// handFeatures are the features that are worked out by hand.
func (at Exercise) handFeatures() []int {
	if at.Features != nil {
		return at.Features
	}
	_, n := at.Problem.Size()
	all := make([]int, n)
	for j := range all {
		all[j] = j
	}
	return all
}

// blanks are the numbers of an iteration that are worked out at this moment.
func (at Exercise) blanks() []Blank {
	return LoopBlanks(at.handFeatures(), at.Stepwise && at.Hyper.Lambda != 0)
}

// WrongAnswer is a wrong answer that is known.
type WrongAnswer struct {
	ID          string  // the name of the slip
	Value       float64 // what it gives here
	Explanation string  // what the number is: "that is y - a"
}

// Question is one number asked for.
type Question struct {
	Kind         Kind
	Feature      int // of a weight, from 0
	Answer       float64
	WrongAnswers []WrongAnswer // the likeliest first; those that have no value here are left out
	Inputs       Inputs        // what it is worked out from

	roundingError func(u float64) float64 // how far honest work may be off with decimals of u

	// rareWrongAnswers makes those that say nothing about which example to ask for: they are mostly so near to the right one that only
	// digits beyond hand work tell them from it, or made seldom. It takes passes over the examples.
	rareWrongAnswers func() []WrongAnswer
}

// Tolerance is how far honest work with so many decimals at every step may be off.
func (q Question) Tolerance(decimals int) float64 { return q.roundingError(math.Pow10(-decimals)) }

// Undetected lists the wrong answers that cannot be told from the right one by work with so many decimals.
func (q Question) Undetected(decimals int) []WrongAnswer {
	var hidden []WrongAnswer
	near := 2 * q.Tolerance(decimals)
	for _, w := range q.WrongAnswers {
		if math.Abs(w.Value-q.Answer) <= near {
			hidden = append(hidden, w)
		}
	}
	return hidden
}

// worksheet is what is worked out on paper for a moment.
type worksheet struct {
	Exercise
	m, n         int
	usedFeatures []int          // the features that are worked out by hand
	z, a         []float64      // of every example
	sums         trainer.Params // dw_j and db over all examples, not divided
	x            []float64      // of the example asked for
	y            float64
}

func newSheet(at Exercise) *worksheet {
	s := &worksheet{Exercise: at, x: at.Problem.X[at.Example], y: at.Problem.Y[at.Example]}
	s.m, s.n = at.Problem.Size()
	s.usedFeatures = at.handFeatures()
	s.sums = trainer.Zeros(s.n)
	for i, x := range at.Problem.X {
		z := at.Params.Z(x)
		s.z, s.a = append(s.z, z), append(s.a, trainer.Sigmoid(z))
		dz := s.dz(i)
		for j, v := range x {
			s.sums.W[j] += float64(v * dz)
		}
		s.sums.B += dz
	}
	return s
}

// Ask makes a question; feature, from 0, counts for weights and their derivatives alone. The
// problem of at must be valid, and its example one of the problem's.
func Ask(at Exercise, kind Kind, feature int) Question { return newSheet(at).ask(kind, feature) }

// AskAll makes the questions of some blanks.
func AskAll(at Exercise, blanks []Blank) []Question { return newSheet(at).askAll(blanks) }

func (s *worksheet) askAll(blanks []Blank) []Question {
	all := make([]Question, len(blanks))
	for i, b := range blanks {
		all[i] = s.ask(b.Kind, b.Feature)
	}
	return all
}

func (s *worksheet) ask(kind Kind, feature int) Question {
	q := Question{Kind: kind, Feature: feature}
	switch kind {
	case Z:
		s.askZ(&q)
	case A:
		s.askA(&q)
	case Loss:
		s.askLoss(&q)
	case DZ:
		s.askDZ(&q)
	case TermDW:
		s.askTerm(&q)
	case SumDW, SumDB:
		s.askSum(&q)
	case Cost:
		s.askCost(&q)
	case MeanDW, MeanDB, PenaltyDW:
		s.askMean(&q)
	case NewW:
		s.askNewW(&q)
	case NewB:
		s.askNewB(&q)
	case DA:
		s.askDA(&q)
	case TermDB:
		s.askTermDB(&q)
	}
	q.sortWrongAnswers(s.m)
	q.Inputs = s.inputs(q)
	return q
}

// sortWrongAnswers leaves out what has no value, and puts a wrong sign first, then a factor of m, 2 or 10.
func (q *Question) sortWrongAnswers(m int) {
	q.WrongAnswers = slices.DeleteFunc(q.WrongAnswers, func(w WrongAnswer) bool { return math.IsNaN(w.Value) || math.IsInf(w.Value, 0) })
	rank := func(w WrongAnswer) int {
		if q.Answer == 0 {
			return 2
		}
		const same = 1e-9
		ratio := w.Value / q.Answer
		for place, factors := range [][]float64{{-1}, {float64(m), 1 / float64(m), 2, 0.5, 10, 0.1}} {
			for _, f := range factors {
				if math.Abs(ratio/f-1) < same {
					return place
				}
			}
		}
		return 2
	}
	slices.SortStableFunc(q.WrongAnswers, func(a, b WrongAnswer) int { return cmp.Compare(rank(a), rank(b)) })
}

// add takes in a wrong answer.
func (q *Question) add(id string, value float64, says string) {
	q.WrongAnswers = append(q.WrongAnswers, WrongAnswer{id, value, says})
}

// allWrongAnswers are all wrong answers that are known.
func (q Question) allWrongAnswers() []WrongAnswer {
	if q.rareWrongAnswers == nil {
		return q.WrongAnswers
	}
	return slices.Concat(q.WrongAnswers, q.rareWrongAnswers())
}

// The losses of hand work, with decimals of u.

func roundingErrorZ(x []float64, u float64) float64 {
	sum := 2.0
	for _, v := range x {
		sum += math.Abs(v)
	}
	return u / 2 * sum
}

func roundingErrorA(x []float64, u float64) float64 { return roundingErrorZ(x, u)/4 + float64(u/2) }

// roundingErrorL is that of L, where p is the probability of the label.
func (s *worksheet) roundingErrorL(i int, u float64) float64 {
	p := s.a[i]
	if s.Problem.Y[i] == 0 {
		p = trainer.Sigmoid(-s.z[i])
	}
	return roundingErrorA(s.Problem.X[i], u)/p + float64(u/2)
}

// roundingErrorTerm is that of x_j·dz; of dz alone where feature is below 0.
func roundingErrorTerm(x []float64, feature int, u float64) float64 {
	if feature < 0 {
		return roundingErrorA(x, u)
	}
	return float64(math.Abs(x[feature])*roundingErrorA(x, u)) + float64(u/2)
}

// roundingErrorSum is that of a sum over the first examples; of one whose beginning is given that of the last.
func (s *worksheet) roundingErrorSum(upTo, feature int, u float64) float64 {
	if s.Stepwise {
		return roundingErrorTerm(s.Problem.X[upTo-1], feature, u) + float64(u/2)
	}
	var sum float64
	for _, x := range s.Problem.X[:upTo] {
		sum += roundingErrorTerm(x, feature, u)
	}
	return sum
}

func (s *worksheet) roundingErrorMean(feature int, u float64) float64 {
	if s.Stepwise { // the sum is given
		return u
	}
	return s.roundingErrorSum(s.m, feature, u)/float64(s.m) + float64(u/2)
}
