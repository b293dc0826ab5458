package session_test

import (
	"testing"

	"descent/datasets"
	"descent/ui/session"
)

// λ stays where the same data are looked at in another way, however much of that the line says; other data begin without.
func TestLambdaOfTheSameData(t *testing.T) {
	none, seed := datasets.NoScaling, uint64(7)
	for _, a := range []struct {
		do   session.Action
		want float64
	}{
		{session.Data{Name: "moons"}, 3},
		{session.Data{Name: "moons", ReadOptions: session.ReadOptions{Scale: &none}}, 3},
		{session.Data{Name: "moons", ReadOptions: session.ReadOptions{Degree: 3}}, 3},
		{session.Scale{Method: datasets.Standard}, 3},
		{session.Data{Name: "moons", ReadOptions: session.ReadOptions{Seed: &seed}}, 0},
		{session.Data{Name: "moons", ReadOptions: session.ReadOptions{Size: 50}}, 0},
		{session.Data{Name: "circles"}, 0},
	} {
		c := begin("moons", 0)
		c.do(session.SetLambda(3), a.do)
		if got := c.s.State().Run.Lambda; got != a.want {
			t.Errorf("%T%v: λ is %v, not %v", a.do, a.do, got, a.want)
		}
	}
}
