package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/theme"
)

// Contents of the panes inside an iteration are the same where a moment is, and
// differ where anything that they show does.
func TestIterationContentsAreCompared(t *testing.T) {
	base := trainOn(t, "iris").walk(20).frame()
	base.Analysis.Loop = trainer.NewLoopCheckpoints(base.Data.Problem, base.Run.Snapshot)
	base.tabulate()
	base = traced(base, 30)
	data := &session.PreparedData{Set: base.Data.Set, Problem: base.Data.Problem, Facts: base.Data.Facts}
	of := func(f scene) []Content {
		g, l, e := graphOfScene(f, 74, 30), loopOf(f, 74, 30), newExamples(f.State, f.Presentation, Size{74, 30})
		g.data, l.data, e.data = data, data, data
		return []Content{g, l, e}
	}
	all := []int{0, 1, 2}
	for name, c := range map[string]struct {
		change func(f *scene)
		differ []int // of graph, loop, examples
	}{
		"nothing": {func(*scene) {}, nil},
		"where it is": {func(f *scene) {
			f.Run.Recent, f.Run.Snapshot.Params = slices.Clone(f.Run.Recent), f.Run.Snapshot.Params.Clone()
		}, nil},
		"a notice":      {func(f *scene) { f.Notice.Text, f.PlayText, f.Analysis.Wrong[0] = "saved", "playing", 7 }, nil},
		"the weights":   {func(f *scene) { f.Run.Snapshot.Params = trainer.Params{W: []float64{1, 2}, B: 3} }, all},
		"the gradient":  {func(f *scene) { f.Run.Snapshot.Grad = trainer.Params{W: []float64{1, 2}, B: 3} }, all},
		"what was":      {func(f *scene) { f.Run.Recent = f.Run.Recent[1:] }, all},
		"α":             {func(f *scene) { f.Run.Alpha = 1 }, all},
		"digits":        {func(f *scene) { f.View.Digits = 8 }, all},
		"the focus":     {func(f *scene) { f.Inside.Focus = 7 }, all},
		"the features":  {func(f *scene) { f.choose("data", [2]int{1, 1}) }, all},
		"the theme":     {func(f *scene) { f.Theme, _ = theme.Choose("light", "") }, all},
		"the glyphs":    {func(f *scene) { f.Plain = true }, all},
		"the node":      {func(f *scene) { f.Inside.Node = 3 }, all[:1]},
		"the proof":     {func(f *scene) { f.View.Proof = true }, all[:1]},
		"the line":      {func(f *scene) { *f = traced(*f, 31) }, all[1:2]},
		"the sums":      {func(f *scene) { f.Analysis.Loop = trainer.NewLoopCheckpoints(f.Data.Problem, f.Run.Snapshot) }, all[1:2]},
		"the order":     {func(f *scene) { f.sortBy(2); f.tabulate() }, all[2:]},
		"its direction": {func(f *scene) { f.View.Ascending = true; f.tabulate() }, all[2:]},
		"wrong only":    {func(f *scene) { f.View.Wrong = true; f.tabulate() }, all[2:]},
	} {
		f := base
		c.change(&f)
		for i, content := range of(f) {
			if got, want := content.Equal(of(base)[i]), !slices.Contains(c.differ, i); got != want {
				t.Errorf("another %s: content %d is the same: %v, want %v", name, i, got, want)
			}
		}
	}
	for i, c := range of(base) {
		if c.Equal(of(base)[(i+1)%3]) {
			t.Errorf("content %d is another", i)
		}
	}
}

// Without the sums of the loop, which take a pass over the examples, nothing is
// made up: the pane says that they are being made.
func TestLoopWaitsForItsSums(t *testing.T) {
	f := irisAt20(t)
	f.Inside.Line, f.Analysis.Loop = 30, nil
	c := Loop(f.State, f.Presentation, Size{74, 30})
	g, a := sheet(f, 74, 30)
	c.Draw(a)
	tells(t, []string{g.String(), c.Text()[0]}, waitForLoop)
}

// Nor is anything made up of the single examples: no table, no mark of a wrong one, no
// count of them. What is said aloud may take a pass.
func TestSingleExamplesWait(t *testing.T) {
	f := irisAt20(t)
	g, a := sheet(f, 74, 30)
	c := newExamples(f.State, f.Presentation, Size{74, 30})
	c.Draw(a)
	if got := strings.TrimSpace(g.String()); got != waitForTable || c.Hit(5, 5) != nil || len(c.Text()) != 31 {
		t.Errorf("Examples shows %q, and says %d lines", got, len(c.Text()))
	}
	g, a = sheet(f, 74, 30)
	newScatter(f.moment(), f.Presentation, Size{74, 30}).Draw(a)
	legend, marks, _ := strings.Cut(g.String(), "\n")
	if strings.ContainsAny(marks, "⊗▼") || !strings.Contains(legend, "wrong …") || !strings.ContainsAny(marks, "○●") {
		t.Errorf("which examples are wrong is not known, and shown:\n%s\n%s", legend, marks)
	}
}
