package ui

import (
	"fmt"
	"strings"
	"testing"

	"descent/ui/session"
)

// blankPlace is where one stands in a practice: the number, what is typed or how it was found, and what is shown of it.
func (d *driver) blankPlace() string {
	st := d.state()
	p := st.Practice
	switch {
	case p == nil:
		return fmt.Sprint("left ", st.Run.Snapshot.Iter)
	case p.Finished:
		return fmt.Sprint("made ", st.Run.Snapshot.Iter)
	}
	said := []string{fmt.Sprint(p.Now + 1)}
	f := d.model.typedAnswer()
	b := p.Blanks[p.Now]
	switch {
	case b.Mark == session.ShownOnly:
		said = append(said, "shown")
	case b.Mark != session.Unfound:
		said = append(said, "right")
	case f != nil && f.input.Value() != "":
		said = append(said, "typed "+f.input.Value())
		d.tells("▸ " + f.input.Value() + "▏")
	case f == nil && len(b.Typed) > 0:
		said = append(said, "wrong "+b.Typed[len(b.Typed)-1].Text)
		d.tells("× " + b.Typed[len(b.Typed)-1].Text)
	default:
		said = append(said, "empty")
	}
	if p.LookedAt >= 0 {
		said = append(said, fmt.Sprint("looks at ", p.LookedAt+1))
	}
	if p.HintShown > 0 {
		said = append(said, fmt.Sprint("hint ", p.HintShown))
	}
	if p.ShowsWhy {
		said = append(said, "why")
	}
	switch screen := d.screen(); {
	case strings.Contains(screen, "Work it out first:"):
		said = append(said, "nudged")
	case strings.Contains(screen, "That was too quick:"):
		said = append(said, "too quick")
	case strings.Contains(screen, "This is the first number."):
		said = append(said, "first")
	}
	return strings.Join(said, " ")
}

// blankKeyed is what keys lead to from a state of a practice, in that order: a digit, Backspace, Enter, space, PgDn, ←, PgUp, !, Esc.
type blankKeyed struct {
	name, reach string // the keys that lead to it, with a blank between them; _ is a pause
	leads       [9]string
}

// Every state of a practice takes its keys as this table says.
func TestPracticeStates(t *testing.T) {
	t.Parallel()
	const second = "m 0 . 1 4 1 8 enter enter" // z is found: a is open
	rightKeys := [9]string{"2 right", "2 right", "3 empty", "3 empty", "3 empty", "2 right looks at 1", "2 right looks at 1", "2 right why", "left 3"}
	for _, state := range []blankKeyed{
		{"empty", second, [9]string{"2 typed 5", "2 empty", "2 empty", "2 empty nudged", "2 empty nudged", "2 empty looks at 1", "2 empty looks at 1", "2 empty hint 1", "left 3"}},
		{"empty, the first", "m", [9]string{"1 typed 5", "1 empty", "1 empty", "1 empty nudged", "1 empty nudged", "1 empty first", "1 empty first", "1 empty hint 1", "left 3"}},
		{"nudged", second + " space _", [9]string{"2 typed 5", "2 empty", "2 empty nudged", "2 shown", "2 shown", "2 empty looks at 1", "2 empty looks at 1", "2 empty hint 1", "left 3"}},
		{"nudged just now", second + " space", [9]string{"2 typed 5", "2 empty", "2 empty nudged", "2 empty too quick", "2 empty too quick", "2 empty looks at 1", "2 empty looks at 1", "2 empty hint 1", "left 3"}},
		{"typed", second + " . 3", [9]string{"2 typed .35", "2 typed .", "2 wrong .3", "2 wrong .3", "2 wrong .3", "2 typed .", "2 typed .", "2 typed .3 hint 1", "left 3"}},
		{"typed, of one", second + " 3", [9]string{"2 typed 35", "2 empty", "2 wrong 3", "2 wrong 3", "2 wrong 3", "2 empty", "2 empty", "2 typed 3 hint 1", "left 3"}},
		{"wrong", second + " . 3 enter", [9]string{"2 typed 5", "2 typed .", "2 wrong .3", "2 wrong .3 nudged", "2 wrong .3 nudged", "2 empty", "2 empty", "2 wrong .3 hint 1", "left 3"}},
		{"wrong and nudged", second + " . 3 enter space _", [9]string{"2 typed 5", "2 typed .", "2 wrong .3", "2 shown", "2 shown", "2 empty", "2 empty", "2 wrong .3 hint 1", "left 3"}},
		{"wrong and cleared", second + " . 3 enter left", [9]string{"2 typed 5", "2 empty", "2 empty", "2 empty nudged", "2 empty nudged", "2 empty looks at 1", "2 empty looks at 1", "2 empty hint 1", "left 3"}},
		{"hint", second + " !", [9]string{"2 typed 5 hint 1", "2 empty hint 1", "2 empty hint 1", "2 empty hint 1 nudged", "2 empty hint 1 nudged", "2 empty looks at 1", "2 empty looks at 1", "2 empty hint 2", "left 3"}},
		{"right", second + " . 5 3 5 4 enter", rightKeys},
		{"shown", second + " ! ! !", [9]string{"2 shown", "2 shown", "3 empty", "3 empty", "3 empty", "2 shown looks at 1", "2 shown looks at 1", "2 shown why", "left 3"}},
		{"a number before", second + " . 5 3 5 4 enter space left left", [9]string{"3 empty looks at 1", "3 empty looks at 1", "3 empty", "3 empty", "3 empty", "3 empty looks at 1 first", "3 empty looks at 1 first", "3 empty looks at 1 why", "left 3"}},
	} {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			for i, key := range []string{"5", "backspace", "enter", "space", "pgdown", "left", "pgup", "!", "esc"} {
				d := atNotes(t, 80, 24)
				d.goKeys(state.reach)
				from := d.blankPlace()
				if d.goKeys(key); d.blankPlace() != state.leads[i] {
					t.Errorf("%s leads from %q to %q, not to %q:\n%s", key, from, d.blankPlace(), state.leads[i], d.screen())
				}
			}
		})
	}
}

// Behind the last number keys are as ever: space steps, ← goes back, Esc leaves.
func TestPracticeStatesBehindTheLast(t *testing.T) {
	t.Parallel()
	for key, leads := range map[string]string{"space": "left 5", "pgdown": "left 5", "left": "left 3", "pgup": "left 3", "esc": "left 4", "m": "1 empty", "r": "1 empty"} {
		d := atNotes(t, 80, 24)
		d.command("practice update")
		d.goKeys("! ! ! space ! ! ! space ! ! ! space")
		if from := d.blankPlace(); from != "made 4" {
			t.Fatalf("it stands at %q:\n%s", from, d.screen())
		}
		if d.goKeys(key); d.blankPlace() != leads {
			t.Errorf("%s leads to %q, not to %q:\n%s", key, d.blankPlace(), leads, d.screen())
		}
	}
}

// Where Graph stands beside the parameters, it says that its derivatives are of L and those there are of J, whatever else is on the screen.
func TestDerivativesAreToldApart(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {170, 45}, {200, 60}} {
		for _, data := range []string{"notes", "hours", "breast-cancer --scale standard"} {
			for _, line := range []string{"guess off", "guess on"} {
				d := driveAt(t, size[0], size[1])
				d.command("data " + data)
				d.command("3")
				d.command("show graph")
				d.command(line)
				if d.state().Concealed["graph"] {
					continue
				}
				d.tells("∂L")
				if size[0] == 80 && line == "guess on" {
					d.tells("∂L, not ∂J")
				}
			}
		}
	}
}
