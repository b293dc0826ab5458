package trainer

import "math"

// GradientCheck compares the gradient with what J itself says it is: the central
// difference (J(θ_j + ε) − J(θ_j − ε))/2ε of each parameter.
type GradientCheck struct {
	Epsilon    float64 // the ε of each parameter, in its unit
	Difference Params  // the central differences
	// Relative is the largest difference from the gradient, relative to the
	// largest entry of either.
	Relative float64
}

// CheckGradient makes the check with each ε, 2(n+1) passes over the examples for
// each: with a large one the curvature of J shows, with a small one its rounding.
// J has the penalty of the snapshot's λ. p must be valid, and at a snapshot of it.
func CheckGradient(p Problem, at Snapshot, epsilons []float64) []GradientCheck {
	var all []GradientCheck
	n := len(at.Params.W)
	cost := func(j int, v float64) float64 {
		moved := at.Params.Clone()
		moved.setParam(j, v)
		return Evaluate(p, moved, nil) + Penalty(at.Lambda, len(p.X), moved.W)
	}
	for _, epsilon := range epsilons {
		c := GradientCheck{Epsilon: epsilon, Difference: Zeros(n)}
		worst, size := 0.0, 0.0
		for j := range n + 1 {
			v := at.Params.Param(j)
			low, high := v-epsilon, v+epsilon
			d := (cost(j, high) - cost(j, low)) / (high - low)
			c.Difference.setParam(j, d)
			worst = max(worst, math.Abs(d-at.Grad.Param(j)))
			size = max(size, math.Abs(d), math.Abs(at.Grad.Param(j)))
		}
		if c.Relative = worst / size; size == 0 {
			c.Relative = 0
		}
		all = append(all, c)
	}
	return all
}
