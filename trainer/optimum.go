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
	OptimumUnknown OptimumKind = iota
	OptimumPoint               // exactly one
	OptimumLine                // many, all equally low: columns of X (the ones too) depend on each other
	OptimumNone                // none: a boundary separates the classes, or there is one class only, so J → 0 for ever
)

// Optimum is where J is lowest.
type Optimum struct {
	Kind OptimumKind
	// At is the optimum: of an OptimumLine one of them, the one with 0 for each
	// column that depends on others before it. W is nil where there is none
	// or it is not known.
	At   Params
	Cost float64 // J there; 0, which is never reached, for OptimumNone
	// Settles is 2/λmax of the Hessian at an OptimumPoint: with an α above it
	// descent cannot come to rest there. 0 where there is no such point.
	Settles float64
}

// mostNewton is how many Newton steps are tried; a problem that has an
// optimum needs some ten.
const mostNewton = 200

// FindOptimum looks for the lowest J with Newton's method. Each step takes time
// of order m·n² + n³ and there are some ten: it does not belong on an event
// loop. The error is that of a p that is not valid, or of ctx, which ends the search.
//
// OptimumPoint is proved but for rounding (see near); OptimumNone is proved by
// a boundary that Separates. Where a boundary can only touch an example but
// not separate (or nothing is found) the kind is OptimumUnknown.
func FindOptimum(ctx context.Context, p Problem) (Optimum, error) {
	if err := p.Validate(); err != nil {
		return Optimum{}, err
	}
	if Study(p).OneClass {
		return Optimum{Kind: OptimumNone}, nil
	}
	free := independent(p)
	even := evened(p, free)
	kind := OptimumPoint
	if _, n := p.Size(); len(free) < n {
		kind = OptimumLine
	}
	at := Zeros(len(free))
	previous := math.Inf(1)
	for range mostNewton {
		if err := ctx.Err(); err != nil {
			return Optimum{}, err
		}
		raw := even.raw(at)
		if Separates(p, raw) {
			return Optimum{Kind: OptimumNone}, nil
		}
		next, length, settled := even.improve(at)
		switch {
		case next.W == nil:
			return Optimum{}, nil
		case settled && length >= previous/2: // rounding is all that is left
			return found(p, kind, raw), nil
		case settled:
			previous = length
		}
		at = next
	}
	return Optimum{}, nil
}

// found describes an optimum. One that no float64 can hold, because a column
// is so small that its weight would have to be larger, is not known.
func found(p Problem, kind OptimumKind, at Params) Optimum {
	o := Optimum{Kind: kind, At: at, Cost: Evaluate(p, at, nil)}
	if !at.Finite() || !finite(o.Cost) {
		return Optimum{}
	}
	if kind == OptimumPoint {
		o.Settles = 2 / CurvatureAt(p, at).LambdaMax
	}
	return o
}
