package ui

import (
	"strings"
	"testing"

	"descent/trainer"
)

// firstBelow steps by hand until J is below a cost.
func firstBelow(t *testing.T, o Options, cost float64) trainer.Snapshot {
	t.Helper()
	s, err := trainer.NewStepper(trainer.Problem{X: o.Data.X, Y: o.Data.Y}, o.Start, o.Tolerance)
	if err != nil {
		t.Fatal(err)
	}
	for s.Snapshot().Cost >= cost {
		s.Step(trainer.Hyper{Alpha: o.Alpha})
	}
	return s.Snapshot()
}

// The run ends at the first iteration at which J is there: nothing is computed
// beyond it.
func TestUntilCost(t *testing.T) {
	t.Parallel()
	want := firstBelow(t, iris(), 0.1)
	for _, chunk := range []int{1, 64, 5000} {
		d := drive(t)
		d.press(" ")
		d.chunk(chunk)
		d.command("until J<0.1")
		if got := d.now(); !identical(got, want) {
			t.Fatalf("chunk %d: it ends at %+v, not %+v", chunk, got, want)
		}
		d.head(want.Iter)
		d.shows("J < 0.1 at k ")
		d.shows("▮▮ paused")
		d.press("up", " ") // so another α here is no fork
		d.ghosts(0)
		d.head(want.Iter + 1)
		d.follows()
	}
}

// In history the cursor only moves, over what was let go too.
func TestUntilInHistory(t *testing.T) {
	t.Parallel()
	d := far(t)
	want := firstBelow(t, d.options, 0.1).Iter
	head := d.newest()
	d.press("home")
	d.command("until J<0.1")
	d.at(want)
	d.head(head)
	d.shows("J < 0.1 at k ")
	d.command("until J<0.1")
	d.at(want)
	d.shows("J < 0.1 holds here already: J is ")
	d.ghosts(0)
}

// With another α chosen in the past, history is not what comes.
func TestUntilForks(t *testing.T) {
	d := drive(t, overlapping)
	d.press(")", ")", "home")
	d.command("alpha 0.2")
	d.command("until J<0.6")
	d.ghosts(1)
	at := d.now()
	if at.IncomingAlpha != 0.2 || !(at.Cost < 0.6) || !d.atHead() {
		t.Errorf("it ends at %+v", at)
	}
	d.follows()
}

func TestUntilAbove(t *testing.T) {
	d := drive(t, overlapping)
	d.press("}", "a")
	d.write("30")
	d.press("enter")
	d.command("until J>1") // α is far too large: J leaps
	if at := d.now(); !(at.Cost > 1) {
		t.Errorf("it ends at %+v", at)
	}
}

func TestUntilConverged(t *testing.T) {
	d := drive(t, overlapping, func(o *Options) { o.Tolerance = 1e-4 })
	d.command("until converged")
	at := d.now()
	if at.Status != trainer.Converged {
		t.Fatalf("it ends at %+v", at)
	}
	d.head(at.Iter)
	d.shows("converged at k ")
	d.press("home")
	d.command("until converged") // over history
	d.at(at.Iter)
	d.shows("converged at k ")
	d.ghosts(0)
}

// A stop ends the way to a cost that may never come; asking again goes on.
func TestUntilStops(t *testing.T) {
	d := drive(t, overlapping, func(o *Options) { o.Tolerance = 1e-4 })
	d.command("until J<0.001")
	k := d.k()
	d.shows("Stopped at k ")
	d.shows("The same line again goes on.")
	d.command("until J<0.001")
	d.at(k + 1)
	d.press("home")
	d.command("until J<0.001") // to the end of what is known
	d.at(k + 1)
	d.shows("Stopped at k ")
	over := drive(t, overflowing)
	over.command("until J<0.001")
	over.shows("Stopped at k 1: diverged")
	over.command("until J<0.001")
	over.at(1)
	over.shows("there is no next step")
}

func TestUntilPausesAtTheLimit(t *testing.T) {
	d := drive(t, overlapping, func(o *Options) { o.Limit = 100 })
	for _, k := range []int{100, 200, 300} {
		d.command("until J<0.0001")
		d.at(k)
		d.head(k)
		d.tells("Paused at k ")
		d.tells("and not J < 0.0001 yet. The same line again goes on.")
	}
	d.press("left")
	d.command("until J<0.0001")
	d.at(300)
}

// Esc ends the way, and what waits for its end; the title says so. Inside a pane
// too: the pane is left by the next.
func TestUntilIsStopped(t *testing.T) {
	for _, inside := range []bool{false, true} {
		d := drive(t, overlapping)
		if inside {
			d.press("2", "enter")
		}
		d.hold()
		d.command("until J<0.0001")
		d.shows("► going until J < 0.0001, Esc stops")
		d.runOne()
		d.runOne()
		if d.k() == 0 {
			t.Error("the cursor does not go along")
		}
		d.press("r")
		d.shows("► going until J < 0.0001, 1 more waits, Esc stops")
		d.press("[") // which changes digits at once
		d.shows("► going until J < 0.0001, 1 more waits, Esc stops")
		d.press("u")
		d.shows("► going until J < 0.0001, 2 more wait, Esc stops")
		d.press("esc")
		d.hides("going until")
		d.release()
		if k := d.newest(); k == 0 || k > 10*firstChunk {
			t.Errorf("it ends at %d", k)
		}
		if d.frame().Entered != inside {
			t.Errorf("inside a pane: %v", d.frame().Entered)
		}
		d.ghosts(0)
		d.sound()
		d.follows()
	}
}

// However long a condition is, the title says what is learned from, and what
// ends the way.
func TestALongConditionLeavesTheTitle(t *testing.T) {
	for _, width := range []int{80, 100, 120, 200} {
		d := driveAt(t, width, 36)
		d.hold()
		d.command("until J<0.0000001 and rises>=100000 and w1>0.12345 and w2<1000000 and correct=100 and status=cycle")
		d.press("r")
		title, _, _ := strings.Cut(d.screen(), "\n")
		if !strings.HasPrefix(title, " descent  iris") || !strings.HasSuffix(strings.TrimSpace(title), ", 1 more waits, Esc stops") ||
			!strings.Contains(title, "   m 100   ") || !strings.Contains(title, "not scaled   ") {
			t.Errorf("%d columns: %q", width, title)
		}
	}
}

// What is typed on the way has its turn at the end of it. To leave the program
// has none.
func TestUntilIsWaitedFor(t *testing.T) {
	want := firstBelow(t, iris(), 0.3).Iter
	for keys, end := range map[string]int{"h": want - 1, " ": want + 1, "g": 0, "rl": 1} {
		d := drive(t)
		d.hold()
		d.command("until J<0.3")
		d.write(keys)
		d.release()
		d.at(end)
		d.follows()
	}
	for _, key := range []string{"q", "ctrl+c"} {
		d := drive(t)
		d.hold()
		d.command("until J<0.3")
		d.press("h", key)
		if d.release(); !d.ended {
			t.Errorf("%s does not leave", key)
		}
	}
}

// A request under way when the way begins counts too, and is cut where the
// condition holds.
func TestUntilWithARequestUnderWay(t *testing.T) {
	want := firstBelow(t, iris(), 0.2)
	d := drive(t)
	d.chunk(30)
	d.times(6, "+")
	d.hold()
	d.press("p", "p")
	d.command("until J<0.2")
	d.release()
	d.at(want.Iter)
	d.follows()
	d.sound()
}

// A goal that J leaps over to infinity says so as the readout does: α 1 makes
// w −2.5e199, so z of the second example is 2.5e349.
func TestUntilInfinity(t *testing.T) {
	d := drive(t, func(o *Options) { *o = with(numbers([][]float64{{1e200}, {-1e150}}, []float64{0, 0}, 1)) })
	d.command("until J<5e-324")
	d.shows("Stopped at k 1: diverged; J is ∞.")
}

// On data that a line parts nothing converges: there is no lowest J to come to.
func TestUntilOfPartedDataDoesNotConverge(t *testing.T) {
	d := drive(t)
	d.command("scale standard")
	d.command("alpha 100")
	d.command("until J<1e-20")
	d.shows("steps too small to matter; J is ")
	d.hides("converged; J is ")
}
