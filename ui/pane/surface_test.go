package pane

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/theme"
)

// sampled is the frame with J on the surface as a pane of w×h cells shows it.
func sampled(t testing.TB, f scene, w, h int) scene {
	t.Helper()
	s, ok := sectionOf(f, w, h)
	if !ok || !s.Finite() {
		return f
	}
	us, vs := s.Points()
	costs := make([]float64, len(us)*len(vs))
	if err := trainer.CostGrid(context.Background(), f.Data.Problem, s.Plane, us, vs, costs); err != nil {
		t.Fatal(err)
	}
	f.Sample = NewSurfaceSample(s, costs, LevelsOf(costs))
	return f
}

// drawSurface draws the surface with its sample, as the program does.
func drawSurface(f scene, a chart.Area) {
	w, h := a.Size()
	s, ok := sectionOf(f, w, h)
	if ok && s.Finite() {
		us, vs := s.Points()
		costs := make([]float64, len(us)*len(vs))
		if err := trainer.CostGrid(context.Background(), f.Data.Problem, s.Plane, us, vs, costs); err != nil {
			panic(err) // nothing cancels it
		}
		f.Sample = NewSurfaceSample(s, costs, LevelsOf(costs))
	}
	paintSurface(f, a)
}

// ruler reads a value at a place off the numbers of an axis, as a person does:
// two labels and where their middles are.
type ruler struct{ place, value, per float64 }

// at is the value at a place in cells.
func (r ruler) at(place float64) float64 { return r.value + (place-r.place)*r.per }

// cell is the cell of a value.
func (r ruler) cell(v float64) int { return int(math.Floor((v-r.value)/r.per + r.place)) }

func numberOf(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rulers reads both axes of a painted surface: the row above the foot and the
// column of numbers at the left.
func rulers(t *testing.T, g *chart.Grid) (x, y ruler) {
	t.Helper()
	rows := strings.Split(g.String(), "\n")
	var across, up []ruler
	foot := []rune(rows[len(rows)-2])
	for i := 0; i < len(foot); i++ {
		from := i
		for i < len(foot) && foot[i] != ' ' {
			i++
		}
		if i > from {
			middle := from + (i-from)/2
			across = append(across, ruler{place: float64(middle) + 0.5, value: numberOf(t, string(foot[from:i]))})
		}
	}
	for i, row := range rows[2 : len(rows)-2] {
		if text := strings.TrimSpace(string([]rune(row)[:4])); text != "" && strings.ContainsAny(text, "0123456789") {
			up = append(up, ruler{place: float64(i+2) + 0.5, value: numberOf(t, text)})
		}
	}
	if len(across) < 2 || len(up) < 2 {
		t.Fatalf("no numbers at the axes:\n%s", g)
	}
	between := func(all []ruler) ruler {
		a, b := all[0], all[len(all)-1]
		return ruler{a.place, a.value, (b.value - a.value) / (b.place - a.place)}
	}
	return between(across), between(up)
}

// find lists the cells that show r in the cells of the surface.
func find(g *chart.Grid, r rune, like func(theme.Style) bool) [][2]int {
	w, h := g.Size()
	var all [][2]int
	for y := 2; y < h-2; y++ {
		for x := range w {
			if got, st := g.At(x, y); got == r && like(st) {
				all = append(all, [2]int{x, y})
			}
		}
	}
	return all
}

func anyStyle(theme.Style) bool { return true }

// The reference values of k 0, 1, 10 and 20 (mpmath, as the fixtures), read back
// from the picture with its own numbers. The arrow is ten times the update from
// k 20: 0.3·(0.0288977, 0.0559694) each.
func TestSurfacePlaces(t *testing.T) {
	g, a := sheet(irisAt20(t), 74, 30)
	drawSurface(irisAt20(t), a)
	x, y := rulers(t, g)
	at := func(w1, w2 float64) [2]int { return [2]int{x.cell(w1), y.cell(w2)} }
	if now := find(g, '●', anyStyle); len(now) != 1 || now[0] != at(0.440016, 0.464226) {
		t.Errorf("the point is at %v, not %v", now, at(0.440016, 0.464226))
	}
	now, far := at(0.440016, 0.464226), at(0.440016+0.0866931, 0.464226+0.1679082) // ten times the step
	dx, dy := float64(far[0]-now[0]), float64(far[1]-now[1])
	times := directionLength / math.Hypot(dx/2, dy)
	tip := find(g, '↗', anyStyle)
	if len(tip) != 1 || math.Abs(float64(tip[0][0]-now[0])-times*dx) > 1 || math.Abs(float64(tip[0][1]-now[1])-times*dy) > 1 {
		t.Errorf("the arrow from %v ends at %v, towards %v", now, tip, far)
	}
	for _, text := range []string{"−∇J", "k 20", "k 10", "k 1 ", "k 0"} {
		if !strings.Contains(g.String(), text) {
			t.Errorf("%q is not written:\n%s", text, g)
		}
	}
	ten := trainOn(t, "iris").walk(10).frame().Run.Snapshot.Params
	want := [][2]int{at(ten.W[0], ten.W[1]), at(0.209850, 0.081000), at(0, 0)}
	stops := find(g, '○', anyStyle)
	slices.SortFunc(stops, func(a, b [2]int) int { return a[1] - b[1] })
	if !slices.Equal(stops, want) {
		t.Errorf("the stops are at %v, not %v", stops, want)
	}
}

// The path is a line of braille from stop to stop: every point of it that the
// run visited holds dots, or a mark.
func TestSurfacePath(t *testing.T) {
	l := trainOn(t, "iris").walk(20)
	f := l.frame()
	g, a := sheet(f, 74, 30)
	drawSurface(f, a)
	x, y := rulers(t, g)
	for k := range 21 {
		p := l.goTo(k).frame().Run.Snapshot.Params
		if r, _ := g.At(x.cell(p.W[0]), y.cell(p.W[1])); (r < 0x2800 || r >= 0x2900) && !strings.ContainsRune("○●", r) {
			t.Errorf("k %d: %q stands at (%v, %v)", k, r, p.W[0], p.W[1])
		}
	}
}

// naive is J by its definition, without the trainer.
func naive(f scene, w1, w2, b float64) float64 {
	sum := 0.0
	for i, x := range f.Data.Problem.X {
		z := w1*x[0] + w2*x[1] + b
		if f.Data.Problem.Y[i] == 0 {
			z = -z
		}
		sum += math.Log1p(math.Exp(-z))
	}
	return sum / float64(len(f.Data.Problem.X))
}

// The colour of every half cell says in which band J lies, by the numbers under
// the scale and those at the axes.
func TestSurfaceBands(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		f := irisAt20(t)
		f.Theme = look(t, name)
		f = sampled(t, f, 74, 30)
		g, a := sheet(f, 74, 30)
		paintSurface(f, a)
		x, y := rulers(t, g)
		levels := f.Sample.Levels
		bandOf := map[theme.Color]int{}
		for i, c := range f.Sample.colours(f.Theme) {
			bandOf[c] = i
		}
		b := f.Run.Snapshot.Params.B
		checked, words := 0, 0
		for row := 2; row < 28; row++ {
			for col := 5; col < 74; col++ {
				r, st := g.At(col, row)
				if r != ' ' && r != '▀' {
					continue
				}
				halves := [2]theme.Color{st.BG, st.BG}
				if r == '▀' {
					halves[0] = st.FG
				}
				for half, colour := range halves {
					band, known := bandOf[colour]
					if !known { // between two words, over a half block
						words++
						continue
					}
					j := naive(f, x.at(float64(col)+0.5), y.at(float64(row)+0.25+0.5*float64(half)), b)
					low, high := math.Inf(-1), math.Inf(1)
					if band > 0 {
						low = levels[band-1]
					}
					if band < len(levels) {
						high = levels[band]
					}
					if j < low-1e-9 || j > high+1e-9 {
						t.Fatalf("%s: column %d, row %d, half %d: J %v in band %d, %v to %v", name, col, row, half, j, band, low, high)
					}
					checked++
				}
			}
		}
		if checked < 3000 || words > 20 {
			t.Errorf("%s: %d half cells hold a band, %d another colour", name, checked, words)
		}
	}
}

// Between the lines that say J, J is between what they say: along a contour
// line lies its number.
func TestContourNumbers(t *testing.T) {
	f := irisAt20(t)
	f.Theme = look(t, "mono")
	f = sampled(t, f, 74, 30)
	g, a := sheet(f, 74, 30)
	paintSurface(f, a)
	x, y := rulers(t, g)
	written := 0
	for _, level := range f.Sample.Levels {
		text := " " + strconv.FormatFloat(level, 'g', -1, 64) + " "
		for row, s := range strings.Split(g.String(), "\n")[2:28] {
			i := strings.Index(string([]rune(s)[5:]), text)
			if i < 0 {
				continue
			}
			written++
			col := 5 + len([]rune(string([]rune(s)[5:])[:i])) + len(text)/2
			j := naive(f, x.at(float64(col)+0.5), y.at(float64(row+2)+0.5), f.Run.Snapshot.Params.B)
			beside := naive(f, x.at(float64(col)-1), y.at(float64(row+2)+1.5), f.Run.Snapshot.Params.B)
			if math.Abs(j-level) > math.Abs(beside-j)+0.005 {
				t.Errorf("%s stands where J is %.4f", text, j)
			}
		}
	}
	if written < 8 {
		t.Errorf("%d lines have their number:\n%s", written, g)
	}
	if strings.ContainsRune(g.String(), '▀') || len(backgrounds(g)) != 1 {
		t.Error("there are half blocks without colours")
	}
}

// A step along the path must not move the picture: from k 0 to 2000 the view
// changes a few times only, and never when stepping back. After the first hundred steps
// one of four is looked at, of each data set another one, and all under DESCENT_LONG.
func TestTheViewStands(t *testing.T) {
	t.Parallel()
	for turn, name := range []string{"iris", "iris-hard", "hours", "moons", "breast-cancer"} {
		l := trainOn(t, name)
		changes := 0
		before, _ := sectionOf(l.unstudied(), 74, 30)
		for k := range 2000 {
			if l.walk(1); !inFull() && k > 100 && (k+turn)%4 > 0 {
				continue
			}
			s, _ := sectionOf(l.unstudied(), 74, 30)
			if !alike(s.X, before.X) || !alike(s.Y, before.Y) {
				changes++
			}
			before = s
			if _, _, ok := s.cell(l.timeline.Current().Params); !ok {
				t.Fatalf("%s: at k %d the point is outside", name, k+1)
			}
		}
		// Ranges of 1, 2, 5 … grow a thousandfold in nine changes, for each axis.
		if changes > 18 {
			t.Errorf("%s: the view changed %d times in 2000 steps", name, changes)
		}
		if back, _ := sectionOf(l.goTo(3).unstudied(), 74, 30); !alike(back.X, before.X) || !alike(back.Y, before.Y) {
			t.Errorf("%s: stepping back moves the view", name)
		}
	}
}

// The picture: from −0.1 to 0.9 in both directions.
func TestTheViewOfThePicture(t *testing.T) {
	s, ok := sectionOf(irisAt20(t), 74, 30)
	for _, axis := range []chart.Axis{s.X, s.Y} {
		if !ok || axis.Min < -0.15 || axis.Min > -0.05 || axis.Max < 0.85 || axis.Max > 1 {
			t.Errorf("from %v to %v", axis.Min, axis.Max)
		}
	}
}

// What is held is named, and the same J may be wanted again only if all of it
// is the same.
func TestSections(t *testing.T) {
	l := trainOn(t, "iris").walk(20)
	f := l.frame()
	s, _ := sectionOf(f, 74, 30)
	if s.Plane.Fixed.W[0] != 0 || s.Plane.Fixed.W[1] != 0 || s.Plane.Fixed.B != f.Run.Snapshot.Params.B {
		t.Errorf("held is %v", s.Plane.Fixed)
	}
	next, _ := sectionOf(l.walk(1).frame(), 74, 30)
	f.choose("surface", [2]int{1, 2})
	other, _ := sectionOf(f, 74, 30)
	wide, _ := sectionOf(l.goTo(20).frame(), 80, 30)
	again, _ := sectionOf(l.goTo(20).frame(), 74, 30)
	if s.Same(next) || !s.SameAxes(next) || !s.Same(again) || s.SameAxes(wide) || !s.Parallel(wide) || s.Parallel(other) {
		t.Error("sections are mixed up")
	}
	for pair, want := range map[[2]int]string{{0, 1}: "J where b is held at −0.92", {0, 2}: "J where w₂ is held at 0.46", {1, 2}: "J where w₁ is held at 0.44"} {
		f.choose("surface", pair)
		if text := painted(f, 74, 30, drawSurface); !strings.Contains(text, want) || !strings.Contains(text, "↑ "+parameter(pair[1], 2)) || !strings.Contains(text, parameter(pair[0], 2)+" →") {
			t.Errorf("%v shows\n%s\nwithout %q", pair, text, want)
		}
	}
	one := painted(trainOn(t, "hours").walk(20).frame(), 74, 30, drawSurface)
	many := painted(trainOn(t, "breast-cancer").walk(20).frame(), 120, 30, drawSurface)
	if !strings.Contains(one, "nothing is held") || !strings.Contains(many, "J where b and 28 others are held") || !strings.Contains(many, "held values") {
		t.Errorf("what is held is not said:\n%s\n%s", one, many)
	}
}
