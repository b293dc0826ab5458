package timeline

import (
	"math"
	"testing"

	"descent/trainer"
)

func TestTrailIsTheWayOfTheRun(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 5)
	seek(t, tl, 3)
	tl.SetAlpha(2)
	forward(t, tl, 2)
	for _, r := range append(tl.Ghosts(), tl.Present()) {
		if got, want := len(r.Trail()), r.Head().Iter+1; got != want {
			t.Fatalf("%d waypoints, want %d", got, want)
		}
		for k, w := range r.Trail() {
			if s, ok := r.At(k); !ok || w.K != k || !w.Params.Equal(s.Params) {
				t.Errorf("k %d: %v, the snapshot has %v", k, w, s.Params)
			}
		}
	}
}

func at(w1, w2 float64) trainer.Params { return trainer.Params{W: []float64{w1, w2}} }

// A way of 100 000 iterations is thinned; a spike of one iteration and a
// zigzag over the whole way stay to be seen.
func TestTrailKeepsSpikesAndZigzags(t *testing.T) {
	const last, spike = 100_000, 54_321
	r := newRun(1, beginner(t, problem()), start(t), alpha)
	for k := 1; k <= last; k++ {
		zig := float64(k%2) * 1e-3
		w := at(float64(k)*1e-6, zig)
		if k == spike {
			w.B = 5
		}
		r.append(trainer.Snapshot{Iter: k, Params: w, Grad: at(0, 0), Cost: 1, Alpha: alpha})
		if k%997 == 0 {
			trail := r.Trail()
			if trail[0].K != 0 || trail[len(trail)-1].K != k {
				t.Fatalf("k %d: the trail goes from %d to %d", k, trail[0].K, trail[len(trail)-1].K)
			}
		}
	}
	trail := r.Trail()
	if n := len(trail); n > mostWaypoints || n < mostWaypoints/4 {
		t.Errorf("%d waypoints", n)
	}
	top, turns := 0.0, 0
	for i, w := range trail {
		if i > 0 && w.K <= trail[i-1].K {
			t.Fatalf("k %d after k %d", w.K, trail[i-1].K)
		}
		if i > 0 && w.Params.W[1] != trail[i-1].Params.W[1] {
			turns++
		}
		top = max(top, w.Params.B)
	}
	if top != 5 {
		t.Error("the spike is lost")
	}
	if turns < len(trail)/2 {
		t.Errorf("of the zigzag %d turns are left in %d waypoints", turns, len(trail))
	}
}

// A fork's trail is the run's up to the fork, and what follows does not change
// the run's.
func TestTrailOfAFork(t *testing.T) {
	tl := fresh(t)
	grow(t, tl, 3*mostWaypoints)
	old := tl.Present()
	was := old.Trail()
	for _, k := range []int{2*mostWaypoints + 3, 3*mostWaypoints - 1, 77} {
		seek(t, tl, k)
		tl.SetAlpha(0.3)
		forward(t, tl, 1)
		trail, now := tl.Present().Trail(), old.Trail()
		for i, w := range trail {
			if w.K < k && (was[i].K != w.K || !was[i].Params.Equal(w.Params)) {
				t.Fatalf("fork at %d: waypoint %d is at k %d, the run's at %d", k, i, w.K, was[i].K)
			}
		}
		if n := len(trail); trail[n-1].K != k+1 || trail[n-2].K > k {
			t.Errorf("fork at %d: the trail ends at %d, %d", k, trail[n-2].K, trail[n-1].K)
		}
		for i := range was {
			if now[i].K != was[i].K || !now[i].Params.Equal(was[i].Params) {
				t.Fatalf("the fork at %d changed waypoint %d of the run", k, i)
			}
		}
		tl.TakeOver()
	}
}

// Waypoints of spans that are over are copies: the snapshot they come from can
// go.
func TestTrailKeepsNothingElseAlive(t *testing.T) {
	tr := trail{span: 4}
	var all []trainer.Params
	for k := range 100 {
		all = append(all, at(math.Sin(float64(k)), 0))
		tr.add(Waypoint{K: k, Params: all[k]})
	}
	for _, w := range tr.waypoints() {
		if own := &w.Params.W[0] != &all[w.K].W[0]; own != (w.K < 96) { // the open span is 96 … 99
			t.Errorf("k %d: a copy %v", w.K, own)
		}
	}
}
