package trainer_test

import (
	"math"
	"slices"
	"testing"

	"descent/trainer"
)

func TestAlphaBound(t *testing.T) {
	const huge = 1e308
	for name, c := range map[string]struct {
		x    [][]float64
		want float64
	}{
		// XᵀX/m with the ones is [[v, s], [s, 1]], v the mean square, s the mean.
		// The ones are tiny beside 1e80 and the other column tinier than them.
		"a wide range":          {[][]float64{{1e80, 1e-9}, {-1e80, 1e-9}, {1e80, -1e-9}, {-1e80, -1e-9}}, 8e-160},
		"only the ones count":   {[][]float64{{0}}, 8},
		"one example":           {[][]float64{{3}}, 8.0 / 10},                 // [[9,3],[3,1]]: λ = 10 and 0
		"centred":               {[][]float64{{-2}, {2}, {-2}, {2}}, 8.0 / 4}, // diagonal 4, 1
		"more columns than m":   {[][]float64{{1, 2, 3, 4}}, 8.0 / 31},        // 1+4+9+16+1
		"large, no overflow":    {[][]float64{{-0x1p600}, {0x1p600}}, 0},      // 8/2^1200
		"large but not too far": {[][]float64{{-0x1p500}, {0x1p500}}, 0x1p-997},
		"the largest there are": {[][]float64{{huge}, {huge}, {-huge}}, 0},
	} {
		p := trainer.Problem{X: c.x, Y: make([]float64, len(c.x))}
		// 1e-14: the eigenvalues of a 2×2 matrix are good to a few ulp.
		if got := trainer.Analyze(p).AlphaBound; !(math.Abs(got-c.want) <= 1e-14*c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := trainer.Analyze(trainer.Problem{}).AlphaBound; !math.IsNaN(got) {
		t.Errorf("no problem: %v", got)
	}
	// Found by power iteration in another language.
	const want = 0.6682193605526381
	if got := trainer.Analyze(load(t, "iris_setosa_versicolor_raw").problem()).AlphaBound; math.Abs(got-want) > 1e-13 {
		t.Errorf("iris: %v, want %v", got, want)
	}
}

func TestAnalyze(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{5, 1, 0}, {5, 2, 0}, {5, 1, 0}}, Y: []float64{1, 1, 1}}
	f := trainer.Analyze(p)
	if !f.OneClass || f.Class != 1 || !slices.Equal(f.Constant, []int{0, 2}) {
		t.Errorf("%+v", f)
	}
	p.Y = []float64{0, 0, 0}
	if f := trainer.Analyze(p); !f.OneClass || f.Class != 0 {
		t.Errorf("only zeros: %+v", f)
	}
	p.Y = []float64{1, 1, 0}
	p.X = [][]float64{{5, 1, 0}, {5, 2, 0}, {6, 1, 1e-300}}
	if f := trainer.Analyze(p); f.OneClass || f.Class != 0 || f.Constant != nil {
		t.Errorf("two classes: %+v", f)
	}
}

func TestSeparates(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1}, {3}}, Y: []float64{0, 1}}
	for name, c := range map[string]struct {
		at   trainer.Params
		want bool
	}{
		"between":        {trainer.Params{W: []float64{1}, B: -2}, true},
		"touching":       {trainer.Params{W: []float64{1}, B: -1}, false},
		"beside":         {trainer.Params{W: []float64{1}, B: -4}, false},
		"the other way":  {trainer.Params{W: []float64{-1}, B: 2}, false},
		"nothing known":  {trainer.Zeros(1), false},
		"NaN":            {trainer.Params{W: []float64{math.NaN()}}, false},
		"infinite":       {trainer.Params{W: []float64{math.Inf(1)}, B: math.Inf(-1)}, false},
		"tiny but exact": {trainer.Params{W: []float64{1e-300}, B: -2e-300}, true},
		// z = ±5e-324: the smallest number there is, and so is its rounding error.
		"too tiny": {trainer.Params{W: []float64{5e-324}, B: -1e-323}, false},
	} {
		if got := trainer.Separates(p, c.at); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	// 0.1·3 − 0.3 is 5.6e-17 in float64 only because 0.1 and the product are
	// rounded: on the right side of 0, but no proof.
	p = trainer.Problem{X: [][]float64{{3}, {-3}}, Y: []float64{1, 0}}
	at := trainer.Params{W: []float64{0.1}, B: -0.3}
	if at.Z(p.X[0]) <= 0 {
		t.Fatal("the example is not what it should be")
	}
	if trainer.Separates(p, at) {
		t.Error("rounding was taken for a proof")
	}
}

func TestPredict(t *testing.T) {
	// z = x: at 0 a is 0.5 exactly, and so it is where z is too small to move it.
	p := trainer.Problem{
		X: [][]float64{{-1}, {0}, {2}, {3}, {-1}, {0}, {1e-20}, {1e-10}, {math.NaN()}},
		Y: []float64{0, 0, 0, 0, 1, 1, 1, 1, 1},
	}
	got := trainer.Predict(p, trainer.Params{W: []float64{1}}, 0.5)
	if got.Correct != [2]int{1, 1} || got.Wrong != [2]int{2, 2} || got.Undecided != [2]int{1, 2} {
		t.Errorf("%+v", got)
	}
	other := trainer.Predict(p, trainer.Params{W: []float64{1}, B: -2.5}, 0.5) // of the wrong ones 3 and −1 stay so, and NaN
	if n := got.AlsoWrong(other); n != 3 {
		t.Errorf("%d are wrong both times", n)
	}
	if n := trainer.Predict(p, trainer.Zeros(1), 0.5).Undecided; n != [2]int{4, 4} { // NaN·0 is NaN: no prediction
		t.Errorf("from zeros %v are undecided", n)
	}
}

func TestTrend(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	const ulp = 0x1p-52
	for name, c := range map[string]struct {
		costs            []float64
		direction, steps int
	}{
		"nothing":              {nil, 0, 0},
		"one":                  {[]float64{1}, 0, 0},
		"falls":                {[]float64{3, 2, 1}, -1, 2},
		"rises after falling":  {[]float64{3, 2, 3, 4, 5}, 1, 3},
		"zigzag":               {[]float64{1, 2, 1, 2}, 1, 1},
		"level":                {[]float64{3, 1, 1, 1}, 0, 2},
		"level by rounding":    {[]float64{3, 1, 1 + ulp, 1 - ulp, 1}, 0, 3},
		"falls by little":      {[]float64{1, 1 - 20*ulp, 1 - 40*ulp}, -1, 2},
		"NaN begins it":        {[]float64{nan, 2, 1}, -1, 1},
		"infinity begins it":   {[]float64{inf, 2, 1}, -1, 1},
		"NaN at the end":       {[]float64{2, 1, nan}, 0, 0},
		"infinity at the end":  {[]float64{1, 2, inf}, 0, 0},
		"tiny costs":           {[]float64{4e-320, 3e-320, 2e-320}, -1, 2},
		"level at exactly 0":   {[]float64{1, 0, 0}, 0, 1},
		"falls to 0 in a leap": {[]float64{1e300, 0}, -1, 1},
	} {
		if direction, steps := trainer.Trend(c.costs); direction != c.direction || steps != c.steps {
			t.Errorf("%s: %d, %d; want %d, %d", name, direction, steps, c.direction, c.steps)
		}
	}
}
