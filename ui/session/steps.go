package session

import (
	"descent/trainer"
	"descent/ui/timeline"
)

// pendingMove is the press that is owed: first a jump within history, then steps
// forward. A stop of the run ends play and the way to a goal; counted steps go
// on through it, for only a run that diverged has no next step.
type pendingMove struct {
	seeking      bool
	to           int  // where the jump leads
	partOfAction bool // it belongs to another action, which does it again when it is done again
	steps        int
	mayTakeLong  bool  // more than a key asks for: it may take long
	goal         *goal // what the steps go on for; nil where they are counted

	practice *practice // what is worked out where the jump leads; nil: nothing
}

// longMoveSteps is more than a key asks for.
const longMoveSteps = 100

func (a Step) do(s *Session) {
	if s.practiceStep(a) {
		return
	}
	if s.allowForward(a.N == 1, a.Force) { // a question that is open may refuse it
		s.pending = pendingMove{steps: a.N, mayTakeLong: a.N > longMoveSteps}
	}
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
			s.iterationCursor.stepsMade += s.timeline.Cursor() - from
		}
		if !s.pending.partOfAction {
			s.recordAt(from, Goto{s.pending.to})
		}
		s.checkLesson()
		if p := s.pending.practice; p != nil {
			s.beginPendingPractice(p)
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
func (s *Session) advanceCached(n int) (left int, missing timeline.Needed) {
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
			s.emit(ConditionNotReached{g.until, NoNextStep})
		} else {
			s.emit(NoStep{})
		}
		return
	case g != nil && s.atLimit(head.Iter, g.from):
		s.endBeforeGoal(EndedAtLimit)
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

// trainerState is the way to the goroutine that trains the present run. It exists where
// work is done; here is its number: another number is another goroutine.
type trainerState struct {
	id      uint64
	run     int  // the run it trains, 0 for none
	chunk   int  // updates asked for at once: about a frame's worth
	forking bool // those under way leave history at the cursor: the first makes another run
}

// next is the state of a goroutine that is still to begin.
func (t trainerState) next() trainerState { return trainerState{id: t.id + 1, chunk: firstChunk} }

// requestTraining asks for at most n updates from where the next one is missing.
func (s *Session) requestTraining(n int) {
	run, forks := s.timeline.Present().ID(), s.timeline.Forks()
	if s.trainer.run != run || forks {
		chunk := s.trainer.chunk
		s.trainer = s.trainer.next()
		if s.trainer.run = run; forks {
			s.trainer.chunk = chunk
		}
	}
	s.trainer.forking = forks
	s.request(Train{
		Ticket: s.tracker.Start(Training, nil), TrainerID: s.trainer.id, Stepper: s.data.Stepper, From: s.timeline.Checkpoint(),
		Request: trainer.Request{Hyper: s.timeline.Hyper(), N: min(n, s.trainer.chunk)}, ContinuePastStops: !s.unbounded(),
	})
}

// applyTrained takes updates of the present run. The cursor goes along with all of
// them, for no more are under way than are owed.
func (s *Session) applyTrained(r Result) {
	if s.emitFailed(r.Err) {
		s.trainer = s.trainer.next() // nobody knows how far it is
		return
	}
	if len(r.Snapshots) == 0 { // the goroutine has ended, and so will the program
		s.cancelPending()
		s.clearQueue(false, "the training has ended")
		return
	}
	s.trainer.chunk = adaptChunk(s.trainer.chunk, len(r.Snapshots), r.Took)
	defer s.timeline.ApplyPendingHyper() // λ may have been changed meanwhile
	for _, snapshot := range r.Snapshots {
		s.appendOrFork(snapshot)
		if s.stepToGoal(snapshot) || s.watchUpdateAt(snapshot.Iter) {
			s.trainer = s.trainer.next() // it may be ahead of the run, which ends here
			return
		}
	}
	s.advancePending()
	s.recordDeferred()
}

// appendOrFork takes an update of the present run, or the first of one that leaves it.
func (s *Session) appendOrFork(snapshot trainer.Snapshot) {
	if s.trainer.forking {
		s.timeline.Fork(snapshot)
		s.trainer.forking, s.trainer.run = false, s.timeline.Present().ID()
		return
	}
	s.timeline.Append(snapshot)
}

// cancelPending ends what is owed where it is seen to be. Updates under way are dropped
// with the goroutine that makes them: the run is what was shown.
func (s *Session) cancelPending() {
	s.showTrained()
	interrupted := s.pending.partOfAction && s.pending.seeking
	s.player = s.player.paused()
	s.pending = pendingMove{}
	s.cancel(Replaying)
	s.dropUpdates()
	s.reopenPractice()
	if interrupted {
		s.record(Goto{s.timeline.Cursor()})
	}
}

// dropUpdates drops the updates under way.
func (s *Session) dropUpdates() {
	if s.busy(Training) {
		s.cancel(Training)
		s.trainer = s.trainer.next()
	}
	s.recordDeferred()
}

// nextAwaitsUpdates reports whether the first that waits is for the landing of the
// updates of play at full speed that are under way: no others are asked for
// before. At a pace the step that is owed comes first.
func (s *Session) nextAwaitsUpdates() bool {
	next := s.waiting.first()
	return s.player.on && s.player.atFullSpeed() && next != nil && turnOf(next) == AfterUpdates
}

func (Step) turn() Timing { return EndsPlay }
