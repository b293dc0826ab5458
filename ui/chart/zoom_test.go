package chart

import (
	"math"
	"strings"
	"testing"
)

// partOf draws J = k at k 0 … 99 on axes that show 20 … 40 of both.
func partOf(t *testing.T) (*Grid, Plot) {
	t.Helper()
	g, a := sheet(60, 24)
	y := CostRangeAxis(20, 40, 23, false)
	x := IterRangeAxis(20, 40, PlotColumns(60, y))
	p := NewPlot(a, x, y, plain, plain, false).Zoomed()
	costs := make([]float64, 100)
	for k := range costs {
		costs[k] = float64(k)
	}
	p.Curve(curveOf(0, costs))
	return g, p
}

// Only what lies in view is drawn: a line from corner to corner, nothing along
// the edges.
func TestPartOfACurve(t *testing.T) {
	g, p := partOf(t)
	in := p.CurveArea()
	for x := in.X; x < in.X+in.W; x++ {
		dots := 0
		for y := in.Y; y < in.Y+in.H; y++ {
			if r, _ := g.At(x, y); r >= 0x2800 && r < 0x2900 {
				dots++
			}
		}
		if dots > 2 {
			t.Errorf("column %d has dots in %d cells:\n%s", x, dots, g)
		}
	}
	if _, _, ok := p.Cell(50, 50); ok {
		t.Error("k 50 is in view")
	}
	if _, _, ok := p.Cell(30, 90); ok {
		t.Error("J 90 is in view")
	}
	x, y, ok := p.Cell(30, 30)
	if r, _ := g.At(x, y); !ok || r < 0x2800 || r >= 0x2900 {
		t.Errorf("at k 30, J 30 stands %q", r)
	}
	if k := p.IterAt(x); k != 30 {
		t.Errorf("there is k %d", k)
	}
	p.Vertical(30, plain)
	if r, _ := g.At(x, in.Y); r != '⠄' && r != '⠠' {
		t.Errorf("no line at k 30 but %q", r)
	}
	if ax, ay := p.Axes(); ax.Min > 20 || ax.Max < 40 || ay.Min > 20 || ay.Max < 40 {
		t.Errorf("the axes show %v … %v and %v … %v", ax.Min, ax.Max, ay.Min, ay.Max)
	}
}

// A curve that lies beside the view, or is empty, draws nothing.
func TestPartWithoutACurve(t *testing.T) {
	g, p := partOf(t)
	was := g.String()
	p.Curve(Curve{Style: plain})
	p.Curve(curveOf(200, []float64{30, 30, 30}))
	p.Curve(curveOf(0, []float64{30, 30, 30}))
	if g.String() != was {
		t.Errorf("something was drawn:\n%s", g)
	}
}

func TestPartAxes(t *testing.T) {
	for _, tick := range IterRangeAxis(-3, 4.5, 60).Ticks {
		if tick.Value < 0 || tick.Value != math.Round(tick.Value) || strings.Contains(tick.Label, ".") {
			t.Errorf("there is a tick %v, %q", tick.Value, tick.Label)
		}
	}
	log := CostRangeAxis(-3, 1, 20, true)
	if !log.Log || log.Min > 1e-3 || log.Max < 10 || len(log.Ticks) < 4 {
		t.Errorf("%+v", log)
	}
	for _, tick := range log.Ticks {
		if math.Abs(log.Pos(tick.Value)-float64(tick.Cell)-0.5) > 1e-6 {
			t.Errorf("tick %s is at %v, not on the middle of cell %d", tick.Label, log.Pos(tick.Value), tick.Cell)
		}
	}
	for _, far := range [][2]float64{{-1e200, 1e200}, {200, 300}, {math.NaN(), 1}} {
		if y := CostRangeAxis(far[0], far[1], 20, true); !(y.Min > 0) || !(y.Max > y.Min) || math.IsInf(y.Max, 0) {
			t.Errorf("%v: %v … %v", far, y.Min, y.Max)
		}
		IterRangeAxis(far[0], far[1], 40)
	}
}
