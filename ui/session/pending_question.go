package session

import (
	"slices"
	"strconv"
	"strings"

	"descent/trainer/answer"
)

// pendingQuestion is a question that was put, at the moment that it is about.
type pendingQuestion struct {
	Question
	at           position
	options      []Option
	chosen       int // a place in options, −1 for none
	wrongAnswers []TypedAnswer
	refusedOnce  bool // a step was refused: the next one looks
	skipped      bool // the answer was looked at
	revealed     bool
	stepped      bool    // the step is made, and its answer waits for work
	truth        int     // a place in options, −1 until it is known
	exactAnswer  float64 // that is to be typed
	before       float64 // J, the parameter or the count before the step
	after        float64
	costs        []float64 // of LowestCost: what each α leads to

	practiceItem
}

// practiceItem is what a question of a practice is about.
type practiceItem struct {
	lineQuestion *answer.Question // the number of a line that is worked out; nil: it is of no practice
	hints        int              // how many were shown
	known        bool             // it was found before, and is not asked for again
}

// isTyped reports whether the answer is a number.
func (q *pendingQuestion) isTyped() bool { return q.lineQuestion != nil || q.Question.isTyped() }

// Option is one of the answers there are.
type Option struct {
	Word    OptionWord
	Text    string // of a choice of the lesson's own
	Example int    // from 1
	Alpha   float64
}

// OptionWord says what an option means.
type OptionWord uint8

// The words.
const (
	OwnText        OptionWord = iota // the text says it
	LowerCost                        // J will be
	NoChange                         // J will be, or nothing changes
	HigherCost                       // J will be
	ParameterUp                      // a parameter goes
	ParameterDown                    // a parameter goes
	ParameterStays                   // a parameter
	MoreCorrect                      // examples are correct
	SameCorrect                      // examples are correct
	FewerCorrect                     // examples are correct
	ExampleOption                    // that one pulls most
	AlphaOption                      // that one leads lowest
)

// TypedAnswer is a number that was typed, and what it is where that is known: "that is
// y - a".
type TypedAnswer struct{ Text, Explanation string }

// newPendingQuestion puts a question at this moment.
func (s *Session) newPendingQuestion(q Question) *pendingQuestion {
	a := &pendingQuestion{Question: q, chosen: -1, truth: -1}
	s.bindToMoment(a)
	return a
}

// bindToMoment makes a question one about this moment; an answer to what was asked
// before is dropped.
func (s *Session) bindToMoment(a *pendingQuestion) {
	a.at, a.chosen, a.truth, a.refusedOnce = s.position(), -1, -1, false
	a.options = nil
	for i, c := range a.Choices {
		a.options = append(a.options, Option{Text: c.Text})
		if c.Right {
			a.truth = i
		}
	}
	if a.Computed == nil {
		return
	}
	words := map[Subject][]OptionWord{
		CostMoves: {LowerCost, NoChange, HigherCost}, ParameterMoves: {ParameterUp, ParameterStays, ParameterDown}, CorrectMoves: {MoreCorrect, SameCorrect, FewerCorrect},
	}
	for _, w := range words[a.Computed.Subject] {
		if w != NoChange || !s.guessing.on { // a guess is one of two; equal to all digits both are right
			a.options = append(a.options, Option{Word: w})
		}
	}
	switch a.Computed.Subject {
	case CostMoves:
		a.before = s.timeline.Current().Cost
	case ParameterMoves:
		a.before = s.Value(parameterOf(a.Computed.Quantity))
	case CorrectMoves:
		a.before = s.correctHere()
	case PullsMost:
		pull := s.pullHere(a.Computed.Quantity)
		a.options, a.truth = pull.Options, pull.Most
	case LowestCost:
		a.costs, a.truth = s.costsAfterSteps(*a.Computed)
		for i := range a.costs {
			a.options = append(a.options, Option{Word: AlphaOption, Alpha: a.Computed.Alphas[i]})
		}
	case ParameterNext:
	}
}

// parameterOf is the parameter of a derivative.
func parameterOf(of Quantity) Quantity {
	return Quantity{Name: strings.TrimPrefix(of.Name, "d"), Index: of.Index}
}

// currentQuestion is the question that is open or was just answered, of the page or of
// guessing; nil where none is.
func (s *Session) currentQuestion() *pendingQuestion {
	if s.practice != nil && s.practice.active {
		return s.practice.openBlank()
	}
	if _, here := s.lessonAt.current(); here != nil && !s.guessing.on {
		return here.pending
	}
	return s.guessing.pending
}

// openBlank is the number that is open, or was just found; nil where the iteration is made.
func (p *practice) openBlank() *pendingQuestion {
	if p.finished || p.now == len(p.blanks) {
		return nil
	}
	return p.blanks[p.now]
}

// openQuestion is the question that still waits for its answer.
func (s *Session) openQuestion() *pendingQuestion {
	if q := s.currentQuestion(); q != nil && !q.revealed {
		return q
	}
	return nil
}

// allowForward reports whether a way forward may begin. A question that is not
// answered refuses the first, so that nobody passes it by accident; look says
// that it is on purpose. What goes further than one step is no answer to a
// guess: guessing sleeps.
func (s *Session) allowForward(one, look bool) bool {
	q := s.openQuestion()
	switch {
	case q == nil || s.lessonAt.settingUp:
		return true
	case s.guessing.on && !one:
		s.guessing.pending = nil
		s.emit(GuessingSuspended{})
		return true
	case q.chosen >= 0:
		return true
	case !look && !q.refusedOnce:
		q.refusedOnce = true
		s.emit(StepRefused{})
		return false
	}
	if q.skipped = true; q.isTyped() {
		q.exactAnswer = s.exactAnswer(q) // as it is here
	}
	return true
}

// allowBackward reports whether a way back may begin: not while a question of a page
// is about the step from here.
func (s *Session) allowBackward() bool {
	q := s.openQuestion()
	switch {
	case q == nil || s.lessonAt.settingUp:
		return true
	case s.guessing.on:
		s.guessing.pending = nil
		return true
	}
	s.emit(BackRefused{})
	return false
}

// dropAnswerOn drops the answer to a question about the next step where a quantity that
// the truth hangs on is another now.
func (s *Session) dropAnswerOn(changed Quantity) {
	q := s.openQuestion()
	if q == nil || q.Computed == nil || !q.Computed.Subject.dependsOn(changed) {
		return
	}
	if q.chosen >= 0 {
		s.emit(AnswerDropped{changed})
	}
	if s.guessing.on && changed.Name == "threshold" { // the examples are to be counted anew
		s.guessing.pending = nil
		return
	}
	s.bindToMoment(q)
}

// dependsOn reports whether the truth may be another with another α, λ or threshold.
func (about Subject) dependsOn(changed Quantity) bool {
	switch about {
	case PullsMost:
		return false
	case LowestCost: // it names its own α
		return changed.Name == "lambda"
	case CorrectMoves:
		return true
	case CostMoves, ParameterMoves, ParameterNext:
	}
	return changed.Name != "threshold"
}

// revealByMove goes along with a question to another moment: a step brings its answer,
// anything else makes it one about the moment that is there; of guessing the moment
// decides what it is.
func (s *Session) revealByMove(stepped bool) {
	q := s.openQuestion()
	if q == nil || q.at == s.position() {
		return
	}
	switch brings := stepped && s.timeline.Cursor() == q.at.k+1; {
	case brings && s.guessing.on && q.Computed.Subject == CorrectMoves: // they are to be counted
		q.at, q.stepped = s.position(), true
	case brings:
		s.reveal(q)
	case s.guessing.on:
		s.guessing.pending = nil
	default:
		s.bindToMoment(q)
	}
}

// reveal shows the answer, which the step has brought.
func (s *Session) reveal(q *pendingQuestion) {
	q.revealed = true
	if q.Computed != nil {
		s.gradeAnswer(q)
	}
	right := q.chosen == q.truth || q.truth < 0
	if g := &s.guessing; g.on {
		g.last, g.pending = q, nil
		if q.chosen >= 0 {
			g.counted++
		}
		if q.chosen >= 0 && right {
			g.right++
		}
	} else if q.chosen >= 0 {
		s.answered(q, strconv.Itoa(q.chosen+1), right, true)
	}
	s.emit(Revealed{})
}

// answered keeps an answer to the question of a page; of several the first counts.
func (s *Session) answered(q *pendingQuestion, text string, right, done bool) {
	if q.lineQuestion != nil {
		return
	}
	s.updateMark(func(m *PageMark) {
		if m.FirstAnswer == "" {
			m.FirstAnswer, m.FirstRight = text, right
		}
		m.Done = m.Done || done
	})
}

// gradeAnswer finds out what the step has done.
func (s *Session) gradeAnswer(q *pendingQuestion) {
	way := func(up, same, down OptionWord, apart bool) {
		word := same
		switch {
		case !apart:
		case q.after > q.before:
			word = up
		case q.after < q.before:
			word = down
		}
		q.truth = slices.IndexFunc(q.options, func(o Option) bool { return o.Word == word })
	}
	switch q.Computed.Subject {
	case CostMoves:
		q.after = s.timeline.Current().Cost
		way(HigherCost, NoChange, LowerCost, !sameDigits(q.before, q.after, s.view.Digits))
	case ParameterMoves:
		q.after = s.Value(parameterOf(q.Computed.Quantity))
		way(ParameterUp, ParameterStays, ParameterDown, true)
	case CorrectMoves:
		q.after = s.correctHere()
		way(MoreCorrect, SameCorrect, FewerCorrect, true)
	case PullsMost, ParameterNext, LowestCost:
	}
}

// sameDigits reports whether two numbers look the same with that many decimals.
func sameDigits(a, b float64, decimals int) bool {
	return strconv.FormatFloat(a, 'f', decimals, 64) == strconv.FormatFloat(b, 'f', decimals, 64)
}
