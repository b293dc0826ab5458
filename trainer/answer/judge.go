package answer

import (
	"math"
	"slices"
)

// Verdict says what an answer is.
type Verdict uint8

// What a known mistake gives, digit for digit, is Known even near the right number.
const (
	Right      Verdict = iota
	MoreDigits         // it fits, with fewer than three significant digits
	Known              // a known mistake gives it, or several do
	Close              // within a hundredth, and not within what honest work loses
	Unknown
	FewDigits // a known mistake may give it, which fewer than three significant digits cannot tell
)

// Judgement is what is to be said of an answer.
type Judgement struct {
	Verdict Verdict
	Wrong   []Wrong // of Known: the likeliest first
	Off     float64 // how far the answer is from the right one
}

// exactly are the wrong answers that were typed to all their digits, which are more than work with so many decimals
// has: then the right one, which has others, was not found, however near it is.
func (q Question) exactly(t Typed, decimals int) []Wrong {
	hand := 5 * math.Pow10(-decimals-1)
	if t.Calculation || t.Digits < minJudgedDigits || t.Half > hand/2 || t.Half >= math.Abs(t.Value-q.Right) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(q.known()), func(w Wrong) bool {
		return w.ID == otherExample || math.Abs(t.Value-w.Value) > t.Half
	})
}

// minJudgedDigits is how many significant digits an answer must have before anything but its being right is said.
const minJudgedDigits = 3

// ofFewDigits is what a number of fewer digits than can be judged is.
func (q Question) ofFewDigits(t Typed) Verdict {
	switch {
	case t.Rounds(q.Right):
		return MoreDigits
	case slices.ContainsFunc(q.known(), func(w Wrong) bool { return t.Rounds(w.Value) }):
		return FewDigits
	}
	return Unknown
}

// Judge judges an answer by somebody who works with so many decimals.
func (q Question) Judge(t Typed, decimals int) Judgement {
	const near, ofCalculation = 0.01, 5e-3
	j := Judgement{Off: math.Abs(t.Value - q.Right)}
	tolerance := q.Tolerance(decimals)
	switch {
	case t.Calculation:
		tolerance = max(tolerance, float64(ofCalculation*math.Abs(q.Right)))
	case t.Digits >= minJudgedDigits:
		tolerance = max(tolerance, t.Half)
	}
	switch {
	case math.IsNaN(t.Value):
		j.Verdict = Unknown
		return j
	case j.Off <= tolerance:
		if j.Wrong = q.exactly(t, decimals); len(j.Wrong) > 0 {
			j.Verdict = Known
		}
		return j
	case !t.Calculation && t.Digits < minJudgedDigits:
		j.Verdict = q.ofFewDigits(t)
		return j
	}
	for _, w := range q.known() {
		if math.Abs(t.Value-w.Value) <= tolerance && math.Abs(w.Value-q.Right) > 2*tolerance {
			j.Wrong = append(j.Wrong, w)
		}
	}
	if len(j.Wrong) == 0 {
		j.Wrong = q.exactly(t, decimals)
	}
	switch {
	case len(j.Wrong) > 0:
		j.Verdict = Known
	case j.Off <= float64(near*math.Abs(q.Right)):
		j.Verdict = Close
	default:
		j.Verdict = Unknown
	}
	return j
}
