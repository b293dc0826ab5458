package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// fullWidth is what a sentence has in the left column at 120×36: 42 columns
// less its mark and a blank.
const fullWidth = 40

// spoken joins the parts of each sentence as a row shows them.
func spoken(f scene) []string {
	var rows []string
	for _, s := range sentences(f.moment(), fullWidth) {
		rows = append(rows, s.mark+" "+s.first+s.rest)
	}
	return rows
}

// ofCosts is a frame about which there is little to say: 3 examples, all right,
// α below its bound.
func ofCosts(t *testing.T, js ...float64) scene {
	t.Helper()
	f := sceneOf(t, datasets.Set{
		Classes: [2]string{"setosa", "versicolor"}, Features: make([]datasets.Feature, 1), X: [][]float64{{1}, {2}, {3}}, Y: []float64{0, 1, 1}, Alpha: 0.3,
	})
	f.bound(0.66899)
	f.Present.Costs, f.Limit = costs(js...), 10000
	f.Run.Snapshot = trainer.Snapshot{Iter: len(js) - 1, Cost: js[len(js)-1]}
	return f
}

// The limit of play is told at each of its multiples, and nowhere else.
func TestLimit(t *testing.T) {
	for k, want := range map[int]bool{0: false, 1: false, 3: true, 4: false, 6: true} {
		f := ofCosts(t, []float64{7, 6, 5, 4, 3, 2, 1}[:k+1]...)
		f.Limit = 3
		if got := strings.HasPrefix(spoken(f)[0], "· Play pauses"); got != want {
			t.Errorf("k %d: tells the limit %v, want %v", k, got, want)
		}
		f.Limit = 0
		if strings.Contains(spoken(f)[0], "pauses") {
			t.Errorf("k %d: no limit was set", k)
		}
	}
}

// A bound that was estimated promises nothing.
func TestAboutAnEstimate(t *testing.T) {
	f := ofCosts(t, 0.7, 0.6)
	f.bound(0.0123)
	f.Data.Facts.Estimated = true
	for alpha, want := range map[float64]string{
		0.003: "· The safe α is about 0.012, an estimate.",
		0.3:   "· α 0.3 > about 0.012: J may rise.",
	} {
		f.Run.Alpha = alpha
		if rows := spoken(f); !slices.Contains(rows, want) {
			t.Errorf("says %q, want %q", rows, want)
		}
	}
}

// Large features come with what scales them, whole even in the one line of a
// small screen.
func TestLargeFeatures(t *testing.T) {
	f := ofCosts(t, 0.7)
	f.bound(0.000891)
	f.Run.Alpha, f.Data.Facts.LargestRMS = 0.0003, 68
	const small = 78 // the row of 80 columns
	inOne := func() string {
		var texts []string
		for _, s := range oneLine(f.moment(), small) {
			texts = append(texts, s.first+s.short)
		}
		return strings.Join(texts, "|")
	}
	if rows := spoken(f); !slices.Contains(rows, "· Features are large: try :scale standard.") {
		t.Errorf("says %q", rows)
	}
	if got := inOne(); !strings.Contains(got, "|Large features: :scale standard.") {
		t.Errorf("in one line %q", got)
	}
	f.Plain = true
	if got := inOne(); !strings.Contains(got, "|Large features: :scale standard.") {
		t.Errorf("plain, in one line %q", got)
	}
	f.TextOnly = true
	if got, want := f.scaleAdvice(&session.PreparedData{Set: f.Data.Set, Facts: f.Data.Facts}, unbounded), "Features are large: try scale standard."; got != want {
		t.Errorf("spoken %q, want %q", got, want)
	}
	f.Data.Set.Scaling.Method = datasets.MinMax
	if got := f.scaleAdvice(&session.PreparedData{Set: f.Data.Set, Facts: f.Data.Facts}, unbounded); got != "" {
		t.Errorf("scaled features are large: %q", got)
	}
	f.Data.Set.Scaling.Method, f.Data.Facts.LargestRMS = datasets.NoScaling, 3
	if got := f.scaleAdvice(&session.PreparedData{Set: f.Data.Set, Facts: f.Data.Facts}, unbounded); got != "" {
		t.Errorf("small features are large: %q", got)
	}
}

// A label reads as one in every sentence, however long or odd it is, and where
// it is the y itself it is called that.
func TestAccuracyNamesTheClass(t *testing.T) {
	for _, c := range []struct {
		wrong, undecided [2]int
		still            int
		class, want      string
	}{
		{class: "setosa", want: "3 of 3 correct."},
		{undecided: [2]int{1, 2}, class: "setosa", want: "All 3 undecided: a is 0.5."},
		{undecided: [2]int{1, 0}, wrong: [2]int{0, 1}, class: "setosa", want: "1 of 3 correct, 1 wrong, 1 undecided."},
		{wrong: [2]int{1, 1}, still: 1, class: "setosa", want: "1 of 3 correct, 2 wrong."},
		{wrong: [2]int{1, 1}, still: 2, class: "setosa", want: "1 of 3 correct, 2 still wrong."},
		{wrong: [2]int{2, 0}, still: 2, class: "true", want: `1 of 3 correct, 2 of "true" still wrong.`},
		{wrong: [2]int{2, 0}, class: "failed", want: `1 of 3 correct, 2 of "failed" wrong.`},
		{wrong: [2]int{2, 0}, still: 2, class: "0", want: "1 correct, 2 with y = 0 still wrong."},
		{wrong: [2]int{2, 0}, still: 2, class: "a very long class name", want: `1 correct, 2 of "a very long…" wrong.`},
	} {
		f := ofCosts(t, 0.7, 0.6)
		f.Analysis.Wrong, f.Analysis.Undecided, f.Analysis.StillWrong, f.Data.Set.Classes[0] = c.wrong, c.undecided, c.still, c.class
		rows := spoken(f)
		if !slices.Contains(rows, "· "+c.want) {
			t.Errorf("%+v: says %q", c, rows)
		}
	}
}

// A change that no per cent can tell, from 0 or over all of float64, says where
// J came from.
func TestRiseFromNothing(t *testing.T) {
	for before, want := range map[float64]string{0: ": 0 → 0.7.", 5e-324: ": 4.94e−324 → 0.7.", 0.5: ": 0.5 → 0.7, +40.0 %."} {
		f := ofCosts(t, 9, before, 0.7)
		s := trend(f.moment(), 40)
		if s.first != "J swings: up in 1 of 2 steps." {
			t.Errorf("from %v: says %q %q", before, s.first, s.rest)
		}
		if s = movesSentence(f.moment(), 40, kindRises, "J rises", 1, before); s.rest != want {
			t.Errorf("from %v: says %q", before, s.rest)
		}
	}
	if _, known := percent(0.5, 1e-9); known {
		t.Error("−100 % of what is not 0")
	}
}
