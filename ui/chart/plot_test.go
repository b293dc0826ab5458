package chart

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
	"pgregory.net/rapid"
)

// costs are J of iris setosa/versicolor from zeros: steady for 40 updates with
// α 0.3, fork the same for 20 and then 20 with α 1. They are those of the screens.
type costs struct{ Steady, Fork []float64 }

func iris(t *testing.T) (c costs) {
	t.Helper()
	data, err := os.ReadFile("testdata/iris-costs.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// frame returns a plot of w×h cells for J up to top and k up to last.
func frame(w, h int, top float64, last int, translate func(string) string) (*Grid, Plot) {
	g := NewGrid(w, h, page, translate)
	y := CostAxis(top, h-1, false, 0)
	x := IterAxis(last, PlotColumns(w, y))
	return g, NewPlot(g.Area(layout.Rect{W: w, H: h}), x, y, plain, plain, translate != nil)
}

func TestPlotGoldens(t *testing.T) {
	c := iris(t)
	steady := func(p Plot) {
		p.Curve(curveOf(0, c.Steady[:21]))
		p.Mark(20, c.Steady[20], '●', plain)
	}
	noisy := make([]float64, 10_001) // a fall with one spike up and one down
	for k := range noisy {
		noisy[k] = 0.6 * math.Exp(-float64(k)/3000)
	}
	noisy[5003], noisy[7001] = 0.65, 0
	for _, s := range []struct {
		name      string
		w, h      int
		last      int
		translate func(string) string
		draw      func(p Plot)
	}{
		// The places of the curve in main-120x36, main-80x24 and wide-170x45.
		{"main-42x13", 42, 13, 20, nil, steady},
		{"small-28x12", 28, 12, 20, nil, steady},
		{"wide-42x22", 42, 22, 20, nil, steady},
		{"plain-42x13", 42, 13, 20, ascii, steady},
		{"smallest-10x4", 10, 4, 20, nil, steady},
		{"fork-74x28", 74, 28, 40, nil, func(p Plot) {
			p.Vertical(20, plain)
			p.Curve(stroked(curveOf(20, c.Steady[20:]), Stroke{Dash: Dash{3, 3}}))
			p.Curve(stroked(curveOf(0, c.Fork), Stroke{Thick: true}))
			p.Mark(20, c.Fork[20], '◆', plain)
			p.Mark(40, c.Steady[40], '○', plain)
			p.Mark(40, c.Fork[40], '●', plain)
		}},
		{"plain-fork-42x13", 42, 13, 40, ascii, func(p Plot) {
			p.Vertical(20, plain)
			p.Curve(curveOf(0, c.Fork))
		}},
		{"one-point-42x13", 42, 13, 0, nil, func(p Plot) { p.Curve(curveOf(0, c.Steady[:1])) }},
		{"spikes-42x13", 42, 13, 10_000, nil, func(p Plot) { p.Curve(curveOf(0, noisy)) }},
		{"gaps-42x13", 42, 13, 8, nil, func(p Plot) {
			p.Curve(curveOf(0, []float64{0.1, 0.2, math.NaN(), 0.5, math.Inf(1), 1e300, 1e12, 0.3, -5}))
		}},
		{"along-axis-42x13", 42, 13, 20, nil, func(p Plot) { p.Curve(curveOf(3, []float64{0.4, 0.01, 0, 0, 0, 0, 0})) }},
	} {
		g, p := frame(s.w, s.h, c.Steady[0], s.last, s.translate)
		s.draw(p)
		golden(t, s.name, g.String())
	}

	g, a := sheet(42, 13)
	y := CostAxis(c.Steady[0], 12, true, c.Steady[20])
	p := NewPlot(a, IterAxis(20, PlotColumns(42, y)), y, plain, plain, false)
	steady(p)
	golden(t, "log-42x13", g.String())
}

// The curve of a run starts right beside the axis, the tick of k stands under
// its dot and that of J beside it.
func TestPlotPlaces(t *testing.T) {
	_, p := frame(42, 13, math.Ln2, 20, nil)
	if want := (layout.Rect{X: 5, Y: 0, W: 37, H: 12}); p.CurveArea() != want {
		t.Fatalf("inner %+v, want %+v", p.CurveArea(), want)
	}
	for _, c := range []struct {
		k, j float64
		x, y int
		ok   bool
	}{
		{0, math.Ln2, 5, 1, true},
		{0, 0, 5, 11, true}, // on the axis line
		{20, 0.4, 33, 5, true},
		{25, 0.6, 40, 2, true},
		{20, 1e300, 33, 0, true}, // beyond the top: at the edge, as the curve
		{20, -1, 33, 11, true},
		{26, 0.4, 41, 5, true},
		{27, 0.4, 0, 0, false},
		{-1, 0.4, 0, 0, false},
		{math.NaN(), 0.4, 0, 0, false},
		{20, math.NaN(), 0, 0, false},
		{20, math.Inf(1), 0, 0, false},
	} {
		if x, y, ok := p.Cell(c.k, c.j); x != c.x || y != c.y || ok != c.ok {
			t.Errorf("Cell(%v, %v) = %d, %d, %v; want %d, %d, %v", c.k, c.j, x, y, ok, c.x, c.y, c.ok)
		}
	}
	for x, want := range map[int]int{5: 0, 4: 0, -1000: 0, 33: 20, 34: 21, 41: 26, 1000: 26} {
		if got := p.IterAt(x); got != want {
			t.Errorf("IterAt(%d) = %d, want %d", x, got, want)
		}
	}
}

// Every tick stands at the dot of its value: in its column and its row.
func TestTicksAndDotsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(minPlotWidth, 100).Draw(t, "w"), rapid.IntRange(minPlotHeight, 50).Draw(t, "h")
		_, p := frame(w, h, rapid.Float64Range(1e-6, 1e6).Draw(t, "top"), rapid.IntRange(0, 20_000).Draw(t, "last"), nil)
		in := p.CurveArea()
		for _, k := range p.x.Ticks {
			if x, _, ok := p.Cell(k.Value, 0); ok && x != in.X+k.Cell {
				t.Fatalf("k %s is in column %d, its tick in %d", k.Label, x, in.X+k.Cell)
			}
		}
		for _, j := range p.y.Ticks {
			if _, y, ok := p.Cell(0, j.Value); ok && y != in.Y+in.H-1-j.Cell {
				t.Fatalf("J %s is in row %d, its tick in %d", j.Label, y, in.Y+in.H-1-j.Cell)
			}
		}
	})
}

func TestMark(t *testing.T) {
	g, p := frame(42, 13, math.Ln2, 20, nil)
	before := g.String()
	if _, _, ok := p.Mark(30, 0.4, '●', plain); ok || g.String() != before {
		t.Error("a mark outside was drawn")
	}
	x, y, ok := p.Mark(20, 0.4, '●', theme.Style{FG: red})
	if r, st := g.At(x, y); !ok || r != '●' || st.FG != red || st.BG != paper {
		t.Errorf("the mark at %d, %d is %q %+v", x, y, r, st)
	}
}

// The styles of a plot: lines, labels and a curve, which colours the axis line
// where it runs along it and makes it heavy, so that it is seen without colours.
func TestPlotStyles(t *testing.T) {
	g, a := sheet(42, 13)
	y := CostAxis(math.Ln2, 12, false, 0)
	line, label, curve := theme.Style{FG: blue}, theme.Style{FG: red}, theme.Style{FG: theme.RGB(0, 250, 0)}
	p := NewPlot(a, IterAxis(20, PlotColumns(42, y)), y, line, label, false)
	along := curveOf(3, make([]float64, 5))
	along.Style = curve
	p.Curve(along)
	for _, c := range []struct {
		x, y int
		r    rune
		st   theme.Style
	}{
		{4, 0, '│', line}, {4, 2, '┤', line}, {4, 11, '└', line}, {41, 11, '─', line},
		{0, 2, '0', label}, {33, 12, '2', label}, {34, 12, '0', label},
		{12, 11, '┯', curve}, {11, 11, '━', curve}, {19, 11, '┬', line},
	} {
		if r, st := g.At(c.x, c.y); r != c.r || st != c.st.WithBackground(paper) {
			t.Errorf("cell %d,%d is %q %+v, want %q %+v", c.x, c.y, r, st, c.r, c.st.WithBackground(paper))
		}
	}
}

// The dots of a vertical line stand in the half of the cell where the dot of its
// k is: with 7 cells for 10 iterations, k = 1 is at 1.2 and k = 5 just left of 4 cells.
func TestVerticalHalves(t *testing.T) {
	g, p := frame(42, 13, math.Ln2, 50, nil)
	p.Vertical(1, plain)
	p.Vertical(5, plain)
	p.Vertical(math.NaN(), plain)
	p.Vertical(-7, plain)
	row := strings.Split(g.String(), "\n")[7]
	if want := "    │ ⠄ ⠠"; strings.TrimRight(row, " ") != want {
		t.Errorf("%q, want %q", row, want)
	}
}

func TestPlotRefuses(t *testing.T) {
	axis := CostAxis(1, 10, false, 0)
	for name, c := range map[string]struct {
		w, h int
		x, y Axis
	}{
		"narrow":  {9, 20, axis, axis},
		"low":     {20, 3, axis, axis},
		"nothing": {0, 0, axis, axis},
		"no x":    {20, 20, Axis{}, axis},
		"no y":    {20, 20, axis, Axis{}},
		"no room": {10, 20, axis, CostAxis(3e-9, 10, false, 0)}, // labels of 5 cells leave 3
	} {
		g, a := sheet(c.w, c.h)
		if name == "no room" {
			c.y.Ticks[0].Label = "a long label"
		}
		p := NewPlot(a, c.x, c.y, plain, plain, false)
		p.Curve(curveOf(0, []float64{0, 1}))
		p.Vertical(0, plain)
		_, _, ok := p.Mark(0, 0, 'x', plain)
		if !p.CurveArea().Empty() || ok || p.IterAt(3) != 0 || strings.Trim(g.String(), " \n") != "" {
			t.Errorf("%s: inner %+v, mark %v, drew\n%s", name, p.CurveArea(), ok, g.String())
		}
	}
}

// On a plot far narrower than the run is long, the dot of every minimum and
// maximum of the whole run is set.
func TestSpikesAreDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3000).Draw(t, "n")
		js := make([]float64, n)
		for k := range js {
			js[k] = 0.5
		}
		spike := rapid.IntRange(0, n-1).Draw(t, "spike")
		js[spike] = rapid.SampledFrom([]float64{0.1, 0.3, 0.65, 1e300}).Draw(t, "J")
		from := rapid.IntRange(0, 50).Draw(t, "from")
		g, p := frame(30, 12, math.Ln2, from+n-1, nil)
		p.Curve(curveOf(from, js))
		x, y, ok := p.Cell(float64(from+spike), js[spike])
		if !ok {
			t.Fatalf("k %d is outside", from+spike)
		}
		if r, _ := g.At(x, y); !runes.IsBraillePattern(r) {
			t.Fatalf("J %v at k %d of %d is not in cell %d,%d\n%s", js[spike], spike, n, x, y, g.String())
		}
	})
}

func FuzzPlot(f *testing.F) {
	f.Add(42, 13, 20, 0, 0.69, []byte{1, 0, 200, 37}, false, false)
	f.Add(1, 1, -1, -1, math.NaN(), []byte{0, 0}, true, true)
	f.Add(10, 4, 1<<40, 1<<40, 1e300, []byte{255, 254, 253, 252, 251}, true, false)
	f.Fuzz(func(t *testing.T, w, h, last, from int, top float64, bytes []byte, log, plainGlyphs bool) {
		w, h = w%300, h%100
		g := NewGrid(w, h, page, nil)
		before := g.String()
		y := CostAxis(top, h-1, log, top/1e5)
		p := NewPlot(g.Area(layout.Rect{W: w, H: h}), IterAxis(last, PlotColumns(w, y)), y, plain, plain, plainGlyphs)
		js := make([]float64, len(bytes))
		for i, b := range bytes {
			js[i] = costOf(b, top)
		}
		p.Vertical(float64(from), plain)
		p.Curve(stroked(curveOf(from, js), Stroke{Thick: log, Dash: dashIf(plainGlyphs)}))
		for i, j := range js {
			k := float64(from) + float64(i)
			if x, y, ok := p.Mark(k, j, 'x', plain); ok && !p.CurveArea().Contains(x, y) {
				t.Fatalf("mark of k %v, J %v outside, at %d, %d", k, j, x, y)
			}
		}
		if k := p.IterAt(from); k < 0 {
			t.Fatalf("IterAt(%d) = %d", from, k)
		}
		if p.CurveArea().Empty() && g.String() != before {
			t.Fatalf("a plot without cells drew\n%s", g.String())
		}
	})
}

// costOf makes a cost of a byte: the absurd ones, and shares of top.
func costOf(b byte, top float64) float64 {
	switch b {
	case 255:
		return math.NaN()
	case 254:
		return math.Inf(1)
	case 253:
		return math.Inf(-1)
	case 252:
		return 1e300
	case 251:
		return -1e12
	}
	return top * float64(b) / 200
}

// The half of the cell that is drawn holds the value: it is at most one dot off
// the curve.
func TestPointIsOnItsHalf(t *testing.T) {
	for i := range 200 {
		j := 0.9 * float64(i) / 200
		g, a := sheet(40, 12)
		y := CostAxis(1, 11, false, 0)
		p := NewPlot(a, IterAxis(10, PlotColumns(40, y)), y, plain, plain, false)
		p.Point(5, j, theme.Style{FG: red})
		x, row, ok := p.Cell(5, j)
		if !ok {
			t.Fatalf("J %v is not in view", j)
		}
		r, st := g.At(x, row)
		inner := p.CurveArea()
		above := float64(inner.Y+inner.H-row) - p.y.Pos(j) // how far below the top edge of its cell, in rows
		upper := above < 0.5+rowBias/dotsDown
		if st.FG != red || upper && r != '▀' || !upper && r != '▄' {
			t.Errorf("J %v is %.2f rows down in its cell, drawn as %q", j, above, r)
		}
	}
}
