package session

import (
	"errors"
	"iter"
)

// queue is what waits for its turn, the first to come first: an Intent, or what
// a client awaits. Whatever its length, nothing is done to all of it: a key that
// is held, or noise, makes it long.
type queue struct {
	items  []any
	waited int // how many of items wait since an earlier message

	clientTurn bool  // the client has its turn
	fromClient []any // what it asked for meanwhile
	front      []any // what turns asked for that have not come to an end: before items

	keyAffecting int // how many of items decide what a key is for
	lessons      int // how many of items open one
}

type deferred struct{ of any }

func (q *queue) empty() bool { return len(q.items) == 0 && len(q.front) == 0 && !q.clientTurn }

// push lets something wait behind the others, or, where the client has its
// turn, as part of that.
func (q *queue) push(of any) {
	if q.clientTurn {
		q.fromClient = append(q.fromClient, of)
		return
	}
	q.items = append(q.items, of)
	if affectsKeys(of) {
		q.keyAffecting++
	}
	if _, ok := of.(OpenLesson); ok {
		q.lessons++
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
	if affectsKeys(q.items[0]) {
		q.keyAffecting--
	}
	if _, ok := q.items[0].(OpenLesson); ok {
		q.lessons--
	}
	q.items[0] = nil
	q.items = q.items[1:]
	if waited = q.waited > 0; waited {
		q.waited--
	}
	return waited
}

func (q *queue) resume() {
	q.front = append(q.fromClient, q.front...)
	q.fromClient, q.clientTurn = nil, false
}

// affectsKeys reports whether a client has to know of something that waits, to know
// what a key is for.
func affectsKeys(of any) bool {
	switch of.(type) {
	case deferred, CommandName:
		return true
	}
	return false
}

// clearQueue drops all that waits. A page that is being set up is set up no further.
func (s *Session) clearQueue(held bool, why string) {
	s.waiting = queue{clientTurn: held}
	if s.lessonAt.settingUp {
		s.waiting.front = []any{pageSet{true}}
		s.failPage(errors.New(why))
	}
}

// Waiting goes through what waits for its turn and decides what a key is for,
// from the newest to the oldest: what a client awaits, and names by themselves.
func (s *Session) Waiting() iter.Seq[any] {
	return func(yield func(any) bool) {
		q := s.waiting
		for i := len(q.items) - 1; i >= 0 && q.keyAffecting > 0; i-- {
			of := q.items[i]
			if !affectsKeys(of) {
				continue
			}
			q.keyAffecting--
			if a, ok := of.(deferred); ok {
				of = a.of
			}
			if !yield(of) {
				return
			}
		}
	}
}
