package trainer

import (
	"context"
	"math"
	"runtime"
	"slices"

	"descent/trainer/elementary"
)

// Plane is a slice through parameter space on which J can be drawn: two
// parameters vary, all others are held.
type Plane struct {
	// U and V are the places of the parameters that vary: 0 … n−1 are the
	// weights, n is b. They differ.
	U, V  int
	Fixed Params // where the others stay; those at U and V do not matter
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
// million losses. A panic in one of them panics here with a *PanicError. p
// must be valid and the plane must fit it.
func CostGrid(ctx context.Context, p Problem, plane Plane, us, vs, costs []float64) error {
	k := pack(p)
	workers := min(runtime.GOMAXPROCS(0), len(vs))
	band := min(maxBandRows, (len(vs)+workers-1)/max(1, workers))
	var all panicGroup
	for worker := range workers {
		all.run(func() {
			g := newGridBand(k, plane, us)
			for from := worker * band; from < len(vs) && ctx.Err() == nil; from += workers * band {
				to := min(from+band, len(vs))
				g.fill(ctx, vs[from:to], costs[from*len(us):to*len(us)])
			}
		})
	}
	all.wait()
	return ctx.Err()
}

// maxBandRows is how many rows of a grid share the powers of a column: from 8 on they
// are few beside the products.
const maxBandRows = 8

// gridBand computes a few rows of CostGrid at a time, one such band after another. What
// U adds to c = (1−2y)·z is the same in every row, and what all the others add is the same
// in every column: e^c is the product of the two powers, each made once for a block of
// examples.
type gridBand struct {
	*packed
	plane  Plane
	us     []float64
	at     Params    // the plane's, with a slice of its own
	theta  []float64 // w₁ … wₙ, b; 0 at U
	losses []float64 // for each place of the band, the sum over a chunk
	totals []twoSum  // and over all of them

	rows   [maxBandRows]exponents // of a block: c without the part of U
	column exponents              // and the part of U
	c      [maxBlockRows]float64  // both
}

// exponents are numbers of which powers are wanted, and the powers where they are normal.
type exponents struct {
	values, powers [maxBlockRows]float64
	low, high      float64 // the range of the first; −Inf to +Inf where there are no powers
}

// computePowers makes the powers of the first n.
func (e *exponents) computePowers(n int) {
	of, powers := e.values[:n], e.powers[:n]
	e.low, e.high = of[0], of[0]
	for _, v := range of {
		e.low, e.high = min(e.low, v), max(e.high, v) // NaN where one is
	}
	if !(e.low >= -elementary.ExpNormalMax && e.high <= elementary.ExpNormalMax) {
		e.low, e.high = math.Inf(-1), math.Inf(1)
		return
	}
	t := elementary.SharedExpTable()
	for i, v := range of {
		powers[i] = t.Exp(v)
	}
}

// canMultiply reports whether each product of a power of e and one of f is e^c of their
// sum c, normal and no larger than lossSum multiplies up.
func (e *exponents) canMultiply(f *exponents) bool {
	return e.low+f.low >= -elementary.ExpNormalMax && e.high+f.high <= maxDirectExp
}

func newGridBand(k *packed, plane Plane, us []float64) *gridBand {
	return &gridBand{
		packed: k, plane: plane, us: us, at: plane.Fixed.Clone(),
		theta:  append(slices.Clone(plane.Fixed.W), plane.Fixed.B),
		losses: make([]float64, maxBandRows*len(us)), totals: make([]twoSum, maxBandRows*len(us)),
	}
}

// fill writes J along the rows at vs, or nothing if ctx is cancelled before the end.
func (g *gridBand) fill(ctx context.Context, vs, costs []float64) {
	g.theta[g.plane.U] = 0
	clear(g.totals)
	for chunk := range g.chunks() {
		if ctx.Err() != nil {
			return
		}
		g.addChunk(chunk, vs)
	}
	for place := range costs {
		costs[place] = g.totals[place].value() / float64(g.m)
		g.at.setParam(g.plane.V, vs[place/len(g.us)])
		g.at.setParam(g.plane.U, g.us[place%len(g.us)])
		if !finite(costs[place]) { // as in kernel.evaluate
			costs[place] = Evaluate(g.problem, g.at, nil)
		}
		if g.plane.Lambda != 0 {
			costs[place] += Penalty(g.plane.Lambda, g.m, g.at.W)
		}
	}
}

// addChunk adds the losses of one chunk to the totals of the rows at vs.
func (g *gridBand) addChunk(chunk int, vs []float64) {
	clear(g.losses)
	for from := chunk * g.chunkRows; from < min((chunk+1)*g.chunkRows, g.m); from += g.blockRows {
		g.addBlock(g.block(from), min(g.blockRows, g.m-from), vs)
	}
	for place, loss := range g.losses[:len(vs)*len(g.us)] {
		g.totals[place].add(loss)
	}
}

func (g *gridBand) addBlock(block []float64, n int, vs []float64) {
	for r, v := range vs {
		g.theta[g.plane.V] = v
		negMargins(g.rows[r].values[:n], block, g.theta)
		g.rows[r].computePowers(n)
	}
	varied := block[g.plane.U*n:][:n]
	part := g.column.values[:n]
	for place, u := range g.us {
		for i, x := range varied {
			part[i] = float64(u * x)
		}
		g.column.computePowers(n)
		for r := range vs {
			g.losses[r*len(g.us)+place] += g.lossesOf(&g.rows[r], n)
		}
	}
}

// lossesOf is the sum of the first n losses at a row and the column at hand.
func (g *gridBand) lossesOf(row *exponents, n int) float64 {
	if row.canMultiply(&g.column) {
		return lossSumOfProducts(row.powers[:n], g.column.powers[:n])
	}
	c := g.c[:n]
	for i, v := range row.values[:n] {
		c[i] = v + g.column.values[i]
	}
	return lossSum(c)
}
