package timeline

import (
	"math"

	"descent/trainer"
)

// Waypoint is where a run was at iteration K.
type Waypoint struct {
	K      int
	Params trainer.Params // read only
}

// mostWaypoints bounds a trail; the newest waypoint counts.
const mostWaypoints = 4096

// trail is the way of a run, thinned so that no spike and no zigzag is lost: of
// each span of iterations it keeps the first waypoint and the one farthest from
// it. Spans are 1 iteration long, and when there are too many waypoints 4, 8,
// 16 … Of the spans that are over it has copies, so that it keeps nothing else
// alive.
type trail struct {
	span   int
	points []Waypoint
	open   int     // where in points the newest span begins
	reach  float64 // how far its farthest is from its first
	newest Waypoint
	drawn  []Waypoint // what Trail returned, while it is true
}

func (t *trail) add(w Waypoint) {
	t.newest, t.drawn = w, nil
	t.place(w)
	if len(t.points) >= mostWaypoints {
		t.settle()
		t.span = max(4, 2*t.span)
		points := t.points
		t.points = make([]Waypoint, 0, mostWaypoints)
		for _, p := range points {
			t.place(p)
		}
	}
}

// place keeps w if it begins a span or is the farthest of its span.
func (t *trail) place(w Waypoint) {
	if len(t.points) == 0 || w.K/t.span != t.points[t.open].K/t.span {
		t.settle()
		t.open, t.reach = len(t.points), 0
		t.points = append(t.points, w)
		return
	}
	if d := apart(t.points[t.open].Params, w.Params); d > t.reach {
		t.reach = d
		t.points = append(t.points[:t.open+1], w)
	}
}

// settle copies the waypoints of the newest span, which will not change.
func (t *trail) settle() {
	for i := t.open; i < len(t.points); i++ {
		t.points[i].Params = t.points[i].Params.Clone()
	}
}

// waypoints returns the trail with its newest waypoint. The slice stays as it
// is while the trail grows.
func (t *trail) waypoints() []Waypoint {
	if t.drawn == nil {
		t.drawn = append(make([]Waypoint, 0, len(t.points)+1), t.points...)
		if t.newest.K != t.points[len(t.points)-1].K {
			t.drawn = append(t.drawn, t.newest)
		}
	}
	return t.drawn
}

// until is the trail as it was at w. It shares no waypoint that can change.
func (t *trail) until(w Waypoint) trail {
	u := trail{span: t.span, newest: w}
	for i, p := range t.points {
		if p.K > w.K {
			break
		}
		u.points = append(u.points, p)
		if p.K/t.span != u.points[u.open].K/t.span {
			u.open = i
		}
	}
	if last := len(u.points) - 1; last > u.open {
		u.reach = apart(u.points[u.open].Params, u.points[last].Params)
	}
	return u
}

// apart is how far two parameters are apart: by the largest difference of any
// one of them.
func apart(p, q trainer.Params) float64 {
	d := math.Abs(p.B - q.B)
	for j, w := range p.W {
		d = max(d, math.Abs(w-q.W[j]))
	}
	return d
}
