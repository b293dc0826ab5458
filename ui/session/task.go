package session

import "slices"

// checksEachStep reports whether every iteration that a step leads to is looked at by
// itself: a task waits for something, or a question for its step.
func (s *Session) checksEachStep() bool { return s.isTaskOpen() || s.openQuestion() != nil }

// isTaskOpen reports whether the page has a task that is not done.
func (s *Session) isTaskOpen() bool {
	page, here := s.lessonAt.current()
	return page != nil && page.Task != nil && !s.lessonAt.settingUp && !s.lessonAt.setupFailed && !here.fulfilled()
}

// fulfilled reports whether all boxes are ticked.
func (p *pageProgress) fulfilled() bool {
	return len(p.boxes) > 0 && !slices.ContainsFunc(p.boxes, func(b Checkbox) bool { return !b.Ticked })
}

// checkLessonAfterStep looks at the iteration that a step has led to.
func (s *Session) checkLessonAfterStep() {
	s.syncIterationCursor()
	s.revealByMove(true)
	s.checkForbidden()
	s.tickCheckboxes()
}

// watchUpdateAt goes along with an update that came while play goes as fast as it can
// and something is watched. It reports whether play has ended there: what came
// after it is not wanted.
func (s *Session) watchUpdateAt(k int) bool {
	if s.pending.goal != nil || !s.player.on || !s.checksEachStep() || s.timeline.Cursor() != k-1 || s.waitsForCompared() {
		return false
	}
	left, _ := s.advanceCached(1)
	if s.player.on {
		s.pending.steps = max(0, s.pending.steps-1+left)
	}
	return !s.player.on
}

// checkForbidden keeps what a task does not allow and a step has led to.
func (s *Session) checkForbidden() {
	page, here := s.lessonAt.current()
	if !s.isTaskOpen() || here.violation != nil {
		return
	}
	for _, c := range page.Task.Never {
		if s.holdsHere(c) {
			here.violation = &Violation{c, s.timeline.Cursor()}
			s.emit(TaskViolated{c})
			return
		}
	}
}

// holdsHere reports whether a condition is true; of what the data do not have
// nothing is.
func (s *Session) holdsHere(c Condition) bool { return s.checkCondition(c) == nil && s.Holds(c) }

// tickCheckboxes looks at the task of the page: what holds here is ticked, once and for
// all. With the last box the task is done, and play pauses.
func (s *Session) tickCheckboxes() {
	_, here := s.lessonAt.current()
	if !s.isTaskOpen() {
		return
	}
	k := s.timeline.Cursor()
	if here.violation != nil {
		if k >= here.violation.K {
			return
		}
		here.violation = nil
	}
	for i := range here.boxes {
		b := &here.boxes[i]
		if inTime := b.Until.Within == 0 || k-here.startK <= b.Until.Within; b.Ticked || !inTime || !s.holdsHere(b.Until) {
			continue
		}
		b.Ticked, b.K = true, k
		for _, c := range b.Until.Clauses {
			left, right := 0.0, 0.0
			if c.Word == "" {
				left, right = s.Value(c.Left), s.RightValue(c)
			}
			b.Left, b.Right = append(b.Left, left), append(b.Right, right)
		}
		s.emit(CheckboxTicked{*b})
	}
	if !here.fulfilled() {
		return
	}
	s.lessonAt.hintShown = false
	s.updateMark(func(m *PageMark) { m.Done = true })
	s.emit(TaskDone{})
	if s.player.on {
		s.pending = pendingMove{}
		s.cancelPending()
	}
}

// checkLesson looks at what an action, or a way over history, has led to.
func (s *Session) checkLesson() {
	s.syncIterationCursor()
	s.revealByMove(false)
	s.tickCheckboxes()
}

// mustWait reports whether what looks alone waits for its turn as all else does:
// where a task asks for it, lines set a page up, or what may turn one waits.
func (s *Session) mustWait() bool {
	page, _ := s.lessonAt.current()
	if s.lessonAt.settingUp || s.waiting.lessonCount > 0 || s.inLesson() && !s.waiting.empty() || s.busy(LoadingLesson) {
		return true
	}
	return s.isTaskOpen() && slices.ContainsFunc(slices.Concat(page.Task.Until, page.Task.Never), func(c Condition) bool {
		return slices.ContainsFunc(c.Clauses, func(c Clause) bool {
			return slices.Contains([]string{"pane", "hidden", "digits"}, c.Left.Name) || c.Right.Name == "digits"
		})
	})
}
