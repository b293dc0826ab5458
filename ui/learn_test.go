package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"descent/ui/lesson"
	"descent/ui/session"
)

// learning opens a lesson with its progress in a folder of the test.
func learning(t *testing.T, name string) func(*Options) {
	t.Helper()
	state := t.TempDir()
	return func(o *Options) {
		o.Lesson = name
		o.Lessons = lesson.Library{StateDir: state, Read: func(path string) (string, error) {
			text, err := os.ReadFile(path)
			return string(text), err
		}}
	}
}

// rested lets the pauses pass that keys are kept from.
func (d *driver) rested() {
	d.t.Helper()
	for of := range d.beats {
		d.send(pauseEndedMsg(of + 1))
	}
}

// remote is a lesson with a task, a question and pages to read.
const remote = "# Both\n\nOf two keys.\n\n## Read\n\nFirst a text.\n\n```descent\ndata iris --alpha 0.3\n```\n\n" +
	"## Do\n\nThen a task.\n\n```task\nuntil k>=2\nway step 2\ndone There it is.\n```\n\n" +
	"## Guess\n\nThen a question.\n\n```ask\nWhat will J be?\nask up\ndone So it goes.\n```\n\n" +
	"## Type\n\nThen a number.\n\n```ask\nWhat is one half?\n= 0.5\nhint It is less than 1.\n```\n"

// writeLesson writes a lesson to a file of the test.
func writeLesson(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "own.md")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// A lesson on the screen: its bar has the page, the task with its distance, the
// question with its answers, what was right, and the end; the words give way to it.
func TestLessonOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}} {
		d := driveAt(t, size[0], size[1], learning(t, writeLesson(t, remote)))
		d.tells("Both")
		d.tells("Read")
		d.tells("1 of 4")
		d.tells("First a text.")
		d.tells("n next: Do")
		d.hides("What is happening")
		d.press("n")
		d.tells("▢ k ≥ 2 now k is 0")
		d.press(" ")
		d.tells("▢ k ≥ 2 now k is 1")
		d.press(" ")
		d.tells("There it is.")
		d.tells("✓ k ≥ 2 at k 2")
		d.press("left")
		d.tells("✓ k ≥ 2 at k 2") // it cannot be lost again
		d.press(" ", "n")
		d.tells("What will J be?")
		d.tells("1 lower than")
		d.press("3")
		d.tells("▸ 3 higher")
		d.press("1")
		d.tells("▸ 1 lower")
		d.at(2)
		d.press(" ")
		d.at(3)
		d.tells("Right: lower, 0.")
		d.tells("So it goes.")
		d.press("n", "!")
		d.tells("Hint 1 of 1: It is less than 1.")
		d.press("esc")
		d.tells("Then a number.")
		d.press("0", ".", "4", "enter")
		d.tells("Not 0.4.")
		d.press("0", ".", "5", "0", "0", "enter")
		d.tells("Right: 0.500")
		d.press("n")
		d.tells("finished")
		d.tells("questions 1 of 2 right; tasks 1 of 1")
		d.press("esc")
		d.hides("finished")
		d.tells("The lesson is left; the moment stays.")
		d.at(3)
		d.fits(size[0], size[1])
	}
}

// Two keys hold a whole lesson: PgDn is whichever of a step and the next page is
// due, PgUp takes it back.
func TestRemoteInALesson(t *testing.T) {
	t.Parallel()
	d := drive(t, learning(t, writeLesson(t, remote)))
	on := func() {
		d.t.Helper()
		d.rested()
		d.press("pgdown")
	}
	on()
	d.tells("Then a task.")
	on()
	d.at(1)
	on()
	d.at(2)
	d.press("pgdown") // at once: what was reached is to be read first
	d.tells("There it is.")
	on()
	d.tells("What will J be?")
	on()
	d.tells("Answer first: 1, 2 or 3.")
	d.press("pgdown") // at once: a key that is held does not spoil the question
	d.at(2)
	on()
	d.at(3)
	d.tells("It was: lower")
	d.press("pgup")
	d.at(2)
	d.tells("It was: lower")
	d.press("pgup")
	d.tells("There it is.")
	d.press("pgup", "pgup")
	d.at(0)
	d.press("pgup")
	d.tells("First a text.")
	for range 12 {
		if !strings.Contains(d.screen(), "finished") {
			on()
		}
	}
	d.tells("finished")
	d.press("pgup")
	d.tells("4 of 4")
}

// The four promises, in every lesson and on every page, whatever is pressed: space
// makes one iteration or is refused; ← takes back what space did; Esc closes one
// thing and changes no number; ↑ and ↓ are α. In full every page gets a hundred
// keys, else twelve.
func TestPromisesInLessons(t *testing.T) {
	t.Parallel()
	length := 12
	if inFull() {
		length = 100
	}
	for _, name := range lesson.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(len(name)), 7))
			d := drive(t, learning(t, name))
			for page := 0; d.state().Lesson.CurrentPage() != nil; page++ {
				d.promises(random, name, length)
				d.command("practice off") // which has the keys that turn pages
				for d.state().Lesson == nil || d.state().Lesson.Page != page {
					d.command("learn " + name)
					for d.state().Lesson.Page < page {
						d.press("n")
					}
					for d.state().Lesson.Page > page {
						d.press("N")
					}
				}
				d.press("n")
			}
			d.promises(random, name, length)
		})
	}
}

// closed lets nothing lie over the screen.
func (d *driver) closed() {
	d.t.Helper()
	for range 4 {
		if _, typing := d.typing(); typing || d.listed() {
			d.press("esc")
		}
	}
}

// standing is what a key may change.
type standing struct {
	k, page      int
	alpha        float64
	line         string // of the parameters
	chosen, open int
	lesson, done bool
}

func (d *driver) standing() standing {
	st := d.state()
	s := standing{k: st.Run.Snapshot.Iter, alpha: st.Run.Alpha, line: fmt.Sprint(st.Run.Snapshot.Params, st.Run.Snapshot.Cost), chosen: -1, lesson: st.Lesson != nil}
	if l := st.Lesson; l != nil {
		s.page, s.open = l.Page, 1
		s.done = l.Page < len(l.Marks) && l.Marks[l.Page].Done
		if l.Hint != "" || l.HintIsWay {
			s.open++
		}
	}
	if st.Guess != nil {
		s.open++
	}
	if st.Practice != nil {
		s.open++
	}
	if st.Question != nil {
		s.chosen = st.Question.Chosen
	}
	return s
}

// promises presses random keys, and looks at what the four promises say of each.
func (d *driver) promises(random *rand.Rand, name string, length int) {
	d.t.Helper()
	keys := append(everyKey(), " ", " ", "left", "esc", "up", "down", "n", "N", "!", "Q", "1", "2", "pgdown", "pgup")
	for i := range length {
		d.closed()
		d.rested()
		if d.state().Lesson == nil {
			d.command("learn " + name)
		}
		key := keys[random.IntN(len(keys))]
		before, was, inside := d.standing(), d.state(), d.frame().Entered
		d.press(key)
		after := d.standing()
		wrong := ""
		switch key {
		case " ":
			refused := after.k == before.k
			replays := was.Run.Snapshot.Iter < was.Run.Present.Head().Iter // with the α that were used
			switch {
			case was.Practice != nil: // there it is the next number
			case after.page != before.page || after.lesson != before.lesson || after.alpha != before.alpha && !replays:
				wrong = "it is no step"
			case !refused && after.k != before.k+1:
				wrong = "it is not one step"
			case refused && (was.Question == nil || was.Question.Revealed) && !was.Play.On:
				wrong = "it does nothing"
			case !refused && strings.Contains(d.screen(), "← back"): // not inside a pane: there the arrows are its own
				if d.press("left"); d.standing().line != before.line && !asksOf(d.state()) {
					wrong = "← does not take it back"
				}
			}
		case "esc":
			switch {
			case after.k != before.k || after.line != before.line || after.alpha != before.alpha:
				wrong = "it changes a number"
			case before.open-after.open > 1 || before.lesson && after.lesson && after.page != before.page:
				wrong = "it closes more than one thing"
			}
		case "up", "down":
			if !inside && after.k != before.k || after.page != before.page || after.lesson != before.lesson || after.done != before.done && before.done {
				wrong = "it is not α"
			}
		}
		if wrong != "" {
			d.t.Fatalf("key %d, %q: %s\nbefore %+v\nafter  %+v\n%s", i, key, wrong, before, after, d.screen())
		}
		if d.ended {
			d.t.Fatalf("%q ends the program", key)
		}
	}
	d.closed()
	d.rested()
	d.fits(d.width, d.height)
	d.sound()
}

// asksOf reports whether a question is open, which refuses to go back.
func asksOf(st session.State) bool { return st.Question != nil && !st.Question.Revealed }

// What is fulfilled is on the disk before it is seen.
func TestProgressIsKeptBeforeItIsSeen(t *testing.T) {
	t.Parallel()
	var state string
	d := drive(t, learning(t, "alpha"), func(o *Options) { state = o.Lessons.StateDir })
	d.press(")")
	kept, err := os.ReadFile(filepath.Join(state, "lessons.jsonl"))
	if err != nil || !strings.Contains(string(kept), `"page":"Small steps","done":true`) {
		t.Errorf("%v: %s", err, kept)
	}
	d.tells("✓ k ≥ 10 at k 10")
}

// The list has the lessons with what is done of each, then the lessons of the
// folder; Enter opens one where it was left.
func TestLessonList(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for name, text := range map[string]string{"own.md": remote, "bad.md": "# Bad\n\n## A\n```descent\nalhpa 1\n```\n", "notes.md": "no lesson"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := drive(t, learning(t, ""))
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		d.resize(size[0], size[1])
		d.press("n")
		for _, want := range []string{"Learn", "One iteration by hand", "Both", "! bad.md", "Four examples, one update"} {
			d.tells(want)
		}
		d.hides("notes.md")
		d.fits(size[0], size[1])
		d.press("n")
		d.hides("Four examples, one update")
	}
	d.resize(120, 36)
	d.press("n")
	for !slices.ContainsFunc(strings.Split(d.screen(), "\n"), func(line string) bool { return strings.Contains(line, "▸ ! bad.md") }) {
		d.press("down")
	}
	d.tells("unknown command")
	d.press("enter")
	d.tells(`bad.md:5: descent: unknown command "alhpa": did you mean alpha?`)
	d.press("n", "end", "enter")
	d.tells("First a text.")
	d.press("n", " ", " ", "esc", "n", "end")
	d.tells("● Both 2 of 4")
	d.press("enter")
	d.tells("3 of 4")
}
