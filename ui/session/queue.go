package session

import (
	"errors"
	"iter"
)

// queue is what waits for its turn, the first to come first: an Intent, or what
// a client awaits. Whatever its length, nothing is done to all of it: a key that
// is held, or noise, makes it long.
type queue struct {
	items       []any
	waitedCount int // how many of items wait since an earlier message

	clientTurn  bool  // the client has its turn
	fromClient  []any // what it asked for meanwhile
	beforeItems []any // what turns asked for that have not come to an end: before items

	keyAffectingCount int // how many of items decide what a key is for
	lessonCount       int // how many of items open one
}

type deferredItem struct{ item any }

func (q *queue) empty() bool { return len(q.items) == 0 && len(q.beforeItems) == 0 && !q.clientTurn }

// push lets something wait behind the others, or, where the client has its
// turn, as part of that.
func (q *queue) push(of any) {
	if q.clientTurn {
		q.fromClient = append(q.fromClient, of)
		return
	}
	q.items = append(q.items, of)
	if affectsKeys(of) {
		q.keyAffectingCount++
	}
	if _, ok := of.(OpenLesson); ok {
		q.lessonCount++
	}
}

// first is what has its turn next, nil where nothing waits.
func (q *queue) first() any {
	switch {
	case len(q.beforeItems) > 0:
		return q.beforeItems[0]
	case len(q.items) > 0:
		return q.items[0]
	}
	return nil
}

// pop takes the first away, and reports whether it has waited.
func (q *queue) pop() (waited bool) {
	if len(q.beforeItems) > 0 {
		q.beforeItems = q.beforeItems[1:]
		return false
	}
	if affectsKeys(q.items[0]) {
		q.keyAffectingCount--
	}
	if _, ok := q.items[0].(OpenLesson); ok {
		q.lessonCount--
	}
	q.items[0] = nil
	q.items = q.items[1:]
	if waited = q.waitedCount > 0; waited {
		q.waitedCount--
	}
	return waited
}

func (q *queue) resume() {
	q.beforeItems = append(q.fromClient, q.beforeItems...)
	q.fromClient, q.clientTurn = nil, false
}

// affectsKeys reports whether a client has to know of something that waits, to know
// what a key is for.
func affectsKeys(of any) bool {
	switch of.(type) {
	case deferredItem, CommandName:
		return true
	}
	return false
}

// clearQueue drops all that waits. A page that is being set up is set up no further.
func (s *Session) clearQueue(held bool, why string) {
	s.waiting = queue{clientTurn: held}
	if s.lessonAt.settingUp {
		s.waiting.beforeItems = []any{pageSetupDone{true}}
		s.failPage(errors.New(why))
	}
}

// KeyAffectingItems goes through what waits for its turn and decides what a key is for,
// from the newest to the oldest: what a client awaits, and names by themselves.
func (s *Session) KeyAffectingItems() iter.Seq[any] {
	return func(yield func(any) bool) {
		q := s.waiting
		for i := len(q.items) - 1; i >= 0 && q.keyAffectingCount > 0; i-- {
			of := q.items[i]
			if !affectsKeys(of) {
				continue
			}
			q.keyAffectingCount--
			if a, ok := of.(deferredItem); ok {
				of = a.item
			}
			if !yield(of) {
				return
			}
		}
	}
}
