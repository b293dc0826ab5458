package pane

import (
	"math"
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/timeline"
)

// SurfaceSection is what the surface pane shows: a plane through parameter space and
// the part of it in view, the parameter at U to the right, that at V upwards.
type SurfaceSection struct {
	Plane trainer.Plane // Fixed is 0 at U and V
	X, Y  chart.Axis
	shown session.ViewRange // what the axes were asked to cover
	area  layout.Rect       // of the cells, in the pane
}

// The smallest surface.
const (
	minSurfaceWidth  = 24
	minSurfaceHeight = 8
)

// section is the section of the moment; false where the pane is too small for
// one.
func (c surface) section() (SurfaceSection, bool) {
	if c.size.W < minSurfaceWidth || c.size.H < minSurfaceHeight {
		return SurfaceSection{}, false
	}
	n := len(c.params.W)
	s := SurfaceSection{Plane: trainer.Plane{U: c.pair[0], V: c.pair[1], Fixed: c.params.Clone()}}
	for _, place := range c.pair {
		if place == n {
			s.Plane.Fixed.B = 0
		} else {
			s.Plane.Fixed.W[place] = 0
		}
	}
	v := c.viewNow()
	s.shown = v
	const top, foot = 2, 2
	rows := c.size.H - top - foot
	s.Y = chart.RoundAxis(v.Y[0], v.Y[1], rows, 3)
	gutter := gutterOf(s.Y)
	s.area = layout.Rect{X: gutter, Y: top, W: c.size.W - gutter, H: rows}
	s.X = chart.RoundAxis(v.X[0], v.X[1], s.area.W, 8)
	return s, true
}

// Finite tells whether J can be computed there at all.
func (s SurfaceSection) Finite() bool { return s.Plane.Fixed.Finite() }

// Same tells whether o shows the same: J on both is the same.
func (s SurfaceSection) Same(o SurfaceSection) bool {
	return s.SameAxes(o) && s.Plane.Fixed.Equal(o.Plane.Fixed)
}

// SameAxes tells whether o differs in nothing but where the others are held.
func (s SurfaceSection) SameAxes(o SurfaceSection) bool {
	return s.Parallel(o) && alike(s.X, o.X) && alike(s.Y, o.Y)
}

// Parallel tells whether o is over the same two parameters.
func (s SurfaceSection) Parallel(o SurfaceSection) bool {
	return s.Plane.U == o.Plane.U && s.Plane.V == o.Plane.V
}

func alike(a, b chart.Axis) bool { return a.Min == b.Min && a.Max == b.Max && a.Cells == b.Cells }

// Points are the parameters at the middles of half cells: us from the left, vs
// from the top, two in each row of cells.
func (s SurfaceSection) Points() (us, vs []float64) {
	us, vs = make([]float64, s.X.Cells), make([]float64, 2*s.Y.Cells)
	for c := range us {
		us[c] = s.X.Value(float64(c) + 0.5)
	}
	for r := range vs {
		vs[r] = s.Y.Value(float64(s.Y.Cells) - (float64(r)+0.5)/2)
	}
	return us, vs
}

// pos is where parameters stand, in cells from the top left; NaN where they are
// no numbers.
func (s SurfaceSection) pos(p trainer.Params) (x, y float64) {
	return s.X.Pos(p.Param(s.Plane.U)), float64(s.Y.Cells) - s.Y.Pos(p.Param(s.Plane.V))
}

// cell is the cell where parameters stand, and whether it is in view.
func (s SurfaceSection) cell(p trainer.Params) (x, y int, ok bool) {
	px, py := s.pos(p)
	if !(px >= 0 && px < float64(s.X.Cells) && py >= 0 && py < float64(s.Y.Cells)) {
		return 0, 0, false
	}
	return int(px), int(py), true
}

// viewNow is the part of the plane in view: as it was chosen by hand, else
// round ranges around the way of the present run. It holds the whole way, not
// only to the cursor, so that stepping back does not move it, and from the start
// on what is expected of it, so that the ranges change seldom. Runs that are
// compared are all in view, but for those that leap where others do not.
func (c surface) viewNow() session.ViewRange {
	if c.viewChosen {
		return c.view
	}
	var v session.ViewRange
	runs, present := c.inView()
	var points []timeline.PathPoint
	for _, run := range runs {
		points = append(points, run.Path.Points(0, run.Path.Len())...)
	}
	room := 1.5 // a way that goes on outgrows it seldom
	if c.Present.leapt() && present {
		room = 1.1 // leaps have gone to and fro already
	}
	for i, r := range []*[2]float64{&v.X, &v.Y} {
		way := paramRange{low: math.Inf(1), high: math.Inf(-1)}
		for _, p := range points {
			way.add(p.Params.Param(c.pair[i]))
		}
		if present {
			way.add(c.params.Param(c.pair[i]))
			way.add(c.expectedParams.Param(c.pair[i]))
		}
		*r = way.round(room)
	}
	return v
}

// inView are the runs that the view holds, and whether the present one is of them.
func (c surface) inView() (runs []Run, present bool) {
	if c.comparing() {
		for _, r := range c.compared() {
			if !r.leapt() {
				runs, present = append(runs, r.Run), present || !r.ghost
			}
		}
	}
	if len(runs) == 0 {
		return []Run{c.Present}, true
	}
	return runs, present
}

// leftOut reports whether a compared run leaps through a view that others decide: it
// would cover them, and only its end is told.
func (c surface) leftOut(r Run) bool {
	stays := func(o listedRun) bool { return !o.leapt() }
	return r.Compared && !c.viewChosen && r.leapt() && slices.ContainsFunc(c.compared(), stays)
}

// expectedEnd is how far the way of the present run is expected to come: three times
// its first step, with an α above what is safe fewer, for then it leaps.
func expectedEnd(st paneState) trainer.Params {
	const steps = 3
	start, alpha := st.Present.Start, st.Run.Alpha
	if changes := st.Present.Changes; len(changes) > 0 {
		alpha = changes[0].Alpha
	}
	times := 1.0
	if safe := st.Data.Facts.AlphaBound / alpha; safe > 0 { // NaN is not
		times = max(1, steps*min(1, safe))
	}
	return start.NextParams(times * alpha)
}

// paramRange is how far a parameter went.
type paramRange struct {
	start, low, high float64
	began            bool
}

// add widens the reach; what is no number does not.
func (r *paramRange) add(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return
	}
	if !r.began {
		r.start, r.began = v, true
	}
	r.low, r.high = min(r.low, v), max(r.high, v)
}

// round returns a range of 1, 2 or 5 times a power of ten that holds the reach room
// times at least. It hangs on the end where the parameter started, so a way that goes
// on moves it only when it outgrows what is left.
func (r paramRange) round(room float64) [2]float64 {
	if !r.began {
		return [2]float64{-0.5, 0.5}
	}
	const most = 1e300 // sums stay finite
	low, high := max(-most, min(r.low, most)), max(-most, min(r.high, most))
	size := max(math.Abs(low), math.Abs(high))
	span := high - low
	if span == 0 {
		span = max(size, 0.5)
	}
	const finest = 1e-6 // finer than that the numbers of an axis are too long
	span = chart.RoundStep(max(room*span, finest*size))
	const parts = 10 // margins are one to two of these
	part := span / parts
	var from float64
	if r.start-low <= high-r.start {
		from = (math.Floor(low/part) - 1) * part
	} else {
		from = (math.Ceil(high/part)+1)*part - span
	}
	return inset(from, from+span)
}
