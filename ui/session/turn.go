package session

// Turn says when an intent may have its effect. A sequence of keys means the
// same however fast it is typed: one press is owed at a time and the others wait
// in order, so that presses never add up and a stop ends one of them. What a
// person asks for waits for what was asked for before. Play at a pace is one step
// after the other; at full speed it has no end to wait for, and goes on or ends
// at the iteration shown.
type Turn uint8

// The turns.
const (
	// Now: what neither reads nor writes anything that steps change.
	Now Turn = iota
	// Ends: in order; play ends.
	Ends
	// Rides: in order; play goes on, and the next request goes by it.
	Rides
	// Lands: in order, when the updates under way have landed and before the
	// next are asked for; play goes on.
	Lands
	// Joins: as Ends, when the newest ghost has come where it shall be.
	Joins
)

// queue is what waits for its turn, the first to come first.
type queue struct {
	items []item
	held  bool   // the client has its turn
	front []item // what it asked for meanwhile
}

// item is one thing that waits: an Intent, or what a client awaits.
type item struct {
	of     any
	waited bool // since an earlier message
}

type awaited struct{ of any }

func (q *queue) empty() bool { return len(q.items) == 0 && !q.held }

func (q *queue) resume() {
	q.items = append(q.front, q.items...)
	q.front, q.held = nil, false
}

// turnOf is the turn of an Intent or of what is awaited.
func turnOf(of any) Turn {
	if t, ok := of.(interface{ turn() Turn }); ok {
		return t.turn()
	}
	return Rides
}

// ask has something at once, or lets it wait for its turn.
func (s *Session) ask(of any) {
	q := &s.waiting
	switch {
	case turnOf(of) == Now:
		s.take(of)
	case q.held:
		q.front = append(q.front, item{of: of})
	default:
		q.items = append(q.items, item{of: of})
	}
}

// takeTurns has what has its turn.
func (s *Session) takeTurns() {
	for s.catchUp(); s.turnHasCome(); s.catchUp() {
		next := s.waiting.items[0]
		s.waiting.items = s.waiting.items[1:]
		if next.waited {
			s.tell(Began{})
		}
		s.take(next.of)
	}
	for i := range s.waiting.items {
		s.waiting.items[i].waited = true
	}
}

// turnHasCome reports whether the first that waits may have its effect.
func (s *Session) turnHasCome() bool {
	q := &s.waiting
	if len(q.items) == 0 || q.held || s.owes() {
		return false
	}
	switch turnOf(q.items[0].of) {
	case Lands:
		return !s.busy(Training)
	case Joins:
		s.leave()
		return !s.timeline.NewestLagging()
	default:
		return true
	}
}

// owes reports whether a press is still owed. A step of play at a pace is one; play
// at full speed has no end to wait for.
func (s *Session) owes() bool {
	owed := s.move.steps > 0 || s.move.seeking
	return owed && (!s.player.on || !s.player.atFullSpeed())
}

// landsNext reports whether the first that waits is for the landing of the
// updates of play that are under way: no others are asked for before.
func (s *Session) landsNext() bool {
	q := s.waiting
	return s.player.on && len(q.items) > 0 && turnOf(q.items[0].of) == Lands
}

// take has the effect of what has its turn.
func (s *Session) take(of any) {
	switch of := of.(type) {
	case Action:
		if err := s.Check(of); err != nil {
			s.tell(Refused{err})
			return
		}
		switch of.turn() {
		case Ends, Joins:
			s.leave()
		case Rides, Lands:
			s.goAlong()
		case Now:
		}
		s.catchUp() // to leave, or to go along, may have shown another iteration
		of.do(s)
		s.settle()
	case Wish:
		actions := of.resolve(s)
		if actions == nil {
			s.due(of)
		}
		for _, a := range actions {
			s.take(a)
		}
	case awaited:
		s.due(of.of)
	default:
		s.due(of)
	}
}

// due lets a client have its turn.
func (s *Session) due(of any) {
	s.waiting.held = true
	s.tell(Due{of})
}
