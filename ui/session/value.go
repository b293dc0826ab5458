package session

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// Holds reports whether a condition is true at the cursor.
func (s *Session) Holds(c Condition) bool { return len(s.FailingClauses(c)) == 0 }

// FailingClauses returns the clauses of a condition that are not true at the cursor.
func (s *Session) FailingClauses(c Condition) []Clause {
	var failing []Clause
	for _, clause := range c.Clauses {
		if !s.clauseHolds(clause) {
			failing = append(failing, clause)
		}
	}
	return failing
}

func (s *Session) clauseHolds(c Clause) bool {
	if c.Word != "" {
		return s.wordHolds(c.Left.Name, c.Word) == (c.Relation == Equal)
	}
	return c.Relation.Holds(s.Value(c.Left), s.RightValue(c))
}

// RightValue is what a clause compares with, NaN where that has no value.
func (s *Session) RightValue(c Clause) float64 {
	if c.Right.Name != "" {
		return s.Value(c.Right)
	}
	return c.Number
}

// checkCondition tells what of a condition the data do not have.
func (s *Session) checkCondition(c Condition) error {
	_, n := s.data.Problem.Size()
	for _, clause := range c.Clauses {
		for _, q := range []Quantity{clause.Left, clause.Right} {
			if q.Index > n {
				return fmt.Errorf("there is no %s: the data have %s", q, number.Count(n, "feature"))
			}
		}
	}
	return nil
}

// Value is a quantity at the cursor; NaN where it has none.
func (s *Session) Value(q Quantity) float64 {
	at := s.timeline.Current()
	switch q.Name {
	case "J":
		return at.Cost
	case "dJ":
		costs := s.timeline.Present().Costs()
		before, ok := costs.At(at.Iter - 1)
		if !ok {
			return math.NaN()
		}
		return costs.ArrivalCost(at.Iter) - before // a step is one under one λ
	case "w":
		return at.Params.W[q.Index-1]
	case "b":
		return at.Params.B
	case "dw":
		return at.Grad.W[q.Index-1]
	case "db":
		return at.Grad.B
	case "|w|":
		return norm(at.Params.W)
	case "|dw|":
		return norm(at.Grad.W)
	case "z", "a", "L", "dz":
		return s.exampleValue(q.Name)
	}
	return s.exactValue(q.Name)
}

// exampleValue is what the loop computes of the focused example.
func (s *Session) exampleValue(name string) float64 {
	i, p := s.focus(), s.data.Problem
	z := s.timeline.Current().Params.Z(p.X[i])
	switch name {
	case "z":
		return z
	case "a":
		return trainer.Sigmoid(z)
	case "L":
		return trainer.Loss(z, p.Y[i])
	}
	return trainer.DZ(z, p.Y[i])
}

// exactValue is a quantity that is exact, or the same at every iteration.
func (s *Session) exactValue(name string) float64 {
	m, n := s.data.Problem.Size()
	k := s.timeline.Cursor()
	switch name {
	case "bound":
		return s.bound()
	case "alpha":
		return s.timeline.Hyper().Alpha
	case "lambda":
		return s.timeline.Hyper().Lambda
	case "rises":
		trend, ok := s.timeline.Present().Costs().Trend(k)
		if !ok {
			return math.NaN()
		}
		return float64(trend.Rises)
	case "correct":
		correct, _ := s.countClassified(s.data.Problem)
		return float64(correct)
	case "wrong":
		_, wrong := s.countClassified(s.data.Problem)
		return float64(wrong)
	case "threshold":
		return s.view.Threshold
	case "testJ", "testcorrect", "testwrong":
		return s.testValue(name)
	}
	counts := map[string]int{
		"k": k, "steps": s.iterationCursor.stepsMade, "example": s.focus() + 1, "line": s.iterationCursor.line,
		"runs": 1 + len(s.timeline.Ghosts()), "m": m, "n": n, "digits": s.view.Digits, "degree": max(s.data.Degree, 1),
	}
	if v, ok := counts[name]; ok {
		return float64(v)
	}
	return math.NaN()
}

// testValue is a quantity of the rows that are kept for testing; NaN where there are
// none.
func (s *Session) testValue(name string) float64 {
	if len(s.data.Test.X) == 0 {
		return math.NaN()
	}
	correct, wrong := s.countClassified(s.data.Test)
	switch name {
	case "testcorrect":
		return float64(correct)
	case "testwrong":
		return float64(wrong)
	}
	return trainer.Evaluate(s.data.Test, s.timeline.Current().Params, nil)
}

// countClassified counts the examples on their own side of the threshold and those on
// the other; those that lie on it are neither.
func (s *Session) countClassified(p trainer.Problem) (correct, wrong int) {
	all := trainer.Predict(p, s.timeline.Current().Params, s.view.Threshold)
	return all.Correct[0] + all.Correct[1], all.Wrong[0] + all.Wrong[1]
}

// norm is the Euclidean length of a vector; no square overflows.
func norm(v []float64) float64 {
	l := 0.0
	for _, x := range v {
		l = math.Hypot(l, x)
	}
	return l
}

// Word is a quantity that is a word, as it is at the cursor.
func (s *Session) Word(name string) string {
	switch name {
	case "status":
		return s.timeline.Current().Status.String()
	case "data":
		return s.data.Name
	case "scale":
		return s.data.Scale.String()
	case "pane":
		return Panes()[s.view.Main]
	}
	var hidden []string
	for _, part := range Parts() {
		if s.view.Hidden[part] {
			hidden = append(hidden, part)
		}
	}
	if len(hidden) == 0 {
		return "none"
	}
	return strings.Join(hidden, ", ")
}

// wordHolds reports whether a quantity is a word, or one of its words.
func (s *Session) wordHolds(name, word string) bool {
	is := s.Word(name)
	return is == word || name == "hidden" && slices.Contains(strings.Split(is, ", "), word) || name == "data" && s.data.Set.Name == word
}
