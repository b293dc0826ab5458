package pane

import (
	"math"
	"math/rand"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// zAt is z at a place of the plane, computed from the parameters and the means of
// the data alone.
func zAt(f scene, p trainer.Params, x, y float64) float64 {
	z := p.B
	for j, w := range p.W {
		switch j {
		case f.pair()[0]:
			z += w * x
		case f.pair()[1]:
			z += w * y
		default:
			sum := 0.0
			for _, row := range f.Data.Problem.X {
				sum += row[j]
			}
			z += w * sum / float64(len(f.Data.Problem.X))
		}
	}
	return z
}

// Where the boundary is not in view its distance is said: so far from the corner
// that is nearest, along an axis and outwards, z is 0. Under DESCENT_LONG so for three
// times as many.
func TestBoundaryIsAnnounced(t *testing.T) {
	t.Parallel()
	tries := 1000
	if inFull() {
		tries = 3000
	}
	f := irisAt20(t)
	r := rand.New(rand.NewSource(1))
	said, pieces := 0, 0
	for range tries {
		p := trainer.Params{W: []float64{r.NormFloat64(), r.NormFloat64()}, B: 6 * r.NormFloat64()}
		f.Run.Snapshot.Params = p
		v := scatterOf(f, 74, 30).view()
		left, right, low, high := v.x.Min, v.x.Max, v.y.Min, v.y.Max
		signs := map[bool]bool{}
		for _, x := range []float64{left, right} {
			for _, y := range []float64{low, high} {
				signs[zAt(f, p, x, y) > 0] = true
			}
		}
		o, ok := v.outsideOf(p)
		piece := onlyACorner(f, v, p)
		if ok != (len(signs) == 1 || piece) {
			t.Fatalf("%+v: announced %v, with signs %v at the corners, in a corner only: %v", p, ok, signs, piece)
		}
		if piece {
			pieces++
			if text := painted(f, 74, 30, drawData); !strings.Contains(text, "◂ boundary") && !strings.Contains(text, "boundary ▸") {
				t.Errorf("%+v: nothing names the boundary in\n%s", p, text)
			}
		}
		if !ok || piece {
			continue
		}
		said++
		by, err := strconv.ParseFloat(strings.ReplaceAll(strings.Fields(o.distance)[0], "−", "-"), 64)
		if err != nil || by < 0 {
			t.Fatalf("%+v: %q", p, o.distance)
		}
		// Two digits: within half a unit of the second z changes its sign.
		unit := math.Pow(10, math.Floor(math.Log10(by))-1)
		if a, b := beyondCorner(f, v, o, p, by-0.51*unit), beyondCorner(f, v, o, p, by+0.51*unit); (a > 0) == (b > 0) {
			t.Errorf("%+v: %q: z is %v and %v around it", p, o.distance, a, b)
		}
		text := painted(f, 74, 30, drawData)
		if !strings.Contains(text, "boundary: "+o.distance) || !strings.Contains(text, string(o.arrow)) {
			t.Errorf("%+v: %q is not said in\n%s", p, o.distance, text)
		}
	}
	if said < tries/6 || pieces < tries/150 {
		t.Errorf("%d are out of view, %d in a corner only", said, pieces)
	}
}

// beyondCorner is z so far outwards from the corner that a boundary out of view is nearest
// to.
func beyondCorner(f scene, v scatterPlot, o outOfViewMark, p trainer.Params, by float64) float64 {
	x, y := v.x.Max, v.y.Min
	if o.left {
		x = v.x.Min
	}
	if o.top {
		y = v.y.Max
	}
	switch o.arrow {
	case '◂':
		x -= by
	case '▸':
		x += by
	case '▾':
		y -= by
	default:
		y += by
	}
	return zAt(f, p, x, y)
}

// onlyACorner reports whether something else is predicted in one corner alone, and no
// farther from it than 8 columns and 3 rows.
func onlyACorner(f scene, v scatterPlot, p trainer.Params) bool {
	cellX, cellY := (v.x.Max-v.x.Min)/float64(v.area.W), (v.y.Max-v.y.Min)/float64(v.area.H)
	var other [][4]float64 // the corners where 1 is predicted, and the ways into the view
	var rest [][4]float64
	for _, x := range [][2]float64{{v.x.Min, cellX}, {v.x.Max, -cellX}} {
		for _, y := range [][2]float64{{v.y.Min, cellY}, {v.y.Max, -cellY}} {
			corner := [4]float64{x[0], y[0], x[1], y[1]}
			if zAt(f, p, x[0], y[0]) > 0 {
				other = append(other, corner)
			} else {
				rest = append(rest, corner)
			}
		}
	}
	if len(other) == 3 {
		other = rest
	}
	if len(other) != 1 {
		return false
	}
	c := other[0]
	here := zAt(f, p, c[0], c[1]) > 0
	return (zAt(f, p, c[0]+8*c[2], c[1]) > 0) != here && (zAt(f, p, c[0], c[1]+3*c[3]) > 0) != here
}

// Parameters without a boundary announce none.
func TestNoBoundaryIsNotAnnounced(t *testing.T) {
	f := irisAt20(t)
	for name, p := range map[string]trainer.Params{
		"zeros": trainer.Zeros(2), "b alone": {W: []float64{0, 0}, B: 1}, "no numbers": {W: []float64{math.NaN(), 1}}, "infinite": {W: []float64{math.Inf(1), 1}},
	} {
		f.Run.Snapshot.Params, f.Run.Snapshot.Grad = p, trainer.Zeros(2)
		if text := painted(f, 74, 30, drawData); strings.Contains(text, "the view") || strings.Contains(text, "z = 0:") {
			t.Errorf("%s:\n%s", name, text)
		}
	}
}

// The dashed line is the boundary after the update with the α of now: it moves
// with α before any step, and is gone where it would not be told apart.
func TestBoundaryAfterTheNextStep(t *testing.T) {
	l := trainOn(t, "iris").walk(4)
	dashed := func(f scene) map[[2]int]bool {
		g, a := sheet(f, 74, 30)
		drawData(f, a)
		cells := map[[2]int]bool{}
		v := scatterOf(f, 74, 30).view()
		for y := v.area.Y; y < v.area.Y+v.area.H; y++ {
			for x := v.area.X; x < v.area.X+v.area.W; x++ {
				if r, st := g.At(x, y); r > 0x2800 && r <= 0x28ff && st.FG == f.Theme.Now.FG {
					cells[[2]int{x - v.area.X, y - v.area.Y}] = true
				}
			}
		}
		return cells
	}
	for _, alpha := range []float64{0.3, 1, 3} {
		f := l.alpha(alpha).frame()
		next := trainer.Params{W: make([]float64, 2), B: f.Run.Snapshot.Params.B - alpha*f.Run.Snapshot.Grad.B}
		for j := range next.W {
			next.W[j] = f.Run.Snapshot.Params.W[j] - alpha*f.Run.Snapshot.Grad.W[j]
		}
		v := scatterOf(f, 74, 30).view()
		cells := dashed(f)
		if len(cells) < 3 {
			t.Fatalf("α %v: %d cells are dashed", alpha, len(cells))
		}
		for at := range cells { // z changes its sign within a cell of it
			signs := map[bool]bool{}
			for _, dx := range []float64{-0.7, 1.7} {
				for _, dy := range []float64{-0.5, 1.5} {
					signs[zAt(f, next, v.x.Value(float64(at[0])+dx), v.y.Value(float64(v.area.H)-float64(at[1])-dy)) > 0] = true
				}
			}
			if len(signs) != 2 {
				t.Errorf("α %v: the cell %v is not on the next boundary", alpha, at)
			}
		}
	}
	if cells := dashed(irisAt20(t)); len(cells) > 0 {
		t.Errorf("at k 20 the boundary moves by less than two dots, and is dashed at %v", cells)
	}
}

// Numbers put into the equation of the boundary give z = 0, as near as its four
// decimals tell.
func TestEquationOfTheBoundary(t *testing.T) {
	number := `(−?[0-9.]+(?:e−?[0-9]+)?)`
	line := regexp.MustCompile(`^z = 0:  x₂ = −\(` + number + `·x₁ ([+−]) ` + number + `\)/\(?` + number + `\)?$`)
	read := func(s string) float64 {
		v, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	f := trainOn(t, "iris").walk(20).frame()
	r := rand.New(rand.NewSource(2))
	for i := range 200 {
		if i > 0 {
			f.Run.Snapshot.Params = trainer.Params{W: []float64{r.NormFloat64(), r.NormFloat64()}, B: 3 * r.NormFloat64()}
		}
		text := scatterOf(f, 74, 30).view().equation(unbounded)
		m := line.FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("%+v: %q", f.Run.Snapshot.Params, text)
		}
		w1, c, w2 := read(m[1]), read(m[3]), read(m[4])
		if m[2] == "−" {
			c = -c
		}
		const half = 0.5e-4
		if p := f.Run.Snapshot.Params; math.Abs(w1-p.W[0]) > half || math.Abs(w2-p.W[1]) > half || math.Abs(c-p.B) > half {
			t.Errorf("%+v: %q", p, text)
		}
	}
	f.Run.Snapshot.Params = trainer.Zeros(2)
	if text := scatterOf(f, 74, 30).view().equation(unbounded); text != "z = 0·x₁ + 0·x₂ + 0" {
		t.Errorf("zeros: %q", text)
	}
	f.Run.Snapshot.Params = trainer.Params{W: []float64{2, 0}, B: -3}
	if text := scatterOf(f, 74, 30).view().equation(unbounded); text != "z = 0:  x₁ = 1.5000" {
		t.Errorf("an upright line: %q", text)
	}
	hours := trainOn(t, "hours").walk(50).frame()
	v := scatterOf(hours, 74, 30).view()
	_, value, _ := strings.Cut(v.equation(unbounded), "−b/w₁ = ")
	if p := hours.Run.Snapshot.Params; math.Abs(read(value)+p.B/p.W[0]) > 0.5e-4 {
		t.Errorf("one feature: %q, w %v, b %v", v.equation(unbounded), p.W[0], p.B)
	}
	many := trainOn(t, "breast-cancer").walk(9).frame()
	many.Data.Stats = session.FeatureStatsOf(many.Data.Problem)
	if got, want := scatterOf(many, 74, 30).view().constant(many.Run.Snapshot.Params), zAt(many, many.Run.Snapshot.Params, 0, 0); math.Abs(got-want) > 1e-9*math.Abs(want) {
		t.Errorf("held at their mean: %v, want %v", got, want)
	}
}
