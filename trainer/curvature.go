package trainer

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"descent/trainer/elementary"
)

// Curvature is how J bends at one point: what is known of its Hessian H =
// (1/m) Σ a(1−a)·x̃x̃ᵀ + (λ/m)·P there, x̃ an example with a one for b, P the
// identity but for a 0 where b is.
type Curvature struct {
	// LambdaMax and LambdaMin are the extreme eigenvalues of H. LambdaMin is
	// good to about 1e-16·LambdaMax; what is below that counts as 0. NaN where z or H
	// overflows; both are 0 where every a(1−a) is below the smallest float64.
	LambdaMax, LambdaMin float64

	// Newton is the step −H⁻¹∇J, which leads to the lowest point of the
	// parabola that touches J here. W is nil where H is too near to singular.
	Newton Params
	// PredictedDecrease is ½·∇JᵀH⁻¹∇J, how much lower that parabola gets; NaN where Newton
	// is not known.
	PredictedDecrease float64
	// NewtonReliable reports whether the parabola can be believed: J has one optimum, and Newton
	// and PredictedDecrease are right to some per cent.
	NewtonReliable bool
}

// Condition is LambdaMax/LambdaMin: how many times flatter J is one way than
// another. +Inf where H is singular, NaN where nothing is known.
func (c Curvature) Condition() float64 { return c.LambdaMax / c.LambdaMin }

// maxNewtonStep is the largest R‖s‖ of a Newton step s for which the parabola is
// believed, R the longest x̃. Along a step v every weight a(1−a) changes at most
// by a factor e^{±R‖v‖}, so J is between parabolas of that much more and less
// curvature; ν·R/√λmin, which is no less, up to ½ proves that there is
// exactly one optimum (F. Bach, Self-concordant analysis for logistic regression, 2010).
const maxNewtonStep = 0.05

// CurvatureAt returns the curvature of J, with the penalty of λ, at the parameters. Its time is of
// order m·n² + n³, so for much data it does not belong on an event loop. The
// parameters must fit p; nothing is known of a p that is not valid.
func CurvatureAt(p Problem, at Params, lambda float64) Curvature {
	unknown := Curvature{LambdaMax: math.NaN(), LambdaMin: math.NaN(), PredictedDecrease: math.NaN()}
	if p.Validate() != nil {
		return unknown
	}
	_, n := p.Size()
	grad := Zeros(n)
	Evaluate(p, at, &grad)
	addPenalty(&grad, at, lambda, len(p.X))
	exponent := largestExponent(p)
	h := hessian(p, at, exponent)
	for j := range n {
		h.SetSym(j, j, h.At(j, j)+math.Ldexp(lambda/float64(len(p.X)), -2*exponent))
	}
	if !grad.Finite() || !finite(mat.Sum(h)) {
		return unknown
	}
	low, high := extremeEigenvalues(h)
	c := unknown
	c.LambdaMin, c.LambdaMax = math.Ldexp(low, 2*exponent), math.Ldexp(high, 2*exponent)
	step, ok := newtonStep(h, grad, exponent)
	if !ok {
		return c
	}
	c.Newton, c.PredictedDecrease = step, max(0, -dot(grad, step)/2)
	decrement := math.Sqrt(2 * c.PredictedDecrease)
	c.NewtonReliable = wellAboveRounding(low, high, n+1) && decrement*maxExampleNorm(p) <= maxNewtonStep*math.Sqrt(c.LambdaMin)
	return c
}

// wellAboveRounding tells that the smallest of d eigenvalues is well above the rounding of
// the largest. Where it is not, as far out where J only falls for ever, slope and
// curvature are both nothing but rounding, and prove no optimum.
func wellAboveRounding(low, high float64, d int) bool {
	const times = 100 // of the error that low may have
	return low > times*float64(d)*0x1p-52*high
}

// maxExampleNorm is R, the Euclidean norm of the longest example with its one.
func maxExampleNorm(p Problem) float64 {
	var top float64
	for _, x := range p.X {
		square := 1.0
		for _, v := range x {
			square += float64(v * v)
		}
		norm := math.Sqrt(square)
		if math.IsInf(norm, 0) { // the square is, the norm may not be
			norm = 1
			for _, v := range x {
				norm = math.Hypot(norm, v)
			}
		}
		top = max(top, norm)
	}
	return top
}

func dot(p, q Params) float64 {
	sum := p.B * q.B
	for j, w := range p.W {
		sum += float64(w * q.W[j])
	}
	return sum
}

// hessianBlockRows is how many examples are weighted at once: enough for a matrix
// product, few enough to need no copy of all data.
const hessianBlockRows = 256

// hessian returns H with every x̃ times 2^−exponent, (n+1)×(n+1), b last.
// Entries are not finite where z is not.
func hessian(p Problem, at Params, exponent int) *mat.SymDense {
	m, n := p.Size()
	sum := mat.NewSymDense(n+1, nil)
	rows := mat.NewDense(n+1, min(m, hessianBlockRows), nil) // examples are columns
	one := math.Ldexp(1, -exponent)
	for from := 0; from < m; from += hessianBlockRows {
		to := min(m, from+hessianBlockRows)
		for c, x := range p.X[from:to] {
			weight := sqrtWeight(at.Z(x))
			for j, v := range x {
				rows.Set(j, c, weight*math.Ldexp(v, -exponent))
			}
			rows.Set(n, c, weight*one)
		}
		sum.SymRankK(sum, 1/float64(m), rows.Slice(0, n+1, 0, to-from))
	}
	return sum
}

// sqrtWeight returns √(a(1−a)), NaN where z is not finite. With t = exp(−|z|)
// it is √t/(1+t): nothing cancels, and √t does not underflow before its square.
func sqrtWeight(z float64) float64 {
	if !finite(z) {
		return math.NaN()
	}
	root := elementary.Exp(-math.Abs(z) / 2)
	return root / (1 + float64(root*root))
}

// maxNewtonCondition is the condition number, after every column was scaled to
// length 1, from which a Newton step has less than some three digits.
const maxNewtonCondition = 1e13

// newtonStep solves H·s = −∇J for the Hessian of the examples times
// 2^−exponent. Columns are scaled to a diagonal of ones first, so that units do
// not count. False where H is singular or too near to it.
func newtonStep(h *mat.SymDense, grad Params, exponent int) (step Params, ok bool) {
	d := h.SymmetricDim()
	scale, right := make([]float64, d), mat.NewVecDense(d, nil)
	for i := range d {
		scale[i] = math.Sqrt(h.At(i, i))
		if !(scale[i] > 0) {
			return Params{}, false
		}
		right.SetVec(i, -math.Ldexp(grad.Param(i), -exponent)/scale[i])
	}
	unit := mat.NewSymDense(d, nil)
	for i := range d {
		for j := i; j < d; j++ {
			unit.SetSym(i, j, h.At(i, j)/scale[i]/scale[j])
		}
	}
	var factor mat.Cholesky
	if !factor.Factorize(unit) || !(factor.Cond() < maxNewtonCondition) {
		return Params{}, false
	}
	var solved mat.VecDense
	if factor.SolveVecTo(&solved, right) != nil {
		return Params{}, false
	}
	step = Zeros(d - 1)
	for i := range d {
		step.setParam(i, math.Ldexp(solved.AtVec(i)/scale[i], -exponent))
	}
	return step, step.Finite()
}
