package session

import (
	"slices"

	"descent/trainer/answer"
)

// PracticeState is how far an iteration is made by hand.
type PracticeState struct {
	Topic              string // one of PracticeTopics
	K                  int    // the iteration
	Example            int    // from 1
	Features           []int  // that are worked out, from 0
	UndetectedMistakes int    // known mistakes that give a right number here
	Blanks             []Blank
	Now                int  // a place in Blanks; len(Blanks): all are behind
	LookedAt           int  // a place before it that is looked at again; −1: none
	HintShown          int  // the hint that is shown, from 1; 0: none
	ShowsWhy           bool // how the number comes about is shown: it is there, or one before it is looked at
	Finished           bool
	NewData            bool          // of data that were drawn for it
	MissedOnly         bool          // what was missed is asked for once more
	StepRefused        bool          // a step was, at the number that is open: the next one shows it
	Inputs             answer.Inputs // of the number at Now, or of the one that is looked at
}

// Blank is one number as far as it is.
type Blank struct {
	answer.Blank
	Mark  BlankMark
	Typed []TypedAnswer // the last is the right one where Mark says so
	Given bool          // it was found at once before, and is not asked for again
	Value float64       // once it is there
}

// BlankMark says how a number was found.
type BlankMark uint8

// The marks.
const (
	Unfound   BlankMark = iota
	FirstTry            // right at once
	LaterTry            // right, but not at once
	AfterHint           // right, with a hint
	ShownOnly           // it was shown
)

// Mark is that of a number.
func (q *pendingQuestion) mark() BlankMark {
	switch {
	case !q.revealed:
		return Unfound
	case q.skipped:
		return ShownOnly
	case q.hints > 0:
		return AfterHint
	case len(q.wrongAnswers) > 1:
		return LaterTry
	}
	return FirstTry
}

// practiceState is a practice as others may see it: a number not before it is there.
func (s *Session) practiceState() *PracticeState {
	p := s.practice
	if !s.inPractice() && !s.inSummary() {
		return nil
	}
	st := &PracticeState{
		Topic: p.topic, K: p.anchor.at.k, Example: p.exercise.Example + 1, Features: p.exercise.Features, UndetectedMistakes: p.undetectedMistakes, Now: p.now, LookedAt: p.lookedAt, Finished: p.finished, MissedOnly: p.missedOnly, NewData: p.newData,
	}
	for _, q := range p.blanks {
		b := Blank{Blank: answer.Blank{Kind: q.lineQuestion.Kind, Feature: q.lineQuestion.Feature}, Mark: q.mark(), Typed: slices.Clip(q.wrongAnswers), Given: q.known}
		if q.revealed {
			b.Value = q.lineQuestion.Answer
		}
		st.Blanks = append(st.Blanks, b)
	}
	if p.now < len(p.blanks) {
		q := p.blanks[p.now]
		if p.lookedAt >= 0 {
			st.Inputs = p.blanks[p.lookedAt].lineQuestion.Inputs
		} else {
			st.Inputs = q.lineQuestion.Inputs
		}
		st.StepRefused = q.refusedOnce && !q.revealed
		switch there := q.revealed || p.lookedAt >= 0; {
		case p.hinting && there:
			st.ShowsWhy = true
		case p.hinting:
			st.HintShown = q.hints
		}
	}
	return st
}

// summaryConcealment is what would give away what the next iteration asks for, beside what the one before came to.
func (s *Session) summaryConcealment() concealment {
	switch s.practice.topic {
	case GraphPractice:
		return concealment{parts: []string{"parameters", "update", "graph", "examples", "words"}, maxLoopLines: allLines}
	case UpdatePractice:
		return concealment{parts: []string{"update", "surface", "words"}, maxLoopLines: allLines}
	}
	return concealment{parts: []string{"parameters", "update", "surface", "graph", "examples", "words"}, maxLoopLines: allLines}
}

// practiceConcealment is what would give away what is still to be worked out.
func (s *Session) practiceConcealment() concealment {
	p := s.practice
	example := []string{"z", "a", "L", "dz"}
	switch p.topic {
	case GraphPractice:
		// The lines of the loop say how each comes about, and the mean is another number of the same name.
		keep := concealment{[]string{"parameters", "update", "loop", "examples", "words"}, append(example, "dw", "db", "|dw|"), 0, allLines}
		if len(s.data.Problem.Y) == 1 { // its L is J, and what it gives the mean
			keep.parts = append(keep.parts, "surface", "j", "curve", "cost")
			keep.quantities = append(keep.quantities, "J", "dJ")
		}
		return keep
	case UpdatePractice:
		return concealment{[]string{"update", "surface", "words"}, nil, 0, allLines}
	}
	keep := concealment{[]string{"update", "surface", "graph", "examples", "words"}, example, 0, allLines}
	if p.now < len(p.blanks) && p.blanks[p.now].lineQuestion.Kind != answer.NewW && p.blanks[p.now].lineQuestion.Kind != answer.NewB {
		keep.parts, keep.quantities = append(keep.parts, "parameters"), append(keep.quantities, "dw", "db", "|dw|")
	}
	return keep
}
