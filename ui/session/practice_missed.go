package session

// missed reports whether a number was asked for, and not found at once.
func (q *pendingQuestion) missed() bool { return !q.known && q.revealed && q.mark() != FirstTry }

// practiceMissed goes back to the iteration that was just made by hand, and asks once more for
// the numbers that were not found at once; it reports whether there are such. The others are given.
func (s *Session) practiceMissed() bool {
	p := s.practice
	at := s.position()
	if p == nil || !p.active || !p.finished || at.k != p.anchor.at.k+1 || s.data != p.anchor.data {
		return false
	}
	again := *p
	again.missedOnly = true
	again.anchor.at.run = at.run // the iteration may have left history
	again.blanks, again.lookedAt, again.finished, again.hinting = nil, -1, false, false
	some := false
	for _, q := range p.blanks {
		next := *q
		next.at = again.anchor.at
		if q.missed() {
			some = true
			next.wrongAnswers, next.hints, next.refusedOnce, next.skipped, next.revealed, next.exactAnswer = nil, 0, false, false, false, 0
		} else {
			next.known = true
		}
		again.blanks = append(again.blanks, &next)
	}
	if !some {
		return false
	}
	again.now = again.nextAsked(-1)
	s.seek(p.anchor.at.k)
	s.pending.practice = &again
	return true
}

// nextAsked is the place of the next number behind one that is asked for; that of the end
// where none is.
func (p *practice) nextAsked(from int) int {
	for i := from + 1; i < len(p.blanks); i++ {
		if !p.blanks[i].known {
			return i
		}
	}
	return len(p.blanks)
}

// beginPendingPractice begins a practice whose iteration was gone back to.
func (s *Session) beginPendingPractice(p *practice) {
	if p.anchor != (practiceAnchor{s.data, s.position(), s.timeline.Hyper()}) {
		return // another α was chosen for it: then the numbers are others
	}
	s.syncIterationCursor()
	s.practice = p
	s.showPracticeItem()
	s.emit(PracticeAsked{Begun: true})
}
