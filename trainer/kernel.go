package trainer

import "runtime"

// The sums that descent spends its time on. Per example they take one exp and
// a few products; Evaluate is the same in the plain form and says what they
// must come to. Every operation is one that IEEE 754 rounds in one way, and none
// is fused with the next: a product that is added is rounded by a conversion.
//
// How far from the exact sums: a lane adds up 8 terms, the lanes are put
// together by three additions, a chunk adds up 32 blocks, each addition with an
// error of at most half a unit in the last place; and the chunks are added with
// the errors kept (Knuth's two-sum), so the relative error is a few 1e-15 for any
// m. It is relative to the sum of the absolute terms.

// kernel computes J and its gradient for one packed problem again and again.
// It is not safe for use by several goroutines at once, though it may use
// several itself.
type kernel struct {
	*packed
	theta []float64 // w₁ … wₙ, b
	// parts has n+2 sums for every chunk: loss, dw₁ … dwₙ, db.
	parts   []float64
	scratch scratch // the owner's
	workerPool
}

// scratch is what one goroutine needs for a block.
type scratch struct{ c, q [maxBlockRows]float64 }

func newKernel(p *packed) *kernel {
	return &kernel{packed: p, theta: make([]float64, p.n+1), parts: make([]float64, p.chunks()*(p.n+2))}
}

// evaluate is Evaluate(problem, at, grad), faster and to 1e-14 the same. The
// bits depend on the problem and the parameters alone, not on how many
// goroutines shared the work; those it started end a moment after its last call.
func (k *kernel) evaluate(at Params, grad *Params) (cost float64) {
	workers := min(runtime.GOMAXPROCS(0), 1+len(k.blockData)/minWorkPerWorker)
	cost = k.means(at, grad, workers)
	if finite(cost) && grad.Finite() {
		return cost
	}
	// A sum that is not finite may be one whose mean is, or have lost its sign
	// on the way: the plain formula knows.
	return Evaluate(k.problem, at, grad)
}

// means shares the chunks among workers and puts their sums together in order.
func (k *kernel) means(at Params, grad *Params, workers int) (cost float64) {
	k.theta[copy(k.theta, at.W)] = at.B
	k.sum(workers)
	count := float64(k.m)
	for j := range grad.W {
		grad.W[j] = k.sumOf(1+j) / count
	}
	grad.B = k.sumOf(1+k.n) / count
	return k.sumOf(0) / count
}

// sumChunk fills in the part of one chunk.
func (k *kernel) sumChunk(chunk int, own *scratch) {
	part := k.parts[chunk*(k.n+2):][:k.n+2]
	clear(part)
	for from := chunk * k.chunkRows; from < min((chunk+1)*k.chunkRows, k.m); from += k.blockRows {
		block, rows := k.block(from), min(k.blockRows, k.m-from)
		c, q := own.c[:rows], own.q[:rows]
		negMargins(c, block, k.theta)
		part[0] += lossAndResiduals(q, c)
		accumulateGrad(part[1:], q, block)
	}
}

// sumOf adds up one sum of every chunk, and what rounding takes off it.
func (k *kernel) sumOf(place int) float64 {
	var t twoSum
	for ; place < len(k.parts); place += k.n + 2 {
		t.add(k.parts[place])
	}
	return t.value()
}

// twoSum is a sum and the sum of its rounding errors, each of which is exact.
type twoSum struct{ sum, lost float64 }

func (t *twoSum) add(v float64) {
	sum := t.sum + v
	took := sum - t.sum
	t.lost += (t.sum - (sum - took)) + (v - took)
	t.sum = sum
}

func (t *twoSum) value() float64 { return t.sum + t.lost }
