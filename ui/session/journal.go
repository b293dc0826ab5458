package session

// Entry is an action that was done, with the iteration at which it began.
type Entry struct {
	K  int
	Do Action
}

// journal is the log. Done again one after the other, each when the one before
// is settled, its actions lead to the same moment, bit for bit:
//
//   - steps are logged as they were made, whatever asked for them, and are one
//     entry as long as nothing lies between
//   - a way over history is the jump that it was, and steps beyond the head
//   - data are logged when they are there
//   - what was changed while updates were under way stands behind those
type journal struct {
	entries []Entry
	behind  []Action // what stands behind the updates under way
	steps   int      // made since the last entry
}

// note writes an action down that has its effect now.
func (s *Session) note(a Action) {
	if s.busy(Training) || s.mustWait() {
		s.journal.behind = append(s.journal.behind, a)
		return
	}
	s.noteAt(s.timeline.Cursor(), a)
}

// noteAt writes down an action that began at k.
func (s *Session) noteAt(k int, a Action) {
	s.journal.close(k)
	s.journal.add(Entry{k, a})
}

// made counts n steps forward.
func (s *Session) made(n int) {
	s.inside.walked += n
	s.journal.steps += n
}

// landed writes down what stands behind the updates that have landed and are
// shown, or were dropped.
func (s *Session) landed() {
	j := &s.journal
	if len(j.behind) == 0 || s.mustWait() {
		return
	}
	k := s.timeline.Cursor()
	j.close(k)
	for _, a := range j.behind {
		j.add(Entry{k, a})
	}
	j.behind = nil
}

// close ends the steps made, up to k, as one entry.
func (j *journal) close(k int) {
	if j.steps > 0 {
		j.entries = append(j.entries, Entry{k - j.steps, Step{j.steps}})
	}
	j.steps = 0
}

// add adds an entry; of what only says how something is from now on the last
// one alone counts.
func (j *journal) add(e Entry) {
	if last := len(j.entries) - 1; last >= 0 && replaces(e.Do, j.entries[last].Do) {
		j.entries = j.entries[:last]
	}
	j.entries = append(j.entries, e)
}

// replaces reports whether an action leaves nothing of the one before it.
func replaces(now, before Action) bool {
	switch now.(type) {
	case Alpha:
		_, same := before.(Alpha)
		return same
	case Digits:
		_, same := before.(Digits)
		return same
	case Zoom:
		_, same := before.(Zoom)
		return same
	case Node:
		_, same := before.(Node)
		return same
	}
	return false
}

// Log returns the actions that led here, the first first. The slice is the
// caller's.
func (s *Session) Log() []Entry {
	j := s.journal
	j.entries = append([]Entry{}, j.entries...)
	j.close(s.timeline.Cursor())
	return j.entries
}
