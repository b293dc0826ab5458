package chart

import (
	"math"
	"slices"
)

// decadeAxis is CostAxis for a log scale: ticks at powers of ten.
func decadeAxis(top float64, rows int, low float64) Axis {
	if math.IsNaN(top) {
		top = 1
	}
	top = max(1/maxLogValue, min(top, maxLogValue))
	if !(low > 0) || low > top {
		low = top / 1000
	}
	low = max(low, 1/maxLogValue)
	if x, ok := subDecadeAxis(top, rows, low); ok {
		return x
	}
	first := math.Floor(math.Log10(low))
	spread := max(math.Log10(top)-first, 1e-3) // top may be the lowest tick itself
	room := float64(rows) - 0.5
	const gap = 2
	every := max(1, math.Ceil(gap*spread/room)) // decades from tick to tick
	per := math.Floor(room * every / spread)
	if per > room && every == 1 {
		per = max(1, float64(rows-1)) // less than a decade in view: show its other end
	}
	decade := every / per // per cell
	x := Axis{
		Min: math.Pow(10, first-0.5*decade), Max: math.Pow(10, first+room*decade),
		Cells: rows, Log: true,
	}
	for i := 0; i*int(per) < rows; i++ {
		e := first + float64(i)*every
		v := math.Pow(10, e)
		x.Ticks = append(x.Ticks, Tick{Value: v, Cell: i * int(per), Label: power(int(e), v)})
	}
	return x
}

// subDecadeAxis is CostAxis for a log scale where low … top is less than a
// decade: ticks at 1, 2 and 5 times powers of ten, from the last below low on.
// They are not equally far apart, so the rows of a decade are chosen so that
// each stands within a quarter of a row of the middle of its cell. It fails
// where there is no room for two of them.
func subDecadeAxis(top float64, rows int, low float64) (Axis, bool) {
	if !(top/low < 10) {
		return Axis{}, false
	}
	const slack = 1 - 1e-12
	least := 0.0
	values := []float64{}
	for v := nextRoundStep(low/10, func(float64) bool { return true }); v < 30*low; v = nextRoundAbove(v) {
		if v*slack <= low {
			least, values = v, nil
		}
		values = append(values, v)
	}
	room := float64(rows) - 0.5
	per := math.Floor(min(room/max(math.Log10(top/least), 1e-3), float64(rows-1)/math.Log10(values[1]/least)))
	place := func(v float64) float64 { return per * math.Log10(v/least) }
	off := func(v float64) bool { return math.Abs(place(v)-math.Round(place(v))) > 0.22 }
	for per >= 7 && slices.ContainsFunc(values, off) {
		per--
	}
	if per < 7 {
		return Axis{}, false
	}
	x := Axis{Min: least * math.Pow(10, -0.5/per), Max: least * math.Pow(10, room/per), Cells: rows, Log: true}
	for _, v := range values {
		if cell := int(math.Round(place(v))); cell < rows {
			x.Ticks = append(x.Ticks, Tick{Value: v, Cell: cell, Label: power(exponent(v), v)})
		}
	}
	return x, true
}

// nextRoundAbove is the next of … 1 2 5 10 … after v, which is one of them.
func nextRoundAbove(v float64) float64 {
	return nextRoundStep(1.5*v, func(float64) bool { return true })
}
