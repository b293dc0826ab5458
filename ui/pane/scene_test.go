package pane

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// training trains real data along a timeline, as the program does, and makes
// the frames that the program would show.
type training struct {
	t        testing.TB
	set      datasets.Set
	problem  trainer.Problem
	facts    trainer.Facts
	timeline timeline.Timeline
	stepper  *trainer.Stepper
	optimum  trainer.Optimum
	shape    trainer.ConditionNumbers
	stats    []session.FeatureStats
	digits   int
	rule     trainer.StopRule
	limit    int // play pauses at its multiples
}

// trainOn opens a data set of the catalogue at k = 0 with its own α.
func trainOn(t testing.TB, name string) *training {
	t.Helper()
	entry, ok := datasets.Find(name)
	if !ok {
		t.Fatalf("the catalogue has no %s", name)
	}
	set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return begin(t, set)
}

func begin(t testing.TB, set datasets.Set) *training {
	t.Helper()
	_, n := set.Size()
	return beginAt(t, set, trainer.Zeros(n))
}

// beginAt starts at other parameters than zeros.
func beginAt(t testing.TB, set datasets.Set, start trainer.Params) *training {
	t.Helper()
	const tolerance = 1e-8 // the program's own
	l := &training{t: t, set: set, problem: set.Problem(), digits: 6, limit: 10000}
	s, err := trainer.NewStepper(l.problem, start, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	l.stepper, l.facts, l.shape = s, trainer.Analyze(l.problem), trainer.ConditionNumbersOf(l.problem)
	l.rule, l.stats = trainer.NewStopRule(l.problem, tolerance), session.FeatureStatsOf(l.problem)
	l.optimum = optimumOf(t, l.problem)
	l.timeline = timeline.New(s, trainer.Hyper{Alpha: set.Alpha})
	return l
}

// optimumOf is the optimum of a problem, which hundreds of tests want of the same few data.
func optimumOf(t testing.TB, p trainer.Problem) trainer.Optimum {
	t.Helper()
	var bits []byte
	for _, row := range append(slices.Clone(p.X), p.Y) {
		for _, v := range row {
			bits = binary.LittleEndian.AppendUint64(bits, math.Float64bits(v))
		}
	}
	examples := string(bits)
	known, _ := optima.Load(examples)
	if found, ok := known.(trainer.Optimum); ok {
		return found
	}
	found, err := trainer.FindOptimum(t.Context(), p, 0)
	if err != nil {
		t.Fatal(err)
	}
	optima.Store(examples, found)
	return found
}

// optima are those that were looked for, by their examples.
var optima sync.Map

// walk goes n iterations forward with the α of the timeline, over what is
// known and then by updates.
func (l *training) walk(n int) *training {
	l.t.Helper()
	for n > 0 {
		left, need := l.timeline.Advance(n)
		switch {
		case need == timeline.NothingMissing: // all is done, or the run stopped
			return l
		case need != timeline.MissingUpdate:
			l.t.Fatalf("%d iterations left, and need %d", left, need)
		}
		s, err := l.stepper.StepperAt(l.timeline.Checkpoint())
		if err != nil {
			l.t.Fatal(err)
		}
		take := l.timeline.Append
		if l.timeline.Forks() {
			take = l.timeline.Fork
		}
		take(s.Step(l.timeline.Hyper()))
		n = left
	}
	return l
}

// goingOn lets a run at k 0 never count as converged.
func (l *training) goingOn() *training {
	l.t.Helper()
	s, err := trainer.NewStepper(l.problem, l.timeline.Current().Params, 0)
	if err != nil {
		l.t.Fatal(err)
	}
	l.stepper, l.rule.Tolerance = s, 0
	return l
}

// goTo puts the cursor on a known iteration.
func (l *training) goTo(k int) *training {
	l.t.Helper()
	if need := l.timeline.Seek(k); need != timeline.NothingMissing {
		l.t.Fatalf("k %d needs %d", k, need)
	}
	return l
}

func (l *training) alpha(alpha float64) *training {
	h := l.timeline.Hyper()
	h.Alpha = alpha
	l.timeline.SetHyper(h)
	return l
}

// steadyFor is how long the program keeps the decimals of a column: 20 steps.
const steadyFor = 21

// frame is the moment at the cursor.
func (l *training) frame() scene {
	f := l.unstudied()
	f.Analysis.Curvature = trainer.CurvatureAt(l.problem, f.Run.Snapshot.Params, f.Run.Snapshot.Lambda)
	return f
}

// unstudied is the moment at the cursor without what its words alone need and
// takes long.
func (l *training) unstudied() scene {
	at, h := l.timeline.Current(), l.timeline.Hyper()
	predicted := trainer.Predict(l.problem, at.Params, 0.5)
	st := session.State{
		Data: &session.PreparedData{Set: l.set, Problem: l.problem, Facts: l.facts, Stats: l.stats},
		Run: session.RunState{
			Snapshot: at, Recent: l.timeline.Recent(steadyFor), Alpha: h.Alpha, Lambda: h.Lambda, Bound: l.facts.AlphaBoundWithPenalty(h.Lambda), Forks: l.timeline.Forks(),
			Present: l.timeline.Present(), Ghosts: l.timeline.Ghosts(),
		},
		View: session.ViewState{Digits: l.digits, Second: surfacePaneIndex, Predicting: byHalf()}, Limit: l.limit,
		Analysis: session.Analysis{DataAnalysis: session.DataAnalysis{Optimum: l.optimum, Conditions: l.shape, StopRule: l.rule}, ClassificationKnown: true},
	}
	st.Analysis.Classification = session.Classification{Wrong: predicted.Wrong, Undecided: predicted.Undecided, Separates: trainer.Separates(l.problem, at.Params)}
	f := scene{st, Presentation{DrawOptions: DrawOptions{Theme: look(l.t, "dark")}, Second: -1}, runsOf(st.Run)}
	if before, known := previous(f.moment()); known {
		was := trainer.Predict(l.problem, before.Params, 0.5)
		f.Analysis.NotCorrectBefore = len(l.problem.Y) - was.Correct[0] - was.Correct[1]
		f.Analysis.StillWrong = predicted.AlsoWrong(trainer.Predict(l.problem, before.Params, 0.5))
	}
	return f
}

// byHalf predicts 1 where a is above one half.
func byHalf() session.Predicting { return session.Predicting{Threshold: session.DefaultThreshold} }

// sceneOf is a set at no iteration yet, of which nothing is known.
func sceneOf(t testing.TB, set datasets.Set) scene {
	t.Helper()
	p := set.Problem()
	return scene{
		State: session.State{
			Data: &session.PreparedData{Set: set, Problem: p, Stats: session.FeatureStatsOf(p)},
			Run:  session.RunState{Alpha: set.Alpha}, View: session.ViewState{Second: surfacePaneIndex, Predicting: byHalf()}, Analysis: session.Analysis{ClassificationKnown: true},
		},
		Presentation: Presentation{DrawOptions: DrawOptions{Theme: look(t, "dark")}, Second: -1},
	}
}

// bound makes that the α up to which J cannot rise.
func (f *scene) bound(alpha float64) { f.Data.Facts.AlphaBound, f.Run.Bound = alpha, alpha }

// sortBy sorts the examples by a column, a place in exampleColumns.
func (f *scene) sortBy(column int) { f.View.Sort = sortNames(columnsOf(f.State))[column] }

// choose lets the pane of that name show two other features or parameters, 0-based.
func (f *scene) choose(pane string, pair [2]int) {
	pairs := maps.Clone(f.View.Pairs)
	if pairs == nil {
		pairs = map[string][2]int{}
	}
	pairs[pane] = pair
	f.View.Pairs = pairs
}

// pair is the two features that are shown.
func (f scene) pair() [2]int { return PairOf(f.State, dataPaneIndex) }

// move lets a pane show another part of its plane.
func (f *scene) move(pane string, v session.ViewRange) {
	f.View.Views = map[string]session.ViewRange{strings.ToLower(pane): v}
}

// costs are the costs of a run, one J after the other.
func costs(js ...float64) timeline.Costs {
	var c timeline.Costs
	for _, j := range js {
		c = c.Append(j)
	}
	return c
}

// cost is J of the run at k.
func (r Run) cost(k int) float64 {
	j, _ := r.Costs.At(k)
	return j
}

// irisAt20 is the moment of the pictures: iris, α 0.3, k = 20.
func irisAt20(t testing.TB) scene { return trainOn(t, "iris").walk(20).frame() }

// forked is the moment of the picture of a fork: 40 iterations with α 0.3,
// back to 20, and 20 with α 1.
func forked(t testing.TB) scene {
	return trainOn(t, "iris").walk(40).goTo(20).alpha(1).walk(20).frame()
}

func look(t testing.TB, name string) theme.Theme {
	t.Helper()
	th, err := theme.Choose(name, "")
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// sheet is a blank screen of w×h cells, with plain glyphs where the frame says
// so, and an area over all of it.
func sheet(f scene, w, h int) (*chart.Grid, chart.Area) {
	var translate func(string) string
	if f.Plain {
		translate = theme.Plain()
	}
	g := chart.NewGrid(w, h, f.Theme.Base, translate)
	return g, g.Area(layout.Rect{W: w, H: h})
}

// painted is the text of one pane of w×h cells.
func painted(f scene, w, h int, draw func(scene, chart.Area)) string {
	g, a := sheet(f, w, h)
	draw(f, a)
	return g.String()
}

// The frames of these tests are those that the reference values are known for:
// 17 digits of mpmath, here to the six that the screen shows.
func TestSceneIsTheReference(t *testing.T) {
	for _, c := range []struct {
		name      string
		f         scene
		w1, w2, b float64
		cost      float64
	}{
		{"k 20", irisAt20(t), 0.440016, 0.464226, -0.923564, 0.405155},
		{"fork at k 40", forked(t), 0.867382, 1.237944, -2.857945, 0.172039},
	} {
		p := c.f.Run.Snapshot.Params
		for _, pair := range [][2]float64{{p.W[0], c.w1}, {p.W[1], c.w2}, {p.B, c.b}, {c.f.Run.Snapshot.Cost, c.cost}} {
			if d := pair[0] - pair[1]; d < -5e-7 || d > 5e-7 {
				t.Errorf("%s: %.9f is not %.6f", c.name, pair[0], pair[1])
			}
		}
	}
	if g := forked(t).Ghosts[0]; g.SharedUntil != 20 || g.HeadK() != 40 || number.Rounded(g.cost(40), 4) != "0.2944" {
		t.Errorf("the ghost: %d to %d, J %s", g.SharedUntil, g.HeadK(), number.Rounded(g.cost(40), 4))
	}
}
