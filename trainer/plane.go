package trainer

import (
	"context"
	"runtime"
	"slices"
)

// Plane is a slice through parameter space on which J can be drawn: two
// parameters vary, all others are held.
type Plane struct {
	// U and V are the places of the parameters that vary: 0 … n−1 are the
	// weights, n is b. They differ.
	U, V int
	Held Params // where the others stay; those at U and V do not matter
	// Lambda is the λ whose penalty J contains.
	Lambda float64
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
// returns, and the bits do not depend on how many there were. A cancelled ctx
// leaves some places as they were, and is the error; it is looked at every few
// hundred thousand losses. A panic in one of them panics here with a *PanicError. p
// must be valid and the plane must fit it.
func CostGrid(ctx context.Context, p Problem, plane Plane, us, vs, costs []float64) error {
	k := pack(p)
	workers := min(runtime.GOMAXPROCS(0), len(vs))
	var all panicGroup
	for worker := range workers {
		all.do(func() {
			row := newGridRow(k, plane, us)
			for r := worker; r < len(vs) && ctx.Err() == nil; r += workers {
				row.fill(ctx, vs[r], costs[r*len(us):(r+1)*len(us)])
			}
		})
	}
	all.wait()
	return ctx.Err()
}

// gridRow computes one row of CostGrid after another. Along a row only U
// changes, so what the others add to c = (1−2y)·z is made once for it; then
// a block of examples serves every place of the row while it is at hand.
type gridRow struct {
	*packed
	plane  Plane
	us     []float64
	at     Params    // the plane's, with a slice of its own
	theta  []float64 // w₁ … wₙ, b; 0 at U
	losses []float64 // for each of us, the sum over a chunk
	totals []twoSum  // and over all of them

	rest, c [mostBlockRows]float64 // of a block: c without the part of U, and c
}

func newGridRow(k *packed, plane Plane, us []float64) *gridRow {
	return &gridRow{
		packed: k, plane: plane, us: us, at: plane.Held.Clone(),
		theta:  append(slices.Clone(plane.Held.W), plane.Held.B),
		losses: make([]float64, len(us)), totals: make([]twoSum, len(us)),
	}
}

// fill writes J along the row at v, or nothing if ctx is cancelled before the end.
func (g *gridRow) fill(ctx context.Context, v float64, costs []float64) {
	g.theta[g.plane.V], g.theta[g.plane.U] = v, 0
	clear(g.totals)
	for chunk := range g.chunks() {
		if ctx.Err() != nil {
			return
		}
		g.addChunk(chunk)
	}
	for c, total := range g.totals {
		costs[c] = total.value() / float64(g.m)
		if !finite(costs[c]) { // as in kernel.evaluate
			g.at.setParam(g.plane.V, v)
			g.at.setParam(g.plane.U, g.us[c])
			costs[c] = Evaluate(g.problem, g.at, nil)
		}
		if g.plane.Lambda != 0 {
			g.at.setParam(g.plane.V, v)
			g.at.setParam(g.plane.U, g.us[c])
			costs[c] += Penalty(g.plane.Lambda, g.m, g.at.W)
		}
	}
}

// addChunk adds the losses of one chunk to the totals of the row.
func (g *gridRow) addChunk(chunk int) {
	clear(g.losses)
	for from := chunk * g.chunkRows; from < min((chunk+1)*g.chunkRows, g.m); from += g.blockRows {
		block, rows := g.block(from), min(g.blockRows, g.m-from)
		rest, c := g.rest[:rows], g.c[:rows]
		negMargins(rest, block, g.theta)
		varied := block[g.plane.U*rows:][:rows]
		for place, u := range g.us {
			for i, r := range rest {
				c[i] = r + float64(u*varied[i])
			}
			g.losses[place] += lossSum(c)
		}
	}
	for c, loss := range g.losses {
		g.totals[c].add(loss)
	}
}
