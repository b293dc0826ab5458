package trainer

import "math"

// StopRule is the rule by which a snapshot counts as converged: the weights
// stand still, and not only because α is small. Both of its measures are taken
// in z, which has no unit: a weight and a change of it are multiplied by the
// root mean square of their column, a derivative is divided by it. So the unit
// of a column does not decide when a run stops.
type StopRule struct {
	// Tolerance is the largest step, relative to max(1, z of the largest term);
	// the gradient may be 100 times that. 0 turns the rule off.
	Tolerance float64
	// RMS are the root mean squares of the columns of X, 1 for one of zeros.
	// They are shared by everyone who holds the rule: they must never be written to.
	RMS []float64
}

// gradientFactor is how many times the tolerance the gradient may be. A step is
// α times a gradient: without this part of the rule any α that is small enough
// would count as converged.
const gradientFactor = 100

// NewStopRule returns the rule for a valid problem. It takes one pass over X.
func NewStopRule(p Problem, tolerance float64) StopRule {
	_, n := p.Size()
	r := StopRule{Tolerance: tolerance, RMS: make([]float64, n)}
	for j := range r.RMS {
		r.RMS[j] = rootMeanSquare(p.X, j)
	}
	return r
}

// rootMeanSquare returns that of column j, 1 where it is 0. The squares are
// those of numbers up to 1, a power of two apart: they cannot overflow.
func rootMeanSquare(rows [][]float64, j int) float64 {
	var top, sum float64
	for _, x := range rows {
		top = max(top, math.Abs(x[j]))
	}
	if top == 0 {
		return 1
	}
	_, exponent := math.Frexp(top)
	for _, x := range rows {
		v := math.Ldexp(x[j], -exponent)
		sum += float64(v * v)
	}
	return math.Ldexp(math.Sqrt(sum/float64(len(rows))), exponent)
}

// StepSize measures an update: size is max(s_j·|Δw_j|, |Δb|), s_j the root mean
// square of column j, and limit is how large it may be where a run has
// converged: tolerance·max(1, s_j·|w_j|, |b|) with the parameters it led to.
func (r StopRule) StepSize(from, to Params) (size, limit float64) {
	size, limit = math.Abs(to.B-from.B), max(1, math.Abs(to.B))
	for j, s := range r.RMS {
		size = max(size, s*math.Abs(to.W[j]-from.W[j]))
		limit = max(limit, s*math.Abs(to.W[j]))
	}
	return size, float64(r.Tolerance * limit)
}

// GradientSize measures a gradient: size is max(|dw_j|/s_j, |db|), at most 1
// whatever the data, and limit, 100 times the tolerance, is how large it may be
// where a run has converged.
func (r StopRule) GradientSize(grad Params) (size, limit float64) {
	size = math.Abs(grad.B)
	for j, s := range r.RMS {
		size = max(size, math.Abs(grad.W[j])/s)
	}
	return size, float64(gradientFactor * r.Tolerance)
}

// Holds reports whether next, the snapshot after an update from the parameters
// before, has converged: its step and the gradient at its own parameters are
// within their limits. A limit that overflows says nothing, so nothing holds.
func (r StopRule) Holds(before Params, next Snapshot) bool {
	if r.Tolerance == 0 {
		return false
	}
	step, most := r.StepSize(before, next.Params)
	if !finite(most) || !(step <= most) {
		return false
	}
	slope, most := r.GradientSize(next.Grad)
	return slope <= most
}
