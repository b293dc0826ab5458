package text_test

import (
	"strings"
	"testing"

	"descent/ui/text"
)

// practised begins a conversation about the notes at k 3.
func practised(t *testing.T) *text.Session {
	t.Helper()
	c := learning(t, "")
	ask(t, c, "data notes")
	ask(t, c, "goto 3")
	return c
}

// An iteration is made by hand, number by number, and every answer says what it is.
func TestPracticeIsTalkedThrough(t *testing.T) {
	c := practised(t)
	for _, turn := range []struct{ line, says string }{
		{"practice loop", "You are the machine: iteration 3, example 4, where the fewest mistakes hide. Those before it run by themselves.\nNumber 1 of 12: What is z of this example?\nKnown: example 4, x1 0.5, x2 1, y 1, w1 0.035984, w2 0.126269, b -0.002461.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer 0.1443", "Not 0.1443: that is w*x: b is left out.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer 0.035984*0.5 + 0.126269*1 - 0.002461", "Right: 0.035984*0.5 + 0.126269*1 - 0.002461. It goes on with z = 0.141800.\nstep: the next number, a."},
		{"step", "Number 2 of 12: How sure is it of a 1: what is a?\nKnown: z 0.141800, example 4, x1 0.5, x2 1, y 1, w1 0.035984, w2 0.126269, b -0.002461."},
		{"step", "Work it out first: answer NUMBER, or a calculation. The same line again shows it.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer 0.5", "0.5 is too short to be judged: three digits are enough."},
		{"answer -", `"-" is no number: type one like 0.25, or a calculation.`},
		{"answer 1/(1+2.718^-K)", `"1/(1+2.718^-K)" is no number: "K" is not understood; use numbers`},
		{"answer 0,5354", "Right: 0.5354. It goes on with a = 0.535391.\nstep: the next number, dz."},
		{"step", "Number 3 of 12: How far is a above y: dz?\nKnown: a 0.535391, z 0.141800, example 4, x1 0.5, x2 1, y 1, w1 0.035984, w2 0.126269, b -0.002461."},
		{"answer 0.4646", "Not 0.4646: that is y - a.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer -0.46", "-0.46 is right as far as it goes: three digits are enough.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer -0.31", "Not -0.31: none of the mistakes that are known gives it.\nanswer NUMBER, or a calculation; hint helps."},
		{"answer -0.4646", "Right: -0.4646. It goes on with dz = -0.464609.\nstep: the next number, dw1."},
		{"back", "2 of 12, a: 0.535391, at the first try.\nstep goes back to 3 of 12."},
		{"show", "Not while you are the machine: it would give away what you work out. practice off leaves."},
		{"show surface", "Not while you are the machine: it would give away what you work out. practice off leaves."},
		{"show examples", "Not while you are the machine: it would give away what you work out. practice off leaves."},
		{"example", "Not while you are the machine: it would give away what you work out. practice off leaves."},
		{"why", "Not while you are the machine: it would give away what you work out. practice off leaves."},
		{"step", "Right: -0.4646. It goes on with dz = -0.464609."},
		{"step", "Number 4 of 12: What is dw1 after this example?"},
		{"hint", "Hint 1 of 2: += adds: the new dw1 is the old one and x1*dz of this example.\nanswer NUMBER, or a calculation; hint helps."},
		{"hint", "Hint 2 of 2: dw1 += x1*dz, so -0.209853 + 0.5*(-0.464609)\nanswer NUMBER, or a calculation; hint shows it."},
		{"hint", "Shown: dw1 = -0.2098535 + 0.5*(-0.4646092) = -0.442158. It does not count.\nstep: the next number, dw2."},
		{"hint", "Why: dw1 = -0.2098535 + 0.5*(-0.4646092) = -0.442158. += adds: the new dw1 is the old one and x1*dz of this example.\nstep: the next number, dw2."},
		{"practice off", "You are not the machine any more; practice goes on where you were."},
		{"practice", "Shown: dw1"},
	} {
		got := ask(t, c, turn.line)
		if whole := strings.Contains(turn.says, "\n"); whole && got != turn.says || !strings.Contains(got, turn.says) {
			t.Errorf("%s:\n%s\nnot\n%s", turn.line, got, turn.says)
		}
		if strings.Contains(got, "-1.557522") || strings.Contains(got, "-0.110540") {
			t.Errorf("%s gives away what is asked for later:\n%s", turn.line, got)
		}
	}
}

// At the end there is the score, with the first answer beside each number that was not found at once, and the moment
// that the numbers have led to.
func TestPracticeEndsInAStep(t *testing.T) {
	c := practised(t)
	ask(t, c, "practice update")
	ask(t, c, "answer 0.0249")
	ask(t, c, "answer 0.0470")
	for _, line := range []string{"step", "answer 0.16521", "step", "hint", "answer -0.00481"} {
		ask(t, c, line)
	}
	got := ask(t, c, "step")
	want := "You made iteration 3: 1 of 3 at the first try, 1 not at once, 1 after a hint.\n" +
		"w1 0.047038, not at once; first answer 0.0249: that is the step the wrong way: + alpha*dw.\n" +
		"b -0.004809, after a hint.\nrestart asks once more for what was not found at once; practice works out the next iteration, practice off shows it.\nk 4  J 0.620541  alpha 0.1  w1 0.047038  w2 0.165207  b -0.004809"
	if !strings.HasPrefix(got, want) {
		t.Errorf("it ends\n%s\nnot\n%s", got, want)
	}
	got = ask(t, c, "restart")
	if want := "Iteration 3 again: only what was not found at once.\nNumber 1 of 2: What is w1 after the update?\nKnown: w1 0.035984, dw1 -0.110540, alpha 0.1."; !strings.Contains(got, want) {
		t.Errorf("restart says\n%s\nnot\n%s", got, want)
	}
	for _, line := range []string{"answer 0.0470", "step", "answer -0.00481"} {
		ask(t, c, line)
	}
	if got := ask(t, c, "step"); !strings.HasPrefix(got, "Once more: 2 of 2 at the first try.\npractice works out the next iteration, practice off shows it.\nk 4 ") {
		t.Errorf("then it ends\n%s", got)
	}
	if got := ask(t, c, "practice"); !strings.Contains(got, "iteration 4") || !strings.Contains(got, "gradient is there") || strings.Contains(got, "may come of a mistake") {
		t.Errorf("then it begins\n%s", got)
	}
	if _, err := c.Exec("alpha 3"); err == nil || !strings.Contains(c.Plain(err.Error()), "practice holds k 4 and alpha 0.1: practice off leaves it") {
		t.Errorf("another alpha: %v", err)
	}
}

// What practice asks for next is not said beside what was just worked out: not before somebody has decided on it. Each set is
// gone on with where it was left.
func TestPracticeSumsUp(t *testing.T) {
	c := practised(t)
	for _, set := range []string{"loop", "graph", "update"} {
		ask(t, c, "practice "+set)
		for range 3 {
			ask(t, c, "step!")
		}
		ask(t, c, "practice loop")
		ask(t, c, "practice "+set)
		said := ""
		for !strings.Contains(said, "at the first try") {
			if said = ask(t, c, "step!"); strings.Contains(said, "Nothing") {
				t.Fatalf("%s: %s", set, said)
			}
		}
		if set == "graph" == strings.Contains(said, "You made iteration") {
			t.Errorf("%s says\n%s", set, said)
		}
		for _, line := range []string{"show " + map[string]string{"loop": "graph", "graph": "graph", "update": "surface"}[set], "why"} {
			if got := ask(t, c, line); !strings.HasPrefix(got, "Not yet: practice works out the next iteration") {
				t.Errorf("%s: %s says\n%s", set, line, got)
			}
		}
		if got := ask(t, c, "practice off"); !strings.Contains(got, "works out the next iteration") {
			t.Errorf("left, it says %s", got)
		}
		if got := ask(t, c, "show graph"); !strings.Contains(got, "dz") {
			t.Errorf("%s: then it shows\n%s", set, got)
		}
	}
}

// Guessing may begin meanwhile: it asks nothing before the numbers are left.
func TestGuessingBesidePractice(t *testing.T) {
	c := practised(t)
	ask(t, c, "practice loop")
	if got := ask(t, c, "guess on"); got != "Before each step there is a question." {
		t.Errorf("while a number is worked out it says\n%s", got)
	}
	if got := ask(t, c, "practice off"); !strings.Contains(got, "\nQuestion: ") {
		t.Errorf("left, it says\n%s", got)
	}
}

// From zeros most mistakes give a right number: that is said.
func TestPracticeSaysWhatHides(t *testing.T) {
	c := learning(t, "")
	ask(t, c, "data notes")
	if got := ask(t, c, "practice loop"); !strings.Contains(got, "Here a right number may come of a mistake") || !strings.Contains(got, "practice loop new") {
		t.Errorf("at zeros it says\n%s", got)
	}
	ask(t, c, "practice off")
	if got := ask(t, c, "practice update"); !strings.Contains(got, "Here a right number may come of a mistake") || !strings.Contains(got, "practice update new") {
		t.Errorf("at zeros it says of the update\n%s", got)
	}
	if got := ask(t, c, "practice loop new"); strings.Contains(got, "may come of a mistake") || !strings.HasPrefix(got, "Four new examples are drawn. You are the machine: iteration 0, example ") || !strings.Contains(got, "Number 1 of 12") {
		t.Errorf("of new data it says\n%s", got)
	}
}
