package pane

import (
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/layout"
)

// noted is the text of the note of a frame.
func noted(f scene, welcome bool, w int) string { return f.moment().note(welcome, w) }

// The welcome is there before the first step and fits every size; it speaks of what
// moves to part so many features.
func TestWelcome(t *testing.T) {
	for name, learner := range map[string]string{"iris": "a line", "hours": "a curve", "breast-cancer": "a plane"} {
		for _, plain := range []bool{false, true} {
			for _, w := range []int{78, 98, 118, 168} {
				f := trainOn(t, name).frame()
				f.Plain = plain
				text := noted(f, true, w)
				if !strings.HasPrefix(text, "Welcome. ") || f.columns("▸ "+text) > w || !plain && !strings.Contains(text, learner) || !strings.Contains(text, "space") {
					t.Errorf("%s, %d columns, plain %v: %q", name, w, plain, text)
				}
				if got := noted(f, false, w); got != "" {
					t.Errorf("%s: it is told again: %q", name, got)
				}
			}
		}
	}
	if got := noted(trainOn(t, "iris").walk(1).frame(), true, 118); got != "" {
		t.Errorf("after the first step: %q", got)
	}
}

// The step that makes the last example correct is told at that k and at no other,
// as counted by a second calculation.
func TestLastCorrectIsTold(t *testing.T) {
	l := trainOn(t, "iris")
	all := func() bool {
		for i, x := range l.problem.X {
			if trainer.CorrectnessOf(l.timeline.Current().Params.Z(x), l.problem.Y[i], 0.5) != trainer.Correct {
				return false
			}
		}
		return true
	}
	told := 0
	before := all()
	for range 100 {
		l.walk(1)
		now := all()
		text := noted(l.frame(), false, 118)
		if says := strings.Contains(text, "the last of 100 examples is correct now"); says != (now && !before) {
			t.Fatalf("k %d: %q", l.timeline.Cursor(), text)
		} else if says {
			told++
			if got := sentences(l.frame().moment(), fullWidth)[0]; got.kind != kindAllCorrect {
				t.Errorf("the headline is %q", got.first)
			}
		}
		before = now
	}
	if told != 1 {
		t.Errorf("told %d times in 100 steps", told)
	}
}

// A run that stands still says so, and what can be done.
func TestStandingStillIsTold(t *testing.T) {
	f := trainOn(t, "xor").walk(1).frame()
	for _, w := range []int{78, 118} {
		if text := noted(f, false, w); !strings.HasPrefix(text, "The run stands still at k 1.") || f.columns("▸ "+text) > w {
			t.Errorf("%d columns: %q", w, text)
		}
	}
	f.View.Hidden = map[string]bool{"words": true}
	if text := noted(f, true, 118); text != "" {
		t.Errorf("what is hidden is told: %q", text)
	}
}

// What is to be told comes first, and covers as many rows as it needs.
func TestNoteRows(t *testing.T) {
	row := layout.Rect{X: 1, Y: 34, W: 118, H: 1}
	st := trainOn(t, "iris").frame().State
	if got := BuildNote(st, Presentation{DrawOptions: irisAt20(t).DrawOptions, Second: -1}, row); !got.At.Empty() {
		t.Errorf("nothing to tell takes %+v", got.At)
	}
	long := strings.Repeat("many words ", 20)
	got := BuildNote(st, Presentation{DrawOptions: irisAt20(t).DrawOptions, Second: -1, Notice: Notice{Text: long}}, row)
	if got.At.Y+got.At.H != 35 || got.At.H < 2 {
		t.Errorf("a long notice takes %+v", got.At)
	}
}
