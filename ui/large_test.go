package ui

import (
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
	t.Parallel()
	d := drive(t, func(o *Options) { *o = with(blobs(t, 25_000)) })
	d.press(paneNumber(t, "Loop"))
	d.screen()
	first := d.state().Analysis.Loop
	if first == nil {
		t.Fatal("the loop is shown without its sums")
	}
	d.press(".", ">", "e", ",", "up", "t")
	d.screen()
	if d.state().Analysis.Loop != first {
		t.Error("the sums were made again")
	}
	d.press("home", " ")
	d.screen()
	if d.state().Analysis.Loop == first {
		t.Error("the sums are those of the iteration before")
	}
	check := func() {
		t.Helper()
		f := d.frame()
		if want := trainer.Predict(f.Data.Problem, f.Run.Snapshot.Params, 0.5).Wrong; f.Analysis.Wrong != want {
			t.Errorf("%v are wrong, not %v", f.Analysis.Wrong, want)
		}
	}
	check()
	d.arrive("and")
	check()
	if x := d.state().Analysis.Loop.RunLines(1, 3).Z; x != 0 { // w and b are 0
		t.Errorf("z is %v: the sums are those of other data", x)
	}
}

// BenchmarkLargeFrame draws the whole screen with each main pane of a million
// examples, as after a key that leaves the parameters, and after a step with all
// the work that it asks for. After a step Surface wants a sample that takes
// seconds and is made away from the event loop: its frame is that of the key.
func BenchmarkLargeFrame(b *testing.B) {
	d := launch(b.Context(), b, with(blobs(b, 1_000_000)))
	d.press("z", "e")
	for i, main := range pane.Mains() {
		d.press(string(rune('1' + i)))
		for name, key := range map[string]string{"key": "t", "step": " "} {
			if main.Name == "Surface" && name == "step" {
				continue
			}
			b.Run(main.Name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					d.press(key)
					d.view()
				}
			})
		}
	}
}
