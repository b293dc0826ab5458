package session

import (
	"math"
	"strconv"
	"strings"

	"descent/trainer/answer"
)

// do answers what is asked. An answer that is none of those there are is told,
// and so is a number that is wrong; the question stays open then.
func (a Answer) do(s *Session) {
	q := s.openQuestion()
	if q == nil {
		s.emit(NoQuestion{})
		return
	}
	if q.isTyped() {
		if s.inPractice() {
			s.practice.lookedAt, s.practice.hinting = -1, false
		}
		s.answerNumber(q, a.Text)
		return
	}
	i := q.optionIndex(a.Text)
	if i < 0 {
		s.emit(NoOption(a))
		return
	}
	q.chosen, q.refusedOnce = i, false
	s.emit(Answered{})
}

// optionIndex is the place of the option that a text means, by its number or its own
// text; −1 where it means none.
func (q *pendingQuestion) optionIndex(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		if n < 1 || n > len(q.options) {
			return -1
		}
		return n - 1
	}
	for i, o := range q.options {
		if o.Word == OwnText && strings.EqualFold(o.Text, text) {
			return i
		}
	}
	return -1
}

// answerNumber takes a number that was typed, or a calculation.
func (s *Session) answerNumber(q *pendingQuestion, text string) {
	typed, err := answer.ParseTyped(text)
	if err != nil {
		s.emit(NotANumber{text, err})
		return
	}
	truth := s.exactAnswer(q)
	verdict, says := s.judgeTyped(q, typed, truth)
	switch verdict {
	case answer.Right:
		q.exactAnswer, q.revealed, q.refusedOnce = truth, true, false
		q.wrongAnswers = append(q.wrongAnswers, TypedAnswer{Text: text})
		s.answered(q, text, len(q.wrongAnswers) == 1, true)
		if s.inPractice() {
			s.syncPracticeCursor()
		}
		s.emit(Revealed{})
	case answer.MoreDigits:
		s.emit(MoreDigits{text})
	case answer.KnownMistake, answer.Close, answer.UnknownMistake, answer.FewDigits:
		q.refusedOnce = false
		q.wrongAnswers = append(q.wrongAnswers, TypedAnswer{text, says})
		s.answered(q, text, false, false)
		s.emit(Answered{})
	}
}

// practiceDecimals is how many decimals somebody is taken to work with by hand.
const practiceDecimals = 4

// judgeTyped judges a number, and says what a wrong one is where that is known. One
// that is no line of an iteration is right where the truth rounds to its digits.
func (s *Session) judgeTyped(q *pendingQuestion, typed answer.TypedAnswer, truth float64) (answer.Grade, string) {
	const rounding, fewest = 1e-9, 3
	off := math.Abs(typed.Value - truth)
	question, ok := s.blankQuestion(q)
	switch {
	case off <= rounding*math.Abs(truth):
		return answer.Right, ""
	case ok:
		j := question.Judge(typed, practiceDecimals)
		for _, w := range question.WrongAnswers { // of few digits only those that are all of them
			if (j.Grade == answer.UnknownMistake || j.Grade == answer.FewDigits) && w.Value != 0 && math.Abs(w.Value-typed.Value) <= rounding*math.Abs(w.Value) {
				j.Grade, j.WrongAnswers = answer.KnownMistake, append(j.WrongAnswers, w)
			}
		}
		return j.Grade, saysOf(j)
	case !(off <= max(typed.HalfUnit, rounding)):
		return answer.UnknownMistake, ""
	case !typed.Calculation && typed.Digits < fewest && typed.IsRoundingOf(truth):
		return answer.MoreDigits, ""
	case !typed.Calculation && typed.Digits < fewest:
		return answer.UnknownMistake, ""
	}
	return answer.Right, ""
}

// saysOf is what a wrong number is, where that is known, or why it cannot be.
func saysOf(j answer.Judgement) string {
	switch j.Grade {
	case answer.KnownMistake:
		return j.WrongAnswers[0].Explanation
	case answer.Close:
		return "it is close, perhaps rounded too early"
	case answer.FewDigits:
		return "too few digits to tell why"
	case answer.Right, answer.MoreDigits, answer.UnknownMistake:
	}
	return ""
}

// questionBlank is the line of an iteration that a question is about, and its feature from
// 0; false where it is none.
func questionBlank(q *pendingQuestion) (kind answer.Kind, feature int, ok bool) {
	switch {
	case q.Computed != nil && q.Computed.Quantity.Index > 0:
		return answer.NewW, q.Computed.Quantity.Index - 1, true
	case q.Computed != nil:
		return answer.NewB, 0, true
	case q.Quantity == nil:
		return 0, 0, false
	}
	kinds := map[string]answer.Kind{"z": answer.Z, "a": answer.A, "L": answer.Loss, "dz": answer.DZ, "J": answer.Cost, "dw": answer.MeanDW, "db": answer.MeanDB}
	kind, ok = kinds[q.Quantity.Name]
	return kind, max(0, q.Quantity.Index-1), ok
}

// blankQuestion is the question about a line at this moment; false where it is about none.
func (s *Session) blankQuestion(q *pendingQuestion) (line answer.Question, ok bool) {
	if q.lineQuestion != nil {
		return *q.lineQuestion, true
	}
	kind, feature, ok := questionBlank(q)
	if !ok || feature >= len(s.timeline.Current().Params.W) {
		return line, false
	}
	at := answer.Exercise{
		Problem: s.data.Problem, Params: s.timeline.Current().Params, Hyper: s.timeline.Hyper(), Example: s.focus(),
	}
	if before := s.timeline.Recent(2); len(before) > 1 {
		at.PreviousGrad, at.PreviousCost = &before[0].Grad, before[0].Cost
	}
	return answer.Ask(at, kind, feature), true
}

// exactAnswer is the number that is asked for, as things are here.
func (s *Session) exactAnswer(q *pendingQuestion) float64 {
	switch {
	case q.lineQuestion != nil:
		return q.lineQuestion.Answer
	case q.Number != nil:
		return *q.Number
	case q.Quantity != nil:
		return s.currentValue(*q.Quantity)
	}
	return s.valueAfterStep(q.Computed.Quantity)
}

// currentValue is a quantity, NaN where the data have none of that number.
func (s *Session) currentValue(q Quantity) float64 {
	if _, n := s.data.Problem.Size(); q.Index > n {
		return math.NaN()
	}
	return s.Value(q)
}

// valueAfterStep is a parameter after the next step.
func (s *Session) valueAfterStep(of Quantity) float64 {
	_, n := s.data.Problem.Size()
	next := s.timeline.Current().NextParams(s.timeline.Hyper().Alpha)
	switch {
	case of.Index == 0:
		return next.B
	case of.Index > n:
		return math.NaN()
	}
	return next.W[of.Index-1]
}
