package ui

import (
	"testing"

	"descent/trainer"
)

func TestNothingHappensBeforeAKey(t *testing.T) {
	d := drive(t)
	d.at(0)
	d.head(0)
	d.shows("iris: setosa / versicolor")
	d.shows("▮▮ paused")
	if _, cost, alpha := d.read(); cost != "0.693147" || alpha != "0.3" { // ln 2: every a is one half
		t.Errorf("J %s, α %s at the start", cost, alpha)
	}
	if training(0); d.beats > 0 || d.busy() {
		t.Error("something runs")
	}
}

func TestThreeForwardAndOneBack(t *testing.T) {
	d := drive(t)
	d.times(2, " ")
	second := d.screen()
	d.press(" ")
	d.at(3)
	third := d.screen()
	d.press("left")
	d.at(2)
	k2, _, _ := d.read()
	if _, cost, _ := d.read(); k2 != 2 || d.parameters() == parametersOf(t, third) || d.parameters() != parametersOf(t, second) {
		t.Errorf("going back shows J %s and\n%s\nnot the earlier numbers\n%s", cost, d.parameters(), parametersOf(t, second))
	}
	d.press("right")
	if d.screen() != third {
		t.Errorf("forward again is another picture:\n%s\n%s", d.screen(), third)
	}
	d.head(3)
	d.ghosts(0)
}

// 0.405155 is J at k = 20 in the pictures and in fixtures computed with 50
// digits.
func TestTwentyPresses(t *testing.T) {
	d := drive(t)
	d.times(20, " ")
	d.at(20)
	if _, cost, _ := d.read(); cost != "0.405155" {
		t.Errorf("J is %s after twenty presses", cost)
	}
	d.shows("J falls: 20 steps in a row")
	d.shows(`95 correct, 5 of "setosa" still wrong.`)
}

func TestEveryKeyThatSteps(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]int{
		" ": 51, "right": 51, "l": 51, "pgdown": 51, "left": 49, "h": 49, "pgup": 49,
		")": 60, "shift+right": 60, "(": 40, "shift+left": 40, "}": 150, "{": 0,
		"home": 0, "g": 0, "end": 120, "G": 120,
	} {
		d := drive(t, overlapping)
		d.press("}", ")", ")", "{", ")", ")", ")")
		d.at(50)
		d.head(120)
		d.press(key)
		d.at(want)
		d.head(max(120, want))
		d.ghosts(0)
	}
}

func TestBackStopsAtTheStart(t *testing.T) {
	d := drive(t)
	d.press("left")
	d.at(0)
	d.press(" ", " ", "(")
	d.at(0)
	d.press("{")
	d.at(0)
	d.head(2)
}

func TestGoTo(t *testing.T) {
	d := drive(t)
	d.press(":")
	d.shows("an iteration, for example 500")
	d.write("500")
	d.press("enter")
	d.at(500)
	d.head(500)
	d.press(":")
	d.write(" 1 2 ")
	d.press("enter")
	d.at(12)
	d.head(500)
	d.press(":")
	d.write("501")
	d.press("enter")
	d.at(501)
	d.head(501)
}

func TestGoToRefuses(t *testing.T) {
	for _, bad := range []string{"1.5", "1e3", "99999999999", "99999999999999999999"} {
		d := drive(t)
		d.press(" ", ":")
		d.write(bad)
		d.press("enter")
		d.shows("is no iteration: a whole number from 0 to 1000000000, or +100 or −100")
		d.at(1)
		d.press("backspace") // the line is still open
		d.hides("is no iteration")
		d.times(len(bad), "backspace")
		d.write("3")
		d.press("enter")
		d.at(3)
	}
}

func TestPromptCloses(t *testing.T) {
	for _, how := range []string{"esc", "enter"} {
		d := drive(t)
		d.press(":")
		if how == "esc" {
			d.write("7")
		} else {
			d.write("  ") // nothing but blanks is nothing
		}
		d.press(how)
		d.hides("an iteration, for example 500")
		d.at(0)
		d.head(0)
	}
}

// stopping are data on which a run stops in each of the ways that it can go on
// from: from zeros the gradient of xor is exactly 0, the weights of iris-hard
// hardly move with a large tolerance, those of hours come to jump to and fro.
func stopping(t *testing.T) map[trainer.Status]func(*Options) {
	t.Helper()
	return map[trainer.Status]func(*Options){
		trainer.Unchanged: catalogue(t, "xor"),
		trainer.Converged: func(o *Options) { catalogue(t, "iris-hard")(o); o.Tolerance = 0.5 },
		trainer.Cycle: func(o *Options) {
			catalogue(t, "hours")(o)
			o.Alpha, o.Tolerance = 3, 0
		},
	}
}

// What has a number of iterations makes them all, through stops, whether they
// are computed or known; one press is one way.
func TestCountedStepsGoThroughStops(t *testing.T) {
	t.Parallel()
	for status, change := range stopping(t) {
		for _, keys := range [][]string{{":", "4", "0", "0", "enter"}, {":", "+", "4", "0", "0", "enter"}, {"}", "}", "}", "}"}} {
			for _, chunk := range []int{1, 7, 5000} {
				d := drive(t, change)
				d.chunk(chunk)
				d.press(keys...)
				d.at(400)
				d.head(400)
				if got := d.now().Status; got != status {
					t.Errorf("%q leads to %v, not %v", keys, got, status)
				}
				d.press("home")
				d.press(keys...) // over what is known
				d.at(400)
				d.press("left", ")")
				d.at(409)
				d.follows()
				d.ghosts(0)
			}
		}
	}
}

// Play is paused by every stop; asked again it makes one step more.
func TestStopsPausePlay(t *testing.T) {
	d := drive(t, catalogue(t, "xor"))
	for k := 1; k < 4; k++ {
		d.press("p")
		d.at(k)
		d.shows("▮▮ paused")
	}
	d.press("home", "p") // over what is known too
	d.at(1)
	d.shows("▮▮ paused")
}

// Only what diverged has no next step: the press that comes there ends, the
// next one is refused.
func TestDivergedEndsAGoto(t *testing.T) {
	for _, keys := range [][]string{{"}"}, {":", "4", "0", "enter"}, {":", "+", "4", "0", "enter"}} {
		d := drive(t, overflowing)
		d.press(keys...)
		d.at(1)
		d.hides("there is no next step")
		d.press("home")
		d.press(keys...)
		d.at(1)
		d.press(keys...)
		d.at(1)
		d.shows("there is no next step. ← goes back.")
	}
	fast := drive(t, overflowing)
	fast.hold()
	fast.press("}", ")")
	fast.release()
	fast.at(1)
	fast.shows("there is no next step") // as it is said to who waits
}

func TestDivergedRefuses(t *testing.T) {
	d := drive(t, overflowing)
	d.press(" ")
	d.at(1)
	d.shows("the run is over at k 1.")
	if s := d.now().Status; s != trainer.Diverged {
		t.Fatalf("%v", s)
	}
	d.press(" ")
	d.at(1)
	d.head(1)
	d.shows("there is no next step. ← goes back.")
	d.press("p")
	d.shows("paused")
	d.press("left")
	d.at(0)
	if _, cost, _ := d.read(); cost != "0.693147" { // ln 2
		t.Errorf("J is %s at the start", cost)
	}
	d.press("a")
	d.write("1e-300")
	d.press("enter", " ", " ")
	d.at(2)
	d.ghosts(1)
	d.hides("Diverged")
}
