package trainer

import (
	"math"
	"runtime"
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
	crew
}

func newKernel(p *packed) *kernel {
	return &kernel{packed: p, theta: make([]float64, p.n+1), parts: make([]float64, p.chunks()*(p.n+2))}
}

// evaluate is Evaluate(problem, at, grad), faster and to 1e-14 the same. The
// bits depend on the problem and the parameters alone, not on how many
// goroutines shared the work; those it started end a moment after its last call.
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
	k.sum(workers)
	count := float64(k.m)
	for j := range grad.W {
		grad.W[j] = k.total(1+j) / count
	}
	grad.B = k.total(1+k.n) / count
	return k.total(0) / count
}

// sumChunk fills in the part of one chunk.
func (k *kernel) sumChunk(chunk int) {
	var c, q [blockRows]float64
	part := k.parts[chunk*(k.n+2):][:k.n+2]
	clear(part)
	for from := chunk * chunkRows; from < min((chunk+1)*chunkRows, k.m); from += blockRows {
		block, rows := k.block(from), min(blockRows, k.m-from)
		margins(c[:rows], block, k.theta)
		part[0] += slopes(k.powers, q[:rows], c[:rows])
		project(part[1:], q[:rows], block)
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

// slopes writes q = t/(1+t) for c < 0, 1/(1+t) otherwise, with which
// a − y = (1−2y)·q, and returns the sum of the losses. It takes two examples at
// a time, which halves the chain of products, and calls nothing on the way,
// which keeps everything in registers: whether it should have, it asks at the end.
func slopes(t *powers, q, c []float64) (loss float64) {
	var v, twice float64 // twice is 2·Σ max(c, 0) = Σ (|c| + c)
	var most uint64      // the bits of the largest |c|: they are ordered like the numbers, NaN last
	rest, out := c, q
	for ; len(rest) >= 2 && len(out) >= 2; rest, out = rest[2:], out[2:] {
		d, e := rest[0], rest[1]
		a, b := math.Abs(d), math.Abs(e)
		most = max(most, math.Float64bits(a), math.Float64bits(b))
		td, te := t.exp(a), t.exp(b)
		out[0], out[1] = slope(d, td), slope(e, te)
		twice += (a + d) + (b + e)
		both := td + float64(te*(1+td))
		v += float64(both * (1 + v))
	}
	if len(rest) > 0 && len(out) > 0 {
		d := rest[0]
		a := math.Abs(d)
		most = max(most, math.Float64bits(a))
		td := t.exp(a)
		out[0] = slope(d, td)
		twice += a + d
		v += float64(td * (1 + v))
	}
	if most > math.Float64bits(normal) {
		return slopesFar(t, q, c)
	}
	return twice/2 + math.Log1p(v)
}

// slopesFar is slopes for any c.
func slopesFar(t *powers, q, c []float64) float64 {
	var v, twice float64
	for i, d := range c {
		a := math.Abs(d)
		td := t.of(a)
		q[i] = slope(d, td)
		twice += a + d
		v += float64(td * (1 + v))
	}
	return twice/2 + math.Log1p(v)
}

// losses returns the sum that slopes does for c = rest + u·x.
func losses(t *powers, rest, x []float64, u float64) float64 {
	var v, twice float64
	var most uint64
	r, y := rest, x
	for ; len(r) >= 2 && len(y) >= 2; r, y = r[2:], y[2:] {
		d, e := r[0]+float64(u*y[0]), r[1]+float64(u*y[1])
		a, b := math.Abs(d), math.Abs(e)
		most = max(most, math.Float64bits(a), math.Float64bits(b))
		td, te := t.exp(a), t.exp(b)
		twice += (a + d) + (b + e)
		both := td + float64(te*(1+td))
		v += float64(both * (1 + v))
	}
	if len(r) > 0 && len(y) > 0 {
		d := r[0] + float64(u*y[0])
		a := math.Abs(d)
		most = max(most, math.Float64bits(a))
		twice += a + d
		v += float64(t.exp(a) * (1 + v))
	}
	if most > math.Float64bits(normal) {
		return lossesFar(t, rest, x, u)
	}
	return twice/2 + math.Log1p(v)
}

// lossesFar is losses for any c.
func lossesFar(t *powers, rest, x []float64, u float64) float64 {
	var v, twice float64
	for i, d := range rest {
		d += float64(u * x[i])
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
