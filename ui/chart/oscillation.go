package chart

import "math"

// A curve that swings faster than its legs can be told apart would fill an area. In
// such a part the two lines are drawn between which it swings, and of its legs one
// now and then.

// What counts as such a part, in dots.
const (
	oscillationWindow     = 8 // a curve is judged window by window
	minOscillationHeight  = 6 // less cannot be told from a line
	minOscillationTurns   = 3 // as many times it goes up or down its height in a window
	minOscillationWindows = 3 // at least, next to each other
	lastSegments          = 3 // the last legs are drawn, and heavy
)

// window is the points of a curve in so many dots of its width.
type window struct {
	from, to   int // points from … to−1
	high, low  Dot // of them, as it looks: high has the smallest Y
	oscillates bool
}

// splitWindows cuts points that rise in X. A window begins at a multiple of its width, so
// while a curve grows, what was drawn of it stays as it is.
func splitWindows(points []Dot) []window {
	var all []window
	for i := 0; i < len(points); {
		at := math.Floor(points[i].X / oscillationWindow)
		w := window{from: i, high: points[i], low: points[i]}
		way := 0.0
		for ; i < len(points) && (math.Floor(points[i].X/oscillationWindow) == at || !points[i].finite()); i++ {
			p := points[i]
			if !p.finite() {
				way = math.Inf(-1)
				continue
			}
			if i > w.from {
				way += math.Abs(p.Y - points[i-1].Y)
			}
			if p.Y < w.high.Y {
				w.high = p
			}
			if p.Y > w.low.Y {
				w.low = p
			}
		}
		w.to = i
		height := w.low.Y - w.high.Y
		w.oscillates = height >= minOscillationHeight && way >= minOscillationTurns*height
		all = append(all, w)
	}
	for i := 0; i < len(all); { // too few are none
		n := i
		for n < len(all) && all[n].oscillates {
			n++
		}
		for j := i; j < n && n-i < minOscillationWindows; j++ {
			all[j].oscillates = false
		}
		i = max(n, i+1)
	}
	return all
}

// drawOscillatingLine draws a curve through points: as a line, or where it swings too fast
// as the lines between which it does. legs takes what is drawn of its legs, heavy
// its last ones.
func drawOscillatingLine(points []Dot, dots, legs, heavy *Dots, o Stroke) {
	var upper, lower []Dot
	end := 0 // of what is drawn
	flush := func() {
		dots.Polyline(upper, o)
		dots.Polyline(lower, o)
		upper, lower = nil, nil
	}
	all := splitWindows(points)
	for _, w := range all {
		if !w.oscillates {
			continue
		}
		if w.from > end || upper == nil {
			flush()
			dots.Polyline(points[max(0, end-1):min(w.from+1, len(points))], o)
		}
		upper, lower, end = append(upper, w.high), append(lower, w.low), w.to
		legs.Line(w.high.X, w.high.Y, w.low.X, w.low.Y, Stroke{})
	}
	flush()
	if end < len(points) {
		dots.Polyline(points[max(0, end-1):], o)
	} else if n := len(points); n > lastSegments {
		heavy.Polyline(points[n-1-lastSegments:], Stroke{Thick: true})
	}
}
