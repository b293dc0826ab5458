package trainer

import (
	"fmt"
	"slices"
)

// Stepper makes one update at a time, by one Rule. It is not safe for use by
// several goroutines at once; Run gives it a goroutine of its own.
type Stepper struct {
	evaluator Evaluator
	rule      Rule
	stop      StopRule
	now       Snapshot
	next      Snapshot    // while it is made: here, so that no step puts one on the heap
	previous  Params      // θ at Iter−1, W nil at k = 0
	panicked  *PanicError // in the goroutine of Run
}

// NewStepper returns a Stepper of plain descent at k = 0, without a penalty. The
// start is copied; of the problem it makes a copy of its own in the order in
// which it reads it, m·(n+1) numbers in about the time of two updates, and keeps
// the problem too (see Problem). The tolerance is that of StopRule, by which a
// snapshot counts as converged; 0 turns this rule off. The error says what is
// wrong with the problem, the width of the start or the tolerance. A start that
// is not finite is no error: its snapshot is diverged.
func NewStepper(p Problem, start Params, tolerance float64) (*Stepper, error) {
	return NewRuleStepper(p, GradientDescent{}, start, Hyper{}, tolerance)
}

// NewRuleStepper is NewStepper with another rule, whose iteration 0 is evaluated
// for an update that is made with h.
func NewRuleStepper(p Problem, rule Rule, start Params, h Hyper, tolerance float64) (*Stepper, error) {
	if err := checkInputs(p, tolerance); err != nil {
		return nil, err
	}
	_, n := p.Size()
	if len(start.W) != n {
		return nil, fmt.Errorf("the start has %d weights; the problem has %d features", len(start.W), n)
	}
	s := &Stepper{evaluator: Evaluator{newKernel(pack(p))}, rule: rule, stop: NewStopRule(p, tolerance)}
	s.now = newSnapshot(n, rule.StateSize(n))
	copy(s.now.Params.W, start.W)
	s.now.Params.B = start.B
	s.now.IncomingLambda = h.Lambda
	rule.Evaluate(&s.evaluator, &s.now, h)
	s.now.IncomingStatus = s.now.initialStatus()
	s.now.Status = s.now.IncomingStatus
	return s, nil
}

// NewStepperAt returns a Stepper of plain descent that goes on from a checkpoint of a
// Stepper for the same problem and tolerance: its steps have the same bits as if
// there had been no pause. The checkpoint is copied and taken at its word; the
// error says what is wrong with the problem, the tolerance or the shape of the
// checkpoint. It costs what NewStepper does; where a Stepper for the problem is
// at hand, its StepperAt does not, and keeps its rule.
func NewStepperAt(p Problem, at Checkpoint, tolerance float64) (*Stepper, error) {
	if err := checkInputs(p, tolerance); err != nil {
		return nil, err
	}
	_, n := p.Size()
	if err := at.check(n, 0); err != nil {
		return nil, err
	}
	s := &Stepper{rule: GradientDescent{}, stop: NewStopRule(p, tolerance)}
	return s.newStepperAt(pack(p), at), nil
}

// StepperAt returns another Stepper for the problem, rule and tolerance of s that
// goes on from a checkpoint. The two share what s has made of the problem, so it
// costs nothing that grows with m. It may be called while another goroutine steps s. The error says
// what is wrong with the shape of the checkpoint.
func (s *Stepper) StepperAt(at Checkpoint) (*Stepper, error) {
	n := s.evaluator.kernel.n
	if err := at.check(n, s.rule.StateSize(n)); err != nil {
		return nil, err
	}
	return s.newStepperAt(s.evaluator.kernel.packed, at), nil
}

func (s *Stepper) newStepperAt(p *packed, at Checkpoint) *Stepper {
	now := at.Snapshot
	now.Params, now.Grad, now.RuleState = now.Params.Clone(), now.Grad.Clone(), slices.Clone(now.RuleState)
	r := &Stepper{evaluator: Evaluator{newKernel(p)}, rule: s.rule, stop: s.stop, now: now}
	if now.Iter > 0 {
		r.previous = at.Previous.Clone()
	}
	return r
}

// WithHyper returns a snapshot of this problem and rule as it is where the next
// update is made with h: the parameters stay, J and the gradient are those of
// the λ of h, and no rule has stopped a run whose λ is another from here on. It
// may be called while another goroutine steps s; for plain descent it takes no pass
// over the examples.
func (s *Stepper) WithHyper(at Snapshot, h Hyper) Snapshot {
	own := Evaluator{s.evaluator.kernel}
	if _, plain := s.rule.(GradientDescent); !plain {
		own.kernel = newKernel(s.evaluator.kernel.packed)
	}
	return withHyper(s.rule, &own, at, h)
}

func withHyper(r Rule, e *Evaluator, at Snapshot, h Hyper) Snapshot {
	next := r.WithHyper(e, at, h)
	switch next.Lambda {
	case at.Lambda:
	case at.IncomingLambda:
		next.Status = at.IncomingStatus
	default:
		next.Status = next.initialStatus()
	}
	return next
}

// checkInputs tells whether descent can start at all.
func checkInputs(p Problem, tolerance float64) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if tolerance < 0 || !finite(tolerance) {
		return fmt.Errorf("the tolerance is %v; it must be finite and not below 0", tolerance)
	}
	return nil
}

// newSnapshot returns a snapshot with room for n weights, n gradients and the
// memory of a rule, in one piece because a run makes thousands of them.
func newSnapshot(n, memory int) Snapshot {
	slab := make([]float64, 2*n+memory)
	s := Snapshot{Params: Params{W: slab[:n:n]}, Grad: Params{W: slab[n : 2*n : 2*n]}}
	if memory > 0 {
		s.RuleState = slab[2*n:]
	}
	return s
}

// Snapshot returns the newest snapshot. It must not be written to.
func (s *Stepper) Snapshot() Snapshot {
	return s.now
}

// StopRule returns the rule by which its snapshots count as converged.
func (s *Stepper) StopRule() StopRule { return s.stop }

// Checkpoint returns what NewStepperAt needs to go on from here. It must not be written to.
func (s *Stepper) Checkpoint() Checkpoint {
	return Checkpoint{Snapshot: s.now, Previous: s.previous}
}

// Step makes one update with h and returns the snapshot it led to, which no
// later step overwrites; its J and gradient are those of the λ of h. After a
// snapshot that is diverged it refuses and returns that one again, unless
// another λ makes J finite there; after any other stop it goes on. Any α is
// taken: one that is not finite, or too large for float64, leads to a diverged
// snapshot.
func (s *Stepper) Step(h Hyper) Snapshot {
	s.now = withHyper(s.rule, &s.evaluator, s.now, h)
	if s.now.Status == Diverged {
		return s.now
	}
	next := &s.next
	*next = newSnapshot(len(s.now.Params.W), len(s.now.RuleState))
	next.Iter, next.IncomingAlpha, next.IncomingLambda = s.now.Iter+1, h.Alpha, h.Lambda
	s.rule.Update(&s.evaluator, s.now, h, next)
	s.rule.Evaluate(&s.evaluator, next, h)
	next.IncomingStatus = s.statusAfter(*next)
	next.Status = next.IncomingStatus
	s.now, s.previous = *next, s.now.Params
	return s.now
}

// All are measured in z, as the steps of StopRule are. Up to rounding, two parameters that take
// turns are one number that rounding keeps from settling; above cycleMinJump they are two
// points for certain; up to cycleSame a run is where it was.
//
// A run that jumps between two points mostly ends with the very bits of two
// iterations ago, but rounding may also lead it round one or both of them for ever,
// with a period of 4, 24 or none that can be seen. What rounding moves it by is below
// cycleSame, and its jumps are far above cycleMinJump. Equal up to rounding means a cycle only
// where the jump is large: a run that settles by ever smaller swings is two
// iterations ago nearly where it is, too. Longer periods are left as running:
// nobody can see them, and a chaotic run comes near an old point by chance.
const (
	cycleRounding = 1e-12
	cycleMinJump  = 1e-6
	cycleSame     = 1e-13
)

// statusAfter returns the status of next, the snapshot that follows s.now: the
// first that holds.
func (s *Stepper) statusAfter(next Snapshot) Status {
	switch {
	case !next.finite():
		return Diverged
	case next.Params.Equal(s.now.Params):
		return Unchanged
	case s.stop.Holds(s.now.Params, next):
		return Converged
	case next.IncomingAlpha != s.now.IncomingAlpha || next.IncomingLambda != s.now.IncomingLambda || s.previous.W == nil:
		return Running
	}
	inZ := StopRule{Tolerance: 1, RMS: s.stop.RMS}
	change, scale := inZ.StepSize(s.now.Params, next.Params)
	back, _ := inZ.StepSize(s.previous, next.Params)
	if s.now.Status == Cycle {
		back /= 10 // at one of the points it may move more than at the other
	}
	switch {
	case next.Params.Equal(s.previous) && finite(scale) && change <= float64(cycleRounding*scale):
		return Unchanged
	case next.Params.Equal(s.previous), change > float64(cycleMinJump*scale) && back <= float64(cycleSame*scale):
		return Cycle
	}
	return Running
}

// initialStatus is the status where no update has led: diverged, or running.
func (s Snapshot) initialStatus() Status {
	if !s.finite() {
		return Diverged
	}
	return Running
}

// finite says whether J and the parameters are, which is what diverged denies.
func (s Snapshot) finite() bool {
	return finite(s.Cost) && s.Params.Finite()
}

// Rule returns the rule by which it makes its updates.
func (s *Stepper) Rule() Rule { return s.rule }
