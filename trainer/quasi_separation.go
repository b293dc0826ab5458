package trainer

import (
	"cmp"
	"context"
	"math"
	"math/big"
	"slices"
)

// maxIntegerParams is up to how many parameters boundaries are computed in whole
// numbers of any length: their time grows with the fourth power.
const maxIntegerParams = 64

// findQuasiSeparation looks for a boundary that has no example on its wrong side and not
// all of them on itself. Those beside it can be pushed to a loss of 0 without
// end, so what is left of J is decided by those on it: if they have an optimum,
// J nears theirs and never reaches it (quasi-complete separation: A. Albert, J.
// A. Anderson, On the existence of maximum likelihood estimates in logistic
// regression models, Biometrika 71, 1984); if a boundary parts them as well, the
// two together part all.
//
// Where to look is guessed from the last two points of a search that ran off;
// what is found is proved: the boundary has whole numbers, and on which side of
// it each example lies is computed without rounding.
func findQuasiSeparation(ctx context.Context, p Problem, last [2]Params) (Optimum, error) {
	if _, n := p.Size(); n+1 > maxIntegerParams || last[1].W == nil || !last[1].Finite() {
		return Optimum{}, nil
	}
	for _, on := range guessOnBoundary(p, last) {
		beside, err := boundaryThrough(ctx, p, on, last[1])
		if err != nil {
			return Optimum{}, err
		}
		if beside == nil {
			continue
		}
		rest := Problem{}
		for i, x := range p.X {
			if !beside[i] {
				rest.X, rest.Y = append(rest.X, x), append(rest.Y, p.Y[i])
			}
		}
		return optimumOnBoundary(ctx, len(p.X), rest)
	}
	return Optimum{}, nil
}

// optimumOnBoundary is the optimum of m examples of which all but the rest can be pushed
// to a loss of 0.
func optimumOnBoundary(ctx context.Context, m int, rest Problem) (Optimum, error) {
	if len(rest.X) == 0 {
		return Optimum{Kind: OptimumNone}, nil
	}
	inner, err := FindOptimum(ctx, rest, 0)
	if err != nil {
		return Optimum{}, err
	}
	touched := len(rest.X)
	switch inner.Kind {
	case OptimumNone:
		return Optimum{Kind: OptimumNone}, nil
	case OptimumQuasiSeparated:
		touched = inner.OnBoundary
	case OptimumPoint, OptimumNonUnique:
	case OptimumUnknown:
		return Optimum{}, nil
	}
	return Optimum{Kind: OptimumQuasiSeparated, Cost: inner.Cost * float64(len(rest.X)) / float64(m), OnBoundary: touched}, nil
}

// guessOnBoundary guesses which examples lie on the boundary, several times: those
// whose z the last step of the search left where it was, and those that come
// after one of the largest gaps in how clearly they are classified.
func guessOnBoundary(p Problem, last [2]Params) [][]bool {
	const tries, still, certain = 6, 1e-3, 15
	m := len(p.X)
	var guesses [][]bool
	guess := func(on func(i int) bool) {
		g := make([]bool, m)
		for i := range g {
			g[i] = on(i)
		}
		if slices.Contains(g, false) && !slices.ContainsFunc(guesses, func(o []bool) bool { return slices.Equal(o, g) }) {
			guesses = append(guesses, g)
		}
	}
	side := make([]float64, m)
	order := make([]int, m)
	for i, x := range p.X {
		side[i], order[i] = (2*p.Y[i]-1)*last[1].Z(x), i
	}
	if last[0].W != nil {
		guess(func(i int) bool { return math.Abs(last[1].Z(p.X[i])-last[0].Z(p.X[i])) < still })
	}
	guess(func(i int) bool { return side[i] < certain })
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(side[i], side[j]) })
	type gap struct{ size, above float64 }
	var gaps []gap
	for k := 1; k < m; k++ {
		if low, high := side[order[k-1]], side[order[k]]; high > low && high > 0 {
			gaps = append(gaps, gap{high - max(low, 0), high})
		}
	}
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Compare(b.size, a.size) })
	for _, g := range gaps[:min(tries, len(gaps))] {
		guess(func(i int) bool { return side[i] < g.above })
	}
	return guesses
}

// boundaryThrough returns which examples lie beside, not on, a boundary that
// goes through those marked on and has no example on its wrong side; nil where
// it finds none. Of several boundaries it takes the one nearest to at.
func boundaryThrough(ctx context.Context, p Problem, on []bool, at Params) ([]bool, error) {
	_, n := p.Size()
	rows, err := spanningRows(ctx, p, on)
	if err != nil || len(rows) > n {
		return nil, err
	}
	space, err := nullSpace(ctx, rows, n+1)
	if err != nil {
		return nil, err
	}
	theta := combine(space, nearestCombination(space, at))
	for range 2 {
		if beside := theta.offBoundary(p); beside != nil {
			return beside, nil
		}
		for _, v := range theta { // the guess leaves the sign open where it fits one way only
			v.Neg(v)
		}
	}
	return nil, nil
}

// spanningRows returns examples marked on, with a one before them, in whole
// numbers: as many as are independent, which the others are combinations of.
// Independence is decided modulo a prime, see independentColumns.
func spanningRows(ctx context.Context, p Problem, on []bool) ([][]*big.Int, error) {
	_, n := p.Size()
	basis := make([][]uint64, n+1)
	var rows [][]*big.Int
	for i, x := range p.X {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if on[i] && eliminate(residues(x), basis) {
			if rows = append(rows, toIntegers(x)); len(rows) > n {
				break
			}
		}
	}
	return rows, nil
}

// residues is an example with a one before it, modulo the prime.
func residues(x []float64) []uint64 {
	row := make([]uint64, len(x)+1)
	row[0] = 1
	for j, v := range x {
		row[j+1] = toResidue(v)
	}
	return row
}

// boundary is b, w₁ … wₙ in whole numbers.
type boundary []*big.Int

// offBoundary returns which examples do not lie on the boundary; nil if one lies on
// its wrong side, if all lie on it, or if too many are too near to it to be
// judged in float64.
func (b boundary) offBoundary(p Problem) []bool {
	const mostExactly = 20_000 // sums in whole numbers, some microseconds each
	rounded, modular, prime61 := b.rounded(), make([]uint64, len(b)), big.NewInt(prime)
	for j, c := range b {
		modular[j] = new(big.Int).Mod(c, prime61).Uint64()
	}
	beside, found, exactly := make([]bool, len(p.X)), false, 0
	for i, x := range p.X {
		var dot uint64
		for j, r := range residues(x) {
			dot = reduce(dot + mulMod(r, modular[j]))
		}
		if dot == 0 {
			continue // on it, but for a chance of about 1e-18
		}
		side := (2*p.Y[i] - 1) * rounded.Z(x)
		if !(math.Abs(side) > 2*rounded.zError(x)) { // the rounding of its parameters too
			if exactly++; exactly > mostExactly {
				return nil
			}
			side = (2*p.Y[i] - 1) * float64(b.side(x))
		}
		if side < 0 {
			return nil
		}
		beside[i], found = true, true
	}
	if !found {
		return nil
	}
	return beside
}

// rounded is the boundary as parameters of at most 1; NaN for what is too small
// beside the others to have all its digits.
func (b boundary) rounded() Params {
	longest := 0
	for _, c := range b {
		longest = max(longest, c.BitLen())
	}
	at := Zeros(len(b) - 1)
	for j, c := range b {
		f := new(big.Float).SetInt(c)
		f.SetMantExp(f, -longest)
		value, _ := f.Float64()
		if c.Sign() != 0 && math.Abs(value) < 1e-290 {
			value = math.NaN() // its digits are lost
		}
		if j == 0 {
			at.B = value
		} else {
			at.W[j-1] = value
		}
	}
	return at
}

// side is the sign of b + w·x, without rounding.
func (b boundary) side(x []float64) int {
	var sum big.Int
	for j, c := range toIntegers(x) {
		sum.Add(&sum, c.Mul(c, b[j]))
	}
	return sum.Sign()
}
