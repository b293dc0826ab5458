package ui

import (
	"context"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/pane"
)

// blobs is generated data of that size.
func blobs(t testing.TB, m int) datasets.Set {
	t.Helper()
	entry, _ := datasets.Find("blobs")
	set, err := entry.Load(datasets.Generator{M: m, Noise: 0.5, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// The panes that draw examples one by one say that they draw a sample, at every
// size; with fewer examples they say nothing.
func TestSamplesAreSaid(t *testing.T) {
	t.Parallel()
	for m, says := range map[int]bool{10_000: false, 25_000: true} {
		d := drive(t, func(o *Options) { *o = with(blobs(t, m)) })
		d.press(" ")
		for _, name := range []string{"Data", "Examples"} {
			d.press(paneNumber(t, name))
			for _, size := range [][2]int{{80, 24}, {120, 36}, {169, 60}} { // wider ones sample the surface too, for seconds
				d.resize(size[0], size[1])
				d.fits(size[0], size[1])
				if got := strings.Contains(d.screen(), "a sample"); got != says {
					t.Errorf("%s at %v with m = %d: says that it is a sample: %v\n%s", name, size, m, got, d.screen())
				}
			}
		}
	}
}

// A key that leaves the parameters draws without another pass over the examples.
func TestOnePassForOneMoment(t *testing.T) {
	d := drive(t, func(o *Options) { *o = with(blobs(t, 25_000)) })
	d.press(paneNumber(t, "Loop"))
	d.screen()
	first := d.model.pass.sums
	if first == nil {
		t.Fatal("the loop is shown without its sums")
	}
	d.press(".", ">", "e", ",", "up", "t")
	d.screen()
	if d.model.pass.sums != first {
		t.Error("the sums were made again")
	}
	d.press("home", " ")
	d.screen()
	if d.model.pass.sums == first {
		t.Error("the sums are those of the iteration before")
	}
	if want := trainer.Predict(d.model.lesson.problem, d.model.timeline.Current().Params).Wrong; d.model.pass.predicted.Wrong != want {
		t.Errorf("%v are wrong, not %v", d.model.pass.predicted.Wrong, want)
	}
	d.arrive("and")
	d.screen()
	if p := d.model.pass; len(p.problem.X) != 4 || p.predicted.Wrong != trainer.Predict(p.problem, p.at.Params).Wrong {
		t.Error("the pass is that of other data")
	}
}

// BenchmarkLargeFrame draws the whole screen with each main pane of a million
// examples, as after a key that leaves the parameters, and after a step.
func BenchmarkLargeFrame(b *testing.B) {
	o := with(blobs(b, 1_000_000))
	m, err := New(context.Background(), o)
	if err != nil {
		b.Fatal(err)
	}
	m.width, m.height, m.zoom = 120, 36, true
	for i, main := range pane.Mains() {
		m.main = i
		m.line = trainer.LineOf(m.lesson.problem, 777_777)
		for _, name := range []string{"key", "step"} {
			b.Run(main.Name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					if name == "step" {
						*m.pass = pass{}
					}
					m.screen.stale()
					m.View()
				}
			})
		}
	}
}
