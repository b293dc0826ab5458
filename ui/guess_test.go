package ui

import (
	"fmt"
	"strings"
	"testing"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// Guess first: the question stands before each step, a digit answers, the step
// reveals, and it is counted.
func TestGuessFirst(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d := driveAt(t, size[0], size[1])
		d.press("Q")
		d.tells("Guess first")
		d.asksFor(session.CostMoves, session.Quantity{})
		k := d.state().Run.Snapshot.Iter
		d.tells("After the next step J will be")
		d.press(" ")
		d.at(k)
		d.tells("Answer first: 1 or 2.")
		d.press(" ")
		d.at(k)
		d.rested()
		d.press("1")
		d.tells(fmt.Sprintf("▸ 1 lower than 0.%.0f", 1e4*d.state().Run.Snapshot.Cost))
		d.press("2", "1", " ")
		d.at(k + 1)
		d.tells("Right: lower, 0.")
		d.tells("1 of 1 right")
		d.asksFor(session.ParameterMoves, session.Quantity{Name: "db"})
		k = d.state().Run.Snapshot.Iter
		d.tells("In the next step b goes")
		d.press("1", " ") // it goes down
		d.at(k + 1)
		d.tells("You said: up. It was: down, ")
		d.tells("1 of 2 right")
		d.press("up")
		d.alpha("1")
		d.press(")")
		d.at(k + 11)
		d.tells("What goes further than one step is not asked for.")
		d.press("Q")
		d.hides("Guess first")
		d.tells("Nothing is asked before steps.")
		d.fits(size[0], size[1])
	}
}

// asksFor steps on until it asks for that.
func (d *driver) asksFor(subject session.Subject, of session.Quantity) {
	d.t.Helper()
	for range 100 {
		if q := d.state().Question; q != nil && q.Computed.Subject == subject && q.Computed.Quantity == of {
			return
		}
		d.command("step!")
	}
	d.t.Fatalf("it never asks for %d of %s", subject, of)
}

// A question that refused a step and was put away keeps none from being made, not
// even at once: of guessing, of a page, and one that was answered.
func TestStepBehindAPutAwayQuestion(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{"guess": {"Q", " ", "Q", " "}, "guess, Esc": {"Q", " ", "esc", " "}, "answered": {"Q", " ", "1", " "}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t)
			d.press(keys...)
			d.at(1)
		})
	}
	for name, keys := range map[string][]string{"left": {" ", "esc", " "}, "another page": {" ", "N", " "}, "answered": {" ", "1", " "}} {
		t.Run("a lesson, "+name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, learning(t, writeLesson(t, remote)))
			d.press("n", " ", " ", "n")
			d.tells("What will J be?")
			d.press(keys...)
			d.at(3)
		})
	}
}

// Nothing on the screen gives away what is asked: the parts that would are
// covered, and what is left shows the same whatever the gradient is. That is tried
// in every pane, by a state whose gradient goes the other way.
func TestScreenGivesNothingAway(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		for _, projector := range []bool{false, true} {
			d := driveAt(t, size[0], size[1])
			if projector {
				d.press("P")
			}
			d.press("Q")
			d.asksFor(session.ParameterMoves, session.Quantity{Name: "dw", Index: 1})
			for _, name := range session.Panes() {
				d.command("show " + name)
				for range 2 {
					st := d.state()
					d.turned(st)
					d.press("z")
				}
			}
			d.press("!")
			d.tells("it would give the answer away")
			d.command("check gradient")
			d.tells("it would give the answer away")
			d.command("export run.csv")
			d.tells("would give the answer away")
		}
	}
}

// turned checks that the screen is the same with the gradient of w₁ turned round.
func (d *driver) turned(st session.State) {
	d.t.Helper()
	shown := d.screen()
	other := st
	other.Run.Snapshot.Grad = st.Run.Snapshot.Grad.Clone()
	other.Run.Snapshot.Grad.W[0] = -2 * st.Run.Snapshot.Grad.W[0]
	other.Run.Recent = nil
	st.Run.Recent = nil
	if d.pictureOf(st) != d.pictureOf(other) {
		d.t.Fatalf("the gradient can be seen:\n%s", shown)
	}
}

// Of J nothing that is beyond this iteration is shown, though it is known: a run
// that went on, or another one.
func TestGuessHidesWhatIsKnown(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.press(")", "home", "up", "Q")
	for _, name := range []string{"cost", "surface"} {
		d.command("show " + name)
		d.tells("It comes with the answer.")
	}
	if d.press("esc"); strings.Contains(d.screen(), "It comes with the answer.") {
		t.Errorf("it stays hidden:\n%s", d.screen())
	}
}

// pictureOf is every cell of the screen of another state, with its style.
func (d *driver) pictureOf(st session.State) string {
	return d.pictureWhere(st, func(layout.Screen, int, int) bool { return true })
}

// pictureWhere is the picture of some of the cells.
func (d *driver) pictureWhere(st session.State, wanted func(s layout.Screen, x, y int) bool) string {
	s, look := d.presented(st, d.width, d.height)
	grid := chart.NewGrid(d.width, d.height, theme.Style{}, nil)
	for _, p := range pane.BuildParts(st, look, s) {
		p.Content.Draw(grid.Area(p.At))
	}
	for i, r := range s.Mains {
		pane.BuildMain(look.Shown(st.View)[i], st, look, pane.Size{W: r.W, H: r.H}).Draw(grid.Area(r))
	}
	var b strings.Builder
	for y := range d.height {
		for x := range d.width {
			if r, style := grid.At(x, y); wanted(s, x, y) {
				fmt.Fprintf(&b, "%c%v", r, style)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
