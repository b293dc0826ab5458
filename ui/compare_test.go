package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/timeline"
)

// unlimited lets play go on for ever.
func unlimited(o *Options) { o.Limit = 0 }

// compared starts a comparison with these α.
func (d *driver) compared(alphas string) {
	d.t.Helper()
	d.press("c")
	d.times(40, "backspace")
	d.write(alphas)
	d.press("enter")
}

// level checks that all runs of the comparison are where their α leads.
func (d *driver) level(k int, alphas ...float64) {
	d.t.Helper()
	var runs []timeline.Run
	for _, g := range d.others() {
		if g.Compared() {
			runs = append(runs, g)
		}
	}
	if len(runs) != len(alphas) {
		d.t.Fatalf("%d runs step along, want %d", len(runs), len(alphas))
	}
	for i, g := range runs {
		s, err := trainer.NewStepper(d.frame().Data.Problem, g.Start().Params, d.options.Tolerance)
		if err != nil {
			d.t.Fatalf("%v", err)
		}
		for range k {
			s.Step(trainer.Hyper{Alpha: alphas[i]})
		}
		if !identical(g.Head(), s.Snapshot()) {
			d.t.Fatalf("α %v is at k %d with J %v, want k %d with %v", g.Alpha(), g.Head().Iter, g.Head().Cost, k, s.Snapshot().Cost)
		}
	}
}

// The line proposes the rungs around α; the runs go where steps of their own
// would, however the present run gets there.
func TestCompare(t *testing.T) {
	d := drive(t)
	d.press(")", "c")
	d.shows("compare α 0.03 0.1 1 3")
	d.shows("up to 4, beside this run's 0.3")
	d.press("enter")
	d.shows("4 more step along: the pane " + paneNumber(t, "Cost") + " Cost compares them, c ends it.")
	d.press("c", paneNumber(t, "Cost"), "c", "enter") // again, where they are seen
	d.shows("4 more step along. c ends it.")
	d.press(paneNumber(t, "Data"))
	d.level(10, 0.03, 0.1, 1, 3)
	d.press(" ", "}", paneNumber(t, "Cost"))
	d.at(111)
	d.level(111, 0.03, 0.1, 1, 3)
	d.tells("Compared at k 111")
	d.shows("↓ falls")
	d.press("{")
	d.at(11)
	d.level(111, 0.03, 0.1, 1, 3)
	d.tells("J at k 11")
	d.press("c")
	d.shows("The comparison is over.")
	d.ghosts(0)
	d.at(11)
}

func TestCompareTyped(t *testing.T) {
	for typed, want := range map[string][]float64{
		"2": {2}, "0.5 0,7; 2": {0.5, 0.7, 2}, "0.5, 1, 1": {0.5, 1}, "1e-3,  4": {1e-3, 4},
	} {
		d := drive(t)
		d.press(" ", " ")
		d.compared(typed)
		d.shows(map[bool]string{true: "1 more steps along", false: " more step along"}[len(want) == 1])
		d.level(2, want...)
	}
	for typed, want := range map[string]string{
		"1 2 3 4 5": "! 1 to 4 different α, not 5",
		";":         "! \";\" names no α: write it like compare 0.1 1",
		"1 x":       "! α must be a number above 0",
		"1 -2":      "! α must be a number above 0",
	} {
		d := drive(t)
		d.compared(typed)
		d.shows(want)
		d.press("esc")
		d.ghosts(0)
	}
}

func TestAlphasAround(t *testing.T) {
	for alpha, want := range map[float64][]float64{
		0.3: {0.03, 0.1, 1, 3}, 0.5: {0.1, 0.3, 1, 3}, 1e3: {100, 300}, 1e-7: {3e-7, 1e-6}, 300: {30, 100, 1000}, 5e4: {300, 1000},
	} {
		if got := alphasAround(session.AlphaSteps(1), alpha); !slices.Equal(got, want) {
			t.Errorf("around %v: %v, want %v", alpha, got, want)
		}
	}
}

// While runs step along the present one forks as ever; x lets all go, and what
// was under way for them leads nowhere.
func TestCompareForksAndEnds(t *testing.T) {
	d := drive(t)
	d.press(")")
	d.compared("0.1 1")
	d.press("left", "left", "up", " ")
	d.at(9)
	d.head(9)
	d.level(10, 0.1, 1)
	d.hold()
	d.press(")")
	d.runOne() // the present run's answer; the others are still under way
	d.at(19)
	d.press("x")
	d.ghosts(0)
	d.release()
	d.ghosts(0)
	d.at(19)
	d.follows()
}

// u at once takes over a run that must still come, and stays at k; the run
// that was present stays as an ordinary ghost.
func TestCompareTakeOver(t *testing.T) {
	d := drive(t)
	d.press(")")
	d.hold()
	d.compared("0.1 1")
	d.press("u")
	d.release()
	d.at(10)
	d.alpha("1")
	d.press(" ")
	d.at(11)
	w := walk{set: iris().Data, w: []float64{0, 0}}
	w.steps(11, 1)
	w.matches(d)
	d.level(11, 0.1)
	d.ghosts(2)
	d.press("c")
	d.ghosts(1) // the run that was there before
}

// Runs that are compared come to where the present run was, however fast the
// next keys were pressed, and whether it begins anew or goes back.
func TestComparedRunsComeHoweverFast(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{
		{"}", "c", "enter", "r", " "},
		{"}", "c", "enter", "r", " ", "u"},
		{"}", "c", "enter", "(", "up", " ", "u", "u", " "},
		{"}", "c", "enter", "r", "u", "u", "u", " "},
	} {
		waited, fast := drive(t, overlapping), drive(t, overlapping)
		waited.press(keys...)
		fast.hold()
		fast.press(keys...)
		fast.release()
		if a, b := waited.stands(), fast.stands(); a != b {
			t.Fatalf("%q: fast %s, waited for %s", keys, b, a)
		}
		for i, g := range waited.others() {
			if other := fast.others()[i]; !identical(g.Head(), other.Head()) || g.Compared() != other.Compared() {
				t.Errorf("%q: fast ghost %d is at %d, waited for %d", keys, i, other.Head().Iter, g.Head().Iter)
			}
		}
		fast.sound()
	}
}

// At full speed the runs step along with play: nothing is under way twice, and
// what is seen is level.
func TestCompareAtFullSpeed(t *testing.T) {
	t.Parallel()
	d := drive(t, overlapping, unlimited)
	d.compared("0.05 0.3")
	for range 3 {
		d.press("+")
	}
	d.hold()
	d.press("p")
	for range 60 {
		if len(d.queue) == 0 || len(d.queue) > 2 {
			t.Fatalf("%d commands are under way", len(d.queue))
		}
		d.runOne()
		for _, g := range d.others() {
			if g.Head().Iter < d.k() {
				t.Fatalf("shown is k %d, a ghost is at %d", d.k(), g.Head().Iter)
			}
		}
	}
	if k := d.k(); k < 100 {
		t.Fatalf("play came to k %d only", k)
	}
	d.press("p")
	d.shows("paused")
	if !d.atHead() {
		t.Errorf("paused at %d of %d", d.k(), d.newest())
	}
	d.release()
	d.head(d.k())
	d.level(d.k(), 0.05, 0.3)
	d.press(" ")
	d.follows()
}

// A comparison that begins late is caught up with while play goes on.
func TestCompareCatchesUp(t *testing.T) {
	t.Parallel()
	d := drive(t, overlapping, unlimited)
	d.goTo("5000")
	d.hold()
	d.compared("0.05 0.3")
	for range 3 {
		d.press("+")
	}
	d.press("p")
	before := d.k()
	for range 40 {
		d.runOne()
	}
	if d.k() == before {
		t.Error("play stands while the others come")
	}
	d.press("p")
	d.release()
	d.level(d.k(), 0.05, 0.3)
}

// Answers of other data, and failures.
func TestLateOrBrokenComparedRuns(t *testing.T) {
	d := drive(t)
	d.press(")")
	d.hold()
	d.compared("0.1 1")
	d.waiting(1)
	late := d.queue[0]()
	d.queue = nil
	d.arrive("hours")
	d.release()
	d.ghosts(0)
	d.hold()
	d.compared("0.1 1")
	d.press(" ")
	d.runOne()
	under := len(d.queue)
	if d.send(late); len(d.queue) != under {
		t.Error("an old answer was taken")
	}
	d.release()
	d.sound()
	d.press("x", "home")
	d.press(" ")
	d.hold()
	d.compared("0.1 1")
	d.fails(errors.New("no memory"))
	d.shows("! no memory")
	d.ghosts(0)
	if s := d.screen(); strings.Contains(s, "step along") {
		t.Error("the notice of the comparison is still there")
	}
}
