package session

import "errors"

func (a Back) do(s *Session) {
	if s.practiceBack() {
		return
	}
	if s.allowBackward() {
		s.seek(s.timeline.Cursor() - a.N)
	}
}

func (a Goto) do(s *Session) { s.gotoIteration(a.K) }
func (Newest) do(s *Session) { s.gotoIteration(s.timeline.Present().Head().Iter) }

// gotoIteration goes to iteration k unless a question keeps it here.
func (s *Session) gotoIteration(k int) {
	at := s.timeline.Cursor()
	if k > at && s.allowForward(false, false) || k < at && s.allowBackward() || k == at {
		s.seek(k)
	}
}

// seek goes to iteration k; beyond the head what is missing is computed.
func (s *Session) seek(k int) {
	head := s.timeline.Present().Head().Iter
	beyond := max(0, k-head)
	s.pending = pendingMove{seeking: true, to: min(max(k, 0), head), steps: beyond, mayTakeLong: beyond > 0}
}

// requestReplay asks for the block of k again, unless it is under way.
func (s *Session) requestReplay(k int) {
	if s.busy(Replaying) {
		return
	}
	job := s.timeline.Present().Replay(k)
	s.request(Replay{s.tracker.Start(Replaying, job), job})
}

// Stop ends what is being read; where nothing is, all that is owed and waits.
func (Stop) do(s *Session) {
	if _, ok := s.tracker.Busy(LoadingLesson); ok {
		s.cancel(LoadingLesson)
		return
	}
	if asked, ok := s.tracker.Busy(Opening); ok {
		s.cancel(Opening)
		if asked, ok := asked.(openRequest); ok {
			s.emit(OpenStopped{asked.source.Name})
		}
		if s.lessonAt.settingUp {
			s.failPage(errors.New("the data were not waited for"))
		}
		return
	}
	s.clearQueue(s.waiting.clientTurn, "it was stopped")
	s.cancelPending()
}

func (Back) turn() Timing   { return EndsPlay }
func (Goto) turn() Timing   { return EndsPlay }
func (Newest) turn() Timing { return EndsPlay }
func (Stop) turn() Timing   { return Immediate }
