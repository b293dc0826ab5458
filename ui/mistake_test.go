package ui

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"descent/trainer/mistake"
	"descent/ui/language"
	"descent/ui/number"
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
		d := driveAt(t, 120, 36, overlapping)
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
			k := w.Snapshot.Iter
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
				t.Errorf("%s at k %d: said %v, J fell %v and %v (%v, %v)", id, k, said, fell, also, w.Snapshot.Cost, there.Cost)
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

// Beside the run are all numbers of the mistake's gradient, for one of them is what is wrong, and its line is not broken
// inside of an assignment.
func TestTableOfAMistakeIsWhole(t *testing.T) {
	t.Parallel()
	inside := regexp.MustCompile(`(?m)(=|/|\*)$|^ *(\+=|-=|/=|=|/|\*)`)
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for i, id := range mistake.IDs() {
			if !inFull() && i%5 != 0 && id != "x1-for-x2" {
				continue
			}
			d := driveAt(t, size[0], size[1])
			d.command("lambda 1")
			d.command("mistake " + id)
			d.command("step 3")
			d.press("esc")
			there := d.state().Run.MistakeSnapshot
			if there == nil {
				continue // it cannot be made with these data
			}
			width := map[int]int{80: 30, 120: 44}[size[0]]
			var left []string
			for row := range strings.SplitSeq(d.screen(), "\n") {
				left = append(left, strings.TrimRight(string([]rune(row)[:min(width, len([]rune(row)))]), " "))
			}
			_, table, _ := strings.Cut(strings.Join(left, "\n"), "Beside it")
			for _, name := range []string{"w₁", "w₂", "b", "J", "dw₁", "dw₂", "db"} {
				if !regexp.MustCompile(`(?m)^ *` + name + ` +[−0-9]`).MatchString(table) {
					t.Errorf("%v, %s: %s is not beside the run:\n%s", size, id, name, table)
				}
			}
			if broken := inside.FindString(table); broken != "" {
				t.Errorf("%v, %s: a line is broken at %q:\n%s", size, id, broken, table)
			}
		}
	}
}

// With more than two features the line of a mistake says what is done to them: here which dw is that of which other feature
// is told by the numbers at k 0, where both runs have the same w and b.
func TestMistakeOfManyFeatures(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for id, of := range map[string][2]int{"x-swapped": {29, 0}, "x1-for-x2": {0, 0}} {
			d := driveAt(t, size[0], size[1])
			d.command("data breast-cancer --scale standard")
			d.command("mistake " + id)
			at, there := d.now(), d.state().Run.MistakeSnapshot
			near := func(v, w float64) bool { return math.Abs(v-w) < 1e-12 }
			if !near(there.Grad.W[0], at.Grad.W[of[0]]) || !near(there.Grad.W[29], at.Grad.W[of[1]]) {
				t.Errorf("%s: it has %v of %v", id, there.Grad.W, at.Grad.W)
			}
			d.tells(map[string]string{"x-swapped": "dw1 += x30*dz, ..., dw30 += x1*dz", "x1-for-x2": "dw2 += x1*dz, ..., dw30 += x1*dz"}[id])
			d.command("line 5")
			d.press("4", "u")
			d.tells(map[string]string{"x-swapped": "dw1 += x30·dz, ..., dw30 += x1·dz", "x1-for-x2": "dw2 += x1·dz, ..., dw30 += x1·dz"}[id])
		}
	}
}

// Inside a mistake the line that is written wrong has its numbers put in, as the right ones have.
func TestWrongLineHasItsNumbers(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 120} {
		d := atNotes(t, width, 36)
		d.command("mistake squared")
		d.command("step 1")
		d.command("line 6")
		d.press("4", "u")
		loop := d.state().Analysis.MistakeIteration.Loop.RunLines(6)
		d.tells(fmt.Sprintf("(%.[2]*[1]f − 1)·%.[2]*[1]f·(1 − %.[2]*[1]f)", loop.A, map[int]int{80: 3, 120: 6}[width]))
		d.tells(number.WithMinusSign(fmt.Sprintf("%.6f", loop.DZ)))
		d.tells("dz = (a−y)·a·(1−a)")
	}
}

// In a small window no line that a mistake writes is written over by its number.
func TestWrongLineIsNotWrittenOver(t *testing.T) {
	t.Parallel()
	for _, id := range mistake.IDs() {
		d := atNotes(t, 80, 24)
		d.command("lambda 1")
		d.command("mistake " + id)
		d.press("4", "u", "e", ".", ".", ".")
		m := d.state().Run.ActiveMistake()
		if m.ID == "" {
			continue // it cannot be made with these data
		}
		var pane []string
		for row := range strings.SplitSeq(d.screen(), "\n") {
			pane = append(pane, string([]rune(row)[min(30, len([]rune(row))):]))
		}
		for word := range strings.FieldsSeq(language.WithMathSigns(m.Wrong)) {
			if !strings.Contains(strings.Join(pane, "\n"), word) {
				t.Errorf("%s: %q is not whole:\n%s", id, word, d.screen())
			}
		}
	}
}

// A mistake that skips an example writes its lines wrong for that one alone.
func TestSkippedExampleIsStruckOut(t *testing.T) {
	t.Parallel()
	d := atNotes(t, 120, 36)
	d.command("mistake skip-first")
	d.press("4", "u")
	for _, at := range []struct {
		line   string
		struck bool
	}{{"line at 3", true}, {"line at 8", true}, {"line at 11", false}, {"line at 18", false}, {"line at end", false}} {
		d.command(at.line)
		if got := strings.Contains(d.screen(), "×  dw₂  += x₂"); got != at.struck {
			t.Errorf("%s: dw₂ struck out: %v\n%s", at.line, got, d.screen())
		}
		d.tells("the loop begins at the second example")
	}
}
