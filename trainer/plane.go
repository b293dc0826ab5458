package trainer

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

// Plane is a slice through parameter space on which J can be drawn: two
// parameters vary, all others are held.
type Plane struct {
	// U and V are the places of the parameters that vary: 0 … n−1 are the
	// weights, n is b. They differ.
	U, V int
	Held Params // where the others stay; those at U and V do not matter
}

// Param returns the parameter at a place: 0 … n−1 are the weights, n is b.
func (p Params) Param(place int) float64 {
	if place == len(p.W) {
		return p.B
	}
	return p.W[place]
}

func (p *Params) setParam(place int, v float64) {
	if place == len(p.W) {
		p.B = v
		return
	}
	p.W[place] = v
}

// CostGrid writes J on the plane to costs: at U = us[c] and V = vs[r] it is
// costs[r·len(us)+c], which must have len(us)·len(vs) places. Rows are shared
// among as many goroutines as there are processors; all have ended when it
// returns. A cancelled ctx leaves some places as they were, and is the error.
// p must be valid and the plane must fit it.
func CostGrid(ctx context.Context, p Problem, plane Plane, us, vs, costs []float64) error {
	workers := min(runtime.GOMAXPROCS(0), len(vs))
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for r := worker; r < len(vs) && ctx.Err() == nil; r += workers {
				costRow(p, plane, us, vs[r], costs[r*len(us):(r+1)*len(us)])
			}
		})
	}
	group.Wait()
	return ctx.Err()
}

// costRow is one row of CostGrid.
func costRow(p Problem, plane Plane, us []float64, v float64, costs []float64) {
	at := Params{W: slices.Clone(plane.Held.W), B: plane.Held.B}
	at.setParam(plane.V, v)
	for c, u := range us {
		at.setParam(plane.U, u)
		costs[c] = Evaluate(p, at, nil)
	}
}
