package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestExpTableIsRoundedCorrectly(t *testing.T) {
	const digits = 300
	root := new(big.Float).SetPrec(digits).SetFloat64(0.5)
	for range 8 { // 2⁸ = cells
		root.Sqrt(root)
	}
	want := new(big.Float).SetPrec(digits).SetFloat64(1)
	for j, power := range newTable() {
		got := math.Float64frombits(power - uint64(j)<<shift)
		if rounded, _ := want.Float64(); got != rounded {
			t.Errorf("2^(−%d/%d) is %v, want %v", j, tableCells, got, rounded)
		}
		want.Mul(want, root)
	}
}

// exactExp returns exp(−u) with some 80 digits: the series at u/2¹⁶, then 16 squares.
func exactExp(u float64) *big.Float {
	fresh := func(v float64) *big.Float { return new(big.Float).SetPrec(300).SetFloat64(v) }
	x, sum, term := fresh(-u/0x1p16), fresh(1), fresh(1)
	for k := 1.0; k < 25; k++ {
		sum.Add(sum, term.Quo(term.Mul(term, x), fresh(k)))
	}
	for range 16 {
		sum.Mul(sum, sum)
	}
	return sum
}

func TestExpIsExact(t *testing.T) {
	us := []float64{0, 5e-324, 1e-300, 0x1p-53, 0x1p-30, math.Ln2, 1, 37, ExpNormalMax,
		math.Nextafter(ExpNormalMax, 709), 708.4, 709, 744.4400719213812, 745.13, 745.14, math.Nextafter(expUnderflow, 0)}
	draw := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		us = append(us, 750*draw.Float64(), draw.Float64(), math.Exp(-40*draw.Float64()))
	}
	for k := range 2000 { // where one part of the table ends and the next begins
		us = append(us, (float64(k)+0.5)*math.Ln2/tableCells)
	}
	for _, u := range us {
		got, exact := Exp(-u), exactExp(u)
		nearest, _ := exact.Float64()
		ulp := math.Nextafter(nearest, 2) - nearest
		off, _ := new(big.Float).Sub(exact, big.NewFloat(got)).Float64()
		if !(math.Abs(off) <= 1.1*ulp) { // half for the table, half for the last sum, and the polynomial
			t.Errorf("exp(−%v) = %v, off by %.3f units in the last place", u, got, off/ulp)
		}
	}
}

func TestExpIsLikeMathExp(t *testing.T) {
	draw := rand.New(rand.NewPCG(2, 2))
	for range 200_000 {
		u := 760 * draw.Float64()
		got, want := Exp(-u), math.Exp(-u)
		if math.Abs(got-want) > 2*(math.Nextafter(want, 2)-want) {
			t.Fatalf("exp(−%v) = %v, math.Exp says %v", u, got, want)
		}
	}
	for u, want := range map[float64]float64{0: 1, expUnderflow: 0, 1e300: 0, math.Inf(1): 0, math.NaN(): math.NaN()} {
		if got := Exp(-u); !(got == want) && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("exp(−%v) = %v", u, got)
		}
	}
}
