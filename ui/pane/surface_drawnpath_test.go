package pane

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
	"descent/ui/theme"
)

// courseOf is the way of a frame as Surface draws it.
func courseOf(t *testing.T, f scene) drawnPath {
	t.Helper()
	s, ok := sectionOf(f, 74, 30)
	if !ok {
		t.Fatal("no section")
	}
	return surfaceOf(f, 74, 30).drawnPath(s)
}

// iris-hard with α 0.3 swings between two walls until its legs get short: few of them
// are drawn, all even k are one wall and all odd k the other, and what follows is a
// line.
func TestSwingsHaveWalls(t *testing.T) {
	w := courseOf(t, trainOn(t, "iris-hard").walk(1000).frame())
	if w.leaps || len(w.swings) != 1 || w.swings[0].wild {
		t.Fatalf("leaps %v, swings %+v", w.leaps, w.swings)
	}
	s := w.swings[0]
	if legs := s.to - s.from; legs < 60 || len(s.drawn) < 3 || len(s.drawn) > legs/5 {
		t.Errorf("%d of %d legs are drawn", len(s.drawn), legs)
	}
	for i := s.from; i < s.to; i++ {
		a, b := w.points[i], w.points[i+1]
		if length := math.Hypot(b.X-a.X, b.Y-a.Y); length < 6 || w.pathPoints[i+1].K != w.pathPoints[i].K+1 {
			t.Fatalf("leg %d is %v dots long", i, length)
		}
	}
	for i := s.to + 1; i < len(w.points); i++ {
		if w.turnsBack(i) && i > s.to+8 {
			t.Fatalf("leg %d turns back behind the swing", i)
		}
	}
	for _, text := range w.caption() {
		if !strings.Contains(text, "walls") || !strings.Contains(text, "legs") {
			t.Errorf("the caption is %q", text)
		}
	}
	if w := courseOf(t, trainOn(t, "iris").walk(200).frame()); len(w.swings) != 0 || w.leaps || w.caption() != nil {
		t.Errorf("iris swings: %+v", w.swings)
	}
}

// A run that leaps shows so: the last three legs in the colour of leaps, a circle
// where each landed, the last landings named, and the next one as a place. Going back
// to before it leapt shows the picture from before.
func TestLeapsOnTheSurface(t *testing.T) {
	l := trainOn(t, "iris-hard").alpha(30).walk(20)
	f := l.frame()
	s, _ := sectionOf(f, 74, 30)
	for _, p := range whole(f.Present.Path) {
		if _, _, ok := s.cell(p.Params); !ok {
			t.Errorf("k %d landed out of view", p.K)
		}
	}
	g, a := sheet(f, 74, 30)
	drawSurface(f, a)
	for _, p := range whole(f.Present.Path)[:20] {
		x, y, _ := s.cell(p.Params)
		if r, _ := g.At(s.area.X+x, s.area.Y+y); r != '○' && r != '◇' {
			t.Errorf("k %d landed where %q is", p.K, r)
		}
	}
	heavy := 0
	w, h := g.Size()
	for y := range h {
		for x := range w {
			if r, st := g.At(x, y); r > 0x2800 && r < 0x2900 && st.FG == f.Theme.Leap.FG {
				heavy++
			}
		}
	}
	x, y, _ := s.cell(f.Run.Snapshot.NextParams(f.Run.Alpha))
	if r, _ := g.At(s.area.X+x, s.area.Y+y); heavy < 20 || r != '◇' {
		t.Errorf("%d cells of leaps; the next lands at %q:\n%s", heavy, r, g)
	}
	for _, want := range []string{"k 20", "k 19", "k 18", "next", "three leaps"} {
		if !strings.Contains(g.String(), want) {
			t.Errorf("%s is not there:\n%s", want, g)
		}
	}
	calm := trainOn(t, "iris").walk(20)
	before := painted(calm.frame(), 74, 30, drawSurface)
	if after := painted(calm.goTo(19).goTo(20).frame(), 74, 30, drawSurface); before != after {
		t.Errorf("back and forth it is\n%s\nnot\n%s", after, before)
	}
}

// The outline of older landings holds all of them.
func TestHull(t *testing.T) {
	points := []chart.Dot{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 5, Y: 2}, {X: 10, Y: 10}, {X: 0, Y: 10}, {X: 3, Y: 9}, {X: math.NaN()}}
	around := hull(points)
	if len(around) != 5 || around[0] != around[4] {
		t.Errorf("the outline is %v", around)
	}
	for _, p := range points[:6] {
		for i := range len(around) - 1 {
			a, b := around[i], around[i+1]
			if (b.X-a.X)*(p.Y-a.Y)-(b.Y-a.Y)*(p.X-a.X) < -1e-9 {
				t.Errorf("%v lies outside of %v", p, around)
			}
		}
	}
	if hull(nil) != nil && len(hull(nil)) != 0 {
		t.Error("nothing has an outline")
	}
}

// What lies outside the view is announced at its side.
func TestBeyondTheView(t *testing.T) {
	f := irisAt20(t)
	f.move(surfaceName, session.ViewRange{X: [2]float64{5, 6}, Y: [2]float64{0, 1}})
	if screen := painted(f, 74, 30, drawSurface); !strings.Contains(screen, "◂ k 20") {
		t.Errorf("the point is not announced:\n%s", screen)
	}
	f = stepped(t, 20, 30)
	for _, f.Plain = range []bool{false, true} {
		screen := painted(f, 74, 30, drawSurface)
		if !strings.Contains(screen, translated(f, "α 30")) {
			t.Errorf("α 30 is not announced:\n%s", screen)
		}
	}
}

// On Cost a run that leaps is a warning above its start, and J = ∞ stands above every
// number.
func TestLeapsOnCost(t *testing.T) {
	f := trainOn(t, "iris-hard").alpha(30).walk(20).frame()
	g, a := sheet(f, 74, 30)
	drawCost(f, a)
	if !strings.Contains(g.String(), "log scale") || !strings.Contains(g.String(), "J at start") {
		t.Errorf("no scale for leaps:\n%s", g)
	}
	plot, _ := curvesOf(f, 74, 30).plot(curvesOf(f, 74, 30).blankArea())
	_, start, _ := plot.Cell(0, f.Present.cost(0))
	w, h := g.Size()
	for y := 2; y < h-1; y++ {
		for x := plot.CurveArea().X; x < w; x++ {
			r, st := g.At(x, y)
			if green := st.FG == f.Theme.Forward.FG && r > 0x2800 && r < 0x2900; green && y-2 < start {
				t.Fatalf("what is above the start is green at %d, %d:\n%s", x, y, g)
			}
		}
	}
	gone := irisAt20(t)
	gone.Run.Snapshot.Cost, gone.Run.Snapshot.Iter, gone.Run.Snapshot.Status = math.Inf(1), 3, trainer.Diverged
	gone.Present.Costs = costs(0.7, 0.6, 0.65, math.Inf(1))
	g, a = sheet(gone, 74, 30)
	drawCost(gone, a)
	if screen := g.String(); !strings.Contains(screen, "∞ ≈") {
		t.Errorf("J = ∞ is not on the axis:\n%s", screen)
	}
	if at := find(g, '▀', func(st theme.Style) bool { return st.FG == gone.Theme.Now.FG }); len(at) != 1 || at[0][1] > 4 {
		t.Errorf("now stands at %v:\n%s", at, g)
	}
}

// Two scales: runs that stay are told apart below, those that leap stand above the
// break, and each mark stands on its curve.
func TestTwoScalesOfCost(t *testing.T) {
	f := raceOf(t, trainOn(t, "iris-hard"), 20, 0.03, 0.1, 3)
	c := curvesOf(f, 74, 30)
	plot, _ := c.plot(c.blankArea())
	_, y := plot.Axes()
	cell, broken := y.Break()
	if !broken {
		t.Fatal("one scale for runs that leap and runs that stay")
	}
	breakRow := plot.CurveArea().Y + plot.CurveArea().H - 1 - cell
	for _, r := range c.all() {
		_, row, ok := plot.Cell(20, r.cost(20))
		if !ok || (row < breakRow) != (r.cost(20) > 1.5*r.cost(0)) {
			t.Errorf("α %v: J %v stands in row %d, the break in %d", r.Alpha, r.cost(20), row, breakRow)
		}
	}
	f.View.LogJ = true
	c = curvesOf(f, 74, 30)
	plot, _ = c.plot(c.blankArea())
	if _, y = plot.Axes(); !y.Log {
		t.Error("a log scale was asked for")
	}
}
