package timeline

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// join brings the runs of a comparison along, at most that many updates at a
// time.
func join(t testing.TB, tl *Timeline, most int) {
	t.Helper()
	for {
		job, needed := tl.ComparisonJob(most)
		if !needed {
			return
		}
		if n := job.Updates(); n < 1 || n > most {
			t.Fatalf("%d updates, at most %d were asked for", n, most)
		}
		all, err := job.Compute()
		if err != nil {
			t.Fatal(err)
		}
		tl.ApplyComparison(job, all)
	}
}

// walked is the snapshot after n updates with one α.
func walked(t testing.TB, n int, alpha float64) trainer.Snapshot {
	t.Helper()
	s := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
	for range n {
		s.Step(trainer.Hyper{Alpha: alpha})
	}
	return s.Snapshot()
}

func TestCompareStepsAlong(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 7)
	tl.Compare(alphas(0.05, 0.3, 2))
	if !tl.Comparing() || len(tl.Ghosts()) != 3 || tl.Present().Head().Iter != 7 {
		t.Fatalf("%d ghosts", len(tl.Ghosts()))
	}
	join(t, tl, 3)
	forward(t, tl, blockSize)
	join(t, tl, 100)
	for i, a := range []float64{0.05, 0.3, 2} {
		g := tl.Ghosts()[i]
		if !g.Compared() || g.Alpha() != a || tl.Present().Shared(g) != 0 {
			t.Errorf("ghost %d: α %v, shares %d", i, g.Alpha(), tl.Present().Shared(g))
		}
		same(t, g.Head(), walked(t, blockSize+7, a))
	}
	tl.Seek(3)
	if _, needed := tl.ComparisonJob(5); needed {
		t.Error("going back needs updates")
	}
}

// A change of α of the present run is its own: it forks, and the others keep
// theirs.
func TestComparedRunsKeepTheirAlpha(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 9)
	tl.Compare(alphas(0.3, 2))
	join(t, tl, 9)
	tl.Seek(4)
	tl.SetHyper(trainer.Hyper{Alpha: 0.7})
	forward(t, tl, 8)
	join(t, tl, 9)
	if n := len(tl.Ghosts()); n != 3 || tl.Ghosts()[2].Compared() {
		t.Fatalf("%d ghosts, the old run goes along: %v", n, tl.Ghosts()[2].Compared())
	}
	same(t, tl.Ghosts()[0].Head(), walked(t, 12, 0.3))
	same(t, tl.Ghosts()[1].Head(), walked(t, 12, 2))
	same(t, tl.Ghosts()[2].Head(), walked(t, 9, alpha))
	tl.EndComparison()
	if len(tl.Ghosts()) != 1 || tl.Comparing() {
		t.Errorf("%d ghosts are left, want the run that was forked", len(tl.Ghosts()))
	}
}

// The run that was present stays as an ordinary ghost, which is stepped with
// the other no more; the others still are.
func TestTakeOverInAComparison(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 3)
	old := tl.Present()
	tl.Compare(alphas(0.3, 2))
	if !tl.NewestLagging() {
		t.Error("the newest ghost is where it shall be at once")
	}
	join(t, tl, 2)
	if tl.NewestLagging() {
		t.Error("the newest ghost is not where it shall be")
	}
	if !tl.TakeOver() || tl.Present().Alpha() != 2 || tl.Cursor() != 3 {
		t.Fatalf("α %v at k %d", tl.Present().Alpha(), tl.Cursor())
	}
	forward(t, tl, 6)
	join(t, tl, 4)
	g := tl.Ghosts()
	if len(g) != 2 || g[0].ID() != old.ID() || g[0].Compared() || !g[1].Compared() {
		t.Fatalf("%d ghosts; the run that was present, and only that, is an ordinary one: %v", len(g), g[0].Compared())
	}
	same(t, g[0].Head(), walked(t, 3, alpha))
	same(t, g[1].Head(), walked(t, 9, 0.3))
	same(t, tl.Current(), walked(t, 9, 2))
	tl.TakeOver()
	tl.TakeOver()
	if tl.Present().ID() != old.ID() || tl.Comparing() {
		t.Error("taken over, a run is stepped with another")
	}
	tl.EndComparison()
	if n := len(tl.Ghosts()); n != 2 {
		t.Errorf("%d ghosts are left of two that were present", n)
	}
}

// At k 0 there is nothing to keep of the run that was present.
func TestTakeOverAtTheStart(t *testing.T) {
	tl := fresh(t)
	tl.Compare(alphas(0.3, 2))
	if !tl.TakeOver() || tl.Hyper().Alpha != 2 || len(tl.Ghosts()) != 1 {
		t.Fatalf("α %v, %d ghosts", tl.Hyper().Alpha, len(tl.Ghosts()))
	}
}

// A run that is stepped with the present one comes to the newest iteration
// that it had, however late its updates come, and whatever is done meanwhile.
func TestComparedRunsComeToTheirTarget(t *testing.T) {
	elsewhere, err := trainer.NewStepper(problem(), trainer.Params{W: []float64{1, 0}}, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	for name, meanwhile := range map[string]func(*Timeline){
		"nothing": func(*Timeline) {},
		"restart": func(tl *Timeline) { tl.Restart(); forward(t, tl, 1) },
		"fork":    func(tl *Timeline) { tl.Seek(20); tl.SetHyper(trainer.Hyper{Alpha: 0.7}); forward(t, tl, 3) },
		"start":   func(tl *Timeline) { tl.Begin(elsewhere.Snapshot()); forward(t, tl, 2) },
	} {
		tl := fresh(t)
		forward(t, tl, 100)
		tl.Compare(alphas(0.05, 0.3))
		meanwhile(tl)
		join(t, tl, 9)
		for i, a := range []float64{0.05, 0.3} {
			same(t, tl.Ghosts()[i].Head(), walked(t, 100, a))
		}
		if compared := tl.Comparing(); compared != (name != "start") {
			t.Errorf("%s: runs are compared: %v", name, compared)
		}
	}
}

// Older ghosts give way; a new comparison replaces the one before.
func TestCompareAndOtherGhosts(t *testing.T) {
	tl := fresh(t)
	for range 3 {
		forward(t, tl, 2)
		tl.Restart()
	}
	forward(t, tl, 2)
	newest := tl.Ghosts()[2]
	tl.Compare(alphas(0.3, 2, 5))
	if g := tl.Ghosts(); len(g) != MaxGhosts || g[0].ID() != newest.ID() {
		t.Fatalf("%d ghosts, the oldest is run %d", len(g), g[0].ID())
	}
	tl.Compare(alphas(0.4))
	if g := tl.Ghosts(); len(g) != 2 || g[0].ID() != newest.ID() || g[1].Alpha() != 0.4 {
		t.Fatalf("%d ghosts", len(g))
	}
	tl.Restart()
	join(t, tl, 1)
	if tl.Lagging(tl.Cursor()) || !tl.Comparing() {
		t.Error("a new start from the same place is still compared")
	}
	elsewhere, err := trainer.NewStepper(problem(), trainer.Params{W: []float64{1, 0}}, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	tl.Begin(elsewhere.Snapshot())
	if tl.Comparing() || len(tl.Ghosts()) != 3 {
		t.Errorf("%d ghosts; are runs of another start compared: %v", len(tl.Ghosts()), tl.Comparing())
	}
	tl.Compare(alphas(3))
	tl.Begin(start(t))
	if g := tl.Ghosts(); slices.ContainsFunc(g, func(g Run) bool { return g.Head().Iter == 0 }) {
		t.Error("a run that holds nothing but its start became a ghost")
	}
}

// One that diverged comes no further and keeps nobody waiting.
func TestADivergedRunStays(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e300}, {-1e300}, {1e300}}, Y: []float64{1, 0, 0}}
	s, err := trainer.NewStepper(p, trainer.Zeros(1), tolerance)
	if err != nil {
		t.Fatal(err)
	}
	tl := New(beginner(t, p), trainer.Hyper{Alpha: 1e-300})
	tl.Compare(alphas(1e200))
	for range 4 {
		tl.Append(s.Step(trainer.Hyper{Alpha: 1e-300}))
	}
	if !tl.Lagging(tl.Cursor()) {
		t.Error("nobody is behind")
	}
	join(t, &tl, 10)
	if g := tl.Ghosts()[0].Head(); g.Status != trainer.Diverged || g.Iter > 3 || tl.Lagging(tl.Cursor()) {
		t.Errorf("%+v, trailing %v", g, tl.Lagging(tl.Cursor()))
	}
}

// An answer that comes late is ignored where the run is a ghost no more.
func TestLateComparisonJob(t *testing.T) {
	tl := fresh(t)
	tl.Compare(alphas(0.3, 2))
	forward(t, tl, 5)
	job, _ := tl.ComparisonJob(5)
	all, err := job.Compute()
	if err != nil {
		t.Fatal(err)
	}
	tl.TakeOver() // α 2 from here on is the present run, at k 0
	tl.SetHyper(trainer.Hyper{Alpha: 7})
	forward(t, tl, 2)
	tl.TakeOver()
	tl.ApplyComparison(job, all)
	for _, g := range tl.Ghosts() {
		if g.Alpha() == 7 && g.Head().Iter != 2 {
			t.Errorf("the run that was changed went to %d", g.Head().Iter)
		}
	}
	if tl.Present().Head().Iter != 0 {
		t.Errorf("the present run went to %d", tl.Present().Head().Iter)
	}
	tl.DropGhosts()
	tl.ApplyComparison(job, all)
	if len(tl.Ghosts()) != 0 {
		t.Error("a run came back")
	}
	narrow := beginner(t, trainer.Problem{X: [][]float64{{1}}, Y: []float64{1}})
	if _, err := (ComparisonJob{parts: []runJob{{stepper: narrow, start: trainer.Checkpoint{Snapshot: start(t)}}}}).Compute(); err == nil {
		t.Error("a problem with one feature was trained from two weights")
	}
}

// An answer under way is of the α that it was asked with: where another was
// chosen meanwhile, at the same iteration, it is no update of that run.
func TestStaleAlphaInAComparison(t *testing.T) {
	tl := fresh(t)
	tl.Compare(alphas(0.3, 2))
	forward(t, tl, 3)
	join(t, tl, 3)
	forward(t, tl, 4)
	job, _ := tl.ComparisonJob(4)
	all, err := job.Compute()
	if err != nil {
		t.Fatal(err)
	}
	tl.TakeOver() // the run with α 2, which has come to k 3
	tl.Seek(3)
	tl.SetHyper(trainer.Hyper{Alpha: 7})
	tl.TakeOver()
	tl.ApplyComparison(job, all)
	for range MaxGhosts { // until it is the present run again
		if tl.Hyper().Alpha != 7 {
			tl.TakeOver()
		}
	}
	if head := tl.Present().Head(); tl.Hyper().Alpha != 7 || head.Iter != 3 {
		t.Fatalf("the run that goes on with α %v went to k %d with %v", tl.Hyper().Alpha, head.Iter, head.IncomingAlpha)
	}
	tl.Seek(3)
	forward(t, tl, 1)
	if got := tl.Current(); got.Iter != 4 || got.IncomingAlpha != 7 {
		t.Errorf("the step after it leads to k %d with α %v", got.Iter, got.IncomingAlpha)
	}
}

// Whatever is pressed, runs of a comparison are where a Stepper with their α
// is, and at most as far as the present run has ever been.
func TestAnyKeysWhileComparing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tl := fresh(t)
		farthest := 0
		for range rapid.IntRange(1, 25).Draw(rt, "keys") {
			switch rapid.IntRange(0, 6).Draw(rt, "key") {
			case 0, 1:
				forward(t, tl, rapid.IntRange(1, 9).Draw(rt, "n"))
			case 2:
				seek(t, tl, rapid.IntRange(0, 40).Draw(rt, "k"))
			case 3:
				tl.SetHyper(trainer.Hyper{Alpha: rapid.SampledFrom([]float64{0.05, 0.1, 0.4}).Draw(rt, "α")})
			case 4:
				tl.Compare(alphas(rapid.SliceOfNDistinct(rapid.SampledFrom([]float64{0.02, 0.3, 1, 3, 9}), 1, MaxGhosts, rapid.ID).Draw(rt, "αs")...))
			case 5:
				tl.TakeOver()
			case 6:
				tl.Restart()
			}
			farthest = max(farthest, tl.Present().Head().Iter)
			if rapid.Bool().Draw(rt, "in time") {
				join(t, tl, rapid.IntRange(1, 9).Draw(rt, "chunk"))
			}
			if len(tl.Ghosts()) > MaxGhosts || slices.ContainsFunc(tl.Ghosts(), func(g Run) bool { return g.ID() == tl.Present().ID() }) || tl.Present().Compared() || tl.Present().target > 0 {
				rt.Fatalf("%d ghosts", len(tl.Ghosts()))
			}
			for _, g := range tl.Ghosts() {
				s := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
				for k := range g.Head().Iter {
					s.Step(g.HyperAt(k))
				}
				same(t, g.Head(), s.Snapshot())
				if g.Head().Iter > farthest {
					rt.Fatalf("a ghost is at %d, the present run came to %d", g.Head().Iter, farthest)
				}
			}
		}
	})
}
