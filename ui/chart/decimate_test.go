package chart

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// listed is J at from, from+1, …
type listed struct {
	from int
	js   []float64
}

func (l listed) Extremes(from, to int) (low, high CostPoint, ok bool) {
	for k := from; k < to; k++ {
		j := l.js[k-l.from]
		if !finite(j) {
			continue
		}
		if !ok || j < low.J {
			low = CostPoint{k, j}
		}
		if !ok || j > high.J {
			high = CostPoint{k, j}
		}
		ok = true
	}
	return low, high, ok
}

// curveOf is the curve of these J from k = from on.
func curveOf(from int, js []float64) Curve {
	return Curve{Costs: listed{from, js}, From: from, To: from + len(js)}
}

func stroked(c Curve, s Stroke) Curve {
	c.Stroke = s
	return c
}

func gapOr(j float64) float64 {
	if finite(j) {
		return j
	}
	return math.NaN()
}

func TestDecimate(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		costs   []float64
		columns int
		want    []CostPoint
	}{
		"nothing":    {nil, 5, nil},
		"no columns": {[]float64{1}, 0, nil},
		"few":        {[]float64{3, math.Inf(1), 2}, 2, []CostPoint{{0, 3}, {1, nan}, {2, 2}}},
		"spikes": {[]float64{1, 1, 9, 1, 5, 5, 5, 0, 2}, 2, // columns of 8
			[]CostPoint{{2, 9}, {7, 0}, {8, 2}}},
		"gaps": {[]float64{nan, nan, nan, 4, nan, math.Inf(-1), 7, 7}, 4, // all fit
			[]CostPoint{{0, nan}, {1, nan}, {2, nan}, {3, 4}, {4, nan}, {5, nan}, {6, 7}, {7, 7}}},
		"gaps in columns": {[]float64{nan, nan, nan, 4, nan, nan, 7, 7, 1}, 3, // columns of 4
			[]CostPoint{{3, 4}, {6, 7}, {8, 1}}},
		"in order": {[]float64{2, 1, nan, nan, 3}, 2, // columns of 4
			[]CostPoint{{0, 2}, {1, 1}, {4, 3}}},
	} {
		got := Decimate(listed{0, c.costs}, 0, len(c.costs), c.columns)
		if !slices.EqualFunc(got, c.want, sameSample) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	// A column without any cost is a gap between the others.
	costs := []float64{1, 1, nan, nan, 5, 6, 7}
	want := []CostPoint{{0, 1}, {2, nan}, {4, 5}, {5, 6}, {6, 7}}
	if got := appendColumns(costs, 2); !slices.EqualFunc(got, want, sameSample) {
		t.Errorf("columns of 2: %v, want %v", got, want)
	}
}

func appendColumns(costs []float64, size int) (out []CostPoint) {
	for from := 0; from < len(costs); from += size {
		out = appendColumn(out, listed{0, costs}, from, min(from+size, len(costs)))
	}
	return out
}

func sameSample(a, b CostPoint) bool {
	return a.K == b.K && (a.J == b.J || math.IsNaN(a.J) && math.IsNaN(b.J))
}

// No minimum and no maximum of a column is ever lost, and nothing is made up.
func TestDecimateKeepsSpikes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		costs := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(0, 3), anyNumber()), 0, 400).Draw(t, "costs")
		columns := rapid.IntRange(1, 60).Draw(t, "columns")
		got := Decimate(listed{0, costs}, 0, len(costs), columns)
		if len(got) > 2*columns {
			t.Fatalf("%d samples for %d columns", len(got), columns)
		}
		low, high := math.Inf(1), math.Inf(-1)
		for i, s := range got {
			if i > 0 && s.K <= got[i-1].K {
				t.Fatalf("k %d after k %d", s.K, got[i-1].K)
			}
			if !sameSample(s, CostPoint{s.K, gapOr(costs[s.K])}) {
				t.Fatalf("k %d has J %v, not %v", s.K, costs[s.K], s.J)
			}
			if finite(s.J) {
				low, high = min(low, s.J), max(high, s.J)
			}
		}
		for k, j := range costs {
			if finite(j) && (j < low || j > high) {
				t.Fatalf("J %v at k %d is lost: kept %v to %v", j, k, low, high)
			}
		}
	})
}

// What was drawn of a curve stays while it grows, until its columns double.
func TestDecimateIsStable(t *testing.T) {
	costs := make([]float64, 1000)
	for k := range costs {
		costs[k] = math.Sin(float64(k * k)) // no two columns look alike
	}
	const columns = 50
	changed := 0
	last := Decimate(listed{0, costs}, 0, 1, columns)
	for n := 2; n <= len(costs); n++ {
		now := Decimate(listed{0, costs}, 0, n, columns)
		// The newest column (2 samples) may still change.
		if keep := max(0, len(last)-2); !slices.EqualFunc(last[:keep], now[:min(keep, len(now))], sameSample) {
			changed++
		}
		last = now
	}
	// Columns of 1 → 4, 8, 16, 32 costs: at 101, 201, 401 and 801.
	if changed > 4 {
		t.Errorf("the picture changed %d times, want 4 at most", changed)
	}
}

// A curve that begins in the middle has its columns where one from 0 has them.
func TestDecimateFromTheMiddle(t *testing.T) {
	costs := make([]float64, 1000)
	for k := range costs {
		costs[k] = math.Sin(float64(k * k))
	}
	all, s := Decimate(listed{0, costs}, 0, 1000, 40), listed{0, costs} // columns of 32
	got := Decimate(s, 331, 1000, 40)                                   // of 32 too
	if want := len(all) - 2*10; got[0].K < 331 || len(got) != want {
		t.Fatalf("%d samples from k %d, want %d", len(got), got[0].K, want)
	}
	if !slices.Equal(got[2:], all[len(all)-len(got)+2:]) {
		t.Errorf("the columns lie elsewhere: %v", got)
	}
	if low, high, _ := s.Extremes(331, 352); got[0] != low && got[0] != high {
		t.Errorf("the first column is %v, want %v and %v", got[:2], low, high)
	}
	if Decimate(s, 5, 5, 40) != nil || Decimate(s, -1, 5, 40) != nil {
		t.Error("a range without costs has samples")
	}
}
