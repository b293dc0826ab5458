package session

// LogEntry is an action that was done, with the iteration at which it began.
type LogEntry struct {
	K      int
	Action Action
}

// actionLog is the log. Done again one after the other, each when the one before
// is settled, its actions lead to the same moment, bit for bit:
//
//   - steps are logged as they were made, whatever asked for them, and are one
//     entry as long as nothing lies between
//   - a way over history is the jump that it was, and steps beyond the head
//   - data are logged when they are there
//   - what was changed while updates were under way stands behind those
type actionLog struct {
	entries  []LogEntry
	deferred []Action // what stands behind the updates under way
	steps    int      // made since the last entry
}

// record writes an action down that has its effect now.
func (s *Session) record(a Action) {
	if s.busy(Training) || s.waitsForCompared() {
		s.journal.deferred = append(s.journal.deferred, a)
		return
	}
	s.recordAt(s.timeline.Cursor(), a)
}

// recordAt writes down an action that began at k.
func (s *Session) recordAt(k int, a Action) {
	s.journal.closeSteps(k)
	s.journal.add(LogEntry{k, a})
}

// countSteps counts n steps forward.
func (s *Session) countSteps(n int) {
	s.iterationCursor.stepsMade += n
	s.journal.steps += n
}

// recordDeferred writes down what stands behind the updates that have landed and are
// shown, or were dropped.
func (s *Session) recordDeferred() {
	j := &s.journal
	if len(j.deferred) == 0 || s.waitsForCompared() {
		return
	}
	k := s.timeline.Cursor()
	j.closeSteps(k)
	for _, a := range j.deferred {
		j.add(LogEntry{k, a})
	}
	j.deferred = nil
}

// closeSteps ends the steps made, up to k, as one entry.
func (j *actionLog) closeSteps(k int) {
	if j.steps > 0 {
		j.entries = append(j.entries, LogEntry{k - j.steps, Step{N: j.steps}})
	}
	j.steps = 0
}

// add adds an entry; of what only says how something is from now on the last
// one alone counts.
func (j *actionLog) add(e LogEntry) {
	if last := len(j.entries) - 1; last >= 0 && replaces(e.Action, j.entries[last].Action) {
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
	case Lambda:
		_, same := before.(Lambda)
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
func (s *Session) Log() []LogEntry {
	j := s.journal
	j.entries = append([]LogEntry{}, j.entries...)
	j.closeSteps(s.timeline.Cursor())
	return j.entries
}
