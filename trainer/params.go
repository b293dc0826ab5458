package trainer

import (
	"math"
	"math/rand/v2"
	"slices"

	"descent/trainer/elementary"
)

// Params is θ = (w, b): n weights, each in one over the unit of its feature,
// and the bias. A gradient has the same shape, so it is a Params too.
type Params struct {
	W []float64
	B float64
}

// Zeros returns the start w = 0, b = 0 for n features.
func Zeros(n int) Params {
	return Params{W: make([]float64, n)}
}

// initStdDev is the standard deviation of a random start: with features of order 1
// the first probabilities are neither all ½ nor already 0 and 1.
const initStdDev = 0.5

// seedStream is the second word of the PCG seed. Any constant would do; this one,
// 2⁶⁴ divided by the golden ratio, keeps small seeds far apart.
const seedStream = 0x9e3779b97f4a7c15

// Random returns a start for n features, each number normal with mean 0 and
// standard deviation 0.5, first w₁ … wₙ, then b. A seed always gives the same start.
func Random(n int, seed uint64) Params {
	// A start that can be repeated is the purpose here; nothing depends on secrecy.
	draw := rand.New(rand.NewPCG(seed, seedStream)) //nolint:gosec // not for secrets
	p := Zeros(n)
	for j := range p.W {
		p.W[j] = initStdDev * elementary.Normal(draw)
	}
	p.B = initStdDev * elementary.Normal(draw)
	return p
}

// Clone returns a copy that shares nothing with p.
func (p Params) Clone() Params {
	return Params{W: slices.Clone(p.W), B: p.B}
}

// Equal says whether p and q have the same width and the same bits. So 0 and
// −0 differ and a NaN equals itself: the question is whether two calculations
// took the same way, and that even a run that ended in NaN can answer.
func (p Params) Equal(q Params) bool {
	return sameBits(p.B, q.B) && slices.EqualFunc(p.W, q.W, sameBits)
}

func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b)
}

// Finite says whether every weight and the bias is neither NaN nor ±Inf.
func (p Params) Finite() bool {
	for _, w := range p.W {
		if !finite(w) {
			return false
		}
	}
	return finite(p.B)
}

// Z returns w·x + b for one example x of n features. The products are added
// first and the bias last, in the order the formula is written.
func (p Params) Z(x []float64) float64 {
	var sum float64
	for j, w := range p.W {
		sum += float64(w * x[j])
	}
	return sum + p.B
}

// largest returns max(|w|∞, |b|), NaN if any of them is.
func (p Params) largest() float64 {
	top := math.Abs(p.B)
	for _, w := range p.W {
		top = max(top, math.Abs(w))
	}
	return top
}
