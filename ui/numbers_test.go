package ui

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
)

// like writes v as displayed shows another number: with its decimals, or as a
// power of ten with its digits, and a real minus sign.
func like(displayed string, v float64) string {
	format := byte('f')
	digits, _, power := strings.Cut(displayed, "e")
	if power {
		format = 'e'
	}
	decimals := 0
	if _, behind, found := strings.Cut(digits, "."); found {
		decimals = len(behind)
	}
	return strings.ReplaceAll(strconv.FormatFloat(v, format, decimals, 64), "-", "−")
}

// walk is the reference: an independent calculation of descent.
type walk struct {
	set datasets.Set
	w   []float64
	b   float64
}

func (w *walk) steps(n int, alpha float64) {
	for range n {
		_, _, _, w.w, w.b = textbook(w.set, w.w, w.b, alpha)
	}
}

// matches compares every number of the left column, digit for digit.
func (w *walk) matches(d *driver) {
	d.t.Helper()
	cost, dw, db, _, _ := textbook(w.set, w.w, w.b, 0)
	same := func(name, displayed string, v float64) {
		d.t.Helper()
		if want := like(displayed, v); displayed != want {
			d.t.Errorf("%s is displayed as %s, not %s", name, displayed, want)
		}
	}
	_, j, _ := d.read()
	same("J", j, cost)
	for i, name := range []string{"w₁", "w₂"} {
		value, gradient := d.parameter(name)
		same(name, value, w.w[i])
		same("d"+name, gradient, dw[i])
	}
	value, gradient := d.parameter("b")
	same("b", value, w.b)
	same("db", gradient, db)
}

func TestNumbersAreThoseOfTheTextbook(t *testing.T) {
	for _, keys := range []string{" ", "   ", "]] ", "[ ", "}", "})  "} {
		d := drive(t)
		w := walk{set: iris().Data, w: []float64{0, 0}}
		for key := range strings.SplitSeq(keys, "") {
			d.press(key)
			w.steps(map[string]int{" ": 1, ")": 10, "}": 100}[key], 0.3)
		}
		w.matches(d)
	}
}

// ↑ then space makes an update with the new α: the next rung above 0.3 is 1.
func TestAlphaIsUsedByTheVeryNextUpdate(t *testing.T) {
	d := drive(t)
	d.times(3, " ")
	w := walk{set: iris().Data, w: []float64{0, 0}}
	w.steps(3, 0.3)
	w.matches(d)
	d.press("up")
	d.alpha("1")
	w.matches(d) // nothing but α has changed
	d.press(" ")
	w.steps(1, 1)
	w.matches(d)
	d.ghosts(0) // at the head there is nothing to leave
	d.press("down", "down", " ")
	w.steps(1, 0.1)
	w.matches(d)
	d.alpha("0.1")
	d.at(5)
}

// The table of the next update shows what the next step then shows, to a
// decimal less.
func TestNextUpdateIsTheNextStep(t *testing.T) {
	d := drive(t)
	d.press(" ", "up")
	w := walk{set: iris().Data, w: []float64{0, 0}}
	w.steps(1, 0.3)
	_, dw, _, next, _ := textbook(w.set, w.w, w.b, 1)
	for i, name := range []string{"w₁", "w₂"} {
		value, gradient := d.parameter(name)
		if !strings.HasPrefix(gradient, "−") {
			t.Fatalf("dw is %v", dw)
		}
		// Where what is written comes to a number halfway it has all decimals.
		result := like(value[:len(value)-1], next[i])
		if left := readNumber(t, value) - readNumber(t, gradient); math.Abs(math.Mod(math.Abs(left)*1e5, 1)-0.5) < 1e-6 {
			result = like(value, next[i])
		}
		d.shows(name + " " + strings.Repeat(" ", 9-len([]rune(value))) + value + " −   1·(" + gradient + ") = " + strings.Repeat(" ", 9-len([]rune(result))) + result)
	}
	d.press(" ")
	for i, name := range []string{"w₁", "w₂"} {
		if value, _ := d.parameter(name); value != like(value, next[i]) {
			t.Errorf("%s became %s", name, value)
		}
	}
}

// readNumber reads a number that is displayed.
func readNumber(t *testing.T, displayed string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.ReplaceAll(displayed, "−", "-"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// An α change in the past is pending until the next step, which leaves history.
func TestForkInThePast(t *testing.T) {
	d := drive(t)
	d.times(3, " ")
	d.press("left", "up")
	d.alpha("1")
	d.shows("The next step forks here")
	d.head(3)
	d.ghosts(0)
	d.press(" ")
	w := walk{set: iris().Data, w: []float64{0, 0}}
	w.steps(2, 0.3)
	w.steps(1, 1)
	d.at(3)
	w.matches(d)
	d.head(3)
	d.ghosts(1)
	d.shows("u take over")
	d.press(paneNumber(t, "Cost"))
	d.tells("○ 0 3 0.3 0.564500")
	d.tells("● 2 3 1 0.537227")
	d.shows("α 0.3 → 1 at k 2")
	d.shows("╌╌ ghost")
}

func TestPendingAlphaIsDroppedWhenTheCursorMoves(t *testing.T) {
	for _, away := range []string{"left", "home", "end"} {
		d := drive(t)
		d.press(" ", " ", " ", "left", "up")
		d.alpha("1")
		d.press(away)
		d.alpha("0.3")
		d.press(" ")
		d.ghosts(0)
	}
}

// Changing α in the past to what history used is no change.
func TestTheSameAlphaReplays(t *testing.T) {
	d := drive(t)
	d.press(" ", " ", " ", "left", "up", "down")
	d.alpha("0.3")
	d.hides("forks here")
	d.press(" ")
	d.at(3)
	d.ghosts(0)
}
