package trainer

import "fmt"

// Status says whether the weights still move. It never says that the optimum
// is near: on separable data the steps shrink for ever and there is no optimum.
type Status uint8

// The first of Diverged, Unchanged, Converged and Cycle that holds after an
// update is the status; Running where none does.
const (
	Running   Status = iota // none of the others
	Unchanged               // the update left every parameter with the same bits, or only rounding moves it to and fro
	Converged               // the step and the gradient are small, both measured in z: see StopRule
	Cycle                   // the parameters of two iterations ago up to rounding, under one α, and others between
	Diverged                // J or a parameter is not finite
	Limit                   // the caller's limit of iterations; never set here
)

// String returns the name that files and messages use: running, unchanged,
// converged, cycle, diverged or limit.
func (s Status) String() string {
	switch s {
	case Running:
		return "running"
	case Unchanged:
		return "unchanged"
	case Converged:
		return "converged"
	case Cycle:
		return "cycle"
	case Diverged:
		return "diverged"
	case Limit:
		return "limit"
	}
	return fmt.Sprintf("Status(%d)", uint8(s))
}

// Snapshot is what is known at iteration k = Iter: the parameters before
// update k, the cost and gradient there, the α of the update that led here (0
// at k = 0) and the status. Its slices are shared by everyone who holds the
// snapshot, the Stepper too: it must never be written to.
type Snapshot struct {
	Iter                int
	Params, Grad        Params
	Cost, IncomingAlpha float64
	Status              Status

	// Lambda is the λ whose penalty Cost and Grad contain: that of the update
	// from here. Unpenalised is what they are without it, nil where Lambda is 0.
	Lambda      float64
	Unpenalised *Unpenalised
	// IncomingLambda is the λ of the update that led here, and IncomingStatus what the
	// status is with that: another λ lets the run go on.
	IncomingLambda float64
	IncomingStatus Status
	// RuleState is what the rule has carried here; nil for plain descent.
	RuleState []float64
}

// NextParams returns θ − α·dθ, bit for bit what a Stepper of plain descent makes
// of this snapshot with that α and the snapshot's λ (unless it is diverged, where
// Step refuses). The result is the caller's.
func (s Snapshot) NextParams(alpha float64) Params {
	next := Zeros(len(s.Params.W))
	s.writeNextParams(&next, alpha)
	return next
}

// writeNextParams writes θ − α·dθ, all at once, to next, which has its own slice of n.
func (s Snapshot) writeNextParams(next *Params, alpha float64) {
	for j, w := range s.Params.W {
		next.W[j] = w - float64(alpha*s.Grad.W[j])
	}
	next.B = s.Params.B - float64(alpha*s.Grad.B)
}

// Checkpoint is what a Stepper must know to go on as if it had never stopped:
// the snapshot at k and, for the cycle rule, the parameters at k−1 (W nil at
// k = 0). The α and λ of the update between the two are Alpha and IncomingLambda.
type Checkpoint struct {
	Snapshot Snapshot
	Previous Params
}

// check tells what is wrong with the shape of a checkpoint for n features and a
// rule that carries so many numbers.
func (c Checkpoint) check(n, memory int) error {
	k, now := c.Snapshot.Iter, c.Snapshot
	switch {
	case k < 0:
		return fmt.Errorf("the checkpoint is at iteration %d; the first is 0", k)
	case len(now.Params.W) != n || len(now.Grad.W) != n:
		return fmt.Errorf("the checkpoint has %d weights and %d gradients; the problem has %d features",
			len(now.Params.W), len(now.Grad.W), n)
	case k > 0 && len(c.Previous.W) != n:
		return fmt.Errorf("the checkpoint at iteration %d has %d previous weights; the problem has %d features",
			k, len(c.Previous.W), n)
	case len(now.RuleState) != memory:
		return fmt.Errorf("the checkpoint at iteration %d carries %d numbers; the rule has %d", k, len(now.RuleState), memory)
	}
	return nil
}
