package ui

import (
	"testing"

	"pgregory.net/rapid"
)

// Any sizes from nothing to 1000×1000 in any order, whatever is on the screen:
// every main pane, one or two of them, zoomed, gone into, hidden, in projector
// mode, under an overlay and while a line is typed.
func TestSizesInAnyOrder(t *testing.T) {
	t.Parallel()
	side := rapid.OneOf(rapid.IntRange(0, 12), rapid.IntRange(13, 120), rapid.IntRange(13, 250), rapid.SampledFrom([]int{-1, 0, 1, 23, 24, 79, 80, 119, 120, 169, 170, 1000}))
	keys := []string{
		"1", "2", "3", "4", "5", "6", "tab", "z", "P", "H", "V", "?", "d", "i", ":", "a", "c", "esc", "esc", "enter", "+", "left", "up", "0", "o", "v", ".", ">", "e",
		" ", ")", "left", "t", "L", "]", "p", "/", "x", "down",
	}
	rapid.Check(t, func(rt *rapid.T) {
		o, err := from(rapid.SampledFrom([]string{"iris", "hours", "breast-cancer", "xor"}).Draw(rt, "data"))
		if err != nil {
			rt.Fatal(err)
		}
		o.Plain = rapid.Bool().Draw(rt, "plain")
		d := launch(t.Context(), rt, o)
		defer d.press("ctrl+c")
		d.held = true
		for range rapid.IntRange(1, 6).Draw(rt, "sizes") {
			w, h := side.Draw(rt, "w"), side.Draw(rt, "h")
			d.resize(w, h)
			for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 5).Draw(rt, "keys") {
				d.press(key)
			}
			for range 10 { // some answers come while the next size is on its way
				if len(d.queue) > 0 && !d.playing() {
					d.runOne()
				}
			}
			if w > 0 && h > 0 {
				d.fits(w, h)
			} else if d.view() != "" {
				rt.Fatalf("something is seen at %d×%d", w, h)
			}
		}
		d.press("esc", "esc", "esc", "esc")
		d.sound()
	})
}

// The largest screen, with every pane on it, in full; else with every other one, by turns.
// Four examples: the surface has two million points.
func TestLargestScreen(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "xor"))
	for at, size := range [][2]int{{1000, 1000}, {1, 1}, {1000, 24}, {80, 1000}} {
		d.resize(size[0], size[1])
		for i := range 6 {
			if !inFull() && (at+i)%2 == 0 {
				continue
			}
			d.press(string(rune('1'+i)), " ")
			d.fits(size[0], size[1])
		}
		d.press("P")
	}
}
