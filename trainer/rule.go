package trainer

// Hyper is what an update is made with: the learning rate α and the weight λ of
// the penalty λ/(2m)·Σ w_j², which is not below 0. It belongs to the request, not
// to the trainer: there is nothing to lock, and a change of it is used by the
// very next update that is asked for.
type Hyper struct{ Alpha, Lambda float64 }

// Rule is a way of learning: what one whole iteration computes and where it
// leads. Iteration k begins with the parameters at k and the numbers that the
// rule has carried there, its memory; it evaluates J and a gradient, which the
// snapshot at k records, and ends with the parameters and the memory at k+1.
//
// A Rule has no state of its own, so steppers share it in any goroutines: what
// it must remember is in its state, which checkpoints hold, and what is random
// must follow from the iteration. The same arguments give the same bits.
type Rule interface {
	// StateSize is how many numbers the rule carries from one iteration to the
	// next, for n features: n+1 for a velocity of w and b. All are 0 at k = 0.
	StateSize(n int) int

	// Evaluate sets Cost, Grad, Lambda and Unpenalised of s to what the
	// iteration computes there when it is made with h. Iter, Params and RuleState
	// of s are those it begins with, to be read only; s.Grad has room for n
	// weights.
	Evaluate(e *Evaluator, s *Snapshot, h Hyper)

	// WithHyper returns what Evaluate with h makes of a snapshot that it has
	// evaluated with another Hyper. It shares with s what does not change, and
	// leaves s as it is. Where nothing depends on what has changed it returns s.
	WithHyper(e *Evaluator, s Snapshot, h Hyper) Snapshot

	// Update writes the parameters and the state after the iteration to
	// next.Params and next.RuleState, which have their slices; s was evaluated with
	// h and is read only.
	Update(e *Evaluator, s Snapshot, h Hyper, next *Snapshot)
}

// Evaluator computes the mean loss of one problem and its gradient again and
// again, fast and with the same bits on every machine. Each Stepper has one; it
// is not safe for use by several goroutines at once.
type Evaluator struct{ kernel *kernel }

// NewEvaluator returns an evaluator of a valid problem, of which it makes a copy
// as NewStepper does.
func NewEvaluator(p Problem) *Evaluator { return &Evaluator{newKernel(pack(p))} }

// Problem returns the examples, to be read only.
func (e *Evaluator) Problem() Problem { return e.kernel.problem }

// MeanLoss returns the mean loss at the parameters, J without a penalty, and writes
// its gradient to grad, whose W has length n and shares no memory with at. It
// is [Evaluate] to 1e-14.
func (e *Evaluator) MeanLoss(at Params, grad *Params) (cost float64) {
	return e.kernel.evaluate(at, grad)
}

// Reevaluate is WithHyper for a rule that has no shorter way: all is computed
// again.
func Reevaluate(r Rule, e *Evaluator, s Snapshot, h Hyper) Snapshot {
	s.Grad = Zeros(len(s.Params.W))
	r.Evaluate(e, &s, h)
	return s
}

// GradientDescent is gradient descent: all examples, all parameters at once,
//
//	w_j := w_j − α dw_j    b := b − α db
//
// with J and dw penalised by λ. It is the rule of NewStepper.
type GradientDescent struct{}

// StateSize implements Rule: it has none.
func (GradientDescent) StateSize(int) int { return 0 }

// Evaluate implements Rule.
func (GradientDescent) Evaluate(e *Evaluator, s *Snapshot, h Hyper) {
	s.Cost = e.MeanLoss(s.Params, &s.Grad)
	s.Lambda, s.Unpenalised = 0, nil
	if h.Lambda != 0 {
		*s = s.penalised(h.Lambda, e.kernel.m)
	}
}

// WithHyper implements Rule. It takes no pass over the examples.
func (GradientDescent) WithHyper(e *Evaluator, s Snapshot, h Hyper) Snapshot {
	return s.penalised(h.Lambda, e.kernel.m)
}

// Update implements Rule.
func (GradientDescent) Update(_ *Evaluator, s Snapshot, h Hyper, next *Snapshot) {
	s.writeNextParams(&next.Params, h.Alpha)
}
