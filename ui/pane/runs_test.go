package pane

import (
	"math"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/timeline"
)

// withGhosts is a moment with as many ghosts as are kept: five forks of one run.
func withGhosts(t *testing.T) scene {
	t.Helper()
	l := trainOn(t, "iris").walk(40)
	for i := range timeline.MaxGhosts + 1 {
		l.goTo(20 + 2*i).alpha([]float64{0.5, 1, 2, 3, 5}[i]).walk(15)
	}
	return l.frame()
}

// How the present run compares with the newest ghost, in every case.
func TestCompare(t *testing.T) {
	ghost := Run{Costs: costs(0.7, 0.6, 0.5, 0.4), SharedUntil: 1}
	for _, c := range []struct {
		name  string
		costs []float64
		want  []string
	}{
		{"lower", []float64{0.7, 0.6, 0.45, 0.2}, []string{"At k 3 this run's J is 50 % lower than the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 3."}},
		{"a little lower", []float64{0.7, 0.6, 0.5, 0.388}, []string{"At k 3 this run's J is 3 % lower than the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 3."}},
		{"a little higher", []float64{0.7, 0.6, 0.5, 0.404}, []string{"At k 3 this run's J is 1 % higher than the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run has not come that low."}},
		{"higher", []float64{0.7, 0.6, 0.55, 0.6}, []string{"At k 3 this run's J is 50 % higher than the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run has not come that low."}},
		{"same", []float64{0.7, 0.6, 0.5, 0.401}, []string{"At k 3 this run and the newest ghost have almost the same J.", "The newest ghost's last J is 0.4000, at k 3; this run has not come that low."}},
		{"exactly the same", []float64{0.7, 0.6, 0.5, 0.4}, []string{"At k 3 this run and the newest ghost have the same J.", "The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 3."}},
		{"far lower", []float64{0.7, 0.6, 0.5, 2e-9}, []string{"At k 3 this run's J is 5e−9 of the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 3."}},
		{"far higher", []float64{0.7, 0.6, 0.5, 2e300}, []string{"At k 3 this run's J is 5e300 times the newest ghost's.", "The newest ghost's last J is 0.4000, at k 3; this run has not come that low."}},
		{"nothing left", []float64{0.7, 0.6, 0.5, 0}, []string{"At k 3 this run's J is 0, the newest ghost's 0.4.", "The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 3."}},
		{"beyond the ghost", []float64{0.7, 0.6, 0.39, 0.3, 0.2}, []string{"The newest ghost's last J is 0.4000, at k 3; this run passed that J at k 2."}},
		{"not finite", []float64{0.7, 0.6, math.NaN(), math.NaN()}, []string{"The newest ghost's last J is 0.4000, at k 3; this run has not come that low."}},
	} {
		f := ofCosts(t, c.costs...)
		f.Ghosts = []Run{{Costs: costs(9)}, ghost} // the newest counts
		if got := f.compare(f.Run.Snapshot.Iter); !slices.Equal(got, c.want) {
			t.Errorf("%s: says %q, want %q", c.name, got, c.want)
		}
	}
	for end, here := range map[float64]string{math.Inf(1): "", math.NaN(): "", 5e-324: "At k 1 this run's J is 1e+308, the newest ghost's 5e−324."} {
		f := ofCosts(t, 0.7, 1e308)
		f.Ghosts = []Run{{Costs: costs(0.7, end)}}
		if got := f.compare(f.Run.Snapshot.Iter); here == "" && !slices.Equal(got, []string{"The newest ghost's J is not finite any more at k 1."}) || here != "" && got[0] != here {
			t.Errorf("a ghost that ends at %v: says %q", end, got)
		}
	}
	if got := ofCosts(t, 0.7).compare(0); len(got) != 1 || !strings.Contains(got[0], "stays as a ghost") {
		t.Errorf("without ghosts: says %q", got)
	}
}

// What the pane says is whole, or not there at all: in both widths of the left
// column, with plain glyphs, and with as many ghosts as there can be.
func TestRunsSaysItWhole(t *testing.T) {
	for name, f := range map[string]scene{"none": irisAt20(t), "one": forked(t), "many": withGhosts(t)} {
		for _, c := range []struct {
			w, h    int
			compact bool
		}{{28, 13, true}, {42, 14, false}, {42, 38, false}} {
			for _, f.Plain = range []bool{false, true} {
				f.Compact = c.compact
				screen := strings.Join(strings.Fields(painted(f, c.w, c.h, drawRuns)), " ")
				for i, s := range f.compare(f.Run.Snapshot.Iter) {
					first, _, _ := strings.Cut(s, " ")
					s = translated(f, s)
					begun := strings.Contains(screen, " "+first+" "+strings.Split(s, " ")[1]+" ")
					if whole := strings.Contains(screen, s); begun != whole || i == 0 && !whole {
						t.Errorf("%s, %d×%d, plain %v: %q is not whole in\n%s", name, c.w, c.h, f.Plain, s, painted(f, c.w, c.h, drawRuns))
					}
				}
			}
		}
	}
}

// The table has a row for every run, the present one last, with its J at the
// cursor, or a dash where it does not reach so far.
func TestRunsTable(t *testing.T) {
	f := trainOn(t, "iris").walk(30).goTo(10).alpha(1).walk(40).frame()
	rows := strings.Split(painted(f, 42, 14, drawRuns), "\n")
	for i, want := range []string{"from k to k α J at k 50", "○ 0 30 0.3 –", "● 10 50 1 " + f.moment().formatter().costFormat().Text(f.Run.Snapshot.Cost)} {
		if got := strings.Join(strings.Fields(rows[i+1]), " "); got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
	f.Compact = true
	rows = strings.Split(painted(f, 28, 13, drawRuns), "\n")
	for i, want := range []string{"α J at k 50", "○ 0.3 –", "● 1 " + f.moment().formatter().costFormat().Text(f.Run.Snapshot.Cost)} {
		if got := strings.Join(strings.Fields(rows[i+1]), " "); got != want {
			t.Errorf("compact: row %d is %q, want %q", i+1, got, want)
		}
	}
}

// The list of iterations holds the cursor's, marked, with the α that led to
// each; where it is near the start it begins at 0.
func TestIterations(t *testing.T) {
	f := forked(t)
	for _, k := range []int{0, 3, 20, 21, 40} {
		f := f.seen(k)
		rows := strings.Split(painted(f, 42, 38, drawRuns), "\n")
		i := slices.IndexFunc(rows, func(s string) bool { return strings.HasPrefix(s, "▸") })
		if i < 0 {
			t.Fatalf("k %d is not in the list:\n%s", k, strings.Join(rows, "\n"))
		}
		got := strings.Fields(strings.TrimPrefix(rows[i], "▸"))
		want := []string{number.Shortest(float64(k)), f.moment().formatter().costFormat().Text(f.Present.cost(k))}
		if k > 0 {
			alpha := "0.3"
			if k > 20 {
				alpha = "1" // from the update that led to 21 on
			}
			change := number.ChangeText((f.Present.cost(k)/f.Present.cost(k-1) - 1) * 100)
			want = append(want, change, "%", alpha)
		}
		if !slices.Equal(got, want) {
			t.Errorf("k %d: the row is %q, want %q", k, got, want)
		}
	}
}

// The α of an update that no change is known for is the run's.
func TestAlphaTo(t *testing.T) {
	r := Run{Alpha: 5, Changes: []timeline.Change{{K: 0, Hyper: trainer.Hyper{Alpha: 0.3}}, {K: 20, Hyper: trainer.Hyper{Alpha: 1}}}}
	for k, want := range map[int]float64{1: 0.3, 20: 0.3, 21: 1, 40: 1} {
		if got := r.alphaTo(k); got != want {
			t.Errorf("α to k %d is %v, want %v", k, got, want)
		}
	}
	if got := (Run{Alpha: 5}).alphaTo(1); got != 5 {
		t.Errorf("without changes: %v", got)
	}
}
