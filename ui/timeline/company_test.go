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
		job, needed := tl.Company(most)
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
		tl.Join(job, all)
	}
}

// walked is the snapshot after n updates with one α.
func walked(t testing.TB, n int, alpha float64) trainer.Snapshot {
	t.Helper()
	s := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
	for range n {
		s.Step(alpha)
	}
	return s.Snapshot()
}

func TestCompareStepsAlong(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 7)
	tl.Compare([]float64{0.05, 0.3, 2})
	if !tl.Comparing() || len(tl.Ghosts()) != 3 || tl.Present().Head().Iter != 7 {
		t.Fatalf("%d ghosts", len(tl.Ghosts()))
	}
	join(t, tl, 3)
	forward(t, tl, stride)
	join(t, tl, 100)
	for i, a := range []float64{0.05, 0.3, 2} {
		g := tl.Ghosts()[i]
		if !g.Along() || g.Alpha() != a || tl.Shared(g) != 0 {
			t.Errorf("ghost %d: α %v, shares %d", i, g.Alpha(), tl.Shared(g))
		}
		same(t, g.Head(), walked(t, stride+7, a))
	}
	tl.Seek(3)
	if _, needed := tl.Company(5); needed {
		t.Error("going back needs updates")
	}
}

// A change of α of the present run is its own: it forks, and the others keep
// theirs.
func TestComparedRunsKeepTheirAlpha(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 9)
	tl.Compare([]float64{0.3, 2})
	join(t, tl, 9)
	tl.Seek(4)
	tl.SetAlpha(0.7)
	forward(t, tl, 8)
	join(t, tl, 9)
	if n := len(tl.Ghosts()); n != 3 || tl.Ghosts()[2].Along() {
		t.Fatalf("%d ghosts, the old run goes along: %v", n, tl.Ghosts()[2].Along())
	}
	same(t, tl.Ghosts()[0].Head(), walked(t, 12, 0.3))
	same(t, tl.Ghosts()[1].Head(), walked(t, 12, 2))
	same(t, tl.Ghosts()[2].Head(), walked(t, 9, alpha))
	tl.Part()
	if len(tl.Ghosts()) != 1 || tl.Comparing() {
		t.Errorf("%d ghosts are left, want the run that was forked", len(tl.Ghosts()))
	}
}

// The run that was present goes along with the one that took over, and stays
// when the comparison ends.
func TestTakeOverInAComparison(t *testing.T) {
	tl := fresh(t)
	old := tl.Present()
	tl.Compare([]float64{0.3, 2})
	join(t, tl, 5)
	if !tl.TakeOver() || tl.Alpha() != 2 || tl.Ghosts()[0] != old || !old.Along() {
		t.Fatalf("α %v; the run that was at k 0 is lost or stands", tl.Alpha())
	}
	forward(t, tl, 6)
	join(t, tl, 4)
	same(t, old.Head(), walked(t, 6, alpha))
	same(t, tl.Current(), walked(t, 6, 2))
	taken := tl.Present()
	tl.TakeOver()
	tl.TakeOver()
	if tl.Present() != old || !taken.Along() || old.Along() {
		t.Error("going through all runs changed who goes along")
	}
	tl.TakeOver()
	tl.Part()
	if len(tl.Ghosts()) != 1 || tl.Ghosts()[0] != old || old.Along() {
		t.Errorf("%d ghosts are left, want the run that was there before", len(tl.Ghosts()))
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
	tl.Compare([]float64{0.3, 2, 5})
	if g := tl.Ghosts(); len(g) != MaxGhosts || g[0] != newest {
		t.Fatalf("%d ghosts, the oldest is run %d", len(g), g[0].ID())
	}
	tl.Compare([]float64{0.4})
	if g := tl.Ghosts(); len(g) != 2 || g[0] != newest || g[1].Alpha() != 0.4 {
		t.Fatalf("%d ghosts", len(g))
	}
	tl.Restart()
	join(t, tl, 1)
	if tl.Trailing() || !tl.Comparing() {
		t.Error("a new start from the same place is still compared")
	}
	elsewhere, err := trainer.NewStepper(problem(), trainer.Params{W: []float64{1, 0}}, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	tl.Begin(elsewhere.Snapshot())
	if tl.Comparing() {
		t.Error("runs of another start are compared")
	}
}

// One that diverged comes no further and keeps nobody waiting.
func TestADivergedRunStays(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e300}, {-1e300}, {1e300}}, Y: []float64{1, 0, 0}}
	s, err := trainer.NewStepper(p, trainer.Zeros(1), tolerance)
	if err != nil {
		t.Fatal(err)
	}
	tl := New(beginner(t, p), 1e-300)
	tl.Compare([]float64{1e200})
	for range 4 {
		tl.Append(s.Step(1e-300))
	}
	if !tl.Trailing() {
		t.Error("nobody is behind")
	}
	join(t, tl, 10)
	if g := tl.Ghosts()[0].Head(); g.Status != trainer.Diverged || g.Iter > 3 || tl.Trailing() {
		t.Errorf("%+v, trailing %v", g, tl.Trailing())
	}
}

// An answer that comes late is dropped where the run went another way.
func TestLateCompany(t *testing.T) {
	tl := fresh(t)
	tl.Compare([]float64{0.3, 2})
	forward(t, tl, 5)
	job, _ := tl.Company(5)
	all, err := job.Compute()
	if err != nil {
		t.Fatal(err)
	}
	tl.TakeOver() // α 2 from here on is the present run, at k 0
	tl.SetAlpha(7)
	forward(t, tl, 2)
	tl.TakeOver()
	tl.Join(job, all)
	for _, g := range tl.Ghosts() {
		if g.Alpha() == 7 && g.Head().Iter != 2 {
			t.Errorf("the run that was changed went to %d", g.Head().Iter)
		}
	}
	if tl.Present().Head().Iter != 0 {
		t.Errorf("the present run went to %d", tl.Present().Head().Iter)
	}
	tl.DropGhosts()
	tl.Join(job, all)
	if len(tl.Ghosts()) != 0 {
		t.Error("a run came back")
	}
	narrow := beginner(t, trainer.Problem{X: [][]float64{{1}}, Y: []float64{1}})
	if _, err := (Company{parts: []part{{stepper: narrow, start: trainer.Checkpoint{Snapshot: start(t)}}}}).Compute(); err == nil {
		t.Error("a problem with one feature was trained from two weights")
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
				tl.SetAlpha(rapid.SampledFrom([]float64{0.05, 0.1, 0.4}).Draw(rt, "α"))
			case 4:
				tl.Compare(rapid.SliceOfNDistinct(rapid.SampledFrom([]float64{0.02, 0.3, 1, 3, 9}), 1, MaxGhosts, rapid.ID).Draw(rt, "αs"))
			case 5:
				tl.TakeOver()
			case 6:
				tl.Restart()
			}
			farthest = max(farthest, tl.Present().Head().Iter)
			if rapid.Bool().Draw(rt, "in time") {
				join(t, tl, rapid.IntRange(1, 9).Draw(rt, "chunk"))
			}
			if len(tl.Ghosts()) > MaxGhosts || slices.Contains(tl.Ghosts(), tl.Present()) || tl.Present().Along() {
				rt.Fatalf("%d ghosts", len(tl.Ghosts()))
			}
			for _, g := range tl.Ghosts() {
				s := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
				for k := range g.Head().Iter {
					s.Step(g.alphaAt(k))
				}
				same(t, g.Head(), s.Snapshot())
				if g.Head().Iter > farthest {
					rt.Fatalf("a ghost is at %d, the present run came to %d", g.Head().Iter, farthest)
				}
			}
		}
	})
}
