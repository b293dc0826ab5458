package ui

import (
	"errors"
	"testing"
)

// far goes so far that the beginning of the history is let go: about 16 000
// snapshots are kept.
func far(t *testing.T, change ...func(*Options)) *driver {
	t.Helper()
	d := drive(t, append([]func(*Options){overlapping}, change...)...)
	d.press("}")
	d.press(":")
	d.write("20000")
	d.press("enter")
	d.at(20000)
	return d
}

func (d *driver) goTo(k string) {
	d.t.Helper()
	d.press(":")
	d.write(k)
	d.press("enter")
}

func TestRecomputedHistoryIsTheSame(t *testing.T) {
	t.Parallel()
	fresh := drive(t, overlapping)
	d := far(t)
	recomputed := 0
	for _, k := range []string{"0", "100", "255", "256", "1000", "19999"} {
		fresh.goTo(k)
		ran := d.ran
		d.goTo(k)
		recomputed += d.ran - ran
		if got, want := d.now(), fresh.now(); !identical(got, want) {
			t.Errorf("recomputed %+v\nnot %+v", got, want)
		}
	}
	if recomputed < 3 {
		t.Errorf("%d recomputations: nothing was let go", recomputed)
	}
	d.head(20000)
	d.ghosts(0)
}

func TestRecomputedHistoryLooksTheSame(t *testing.T) {
	d := drive(t, overlapping)
	d.press("}")
	was := d.parameters()
	d.goTo("20000")
	d.goTo("100")
	if d.parameters() != was {
		t.Errorf("k 100 shows\n%s\nnot\n%s", d.parameters(), was)
	}
}

// Going back never touches the trainer.
func TestBackDoesNotTouchTheTrainer(t *testing.T) {
	d := far(t)
	before := training(1)
	for _, key := range []string{"left", "(", "{", "home"} {
		d.press(key)
	}
	d.goTo("300")
	d.press(" ", ")", "}")
	if after := training(1); after[0] != before[0] || d.busy() {
		t.Errorf("goroutine %s trains, and not %s", after[0], before[0])
	}
	d.press("end", " ")
	d.at(20001)
}

// Stepping over the end of what is kept recomputes, too.
func TestStepIntoEvicted(t *testing.T) {
	d := far(t)
	d.goTo("250")
	d.hold()
	d.press(")")
	d.at(255) // blocks of history are 256 long
	d.waiting(1)
	d.press(" ")
	d.release()
	d.at(261)
	d.head(20000)
}

func TestKeysWhileRecomputing(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]int{
		" ": 1001, "((": 980, "))": 1020, "g": 0, "( ": 991,
	} {
		d := far(t)
		d.press(":")
		d.write("1000")
		d.hold()
		d.press("enter")
		d.at(20000)
		for _, key := range keys {
			d.press(string(key))
		}
		d.release()
		d.at(want)
		d.head(20000)
	}
}

// A recomputation that comes when its run is no longer the present one is
// dropped.
func TestStaleRecomputation(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*driver){
		"restart":  func(d *driver) { d.press("r") },
		"new data": func(d *driver) { d.arrive("and") },
	} {
		d := far(t)
		d.hold()
		d.press("home")
		change(d)
		d.release()
		d.at(0)
		start := d.now()
		d.press(" ")
		if got := d.now(); !got.Params.Equal(start.NextParams(d.frame().Run.Alpha)) {
			t.Errorf("%s: the first step leads to %+v", name, got)
		}
		d.follows()
	}
}

func TestForkFarBack(t *testing.T) {
	t.Parallel()
	d := far(t)
	d.goTo("1000")
	was := d.now()
	d.press("up", " ")
	d.at(1001)
	d.ghosts(1)
	if got := d.now(); !got.Params.Equal(was.NextParams(0.3)) {
		t.Errorf("the fork goes to %+v", got)
	}
	d.press("u")
	d.head(20000)
	d.press("end")
	d.at(20000)
	d.press("u")
	d.head(1001)
	d.at(1001)
}

// What fails away from the event loop is said, and nothing more is owed.
func TestFailedIsSaid(t *testing.T) {
	d := drive(t, overlapping)
	d.press("p")
	d.hold()
	d.sendTick()
	d.fails(errors.New("the abacus broke"))
	d.shows("! the abacus broke")
	d.shows("paused")
	d.release()
	d.press(" ")
	d.at(2)
	d.hides("abacus")
}
