package pane

import (
	"cmp"
	"math"
	"slices"

	"descent/ui/chart"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// drawPath draws the way to the cursor and returns the iterations that are to be
// named on it.
func (c surface) drawPath(a chart.Area, s SurfaceSection, w drawnPath) []pathLabel {
	if w.leaps {
		return c.drawLeaps(a, s, w)
	}
	c.drawWalked(a, s, w)
	for _, swing := range w.swings {
		c.drawSwing(a, w, swing)
	}
	return c.markIterations(a, s, w.pathPoints)
}

// drawSwing draws the two walls between which a part of the way swings, as many of
// its legs as can be told apart, the middle of all, and where it leads to the
// cursor the last legs heavy.
func (c surface) drawSwing(a chart.Area, w drawnPath, s swing) {
	faint := chart.Stroke{}
	if c.Theme.Flat {
		faint.Dash = chart.Dash{1, 2}
	}
	for _, i := range s.drawn {
		c.polyline(a, w.points[i:i+2], c.fadedStyle(c.Theme.Axis), faint)
	}
	if s.wild {
		c.polyline(a, hull(w.points[s.from:s.to+1]), c.Theme.Bright, chart.Stroke{})
	}
	var walls [2][]chart.Dot
	var middle []chart.Dot
	for i := s.from; i <= s.to && !s.wild; i++ {
		walls[w.pathPoints[i].K%2] = append(walls[w.pathPoints[i].K%2], w.points[i])
		if i < s.to {
			middle = append(middle, w.middle(i))
		}
	}
	for _, wall := range walls {
		c.polyline(a, wall, c.Theme.Bright, chart.Stroke{})
	}
	if !c.comparing() { // its hue would be that of a run
		c.polyline(a, middle, c.Theme.Runs[1], chart.Stroke{Dash: chart.Dash{3, 2}})
	}
	if s.to == len(w.points)-1 {
		c.polyline(a, w.points[max(s.from, s.to-heavyLegs):], c.Theme.Bright, chart.Stroke{Thick: true})
	}
}

// drawLeaps draws leaps as what they are: the last ones heavy, some before them
// faint, a circle where each landed, and around all that are older their outline.
// The last landings are named.
func (c surface) drawLeaps(a chart.Area, s SurfaceSection, w drawnPath) []pathLabel {
	last := len(w.points) - 1
	first := max(0, last-legsOfLeaps)
	faint, dotted := c.fadedStyle(c.Theme.Axis), chart.Stroke{Dash: chart.Dash{1, 2}}
	if first > 0 {
		c.polyline(a, hull(w.points[:first+1]), faint, dotted)
	}
	heavy := max(first, last-heavyLegs)
	c.polyline(a, w.points[first:heavy+1], faint, dotted)
	c.polyline(a, w.points[heavy:], c.Theme.Leap, chart.Stroke{Thick: true})
	var stops []pathLabel
	mark := func(p timeline.PathPoint, st theme.Style, named bool) {
		x, y, ok := s.cell(p.Params)
		if !ok {
			return
		}
		if a.Set(x, y, '○', st); named {
			stops = append(stops, pathLabel{p.K, x, y})
		}
	}
	if w.pathPoints[0].K == 0 && heavy > 0 {
		mark(w.pathPoints[0], c.Theme.Bright, true)
	}
	for i := max(first, 1); i < last; i++ {
		st := faint
		if i >= heavy {
			st = c.Theme.Bright
		}
		mark(w.pathPoints[i], st, i >= heavy)
	}
	if heavy == 0 && last > 0 {
		mark(w.pathPoints[0], c.Theme.Bright, true)
	}
	return stops
}

// sortedDots are the finite points, by their columns and then their rows.
func sortedDots(points []chart.Dot) []chart.Dot {
	sorted := slices.DeleteFunc(slices.Clone(points), func(p chart.Dot) bool { return math.IsNaN(p.X + p.Y) })
	slices.SortFunc(sorted, func(p, q chart.Dot) int { return cmp.Or(cmp.Compare(p.X, q.X), cmp.Compare(p.Y, q.Y)) })
	return slices.Compact(sorted)
}
