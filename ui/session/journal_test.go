package session_test

import (
	"fmt"
	"math/rand"
	"testing"

	"descent/ui/session"
)

// scramble does anything that a person can, whenever it comes to mind: also
// what ends at the moment it comes, as play and Esc do.
func (c *client) scramble(r *rand.Rand) string {
	var i session.Intent
	switch r.Intn(16) {
	case 0:
		i = session.Play{On: true}
	case 1, 2, 3:
		c.beat()
		return "beat"
	case 4:
		i = session.Speed{PerSecond: 10 * r.Intn(2)}
	case 5:
		i = session.Stop{}
	case 6:
		if r.Intn(6) > 0 {
			return ""
		}
		i = session.Data{Name: []string{"moons", "circles", "and"}[r.Intn(3)]}
	default:
		i = anyIntent(r)
	}
	c.do(i)
	return fmt.Sprintf("k %d: %T%v", c.k(), i, i)
}

// The log done again, each action settled, leads to the same bits: play that
// was left on its way, work that came late and data that changed included. A
// sample runs always, all where DESCENT_LONG is set.
func TestLogLeadsToTheSameMoment(t *testing.T) {
	sequences, length := 24, 80
	switch {
	case testing.Short():
		sequences = 8
	case inFull():
		sequences, length = 120, 200
	}
	for seed := range int64(sequences) {
		r := rand.New(rand.NewSource(seed))
		shuffle := rand.New(rand.NewSource(seed + 1))
		c := begin(testSet(int(seed)), 500)
		c.late, c.pick = true, shuffle.Intn
		var done []string
		for range length {
			done = append(done, c.scramble(r))
			for shuffle.Intn(2) == 0 && len(c.jobs) > 0 {
				c.one()
			}
		}
		c.do(session.Stop{}, session.Stop{})
		c.settle()
		again := begin(testSet(int(seed)), 500)
		for _, e := range c.s.Log() {
			again.do(e.Action)
		}
		if got, want := moment(again.s), moment(c.s); got != want {
			t.Errorf("seed %d: %s\n%v", seed, differ(got, want), done[max(0, len(done)-20):])
		}
	}
}
