package ui

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
)

func TestRestartKeepsAGhost(t *testing.T) {
	d := drive(t)
	d.press(")", "up", "r")
	d.at(0)
	d.head(0)
	d.alpha("1") // the α that was shown
	d.ghosts(1)
	d.press(" ")
	d.at(1)
	w := walk{set: iris().Data, w: []float64{0, 0}}
	w.steps(1, 1)
	w.matches(d)
	d.press(paneNumber(t, "Cost"))
	d.tells("○ 0 10 0.3")
	d.tells("● 0 1 1")
}

// A run without an update is no ghost.
func TestRestartAtTheStart(t *testing.T) {
	d := drive(t)
	d.press("r", "r")
	d.ghosts(0)
	d.press(" ", "r", "r", "r")
	d.ghosts(1)
}

func TestFourGhostsAreKept(t *testing.T) {
	d := drive(t)
	for n := 1; n <= 7; n++ {
		d.press(" ", "r")
		d.ghosts(min(n, 4))
	}
}

func TestTakeOver(t *testing.T) {
	d := drive(t)
	d.press("u")
	d.shows("No ghost to take over")
	d.press(")", "left", "left", "left", "up", " ", " ") // fork at 7, now 9
	fork := d.now()
	d.ghosts(1)
	d.press("u")
	d.at(9)
	d.head(10)
	d.ghosts(1)
	d.alpha("0.3")
	if w := (walk{set: iris().Data, w: []float64{0, 0}}); true {
		w.steps(9, 0.3)
		w.matches(d)
	}
	d.press("end", " ")
	d.head(11)
	d.press("u")
	d.at(9)
	if !identical(d.now(), fork) {
		t.Error("the fork came back with other numbers")
	}
	d.press(" ")
	d.at(10)
	d.follows()
}

func TestDropGhosts(t *testing.T) {
	d := drive(t)
	d.press(" ", "r", " ", "r", " ")
	d.ghosts(2)
	d.resize(200, 60) // wide enough for all keys
	d.shows("x drop ghosts")
	d.press("x")
	d.ghosts(0)
	d.hides("x drop ghosts")
	d.hides("u take over")
	d.resize(120, 36)
	d.at(1)
}

func TestStartList(t *testing.T) {
	d := drive(t)
	d.press(" ", "i")
	for _, row := range []string{"Choose the start", "zeros", "random, seed 7", "random, seed 8", "random, seed 9", "typed values …"} {
		d.shows(row)
	}
	d.press("esc")
	d.hides("Choose the start")
	d.at(1)
	d.ghosts(0)
}

func TestStartFromZeros(t *testing.T) {
	d := drive(t)
	d.press(" ", "i", "enter")
	d.shows("Start: zeros")
	d.at(0)
	d.ghosts(1)
	for _, v := range d.now().Params.W {
		if v != 0 {
			t.Errorf("w is %v", v)
		}
	}
}

// The same seed gives the same start, another seed another.
func TestStartAtRandom(t *testing.T) {
	starts := map[int]trainer.Params{}
	for i, keys := range [][]string{{"down"}, {"j"}, {"down", "down"}, {"pgdown", "up"}} {
		d := drive(t)
		d.press(" ", "i")
		d.press(keys...)
		d.press("enter")
		d.at(0)
		d.ghosts(1)
		starts[i] = d.now().Params
		d.shows("Start: random, seed " + []string{"7", "7", "8", "9"}[i])
		d.press(" ")
		d.at(1)
		d.follows()
	}
	if !starts[0].Equal(starts[1]) || starts[0].Equal(starts[2]) || starts[0].Equal(starts[3]) {
		t.Errorf("%v", starts)
	}
	if !starts[0].Equal(trainer.Random(2, 7)) {
		t.Errorf("seed 7 gives %v", starts[0])
	}
}

func TestStartTyped(t *testing.T) {
	d := drive(t)
	d.press(" ", "i", "end", "enter")
	d.shows("w, b = 0 0 0")
	d.times(20, "backspace")
	d.write("1.5, −2 1e-3")
	d.press("enter")
	d.shows("Start: typed")
	at := d.now().Params
	if at.W[0] != 1.5 || at.W[1] != -2 || at.B != 1e-3 {
		t.Errorf("starts at %v", at)
	}
	d.at(0)
	d.ghosts(1)
	d.press(" ")
	w := walk{set: iris().Data, w: []float64{1.5, -2}, b: 1e-3}
	w.steps(1, 0.3)
	w.matches(d)
}

// The line proposes the start of the present run.
func TestTypedStartComesBack(t *testing.T) {
	d := drive(t)
	d.press("i", "end", "enter")
	d.times(20, "backspace")
	d.write("1.5 -2 0.25")
	d.press("enter", " ", "i", "end", "enter")
	d.shows("w, b = ")
	d.press("enter")
	if at := d.now(); at.Iter != 0 || at.Params.W[0] != 1.5 || at.Params.W[1] != -2 || at.Params.B != 0.25 {
		t.Errorf("starts at %+v", at)
	}
}

func TestTypedStartRefuses(t *testing.T) {
	for typed, want := range map[string]string{
		"1 2":     "! 3 numbers are needed (2 weights and b), not 2",
		"1 2 3 4": "! 3 numbers are needed (2 weights and b), not 4",
		"1 b 3":   `! "b" is no number`,
		"1 2 nan": `! "nan" is no number`,
		"inf 2 3": `! "inf" is no number`,
	} {
		d := drive(t)
		d.press("i", "end", "enter")
		d.times(20, "backspace")
		d.write(typed)
		d.press("enter")
		d.shows(want)
		d.at(0)
		d.press("esc")
		d.hides(want)
		d.ghosts(0)
	}
}

// A typed start that overflows is a start all the same: diverged at 0.
func TestStartThatOverflows(t *testing.T) {
	d := drive(t, overflowing)
	d.press("i", "end", "enter")
	d.times(20, "backspace")
	d.write("-1e308 0") // z = ∓∞ with the labels the other way round: J = ∞
	d.press("enter")
	if s := d.now(); s.Status != trainer.Diverged || !math.IsInf(s.Cost, 1) {
		t.Fatalf("%+v", s)
	}
	d.at(0)
	d.press(" ")
	d.at(0)
	d.shows("there is no next step")
	d.press("i", "enter")
	d.hides("Diverged")
}

func TestStartHasTheWidthOfTheData(t *testing.T) {
	d := drive(t)
	data := d.asked("hours")
	d.press("i")
	d.send(data) // comes while the list of two weights is open
	d.press("down", "enter")
	d.shows("Start: random, seed 7") // of one weight
	d.at(0)
	d.press("i", "enter", "i", "end", "enter")
	d.shows("w, b = 0 0 ")
	if s := d.screen(); strings.Contains(s, "w, b = 0 0 0") {
		t.Error("hours has one feature")
	}
}
