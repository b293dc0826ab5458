package pane

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// near k 0 b was furthest from where it is now, so the path is faint there and
// bright at the point; where nothing is held it is bright all along.
func TestThePathFades(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		f := irisAt20(t)
		f.Theme = look(t, name)
		seen := map[theme.Color]bool{}
		g, a := sheet(f, 74, 30)
		drawSurface(f, a)
		w, h := g.Size()
		for y := range h {
			for x := range w {
				if r, st := g.At(x, y); r >= 0x2800 && r < 0x2900 {
					seen[st.FG] = true
				}
			}
		}
		if !seen[f.Theme.Faint.FG] || !seen[f.Theme.Bright.FG] || len(seen) < 4 {
			t.Errorf("%s: the path has the colours %v", name, seen)
		}
	}
	s, _ := sectionOf(irisAt20(t), 74, 30)
	way := whole(irisAt20(t).Present.Path)
	away := s.distances(way)
	for i, p := range way {
		if want := math.Abs(p.Params.B-way[20].Params.B) / math.Abs(way[20].Params.B); math.Abs(away[i]-want) > 1e-12 { // b began at 0
			t.Errorf("k %d: %v away, want %v", i, away[i], want)
		}
	}
	f := trainOn(t, "hours").walk(20).frame()
	s, _ = sectionOf(f, 74, 30)
	for _, d := range s.distances(whole(f.Present.Path)) {
		if d != 0 {
			t.Fatal("nothing is held, and the path is not near")
		}
	}
}

// The arrow is the step itself, as long as it is; where that is too short to be
// seen, a direction of four rows at most that ends before the optimum. It points
// down the gradient.
func TestTheArrow(t *testing.T) {
	directions := 0
	for _, name := range []string{"iris", "iris-hard", "moons", "xor"} {
		l := trainOn(t, name)
		for k := range 300 {
			f := l.frame()
			s, _ := sectionOf(f, 74, 30)
			p := arrowOf(f, s)
			if p.factor == 0 {
				l.walk(1)
				continue
			}
			fx, fy := s.pos(f.Run.Snapshot.NextParams(f.Run.Alpha))
			step := math.Hypot((fx-p.x)/2, fy-p.y)
			x, y := p.tip()
			drawn := math.Hypot((x-p.x)/2, y-p.y)
			if p.factor == 1 && math.Hypot(x-fx, y-fy) > 1e-6 {
				t.Fatalf("%s, k %d: it ends at (%v, %v), the step at (%v, %v)", name, k, x, y, fx, fy)
			}
			if p.factor != 1 {
				directions++
				if step >= 4 || drawn > 4+1e-9 || p.factor < 1 {
					t.Fatalf("%s, k %d: a direction of %v rows for a step of %v", name, k, drawn, step)
				}
				if f.Analysis.Optimum.Kind == trainer.OptimumPoint {
					ox, oy := s.pos(f.Analysis.Optimum.At)
					if away := math.Hypot((ox-p.x)/2, oy-p.y); drawn > max(away, step) {
						t.Fatalf("%s, k %d: a direction of %v rows, and the optimum is %v away", name, k, drawn, away)
					}
				}
			}
			if (p.dx > 0) != (f.Run.Snapshot.Grad.W[0] < 0) || (p.dy < 0) != (f.Run.Snapshot.Grad.W[1] < 0) {
				t.Fatalf("%s, k %d: it goes (%v, %v) with the gradient %v", name, k, p.dx, p.dy, f.Run.Snapshot.Grad.W)
			}
			l.walk(1)
		}
	}
	if directions < 100 {
		t.Errorf("%d arrows are directions", directions)
	}
}

// There is no arrow where the weights stand, where there is no gradient, and
// where it would begin out of view; one that ends out of view is cut off there.
func TestNoArrow(t *testing.T) {
	stands := irisAt20(t)
	stands.Run.Snapshot.Status = trainer.Converged
	if text := painted(stands, 74, 30, drawSurface); strings.Contains(text, "∇") {
		t.Errorf("the weights stand, and there is an arrow:\n%s", text)
	}
	for name, change := range map[string]func(*scene){
		"no gradient":  func(f *scene) { f.Run.Snapshot.Grad = trainer.Zeros(2) },
		"no number":    func(f *scene) { f.Run.Snapshot.Grad.W = []float64{math.NaN(), 1} },
		"out of range": func(f *scene) { f.Run.Snapshot.Grad.W = []float64{math.Inf(1), 1} },
		"elsewhere":    func(f *scene) { f.move("surface", session.ViewRange{X: [2]float64{5, 6}, Y: [2]float64{5, 6}}) },
	} {
		f := irisAt20(t)
		f.Run.Snapshot.Grad = f.Run.Snapshot.Grad.Clone()
		change(&f)
		if text := painted(f, 74, 30, drawSurface); strings.Contains(text, "∇") {
			t.Errorf("%s: there is an arrow:\n%s", name, text)
		}
	}
	f := irisAt20(t)
	f.Run.Alpha = 300 // leaps out of the view
	s, _ := sectionOf(f, 74, 30)
	if p := arrowOf(f, s); p.fits() || p.factor != 1 {
		t.Errorf("×%v with α 300 fits: %v", p.factor, p.fits())
	}
}

func TestArrowHeads(t *testing.T) {
	for i, want := range []rune("→↗↑↖←↙↓↘") {
		angle := float64(i) * math.Pi / 4
		p := arrow{dx: 2 * math.Cos(angle), dy: -math.Sin(angle)}
		if got := p.head(false); got != want {
			t.Errorf("eighth %d has the head %q, not %q", i, got, want)
		}
	}
	if (arrow{dx: 1}).head(true) != '>' {
		t.Error("a plain arrow to the right has no head")
	}
}

// A ghost ends in its α; words on the surface have contrast, so none is grey.
func TestGhostsOnTheSurface(t *testing.T) {
	f := forked(t)
	f.move("surface", session.ViewRange{X: [2]float64{0, 1}, Y: [2]float64{0, 1.4}})
	g, a := sheet(f, 110, 40)
	drawSurface(f, a)
	if !strings.Contains(g.String(), "α 0.3") {
		t.Errorf("the ghost's α is not there:\n%s", g)
	}
	for y := 2; y < 38; y++ {
		for x := 6; x < 110; x++ {
			r, st := g.At(x, y)
			known := st.FG == f.Theme.Bright.FG || st.FG == f.Theme.Now.FG || st.FG == f.Theme.Faint.FG
			if r >= 0x2800 && r < 0x2900 {
				known = known || st.FG == theme.Mix(f.Theme.Bright.FG, f.Theme.Faint.FG, 0.25) || st.FG == theme.Mix(f.Theme.Bright.FG, f.Theme.Faint.FG, 0.5) || st.FG == theme.Mix(f.Theme.Bright.FG, f.Theme.Faint.FG, 0.75)
			}
			if r != ' ' && r != '▀' && !known {
				t.Fatalf("%q at column %d, row %d has the colour %x", r, x, y, st.FG)
			}
		}
	}
}

func whole(p timeline.Path) []timeline.PathPoint { return p.Points(0, p.Len()) }

// What is still to come is drawn too, pale, and the point stays on the way.
func TestThePathAhead(t *testing.T) {
	f := trainOn(t, "iris").walk(40).goTo(10).frame()
	g, a := sheet(f, 74, 30)
	drawSurface(f, a)
	x, y := rulers(t, g)
	end := f.Present.Path.Newest().Params
	if r, st := g.At(x.cell(end.W[0]), y.cell(end.W[1])); r < 0x2800 || r >= 0x2900 || st.FG != f.Theme.Faint.FG {
		t.Errorf("%q in %x stands where the run ends", r, st.FG)
	}
	if !strings.Contains(g.String(), "k 10") || strings.Contains(g.String(), "k 40") {
		t.Errorf("the words are wrong:\n%s", g)
	}
}

// The optimum is hollow until the held values are there too.
func TestTheOptimumOnTheSurface(t *testing.T) {
	f := irisAt20(t)
	best := trainer.Optimum{Kind: trainer.OptimumPoint, At: trainer.Params{W: []float64{0.7, 0.3}, B: -2}}
	f.Analysis.Optimum = best
	g, a := sheet(f, 74, 30)
	drawSurface(f, a)
	x, y := rulers(t, g)
	if r, _ := g.At(x.cell(0.7), y.cell(0.3)); r != '◇' || !strings.Contains(g.String(), "optimum at b −2.00") {
		t.Errorf("%q marks the optimum:\n%s", r, g)
	}
	f.Analysis.Optimum.At.B = f.Run.Snapshot.Params.B + 1e-6
	if text := painted(f, 74, 30, drawSurface); !strings.ContainsRune(text, '◆') || strings.Contains(text, "optimum at") {
		t.Errorf("with b there it is hollow still:\n%s", text)
	}
	for arrow, far := range map[string][]float64{"◂": {-99, 0.3}, "▸": {99, 0.3}, "▴": {0.4, 99}, "▾": {0.4, -99}} {
		f.Analysis.Optimum.At.W = far
		if text := painted(f, 74, 30, drawSurface); !strings.Contains(text, arrow) || !strings.Contains(text, "optimum") || strings.ContainsAny(text, "◆◇") {
			t.Errorf("%v is out of view, and not announced:\n%s", far, text)
		}
	}
	for _, kind := range []trainer.OptimumKind{trainer.OptimumUnknown, trainer.OptimumNonUnique, trainer.OptimumNone} {
		f.Analysis.Optimum = best
		f.Analysis.Optimum.Kind = kind
		if text := painted(f, 74, 30, drawSurface); strings.Contains(text, "optimum") || strings.ContainsAny(text, "◆◇") {
			t.Errorf("kind %v is marked:\n%s", kind, text)
		}
	}
	many := trainOn(t, "breast-cancer").walk(20).frame()
	many.Analysis.Optimum = trainer.Optimum{Kind: trainer.OptimumPoint, At: many.Run.Snapshot.Params.Clone()}
	many.Analysis.Optimum.At.B++
	many.Analysis.Optimum.At.W[0] = 0
	if text := painted(many, 120, 30, drawSurface); !strings.Contains(text, "optimum, projected") {
		t.Errorf("the projection is not said:\n%s", text)
	}
}

// A run without a way, parameters that are no numbers, far and tiny: always a
// picture, never one that hides what it cannot show.
func TestSurfaceOfAwkwardWays(t *testing.T) {
	for name, p := range map[string]trainer.Params{
		"nan": {W: []float64{math.NaN(), 1}, B: 1}, "far": {W: []float64{1e300, -1e300}, B: 1e300}, "huge": {W: []float64{math.MaxFloat64, 1}, B: 0},
		"tiny": {W: []float64{5e-324, 1e-310}, B: 1e-320}, "inf held": {W: []float64{1, 1}, B: math.Inf(1)},
	} {
		f := irisAt20(t)
		f.Run.Snapshot.Params = p
		walked := whole(f.Present.Path)
		f.Present.Path = timeline.Path{}
		for _, at := range append(walked[:20], timeline.PathPoint{K: 20, Params: p}) {
			f.Present.Path = f.Present.Path.Append(at)
		}
		text := painted(f, 74, 30, drawSurface)
		if !strings.Contains(text, "w₁ →") || !strings.Contains(text, "0") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}
