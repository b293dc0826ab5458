package pane

import (
	"math"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// fullWidth is what a sentence has in the left column at 120×36: 42 columns
// less its mark and a blank.
const fullWidth = 40

// spoken joins the parts of each sentence as a row shows them.
func spoken(f Frame) []string {
	var rows []string
	for _, s := range sentences(f, fullWidth) {
		rows = append(rows, s.mark+" "+s.first+s.rest)
	}
	return rows
}

// calm is a frame about which there is little to say: 3 examples, all right,
// α below its bound.
func calm(t *testing.T, js ...float64) Frame {
	t.Helper()
	return Frame{
		Theme: look(t, "dark"), Alpha: 0.3, Facts: trainer.Facts{AlphaBound: 0.66899},
		Set:     datasets.Set{Classes: [2]string{"setosa", "versicolor"}, Features: make([]datasets.Feature, 1)},
		Problem: trainer.Problem{X: [][]float64{{1}, {2}, {3}}, Y: []float64{0, 1, 1}},
		Present: Run{Costs: costs(js...)}, At: trainer.Snapshot{Iter: len(js) - 1, Cost: js[len(js)-1]}, Limit: 10000,
	}
}

// What is said about J and the weights.
func TestProgress(t *testing.T) {
	level := []float64{0.5, 0.5}
	long := make([]float64, 10001)
	for k := range long {
		long[k] = 1 / float64(k+1)
	}
	for _, c := range []struct {
		name   string
		costs  []float64
		status trainer.Status
		want   string
		short  string
	}{
		{"start", level[:1], trainer.Running, "· The start: space makes one iteration.", "The start: space makes one iteration."},
		{"one step down", []float64{0.5, 0.49}, trainer.Running, "↓ J falls by this step: −2.0 %.", "J falls −2.0 %."},
		{"down", []float64{0.6, 0.5, 0.49}, trainer.Running, "↓ J falls, 2 times in a row; −2.0 % last.", "J falls −2.0 %."},
		{"up", []float64{0.4, 0.49, 0.5}, trainer.Running, "↑ J rises, 2 times in a row; +2.0 % last.", "J rises +2.0 %."},
		{"one step up", []float64{0.5, 0.49, 0.5}, trainer.Running, "↑ J rises by this step: +2.0 %.", "J rises +2.0 %."},
		{"still", level, trainer.Running, "= J stands: no change but rounding.", "J stands."},
		{"rounding", []float64{0.5, 0.5000000000000001, 0.5, 0.5000000000000001, 0.5, 0.5000000000000001}, trainer.Running, "= J stands: no change but rounding.", "J stands."},
		{"zigzag", []float64{5, 1, 4, 1, 4, 1}, trainer.Running, "↕ J zigzags with period 2, for 4 steps.", "J zigzags, period 2."},
		{"too few for a zigzag", []float64{5, 1, 4, 1, 4}, trainer.Running, "↑ J rises by this step: +300.0 %.", "J rises +300.0 %."},
		{"diverged", []float64{0.5, math.Inf(1)}, trainer.Diverged, "! Diverged at k 1: ← goes back.", "Diverged at k 1: ← goes back."},
		{"unchanged", level, trainer.Unchanged, "■ No change in the weights: ∇J is 0.", "No change in the weights: ∇J is 0."},
		{"converged", level, trainer.Converged, "■ Converged: step and slope negligible.", "Converged."},
		{"cycle", level, trainer.Cycle, "■ A cycle: to and fro for ever, period 2.", "A cycle."},
		{"limit", long, trainer.Running, "■ Limit: 10 000 iterations; space goes on.", "Limit."},
		{"a status limit of the caller", level, trainer.Limit, "= J stands: no change but rounding.", "J stands."},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := calm(t, c.costs...)
			f.At.Status = c.status
			s := sentences(f, fullWidth)[0]
			if got := s.mark + " " + s.first + s.rest; got != c.want {
				t.Errorf("says %q, want %q", got, c.want)
			}
			if got := s.first + s.short; got != c.short {
				t.Errorf("in one line says %q, want %q", got, c.short)
			}
		})
	}
}

// The limit of play is told at each of its multiples, and nowhere else.
func TestLimit(t *testing.T) {
	for k, want := range map[int]bool{0: false, 1: false, 3: true, 4: false, 6: true} {
		f := calm(t, []float64{7, 6, 5, 4, 3, 2, 1}[:k+1]...)
		f.Limit = 3
		if got := strings.HasPrefix(spoken(f)[0], "■ Limit"); got != want {
			t.Errorf("k %d: tells the limit %v, want %v", k, got, want)
		}
		f.Limit = 0
		if strings.Contains(spoken(f)[0], "Limit") {
			t.Errorf("k %d: no limit was set", k)
		}
	}
}

// α is held against the bound below which J never rises; a fork comes first.
func TestAboutAlpha(t *testing.T) {
	for _, c := range []struct {
		alpha, bound float64
		forks        bool
		want         string
	}{
		{0.3, 0.66899, false, "· α 0.3 ≤ 0.668: J can never rise."},
		{1, 0.66899, false, "· α 1 > 0.668: J may rise for a step."},
		{0.5, 0.5, false, "· α 0.5 ≤ 0.5: J can never rise."},
		{1, 0.66899, true, "· The next step forks here with α 1."},
		{0.123456789, 0.66899, true, "· The next step forks here with α 0.1235."},
		{0.0000123456, 0.66899, true, "· The next step forks: α 1.235e−05."},
		{0.123456789, 0.66899, false, "· α 0.1235 ≤ 0.668: J can never rise."},
		{9e-5, 4.8099e-6, false, "· α 9e−05 > 4.8e−06: J may rise."},
		{0.3, math.NaN(), false, "· α 0.3: no bound is known."},
		{0.3, math.Inf(1), false, "· α 0.3: no bound is known."},
		{0.3, 0, false, "· α 0.3: no bound is known."},
	} {
		f := calm(t, 0.7, 0.6)
		f.Alpha, f.Facts.AlphaBound, f.Forks = c.alpha, c.bound, c.forks
		if got := spoken(f)[1]; got != c.want {
			t.Errorf("α %v, bound %v: says %q, want %q", c.alpha, c.bound, got, c.want)
		}
	}
}

// A bound that was estimated promises nothing.
func TestAboutAnEstimate(t *testing.T) {
	f := calm(t, 0.7, 0.6)
	f.Facts = trainer.Facts{AlphaBound: 0.0123, Estimated: true}
	for alpha, want := range map[float64]string{
		0.003: "· α 0.003: the bound is about 0.012.",
		0.3:   "· α 0.3 > about 0.012: J may rise.",
	} {
		f.Alpha = alpha
		if got := spoken(f)[1]; got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}

// Large features come with what scales them, whole even in the one line of a
// small screen.
func TestLargeFeatures(t *testing.T) {
	f := calm(t, 0.7)
	f.Alpha, f.Facts = 0.0003, trainer.Facts{AlphaBound: 0.000891, LargestRMS: 68}
	const small = 78 // the row of 80 columns
	inOne := func() string {
		var texts []string
		for _, s := range oneLine(f, small) {
			texts = append(texts, s.first+s.short)
		}
		return strings.Join(texts, "|")
	}
	if got := spoken(f)[1]; got != "· Features are large: try :scale standard." {
		t.Errorf("says %q", got)
	}
	if got, want := inOne(), "The start: space makes one iteration.|Large features: :scale standard."; got != want {
		t.Errorf("in one line %q, want %q", got, want)
	}
	f.Plain = true
	if got := inOne(); !strings.Contains(got, "|Large features: :scale standard.") {
		t.Errorf("plain, in one line %q", got)
	}
	f.Spoken = true
	if got, want := SpokenScale(f), "Features are large: try scale standard."; got != want {
		t.Errorf("spoken %q, want %q", got, want)
	}
	f.Set.Scaling.Method = datasets.MinMax
	if got := SpokenScale(f); got != "" {
		t.Errorf("scaled features are large: %q", got)
	}
	f.Set.Scaling.Method, f.Facts.LargestRMS = datasets.None, 3
	if got := SpokenScale(f); got != "" {
		t.Errorf("small features are large: %q", got)
	}
}

// What the data make happen, only where there is such a thing.
func TestAboutData(t *testing.T) {
	for _, c := range []struct {
		facts     trainer.Facts
		separates bool
		want      string
	}{
		{trainer.Facts{}, false, ""},
		{trainer.Facts{}, true, "· Separable: all right, w grows for ever."},
		{trainer.Facts{OneClass: true, Class: 1}, true, "· Only y = 1: b runs away, J → 0."},
		{trainer.Facts{OneClass: true, Class: 0}, false, "· Only y = 0: b runs away, J → 0."},
		{trainer.Facts{Constant: []int{1}}, false, "· x₂ is constant."},
		{trainer.Facts{Constant: []int{0, 11}}, false, "· x₁ x₁₂ are constant."},
		{trainer.Facts{Constant: []int{0, 1, 2}}, false, "· x₁ x₂ x₃ are constant."},
		{trainer.Facts{Constant: []int{0, 1, 2, 3}}, false, "· x₁ x₂ x₃ … are constant."},
		{trainer.Facts{Constant: []int{2}}, true, "· Separable; x₃ is constant."},
		{trainer.Facts{OneClass: true, Class: 1, Constant: []int{2}}, true, "· Only y = 1; x₃ is constant."},
	} {
		f := calm(t, 0.7, 0.6)
		c.facts.AlphaBound = 8
		f.Facts, f.Separates = c.facts, c.separates
		rows := spoken(f)
		if c.want == "" {
			if len(rows) != 3 {
				t.Errorf("%+v: says %q", c.facts, rows)
			}
			continue
		}
		if len(rows) != 4 || rows[2] != c.want {
			t.Errorf("%+v: says %q, want %q", c.facts, rows, c.want)
		}
	}
}

// How many are right, and which are not; the class by name where all wrong
// ones are of one class, shortened until it fits.
func TestAccuracy(t *testing.T) {
	for _, c := range []struct {
		wrong       [2]int
		class       string
		long, short string
	}{
		{[2]int{}, "setosa", "3 of 3 right.", "3 of 3 are right."},
		{[2]int{1, 1}, "setosa", "1 of 3 right; 2 still wrong.", "1 of 3 are right."},
		{[2]int{1, 0}, "setosa", "2 of 3 right; 1 setosa still wrong.", "2 of 3 are right."},
		{[2]int{0, 2}, "setosa", "1 of 3 right; 2 versicolor still wrong.", "1 of 3 are right."},
		{[2]int{2, 0}, "0", "1 of 3 right; 2 y=0 still wrong.", "1 of 3 are right."},
		{[2]int{2, 0}, "a very long class name", "1 of 3 right; 2 a very long… wrong.", "1 of 3 are right."},
	} {
		f := calm(t, 0.7, 0.6)
		f.Wrong, f.Set.Classes[0] = c.wrong, c.class
		rows := spoken(f)
		if got := rows[len(rows)-1]; got != "· "+c.long {
			t.Errorf("%v: says %q, want %q", c.wrong, got, c.long)
		}
		all := sentences(f, fullWidth)
		if got := all[len(all)-1].short; got != c.short {
			t.Errorf("%v in one line: says %q, want %q", c.wrong, got, c.short)
		}
	}
}

// A change that no per cent can tell, from 0 or over all of float64, says where
// J came from.
func TestRiseFromNothing(t *testing.T) {
	for before, want := range map[float64]string{0: "from 0.", 5e-324: "from 4.941e−324.", 0.5: "+40.0 %."} {
		s := progress(calm(t, before, 0.7), 40)
		if s.first != "J rises" || !strings.HasSuffix(s.rest, want) || !strings.HasSuffix(s.short, want) {
			t.Errorf("from %v: says %q %q, short %q", before, s.first, s.rest, s.short)
		}
	}
}
