package pane

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// curvedScatter is Data of polynomial features after some steps.
func curvedScatter(t testing.TB, name string, degree, steps int, scale datasets.ScalingMethod, lambda float64) scatter {
	t.Helper()
	entry, ok := datasets.Find(name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
	if err == nil {
		set, err = set.Preprocess(datasets.Preprocessing{Degree: degree, Scale: scale})
	}
	if err != nil {
		t.Fatal(err)
	}
	p := set.Problem()
	_, n := set.Size()
	s, err := trainer.NewStepper(p, trainer.Zeros(n), 0)
	if err != nil {
		t.Fatal(err)
	}
	alpha := trainer.Analyze(p).AlphaBoundWithPenalty(lambda)
	for range steps {
		s.Step(trainer.Hyper{Alpha: alpha, Lambda: lambda})
	}
	at := s.Snapshot()
	data := &session.PreparedData{Set: set, Problem: p, Stats: session.FeatureStatsOf(p)}
	c := scatter{params: at.Params, next: at.NextParams(alpha), scatterKey: scatterKey{
		DrawOptions: DrawOptions{Theme: look(t, "dark")}, size: Size{74, 30}, data: data, features: [2]int{0, 1}, threshold: session.DefaultThreshold, ring: -1,
	}}
	c.shown = dataView(data, c.features)
	return c
}

// predictsOne computes the features of a place one by one, and what is predicted there.
func (v scatterPlot) predictsOne(x, y float64) bool {
	x1, x2 := v.featuresAt(x, y)
	return trainer.Sigmoid(v.params.Z(v.data.Set.PreprocessRow([]float64{x1, x2}))) > v.threshold
}

// The dots of a curve are those beside which something else is predicted, by what the
// features of the place come to; whatever the degree, the scaling and the threshold.
func TestCurveIsWhereThePredictionChanges(t *testing.T) {
	for i, c := range []scatter{
		curvedScatter(t, "circles", 2, 50, datasets.NoScaling, 0), curvedScatter(t, "circles", 6, 100, datasets.Standard, 0.3),
		curvedScatter(t, "moons", 3, 100, datasets.MinMax, 0), curvedScatter(t, "xor", 2, 30, datasets.NoScaling, 2),
	} {
		for _, c.threshold = range []float64{0.5, []float64{0.3, 0.9}[i%2]} {
			v := c.view()
			dots := v.curveDots(c.params)
			one := func(x, y int) bool { return v.predictsOne((float64(x)+0.5)/2, (float64(y)+0.5)/4) }
			off := 0
			for y := range dots.h {
				for x := range dots.w {
					want := one(x, y) != one(x+1, y) || one(x, y) != one(x, y+1)
					if (dots.place[y*dots.w+x] >= 0) != want {
						off++ // where z is 0 but for rounding
					}
				}
			}
			if off > 2 {
				t.Errorf("%s, degree %d, threshold %v: %d dots are wrong", c.data.Set.Name, c.data.Set.Degree, c.threshold, off)
			}
		}
	}
}

// Dots that follow each other on a curve lie beside each other, so that dashes are
// dashes: of the pattern 2 on, 3 off about two dots in five.
func TestDashesOfACurve(t *testing.T) {
	c := curvedScatter(t, "circles", 2, 200, datasets.NoScaling, 0)
	dots, at := c.view().curveDots(c.params), map[int][][2]int{}
	on, all := 0, 0
	dots.each(func(x, y, n int) {
		at[n] = append(at[n], [2]int{x, y})
		all++
		on += boolToInt(n%5 < 2)
	})
	if all < 100 || math.Abs(float64(on)/float64(all)-0.4) > 0.05 {
		t.Errorf("%d of %d dots are drawn", on, all)
	}
	for n := 1; len(at[n]) > 0; n++ {
		beside := false
		for _, p := range at[n] {
			for _, q := range at[n-1] {
				beside = beside || abs(p[0]-q[0]) <= 1 && abs(p[1]-q[1]) <= 1
			}
		}
		if !beside {
			t.Fatalf("dot %d is not beside dot %d", n, n-1)
		}
	}
}

func abs(n int) int { return max(n, -n) }

// A curve out of view is announced as far away as walking out from every edge, a
// hundredth of the view at a time, finds it.
func TestCurveOutOfView(t *testing.T) {
	rng, told := rand.New(rand.NewPCG(1, 2)), 0
	for range 24 {
		c := curvedScatter(t, "moons", 2, 0, datasets.NoScaling, 0)
		for j := range c.params.W {
			c.params.W[j] = rng.NormFloat64()
		}
		c.params.B = 12 * rng.NormFloat64()
		v := c.view()
		o, ok := v.outsideOf(c.params)
		if v.curveDots(c.params).any() {
			if ok {
				t.Fatalf("a curve in view is announced")
			}
			continue
		}
		near, way, each := v.walkedOut()
		if ok != (near < math.Inf(1)) && near < 3 {
			t.Fatalf("announced: %v; found %v away", ok, near)
		}
		if !ok || math.IsInf(near, 1) {
			continue
		}
		told++
		var distance float64
		var said string
		if _, err := fmt.Sscanf(o.distance, "%g %s", &distance, &said); err != nil {
			t.Fatal(err)
		}
		said = map[string]string{"left": "left", "right": "right", "above": "up", "below": "down"}[said]
		step := (v.x.Max - v.x.Min) / 100
		if said == "up" || said == "down" {
			step = (v.y.Max - v.y.Min) / 100
		}
		if there, met := each[said]; !met || math.Abs(distance-there) > 2*step+0.06*there {
			t.Errorf("%s, walking finds it %v that way, and nearest %v %s", o.distance, there, near, way)
		}
	}
	if told < 4 {
		t.Errorf("only %d were announced", told)
	}
}

// walkedOut walks out from every edge, and returns the shortest way to where something
// else is predicted, in units of its axis, and that of each way.
func (v scatterPlot) walkedOut() (near float64, way string, each map[string]float64) {
	w, h := float64(v.area.W), float64(v.area.H)
	rows := math.Inf(1)
	near, each = rows, map[string]float64{}
	try := func(x, y, dx, dy, unit, perRow float64, name string) {
		inside := v.predictsOne(x, y)
		for i := range 800 {
			if v.predictsOne(x+float64(i)*dx, y+float64(i)*dy) == inside {
				continue
			}
			if there, met := each[name]; !met || float64(i)/100*unit < there {
				each[name] = float64(i) / 100 * unit
			}
			if r := float64(i) / 100 * perRow; r < rows {
				rows, near, way = r, float64(i)/100*unit, name
			}
			return
		}
	}
	spanX, spanY := v.x.Max-v.x.Min, v.y.Max-v.y.Min
	for y := 0.25; y < h; y += 2 {
		try(0, y, -w/100, 0, spanX, w/2, "left")
		try(w, y, w/100, 0, spanX, w/2, "right")
	}
	for x := 0.5; x < w; x += 3 {
		try(x, 0, 0, -h/100, spanY, h, "up")
		try(x, h, 0, h/100, spanY, h, "down")
	}
	return near, way, each
}

// The next boundary is dashed where it is seen to be another one; on the last of many
// steps it is not.
func TestNextCurve(t *testing.T) {
	early, late := curvedScatter(t, "circles", 2, 3, datasets.NoScaling, 0), curvedScatter(t, "circles", 2, 3000, datasets.NoScaling, 1)
	if !early.view().moves() {
		t.Error("after three steps the curve stands")
	}
	if late.view().moves() {
		t.Error("after three thousand it moves")
	}
	f := scene{}
	f.DrawOptions = early.DrawOptions
	g, a := sheet(f, 74, 30)
	early.Draw(a)
	yellow := 0
	for y := range 30 {
		for x := range 74 {
			if r, st := g.At(x, y); r >= '⠁' && r <= '⣿' && st.FG == early.Theme.Now.FG {
				yellow++
			}
		}
	}
	if yellow < 20 {
		t.Errorf("no next boundary in\n%s", g)
	}
}
