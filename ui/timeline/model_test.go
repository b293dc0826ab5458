package timeline

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// naive is a timeline that keeps everything in slices and shares nothing: what
// the store must be, however it shares, thins and evicts.
type naive struct {
	t       testing.TB
	present *naiveRun
	ghosts  []*naiveRun
	k       int
	pending float64
	lastID  int
}

type naiveRun struct {
	id, from  int
	snapshots []trainer.Snapshot
	next      float64
	compared  bool
	target    int
}

func newNaive(t testing.TB) *naive {
	t.Helper()
	m := &naive{t: t}
	m.present = m.run(start(t), alpha)
	return m
}

func (m *naive) run(start trainer.Snapshot, next float64) *naiveRun {
	m.lastID++
	return &naiveRun{id: m.lastID, snapshots: []trainer.Snapshot{start}, next: next}
}

func (r *naiveRun) head() int { return len(r.snapshots) - 1 }

// update makes n more updates with alpha.
func (r *naiveRun) update(t testing.TB, n int, alpha float64) {
	t.Helper()
	at := trainer.Checkpoint{Snapshot: r.snapshots[r.head()]}
	if r.head() > 0 {
		at.Previous = r.snapshots[r.head()-1].Params
	}
	s := stepper(t, at)
	for range n {
		r.snapshots = append(r.snapshots, s.Step(trainer.Hyper{Alpha: alpha}))
	}
}

func (m *naive) alpha() float64 {
	switch {
	case m.k == m.present.head():
		return m.present.next
	case m.pending > 0:
		return m.pending
	}
	return m.present.snapshots[m.k+1].Alpha
}

func (m *naive) setAlpha(alpha float64) {
	if m.k == m.present.head() {
		m.present.next = alpha
	} else {
		m.pending = alpha
	}
}

// update makes n updates: where a pending α leaves history, else at the head.
func (m *naive) update(n int) {
	if a := m.alpha(); m.k < m.present.head() && a != m.present.snapshots[m.k+1].Alpha {
		old := m.present
		m.present = m.run(trainer.Snapshot{}, a)
		m.present.from, m.present.snapshots = m.k, slices.Clone(old.snapshots[:m.k+1])
		m.ghost(old)
		m.pending = 0
	}
	m.present.update(m.t, n, m.present.next)
	m.aim()
}

// forward makes n steps, through stops.
func (m *naive) forward(n int) {
	for ; n > 0; n-- {
		if m.k == m.present.head() || m.alpha() != m.present.snapshots[m.k+1].Alpha {
			m.update(1)
		}
		m.k++
		m.pending = 0
	}
}

func (m *naive) seek(k int) {
	if k = min(k, m.present.head()); k != m.k {
		m.k, m.pending = k, 0
	}
}

func (m *naive) ghost(r *naiveRun) {
	if r.head() > 0 {
		m.ghosts = append(m.ghosts, r)
		m.ghosts = m.ghosts[max(0, len(m.ghosts)-MaxGhosts):]
	}
}

func (m *naive) begin(at trainer.Snapshot) {
	a, old := m.alpha(), m.present
	if !at.Params.Equal(old.snapshots[0].Params) {
		m.drop(func(g *naiveRun) bool { return g.compared && g.target == 0 })
		for _, g := range m.ghosts {
			g.compared = false
		}
	}
	m.ghost(old)
	m.present, m.k, m.pending = m.run(at, a), 0, 0
}

func (m *naive) takeOver() {
	if len(m.ghosts) == 0 {
		return
	}
	last, old := len(m.ghosts)-1, m.present
	m.present, m.ghosts = m.ghosts[last], slices.Clone(m.ghosts[:last])
	if old.head() > 0 {
		m.ghosts = slices.Insert(m.ghosts, 0, old)
	}
	m.present.compared, m.present.target = false, 0
	m.pending = 0
	m.aim()
}

func (m *naive) compare(alphas []float64) {
	m.endComparison()
	for _, a := range alphas {
		g := m.run(m.present.snapshots[0], a)
		g.compared = true
		m.ghosts = append(m.ghosts, g)
	}
	m.ghosts = m.ghosts[max(0, len(m.ghosts)-MaxGhosts):]
	m.aim()
}

func (m *naive) endComparison() { m.drop(func(g *naiveRun) bool { return g.compared }) }

func (m *naive) drop(which func(*naiveRun) bool) {
	m.ghosts = slices.DeleteFunc(slices.Clone(m.ghosts), which)
}

func (m *naive) aim() {
	for _, g := range m.ghosts {
		if g.compared {
			g.target = max(g.target, m.present.head())
		}
	}
}

func (m *naive) join(most int) {
	for _, g := range m.ghosts {
		g.update(m.t, max(0, min(most, g.target-g.head())), g.next)
	}
}

// shared compares the α of each iteration.
func (r *naiveRun) shared(o *naiveRun) int {
	k := 0
	for r.snapshots[0].Params.Equal(o.snapshots[0].Params) && k < min(r.head(), o.head()) && r.snapshots[k+1].Alpha == o.snapshots[k+1].Alpha {
		k++
	}
	return k
}

// holds checks a run of the store against one of the model: all of it at some
// iterations, its costs and its path.
func (r *naiveRun) holds(rt *rapid.T, got Run) {
	if got.ID() != r.id || got.From() != r.from || got.Head().Iter != r.head() || got.next != r.next || got.Compared() != r.compared {
		rt.Fatalf("run %d from %d to %d, next %v, compared %v; want run %d from %d to %d, next %v, compared %v",
			got.ID(), got.From(), got.Head().Iter, got.next, got.Compared(), r.id, r.from, r.head(), r.next, r.compared)
	}
	var js []float64
	var path Path
	for _, s := range r.snapshots {
		js, path = append(js, s.Cost), path.Append(PathPoint{K: s.Iter, Params: s.Params})
	}
	if a, b := fmt.Sprint(points(got.Path())), fmt.Sprint(points(path)); a != b {
		rt.Fatalf("run %d to k %d has another path", r.id, r.head())
	}
	k := rapid.IntRange(0, r.head()).Draw(rt, "look at")
	costs, want := got.Costs(), costsOf(js)
	a, _ := costs.Over(k, r.head()+1)
	b, _ := want.Over(k, r.head()+1)
	i, _ := costs.First(k, js[r.head()])
	j, _ := want.First(k, js[r.head()])
	if a != b || i != j {
		rt.Fatalf("from k %d on: J is %+v, want %+v; as low as at the head at %d, want %d", k, a, b, i, j)
	}
	checkTrend(rt, costs, js, k)
	s, kept := got.At(k)
	if !kept {
		again, err := got.Replay(k).Compute()
		if err != nil {
			rt.Fatal(err)
		}
		s = again[slices.IndexFunc(again, func(s trainer.Snapshot) bool { return s.Iter == k })]
	}
	if fmt.Sprint(s) != fmt.Sprint(r.snapshots[k]) {
		rt.Fatalf("k %d (kept %v): %+v, want %+v", k, kept, s, r.snapshots[k])
	}
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

func someAlpha() *rapid.Generator[float64] { return rapid.SampledFrom([]float64{0.05, 0.1, 0.4, 1}) }

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
		"alpha": func() {
			a := someAlpha().Draw(b.rt, "α")
			b.tl.SetAlpha(a)
			b.m.setAlpha(a)
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
			alphas := rapid.SliceOfNDistinct(someAlpha(), 1, MaxGhosts, rapid.ID).Draw(b.rt, "αs")
			b.tl.Compare(alphas)
			b.m.compare(alphas)
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
	if b.tl.Cursor() != b.m.k || b.tl.Alpha() != b.m.alpha() || len(b.tl.Ghosts()) != len(b.m.ghosts) {
		b.rt.Fatalf("k %d, α %v, %d ghosts; want k %d, α %v, %d ghosts",
			b.tl.Cursor(), b.tl.Alpha(), len(b.tl.Ghosts()), b.m.k, b.m.alpha(), len(b.m.ghosts))
	}
	which := rapid.IntRange(-1, len(b.m.ghosts)-1).Draw(b.rt, "run")
	if which < 0 {
		b.m.present.holds(b.rt, b.tl.Present())
		return
	}
	b.m.ghosts[which].holds(b.rt, b.tl.Ghosts()[which])
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
				"forward", "forward", "forward", "back", "back", "goto", "alpha", "alpha", "alpha", "grow", "restart", "begin",
				"takeover", "takeover", "compare", "end", "drop", "join", "join",
			}).Draw(rt, "action")]()
			b.same()
		}
	})
}
