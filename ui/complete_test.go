package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/session"
)

// line is what stands in the prompt, the cursor behind it.
func (d *driver) line() string {
	d.t.Helper()
	text, open := d.typing()
	if !open {
		d.t.Fatalf("no line is open:\n%s", d.screen())
	}
	return text
}

func TestTabCompletes(t *testing.T) {
	d := drive(t)
	d.press(":")
	d.write("al")
	d.shows(":alpha ") // the rest is there already, greyed
	d.press("tab")
	if d.line() != "alpha " {
		t.Fatalf("the line is %q", d.line())
	}
	d.write("0.0")
	d.press("tab", "tab")
	if d.line() != "alpha 0.0001" {
		t.Fatalf("the line is %q", d.line())
	}
	d.press("tab")
	if d.line() != "alpha 0.0003" {
		t.Fatalf("the line is %q", d.line())
	}
	d.press("shift+tab", "shift+tab") // and round
	if d.line() != "alpha 0.03" {
		t.Fatalf("the line is %q", d.line())
	}
	d.press("enter")
	d.alpha("0.03")
}

// Behind the flags that name columns Tab completes those of the data on the
// line, quoted where they must be.
func TestTabCompletesColumns(t *testing.T) {
	d := drive(t, func(o *Options) {
		o.DescribeTable = func(_ context.Context, name string) (*datasets.Table, error) {
			if name != "my marks.csv" {
				return nil, errors.New("there is no such file")
			}
			return &datasets.Table{Columns: []datasets.Column{{Name: "hours"}, {Name: "hours, night"}, {Name: "passed"}}}, nil
		}
	})
	for typed, want := range map[string]string{
		`data "my marks.csv" --label p`:             `data "my marks.csv" --label passed`,
		`data my marks.csv --features passed,"h`:    `data my marks.csv --features passed,"hours, night"`,
		`data "my marks.csv" --features -passed,ho`: `data "my marks.csv" --features -passed,hours`,
		`data other.csv --label p`:                  `data other.csv --label p`,
	} {
		d.press(":")
		d.write(typed)
		if d.press("tab"); d.line() != want {
			t.Errorf("%s becomes %s", typed, d.line())
		}
		d.press("esc")
	}
}

func TestTabListsWhatFits(t *testing.T) {
	d := drive(t)
	d.press(":", "tab")
	d.tells("step back goto newest until play speed stop alpha lambda data features scale degree")
	d.press("tab")
	if d.line() != "step " {
		t.Errorf("the first is %q", d.line())
	}
	d.press("esc", ":")
	d.write("data i")
	d.press("tab") // what is common to iris and iris-hard
	if d.line() != "data iris" {
		t.Errorf("the line is %q", d.line())
	}
	d.tells("iris iris-hard")
	d.press("tab", "tab", "enter")
	d.shows("iris-hard: ")
	d.press(":", "shift+tab", "shift+tab")
	if d.line() != "quit" {
		t.Errorf("the last is %q", d.line())
	}
	d.press("x", "tab")
	if d.line() != "quitx" {
		t.Errorf("nothing fits, and the line is %q", d.line())
	}
}

// The whole list can be gone through, and the one that stands there is seen.
func TestOfferFollowsTheChoice(t *testing.T) {
	d := driveAt(t, 80, 24)
	d.press(":")
	d.write("alpha ")
	d.press("tab")
	for range 2 * len(session.AlphaSteps(1)) {
		d.press("tab")
		value := strings.TrimPrefix(d.line(), "alpha ")
		if n := strings.Count(d.screen(), " "+value+" "); n < 2 {
			t.Fatalf("%s is chosen and not in the list:\n%s", value, d.screen())
		}
		d.fits(80, 24)
	}
}

func TestPathsAreCompleted(t *testing.T) {
	asked := ""
	d := drive(t, func(o *Options) {
		o.Paths = func(typed string) []string {
			asked = typed
			return []string{"notes.csv", "numbers/"}
		}
	})
	d.press(":")
	d.write("data n")
	d.hold()
	d.press("tab")
	if asked != "" {
		t.Fatal("files are looked for in the event loop")
	}
	d.release()
	if asked != "n" {
		t.Errorf("paths like %q were asked for", asked)
	}
	d.tells("notes notes.csv numbers/") // the catalogue has notes
	d.press("tab", "tab")
	if d.line() != "data notes.csv" {
		t.Errorf("the line is %q", d.line())
	}
	d.hold()
	d.press("esc", ":")
	d.write("export n")
	d.press("tab", "x")
	d.release()
	if d.line() != "export nx" {
		t.Errorf("a late answer makes the line %q", d.line())
	}
	d.press("esc", "d", "end", "enter", "tab", "tab")
	d.shows("CSV file: notes.csv")
}

func TestHistory(t *testing.T) {
	d := drive(t)
	for _, line := range []string{"12", "alpha 0.5", "alpha 0.5", "digits 4"} {
		d.command(line)
	}
	d.command("digits four") // refused: it stays on the line, not in the history
	d.press("esc", ":")
	d.write("dat")
	for _, want := range []string{"digits 4", "alpha 0.5", "12", "12"} {
		d.press("up")
		if d.line() != want {
			t.Fatalf("up leads to %q, not %q", d.line(), want)
		}
	}
	for _, want := range []string{"alpha 0.5", "digits 4", "dat", "dat"} {
		d.press("down")
		if d.line() != want {
			t.Fatalf("down leads to %q, not %q", d.line(), want)
		}
	}
	d.press("up", "up", "up", "enter")
	d.at(12)
	d.press(":", "up")
	if d.line() != "12" {
		t.Errorf("the newest is %q", d.line())
	}
	d.press("esc", "a", "up") // only commands have a history
	if d.line() != "" {
		t.Errorf("α has %q", d.line())
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	d := drive(t)
	for k := range maxHistory + 10 {
		d.command(fmt.Sprintf("alpha %d", k+1))
	}
	d.press(":")
	d.times(maxHistory, "up")
	if d.line() != "alpha 11" {
		t.Errorf("the oldest line is %q", d.line())
	}
	if d.press("up"); d.line() != "alpha 11" {
		t.Errorf("%q is still there", d.line())
	}
}

// What the command takes, and what it is for, stands behind the line.
func TestHints(t *testing.T) {
	d := drive(t)
	d.press(":")
	d.write("until")
	d.shows("J<0.1   step until that is so")
	d.write(" J<0.2")
	d.tells(":until J<0.2 step until that is so: J, w1, k, converged …")
	d.tells("Enter take tab complete Esc keep ↑↓ earlier lines")
	d.hides("space step") // those keys are text while a line is typed
	d.press("esc", ":")
	d.write("unt")
	d.tells(":until J<0.1 step until that is so")
	d.press("esc", ":", "5")
	d.tells(":5 go to iteration K")
	d.press("esc", ":")
	d.write("d")
	d.tells("data degree drop digits")
}
