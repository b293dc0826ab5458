package check

import (
	"descent/trainer"
	"descent/trainer/mistake"
)

// rowMaker makes the rows of a run, one after the other. A row may be overwritten by the next.
type rowMaker interface {
	Next(h trainer.Hyper) mistake.Row
}

// run is the run of a mistake from the start.
func (j *judge) run(m mistake.Mistake) rowMaker { return j.runFrom(m, j.start) }

// runFrom is the run of a mistake from any start. The right one is the trainer's, which is the fastest; its rows have no
// textbook J.
func (j *judge) runFrom(m mistake.Mistake, start trainer.Params) rowMaker {
	if m.ID == "" {
		if s, err := trainer.NewRuleStepper(j.task.Problem, trainer.GradientDescent{}, start, j.task.Hyper(0), 0); err == nil {
			return &trainerRun{s}
		}
	}
	return m.Start(j.task.Problem, start)
}

// trainerRun is the right run as the trainer makes it. After it diverged it stands still, at numbers that are none.
type trainerRun struct{ stepper *trainer.Stepper }

func (s *trainerRun) Next(h trainer.Hyper) mistake.Row {
	now := s.stepper.WithHyper(s.stepper.Snapshot(), h)
	s.stepper.Step(h)
	return mistake.RowOf(now)
}
