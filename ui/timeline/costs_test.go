package timeline

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// costsOf appends one J after the other.
func costsOf(js []float64) Costs {
	var c Costs
	for _, j := range js {
		c = c.Append(j)
	}
	return c
}

// evictedCosts lets all J go that long runs let go.
func evictedCosts(js []float64) Costs {
	c := costsOf(js)
	full := len(js) / blockSize * blockSize
	c.exact, c.tail = chunkedList[float64]{}, slices.Clone(js[full:])
	return c
}

func someCosts() *rapid.Generator[[]float64] {
	j := rapid.OneOf(
		rapid.SampledFrom([]float64{0.5, 0.5, 0.4, 0, math.NaN(), math.Inf(1), math.Nextafter(0.5, 1), 1e300}),
		rapid.Float64Range(0, 3),
	)
	return rapid.Custom(func(t *rapid.T) []float64 {
		drawn := rapid.SliceOfN(j, 1, 60).Draw(t, "J")
		n := rapid.IntRange(1, 3*blockSize+5).Draw(t, "n")
		js := make([]float64, n)
		for k := range js {
			js[k] = drawn[k*k%len(drawn)]
		}
		return js
	})
}

func sameBits(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }

// Exact costs answer like a slice.
func TestCostsAreTheSlice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		js := someCosts().Draw(rt, "costs")
		c := costsOf(js)
		if c.Len() != len(js) {
			rt.Fatalf("%d of %d", c.Len(), len(js))
		}
		k := rapid.IntRange(0, len(js)-1).Draw(rt, "k")
		if j, ok := c.At(k); !ok || !sameBits(j, js[k]) {
			rt.Fatalf("J at %d is %v, %v", k, j, ok)
		}
		to := rapid.IntRange(k, len(js)+3).Draw(rt, "to")
		want := emptyRange()
		for i := k; i < min(to, len(js)); i++ {
			want.add(i, js[i])
		}
		if got, ok := c.RangeOver(k, to); got != want || ok != (want.LowAt >= 0) {
			rt.Fatalf("%d … %d: %+v, want %+v", k, to, got, want)
		}
		level := rapid.SampledFrom(js).Draw(rt, "level")
		first := slices.IndexFunc(js[k:], func(j float64) bool { return j <= level })
		if first >= 0 {
			first += k
		}
		if got, exact := c.FirstAtMost(k, level); got != first || !exact {
			rt.Fatalf("first ≤ %v from %d: %d %v, want %d", level, k, got, exact, first)
		}
		checkTrend(rt, c, js, js, k)
	})
}

// zigzag counts the steps at the end of costs that went against the step before them: 0
// where J kept its direction, stood level, or is not finite.
func zigzag(costs []float64) int {
	n := 0
	for i := len(costs) - 1; i > 1; i-- {
		last, known := trainer.Trend(costs[i-1 : i+1])
		before, also := trainer.Trend(costs[i-2 : i])
		if known == 0 || also == 0 || last*before >= 0 {
			break
		}
		n++
	}
	return n
}

// rises counts the steps of costs that went up, by more than rounding, and says to which
// iteration the last of them led, 0 where there is none.
func rises(costs []float64) (times, last int) {
	for k := 1; k < len(costs); k++ {
		if way, _ := trainer.Trend(costs[k-1 : k+1]); way > 0 {
			times, last = times+1, k
		}
	}
	return times, last
}

func TestZigzag(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		name  string
		costs []float64
		want  int
	}{
		{"none", nil, 0},
		{"one step", []float64{2, 1}, 0},
		{"falls", []float64{3, 2, 1}, 0},
		{"one turn", []float64{3, 2, 4}, 1},
		{"turns at the end only", []float64{5, 4, 3, 4, 3, 4}, 3},
		{"turns that ended", []float64{1, 2, 1, 2, 3}, 0},
		{"rounding is level", []float64{0.5, 0.5000000000000001, 0.5, 0.5000000000000001}, 0},
		{"not finite", []float64{1, 2, inf, 2, 1, 2}, 1},
	} {
		if got := zigzag(c.costs); got != c.want {
			t.Errorf("%s: zigzag(%v) = %d, want %d", c.name, c.costs, got, c.want)
		}
	}
}
func TestRises(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		costs       []float64
		times, last int
	}{
		"nothing":        {nil, 0, 0},
		"falls":          {[]float64{3, 2, 1}, 0, 0},
		"rises, falls":   {[]float64{1, 2, 3, 1}, 2, 2},
		"rises at last":  {[]float64{3, 2, 1, 2}, 1, 3},
		"rounding":       {[]float64{1, 1 + 0x1p-52, 1}, 0, 0},
		"not finite":     {[]float64{1, nan, 2, 3}, 1, 3},
		"up to infinity": {[]float64{1, math.Inf(1)}, 0, 0},
	} {
		if times, last := rises(c.costs); times != c.times || last != c.last {
			t.Errorf("%s: %d, %d; want %d, %d", name, times, last, c.times, c.last)
		}
	}
}

// checkTrend holds the course at k against costs as a whole. A step leads
// from J to where the next one arrived, which is another J where λ was changed.
func checkTrend(rt *rapid.T, c Costs, js, arrived []float64, k int) {
	direction, steps := trainer.Trend(js[:k+1])
	times, last := rises(js[:k+1])
	want := CostTrend{Direction: direction, Steps: steps, Zigzag: zigzag(js[:k+1]), Rises: times, LastRise: last}
	if !slices.EqualFunc(js[:k+1], arrived[:k+1], sameBits) {
		want = CostTrend{}
		for i := 1; i <= k; i++ {
			d, known := trainer.Trend([]float64{js[i-1], arrived[i]})
			switch before := want; {
			case known == 0:
				want.Direction, want.Steps, want.Zigzag = d, 0, 0
			case before.Steps > 0 && d == before.Direction:
				want.Steps, want.Zigzag = before.Steps+1, 0
			default:
				want.Direction, want.Steps, want.Zigzag = d, 1, 0
				if before.Steps > 0 && d*before.Direction < 0 {
					want.Zigzag = before.Zigzag + 1
				}
			}
			if d > 0 {
				want.Rises, want.LastRise = want.Rises+1, i
			}
		}
	}
	if got, ok := c.Trend(k); !ok || got != want {
		rt.Fatalf("the course at %d is %+v %v, want %+v", k, got, ok, want)
	}
}

// What was let go is answered from blocks: never wrong, only wider.
func TestEvictedCostsAreNeverWrong(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		js := someCosts().Draw(rt, "costs")
		c := evictedCosts(js)
		k := rapid.IntRange(0, len(js)-1).Draw(rt, "k")
		j, ok := c.At(k)
		if known := k%blockSize == 0 || k%blockSize == blockSize-1 || k >= len(js)/blockSize*blockSize; ok != known || ok && !sameBits(j, js[k]) {
			rt.Fatalf("J at %d is %v, %v", k, j, ok)
		}
		to := rapid.IntRange(k, len(js)).Draw(rt, "to")
		want := emptyRange()
		for i := k; i < to; i++ {
			want.add(i, js[i])
		}
		got, _ := c.RangeOver(k, to)
		if want.LowAt >= 0 && (got.Low > want.Low || got.High < want.High || got.LowAt < k || got.HighAt >= to) {
			rt.Fatalf("%d … %d: %+v does not hold %+v", k, to, got, want)
		}
		level := rapid.SampledFrom(js).Draw(rt, "level")
		first := slices.IndexFunc(js[k:], func(j float64) bool { return j <= level })
		switch got, exact := c.FirstAtMost(k, level); {
		case exact && got >= 0 && got != k+first, exact && got < 0 && first >= 0:
			rt.Fatalf("first ≤ %v from %d: %d, want %d + %d", level, k, got, k, first)
		case !exact && got >= 0 && (first < 0 || got < k+first || !(js[got] <= level)):
			rt.Fatalf("first ≤ %v from %d: by %d, want %d + %d", level, k, got, k, first)
		case !exact && first >= 0 && blockEnd(k) <= k+first && (got < 0 || got >= k+first+blockSize):
			rt.Fatalf("first ≤ %v from %d: by %d, want about %d + %d", level, k, got, k, first)
		}
		if _, ok := c.Trend(k); !ok && k%blockSize == 0 {
			rt.Fatalf("no course at %d", k)
		}
	})
}

// A prefix goes its own way: neither it nor what it was cut from changes the
// other.
func TestPrefix(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		js := someCosts().Draw(rt, "costs")
		n := rapid.IntRange(0, len(js)).Draw(rt, "n")
		more := someCosts().Draw(rt, "more")
		c := costsOf(js)
		p := c.Prefix(n)
		for _, j := range more {
			p, c = p.Append(j), c.Append(j+1)
		}
		for own, want := range map[*Costs][]float64{&p: slices.Concat(js[:n], more), &c: js} {
			for k, j := range want {
				if got, ok := own.At(k); !ok || !sameBits(got, j) {
					rt.Fatalf("J at %d is %v, want %v", k, got, j)
				}
			}
			checkTrend(rt, *own, want, want, len(want)-1)
			got, _ := own.RangeOver(0, len(want))
			fresh, _ := costsOf(want).RangeOver(0, len(want))
			if got != fresh {
				rt.Fatalf("the extent is %+v, want %+v", got, fresh)
			}
		}
	})
}

// Groups of blocks, and groups of groups, say what their costs say.
func TestExtentOfLongRuns(t *testing.T) {
	const n = summaryFanout*summaryFanout*blockSize + 3*summaryFanout*blockSize + 77 // a group of the second level and more
	js := make([]float64, n)
	for k := range js {
		js[k] = 1 + math.Sin(float64(k)*0.001)*float64(k%7)
	}
	c := costsOf(js)
	if c.groups[0].n != summaryFanout+3 || c.groups[1].n != 1 {
		t.Fatalf("%d groups, %d of the second level", c.groups[0].n, c.groups[1].n)
	}
	for _, r := range [][2]int{{0, n}, {0, summaryFanout * summaryFanout * blockSize}, {1, n}, {summaryFanout * blockSize, n - 1}, {5 * blockSize, 9 * summaryFanout * blockSize}, {n - 5, n}, {7, 7}} {
		want := emptyRange()
		for k := r[0]; k < r[1]; k++ {
			want.add(k, js[k])
		}
		if got, ok := c.RangeOver(r[0], r[1]); got != want || ok != (r[1] > r[0]) {
			t.Errorf("%v: %+v, want %+v", r, got, want)
		}
	}
	for _, level := range []float64{-5, -3, 0, 1, -100} {
		want := slices.IndexFunc(js, func(j float64) bool { return j <= level })
		if got, exact := c.FirstAtMost(0, level); got != want || !exact {
			t.Errorf("first ≤ %v: %d %v, want %d", level, got, exact, want)
		}
	}
	p := c.Prefix(summaryFanout*blockSize*2 + 5)
	if got, _ := p.RangeOver(0, p.Len()); p.groups[0].n != 2 || p.groups[1].n != 0 || got.HighAt >= p.Len() {
		t.Errorf("the prefix has groups %d, %d and the extent %+v", p.groups[0].n, p.groups[1].n, got)
	}
}

func TestNoCosts(t *testing.T) {
	var c Costs
	if _, ok := c.At(0); ok || c.Len() != 0 {
		t.Error("there is a J")
	}
	if _, ok := c.RangeOver(0, 5); ok {
		t.Error("there is an extent")
	}
	if _, ok := c.Trend(0); ok {
		t.Error("there is a course")
	}
	if k, _ := c.FirstAtMost(0, 1); k != -1 {
		t.Errorf("first: %d", k)
	}
}
