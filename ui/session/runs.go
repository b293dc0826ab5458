package session

import (
	"descent/trainer"
)

// do begins again from the same start with the α now shown.
// In a lesson it is the page that begins again, and where an iteration was just made by hand the
// numbers that were not found at once.
func (a Restart) do(s *Session) {
	if s.practiceMissed() {
		return
	}
	s.dropSummary()
	if s.repeatPageLines() {
		return
	}
	s.record(a)
	s.timeline.Restart()
}

// do makes the newest ghost the present run and stays at the iteration shown,
// also where that must be computed first. The run of a mistake is looked into.
func (a TakeOver) do(s *Session) {
	k := s.timeline.Cursor()
	if s.timeline.MistakeRule() != "" { // it is not taken over, but looked into
		to := MistakeInside{!s.view.InsideMistake}
		if err := to.validate(s); err != nil {
			s.emit(Refused{err})
			return
		}
		to.do(s)
		return
	}
	if !s.timeline.TakeOver() {
		s.emit(NoGhost{})
		return
	}
	s.record(a)
	if s.timeline.Cursor() != k && s.timeline.Present().Head().Iter >= k {
		s.seek(k)
		s.pending.partOfAction = true
	}
}

func (a Drop) do(s *Session) {
	s.record(a)
	s.view.InsideMistake = false
	s.timeline.DropGhosts()
}

func (a Compare) do(s *Session) {
	s.record(a)
	var all []trainer.Hyper
	for _, alpha := range a.Alphas {
		all = append(all, trainer.Hyper{Alpha: alpha, Lambda: s.timeline.Hyper().Lambda})
	}
	instead := s.timeline.MistakeRule()
	s.timeline.Compare(all)
	s.emit(ComparisonChanged{len(all), instead})
}

func (a CompareLambda) do(s *Session) {
	s.record(a)
	var all []trainer.Hyper
	for _, lambda := range a.Lambdas {
		all = append(all, trainer.Hyper{Alpha: s.timeline.Hyper().Alpha, Lambda: lambda})
	}
	instead := s.timeline.MistakeRule()
	s.timeline.Compare(all)
	s.emit(ComparisonChanged{len(all), instead})
}

func (a CompareOff) do(s *Session) {
	if !s.comparing() {
		s.emit(NoComparison{})
		return
	}
	s.record(a)
	s.timeline.EndComparison()
	s.emit(ComparisonChanged{})
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
		s.emit(Refused{err})
		return
	}
	s.record(how)
	id := s.timeline.MistakeRule()
	s.timeline.Begin(stepper.Snapshot())
	s.startAction = how
	if id != "" && s.timeline.MistakeRule() == "" {
		if err := s.startMistakeRun(id); err != nil {
			s.emit(Refused{err})
		}
	}
	s.emit(StartChanged{})
}

func (Restart) turn() Timing    { return EndsPlay }
func (TakeOver) turn() Timing   { return AfterComparedRuns }
func (Drop) turn() Timing       { return AfterUpdates }
func (Compare) turn() Timing    { return AfterUpdates }
func (CompareOff) turn() Timing { return AfterUpdates }

func (CompareLambda) turn() Timing { return AfterUpdates }

func (InitZero) turn() Timing   { return EndsPlay }
func (InitRandom) turn() Timing { return EndsPlay }
func (Init) turn() Timing       { return EndsPlay }
