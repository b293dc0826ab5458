package ui

import "testing"

// The same moment is the same picture of the surface, however it was reached: at
// once, step by step, or there and back.
func TestOneSurfaceForOneMoment(t *testing.T) {
	t.Parallel()
	pictures := map[string]string{}
	for name, come := range map[string]func(d *driver){
		"at once": func(d *driver) { d.command("20") },
		"by steps": func(d *driver) {
			for range 20 {
				d.press(" ")
			}
		},
		"there and back": func(d *driver) { d.command("20"); d.press("left", "left", "left", " ", " ", " ") },
		"with another pair before": func(d *driver) {
			d.command("5")
			d.command("pair w1 b")
			d.command("20")
			d.command("pair w1 w2")
		},
	} {
		d := drive(t)
		d.press("2")
		come(d)
		d.at(20)
		d.sampled()
		pictures[name] = d.view()
	}
	for name, picture := range pictures {
		if picture != pictures["at once"] {
			t.Errorf("%s it is another picture:\n%s", name, picture)
		}
	}
}

// The ranges of the surface change seldom along a run.
func TestTheRangesOfTheSurfaceStay(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"iris", "iris-hard", "moons", "xor"} {
		d := drive(t)
		d.arrive(name)
		d.press("2")
		before, _ := wantedSection(d.model.buildParts())
		changes := 0
		for range 30 {
			d.press(" ")
			if now, _ := wantedSection(d.model.buildParts()); now.X.Max != before.X.Max || now.Y.Max != before.Y.Max || now.X.Min != before.X.Min || now.Y.Min != before.Y.Min {
				before, changes = now, changes+1
			}
		}
		if changes > 5 { // of two axes, in ranges of 1, 2, 5 …
			t.Errorf("%s: the ranges change %d times in 30 steps", name, changes)
		}
	}
}
