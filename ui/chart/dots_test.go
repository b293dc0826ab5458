package chart

import (
	"math"
	"strings"
	"testing"
	"time"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
	"pgregory.net/rapid"
)

// shown returns the dots of a layer as rows of '.' and 'x', one for each dot.
func shown(d *Dots) string {
	g := NewGrid(d.w, d.h, plain, nil)
	d.Draw(g.Area(layout.Rect{W: d.w, H: d.h}), plain)
	var b strings.Builder
	for y := range dotsDown * d.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		for x := range dotsAcross * d.w {
			var p runes.PatternDots
			r, _ := g.At(x/dotsAcross, y/dotsDown)
			runes.SetPatternDots(r, &p)
			// Braille numbers its dots 1 2 3 7 down the left and 4 5 6 8 down the right.
			order := [][]int{{0, 1, 2, 6}, {3, 4, 5, 7}}
			if p[order[x%dotsAcross][y%dotsDown]] {
				b.WriteByte('x')
			} else {
				b.WriteByte('.')
			}
		}
	}
	return b.String()
}

func TestDots(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for name, c := range map[string]struct {
		draw func(d *Dots)
		want string
	}{
		"points": {func(d *Dots) {
			d.Point(0, 0, false)
			d.Point(5.9, 3.9, false) // dot 5 covers 5 to 6
			d.Point(6, 1, false)     // outside, as are the rest
			d.Point(-0.1, 1, false)
			d.Point(nan, 1, true)
			d.Point(1, -inf, true)
			d.Point(1e300, 1, true)
		}, "x.....\n......\n......\n.....x"},
		"thick points": {func(d *Dots) {
			d.Point(1, 1, true)
			d.Point(5, 3, true)
			d.Point(-1, 2.5, true) // its second column shows
		}, "......\n.xx...\nxxx...\nx....x"},
		"slope":     {func(d *Dots) { d.Line(0, 0, 5.5, 3.5, Stroke{}) }, "x.....\n.xx...\n...xx.\n.....x"},
		"backwards": {func(d *Dots) { d.Line(5.5, 3.5, 0, 0, Stroke{}) }, "x.....\n.xx...\n...xx.\n.....x"},
		"one dot":   {func(d *Dots) { d.Line(2, 2, 2, 2, Stroke{}) }, "......\n......\n..x...\n......"},
		"thick across": {func(d *Dots) { d.Line(0, 1, 4, 1, Stroke{Thick: true}) },
			"......\n" + strings.Repeat("xxxxx.\n", 2) + "......"},
		"thick down": {func(d *Dots) { d.Line(2, 0, 2, 3, Stroke{Thick: true}) },
			"..xx..\n..xx..\n..xx..\n..xx.."},
		"dashed":           {func(d *Dots) { d.Line(0, 0, 5, 0, Stroke{Dash: Dash{3, 3}}) }, "xxx...\n......\n......\n......"},
		"dashed backwards": {func(d *Dots) { d.Line(5, 0, 0, 0, Stroke{Dash: Dash{3, 3}}) }, "...xxx\n......\n......\n......"},
		"through all":      {func(d *Dots) { d.Line(-1e300, 2, 1e300, 2, Stroke{}) }, "......\n......\nxxxxxx\n......"},
		"far":              {func(d *Dots) { d.Line(7, 0, 1e300, 0, Stroke{}); d.Line(0, -2, 5, -2, Stroke{}) }, "......\n......\n......\n......"},
		"not a number":     {func(d *Dots) { d.Line(0, nan, 5, 0, Stroke{}); d.Line(0, 0, inf, 0, Stroke{}) }, "......\n......\n......\n......"},
	} {
		d := NewDots(3, 1, false)
		c.draw(d)
		if got := shown(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// The dashes of a polyline go on over its corners, which count once.
func TestPolylineDashes(t *testing.T) {
	whole, parts := NewDots(10, 1, false), NewDots(10, 1, false)
	whole.Line(0, 0, 19, 0, Stroke{Dash: Dash{3, 3}})
	var points []Dot
	for x := range 20 {
		points = append(points, Dot{float64(x), 0})
	}
	parts.Polyline(points, Stroke{Dash: Dash{3, 3}})
	want := "xxx...xxx...xxx...xx"
	for _, d := range []*Dots{whole, parts} {
		if got, _, _ := strings.Cut(shown(d), "\n"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestPolylineGaps(t *testing.T) {
	gap := Dot{math.NaN(), 0}
	for name, c := range map[string]struct {
		points []Dot
		want   string
	}{
		"nothing":   {nil, "......"},
		"one":       {[]Dot{{3, 0}}, "...x.."},
		"two":       {[]Dot{{0, 0}, {2, 0}}, "xxx..."},
		"two parts": {[]Dot{{0, 0}, {1, 0}, gap, {3, 0}, {5, 0}}, "xx.xxx"},
		"alone":     {[]Dot{{0, 0}, gap, gap, {2, 0}, gap, {5, 0}}, "x.x..x"},
		"infinite":  {[]Dot{{0, 0}, {1, 0}, {math.Inf(1), 0}, {5, math.Inf(-1)}, {4, 0}}, "xx..x."},
	} {
		d := NewDots(3, 1, false)
		d.Polyline(c.points, Stroke{})
		if got, _, _ := strings.Cut(shown(d), "\n"); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestDotsDraw(t *testing.T) {
	g, a := sheet(3, 1)
	a.Shade(0, 0, red, blue)
	d := NewDots(3, 1, false)
	d.Line(0, 0, 5, 0, Stroke{})
	d.Draw(a, theme.Style{FG: red})
	e := NewDots(3, 1, false)
	e.Line(0, 3, 1, 3, Stroke{})
	e.Draw(a, theme.Style{FG: blue})
	if got := g.String(); got != "⣉⠉⠉" {
		t.Errorf("got %q: dots of both where two layers meet", got)
	}
	mean := theme.Mix(red, blue, 0.5)
	if _, st := g.At(0, 0); st != (theme.Style{FG: blue, BG: mean}) {
		t.Errorf("over a half block: %+v", st)
	}
	if _, st := g.At(1, 0); st != (theme.Style{FG: red, BG: paper}) {
		t.Errorf("over paper: %+v", st)
	}

	g, a = sheet(3, 1)
	p := NewDots(3, 1, true)
	p.Line(0, 0, 3, 3, Stroke{})
	p.Draw(a, plain)
	if got := g.String(); got != ".. " {
		t.Errorf("plain: %q", got)
	}
}

func TestDotsWithoutCells(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 4}, {4, 0}, {-3, -3}} {
		d := NewDots(size[0], size[1], false)
		d.Point(0, 0, true)
		d.Line(-5, -5, 5, 5, Stroke{Thick: true})
		d.Polyline([]Dot{{0, 0}, {1, 1}}, Stroke{})
		g, a := sheet(2, 1)
		d.Draw(a, plain)
		if got := g.String(); got != "  " {
			t.Errorf("%v drew %q", size, got)
		}
	}
}

// anyNumber draws numbers as they come from training that went wrong.
func anyNumber() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Float64(), rapid.Float64Range(-30, 30),
		rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e12, -1e300, 1e300, math.MaxFloat64, 5e-324, 0}),
	)
}

// A line inside the layer joins its ends without a hole; a line from anywhere
// shows only dots that lie on it.
func TestLinesAreWhole(t *testing.T) {
	in := rapid.Custom(func(t *rapid.T) Dot {
		return Dot{rapid.Float64Range(0, 19.99).Draw(t, "x"), rapid.Float64Range(0, 19.99).Draw(t, "y")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := in.Draw(t, "a"), in.Draw(t, "b")
		d := NewDots(10, 5, false) // 20×20 dots
		d.Line(a.X, a.Y, b.X, b.Y, Stroke{})
		rows := strings.Split(shown(d), "\n")
		p, q := dotAt(a), dotAt(b)
		if rows[p.Y][p.X] != 'x' || rows[q.Y][q.X] != 'x' {
			t.Fatalf("an end is missing from %v to %v", a, b)
		}
		want := max(abs(p.X-q.X), abs(p.Y-q.Y)) + 1
		if n := strings.Count(shown(d), "x"); n != want {
			t.Fatalf("%d dots from %v to %v, want %d", n, p, q, want)
		}
	})
}

func TestCutLinesLieOnTheLine(t *testing.T) {
	place := rapid.Float64Range(-60, 60)
	rapid.Check(t, func(t *rapid.T) {
		x0, y0, x1, y1 := place.Draw(t, "x0"), place.Draw(t, "y0"), place.Draw(t, "x1"), place.Draw(t, "y1")
		d := NewDots(10, 5, false)
		d.Line(x0, y0, x1, y1, Stroke{})
		length := math.Hypot(x1-x0, y1-y0)
		for y, row := range strings.Split(shown(d), "\n") {
			for x, c := range row {
				// From the middle of the dot to the endless line; ends are rounded to
				// dots and steps to the nearer one, so up to 1½ dots.
				off := math.Abs((x1-x0)*(float64(y)+0.5-y0) - (y1-y0)*(float64(x)+0.5-x0))
				if c == 'x' && length > 1 && off/length > 1.5 {
					t.Fatalf("dot %d,%d is %.2f off the line %v,%v to %v,%v", x, y, off/length, x0, y0, x1, y1)
				}
			}
		}
	})
}

// Whatever the numbers, drawing ends at once: ntcharts would walk for ever.
func TestDotsNeverHang(t *testing.T) {
	start := time.Now()
	rapid.Check(t, func(t *rapid.T) {
		stops := rapid.Bool().Draw(t, "plain")
		d := NewDots(rapid.IntRange(-1, 20).Draw(t, "w"), rapid.IntRange(-1, 9).Draw(t, "h"), stops)
		o := Stroke{Thick: rapid.Bool().Draw(t, "thick"), Dash: dashIf(rapid.Bool().Draw(t, "dashed"))}
		v := rapid.SliceOfN(anyNumber(), 8, 8).Draw(t, "numbers")
		d.Point(v[0], v[1], o.Thick)
		d.Line(v[0], v[1], v[2], v[3], o)
		d.Polyline([]Dot{{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}, {v[6], v[7]}}, o)
		g, a := sheet(4, 2)
		d.Draw(a, plain)
		for _, r := range g.String() {
			if r != ' ' && r != '\n' && (r != '.' || !stops) && (!runes.IsBraillePattern(r) || stops) {
				t.Fatalf("drew %q", r)
			}
		}
	})
	// A hundred runs of at most some hundred dots; a walk to 1e12 takes an hour.
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// dashIf is a dashed line, or one without gaps.
func dashIf(dashed bool) (d Dash) {
	if dashed {
		d = Dash{3, 3}
	}
	return d
}

// A pattern of two dashes goes on over all of a line.
func TestDashPattern(t *testing.T) {
	var got string
	for n := range 24 {
		got += map[bool]string{true: "x", false: "."}[Dash{6, 2, 1, 2}.On(n)]
	}
	if want := "xxxxxx..x..xxxxxx..x..xx"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
