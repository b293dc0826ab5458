package pane

import (
	"math"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// The mark of a cell: a wrong example shows before a right one, else the class
// that has more; hollow for one example, full for several.
func TestGlyph(t *testing.T) {
	for _, c := range []struct {
		m     mark
		r     rune
		class int
	}{
		{mark{count: [2]int{1, 0}}, '○', 0}, {mark{count: [2]int{2, 0}}, '●', 0}, {mark{count: [2]int{0, 1}}, '△', 1}, {mark{count: [2]int{0, 3}}, '▲', 1},
		{mark{count: [2]int{1, 1}}, '●', 0}, {mark{count: [2]int{1, 2}}, '▲', 1},
		{mark{count: [2]int{5, 0}, wrong: [2]int{1, 0}}, '⊗', 0}, {mark{count: [2]int{0, 5}, wrong: [2]int{0, 1}}, '▼', 1},
		{mark{count: [2]int{2, 2}, wrong: [2]int{1, 1}}, '⊗', 0}, {mark{count: [2]int{2, 2}, wrong: [2]int{1, 2}}, '▼', 1},
	} {
		if r, class := c.m.glyph(); r != c.r || class != c.class {
			t.Errorf("%+v is %q of class %d, want %q of %d", c.m, r, class, c.r, c.class)
		}
	}
}

// Every example stands in the picture, at every size, and is wrong where the
// count says so.
func TestEveryExampleIsSeen(t *testing.T) {
	for _, e := range datasets.Catalogue() {
		l := trainOn(t, e.Name)
		f := l.frame()
		for _, size := range [][2]int{{24, 8}, {48, 18}, {74, 30}, {75, 54}} {
			v := scatterOf(f, size[0], size[1]).view()
			seen, wrong := 0, [2]int{}
			for at, m := range v.marks() {
				if at[0] < 0 || at[0] >= v.area.W || at[1] < 0 || at[1] >= v.area.H {
					t.Errorf("%s, %v: %+v stands at %v, outside %+v", e.Name, size, m, at, v.area)
				}
				seen += m.count[0] + m.count[1]
				wrong[0], wrong[1] = wrong[0]+m.wrong[0], wrong[1]+m.wrong[1]
			}
			if wrong != f.Analysis.Wrong { // at zeros every z is 0, which is no prediction of 1
				t.Errorf("%s, %v: %v marks are wrong, but %v examples", e.Name, size, wrong, f.Analysis.Wrong)
			}
			if m, _ := f.Data.Problem.Size(); seen != m {
				t.Errorf("%s, %v: %d of %d examples", e.Name, size, seen, m)
			}
		}
	}
}

// The boundary is where a crosses one half: on both sides of every one of its
// cells the probability is on different sides, and it is not drawn where there
// is no such line.
func TestBoundaryIsWhereAIsOneHalf(t *testing.T) {
	f := irisAt20(t)
	v := scatterOf(f, 74, 30).view()
	columns := v.boundaryColumns(v.params)
	if len(columns) < 15 {
		t.Fatalf("the boundary passes %d rows only", len(columns))
	}
	for y := range columns {
		x, _ := columns.rightmost(y)
		at := func(x float64) float64 { return trainer.Sigmoid(v.z(v.params, x, float64(y)+0.5)) }
		left, right := at(float64(x)-1), at(float64(x)+2)
		if left > 0.5 || right < 0.5 {
			t.Errorf("row %d, column %d: a is %v on its left and %v on its right", y, x, left, right)
		}
	}
	for name, p := range map[string]trainer.Params{
		"zeros": trainer.Zeros(2), "b alone": {W: []float64{0, 0}, B: 1}, "far away": {W: []float64{1, 1}, B: 1e9},
		"no numbers": {W: []float64{math.NaN(), 1}}, "overflow": {W: []float64{1e308, 1e308}, B: 1e308},
	} {
		f.Run.Snapshot.Params = p
		g, a := sheet(f, v.area.W, v.area.H)
		v := scatterOf(f, 74, 30).view()
		v.draw(a, v.currentBoundary())
		if columns := v.boundaryColumns(v.params); len(columns) != 0 || strings.TrimSpace(g.String()) != "" {
			t.Errorf("%s: there is a boundary at %v", name, columns)
		}
	}
}

// The label of the boundary stands beside it, never on it nor on an example,
// however the line runs.
func TestBoundaryLabelStandsFree(t *testing.T) {
	labels := 0
	for angle := 0.0; angle < 180; angle += 3 {
		sin, cos := math.Sincos(angle * math.Pi / 180)
		// Through the middle of the iris: petals of 2.9 and 0.8 cm.
		p := trainer.Params{W: []float64{cos, 2 * sin}, B: -2.9*cos - 1.6*sin}
		f := irisAt20(t)
		f.Theme, f.Run.Snapshot.Params = look(t, "mono"), p
		for _, size := range [][2]int{{48, 18}, {74, 30}} {
			g, a := sheet(f, size[0], size[1])
			drawData(f, a)
			v := scatterOf(f, size[0], size[1]).view()
			bare, in := sheet(f, size[0], size[1])
			v.draw(in.Sub(v.area), v.currentBoundary())
			if v.moves() {
				v.draw(in.Sub(v.area), v.nextBoundary())
			}
			f.drawMarks(in.Sub(v.area), v.marks())
			for y, line := range strings.Split(g.String(), "\n") {
				from := strings.Index(line, "z = 0")
				if from < 0 {
					continue
				}
				labels++
				from = len([]rune(line[:from]))
				for x := from; x < from+len("z = 0"); x++ {
					if r, _ := bare.At(x, y); r != ' ' {
						t.Errorf("%v, %v°: the label covers %q at column %d, row %d:\n%s", size, angle, r, x, y, g)
						break
					}
				}
			}
		}
	}
	if labels < 60 {
		t.Errorf("%d labels in 120 pictures", labels)
	}
}

// Without colours the two sides are named, truly: nothing is said of a side
// where a is one half, or no number.
func TestSidesAreTrue(t *testing.T) {
	f := irisAt20(t)
	f.Theme = look(t, "mono")
	for name, p := range map[string]trainer.Params{"zeros": trainer.Zeros(2), "no numbers": {W: []float64{math.NaN(), 0}}} {
		f.Run.Snapshot.Params = p
		if text := painted(f, 74, 30, drawData); strings.Contains(text, "a > 0.5") || strings.Contains(text, "a < 0.5") {
			t.Errorf("%s: a side is named in\n%s", name, text)
		}
	}
	f.Run.Snapshot.Params = trainer.Params{W: []float64{0, 0}, B: -1}
	if text := painted(f, 74, 30, drawData); strings.Contains(text, "a > 0.5") || strings.Count(text, "a < 0.5") != 1 {
		t.Errorf("all are below one half:\n%s", text)
	}
}

// With one feature the second axis is a itself, from 0 to 1 and no further.
func TestOneFeature(t *testing.T) {
	f := trainOn(t, "hours").walk(50).frame()
	for _, size := range [][2]int{{48, 18}, {74, 30}, {75, 54}} {
		text := painted(f, size[0], size[1], drawData)
		if !strings.Contains(text, "a = σ(z)") || strings.Contains(text, "z = 0 ") {
			t.Errorf("%v: the axis is not that of a:\n%s", size, text)
		}
		for _, tick := range scatterOf(f, size[0], size[1]).view().y.Ticks {
			if tick.Value < 0 || tick.Value > 1+1e-9 {
				t.Errorf("%v: a tick at a = %s", size, tick.Label)
			}
		}
	}
}
