package chart

import (
	"descent/ui/number"
	"math"
	"strconv"
)

// Zoomed returns p for axes that show a part of the curves only: what lies
// outside them is not drawn, where else it is drawn at their edge.
func (p Plot) Zoomed() Plot {
	p.zoomed = true
	return p
}

// inView is c without the iterations that lie beside the axis of k, but for one
// on each side, so that what is thinned is what is seen.
func (p Plot) inView(c Curve) Curve {
	if !p.zoomed || c.From >= c.To {
		return c
	}
	const far = 1 << 50
	low, high := max(-far, math.Floor(p.x.Min)), min(math.Ceil(p.x.Max), far)
	from := max(c.From, min(int(low), c.To-1))
	c.From, c.To = from, max(from+1, min(int(high)+1, c.To))
	return c
}

// IterRangeAxis is an axis of k that covers low … high: ticks at whole numbers from
// 0 on.
func IterRangeAxis(low, high float64, cols int) Axis {
	x := RoundAxis(low, high, cols, 7)
	ticks := x.Ticks
	x.Ticks = nil
	for _, t := range ticks {
		if t.Value > -0.5 && math.Abs(t.Value-math.Round(t.Value)) < 1e-6 {
			t.Label = strconv.FormatFloat(math.Round(t.Value)+0, 'f', 0, 64) // no −0
			x.Ticks = append(x.Ticks, t)
		}
	}
	return x
}

// CostRangeAxis is an axis of J that covers low … high; with log these are powers of
// ten.
func CostRangeAxis(low, high float64, rows int, log bool) Axis {
	x := RoundAxis(low, high, rows, 2)
	if !log {
		return x
	}
	low, high = max(-100, x.Min), min(100, x.Max) // 1/maxLogValue and maxLogValue
	if !(low < high) {
		low, high = -100, 100
	}
	y := Axis{Min: math.Pow(10, low), Max: math.Pow(10, high), Cells: rows, Log: true}
	for _, t := range x.Ticks {
		t.Value = math.Pow(10, t.Value)
		t.Label = number.WithMinusSign(strconv.FormatFloat(t.Value, 'g', 3, 64))
		y.Ticks = append(y.Ticks, t)
	}
	return y
}

// Axes are those that p was made with.
func (p Plot) Axes() (x, y Axis) { return p.x, p.y }
