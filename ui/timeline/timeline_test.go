package timeline

import (
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// four overlapping examples: nothing stops within the steps of these tests.
func problem() trainer.Problem {
	return trainer.Problem{X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1}}
}

const (
	tolerance = 1e-8
	alpha     = 0.1
)

func stepper(t testing.TB, at trainer.Checkpoint) *trainer.Stepper {
	t.Helper()
	s, err := trainer.NewStepperAt(problem(), at, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func start(t testing.TB) trainer.Snapshot {
	t.Helper()
	return beginner(t, problem()).Snapshot()
}

// beginner is a stepper at zeros.
func beginner(t testing.TB, p trainer.Problem) *trainer.Stepper {
	t.Helper()
	_, n := p.Size()
	s, err := trainer.NewStepper(p, trainer.Zeros(n), tolerance)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fresh(t testing.TB) *Timeline {
	t.Helper()
	tl := New(beginner(t, problem()), trainer.Hyper{Alpha: alpha})
	return &tl
}

// forward makes n steps the way the ui does: what is known is replayed, the
// rest comes from a trainer at the head.
func forward(t testing.TB, tl *Timeline, n int) {
	t.Helper()
	for n > 0 {
		left, need := tl.Advance(n)
		n = left
		switch need {
		case MissingUpdate:
			update(t, tl)
		case MissingSnapshot:
			fill(t, tl, tl.Cursor()+1)
		case NothingMissing:
		}
	}
}

// update takes the next update, where a pending α leaves history or at the head.
func update(t testing.TB, tl *Timeline) {
	t.Helper()
	s, take := stepper(t, tl.Checkpoint()).Step(tl.Hyper()), tl.Append
	if tl.Forks() {
		take = tl.Fork
	}
	if !take(s) {
		t.Fatal("the next snapshot was not taken")
	}
}

// grow makes n updates at the head in one go.
func grow(t testing.TB, tl *Timeline, n int) {
	t.Helper()
	if n > 0 && tl.Forks() {
		update(t, tl)
		n--
	}
	s := stepper(t, tl.Checkpoint())
	for range n {
		tl.Append(s.Step(tl.present.next))
	}
}

func fill(t testing.TB, tl *Timeline, k int) {
	t.Helper()
	job := tl.Present().Replay(k)
	snapshots, err := job.Compute()
	if err != nil {
		t.Fatal(err)
	}
	tl.Fill(job, snapshots)
}

func seek(t testing.TB, tl *Timeline, k int) {
	t.Helper()
	if tl.Seek(k) == MissingSnapshot {
		fill(t, tl, k)
		if tl.Seek(k) != NothingMissing {
			t.Fatalf("k %d is not there after it was filled", k)
		}
	}
}

// cost is J of a run at k, which must be known.
func cost(t testing.TB, r Run, k int) float64 {
	t.Helper()
	j, ok := r.Costs().At(k)
	if !ok {
		t.Fatalf("J at %d is not known", k)
	}
	return j
}

func same(t *testing.T, got, want trainer.Snapshot) {
	t.Helper()
	if got.Iter != want.Iter || got.Cost != want.Cost || got.IncomingAlpha != want.IncomingAlpha || got.Status != want.Status ||
		!got.Params.Equal(want.Params) || !got.Grad.Equal(want.Grad) {
		t.Fatalf("%+v is not %+v", got, want)
	}
}

func TestBackAndForwardShowsTheSameBits(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 20)
	was := tl.Current()
	tl.Seek(7)
	forward(t, tl, 13)
	same(t, tl.Current(), was)
	if tl.Present().Head().Iter != 20 {
		t.Errorf("replaying moved the head to %d", tl.Present().Head().Iter)
	}
}

func TestAlphaAtTheHeadIsUsedNext(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 3)
	tl.SetHyper(trainer.Hyper{Alpha: 0.7})
	forward(t, tl, 1)
	if got := tl.Current().IncomingAlpha; got != 0.7 {
		t.Errorf("snapshot 4 knows α %v", got)
	}
	if len(tl.Ghosts()) != 0 {
		t.Error("a change at the head forks nothing")
	}
	if c := tl.Present().Changes(); len(c) != 2 || c[1] != (Change{3, trainer.Hyper{Alpha: 0.7}}) {
		t.Errorf("changes are %v", c)
	}
}

func TestAlphaInThePast(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 3)
	tl.SetHyper(trainer.Hyper{Alpha: 0.7})
	forward(t, tl, 3)
	for k, want := range []float64{alpha, alpha, alpha, 0.7, 0.7, 0.7, 0.7} {
		tl.Seek(k)
		if got := tl.Hyper().Alpha; got != want {
			t.Errorf("at k %d α is %v, want %v", k, got, want)
		}
	}
}

func TestAnEditInThePastIsPendingAndForks(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 6)
	old := tl.Present()
	tl.Seek(2)
	tl.SetHyper(trainer.Hyper{Alpha: 0.5})
	if !tl.Forks() || tl.Hyper().Alpha != 0.5 {
		t.Fatal("the edit is not pending")
	}
	tl.Seek(3)
	if tl.Forks() || tl.Hyper().Alpha != alpha {
		t.Fatal("moving the cursor must drop the edit")
	}
	tl.SetHyper(trainer.Hyper{Alpha: alpha})
	if tl.Forks() {
		t.Fatal("the α that history used is no edit")
	}
	tl.SetHyper(trainer.Hyper{Alpha: 0.5})
	forward(t, tl, 2)
	if tl.Present().ID() == old.ID() || len(tl.Ghosts()) != 1 || tl.Ghosts()[0].ID() != old.ID() {
		t.Fatal("the step did not fork")
	}
	if tl.Cursor() != 5 || tl.Current().IncomingAlpha != 0.5 || tl.Present().From() != 3 || tl.Present().Head().Iter != 5 {
		t.Errorf("the fork stands at %d, α %v, from %d", tl.Cursor(), tl.Current().IncomingAlpha, tl.Present().From())
	}
	if old.Head().Iter != 6 || cost(t, old, 4) == cost(t, tl.Present(), 4) || cost(t, old, 3) != cost(t, tl.Present(), 3) {
		t.Error("the ghost and the fork share 0 … 3 and nothing after")
	}
	if tl.Present().Shared(old) != 3 {
		t.Errorf("they share up to %d", tl.Present().Shared(old))
	}
	want := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
	for range 3 {
		want.Step(trainer.Hyper{Alpha: alpha})
	}
	want.Step(trainer.Hyper{Alpha: 0.5})
	same(t, tl.Current(), want.Step(trainer.Hyper{Alpha: 0.5}))
}

func TestRestartKeepsAGhost(t *testing.T) {
	tl := fresh(t)
	tl.Restart()
	if len(tl.Ghosts()) != 0 {
		t.Error("a run of one point is no ghost")
	}
	forward(t, tl, 4)
	tl.SetHyper(trainer.Hyper{Alpha: 0.3})
	tl.Restart()
	if tl.Cursor() != 0 || tl.Hyper().Alpha != 0.3 || len(tl.Ghosts()) != 1 || tl.Present().Shared(tl.Ghosts()[0]) != 0 {
		t.Errorf("cursor %d, α %v, %d ghosts", tl.Cursor(), tl.Hyper().Alpha, len(tl.Ghosts()))
	}
	same(t, tl.Current(), start(t))
	if got := tl.Ghosts()[0].Alpha(); got != alpha {
		t.Errorf("the ghost's α is %v", got)
	}
}

func TestTakeOverGoesThroughAllRuns(t *testing.T) {
	tl := fresh(t)
	if tl.TakeOver() {
		t.Error("there was no ghost")
	}
	seen := map[int]bool{}
	for i := range 3 {
		forward(t, tl, 3+i)
		tl.Restart()
	}
	forward(t, tl, 9)
	for range 4 {
		seen[tl.Present().ID()] = true
		if !tl.TakeOver() || len(tl.Ghosts()) != 3 {
			t.Fatal("a run was lost")
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d of 4 runs came up", len(seen))
	}
	tl.TakeOver()
	if tl.Cursor() > tl.Present().Head().Iter {
		t.Errorf("the cursor %d stands beyond the head", tl.Cursor())
	}
	tl.Restart()
	ghosts := len(tl.Ghosts())
	tl.TakeOver()
	if len(tl.Ghosts()) != ghosts-1 {
		t.Error("a run that holds nothing but its start must not become a ghost")
	}
	tl.DropGhosts()
	if len(tl.Ghosts()) != 0 {
		t.Error("ghosts are still there")
	}
}

func TestOnlyTheNewestGhostsAreKept(t *testing.T) {
	tl := fresh(t)
	for range MaxGhosts + 2 {
		forward(t, tl, 2)
		tl.Restart()
	}
	if len(tl.Ghosts()) != MaxGhosts || tl.Ghosts()[0].ID() != 3 {
		t.Errorf("%d ghosts, the oldest is run %d", len(tl.Ghosts()), tl.Ghosts()[0].ID())
	}
}

// A stop halts what was asked for: what is left is for whoever asked to go on
// with.
func TestAdvanceHaltsAtAStop(t *testing.T) {
	// From zeros the gradient of XOR is exactly 0: the first update changes nothing.
	p := trainer.Problem{X: [][]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, Y: []float64{0, 1, 1, 0}}
	s := beginner(t, p)
	tl := New(beginner(t, p), trainer.Hyper{Alpha: alpha})
	for range 3 {
		tl.Append(s.Step(trainer.Hyper{Alpha: alpha}))
	}
	for k, wantLeft := range []int{2, 1, 0} {
		if left, need := tl.Advance(3 - k); left != wantLeft || need != NothingMissing || tl.Cursor() != k+1 {
			t.Errorf("advance went to %d, left %d, need %d", tl.Cursor(), left, need)
		}
	}
}

// Whatever is pressed, in any order: the cursor stands on a kept snapshot, the
// α shown is the one the next step uses, and every snapshot is what a plain
// Stepper gives that walks the same α.
func TestAnyKeysInAnyOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tl := fresh(t)
		for range rapid.IntRange(1, 30).Draw(rt, "keys") {
			switch rapid.IntRange(0, 5).Draw(rt, "key") {
			case 0, 1:
				want := tl.Hyper().Alpha
				forward(t, tl, 1)
				if tl.Current().IncomingAlpha != want {
					rt.Fatalf("the step used α %v, shown was %v", tl.Current().IncomingAlpha, want)
				}
			case 2:
				seek(t, tl, rapid.IntRange(0, 40).Draw(rt, "k"))
			case 3:
				tl.SetHyper(trainer.Hyper{Alpha: rapid.SampledFrom([]float64{0.05, 0.1, 0.4}).Draw(rt, "α")})
			case 4:
				tl.Restart()
			case 5:
				tl.TakeOver()
			}
			at, ok := tl.Present().At(tl.Cursor())
			if !ok || at.Iter != tl.Cursor() || len(tl.Ghosts()) > MaxGhosts {
				rt.Fatalf("the cursor stands on nothing, or %d ghosts", len(tl.Ghosts()))
			}
			s := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
			for k := range tl.Cursor() {
				s.Step(tl.HyperAfter(k))
			}
			same(t, tl.Current(), s.Snapshot())
		}
	})
}

// alphas are updates without a penalty.
func alphas(values ...float64) []trainer.Hyper {
	var all []trainer.Hyper
	for _, a := range values {
		all = append(all, trainer.Hyper{Alpha: a})
	}
	return all
}
