package session

import (
	"encoding/binary"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"descent/trainer"
)

// guessing asks before each step what it will do.
type guessing struct {
	on             bool
	right, counted int
	pending        *pendingQuestion // nil: it sleeps
	last           *pendingQuestion // the newest that was revealed
}

func (a Guess) do(s *Session) {
	if a.On == s.guessing.on {
		s.emit(Guessing{})
		return
	}
	s.guessing = guessing{on: a.On}
	s.emit(Guessing{})
	if q := s.openQuestion(); !a.On && q != nil { // of the page that was there before
		s.bindToMoment(q)
	}
}

// asksNext reports whether the next question is due: where a step leads to something new
// and nothing is on its way, no page that is being set up either.
func (s *Session) asksNext() bool {
	g := &s.guessing
	news := s.timeline.AtHead() || s.timeline.Forks()
	return g.on && g.pending == nil && news && !s.lessonAt.settingUp && (s.practice == nil || !s.practice.active) &&
		!s.player.on && !s.hasPendingSteps() && s.timeline.Current().Status != trainer.Diverged
}

// askGuess tells the answer that a step has brought, and puts the next question, where what
// takes passes over the examples is known. A question that cannot be put here, as all
// examples pull alike, lets another have its turn.
func (s *Session) askGuess() {
	g := &s.guessing
	facts, known := s.analysis.guess.get(s.guessKey())
	if !known {
		return
	}
	if q := g.pending; q != nil && q.stepped {
		s.reveal(q)
	}
	if !s.asksNext() {
		return
	}
	for _, about := range s.candidateQuestions(facts.Changed) {
		q := s.newPendingQuestion(Question{Computed: &about})
		if len(q.options) > 1 {
			g.pending = q
			return
		}
	}
}

// How often a question comes, against another: one whose answer has long been the
// same comes rarely, or who always says the same is soon right.
const (
	lowWeight  = 1
	highWeight = 4
)

// candidateQuestions are what can be asked here, in the order in which it is tried. The moment
// decides it, as dice would: nobody can foresee what comes, and yet the same moment
// asks the same, however it was reached. countChanged says that the last step changed how
// many examples are correct, or is not known.
func (s *Session) candidateQuestions(countChanged bool) []ComputedQuestion {
	parameters := s.derivatives()
	moves := make([]ComputedQuestion, len(parameters))
	pulls := make([]ComputedQuestion, len(parameters))
	changing := false
	for i, of := range parameters {
		moves[i], pulls[i] = ComputedQuestion{Subject: ParameterMoves, Quantity: of}, ComputedQuestion{Subject: PullsMost, Quantity: of}
		changing = changing || s.changedDirection(of)
	}
	dice := s.guessRand()
	kinds := []struct {
		weight int
		of     []ComputedQuestion
	}{
		{questionWeight(s.timeline.Hyper().Alpha > s.bound()), []ComputedQuestion{{Subject: CostMoves}}},
		{questionWeight(changing), moves},
		{questionWeight(countChanged), []ComputedQuestion{{Subject: CorrectMoves}}},
		{(lowWeight + highWeight) / 2, pulls},
	}
	var order []ComputedQuestion
	for len(kinds) > 0 {
		all := 0
		for _, k := range kinds {
			all += k.weight
		}
		at, throw := 0, dice.IntN(all)
		for throw >= kinds[at].weight {
			throw -= kinds[at].weight
			at++
		}
		order = append(order, kinds[at].of[dice.IntN(len(kinds[at].of))])
		kinds = slices.Delete(kinds, at, at+1)
	}
	return order
}

func questionWeight(is bool) int {
	if is {
		return highWeight
	}
	return lowWeight
}

// derivatives are those that are asked about: of the first two weights, and of b.
func (s *Session) derivatives() []Quantity {
	const most = 2
	_, n := s.data.Problem.Size()
	var of []Quantity
	for j := range min(n, most) {
		of = append(of, Quantity{Name: "dw", Index: j + 1})
	}
	return append(of, Quantity{Name: "db"})
}

// guessRand are thrown by the moment alone: its iteration and its parameters.
func (s *Session) guessRand() *rand.Rand {
	at := s.timeline.Current()
	h := fnv.New64a()
	for _, v := range append(slices.Clone(at.Params.W), at.Params.B) {
		_ = binary.Write(h, binary.LittleEndian, v) // a hash takes everything
	}
	return rand.New(rand.NewPCG(h.Sum64(), uint64(at.Iter))) //nolint:gosec // no secret, and an iteration is never below 0
}

// changedDirection reports whether a parameter went both ways in the last steps, or too
// few are known to say. The next step, which is what is asked for, is none of them.
func (s *Session) changedDirection(of Quantity) bool {
	const steps = 3
	recent := s.timeline.Recent(steps + 1)
	if len(recent) <= steps {
		return true
	}
	up, down := false, false
	for _, at := range recent[:steps] {
		slope := at.Grad.B
		if of.Index > 0 {
			slope = at.Grad.W[of.Index-1]
		}
		up, down = up || slope < 0, down || slope > 0
	}
	return up == down
}
