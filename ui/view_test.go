package ui

import (
	"context"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"descent/ui/chart"
)

// A message that changes nothing on the screen leaves its text as it is.
func TestViewIsKept(t *testing.T) {
	d := withSurface(t)
	late := d.due()
	d.press(" ", " ", "p", "p")
	var kept *byte
	again := func() bool { // the text that is kept is the very same
		now := unsafe.StringData(d.view())
		drawn := now != kept
		kept = now
		return drawn
	}
	if again(); again() {
		t.Error("drawn twice without a message")
	}
	for name, send := range map[string]func(){
		"the same size":           func() { d.resize(120, 36) },
		"an odd key":              func() { d.press("f12") },
		"a late beat":             func() { d.send(late) },
		"time":                    func() { d.send(time.Time{}) },
		"the release of a button": func() { d.click(-1, -1) },
	} {
		if send(); again() {
			t.Errorf("drawn again after %s", name)
		}
	}
	for _, key := range []string{" ", "left", "t", "]", "3", "z", "?", "esc", "up", "V", "L", "enter", "P"} {
		if d.press(key); !again() {
			t.Errorf("not drawn again after %q", key)
		}
	}
}

// fresh checks that the screen is as if nothing had been kept.
func (d *driver) fresh() {
	d.t.Helper()
	if have, want := d.view(), d.drawn(); have != want {
		d.t.Fatalf("what was kept is on the screen:\n%s\nand not what is true now:\n%s", ansi.Strip(have), ansi.Strip(want))
	}
}

// Whatever is pressed, the screen is what it would be if nothing were kept.
func TestWhatIsKeptIsTrue(t *testing.T) {
	t.Parallel()
	keys, all := everyKey(), testSets()
	rapid.Check(t, func(t *rapid.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		o := iris()
		if name := rapid.SampledFrom([]string{"", "overlapping", "hours", "and"}).Draw(t, "world"); name != "" {
			all[name](&o)
		}
		o.Open = open
		var saved memFiles
		saved.keep(&o)
		d := launch(ctx, t, o)
		d.hold()
		for range rapid.IntRange(1, 25).Draw(t, "length") {
			if rapid.IntRange(0, 5).Draw(t, "wide") == 0 {
				d.resize(200, 50)
			}
			d.random(t, keys)
			d.fresh()
		}
		d.press("esc", "esc", "esc", "esc")
		d.release()
		d.fresh()
	})
}

// A main pane that shows the same is not drawn again, whatever else changes.
func TestMainPanesAreKept(t *testing.T) {
	d := driveAt(t, 200, 50)
	d.press(" ", " ", "1")
	d.screen()
	for _, c := range []struct {
		key   string
		again [2]bool // Data, Surface
	}{
		{"[", [2]bool{}}, {"L", [2]bool{}}, {"?", [2]bool{}}, {"esc", [2]bool{}}, {"]", [2]bool{}},
		{"up", [2]bool{true, true}}, {" ", [2]bool{true, true}}, {"t", [2]bool{true, true}},
	} {
		kept := d.model.cache.parts
		for i := range kept {
			kept[i].cells = chart.NewGrid(200, 50, d.frame().Theme.Base, nil).Area(kept[i].At).Cells() // blank
		}
		d.press(c.key)
		m := d.model
		m.overlay = nil
		text := m.drawOn(m.cache, m.buildParts()).String()
		for i, caption := range []string{"petal width (cm)", "J where b is held"} {
			if drawn := strings.Contains(text, caption); drawn != c.again[i] {
				t.Errorf("after %q pane %d is drawn again: %v", c.key, i, drawn)
			}
		}
	}
}

// While nothing plays, nothing of ours waits for a time: not even with the
// surface on the screen, once its finer sample has come.
func TestNothingTicksWhilePaused(t *testing.T) {
	t.Parallel()
	d := driveAt(t, 200, 50)
	for _, key := range []string{" ", ")", "left", "up", " ", "o", "2", "enter", "+", "esc", "p", " ", "p", "[", "d", "esc"} {
		d.press(key)
		due := d.beats
		if d.beats = 0; d.playing() {
			continue
		}
		for range due { // of play, which has ended: they lead to no other
			d.send(d.due())
		}
		d.sampled()
		if len(d.queue) > 0 || d.beats > 0 || due > 0 && key != "p" {
			t.Errorf("after %q something goes on", key)
		}
	}
}
