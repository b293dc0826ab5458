package session

import (
	"descent/trainer"
	"descent/ui/timeline"
)

// move is the press that is owed: first a jump within history, then steps
// forward. A stop of the run ends play and the way to a goal; counted steps go
// on through it, for only a run that diverged has no next step.
type move struct {
	seeking bool
	to      int  // where the jump leads
	implied bool // it belongs to another action, which does it again when it is done again
	steps   int
	far     bool  // more than a key asks for: it may take long
	goal    *goal // what the steps go on for; nil where they are counted
}

// farSteps is more than a key asks for.
const farSteps = 100

// seek goes to iteration k; beyond the head what is missing is computed.
func (s *Session) seek(k int) {
	head := s.timeline.Present().Head().Iter
	beyond := max(0, k-head)
	s.move = move{seeking: true, to: min(max(k, 0), head), steps: beyond, far: beyond > 0}
}

// settle does as much of what is owed as is known, then asks for the rest: for
// updates at the head, for a block of history in the past. It is the only place
// that does either.
func (s *Session) settle() {
	for s.move.seeking {
		from := s.timeline.Cursor()
		if s.timeline.Seek(s.move.to) == timeline.Snapshot {
			s.replay(s.move.to)
			return
		}
		s.move.seeking = false
		if s.move.goal != nil { // they are steps, known ones
			s.inside.walked += s.timeline.Cursor() - from
		}
		if !s.move.implied {
			s.noteAt(from, Goto{s.move.to})
		}
		if s.arrived() {
			return
		}
		s.lookAhead()
	}
	s.advance()
}

// advance makes the steps that are owed.
func (s *Session) advance() {
	for s.move.steps > 0 {
		if s.mustWait() || s.feed.forking {
			return
		}
		left, missing := s.timeline.Advance(s.move.steps)
		s.made(s.move.steps - left)
		s.move.steps = left
		if s.arrived() {
			return
		}
		switch missing {
		case timeline.Snapshot:
			s.replay(s.timeline.Cursor() + 1)
			return
		case timeline.Update:
			s.update()
			return
		case timeline.Nothing:
			if s.halted() {
				return
			}
		}
	}
	s.move = move{}
	s.keepPlaying()
}

// halted ends what is owed where the steps led to a stop that ends it, and
// reports whether one did.
func (s *Session) halted() bool {
	switch s.timeline.Current().Status { //nolint:exhaustive // the other stops end play only
	case trainer.Running:
		return false
	case trainer.Diverged:
		s.leave()
		return true
	}
	if s.player.on {
		s.leave()
		return true
	}
	return false
}

// update asks for the updates that are owed, unless some are under way or there
// is no going on.
func (s *Session) update() {
	head := s.timeline.Checkpoint().Snapshot // what the update follows
	switch g := s.move.goal; {
	case head.Status == trainer.Diverged:
		s.leave()
		if g != nil {
			s.tell(Missed{g.until, NoNext})
		} else {
			s.tell(NoStep{})
		}
		return
	case g != nil && s.atLimit(head.Iter, g.from):
		s.miss(AtLimit)
		return
	case s.player.on && s.atLimit(head.Iter, s.player.from):
		s.leave()
		return
	case s.busy(Training) || s.landsNext():
		return
	}
	n := s.move.steps
	if s.goesByItself() && s.config.Limit > 0 {
		n = min(n, s.config.Limit-head.Iter%s.config.Limit)
	}
	s.train(n)
}

// goesByItself reports whether the steps have no number: a stop ends them, and
// the limit.
func (s *Session) goesByItself() bool { return s.player.on || s.move.goal != nil }

// atLimit reports whether what goes on by itself pauses at k. Begun there it
// goes on.
func (s *Session) atLimit(k, from int) bool {
	return s.config.Limit > 0 && k > 0 && k%s.config.Limit == 0 && k != from
}

// replay asks for the block of k again, unless it is under way.
func (s *Session) replay(k int) {
	if s.busy(Replaying) {
		return
	}
	job := s.timeline.Present().Replay(k)
	s.want(Replay{s.desk.Start(Replaying, job), job})
}

func (a Step) do(s *Session) {
	s.move = move{steps: a.N, far: a.N > farSteps}
}

func (a Back) do(s *Session) {
	s.seek(s.timeline.Cursor() - a.N)
}

func (a Goto) do(s *Session) {
	s.seek(a.K)
}

func (Newest) do(s *Session) {
	s.seek(s.timeline.Present().Head().Iter)
}

// Stop ends what is being read; where nothing is, all that is owed and waits.
func (Stop) do(s *Session) {
	if asked, ok := s.desk.Busy(Opening); ok {
		s.cancel(Opening)
		if asked, ok := asked.(opening); ok {
			s.tell(GaveUp{asked.origin.Name})
		}
		return
	}
	s.waiting = queue{held: s.waiting.held}
	s.leave()
}

func (Step) turn() Turn   { return Ends }
func (Back) turn() Turn   { return Ends }
func (Goto) turn() Turn   { return Ends }
func (Newest) turn() Turn { return Ends }
func (Stop) turn() Turn   { return Now }
