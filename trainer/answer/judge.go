package answer

import (
	"math"
	"slices"
)

// Grade says what an answer is.
type Grade uint8

// What a known mistake gives, digit for digit, is KnownMistake even near the right number.
const (
	Right        Grade = iota
	MoreDigits         // it fits, with fewer than three significant digits
	KnownMistake       // a known mistake gives it, or several do
	Close              // within a hundredth, and not within what honest work loses
	UnknownMistake
	FewDigits // a known mistake may give it, which fewer than three significant digits cannot tell
)

// Judgement is what is to be said of an answer.
type Judgement struct {
	Grade        Grade
	WrongAnswers []WrongAnswer // of KnownMistake: the likeliest first
	Distance     float64       // how far the answer is from the right one
}

// exactWrongAnswers are the wrong answers that were typed to all their digits, which are more than work with so many decimals
// has: then the right one, which has others, was not found, however near it is.
func (q Question) exactWrongAnswers(t TypedAnswer, decimals int) []WrongAnswer {
	hand := 5 * math.Pow10(-decimals-1)
	if t.Calculation || t.Digits < minJudgedDigits || t.HalfUnit > hand/2 || t.HalfUnit >= math.Abs(t.Value-q.Answer) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(q.allWrongAnswers()), func(w WrongAnswer) bool {
		return w.ID == otherExample || math.Abs(t.Value-w.Value) > t.HalfUnit
	})
}

// minJudgedDigits is how many significant digits an answer must have before anything but its being right is said.
const minJudgedDigits = 3

// ofFewDigits is what a number of fewer digits than can be judged is.
func (q Question) ofFewDigits(t TypedAnswer) Grade {
	switch {
	case t.IsRoundingOf(q.Answer):
		return MoreDigits
	case slices.ContainsFunc(q.allWrongAnswers(), func(w WrongAnswer) bool { return t.IsRoundingOf(w.Value) }):
		return FewDigits
	}
	return UnknownMistake
}

// Judge judges an answer by somebody who works with so many decimals.
func (q Question) Judge(t TypedAnswer, decimals int) Judgement {
	const near, ofCalculation = 0.01, 5e-3
	j := Judgement{Distance: math.Abs(t.Value - q.Answer)}
	tolerance := q.Tolerance(decimals)
	switch {
	case t.Calculation:
		tolerance = max(tolerance, float64(ofCalculation*math.Abs(q.Answer)))
	case t.Digits >= minJudgedDigits:
		tolerance = max(tolerance, t.HalfUnit)
	}
	switch {
	case math.IsNaN(t.Value):
		j.Grade = UnknownMistake
		return j
	case j.Distance <= tolerance:
		if j.WrongAnswers = q.exactWrongAnswers(t, decimals); len(j.WrongAnswers) > 0 {
			j.Grade = KnownMistake
		}
		return j
	case !t.Calculation && t.Digits < minJudgedDigits:
		j.Grade = q.ofFewDigits(t)
		return j
	}
	for _, w := range q.allWrongAnswers() {
		if math.Abs(t.Value-w.Value) <= tolerance && math.Abs(w.Value-q.Answer) > 2*tolerance {
			j.WrongAnswers = append(j.WrongAnswers, w)
		}
	}
	if len(j.WrongAnswers) == 0 {
		j.WrongAnswers = q.exactWrongAnswers(t, decimals)
	}
	switch {
	case len(j.WrongAnswers) > 0:
		j.Grade = KnownMistake
	case j.Distance <= float64(near*math.Abs(q.Answer)):
		j.Grade = Close
	default:
		j.Grade = UnknownMistake
	}
	return j
}
