package chart

// clipLine returns the part of the line from a to b that lies in the rectangle from
// low to high, its edges included, and whether there is one. The ends must be
// finite; they may be as far away as numbers go. (Liang and Barsky, A new concept
// and method for line clipping, ACM Transactions on Graphics 3, 1984.)
func clipLine(a, b, low, high Dot) (Dot, Dot, bool) {
	a, b = clampFar(a), clampFar(b)
	dx, dy := b.X-a.X, b.Y-a.Y
	t0, t1 := 0.0, 1.0 // the part of the line that is left
	ok := clipEdge(-dx, a.X-low.X, &t0, &t1) && clipEdge(dx, high.X-a.X, &t0, &t1) &&
		clipEdge(-dy, a.Y-low.Y, &t0, &t1) && clipEdge(dy, high.Y-a.Y, &t0, &t1)
	if !ok {
		return a, b, false
	}
	from, to := a, b
	if t0 > 0 {
		from = clampDot(Dot{a.X + t0*dx, a.Y + t0*dy}, low, high)
	}
	if t1 < 1 {
		to = clampDot(Dot{a.X + t1*dx, a.Y + t1*dy}, low, high)
	}
	return from, to, true
}

// clipEdge cuts the line at one edge: speed is how fast the line leaves through it,
// room how far inside its start is.
func clipEdge(speed, room float64, t0, t1 *float64) bool {
	switch {
	case speed == 0:
		return room >= 0
	case speed < 0:
		*t0 = max(*t0, room/speed)
	default:
		*t1 = min(*t1, room/speed)
	}
	return *t0 <= *t1
}

// clampFar keeps differences of coordinates finite. It may tilt a line, but only one
// that ends a billion dots outside the screen.
func clampFar(p Dot) Dot {
	const far = 1e9
	return Dot{max(-far, min(p.X, far)), max(-far, min(p.Y, far))}
}

// clampDot takes away the rounding error of a point on an edge.
func clampDot(p, low, high Dot) Dot {
	return Dot{max(low.X, min(p.X, high.X)), max(low.Y, min(p.Y, high.Y))}
}
