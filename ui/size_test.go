package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"descent/ui/pane"
)

// fits checks that the view has exactly h lines, each exactly w cells wide and
// reset at its end.
func (d *driver) fits(w, h int) {
	d.t.Helper()
	lines := strings.Split(d.view(), "\n")
	if len(lines) != h {
		d.t.Fatalf("%d×%d: %d lines", w, h, len(lines))
	}
	for y, line := range lines {
		if got := ansi.StringWidth(line); got != w {
			d.t.Fatalf("%d×%d: line %d is %d wide: %q", w, h, y, got, ansi.Strip(line))
		}
		if last := strings.LastIndex(line, "\x1b["); last >= 0 && !strings.HasPrefix(line[last:], "\x1b[0m") {
			d.t.Fatalf("%d×%d: line %d does not end reset: %q", w, h, y, line[last:])
		}
		if strings.ContainsAny(ansi.Strip(line), "\x1b\r\t\a") {
			d.t.Fatalf("%d×%d: line %d carries control characters: %q", w, h, y, line)
		}
	}
}

// scenes are the pictures that every size must hold.
func scenes(t *testing.T) map[string][]string {
	t.Helper()
	return map[string][]string{
		"start": {}, "main": {")", ")"}, "fork": {")", "(", "up", ")", paneNumber(t, "Cost")}, "zoom": {" ", "z"}, "zoomed cost": {" ", paneNumber(t, "Cost"), "z"},
		"log": {")", "L", paneNumber(t, "Cost")}, "digits": {" ", "]", "]", "]", "]", "]", "]", "]", "]", "]", "]", "]"},
		"help": {"?"}, "data": {"d"}, "search": {"d", "/", "m"}, "file": {"d", "end", "enter", "x"}, "starts": {"i"},
		"typed": {"i", "end", "enter"}, "prompt": {":", "4"}, "wrong": {":", "x", "enter"}, "alpha": {"a", "3"}, "mono": {"t", "t"},
		"projector": {")", "P"}, "hidden": {")", "H", "V", "enter", "down", "enter", "V"}, "what is hidden": {"V"},
		"projector, all hidden": {")", "P", "H", "V", "enter", "down", "enter", "down", "enter", "down", "enter", "down", "enter", "V"},
		"surface":               {")", "2"}, "surface of another pair": {" ", "2", "o"}, "contours": {")", "2", "t", "t"}, "panned": {")", "2", "enter", "+", "left", "up"},
	}
}

func TestEverySize(t *testing.T) {
	t.Parallel()
	edges := [][2]int{
		{1, 1}, {1, 100}, {300, 1}, {2, 2}, {10, 4}, {40, 12}, {79, 24}, {80, 23}, {80, 24}, {81, 25}, {119, 29}, {119, 36}, {120, 24},
		{120, 29}, {120, 30}, {120, 36}, {169, 45}, {170, 24}, {170, 45}, {200, 60}, {300, 100}, {300, 24}, {80, 100}, {121, 31},
	}
	for scene, keys := range scenes(t) {
		d := drive(t)
		d.press(keys...)
		for i, size := range edges {
			if i%6 == len(scene)%6 || size[0]*size[1] < 5000 { // the small ones always, a sixth of the others
				d.resize(size[0], size[1])
				d.fits(size[0], size[1])
			}
		}
	}
}

func TestAnySize(t *testing.T) {
	t.Parallel()
	driven := map[string]*driver{}
	var names []string
	for _, c := range []string{"iris", "breast-cancer", "hours", "xor"} {
		d := drive(t, catalogue(t, c))
		d.press(")")
		driven[c], names = d, append(names, c)
	}
	d := drive(t, overflowing)
	d.press(" ")
	driven["overflow"], names = d, append(names, "overflow")
	rapid.Check(t, func(t *rapid.T) {
		d := driven[rapid.SampledFrom(names).Draw(t, "data")]
		d.t = t
		w, h := rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 100).Draw(t, "h")
		d.press(rapid.SampledFrom([]string{"1", "2", "6", "z", "L", "[", "]", "t", "?", "esc", "P", "H"}).Draw(t, "key"))
		d.resize(w, h)
		d.fits(w, h)
	})
}

// Sizes that no window has, one after the other.
func TestAbsurdSizes(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.press(")")
	d.held = !inFull() // else the surface is sampled as finely as these sizes allow
	for i, size := range [][2]int{{1000, 1000}, {0, 1000}, {1, 1000}, {1000, 1}, {1000, 0}, {1000, 24}, {80, 1000}, {2, 2}, {999, 500}, {0, 0}, {80, 24}} {
		d.press(strconv.Itoa(1+i%len(pane.Mains())), "z")
		d.resize(size[0], size[1])
		if size[0] > 0 && size[1] > 0 {
			d.fits(size[0], size[1])
		}
	}
}

// Any size may come at any moment.
func TestResizeInTheMiddle(t *testing.T) {
	d := drive(t, overlapping)
	d.press(")")
	was := d.screen()
	d.hold()
	d.press("p")
	for _, size := range [][2]int{{1, 1}, {0, 0}, {200, 60}, {0, 24}, {80, 0}, {80, 24}, {-1, -1}} {
		d.resize(size[0], size[1])
		if size[0] > 0 && size[1] > 0 {
			d.fits(size[0], size[1])
		} else if d.view() != "" {
			t.Errorf("something is seen at %v", size)
		}
		d.press("d", "down", "esc")
	}
	d.press("p")
	d.release()
	d.resize(120, 36)
	d.press("left")
	d.at(10)
	if now := d.screen(); !strings.Contains(now, strings.Split(was, "\n")[2][:43]) {
		t.Errorf("after resizing:\n%s\nbefore:\n%s", now, was)
	}
}

func TestTooSmallSaysWhatIsNeeded(t *testing.T) {
	d := drive(t)
	for _, size := range [][2]int{{40, 12}, {79, 24}, {80, 23}, {200, 10}} {
		d.resize(size[0], size[1])
		d.shows("80 columns × 24 rows")
		d.shows(fmt.Sprintf("%d × %d", size[0], size[1]))
	}
	d.press(" ", " ")
	d.resize(80, 24)
	if d.hides("needs at least"); d.k() != 2 {
		t.Error("the keys were lost")
	}
}

// The terminal's size comes after the first view.
func TestNothingIsDrawnBeforeTheSize(t *testing.T) {
	m, err := New(t.Context(), iris())
	if err != nil {
		t.Fatal(err)
	}
	if m.View() != "" {
		t.Errorf("drawn: %q", m.View())
	}
}

// Names in any alphabet keep the columns where they are.
func TestForeignNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"花弁の長さ", "длина лепестка", "e\u0301te\u0301", "طول", "🌸 petal", "", strings.Repeat("long ", 12)} {
		d := drive(t, func(o *Options) {
			o.Data.Name, o.Data.Title, o.Data.Classes = name, name, [2]string{name, name}
			o.Data.Features = slices.Clone(o.Data.Features)
			o.Data.Features[0].Name, o.Data.Features[1].Unit = name, name
			o.Data.Notes = []string{name}
		})
		for _, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}} {
			d.resize(size[0], size[1])
			d.fits(size[0], size[1])
			d.press("d")
			d.fits(size[0], size[1])
			d.press("esc", " ", "2", "1")
		}
	}
}

// Numbers of any size are lived through: nothing panics, everything fits.
func TestAnyNumbers(t *testing.T) {
	t.Parallel()
	number := rapid.OneOf(rapid.SampledFrom([]float64{0, 1, -1, 1e308, -1.7e308, 5e-324, 1e-300, 1e16}), rapid.Float64())
	rapid.Check(t, func(t *rapid.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		m, n := rapid.IntRange(1, 6).Draw(t, "m"), rapid.IntRange(1, 4).Draw(t, "n")
		x, y := make([][]float64, m), make([]float64, m)
		for i := range x {
			x[i] = rapid.SliceOfN(number, n, n).Draw(t, "x")
			y[i] = float64(rapid.IntRange(0, 1).Draw(t, "y"))
		}
		d := launch(ctx, t, with(numbers(x, y, rapid.SampledFrom([]float64{1e-7, 0.3, 1e300}).Draw(t, "alpha"))))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{" ", ")", "left", "up", "2", "6", "L", "z", "]", "r"}), 1, 8).Draw(t, "keys") {
			d.press(key)
		}
		d.fits(120, 36)
		d.sound()
		w, h := rapid.IntRange(80, 250).Draw(t, "w"), rapid.IntRange(24, 70).Draw(t, "h")
		d.resize(w, h)
		d.fits(w, h)
	})
}
