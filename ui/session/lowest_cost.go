package session

import (
	"math"

	"descent/trainer"
)

// maxQuestionWork is how many products a question may take to be put: a moment's work.
const maxQuestionWork = 5e7

// costsAfterSteps is J after so many steps from here with each α, and the place of the
// lowest. Nothing, where that would take long or one of them diverges.
func (s *Session) costsAfterSteps(a ComputedQuestion) (costs []float64, truth int) {
	m, n := s.data.Problem.Size()
	if work := float64(m) * float64(n+1) * float64(a.Steps) * float64(len(a.Alphas)); work > maxQuestionWork {
		return nil, -1
	}
	at := s.timeline.Current()
	from := trainer.Checkpoint{Snapshot: at, Previous: at.Params} // J does not hang on what was before
	for i, alpha := range a.Alphas {
		stepper, err := s.data.Stepper.StepperAt(from)
		if err != nil {
			return nil, -1
		}
		h := trainer.Hyper{Alpha: alpha, Lambda: s.timeline.Hyper().Lambda}
		for range a.Steps {
			stepper.Step(h)
		}
		costs = append(costs, stepper.Snapshot().Cost)
		if math.IsNaN(costs[i]) {
			return nil, -1
		}
		if costs[i] < costs[truth] {
			truth = i
		}
	}
	return costs, truth
}
