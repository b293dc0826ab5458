package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/lesson"
	"descent/ui/text"
)

// withTable is a lesson that brings its data along, and asks which α is best.
const withTable = "# Own\n\nData in the file.\n\n```csv pairs\nhours,passed\n1,0\n2,0\n2.5,1\n4,1\n1.5,1\n```\n\n" +
	"## Look\n\nFive students.\n\n```descent\ndata pairs --alpha 0.1\n```\n\n```task\nuntil k>=1\nway step\n```\n\n" +
	"## Which\n\nBack at the start.\n\n```descent\nrestart\n```\n\n```ask\nask lowest 1 0.1 30 after 20\ndone So it is.\n```\n"

// A table that stands in a lesson is learned from as a file is, and the lesson is
// played by its own way.
func TestTableInALesson(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.md")
	if err := os.WriteFile(file, []byte(withTable), 0o600); err != nil {
		t.Fatal(err)
	}
	c := learning(t, "")
	if got := ask(t, c, "learn "+file); !strings.Contains(got, "pairs: 5 examples, x1 hours") {
		t.Errorf("it opens\n%s", got)
	}
	e := iris(t)
	e.Lessons = lesson.Library{Read: func(path string) (string, error) {
		b, err := os.ReadFile(path)
		return string(b), err
	}}
	if faults, err := text.CheckLesson(t.Context(), e, file); err != nil || len(faults) > 0 {
		t.Errorf("played by its own way: %v, %v", faults, err)
	}
	ask(t, c, "step")
	if got := ask(t, c, "next"); !strings.Contains(got, "With which alpha is J lowest, 20 steps from here?") || !strings.Contains(got, "1: alpha 0.1. 2: alpha 1. 3: alpha 30.") {
		t.Errorf("it asks\n%s", got)
	}
	set, err := datasets.ReadCSV(strings.NewReader("hours,passed\n1,0\n2,0\n2.5,1\n4,1\n1.5,1\n"), "pairs", datasets.CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	best, at := 0.0, -1
	for i, alpha := range []float64{0.1, 1, 30} {
		s, err := trainer.NewStepper(set.Problem(), trainer.Zeros(1), 0)
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			s.Step(trainer.Hyper{Alpha: alpha})
		}
		if j := s.Snapshot().Cost; at < 0 || j < best {
			best, at = j, i
		}
	}
	ask(t, c, "answer "+string(rune('1'+at)))
	got := ask(t, c, "step")
	word := []string{"alpha 0.1", "alpha 1", "alpha 30"}[at]
	if !strings.Contains(got, "Right: "+word+": J ") {
		t.Errorf("it was\n%s", got)
	}
}

// A lesson puts aside what was there, and it comes back: also where the program
// was killed meanwhile.
func TestPutAside(t *testing.T) {
	state := t.TempDir()
	c := learning(t, state)
	if got := ask(t, c, "learn back"); got != "No lesson has put anything aside." {
		t.Errorf("nothing was put aside: %q", got)
	}
	ask(t, c, "learn hand") // nothing was done before it: nothing is put aside
	if c.State().PutAside != nil {
		t.Errorf("put aside is %+v", c.State().PutAside)
	}
	ask(t, c, "learn off")
	ask(t, c, "data moons --alpha 1")
	ask(t, c, "step 57")
	ask(t, c, "alpha 0.3")
	ask(t, c, "step 3")
	want := c.State().Run.Snapshot
	ask(t, c, "learn alpha")
	ask(t, c, "learn loop")
	again := learning(t, state) // another program, as after a kill
	for _, c := range []*text.Session{c, again} {
		ask(t, c, "learn back")
		at := c.State().Run.Snapshot
		if c.State().Data.Name != "moons" || at.Iter != 60 || !at.Params.Equal(want.Params) || at.Cost != want.Cost {
			t.Errorf("back is %s, %+v", c.State().Data.Name, at)
		}
		if c.State().Lesson != nil || c.State().PutAside != nil {
			t.Error("the lesson is still there, or what was put aside")
		}
	}
	if left, err := os.ReadDir(state); err != nil || len(left) != 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// In a script nobody answers: what is asked is looked at, and expect tells
// whether the homework is right.
func TestHomework(t *testing.T) {
	c := learning(t, "")
	c.Unattended()
	ask(t, c, "learn alpha")
	ask(t, c, "next")
	if got := ask(t, c, "step"); !strings.Contains(got, "k 1  J 0.952523") || !strings.Contains(got, "It was: higher, 0.693147 to 0.952523.") || strings.Contains(got, "Answer first") {
		t.Errorf("a question that nobody answers: %s", got)
	}
	if _, err := c.Exec("expect J<0.9"); err == nil {
		t.Error("homework that is wrong is right")
	}
}
