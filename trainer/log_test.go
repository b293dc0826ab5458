package trainer

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// exactLog1p returns log(1+v) for 0 ≤ v < 2⁹⁰⁰ with some 80 digits: 20 roots
// bring 1+v to 1+x, x < 1e-3, and the series of 2·atanh(x/(2+x)) does the rest.
func exactLog1p(v float64) *big.Float {
	fresh := func(v float64) *big.Float { return new(big.Float).SetPrec(2400).SetFloat64(v) }
	whole := fresh(1)
	whole.Add(whole, fresh(v))
	for range 20 {
		whole.Sqrt(whole)
	}
	x := new(big.Float).Sub(whole, fresh(1))
	s := new(big.Float).Quo(x, new(big.Float).Add(x, fresh(2)))
	square, term, sum := new(big.Float).Mul(s, s), fresh(0).Set(s), fresh(0)
	for k := 1.0; k < 31; k += 2 {
		sum.Add(sum, new(big.Float).Quo(term, fresh(k)))
		term.Mul(term, square)
	}
	return sum.Mul(sum, fresh(2<<20))
}

func TestLog1pIsExact(t *testing.T) {
	vs := []float64{0, 5e-324, 1e-300, 0x1p-55, 0x1p-54, 0x1p-53, 0x1p-52, 0.41421356, 0.4142136, 1, math.Nextafter(1, 2), 0x1p53, 0x1p120, 0x1p899}
	draw := rand.New(rand.NewPCG(3, 3))
	for range 300 {
		vs = append(vs, draw.Float64(), 10*draw.Float64(), math.Exp(-40*draw.Float64()), math.Exp(600*draw.Float64()))
	}
	for _, v := range vs {
		got, exact := log1p(v), exactLog1p(v)
		nearest, _ := exact.Float64()
		ulp := math.Nextafter(nearest, math.Inf(1)) - nearest
		off, _ := new(big.Float).Sub(exact, big.NewFloat(got)).Float64()
		if !(math.Abs(off) <= ulp) {
			t.Errorf("log1p(%v) = %v, off by %.3f units in the last place", v, got, off/ulp)
		}
	}
	for v, want := range map[float64]float64{math.Inf(1): math.Inf(1), math.NaN(): math.NaN()} {
		if got := log1p(v); !sameBits(got, want) {
			t.Errorf("log1p(%v) = %v", v, got)
		}
	}
	if got := log1p(math.MaxFloat64); got != 1024*math.Ln2 {
		t.Errorf("log1p of the largest number: %v", got)
	}
}
