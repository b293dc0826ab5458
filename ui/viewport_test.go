package ui

import (
	"strings"
	"testing"
)

// o goes through the pairs of the main pane, and O back.
func TestOtherPair(t *testing.T) {
	d := withSurface(t)
	d.press(" ")
	for _, held := range []string{"b", "w₂", "w₁", "b"} {
		d.shows("J where " + held + " is held")
		d.press("o")
	}
	d.press("O", "O")
	d.shows("J where w₁ is held")

	d = drive(t, catalogue(t, "breast-cancer"))
	d.shows("x₁ mean radius")
	d.press("o")
	d.shows("↑ x₃ mean perimeter")
	d.shows("the other 28 features held at their mean")
	d.press("O", "O")
	d.shows("↑ x₃₀ worst fractal")
	d.shows("x₂₉ worst symmetry")
	d.press("o")
	d.shows("↑ x₂ mean texture")
	d.press("d", "home", "enter") // the pair belongs to the data
	d.shows("↑ x₂ petal width")

	d = drive(t)
	d.press("o")
	d.shows("This pane has no other pair to show.")
	d.press(paneNumber(t, "Loop"), "o")
	d.shows("This pane has no other pair to show.")
}

// ticks is the row of numbers under the main pane at the right.
func (d *driver) ticks() string {
	rows := strings.Split(d.screen(), "\n")
	row := []rune(rows[len(rows)-4])
	return strings.Join(strings.Fields(string(row[45:])), " ")
}

// Inside a chart the arrows pan by a tick, + and − zoom, 0 is as before.
func TestPanAndZoom(t *testing.T) {
	d := withSurface(t)
	d.press(")", ")")
	if got := d.ticks(); got != "0.0 0.2 0.4 0.6 0.8" {
		t.Fatalf("the ticks are %s", got)
	}
	d.press("enter")
	d.shows("←→↑↓ pan   + − zoom   0 reset   Esc leave   space step")
	d.press("right")
	if got := d.ticks(); got != "0.2 0.4 0.6 0.8 1.0" {
		t.Errorf("a tick to the right they are %s", got)
	}
	d.at(20)
	d.press("h", "+")
	if got := d.ticks(); got != "0.2 0.3 0.4 0.5 0.6" {
		t.Errorf("twice as near they are %s", got)
	}
	d.press("-", "-")
	if got := d.ticks(); got != "−0.5 0.0 0.5 1.0" {
		t.Errorf("twice as far they are %s", got)
	}
	d.press("0")
	if got := d.ticks(); got != "0.0 0.2 0.4 0.6 0.8" {
		t.Errorf("after 0 they are %s", got)
	}
	d.press("k", "j", "l", " ", ")", "[", "]") // what is no key of a chart keeps its meaning
	d.at(31)
	d.sampled()
	if got := d.ticks(); got != "0.2 0.4 0.6 0.8 1.0" {
		t.Errorf("a view that was chosen stays while the run goes on; it is %s", got)
	}
	d.press("esc", "left")
	d.at(30)
	d.press("d", "home", "enter")
	if len(d.frame().View.Views) != 0 {
		t.Error("the view stays for other data")
	}
}

// The same in the other charts; the numbers of the axes move.
func TestPanOtherCharts(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"Data": {"right", "left", "up", "down", "+", "-"}, "Cost": {"l", "h", "k", "j", "=", "−"},
	} {
		d := drive(t)
		d.press("}", paneNumber(t, name))
		was := d.screen()
		d.press("enter")
		entered := d.screen()
		for i, key := range keys {
			before := d.screen()
			d.press(key)
			if d.screen() == before {
				t.Errorf("%s: %s moves nothing", name, key)
			}
			if i%2 == 1 && i < 4 { // the way back leads to the same axes
				d.press("0")
				if d.screen() != entered {
					t.Errorf("%s: 0 does not reset:\n%s", name, d.screen())
				}
			}
		}
		d.press("0", "esc")
		if d.screen() != was {
			t.Errorf("%s: it is not as before:\n%s", name, d.screen())
		}
		d.at(100)
	}
}

// The curve can be followed where it is steep: iterations 18 to 45 of a hundred,
// also on a log scale, and clicks mean what is seen.
func TestZoomIntoTheCurve(t *testing.T) {
	d := drive(t)
	d.press("}", paneNumber(t, "Cost"), "enter", "+", "+", "left", "left", "left", "left")
	x, y := d.axis("20 ", "30")
	d.click(x, y-3)
	if k, _, _ := d.read(); k != 30 { // two cells are one iteration
		t.Errorf("a click above 30 goes to %d", k)
	}
	d.press("L")
	if len(d.frame().View.Views) != 0 {
		t.Error("the view is that of the other scale")
	}
	d.press("+", "up")
	d.shows("log scale")
	d.fits(120, 36)
	d.press("0")
}

// Keys of a chart do nothing to panes that have rows.
func TestZoomKeysElsewhere(t *testing.T) {
	d := drive(t)
	d.press(paneNumber(t, "Examples"), "enter", "+")
	d.shows("Speed 30/s")
	d.press("0", "right", "down", "left")
	if d.frame().Inside.Focus != 1 || len(d.frame().View.Views) != 0 {
		t.Errorf("example %d is chosen", d.frame().Inside.Focus+1)
	}
	d.shows("↑↓ choose   Esc leave")
}
