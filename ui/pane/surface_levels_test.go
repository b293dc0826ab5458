package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/ui/chart"
)

// Wherever J varies there are 8 to 14 bands at rising, short numbers, and none
// covers most of the picture.
func TestLevels(t *testing.T) {
	for _, name := range []string{"iris", "iris-hard", "breast-cancer", "hours", "xor", "notes", "moons"} {
		for _, c := range []struct {
			alpha float64
			k     int
		}{{0, 0}, {0, 1}, {0, 20}, {0, 300}, {1000, 20}} {
			l := trainOn(t, name)
			if c.alpha > 0 {
				l.alpha(c.alpha)
			}
			s := sampled(t, l.walk(c.k).frame(), 74, 30).Sample
			if n := len(s.Levels) + 1; n < minBands || n > maxBands || !slices.IsSorted(s.Levels) {
				t.Errorf("%s, k %d: %d bands at %v", name, c.k, n, s.Levels)
			}
			low, high := slices.Min(s.Values), slices.Max(s.Values)
			for _, level := range s.Levels {
				mantissa, _, _ := strings.Cut(strconv.FormatFloat(level, 'e', -1, 64), "e")
				digits := strings.ReplaceAll(mantissa, ".", "")
				// As many digits as it takes to tell a thousandth of the height.
				if most := 4 + int(math.Max(0, math.Log10(high/(high-low)))); len(digits) > most || level <= low || level >= high {
					t.Errorf("%s, k %d: %v is not round, or not between %v and %v", name, c.k, level, low, high)
				}
			}
			count := map[int8]int{}
			for _, b := range s.bands {
				count[b]++
			}
			for b, n := range count {
				if n > len(s.bands)*2/3 {
					t.Errorf("%s, k %d: band %d has %d of %d places", name, c.k, b, n, len(s.bands))
				}
			}
		}
	}
}

// heights makes a sample of any values.
func heights(t *testing.T, f func(i int) float64) (SurfaceSection, []float64) {
	t.Helper()
	s, ok := sectionOf(irisAt20(t), 74, 30)
	if !ok {
		t.Fatal("no section")
	}
	costs := make([]float64, s.X.Cells*2*s.Y.Cells)
	for i := range costs {
		costs[i] = f(i)
	}
	return s, costs
}

func TestLevelsOfNothing(t *testing.T) {
	for name, f := range map[string]func(i int) float64{
		"flat": func(int) float64 { return 3 }, "zero": func(int) float64 { return 0 },
		"nan": func(int) float64 { return math.NaN() }, "inf": func(int) float64 { return math.Inf(1) },
		"denormal": func(i int) float64 { return float64(i%7) * 5e-324 }, "rounding": func(i int) float64 { return 1 + float64(i%2)*1e-15 },
	} {
		s, costs := heights(t, f)
		p := NewSurfaceSample(s, costs, LevelsOf(costs))
		if len(p.Levels) != 0 {
			t.Errorf("%s has the levels %v", name, p.Levels)
		}
		want := int8(0)
		if math.IsNaN(f(0)) || math.IsInf(f(0), 0) {
			want = -1
		}
		if p.bands[0] != want {
			t.Errorf("%s is in band %d", name, p.bands[0])
		}
	}
	for name, f := range map[string]func(i int) float64{
		"decades": func(i int) float64 { return math.Pow(10, float64(i)/500) }, "one spike": func(i int) float64 { return float64(i / 3000) },
		"far": func(i int) float64 { return float64(i+1) * 1e304 }, "gaps": func(i int) float64 { return math.Sqrt(float64(i%977-3)) + 1 },
	} {
		s, costs := heights(t, f)
		if p := NewSurfaceSample(s, costs, LevelsOf(costs)); !slices.IsSorted(p.Levels) || len(p.Levels) > maxBands {
			t.Errorf("%s has the levels %v", name, p.Levels)
		}
	}
}

// The outline of a section has round held values, near its own, so that what
// follows from it stays while they move a little and is the same at each visit.
func TestOutline(t *testing.T) {
	for v, want := range map[float64]float64{0: 0, 0.3: 0, -0.49: 0, 0.5: 0.5, 0.71: 1, -0.6: -0.5, 1.3: 1, 3: 2, -3.3: -5, 7.2: 10, 1e301: 0} {
		if got := roundTo125(v); got != want {
			t.Errorf("%v becomes %v, not %v", v, got, want)
		}
	}
	l := trainOn(t, "iris").walk(20)
	outlines := map[float64]bool{}
	for range 300 {
		s, _ := sectionOf(l.walk(1).frame(), 74, 30)
		o := s.RoundedSection()
		if !o.SameAxes(s) {
			t.Fatalf("the outline of %+v is elsewhere: %+v", s, o)
		}
		outlines[o.Plane.Fixed.B] = true
	}
	if len(outlines) > 4 {
		t.Errorf("in 300 steps the levels change %d times", len(outlines))
	}
}

func TestRoundSteps(t *testing.T) {
	for v, want := range map[float64]float64{0.03: 0.02, 0.05: 0.05, 1: 1, 4.9: 2, 5: 5, 999: 500, 1e-7: 1e-7} {
		if got := chart.RoundBelow(v).Size(); got != want {
			t.Errorf("the step below %v is %v, not %v", v, got, want)
		}
	}
	tenth := chart.RoundBelow(0.1)
	if got := tenth.Times(3); got != 0.3 {
		t.Errorf("three tenths are %v", got)
	}
	if got := tenth.Above(0.3); got != 0.4 {
		t.Errorf("above 0.3 comes %v", got)
	}
}

// Until the sample of a new view comes, the old one stands in its own place.
func TestAnOldSampleInItsPlace(t *testing.T) {
	f := sampled(t, irisAt20(t), 74, 30)
	old := f.Sample
	scope, ok := surfaceOf(f, 74, 30).PanLimits()
	if !ok {
		t.Fatal("no scope")
	}
	f.move("surface", scope.Panned(1, 0))
	s, _ := sectionOf(f, 74, 30)
	columns, rows := old.places(s)
	moved := 0
	for c, at := range columns {
		if at >= 0 {
			if u, v := s.X.Value(float64(c)+0.5), old.X.Value(float64(at)+0.5); math.Abs(u-v) > 1e-9 {
				t.Fatalf("column %d is w₁ %v in the new view, %v in the old", c, u, v)
			}
			moved++
		}
	}
	if moved < 40 || columns[len(columns)-1] != -1 || rows[0] != 0 {
		t.Errorf("%d columns are shown, the last is %d, the first row %d", moved, columns[len(columns)-1], rows[0])
	}
	g, a := sheet(f, 74, 30)
	paintSurface(f, a)
	if len(backgrounds(g)) < minBands {
		t.Error("the surface is blank")
	}
}
