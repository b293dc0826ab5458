package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A broken axis has two scales and a cell between: places rise with the values, ticks
// stand on the middle of their cells, and what lies above the lower scale stands on
// the upper one.
func TestBrokenAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(0.01, 1).Draw(t, "low")
		high := low * rapid.Float64Range(1.01, 1.4).Draw(t, "high")
		lower := CostRangeAxis(low, high, rapid.IntRange(6, 30).Draw(t, "rows"), false)
		upper := LeapAxis(1.5*high, high*rapid.Float64Range(3, 1e6).Draw(t, "top"), rapid.IntRange(3, 15).Draw(t, "upper rows"))
		x := BrokenAxis(lower, upper)
		cell, ok := x.Break()
		if !ok || cell != lower.Cells || x.Cells != lower.Cells+1+upper.Cells {
			t.Fatalf("%d cells, a break at %d, %v", x.Cells, cell, ok)
		}
		for _, tick := range x.Ticks {
			if pos := x.Pos(tick.Value); math.Abs(pos-float64(tick.Cell)-0.5) > 0.26 {
				t.Fatalf("%s stands at %v, its cell is %d", tick.Label, pos, tick.Cell)
			}
		}
		last := math.Inf(-1)
		for _, v := range []float64{low, (low + high) / 2, high, 1.6 * high, 2 * high, 2.9 * high} {
			pos := x.Pos(v)
			if pos <= last || (v > lower.Max) != (pos >= float64(cell+1)) {
				t.Fatalf("%v stands at %v after %v; the break is at %d", v, pos, last, cell)
			}
			if back := x.Value(pos); math.Abs(back-v) > 1e-9*v && v >= upper.Min && math.Abs(pos-float64(cell)) > 1e-9 {
				t.Fatalf("%v stands at %v, where %v is", v, pos, back)
			}
			last = pos
		}
	})
}

// A scale for leaps holds what it is made for.
func TestLeapAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := math.Pow(10, rapid.Float64Range(-3, 3).Draw(t, "low"))
		top := low * math.Pow(10, rapid.Float64Range(0.2, 8).Draw(t, "decades"))
		x := LeapAxis(low, top, rapid.IntRange(3, 40).Draw(t, "rows"))
		if x.Pos(low) < -1e-9 || x.Pos(top) > float64(x.Cells)+1e-9 {
			t.Fatalf("%v … %v stand at %v … %v of %d", low, top, x.Pos(low), x.Pos(top), x.Cells)
		}
	})
	for _, odd := range [][2]float64{{math.NaN(), 1}, {0, 1}, {1, 1}, {2, 1}, {1, math.Inf(1)}, {-1, -2}, {1e-300, 1e300}, {-1, math.NaN()}, {1, math.NaN()}} {
		if x := LeapAxis(odd[0], odd[1], 12); x.Cells != 12 || !(x.Min < x.Max) {
			t.Errorf("%v: %+v", odd, x)
		}
	}
}

// A curve that swings faster than can be drawn is two lines and not an area, and its
// largest and smallest J stay where they are.
func TestOscillationIsNoArea(t *testing.T) {
	js := make([]float64, 400)
	for k := range js {
		js[k] = 0.5 + 0.4*math.Cos(math.Pi*float64(k))*math.Exp(-float64(k)/800)
	}
	g, p := frame(74, 28, 1, 400, nil)
	p.Curve(curveOf(0, js))
	drawn := 0
	for line := range strings.Lines(g.String()) {
		for _, r := range line {
			if r > 0x2800 && r < 0x2900 {
				drawn++
			}
		}
	}
	in := p.CurveArea()
	if area := in.W * 4 / 5 * in.H * 3 / 5; drawn > area/2 {
		t.Errorf("%d cells of an area of %d hold dots:\n%s", drawn, area, g)
	}
	for _, k := range []int{0, 1} {
		x, y, _ := p.Cell(float64(k), js[k])
		if r, _ := g.At(x, y); r < 0x2801 || r > 0x28ff {
			t.Errorf("k %d: J %v is not on the picture, %q:\n%s", k, js[k], r, g)
		}
	}
	slow, q := frame(74, 28, 1, 20, nil)
	q.Curve(curveOf(0, js[:20]))
	for k, j := range js[:20] {
		x, y, _ := q.Cell(float64(k), j)
		if r, _ := slow.At(x, y); r < 0x2801 || r > 0x28ff {
			t.Fatalf("k %d: the leg is not drawn:\n%s", k, slow)
		}
	}
}
