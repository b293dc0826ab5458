package mistake_test

import (
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
)

// As a rule of a stepper, which keeps nothing but its memory, goes on from checkpoints and is revised to
// another α and λ, a mistake gives the bits of its run.
func TestRules(t *testing.T) {
	start := trainer.Params{W: []float64{0.5, -0.25}, B: 0.1}
	p := problems(t)["notes"]
	schedule := []trainer.Hyper{{Alpha: 0.1, Lambda: 1}, {Alpha: 0.1, Lambda: 1}, {Alpha: 0.5, Lambda: 1}, {Alpha: 0.5}, {Alpha: 0.2, Lambda: 3}, {Alpha: 0.2, Lambda: 3}}
	for _, m := range mistake.All() {
		rule, ok := m.Rule()
		if ok != (m.Kind != mistake.Recording) {
			t.Errorf("%s: a rule: %v", m.ID, ok)
		}
		if !ok {
			continue
		}
		stepper, err := trainer.NewRuleStepper(p, rule, start, schedule[0], 0)
		if err != nil {
			t.Fatal(err)
		}
		run := m.Start(p, start)
		for k, h := range schedule {
			got, want := stepper.WithHyper(stepper.Snapshot(), h), run.Next(h)
			if !got.Params.Equal(want.Params) || !got.Grad.Equal(want.Grad) || got.Cost != want.Cost || got.Lambda != h.Lambda {
				t.Errorf("%s: k %d: %+v, not %+v", m.ID, k, got, want)
			}
			if stepper, err = stepper.StepperAt(stepper.Checkpoint()); err != nil {
				t.Fatal(err)
			}
			stepper.Step(h)
		}
	}
}
