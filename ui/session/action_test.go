package session_test

import (
	"math"
	"testing"

	"descent/ui/session"
)

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		relation session.Relation
		a, b     float64
		want     bool
	}{
		{session.Below, 1, 2, true}, {session.Below, 2, 2, false}, {session.AtMost, 2, 2, true}, {session.AtMost, 3, 2, false},
		{session.Above, 3, 2, true}, {session.Above, 2, 2, false}, {session.AtLeast, 2, 2, true}, {session.AtLeast, 1, 2, false},
		{session.Equal, 2, 2, true}, {session.Equal, 1, 2, false}, {session.Unequal, 1, 2, true}, {session.Unequal, 2, 2, false},
		{session.Unequal, math.NaN(), 2, false}, {session.Equal, math.NaN(), math.NaN(), false}, {session.Unequal + 1, 1, 1, false},
	} {
		if got := c.relation.Holds(c.a, c.b); got != c.want {
			t.Errorf("relation %d of %v and %v is %v", c.relation, c.a, c.b, got)
		}
	}
}

func TestQuantities(t *testing.T) {
	if d := (session.Quantity{Name: "dw", Index: 3}).Info(); d.Name != "dw1" || !d.ChangesWithSteps || d.Kind != session.ComputedKind {
		t.Errorf("dw3 is %+v", d)
	}
	if d := (session.Quantity{Name: "q"}).Info(); d.Name != "" {
		t.Errorf("q is %+v", d)
	}
	if s := (session.Quantity{Name: "w", Index: 12}).String(); s != "w12" {
		t.Errorf("it is typed %s", s)
	}
}
