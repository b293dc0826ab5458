package ui

import (
	"slices"
	"strings"
	"testing"

	"descent/ui/pane"
)

// pair are the names of the main panes on the screen, the one that has the keys
// first.
func (d *driver) pair(t *testing.T) string {
	t.Helper()
	f := d.frame()
	names := []string{pane.Mains()[f.View.Main].Name}
	for _, i := range f.shown() {
		if i != f.View.Main {
			names = append(names, pane.Mains()[i].Name)
		}
	}
	return strings.Join(names, " ")
}

// beside is the pane beside the main one.
func (d *driver) beside() int {
	d.t.Helper()
	f := d.frame()
	if len(f.shown()) != 2 {
		d.t.Fatalf("%v is shown", f.shown())
	}
	return f.shown()[0] + f.shown()[1] - f.View.Main
}

// A pane never changes sides: choosing one that is shown moves nothing, any other
// takes the place of the one that had the keys.
func TestNoPaneChangesSides(t *testing.T) {
	d := driveAt(t, 170, 45)
	was := d.frame()
	if was.shown()[0] != was.View.Main {
		t.Fatalf("at first the main pane is %d of %v", was.View.Main, was.shown())
	}
	for _, key := range []string{"3", "6", "2", "1", "6", "tab", "tab", "5", "2", "5", "4", "4", "shift+tab", "1", "3"} {
		d.press(key)
		now := d.frame()
		want := slices.Clone(was.shown())
		if !slices.Contains(want, now.View.Main) {
			want[slices.Index(want, was.View.Main)] = now.View.Main
		}
		if !slices.Equal(now.shown(), want) {
			t.Errorf("%s: %v, where %d has the keys, became %v, not %v", key, was.shown(), was.View.Main, now.shown(), want)
		}
		was = now
	}
}

// A wide screen shows two panes. The one beside the main one stays until it is
// chosen itself, whatever happens to the window.
func TestTwoMains(t *testing.T) {
	d := drive(t)
	data, graph, loop, cost := paneNumber(t, "Data"), paneNumber(t, "Graph"), paneNumber(t, "Loop"), paneNumber(t, "Cost")
	d.press(graph, loop, data) // on a screen that shows one
	if got := d.pair(t); got != "Data" {
		t.Fatalf("120 columns show %s", got)
	}
	d.resize(170, 45)
	beside := pane.Mains()[d.beside()].Name
	for _, step := range []struct {
		key  string
		w, h int
		want string
	}{
		{"", 0, 0, "Data " + beside},
		{cost, 0, 0, "Cost " + beside},
		{loop, 0, 0, "Loop " + beside},
		{string(rune('1' + d.beside())), 0, 0, beside + " Loop"}, // only the keys go over
		{data, 0, 0, "Data Loop"},
		{loop, 0, 0, "Loop Data"},
		{cost, 0, 0, "Cost Data"},
		{"", 100, 30, "Cost"},
		{"", 200, 60, "Cost Data"},
		{"z", 0, 0, "Cost"},
		{"z", 0, 0, "Cost Data"},
		{"P", 0, 0, "Cost"}, // in projector mode one
		{"", 170, 45, "Cost"},
		{"P", 0, 0, "Cost Data"},
		{"", 120, 36, "Cost"},
		{data, 0, 0, "Data"}, // chosen where one is shown: both are kept
		{"", 170, 45, "Data Cost"},
		{"", 120, 36, "Data"},
		{loop, 0, 0, "Loop"},
		{"", 170, 45, "Loop Data"},
	} {
		if step.w > 0 {
			d.resize(step.w, step.h)
		}
		if step.key != "" {
			d.press(step.key)
		}
		if got := d.pair(t); got != step.want {
			t.Fatalf("after %q at %d×%d the screen shows %s, not %s", step.key, d.width, d.height, got, step.want)
		}
	}
	d.press("d", "down", "enter")
	if got := d.pair(t); got != "Loop Data" {
		t.Errorf("other data: %s", got)
	}
}

// On a wide screen tab leaves out the pane beside; all others come in turn, and
// back again.
func TestTabWithTwoMains(t *testing.T) {
	d := driveAt(t, 170, 45)
	second, first := d.beside(), d.frame().View.Main
	for _, key := range []string{"tab", "shift+tab"} {
		seen := map[int]bool{}
		for range len(pane.Mains()) - 1 {
			d.press(key)
			if seen[d.frame().View.Main] = true; d.beside() != second {
				t.Fatalf("%s changes the pane beside", key)
			}
		}
		if d.frame().View.Main != first || len(seen) != len(pane.Mains())-1 || seen[second] {
			t.Errorf("%s goes through %v and ends at %d", key, seen, d.frame().View.Main)
		}
	}
}

// Both names are underlined, and only the one that has the keys is bold.
func TestWhichHasTheKeys(t *testing.T) {
	d := driveAt(t, 170, 45)
	bold := func(i int) bool {
		g := d.grid()
		x, y := d.find(pane.Mains()[i].Name)
		_, st := g.At(x, y)
		if line, _ := g.At(x, y+1); line != '━' {
			t.Errorf("%s is not underlined", pane.Mains()[i].Name)
		}
		return st.Bold
	}
	for _, key := range []int{d.frame().View.Main, d.beside()} {
		d.press(string(rune('1' + key)))
		if !bold(d.frame().View.Main) || bold(d.beside()) {
			t.Errorf("with %d the bold name is another", key)
		}
	}
}
