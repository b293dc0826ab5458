package chart

import (
	"math"
	"testing"

	"descent/ui/layout"
)

// bowl is (x−4)² + (y−3)² on 9×7 places.
func bowl() Field2D {
	h := Field2D{Columns: 9}
	for y := range 7 {
		for x := range 9 {
			dx, dy := float64(x-4), float64(y-3)
			h.Values = append(h.Values, dx*dx+dy*dy)
		}
	}
	return h
}

// A contour of a bowl is a closed ring near the circle: linear between values
// of a parabola a unit apart it is at most an eighth of a unit inside.
func TestContourIsTheCircle(t *testing.T) {
	pieces := bowl().ContourSegments(6)
	if len(pieces) < 12 {
		t.Fatalf("%d pieces are no ring", len(pieces))
	}
	ends := map[Dot]int{}
	for _, p := range pieces {
		for _, d := range []Dot{p.From, p.To} {
			ends[Dot{math.Round(d.X * 1e9), math.Round(d.Y * 1e9)}]++
			if r := math.Hypot(d.X-4, d.Y-3); math.Abs(r-math.Sqrt(6)) > 0.13 {
				t.Errorf("%v is %.3f from the middle, not √6", d, r)
			}
		}
	}
	for d, n := range ends {
		if n != 2 {
			t.Errorf("%d pieces end at %v", n, d)
		}
	}
}

func TestContourOfASlope(t *testing.T) {
	h := Field2D{Values: []float64{0, 1, 2, 0, 1, 2}, Columns: 3}
	want := Segment{Dot{0.25, 0}, Dot{0.25, 1}}
	if got := h.ContourSegments(0.25); len(got) != 1 || got[0] != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// In a saddle the two lines never cross: they keep to the side that the mean
// is not on.
func TestContourOfASaddle(t *testing.T) {
	for _, c := range []struct {
		corners []float64
		level   float64
	}{{[]float64{1, 0, 0, 1}, 0.4}, {[]float64{1, 0, 0, 1}, 0.6}} {
		got := Field2D{Values: c.corners, Columns: 2}.ContourSegments(c.level)
		if len(got) != 2 {
			t.Fatalf("level %v: %v", c.level, got)
		}
		above := 0.5 > c.level // the corners 0, 0 and 1, 1 hang together
		for _, p := range got {
			corner := math.Abs(p.From.X+p.To.X-(p.From.Y+p.To.Y)) < 1e-9 // around a corner that is above
			if corner == above {
				t.Errorf("level %v: %v cuts the wrong corner", c.level, p)
			}
		}
	}
}

func TestContourOfNothing(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, h := range []Field2D{
		{}, {Columns: 1, Values: []float64{1, 2}}, {Columns: 2, Values: []float64{1, 2}}, {Columns: 2, Values: []float64{3, 3, 3, 3}},
		{Columns: 2, Values: []float64{1, 2, nan, 1}}, {Columns: 2, Values: []float64{1, 2, inf, 1}},
	} {
		if got := h.ContourSegments(1.5); h.Columns == 2 && len(h.Values) == 4 && got != nil || len(h.Values) < 4 && got != nil {
			t.Errorf("%v has %v", h, got)
		}
	}
	for _, p := range (Field2D{Columns: 2, Values: []float64{-1e308, 1e308, 1e308, -1e308}}).ContourSegments(0) {
		if !p.From.finite() || !p.To.finite() {
			t.Errorf("%v is nowhere", p)
		}
	}
}

func TestRoundStep(t *testing.T) {
	for least, want := range map[float64]float64{
		0.66: 1, 1: 1, 1.01: 2, 0.03: 0.05, 0: 1, -3: 1, math.NaN(): 1, math.Inf(1): 1, 21000: 50000,
	} {
		if got := RoundStep(least); got != want && least == least {
			t.Errorf("RoundStep(%v) = %v, want %v", least, got, want)
		}
	}
	for _, least := range []float64{math.MaxFloat64, math.SmallestNonzeroFloat64} {
		if s := RoundStep(least); !(s > 0) || math.IsInf(s, 0) {
			t.Errorf("RoundStep(%v) = %v", least, s)
		}
	}
}

// Drawn under, a line keeps off what stands there; without braille it has the
// sign it was given.
func TestDrawUnder(t *testing.T) {
	g, a := sheet(6, 1)
	a.Text(1, 0, "x", page)
	d := NewDots(6, 1, true).WithASCIIMark('*')
	d.Line(0, 1, 12, 1, Stroke{})
	d.DrawUnder(a, page, []layout.Rect{{X: 3, W: 2, H: 1}})
	if got := g.String(); got != "*x*  *" {
		t.Errorf("got %q", got)
	}
}
