package ui

import (
	"context"
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/pane"
)

// surveying is a program with the surface on the screen.
func surveying(t *testing.T, change ...func(*Options)) *driver {
	t.Helper()
	d := drive(t, change...)
	d.press(paneNumber(t, "Surface"))
	return d
}

// sampled checks that the sample on the screen is that of the present moment.
func (d *driver) sampled() {
	d.t.Helper()
	want, ok := d.model.section()
	if have := d.model.surface.sample; !ok || have == nil || !have.Same(want) || d.model.surface.stride != 1 {
		d.t.Fatalf("the sample is not that of now: wanted %v, have %v", want.Plane, have)
	}
}

// bands counts the backgrounds of the screen: the surface has many.
func (d *driver) bands() int {
	d.t.Helper()
	seen := map[string]bool{}
	for _, part := range strings.Split(d.model.View(), "\x1b[")[1:] {
		code, _, _ := strings.Cut(part, "m")
		if i := strings.Index(code, "48;2;"); i >= 0 {
			seen[code[i:]] = true
		}
	}
	return len(seen)
}

func TestTheSurfaceFollows(t *testing.T) {
	d := surveying(t)
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
	if d.model.surface.sample != nil || d.model.surface.busy {
		t.Error("J is sampled for nobody")
	}
	d.resize(30, 10)
	d.press(paneNumber(t, "Surface"), " ")
	if d.model.surface.sample != nil || d.model.surface.busy {
		t.Error("J is sampled on a screen that is too small")
	}
}

// surveys counts the samplings under way.
func (d *driver) surveys() (n int) {
	for _, j := range d.queue {
		if j.feed < 0 {
			n++
		}
	}
	return n
}

// While a key is held, samples come late: each is for a moment that has passed.
// They are shown all the same, one at a time, so that the picture goes on.
func TestAHeldKeyDoesNotStarveTheSurface(t *testing.T) {
	d := surveying(t)
	d.times(30, " ") // from here on the view stands
	d.hold()
	shown := map[float64]bool{}
	for range 20 {
		d.press(" ", " ", " ")
		if n := d.surveys(); n > 1 {
			t.Fatalf("%d samplings are under way", n)
		}
		d.runOne()
		if len(d.queue) > 0 {
			d.runOne()
		}
		shown[d.model.surface.sample.Plane.Held.B] = true
		if d.bands() < 8 {
			t.Fatalf("k %d: the surface is blank", d.model.timeline.Cursor())
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
	d := surveying(t)
	d.press(")", ")")
	d.shows("J where b is held at −0.92")
	d.hold()
	d.press(")", ")")
	for d.model.timeline.Cursor() < 40 {
		d.runOne()
	}
	if d.model.surface.sample.Plane.Held.B != d.model.timeline.Current().Params.B {
		d.shows("J where b is held at −0.92")
	} else {
		t.Error("the sample came before its time")
	}
	d.release()
	d.hides("held at −0.92")
}

// A sample whose view, plane or data are no longer wanted is dropped.
func TestStaleSamplesAreDropped(t *testing.T) {
	for name, change := range map[string]func(*driver){
		"plane": func(d *driver) { d.press("o") },
		"view":  func(d *driver) { d.press("enter", "+", "+", "left", "esc") },
		"size":  func(d *driver) { d.resize(100, 30) },
	} {
		d := surveying(t)
		d.hold()
		d.press(")")
		for len(d.queue) > 0 && !d.model.surface.busy {
			d.runOne()
		}
		was := d.model.surface.sample
		late := d.model.surface.asked
		change(d)
		us, vs := late.Points()
		d.deliver(surveyed{d.model.surface.id, pane.NewSample(late, make([]float64, len(us)*len(vs)), nil), 1})
		if d.model.surface.sample != was {
			t.Errorf("%s: a sample that nobody wants is shown", name)
		}
		d.release()
		d.sampled()
	}
	d := surveying(t)
	d.press(" ")
	old := surveyed{d.model.surface.id, d.model.surface.sample, 1}
	again, err := prepare(d.model.lesson.source, trainer.Zeros(2), 0)
	if err != nil {
		t.Fatal(err)
	}
	d.model.begin(again, "zeros", 1)
	d.deliver(old)
	if d.model.surface.sample != nil {
		t.Error("a sample of other data is shown")
	}
}

// After the first sample the pane is never blank: until the new sample is there
// the old one stands in its place, and the old pair with all that belongs to it.
func TestTheSurfaceIsNeverBlank(t *testing.T) {
	d := surveying(t)
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
	d := drive(t, catalogue(t, "breast-cancer"))
	d.hold()
	d.press(paneNumber(t, "Surface"))
	var strides []int
	var coarse []float64
	for len(d.queue) > 0 {
		d.runOne()
		strides = append(strides, d.model.surface.stride)
		if coarse == nil {
			coarse = d.model.surface.sample.Values
		}
	}
	if len(strides) < 2 || strides[0] == 1 || strides[len(strides)-1] != 1 {
		t.Fatalf("the strides are %v", strides)
	}
	d.sampled()
	fine := d.model.surface.sample.Values
	low, high := fine[0], fine[0]
	for _, j := range fine {
		low, high = min(low, j), max(high, j)
	}
	for i, j := range fine {
		if math.Abs(coarse[i]-j) > 0.02*(high-low) {
			t.Fatalf("place %d: J %v was drawn as %v, between %v and %v", i, j, coarse[i], low, high)
		}
	}
	// The next step begins coarse again; what refines is given up for it.
	d.press(" ")
	for d.model.timeline.Cursor() == 0 {
		d.runOne()
	}
	if s := d.model.surface; !s.busy || s.finer {
		t.Error("the sample of the new moment does not come first")
	}
}

// What was left out between the places that were computed is linear.
func TestSpread(t *testing.T) {
	for _, c := range []struct{ w, h, stride int }{{9, 5, 4}, {10, 6, 4}, {3, 2, 16}, {1, 1, 4}, {1, 7, 4}, {8, 1, 4}, {17, 17, 16}} {
		columns, rows := every(c.stride, c.w), every(c.stride, c.h)
		plane := func(x, y int) float64 { return 3*float64(x) - 2*float64(y) + 1 }
		var few []float64
		for _, y := range rows {
			for _, x := range columns {
				few = append(few, plane(x, y))
			}
		}
		all := spread(few, columns, rows)
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
	if inf := math.Inf(1); mix(inf, 1, 0) != inf || mix(1, inf, 0) != 1 || mix(1, inf, 1) != inf {
		t.Error("an infinity beside a place reaches it")
	}
}

// Parameters that are no numbers have no surface; the program goes on, and back.
func TestTheSurfaceOfADivergedRun(t *testing.T) {
	d := surveying(t, overflowing)
	d.press(" ", " ")
	d.shows("w₁ →")
	d.press("left")
	d.sampled()
}

// Quitting gives up what is under way and asks for nothing more.
func TestQuitEndsTheSurvey(t *testing.T) {
	d := surveying(t)
	d.hold()
	d.press(")") // b, which is held, moves from the second step on
	for !d.model.surface.busy {
		d.runOne()
	}
	cancel, cancelled := d.model.surface.cancel, false
	d.model.surface.cancel = func() { cancelled = true; cancel() }
	d.press("q")
	d.release()
	if !cancelled || d.model.surface.busy || !d.ended {
		t.Errorf("cancelled %v, busy %v", cancelled, d.model.surface.busy)
	}
}

// A sampling that is cancelled answers without a sample.
func TestACancelledSampling(t *testing.T) {
	d := surveying(t)
	section, _ := d.model.section()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := sampling{ctx, cancel, d.model.lesson.problem, section, nil, 1, true, 7}
	if got, ok := s.run().(surveyed); !ok || got.sample != nil || got.id != 7 {
		t.Errorf("it answers %+v", got)
	}
}
