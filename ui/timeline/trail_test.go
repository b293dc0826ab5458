package timeline

import "testing"

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
