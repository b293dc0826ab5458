package trainer_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

func TestAlphaBelow(t *testing.T) {
	for _, c := range []struct{ bound, want float64 }{
		{8, 3},
		{0.66821936, 0.3},
		{0.000891, 0.0003},
		{0.011, 0.01},
		{4e-9, 3e-9},
		{2e300, 1e300},
		{math.Inf(1), 3e300},
		// A bound that is a step is not below itself, on whichever side of it
		// the last bits of an eigenvalue put it.
		{1, 0.3},
		{math.Nextafter(1, 2), 0.3},
		{math.Nextafter(1, 0), 0.3},
		{1 + 1e-9, 0.3},
		{1 + 1e-5, 1},
		{0.3, 0.1},
		{math.Nextafter(0.3, 1), 0.1},
		{0.1 * 3, 0.1}, // one bit above 0.3
		// Nothing is known, or nothing is low enough.
		{0, 1e-300},
		{5e-324, 1e-300},
		{math.NaN(), 1e-300},
	} {
		if got := trainer.AlphaBelow(c.bound); got != c.want {
			t.Errorf("below %v: %v, want %v", c.bound, got, c.want)
		}
	}
}

func TestAlphaSteps(t *testing.T) {
	got := trainer.AlphaSteps(0.01, 3)
	want := []float64{0.01, 0.03, 0.1, 0.3, 1, 3}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
		}
	}
	if got := trainer.AlphaSteps(1e-300, 1e300); len(got) != 2*600+1 {
		t.Errorf("%d steps in 600 powers of ten", len(got))
	}
}

// The first α keeps the promise of the bound and wastes little of it.
func TestFirstAlphaIsBelowTheBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bound := math.Pow(10, rapid.Float64Range(-290, 0.9).Draw(t, "exponent"))
		alpha := trainer.Facts{AlphaBound: bound}.FirstAlpha()
		if !(alpha < bound && alpha > bound/3.4) {
			t.Fatalf("bound %v, first α %v", bound, alpha)
		}
		half := trainer.Facts{AlphaBound: bound, Estimated: true}.FirstAlpha()
		if !(half < bound/2 && half > bound/6.8) {
			t.Fatalf("about %v, first α %v", bound, half)
		}
	})
}

// scores is m examples of two exam scores of 30 to 100.
func scores(m int) trainer.Problem {
	random := rand.New(rand.NewPCG(1, 2))
	var p trainer.Problem
	for range m {
		x := []float64{30 + 70*random.Float64(), 30 + 70*random.Float64()}
		y := 0.0
		if x[0]+x[1] > 130 {
			y = 1
		}
		p.X, p.Y = append(p.X, x), append(p.Y, y)
	}
	return p
}

// From the first α J falls at every step, where the 0.1 that looks harmless makes
// it rise a hundredfold.
func TestFirstAlphaNeverRises(t *testing.T) {
	p := scores(100)
	f := trainer.Analyze(p)
	if f.Estimated || !f.FeaturesLarge() {
		t.Errorf("%+v", f)
	}
	s, err := trainer.NewStepper(p, trainer.Zeros(2), 0)
	if err != nil {
		t.Fatal(err)
	}
	for before := s.Snapshot(); before.Iter < 300; {
		now := s.Step(trainer.Hyper{Alpha: f.FirstAlpha()})
		if now.Cost > before.Cost {
			t.Fatalf("k %d: J %v → %v", now.Iter, before.Cost, now.Cost)
		}
		before = now
	}
}

// Scaling leaves the first α to the shape of the data alone.
func TestFeaturesLarge(t *testing.T) {
	for name, c := range map[string]struct {
		x    [][]float64
		want bool
		at   int
	}{
		"ages":           {[][]float64{{1, 25}, {2, 60}}, true, 1},
		"a far constant": {[][]float64{{2024, 0}, {2024, 1}}, true, 0},
		"centimetres":    {[][]float64{{4.7, 1.4}, {1.4, 0.2}}, false, 0},
		"just below 10":  {[][]float64{{9.99}}, false, 0},
		"10":             {[][]float64{{-10}}, true, 0},
		"nothing":        {[][]float64{{0, 0}}, false, 0},
	} {
		f := trainer.Analyze(trainer.Problem{X: c.x, Y: make([]float64, len(c.x))})
		if f.FeaturesLarge() != c.want || f.LargestColumn != c.at {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// wide is m examples of n features of spread 1 about 0, the columns of some of
// them far from it.
func wide(m, n, far int) trainer.Problem {
	random := rand.New(rand.NewPCG(3, 4))
	var p trainer.Problem
	for i := range m {
		x := make([]float64, n)
		for j := range x {
			x[j] = random.NormFloat64()
			if j < far {
				x[j] += 20
			}
		}
		p.X, p.Y = append(p.X, x), append(p.Y, float64(i%2))
	}
	return p
}

// Of much data the bound is an estimate. Its first α is at most the true bound,
// and no smaller than a twentieth of it. The true one is that of all columns'
// sums, or of a random matrix: (1 + √(n/m))².
func TestEstimatedBound(t *testing.T) {
	edge := func(m, n float64) float64 { return 8 / math.Pow(1+math.Sqrt(n/m), 2) }
	for name, c := range map[string]struct {
		p    trainer.Problem
		want float64
	}{
		// 50 columns with mean square 401 that go together: λmax 50·400 + 1 + 1.
		"far from 0":                 {wide(4000, 200, 50), 8.0 / (50*400 + 2)},
		"centred":                    {wide(4000, 200, 0), edge(4000, 200)},
		"more columns than examples": {wide(500, 1000, 0), edge(500, 1000)},
	} {
		f := trainer.Analyze(c.p)
		if !f.Estimated || f.AlphaBound > c.want*1.3 || f.AlphaBound < c.want/3 {
			t.Errorf("%s: %+v, want about %v", name, f, c.want)
		}
		if alpha := f.FirstAlpha(); !(alpha < c.want && alpha >= c.want/20) {
			t.Errorf("%s: first α %v, bound %v", name, alpha, c.want)
		}
	}
}

// A row that no sample sees still counts: the estimate knows how large every
// column is.
func TestEstimateSeesAHugeRow(t *testing.T) {
	p := wide(4000, 200, 0)
	p.X[777][3] = 1e6 // mean square 1e12/4000; the sample has every eighth row
	const want = 8 * 4000 / 1e12
	if f := trainer.Analyze(p); !f.Estimated || math.Abs(f.AlphaBound-want) > want/100 || f.LargestColumn != 3 {
		t.Errorf("%+v, want about %v", f, want)
	}
}
