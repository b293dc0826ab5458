package timeline

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// holds checks a run of the store against one of the model: all of it at some
// iterations, its costs and its path.
func (r *naiveRun) holds(t *testing.T, rt *rapid.T, got Run) {
	t.Helper()
	if got.ID() != r.id || got.From() != r.from || got.Head().Iter != r.head() || got.next != r.next || got.Compared() != r.compared {
		rt.Fatalf("run %d from %d to %d, next %v, compared %v; want run %d from %d to %d, next %v, compared %v",
			got.ID(), got.From(), got.Head().Iter, got.next, got.Compared(), r.id, r.from, r.head(), r.next, r.compared)
	}
	var js, arrived []float64
	var path Path
	of := beginner(t, problem())
	for k, s := range r.snapshots {
		js, arrived = append(js, of.WithHyper(s, r.after(k)).Cost), append(arrived, s.Cost)
		path = path.Append(PathPoint{K: s.Iter, Params: s.Params})
	}
	if !slices.EqualFunc(points(got.Path()), points(path), func(a, b PathPoint) bool { return a.K == b.K && a.Params.Equal(b.Params) }) {
		rt.Fatalf("run %d to k %d has another path", r.id, r.head())
	}
	k := rapid.IntRange(0, r.head()).Draw(rt, "look at")
	costs, want := got.Costs(), costsOf(js)
	a, _ := costs.RangeOver(k, r.head()+1)
	b, _ := want.RangeOver(k, r.head()+1)
	i, _ := costs.FirstAtMost(k, js[r.head()])
	j, _ := want.FirstAtMost(k, js[r.head()])
	if a != b || i != j {
		rt.Fatalf("from k %d on: J is %+v, want %+v; as low as at the head at %d, want %d", k, a, b, i, j)
	}
	checkTrend(rt, costs, js, arrived, k)
	s, kept := got.At(k)
	if !kept {
		again, err := got.Replay(k).Compute()
		if err != nil {
			rt.Fatal(err)
		}
		s = again[slices.IndexFunc(again, func(s trainer.Snapshot) bool { return s.Iter == k })]
	}
	if want := r.at(t, k); fmt.Sprint(numbers(s)) != fmt.Sprint(numbers(want)) {
		rt.Fatalf("k %d (kept %v): %+v, want %+v", k, kept, s, want)
	}
}

// numbers are those of a snapshot, the fit among them.
func numbers(s trainer.Snapshot) []any {
	return []any{s.Iter, s.Params, s.Grad, s.Cost, s.IncomingAlpha, s.Lambda, s.UnpenalisedCost(), s.UnpenalisedDW(), s.Status, s.RuleState, s.IncomingLambda, s.IncomingStatus}
}

// both is a timeline and its model, to which the same things are done.
type both struct {
	t  *testing.T
	rt *rapid.T
	tl *Timeline
	m  *naive
}

// drawn is how many steps an action makes.
func (b both) drawn() int {
	return rapid.OneOf(rapid.IntRange(1, 9), rapid.IntRange(1, 3*blockSize)).Draw(b.rt, "n")
}

// someHyper is mostly without λ, as runs mostly are.
func someHyper() *rapid.Generator[trainer.Hyper] {
	return rapid.Custom(func(t *rapid.T) trainer.Hyper {
		return trainer.Hyper{
			Alpha:  rapid.SampledFrom([]float64{0.05, 0.1, 0.4, 1}).Draw(t, "α"),
			Lambda: rapid.SampledFrom([]float64{0, 0, 0, 0.1, 3}).Draw(t, "λ"),
		}
	})
}

// moves are what is done along the present run.
func (b both) moves() map[string]func() {
	goTo := func(k int) {
		seek(b.t, b.tl, k)
		b.m.seek(k)
	}
	return map[string]func(){
		"forward": func() {
			n := b.drawn()
			forward(b.t, b.tl, n)
			b.m.forward(n)
		},
		"back": func() { goTo(max(0, b.m.k-b.drawn())) },
		"goto": func() { goTo(rapid.IntRange(0, b.m.present.head()+5).Draw(b.rt, "k")) },
		"set": func() {
			h := someHyper().Draw(b.rt, "hyper")
			b.tl.SetHyper(h)
			b.m.set(h)
		},
		"late": func() { // what is chosen while updates are under way is for those after them
			b.tl.Seek(b.m.present.head())
			b.m.seek(b.m.present.head())
			n, h := rapid.IntRange(1, 5).Draw(b.rt, "under way"), someHyper().Draw(b.rt, "hyper")
			s, used := stepper(b.t, b.tl.Checkpoint()), b.tl.Hyper()
			b.tl.SetHyper(h)
			for range n {
				b.tl.Append(s.Step(used))
			}
			b.tl.ApplyPendingHyper()
			b.m.update(n)
			b.m.present.next = h
		},
		"grow": func() {
			n := b.drawn()
			if rapid.IntRange(0, 19).Draw(b.rt, "long") == 0 {
				n += maxResidentBlocks * blockSize
			}
			grow(b.t, b.tl, n)
			b.m.update(n)
		},
	}
}

// changes are what is done with runs.
func (b both) changes() map[string]func() {
	elsewhere := start(b.t)
	elsewhere.Params.B, elsewhere.Cost = 1, 0.8
	return map[string]func(){
		"restart": func() { b.tl.Restart(); b.m.begin(b.m.present.snapshots[0]) },
		"begin":   func() { b.tl.Begin(elsewhere); b.m.begin(elsewhere) },
		"takeover": func() {
			k := b.tl.Cursor()
			b.tl.TakeOver()
			b.m.takeOver()
			if b.tl.Cursor() != k { // it was not reached, or evicted
				b.m.k = b.m.present.head()
			}
		},
		"compare": func() {
			hypers := rapid.SliceOfNDistinct(someHyper(), 1, MaxGhosts, rapid.ID).Draw(b.rt, "hypers")
			b.tl.Compare(hypers)
			b.m.compare(hypers)
		},
		"end":  func() { b.tl.EndComparison(); b.m.endComparison() },
		"drop": func() { b.tl.DropGhosts(); b.m.ghosts = nil },
		"join": func() {
			n := b.drawn()
			if job, needed := b.tl.ComparisonJob(n); needed {
				all, err := job.Compute()
				if err != nil {
					b.rt.Fatal(err)
				}
				b.tl.ApplyComparison(job, all)
			}
			b.m.join(n)
		},
	}
}

// same checks what is shown, and one of the runs.
func (b both) same() {
	if b.tl.Cursor() != b.m.k || b.tl.Hyper() != b.m.hyper() || len(b.tl.Ghosts()) != len(b.m.ghosts) {
		b.rt.Fatalf("k %d, %v, %d ghosts; want k %d, %v, %d ghosts",
			b.tl.Cursor(), b.tl.Hyper(), len(b.tl.Ghosts()), b.m.k, b.m.hyper(), len(b.m.ghosts))
	}
	shown := beginner(b.t, problem()).WithHyper(b.m.present.snapshots[b.m.k], b.m.hyper())
	if got := b.tl.Current(); fmt.Sprint(numbers(got)) != fmt.Sprint(numbers(shown)) {
		b.rt.Fatalf("at k %d %+v is shown, want %+v", b.m.k, got, shown)
	}
	which := rapid.IntRange(-1, len(b.m.ghosts)-1).Draw(b.rt, "run")
	if which < 0 {
		b.m.present.holds(b.t, b.rt, b.tl.Present())
		return
	}
	b.m.ghosts[which].holds(b.t, b.rt, b.tl.Ghosts()[which])
	if got, want := b.tl.Present().Shared(b.tl.Ghosts()[which]), b.m.present.shared(b.m.ghosts[which]); got != want {
		b.rt.Fatalf("the present run and ghost %d share up to %d, want %d", which, got, want)
	}
}

// Whatever is done in any order, the store has what the model has; now and then
// a run is so long that most of it is evicted.
func TestStoreIsTheModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := both{t, rt, fresh(t), newNaive(t)}
		actions := b.moves()
		maps.Copy(actions, b.changes())
		for range rapid.IntRange(1, 30).Draw(rt, "actions") {
			actions[rapid.SampledFrom([]string{
				"forward", "forward", "forward", "back", "back", "goto", "set", "set", "set", "late", "grow", "restart", "begin",
				"takeover", "takeover", "compare", "end", "drop", "join", "join",
			}).Draw(rt, "action")]()
			b.same()
		}
	})
}
