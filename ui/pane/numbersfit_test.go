package pane

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
)

// many is a frame with n features whose values and gradients are all of the
// widest kind: negative, and as long as the column lets them.
func many(t *testing.T, n int) scene {
	t.Helper()
	f := trainOn(t, "breast-cancer").frame()
	f.Run.Recent = nil
	f.Run.Snapshot.Params, f.Run.Snapshot.Grad = trainer.Zeros(n), trainer.Zeros(n)
	for j := range n {
		f.Run.Snapshot.Params.W[j], f.Run.Snapshot.Grad.W[j] = -0.1234567-float64(j)*1e-3, -0.7654321
	}
	return f
}

// apart tells that every number of a table stands apart from the words before
// it: a name that touches a minus reads as a difference.
func apart(screen string) bool {
	for line := range strings.Lines(screen) {
		for i, r := range []rune(line) {
			if r != '−' || i == 0 {
				continue
			}
			if before := []rune(line)[i-1]; before != ' ' && before != '(' && before != 'e' {
				return false
			}
		}
	}
	return true
}

// Names of two digits have room too, in every table, at every size and with
// any digits.
func TestNamesAndNumbersApart(t *testing.T) {
	f := many(t, 30)
	for _, size := range [][2]int{{80, 24}, {80, 50}, {100, 60}, {120, 36}, {120, 60}, {200, 60}} {
		for _, f.View.Digits = range []int{3, 6, 9, 17} {
			s := layout.Arrange(size[0], size[1], layout.Requirements{Params: 31, ExtraLeftColumns: 2 * max(0, f.View.Digits-6)})
			f.Compact = s.Compact
			for name, part := range map[string]struct {
				draw func(scene, chart.Area)
				r    layout.Rect
			}{"parameters": {drawParameters, s.Params}, "update": {drawUpdate, s.Update}} {
				if text := painted(f, part.r.W, part.r.H, part.draw); !apart(text) {
					t.Errorf("%v, %d digits, %s:\n%s", size, f.View.Digits, name, text)
				}
			}
		}
	}
}

// At 120×36 a row of the update is exactly 42 columns and every field has its
// place, whatever α is; the equation read back is true to its digits.
func TestUpdateIsAnEquation(t *testing.T) {
	for _, alpha := range alphas() {
		f := irisAt20(t)
		f.Run.Alpha = alpha
		for i, line := range strings.Split(painted(f, 42, 4, drawUpdate), "\n")[1:] {
			name, rest, _ := strings.Cut(strings.ReplaceAll(line, "·(", " "), " ")
			fields := strings.Fields(strings.NewReplacer(") =", " ", " − ", " ").Replace(rest))
			if len(fields) != 4 || name != parameter(i, 2) {
				t.Fatalf("α %v: row %q", alpha, line)
			}
			theta, used, d, next := readBack(t, fields[0]), readBack(t, fields[1]), readBack(t, fields[2]), readBack(t, fields[3])
			_, decimals, _ := strings.Cut(fields[3], ".")
			// Half a unit of the last digit for each of the three rounded numbers.
			slack := math.Pow10(-len(decimals)) * (1 + alpha/2)
			if used != alpha || math.Abs(theta-alpha*d-next) > slack {
				t.Errorf("α %v: %q is no equation to within %g", alpha, line, slack)
			}
		}
	}
}

// Which entries of n+1 are shown where there are fewer rows: the two features
// of the picture first, then the others in order, b always last.
func TestShownEntries(t *testing.T) {
	for _, c := range []struct {
		n, rows  int
		features [2]int
		want     []int
	}{
		{2, 3, [2]int{0, 1}, []int{0, 1, 2}}, {2, 9, [2]int{0, 1}, []int{0, 1, 2}}, {1, 2, [2]int{0, 0}, []int{0, 1}},
		{30, 3, [2]int{0, 1}, []int{0, 1, 30}}, {30, 3, [2]int{4, 7}, []int{4, 7, 30}}, {30, 5, [2]int{4, 7}, []int{0, 1, 4, 7, 30}},
		{30, 2, [2]int{4, 7}, []int{4, 30}}, {30, 1, [2]int{4, 7}, []int{30}},
	} {
		f := many(t, c.n)
		f.choose("data", c.features)
		got := shownEntries(f.pair(), len(f.Run.Snapshot.Params.W), c.rows)
		if len(got) != len(c.want) {
			t.Errorf("%+v: shows %v", c, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%+v: shows %v", c, got)
			}
		}
	}
}

// The table says in words which way each parameter moves.
func TestDirection(t *testing.T) {
	for v, want := range map[float64]string{-0.1: "↑ up", 0.1: "↓ down", 0: "still"} {
		if got := direction(v); got != want {
			t.Errorf("a gradient of %v: %s, want %s", v, got, want)
		}
	}
	if got := direction(math.NaN()); got != "?" {
		t.Errorf("a gradient that is no number: %s", got)
	}
}

// What has no row is counted in the heading.
func TestHiddenRowsAreCounted(t *testing.T) {
	text := painted(many(t, 30), 42, 5, drawParameters)
	if !strings.Contains(text, "28 more not shown") {
		t.Errorf("31 entries in 3 rows:\n%s", text)
	}
	if text := painted(irisAt20(t), 42, 5, drawParameters); strings.Contains(text, "more") {
		t.Errorf("all are shown:\n%s", text)
	}
}
