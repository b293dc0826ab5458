package ui

import (
	"math"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
	"descent/trainer"
)

// largeSet is a set that is too large for its curvature to be computed while
// drawing: two waves that overlap.
func largeSet() datasets.Set {
	const m, n = 12000, 9
	set := datasets.Set{Name: "crowd", Classes: [2]string{"0", "1"}, Alpha: 0.1, Features: make([]datasets.Feature, n)}
	for i := range m {
		x := make([]float64, n)
		for j := range x {
			x[j] = math.Sin(float64(i*(j+1)) + float64(j*j))
		}
		set.X = append(set.X, x)
		set.Y = append(set.Y, float64((i/7)%2))
	}
	return set
}

func withLargeSet(o *Options) {
	o.Data, o.Alpha, o.Start = largeSet(), 0.1, trainer.Zeros(9)
}

// shown is the frame that the panes get.
func (d *driver) shown() (f struct {
	known     bool
	curvature trainer.Curvature
	optimum   trainer.Optimum
},
) {
	frame := d.frame()
	f.curvature, f.optimum = frame.Analysis.Curvature, frame.Analysis.Optimum
	f.known = f.curvature.LambdaMax > 0
	return f
}

// Small data are judged while drawing: once for a moment.
func TestAnalysisOfAMoment(t *testing.T) {
	d := drive(t)
	if o := d.shown().optimum; o.Kind != trainer.OptimumNone {
		t.Errorf("iris is separable: %+v", o)
	}
	p := d.frame().Data.Problem
	for range 3 {
		d.press(" ")
		at := d.now().Params
		f := d.frame()
		if want := trainer.CurvatureAt(p, at, 0); f.Analysis.Curvature.LambdaMax != want.LambdaMax || f.Analysis.Wrong != trainer.Predict(p, at, 0.5).Wrong {
			t.Errorf("k %d: %+v, %v", f.Run.Snapshot.Iter, f.Analysis.Curvature, f.Analysis.Wrong)
		}
		if again := d.frame(); &again.Analysis.Curvature.Newton.W[0] != &f.Analysis.Curvature.Newton.W[0] {
			t.Error("the moment is judged again for every frame")
		}
	}
	if len(d.queue) > 0 {
		t.Error("small data were judged off the event loop")
	}
}

// The curvature of large data comes off the event loop, one at most at a time;
// until it is there nothing is said of it.
func TestAnalysisOffTheLoop(t *testing.T) {
	t.Parallel()
	d := drive(t, withLargeSet)
	if f := d.shown(); !f.known || f.optimum.Kind != trainer.OptimumPoint {
		t.Fatalf("not known: %+v", f)
	}
	d.hold()
	d.press(" ")
	d.runOne() // the step, which changes the moment
	if d.shown().known {
		t.Error("the curvature of another moment is shown")
	}
	d.waiting(1)
	d.press("?", "esc") // more messages
	d.waiting(1)
	d.runOne()
	if !d.shown().known {
		t.Error("the curvature did not come")
	}
	d.waiting(0)

	d.press(" ")
	d.runOne()
	d.press("home") // the moment passes while its curvature is under way
	d.waiting(1)
	d.runOne()
	if d.shown().known {
		t.Error("a curvature that is stale is shown")
	}
	d.waiting(1) // now that of this moment
	d.release()
	if got, want := d.shown().curvature.LambdaMax, trainer.CurvatureAt(d.frame().Data.Problem, d.now().Params, 0).LambdaMax; got != want {
		t.Errorf("λmax is %v, want %v", got, want)
	}

	d.hold()
	d.press(" ") // over what is known
	d.waiting(1)
	late := d.queue[0]()
	d.queue = nil
	d.arrive("and")
	d.press(" ") // to the same k
	d.release()
	want := d.shown().curvature
	if d.send(late); d.shown().curvature.LambdaMax != want.LambdaMax {
		t.Error("a curvature of other data is shown")
	}
}

// What was found out about other data is dropped, and the search for it ends.
func TestAnalysisIsOfItsData(t *testing.T) {
	for _, found := range []bool{true, false} { // before the data change, or not
		m, err := New(t.Context(), iris())
		if err != nil {
			t.Fatal(err)
		}
		search := m.Init()
		d := &driver{t: t, model: m, options: iris()}
		d.resize(120, 36)
		var late tea.Msg
		if found {
			if late = search(); late == nil {
				t.Fatal("nothing was found out about iris")
			}
		}
		d.arrive("hours")
		if d.shown().optimum.Kind != trainer.OptimumPoint {
			t.Errorf("hours: %+v", d.shown().optimum)
		}
		if !found {
			if r, ok := search().(resultMsg); !ok || r.Err == nil {
				t.Errorf("the search went on: %+v", r)
			}
		}
		if d.send(late); d.shown().optimum.Kind != trainer.OptimumPoint {
			t.Error("an answer about iris was taken for hours")
		}
	}
}
