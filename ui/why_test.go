package ui

import (
	"strings"
	"testing"
)

// The key explains what is said, in the words that are on the screen, and closes
// what it opened; a line to try is done by its number.
func TestWhy(t *testing.T) {
	d := drive(t, func(o *Options) {
		*o, _ = from("iris-hard")
	})
	d.shows("! why")
	d.press("!")
	d.shows("Why?")
	d.shows("Nothing is learned yet: every a is 0.5")
	d.shows("J along the next step")
	d.press("esc")
	d.hides("Why?")
	d.press(")", ")", "!")
	d.tells("8/λmax = 8/28.65 = 0.279")
	d.shows("from k 19, downhill")
	d.shows("1 :alpha 0.1")
	d.press("!")
	d.hides("Why?")
	d.command("why")
	d.shows("J along this step")
	d.press("9", "x") // no line, and no key of it
	d.shows("Why?")
	d.press("1")
	d.hides("Why?")
	d.alpha("0.1")
	d.at(20)
}

// On a small screen the picture is a page of its own.
func TestWhyPages(t *testing.T) {
	d := driveAt(t, 80, 24)
	d.press(" ", "!")
	d.shows("J falls: 0.693 → 0.592, −14.6 %")
	d.hides("J along this step")
	d.press("down")
	d.shows("J along this step")
	d.hides("J falls")
	d.press("up", "enter")
	d.hides("Why?")
}

// The curve comes when it is computed; one that is not wanted any more is dropped.
func TestLateStepCurve(t *testing.T) {
	d := drive(t)
	d.press(" ")
	d.hold()
	d.press("!")
	d.shows("It is being computed.")
	d.press("esc", "?")
	d.release()
	d.hides("J along this step")
	d.press("esc")
	d.hold()
	d.press("!", "!", "!")
	d.queue[0], d.queue[len(d.queue)-1] = d.queue[len(d.queue)-1], d.queue[0]
	d.release()
	d.shows("J along this step")
}

// A conversation has the same explanations.
func TestWhyWithoutAScreen(t *testing.T) {
	c := talk(t, func(o *Options) { *o, _ = from("iris-hard") })
	if _, err := c.Exec("step 20"); err != nil {
		t.Fatal(err)
	}
	said, err := c.Exec("why")
	if all := strings.Join(said, "\n"); err != nil || !strings.Contains(all, "8/lambdamax = 8/28.65 = 0.279") || !strings.Contains(all, "try alpha 0.1") {
		t.Errorf("%v:\n%s", err, all)
	}
}

// A sentence that is explained is whole, also where it is longer than the text has columns.
func TestWhyCutsNoSentence(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {170, 45}} {
		d := drive(t)
		d.resize(size[0], size[1])
		d.press(" ", " ", "!")
		for _, words := range []string{"J falls: 2 steps in a row", "of \"setosa\"", "wrong", "nears 0"} {
			d.tells(words)
		}
		if strings.Contains(d.screen(), "…") {
			t.Errorf("%v: something is cut:\n%s", size, d.screen())
		}
	}
}
