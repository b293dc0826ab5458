package pane

import (
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
)

// scene is a moment as a test sets it: a state, how a client shows it, and its runs,
// which may be made by hand.
type scene struct {
	session.State
	Presentation
	runSet
}

// moment is what the parts beside the main panes see of it.
func (f scene) moment() paneState { return paneState{f.DrawOptions, f.runSet, f.State} }

// drawn draws a part beside the main panes.
func drawn(build partBuilder) func(scene, chart.Area) {
	return func(f scene, a chart.Area) {
		w, h := a.Size()
		build(f.moment(), f.Presentation, Size{w, h}).Draw(a)
	}
}

func drawParameters(f scene, a chart.Area) { drawn(newParameters)(f, a) }
func drawUpdate(f scene, a chart.Area)     { drawn(newUpdate)(f, a) }
func drawWords(f scene, a chart.Area)      { drawn(newSentenceList)(f, a) }
func drawTitle(f scene, a chart.Area)      { drawn(newTitle)(f, a) }
func drawReadout(f scene, a chart.Area)    { drawn(newReadout)(f, a) }
func drawTabs(f scene, a chart.Area)       { drawn(newTabs)(f, a) }
func drawFooter(f scene, a chart.Area)     { drawn(newFooter)(f, a) }
func drawTooSmall(f scene, a chart.Area)   { drawn(newTooSmall)(f, a) }
func drawRuler(f scene, a chart.Area)      { drawn(newAlphaRuler)(f, a) }
func drawHelp(f scene, a chart.Area) {
	Help{DrawOptions: f.DrawOptions, Penalised: f.Run.Snapshot.Lambda != 0}.Draw(a)
}

func drawNumber(f scene, a chart.Area, i int) { drawn(newBigNumber(i))(f, a) }

func drawNotice(f scene, a chart.Area) {
	w, h := a.Size()
	notice{DrawOptions: f.DrawOptions, size: Size{w, h}, notice: f.Notice}.Draw(a)
}

// told is what a part beside the main panes says.
func saidBy(f scene, build partBuilder) []string {
	return build(f.moment(), f.Presentation, Size{}).Text()
}

// tabAt is the place of the main pane whose name stands at column x.
func tabAt(f scene, a chart.Area, x int) (int, bool) {
	w, h := a.Size()
	show, ok := newTabs(f.moment(), f.Presentation, Size{w, h}).Hit(x, 0).(session.Show)
	for i, name := range session.Panes() {
		if ok && name == show.Panes[0] {
			return i, true
		}
	}
	return 0, false
}

// scatterOf is the content of Data that shows a scene.
func scatterOf(f scene, w, h int) scatter {
	f.tabulate()
	return newScatter(f.moment(), f.Presentation, Size{w, h})
}

// tabulate makes known what the panes show of the single examples.
func (f *scene) tabulate() {
	f.Analysis.Examples = nil
	f.Analysis.Examples = f.ExampleTable()
	f.Analysis.ExampleCorrectness = session.NewExampleCorrectness(session.ClassifyExamples{Problem: f.Data.Problem, Test: f.Data.Test, At: f.Run.Snapshot.Params, Threshold: f.View.Threshold})
}

// The titles of the panes that show an excerpt of a plane.
const (
	dataName    = "Data"
	surfaceName = "Surface"
	costName    = "Cost"
)

// drawMain is how the main pane of that name draws a scene.
func drawMain(name string) func(scene, chart.Area) {
	return map[string]func(scene, chart.Area){
		dataName: drawData, surfaceName: paintSurface, "Graph": drawGraph, "Loop": drawLoop, "Examples": drawExamples, costName: drawCost,
	}[name]
}

func drawData(f scene, a chart.Area) {
	w, h := a.Size()
	scatterOf(f, w, h).Draw(a)
}

// surfaceOf is the content of Surface that shows a scene.
func surfaceOf(f scene, w, h int) surface { return newSurface(f.moment(), f.Sample, Size{w, h}) }

// paintSurface draws a scene as Surface does.
func paintSurface(f scene, a chart.Area) {
	w, h := a.Size()
	surfaceOf(f, w, h).Draw(a)
}

// sectionOf is what Surface shows of a scene.
func sectionOf(f scene, w, h int) (SurfaceSection, bool) { return surfaceOf(f, w, h).section() }

// arrowOf is its arrow.
func arrowOf(f scene, s SurfaceSection) arrow { return surfaceOf(f, 74, 30).arrow(s) }

// curvesOf is the content of Cost that shows a scene.
func curvesOf(f scene, w, h int) costCurves { return newCost(f.moment(), Size{w, h}) }

// smallCurvesOf is the content of the curve in the left column.
func smallCurvesOf(f scene, w, h int) costCurves { return newSmallCost(f.moment(), Size{w, h}) }

// runTableOf is the content of the list of runs that shows a scene.
func runTableOf(f scene) runTable { return newRuns(f.moment()) }

func drawCost(f scene, a chart.Area) {
	w, h := a.Size()
	curvesOf(f, w, h).Draw(a)
}

func drawSmallCost(f scene, a chart.Area) {
	w, h := a.Size()
	smallCurvesOf(f, w, h).Draw(a)
}

func drawRuns(f scene, a chart.Area) { runTableOf(f).Draw(a) }

// hitCost is the iteration that a click on a curve means.
func hitCost(c costCurves, x, y int) (int, bool) {
	i, ok := c.Hit(x, y).(session.Goto)
	return i.K, ok
}

// graphOfScene is the content of Graph that shows a scene.
func graphOfScene(f scene, w, h int) graphContent {
	c, _ := Graph(f.State, f.Presentation, Size{w, h}).(graphContent)
	return c
}

// loopOf is the content of Loop that shows a scene, its sums made where nobody did.
func loopOf(f scene, w, h int) loopContent {
	c, _ := Loop(f.indexed().State, f.Presentation, Size{w, h}).(loopContent)
	return c
}

// indexed has the sums of the whole loop.
func (f scene) indexed() scene {
	if f.Analysis.Loop == nil {
		f.Analysis.Loop = trainer.NewLoopCheckpoints(f.Data.Problem, f.Run.Snapshot)
	}
	return f
}

// trace is the loop at the line cursor, before one line earlier.
func (f scene) trace() trainer.LoopState {
	return trainer.RunLines(f.Data.Problem, f.Run.Snapshot, f.Run.Alpha, f.Inside.Line)
}

func (f scene) before() trainer.LoopState {
	return trainer.RunLines(f.Data.Problem, f.Run.Snapshot, f.Run.Alpha, f.Inside.Line-1)
}

// examplesOf is the content of Examples that shows a scene.
func examplesOf(f scene, w, h int) examplesContent {
	f.tabulate()
	return newExamples(f.State, f.Presentation, Size{w, h})
}

// exampleAt is the example (0-based) that a click on the drawn table means.
func exampleAt(f scene, a chart.Area, x, y int) (int, bool) {
	w, h := a.Size()
	i, ok := examplesOf(f, w, h).Hit(x, y).(session.Example)
	return max(0, i.I-1), ok
}

func drawGraph(f scene, a chart.Area) {
	w, h := a.Size()
	graphOfScene(f, w, h).Draw(a)
}

func drawLoop(f scene, a chart.Area) {
	w, h := a.Size()
	loopOf(f, w, h).Draw(a)
}

func drawExamples(f scene, a chart.Area) {
	w, h := a.Size()
	examplesOf(f, w, h).Draw(a)
}
