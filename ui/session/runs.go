package session

import "descent/trainer"

// do begins again from the same start with the α now shown.
func (a Restart) do(s *Session) {
	s.note(a)
	s.timeline.Restart()
}

// do makes the newest ghost the present run and stays at the iteration shown,
// also where that must be computed first.
func (a TakeOver) do(s *Session) {
	k := s.timeline.Cursor()
	if !s.timeline.TakeOver() {
		s.tell(NoGhost{})
		return
	}
	s.note(a)
	if s.timeline.Cursor() != k && s.timeline.Present().Head().Iter >= k {
		s.seek(k)
		s.move.implied = true
	}
}

func (a Drop) do(s *Session) {
	s.note(a)
	s.timeline.DropGhosts()
}

func (a Compare) do(s *Session) {
	s.note(a)
	s.timeline.Compare(a.Alphas)
	s.tell(Compared(a))
}

func (a CompareOff) do(s *Session) {
	if !s.timeline.Comparing() {
		s.tell(NoComparison{})
		return
	}
	s.note(a)
	s.timeline.EndComparison()
	s.tell(Compared{})
}

func (a InitZero) do(s *Session) {
	_, n := s.data.Problem.Size()
	s.startAt(trainer.Zeros(n), a)
}

func (a InitRandom) do(s *Session) {
	_, n := s.data.Problem.Size()
	if a.Seed == nil {
		seed := s.config.Seed
		a.Seed = &seed // what is logged says which
	}
	s.startAt(trainer.Random(n, *a.Seed), a)
}

func (a Init) do(s *Session) {
	_, n := s.data.Problem.Size()
	s.startAt(trainer.Params{W: a.Values[:n:n], B: a.Values[n]}, a)
}

// startAt begins a run at other parameters; the run that was stays as a ghost.
func (s *Session) startAt(start trainer.Params, how Action) {
	stepper, err := trainer.NewStepper(s.data.Problem, start, s.config.Tolerance)
	if err != nil {
		s.tell(Refused{err})
		return
	}
	s.note(how)
	s.timeline.Begin(stepper.Snapshot())
	s.started = how
	s.tell(Started{})
}

func (Restart) turn() Turn    { return Ends }
func (TakeOver) turn() Turn   { return Joins }
func (Drop) turn() Turn       { return Lands }
func (Compare) turn() Turn    { return Lands }
func (CompareOff) turn() Turn { return Lands }
func (InitZero) turn() Turn   { return Ends }
func (InitRandom) turn() Turn { return Ends }
func (Init) turn() Turn       { return Ends }
