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

// While runs are compared a large screen shows their costs above two other panes. Choosing
// one that is shown moves nothing; any other takes the place of the one that has the keys,
// and where the cost curve has them, of the one that had them before.
func TestThreeMains(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris-hard"))
	data, surface, graph, loop, cost := paneNumber(t, "Data"), paneNumber(t, "Surface"), paneNumber(t, "Graph"), paneNumber(t, "Loop"), paneNumber(t, "Cost")
	names := func() string {
		var all []string
		for _, i := range d.frame().shown() {
			name := pane.Mains()[i].Name
			if i == d.frame().View.Main {
				name = strings.ToUpper(name)
			}
			all = append(all, name)
		}
		return strings.Join(all, " ")
	}
	d.resize(200, 60)
	if got := names(); got != "DATA Surface" {
		t.Fatalf("at first %s are shown", got)
	}
	d.command("compare 0.03 0.1 1 3")
	d.press(" ", " ")
	for _, step := range []struct {
		key  string
		w, h int
		want string
	}{
		{"", 0, 0, "Cost DATA Surface"},
		{cost, 0, 0, "COST Data Surface"},
		{surface, 0, 0, "Cost Data SURFACE"},
		{graph, 0, 0, "Cost Data GRAPH"},
		{cost, 0, 0, "COST Data Graph"},
		{loop, 0, 0, "Cost Data LOOP"}, // Graph had the keys before
		{data, 0, 0, "Cost DATA Loop"},
		{cost, 0, 0, "COST Data Loop"},
		{"tab", 0, 0, "Cost SURFACE Loop"}, // the next that is not seen
		{"tab", 0, 0, "Cost GRAPH Loop"},
		{"shift+tab", 0, 0, "Cost SURFACE Loop"},
		{"z", 0, 0, "SURFACE"},
		{"z", 0, 0, "Cost SURFACE Loop"},
		{"", 190, 54, "SURFACE Loop"},
		{"", 190, 55, "Cost SURFACE Loop"},
		{"", 189, 60, "SURFACE Loop"},
		{cost, 0, 0, "COST Loop"},
		{"", 240, 70, "COST Surface Loop"},
		{"P", 0, 0, "COST"}, {"P", 0, 0, "COST Surface Loop"},
		{"c", 0, 0, "COST Loop"}, // the comparison ends
	} {
		if step.w > 0 {
			d.resize(step.w, step.h)
		}
		if step.key != "" {
			d.press(step.key)
		}
		if got := names(); got != step.want {
			t.Fatalf("after %q at %d×%d the screen shows %s, not %s", step.key, d.width, d.height, got, step.want)
		}
		d.fits(d.width, d.height)
	}
}

// Each of three panes has all it shows: none waits for work that nobody asked for.
func TestThreeMainsAreWhole(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris-hard"))
	d.resize(200, 60)
	d.command("compare 0.1 1")
	d.command("show loop examples")
	d.press(" ", "6", " ") // the cost curve has the keys, and the two are beneath
	for _, text := range []string{"J against k", "one iteration", "J of the last steps", "x₁·dz/m"} {
		d.shows(text)
	}
	if text := d.screen(); strings.Contains(text, " being ") {
		t.Errorf("something is waited for:\n%s", text)
	}
}
