package ui

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"descent/trainer"
)

// rates is how a run goes: so many updates, then another α.
type rates []struct {
	steps int
	alpha float64
}

// ways are how one can get along a run: what is done at a rate that is set.
func ways() map[string]func(d *driver, steps int) {
	return map[string]func(d *driver, steps int){
		"stepped": func(d *driver, steps int) { d.times(steps, " ") },
		"fast": func(d *driver, steps int) { // presses add up, answers come late
			d.hold()
			d.times(steps, " ")
			d.release()
		},
		"named":    func(d *driver, steps int) { d.command(fmt.Sprintf("+%d", steps)) },
		"flat out": func(d *driver, _ int) { d.command("speed max"); d.press("p") },
		"chunks":   func(d *driver, steps int) { d.chunk(7); d.times(steps/10, ")") },
		"to and fro": func(d *driver, steps int) {
			for range steps / 2 {
				d.press(" ", " ", "left", "left", " ", " ")
			}
		},
	}
}

// walked is a run that went that way, with some of the processors.
func walked(t *testing.T, o Options, processors int, along func(*driver, int), plan rates) *driver {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	o.Limit, o.Tolerance = plan[0].steps, 0 // play pauses where α changes
	d := drive(t, func(to *Options) { *to = o })
	for _, leg := range plan {
		d.command(fmt.Sprintf("alpha %g", leg.alpha))
		along(d, leg.steps)
	}
	return d
}

// replayed is what the run's α changes alone lead to.
func replayed(t *testing.T, d *driver) []string {
	t.Helper()
	run := d.run()
	s, err := trainer.NewStepper(d.frame().Data.Problem, run.Start().Params, d.options.Tolerance)
	if err != nil {
		t.Fatal(err)
	}
	all, changes, alpha := []string{bits(s.Snapshot())}, run.Changes(), 0.0
	for k := range run.Head().Iter {
		if len(changes) > 0 && changes[0].K == k {
			alpha, changes = changes[0].Alpha, changes[1:]
		}
		all = append(all, bits(s.Step(trainer.Hyper{Alpha: alpha})))
	}
	return all
}

// kept is what the program shows of every iteration.
func (d *driver) kept() []string {
	d.t.Helper()
	var all []string
	run := d.run()
	for k := range run.Head().Iter + 1 {
		s, ok := run.At(k)
		if !ok {
			d.t.Fatalf("k %d is not kept", k)
		}
		all = append(all, bits(s))
	}
	return all
}

// recomputed is the same as computed anew, block by block.
func (d *driver) recomputed() []string {
	d.t.Helper()
	head := d.newest()
	all := make([]string, head+1)
	for k := 0; k <= head; k += 100 { // blocks are longer
		for _, at := range []int{k, min(k+99, head)} {
			snapshots, err := d.run().Replay(at).Compute()
			if err != nil {
				d.t.Fatalf("k %d: %v", at, err)
			}
			for _, s := range snapshots {
				all[s.Iter] = bits(s)
			}
		}
	}
	return all
}

// A run is the same to the last bit however it was gone along, kept or
// recomputed, and whatever the number of processors. The crowd is large enough
// for several goroutines.
func TestReplayedBits(t *testing.T) {
	worlds := map[string]struct {
		change func(*Options)
		plan   rates
	}{
		"iris-hard": {catalogue(t, "iris-hard"), rates{{300, 0.3}, {300, 2.5}, {300, 1e-6}, {300, 10}}},
		"cancer":    {catalogue(t, "breast-cancer"), rates{{120, 3e-6}, {120, 1e-5}, {120, 1e10}}},
		"crowd":     {withLargeSet, rates{{10, 0.1}, {10, 3}, {10, 0.01}}},
	}
	turn := 0
	for name, world := range worlds {
		o := iris()
		world.change(&o)
		var want []string
		for way, along := range ways() {
			turn++
			for i, processors := range []int{1, 2, 8} {
				if !inFull() && (turn+i)%9 > 0 {
					continue // a third of the ways, each with one number of processors, by turns
				}
				d := walked(t, o, processors, along, world.plan)
				total := 0
				for _, leg := range world.plan {
					total += leg.steps
				}
				d.head(total)
				if want == nil {
					want = replayed(t, d)
				}
				for how, got := range map[string][]string{"kept": d.kept(), "recomputed": d.recomputed()} {
					if !slices.Equal(got, want) {
						t.Errorf("%s, %s with %d processors, %s: not what its α changes lead to", name, way, processors, how)
					}
				}
			}
		}
	}
}

// What was let go comes back the same with another number of processors.
func TestEvictedBits(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	d := far(t)
	want := replayed(t, d)
	runtime.GOMAXPROCS(1)
	for _, k := range []int{0, 1, 255, 256, 257, 3000, 19999, 20000} {
		d.command(fmt.Sprint(k))
		d.at(k)
		if got := bits(d.now()); got != want[k] {
			t.Errorf("k %d came back as %s, was %s", k, got, want[k])
		}
	}
}
