package trainer

import (
	"math"
	"math/bits"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// prime is 2⁶¹−1: modulo it a float64 that is finite is an exact number,
// because multiplying by 2 is turning its 61 bits.
const prime = 1<<61 - 1

// independentColumns returns the columns of X that do not depend on the ones and the
// columns before them: no w of the others could do what theirs does. It
// counts modulo a prime and so rounds nothing. A column that it returns is
// independent for certain; one that it leaves out could be only by a chance of
// about 1e-18. Time m·n² at worst; it ends as soon as all are found. (A QR
// factorization needs all rows at once, and rounds: columns that differ in their
// last bits come out dependent.)
func independentColumns(p Problem) []int {
	_, n := p.Size()
	basis := make([][]uint64, n+1) // by their first place that is not 0; the ones come first
	found := 0
	for _, x := range p.X {
		row := make([]uint64, n+1)
		row[0] = 1
		for j, v := range x {
			row[j+1] = toResidue(v)
		}
		if eliminate(row, basis) {
			found++
		}
		if found > n {
			break
		}
	}
	var free []int
	for j := range n {
		if basis[j+1] != nil {
			free = append(free, j)
		}
	}
	return free
}

// eliminate takes multiples of the basis off the row and adds what is left to
// it, if anything is.
func eliminate(row []uint64, basis [][]uint64) bool {
	for j, v := range row {
		switch {
		case row[j] == 0:
		case basis[j] == nil:
			inverse := powMod(v, prime-2)
			for c := j; c < len(row); c++ {
				row[c] = mulMod(row[c], inverse)
			}
			basis[j] = row
			return true
		default:
			factor := prime - row[j]
			for c := j; c < len(row); c++ {
				row[c] = reduce(row[c] + mulMod(factor, basis[j][c]))
			}
		}
	}
	return false
}

// toResidue is a float64 modulo the prime.
func toResidue(v float64) uint64 {
	fraction, exponent := math.Frexp(v)
	whole := uint64(math.Abs(fraction) * (1 << 53))
	turn := ((exponent-53)%61 + 61) % 61
	r := reduce(whole<<turn&prime | whole>>(61-turn))
	if v < 0 && r != 0 {
		return prime - r
	}
	return r
}

func reduce(a uint64) uint64 {
	if a >= prime {
		return a - prime
	}
	return a
}

func mulMod(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return reduce(low&prime + (high<<3 | low>>61))
}

func powMod(a uint64, e uint64) uint64 {
	r := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = mulMod(r, a)
		}
		a = mulMod(a, a)
	}
	return r
}

// rescaledProblem is a problem with every column centred and brought to the same size,
// so that Newton's method loses nothing to units: x ↦ (x·2^−shift − centre)·2^−spread.
type rescaledProblem struct {
	problem        Problem
	n              int   // features of the problem as it was
	columns        []int // those that were taken
	shift, spread  []int
	centre         []float64
	penaltyFactors []float64 // λ/m for each of its weights: of the raw weight, whose size is another
}

func rescale(p Problem, columns []int, lambda float64) rescaledProblem {
	m, n := p.Size()
	e := rescaledProblem{n: n, columns: columns}
	e.problem = Problem{X: make([][]float64, m), Y: p.Y}
	slab := make([]float64, m*len(columns))
	for i := range e.problem.X {
		e.problem.X[i] = slab[i*len(columns) : (i+1)*len(columns)]
	}
	for c, j := range columns {
		low, high := math.Inf(1), math.Inf(-1)
		for _, x := range p.X {
			low, high = min(low, x[j]), max(high, x[j])
		}
		_, shift := math.Frexp(max(math.Abs(low), math.Abs(high)))
		low, high = math.Ldexp(low, -shift), math.Ldexp(high, -shift)
		_, spread := math.Frexp((high - low) / 2)
		middle := float64((low + high) / 2)
		for i, x := range p.X {
			e.problem.X[i][c] = math.Ldexp(math.Ldexp(x[j], -shift)-middle, -spread)
		}
		e.shift, e.spread, e.centre = append(e.shift, shift), append(e.spread, spread), append(e.centre, middle)
		e.penaltyFactors = append(e.penaltyFactors, math.Ldexp(lambda/float64(m), -2*(shift+spread)))
	}
	return e
}

// unscale turns parameters of the rescaled problem into those of the problem as it was.
func (p rescaledProblem) unscale(at Params) Params {
	raw := Zeros(p.n)
	raw.B = at.B
	for c, j := range p.columns {
		w := math.Ldexp(at.W[c], -p.spread[c])
		raw.W[j] = math.Ldexp(w, -p.shift[c])
		raw.B -= float64(w * p.centre[c])
	}
	return raw
}

// newtonStep makes one Newton step, shorter where the parabola is not to be
// believed. It returns the largest change of a parameter, and whether the
// optimum is settled: there is one and rounding is all that keeps from it. The
// result has W nil where no step is known.
func (p rescaledProblem) newtonStep(at Params) (next Params, length float64, settled bool) {
	grad := Zeros(len(at.W))
	cost := p.cost(at, &grad)
	h := hessian(p.problem, at, 0)
	for j, rate := range p.penaltyFactors {
		h.SetSym(j, j, h.At(j, j)+rate)
	}
	if !grad.Finite() || !finite(mat.Sum(h)) {
		return Params{}, 0, false
	}
	step, ok := newtonStep(h, grad, 0)
	if !ok {
		return Params{}, 0, false
	}
	slope := dot(grad, step)
	low, high := extremeEigenvalues(h)
	settled = wellAboveRounding(low, high, h.SymmetricDim()) && math.Sqrt(-slope)*maxExampleNorm(p.problem) <= maxNewtonStep*math.Sqrt(low)
	for t := 1.0; t > 0x1p-60; t /= 2 {
		next = addScaled(at, step, t)
		if settled || p.cost(next, nil) <= cost+float64(1e-4*t*slope) {
			return next, t * step.largest(), settled
		}
	}
	return Params{}, 0, false
}

// cost is Evaluate of the rescaled problem with its penalty.
func (p rescaledProblem) cost(at Params, grad *Params) float64 {
	cost := Evaluate(p.problem, at, grad)
	for j, rate := range p.penaltyFactors {
		cost += float64(float64(rate*at.W[j]*at.W[j]) / 2)
		if grad != nil {
			grad.W[j] += float64(rate * at.W[j])
		}
	}
	return cost
}

// addScaled returns at + t·step.
func addScaled(at, step Params, t float64) Params {
	next := Params{W: slices.Clone(at.W), B: at.B + float64(t*step.B)}
	for j, s := range step.W {
		next.W[j] += float64(t * s)
	}
	return next
}
