package check

import (
	"descent/trainer"
	"descent/trainer/mistake"
)

// maker makes the rows of a run, one after the other. A row may be overwritten by the next.
type maker interface {
	Next(h trainer.Hyper) mistake.Row
}

// run is the run of a mistake from the start.
func (j *judge) run(m mistake.Mistake) maker { return j.runFrom(m, j.start) }

// runFrom is the run of a mistake from any start. The right one is the trainer's, which is the fastest; its rows have no
// textbook J.
func (j *judge) runFrom(m mistake.Mistake, start trainer.Params) maker {
	if m.ID == "" {
		if s, err := trainer.NewRuleStepper(j.task.Problem, trainer.Descent{}, start, j.task.Hyper(0), 0); err == nil {
			return &stepped{s}
		}
	}
	return m.Start(j.task.Problem, start)
}

// stepped is the right run as the trainer makes it. After it diverged it stands still, at numbers that are none.
type stepped struct{ stepper *trainer.Stepper }

func (s *stepped) Next(h trainer.Hyper) mistake.Row {
	now := s.stepper.Revise(s.stepper.Snapshot(), h)
	s.stepper.Step(h)
	return mistake.RowOf(now)
}
