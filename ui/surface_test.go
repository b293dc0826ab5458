package ui

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/pane"
)

// withSurface is a program with the surface on the screen.
func withSurface(t *testing.T, change ...func(*Options)) *driver {
	t.Helper()
	d := drive(t, change...)
	d.press(paneNumber(t, "Surface"))
	return d
}

// sampled checks that the surface on the screen is that of the present moment:
// J at every place of it, none of them made up between others.
func (d *driver) sampled() {
	d.t.Helper()
	have := d.sample()
	want, ok := wantedSection(d.model.buildParts())
	if !ok || have == nil || !have.Same(want) {
		d.t.Fatalf("the sample is not that of now: wanted %v, have %v", want.Plane, have)
	}
	if !slices.Equal(have.Values, d.costs(want)) {
		d.t.Fatalf("J is not that of every place")
	}
}

// costs is J at every place of a section.
func (d *driver) costs(s pane.SurfaceSection) []float64 {
	d.t.Helper()
	us, vs := s.Points()
	costs := make([]float64, len(us)*len(vs))
	if err := trainer.CostGrid(context.Background(), d.frame().Data.Problem, s.Plane, us, vs, costs); err != nil {
		d.t.Fatalf("%v", err)
	}
	return costs
}

// bands counts the backgrounds of the screen: the surface has many.
func (d *driver) bands() int {
	d.t.Helper()
	seen := map[string]bool{}
	for _, part := range strings.Split(d.view(), "\x1b[")[1:] {
		code, _, _ := strings.Cut(part, "m")
		if i := strings.Index(code, "48;2;"); i >= 0 {
			seen[code[i:]] = true
		}
	}
	return len(seen)
}

func TestTheSurfaceFollows(t *testing.T) {
	t.Parallel()
	d := withSurface(t)
	d.sampled()
	d.press(" ", ")", "left", "up", " ")
	d.sampled()
	d.resize(200, 60)
	d.sampled()
	d.shows("○● setosa") // Data beside it
	d.press("o")
	d.sampled()
	d.press("z", "r")
	d.sampled()
}

// J is sampled only while it is seen.
func TestNothingIsSampledUnseen(t *testing.T) {
	d := drive(t)
	d.press(" ", ")")
	if d.sample() != nil {
		t.Error("J is sampled for nobody")
	}
	d.resize(30, 10)
	ran := d.ran
	d.press(paneNumber(t, "Surface"), " ")
	if d.sample() != nil || d.ran > ran+1 { // the step
		t.Error("J is sampled on a screen that is too small")
	}
}

// While a key is held, samples come late: each is for a moment that has passed.
// They are shown all the same, one at a time, so that the picture goes on.
func TestAHeldKeyDoesNotStarveTheSurface(t *testing.T) {
	t.Parallel()
	d := withSurface(t)
	d.times(30, " ") // from here on the view stands
	d.hold()
	shown := map[float64]bool{}
	for range 20 {
		d.press(" ", " ", " ")
		if n := len(d.queue); n > 2 { // a step and a sampling
			t.Fatalf("%d commands are under way", n)
		}
		d.runOne()
		if len(d.queue) > 0 {
			d.runOne()
		}
		shown[d.sample().Plane.Fixed.B] = true
		if d.bands() < 8 {
			t.Fatalf("k %d: the surface is blank", d.k())
		}
	}
	if len(shown) < 8 {
		t.Errorf("in 60 steps only %d samples were shown", len(shown))
	}
	d.release()
	d.sampled()
}

// The caption says at which b J was computed, also while b moves on.
func TestTheCaptionIsThatOfTheSample(t *testing.T) {
	d := withSurface(t)
	d.press(")", ")")
	d.shows("J where b is held at −0.92")
	d.hold()
	d.press(")", ")")
	for d.k() < 40 {
		d.runOne()
	}
	if d.sample().Plane.Fixed.B != d.now().Params.B {
		d.shows("J where b is held at −0.92")
	} else {
		t.Error("the sample came before its time")
	}
	d.release()
	d.hides("held at −0.92")
}

// A sample whose view, plane or data are no longer wanted is dropped.
func TestStaleSamplesAreDropped(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*driver){
		"plane": func(d *driver) { d.press("o") },
		"view":  func(d *driver) { d.press("enter", "+", "+", "left", "esc") },
		"size":  func(d *driver) { d.resize(100, 30) },
	} {
		d := withSurface(t)
		d.hold()
		d.press(")")
		d.runOne()
		d.waiting(1)
		was, late := d.sample(), d.queue[0]() // for k 10, and done before the change
		d.queue = nil
		change(d)
		d.deliver(late)
		if d.sample() != was {
			t.Errorf("%s: a sample that nobody wants is shown", name)
		}
		d.release()
		d.sampled()
	}
	d := drive(t)
	again := d.asked("iris")
	d.hold()
	d.press(paneNumber(t, "Surface"))
	late := d.queue[0]()
	d.queue = nil
	d.send(again)
	d.deliver(late)
	if d.sample() != nil {
		t.Error("a sample of other data is shown")
	}
}

// After the first sample the pane is never blank: until the new sample is there
// the old one stands in its place, and the old pair with all that belongs to it.
func TestTheSurfaceIsNeverBlank(t *testing.T) {
	t.Parallel()
	d := withSurface(t)
	d.press(")", ")")
	d.hold()
	for _, keys := range [][]string{{"o"}, {"o"}, {"enter", "+"}, {"-", "-"}, {"left"}, {"0", "esc"}, {"up"}, {"r"}, {" "}} {
		d.press(keys...)
		if d.bands() < 8 {
			t.Fatalf("after %q the surface is blank", keys)
		}
		for len(d.queue) > 0 {
			d.runOne()
			if d.bands() < 8 {
				t.Fatalf("on the way after %q the surface is blank", keys)
			}
		}
	}
	for _, size := range [][2]int{{80, 24}, {200, 60}, {120, 36}} {
		d.resize(size[0], size[1])
		if d.bands() < 8 {
			t.Fatalf("at %v the surface is blank", size)
		}
		d.release()
		d.hold()
	}
	d.release()
	d.sampled()
}

// Where J takes long it comes coarse first, near what it will be, then fine.
func TestCoarseFirst(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "breast-cancer"))
	d.hold()
	d.press(paneNumber(t, "Surface"))
	var seen []*pane.SurfaceSample
	for len(d.queue) > 0 {
		d.runOne()
		if have := d.sample(); have != nil && !slices.Contains(seen, have) {
			seen = append(seen, have)
		}
	}
	d.sampled()
	if len(seen) < 2 {
		t.Fatal("the finest sample is the first")
	}
	coarse, fine := seen[0].Values, seen[len(seen)-1].Values
	low, high := slices.Min(fine), slices.Max(fine)
	for i, j := range fine {
		if math.Abs(coarse[i]-j) > 0.02*(high-low) {
			t.Fatalf("place %d: J %v was drawn as %v, between %v and %v", i, j, coarse[i], low, high)
		}
	}
	if slices.Equal(coarse, fine) {
		t.Error("the first sample is fine already")
	}
	// The next step begins coarse again; what refines is given up for it.
	coarsely := func(k int) *pane.SurfaceSample {
		t.Helper()
		d.runOne()
		have := d.sample()
		if w := d.now().Params.W[2]; d.k() != k || have.Plane.Fixed.W[2] != w || slices.Equal(have.Values, d.costs(have.SurfaceSection)) {
			t.Errorf("the sample of k %d does not come coarse and first", k)
		}
		return have
	}
	d.press(" ")
	d.runOne()
	first := coarsely(1)
	d.press(" ")
	d.waiting(2)
	d.queue[0], d.queue[1] = d.queue[1], d.queue[0]
	d.runOne() // the step, while what refines waits
	if d.runOne(); d.sample() != first {
		t.Error("what refines is not given up")
	}
	coarsely(2)
}

// What was left out between the places that were computed is linear.
func TestSpread(t *testing.T) {
	for _, c := range []struct{ w, h, stride int }{{9, 5, 4}, {10, 6, 4}, {3, 2, 16}, {1, 1, 4}, {1, 7, 4}, {8, 1, 4}, {17, 17, 16}} {
		columns, rows := stridedIndices(c.stride, c.w), stridedIndices(c.stride, c.h)
		plane := func(x, y int) float64 { return 3*float64(x) - 2*float64(y) + 1 }
		var few []float64
		for _, y := range rows {
			for _, x := range columns {
				few = append(few, plane(x, y))
			}
		}
		all := bilinear(few, columns, rows)
		if len(all) != c.w*c.h {
			t.Fatalf("%+v: %d values", c, len(all))
		}
		for y := range c.h {
			for x := range c.w {
				if got := all[y*c.w+x]; math.Abs(got-plane(x, y)) > 1e-9 {
					t.Fatalf("%+v: (%d, %d) is %v, not %v", c, x, y, got, plane(x, y))
				}
			}
		}
	}
	if inf := math.Inf(1); lerp(inf, 1, 0) != inf || lerp(1, inf, 0) != 1 || lerp(1, inf, 1) != inf {
		t.Error("an infinity beside a place reaches it")
	}
}

// Parameters that are no numbers have no surface; the program goes on, and back.
func TestTheSurfaceOfADivergedRun(t *testing.T) {
	d := withSurface(t, overflowing)
	d.press(" ", " ")
	d.shows("w₁ →")
	d.press("left")
	d.sampled()
}

// Quitting gives up what is under way and asks for nothing more: a sampling that
// is cancelled answers without a sample.
func TestQuitEndsTheSampling(t *testing.T) {
	t.Parallel()
	d := withSurface(t)
	d.hold()
	d.press(")") // b, which is held, moves from the second step on
	d.runOne()
	d.waiting(1)
	sampling := d.queue[0]
	d.queue = nil
	d.press("q")
	if got, ok := sampling().(sampledMsg); !ok || got.sample != nil {
		t.Errorf("it answers %+v", got)
	}
	ran := d.ran
	if d.release(); !d.ended || d.ran != ran+1 {
		t.Errorf("ended %v, after %d commands", d.ended, d.ran-ran)
	}
}
