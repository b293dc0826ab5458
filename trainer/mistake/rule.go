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

// Memory implements trainer.Rule: the J of the iteration before, or its gradient.
func (r rule) Memory(n int) int {
	switch {
	case r.mistake.parts.keepCost:
		return 1
	case r.mistake.parts.memory != forgets:
		return n + 1
	}
	return 0
}

// at is the run of the mistake where a snapshot stands.
func (m Mistake) at(p trainer.Problem, s trainer.Snapshot) *Run {
	run := m.Start(p, s.Params)
	run.iterated = s.Iter > 0
	if run.keepCost {
		run.kept.Cost = s.Memory[0]
	} else if run.memory != forgets {
		n := copy(run.kept.Grad.W, s.Memory)
		run.kept.Grad.B = s.Memory[n]
	}
	return run
}

// Evaluate implements trainer.Rule.
func (r rule) Evaluate(e *trainer.Evaluator, s *trainer.Snapshot, h trainer.Hyper) {
	run := r.mistake.at(e.Problem(), *s)
	run.iterate(h)
	s.Cost, s.Lambda, s.Unpenalised = run.row.Cost, h.Lambda, nil
	copy(s.Grad.W, run.row.Grad.W)
	s.Grad.B = run.row.Grad.B
}

// Revise implements trainer.Rule. Only what is updated inside the loop depends on alpha.
func (r rule) Revise(e *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper) trainer.Snapshot {
	if s.Lambda == h.Lambda && r.mistake.parts.updateInLoop == afterLoop {
		return s
	}
	return trainer.Reevaluate(r, e, s, h)
}

// Update implements trainer.Rule.
func (r rule) Update(e *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper, next *trainer.Snapshot) {
	run := r.mistake.at(e.Problem(), s)
	if run.keepCost || run.updateInLoop != afterLoop {
		run.iterate(h)
	} else {
		copy(run.row.Grad.W, s.Grad.W)
		run.row.Grad.B = s.Grad.B
		run.kept.Grad = s.Grad
		run.update(h)
	}
	copy(next.Params.W, run.at.W)
	next.Params.B = run.at.B
	if run.keepCost {
		next.Memory[0] = run.kept.Cost
	} else if run.memory != forgets {
		n := copy(next.Memory, run.kept.Grad.W)
		next.Memory[n] = run.kept.Grad.B
	}
}
