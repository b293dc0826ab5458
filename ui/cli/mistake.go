package cli

import (
	"fmt"

	"descent/trainer"
	"descent/trainer/mistake"
)

// setMistake reads the id of a mistake.
func setMistake(o *options, id string) error {
	m, found := mistake.Find(id)
	switch _, ok := m.Rule(); {
	case !found:
		return fmt.Errorf("there is no mistake %q%s; \"descent check\" names them", id, didYouMean(id, mistake.IDs()))
	case !ok:
		return fmt.Errorf("%q is a mistake of what a row records; its run is the right one", id)
	}
	o.mistake = id
	return o.moment.Set("mistake", id)
}

// newStepper is the stepper of the run that is asked for: the right one, or that of a mistake.
func (o *options) newStepper(p trainer.Problem, start trainer.Params, h trainer.Hyper) (*trainer.Stepper, error) {
	m, found := mistake.Find(o.mistake)
	if !found {
		return trainer.NewStepper(p, start, o.tolerance)
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if !m.Applies(p, h.Lambda) {
		return nil, fmt.Errorf("the mistake %q cannot be made here: %s", m.ID, m.NeedsText())
	}
	rule, _ := m.Rule() // setMistake takes no other
	return trainer.NewRuleStepper(p, rule, start, h, o.tolerance)
}
