package timeline

import (
	"slices"
	"testing"

	"descent/trainer"
)

// naive is a timeline that keeps everything in slices and shares nothing: what
// the store must be, however it shares, thins and evicts.
type naive struct {
	t       testing.TB
	present *naiveRun
	ghosts  []*naiveRun
	k       int
	pending trainer.Hyper
	lastID  int
}

type naiveRun struct {
	id, from  int
	snapshots []trainer.Snapshot // as they came, with J of the λ that led there
	used      []trainer.Hyper    // of the update after each but the last
	next      trainer.Hyper
	compared  bool
	target    int
}

func newNaive(t testing.TB) *naive {
	t.Helper()
	m := &naive{t: t}
	m.present = m.run(start(t), trainer.Hyper{Alpha: alpha})
	return m
}

func (m *naive) run(start trainer.Snapshot, next trainer.Hyper) *naiveRun {
	m.lastID++
	return &naiveRun{id: m.lastID, snapshots: []trainer.Snapshot{start}, next: next}
}

func (r *naiveRun) head() int { return len(r.snapshots) - 1 }

// after is what the update after k was made with, or is to be.
func (r *naiveRun) after(k int) trainer.Hyper {
	if k < len(r.used) {
		return r.used[k]
	}
	return r.next
}

// at is the snapshot at k with J of the λ of the update after it.
func (r *naiveRun) at(t testing.TB, k int) trainer.Snapshot {
	t.Helper()
	return beginner(t, problem()).WithHyper(r.snapshots[k], r.after(k))
}

// update makes n more updates with h.
func (r *naiveRun) update(t testing.TB, n int, h trainer.Hyper) {
	t.Helper()
	at := trainer.Checkpoint{Snapshot: r.snapshots[r.head()]}
	if r.head() > 0 {
		at.Previous = r.snapshots[r.head()-1].Params
	}
	s := stepper(t, at)
	for range n {
		r.snapshots, r.used = append(r.snapshots, s.Step(h)), append(r.used, h)
	}
}

func (m *naive) hyper() trainer.Hyper {
	if m.k < m.present.head() && m.pending.Alpha > 0 {
		return m.pending
	}
	return m.present.after(m.k)
}

func (m *naive) set(h trainer.Hyper) {
	if m.k == m.present.head() {
		m.present.next = h
	} else {
		m.pending = h
	}
}

// update makes n updates: where a pending choice leaves history, else at the
// head.
func (m *naive) update(n int) {
	if h := m.hyper(); h != m.present.after(m.k) {
		old := m.present
		m.present = m.run(trainer.Snapshot{}, h)
		m.present.from, m.present.snapshots, m.present.used = m.k, slices.Clone(old.snapshots[:m.k+1]), slices.Clone(old.used[:m.k])
		m.ghost(old)
		m.pending = trainer.Hyper{}
	}
	m.present.update(m.t, n, m.present.next)
	m.aim()
}

// forward makes n steps, through stops.
func (m *naive) forward(n int) {
	for ; n > 0; n-- {
		if m.k == m.present.head() || m.hyper() != m.present.after(m.k) {
			m.update(1)
		}
		m.k++
		m.pending = trainer.Hyper{}
	}
}

func (m *naive) seek(k int) {
	if k = min(k, m.present.head()); k != m.k {
		m.k, m.pending = k, trainer.Hyper{}
	}
}

func (m *naive) ghost(r *naiveRun) {
	if r.head() > 0 {
		m.ghosts = append(m.ghosts, r)
		m.ghosts = m.ghosts[max(0, len(m.ghosts)-MaxGhosts):]
	}
}

func (m *naive) begin(at trainer.Snapshot) {
	h, old := m.hyper(), m.present
	if !at.Params.Equal(old.snapshots[0].Params) {
		m.drop(func(g *naiveRun) bool { return g.compared && g.target == 0 })
		for _, g := range m.ghosts {
			g.compared = false
		}
	}
	m.ghost(old)
	m.present, m.k, m.pending = m.run(at, h), 0, trainer.Hyper{}
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
	m.pending = trainer.Hyper{}
	m.aim()
}

func (m *naive) compare(hypers []trainer.Hyper) {
	m.endComparison()
	for _, h := range hypers {
		g := m.run(m.present.snapshots[0], h)
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

// shared compares what each update was made with.
func (r *naiveRun) shared(o *naiveRun) int {
	k := 0
	for r.snapshots[0].Params.Equal(o.snapshots[0].Params) && k < min(r.head(), o.head()) && r.used[k] == o.used[k] {
		k++
	}
	return k
}
