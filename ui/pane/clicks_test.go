package pane

import (
	"strings"
	"testing"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
)

// curvePane is a pane with a cost curve, and what a click in it means.
type curvePane struct {
	name string
	draw func(scene, chart.Area)
	of   func(f scene, w, h int) costCurves
	rect func(w, h int, s layout.Screen) layout.Rect
}

func curvePanes() []curvePane {
	return []curvePane{
		{"cost", drawCost, curvesOf, mainRect},
		{"small cost", drawSmallCost, smallCurvesOf, historyRect},
	}
}

// nowMark finds the one cell whose mark is drawn in the style of the cursor.
func nowMark(t *testing.T, f scene, g *chart.Grid) (x, y int) {
	t.Helper()
	w, h := g.Size()
	found := 0
	for row := 1; row < h; row++ { // row 0 holds the legend with the same mark
		for col := range w {
			if r, st := g.At(col, row); (r == '▀' || r == '▄') && st.FG == f.Theme.Now.FG && st.Bold {
				x, y = col, row
				found++
			}
		}
	}
	if found != 1 {
		t.Fatalf("k %d: %d marks of the cursor, not one", f.Run.Snapshot.Iter, found)
	}
	return x, y
}

// seen moves the cursor of a frame.
func (f scene) seen(k int) scene {
	f.Run.Snapshot.Iter, f.Run.Snapshot.Cost = k, f.Present.cost(k)
	return f
}

// A click on the mark of k goes to k; where several iterations share a cell, to
// one that is drawn in the same. Each curve is clicked at every third of the marks, by
// turns from another one, and at all of them under DESCENT_LONG.
func TestClickOnTheMark(t *testing.T) {
	t.Parallel()
	turn, stride := 0, 3
	if inFull() {
		stride = 1
	}
	scenes := map[string]scene{
		"20": irisAt20(t), "fork": forked(t), "7": trainOn(t, "xor").walk(7).frame(),
		"longer ghost": trainOn(t, "hours").walk(60).goTo(5).alpha(1).walk(9).frame(),
		"600":          trainOn(t, "iris").walk(600).frame(),
	}
	for name, f := range scenes {
		for _, size := range sizes() {
			s := layout.Arrange(size[0], size[1], layout.Requirements{Params: 3})
			for _, p := range curvePanes() {
				for _, f.View.LogJ = range []bool{false, true} {
					r := p.rect(size[0], size[1], s)
					each := 1 + f.Present.HeadK()/60
					for k := turn % stride * each; k <= f.Present.HeadK(); k += stride * each {
						f := f.seen(k)
						g, a := sheet(f, r.W, r.H)
						p.draw(f, a)
						x, y := nowMark(t, f, g)
						got, ok := hitCost(p.of(f, r.W, r.H), x, y)
						if !ok {
							t.Fatalf("%s, %s %v: the mark of k %d is at (%d, %d), where no k is", name, p.name, size, k, x, y)
						}
						if got == k {
							continue
						}
						g, a = sheet(f, r.W, r.H)
						p.draw(f.seen(got), a)
						if x2, _ := nowMark(t, f, g); x2 != x {
							t.Fatalf("%s, %s %v: the mark of k %d at column %d is k %d, drawn at %d", name, p.name, size, k, x, got, x2)
						}
					}
					turn++
				}
			}
		}
	}
}

// Beside the curve there is no iteration; beyond the end of the run is its end.
func TestClickBesideTheCurve(t *testing.T) {
	f := irisAt20(t)
	for _, c := range []struct {
		what string
		x, y int
		ok   bool
		k    int
	}{
		{"the legend", 3, 0, false, 0}, {"the row above the curve", 60, 1, false, 0}, {"its first row", 60, 2, true, 20}, {"its last row", 60, 28, true, 20}, {"the numbers of J", 0, 10, false, 0}, {"the numbers of k", 20, 29, false, 0},
		{"the room for labels", 70, 10, false, 0}, {"right of the last k", 60, 10, true, 20}, {"k 0", 5, 10, true, 0},
	} {
		if k, ok := hitCost(curvesOf(f, 74, 30), c.x, c.y); ok != c.ok || k != c.k {
			t.Errorf("a click on %s is k %d, %v; want %d, %v", c.what, k, ok, c.k, c.ok)
		}
	}
	if k, ok := hitCost(smallCurvesOf(f, 74, 30), 10, 0); ok {
		t.Errorf("a click on the heading is k %d", k)
	}
	if k, ok := hitCost(curvesOf(f, 12, 4), 6, 3); ok {
		t.Errorf("a click where no curve has room is k %d", k)
	}
}

// A click on a name chooses its pane, one between names none.
func TestTabAt(t *testing.T) {
	for _, compact := range []bool{false, true} {
		f := irisAt20(t)
		f.Compact = compact
		g, a := sheet(f, 74, 2)
		drawTabs(f, a)
		var last, names int
		for x := range 74 {
			r, _ := g.At(x, 0)
			i, ok := tabAt(f, a, x)
			if r != ' ' && !ok || i < last && ok {
				t.Errorf("compact %v, column %d (%q): tab %d, %v", compact, x, r, i, ok)
			}
			if before, _ := g.At(x-1, 0); ok && x > 0 && before == ' ' && i > last {
				names, last = names+1, i
			}
		}
		if names != len(Mains())-1 {
			t.Errorf("compact %v: %d names after the first, want %d", compact, names, len(Mains())-1)
		}
		if i, ok := tabAt(f, a, 73); ok {
			t.Errorf("the empty end of the line is tab %d", i)
		}
	}
}

// A heavy line stands under the names of the panes that are shown, only there.
func TestTabsUnderlineWhatIsShown(t *testing.T) {
	for _, shown := range [][2]int{{0, -1}, {1, -1}, {0, 1}} {
		f := irisAt20(t)
		f.View.Main, f.Second = shown[0], shown[1]
		g, a := sheet(f, 40, 2)
		drawTabs(f, a)
		for x := range 40 {
			i, ok := tabAt(f, a, x)
			on := false
			for _, s := range shown {
				on = on || ok && s == i
			}
			want := '─'
			if on {
				want = '━'
			}
			if r, _ := g.At(x, 1); r != want {
				t.Errorf("shown %v, column %d: %q, want %q", shown, x, r, want)
			}
		}
	}
}

// Every row of the table of main panes has its Builder, and every Builder its row.
func TestMains(t *testing.T) {
	if len(builders) != len(Mains()) {
		t.Errorf("%d panes are built, %d have a row", len(builders), len(Mains()))
	}
	f := irisAt20(t).indexed()
	for i, m := range Mains() {
		if builders[session.Panes()[i]] == nil || strings.ToLower(m.Name) != session.Panes()[i] || m.Build(f.State, f.Presentation, Size{74, 30}) == nil {
			t.Errorf("main pane %+v lacks something", m)
		}
	}
}
