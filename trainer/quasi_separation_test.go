package trainer_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"descent/trainer"
)

// separation is what is true of the classes, by an exact linear program.
type separation int

const (
	overlapping separation = iota
	touched                // quasi-complete
	complete
)

// exactSeparation maximises Σt over g·(b + w·x) ≥ t, 0 ≤ t ≤ 1 with fractions:
// every t is 1 where the classes are separable, every one is 0 where they overlap.
// It returns how many t are 1.
func exactSeparation(x [][]float64, y []float64) (separation, int) {
	m, d := len(x), len(x[0])+1
	// Columns: v⁺, v⁻ (d each), t, s (slack of t ≤ 1), e (excess of g·z − t ≥ 0).
	columns := 2*d + 3*m
	rows := make([][]*big.Rat, 2*m+1)
	for r := range rows {
		rows[r] = make([]*big.Rat, columns+1)
		for c := range rows[r] {
			rows[r][c] = new(big.Rat)
		}
	}
	basis := make([]int, 2*m)
	for i := range m {
		g := int64(2*y[i] - 1)
		for j := range d { // t − g·z + e = 0
			v := big.NewRat(-g, 1)
			if j > 0 {
				v.Mul(v, new(big.Rat).SetFloat64(x[i][j-1]))
			}
			rows[i][j].Set(v)
			rows[i][d+j].Neg(v)
		}
		rows[i][2*d+i].SetInt64(1)
		rows[i][2*d+2*m+i].SetInt64(1)
		basis[i] = 2*d + 2*m + i
		rows[m+i][2*d+i].SetInt64(1)
		rows[m+i][2*d+m+i].SetInt64(1)
		rows[m+i][columns].SetInt64(1)
		basis[m+i] = 2*d + m + i
		rows[2*m][2*d+i].SetInt64(-1) // minimise −Σt
	}
	simplex(rows, basis)
	sum := rows[2*m][columns]
	n := int(sum.Num().Int64() / sum.Denom().Int64())
	switch {
	case n == m:
		return complete, n
	case n > 0:
		return touched, n
	}
	return overlapping, 0
}

// simplex goes from vertex to vertex until no column makes the last row smaller.
// Bland's rule ends for certain.
func simplex(rows [][]*big.Rat, basis []int) {
	target, columns := rows[len(rows)-1], len(rows[0])-1
	for {
		enter := -1
		for c := 0; c < columns && enter < 0; c++ {
			if target[c].Sign() < 0 {
				enter = c
			}
		}
		if enter < 0 {
			return
		}
		leave, least := -1, new(big.Rat)
		for r := range basis {
			if rows[r][enter].Sign() > 0 {
				ratio := new(big.Rat).Quo(rows[r][columns], rows[r][enter])
				if leave < 0 || ratio.Cmp(least) < 0 || ratio.Cmp(least) == 0 && basis[r] < basis[leave] {
					leave, least = r, ratio
				}
			}
		}
		pivot := new(big.Rat).Inv(rows[leave][enter])
		for c := range rows[leave] {
			rows[leave][c].Mul(rows[leave][c], pivot)
		}
		for r := range rows {
			if r == leave || rows[r][enter].Sign() == 0 {
				continue
			}
			factor := new(big.Rat).Set(rows[r][enter])
			for c := range rows[r] {
				rows[r][c].Sub(rows[r][c], new(big.Rat).Mul(factor, rows[leave][c]))
			}
		}
		basis[leave] = enter
	}
}

// Small whole numbers collide often: every kind of separation occurs, in every
// number of features, and each is found for what it is.
func TestSeparationIsExact(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	seen := map[separation]int{}
	for round := range 600 {
		n, m, size := 1+rng.IntN(3), 2+rng.IntN(9), 2+rng.IntN(4)
		p := trainer.Problem{X: make([][]float64, m), Y: make([]float64, m)}
		unit := math.Ldexp(1, 10*(rng.IntN(5)-2)) // decimal fractions nearly touch where they should touch
		for i := range p.X {
			for range n {
				p.X[i] = append(p.X[i], unit*float64(rng.IntN(size)))
			}
			p.Y[i] = float64(rng.IntN(2))
			if rng.IntN(3) > 0 { // most follow a rule, so that not all overlap
				p.Y[i] = 0
				if 2*p.X[i][0] > unit*float64(size) {
					p.Y[i] = 1
				}
			}
		}
		p.Y[0], p.Y[1] = 0, 1
		want, beside := exactSeparation(p.X, p.Y)
		seen[want]++
		o, err := trainer.FindOptimum(t.Context(), p, 0)
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[separation][]trainer.OptimumKind{
			overlapping: {trainer.OptimumPoint, trainer.OptimumNonUnique},
			touched:     {trainer.OptimumQuasiSeparated}, complete: {trainer.OptimumNone},
		}[want]
		ok := false
		for _, k := range kinds {
			ok = ok || k == o.Kind
		}
		if !ok || want == touched && o.OnBoundary != m-beside {
			t.Errorf("round %d: kind %d, touched %d; want %d, %d of %d beside it\n%v\n%v", round, o.Kind, o.OnBoundary, want, beside, m, p.X, p.Y)
		}
		if want != touched {
			continue
		}
		// J nears the limit from above, slowly.
		s, err := trainer.NewStepper(p, trainer.Zeros(n), 0)
		if err != nil {
			t.Fatal(err)
		}
		alpha := trainer.Analyze(p).AlphaBound
		for range 300 {
			if j := s.Step(trainer.Hyper{Alpha: alpha}).Cost; !(j > o.Cost) {
				t.Fatalf("round %d: J %v is not above its limit %v", round, j, o.Cost)
			}
		}
	}
	for kind := overlapping; kind <= complete; kind++ {
		if seen[kind] < 30 {
			t.Errorf("kind %d occurs %d times only", kind, seen[kind])
		}
	}
}
