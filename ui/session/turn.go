package session

import "descent/ui/timeline"

// Timing says when an intent may have its effect. A sequence of keys means the
// same however fast it is typed: one press is owed at a time and the others wait
// in order, so that presses never add up and a stop ends one of them. What a
// person asks for waits for what was asked for before. Play at a pace is one step
// after the other; at full speed it has no end to wait for, and goes on or ends
// at the iteration shown.
type Timing uint8

// The turns.
const (
	// Immediate: what neither reads nor writes anything that steps change, and what only asks
	// for something: data that are read take the place of all runs when they come, not before.
	Immediate Timing = iota
	// EndsPlay: in order; play ends.
	EndsPlay
	// KeepsPlaying: in order; play goes on, and the next request goes by it.
	KeepsPlaying
	// AfterUpdates: in order, when the updates under way have landed and before the
	// next are asked for; play goes on.
	AfterUpdates
	// AfterComparedRuns: as EndsPlay, when the newest ghost has come where it shall be.
	AfterComparedRuns
)

// Do has an intent, in its turn. A request, and a relative intent that only a client can
// fulfil, come back as [ClientTurn].
func (s *Session) Do(i Intent) Out {
	s.enqueue(i)
	return s.flush()
}

// Defer lets something of the client wait for its turn. It comes back as [ClientTurn].
func (s *Session) Defer(of any) Out {
	s.enqueue(deferredItem{of})
	return s.flush()
}

// Resume goes on after a client had its turn: what it asked for meanwhile
// belongs to that turn, and comes first.
func (s *Session) Resume() Out {
	s.waiting.resume()
	return s.flush()
}

// enqueue has something at once, or lets it wait for its turn.
func (s *Session) enqueue(of any) {
	if _, stops := of.(Stop); turnOf(of) == Immediate && (stops || !s.mustWait()) {
		s.execute(of)
		return
	}
	s.waiting.push(of)
}

// flush has what has its turn, then says what is wanted now.
func (s *Session) flush() Out {
	s.runQueue()
	s.requestComparison()
	s.requestAnalysis()
	out := s.out
	s.out, s.state = Out{}, nil
	return out
}

// runQueue has what has its turn.
func (s *Session) runQueue() {
	for s.syncIterationCursor(); s.canRunNext(); s.syncIterationCursor() { // at another iteration the loop begins anew
		s.askGuess() // asks what the next step does, where that is to be guessed
		next := s.waiting.first()
		if s.waiting.pop() {
			s.emit(Dequeued{})
		}
		s.execute(next)
	}
	s.askGuess()
	s.waiting.waitedCount = len(s.waiting.items)
}

// canRunNext reports whether the first that waits may have its effect.
func (s *Session) canRunNext() bool {
	next := s.waiting.first()
	if next == nil || s.waiting.clientTurn || s.hasPendingSteps() || s.busy(LoadingLesson) || s.lessonAt.settingUp && s.busy(Opening) || s.awaitsGuess() {
		return false
	}
	switch turnOf(next) {
	case AfterUpdates:
		return !s.busy(Training)
	case AfterComparedRuns:
		s.cancelPending()
		return !s.timeline.NewestLagging()
	default:
		return true
	}
}

// turnOf is the turn of an Intent or of what is awaited.
func turnOf(of any) Timing {
	if t, ok := of.(interface{ turn() Timing }); ok {
		return t.turn()
	}
	return KeepsPlaying
}

// execute has the effect of what has its turn.
func (s *Session) execute(of any) {
	switch of := of.(type) {
	case Action:
		if err := s.Check(of); err != nil {
			s.emit(Refused{err})
			return
		}
		s.perform(of)
	case RelativeIntent:
		actions := of.resolve(s)
		if actions == nil {
			s.giveToClient(of)
		}
		for _, a := range actions {
			s.execute(a)
		}
	case pageLine:
		s.runPageLine(of.action)
	case pageSetupDone:
		s.pageReady(of.first)
	case deferredItem:
		s.giveToClient(of.item)
	default:
		s.giveToClient(of)
	}
}

// perform has the effect of an action that fits.
func (s *Session) perform(a Action) {
	switch a.turn() {
	case EndsPlay, AfterComparedRuns:
		s.cancelPending()
	case KeepsPlaying, AfterUpdates:
		s.showTrained()
	case Immediate:
	}
	s.syncIterationCursor() // either may have shown another iteration
	s.endSummary(a)
	a.do(s) // the method of each action
	s.advancePending()
	s.checkLesson() // a question or a task of a lesson may be settled now
}

// giveToClient lets a client have its turn.
func (s *Session) giveToClient(of any) {
	s.waiting.clientTurn = true
	s.emit(ClientTurn{of})
}

// Deliver takes in what came of work, unless it is no longer wanted.
func (s *Session) Deliver(r Result) Out {
	key, wanted := s.tracker.Finish(r.Ticket)
	if !wanted {
		return Out{}
	}
	switch r.Slot {
	case Training:
		s.applyTrained(r)
	case Replaying:
		if job, ok := key.(timeline.ReplayJob); ok && !s.emitFailed(r.Err) {
			s.timeline.Fill(job, r.Snapshots)
			s.advancePending()
		}
	case Comparing:
		if job, ok := key.(timeline.ComparisonJob); ok {
			s.applyCompared(job, r)
		}
	case Opening, LoadingLesson:
		switch asked := key.(type) {
		case openRequest:
			s.applyOpened(asked, r)
		case string:
			s.lessonFetched(asked, r)
		}
	default:
		s.takeAnalysis(key, r)
	}
	return s.flush()
}

// hasPendingSteps reports whether a press is still owed. A step of play at a pace is one; play
// at full speed has no end to wait for.
func (s *Session) hasPendingSteps() bool {
	owed := s.pending.steps > 0 || s.pending.seeking
	return owed && (!s.player.on || !s.player.atFullSpeed())
}

func (s *Session) emit(e Event)   { s.out.Events = append(s.out.Events, e) }
func (s *Session) request(w Work) { s.out.Work = append(s.out.Work, w) }
