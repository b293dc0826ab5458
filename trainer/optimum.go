package trainer

import (
	"context"
	"math"
)

// OptimumKind says what is known of the lowest J.
type OptimumKind uint8

// OptimumUnknown stands for not sought, not found, and not to be told from a
// neighbour within rounding; the others were found.
const (
	OptimumUnknown        OptimumKind = iota
	OptimumPoint                      // exactly one
	OptimumNonUnique                  // many, all equally low: columns of X (the ones too) depend on each other
	OptimumNone                       // none: without λ a boundary separates the classes, or there is one class only, so J → 0 for ever
	OptimumQuasiSeparated             // none: a boundary separates all but examples of both classes that lie on it, so J falls for ever towards Cost > 0
)

// Optimum is where J is lowest.
type Optimum struct {
	Kind OptimumKind
	// At is the optimum: of an OptimumNonUnique one of them, the one with 0 for each
	// column that depends on others before it. W is nil where there is none
	// or it is not known.
	At Params
	// Cost is J there; where there is no optimum the limit that J nears and never
	// reaches: 0 for OptimumNone, above 0 for OptimumQuasiSeparated.
	Cost float64
	// StableAlphaLimit is 2/λmax of the Hessian at an OptimumPoint: with an α above it
	// descent does not come to rest there, unless it hits the point. 0 where there is no such point.
	StableAlphaLimit float64
	// OnBoundary is how many examples lie on the boundary of an OptimumQuasiSeparated.
	OnBoundary int
}

// maxNewtonSteps is how many Newton steps are tried; a problem that has an
// optimum needs some ten.
const maxNewtonSteps = 200

// FindOptimum looks for the lowest J, with the penalty of λ, by Newton's method. Each step takes time
// of order m·n² + n³ and there are some ten: it does not belong on an event
// loop. The error is that of a p that is not valid, or of ctx, which ends the search.
//
// With λ above 0 there is one as soon as there are two classes. OptimumPoint is
// proved but for rounding (see near); OptimumNone is proved by
// a boundary that Separates, OptimumQuasiSeparated by one in whole numbers (see
// touching). Where nothing is proved the kind is OptimumUnknown.
func FindOptimum(ctx context.Context, p Problem, lambda float64) (Optimum, error) {
	if err := p.Validate(); err != nil {
		return Optimum{}, err
	}
	if Analyze(p).OneClass {
		return Optimum{Kind: OptimumNone}, nil
	}
	o, last, err := newtonSearch(ctx, p, lambda)
	if err != nil || o.Kind != OptimumUnknown || lambda > 0 {
		return o, err
	}
	return findQuasiSeparation(ctx, p, last)
}

// newtonSearch looks for an optimum or for a boundary that separates. Where it finds
// neither it returns the last two points that it came to, for there J falls
// without end or cannot be told from level.
func newtonSearch(ctx context.Context, p Problem, lambda float64) (Optimum, [2]Params, error) {
	free := freeColumns(p, lambda)
	scaled := rescale(p, free, lambda)
	kind := OptimumPoint
	if _, n := p.Size(); len(free) < n {
		kind = OptimumNonUnique
	}
	var last [2]Params
	at, previous := Zeros(len(free)), math.Inf(1)
	for range maxNewtonSteps {
		if err := ctx.Err(); err != nil {
			return Optimum{}, last, err
		}
		raw := scaled.unscale(at)
		last[0], last[1] = last[1], raw
		if lambda == 0 && Separates(p, raw) {
			return Optimum{Kind: OptimumNone}, last, nil
		}
		next, length, settled := scaled.newtonStep(at)
		switch {
		case next.W == nil:
			return Optimum{}, last, nil
		case settled && length >= previous/2: // rounding is all that is left
			return newOptimum(p, kind, raw, lambda), last, nil
		case settled:
			previous = length
		}
		at = next
	}
	return Optimum{}, last, nil
}

// freeColumns returns the columns whose weights are sought: with λ all, for then
// none can do what others do at the same price.
func freeColumns(p Problem, lambda float64) []int {
	if lambda == 0 {
		return independentColumns(p)
	}
	all := make([]int, len(p.X[0]))
	for j := range all {
		all[j] = j
	}
	return all
}

// newOptimum describes an optimum. One that no float64 can hold, because a column
// is so small that its weight would have to be larger, is not known.
func newOptimum(p Problem, kind OptimumKind, at Params, lambda float64) Optimum {
	o := Optimum{Kind: kind, At: at, Cost: Evaluate(p, at, nil) + Penalty(lambda, len(p.X), at.W)}
	if !at.Finite() || !finite(o.Cost) {
		return Optimum{}
	}
	if kind == OptimumPoint {
		o.StableAlphaLimit = 2 / CurvatureAt(p, at, lambda).LambdaMax
	}
	return o
}
