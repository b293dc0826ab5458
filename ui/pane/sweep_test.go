package pane

import (
	"math"
	"regexp"
	"slices"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// prover checks sentences and keeps count of the kinds that it met.
type prover struct {
	t           *testing.T
	patterns    map[kind]*regexp.Regexp
	whyPatterns map[kind]*regexp.Regexp
	proofs      map[kind]proof
	met         map[kind]int
	failed      map[string]bool // what was complained of already
}

func newProver(t *testing.T) *prover {
	t.Helper()
	p := &prover{t: t, proofs: proofs(), whyPatterns: whyPatterns(), patterns: map[kind]*regexp.Regexp{}, met: map[kind]int{}, failed: map[string]bool{}}
	for k := range numKinds {
		one, ok := p.proofs[k]
		if !ok || one.holds == nil {
			t.Fatalf("kind %d has no proof", k)
		}
		p.patterns[k] = regexp.MustCompile("^(?:" + one.pattern + ")$")
	}
	return p
}

// prove checks everything that can be said at a moment: on a wide screen, in the
// left column, in one line, and without a screen.
func (p *prover) prove(name string, s instant, f scene) {
	p.t.Helper()
	for _, f.Plain = range []bool{true, false} { // plain glyphs are longer than theirs
		for _, said := range sentences(f.moment(), fullWidth) {
			if text := said.first + said.rest; f.columns(text) > fullWidth {
				p.t.Errorf("%s, α %v, k %d, plain %v: %q is cut at 120×36", name, s.alpha, s.k, f.Plain, text)
			}
		}
	}
	for _, f.TextOnly = range []bool{false, true} {
		widths := []int{fullWidth, 20, unbounded}
		if f.TextOnly {
			widths = widths[2:]
		}
		for _, width := range widths {
			for place, said := range sentences(f.moment(), width) {
				p.one(name, s, said, said.first+said.rest)
				if !f.TextOnly && width == fullWidth {
					p.why(name, s, f, said.kind, nil)
				}
				first := sentences(f.moment(), width)[0].kind
				if place > 0 && slices.Contains([]kind{kindNothingLearned, kindFalls}, said.kind) && first != kindPlayPauses && first != kindAllCorrect {
					p.t.Errorf("%s, k %d: %q is no headline", name, s.k, said.first)
				}
			}
		}
	}
}

// one checks one sentence: it matches the pattern of its own kind and of no
// other, and it is true.
func (p *prover) one(name string, s instant, said sentence, text string) {
	p.t.Helper()
	p.met[said.kind]++
	for k, pattern := range p.patterns {
		if matches := pattern.FindStringSubmatch(text); (matches != nil) != (k == said.kind) {
			p.t.Errorf("%s, k %d: %q is of kind %d; pattern %d says %v", name, s.k, text, said.kind, k, matches != nil)
		} else if k == said.kind && !p.failed[name+text] && !p.proofs[k].holds(s, matches) {
			p.failed[name+text] = true
			p.t.Errorf("%s, α %v, k %d (%v): not true: %q, J %v", name, s.alpha, s.k, s.status, text, s.costs[max(0, s.k-11):])
		}
	}
}

// run walks along from the start and proves what is said at each of the
// iterations. It returns the last of them.
func (p *prover) run(name string, w *world, l *training, ks ...int) instant {
	p.t.Helper()
	s := instant{world: w, limit: l.limit, classes: l.set.Classes, tolerance: l.rule.Tolerance}
	s.add(l)
	p.on(name, &s, l, ks...)
	return s
}

// on goes on from where the lesson stands.
func (p *prover) on(name string, s *instant, l *training, ks ...int) {
	p.t.Helper()
	for _, k := range ks {
		for l.timeline.Cursor() < k {
			before := l.timeline.Cursor()
			if l.timeline.Current().Status == trainer.Diverged {
				return // no step can be made
			}
			if l.walk(1); l.timeline.Cursor() == before {
				return
			}
			s.add(l)
		}
		p.here(name, s, l)
	}
}

// here proves what is said where the lesson stands.
func (p *prover) here(name string, s *instant, l *training) {
	p.t.Helper()
	f := l.frame()
	s.k = f.Run.Snapshot.Iter
	s.path, s.costs = s.path[:s.k+1], s.costs[:s.k+1]
	s.alpha, s.used, s.forks, s.status = f.Run.Alpha, f.Run.Snapshot.IncomingAlpha, f.Run.Forks, f.Run.Snapshot.Status
	s.now, s.before = s.path[s.k], nil
	s.dNow, _ = s.slopeOf(s.now)
	if s.k > 0 {
		s.before = s.path[s.k-1]
		s.dBefore, s.sizeBefore = s.slopeOf(s.before)
	}
	p.prove(name, *s, f)
}

// add takes the newest iteration into account.
func (s *instant) add(l *training) {
	at := l.timeline.Current()
	s.k = at.Iter
	s.path = append(s.path, modelOf(at.Params))
	s.costs = append(s.costs, s.costOf(modelOf(at.Params)))
}

// Every sentence at many moments of every data set of the catalogue, raw and
// scaled, with α from 1e-3 to 1e3, is of a known kind and true by a second
// calculation. Always a sample; with DESCENT_LONG=1 all of it.
func TestSentencesAreTrue(t *testing.T) {
	t.Parallel()
	long := inFull()
	p := newProver(t)
	ks := []int{0, 1, 2, 3, 7, 11, 40}
	rates := func(own float64) []float64 { return []float64{own, 30} }
	if long {
		ks = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 19, 20, 21, 30, 47, 69, 70, 100, 101, 150, 200, 300, 311, 500, 700, 1000, 1500, 2000}
		rates = func(own float64) []float64 {
			return []float64{own, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1e3}
		}
	}
	for _, e := range datasets.Catalogue() {
		for _, method := range []datasets.ScalingMethod{datasets.NoScaling, datasets.Standard, datasets.MinMax} {
			if !long && method == datasets.MinMax {
				continue
			}
			set := trainOn(t, e.Name).set.Scale(method)
			w := worldOf(set.X, set.Y)
			for _, alpha := range rates(set.Alpha) {
				p.run(e.Name+" "+method.String(), w, begin(t, set).alpha(alpha), ks...)
			}
		}
	}
	p.special(t)
	for k := range numKinds {
		if p.met[k] == 0 {
			t.Errorf("kind %d was never said", k)
		}
	}
}

// special leads to the kinds that the catalogue seldom shows.
func (p *prover) special(t *testing.T) {
	t.Helper()
	of := func(name string, l *training, ks ...int) {
		w := worldOf(l.set.X, l.set.Y)
		w.guessed = l.facts.Estimated
		p.run(name, w, l, ks...)
	}
	hours := trainOn(t, "hours")
	of("another start", beginAt(t, hours.set, trainer.Params{W: []float64{-0.5}, B: 3}), 0, 1, 2)
	cycling := trainOn(t, "hours").alpha(2)
	for cycling.timeline.Current().Status == trainer.Running && cycling.timeline.Cursor() < 1000 {
		cycling.walk(1) // when the two points are the same bits again hangs on rounding
	}
	k := cycling.timeline.Cursor()
	of("cycle", trainOn(t, "hours").alpha(2), k-1, k, k+1)
	of("converged", trainOn(t, "hours").alpha(0.7), append([]int{900, 1000, 1100, 1200}, from(1270, 1290)...)...)
	limited := trainOn(t, "iris")
	limited.limit = 3
	of("limit", limited, upTo(7)...)
	of("large steps", begin(t, trainOn(t, "iris").set.Scale(datasets.Standard)).alpha(100), upTo(12)...)
	of("tiny steps", trainOn(t, "iris").alpha(1e-12), 0, 1, 2, 30)
	of("steps of a few roundings", trainOn(t, "iris").alpha(1e-13), 0, 1, 2)
	of("a little above the start", beginAt(t, trainOn(t, "hours").set, trainer.Params{W: []float64{1.5}, B: -4.1}).alpha(2), upTo(40)...)
	of("small beside large weights", beginAt(t, trainOn(t, "blobs").set, trainer.Params{W: []float64{1e9, 1e9}}), 0, 1, 2)
	of("creeping", trainOn(t, "iris-hard").alpha(1e-5), 9, 10, 11, 20)
	of("a valley", trainOn(t, "breast-cancer"), 100, 1000)
	of("off centre", trainOn(t, "iris-hard").alpha(0.25), 2000, 6000)
	of("huge steps", trainOn(t, "iris").alpha(1e300), upTo(12)...)
	fork := trainOn(t, "iris")
	s := p.run("before a fork", worldOf(fork.set.X, fork.set.Y), fork, 5)
	p.here("a fork", &s, fork.goTo(2).alpha(1))
	// From α 1.8 on the optimum of hours pushes away: J rises at every step.
	rises := trainOn(t, "hours").alpha(0.7)
	s = p.run("before it rises", worldOf(rises.set.X, rises.set.Y), rises, 300)
	p.on("rises", &s, rises.alpha(1.9), 320, 340, 360, 380, 400, 420, 440, 460, 480, 500, 520, 540, 560, 580, 600)
	level := trainOn(t, "hours").alpha(0.7).goingOn()
	of("level", level, from(1400, 1410)...)
	f := ofCosts(t, math.NaN(), 0.5)
	p.one("no step is known", instant{k: 1, costs: []float64{math.NaN(), 0.5}}, trend(f.moment(), fullWidth), "J is 0.5 here.")
	p.oddData(t, of)
	p.penalised(t)
}

// oddData has one class, columns that say nothing, classes that only touch, and
// features that are too large.
func (p *prover) oddData(t *testing.T, of func(string, *training, ...int)) {
	t.Helper()
	overlap := []float64{0, 1, 0, 1}
	of("one class", made(t, [][]float64{{1}, {2}, {3}}, []float64{1, 1, 1}).alpha(1), 0, 1, 2, 40)
	of("one example", made(t, [][]float64{{2}}, []float64{0}), 0, 1, 2)
	of("constant", made(t, [][]float64{{5, 0}, {5, 1}, {5, 0}, {5, 1}}, []float64{0, 1, 1, 0}), 0, 1)
	of("more constant", made(t, [][]float64{{1, 2, 3, 4, 1}, {1, 2, 3, 4, 2}, {1, 2, 3, 4, 3}, {1, 2, 3, 4, 4}}, overlap), 0, 1, 20)
	of("a plane of optima", made(t, [][]float64{{1, 2, 1}, {2, 4, 2}, {1, 2, 1}, {2, 4, 2}}, []float64{0, 1, 1, 0}), 0, 1)
	of("too large", made(t, [][]float64{{1e10}, {2e10}, {3e10}}, []float64{0, 1, 0}).alpha(1e300), 0, 1)
	of("no bound", made(t, [][]float64{{1e200}, {2e200}, {3e200}}, []float64{0, 1, 0}).alpha(1), 0, 1)
	for alpha, k := range map[float64]int{0.01: 1, 5: 1, 1e-5: 12} { // below the estimate, above it, and creeping
		estimated := made(t, [][]float64{{1}, {2}, {3}, {4}}, overlap)
		estimated.facts.Estimated = true
		of("an estimate", estimated.alpha(alpha), 0, k)
	}
	for name, c := range map[string]struct {
		x  [][]float64
		y  []float64
		on [][]float64 // the examples on the boundary
		of []float64
	}{
		"touching":           {[][]float64{{1}, {2}, {2}, {3}}, []float64{0, 0, 1, 1}, [][]float64{{2}, {2}}, []float64{0, 1}},
		"touching at a line": {[][]float64{{0, 0}, {1, 0}, {2, 0}, {1, 1}, {3, 1}}, []float64{0, 1, 0, 1, 1}, [][]float64{{0, 0}, {1, 0}, {2, 0}}, []float64{0, 1, 0}},
		"an indicator":       {[][]float64{{1}, {1}, {1}, {0}, {0}, {0}, {0}, {0}}, []float64{1, 1, 1, 1, 0, 0, 1, 0}, [][]float64{{0}, {0}, {0}, {0}, {0}}, []float64{1, 0, 0, 1, 0}},
	} {
		l := made(t, c.x, c.y).alpha(0.5)
		w, inner := worldOf(c.x, c.y), worldOf(c.on, c.of)
		if inner.best == nil { // the columns of those on it depend on each other: J there by a walk
			at := make(model, len(c.x[0])+1)
			for range 200_000 {
				d, _ := slopeAt(c.on, c.of, at)
				for j := range at {
					at[j] -= 0.5 * d[j]
				}
			}
			inner.lowest = costAt(c.on, c.of, at)
		}
		w.touching = &touching{on: len(c.on), limit: inner.lowest * float64(len(c.on)) / float64(len(c.x))}
		p.run(name, w, l, 0, 1, 2, 10, 300)
	}
}

// from lists the whole numbers of a range, both ends included.
func from(first, last int) []int {
	var all []int
	for k := first; k <= last; k++ {
		all = append(all, k)
	}
	return all
}

func upTo(last int) []int { return from(0, last) }
