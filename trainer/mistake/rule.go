package mistake

import "descent/trainer"

// Rule returns the mistake as a rule of a trainer.Stepper, or false where only what a row records is
// wrong: there the snapshots are those of the right rule.
func (m Mistake) Rule() (trainer.Rule, bool) {
	if m.Kind == Recording {
		return nil, false
	}
	return rule{m}, true
}

// rule is a mistake as a trainer sees it. It has no state: what it carries from one iteration to the next is in the
// memory of the snapshots.
type rule struct{ mistake Mistake }

// StateSize implements trainer.Rule: the J of the iteration before, or its gradient.
func (r rule) StateSize(n int) int {
	switch {
	case r.mistake.changes.keepCost:
		return 1
	case r.mistake.changes.gradientCarry != carriesNothing:
		return n + 1
	}
	return 0
}

// runAt is the run of the mistake where a snapshot stands.
func (m Mistake) runAt(p trainer.Problem, s trainer.Snapshot) *Run {
	run := m.Start(p, s.Params)
	run.iterated = s.Iter > 0
	if run.keepCost {
		run.previousRow.Cost = s.RuleState[0]
	} else if run.gradientCarry != carriesNothing {
		n := copy(run.previousRow.Grad.W, s.RuleState)
		run.previousRow.Grad.B = s.RuleState[n]
	}
	return run
}

// Evaluate implements trainer.Rule.
func (r rule) Evaluate(e *trainer.Evaluator, s *trainer.Snapshot, h trainer.Hyper) {
	run := r.mistake.runAt(e.Problem(), *s)
	run.iterate(h)
	s.Cost, s.Lambda, s.Unpenalised = run.row.Cost, h.Lambda, nil
	copy(s.Grad.W, run.row.Grad.W)
	s.Grad.B = run.row.Grad.B
}

// WithHyper implements trainer.Rule. Only what is updated inside the loop depends on alpha.
func (r rule) WithHyper(e *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper) trainer.Snapshot {
	if s.Lambda == h.Lambda && r.mistake.changes.updateInLoop == afterLoop {
		return s
	}
	return trainer.Reevaluate(r, e, s, h)
}

// Update implements trainer.Rule.
func (r rule) Update(e *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper, next *trainer.Snapshot) {
	run := r.mistake.runAt(e.Problem(), s)
	if run.keepCost || run.updateInLoop != afterLoop {
		run.iterate(h)
	} else {
		copy(run.row.Grad.W, s.Grad.W)
		run.row.Grad.B = s.Grad.B
		run.previousRow.Grad = s.Grad
		run.update(h)
	}
	copy(next.Params.W, run.at.W)
	next.Params.B = run.at.B
	if run.keepCost {
		next.RuleState[0] = run.previousRow.Cost
	} else if run.gradientCarry != carriesNothing {
		n := copy(next.RuleState, run.previousRow.Grad.W)
		next.RuleState[n] = run.previousRow.Grad.B
	}
}
