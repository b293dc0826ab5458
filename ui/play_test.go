package ui

import (
	"strconv"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

func TestPlayAtAPace(t *testing.T) {
	d := drive(t, overlapping)
	d.press("p")
	d.at(1) // the first step comes at once
	d.shows("► playing 10/s")
	for k := 2; k < 8; k++ {
		d.sendTick()
		d.at(k)
	}
	if d.beats != 1 {
		t.Errorf("%d beats are due", d.beats)
	}
	d.press("p")
	d.shows("▮▮ paused")
	d.sendTick() // its tag is new, but it no longer plays
	d.at(7)
	if d.beats != 0 {
		t.Errorf("%d beats are due while paused", d.beats)
	}
}

func TestOldTicksAreDropped(t *testing.T) {
	d := drive(t, overlapping)
	d.press("p")
	first := d.due()
	d.press("p", "p") // plays again, with other beats
	second := d.due()
	d.at(2)
	d.send(first)
	d.at(2)
	d.press("+")
	d.at(3)
	d.send(first)
	d.send(second)
	d.at(3)
	d.sendTick()
	d.at(4)
}

func TestSpeeds(t *testing.T) {
	d := drive(t, overlapping)
	for _, want := range []string{"Speed 5/s. p plays.", "Speed 2/s", "Speed 1/s", "Speed 1/s"} {
		d.press("-")
		d.shows(want)
	}
	d.at(0)
	d.press("p")
	for _, rate := range []string{"2/s", "5/s", "10/s", "30/s", "60/s", "at full speed"} {
		d.hold() // full speed never ends by itself
		d.press([]string{"+", "="}[len(rate)%2])
		d.shows("► playing " + rate)
	}
	d.press("p")
	d.release()
	d.shows("paused")
	d.press("+")
	d.shows("Speed at full speed")
	d.press("−")
	d.shows("Speed 60/s")
}

// A tick comes after the time of its speed, and leads to the next step.
func TestTicksAreReal(t *testing.T) {
	d := drive(t, overlapping)
	d.times(2, "+")
	d.shows("60/s")
	begin := time.Now()
	d.press("p")
	for k := 1; k < 4; k++ {
		d.at(k)
		d.send(d.tick())
	}
	d.at(4)
	if took := time.Since(begin); took < 45*time.Millisecond {
		t.Errorf("three of 60 a second took %v", took)
	}
	d.press("p", "+", ")", ")")
	d.press("home", "p") // at full speed over history: a frame's wait
	d.at(0)
	d.hold()
	d.send(d.tick())
	d.at(24)
	d.press("p")
	d.release()
}

// A slow machine plays slower: no step is queued on another.
func TestTicksDoNotQueue(t *testing.T) {
	d := drive(t, overlapping)
	d.hold()
	d.press("p")
	for range 5 {
		d.sendTick()
	}
	d.waiting(1)
	d.release()
	d.at(1)
	d.sendTick()
	d.at(2)
}

func TestFullSpeed(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "+")
	d.hold()
	d.press("p")
	for range 5 {
		d.waiting(1)
		d.runOne()
	}
	k, _, _ := d.read()
	d.head(k)
	if k < 5*firstChunk {
		t.Errorf("five requests made %d iterations", k)
	}
	d.press("up")
	d.runOne() // was asked for with the α of before
	d.head(d.k())
	if a := d.now().IncomingAlpha; a != 0.1 {
		t.Errorf("α %v was used in flight", a)
	}
	d.runOne()
	if a := d.now().IncomingAlpha; a != 0.3 {
		t.Errorf("α %v was used after the change", a)
	}
	d.ghosts(0)
	d.press("esc")
	d.shows("paused")
	d.release()
	d.follows()
}

func TestPlayPausesAtAStop(t *testing.T) {
	for speed, faster := range map[string]int{"10/s": 0, "full": 3} {
		d := drive(t, catalogue(t, "xor")) // from zeros the gradient is exactly 0
		d.times(faster, "+")
		d.press("p")
		d.at(1)
		d.shows("▮▮ paused")
		d.shows("No change in the weights")
		d.press("p") // the next step goes on all the same
		d.at(2)
		d.shows("▮▮ paused")
		if speed == "full" && d.beats > 0 {
			t.Error("a beat is due at full speed")
		}
	}
}

func TestPlayPausesAtTheLimit(t *testing.T) {
	for speed, faster := range map[string]int{"10/s": 0, "full": 3} {
		d := drive(t, overlapping, func(o *Options) { o.Limit = 100 })
		d.times(faster, "+")
		for _, limit := range []int{100, 200, 300} {
			d.press("p")
			for d.playing() {
				d.sendTick()
			}
			d.at(limit)
			d.head(limit)
			d.shows("Play pauses at k " + strconv.Itoa(limit) + ": space goes on.")
			if d.beats > 1 {
				t.Errorf("%s: %d beats are due", speed, d.beats)
			}
			d.beats = 0
		}
		d.press(" ", "}")
		d.at(401) // a person is not held up
	}
}

func TestNoLimit(t *testing.T) {
	d := drive(t, overlapping, func(o *Options) { o.Limit = 0 })
	d.times(3, "+")
	d.hold()
	d.press("p")
	for range 4 {
		d.runOne()
	}
	if k, _, _ := d.read(); k < 4*firstChunk || !d.playing() {
		t.Errorf("play stopped at %d", k)
	}
	d.press("p")
	d.release()
}

// Play replays history with its own α, then goes on with the head's.
func TestPlayOverHistory(t *testing.T) {
	for _, faster := range []int{0, 3} {
		d := drive(t, overlapping)
		d.press(" ", " ", "up", " ", " ", "up") // 0.1, 0.3, and 1 for the next
		d.times(faster, "+")
		d.press("home", "p")
		if faster > 0 {
			d.hold()
		}
		for d.k() < 4 {
			d.sendTick()
			if d.newest() > 4 {
				break
			}
		}
		d.ghosts(0)
		d.beats = max(d.beats, 1)
		if faster == 0 {
			d.sendTick()
		} else {
			d.runOne()
		}
		changes := d.run().Changes()
		if len(changes) != 3 || changes[2].K != 4 || changes[2].Alpha != 1 {
			t.Errorf("α changed at %v", changes)
		}
		d.press("p")
		d.release()
		d.follows()
	}
}

// Changing α during a replay forks at once.
func TestAlphaDuringReplayForks(t *testing.T) {
	d := drive(t, overlapping)
	d.press(")", "home", "p")
	d.sendTick()
	d.at(2)
	d.press("up")
	d.sendTick()
	d.at(3)
	d.head(3)
	d.ghosts(1)
	d.shows("playing")
}

func TestKeysThatPause(t *testing.T) {
	for _, keys := range [][]string{{"p"}, {" "}, {"left"}, {"home"}, {"end"}, {"esc"}, {"r"}, {"i", "enter"}, {":", "5", "enter"}} {
		d := drive(t, overlapping)
		d.press("p")
		d.press(keys...)
		d.shows("▮▮ paused")
	}
	d := drive(t, overlapping)
	d.press("p", "up", "?", "esc", "t", "z")
	d.shows("► playing")
}

func TestPlaySaysItsSpeedInTheTitle(t *testing.T) {
	d := drive(t)
	d.press("p")
	title, _, _ := strings.Cut(d.screen(), "\n")
	if !strings.HasSuffix(strings.TrimRight(title, " "), "► playing 10/s") {
		t.Errorf("the title is %q", title)
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.shows("► playing 10/s")
}

// − at the slowest speed and + at the fastest change nothing.
func TestSpeedEnds(t *testing.T) {
	d := drive(t, overlapping)
	d.times(3, "-")
	d.press("p")
	d.times(5, "-")
	d.at(1)
	if d.beats == 0 {
		t.Error("play has no beat")
	}
	d.sendTick()
	d.at(2)
}
