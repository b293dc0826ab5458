package pane

import (
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// A lesson trains real data along a timeline, as the program does, and makes
// the frames that the program would show.
type lesson struct {
	t        testing.TB
	set      datasets.Set
	problem  trainer.Problem
	facts    trainer.Facts
	timeline timeline.Timeline
	stepper  *trainer.Stepper
	optimum  trainer.Optimum
	shape    trainer.Conditions
	digits   int
	rule     trainer.StopRule
	limit    int // play pauses at its multiples
}

// study opens a data set of the catalogue at k = 0 with its own α.
func study(t testing.TB, name string) *lesson {
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

func begin(t testing.TB, set datasets.Set) *lesson {
	t.Helper()
	_, n := set.Size()
	return beginAt(t, set, trainer.Zeros(n))
}

// beginAt starts at other parameters than zeros.
func beginAt(t testing.TB, set datasets.Set, start trainer.Params) *lesson {
	t.Helper()
	const tolerance = 1e-8 // the program's own
	l := &lesson{t: t, set: set, problem: set.Problem(), digits: 6, limit: 10000}
	s, err := trainer.NewStepper(l.problem, start, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	l.stepper, l.facts, l.shape = s, trainer.Analyze(l.problem), trainer.ConditionsOf(l.problem)
	l.rule = trainer.NewStopRule(l.problem, tolerance)
	if l.optimum, err = trainer.FindOptimum(t.Context(), l.problem, 0); err != nil {
		t.Fatal(err)
	}
	l.timeline = timeline.New(s, trainer.Hyper{Alpha: set.Alpha})
	return l
}

// walk goes n iterations forward with the α of the timeline, over what is
// known and then by updates.
func (l *lesson) walk(n int) *lesson {
	l.t.Helper()
	for n > 0 {
		left, need := l.timeline.Advance(n)
		switch {
		case need == timeline.Nothing: // all is done, or the run stopped
			return l
		case need != timeline.Update:
			l.t.Fatalf("%d iterations left, and need %d", left, need)
		}
		s, err := l.stepper.Resume(l.timeline.Checkpoint())
		if err != nil {
			l.t.Fatal(err)
		}
		take := l.timeline.Append
		if l.timeline.Pending() {
			take = l.timeline.Fork
		}
		take(s.Step(l.timeline.Hyper()))
		n = left
	}
	return l
}

// goingOn lets a run at k 0 never count as converged.
func (l *lesson) goingOn() *lesson {
	l.t.Helper()
	s, err := trainer.NewStepper(l.problem, l.timeline.Current().Params, 0)
	if err != nil {
		l.t.Fatal(err)
	}
	l.stepper, l.rule.Tolerance = s, 0
	return l
}

// goTo puts the cursor on a known iteration.
func (l *lesson) goTo(k int) *lesson {
	l.t.Helper()
	if need := l.timeline.Seek(k); need != timeline.Nothing {
		l.t.Fatalf("k %d needs %d", k, need)
	}
	return l
}

func (l *lesson) alpha(alpha float64) *lesson {
	h := l.timeline.Hyper()
	h.Alpha = alpha
	l.timeline.Set(h)
	return l
}

// steadyFor is how long the program keeps the decimals of a column: 20 steps.
const steadyFor = 21

// frame is the moment at the cursor.
func (l *lesson) frame() Frame {
	f := l.unstudied()
	f.Curvature = trainer.CurvatureAt(l.problem, f.At.Params, f.At.Lambda)
	return f
}

// unstudied is the moment at the cursor without what its words alone need and
// takes long.
func (l *lesson) unstudied() Frame {
	at := l.timeline.Current()
	predicted := trainer.Predict(l.problem, at.Params)
	f := Frame{
		Look: Look{Theme: look(l.t, "dark")}, Set: l.set, Problem: l.problem, Facts: l.facts,
		At: at, Recent: l.timeline.Recent(steadyFor), Alpha: l.timeline.Hyper().Alpha, Forks: l.timeline.Pending(),
		runSet: runSet{Present: runOf(l.timeline.Present())}, Limit: l.limit, Digits: l.digits, Shown: []int{0},
		Wrong: predicted.Wrong, Undecided: predicted.Undecided, Separates: trainer.Separates(l.problem, at.Params),
		Optimum: l.optimum, Conditions: l.shape, Rule: l.rule,
	}
	if before, known := previous(f); known {
		was := trainer.Predict(l.problem, before.Params)
		f.NotCorrect = len(l.problem.Y) - was.Correct[0] - was.Correct[1]
		f.StillWrong = predicted.AlsoWrong(trainer.Predict(l.problem, before.Params))
	}
	if _, n := l.problem.Size(); n > 1 {
		f.Features[1] = 1
	}
	for _, g := range l.timeline.Ghosts() {
		ghost := runOf(g)
		ghost.Shared = l.timeline.Present().Shared(g)
		f.Ghosts = append(f.Ghosts, ghost)
	}
	return f
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

// twenty is the moment of the pictures: iris, α 0.3, k = 20.
func twenty(t testing.TB) Frame { return study(t, "iris").walk(20).frame() }

// forked is the moment of the picture of a fork: 40 iterations with α 0.3,
// back to 20, and 20 with α 1.
func forked(t testing.TB) Frame { return study(t, "iris").walk(40).goTo(20).alpha(1).walk(20).frame() }

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
func sheet(f Frame, w, h int) (*chart.Grid, chart.Area) {
	var translate func(string) string
	if f.Plain {
		translate = theme.Plain()
	}
	g := chart.NewGrid(w, h, f.Theme.Base, translate)
	return g, g.Area(layout.Rect{W: w, H: h})
}

// painted is the text of one pane of w×h cells.
func painted(f Frame, w, h int, draw func(Frame, chart.Area)) string {
	g, a := sheet(f, w, h)
	draw(f, a)
	return g.String()
}

// The frames of these tests are those that the reference values are known for:
// 17 digits of mpmath, here to the six that the screen shows.
func TestSceneIsTheReference(t *testing.T) {
	for _, c := range []struct {
		name      string
		f         Frame
		w1, w2, b float64
		cost      float64
	}{
		{"k 20", twenty(t), 0.440016, 0.464226, -0.923564, 0.405155},
		{"fork at k 40", forked(t), 0.867382, 1.237944, -2.857945, 0.172039},
	} {
		p := c.f.At.Params
		for _, pair := range [][2]float64{{p.W[0], c.w1}, {p.W[1], c.w2}, {p.B, c.b}, {c.f.At.Cost, c.cost}} {
			if d := pair[0] - pair[1]; d < -5e-7 || d > 5e-7 {
				t.Errorf("%s: %.9f is not %.6f", c.name, pair[0], pair[1])
			}
		}
	}
	if g := forked(t).Ghosts[0]; g.Shared != 20 || g.To() != 40 || number.Rounded(g.cost(40), 4) != "0.2944" {
		t.Errorf("the ghost: %d to %d, J %s", g.Shared, g.To(), number.Rounded(g.cost(40), 4))
	}
}

// drawMain is how the main pane of that name draws a frame.
func drawMain(name string) func(Frame, chart.Area) {
	return map[string]func(Frame, chart.Area){
		dataName: drawData, surfaceName: paintSurface, "Graph": drawGraph, "Loop": drawLoop, "Examples": drawExamples, costName: drawCost,
	}[name]
}
