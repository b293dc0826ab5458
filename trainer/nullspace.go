package trainer

import (
	"context"
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// toIntegers is an example with a one before it, times the power of two that makes
// all of it whole numbers.
func toIntegers(x []float64) []*big.Int {
	row := make([]*big.Int, len(x)+1)
	exponents := make([]int, len(x)+1)
	least := 0
	for j := range row {
		v := 1.0
		if j > 0 {
			v = x[j-1]
		}
		fraction, exponent := math.Frexp(v)
		row[j], exponents[j] = big.NewInt(int64(fraction*(1<<53))), exponent-53
		if v != 0 {
			least = min(least, exponents[j])
		}
	}
	for j, c := range row {
		if c.Sign() != 0 {
			c.Lsh(c, uint(exponents[j]-least))
		}
	}
	return row
}

// nullSpace returns a basis of the vectors of d entries that are orthogonal to
// the independent rows, in whole numbers. The rows are overwritten. It takes
// order of d³ products of numbers of about 60·d bits (E. H. Bareiss, Sylvester's
// identity and multistep integer-preserving Gaussian elimination, 1968).
func nullSpace(ctx context.Context, rows [][]*big.Int, d int) ([][]*big.Int, error) {
	divisor, pivots := big.NewInt(1), make([]int, 0, len(rows))
	var product big.Int
	for r, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		column := 0
		for row[column].Sign() == 0 {
			column++
		}
		pivot := new(big.Int).Set(row[column])
		for i, other := range rows {
			if i == r {
				continue
			}
			factor := new(big.Int).Set(other[column])
			for j := range d {
				other[j].Mul(other[j], pivot)
				other[j].Sub(other[j], product.Mul(factor, row[j]))
				other[j].Quo(other[j], divisor) // leaves nothing over
			}
		}
		divisor, pivots = pivot, append(pivots, column)
	}
	var space [][]*big.Int
	for free := range d {
		if slices.Contains(pivots, free) {
			continue
		}
		v := make([]*big.Int, d)
		for j := range v {
			v[j] = new(big.Int)
		}
		v[free].Set(divisor)
		for r, column := range pivots {
			v[column].Neg(rows[r][free])
		}
		space = append(space, v)
	}
	return space, nil
}

// nearestCombination returns whole factors for the vectors of the space that lead near to
// the parameters: a projection, rounded.
func nearestCombination(space [][]*big.Int, at Params) []*big.Int {
	d := len(at.W) + 1
	columns, target := mat.NewDense(d, len(space), nil), mat.NewVecDense(d, nil)
	target.SetVec(0, at.B)
	for j, w := range at.W {
		target.SetVec(j+1, w)
	}
	scale := make([]float64, len(space))
	for c, v := range space {
		u := boundary(v).rounded()
		length := math.Hypot(mat.Norm(mat.NewVecDense(d-1, u.W), 2), u.B)
		columns.Set(0, c, u.B/length)
		for j, w := range u.W {
			columns.Set(j+1, c, w/length)
		}
		scale[c] = length
	}
	factors := make([]*big.Int, len(space))
	var solved mat.VecDense
	if len(space) == 1 || solved.SolveVec(columns, target) != nil {
		for c := range factors {
			factors[c] = big.NewInt(1)
		}
		return factors
	}
	longest := make([]int, len(space)) // bits of each vector
	top := 0.0
	for c, v := range space {
		for _, e := range v {
			longest[c] = max(longest[c], e.BitLen())
		}
		top = max(top, math.Abs(solved.AtVec(c)))
	}
	bits := 0
	for _, l := range longest {
		bits = max(bits, l)
	}
	for c := range factors {
		share := solved.AtVec(c) / scale[c] / max(top, math.SmallestNonzeroFloat64)
		factor, _ := new(big.Float).SetMantExp(big.NewFloat(share), 50+bits-longest[c]).Int(nil)
		factors[c] = factor
	}
	return factors
}

// combine is the sum of the vectors, each times its factor.
func combine(space [][]*big.Int, factors []*big.Int) boundary {
	sum := make(boundary, len(space[0]))
	var product big.Int
	for j := range sum {
		sum[j] = new(big.Int)
		for c, v := range space {
			sum[j].Add(sum[j], product.Mul(v[j], factors[c]))
		}
	}
	return sum
}
