package ui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
)

// waiting counts the commands under way, which are requests here.
func (d *driver) waiting(want int) {
	d.t.Helper()
	if len(d.queue) != want {
		d.t.Fatalf("%d requests are in flight, not %d", len(d.queue), want)
	}
}

func TestPressesFollowEachOther(t *testing.T) {
	d := drive(t, overlapping)
	d.hold()
	d.times(7, " ")
	d.waiting(1)
	d.at(0)
	d.press(")", "}")
	d.waiting(1)
	d.runOne()
	d.at(1) // the first press alone was asked for
	d.waiting(1)
	d.release()
	d.at(117)
	d.head(117)
	still := drive(t, catalogue(t, "xor")) // its weights stand still from the first step on
	still.hold()
	still.times(3, " ")
	still.release()
	still.at(3)
}

// What is typed while a request is in flight ends where it would have ended
// had each key been waited for.
func TestKeysInFlight(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{
		{" ", " ", " ", "left"},
		{" ", "left"},
		{" ", "left", "left", " "},
		{"}", "(", "("},
		{"}", "{", ")"},
		{")", "home"},
		{")", "home", " "},
		{")", "(", "(", " "},
		{" ", " ", " ", "left", "up", " "},
		{")", "up", ")", "down", "down", " "},
		{")", "(", "up", ")", "(", "down", " "},
		{")", "r", " "},
		{")", "left", "up", " ", "u"},
		{")", "left", "up", " ", "x", " "},
		{")", "end"},
		{")", "left", "end", " "},
		{")", "p", "p", "up", " "},
		{")", ".", "3"},
		{")", "3", ".", "4", ".", "."},
		{"}", "c", "enter", "r", " "},
		{"c", "enter", "}", "x", " "},
		{"}", "(", "up", " ", "c", "enter", "r"},
		{" ", " ", "left", ":", "7", "enter"},
		{")", ":", "4", "0", "enter", " "},
		{")", "a", "1", "enter", " "},
		{")", "left", "a", "1", "enter", " "},
		{")", "i", "enter", " ", " "},
		{")", "up", "i", "down", "enter", " "},
		{")", "up", "?", "esc", "t", "d", "esc", "2", " "},
	} {
		before := []string{")", "left"}
		waited, fast := drive(t, overlapping), drive(t, overlapping)
		waited.press(before...)
		waited.press(keys...)
		fast.press(before...)
		fast.hold()
		fast.press(keys...)
		fast.release()
		if got, want := fast.now(), waited.now(); !identical(got, want) {
			t.Errorf("%q: fast %+v\nwaited for %+v", keys, got, want)
		}
		if got, want := len(fast.others()), len(waited.others()); got != want {
			t.Errorf("%q: fast %d ghosts, waited for %d", keys, got, want)
			continue
		}
		for i, g := range fast.others() {
			if want := waited.others()[i].Head(); !identical(g.Head(), want) {
				t.Errorf("%q: fast a ghost is at %d, waited for at %d", keys, g.Head().Iter, want.Iter)
			}
		}
		if got, want := fast.state(), waited.state(); got.Inside != want.Inside || got.View.Main != want.View.Main {
			t.Errorf("%q: fast %+v in pane %d, waited for %+v in pane %d", keys, got.Inside, got.View.Main, want.Inside, want.View.Main)
		}
	}
}

func identical(a, b trainer.Snapshot) bool {
	return a.Iter == b.Iter && a.Cost == b.Cost && a.IncomingAlpha == b.IncomingAlpha && a.Status == b.Status &&
		a.Params.Equal(b.Params) && a.Grad.Equal(b.Grad)
}

// follows checks that every snapshot of the present run is the update of the
// one before, bit for bit.
func (d *driver) follows() {
	d.t.Helper()
	run := d.run()
	for k := 1; k <= run.Head().Iter; k++ {
		at, ok := run.At(k)
		before, also := run.At(k - 1)
		if ok && also && !before.NextParams(at.IncomingAlpha).Equal(at.Params) {
			d.t.Fatalf("snapshot %d is not the update of the one before it", k)
		}
	}
}

// Pausing keeps the cursor on the newest iteration, so that another α
// afterwards is no fork.
func TestPauseInFlight(t *testing.T) {
	for name, pause := range map[string][]string{
		"p": {"p"}, "esc": {"esc"}, "space": {" "}, "slower": {"-", "p"}, "end": {"G"}, "p twice": {"p", "p", "p"},
	} {
		for _, faster := range []int{0, 3} { // at 10/s, at full speed
			d := drive(t, overlapping)
			d.times(faster, "+")
			d.hold()
			d.press("p")
			d.waiting(1)
			d.press(pause...)
			d.press("up")
			d.release()
			if !d.atHead() || d.playing() {
				t.Fatalf("%s: the cursor is at %d of %d", name, d.k(), d.newest())
			}
			d.alpha("0.3")
			d.press(" ")
			d.ghosts(0)
			d.follows()
		}
	}
}

// Going back while play is under way pauses, and drops what was to come: the run
// is what was shown.
func TestBackInFlight(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "+")
	d.press("}")
	d.hold()
	d.press("p", "left")
	d.at(99)
	d.shows("paused")
	d.release()
	d.at(99)
	d.head(100)
	d.press(" ")
	d.at(100)
	d.ghosts(0)
	d.follows()
}

// An answer that comes too late belongs to nothing that is there.
func TestStaleAnswers(t *testing.T) {
	t.Parallel()
	typed := func(d *driver) {
		d.press("i", "end", "enter")
		d.times(9, "backspace")
		d.write("1 1 1")
		d.press("enter")
	}
	for name, change := range map[string]func(*driver){
		"restart":    func(d *driver) { d.press("r") },
		"start":      typed,
		"take over":  func(d *driver) { d.press("u") },
		"new data":   func(d *driver) { d.arrive("and") },
		"round trip": func(d *driver) { d.press("u", "u") },
	} {
		for _, steps := range []string{" ", ")", "p"} {
			d := drive(t, overlapping)
			d.press(")", "r") // a ghost of ten iterations
			d.hold()
			d.press(steps)
			d.waiting(1)
			late := d.queue[0]()
			d.queue = nil
			change(d)
			d.release()
			d.send(late)
			d.follows()
			for _, run := range []string{"esc", "u", "u"} { // this one and the others go on
				d.press(run, "end")
				k := d.k()
				d.press(" ", " ")
				d.follows()
				if !d.atHead() || d.k() != k+2 {
					t.Errorf("%s: two steps after k %d it is %d", name, k, d.k())
				}
			}
		}
	}
}

// asked asks for an entry of the catalogue at the prompt and returns the answer,
// which comes when it is sent.
func (d *driver) asked(name string) tea.Msg {
	d.t.Helper()
	held, beats := d.held, d.beats
	d.held = true
	d.press(":")
	d.send(pasted("data " + name))
	already := len(d.queue)
	d.press("enter")
	if reading := "Reading " + name; !strings.HasPrefix(d.frame().Notice.Text, reading) {
		d.t.Fatalf("it is not %s:\n%s", reading, d.screen())
	}
	read := d.queue[already]
	d.queue = slices.Delete(d.queue, already, already+1)
	d.held, d.beats = held, beats
	return read()
}

// arrive opens an entry of the catalogue.
func (d *driver) arrive(name string) {
	d.t.Helper()
	d.send(d.asked(name))
}

// A fork asks a new goroutine; the answer to the old run's request is dropped,
// though it is for the very iteration that the fork has next.
func TestStaleAfterFork(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "+") // at full speed, where pausing drops what is under way
	d.press(")")
	d.hold()
	d.press("p")
	d.waiting(1)
	late := d.queue[0]()
	d.queue = nil
	d.press("left", "up", " ")
	d.waiting(1)
	d.release()
	d.at(10)
	d.ghosts(1)
	d.send(late)
	d.at(10)
	d.head(10)
	d.press(" ")
	d.at(11)
	d.follows()
	d.sound()
}

// A run that is taken over again goes on where it is known, though its trainer
// went further meanwhile.
func TestTrainerAheadOfItsRun(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "+")
	d.press(")", "r", " ")
	d.hold()
	d.press("p")
	late := d.queue[0]()
	d.queue = nil
	d.press("u")
	d.send(late) // it is of the run that is a ghost now
	d.press("u")
	d.release()
	d.head(1)
	d.press("end", " ", " ")
	d.at(3)
	d.follows()
}

// Slowing down from full speed leaves no iterations behind that would have to
// be replayed.
func TestSlowerInFlight(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "+")
	d.hold()
	d.press("p", "-")
	d.release()
	d.at(1) // the first step at the new pace: what was under way is dropped
	d.head(1)
	d.shows("playing 60/s")
}

// Keys that wait for their turn are for the data they were pressed on.
func TestNewDataDropWaitingKeys(t *testing.T) {
	d := drive(t, overlapping)
	d.hold()
	data := d.asked("and")
	d.press(")", "up", "up", "r")
	d.send(data)
	d.alpha("1") // its own
	d.press("down")
	d.alpha("0.3")
	d.release()
	d.at(0)
	d.alpha("0.3")
	d.press(" ")
	d.at(1)
	d.ghosts(0)
}

// A large answer may come while the cursor stands in the past: its place is
// kept all the same.
func TestHistoryOutgrowsTheCursor(t *testing.T) {
	t.Parallel()
	for _, k := range []string{"256", "300", "511", "512"} { // blocks of history are 256 long
		d := drive(t, overlapping)
		d.times(6, "}")
		d.chunk(20000) // more than is kept whole
		d.hold()
		d.press(":")
		d.write("20600")
		d.press("enter", ":")
		d.write(k)
		d.press("enter")
		d.release()
		d.head(20600)
		was := d.now()
		d.press("up", " ")
		d.ghosts(1)
		if now := d.now(); !was.NextParams(0.3).Equal(now.Params) || now.Iter != was.Iter+1 {
			t.Errorf("from %s the fork goes to %+v", k, now)
		}
		ran := d.ran
		if d.press("left"); d.ran > ran || !identical(d.now(), was) {
			t.Errorf("k %s is lost", k)
		}
	}
}
