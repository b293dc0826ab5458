package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// read is a ruler as an eye reads it: its ends, and what stands in which column.
type read struct {
	low, high float64
	from, to  int
	cells     []rune
}

func readRuler(t *testing.T, f scene, w int) read {
	t.Helper()
	r := read{cells: []rune(painted(f, w, 1, drawRuler))}
	fields := strings.Fields(string(r.cells))
	first, last := fields[0], fields[len(fields)-1]
	r.low, r.high = amount(first), amount(last)
	r.from, r.to = len([]rune(first))+1, w-len([]rune(last))-2
	return r
}

// at is the column of a glyph, −1 where there is none.
func (r read) at(glyphs string) int {
	return slices.IndexFunc(r.cells[r.from:r.to+1], func(c rune) bool { return strings.ContainsRune(glyphs, c) }) + r.from
}

// has tells whether an α stands in a column, to half a column or more.
func (r read) has(x int, alpha, off float64) bool {
	decades := math.Log10(alpha / r.low)
	return math.Abs(decades*float64(r.to-r.from)/4+float64(r.from)-float64(x)) <= off+1e-9
}

// The scale has four decades around the bound and does not move with α; the bound
// and α stand where they are, α on its own side of the bound; what is safe and what
// is not are two lines.
func TestAlphaRuler(t *testing.T) {
	for _, e := range datasets.Catalogue() {
		bound := trainer.Analyze(trainOn(t, e.Name).problem).AlphaBound
		for _, w := range []int{28, 42, 48} {
			for _, f := range []scene{irisAt20(t), plainIrisAt20(t)} {
				f.Run.Bound = bound
				for _, alpha := range append(alphas(), bound, bound*1.001, bound/1.001) {
					f.Run.Alpha = alpha
					checkRuler(t, readRuler(t, f, w), f)
				}
			}
		}
	}
}

func plainIrisAt20(t *testing.T) scene {
	t.Helper()
	f := irisAt20(t)
	f.Plain = true
	return f
}

func checkRuler(t *testing.T, r read, f scene) {
	t.Helper()
	alpha, bound, text := f.Run.Alpha, f.Run.Bound, string(r.cells)
	mark, needle, left, right := r.at("┃|"), r.at("●o"), r.at("◂<"), r.at("▸>")
	if math.Abs(math.Log10(r.high/r.low)-4) > 1e-9 || bound < 100*r.low*(1-1e-9) || bound >= 1000*r.low {
		t.Errorf("α %v, bound %v: the scale goes from %v to %v", alpha, bound, r.low, r.high)
	}
	if !r.has(mark, bound, 0.5) {
		t.Errorf("α %v: the bound %v stands in column %d of %q", alpha, bound, mark, text)
	}
	switch inside := alpha > r.low && alpha < r.high; {
	case needle >= r.from && !r.has(needle, alpha, 1.5), needle < r.from && inside && left < r.from && right < r.from:
		t.Errorf("α %v stands in column %d of %q", alpha, needle, text)
	case !inside && left < r.from && right < r.from && !r.has(r.from, alpha, 0.5) && !r.has(r.to, alpha, 0.5):
		t.Errorf("α %v is beyond the scale, and not announced in %q", alpha, text)
	case needle >= r.from && (needle < mark) != (alpha <= bound):
		t.Errorf("α %v stands on the wrong side of %v in %q", alpha, bound, text)
	}
	for x := r.from; x <= r.to; x++ {
		if c := r.cells[x]; x < mark && strings.ContainsRune("╌=", c) || x > mark && strings.ContainsRune("─-", c) && !strings.ContainsAny(text, "−e") {
			t.Errorf("α %v, bound %v: column %d is %q in %q", alpha, bound, x, c, text)
		}
	}
	if i := strings.IndexAny(text, "┃|"); i >= 0 {
		after := strings.TrimLeft(text[i:], "┃|")
		if number, _, _ := strings.Cut(after, " "); number != "" && number[0] >= '0' && number[0] <= '9' {
			if v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "╌", "", "=", "").Replace(number), 64); err == nil && (v > bound || v < 0.9*bound) {
				t.Errorf("the bound %v is called %v in %q", bound, v, text)
			}
		}
	}
}

// Where no bound is known there is no ruler, but the line that was there.
func TestNoRulerWithoutABound(t *testing.T) {
	for _, bound := range []float64{0, math.NaN(), math.Inf(1), 1e-310} {
		f := irisAt20(t)
		f.Run.Bound = bound
		if got := painted(f, 28, 1, drawRuler); got != strings.Repeat("─", 28) {
			t.Errorf("bound %v: %q", bound, got)
		}
	}
	f := irisAt20(t)
	f.Data.Facts.Estimated = true
	if got := painted(f, 42, 1, drawRuler); !strings.Contains(got, "┃≈0.67") {
		t.Errorf("an estimate is promised: %q", got)
	}
}

// Compared runs stand on the scale too, and leave the bound its name or take it.
func TestComparedOnTheRuler(t *testing.T) {
	l := trainOn(t, "iris-hard").walk(20)
	f := l.frame()
	for _, alpha := range []float64{0.03, 0.1, 1, 3} {
		f.Ghosts = append(f.Ghosts, Run{Alpha: alpha, Compared: true, Costs: f.Present.Costs})
	}
	if got, want := painted(f, 42, 1, drawRuler), "0.001 ────────┴───◆───◆───┃●╌╌◆╌╌╌◆╌╌╌╌ 10"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	f.Ghosts[2].Alpha = 0.3
	f.Run.Alpha = 0.001
	if got := painted(f, 42, 1, drawRuler); !strings.HasPrefix(got, "0.001 ●") {
		t.Errorf("%q", got)
	}
}

// The number of the bound covers no line whole: beyond it three columns of the line
// are still to be seen, on the narrowest ruler too.
func TestTheBoundsNumberLeavesItsLine(t *testing.T) {
	named := 0
	for _, w := range []int{28, 42} {
		f := irisAt20(t)
		for _, f.Run.Alpha = range alphas() {
			for bound := 0.11; bound < 1; bound *= 1.07 {
				f.Run.Bound = bound
				text := painted(f, w, 1, drawRuler)
				_, line, _ := strings.Cut(text, "┃")
				line = "┃" + line
				marks := strings.Count(line, "●") + strings.Count(line, "▸") // which stand on the line
				if strings.Count(line, "╌")+marks < 3 || strings.Count(text, "─") < 3 {
					t.Errorf("%d columns, α %v, bound %v: %q", w, f.Run.Alpha, bound, text)
				}
				if strings.ContainsAny(strings.Trim(strings.Fields(line)[0], "┃╌●▸"), "0") {
					named++
				}
			}
		}
	}
	if named == 0 {
		t.Error("no bound has its number")
	}
}
