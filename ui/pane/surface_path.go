package pane

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// drawPaths draws what moves on the surface: ghosts under the present run, what
// it has still to come under what it has walked, then the arrow and the marks,
// and last the words, where nothing else stands: it returns their places.
func (c surface) drawPaths(a chart.Area, s SurfaceSection, w drawnPath) (words []layout.Rect) {
	for _, g := range c.Ghosts {
		c.drawGhost(a, s, g)
	}
	path := c.Present.Path
	if here := path.CountUpTo(c.k); here < path.Len() {
		ahead := slices.Insert(path.Points(here, path.Len()), 0, timeline.PathPoint{K: c.k, Params: c.params})
		c.polyline(a, s.dots(ahead), c.fadedStyle(c.Theme.Axis), chart.Stroke{})
	}
	stops := c.drawPath(a, s, w)
	tip := c.arrow(s)
	tip.draw(c.DrawOptions, a)
	best, bestX, bestY := c.markOptimum(a, s)
	x, y, ok := s.cell(c.params)
	if ok {
		a.Set(x, y, '●', c.Theme.Now)
	}
	say := func(x, y int, text string, st theme.Style) {
		if place := labelBeside(a, x, y, text, st); !place.Empty() {
			words = append(words, place)
		}
	}
	if text, x, y := tip.label(c.Plain); text != "" {
		say(x, y, text, c.nowWords())
	}
	if ok {
		say(x, y, "k "+strconv.Itoa(c.k), c.nowWords())
	}
	plain := theme.Style{FG: c.Theme.Bright.FG}
	if best != "" {
		say(bestX, bestY, best, plain)
	}
	for i := len(stops) - 1; i >= 0; i-- {
		say(stops[i].x, stops[i].y, "k "+strconv.Itoa(stops[i].k), plain)
	}
	for _, g := range c.Ghosts {
		if x, y, ok := s.end(g); ok {
			say(x, y, c.name(g), plain)
		}
	}
	return append(words, c.announce(a, s)...)
}

// surfaceStyle is a style for words: bold, never reversed.
func surfaceStyle(st theme.Style) theme.Style { return theme.Style{FG: st.FG, Bold: true} }

// nowWords is the style of words about where one is: the colour of now, where it
// can be read on every band.
func (l DrawOptions) nowWords() theme.Style {
	const read = 4.5 // the contrast that WCAG 2 asks of text
	st := l.Theme.Now
	if !l.Theme.Flat && min(theme.Contrast(st.FG, l.Theme.Surface(0)), theme.Contrast(st.FG, l.Theme.Surface(1))) < read {
		st = l.Theme.Bright
	}
	return surfaceStyle(st)
}

// fadedStyle is the style of what is not the present way: pale, and dark enough for
// the bands; without bands that of the other charts.
func (l DrawOptions) fadedStyle(flat theme.Style) theme.Style {
	if l.Theme.Flat {
		return flat
	}
	return l.Theme.Faint
}

// end is the cell to which a run has come, and whether it is in view.
func (s SurfaceSection) end(r Run) (x, y int, ok bool) {
	if r.Path.Len() == 0 {
		return 0, 0, false
	}
	return s.cell(r.Path.Newest().Params)
}

// drawGhost draws another run from where it left the present one.
func (c surface) drawGhost(a chart.Area, s SurfaceSection, g Run) {
	from := g.Path.CountUpTo(g.SharedUntil)
	st, dash := c.ghostLine(c.runSet, g)
	if !g.Compared {
		st = c.fadedStyle(st)
	}
	if !c.leftOut(g) {
		c.polyline(a, s.dots(g.Path.Points(max(0, from-1), g.Path.Len())), st, chart.Stroke{Dash: dash, Thick: g.Compared})
	}
	if x, y, ok := s.end(g); ok {
		a.Set(x, y, '○', st)
	}
}

// waySign is a cell of a way where there is no braille; contour lines are dots.
const waySign = '*'

// polyline draws points as one line, in a layer of dots no larger than needed.
func (l DrawOptions) polyline(a chart.Area, points []chart.Dot, st theme.Style, stroke chart.Stroke) {
	w, h := a.Size()
	left, top, right, bottom := w, h, -1, -1
	for _, p := range points {
		if math.IsNaN(p.X + p.Y) {
			continue
		}
		x, y := int(max(-1, min(p.X/2, float64(w)))), int(max(-1, min(p.Y/4, float64(h))))
		left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
	}
	left, top = max(0, left-1), max(0, top-1)
	right, bottom = min(w, right+2), min(h, bottom+2) // thick lines have a second dot
	if left >= right || top >= bottom {
		return
	}
	moved := make([]chart.Dot, len(points))
	for i, p := range points {
		moved[i] = chart.Dot{X: p.X - float64(2*left), Y: p.Y - float64(4*top)}
	}
	dots := chart.NewDots(right-left, bottom-top, l.Plain).WithASCIIMark(waySign)
	dots.Polyline(moved, stroke)
	dots.Draw(a.Sub(layout.Rect{X: left, Y: top, W: right - left, H: bottom - top}), st)
}

// dots are points of a path in dots from the top left; those that would repeat the dot
// before them are left out.
func (s SurfaceSection) dots(way []timeline.PathPoint) []chart.Dot {
	var dots []chart.Dot
	for _, p := range way {
		if d := s.dot(p.Params); len(dots) == 0 || !sameDot(d, dots[len(dots)-1]) {
			dots = append(dots, d)
		}
	}
	return dots
}

// dot is where parameters stand, in dots. A number on a tick stands on the
// middle of a cell, between two dots: a quarter of a dot decides, not rounding.
func (s SurfaceSection) dot(p trainer.Params) chart.Dot {
	const bias = 0.25
	x, y := s.pos(p)
	return chart.Dot{X: 2*x - bias, Y: 4*y - bias}
}

func sameDot(a, b chart.Dot) bool {
	return math.Floor(a.X) == math.Floor(b.X) && math.Floor(a.Y) == math.Floor(b.Y)
}

// shades is in how many steps the way grows fainter.
const shades = 5

// drawWalked draws the way to the cursor, fainter the further the held
// parameters were from where they are now. The near parts lie on top.
func (c surface) drawWalked(a chart.Area, s SurfaceSection, w drawnPath) {
	away := s.distances(w.pathPoints)
	if c.Theme.Mono {
		away = make([]float64, len(w.pathPoints))
	}
	// Among contour lines it must stand out, and beside what is drawn thinned.
	stroke := chart.Stroke{Thick: c.Theme.Flat || len(w.swings) > 0}
	for shade := shades - 1; shade >= 0; shade-- {
		st := c.Theme.Bright
		if !c.Theme.Mono {
			st = theme.Style{FG: theme.Mix(st.FG, c.Theme.Faint.FG, float64(shade)/(shades-1))}
		}
		c.polyline(a, w.shaded(away, shade), st, stroke)
	}
}

// shaded are the parts of the way in one shade that do not swing, each with the line
// that leads there, and gaps between.
func (c drawnPath) shaded(away []float64, shade int) []chart.Dot {
	var parts []chart.Dot
	in := func(i int) bool { return shadeOf(away[i]) == shade && !c.swung(i) }
	for i, p := range c.points {
		if !in(i) {
			continue
		}
		if i > 0 && !in(i-1) {
			parts = append(parts, chart.Dot{X: math.NaN()}, c.points[i-1])
		}
		parts = append(parts, p)
	}
	return parts
}

func shadeOf(away float64) int { return int(away*(shades-1) + 0.5) }

// distances tells for each point of a path how far its held parameters were from those
// of the last: 0 where they were the same, 1 where one of them was as far off as
// it ever moved.
func (s SurfaceSection) distances(way []timeline.PathPoint) []float64 {
	away := make([]float64, len(way))
	if len(way) == 0 {
		return away
	}
	now := way[len(way)-1].Params
	for place := range len(now.W) + 1 {
		if place == s.Plane.U || place == s.Plane.V {
			continue
		}
		last, most := now.Param(place), 0.0
		for _, p := range way {
			most = max(most, math.Abs(p.Params.Param(place)-last))
		}
		if !(most > 0) || math.IsInf(most, 0) {
			continue
		}
		for i, p := range way {
			away[i] = max(away[i], math.Abs(p.Params.Param(place)-last)/most)
		}
	}
	return away
}

// pathLabel is a marked iteration on the way.
type pathLabel struct{ k, x, y int }

// markIterations draws a circle at k 0, 1, 10, 100 … that have room for themselves,
// and returns those it drew.
func (c surface) markIterations(a chart.Area, s SurfaceSection, way []timeline.PathPoint) []pathLabel {
	var stops []pathLabel
	var taken [][2]int
	if x, y, ok := s.cell(c.params); ok {
		taken = append(taken, [2]int{x, y})
	}
	for k := 0; k < c.k; k = max(1, 10*k) {
		i := sort.Search(len(way), func(i int) bool { return way[i].K >= k })
		if i == len(way) || way[i].K != k {
			continue // its place was let go
		}
		x, y, ok := s.cell(way[i].Params)
		crowded := slices.ContainsFunc(taken, func(at [2]int) bool {
			return max(x-at[0], at[0]-x) < 3 && max(y-at[1], at[1]-y) < 2
		})
		if ok && !crowded {
			taken = append(taken, [2]int{x, y})
			a.Set(x, y, '○', c.Theme.Bright)
			stops = append(stops, pathLabel{k, x, y})
		}
	}
	return stops
}

// labelBeside writes a text next to a cell, in the first place where nothing stands,
// with a blank at each end, and returns the place with its blanks; an empty one
// where there is none.
func labelBeside(a chart.Area, x, y int, text string, st theme.Style) layout.Rect {
	n := a.Width(text)
	for _, at := range [][2]int{
		{2, 0}, {-1 - n, 0}, {2, 1}, {-1 - n, -1}, {2, -1}, {-1 - n, 1}, {4, 0}, {-3 - n, 0},
		{-n / 2, 1}, {-n / 2, -1}, {-n / 2, 2}, {-n / 2, -2},
	} {
		place := layout.Rect{X: x + at[0] - 1, Y: y + at[1], W: n + 2, H: 1}
		if a.Free(place.X, place.Y, place.W) {
			a.Text(place.X+1, place.Y, text, st)
			return place
		}
	}
	return layout.Rect{}
}
