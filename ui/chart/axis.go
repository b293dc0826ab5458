package chart

import (
	"math"
	"strconv"
)

// Axis places numbers on a row or a column of cells. A position counts cells
// from the low end (left, or bottom): cell c covers c to c+1, and its middle, where
// a tick stands, is c+½. Ticks are a whole number of cells apart.
type Axis struct {
	Min, Max float64 // the values at the outer edges: positions 0 and Cells
	Cells    int
	Ticks    []Tick // rising
	Log      bool   // equal factors are equally far apart

	upperAxis  *Axis // of a broken axis: the scale of what is larger than cut
	breakValue float64
	breakCell  int // cells up to the break
}

// Tick is a labelled value. Cell counts from the low end.
type Tick struct {
	Value float64
	Cell  int
	Label string
}

// Limits of what an axis shows. They keep every power, difference and quotient
// of the functions below finite; what lies beyond is drawn at the edge.
const (
	maxValue    = 1e300
	minValue    = 1e-290
	maxLogValue = 1e100 // a log axis shows 1e-100 to 1e100
)

// maxFarCells bounds a position: far outside every screen, near enough to compute with.
const maxFarCells = 1e6

// Pos returns the position of v in cells from the low end. What is far outside
// is moved to a million cells from it, infinities too; on a log axis so is
// everything from 0 down. NaN has no position (NaN), and so has every value on
// an axis without cells.
func (a Axis) Pos(v float64) float64 {
	if a.Cells < 1 {
		return math.NaN()
	}
	if a.upperAxis != nil && v > a.breakValue {
		return float64(a.breakCell+1) + max(0, a.upperAxis.Pos(v))
	}
	low, high := a.Min, a.Max
	if a.Log {
		low, high = math.Log10(low), math.Log10(high)
		if v <= 0 {
			return -maxFarCells
		}
		v = math.Log10(v)
	}
	pos := (v - low) / (high - low) * float64(a.Cells)
	return max(-maxFarCells, min(pos, maxFarCells))
}

// Value returns the value at a position, the inverse of Pos; NaN on an axis
// without cells.
func (a Axis) Value(pos float64) float64 {
	if a.Cells < 1 {
		return math.NaN()
	}
	if a.upperAxis != nil && pos >= float64(a.breakCell) {
		return a.upperAxis.Value(max(0, pos-float64(a.breakCell+1)))
	}
	t := max(-maxFarCells, min(pos, maxFarCells)) / float64(a.Cells)
	if a.Log {
		low, high := math.Log10(a.Min), math.Log10(a.Max)
		return math.Pow(10, low+t*(high-low))
	}
	return a.Min + t*(a.Max-a.Min)
}

// CostAxis returns the vertical axis of J for rows cells, the row of the axis
// line included: on its middle stands J = 0, or with log the power of ten below
// low (of less than a decade also 2 or 5 times one). top is the largest J to be shown, low the smallest above 0 (log only).
//
// The cells between two ticks are floor((rows−½)·step/top), and the range follows
// from them: it reaches from half a cell below the lowest tick to top or a
// little more. A top or low that makes no sense (not above 0, not finite) is
// replaced by 1 and by top/1000. Without rows it is the zero Axis.
func CostAxis(top float64, rows int, log bool, low float64) Axis {
	rows = clampSide(rows)
	if rows == 0 {
		return Axis{}
	}
	if !(top > 0) || math.IsInf(top, 0) {
		top = 1
	}
	if log {
		return decadeAxis(top, rows, low)
	}
	top = max(minValue, min(top, maxValue))
	room := float64(rows) - 0.5
	// At most five steps, at least two rows each: a label has air around it.
	const most, gap = 5, 2
	step := nextRoundStep(max(top/most, gap*top/room), func(step float64) bool {
		return math.Floor(room*step/top) >= gap
	})
	x := linearAxis(rows, int(room*step/top), step, 0, 0)
	x.Ticks[0].Label = "0"
	return x
}

// IterAxis returns the horizontal axis of k for cols cells: k = 0 stands on the
// middle of the first cell, and the axis ends at 10, 25, 50, 100, 250, 500 … so
// that the picture jumps only when it is full. last is the largest k to be shown.
func IterAxis(last, cols int) Axis {
	cols = clampSide(cols)
	if cols == 0 {
		return Axis{}
	}
	end := nextEnd(last)
	// Seven cells, or the longest label and three blanks, between two ticks.
	gap := max(7, len(strconv.Itoa(end))+3)
	perStep := float64(cols-1) / float64(end)
	step := nextRoundStep(1, func(step float64) bool {
		return step >= float64(end) || int(perStep*step) >= gap
	})
	step = min(step, float64(end))
	x := linearAxis(cols, max(1, int(perStep*step)), step, 0, 0)
	for i := range x.Ticks {
		x.Ticks[i].Label = strconv.Itoa(int(x.Ticks[i].Value))
	}
	return x
}

// nextEnd returns the first of 10, 25, 50, 100, 250 … that is not below last.
func nextEnd(last int) int {
	const limit = 1e15 // whole numbers up to here are exact as float64
	last = min(last, limit)
	for ten := 10; ; ten *= 10 {
		for _, end := range []int{ten, ten / 2 * 5, ten * 5} {
			if end >= last {
				return end
			}
		}
	}
}

// RoundAxis returns an axis of so many cells that covers lo … hi, with ticks at
// round numbers at least minGap cells apart. What it covers beyond lo and hi is
// the same on both sides to within a cell. Limits that make no sense are mended:
// swapped, widened where they are (nearly) equal, 0 … 1 where one is not finite.
// Without cells it is the zero Axis.
func RoundAxis(lo, hi float64, cells, minGap int) Axis {
	cells = clampSide(cells)
	if cells == 0 {
		return Axis{}
	}
	lo, hi = sanitizeRange(lo, hi)
	gap := max(1, min(minGap, cells))
	var per int             // cells from tick to tick
	var first, cell float64 // a tick: its number and its cell
	step := nextRoundStep((hi-lo)*float64(gap)/float64(cells), func(step float64) bool {
		// The ticks stand on middles of cells, so where lo stands in its cell
		// follows. If lo … hi then sticks out, ticks one cell closer may do.
		for per = int(float64(cells) * step / (hi - lo)); per >= gap; per-- {
			var fits bool
			if first, cell, fits = centreTicks(lo/step, hi/step, cells, per); fits {
				return true
			}
		}
		return false
	})
	below := math.Floor(cell / float64(per)) // ticks in view before that one
	return linearAxis(cells, per, step, int(cell-below*float64(per)), first-below)
}

// centreTicks places the range lo … hi, counted in steps of per cells, on an axis of
// so many cells: the first tick in the range gets the cell that leaves as much
// room below lo as above hi. It fails if the range sticks out.
func centreTicks(lo, hi float64, cells, per int) (first, cell float64, fits bool) {
	first = math.Ceil(lo)
	before := (first - lo) * float64(per) // from lo to that tick, in cells
	cell = math.Ceil(before - 0.5)
	low := cell + 0.5 - before // where lo stands if it is as far down as can be
	spare := float64(cells) - (low + (hi-lo)*float64(per))
	if spare < 0 {
		return 0, 0, false
	}
	return first, cell + math.Floor((spare-low+1)/2), true
}

// sanitizeRange makes any two numbers the ends of a range that can be divided.
func sanitizeRange(lo, hi float64) (float64, float64) {
	if !finite(lo) || !finite(hi) {
		return 0, 1
	}
	lo, hi = min(lo, hi), max(lo, hi)
	lo, hi = max(-maxValue, min(lo, maxValue)), max(-maxValue, min(hi, maxValue))
	// Closer than this, float64 has too few numbers between lo and hi to label.
	const tooClose = 1e-9
	size := max(math.Abs(lo), math.Abs(hi))
	switch {
	case size < minValue:
		return -0.5, 0.5
	case hi-lo < tooClose*size:
		return lo - size/2, hi + size/2
	}
	return lo, hi
}

// linearAxis builds a linear axis: the tick with the number first, at the value
// first·step, stands on cell, and the others per cells apart above it.
func linearAxis(cells, per int, step float64, cell int, first float64) Axis {
	value := func(pos float64) float64 {
		return step * (first + (pos-float64(cell)-0.5)/float64(per))
	}
	x := Axis{Min: value(0), Max: value(float64(cells)), Cells: cells}
	top := 0.0 // of the ticks, by size: it decides the form of all
	for i := 0; cell+i*per < cells; i++ {
		v := step * (first + float64(i))
		x.Ticks = append(x.Ticks, Tick{Value: v, Cell: cell + i*per})
		top = max(top, math.Abs(v))
	}
	for i := range x.Ticks {
		x.Ticks[i].Label = tickLabel(x.Ticks[i].Value, step, top)
	}
	return x
}
