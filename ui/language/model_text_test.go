package language_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
)

// modelled is the four examples of and, at parameters of which some are below 0.
func modelled() session.State {
	at := trainer.Params{W: []float64{1, -2}, B: 0.5}
	p := trainer.Problem{X: [][]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, Y: []float64{0, 0, 0, 1}}
	return session.State{
		Data: &session.PreparedData{Problem: p, Set: datasets.Set{Classes: [2]string{"no", "yes"}}},
		Run:  session.RunState{Snapshot: trainer.Snapshot{Params: at, Cost: handModel{1, -2, 0.5}.cost()}},
		View: session.ViewState{Digits: 6, Predicting: session.Predicting{Threshold: session.DefaultThreshold}},
		Analysis: session.Analysis{ClassificationKnown: true, Classification: session.Classification{
			Counts: trainer.Counts{TP: 1, FP: 2, FN: 3, TN: 4, Ties: 1}, TestCounts: trainer.Counts{TN: 3, FN: 1}, TestLoss: 0.25,
		}},
	}
}

// What nobody asked for has no line, and each thing that is asked for has its own.
func TestModelLines(t *testing.T) {
	const counts = "TP 1, FP 2, FN 3, TN 4; accuracy 0.5, precision 0.333, recall 0.25; 1 of them have a = "
	const testCounts = "TP 0, FP 0, FN 1, TN 3; accuracy 0.75, precision has no value, recall 0."
	fit := handModel{1, -2, 0.5}.cost()
	for name, c := range map[string]struct {
		change func(*session.State)
		want   []string
	}{
		"nothing": {func(*session.State) {}, nil},
		"λ": {func(st *session.State) {
			st.Run.Snapshot.Lambda, st.Run.Snapshot.Cost, st.Run.Snapshot.Unpenalised = 2, fit+1.25, &trainer.Unpenalised{Cost: fit}
		}, []string{"J " + six(fit+2.0/(2*4)*(1*1+2*2)) + " = fit " + six(fit) + " + penalty 1.25, λ 2.", "a > 0.5 is 1: " + counts + "0.5."}},
		"lowest": {func(st *session.State) {
			st.Analysis.Optimum = trainer.Optimum{Kind: trainer.OptimumPoint, At: trainer.Params{W: []float64{1.5, -2.25}, B: -3}, Cost: 0.125}
		}, []string{"The lowest J, by Newton's method: 0.125 at w₁ 1.5, w₂ −2.25, b −3."}},
		"no lowest": {func(st *session.State) { st.Analysis.Optimum = trainer.Optimum{Kind: trainer.OptimumNone} }, nil},
		"threshold": {func(st *session.State) { st.View.Threshold = 0.3 }, []string{"a > 0.3 is 1: " + counts + "0.3."}},
		"degree":    {func(st *session.State) { st.Data.Set.Degree = 2 }, []string{"a > 0.5 is 1: " + counts + "0.5."}},
		"not known": {func(st *session.State) { st.View.Threshold, st.Analysis.ClassificationKnown = 0.3, false }, nil},
		"test": {func(st *session.State) {
			st.Data.Test = trainer.Problem{X: make([][]float64, 4), Y: make([]float64, 4)}
		},
			[]string{"a > 0.5 is 1: " + counts + "0.5.", "Test: 4 rows, J 0.25 without λ.", "Test, a > 0.5 is 1: " + testCounts}},
		"scaled": {func(st *session.State) {
			st.Data.Set.Scaling = datasets.Scaling{Method: datasets.Standard, Center: []float64{3, 10}, Scale: []float64{2, 0.5}}
		}, []string{"In original units: w₁ 0.5, w₂ −4, b 39."}}, // 0.5 − 1·3/2 + 2·10/0.5
		"a new example": {func(st *session.State) { st.View.NewExample = []float64{3, 1} },
			[]string{"A new example: z = 1·3 + (−2)·1 + 0.5 = 1.5, a = σ(z) = " + six(1/(1+math.Exp(-1.5))) + ", predicted 1 (yes)."}},
	} {
		st := modelled()
		if c.change(&st); !slices.Equal(language.ModelLines(st), c.want) {
			t.Errorf("%s: it says\n%q, want\n%q", name, language.ModelLines(st), c.want)
		}
	}
	st := modelled()
	if got := language.CountsLines(st); !slices.Equal(got, []string{"a > 0.5 is 1: " + counts + "0.5."}) {
		t.Errorf("the counts are %q", got)
	}
	st.Data.Test = trainer.Problem{X: make([][]float64, 4)}
	if got := language.CountsLines(st); len(got) != 2 || got[1] != "Test, a > 0.5 is 1: "+testCounts {
		t.Errorf("the counts are %q", got)
	}
}

// A new example is scaled as the data are, has its class by the threshold, and is
// not written out where that would take too long a line.
func TestPrediction(t *testing.T) {
	st := modelled()
	st.View.NewExample, st.View.Threshold = []float64{-1, -0.25}, 0.6
	if got, want := language.PredictionLine(st), "A new example: z = 1·(−1) + (−2)·(−0.25) + 0.5 = 0, a = σ(z) = 0.5, predicted 0 (no)."; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	st.Data.Set.Scaling = datasets.Scaling{Method: datasets.Standard, Center: []float64{3, 10}, Scale: []float64{2, 0.5}}
	st.View.NewExample = []float64{7, 10.5} // (7 − 3)/2 is 2, (10.5 − 10)/0.5 is 1
	if got := language.PredictionLine(st); !strings.HasPrefix(got, "A new example: z = 1·2 + (−2)·1 + 0.5 = 0.5, ") {
		t.Errorf("scaled it says %q", got)
	}
	st = modelled()
	st.Run.Snapshot.Params = trainer.Params{W: []float64{1, 1, 1, 1, 1, 1, 1}, B: -0.5}
	st.View.NewExample = []float64{1, 2, 3, 4, 5, 6, 7}
	if got := language.PredictionLine(st); !strings.HasPrefix(got, "A new example: z = w·x + b = 27.5, ") {
		t.Errorf("of seven features it says %q", got)
	}
}

// The gradient is compared with differences of J, which are made here once more.
func TestGradientLines(t *testing.T) {
	st, at := modelled(), handModel{1, -2, 0.5}
	next := at.step(1)
	st.Run.Snapshot.Grad = trainer.Params{W: []float64{at.w1 - next.w1, at.w2 - next.w2}, B: at.b - next.b}
	lines := language.GradientLines(st)
	if len(lines) != 5 {
		t.Fatalf("it says %q", lines)
	}
	const e = 1e-3
	by := []float64{
		(handModel{1 + e, -2, 0.5}.cost() - handModel{1 - e, -2, 0.5}.cost()) / (2 * e),
		(handModel{1, -2 + e, 0.5}.cost() - handModel{1, -2 - e, 0.5}.cost()) / (2 * e),
		(handModel{1, -2, 0.5 + e}.cost() - handModel{1, -2, 0.5 - e}.cost()) / (2 * e),
	}
	for i, name := range []string{"dw₁", "dw₂", "db"} {
		has, said, ok := strings.Cut(strings.TrimPrefix(lines[i+1], name+" "), ", by differences ")
		if want := st.Run.Snapshot.Grad.Param(i); !ok || has != six(want) {
			t.Errorf("it says %q, and it is %v", lines[i+1], want)
		}
		if v, _ := language.ParseNumber(said); math.Abs(v-by[i]) > 1e-6 {
			t.Errorf("it says %q, and by differences it is %v", lines[i+1], by[i])
		}
	}
	// The best ε of the first line is that of the least relative difference in the last.
	table, ok := strings.CutSuffix(lines[4], ". With a large ε the bend of J shows, with a small one its rounding.")
	least, best := math.Inf(1), ""
	for i, entry := range strings.Split(strings.TrimPrefix(table, "ε "), ", ε ") {
		epsilon, relative, _ := strings.Cut(entry, ": ")
		v, _ := language.ParseNumber(relative)
		if size, _ := language.ParseNumber(epsilon); size != math.Pow10(-2-i) && strconv.FormatFloat(size, 'g', 1, 64) != strconv.FormatFloat(math.Pow10(-2-i), 'g', 1, 64) {
			t.Errorf("ε %d is %s", i, epsilon)
		}
		if v < least {
			least, best = v, "(J(θ+ε) − J(θ−ε))/2ε beside the gradient, ε "+epsilon+": relative difference "+relative+"."
		}
	}
	if !ok || lines[0] != best || least > 1e-8 {
		t.Errorf("it says %q and %q, not %q", lines[0], lines[4], best)
	}
	// A gradient that is wrong in one place is found.
	st.Run.Snapshot.Grad.W[1] *= 1.5
	if wrong := language.GradientLines(st)[0]; !strings.Contains(wrong, "relative difference 0.") {
		t.Errorf("of a wrong gradient it says %q", wrong)
	}
	st.Run.Snapshot.Params, st.Run.Snapshot.Grad = trainer.Zeros(40), trainer.Zeros(40)
	st.Data.Problem = trainer.Problem{X: [][]float64{make([]float64, 40)}, Y: []float64{1}}
	if lines = language.GradientLines(st); len(lines) != 33 || !strings.HasPrefix(lines[31], "dw₃₁ ") {
		t.Errorf("of 40 weights %d lines are said", len(lines))
	}
}
