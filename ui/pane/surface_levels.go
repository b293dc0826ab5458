package pane

import (
	"math"
	"slices"
	"sort"

	"descent/ui/chart"
)

// SurfaceSample is J on a section: two values in each cell, and the bands they fall
// into. It is read only once made.
//
//	Costs[r·Columns+c]  row r of half cells from the top, column c from the left
//	Levels              rising: the limits between the bands
type SurfaceSample struct {
	SurfaceSection
	chart.Field2D
	Levels []float64
	bands  []int8 // of each value: how many levels it reaches; −1 where J is no number
}

// NewSurfaceSample sorts J at s.Points() into bands with these levels between them.
func NewSurfaceSample(s SurfaceSection, costs, levels []float64) *SurfaceSample {
	p := &SurfaceSample{SurfaceSection: s, Field2D: chart.Field2D{Values: costs, Columns: s.X.Cells}, Levels: levels}
	p.bands = make([]int8, len(costs))
	for i, j := range costs {
		p.bands[i] = p.band(j)
	}
	return p
}

// RoundedSection is a section of the same part of the plane with round held values, of
// which a coarse sample gives the levels: they follow from the moment alone, and
// yet stay while the held values move a little.
func (s SurfaceSection) RoundedSection() SurfaceSection {
	s.Plane.Fixed = s.Plane.Fixed.Clone()
	for place := range len(s.Plane.Fixed.W) + 1 {
		if place == len(s.Plane.Fixed.W) {
			s.Plane.Fixed.B = roundTo125(s.Plane.Fixed.B)
		} else {
			s.Plane.Fixed.W[place] = roundTo125(s.Plane.Fixed.W[place])
		}
	}
	return s
}

// roundTo125 is the nearest of 0 and 1, 2, 5, 10 … with a sign; below ½ it is 0.
func roundTo125(v float64) float64 {
	const least = 0.5
	size := math.Abs(v)
	if !(size >= least && size < 1e300) {
		return 0
	}
	below := chart.RoundBelow(size)
	low, high := below.Size(), (below + 1).Size()
	if size/low > high/size {
		low = high
	}
	return math.Copysign(low, v)
}

// LevelsOf are round numbers between which about equal shares of a sample of J lie.
func LevelsOf(costs []float64) []float64 {
	sorted := make(sorted, 0, len(costs))
	for _, j := range costs {
		if !math.IsNaN(j) && !math.IsInf(j, 0) {
			sorted = append(sorted, j)
		}
	}
	slices.Sort(sorted)
	return sorted.levels()
}

func (p *SurfaceSample) band(j float64) int8 {
	if math.IsNaN(j) || math.IsInf(j, 0) {
		return -1
	}
	i, found := slices.BinarySearch(p.Levels, j)
	if found {
		i++
	}
	return int8(i) //nolint:gosec // there are at most maxBands
}

// How many bands a view has.
const (
	minBands = 8
	maxBands = 14
)

// sorted are the finite values of J of a sample, rising.
type sorted []float64

// share is how much of the surface lies from low up to high, of its area and of
// its height in equal parts: by area alone a steep slope would have no bands, by
// height alone a valley where J spans decades.
func (s sorted) share(low, high float64) float64 {
	i, _ := slices.BinarySearch(s, low)
	j, _ := slices.BinarySearch(s, high)
	bottom, top := s[0], s[len(s)-1]
	height := (min(high, top) - max(low, bottom)) / (top - bottom)
	return float64(j-i)/float64(len(s))/2 + max(0, height)/2
}

// levels are round numbers between which about equal shares lie. There are none where J is the same everywhere.
func (s sorted) levels() []float64 {
	const flat, tiny = 1e-12, 1e-290 // under which steps cannot be computed with
	if len(s) == 0 || !(s[len(s)-1]-s[0] > max(tiny, flat*math.Abs(s[0]))) {
		return nil
	}
	var best []float64
	for _, bands := range []int{11, 10, 12, 9, 13, 8, 14, 16, 7, 18, 6, 20} {
		levels := s.roundLevels(1 / float64(bands))
		n := len(levels) + 1
		if n >= minBands && n <= maxBands {
			return levels
		}
		if n <= maxBands && (best == nil || n > len(best)+1) {
			best = levels
		}
	}
	return best
}

// roundLevels goes up from the lowest value in round steps, each of which takes in
// about a share of the surface. A step is kept while it will do, so that the
// numbers run evenly: 0.4 0.45 0.5 … 0.7 0.8 0.9.
func (s sorted) roundLevels(share float64) []float64 {
	last := s[len(s)-1]
	first := sort.Search(len(s)-1, func(i int) bool { return s.share(s[0], s[i]) >= share })
	const finest = 1e-3                                              // of the height
	step := chart.RoundBelow(max(s[first]-s[0], (last-s[0])*finest)) // J is never below 0
	at := step.Above(s[0])
	var levels []float64
	for len(levels) <= maxBands && at < last && s.share(at, last)+1/float64(len(s)) >= share/2 {
		if len(levels) > 0 || s.share(s[0], at) >= share/2 {
			levels = append(levels, at)
			step = s.stride(at, step, share)
		}
		next := step.Above(at)
		if !(next > at) {
			break
		}
		at = next
	}
	return levels
}

// stride is the step up from a level: the one before while it takes in about
// the share, else the best, and rather one that the level is a multiple of.
func (s sorted) stride(at float64, before chart.RoundNumber, share float64) chart.RoundNumber {
	miss := func(step chart.RoundNumber) float64 {
		times := at / step.Size()
		uneven := 0.0
		if math.Abs(times-math.Round(times)) > 1e-6 {
			uneven = 1
		}
		return uneven + math.Abs(math.Log2(s.share(at, step.Above(at))/share)) // Inf where there is nothing
	}
	const near, wide = 0.85, 9 // half to double, almost; three decades of steps each way
	if miss(before) < near {
		return before
	}
	best := before
	for step := before - wide; step <= before+wide; step++ {
		if miss(step) < miss(best) {
			best = step
		}
	}
	return best
}
