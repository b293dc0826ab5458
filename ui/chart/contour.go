package chart

import "math"

// Field2D is a grid of values, row after row from the top, Columns in each.
type Field2D struct {
	Values  []float64
	Columns int
}

// Segment is a piece of a contour line, in columns and rows of a Field2D: value
// (0, 0) stands at 0, 0.
type Segment struct{ From, To Dot }

// ContourSegments returns the line at a level, in pieces that are straight between
// four neighbouring values. Squares with a value that is not finite have none.
// (Marching squares; where two corners that lie opposite each other are above,
// the mean of the four decides whether the line goes between them.)
func (f Field2D) ContourSegments(level float64) []Segment {
	if f.Columns < 2 {
		return nil
	}
	var pieces []Segment
	rows := len(f.Values) / f.Columns
	for r := range rows - 1 {
		upper := f.Values[r*f.Columns : (r+1)*f.Columns]
		lower := f.Values[(r+1)*f.Columns : (r+2)*f.Columns]
		for c := range f.Columns - 1 {
			corners := [4]float64{upper[c], upper[c+1], lower[c+1], lower[c]}
			low, high := min(corners[0], corners[1], corners[2], corners[3]), max(corners[0], corners[1], corners[2], corners[3])
			if low <= level && level < high && finite(low) && finite(high) { // NaN fails
				pieces = appendSquareContour(pieces, float64(c), float64(r), corners, level)
			}
		}
	}
	return pieces
}

// appendSquareContour appends the pieces of one square, whose corners are listed clockwise
// from the top left.
func appendSquareContour(pieces []Segment, x, y float64, corners [4]float64, level float64) []Segment {
	places := [4]Dot{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}}
	var cuts [4]Dot
	n := 0
	for i, a := range corners {
		b := corners[(i+1)%4]
		if (a > level) == (b > level) {
			continue
		}
		t := (level/2 - a/2) / (b/2 - a/2) // halves: the difference may overflow
		from, to := places[i], places[(i+1)%4]
		cuts[n] = Dot{from.X + t*(to.X-from.X), from.Y + t*(to.Y-from.Y)}
		n++
	}
	switch n {
	case 2:
		return append(pieces, Segment{cuts[0], cuts[1]})
	case 4:
		mean := corners[0]/4 + corners[1]/4 + corners[2]/4 + corners[3]/4
		if (mean > level) == (corners[0] > level) {
			return append(pieces, Segment{cuts[0], cuts[1]}, Segment{cuts[2], cuts[3]})
		}
		return append(pieces, Segment{cuts[3], cuts[0]}, Segment{cuts[1], cuts[2]})
	}
	return pieces
}

// RoundStep returns the first of … 0.1 0.2 0.5 1 2 5 10 … that is not below
// least; 1 where least is not above 0 or not finite.
func RoundStep(least float64) float64 {
	if !(least > 0) || math.IsInf(least, 1) {
		return 1
	}
	least = max(minValue, min(least, maxValue))
	return nextRoundStep(least, func(float64) bool { return true })
}
