package session

import (
	"errors"

	"descent/trainer"
	"descent/ui/timeline"
)

// pendingMove is the press that is owed: first a jump within history, then steps
// forward. A stop of the run ends play and the way to a goal; counted steps go
// on through it, for only a run that diverged has no next step.
type pendingMove struct {
	seeking bool
	to      int  // where the jump leads
	implied bool // it belongs to another action, which does it again when it is done again
	steps   int
	long    bool  // more than a key asks for: it may take long
	goal    *goal // what the steps go on for; nil where they are counted

	practice *practice // what is worked out where the jump leads; nil: nothing
}

// farSteps is more than a key asks for.
const farSteps = 100

func (a Step) do(s *Session) {
	if s.practiceStep(a) {
		return
	}
	if s.allowForward(a.N == 1, a.Force) { // a question that is open may refuse it
		s.pending = pendingMove{steps: a.N, long: a.N > farSteps}
	}
}

func (a Back) do(s *Session) {
	if s.practiceBack() {
		return
	}
	if s.allowBackward() {
		s.seek(s.timeline.Cursor() - a.N)
	}
}

func (a Goto) do(s *Session) { s.gotoIteration(a.K) }

func (Newest) do(s *Session) { s.gotoIteration(s.timeline.Present().Head().Iter) }

// gotoIteration goes to iteration k unless a question keeps it here.
func (s *Session) gotoIteration(k int) {
	at := s.timeline.Cursor()
	if k > at && s.allowForward(false, false) || k < at && s.allowBackward() || k == at {
		s.seek(k)
	}
}

// seek goes to iteration k; beyond the head what is missing is computed.
func (s *Session) seek(k int) {
	head := s.timeline.Present().Head().Iter
	beyond := max(0, k-head)
	s.pending = pendingMove{seeking: true, to: min(max(k, 0), head), steps: beyond, long: beyond > 0}
}

// advancePending does as much of what is owed as is known, then asks for the rest: for
// updates at the head, for a block of history in the past. It is the only place
// that does either.
func (s *Session) advancePending() {
	for s.pending.seeking {
		from := s.timeline.Cursor()
		if s.timeline.Seek(s.pending.to) == timeline.MissingSnapshot {
			s.requestReplay(s.pending.to)
			return
		}
		s.pending.seeking = false
		if s.pending.goal != nil { // they are steps, known ones
			s.inside.stepsMade += s.timeline.Cursor() - from
		}
		if !s.pending.implied {
			s.recordAt(from, Goto{s.pending.to})
		}
		s.checkLesson()
		if p := s.pending.practice; p != nil {
			s.arrivePractice(p)
		}
		if s.endAtGoal() {
			return
		}
		s.seekGoal()
	}
	s.makeSteps()
}

// makeSteps makes the steps that are owed.
func (s *Session) makeSteps() {
	for s.pending.steps > 0 {
		if s.waitsForCompared() || s.trainer.forking {
			return
		}
		left, missing := s.advanceCached(s.pending.steps)
		s.pending.steps = left
		if s.endAtGoal() {
			return
		}
		switch missing {
		case timeline.MissingSnapshot:
			s.requestReplay(s.timeline.Cursor() + 1)
			return
		case timeline.MissingUpdate:
			s.requestUpdates()
			return
		case timeline.NothingMissing:
			if s.endAtStop() {
				return
			}
		}
	}
	s.pending = pendingMove{}
	s.keepPlaying()
}

// advanceCached goes up to n iterations over what is known, and returns how many are left
// and what they need. What is watched is watched at every one.
func (s *Session) advanceCached(n int) (left int, missing timeline.Missing) {
	if !s.checksEachStep() {
		left, missing = s.timeline.Advance(n)
		s.countSteps(n - left)
		return left, missing
	}
	for left = n; left > 0; left-- {
		rest, missing := s.timeline.Advance(1)
		if rest > 0 {
			return left, missing
		}
		s.countSteps(1)
		playing := s.player.on
		s.checkLessonAfterStep()
		switch {
		case playing && !s.player.on:
			return 0, timeline.NothingMissing
		case s.timeline.Current().Status != trainer.Running:
			return left - 1, timeline.NothingMissing
		}
	}
	return 0, timeline.NothingMissing
}

// requestUpdates asks for the updates that are owed, unless some are under way or there
// is no going on.
func (s *Session) requestUpdates() {
	// What the update follows is shown: it is the head, or where history is left. There J may not be finite with the
	// λ that was chosen, though history went on.
	head := s.timeline.Current()
	switch g := s.pending.goal; {
	case head.Status == trainer.Diverged:
		s.cancelPending()
		if g != nil {
			s.emit(NotReached{g.until, NoNext})
		} else {
			s.emit(NoStep{})
		}
		return
	case g != nil && s.atLimit(head.Iter, g.from):
		s.endBeforeGoal(AtLimit)
		return
	case s.player.on && s.atLimit(head.Iter, s.player.from):
		s.cancelPending()
		return
	case s.busy(Training) || s.nextAwaitsUpdates():
		return
	}
	n := s.pending.steps
	if s.unbounded() && s.config.Limit > 0 {
		n = min(n, s.config.Limit-head.Iter%s.config.Limit)
	}
	s.requestTraining(n)
}

// unbounded reports whether the steps have no number: a stop ends them, and
// the limit.
func (s *Session) unbounded() bool { return s.player.on || s.pending.goal != nil }

// atLimit reports whether what goes on by itself pauses at k. Begun there it
// goes on.
func (s *Session) atLimit(k, from int) bool {
	return s.config.Limit > 0 && k > 0 && k%s.config.Limit == 0 && k != from
}

// endAtStop ends what is owed where the steps led to a stop that ends it, and
// reports whether one did.
func (s *Session) endAtStop() bool {
	switch s.timeline.Current().Status { //nolint:exhaustive // the other stops end play only
	case trainer.Running:
		return false
	case trainer.Diverged:
		s.cancelPending()
		return true
	}
	if s.player.on {
		s.cancelPending()
		return true
	}
	return false
}

// requestReplay asks for the block of k again, unless it is under way.
func (s *Session) requestReplay(k int) {
	if s.busy(Replaying) {
		return
	}
	job := s.timeline.Present().Replay(k)
	s.request(Replay{s.tracker.Start(Replaying, job), job})
}

// Stop ends what is being read; where nothing is, all that is owed and waits.
func (Stop) do(s *Session) {
	if _, ok := s.tracker.Busy(Fetching); ok {
		s.cancel(Fetching)
		return
	}
	if asked, ok := s.tracker.Busy(Opening); ok {
		s.cancel(Opening)
		if asked, ok := asked.(opening); ok {
			s.emit(OpenStopped{asked.origin.Name})
		}
		if s.lessonAt.settingUp {
			s.failPage(errors.New("the data were not waited for"))
		}
		return
	}
	s.clearQueue(s.waiting.clientTurn, "it was stopped")
	s.cancelPending()
}

func (Step) turn() Turn { return EndsPlay }

func (Back) turn() Turn { return EndsPlay }

func (Goto) turn() Turn { return EndsPlay }

func (Newest) turn() Turn { return EndsPlay }

func (Stop) turn() Turn { return Immediate }
