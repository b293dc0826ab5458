package pane

import (
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
)

// scatterOf is the content of Data that shows a frame.
func scatterOf(f Frame, w, h int) scatter {
	c := scatter{params: f.At.Params, next: f.At.NextParams(f.Alpha), scatterKey: scatterKey{
		Look: f.Look, size: Size{w, h}, features: f.Features, ring: f.Focus, wrong: f.Wrong, undecided: f.Undecided, counted: true,
		data: &session.Prepared{Set: f.Set, Problem: f.Problem, Facts: f.Facts, Stats: f.Columns},
	}}
	if f.Columns == nil {
		c.data.Stats = session.FeatureStatsOf(f.Problem)
	}
	var chosen bool
	if c.shown, chosen = f.Views[dataName]; !chosen {
		c.shown = dataView(c.data, c.features)
	}
	if f.Projector {
		c.ring = -1
	}
	for _, i := range f.Shown {
		if f.Projector && Mains()[i].Example {
			c.ring = f.Focus
		}
	}
	return c
}

// drawData draws a frame as Data does.
func drawData(f Frame, a chart.Area) {
	w, h := a.Size()
	scatterOf(f, w, h).Draw(a)
}

// surfaceOf is the content of Surface that shows a frame.
func surfaceOf(f Frame, w, h int) surface {
	c := surface{runSet: f.runSet, params: f.At.Params, next: f.At.NextParams(f.Alpha), surfaceKey: surfaceKey{
		Look: f.Look, size: Size{w, h}, k: f.At.Iter, pair: f.Pair, wanted: f.Pair, J: f.Surface, cost: f.At.Cost, halted: stopped(f),
	}}
	if f.Pair[0] == f.Pair[1] {
		c.pair, c.wanted = [2]int{0, 1}, [2]int{0, 1}
	}
	if f.Optimum.Kind == trainer.OptimumPoint {
		c.single, c.lowest = true, f.Optimum.At
	}
	c.view, c.moved = f.Views[surfaceName]
	if c.ahead = c.params; f.Present.Path.Len() < 2 {
		c.ahead = c.next
	}
	return c
}

// paintSurface draws a frame as Surface does.
func paintSurface(f Frame, a chart.Area) {
	w, h := a.Size()
	surfaceOf(f, w, h).Draw(a)
}

// sectionOf is what Surface shows of a frame.
func sectionOf(f Frame, w, h int) (Section, bool) { return surfaceOf(f, w, h).section() }

// arrowOf is its arrow.
func arrowOf(f Frame, s Section) arrow { return surfaceOf(f, 74, 30).arrow(s) }

// curvesOf is the content of Cost that shows a frame.
func curvesOf(f Frame, w, h int) curves {
	c := curves{curvesKey{Look: f.Look, size: Size{w, h}, k: f.At.Iter, now: f.At.Cost, log: f.LogCost, cost: f.costFormat()}, f.runSet}
	c.view, c.moved = f.Views[costName]
	return c
}

// smallCurvesOf is that of SmallCost.
func smallCurvesOf(f Frame, w, h int) curves {
	c := curvesOf(f, w, h)
	c.small, c.moved = true, false
	if _, c.note = verdict(f); c.note == "" && !f.Compact {
		c.note = "against k"
	}
	return c
}

// runTableOf is the content of Runs that shows a frame.
func runTableOf(f Frame) runTable {
	return runTable{runTableKey{Look: f.Look, k: f.At.Iter, cost: f.costFormat()}, f.runSet}
}

func drawCost(f Frame, a chart.Area) {
	w, h := a.Size()
	curvesOf(f, w, h).Draw(a)
}

func drawSmallCost(f Frame, a chart.Area) {
	w, h := a.Size()
	smallCurvesOf(f, w, h).Draw(a)
}

func drawRuns(f Frame, a chart.Area) { runTableOf(f).Draw(a) }

// hitCost is the iteration that a click on a curve means.
func hitCost(c curves, x, y int) (int, bool) {
	i, ok := c.Hit(x, y).(session.Goto)
	return i.K, ok
}

// iterationOf is what the panes that look inside an iteration show of a frame.
func iterationOf(f Frame, w, h int) iteration {
	data := &session.Prepared{Set: f.Set, Problem: f.Problem, Facts: f.Facts, Stats: f.Columns}
	return iteration{iterationKey{f.Look, Size{w, h}, data, f.Alpha, f.Features, f.Focus}, f.formatter()}
}

// graphOfFrame is the content of Graph that shows a frame.
func graphOfFrame(f Frame, w, h int) graphContent {
	return graphContent{iterationOf(f, w, h), f.Inside.Node, f.Inside.Why}
}

// loopOf is the content of Loop that shows a frame.
func loopOf(f Frame, w, h int) loopContent {
	sums := f.Sums
	if sums == nil {
		sums = trainer.IndexLoop(f.Problem, f.At)
	}
	return loopContent{iteration: iterationOf(f, w, h), line: f.Trace.Lines, sums: sums, trace: f.Trace, before: f.Before}
}

// examplesOf is the content of Examples that shows a frame.
func examplesOf(f Frame, w, h int) examplesContent {
	return examplesContent{iterationOf(f, w, h), f.Inside.Sort, f.Inside.Ascending, f.Inside.WrongOnly}
}

// exampleAt is the example (0-based) that a click on the drawn table means.
func exampleAt(f Frame, a chart.Area, x, y int) (int, bool) {
	w, h := a.Size()
	i, ok := examplesOf(f, w, h).Hit(x, y).(session.Example)
	return max(0, i.I-1), ok
}

func drawGraph(f Frame, a chart.Area) {
	w, h := a.Size()
	graphOfFrame(f, w, h).Draw(a)
}

func drawLoop(f Frame, a chart.Area) {
	w, h := a.Size()
	loopOf(f, w, h).Draw(a)
}

func drawExamples(f Frame, a chart.Area) {
	w, h := a.Size()
	examplesOf(f, w, h).Draw(a)
}
