package trainer

import (
	"math"
	"slices"
)

// ConditionNumbers are condition numbers of XᵀX/m, X with a column of ones and
// without its constant columns: how long the valley of J is before the first
// step, with the features as they are and scaled. +Inf where columns depend on
// each other, NaN where squares overflow.
type ConditionNumbers struct {
	Raw          float64
	UnitVariance float64 // every column divided by its standard deviation
	Standard     float64 // centred as well
}

// ConditionNumbersOf returns the condition numbers of a valid problem. It takes time
// of order m·n² + n³ and memory for a copy of X: off the event loop.
func ConditionNumbersOf(p Problem) ConditionNumbers {
	varying := Problem{Y: p.Y}
	constant := Analyze(p).Constant
	for _, x := range p.X {
		var row []float64
		for j, v := range x {
			if !slices.Contains(constant, j) {
				row = append(row, v)
			}
		}
		varying.X = append(varying.X, row)
	}
	spread, standard := standardizedCopies(varying)
	return ConditionNumbers{Raw: conditionNumber(varying), UnitVariance: conditionNumber(spread), Standard: conditionNumber(standard)}
}

// conditionNumber is that of XᵀX, which is four times the Hessian at zeros.
func conditionNumber(p Problem) float64 {
	_, n := p.Size()
	low, high := extremeEigenvalues(hessian(p, Zeros(n), largestExponent(p)))
	return high / low
}

// standardizedCopies returns two copies: every column divided by its standard deviation,
// and centred as well.
func standardizedCopies(p Problem) (spread, standard Problem) {
	m, n := p.Size()
	for range m {
		spread.X = append(spread.X, make([]float64, n))
		standard.X = append(standard.X, make([]float64, n))
	}
	for j := range n {
		top := 0.0
		for _, x := range p.X {
			top = max(top, math.Abs(x[j]))
		}
		_, exponent := math.Frexp(top) // squares must not overflow
		var sum, squares float64
		for i, x := range p.X {
			spread.X[i][j] = math.Ldexp(x[j], -exponent)
			sum += spread.X[i][j]
		}
		mean := sum / float64(m)
		for _, x := range spread.X {
			squares += float64((x[j] - mean) * (x[j] - mean))
		}
		deviation := math.Sqrt(squares / float64(m))
		for i := range m {
			standard.X[i][j] = (spread.X[i][j] - mean) / deviation
			spread.X[i][j] /= deviation
		}
	}
	return spread, standard
}
