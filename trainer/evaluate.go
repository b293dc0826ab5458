package trainer

import (
	"math"
	"math/bits"

	"descent/trainer/elementary"
)

// Sigmoid returns a = σ(z) = 1/(1 + exp(−z)). It keeps its relative accuracy
// where a is tiny, and reaches 0 only where a is below the smallest float64.
func Sigmoid(z float64) float64 {
	return DZ(z, 0)
}

// Loss returns L = −(y log a + (1−y) log(1−a)) with a = σ(z), in nats, for a
// label y of 0 or 1. It is finite for every finite z, +Inf for an infinite z on
// the wrong side and NaN for NaN.
func Loss(z, y float64) float64 {
	loss, _ := lossDZ(z, y)
	return loss
}

// DZ returns dz = ∂L/∂z = a − y for a label y of 0 or 1. The difference is
// never formed, so it is accurate even where a rounds to y.
func DZ(z, y float64) float64 {
	_, dz := lossDZ(z, y)
	return dz
}

// lossDZ returns the loss and its derivative for one example at the price of
// one exp. s > 0 means that the example is on the right side.
func lossDZ(z, y float64) (loss, dz float64) {
	g := 2*y - 1
	s := g * z
	t := elementary.Exp(-math.Abs(s))
	q := t / (1 + t)
	if !(s >= 0) { // NaN too
		q = 1 / (1 + t)
	}
	return max(-s, 0) + elementary.Log1p(t), -g * q
}

// Evaluate returns the cost J at the given parameters and, unless grad is nil,
// writes the gradient (dw, db) there; grad.W must have length n and share no
// memory with at. One pass over the examples in the order of the rows, no
// allocation. p must be valid. Whatever the parameters, it does not fail: a z
// that overflows on the wrong side makes J +Inf, one that is NaN makes it NaN.
// A Stepper computes the same to 1e-14, several times as fast.
func Evaluate(p Problem, at Params, grad *Params) (cost float64) {
	cost = means(p, at, grad, 1)
	if finite(cost) && (grad == nil || grad.Finite()) {
		return cost
	}
	// A sum can overflow where its mean does not. Once more with every term
	// made smaller by a power of two above m, which is exact. Where a term
	// itself is not finite this changes nothing.
	unit := math.Ldexp(1, -bits.Len(uint(len(p.X))))
	return means(p, at, grad, unit)
}

// means adds every example's share of J, dw and db, each times unit, and
// divides by m·unit.
func means(p Problem, at Params, grad *Params, unit float64) (cost float64) {
	var dw []float64
	var sum, db float64
	if grad != nil {
		dw = grad.W
		clear(dw)
	}
	for i, x := range p.X {
		loss, dz := lossDZ(at.Z(x), p.Y[i])
		dz = float64(dz * unit)
		sum += float64(loss * unit)
		db += dz
		for j := range dw {
			dw[j] += float64(x[j] * dz)
		}
	}
	count := float64(len(p.X)) * unit
	if grad != nil {
		for j := range dw {
			dw[j] /= count
		}
		grad.B = db / count
	}
	return sum / count
}
