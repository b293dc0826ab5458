package trainer_test

import (
	"testing"

	"descent/trainer"
)

// momentum is a rule with a memory: the velocity of w and b, half of which stays.
// What it evaluates depends on α too, as a rule that looks ahead would.
type momentum struct{}

func (momentum) StateSize(n int) int { return n + 1 }

func (momentum) Evaluate(e *trainer.Evaluator, s *trainer.Snapshot, h trainer.Hyper) {
	ahead, n := s.Params.Clone(), len(s.Params.W)
	for j := range ahead.W {
		ahead.W[j] -= h.Alpha * s.RuleState[j] / 2
	}
	ahead.B -= h.Alpha * s.RuleState[n] / 2
	s.Cost = e.MeanLoss(ahead, &s.Grad)
	s.Lambda = h.Lambda
}

func (m momentum) WithHyper(e *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper) trainer.Snapshot {
	return trainer.Reevaluate(m, e, s, h)
}

func (momentum) Update(_ *trainer.Evaluator, s trainer.Snapshot, h trainer.Hyper, next *trainer.Snapshot) {
	n := len(s.Params.W)
	for j := range n + 1 {
		g, at := s.Grad.B, s.Params.B
		if j < n {
			g, at = s.Grad.W[j], s.Params.W[j]
		}
		next.RuleState[j] = s.RuleState[j]/2 + g
		if at -= h.Alpha * next.RuleState[j]; j < n {
			next.Params.W[j] = at
		} else {
			next.Params.B = at
		}
	}
}

// A rule with a memory steps, goes on from any checkpoint and is revised to
// another α as if nothing lay between; its numbers are those of its formulas.
func TestRuleWithMemory(t *testing.T) {
	r := load(t, "four_examples")
	p, first := r.problem(), trainer.Hyper{Alpha: 0.5}
	s, err := trainer.NewRuleStepper(p, momentum{}, r.start(), first, 0)
	if err != nil {
		t.Fatal(err)
	}
	at, velocity := r.start().Clone(), trainer.Zeros(len(r.W0))
	for k, alpha := range []float64{0.5, 0.5, 0.1, 0.3, 0.3} {
		h := trainer.Hyper{Alpha: alpha}
		now := s.WithHyper(s.Snapshot(), h)
		again, err := s.StepperAt(s.Checkpoint())
		if err != nil {
			t.Fatal(err)
		}
		ahead := at.Clone()
		for j := range ahead.W {
			ahead.W[j] -= alpha * velocity.W[j] / 2
		}
		ahead.B -= alpha * velocity.B / 2
		grad := trainer.Zeros(len(at.W))
		cost := trainer.Evaluate(p, ahead, &grad)
		if d := now.Cost - cost; d > tight || -d > tight || off(now.Grad, grad.W, grad.B) > tight {
			t.Fatalf("k = %d: %+v, want J %v, gradient %v", k, now, cost, grad)
		}
		for j := range at.W {
			velocity.W[j] = velocity.W[j]/2 + grad.W[j]
			at.W[j] -= alpha * velocity.W[j]
		}
		velocity.B = velocity.B/2 + grad.B
		at.B -= alpha * velocity.B
		got, resumed := s.Step(h), again.Step(h)
		if !cycleSame(got, resumed) || off(trainer.Params{W: got.RuleState[:2], B: got.RuleState[2]}, resumed.RuleState[:2], resumed.RuleState[2]) != 0 {
			t.Fatalf("k = %d: %+v, resumed %+v", k, got, resumed)
		}
		if off(got.Params, at.W, at.B) > tight {
			t.Fatalf("k = %d: %v, want %v", k+1, got.Params, at)
		}
	}
	if _, err := s.StepperAt(trainer.Checkpoint{Snapshot: trainer.Snapshot{Params: at, Grad: at}}); err == nil {
		t.Error("a checkpoint without its memory is taken")
	}
}
