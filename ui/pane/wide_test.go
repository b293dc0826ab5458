package pane

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"descent/datasets"
	"descent/trainer"
)

// wideFrame is the moment after two updates on m examples of n features, in the
// middle of the loop.
func wideFrame(t testing.TB, m, n int) scene {
	t.Helper()
	set := datasets.Set{Name: "wide", Classes: [2]string{"no", "yes"}}
	for j := range n {
		set.Features = append(set.Features, datasets.Feature{Name: fmt.Sprintf("column %d", j+1)})
	}
	for i := range m {
		x := make([]float64, n)
		for j := range x {
			x[j] = math.Round(1000*math.Sin(float64(1+i*n+j))) / 1000
		}
		set.X, set.Y = append(set.X, x), append(set.Y, float64(i%2))
	}
	set.Alpha = 3 / float64(n) // so that as much is said of many features as of few
	p := set.Problem()
	s, err := trainer.NewStepper(p, trainer.Zeros(n), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	f := sceneOf(t, set)
	f.Run.Recent = []trainer.Snapshot{s.Snapshot(), s.Step(trainer.Hyper{Alpha: set.Alpha}), s.Step(trainer.Hyper{Alpha: set.Alpha})}
	f.View.Digits, f.Present.Costs = 6, costs(0.6931, 0.6, 0.5)
	f.Run.Snapshot = f.Run.Recent[2]
	f.Analysis.Loop = trainer.NewLoopCheckpoints(p, f.Run.Snapshot)
	f.Inside.Line = 10
	return f
}

// shows is everything that shows numbers of the features.
func shows() map[string]func(scene) {
	all := map[string]func(scene){
		"parameters": func(f scene) { painted(f, 42, 5, drawParameters) }, "update": func(f scene) { painted(f, 42, 4, drawUpdate) },
		"show": func(f scene) { saidBy(f, newParameters) }, "line": func(f scene) { loopOf(f, 0, 0).Text() }, "example": func(f scene) { graphOfScene(f, 0, 0).Text() },
		"sentences": func(f scene) { painted(f, 74, 8, drawWords) },
		"examples":  func(f scene) { examplesOf(f, 0, 0).Text() }, "moment": func(f scene) { saidBy(f, newReadout) },
	}
	for _, m := range Mains() {
		if m.Name != surfaceName { // its samples are not made while it is drawn
			all[m.Name] = func(f scene) { painted(f, 74, 33, drawMain(m.Name)) }
		}
	}
	return all
}

// work is how much memory is taken to show f: of every text that is made, its
// length, so that it counts what is formatted.
func work(f scene, show func(scene)) float64 {
	show(f) // what is made once
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	show(f)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// Nothing that is shown costs more than linear in the number of features: with
// eight times as many no more than about eight times the text is made.
func TestWideDataAreLinear(t *testing.T) {
	few, many := wideFrame(t, 6, 300), wideFrame(t, 6, 2400)
	for name, show := range shows() {
		if ratio := work(many, show) / work(few, show); ratio > 10 {
			t.Errorf("%s: %.1f times the memory for 8 times the features", name, ratio)
		}
	}
}

// BenchmarkWide shows 784 features in turn with 30, and reports how many times
// as long a pane takes, beside the same for the arithmetic of one iteration.
func BenchmarkWide(b *testing.B) {
	few, many := wideFrame(b, 100, 30), wideFrame(b, 100, 784)
	all := shows()
	all["arithmetic"] = func(f scene) { trainer.NewLoopCheckpoints(f.Data.Problem, f.Run.Snapshot) }
	for name, show := range all {
		b.Run(name, func(b *testing.B) {
			var ours, theirs time.Duration
			for b.Loop() {
				began := time.Now()
				show(many)
				middle := time.Now()
				show(few)
				ours, theirs = ours+middle.Sub(began), theirs+time.Since(middle)
			}
			b.ReportMetric(float64(ours)/float64(theirs), "x-of-30")
		})
	}
}
