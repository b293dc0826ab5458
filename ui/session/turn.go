package session

import "iter"

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

// queue is what waits for its turn, the first to come first: an Intent, or what
// a client awaits. Whatever its length, nothing is done to all of it: a key that
// is held, or noise, makes it long.
type queue struct {
	items  []any
	waited int // how many of items wait since an earlier message

	held  bool  // the client has its turn
	asked []any // what it asked for meanwhile
	front []any // what turns asked for that have not come to an end: before items

	deciding int // how many of items decide what a key is for
}

type awaited struct{ of any }

func (q *queue) empty() bool { return len(q.items) == 0 && len(q.front) == 0 && !q.held }

// push lets something wait behind the others, or, where the client has its
// turn, as part of that.
func (q *queue) push(of any) {
	if q.held {
		q.asked = append(q.asked, of)
		return
	}
	q.items = append(q.items, of)
	if decides(of) {
		q.deciding++
	}
}

// first is what has its turn next, nil where nothing waits.
func (q *queue) first() any {
	switch {
	case len(q.front) > 0:
		return q.front[0]
	case len(q.items) > 0:
		return q.items[0]
	}
	return nil
}

// pop takes the first away, and reports whether it has waited.
func (q *queue) pop() (waited bool) {
	if len(q.front) > 0 {
		q.front = q.front[1:]
		return false
	}
	if decides(q.items[0]) {
		q.deciding--
	}
	q.items[0] = nil
	q.items = q.items[1:]
	if waited = q.waited > 0; waited {
		q.waited--
	}
	return waited
}

func (q *queue) resume() {
	q.front = append(q.asked, q.front...)
	q.asked, q.held = nil, false
}

// decides reports whether a client has to know of something that waits, to know
// what a key is for.
func decides(of any) bool {
	switch of.(type) {
	case awaited, Bare:
		return true
	}
	return false
}

// Waiting goes through what waits for its turn and decides what a key is for,
// from the newest to the oldest: what a client awaits, and names by themselves.
func (s *Session) Waiting() iter.Seq[any] {
	return func(yield func(any) bool) {
		q := s.waiting
		for i := len(q.items) - 1; i >= 0 && q.deciding > 0; i-- {
			of := q.items[i]
			if !decides(of) {
				continue
			}
			q.deciding--
			if a, ok := of.(awaited); ok {
				of = a.of
			}
			if !yield(of) {
				return
			}
		}
	}
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
	if turnOf(of) == Now {
		s.take(of)
		return
	}
	s.waiting.push(of)
}

// takeTurns has what has its turn.
func (s *Session) takeTurns() {
	for s.catchUp(); s.turnHasCome(); s.catchUp() {
		next := s.waiting.first()
		if s.waiting.pop() {
			s.tell(Began{})
		}
		s.take(next)
	}
	s.waiting.waited = len(s.waiting.items)
}

// turnHasCome reports whether the first that waits may have its effect.
func (s *Session) turnHasCome() bool {
	next := s.waiting.first()
	if next == nil || s.waiting.held || s.owes() {
		return false
	}
	switch turnOf(next) {
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
// updates of play at full speed that are under way: no others are asked for
// before. At a pace the step that is owed comes first.
func (s *Session) landsNext() bool {
	next := s.waiting.first()
	return s.player.on && s.player.atFullSpeed() && next != nil && turnOf(next) == Lands
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
