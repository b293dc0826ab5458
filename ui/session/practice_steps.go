package session

import (
	"slices"

	"descent/trainer"
)

// practiceStep is what a step is while numbers are to be worked out: of one that is open, first a
// refusal, then the number itself; of one that is there, the next. Behind the last the
// iteration is made. It reports false where a step is a step.
func (s *Session) practiceStep(a Step) bool {
	if !s.inPractice() {
		s.dropSummary()
		return false
	}
	p := s.practice
	q := p.blanks[p.now]
	switch {
	case p.lookedAt >= 0:
		p.lookedAt, p.hinting = -1, false
		s.emit(PracticeAsked{})
	case q.revealed:
		s.nextBlank()
	case !a.Force && !q.refusedOnce:
		q.refusedOnce = true
		s.emit(StepRefused{})
	default:
		s.showBlank(q)
	}
	return true
}

// nextBlank goes on behind a number that is there.
func (s *Session) nextBlank() {
	p := s.practice
	p.now = p.nextAsked(p.now)
	p.hinting = false
	if p.now < len(p.blanks) {
		s.syncPracticeCursor()
		s.emit(PracticeAsked{})
		return
	}
	p.finished = true
	s.runLines(0)
	s.iterationCursor.node = 0
	s.pending = pendingMove{steps: 1}
	s.emit(PracticeFinished{})
}

// reopenPractice goes back to the last number where the iteration that all of them make did
// not come to pass.
func (s *Session) reopenPractice() {
	p := s.practice
	if p == nil || !p.finished || s.position() != p.anchor.at {
		return
	}
	p.finished = false
	for i, q := range p.blanks {
		if !q.known {
			p.now = i
		}
	}
}

// showBlank shows a number that was not found.
func (s *Session) showBlank(q *pendingQuestion) {
	q.skipped, q.revealed, q.exactAnswer = true, true, q.lineQuestion.Answer
	s.practice.hinting = false
	s.syncPracticeCursor()
	s.emit(Revealed{})
}

// practiceBack is what a step back is meanwhile: a look at the number before.
func (s *Session) practiceBack() bool {
	if !s.inPractice() {
		s.dropSummary()
		return false
	}
	p := s.practice
	at := p.now
	if p.lookedAt >= 0 {
		at = p.lookedAt
	}
	if at == 0 {
		s.emit(NoBlank{})
		return true
	}
	p.lookedAt, p.hinting = at-1, false
	s.emit(PracticeAsked{})
	return true
}

// practiceHint shows the next hint for the number that is open: in words, with the numbers
// put in, and at last the number itself. Of one that is there it shows how it comes about.
func (s *Session) practiceHint() {
	const words = 2 // of hints, then it is shown
	p := s.practice
	q := p.blanks[p.now]
	switch {
	case q.revealed || p.lookedAt >= 0:
		p.hinting = true
		s.emit(Hinted{})
	case q.hints == words:
		s.showBlank(q)
	default:
		q.hints++
		p.hinting = true
		s.emit(Hinted{})
	}
}

// syncPracticeCursor lets the lines of the loop run as far as their numbers are found,
// or the graph be walked as far.
func (s *Session) syncPracticeCursor() {
	p := s.practice
	found := p.now + boolToInt(p.blanks[p.now].revealed)
	if p.topic == GraphPractice {
		s.runLines(trainer.LinesBeforeExample(p.exercise.Problem, p.exercise.Example) + 1)
		s.iterationCursor.node = found + boolToInt(found == len(p.blanks) && len(p.exercise.Params.W) > len(p.exercise.Features))
		return
	}
	line := p.lineBefore(p.now)
	if found > p.now && (found == len(p.blanks) || p.lineBefore(found) != line) {
		line++
	}
	s.runLines(min(line, s.lineCount()-1)) // with all of them it is the next iteration
}

// lineBefore is how many lines have run before the line that a number belongs to.
func (p *practice) lineBefore(blank int) int {
	q := p.blanks[blank].lineQuestion
	m, n := p.exercise.Problem.Size()
	op, _ := q.Kind.LoopOp()
	place := slices.IndexFunc(trainer.LoopLines(n, p.exercise.Hyper.Lambda), func(l trainer.LoopLine) bool {
		perFeature := op == trainer.OpDW || op == trainer.OpPenaltyDW || op == trainer.OpUpdateW
		return l.Op == op && (!perFeature || l.Feature == trainer.AllFeatures || l.Feature == q.Feature)
	})
	body := trainer.BodyLines(n)
	if place > body {
		return trainer.LinesBeforeExample(p.exercise.Problem, m) + place - body - 1
	}
	return trainer.LinesBeforeExample(p.exercise.Problem, p.exercise.Example) + place - 1
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
