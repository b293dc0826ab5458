package pane

import (
	"strings"
	"testing"
)

// That the boundary turned over is said in each iteration whose step changed the sign of every
// w, and in no other.
func TestTurnedOverIsSaid(t *testing.T) {
	said := 0
	for _, c := range []struct {
		name  string
		alpha float64
	}{{"iris-hard", 30}, {"iris-hard", 0.3}, {"iris", 30}, {"hours", 30}} {
		l := trainOn(t, c.name).alpha(c.alpha)
		was := l.walk(1).frame().Run.Snapshot.Params
		for k := 2; k < 30; k++ {
			f := l.walk(1).frame()
			at, changed := f.Run.Snapshot.Params, true
			for j := range at.W {
				changed = changed && at.W[j]*was.W[j] < 0
			}
			text := strings.Join(spoken(f), "\n")
			if strings.Contains(text, "urned over") != changed {
				t.Errorf("%s, α %v, k %d: from %v to %v is told as\n%s", c.name, c.alpha, k, was.W, at.W, text)
			}
			said += boolToInt(changed)
			was = at
		}
	}
	if said < 5 {
		t.Errorf("the boundary turned over %d times only", said)
	}
}
