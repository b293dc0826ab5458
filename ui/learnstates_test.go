package ui

import (
	"fmt"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/session"
)

// everyState is a lesson that has every state a page can be in.
const everyState = "# All\n\nAll states.\n\n## A\n\nFirst.\n\n```descent\ndata iris --alpha 0.3\n```\n\n## B\n\nSecond.\n\n" +
	"## T\n\nA task.\n\n```task\nuntil k>=3\nhint Step.\nway step 3\ndone There.\n```\n\n" +
	"## Q\n\nA question.\n\n```ask\nWhat will J be?\nask up\nhint Think.\ndone So.\n```\n\n" +
	"## N\n\nA number.\n\n```ask\nWhat is one half?\n= 0.5\n```\n"

// place is where one stands in a lesson: its page and k, then what is open there.
func (d *driver) place() string {
	st := d.state()
	var said []string
	switch l := st.Lesson; {
	case l == nil:
		said = append(said, "left")
	case l.CurrentPage() == nil:
		said = append(said, "end")
	default:
		said = append(said, l.CurrentPage().Title)
	}
	said = append(said, fmt.Sprint(st.Run.Snapshot.Iter))
	if st.Lesson != nil && st.Lesson.Hint != "" {
		said = append(said, "hint")
	}
	switch q := st.Question; {
	case st.Guess != nil && q == nil:
		said = append(said, "asleep")
	case q == nil:
	case q.Revealed:
		said = append(said, "revealed")
	case q.Chosen >= 0:
		said = append(said, fmt.Sprint("chosen ", q.Chosen+1))
	case language.HasOpenQuestion(st):
		said = append(said, "open")
	}
	if st.Guess != nil {
		said = append(said, fmt.Sprintf("%d of %d", st.Guess.Right, st.Guess.Counted))
	}
	switch screen := d.screen(); {
	case strings.Contains(screen, "Answer first:"):
		said = append(said, "nudged")
	case d.listed():
		said = append(said, "list")
	}
	if main := st.View.Main; main > 0 {
		said = append(said, fmt.Sprint("pane ", main+1))
	}
	return strings.Join(said, " ")
}

// keyed is what keys lead to from a state, in that order: space, ←, n, N, PgDn, PgUp,
// a digit, Esc.
type keyed struct {
	name, reach string // the keys that lead to it, with a blank between them; _ is a pause
	leads       [8]string
}

// goKeys presses keys that are written with blanks between them.
func (d *driver) goKeys(keys string) {
	d.t.Helper()
	for key := range strings.FieldsSeq(keys) {
		switch key {
		case "_":
			d.rested()
		case "space":
			d.press(" ")
		default:
			d.press(key)
		}
	}
}

// Every state of a lesson takes its keys as this table says: space and ← step, n and N
// turn pages, PgDn and PgUp do what is due, digits answer or choose panes, Esc closes.
func TestLessonStates(t *testing.T) {
	t.Parallel()
	const toTask, toDone = "n n", "n n space space space _"
	toQuestion := toDone + " n"
	for _, state := range []keyed{
		{"reading", "n space", [8]string{"B 2", "B 0", "T 1", "A 1", "T 1", "A 1", "B 1 pane 2", "left 1"}},
		{"task open", toTask + " space", [8]string{"T 2", "T 0", "Q 1 open", "B 1", "T 2", "T 0", "T 1 pane 2", "left 1"}},
		{"task open, at its first k", toTask, [8]string{"T 1", "T 0", "Q 0 open", "B 0", "T 1", "B 0", "T 0 pane 2", "left 0"}},
		{"task done", toDone, [8]string{"T 4", "T 2", "Q 3 open", "B 3", "Q 3 open", "T 2", "T 3 pane 2", "left 3"}},
		{"question open", toQuestion, [8]string{"Q 3 open nudged", "Q 3 open", "N 3 open", "T 3", "Q 3 open nudged", "T 3", "Q 3 chosen 2", "left 3"}},
		{"question nudged", toQuestion + " space _", [8]string{"Q 4 revealed", "Q 3 open", "N 3 open", "T 3", "Q 4 revealed", "T 3", "Q 3 chosen 2", "left 3"}},
		{"question nudged just now", toQuestion + " space", [8]string{"Q 3 open nudged", "Q 3 open", "N 3 open", "T 3", "Q 3 open nudged", "T 3", "Q 3 chosen 2", "left 3"}},
		{"question answered", toQuestion + " 1", [8]string{"Q 4 revealed", "Q 3 chosen 1", "N 3 open", "T 3", "Q 4 revealed", "T 3", "Q 3 chosen 2", "left 3"}},
		{"revealed", toQuestion + " 1 space _", [8]string{"Q 5 revealed", "Q 3 revealed", "N 4 open", "T 4", "N 4 open", "Q 3 revealed", "Q 4 revealed pane 2", "left 4"}},
		{"hint on a task", toTask + " space !", [8]string{"T 2 hint", "T 0 hint", "Q 1 open", "B 1", "T 2 hint", "T 0 hint", "T 1 hint pane 2", "T 1"}},
		{"hint on a question", toQuestion + " !", [8]string{"Q 3 hint open nudged", "Q 3 hint open", "N 3 open", "T 3", "Q 3 hint open nudged", "T 3", "Q 3 hint chosen 2", "Q 3 open"}},
		{"number open", toQuestion + " n", [8]string{"N 3 open nudged", "N 3 open", "end 3", "Q 3 open", "N 3 open nudged", "Q 3 open", "", "left 3"}},
		{"finished", "n n n n n space", [8]string{"end 2", "end 0", "end 1 list", "N 1 open", "end 1 list", "N 1 open", "end 1 pane 2", "left 1"}},
	} {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			for i, key := range []string{"space", "left", "n", "N", "pgdown", "pgup", "2", "esc"} {
				d := drive(t, learning(t, writeLesson(t, everyState)))
				d.goKeys(state.reach)
				from := d.place()
				if d.goKeys(key); state.leads[i] != "" && d.place() != state.leads[i] {
					t.Errorf("%s leads from %q to %q, not to %q:\n%s", key, from, d.place(), state.leads[i], d.screen())
				}
			}
		})
	}
}

// A digit begins a number where one is asked for, and everything is typed then.
func TestNumberIsTyped(t *testing.T) {
	t.Parallel()
	d := drive(t, learning(t, writeLesson(t, everyState)))
	d.goKeys("n n n n 0 . space 5")
	d.tells("answer: 0. 5")
	if d.goKeys("esc"); d.place() != "N 0 open" {
		t.Errorf("Esc leads to %q", d.place())
	}
	if d.goKeys("1 / 2 enter"); d.place() != "N 0 revealed" {
		t.Errorf("1/2 leads to %q:\n%s", d.place(), d.screen())
	}
}

// Guessing takes its keys as this table says: space, a digit, ↑, Q, Esc, ← and what
// goes further than one step.
func TestGuessStates(t *testing.T) {
	t.Parallel()
	for _, of := range []struct{ keys, place string }{
		{"Q", "left 0 open 0 of 0"},
		{"Q space", "left 0 open 0 of 0 nudged"},
		{"Q space space", "left 0 open 0 of 0 nudged"},
		{"Q space _ space", "left 1 open 0 of 0"}, // looked at: not counted
		{"Q 1", "left 0 chosen 1 0 of 0"},
		{"Q 1 2", "left 0 chosen 2 0 of 0"},
		{"Q 1 1", "left 0 chosen 1 0 of 0"},
		{"Q up", "left 0 open 0 of 0"},
		{"Q 1 up", "left 0 open 0 of 0"}, // of another α
		{"Q 1 Q", "left 0"},
		{"Q 1 esc", "left 0"},
		{"Q esc", "left 0"},
		{"Q 1 space", "left 1 open 1 of 1"},
		{"Q 2 space", "left 1 open 0 of 1"},
		{"Q 1 space 3 space", "left 2 open 1 of 2"},
		{"Q 1 space Q", "left 1"},
		{"Q 1 space Q Q", "left 1 open 0 of 0"},
		{"Q 1 space left", "left 0 asleep 1 of 1"}, // going back asks nothing again
		{"Q 1 space left space", "left 1 open 1 of 1"},
		{"Q 1 space 1 )", "left 11 open 1 of 1"}, // nor does what goes further
		{"Q 1 : 5 enter", "left 5 open 0 of 0"},
		{"Q 1 p", "left 1 asleep 0 of 0"},
	} {
		d := drive(t)
		if d.goKeys(of.keys); d.place() != of.place {
			t.Errorf("%s leads to %q, not to %q:\n%s", of.keys, d.place(), of.place, d.screen())
		}
	}
}

// A key that is held spoils no question: each press that comes too soon begins the
// pause again, and only the end of the newest pause lets a step look. What a step has
// brought is not passed by PgDn before its pause has ended; n and space are not kept.
func TestPausesOfQuestions(t *testing.T) {
	t.Parallel()
	if refusalPause.Milliseconds() != 300 || readPause.Milliseconds() != 700 {
		t.Errorf("the pauses are %v and %v", refusalPause, readPause)
	}
	begin := func(keys string) *driver {
		d := drive(t, learning(t, writeLesson(t, everyState)))
		d.goKeys(keys)
		return d
	}
	stands := func(d *driver, want string) {
		t.Helper()
		if d.place() != want {
			t.Fatalf("it stands at %q, not at %q:\n%s", d.place(), want, d.screen())
		}
	}
	d := begin("n n n")
	first := d.beats
	for range 30 {
		d.press(" ")
	}
	stands(d, "Q 0 open nudged")
	d.send(pauseEndedMsg(first + 1)) // of the first press: others came after it
	d.press(" ")
	stands(d, "Q 0 open nudged")
	d.rested()
	d.press(" ")
	stands(d, "Q 1 revealed")
	for range 5 {
		d.press("pgdown")
	}
	stands(d, "Q 1 revealed")
	d.press(" ") // space never waits
	stands(d, "Q 2 revealed")
	d.rested()
	d.press("pgdown")
	stands(d, "N 2 open")
	d = begin("n n space space space")
	d.press("pgdown", "pgdown")
	stands(d, "T 3")
	d.press("n") // whoever turns pages means it
	stands(d, "Q 3 open")
}

// What a line has reached is said by the row of the task, which nothing covers; what
// it reaches beyond the task is told.
func TestTaskSaysWhatIsReached(t *testing.T) {
	t.Parallel()
	d := drive(t, learning(t, writeLesson(t, everyState)))
	d.resize(80, 24)
	d.goKeys("n n")
	d.command("until k>=3")
	d.tells("✓ k ≥ 3 at k 3 n next: Q")
	d.command("until k>=5")
	d.tells("k ≥ 5 at k 5")
}

// A page that asks for a number of the run is about the same moment whatever was done
// on the pages before: whoever steps on there, with another α, in another pane and at
// another example, is asked the same.
func TestNumbersOfLessonsStand(t *testing.T) {
	t.Parallel()
	for _, name := range lesson.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			straight, astray := drive(t, learning(t, name)), drive(t, learning(t, name))
			for page := straight.state().Lesson.CurrentPage(); page != nil; page = straight.state().Lesson.CurrentPage() {
				if q := page.Question; q != nil && (q.Quantity != nil || q.Computed != nil && q.Computed.Subject == session.ParameterNext) {
					one, other := straight.state(), astray.state()
					if bits(one.Run.Snapshot) != bits(other.Run.Snapshot) || one.Run.Alpha != other.Run.Alpha || one.Inside.Focus != other.Inside.Focus {
						t.Errorf("%s: %s, α %v, example %d; astray %s, α %v, example %d", page.Title, bits(one.Run.Snapshot), one.Run.Alpha, one.Inside.Focus+1, bits(other.Run.Snapshot), other.Run.Alpha, other.Inside.Focus+1)
					}
				}
				for _, line := range []string{"step! 1", "alpha 0.7", "step! 2", "example 3", "show data"} {
					astray.command(line)
				}
				astray.press("n")
				straight.press("n")
			}
		})
	}
}

// A calculation begins with any of its characters, and enter without one says what is wanted.
func TestWhatBeginsAnAnswer(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0.5", ".5", ",5", "(1)/2", "exp(0)/2", "e^0/2", "log(1)+0.5", "sqrt(1)/2", "-1+1.5"} {
		d := drive(t, learning(t, "hand"))
		d.press("enter")
		d.tells("Answer first: type a number.")
		d.write(text)
		d.press("enter")
		d.tells("Right: ")
	}
	d := drive(t, learning(t, "hand"))
	d.tells("z is exactly 0.")
	d.hides("so a will be")
	d.write("1")
	d.press("enter")
	d.tells("Not 1: that is e^−z.")
	d = drive(t, learning(t, "alpha"))
	d.press("n", "1", "enter")
	d.tells("Your answer is in.")
}

// What the lines of a page tell does not cover what the page waits for.
func TestPageIsNotCovered(t *testing.T) {
	t.Parallel()
	for _, name := range lesson.Names() {
		d := driveAt(t, 80, 24, learning(t, name))
		for page := d.state().Lesson.CurrentPage(); page != nil; page = d.state().Lesson.CurrentPage() {
			switch {
			case page.Task != nil:
				d.tells("▢")
			case page.Question == nil:
				d.tells("n next: ")
			}
			d.press("n")
		}
	}
}
