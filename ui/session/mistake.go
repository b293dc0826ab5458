package session

import (
	"errors"
	"fmt"
	"slices"

	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/timeline"
)

// ActiveMistake is the mistake whose run steps along with the present one, the zero
// Mistake where none does.
func (w RunState) ActiveMistake() mistake.Mistake {
	for _, g := range w.Ghosts {
		if g.MistakeID() != "" {
			m, _ := mistake.Find(g.MistakeID())
			return m.Of(len(w.Snapshot.Params.W))
		}
	}
	return mistake.Mistake{}
}

// do lets the run of the mistake step along, from the start of the present run and by
// its α and λ. It takes the place of a comparison.
func (a Mistake) do(s *Session) {
	instead, first := s.comparing(), s.timeline.MistakeRule() == ""
	if err := s.startMistakeRun(a.ID); err != nil {
		s.emit(Refused{err})
		return
	}
	s.view.InsideMistake = s.view.InsideMistake && !first // one that ended unlooked at, with its data or its run, is not meant
	s.record(a)
	s.emit(MistakeRunChanged{ID: a.ID, Instead: instead})
}

// comparing reports whether runs with other α or λ step along.
func (s *Session) comparing() bool { return s.timeline.Comparing() && s.timeline.MistakeRule() == "" }

// startMistakeRun begins the run of a mistake where the present run begins.
func (s *Session) startMistakeRun(id string) error {
	m, _ := mistake.Find(id)
	rule, ok := m.Rule()
	switch hyper := s.timeline.HyperAfter(0); {
	case m.ID == "":
		return fmt.Errorf("there is no mistake %q", id)
	case !ok:
		return fmt.Errorf("%q is a mistake of what a row records; its run is the right one", id)
	case !m.Applies(s.data.Problem, max(hyper.Lambda, s.timeline.Hyper().Lambda)):
		return fmt.Errorf("the mistake %q cannot be made here: %s", id, m.NeedsText())
	default:
		stepper, err := trainer.NewRuleStepper(s.data.Problem, rule, s.timeline.Present().Start().Params, hyper, s.config.Tolerance)
		if err == nil {
			s.timeline.StartMistakeRun(id, stepper)
		}
		return err
	}
}

func (a MistakeOff) do(s *Session) {
	if s.timeline.MistakeRule() == "" {
		s.emit(NoMistake{})
		return
	}
	s.record(a)
	s.view.InsideMistake = false
	s.timeline.EndComparison()
	s.emit(MistakeRunChanged{})
}

// do looks into the iteration of the mistake, where the loop is shown.
func (a MistakeInside) do(s *Session) {
	if s.timeline.MistakeRule() == "" {
		s.emit(NoMistake{})
		return
	}
	s.view.InsideMistake = a.On
	s.view.Vectors = s.view.Vectors && !a.On // its iteration is a loop
	s.record(a)
	s.emit(MistakeInsideSet(a))
}

func (a MistakeInside) validate(s *Session) error {
	if a.On && !isQuick(s.data.Problem, BuildingLoopCheckpoints) {
		return errors.New("there are too many examples to look inside a mistake: it takes a pass over all of them")
	}
	return nil
}

// mistakeRun is the run of the mistake that steps along; false where none does.
func (s *Session) mistakeRun() (timeline.Run, bool) {
	for _, g := range s.timeline.Ghosts() {
		if g.MistakeID() != "" {
			return g, true
		}
	}
	return timeline.Run{}, false
}

// mistakeSnapshot is the snapshot of the mistake's run at the cursor, with the J of the λ of the next
// step; nil where it has none.
func (s *Session) mistakeSnapshot() *trainer.Snapshot {
	g, found := s.mistakeRun()
	at, known := g.At(s.timeline.Cursor())
	if !found || !known {
		return nil
	}
	at = s.revisedSnapshotOf(g, at)
	return &at
}

// revisedSnapshot is a snapshot of the mistake's run with the J of another λ, or of another α inside its loop: that takes
// a pass over the examples.
type revisedSnapshot struct {
	data          *PreparedData
	run           int
	hyper         trainer.Hyper
	from, revised trainer.Snapshot
}

// revisedSnapshotOf is a snapshot of the mistake's run with the next step's λ, made once for each.
func (s *Session) revisedSnapshotOf(g timeline.Run, at trainer.Snapshot) trainer.Snapshot {
	b, hyper := &s.analysis.revisedMistakeSnapshot, s.timeline.Hyper()
	if b.data != s.data || b.run != g.ID() || b.hyper != hyper || b.from.Iter != at.Iter || b.from.Lambda != at.Lambda ||
		!b.from.Params.Equal(at.Params) || !slices.Equal(b.from.RuleState, at.RuleState) {
		*b = revisedSnapshot{s.data, g.ID(), hyper, at, g.WithHyper(at, hyper)}
	}
	return b.revised
}

// mistakeIteration is the iteration of the mistake, of which at is the snapshot here; nil where nobody
// looks at it, or it has not come here.
func (s *Session) mistakeIteration(at *trainer.Snapshot) *MistakeIteration {
	if !s.view.InsideMistake || at == nil || !isQuick(s.data.Problem, BuildingLoopCheckpoints) {
		return nil
	}
	g, _ := s.mistakeRun()
	m, _ := mistake.Find(g.MistakeID())
	in := &MistakeIteration{Mistake: m.Of(len(at.Params.W)), At: *at, Recent: g.Recent(at.Iter, recentSnapshots), Hyper: s.timeline.Hyper()}
	if s.looksInside() {
		in.Loop = s.loopOfMistake(g.ID(), *in)
	}
	return in
}

// mistakeLoop is the loop of a mistake that was made last, and of what.
type mistakeLoop struct {
	run, k int
	hyper  trainer.Hyper
	loop   *mistake.Loop
}

// loopOfMistake is the loop of an iteration, made once for each.
func (s *Session) loopOfMistake(run int, in MistakeIteration) *mistake.Loop {
	l := &s.analysis.mistakeLoop
	if l.loop == nil || l.run != run || l.k != in.At.Iter || l.hyper != in.Hyper {
		*l = mistakeLoop{run, in.At.Iter, in.Hyper, in.NewLoop(s.data.Problem, in.At, in.Hyper)}
	}
	return l.loop
}

func (MistakeInside) turn() Timing { return AfterUpdates }

func (Mistake) turn() Timing    { return AfterUpdates }
func (MistakeOff) turn() Timing { return AfterUpdates }
