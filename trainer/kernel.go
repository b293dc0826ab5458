package trainer

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

// The sums that descent spends its time on. Per example they take one exp and
// a few products; Evaluate is the same in the plain form and says what they
// must come to. With c = (1−2y)·z, which is above 0 on the wrong side, and
// t = exp(−|c|) the losses are max(c, 0) + log1p(t), and
//
//	Σ log1p(t) = log Π (1+t)
//
// so a block needs one logarithm. The product is kept as 1 + v, for a v that
// starts at 0 and grows by v += t·(1 + v): positive terms only, hence no digits
// lost even where every t is tiny, and log1p(v) is the sum. It stays below 2²⁴.
//
// How far from the exact sums: a block adds up 24 terms and a chunk 32 blocks,
// in their order, each addition with an error of at most half a unit in the
// last place; and the chunks are added with the errors kept (Knuth's two-sum),
// so the relative error is a few 1e-15 for any m. It is relative to the sum of
// the absolute terms.

// kernel computes J and its gradient for one packed problem again and again.
// It is not safe for use by several goroutines at once, though it may use
// several itself.
type kernel struct {
	*packed
	theta []float64 // w₁ … wₙ, b
	// parts has n+2 sums for every chunk: loss, dw₁ … dwₙ, db.
	parts []float64
}

func newKernel(p *packed) *kernel {
	return &kernel{packed: p, theta: make([]float64, p.n+1), parts: make([]float64, p.chunks()*(p.n+2))}
}

// share is how many numbers make it worth waking a goroutine up: they take
// about 0.1 ms, some twenty times what the waking takes.
const share = 1 << 15

// evaluate is Evaluate(problem, at, grad), faster and to 1e-14 the same. The
// bits depend on the problem and the parameters alone, not on how many
// goroutines shared the work; all have ended when it returns.
func (k *kernel) evaluate(at Params, grad *Params) (cost float64) {
	workers := min(runtime.GOMAXPROCS(0), 1+len(k.rows)/share)
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
	k.sum(min(workers, k.chunks()))
	count := float64(k.m)
	for j := range grad.W {
		grad.W[j] = k.total(1+j) / count
	}
	grad.B = k.total(1+k.n) / count
	return k.total(0) / count
}

// sum fills in the parts of all chunks.
func (k *kernel) sum(workers int) {
	if workers < 2 {
		for c := range k.chunks() {
			k.sumChunk(c)
		}
		return
	}
	var next atomic.Int64
	work := func() {
		for c := int(next.Add(1)) - 1; c < k.chunks(); c = int(next.Add(1)) - 1 {
			k.sumChunk(c)
		}
	}
	var group sync.WaitGroup
	for range workers - 1 {
		group.Go(work)
	}
	work()
	group.Wait()
}

// sumChunk fills in the part of one chunk.
func (k *kernel) sumChunk(chunk int) {
	var buffer [blockRows]float64
	part := k.parts[chunk*(k.n+2):][:k.n+2]
	clear(part)
	for from := chunk * chunkRows; from < min((chunk+1)*chunkRows, k.m); from += blockRows {
		block, c := k.block(from), buffer[:min(blockRows, k.m-from)]
		margins(c, block, k.theta)
		part[0] += slopes(k.powers, c)
		project(part[1:], c, block)
	}
}

// total adds up one sum of every chunk, and what rounding takes off it.
func (k *kernel) total(place int) float64 {
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

// slopes turns every c into q = t/(1+t) for c < 0, 1/(1+t) otherwise, with which
// a − y = (1−2y)·q, and returns the sum of the losses. It takes two examples at
// a time, which halves the chain of products.
func slopes(t *powers, c []float64) (loss float64) {
	var v, twice float64 // twice is 2·Σ max(c, 0) = Σ (|c| + c)
	for ; len(c) >= 2; c = c[2:] {
		d, e := c[0], c[1]
		u, w := math.Abs(d), math.Abs(e)
		var td, te float64
		if u <= normal {
			td = t.exp(u)
		} else {
			td = t.expFar(u)
		}
		if w <= normal {
			te = t.exp(w)
		} else {
			te = t.expFar(w)
		}
		c[0], c[1] = slope(d, td), slope(e, te)
		twice += (u + d) + (w + e)
		both := td + float64(te*(1+td))
		v += float64(both * (1 + v))
	}
	if len(c) > 0 {
		d := c[0]
		u := math.Abs(d)
		td := t.of(u)
		c[0] = slope(d, td)
		twice += u + d
		v += float64(td * (1 + v))
	}
	return twice/2 + math.Log1p(v)
}

// losses returns the sum that slopes does for c = rest + u·x.
func losses(t *powers, rest, x []float64, u float64) float64 {
	var v, twice float64
	for ; len(rest) >= 2 && len(x) >= 2; rest, x = rest[2:], x[2:] {
		d, e := rest[0]+float64(u*x[0]), rest[1]+float64(u*x[1])
		a, b := math.Abs(d), math.Abs(e)
		var td, te float64
		if a <= normal {
			td = t.exp(a)
		} else {
			td = t.expFar(a)
		}
		if b <= normal {
			te = t.exp(b)
		} else {
			te = t.expFar(b)
		}
		twice += (a + d) + (b + e)
		both := td + float64(te*(1+td))
		v += float64(both * (1 + v))
	}
	if len(rest) > 0 && len(x) > 0 {
		d := rest[0] + float64(u*x[0])
		a := math.Abs(d)
		twice += a + d
		v += float64(t.of(a) * (1 + v))
	}
	return twice/2 + math.Log1p(v)
}

// slope returns q of one example, without a branch: whether it is on the right
// side nobody can foretell.
func slope(c, t float64) float64 {
	wrong := math.Float64bits(c)>>63 - 1 // all ones for c > 0; at ±0 both sides agree
	upper := math.Float64bits(t)&^wrong | math.Float64bits(1)&wrong
	return math.Float64frombits(upper) / (1 + t)
}
