package mistake

import (
	"math"
	"strconv"

	"descent/trainer"
)

// arithmeticMistakes are those of how numbers and data are held.
func arithmeticMistakes() []Mistake {
	const exact, raw = "all digits are kept", "the features as they are"
	rounded := func(id, what string, digits int) Mistake {
		return Mistake{
			ID: id, Kind: Arithmetic, Wrong: what, Right: exact,
			does: "You go on with rounded numbers, and the rounding adds up.", Fix: "Round what you print, never what you go on with.",
			changes: changes{sigma: func(z float64) probability { return probabilityOf(roundDecimals(sigmoid(z).a, digits)) }, formula: "1/(1 + e^-z)"},
		}
	}
	scaled := func(id, wrong string, less float64) Mistake {
		return Mistake{
			ID: id, Kind: Arithmetic, Wrong: wrong, Right: raw,
			does:    "Your features have mean 0 and standard deviation 1; the data were asked for as they are.",
			Fix:     "Leave the features as they are, or compare with --scale standard.",
			changes: changes{examples: 1 + int(less), data: func(p trainer.Problem) trainer.Problem { return standardised(p, less) }},
		}
	}
	return []Mistake{
		{
			ID: Float32ID, Kind: Arithmetic, Wrong: "w and b are held in float32", Right: exact,
			does: "Your numbers have 7 digits; no digit beyond can be right.", Fix: "Use float64.",
			changes: changes{updateChanges: updateChanges{stored: func(v float64) float64 { return float64(float32(v)) }}},
		},
		{
			ID: RoundedStateID, Kind: Arithmetic, Wrong: "w and b are rounded to 4 decimals after each update", Right: exact,
			does: "You go on with rounded numbers, and the rounding adds up.", Fix: "Round what you print, never what you go on with.",
			changes: changes{updateChanges: updateChanges{stored: func(v float64) float64 { return roundDecimals(v, 4) }}},
		},
		rounded("a-rounded-2", "a is rounded to 2 decimals", 2),
		rounded("a-rounded-3", "a is rounded to 3 decimals", 3),
		scaled("standardised", "x is standardised", 0),
		scaled("sample-std", "x is standardised with m-1", 1),
	}
}

// Float32ID is the mistake that few digits hide: it is nobody's fault there.
const Float32ID = "float32"

// RoundedStateID is the mistake whose run is not determined: a tie may be rounded
// either way, so it is judged step by step.
const RoundedStateID = "state-rounded-4"

// roundDecimals rounds v to a number of decimals: the decimal nearest to v, as most languages do.
func roundDecimals(v float64, digits int) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', digits, 64), 64)
	if err != nil {
		return v // NaN and infinities stay what they are
	}
	return rounded
}

// logFloor stands for 0 where a logarithm is taken.
const logFloor = 1e-300

// probabilityOf is what follows from an a that is no longer σ of anything.
func probabilityOf(a float64) probability {
	return probability{a: a, oneMinusA: 1 - a, logA: math.Log(max(a, logFloor)), logOneMinusA: math.Log(max(1-a, logFloor))}
}

// standardised has the columns with mean 0 and standard deviation 1, where the sum of squares
// is divided by m less a number. A constant column is only moved.
func standardised(p trainer.Problem, less float64) trainer.Problem {
	m, n := p.Size()
	x := make([][]float64, m)
	for i := range x {
		x[i] = make([]float64, n)
	}
	for j := range n {
		var mean, squares float64
		for i := range x {
			mean += p.X[i][j]
		}
		mean /= float64(m)
		for i := range x {
			d := p.X[i][j] - mean
			squares += float64(d * d)
		}
		deviation := math.Sqrt(squares / (float64(m) - less))
		if deviation == 0 {
			deviation = 1
		}
		for i := range x {
			x[i][j] = (p.X[i][j] - mean) / deviation
		}
	}
	return trainer.Problem{X: x, Y: p.Y}
}
