package chart

import (
	"math"
	"strings"
	"testing"

	"descent/ui/theme"
)

// A cell has one colour: where a curve crosses another, its cell holds no dot of
// that one. Two parts of one colour share theirs.
func TestCurvesKeepTheirDots(t *testing.T) {
	shown := func(first, second theme.Color) string {
		_, a := sheet(42, 13)
		y := CostAxis(math.Ln2, 12, false, 0)
		p := NewPlot(a, IterAxis(20, PlotColumns(42, y)), y, plain, plain, false)
		low, high := curveOf(0, []float64{0.6, 0.1}), curveOf(0, []float64{0.1, 0.6})
		low.Style, high.Style = theme.Style{FG: first}, theme.Style{FG: second}
		p.Curve(low)
		p.Curve(high)
		var b strings.Builder
		for y := range 13 {
			for x := range 42 {
				if r, st := a.grid.At(x, y); st.FG == red && r > 0x2800 && r < 0x2900 {
					b.WriteRune(r)
				}
			}
		}
		return b.String()
	}
	alone := shown(blue, red)
	g, a := sheet(42, 13)
	y := CostAxis(math.Ln2, 12, false, 0)
	high := curveOf(0, []float64{0.1, 0.6})
	high.Style = theme.Style{FG: red}
	NewPlot(a, IterAxis(20, PlotColumns(42, y)), y, plain, plain, false).Curve(high)
	want := strings.Map(func(r rune) rune {
		if r > 0x2800 && r < 0x2900 {
			return r
		}
		return -1
	}, g.String())
	if alone != want || want == "" {
		t.Errorf("beside another curve it is %s, alone %s", alone, want)
	}
	if both := shown(red, red); len(both) <= len(want) {
		t.Errorf("two of one colour are %s, one is %s", both, want)
	}
}
