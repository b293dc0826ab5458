package timeline

import (
	"descent/trainer"
	"runtime"
	"testing"
)

func TestShared(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 9)
	first := tl.Present()
	fork := func(k int, a float64) Run {
		seek(t, tl, k)
		tl.SetHyper(trainer.Hyper{Alpha: a})
		forward(t, tl, 3)
		return tl.Present()
	}
	second := fork(6, 0.2)
	third := fork(4, 0.3)
	tl.TakeOver()
	other := fork(7, 0.4)
	for _, c := range []struct {
		a, b Run
		want int
	}{{first, second, 6}, {second, third, 4}, {first, third, 4}, {other, second, 7}, {other, first, 6}, {third, other, 4}, {first, first, 9}} {
		if got, back := c.a.Shared(c.b), c.b.Shared(c.a); got != c.want || back != c.want {
			t.Errorf("runs %d and %d share up to %d, the other way %d, want %d", c.a.ID(), c.b.ID(), got, back, c.want)
		}
	}
}

// What runs share is decided by their start and their α, not by how they came
// about: a run that was begun anew and took the same way is the same run.
func TestSharedBySchedule(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 5)
	tl.SetHyper(trainer.Hyper{Alpha: 0.4})
	forward(t, tl, 4)
	old := tl.Present()
	tl.SetHyper(trainer.Hyper{Alpha: alpha})
	tl.Restart()
	if got := tl.Present().Shared(old); got != 0 {
		t.Errorf("a run that holds its start shares up to %d", got)
	}
	for k, want := range []int{1, 2, 3, 4, 5, 5, 5} { // α changed at 5
		forward(t, tl, 1)
		if got := tl.Present().Shared(old); got != want {
			t.Errorf("at k %d it shares up to %d, want %d", k+1, got, want)
		}
	}
	seek(t, tl, 5)
	tl.SetHyper(trainer.Hyper{Alpha: 0.4})
	forward(t, tl, 9)
	if got := tl.Present().Shared(old); got != 9 {
		t.Errorf("after the same change it shares up to %d, want all 9", got)
	}
	elsewhere := start(t)
	elsewhere.Params.B = 1
	tl.Begin(elsewhere)
	forward(t, tl, 2)
	if got := tl.Present().Shared(old); got != 0 {
		t.Errorf("from another start it shares up to %d", got)
	}
}

// A run forks when its first update is there, never before.
func TestForkByTheFirstUpdate(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 6)
	old := tl.Present()
	tl.Seek(2)
	tl.SetHyper(trainer.Hyper{Alpha: 0.5})
	if left, missing := tl.Advance(3); left != 3 || missing != MissingUpdate || tl.Present().ID() != old.ID() || len(tl.Ghosts()) != 0 {
		t.Fatalf("%d left, missing %d, %d ghosts: it forked without an update", left, missing, len(tl.Ghosts()))
	}
	first := stepper(t, tl.Checkpoint()).Step(trainer.Hyper{Alpha: 0.5})
	tl.Seek(3)
	if tl.Fork(first) || tl.Present().ID() != old.ID() {
		t.Fatal("an update of k 3 forked at k 3")
	}
	tl.Seek(2)
	tl.SetHyper(trainer.Hyper{Alpha: 0.7}) // chosen while the update was made: it is for the one after
	if !tl.Fork(first) || tl.Cursor() != 2 || tl.Present().From() != 2 || tl.Present().Head().Iter != 3 || len(tl.Ghosts()) != 1 {
		t.Fatalf("cursor %d, from %d to %d, %d ghosts", tl.Cursor(), tl.Present().From(), tl.Present().Head().Iter, len(tl.Ghosts()))
	}
	if a := tl.Hyper().Alpha; a != 0.5 {
		t.Errorf("at k 2 history used α %v", a)
	}
	tl.Seek(3)
	if a := tl.Hyper().Alpha; a != 0.7 {
		t.Errorf("the next step has α %v", a)
	}
	if tl.Fork(first) {
		t.Error("it forked at the head")
	}
}

// A fork late in a long run shares what lies before it: it takes no more memory
// than the chunks that it must own, and lists of the others.
func TestAForkCopiesLittle(t *testing.T) {
	const last = 200_000
	h := newHistory(1, beginner(t, problem()), start(t), trainer.Hyper{Alpha: alpha})
	synthetic(h, last)
	allocated := func(do func()) int {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		do()
		runtime.ReadMemStats(&after)
		return int(after.TotalAlloc - before.TotalAlloc)
	}
	var f *runHistory
	bytes := allocated(func() { f = h.fork(2, last-100, trainer.Hyper{Alpha: 0.3}) })
	if costs := 8 * last; bytes > costs/8 {
		t.Errorf("the fork took %d bytes; its costs alone have %d", bytes, costs)
	}
	if f.costs.n != last-99 {
		t.Errorf("%d costs", f.costs.n)
	}
}
