package pane

import (
	"math"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
)

// PanLimits is a view with what is needed to move it: a step is the distance of two
// ticks, so that the picture moves by whole cells, and a range is never
// narrower than least.
type PanLimits struct {
	session.ViewRange
	Step, Least [2]float64 // of x and of y
}

// panLimits says how far a view on its axes can be moved.
func panLimits(v session.ViewRange, x, y chart.Axis) PanLimits {
	s := PanLimits{ViewRange: v}
	for i, axis := range []chart.Axis{x, y} {
		low, high := axis.Min, axis.Max
		if axis.Log {
			low, high = math.Log10(low), math.Log10(high)
		}
		s.Step[i] = (high - low) / 5
		if !axis.Log && len(axis.Ticks) > 1 {
			s.Step[i] = axis.Ticks[1].Value - axis.Ticks[0].Value
		}
		const finest = 1e-6 // the numbers of an axis would get too long
		s.Least[i] = finest * max(math.Abs(low), math.Abs(high))
	}
	return s
}

// farthest keeps panning and zooming where numbers can be computed with.
const farthest = 1e200

// Panned is the view so many steps to the right and up.
func (s PanLimits) Panned(right, up float64) session.ViewRange {
	v := s.ViewRange
	for i, r := range []*[2]float64{&v.X, &v.Y} {
		by := s.Step[i] * [2]float64{right, up}[i]
		if moved := [2]float64{r[0] + by, r[1] + by}; inRange(moved) {
			*r = moved
		}
	}
	return v
}

// Zoomed is the view with ranges that many times as long around the same
// middle.
func (s PanLimits) Zoomed(times float64) session.ViewRange {
	v := s.ViewRange
	for i, r := range []*[2]float64{&v.X, &v.Y} {
		middle, half := r[0]/2+r[1]/2, (r[1]/2-r[0]/2)*times
		zoomed := [2]float64{middle - half, middle + half}
		if inRange(zoomed) && (times > 1 || 2*half >= s.Least[i]) {
			*r = zoomed
		}
	}
	return v
}

func inRange(r [2]float64) bool {
	return r[0] > -farthest && r[1] < farthest && r[1]-r[0] > 1/farthest // NaN is not
}

// Moved is the view after a key: a tick further, or twice as near or far.
func (s PanLimits) Moved(by language.ScreenAction) session.ViewRange {
	switch by { //nolint:exhaustive // the keys of a view
	case language.Left:
		return s.Panned(-1, 0)
	case language.Right:
		return s.Panned(1, 0)
	case language.Up:
		return s.Panned(0, 1)
	case language.Down:
		return s.Panned(0, -1)
	case language.ZoomIn:
		return s.Zoomed(0.5)
	case language.ZoomOut:
		return s.Zoomed(2)
	}
	return s.ViewRange
}
