package session_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"descent/ui/session"
)

// The same actions lead to the same moment, however late and in whatever order
// their work comes back, and whatever is asked for meanwhile. A sample of the
// sequences runs always, all of them where DESCENT_LONG is set.
func TestTimingDoesNotMatter(t *testing.T) {
	t.Parallel()
	sequences, length := 8, 100
	switch {
	case testing.Short():
		sequences = 4
	case inFull():
		sequences, length = 120, 200
	}
	for seed := range int64(sequences) {
		r := rand.New(rand.NewSource(seed))
		name, shuffle := testSet(int(seed)), rand.New(rand.NewSource(seed+1))
		atOnce, late, shuffled := begin(name, 1000), begin(name, 1000), begin(name, 1000)
		late.late, shuffled.late = true, true
		shuffled.pick = shuffle.Intn
		var done []string
		for range length {
			i := anyIntent(r)
			done = append(done, fmt.Sprintf("%T%v", i, i))
			for _, c := range []*client{atOnce, late, shuffled} {
				c.do(i)
			}
			for shuffle.Intn(3) == 0 && len(shuffled.jobs) > 0 {
				shuffled.one()
			}
		}
		want := moment(atOnce.s)
		for _, c := range []*client{late, shuffled} {
			c.settle()
			if got := moment(c.s); got != want {
				t.Errorf("seed %d, %s: %s\n%v", seed, name, differ(got, want), done[max(0, len(done)-20):])
			}
			if !c.s.Idle() {
				t.Errorf("seed %d: nothing is under way, but it is not settled", seed)
			}
		}
	}
}

// fast asks for everything before any work is done, slow one by one.
func fastAndSlow(t *testing.T, name string, intents ...session.Intent) (fast, slow *client) {
	t.Helper()
	fast, slow = begin(name, 0), begin(name, 0)
	fast.late = true
	fast.do(intents...)
	fast.settle()
	slow.do(intents...)
	if got, want := moment(fast.s), moment(slow.s); got != want {
		t.Errorf("fast is not slow: %s", differ(got, want))
	}
	return fast, slow
}

// A stop ends one press: presses do not add up.
func TestPressesDoNotAddUp(t *testing.T) {
	one := session.Step{N: 1}
	fast, slow := fastAndSlow(t, "xor", one, one, one) // xor stands still from the first step on
	if fast.k() != 3 || slow.k() != 3 {
		t.Errorf("three steps lead to k %d fast and %d slow", fast.k(), slow.k())
	}
	c := begin("iris-hard", 0)
	c.late = true
	c.do(one, one, session.Step{N: 10})
	if len(c.jobs) != 1 {
		t.Fatalf("%d pieces of work are under way", len(c.jobs))
	}
	if c.one(); c.k() != 1 {
		t.Errorf("the first press leads to k %d", c.k())
	}
	if c.settle(); c.k() != 12 {
		t.Errorf("all three lead to k %d", c.k())
	}
}

// What depends on where a run is waits for what was asked for before.
func TestInTurn(t *testing.T) {
	hundred, one := session.Step{N: 100}, session.Step{N: 1}
	compare := session.Compare{Alphas: []float64{0.1, 1}}
	fast, _ := fastAndSlow(t, "iris-hard", hundred, compare, session.Restart{}, one)
	for i, g := range fast.s.State().Run.Ghosts {
		if g.Head().Iter != 100 {
			t.Errorf("ghost %d is at %d", i, g.Head().Iter)
		}
	}
	fastAndSlow(t, "iris-hard", hundred, session.Back{N: 50}, session.SetAlpha(2), one, compare) // a fork is under way
	fastAndSlow(t, "iris-hard", hundred, session.Back{N: 50}, session.SetAlpha(2), one, session.Drop{})
	fastAndSlow(t, "iris-hard", hundred, compare, session.Restart{}, session.TakeOver{}, one)
	fastAndSlow(t, "iris-hard", session.Step{N: 10}, session.Lines{N: 1}, session.Show{Panes: []string{"graph"}})
	fastAndSlow(t, "iris-hard", session.Goto{K: 1000}, session.Back{N: 1}, session.Example{I: 3})
	until := session.Until{Condition: session.Condition{Clauses: []session.Clause{{Left: session.Quantity{Name: "J"}, Number: 0.6}}}}
	fastAndSlow(t, "iris-hard", until, session.SetAlpha(1), one)
}

// In play a comparison begins, and ghosts are dropped, when the updates under
// way have landed, a fork among them, and play goes on.
func TestLandingInPlay(t *testing.T) {
	ten, compare := session.Step{N: 10}, session.Compare{Alphas: []float64{0.1}}
	for _, speed := range []int{10, 0} {
		for _, c := range []struct {
			before []session.Intent
			then   session.Intent
			ghosts int // after the landing
		}{
			{[]session.Intent{ten}, compare, 1},
			{[]session.Intent{ten, session.Restart{}}, session.Drop{}, 0},
			{[]session.Intent{ten, compare}, session.CompareOff{}, 0},
			{[]session.Intent{ten, session.Back{N: 5}, session.SetAlpha(2)}, compare, 2}, // play begins with a fork
			{[]session.Intent{ten, session.Back{N: 5}, session.SetAlpha(2)}, session.Drop{}, 0},
			{[]session.Intent{ten, compare, session.Back{N: 5}, session.SetAlpha(2)}, session.CommandName{Name: "compare"}, 1},
		} {
			d := begin("iris-hard", 0)
			d.do(c.before...)
			d.do(session.Speed{PerSecond: speed})
			d.late = true
			d.do(session.Play{On: true})
			if d.s.State().Play.Tick != 0 && len(d.jobs) == 0 {
				d.beat()
			}
			was := d.s.State()
			d.do(c.then)
			if now := d.s.State(); len(now.Run.Ghosts) != len(was.Run.Ghosts) || now.InProgress.Waiting != 1 || len(d.jobs) != 1 {
				t.Errorf("%T after %v: it does not wait for the landing", c.then, c.before)
			}
			d.one()
			if now := d.s.State(); len(now.Run.Ghosts) != c.ghosts || !now.Play.On || now.Run.Snapshot.Iter == was.Run.Snapshot.Iter {
				t.Errorf("%T after %v: %d ghosts, not %d, at k %d, and it plays: %v", c.then, c.before, len(now.Run.Ghosts), c.ghosts,
					now.Run.Snapshot.Iter, now.Play.On)
			}
			d.do(session.Stop{})
			d.settle()
		}
	}
}

// A comparison, or ghosts dropped, waits for the step of play that is owed, which
// is made.
func TestLandsBehindAStepOwed(t *testing.T) {
	for _, then := range []session.Intent{session.Drop{}, session.Compare{Alphas: []float64{0.1}}} {
		fast, _ := fastAndSlow(t, "iris-hard", session.Step{N: 1}, session.Play{On: true}, then)
		if !fast.s.Idle() || fast.k() != 2 {
			t.Errorf("%T: at k %d, and something is waited for", then, fast.k())
		}
	}
}

// Leaving play drops the updates under way: the run is what was shown.
func TestLeavingPlay(t *testing.T) {
	for _, leave := range []session.Intent{session.Stop{}, session.Play{On: false}, session.Back{N: 1}, session.Restart{}} {
		c := begin("iris-hard", 0)
		c.do(session.Step{N: 3}, session.Speed{PerSecond: 0})
		c.late = true
		c.do(session.Play{On: true})
		c.one()
		k, head := c.k(), c.head()
		if k != head || k <= 3 {
			t.Errorf("at k %d of %d", k, head)
		}
		c.do(leave)
		c.settle()
		if c.s.State().Play.On || c.head() != head && c.k() != 0 {
			t.Errorf("%T: the head is %d, not %d", leave, c.head(), head)
		}
		c.late = false
		c.do(session.Newest{}, session.Step{N: 1}) // a new goroutine goes on from there
	}
}

// Play goes by the client's beats, one step each; a beat that is not wanted any
// more does nothing.
func TestTicks(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Play{On: true})
	if c.k() != 1 {
		t.Errorf("play begins with a step, but k is %d", c.k())
	}
	old := c.s.State().Play.Tick
	c.beat()
	c.beat()
	if c.take(c.s.Tick(old)); c.k() != 3 {
		t.Errorf("two beats lead to k %d", c.k())
	}
	c.late = true
	c.beat()
	c.beat() // the step before is still owed
	if c.settle(); c.k() != 4 {
		t.Errorf("a beat that comes too early leads to k %d", c.k())
	}
	last := c.s.State().Play.Tick
	c.do(session.CommandName{Name: "play"})
	if c.take(c.s.Tick(last)); c.k() != 4 || len(c.jobs) > 0 {
		t.Errorf("a beat after play leads to k %d", c.k())
	}
}

// What a client awaits comes back in its turn, and nothing else happens until
// the client goes on; what it asks for meanwhile comes first.
func TestDefer(t *testing.T) {
	c := begin("iris-hard", 0)
	c.late = true
	c.do(session.Step{N: 5})
	out := c.s.Defer("mine")
	c.jobs = append(c.jobs, c.takeOnly(out)...)
	c.do(session.SetAlpha(2))
	if len(out.Events) > 0 || c.s.State().InProgress.Waiting != 2 || !slices.Equal(slices.Collect(c.s.KeyAffectingItems()), []any{"mine"}) {
		t.Fatalf("its turn has come: %v", out.Events)
	}
	do := c.jobs[0]
	c.jobs = nil
	out = c.s.Deliver(do())
	if n := len(out.Events); n == 0 || out.Events[n-1] != (session.Event)(session.ClientTurn{Item: "mine"}) {
		t.Fatalf("its turn has not come: %v", out.Events)
	}
	if alpha := c.s.State().Run.Alpha; alpha == 2 {
		t.Errorf("what came later was done before")
	}
	c.takeOnly(c.s.Do(session.SetAlpha(3)))
	c.take(c.s.Resume())
	if alpha := c.s.State().Run.Alpha; alpha != 2 {
		t.Errorf("α is %v: what a turn asks for comes first", alpha)
	}
}

// What waits is not gone through for every press: a key that is held, and noise,
// make it long. All of it has its turn.
func TestLongQueue(t *testing.T) {
	c := begin("iris-hard", 0)
	c.late = true
	const presses = 5000
	for range presses {
		c.do(session.Step{N: 1})
	}
	c.do(session.CommandName{Name: "compare"})
	if n := len(slices.Collect(c.s.KeyAffectingItems())); n != 1 {
		t.Errorf("%d of what waits decides what a key is for", n)
	}
	perPress := testing.AllocsPerRun(100, func() { c.s.Do(session.Step{N: 1}) })
	if perPress > 10 {
		t.Errorf("a press takes %v allocations", perPress)
	}
	if c.settle(); c.k() != presses+101 {
		t.Errorf("k is %d", c.k())
	}
}
