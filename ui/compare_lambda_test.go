package ui

import (
	"strings"
	"testing"
)

// Runs that differ in λ alone are called by it everywhere, each in a hue of its
// own.
func TestRunsAreCalledByWhatDiffers(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris"))
	d.command("compare lambda 0.01 0.1 1")
	d.times(12, " ")
	d.command("show cost")
	d.tells("First to reach J 0.5: λ 0 (this run) and")
	for _, name := range []string{"λ 0", "λ 0.01", "λ 0.1", "λ 1"} {
		d.shows(" " + name + " ")
	}
	huesDiffer(t, d, " λ 0 ", " λ 0.01 ", " λ 0.1 ", " λ 1 ")
}

// huesDiffer holds the names that stand at the curves of Cost against each other.
func huesDiffer(t *testing.T, d *driver, names ...string) {
	t.Helper()
	hues := map[any]string{}
	grid := d.model.draw()
	rows := strings.Split(grid.String(), "\n")
	for _, name := range names {
		for y, row := range rows {
			if at := strings.LastIndex(row, name); at > 0 && len([]rune(row[:at])) > 60 {
				_, st := grid.At(len([]rune(row[:at]))+1, y)
				if other, taken := hues[st.FG]; taken {
					t.Errorf("%q has the hue of %q", name, other)
				}
				hues[st.FG] = name
			}
		}
	}
	if len(hues) != len(names) {
		t.Errorf("%d names stand at curves:\n%s", len(hues), strings.Join(rows, "\n"))
	}
}

// A change of λ is told as one, and a ghost that differs in both is called by both.
func TestChangesAreCalledByWhatChanged(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris"))
	d.command("show cost")
	d.times(5, " ")
	d.command("lambda 1")
	d.press(" ")
	d.shows("λ 0 → 1 at k 5")
	d.command("goto 3")
	d.command("alpha 1")
	d.press(" ")
	d.shows("α, λ")
	d.shows("α 0.3 → 1 at k 3")
}

// The legend of Data is whole on the smallest screen too where rows are kept for
// testing.
func TestLegendOfASplitIsWhole(t *testing.T) {
	t.Parallel()
	d := driveAt(t, 80, 24, catalogue(t, "circles"))
	d.command("test 30%")
	d.press(" ")
	row := ""
	for line := range strings.Lines(d.screen()) {
		if strings.Contains(line, "○ △ test") {
			row = strings.TrimSpace(line)
		}
	}
	wrong, test, found := strings.Cut(row[max(0, strings.Index(row, "wrong")):], ", test ")
	if !found || strings.TrimLeft(test, "0123456789") != "" || test == "" || !strings.HasPrefix(wrong, "wrong ") {
		t.Errorf("%q is cut", row)
	}
	d.resize(120, 36)
	d.shows(" of 60")
}
