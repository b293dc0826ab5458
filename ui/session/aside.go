package session

// putAside keeps the moment that a lesson takes the place of, if somebody has done
// something to come to it.
func (s *Session) putAside() {
	st := s.newState()
	began := st.Data.Name == s.config.firstSource.Name && st.Run.Present.Head().Iter == 0 && len(st.Run.Ghosts) == 0
	if began {
		return
	}
	moment, _ := st.RestoreData()
	s.asideData = &moment
	s.emit(PutAside{moment})
}

func (RestoreAside) do(s *Session) {
	if s.asideData == nil {
		s.emit(NothingPutAside{})
		return
	}
	back := *s.asideData
	s.asideData, s.lessonAt, s.guessing = nil, lessonProgress{}, guessing{}
	s.emit(AsideRestored{})
	back.do(s)
}

// K is the iteration that a moment leads to.
func (a Data) K() int {
	k := 0
	for _, do := range a.RestoreActions {
		if to, ok := do.(Goto); ok {
			k = to.K
		}
	}
	return k
}
