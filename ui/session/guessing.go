package session

import "descent/trainer"

// guessing asks before each step what it will do.
type guessing struct {
	on             bool
	turn           int // how many questions were put: their kinds take turns
	right, counted int
	pending        *pendingQuestion // nil: it sleeps
	last           *pendingQuestion // the newest that was revealed
}

// guesses are the kinds of questions, in the order of their turns.
func guesses() []ComputedQuestion {
	w1 := Quantity{Name: "dw", Index: 1}
	return []ComputedQuestion{{Subject: CostMoves}, {Subject: ParameterMoves, Of: w1}, {Subject: CorrectMoves}, {Subject: PullsMost, Of: w1}}
}

func (a Guess) do(s *Session) {
	if a.On == s.guessing.on {
		s.emit(Guessing{})
		return
	}
	s.guessing = guessing{on: a.On}
	s.emit(Guessing{})
	if q := s.openQuestion(); !a.On && q != nil { // of the page that was there before
		s.anchor(q)
	}
}

// guess puts the next question where a step leads to something new and nothing
// is on its way. A question that cannot be put here, as all examples pull alike,
// lets the next kind have its turn.
func (s *Session) guess() {
	g := &s.guessing
	news := s.timeline.AtHead() || s.timeline.Forks()
	if !g.on || s.practice != nil && s.practice.on || g.pending != nil || !news || s.player.on || s.hasPendingSteps() || s.timeline.Current().Status == trainer.Diverged {
		return
	}
	for range guesses() {
		about := guesses()[g.turn%len(guesses())]
		g.turn++
		q := s.newPendingQuestion(Question{Computed: &about})
		if len(q.options) > 1 {
			g.pending = q
			return
		}
	}
}
