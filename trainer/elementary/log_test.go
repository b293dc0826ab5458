package elementary

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
		got, exact := Log1p(v), exactLog1p(v)
		nearest, _ := exact.Float64()
		ulp := math.Nextafter(nearest, math.Inf(1)) - nearest
		off, _ := new(big.Float).Sub(exact, big.NewFloat(got)).Float64()
		if !(math.Abs(off) <= ulp) {
			t.Errorf("Log1p(%v) = %v, off by %.3f units in the last place", v, got, off/ulp)
		}
	}
	for v, want := range map[float64]float64{math.Inf(1): math.Inf(1), math.NaN(): math.NaN()} {
		if got := Log1p(v); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("Log1p(%v) = %v", v, got)
		}
	}
	if got := Log1p(math.MaxFloat64); got != 1024*math.Ln2 {
		t.Errorf("Log1p of the largest number: %v", got)
	}
}

func TestLogIsLog1p(t *testing.T) {
	draw := rand.New(rand.NewPCG(4, 4))
	for range 1000 {
		v := math.Exp(80*draw.Float64() - 40)
		if got, want := Log(v), math.Log(v); math.Abs(got-want) > 2*math.Nextafter(math.Abs(want), 100)-2*math.Abs(want) {
			t.Errorf("log(%v) = %v, want %v", v, got, want)
		}
	}
	for v, want := range map[float64]float64{0: math.Inf(-1), 1: 0, math.Inf(1): math.Inf(1)} {
		if got := Log(v); got != want {
			t.Errorf("log(%v) = %v", v, got)
		}
	}
	if !math.IsNaN(Log(math.NaN())) {
		t.Error("log of NaN")
	}
}

func TestSincosIsLikeMath(t *testing.T) {
	draw := rand.New(rand.NewPCG(5, 5))
	for range 10_000 {
		x := 30*draw.Float64() - 15
		s, c := Sincos(x)
		wantS, wantC := math.Sincos(x)
		if math.Abs(s-wantS) > 3e-16 || math.Abs(c-wantC) > 3e-16 {
			t.Fatalf("%v: %v %v, want %v %v", x, s, c, wantS, wantC)
		}
	}
}

// A seed given in a lesson keeps its numbers: they are those of math/rand/v2.
// A tenth of a million draws meets the wedges a thousand times and the tail
// some thirty times.
func TestNormalIsThatOfRand(t *testing.T) {
	own, its := rand.New(rand.NewPCG(6, 6)), rand.New(rand.NewPCG(6, 6))
	far := 0
	for i := range 100_000 {
		got, want := Normal(own), its.NormFloat64()
		if math.Abs(got) > tailFrom {
			far++
		}
		if got != want && !(math.Abs(got) > tailFrom && math.Abs(got-want) < 1e-15) {
			t.Fatalf("draw %d: %v, want %v", i, got, want)
		}
	}
	if far < 10 {
		t.Errorf("the tail was met %d times", far)
	}
}
