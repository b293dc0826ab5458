package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// then is what is said at iteration k: the rows in their order, each with
// its mark.
type then struct {
	k    int
	rows []string
}

// says walks a lesson along and compares every row, word by word.
func says(t *testing.T, l *lesson, moments ...then) {
	t.Helper()
	for _, want := range moments {
		l.walk(want.k - l.timeline.Cursor())
		f := l.frame()
		if got := spoken(f); f.At.Iter != want.k || !slices.Equal(got, want.rows) {
			t.Errorf("%s, α %v, k %d: says\n\t%s\nwant, at k %d,\n\t%s", l.set.Name, f.Alpha, f.At.Iter,
				strings.Join(got, "\n\t"), want.k, strings.Join(want.rows, "\n\t"))
		}
	}
}

// made is a data set of the test's own.
func made(t *testing.T, x [][]float64, y []float64) *lesson {
	t.Helper()
	return begin(t, datasets.Set{
		Name: "made", X: x, Y: y, Alpha: 0.1, Classes: [2]string{"0", "1"}, Features: make([]datasets.Feature, len(x[0])),
	})
}

const (
	separated = "· Separable: all right, w grows for ever."
	provable  = "· Separable: no optimum, w grows for ever."
	flat      = "· Nearly flat: features are off centre."
)

// Separable data: found to be so by the search at once, and told in the place
// of the data once the boundary itself is the proof.
func TestVerdictSeparable(t *testing.T) {
	const safe = "· α 0.3 ≤ 0.668: J can never rise."
	says(t, study(t, "iris"),
		then{0, []string{"· The start: space makes one iteration.", safe, "· 50 of 100 right; 50 versicolor wrong.", provable}},
		then{20, []string{"↓ J falls, 20 times in a row; −1.8 % last.", safe, "· 95 of 100 right; 5 setosa still wrong.", provable}},
		then{60, []string{"↓ J falls, 60 times in a row; −1.2 % last.", safe, separated, "· 100 of 100 right."}},
		then{5000, []string{"↓ J falls, 5 000 times in a row; −0.02 %.", safe, separated, "· 100 of 100 right."}},
		then{10000, []string{"■ Limit: 10 000 iterations; space goes on.", "↓ J falls, 10 000 times in a row.", safe, separated, "· 100 of 100 right."}},
	)
	const never = "· α 1 ≤ 5.02: J can never rise."
	says(t, study(t, "and"),
		then{10, []string{"↓ J falls, 10 times in a row; −2.8 % last.", never, "· 3 of 4 right; 1 true still wrong.", provable}},
		then{1000, []string{"↓ J falls, 1 000 times in a row; −0.1 %.", never, separated, "· 4 of 4 right."}},
	)
}

// Raw versicolor and virginica with every α of the lesson: when J rises, when
// it zigzags, when it falls for good, and what 2/λmax says of it.
func TestVerdictRises(t *testing.T) {
	const may, wide = "· α 0.3 > 0.279: J may rise for a step.", "· Condition 5.5e3: try :scale standard."
	hard := func(alpha float64) *lesson { return study(t, "iris-hard").alpha(alpha) }
	says(t, hard(0.3),
		then{0, []string{"· The start: space makes one iteration.", may, "· Here 2/λmax is 0.279: local, no promise.", "· 50 of 100 right; 50 virginica wrong."}},
		then{1, []string{"↓ J falls by this step: −0.03 %.", may, "· Here 2/λmax is 0.305: local, no promise.", "· 50 of 100 right; 50 versicolor wrong."}},
		then{3, []string{"↑ J rises by this step: +0.1 %.", may, "· Here 2/λmax is 0.311: local, no promise.", "· 50 of 100 right; 50 versicolor wrong."}},
		then{69, []string{"↕ J zigzags with period 2, for 67 steps.", may, "· Here 2/λmax is 0.337: local, no promise.", "· 57 of 100 right; 43 versicolor wrong."}},
		then{71, []string{"↓ J falls; rose 34 times, last at k 69.", may, "· Here 2/λmax is 0.336: local, no promise.", "· 60 of 100 right; 40 versicolor wrong."}},
		then{9999, []string{"↓ J falls; rose 34 times, last at k 69.", flat, wide, may, "· Here 2/λmax is 1.26: local, no promise.", "· 94 of 100 right; 6 still wrong."}},
		then{10000, []string{"■ Limit: 10 000 iterations; space goes on.", "↓ J falls; rose 34 times, last at k 69.", flat, wide, may, "· Here 2/λmax is 1.26: local, no promise.", "· 94 of 100 right; 6 still wrong."}},
	)
	says(t, hard(1),
		then{311, []string{"↕ J zigzags with period 2, for 186 steps.", "· α 1 > 0.279: J may rise for a step.", "· Here 2/λmax is 1.06: local, no promise.", "· 84 of 100 right; 16 still wrong."}},
		then{313, []string{"↓ J falls; rose 171 times, last at k 311.", "· α 1 > 0.279: J may rise for a step.", "· Here 2/λmax is 1.06: local, no promise.", "· 84 of 100 right; 16 still wrong."}},
	)
}

// From α 2.39 on nothing settles on raw versicolor and virginica: how many
// steps one way takes depends on rounding, what is said does not.
func TestVerdictBorder(t *testing.T) {
	const repels = "· The optimum repels: 2/λmax there 2.39."
	for _, c := range []struct {
		alpha  float64
		repels bool
	}{{2.3, false}, {2.5, true}, {10, true}} {
		l := study(t, "iris-hard").alpha(c.alpha)
		marks := map[string]int{}
		for _, k := range []int{100, 200, 310, 1000, 2000, 3000, 4000, 9000, 9999} {
			f := l.walk(k - l.timeline.Cursor()).frame()
			rows := spoken(f)
			marks[string([]rune(rows[0])[0])]++
			if got := slices.Contains(rows, repels); got != c.repels {
				t.Errorf("α %v, k %d: repels %v: %q", c.alpha, k, got, rows)
			}
			if f.At.Status != trainer.Running {
				t.Errorf("α %v stops at k %d", c.alpha, k)
			}
		}
		if marks["↕"] == 0 || marks["↓"] == 0 {
			t.Errorf("α %v: %v", c.alpha, marks)
		}
		// The last rises are near k 2 060, whatever the rounding.
		costs := l.frame().Present.Costs
		if course, _ := costs.Trend(costs.Len() - 1); c.alpha == 2.3 && (course.LastRise < 1500 || course.LastRise > 3000) {
			t.Errorf("α %v: the last rise is at k %d", c.alpha, course.LastRise)
		}
	}
	// With 2.5 J falls for thousands of steps, though 2/λmax here is larger: no promise.
	f := study(t, "iris-hard").alpha(2.5).walk(1000).frame()
	rows, here := spoken(f), 2/f.Curvature.LambdaMax
	if !strings.HasPrefix(rows[0], "↓ J falls; rose ") || rows[1] != "· α 2.5 > 0.279: J may rise for a step." || rows[2] != repels ||
		rows[3] != "· Here 2/λmax is "+brief(here, 3)+": local, no promise." || here < 2.5 {
		t.Errorf("2/λmax here is %v, says %q", here, rows)
	}
}

// A gradient of zero is the optimum here, whatever α is.
func TestVerdictStandsAtOnce(t *testing.T) {
	says(t, study(t, "xor"),
		then{1, []string{"■ No change in the weights: ∇J is 0.", "· This is the optimum, to ten digits.", "· α 1 ≤ 5.02: J can never rise.", "· 2 of 4 right; 2 true still wrong."}})
	says(t, study(t, "xor").alpha(1e300),
		then{1, []string{"■ No change in the weights: ∇J is 0.", "· This is the optimum, to ten digits.", "· α 1e+300 > 5.02: J may rise for a step.",
			"· The optimum repels: 2/λmax there 5.02.", "· Here 2/λmax is 5.02: local, no promise.", "· 2 of 4 right; 2 true still wrong."}})
}

// J leaps, and where a boundary exists it is hit and J is 0 at once.
func TestVerdictHugeAlpha(t *testing.T) {
	const may = "· α 1e+300 > 0.668: J may rise for a step."
	says(t, study(t, "iris").alpha(1e300),
		then{1, []string{"↑ J rises by this step: +8e+301 %.", may, "· 50 of 100 right; 50 setosa still wrong.", provable}},
		then{2, []string{"↓ J falls; it rose once, at k 1.", may, "· 50 of 100 right; 50 versicolor wrong.", provable}},
		then{10, []string{"■ No change in the weights: ∇J is 0.", "· Separable: only rounding stops w.", may, "· 100 of 100 right."}})
	says(t, study(t, "and").alpha(1e300),
		then{4, []string{"↓ J falls; rose 3 times, last at k 3.", "· α 1e+300 > 5.02: J may rise for a step.", separated, "· 4 of 4 right."}})
	says(t, study(t, "iris-hard").alpha(1e300),
		then{1, []string{"↑ J rises by this step: +1e+302 %.", "· α 1e+300 > 0.279: J may rise for a step.", "· The optimum repels: 2/λmax there 2.39.", "· 50 of 100 right; 50 versicolor wrong."}})
	says(t, made(t, [][]float64{{1e10}, {2e10}, {3e10}}, []float64{0, 1, 0}).alpha(1e300),
		then{1, []string{"! Diverged at k 1: ← goes back.", "· α 1e+300 > 1.71e−20: J may rise.", "· Features are large: try :scale standard.", "· 2 of 3 right; 1 y=1 still wrong."}})
}

// What the data are is said whatever else happens.
func TestVerdictOddData(t *testing.T) {
	says(t, made(t, [][]float64{{1}, {2}, {3}}, []float64{1, 1, 1}).alpha(1),
		then{1, []string{"↓ J falls by this step: −85.1 %.", "· α 1 ≤ 1.44: J can never rise.", "· Only y = 1: b runs away, J → 0.", "· 3 of 3 right."}})
	says(t, made(t, [][]float64{{1}, {2}, {3}}, []float64{1, 1, 1}).alpha(1e300),
		then{1, []string{"↓ J falls by this step: −100.0 %.", "· α 1e+300 > 1.44: J may rise for a step.", "· Only y = 1: b runs away, J → 0.", "· 3 of 3 right."}},
		then{2, []string{"■ No change in the weights: ∇J is 0.", "· Only y = 1: only rounding stops b.", "· α 1e+300 > 1.44: J may rise for a step.", "· 3 of 3 right."}})
	says(t, made(t, [][]float64{{2}}, []float64{0}), // m = 1: one class, and every column constant
		then{1, []string{"↓ J falls by this step: −16.9 %.", "· α 0.1 ≤ 1.6: J can never rise.", "· Only y = 0; x₁ is constant.", "· 1 of 1 right."}})
	says(t, made(t, [][]float64{{5, 0}, {5, 1}, {5, 0}, {5, 1}}, []float64{0, 1, 1, 0}), // many optima
		then{1, []string{"■ No change in the weights: ∇J is 0.", "· Many optima, all as low: a line of them.", "· x₁ is constant.", "· α 0.1 ≤ 0.304: J can never rise.", "· 2 of 4 right; 2 y=1 still wrong."}})
	// Touching only: x = 2 is of both classes. No boundary separates, and none is claimed to.
	l := made(t, [][]float64{{1}, {2}, {2}, {3}}, []float64{0, 0, 1, 1}).alpha(1)
	l.walk(3000)
	for _, row := range spoken(l.frame()) {
		if strings.Contains(row, "eparable") || strings.Contains(row, "optimum") {
			t.Errorf("touching: says %q", row)
		}
	}
}

// A step too small to count is not the optimum: how far that is is told.
func TestVerdictConverged(t *testing.T) {
	const safe = "· α 0.7 ≤ 0.745: J can never rise."
	says(t, study(t, "hours").alpha(0.7),
		then{1279, []string{"■ Converged: step and slope negligible.", "· Small steps; optimum ≈ 4.3e−6 away in b.", "· J could still fall by ≈ 1.5e−13.", safe, "· 16 of 20 right; 4 still wrong."}})
	swings := study(t, "hours").alpha(2)
	for swings.frame().At.Status == trainer.Running && swings.timeline.Cursor() < 1000 {
		swings.walk(1)
	}
	says(t, swings,
		then{swings.timeline.Cursor(), []string{"■ A cycle: to and fro for ever, period 2.", "· The optimum is ≈ 0.45 away in b.", "· J could still fall by ≈ 0.026.",
			"· α 2 > 0.745: J may rise for a step.", "· The optimum repels: 2/λmax there 1.8.", "· Here 2/λmax is 1.46: local, no promise.", "· 16 of 20 right; 4 still wrong."}})
	// Every step of a tiny α is small; the gradient is not.
	creep := study(t, "breast-cancer").alpha(1e-13)
	if rows := spoken(creep.walk(1).frame()); rows[0] != "↓ J falls by this step: −1e−07 %." {
		t.Errorf("a tiny α: %q", rows)
	}
	// Weights that only rounding moves stand still, though they are not the same bits.
	turns := swings.frame()
	turns.At.Status = trainer.Unchanged
	if rows := spoken(turns); rows[0] != "■ No change in the weights: only rounding moves them." {
		t.Errorf("rounding: %q", rows)
	}
}

// Features of many scales make J a long valley; centred and scaled ones do not.
func TestVerdictFlat(t *testing.T) {
	l := study(t, "breast-cancer")
	const safe = "· α 3e−06 ≤ 4.8e−06: J can never rise."
	says(t, l,
		then{100, []string{"↓ J falls, 100 times in a row; −0.1 %.", "· Features are large: try :scale standard.", safe, "· 517 of 569 right; 52 still wrong.", provable}},
		then{1000, []string{"↓ J falls, 1 000 times in a row; −0.03 %.", "· Nearly flat: features differ in scale.", "· Condition 1.4e12: try :scale standard.", safe, "· 517 of 569 right; 52 still wrong.", provable}})
	l = begin(t, study(t, "iris-hard").set.Scale(datasets.Standard))
	for _, row := range spoken(l.alpha(0.3).walk(5000).frame()) {
		if strings.Contains(row, "flat") || strings.Contains(row, "Condition") {
			t.Errorf("scaled: says %q", row)
		}
	}
}

// Where J creeps only because α is small, the data are not to blame: raw
// versicolor and virginica make a valley, but α is 28 000 times too careful.
func TestVerdictSmallAlpha(t *testing.T) {
	says(t, study(t, "iris-hard").alpha(1e-5),
		then{20, []string{"↓ J falls, 20 times in a row; −0.0002 %.", "· J creeps: a larger α is safe.", "· α 1e−05 ≤ 0.279: J can never rise.", "· 50 of 100 right; 50 versicolor wrong."}})
	// Features that depend on each other, scaled or not, are no matter of scale.
	l := made(t, [][]float64{{1, 1}, {2, 2}, {1, 1}, {2, 2}, {2, 2}}, []float64{0, 1, 1, 0, 1}).alpha(1)
	for range 100 {
		for _, row := range spoken(l.walk(1).frame()) {
			if strings.Contains(row, "differ in scale") || strings.Contains(row, "Inf") {
				t.Fatalf("twins: says %q", row)
			}
		}
	}
}

// The readout and the cost curve carry the verdict by a glyph and a word.
func TestVerdictElsewhere(t *testing.T) {
	for _, c := range []struct {
		name              string
		f                 Frame
		readout, headline string
	}{
		{"falls", twenty(t), "α 0.3", "against k"},
		{"rises", study(t, "iris-hard").walk(3).frame(), "α 0.3 ↑", "rising"},
		{"zigzags", study(t, "iris-hard").walk(60).frame(), "α 0.3 ↕", "zigzag"},
		{"diverged", made(t, [][]float64{{1e10}, {2e10}, {3e10}}, []float64{0, 1, 0}).alpha(1e300).walk(1).frame(), "α 1e+300 !", "diverged"},
	} {
		if got := strings.TrimRight(painted(c.f, 42, 1, Readout), " "); !strings.HasSuffix(got, c.readout) {
			t.Errorf("%s: the readout is %q", c.name, got)
		}
		if got, _, _ := strings.Cut(painted(c.f, 42, 12, SmallCost), "\n"); !strings.HasSuffix(got, " "+c.headline) {
			t.Errorf("%s: the heading is %q", c.name, got)
		}
	}
}
