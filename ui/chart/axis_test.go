package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ticks writes an axis as "label@cell …".
func ticks(x Axis) string {
	var parts []string
	for _, t := range x.Ticks {
		parts = append(parts, fmt.Sprintf("%s@%d", t.Label, t.Cell))
	}
	return strings.Join(parts, " ")
}

// J at the start, from zeros, is ln 2 whatever the data: the first two rows are
// the axes of the screens main-120x36 and fork-120x36.
func TestCostAxis(t *testing.T) {
	for _, c := range []struct {
		top  float64
		rows int
		want string
	}{
		{math.Ln2, 12, "0@0 0.2@3 0.4@6 0.6@9"},
		{math.Ln2, 27, "0@0 0.2@7 0.4@14 0.6@21"},
		{math.Ln2, 11, "0@0 0.2@3 0.4@6 0.6@9"},
		{math.Ln2, 21, "0@0 0.2@5 0.4@10 0.6@15 0.8@20"},
		{math.Ln2, 4, "0@0 0.5@2"},
		{math.Ln2, 1, "0@0"},
		{1, 11, "0@0 0.2@2 0.4@4 0.6@6 0.8@8 1.0@10"},
		{123, 12, "0@0 50@4 100@8"},
		{3e-9, 12, "0@0 1e−09@3 2e−09@6 3e−09@9"},
		{4.5e7, 12, "0@0 1e+07@2 2e+07@4 3e+07@6 4e+07@8 5e+07@10"},
		{0, 6, "0@0 0.5@2 1.0@4"}, // no sense in it: as for 1
		{math.NaN(), 6, "0@0 0.5@2 1.0@4"},
		{math.Inf(1), 6, "0@0 0.5@2 1.0@4"},
		{math.MaxFloat64, 6, "0@0 5.0e+299@2 1.0e+300@4"}, // as for 1e300
		{1, 0, ""},
		{1, -4, ""},
	} {
		if got := ticks(CostAxis(c.top, c.rows, false, 0)); got != c.want {
			t.Errorf("top %v in %d rows: %s, want %s", c.top, c.rows, got, c.want)
		}
	}
}

func TestLogCostAxis(t *testing.T) {
	for _, c := range []struct {
		top, low float64
		rows     int
		want     string
	}{
		{math.Ln2, 2e-3, 12, "0.001@0 0.01@4 0.1@8"},
		{math.Ln2, 0.15, 12, "0.1@0 0.2@4 0.5@9"}, // under a decade: 2 and 5 too
		{math.Ln2, 0.4, 20, "0.2@0 0.5@13"},
		{12, 6, 12, "5@0 10@9"},
		{0.98, 0.97, 8, "0.5@0 1@7"},
		{4e-7, 3e-7, 12, "2e−07@0 5e−07@9"},
		{25, 1e-12, 12, "1e−12@0 1e−09@2 1e−06@4 0.001@6 1@8 1000@10"},
		{3e6, 2, 20, "1@0 10@3 100@6 1000@9 10000@12 100000@15 1e+06@18"},
		{1, 1, 5, "1@0 2@4"},
		{1, 1, 1, "1@0"},
		{1, 0, 10, "0.001@0 0.01@3 0.1@6 1@9"}, // low makes no sense: a thousandth of top
		{1, 2, 10, "0.001@0 0.01@3 0.1@6 1@9"},
		{1, math.NaN(), 10, "0.001@0 0.01@3 0.1@6 1@9"},
		{1e300, 1e-300, 10, "1e−100@0 1e−57@2 1e−14@4 1e+29@6 1e+72@8"}, // cut to 1e±100
	} {
		x := CostAxis(c.top, c.rows, true, c.low)
		if got := ticks(x); got != c.want {
			t.Errorf("%v to %v in %d rows: %s, want %s", c.low, c.top, c.rows, got, c.want)
		}
		if !x.Log {
			t.Errorf("%v to %v is no log axis", c.low, c.top)
		}
	}
}

// The first rows are the k axes of main-120x36, main-80x24 and fork-120x36.
func TestIterAxis(t *testing.T) {
	for _, c := range []struct {
		last, cols int
		want       string
	}{
		{20, 37, "0@0 5@7 10@14 15@21 20@28 25@35"},
		{20, 23, "0@0 10@8 20@16"},
		{40, 69, "0@0 10@13 20@26 30@39 40@52 50@65"},
		{0, 37, "0@0 2@7 4@14 6@21 8@28 10@35"},
		{10, 37, "0@0 2@7 4@14 6@21 8@28 10@35"},
		{11, 37, "0@0 5@7 10@14 15@21 20@28 25@35"},
		{26, 37, "0@0 10@7 20@14 30@21 40@28 50@35"},
		{9999, 69, "0@0 2000@13 4000@26 6000@39 8000@52 10000@65"},
		{5, 1, "0@0"},
		{5, 6, "0@0 10@5"},
		{5, 0, ""},
		{-5, 6, "0@0 10@5"},
	} {
		if got := ticks(IterAxis(c.last, c.cols)); got != c.want {
			t.Errorf("k to %d in %d columns: %s, want %s", c.last, c.cols, got, c.want)
		}
	}
}

func TestNextEnd(t *testing.T) {
	for last, want := range map[int]int{
		-3: 10, 0: 10, 10: 10, 11: 25, 25: 25, 26: 50, 51: 100, 101: 250, 251: 500, 501: 1000, 10000: 10000, 10001: 25000,
		math.MaxInt: 1e15,
	} {
		if got := nextEnd(last); got != want {
			t.Errorf("nextEnd(%d) = %d, want %d", last, got, want)
		}
	}
}

// Petal length 1.0 to 5.1 and width 0.1 to 1.8 with a tenth of the range added
// at both ends, on the 70×26 cells of the data pane at 120×36.
func TestRoundAxis(t *testing.T) {
	for _, c := range []struct {
		lo, hi     float64
		cells, gap int
		want       string
	}{
		{0.59, 5.51, 70, 10, "1@6 2@20 3@34 4@48 5@62"},
		{-0.07, 1.97, 26, 3, "0.0@1 0.5@7 1.0@13 1.5@19 2.0@25"},
		{-1.5, 1.5, 31, 5, "−1.5@0 −1.0@5 −0.5@10 0.0@15 0.5@20 1.0@25 1.5@30"},
		{1.5, -1.5, 31, 5, "−1.5@0 −1.0@5 −0.5@10 0.0@15 0.5@20 1.0@25 1.5@30"},
		{0, 0, 11, 4, "−0.5@0 0.0@5 0.5@10"},                      // widened to a half on both sides
		{3, 3, 13, 4, "2@2 3@6 4@10"},                             // and by half of its size
		{math.NaN(), 5, 11, 4, "0.0@0 0.5@5 1.0@10"},              // as 0 to 1
		{0, math.Inf(1), 11, 4, "0.0@0 0.5@5 1.0@10"},             //
		{-2e6, 2e6, 21, 8, "−2e+06@0 0@10 2e+06@20"},              //
		{1e-7, 3e-7, 21, 8, "1e−07@0 2e−07@10 3e−07@20"},          //
		{1000.25, 1001.75, 31, 9, "1000.5@5 1001.0@15 1001.5@25"}, //
		{0, 1, 1, 5, "0@0"},
		{0, 1, 0, 5, ""},
	} {
		if got := ticks(RoundAxis(c.lo, c.hi, c.cells, c.gap)); got != c.want {
			t.Errorf("%v to %v in %d cells: %s, want %s", c.lo, c.hi, c.cells, got, c.want)
		}
	}
}

// ruledRight checks what holds for every axis: finite ends, ticks on the middle of
// their cells, rising, equally far apart and no nearer than minGap.
func ruledRight(t *rapid.T, x Axis, minGap int) {
	t.Helper()
	if !(x.Min < x.Max) || !finite(x.Min) || !finite(x.Max) {
		t.Fatalf("range %v to %v", x.Min, x.Max)
	}
	off, even := 1e-3, true
	if x.Log && len(x.Ticks) > 1 && x.Ticks[1].Value < 9*x.Ticks[0].Value { // 1 2 5: as even as cells can be
		off, even = 0.25, false
	}
	for i, k := range x.Ticks {
		if k.Cell < 0 || k.Cell >= x.Cells {
			t.Fatalf("tick %+v outside %d cells", k, x.Cells)
		}
		// Ends closer than 1e-9 of their size lose all but 7 digits in the difference.
		if pos := x.Pos(k.Value); math.Abs(pos-float64(k.Cell)-0.5) > off {
			t.Fatalf("tick %+v stands at %v, not on the middle of its cell", k, pos)
		}
		if i == 0 {
			continue
		}
		gap := k.Cell - x.Ticks[i-1].Cell
		if gap < minGap || even && gap != x.Ticks[1].Cell-x.Ticks[0].Cell {
			t.Fatalf("ticks %s are not equally far, at least %d, apart", ticks(x), minGap)
		}
		if k.Label == x.Ticks[i-1].Label || k.Value <= x.Ticks[i-1].Value {
			t.Fatalf("ticks %s do not rise", ticks(x))
		}
	}
}

func TestRoundAxisAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo, hi := anyNumber().Draw(t, "lo"), anyNumber().Draw(t, "hi")
		cells, gap := rapid.IntRange(1, 250).Draw(t, "cells"), rapid.IntRange(-2, 30).Draw(t, "gap")
		x := RoundAxis(lo, hi, cells, gap)
		ruledRight(t, x, min(gap, cells))
		lo, hi = sanitizeRange(lo, hi)
		low, high := x.Pos(lo), x.Pos(hi)
		if low < -1e-3 || high > float64(cells)+1e-3 {
			t.Fatalf("%v to %v stand at %v and %v of %d cells", lo, hi, low, high, cells)
		}
		if spare := float64(cells) - high; math.Abs(low-spare) > 1.01 {
			t.Fatalf("%v cells free below, %v above", low, spare)
		}
	})
}

func TestCostAxisAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top, low := anyNumber().Draw(t, "top"), anyNumber().Draw(t, "low")
		rows, log := rapid.IntRange(1, 250).Draw(t, "rows"), rapid.Bool().Draw(t, "log")
		x := CostAxis(top, rows, log, low)
		gap := 2
		if log {
			gap = 1 // a log axis of one or two rows has room for no more
		}
		ruledRight(t, x, gap)
		if len(x.Ticks) == 0 || x.Ticks[0].Cell != 0 {
			t.Fatalf("no tick on the axis line: %s", ticks(x))
		}
		if pos := x.Pos(top); top > 0 && top < maxLogValue && top > 1/maxLogValue && pos > float64(rows)+1e-6 {
			t.Fatalf("the largest J is at %v of %d rows", pos, rows)
		}
		if !log && math.Abs(x.Pos(0)-0.5) > 1e-9 {
			t.Fatalf("J = 0 is at %v", x.Pos(0))
		}
		if pos := x.Pos(low); log && low > 1/maxLogValue && low <= top && top < maxLogValue && pos < 0.5-1e-6 {
			t.Fatalf("the smallest J is at %v", pos)
		}
	})
}

func TestIterAxisAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last, cols := rapid.Int().Draw(t, "last"), rapid.IntRange(1, 250).Draw(t, "cols")
		x := IterAxis(last, cols)
		ruledRight(t, x, 1)
		last = min(last, 1e15) // what the axis is capped at
		if pos := x.Pos(float64(last)); last >= 0 && cols > 1 && (pos < 0.5-1e-9 || pos > float64(cols)+1e-9) {
			t.Fatalf("the last k is at %v of %d", pos, cols)
		}
	})
}

func TestPos(t *testing.T) {
	linear := Axis{Min: 10, Max: 20, Cells: 5}
	log := Axis{Min: 0.01, Max: 100, Cells: 8, Log: true}
	nan := math.NaN()
	for _, c := range []struct {
		x       Axis
		v, want float64
	}{
		{linear, 10, 0}, {linear, 20, 5}, {linear, 12, 1}, {linear, 8, -1},
		{linear, 1e300, maxFarCells}, {linear, math.Inf(-1), -maxFarCells}, {linear, nan, nan},
		{log, 0.01, 0}, {log, 1, 4}, {log, 100, 8}, {log, 0, -maxFarCells}, {log, -3, -maxFarCells}, {log, nan, nan},
		{log, math.Inf(1), maxFarCells},
		{Axis{Min: 0, Max: 1}, 0.5, nan},
	} {
		got := c.x.Pos(c.v)
		if math.IsNaN(got) != math.IsNaN(c.want) || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v: Pos(%v) = %v, want %v", c.x, c.v, got, c.want)
		}
	}
	if v := (Axis{}).Value(0); !math.IsNaN(v) {
		t.Errorf("Value on an axis without cells is %v", v)
	}
}

func TestValueIsTheInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := CostAxis(rapid.Float64Range(1e-6, 1e6).Draw(t, "top"), rapid.IntRange(1, 60).Draw(t, "rows"),
			rapid.Bool().Draw(t, "log"), 1e-8)
		pos := rapid.Float64Range(0, float64(x.Cells)).Draw(t, "pos")
		if back := x.Pos(x.Value(pos)); math.Abs(back-pos) > 1e-6 {
			t.Fatalf("Pos(Value(%v)) = %v", pos, back)
		}
	})
}

func FuzzAxis(f *testing.F) {
	f.Add(0.59, 5.51, 70, 10)
	f.Add(math.NaN(), math.Inf(1), -1, 1<<40)
	f.Add(1e300, -1e300, 1<<40, -1)
	f.Add(1.0, math.Nextafter(1, 2), 3, 1)
	f.Fuzz(func(t *testing.T, a, b float64, cells, gap int) {
		for _, x := range []Axis{
			RoundAxis(a, b, cells, gap), CostAxis(a, cells, false, b), CostAxis(a, cells, true, b), IterAxis(gap, cells),
		} {
			if x.Cells != clampSide(cells) || len(x.Ticks) > x.Cells {
				t.Fatalf("%d ticks on %d cells", len(x.Ticks), x.Cells)
			}
			if x.Cells > 0 && !(x.Min < x.Max && finite(x.Min) && finite(x.Max)) {
				t.Fatalf("range %v to %v", x.Min, x.Max)
			}
		}
	})
}

// All ticks of an axis are written in one form.
func TestTicksHaveOneForm(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   string
	}{
		{999968, 1000022, "999970 999980 999990 1000000 1000010 1000020"},
		{0, 2.1e6, "0 500000 1000000 1500000 2000000"},
		{0, 2.1e10, "0 5.0e+09 1.0e+10 1.5e+10 2.0e+10"},
	} {
		var got []string
		for _, tick := range RoundAxis(c.lo, c.hi, 60, 8).Ticks {
			got = append(got, tick.Label)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v to %v: %s, want %s", c.lo, c.hi, s, c.want)
		}
	}
}
