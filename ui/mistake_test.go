package ui

import (
	"fmt"
	"strings"
	"testing"

	"descent/trainer/mistake"
	"descent/ui/timeline"
)

// fellAtEach counts the last steps of a run up to k, ten at most, and tells whether J
// fell in each.
func fellAtEach(run timeline.Run, k int) (steps int, all bool) {
	all = true
	for ; steps < 10 && k > 0; k-- {
		from, _ := run.Costs().At(k - 1)
		to, _ := run.Costs().At(k)
		steps, all = steps+1, all && to < from
	}
	return steps, all
}

// What stands beside a mistake is true: both J, and how they went.
func TestBesideAMistake(t *testing.T) {
	t.Parallel()
	ids := mistake.IDs()
	for i, id := range ids {
		if !inFull() && i%6 != 0 && id != "db=dz" {
			continue
		}
		d := drive(t, overlapping)
		d.command("mistake " + id)
		m, _ := mistake.Find(id)
		made := len(d.state().Run.Ghosts) == 1
		if applies := m.Applies(d.state().Data.Problem, 0); made != applies {
			t.Errorf("%s steps along: %v, it applies: %v", id, made, applies)
		}
		if !made {
			continue
		}
		for _, key := range []string{" ", ")", ")", "left", "("} {
			d.press(key)
			w := d.state().Run
			wrong := w.Ghosts[len(w.Ghosts)-1]
			k := w.At.Iter
			there, ok := wrong.At(k)
			if !ok {
				continue // it has diverged before
			}
			var left []string // the column of tables alone: a sentence goes on in the row below
			for row := range strings.SplitSeq(d.screen(), "\n") {
				left = append(left, string([]rune(row)[:min(44, len([]rune(row)))]))
			}
			screen := d.screen() + strings.Join(strings.Fields(strings.Join(left, " ")), " ")
			if want := fmt.Sprintf("the mistake %s", id); !strings.Contains(screen, want) {
				t.Errorf("%s: %q is not said", id, want)
			}
			steps, fell := fellAtEach(w.Present, k)
			_, also := fellAtEach(wrong, k)
			if said := strings.Contains(screen, "a falling J proves nothing"); said != (steps > 0 && fell && also) {
				t.Errorf("%s at k %d: said %v, J fell %v and %v (%v, %v)", id, k, said, fell, also, w.At.Cost, there.Cost)
			}
			if said := strings.Contains(screen, "with the mistake it did not at every step"); said != (steps > 0 && fell && !also) {
				t.Errorf("%s at k %d: said it did not %v, J fell %v and %v", id, k, said, fell, also)
			}
			if said := strings.Contains(screen, "did not fall at every step of the right run"); said != (steps > 0 && !fell) {
				t.Errorf("%s at k %d: said the right did not %v, J fell %v", id, k, said, fell)
			}
		}
		d.command("mistake off")
		d.ghosts(0)
	}
}
