package trainer

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Facts is what is true of a problem whatever the parameters are.
type Facts struct {
	// AlphaBound is 8/λmax(XᵀX/m), X with a column of ones: for every α up to
	// it J never rises, whatever the start. Because of the ones it is at most
	// 8, never +Inf; 0 where features are so large that it is below the smallest float64;
	// NaN for a problem that is not valid.
	AlphaBound float64
	// Estimated says that the problem is so large that λmax was estimated from
	// a sample of its rows: AlphaBound is about right and promises nothing.
	Estimated bool

	LargestColumn int     // the column, counted from 0, with the largest root mean square
	LargestRMS    float64 // that root mean square, how far from 0 its values are

	examples int
	gram     *mat.SymDense // XᵀX/m, X with a column of ones and times 2^−exponent; nil where λmax came another way
	exponent int

	OneClass bool    // every label is the same
	Class    float64 // that label, 0 or 1; 0 where OneClass is false
	Constant []int   // columns, counted from 0, that hold one value only; with m = 1 all
}

// Analyze returns the facts of a problem. Its time is of order m·n, and it makes a
// copy of a problem that is not large.
func Analyze(p Problem) Facts {
	if p.Validate() != nil {
		return Facts{AlphaBound: math.NaN()}
	}
	var f Facts
	exponent := largestExponent(p)
	f.LargestColumn, f.LargestRMS = largestColumn(p, exponent)
	f.examples, f.exponent = len(p.X), exponent
	f.AlphaBound, f.gram, f.Estimated = alphaBound(p, f.LargestRMS, exponent)
	differs := func(y float64) bool { return y != p.Y[0] }
	if f.OneClass = !slices.ContainsFunc(p.Y, differs); f.OneClass {
		f.Class = p.Y[0]
	}
	for j, first := range p.X[0] {
		if !slices.ContainsFunc(p.X, func(x []float64) bool { return x[j] != first }) {
			f.Constant = append(f.Constant, j)
		}
	}
	return f
}

// AlphaBoundWithPenalty is AlphaBound with the penalty of λ: 2/L, L the largest eigenvalue of
//
//	XᵀX/(4m) + (λ/m)·P
//
// X with a column of ones and P the identity but for a 0 where b is. L is above
// every curvature of J, so J never rises for an α up to 2/L. Where the matrix is
// too large for that it is the sum of both largest eigenvalues, which is no less
// than L: a bound as good, at most half as large.
func (f Facts) AlphaBoundWithPenalty(lambda float64) float64 {
	switch rate := lambda / float64(f.examples); {
	case lambda == 0:
		return f.AlphaBound
	case f.gram == nil:
		return 2 / (2/f.AlphaBound + rate)
	default:
		d := f.gram.SymmetricDim()
		sum := mat.NewSymDense(d, nil)
		sum.ScaleSym(1.0/4, f.gram)
		for j := range d - 1 {
			sum.SetSym(j, j, sum.At(j, j)+math.Ldexp(rate, -2*f.exponent))
		}
		_, high := extremeEigenvalues(sum)
		return math.Ldexp(2/high, -2*f.exponent)
	}
}

// extremeEigenvalues returns λmin and λmax of a positive semidefinite matrix
// that is finite, NaN if the solver gives up. gonum 0.17 panics on a matrix that is
// tiny and on a block that is tiny beside the rest: so the largest diagonal
// entry, at most λmax, is brought to about 1, added to the diagonal and
// taken off the results. λmin is good to some ulp of λmax; below that it is 0.
func extremeEigenvalues(a *mat.SymDense) (low, high float64) {
	d := a.SymmetricDim()
	var top float64
	for i := range d {
		top = max(top, a.At(i, i))
	}
	if top == 0 {
		return 0, 0
	}
	shift, exponent := math.Frexp(top)
	shifted := mat.NewSymDense(d, nil)
	for i := range d {
		for j := i; j < d; j++ {
			shifted.SetSym(i, j, math.Ldexp(a.At(i, j), -exponent))
		}
		shifted.SetSym(i, i, shifted.At(i, i)+shift)
	}
	var eigen mat.EigenSym
	if !eigen.Factorize(shifted, false) {
		return math.NaN(), math.NaN()
	}
	values := eigen.Values(nil) // they ascend
	low, high = values[0]-shift, values[d-1]-shift
	if low < float64(d)*0x1p-52*high {
		low = 0
	}
	return math.Ldexp(low, exponent), math.Ldexp(high, exponent)
}

// Separates says whether the parameters classify every example correctly by more
// than the rounding error of its z can be: true is a proof that a line (a plane,
// a threshold) separates the classes, so that there is no optimum and in the
// long run the weights grow for ever. False proves nothing.
func Separates(p Problem, at Params) bool {
	for i, x := range p.X {
		side := (2*p.Y[i] - 1) * at.Z(x)
		if !(side > at.zError(x)) { // NaN too
			return false
		}
	}
	return true
}

// zError returns a bound on the rounding error of Z(x), +Inf or NaN where z
// overflows. Higham's bound is (n+1)·u·(Σ|w_j x_j| + |b|) to first order, with
// u = 2⁻⁵³; 2u and two terms more cover the higher orders and the rounding of this
// sum itself, and each product may lose half the smallest float64 by underflow.
func (p Params) zError(x []float64) float64 {
	const u = 0x1p-53
	size := math.Abs(p.B)
	for j, w := range p.W {
		size += math.Abs(float64(w * x[j]))
	}
	terms := float64(len(p.W) + 3)
	return float64(terms*2*u*size) + float64(terms*math.SmallestNonzeroFloat64)
}

// costTolerance is the relative change of J up to which it neither rises nor falls:
// near an optimum J moves by a few units in its last place, which is rounding.
const costTolerance = 8 * 0x1p-52

// costDirection is the direction from one cost to the next: −1 it falls, +1 it rises, 0
// it stays level, which allows for rounding. It is not known where one of them
// is NaN or ±Inf.
func costDirection(from, to float64) (direction int, known bool) {
	if !finite(from) || !finite(to) {
		return 0, false
	}
	switch limit := costTolerance * max(math.Abs(from), math.Abs(to)); {
	case to-from > limit:
		return 1, true
	case from-to > limit:
		return -1, true
	}
	return 0, true
}

// Trend returns the direction of the last step of costs (−1 J falls, +1 it
// rises, 0 it stays level, which allows for rounding) and for how many steps up
// to the end it has been the same. Steps is 0 where there is no last
// step: with fewer than two costs, or where one of its ends is NaN or ±Inf.
func Trend(costs []float64) (direction, steps int) {
	for i := len(costs) - 1; i > 0; i-- {
		d, known := costDirection(costs[i-1], costs[i])
		if !known || steps > 0 && d != direction {
			break
		}
		direction = d
		steps++
	}
	return direction, steps
}
