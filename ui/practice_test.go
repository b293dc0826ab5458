package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/number"
	"descent/ui/session"
)

// atNotes are the notes at k 3, in a window of that size.
func atNotes(t *testing.T, w, h int) *driver {
	t.Helper()
	d := drive(t)
	d.resize(w, h)
	d.command("data notes")
	d.command("3")
	return d
}

// Be the machine: a number is typed where it is asked for, judged, hinted, shown and looked at again; at the end the
// iteration is made.
func TestPracticeOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := atNotes(t, size[0], size[1])
		d.press("m")
		d.tells("Be the machine")
		d.tells("1 of 12")
		d.tells("What is z of this example?")
		d.write("0.1443")
		d.tells("▸ 0.1443▏")
		d.press("enter")
		d.tells("Not 0.1443: that is w·x: b is left out.")
		d.tells("× 0.1443")
		d.at(3)
		d.write("(0.1418)")
		d.press("enter")
		d.tells("Right: (0.1418). It goes on with z = 0.141800.")
		d.press("enter")
		d.tells("How sure is it of a 1: what is a?")
		d.press("0")
		d.tells("▸ 0▏")
		d.hides("1/(1 + e") // that is how a comes about
		d.press("!")
		d.tells("Hint 1 of 2")
		d.tells("▸ 0▏") // it stays
		d.press("!")
		d.tells("Hint 2 of 2: a = σ(z), so 1/(1 + e^−0.141800)")
		d.press("left", " ")
		d.tells("Work it out first")
		d.press(" ")
		d.hides("Shown")
		d.rested()
		d.press(" ")
		d.tells("Shown: a = 1/(1 + e^−0.141800) = 0.535391.")
		d.press("left")
		d.tells("1 of 12, z: 0.141800, not at once.")
		d.press(" ", " ", "up")
		d.tells("practice holds k 3 and α 0.1: Esc leaves it")
		d.press("q")
		d.tells("▸ q▏")
		d.press("esc")
		d.hides("Be the machine")
		d.press("m")
		d.tells("3 of 12")
		d.tells("▸ q▏") // leaving keeps the place, and what was typed
		for range 10 {
			d.press("!", "!", "!", " ")
		}
		d.at(4)
		d.tells("You made iteration 3: 0 of 12 at the first try")
		d.press("m")
		d.tells("1 of 12")
		d.press("esc", " ")
		d.at(5)
		d.fits(size[0], size[1])
	}
}

// Where there is little room all that a number is worked out from is on the screen nevertheless, of thirty features too.
func TestKnownIsWhole(t *testing.T) {
	t.Parallel()
	for _, plain := range []string{"off", "on"} {
		for _, set := range []string{session.LoopPractice, session.GraphPractice} {
			d := drive(t)
			d.resize(80, 24)
			d.command("data breast-cancer --scale standard")
			d.command("ascii " + plain)
			d.command("3")
			d.command("practice " + set)
			d.tells("the other products of w")
			for _, v := range []string{"1.805927", "1.535126", "0.185705", "0.184999", "1.449196"} { // x, w, and the other products
				d.tells(v)
			}
			d.tells("0.089545") // b
			for range 3 {
				d.press("!", "!", "!", " ")
			}
			d.tells(map[string]string{session.LoopPractice: "dz ", session.GraphPractice: "da"}[set])
		}
	}
}

// Behind an iteration nothing on the screen gives away what the next one asks for, until somebody looks.
func TestSummaryKeepsTheNextIteration(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		for _, set := range session.PracticeTopics() {
			d := atNotes(t, size[0], size[1])
			d.command("practice " + set)
			for range map[string]int{session.LoopPractice: 12, session.GraphPractice: 8, session.UpdatePractice: 3}[set] {
				d.press("!", "!", "!", " ")
			}
			d.at(4)
			at, x := d.now(), []float64{0.5, 1} // of example 4, with y = 1
			a := 1 / (1 + math.Exp(-at.Params.B-at.Params.W[0]*x[0]-at.Params.W[1]*x[1]))
			asked := map[string][]float64{
				session.LoopPractice:   {a - 1, at.Grad.W[0], at.Grad.W[1], at.Grad.B, at.Params.W[0] - 0.1*at.Grad.W[0], at.Params.W[1] - 0.1*at.Grad.W[1]},
				session.GraphPractice:  {a - 1, -1 / a, (a - 1) / 2},
				session.UpdatePractice: {at.Params.W[0] - 0.1*at.Grad.W[0], at.Params.W[1] - 0.1*at.Grad.W[1], at.Params.B - 0.1*at.Grad.B},
			}[set]
			given := func() (n int) {
				for _, v := range asked {
					n += strings.Count(d.screen(), fmt.Sprintf("%.5f", math.Abs(v))[1:])
				}
				return n
			}
			for _, pane := range session.Panes() {
				if d.command("show " + pane); given() > 0 {
					t.Errorf("%v: %s gives away what comes next on %s:\n%s", size, set, pane, d.screen())
				}
			}
			d.command("show graph")
			if d.press("esc"); set == session.GraphPractice && given() == 0 {
				t.Errorf("%v: left, it shows\n%s", size, d.screen())
			}
		}
	}
}

// Behind an iteration r asks once more for what was not found at once, at the same iteration.
func TestMissedOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d := atNotes(t, size[0], size[1])
		show := func(n int) {
			for range n {
				d.press("!", "!", "!", " ")
			}
		}
		d.press("m")
		show(12)
		d.tells("r the 12 missed")
		d.press("r")
		d.at(3)
		d.tells("Iteration 3 again: only what was not found at once.")
		d.write("0.1418")
		d.press("enter", "enter")
		show(11)
		d.at(4)
		d.tells("Once more: 1 of 12 at the first try")
		d.press("r")
		d.tells("1 of 11")
		d.press("esc", "r")
		d.at(0) // practice is left: the run begins again
	}
}

// The number that is asked for is typed on the screen, whatever the set, the size, the glyphs and the data: with what is
// typed of it, and, once it is wrong, with that.
func TestFieldIsOnTheScreen(t *testing.T) {
	t.Parallel()
	const typed = "7.125"
	for i, look := range []struct {
		w, h    int
		line    string
		open    string // the field
		refused string
	}{
		{80, 24, "ascii on", "7.125_", "7.125"}, {80, 24, "projector on", "7.125▏", "7.125"}, {100, 30, "zoom on", "7.125▏", "7.125"},
		{120, 36, "theme mono", "7.125▏", "7.125"}, {170, 45, "theme light", "7.125▏", "7.125"}, {200, 60, "projector on", "7.125▏", "7.125"},
	} {
		for j, set := range session.PracticeTopics() {
			if !inFull() && (i+j)%2 > 0 {
				continue
			}
			for _, data := range []string{"notes", "breast-cancer --scale standard", "hours --lambda 1"} {
				d := driveAt(t, look.w, look.h)
				d.command("data " + data)
				d.command("3")
				d.command(look.line)
				d.command("practice " + set)
				for range d.state().Practice.Blanks {
					d.write(typed)
					d.tells(look.open)
					d.press("enter")
					d.tells(look.refused)
					d.tells(strings.Fields(language.BlankQuestion(d.state()))[0])
					d.press("!", "!", "!", " ")
				}
				if d.state().Practice == nil || !d.state().Practice.Finished {
					t.Errorf("%s of %s does not end:\n%s", set, data, d.screen())
				}
			}
		}
	}
}

// Behind the last number all that were missed are readable in a small window, each with what was answered first.
func TestScoreIsWhole(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for _, lambda := range []string{"0", "1"} {
			d := atNotes(t, size[0], size[1])
			d.command("lambda " + lambda)
			d.press("m")
			var want []string
			for i := range d.state().Practice.Blanks {
				answer := fmt.Sprintf("7.125%d", i)
				d.write(answer)
				d.press("enter", "!", "!", "!")
				b := d.state().Practice.Blanks[i]
				want = append(want, language.BlankName(b.Blank)+" "+number.Standalone(b.Value, 6)+" first "+answer)
				d.press(" ")
			}
			for _, row := range want {
				d.tells(row)
			}
			d.tells(fmt.Sprintf("0 of %d at the first try", len(want)))
		}
	}
}

// The help tells the keys and the marks of practice while numbers are worked out, and a search finds practice by what people call it.
func TestHelpOfPractice(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d := atNotes(t, size[0], size[1])
		for _, word := range []string{"exercise", "hand", "practice", "missed"} {
			d.press("?", "/")
			d.write(word)
			d.tells("practice [SET] [new]")
			d.tells("m be the machine")
			d.times(3, "esc")
		}
		d.press("m", "0", "?")
		for _, line := range language.PracticeLines() {
			d.tells(line.Keys)
			d.tells(line.Text)
		}
		d.press("esc")
		d.tells("▸ 0▏")
		d.tells("Enter check")
	}
}

// The graph is walked as far as its numbers are found, and the update has blanks.
func TestPracticeOfGraphAndUpdate(t *testing.T) {
	t.Parallel()
	d := atNotes(t, 120, 36)
	d.command("show graph")
	d.press("m")
	d.tells("The graph of example 4")
	if lines := d.screen(); strings.Contains(lines, "0.141800") || strings.Contains(lines, "correct") {
		t.Errorf("at the first number the graph shows\n%s", lines)
	}
	d.press("!", "!", "!")
	d.tells("0.141800")
	d.press("esc")
	d.command("practice update")
	d.tells("−0.110540")
	d.tells("= ········")
	d.hides("0.04704")
	d.write("0.0249")
	d.press("enter")
	d.tells("Not 0.0249: that is the step the wrong way: + α·dw.")
	d.press("!", "!", "!")
	d.tells("0.04704")
	d.tells("= ········")
}

// Inside a mistake the loop has the wrong line struck out, with what is written in its place and its own numbers.
func TestInsideAMistakeOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := atNotes(t, size[0], size[1])
		d.command("mistake db=dz")
		if size[0] > 80 { // a narrow footer leaves it out
			d.tells("look inside")
		}
		d.press("4", "u")
		d.tells("inside the mistake db=dz, at its own w and b")
		if !strings.Contains(d.screen(), "×  db   += dz") {
			t.Errorf("the right line is not struck out:\n%s", d.screen())
		}
		d.tells("u the right loop")
		for range 8 {
			d.press(".")
		}
		if !strings.Contains(d.screen(), "▸  db = dz") {
			t.Errorf("what is written in its place does not run next:\n%s", d.screen())
		}
		d.press(".")
		if got, want := d.state().Analysis.MistakeIteration.Loop.RunLines(9).DB, d.state().Analysis.MistakeIteration.Loop.RunLines(9).DZ; got != want {
			t.Errorf("db is %v, not dz, %v", got, want)
		}
		d.tells(". , line")
		d.fits(size[0], size[1])
		d.press("u")
		d.hides("inside the mistake")
		d.press("u")
		d.command("drop") // the mistake is gone, and the run's own loop is there again
		d.hides("inside the mistake")
		d.tells(". , line")
	}
}

// New data come in the place of those that were there, and all that is known of the first number is on the screen.
func TestNewDataOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := atNotes(t, size[0], size[1])
		d.command("practice loop new")
		d.tells("paper: four new examples")
		d.tells("1 of 12")
		known := language.PracticeKnownText(d.state())
		if said := strings.Join(strings.Fields(d.screen()), " "); !strings.Contains(said, known) {
			t.Errorf("%v: it is not all known, %s:\n%s", size, known, d.screen())
		}
		d.hides("Start:")
		d.hides("seed")
		d.tells("three digits")
	}
}
