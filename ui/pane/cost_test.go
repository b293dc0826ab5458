package pane

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/theme"
)

// told are the αs that a frame's runs have used.
func told(f scene) []string {
	var all []string
	for _, r := range append([]Run{f.Present}, f.Ghosts...) {
		all = append(all, number.Shortest(r.Alpha))
		for _, c := range r.Changes {
			all = append(all, number.Shortest(c.Alpha))
		}
	}
	return all
}

// cutLabel finds a label of the cost pane that is not whole: an α that no run
// has used, or a change without its end.
func cutLabel(f scene, screen string) string {
	alphas := told(f)
	alpha, arrow := "α", "→"
	if f.Plain {
		tr := theme.Plain()
		alpha, arrow = tr(alpha), tr(arrow)
		for i := range alphas {
			alphas[i] = tr(alphas[i])
		}
	}
	label := regexp.MustCompile(alpha + ` ?(\S*)( ` + regexp.QuoteMeta(arrow) + ` (\S*)( at k \d+ )?)?`)
	for line := range strings.Lines(screen) {
		for _, m := range label.FindAllStringSubmatch(line, -1) {
			if !slices.Contains(alphas, m[1]) || m[2] != "" && (!slices.Contains(alphas, m[3]) || m[4] == "") {
				return m[0]
			}
		}
	}
	return ""
}

// Whatever α and wherever the runs end, a label is whole or not there.
func TestCostLabelsAreWhole(t *testing.T) {
	for _, alpha := range append(alphas(), 0.123456) {
		for _, ends := range [][2]int{{10, 10}, {50, 50}, {25, 20}, {20, 10}, {90, 100}, {12, 50}} {
			l := trainOn(t, "hours").alpha(alpha).walk(ends[0]).goTo(ends[0] / 2).alpha(0.00031).walk(ends[1] - ends[0]/2)
			f := l.frame()
			for _, f.Plain = range []bool{false, true} {
				for _, size := range [][2]int{{48, 18}, {74, 30}, {75, 54}} {
					screen := painted(f, size[0], size[1], drawCost)
					if cut := cutLabel(f, screen); cut != "" {
						t.Fatalf("α %v, runs to %v, %v: %q is not whole in\n%s", alpha, ends, size, cut, screen)
					}
				}
			}
		}
	}
}

// With many ghosts the newest keep their labels, none over another.
func TestCostLabelsOfManyGhosts(t *testing.T) {
	f := withGhosts(t)
	for _, size := range [][2]int{{48, 18}, {74, 30}, {75, 54}} {
		screen := painted(f, size[0], size[1], drawCost)
		if cut := cutLabel(f, screen); cut != "" {
			t.Errorf("%v: %q is not whole in\n%s", size, cut, screen)
		}
	}
}

// Each change of α is told where it was: a diamond on the curve, a dotted
// column, and words; the first α of a run is none.
func TestCostTellsChanges(t *testing.T) {
	f := trainOn(t, "iris").walk(10).alpha(1).walk(10).alpha(0.1).walk(5).frame()
	if got := curvesOf(f, 74, 30).changes(); !slices.Equal(got, []hyperChange{{10, f.Present.cost(10), trainer.Hyper{Alpha: 0.3}, trainer.Hyper{Alpha: 1}}, {20, f.Present.cost(20), trainer.Hyper{Alpha: 1}, trainer.Hyper{Alpha: 0.1}}}) {
		t.Fatalf("the changes are %+v", got)
	}
	screen := painted(f, 74, 30, drawCost)
	for _, want := range []string{"α 0.3 → 1 at k 10", "α 1 → 0.1 at k 20"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q is not in\n%s", want, screen)
		}
	}
	for name, draw := range map[string]string{"cost": screen, "small cost": painted(f, 42, 14, drawSmallCost)} {
		if n := strings.Count(draw, "◆"); n != 2 {
			t.Errorf("%s: %d diamonds, want 2", name, n)
		}
	}
	if screen := painted(irisAt20(t), 74, 30, drawCost); strings.ContainsAny(screen, "◆→") {
		t.Errorf("nothing was changed:\n%s", screen)
	}
}

// Costs without a finite number, or of 0, still give axes to draw on.
func TestCostWithoutNumbers(t *testing.T) {
	for _, costs := range [][]float64{{math.NaN()}, {math.Inf(1), math.NaN()}, {0, 0, 0}, {0.5, math.Inf(1)}} {
		for _, log := range []bool{false, true} {
			f := ofCosts(t, costs...)
			f.View.LogJ = log
			screen := painted(f, 74, 30, drawCost)
			if !strings.Contains(screen, "└") || !strings.Contains(screen, "10") {
				t.Errorf("%v, log %v: no axes in\n%s", costs, log, screen)
			}
		}
	}
}

// The legend gives way to the title where there is no room, and says log.
func TestCostLegend(t *testing.T) {
	f := forked(t)
	for _, c := range []struct {
		w    int
		log  bool
		want string
	}{
		{74, false, "J against k" + strings.Repeat(" ", 33) + "▀ now   ━━ this run   ╌╌ ghost"},
		{74, true, "J against k, log scale" + strings.Repeat(" ", 22) + "▀ now   ━━ this run   ╌╌ ghost"},
		{30, true, "J against k, log scale"},
	} {
		f.View.LogJ = c.log
		first, _, _ := strings.Cut(painted(f, c.w, 20, drawCost), "\n")
		if got := strings.TrimRight(first, " "); got != c.want {
			t.Errorf("%d columns, log %v: %q, want %q", c.w, c.log, got, c.want)
		}
	}
	f.View.LogJ = true
	for _, compact := range []bool{false, true} {
		f.Compact = compact
		first, _, _ := strings.Cut(painted(f, 42, 14, drawSmallCost), "\n")
		note := map[bool]string{false: " against k", true: ""}[compact]
		if !strings.HasPrefix(first, "Cost J, log scale ──") || !strings.HasSuffix(first, "─"+note) {
			t.Errorf("compact %v: the heading is %q", compact, fmt.Sprint(first))
		}
	}
}

// At the end of a curve J is no other than in the readout: 0.000175 is not 0.0002.
func TestFewDigitsTellSmallCosts(t *testing.T) {
	for j, want := range map[float64]string{0.40516: "0.4052", 0.01: "0.0100", 0.00999: "0.00999", 0.0001747: "0.000175", 3.2e-12: "3.2e−12", 0: "0.0000", 12.3456: "12.35"} {
		if got := inFewDigits(j); got != want {
			t.Errorf("%g is %s, want %s", j, got, want)
		}
	}
}
