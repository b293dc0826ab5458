package text_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/session"
	"descent/ui/text"
)

// learning begins a conversation whose progress is kept in a folder, and whose
// lessons may be files.
func learning(t *testing.T, state string) *text.Session {
	t.Helper()
	e := iris(t)
	e.Lessons = lesson.Library{StateDir: state, Read: func(path string) (string, error) {
		b, err := os.ReadFile(path)
		return string(b), err
	}}
	c, err := text.New(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// Every lesson of the program is done by its own way, its pages fit on the
// smallest screen, and no title is there twice.
func TestLessonsAreDoneByTheirWays(t *testing.T) {
	const longest = 210 // three lines of 78 columns, and what breaking them takes
	for _, name := range lesson.Names() {
		faults, err := text.CheckLesson(t.Context(), iris(t), name)
		if err != nil || len(faults) > 0 {
			t.Errorf("%s: %v, %v", name, faults, err)
		}
		l, err := lesson.Library{}.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if l.Intro == "" || !strings.Contains(l.Intro, ".") || len(l.Pages) < 5 {
			t.Errorf("%s: it has %d pages, and is about %q", name, len(l.Pages), l.Intro)
		}
		for _, p := range l.Pages {
			all := []string{p.Text}
			all = append(all, p.Hints()...)
			if p.Task != nil {
				all = append(all, p.Task.Done)
			}
			if q := p.Question; q != nil {
				all = append(all, q.Done, q.Text)
				for _, c := range q.Choices {
					all = append(all, c.Feedback)
				}
			}
			for _, s := range all {
				if n := utf8.RuneCountInString(s); n > longest {
					t.Errorf("%s, %s: %d characters: %s", name, p.Title, n, s)
				}
			}
			if q := p.Question; q != nil && utf8.RuneCountInString(p.Text+q.Text) > longest {
				t.Errorf("%s, %s: text and question have %d characters", name, p.Title, utf8.RuneCountInString(p.Text+q.Text))
			}
		}
	}
}

// symbols are words that begin a sentence as they are: nobody writes Z for z.
var symbols = regexp.MustCompile(`^(a|b|e|w|z|d[abwz]|w_j|x_j|dw_j|log)([^a-z]|$)`)

// What a lesson of the program says begins like a sentence, or with a symbol, and ends
// like one; and every answer has something said to it.
func TestLessonsSpeakInSentences(t *testing.T) {
	for _, name := range lesson.Names() {
		l, err := lesson.Library{}.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range l.Pages {
			said := p.Hints()
			ended := []string{}
			if p.Text != "" {
				ended = append(ended, p.Text)
			}
			if p.Task != nil {
				ended = append(ended, p.Task.Done)
				for _, r := range p.Task.When {
					ended = append(ended, r.Text)
				}
			}
			if q := p.Question; q != nil {
				if q.Done != "" {
					ended = append(ended, q.Done)
				}
				for _, c := range q.Choices {
					ended = append(ended, c.Feedback)
				}
			}
			for _, s := range append(said, ended...) {
				first, _ := utf8.DecodeRuneInString(s)
				if s == "" || unicode.IsLower(first) && first < utf8.RuneSelf && !symbols.MatchString(s) {
					t.Errorf("%s, %s: it does not begin like a sentence: %q", name, p.Title, s)
				}
			}
			for _, s := range ended {
				if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
					t.Errorf("%s, %s: it does not end like a sentence: %q", name, p.Title, s)
				}
			}
		}
	}
}

// decimals finds the numbers with three digits or more behind the point.
var decimals = regexp.MustCompile(`[−-]?\d+\.\d{3,}`)

// Every number with three decimals or more that a lesson of the program tells is
// one of the program: of a moment that its page has been at, or one made of those.
func TestNumbersInLessonsAreOfTheProgram(t *testing.T) {
	for _, name := range lesson.Names() {
		l, err := lesson.Library{}.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		c := learning(t, "")
		ask(t, c, "learn "+name)
		known := map[float64]bool{}
		for _, p := range l.Pages {
			note := func() { numbersOf(c.State(), known) }
			note()
			if p.Task != nil {
				for _, a := range p.Task.Way {
					ask(t, c, language.Print(a))
					note()
				}
			}
			if q := p.Question; q != nil && (q.Computed == nil || q.Computed.Subject != session.ParameterNext) && len(c.State().Question.Options) > 0 {
				ask(t, c, "answer 1")
				ask(t, c, "step")
				note()
			}
			said := []string{p.Text}
			if p.Task != nil {
				said = append(said, p.Task.Done)
				said = append(said, p.Task.Hints...)
			}
			if q := p.Question; q != nil {
				said = append(said, q.Done, q.Text)
				if q.Number != nil {
					said = append(said, fmt.Sprint(*q.Number))
				}
			}
			for _, s := range said {
				for _, number := range decimals.FindAllString(s, -1) {
					if !roundsTo(number, known) {
						t.Errorf("%s, %s: %s is no number of the program: %s", name, p.Title, number, s)
					}
				}
			}
			ask(t, c, "next")
		}
	}
}

// roundsTo reports whether one of some numbers is that one, rounded.
func roundsTo(text string, known map[float64]bool) bool {
	text = strings.ReplaceAll(text, "−", "-")
	_, fraction, _ := strings.Cut(text, ".")
	for v := range known {
		if strings.TrimPrefix(strconv.FormatFloat(v, 'f', len(fraction), 64), "-") == strings.TrimPrefix(text, "-") {
			return true
		}
	}
	return false
}

// numbersOf adds the numbers of a moment: of its runs at their newest and at k, of
// every example, and what the backward pass multiplies.
func numbersOf(st session.State, known map[float64]bool) {
	add := func(all ...float64) {
		for _, v := range all {
			known[v] = true
		}
	}
	at, p := st.Run.Snapshot, st.Data.Problem
	m, _ := p.Size()
	next := at.NextParams(st.Run.Alpha)
	add(at.Cost, at.Params.B, at.Grad.B, next.B, st.Data.Facts.AlphaBound)
	for _, run := range append(slices.Clone(st.Run.Ghosts), st.Run.Present) {
		for k := max(0, run.Costs().Len()-4); k < run.Costs().Len(); k++ {
			j, _ := run.Costs().At(k)
			add(j)
		}
	}
	for j, w := range at.Params.W {
		add(w, at.Grad.W[j], next.W[j], float64(m)*at.Grad.W[j])
	}
	for i, x := range p.X {
		z := at.Params.Z(x)
		a, dz := trainer.Sigmoid(z), trainer.DZ(z, p.Y[i])
		add(z, a, 1-a, dz, trainer.Loss(z, p.Y[i]), a*(1-a), -p.Y[i]/a+(1-p.Y[i])/(1-a))
		for j, v := range x {
			add(v*at.Params.W[j], v*dz)
		}
	}
}

// A lesson is a conversation: every change is a line that says what it is about.
func TestLessonAsAConversation(t *testing.T) {
	c := learning(t, "")
	for _, said := range [][2]string{
		{"next", "No lesson is open: learn lists them."},
		{"learn", "hand   One iteration by hand          notes          0 of 7"},
		{"learn hand", "One iteration by hand, page 1 of 7: The start.\nnotes: 4 examples"},
		{"back", "The question is about the step from here: next leaves it."},
		{"step", "Answer first: answer NUMBER. The same line again just looks."},
		{"answer yes", `"yes" is no number: `},
		{"answer 0.4", "Not 0.4."},
		{"hint", "Hint 1 of 2: e^0 is 1."},
		{"answer 0,500", "Right: 0.500; in full 0.5. The model says"},
		{"next", "One iteration by hand, page 2 of 7: Its error."},
		{"line 1", "Not while the question is open: it would give the answer away."},
		{"example", "Not while the question is open: it would give the answer away."},
		{"why", "Not while the question is open: it would give the answer away."},
		{"form vectors", "Not while the question is open: it would give the answer away."},
		{"form loop", "Not while the question is open: it would give the answer away."},
		{"answer 0.5", "Not 0.5: that is y - a."},
		{"next", "Task, open: example = 2. Now example is 1."},
		{"line", "The sums"},
		{"prev", "page 2 of 7"},
		{"learn alpha", "How large may alpha be?, page 1 of 7: Small steps."},
		{"step 4", "Task, open: k >= 10. Now k is 4."},
		{"step 10", "Reached: k >= 10 at k 10.\nTask done. With alpha 0.1 J falls from 0.6931 to 0.6763 in ten steps: it creeps."},
		{"next", "Question: After the first step J will be\n1: lower than 0.693147. 2: the same. 3: higher."},
		{"answer 1", "Your answer: lower. You can change it; step shows who is right."},
		{"alpha 3", "alpha is now 3: answer again."},
		{"alpha 1", "k 0  J 0.693147  alpha 1"},
		{"answer 4", `"4" is none of the answers: answer 1, answer 2 or answer 3.`},
		{"answer 1", "Your answer: lower."},
		{"step", "You said: lower. It was: higher, 0.693147 to 0.952523. The right way, but too far"},
		{"restart", "page 2 of 7"},
		{"learn off", "The lesson is left; the moment stays."},
		{"answer 1", "Nothing is asked here."},
		{"guess on", "Before each step there is a question.\nQuestion: alpha is 1. After the next step J will be\n1: lower than 0.693147. 2: higher."},
		{"answer 2", "Your answer: higher."},
		{"step", "Right: higher, 0.693147 to 0.952523. 1 of 1 right.\nQuestion: alpha is 1. After the next step J will be"},
		{"show", "Not while the question is open: it would give the answer away."},
		{"show surface", "Not while the question is open: it would give the answer away."},
		{"guess off", "Nothing is asked before steps."},
	} {
		got := ask(t, c, said[0])
		if said[0] == "line" { // it says the line, and not yet the task
			continue
		}
		if !strings.Contains(got, said[1]) {
			t.Errorf("%q is answered with\n%s\nnot\n%s", said[0], got, said[1])
		}
	}
}

// What is asked for is kept from conditions and files too, and a lesson that is
// not there is said.
func TestWhatIsAskedIsKept(t *testing.T) {
	c := learning(t, "")
	ask(t, c, "step")
	if _, err := c.Exec("expect dw1<0"); err != nil {
		t.Errorf("nothing is asked, but %v", err)
	}
	for got := ask(t, c, "guess on"); !strings.Contains(got, "In the next step w1 goes"); {
		got = ask(t, c, "step!")
	}
	if _, err := c.Exec("expect dw1<0"); err == nil || !strings.Contains(err.Error(), "asked for") {
		t.Errorf("which way w1 goes is asked for, but: %v", err)
	}
	for _, file := range []string{"run.csv", "run.jsonl", "run.py", "run.py loop", "run.ipynb", "run.go"} {
		if _, err := c.Exec("export " + file); err == nil || !strings.Contains(err.Error(), "give the answer away") {
			t.Errorf("%s gives it away: %v", file, err)
		}
	}
	for _, c := range [][2]string{{"learn nowhere", `there is no lesson "nowhere"`}, {"learn alhpa", "did you mean alpha?"}, {"learn ./no.md", "no such file"}} {
		if _, err := learning(t, "").Exec(c[0]); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %v", c[0], err)
		}
	}
}

// What a page shows as done is kept before it is said, by the titles of pages,
// whoever else writes it; what was cut off does no harm.
func TestProgress(t *testing.T) {
	state := filepath.Join(t.TempDir(), "not", "yet")
	a, b := learning(t, state), learning(t, state)
	ask(t, a, "learn alpha")
	ask(t, a, "hint")
	ask(t, a, "step 10")
	ask(t, b, "learn hand")
	ask(t, b, "answer 0.4")
	ask(t, b, "answer 0.5")
	name := filepath.Join(state, "lessons.jsonl")
	cut, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(cut, `{"lesson":"alpha","page":"Ten ti`...), 0o600); err != nil {
		t.Fatal(err)
	}
	ask(t, a, "next")
	ask(t, a, "answer 3")
	ask(t, a, "step")
	c := learning(t, state)
	if got := ask(t, c, "learn"); !strings.Contains(got, "iris-hard      2 of 7") || !strings.Contains(got, "notes          1 of 7") {
		t.Errorf("after that the list is\n%s", got)
	}
	if got := ask(t, c, "learn alpha"); !strings.Contains(got, "page 3 of 7") {
		t.Errorf("it goes on with\n%s", got)
	}
	marks := c.State().Lesson.Marks
	if !marks[0].Done || !marks[0].Hinted || !marks[1].Done || marks[1].FirstAnswer != "3" || !marks[1].FirstRight {
		t.Errorf("kept are %+v", marks)
	}
	ask(t, c, "learn hand")
	if m := c.State().Lesson.Marks[0]; m.FirstAnswer != "0.4" || m.FirstRight || !m.Done {
		t.Errorf("kept is %+v", m)
	}
	if err := os.Chmod(state, 0o500); err == nil && os.Getuid() != 0 {
		if got := ask(t, c, "answer -0.5"); !strings.Contains(got, "progress is not kept") {
			t.Errorf("what cannot be kept is kept silently: %s", got)
		}
	}
}
