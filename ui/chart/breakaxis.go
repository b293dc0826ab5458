package chart

import (
	"math"
	"slices"
)

// BrokenAxis returns an axis of two scales: that of below, then one cell for the break,
// then that of above, on which stands what is larger than below.Max. What lies
// between the two stands at the low end of above. Where one of them has no cells it
// is the other.
func BrokenAxis(below, above Axis) Axis {
	switch {
	case below.Cells < 1:
		return above
	case above.Cells < 1:
		return below
	}
	x := below
	x.upperAxis, x.breakValue, x.breakCell = &above, below.Max, below.Cells
	x.Cells = below.Cells + 1 + above.Cells
	x.Max = below.Min + (below.Max-below.Min)/float64(below.Cells)*float64(x.Cells)
	x.Ticks = slices.Clone(below.Ticks)
	for _, t := range above.Ticks {
		if t.Cell += below.Cells + 1; t.Value > below.Max {
			x.Ticks = append(x.Ticks, t)
		}
	}
	return x
}

// Break returns the cell of the break, from the low end; false where there is none.
func (a Axis) Break() (cell int, ok bool) { return a.breakCell, a.upperAxis != nil }

// LeapAxis is an axis of J on a log scale for rows cells, from low to top or a little
// more. A power of ten stands on the middle of a cell. Numbers that make no sense are
// mended as those of CostAxis.
func LeapAxis(low, top float64, rows int) Axis {
	rows = clampSide(rows)
	if rows == 0 {
		return Axis{}
	}
	top = max(1/maxLogValue, min(top, maxLogValue)) // NaN stays, and is mended
	if !(low > 0) || !(top > low) {
		return decadeAxis(top, rows, low)
	}
	e := math.Ceil(math.Log10(low) - 1e-9)
	first := math.Pow(10, e)
	for per := float64(rows); per >= 1; per-- { // rows of a decade
		cell := max(0, math.Ceil(per*math.Log10(first/low)-0.5))
		if (float64(rows)-0.5-cell)/per < math.Log10(top/first) || int(cell) >= rows {
			continue
		}
		x := Axis{Min: first * math.Pow(10, -(cell+0.5)/per), Max: first * math.Pow(10, (float64(rows)-0.5-cell)/per), Cells: rows, Log: true}
		x.Ticks = leapTicks(x)
		return x
	}
	return decadeAxis(top, rows, low)
}

// leapTicks are powers of ten, 3 times one where there is room, and then 2 and 5 times:
// those that stand within a quarter of a row of the middle of their cell, two rows
// apart.
func leapTicks(x Axis) []Tick {
	var ticks []Tick
	low, high := int(math.Floor(math.Log10(x.Min))), int(math.Ceil(math.Log10(x.Max)))
	for _, digit := range []float64{1, 3, 2, 5} {
		for e := low; e <= high; e++ {
			v := digit * math.Pow(10, float64(e))
			pos := x.Pos(v)
			cell := int(math.Floor(pos))
			off := math.Abs(pos - math.Floor(pos) - 0.5)
			taken := slices.ContainsFunc(ticks, func(t Tick) bool { return t.Cell-cell < 2 && cell-t.Cell < 2 })
			if cell >= 0 && cell < x.Cells && off <= 0.25 && !taken {
				ticks = append(ticks, Tick{Value: v, Cell: cell, Label: power(e, v)})
			}
		}
	}
	slices.SortFunc(ticks, func(t, u Tick) int { return t.Cell - u.Cell })
	return ticks
}
