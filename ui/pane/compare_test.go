package pane

import (
	"cmp"
	"descent/ui/number"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
)

// racing is a comparison of runs that were made by hand.
func racing(t *testing.T, present Run, others ...Run) scene {
	t.Helper()
	f := ofCosts(t, 1)
	f.Present = present
	f.Run.Snapshot.Iter, f.Run.Snapshot.Cost = present.HeadK(), present.last()
	for _, r := range others {
		r.Compared = true
		f.Ghosts = append(f.Ghosts, r)
	}
	return f
}

// bounded is a scene whose α has a bound.
func bounded(alpha float64, f scene) scene {
	f.alphaBound = alpha
	return f
}

func TestCompareSaysWhoIsFirst(t *testing.T) {
	run := func(alpha float64, js ...float64) Run { return Run{Alpha: alpha, Costs: costs(js...)} }
	nan, inf := math.NaN(), math.Inf(1)
	const early = "How they move is told from 10 steps on."
	ten := func(js ...float64) []float64 { // as many costs as a judgement takes
		return append([]float64{0.7, 0.69, 0.68, 0.67, 0.66, 0.65, 0.64}, js...)
	}
	for _, c := range []struct {
		name string
		f    scene
		want []string
	}{
		{"the start", racing(t, run(0.3, 0.7), run(1, 0.7)), []string{"No run has come below the J 0.7000 of the start.", early}},
		{"a ghost", racing(t, run(0.3, 0.7, 0.6, 0.45), run(1, 0.7, 0.4, 0.2), run(3, 0.7, 0.9, 0.8)),
			[]string{"First to reach J 0.2: α 1, at k 2.", early}},
		{"this run", racing(t, run(0.3, 0.7, 0.6, 0.11), run(1, 0.7, 0.71, 0.69)), []string{"First to reach J 0.2: α 0.3 (this run), at k 2.", early}},
		{"two", racing(t, run(0.3, 0.7, 0.6, 0.6), run(1, 0.7, 0.5, 0.4), run(2, 0.7, 0.45, 0.42)), []string{"First to reach J 0.5: α 1 and 2, at k 1.", early}},
		{"none far enough", racing(t, run(0.3, 0.7, 0.65), run(1, 0.7, 0.62)), []string{"Lowest J so far: 0.6200, α 1, at k 1.", early}},
		{"overflow", racing(t, run(0.3, 0.7, 0.4), run(1, 0.7, inf), run(2, 0.7, nan)),
			[]string{"First to reach J 0.5: α 0.3 (this run), at k 1.", "! J is no finite number any more: α 1, 2.", early}},
		{"this run rises", racing(t, run(0.3, 0.7, 0.8), run(1, 0.7, 0.4)), []string{"First to reach J 0.5: α 1, at k 1.", early}},
		{"one is late", racing(t, run(0.3, 0.7, 0.6, 0.5, 0.4), run(1, 0.7, 0.65)), []string{"First to reach J 0.5 so far: α 0.3 (this run), at k 2.", early}},
		{"all fall", racing(t, run(0.3, ten(0.6, 0.59, 0.58, 0.57)...), run(1, ten(0.5, 0.49, 0.48, 0.47)...)),
			[]string{"First to reach J 0.5: α 1, at k 7.", "No run's J rose in the last 10 steps."}},
		{"all fall, one past the bound", bounded(0.66849, racing(t, run(0.3, ten(0.6, 0.59, 0.58, 0.57)...), run(1, ten(0.5, 0.49, 0.48, 0.47)...))),
			[]string{"First to reach J 0.5: α 1, at k 7.", "No run's J rose in the last 10 steps; past α 0.668 it may, and need not."}},
		{"all fall below the bound", bounded(1.2, racing(t, run(0.3, ten(0.6, 0.59, 0.58, 0.57)...), run(1, ten(0.5, 0.49, 0.48, 0.47)...))),
			[]string{"First to reach J 0.5: α 1, at k 7.", "No run's J rose in the last 10 steps."}},
		{"one swings, one leaps", racing(t, run(0.3, ten(0.6, 0.61, 0.58, 0.57)...), run(1, ten(0.5, 0.49, 0.48, 0.47)...), run(3, ten(0.5, 4.66, 0.6, 0.4)...)),
			[]string{"First to reach J 0.5: α 1 and 3, at k 7.", "! J leapt in the last 10 steps: α 3 to 4.7.", "J rose in the last 10 steps: α 0.3 (this run)."}},
		{"it leapt long ago", racing(t, run(0.3, append([]float64{0.7, 9, 0.69}, ten(0.6, 0.59, 0.58, 0.57)...)...), run(1, append([]float64{0.7, 0.69, 0.68}, ten(0.6, 0.59, 0.58, 0.57)...)...)),
			[]string{"Lowest J so far: 0.5700, α 0.3 (this run) and 1, at k 13.", "No run's J rose in the last 10 steps."}},
		{"zero", racing(t, run(0.3, 0.7, 0), run(1, 0.7, 0.5)), []string{"First to reach J 0: α 0.3 (this run), at k 1.", early}},
	} {
		if got := c.f.compare(c.f.Run.Snapshot.Iter); !slices.Equal(got, c.want) {
			t.Errorf("%s: says %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRoundUp(t *testing.T) {
	for v, want := range map[float64]float64{0.6: 1, 0.5: 0.5, 0.2000001: 0.5, 0.02: 0.02, 3e-9: 5e-9, 1: 1, 7: 10, 0: 0, 5e-324: 5e-324} {
		if got := roundUp(v); got != want {
			t.Errorf("%v: %v, want %v", v, got, want)
		}
	}
	if got := roundUp(math.Inf(1)); !math.IsInf(got, 1) {
		t.Errorf("∞: %v", got)
	}
}

// stepped is a comparison of real runs on overlapping data: α 100 does not
// settle within 60 iterations.
func stepped(t *testing.T, n int, alphas ...float64) scene {
	t.Helper()
	return raceOf(t, trainOn(t, "iris"), n, alphas...)
}

// raceOf lets runs with these α step along for n steps.
func raceOf(t *testing.T, l *training, n int, alphas ...float64) scene {
	t.Helper()
	var hypers []trainer.Hyper
	for _, a := range alphas {
		hypers = append(hypers, trainer.Hyper{Alpha: a})
	}
	l.timeline.Compare(hypers)
	l.walk(n)
	for {
		job, needed := l.timeline.ComparisonJob(100)
		if !needed {
			return l.frame()
		}
		all, err := job.Compute()
		if err != nil {
			t.Fatal(err)
		}
		l.timeline.ApplyComparison(job, all)
	}
}

// The list holds the runs by their α, the present one among them, with a mark
// at those that leap.
func TestRunsOfAComparison(t *testing.T) {
	f := stepped(t, 10, 3, 0.1, 100)
	rows := strings.Split(painted(f, 42, 38, drawRuns), "\n")
	c := f.moment().formatter().costFormat()
	runs := []Run{f.Present, f.Ghosts[0], f.Ghosts[1], f.Ghosts[2]}
	slices.SortFunc(runs, func(r, o Run) int { return cmp.Compare(r.cost(10), o.cost(10)) })
	if got := strings.Join(strings.Fields(rows[1]), " "); got != "run α J at k 10 last steps" {
		t.Errorf("the head is %q", got)
	}
	word := func(r Run) string { // of the whole run, for it has ten steps
		top, rises := r.cost(0), 0
		for k := 1; k <= 10; k++ {
			top, rises = max(top, r.cost(k)), rises+boolToInt(r.cost(k) > r.cost(k-1))
		}
		switch {
		case rises == 0:
			return "↓ falls"
		case top > 1.5*r.cost(0):
			return "↕ leaps"
		}
		return "↕ swings"
	}
	for i, r := range runs {
		got := strings.Join(strings.Fields(rows[i+2])[1:], " ")
		if want := number.Shortest(r.Alpha) + " " + c.Text(r.cost(10)) + " " + word(r); !strings.HasSuffix(got, want) && !strings.Contains(got, want+" to ") || !strings.HasPrefix(strings.TrimSpace(rows[i+2]), strconv.Itoa(i+1)+" ") {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
	f.Compact = true
	rows = strings.Split(painted(f, 28, 13, drawRuns), "\n")
	if got, want := strings.Join(strings.Fields(rows[4]), " "), "0.3 "+c.Text(f.Run.Snapshot.Cost)+" falls"; !strings.HasSuffix(got, want) {
		t.Errorf("compact: %q, want %q", got, want)
	}
	l := trainOn(t, "iris").walk(9).goTo(3).alpha(1).walk(3)
	l.timeline.Compare([]trainer.Hyper{{Alpha: 0.1}, {Alpha: 2}})
	f = l.frame()
	var order []float64
	for _, r := range f.listed() {
		order = append(order, r.Alpha)
	}
	if !slices.Equal(order, []float64{0.3, 0.1, 1, 2}) {
		t.Errorf("the list is %v: the other ghost, then the comparison by α", order)
	}
}

// A long k does not run over the head of α.
func TestRunsHeadOfALongRun(t *testing.T) {
	f := forked(t)
	f.Run.Snapshot.Iter = 1_200_100
	if head := strings.Split(painted(f, 42, 14, drawRuns), "\n")[1]; strings.Join(strings.Fields(head), " ") != "from k to k α J at this k" {
		t.Errorf("the head is %q", head)
	}
}

// Every α of a comparison stands at the end of its curve, in the order of the
// curves.
func TestCostLabelsOfAComparison(t *testing.T) {
	for _, size := range [][2]int{{48, 18}, {74, 30}, {75, 54}} {
		for _, n := range []int{1, 5, 20, 60} {
			f := stepped(t, n, 0.03, 0.1, 1, 100)
			for _, f.View.LogJ = range []bool{false, true} {
				for _, f.Plain = range []bool{false, true} {
					screen := painted(f, size[0], size[1], drawCost)
					if cut := cutLabel(f, screen); cut != "" {
						t.Fatalf("%v: %q is not whole in\n%s", size, cut, screen)
					}
					runs := f.listed()
					slices.SortStableFunc(runs, func(r, o listedRun) int { return int(math.Copysign(1, o.last()-r.last())) })
					from := 0
					for _, r := range runs {
						mark := ""
						if r.leaps() {
							mark = " !"
						}
						label := translated(f, " α "+number.Shortest(r.Alpha)+mark+" ")
						i := strings.Index(screen[from:], label)
						if i < 0 {
							t.Fatalf("%v, k %d, log %v: %q is not where it should be in\n%s", size, n, f.View.LogJ, label, screen)
						}
						from += i
					}
				}
			}
		}
	}
}

// The line from a curve to its label has no hue of a run, and begins a cell after the
// curve.
func TestLeadersAreNoCurves(t *testing.T) {
	f := stepped(t, 20, 0.03, 0.1, 1, 100)
	for _, f.Plain = range []bool{false, true} {
		g, a := sheet(f, 74, 30)
		drawCost(f, a)
		led := 0
		for y := range 30 {
			before, _, labelled := strings.Cut(strings.Split(g.String(), "\n")[y], translated(f, " α "))
			label := len([]rune(before)) + 1
			if !labelled || y < 2 {
				continue
			}
			for x := label - 4; x < label; x++ {
				r, st := g.At(x, y)
				if r != ' ' && st.FG != f.Theme.Muted.FG {
					t.Errorf("%q in column %d of row %d has the colour %v of a curve", r, x, y, st.FG)
				}
				led += boolToInt(r != ' ')
			}
			if r, _ := g.At(label-5, y); r != ' ' {
				t.Errorf("row %d: %q stands between the curve and its leader", y, r)
			}
		}
		if led < 6 {
			t.Errorf("there are no leaders:\n%s", g)
		}
	}
}

// What a comparison says is whole, or not there.
func TestComparisonIsSaidWhole(t *testing.T) {
	f := stepped(t, 20, 0.03, 0.1, 1, 100)
	for _, c := range []struct {
		w, h    int
		compact bool
	}{{28, 13, true}, {42, 14, false}, {42, 38, false}} {
		f.Compact = c.compact
		screen := strings.Join(strings.Fields(painted(f, c.w, c.h, drawRuns)), " ")
		for _, s := range f.compare(f.Run.Snapshot.Iter) {
			begun := strings.Contains(screen, " "+strings.Join(strings.Fields(s)[:3], " ")+" ")
			if begun && !strings.Contains(screen, s) || strings.HasPrefix(s, "First") && !begun {
				t.Errorf("%d×%d: %q is not whole in\n%s", c.w, c.h, s, painted(f, c.w, c.h, drawRuns))
			}
		}
	}
}
