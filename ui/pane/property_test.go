package pane

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// awkward numbers are those that break arithmetic: not finite, at both ends of
// the range, and both zeros.
func awkward() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom([]float64{
			math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64,
			1e300, -1e300, 1e15, 9.9999999, -9.9999999, -999.9999999, 999999.5, 0.5, -0.5, 1e-5, 1e-300, math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64,
		}),
		rapid.Float64(), rapid.Float64Range(-10, 10),
	)
}

func awkwardSlice(least, most int) *rapid.Generator[[]float64] {
	return rapid.SliceOfN(awkward(), least, most)
}

// words are what a file may be full of: nothing, long, wide, marks that combine.
func words() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "setosa", "日本語の長い名前がここにある", "a name that is much longer than any pane is wide, by far and more", "é̂x", "1", "👍🏽 ok"}),
		rapid.StringN(0, 30, 60),
	)
}

func someSet(rt *rapid.T) datasets.Set {
	n, m := rapid.IntRange(1, 12).Draw(rt, "n"), rapid.IntRange(1, 6).Draw(rt, "m")
	set := datasets.Set{
		Name: words().Draw(rt, "name"), Title: words().Draw(rt, "title"), About: words().Draw(rt, "about"), Source: words().Draw(rt, "source"),
		Classes: [2]string{words().Draw(rt, "class 0"), words().Draw(rt, "class 1")},
		Scaling: datasets.Scaling{Method: rapid.SampledFrom([]datasets.ScalingMethod{datasets.NoScaling, datasets.Standard}).Draw(rt, "scaling")},
	}
	for range n {
		set.Features = append(set.Features, datasets.Feature{Name: words().Draw(rt, "feature"), Unit: words().Draw(rt, "unit")})
		set.Scaling.Center, set.Scaling.Scale = append(set.Scaling.Center, 3), append(set.Scaling.Scale, 7)
	}
	for range m {
		set.X = append(set.X, awkwardSlice(n, n).Draw(rt, "x"))
		set.Y = append(set.Y, float64(rapid.IntRange(0, 1).Draw(rt, "y")))
	}
	return set
}

func someSnapshot(rt *rapid.T, n int) trainer.Snapshot {
	params := func(label string) trainer.Params {
		return trainer.Params{W: awkwardSlice(n, n).Draw(rt, label), B: awkward().Draw(rt, label+" b")}
	}
	return trainer.Snapshot{
		Params: params("params"), Grad: params("grad"), IncomingAlpha: awkward().Draw(rt, "α used"),
		Status: trainer.Status(rapid.IntRange(int(trainer.Running), int(trainer.Limit)).Draw(rt, "status")),
	}
}

func someRun(rt *rapid.T) Run {
	r := Run{Costs: costs(awkwardSlice(1, 40).Draw(rt, "costs")...), Alpha: awkward().Draw(rt, "run's α")}
	r.From = rapid.IntRange(0, r.HeadK()).Draw(rt, "from")
	for k := 0; k < r.HeadK(); k += rapid.IntRange(1, 20).Draw(rt, "until the next change") {
		r.Changes = append(r.Changes, timeline.Change{K: k, Hyper: trainer.Hyper{Alpha: awkward().Draw(rt, "change")}})
	}
	return r
}

// someFrame is any frame that the program could make of any numbers.
func someFrame(t *testing.T, rt *rapid.T) scene {
	t.Helper()
	set := someSet(rt)
	m, n := set.Size()
	f := sceneOf(t, set)
	f.Theme, f.Plain, f.Compact = look(t, rapid.SampledFrom(theme.Names()).Draw(rt, "theme")), rapid.Bool().Draw(rt, "plain"), rapid.Bool().Draw(rt, "compact")
	f.bound(awkward().Draw(rt, "bound"))
	f.Data.Facts.OneClass, f.Data.Facts.Class = rapid.Bool().Draw(rt, "one class"), 1
	f.Run.Alpha, f.Run.Forks, f.Present = awkward().Draw(rt, "α"), rapid.Bool().Draw(rt, "forks"), someRun(rt)
	f.Limit, f.Analysis.Wrong = rapid.IntRange(0, 10).Draw(rt, "limit"), [2]int{rapid.IntRange(0, m).Draw(rt, "wrong")}
	f.Analysis.Separates, f.View.Digits, f.View.LogJ = rapid.Bool().Draw(rt, "separates"), rapid.IntRange(3, 17).Draw(rt, "digits"), rapid.Bool().Draw(rt, "log")
	shown := rapid.SampledFrom([][2]int{{0, -1}, {1, -1}, {0, 1}}).Draw(rt, "shown")
	f.View.Main, f.Second = shown[0], shown[1]
	f.PlayText, f.Notice = rapid.SampledFrom([]string{"", "playing 10/s"}).Draw(rt, "moving"), Notice{words().Draw(rt, "notice"), rapid.Bool().Draw(rt, "wrong notice")}
	f.choose("data", [2]int{rapid.IntRange(0, n-1).Draw(rt, "feature 1"), rapid.IntRange(0, n-1).Draw(rt, "feature 2")})
	for j := range n {
		if rapid.IntRange(0, 4).Draw(rt, "constant") == 0 {
			f.Data.Facts.Constant = append(f.Data.Facts.Constant, j)
		}
	}
	for range rapid.IntRange(0, 3).Draw(rt, "recent") {
		f.Run.Recent = append(f.Run.Recent, someSnapshot(rt, n))
	}
	f.Run.Snapshot = someSnapshot(rt, n)
	f.Run.Snapshot.Iter = rapid.IntRange(0, f.Present.HeadK()).Draw(rt, "k")
	f.Run.Snapshot.Cost = f.Present.cost(f.Run.Snapshot.Iter)
	for range rapid.IntRange(0, timeline.MaxGhosts).Draw(rt, "ghosts") {
		g := someRun(rt)
		g.Compared = rapid.Bool().Draw(rt, "along")
		g.SharedUntil = rapid.IntRange(0, min(g.HeadK(), f.Present.HeadK())).Draw(rt, "shared")
		f.Ghosts = append(f.Ghosts, g)
	}
	someSurface(rt, &f)
	return f
}

// sentinel fills what a pane must not touch.
const sentinel = '@'

// inside draws a pane of w×h cells in the middle of a larger screen and tells
// where it drew outside its area.
func inside(f scene, w, h int, draw func(scene, chart.Area)) error {
	const x, y = 3, 2
	g, all := sheet(f, w+2*x, h+2*y)
	strange := theme.Style{FG: theme.RGB(1, 2, 3), BG: theme.RGB(4, 5, 6)}
	gw, gh := g.Size()
	all.Fill(layout.Rect{W: gw, H: gh}, sentinel, strange)
	own := layout.Rect{X: x, Y: y, W: w, H: h}
	draw(f, g.Area(own))
	for row := range gh {
		for col := range gw {
			if r, st := g.At(col, row); !own.Contains(col, row) && (r != sentinel || st != strange) {
				return fmt.Errorf("%d×%d: column %d, row %d outside became %q %+v", w, h, col-x, row-y, r, st)
			}
		}
	}
	return nil
}

// Every pane draws at every size, whatever the numbers, and only in its area.
func TestAnySizeAnyNumbers(t *testing.T) {
	t.Parallel()
	panes := append(parts(t), part{name: "toosmall", draw: drawTooSmall}, part{name: "surface of another moment", draw: paintSurface})
	for _, p := range panes {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) {
				f := someFrame(t, rt)
				w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
				if err := inside(f, w, h, p.draw); err != nil {
					rt.Fatal(err)
				}
			})
		})
	}
}

// What comes with an argument of its own, with any argument.
func TestAnyList(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		w, h := rapid.IntRange(0, 120).Draw(rt, "width"), rapid.IntRange(0, 40).Draw(rt, "height")
		l := List{
			Title: words().Draw(rt, "heading"), Searching: rapid.Bool().Draw(rt, "searching"), Search: words().Draw(rt, "search"),
			Esc: words().Draw(rt, "esc"), Find: words().Draw(rt, "find"), Columns: []Column{{Head: "m", At: 13}, {Head: "α", At: 6, Left: true}},
		}
		for range rapid.IntRange(1, 20).Draw(rt, "rows") {
			item := Item{Text: words().Draw(rt, "text"), Note: words().Draw(rt, "note"), About: words().Draw(rt, "about"), Group: rapid.Bool().Draw(rt, "group")}
			if rapid.Bool().Draw(rt, "read") {
				item.Columns = []string{words().Draw(rt, "m"), words().Draw(rt, "α")}
			}
			l.Rows = append(l.Rows, item)
		}
		l.At = rapid.IntRange(0, len(l.Rows)-1).Draw(rt, "at")
		beside := l
		beside.Preview = PreviewFile
		if rapid.Bool().Draw(rt, "previewed") {
			set := someSet(rt)
			beside.Preview = func(l DrawOptions, a chart.Area) { PreviewSet(l, a, set) }
		}
		text := words().Draw(rt, "typed")
		typed := Line{
			Label: words().Draw(rt, "label"), Text: text, Cursor: rapid.IntRange(0, len([]rune(text))).Draw(rt, "cursor"),
			Hint: words().Draw(rt, "hint"), Wrong: words().Draw(rt, "error"),
		}
		for _, draw := range []func(scene, chart.Area){
			listed(l), listed(beside),
			func(f scene, a chart.Area) { Prompt(f.DrawOptions, a, typed) },
		} {
			if err := inside(f, w, h, draw); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// A hint of marks over letters is cut, however narrow the line: with plain glyphs
// its ellipsis is wider than its letters.
func TestHintOfMarks(t *testing.T) {
	f := trainOn(t, "iris").frame()
	f.Plain = true
	for w := range 40 {
		err := inside(f, w, 1, func(f scene, a chart.Area) {
			Prompt(f.DrawOptions, a, Line{Hint: "a\u0300\u0300\u0300\u0300\u0300…"})
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// A click anywhere names an iteration of the run, or none.
func TestAnyClick(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
		x, y := rapid.IntRange(-2, w+2).Draw(rt, "x"), rapid.IntRange(-2, h+2).Draw(rt, "y")
		_, a := sheet(f, w, h)
		for name, c := range map[string]costCurves{"cost": curvesOf(f, w, h), "small cost": smallCurvesOf(f, w, h)} {
			if k, ok := hitCost(c, x, y); k < 0 || k > f.Present.HeadK() || !ok && k != 0 {
				rt.Fatalf("%s: (%d, %d) is k %d, %v; the run ends at %d", name, x, y, k, ok, f.Present.HeadK())
			}
		}
		if i, ok := tabAt(f, a, x); i < 0 || i >= len(Mains()) || !ok && i != 0 {
			rt.Fatalf("column %d is tab %d, %v", x, i, ok)
		}
	})
}

// someSurface adds what the surface pane draws: ways of the runs, an optimum, a
// view that was moved, and a sample of this or another moment.
func someSurface(rt *rapid.T, f *scene) {
	_, n := f.Data.Problem.Size()
	path := func() (path timeline.Path) {
		for k := range rapid.IntRange(0, 36).Draw(rt, "path") {
			path = path.Append(timeline.PathPoint{K: k, Params: someSnapshot(rt, n).Params})
		}
		return path
	}
	f.Present.Path = path()
	for i := range f.Ghosts {
		f.Ghosts[i].Path = path()
	}
	f.Present.Start = someSnapshot(rt, n)
	first := rapid.IntRange(0, n-1).Draw(rt, "pair")
	f.choose("surface", [2]int{first, rapid.IntRange(first+1, n).Draw(rt, "pair 2")})
	f.Analysis.Optimum = trainer.Optimum{Kind: trainer.OptimumKind(rapid.IntRange(0, 3).Draw(rt, "optimum")), At: someSnapshot(rt, n).Params}
	if rapid.Bool().Draw(rt, "sampled") {
		if s, ok := sectionOf(*f, rapid.IntRange(20, 90).Draw(rt, "sample width"), rapid.IntRange(8, 40).Draw(rt, "sample height")); ok {
			few := awkwardSlice(3, 3).Draw(rt, "J")
			costs := make([]float64, s.X.Cells*2*s.Y.Cells)
			for i := range costs {
				costs[i] = math.Abs(few[i%3]) + float64(i)
			}
			f.Sample = NewSurfaceSample(s, costs, LevelsOf(costs))
		}
	}
	if rapid.Bool().Draw(rt, "moved") {
		ends := awkwardSlice(4, 4).Draw(rt, "view")
		v := session.ViewRange{X: [2]float64{ends[0], ends[1]}, Y: [2]float64{ends[2], ends[3]}}
		f.View.Views = map[string]session.ViewRange{"surface": v, "data": v, "cost": v}
	}
}

// A view can be moved from anywhere to anywhere, and back by what is always
// there: it never stops being a range.
func TestAnyMove(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		_, a := sheet(f, rapid.IntRange(24, 150).Draw(rt, "width"), rapid.IntRange(12, 50).Draw(rt, "height"))
		f.View.Views = nil
		w, h := a.Size()
		for name, scopeOf := range map[string]func(scene) (PanLimits, bool){
			dataName:    func(f scene) (PanLimits, bool) { return scatterOf(f, w, h).PanLimits() },
			surfaceName: func(f scene) (PanLimits, bool) { return surfaceOf(f, w, h).PanLimits() },
			costName:    func(f scene) (PanLimits, bool) { return curvesOf(f, w, h).PanLimits() },
		} {
			for range rapid.IntRange(1, 40).Draw(rt, "moves") {
				s, ok := scopeOf(f)
				if !ok {
					break
				}
				before, known := f.View.Views[strings.ToLower(name)]
				v := s.Panned(float64(rapid.IntRange(-1, 1).Draw(rt, "right")), float64(rapid.IntRange(-1, 1).Draw(rt, "up")))
				if rapid.Bool().Draw(rt, "zoom") {
					v = s.Zoomed(rapid.SampledFrom([]float64{0.5, 2}).Draw(rt, "times"))
				}
				if known && (inRange(before.X) && !inRange(v.X) || inRange(before.Y) && !inRange(v.Y)) {
					rt.Fatalf("%s: %+v became %+v", name, before, v)
				}
				f.move(name, v)
			}
			drawMain(name)(f, a)
		}
	})
}
