package pane

import (
	"fmt"
	"math"

	"descent/ui/chart"
	"descent/ui/timeline"
)

// drawnPath is the way to the cursor as it is drawn: a line, parts of which may swing
// from wall to wall so fast that their legs cannot be told apart, or leaps.
type drawnPath struct {
	pathPoints []timeline.PathPoint // points that would repeat the dot before them are left out
	points     []chart.Dot          // of the way
	swings     []swing
	leaps      bool
}

// swing is a part of a way on which each leg turns back on the one before.
type swing struct {
	from, to int   // its first and its last point
	drawn    []int // where the legs begin that are drawn
	wild     bool  // its ends lie on no two walls: it has an outline
}

// What can be told apart, in dots.
const (
	leastLeg    = 6 // shorter ones are a line
	leastApart  = 5 // of the middles of two legs, across or down
	fewestLegs  = 4 // of a swing
	manyLegs    = 8 // of one that is drawn as an outline
	heavyLegs   = 3 // the last ones, which stand out
	legsOfLeaps = 20
)

// drawnPath is the way of the present run up to the cursor.
func (c surface) drawnPath(s SurfaceSection) drawnPath {
	path := c.Present.Path
	all := path.Points(0, path.CountUpTo(c.k))
	now := timeline.PathPoint{K: c.k, Params: c.params}
	if n := len(all); n > 0 && all[n-1].K == c.k {
		all[n-1] = now
	} else {
		all = append(all, now)
	}
	var w drawnPath
	for i, p := range all {
		d := s.dot(p.Params)
		if n := len(w.points); n == 0 || i == len(all)-1 || !sameDot(d, w.points[n-1]) {
			w.pathPoints, w.points = append(w.pathPoints, p), append(w.points, d)
		}
	}
	if w.leaps = c.leaping(); !w.leaps {
		w.swings = w.findSwings()
	}
	return w
}

// leaping reports whether the run leaps at the cursor.
func (c surface) leaping() bool {
	return recentCostsOf(c.Present.Costs, c.k).trend() == trendLeaping
}

// leg is the way from a point to the next; false where it is no step, or too short
// to be seen as one.
func (c drawnPath) leg(i int) (dx, dy float64, ok bool) {
	if i+1 >= len(c.points) || c.pathPoints[i+1].K != c.pathPoints[i].K+1 {
		return 0, 0, false
	}
	dx, dy = c.points[i+1].X-c.points[i].X, c.points[i+1].Y-c.points[i].Y
	return dx, dy, math.Hypot(dx, dy) >= leastLeg
}

// turnsBack reports whether the leg from a point turns back on the one before.
func (c drawnPath) turnsBack(i int) bool {
	ax, ay, ok := c.leg(i - 1)
	bx, by, also := c.leg(i)
	return ok && also && ax*bx+ay*by < 0
}

// findSwings finds the parts that swing and have too many legs to draw each: those
// that lie on no two walls first, for they have an outline.
func (c drawnPath) findSwings() []swing {
	var all []swing
	for _, part := range c.turningParts() {
		from, to := part[0], part[1]
		if regular := c.regularFrom(from, to); regular-from >= manyLegs {
			all = append(all, swing{from: from, to: regular, wild: true})
			from = regular
		}
		if legs := to - from; legs >= fewestLegs {
			if s := c.thinned(from, to); len(s.drawn) < legs {
				all = append(all, s)
			}
		}
	}
	return all
}

// turningParts are the first and the last points of parts of which most legs turn back:
// a few that do not part none.
func (c drawnPath) turningParts() [][2]int {
	var all [][2]int
	for i := 0; i+1 < len(c.points); {
		from := i
		i++
		for i+1 < len(c.points) && c.turnsBack(i) {
			i++
		}
		if i-from < fewestLegs {
			continue
		}
		if n := len(all); n > 0 && from-all[n-1][1] <= manyLegs {
			all[n-1][1] = i
		} else {
			all = append(all, [2]int{from, i})
		}
	}
	return all
}

// regularFrom is the point from which on each leg turns back and every other point
// lies near: those before lie on no two walls.
func (c drawnPath) regularFrom(from, to int) int {
	const near = 6 // times as near as the next
	for i := to - 2; i >= from; i-- {
		dx, dy, _ := c.leg(i)
		if a, b := c.points[i], c.points[i+2]; !c.turnsBack(i+1) || near*math.Hypot(b.X-a.X, b.Y-a.Y) > math.Hypot(dx, dy) {
			return i + 2
		}
	}
	return from
}

// thinned chooses the legs of a swing that are drawn: their middles are far enough
// apart. It goes from the first on, so that a run that goes on changes none.
func (c drawnPath) thinned(from, to int) swing {
	s := swing{from: from, to: to}
	var last chart.Dot
	for i := from; i < to; i++ {
		m := c.middle(i)
		if len(s.drawn) == 0 || math.Abs(m.X-last.X) >= leastApart || math.Abs(m.Y-last.Y) >= leastApart {
			s.drawn, last = append(s.drawn, i), m
		}
	}
	return s
}

// middle is that of the leg from a point.
func (c drawnPath) middle(i int) chart.Dot {
	return chart.Dot{X: (c.points[i].X + c.points[i+1].X) / 2, Y: (c.points[i].Y + c.points[i+1].Y) / 2}
}

// swung reports whether the leg that leads to a point belongs to a swing.
func (c drawnPath) swung(i int) bool {
	for _, s := range c.swings {
		if s.from < i && i <= s.to {
			return true
		}
	}
	return false
}

// caption says how leaps or swings are drawn, the longest first; nothing for a
// plain line.
func (c drawnPath) caption() []string {
	switch {
	case c.leaps && len(c.points) > legsOfLeaps+1:
		return []string{
			"the last three leaps heavy, ○ where each landed; outline: all before", "last three leaps heavy; outline: those before", "leaps: the last three heavy",
		}
	case c.leaps && len(c.points) <= heavyLegs: // each leg is heavy
		return []string{"leaps, ○ where each landed", "leaps"}
	case c.leaps:
		return []string{"the last three leaps drawn heavy, ○ where each landed", "the last three leaps heavy"}
	case len(c.swings) == 0:
		return nil
	}
	drawn, legs, wild := 0, 0, 0
	for _, s := range c.swings {
		if s.wild {
			wild += s.to - s.from
			continue
		}
		drawn, legs = drawn+len(s.drawn), legs+s.to-s.from
	}
	outline, of := fmt.Sprintf("outline: %d legs", wild), fmt.Sprintf("%d of %d legs", drawn, legs)
	switch {
	case legs == 0:
		return []string{outline + " to and fro", outline}
	case wild > 0:
		return []string{outline + "; two walls, " + of + ", dashed: their middle", outline + "; two walls, " + of, outline}
	}
	return []string{"swings between two walls: " + of + " drawn, dashed: their middle", "two walls, " + of + ", dashed: their middle", "two walls, " + of}
}

// hull is the smallest outline that holds all points, closed. (Andrew's monotone
// chain: Another efficient algorithm for convex hulls in two dimensions, 1979.)
func hull(points []chart.Dot) []chart.Dot {
	sorted := sortedDots(points)
	if len(sorted) < 3 {
		return sorted
	}
	half := func(in func(i int) chart.Dot) []chart.Dot {
		var chain []chart.Dot
		for i := range sorted {
			p := in(i)
			for n := len(chain); n > 1 && !turnsLeft(chain[n-2], chain[n-1], p); n-- {
				chain = chain[:n-1]
			}
			chain = append(chain, p)
		}
		return chain
	}
	lower := half(func(i int) chart.Dot { return sorted[i] })
	upper := half(func(i int) chart.Dot { return sorted[len(sorted)-1-i] })
	return append(lower, upper[1:]...)
}

func turnsLeft(a, b, c chart.Dot) bool {
	return (b.X-a.X)*(c.Y-a.Y)-(b.Y-a.Y)*(c.X-a.X) > 0
}
