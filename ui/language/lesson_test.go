package language_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

const smallLesson = "# One step <!-- not seen -->\n\nFour numbers,\n  and a pencil.\n\n<!-- for the\nteacher -->\n## The start\n\nAll weights are 0.\nWhat is a?\n\n" +
	"```descent\n# the data\ndata notes --show loop\nline at 3\n```\n\n```ask\nWhat is a\nof example 1?\n= a\nhint e^0 is 1.\ndone Undecided.\n```\n\n" +
	"## The step\n\n```task\nuntil k>=1 within 5\nuntil alpha>0.1 and dJ<0\nnever alpha<0.05\nwhen k=0: Not yet.\nhint space\nway alpha 0.3\nway step\ndone There.\n```\n\n" +
	"## Why\n\n```ask\nWhich?\n* this | yes, this\n- that | no\n- neither\n```\n\n## Last\n\n```ask\nask sign dw₁\n```\n"

func TestLesson(t *testing.T) {
	l, faults := language.ParseLesson("small", smallLesson)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if l.Name != "small" || !strings.HasPrefix(l.Title, "One step") || l.Intro != "Four numbers, and a pencil." || len(l.Pages) != 4 {
		t.Errorf("%+v", l)
	}
	start, step, why, last := l.Pages[0], l.Pages[1], l.Pages[2], l.Pages[3]
	if start.Text != "All weights are 0. What is a?" || len(start.Setup) != 2 || start.Question.Quantity.Name != "a" ||
		start.Question.Text != "What is a of example 1?" || start.Question.Done != "Undecided." || len(start.Hints()) != 1 {
		t.Errorf("%+v %+v", start, start.Question)
	}
	if x := step.Task; len(x.Until) != 2 || x.Until[0].Within != 5 || len(x.Until[1].Clauses) != 2 || len(x.Never) != 1 || x.When[0].Text != "Not yet." ||
		len(x.Way) != 2 || x.Done != "There." {
		t.Errorf("%+v", x)
	}
	if q := why.Question; len(q.Choices) != 3 || !q.Choices[0].Right || q.Choices[0].Feedback != "yes, this" || q.Choices[2] != (session.Choice{Text: "neither"}) {
		t.Errorf("%+v", q)
	}
	if a := last.Question.Computed; a.Subject != session.ParameterMoves || a.Quantity != (session.Quantity{Name: "dw", Index: 1}) {
		t.Errorf("%+v", a)
	}
	if l.Data(0) != "notes" || l.Data(3) != "notes" {
		t.Errorf("its data are %q", l.Data(3))
	}
}

// What is no text, or turns it round, is a blank.
func TestLessonIsPlainText(t *testing.T) {
	l, faults := language.ParseLesson("x", "\ufeff# A\x1b[1m\r\n## B\r\nto\u202ethe\u2028left\x7f \u0085 \ufffd end\r\n")
	if len(faults) > 0 || l.Title != "A [1m" || l.Pages[0].Text != "to the left end" {
		t.Errorf("%v: %+v", faults, l)
	}
}

// Everything that is wrong with a lesson is said at once, each with its line.
func TestLessonFaults(t *testing.T) {
	bad := strings.Join([]string{
		"# T", "", "```descent", "step", "```", "## S", "", "```descent", "alhpa 1", "quit", "zoom", "```", // 12
		"```task", "until J=0.2", "hnit x", "way stpe", "hint", "never J<1 within 3", "when J<1 nothing", "```", // 20
		"```ask", "q?", "* a", "* b", "```", "```python", "x", "```", "# U", "## S", "```ask", "* x | y | z", "ask sgin dw1", "```", // 34
		"## P", "```task", "```", "## Q", "```ask", "what?", "= nothing", "= 3", "= 4", "- a", "so?", "```", "## R", "```ask", "ask pull", "```", // 50
		"```descents", "```", "## Z", "```task", "until k=1", "way until k=1", "done a", "done b", "never", // 59, never closed
	}, "\n")
	want := []string{
		"bad.md:3: a block before the first page: a page begins with ## TITLE",
		`bad.md:9: descent: unknown command "alhpa": did you mean alpha?`,
		"bad.md:10: descent: quit is not for lessons",
		`bad.md:11: descent: "zoom" depends on where one is: say what is to be, like zoom on`,
		"bad.md:13: task: it has no until: what is to be brought about?",
		"bad.md:13: task: it has no way: lines that bring it about",
		"bad.md:14: task: J is compared with <, <=, > or >=",
		`bad.md:15: task: unknown word "hnit": did you mean hint?`,
		`bad.md:16: task: unknown command "stpe": did you mean step?`,
		"bad.md:17: task: the hint is empty",
		"bad.md:18: task: within is for until",
		"bad.md:19: task: when CONDITION: what is said while it holds",
		"bad.md:21: a second task or question on one page: begin another page with ##",
		`bad.md:26: unknown block "python": descent, task, ask or csv`,
		"bad.md:29: a second title: a page begins with ##",
		`bad.md:30: a second page "S": progress is kept by the titles of pages`,
		"bad.md:31: ask: one of: choices (* right, - wrong), = NUMBER, = QUANTITY, or ask …",
		"bad.md:32: ask: a choice is TEXT | FEEDBACK, or TEXT alone",
		`bad.md:33: ask: unknown word "sgin": did you mean sign?`,
		"bad.md:36: task: it has no until: what is to be brought about?",
		"bad.md:36: task: it has no way: lines that bring it about",
		"bad.md:39: ask: one of: choices (* right, - wrong), = NUMBER, = QUANTITY, or ask …",
		`bad.md:41: ask: "nothing" is neither a number nor a quantity`,
		"bad.md:43: ask: a second number",
		`bad.md:45: ask: "so?": the text of a question stands before its answers`,
		"bad.md:49: ask: pull of what? Write it like ask pull dw1",
		`bad.md:51: unknown block "descents": did you mean descent?`,
		"bad.md:54: a block that is not closed: end it with ```",
	}
	_, faults := language.ParseLesson("bad", bad)
	got := make([]string, len(faults))
	for i, f := range faults {
		got[i] = f.String("bad.md")
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("fault %d:\n%s\nnot\n%s", i, strings.Join(got[i:], "\n"), strings.Join(want[min(i, len(want)):], "\n"))
		}
	}
}

// What only the whole can tell is one fault.
func TestLessonIsWhole(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "x:1: a lesson begins with # TITLE and has pages with ## TITLE",
		"# A":                                 "x:1: a lesson begins with # TITLE and has pages with ## TITLE",
		"# A\n## B\n```ask\n* a\n- b\n```":    "x:3: ask: it asks nothing: write the question before its answers",
		"# A\n## B\n```ask\nq\n* a\n```":      "x:3: ask: 2 to 9 choices, not 1",
		"# A\n## B\n```ask\nq\n- a\n- b\n```": "x:3: ask: 0 right answers (*): one it must be",
		"# A\n## B\n```task\nuntil k=1\nway step\ndone a\ndone b\n```":                 "x:7: task: done is there twice",
		"# A\n## B\n```task\nuntil k=1\nway step\ndone\n```":                           "x:6: task: done says nothing",
		"# A\n## B\n```task\n# of mine\n\nuntil k=1\nway step\nquickly\n```":           "x:8: task: unknown word \"quickly\": until, never, when, hint, way, done",
		"# A\n## B\n```task\nuntil k=1\nway step\nhint 1\nhint 2\nhint 3\nhint 4\n```": "x:9: task: at most 3 hints",
		"# A\n## B\n```task\nuntil k=1\nway step\n```\n```task\n```":                   "x:7: a second task or question on one page: begin another page with ##",
		"# A\n## B\n```ask\nask\n```":                                                  "x:4: ask: ask what? up, wrong, pull dw1, sign dw1, next w1 or lowest 0.1 1 after 100",
		"# A\n## B\n```ask\nask everything\n```":                                       "x:4: ask: unknown word \"everything\": up, wrong, pull dw1, sign dw1, next w1 or lowest 0.1 1 after 100",
		"# A\n## B\n```ask\nask up w1\n```":                                            "x:4: ask: up takes nothing more",
		"# A\n## B\n```ask\nask next dw1\n```":                                         "x:4: ask: next of what? Write it like ask next w1",
		"# A\n## B\n```ask\nask lowest 0.1 after 5\n```":                               "x:4: ask: lowest: 2 to 4 different α, and after how many steps, like ask lowest 0.1 1 after 100",
		"# A\n## B\n```ask\nask lowest 1 1 after 5\n```":                               "x:4: ask: lowest: 2 to 4 different α, and after how many steps, like ask lowest 0.1 1 after 100",
		"# A\n## B\n```ask\nask lowest 0.1 1\n```":                                     "x:4: ask: lowest: 2 to 4 different α, and after how many steps, like ask lowest 0.1 1 after 100",
		"# A\n## B\n```csv\n1,2\n```":                                                  "x:3: csv: it has no name: ```csv NAME",
		"# A\n## B\n```csv a\n\n```":                                                   "x:3: csv: the table is empty",
		"# A\n```csv a\n1\n```\n## B\n```csv a\n1\n```":                                "x:6: csv: a second table \"a\"",
		"# A\n## B\n```ask\nask sign J\n```":                                           "x:4: ask: sign of what? Write it like ask sign dw1",
	} {
		_, faults := language.ParseLesson("x", text)
		if len(faults) != 1 || faults[0].String("x") != want {
			t.Errorf("%q: %v", text, faults)
		}
	}
}

// maker makes up parts of lessons.
type maker struct{ *rand.Rand }

func (rng maker) text() string {
	words := []string{"alpha", "J", "w₁ = 0.5", "what?", "up-hill", "(x)", "a · b", "until", "-"}
	said := []string{"The"}
	for range 1 + rng.IntN(6) {
		said = append(said, words[rng.IntN(len(words))])
	}
	return strings.Join(said, " ")
}

func (rng maker) maybe() string { return [...]string{"", rng.text()}[rng.IntN(2)] }

func (rng maker) some() (all []string) {
	for range rng.IntN(session.MaxHints + 1) {
		all = append(all, rng.text())
	}
	return all
}

func (rng maker) actions(least int) (all []session.Action) {
	rows := language.RowsFor(language.Lesson)
	for len(all) < least || rng.IntN(2) == 0 {
		if a, ok := rows[rng.IntN(len(rows))].Random(rng.Rand).(session.Action); ok {
			all = append(all, a)
		}
	}
	return all
}

func (rng maker) conditions(least int) (all []session.Condition) {
	for len(all) < least || rng.IntN(3) == 0 {
		c, _ := language.ParseCondition([]string{"J<0.1", "alpha>bound and dJ>0", "pane=loop", "converged", "k>=3"}[rng.IntN(5)])
		all = append(all, c)
	}
	return all
}

// randomLesson makes one up.
func randomLesson(r *rand.Rand) session.Lesson {
	rng := maker{r}
	l := session.Lesson{Name: "made-up", Title: rng.text(), Intro: rng.maybe()}
	for i := range 1 + rng.IntN(4) {
		p := session.Page{Title: rng.text() + strings.Repeat("+", i+1), Text: rng.maybe(), Setup: rng.actions(0)}
		switch rng.IntN(5) {
		case 0:
			p.Task = &session.Task{Until: rng.conditions(1), Never: rng.conditions(0), Hints: rng.some(), Way: rng.actions(1), Done: rng.maybe()}
			for _, c := range rng.conditions(0) {
				p.Task.When = append(p.Task.When, session.Remark{If: c, Text: rng.text()})
			}
		case 1:
			v := rng.NormFloat64()
			p.Question = &session.Question{Text: rng.text(), Number: &v, Hints: rng.some(), Done: rng.maybe()}
		case 2:
			p.Question = &session.Question{Text: rng.text(), Quantity: &session.Quantity{Name: "dw", Index: 2}, Hints: rng.some()}
		case 3:
			p.Question = &session.Question{Text: rng.text(), Done: rng.maybe()}
			for i := range 2 + rng.IntN(3) {
				p.Question.Choices = append(p.Question.Choices, session.Choice{Text: rng.text(), Feedback: rng.maybe(), Right: i == 1})
			}
		case 4:
			abouts := []session.ComputedQuestion{
				{Subject: session.CostMoves}, {Subject: session.CorrectMoves}, {Subject: session.ParameterMoves, Quantity: session.Quantity{Name: "db"}},
				{Subject: session.PullsMost, Quantity: session.Quantity{Name: "dw", Index: 1}}, {Subject: session.ParameterNext, Quantity: session.Quantity{Name: "w", Index: 2}},
			}
			p.Question = &session.Question{Text: rng.maybe(), Computed: &abouts[rng.IntN(len(abouts))], Hints: rng.some()}
		}
		l.Pages = append(l.Pages, p)
	}
	return l
}

// unplaced is a lesson without where its pages stand.
func unplaced(l session.Lesson) session.Lesson {
	for i := range l.Pages {
		l.Pages[i].Line = 0
	}
	return l
}

// A lesson that is printed is read as it was.
func TestPrintThenParseLesson(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		made := randomLesson(rng)
		text := printLesson(made)
		got, faults := language.ParseLesson(made.Name, text)
		if len(faults) > 0 || !reflect.DeepEqual(unplaced(got), made) {
			t.Fatalf("%s\n%v\n%+v\nis not\n%+v", text, faults, got, made)
		}
	}
}

// FuzzLesson reads anything: every fault lies on a line of the file, and what has
// none is printed so that it is read as it was.
func FuzzLesson(f *testing.F) {
	f.Add(smallLesson)
	f.Add("# A\n## B\n```\n```\n")
	f.Add("# A\n## A\n#\nB")
	f.Add("## \n# \n```ask\n* a | b\n= 1\nask up\n")
	rng := rand.New(rand.NewPCG(9, 10))
	for range 5 {
		f.Add(printLesson(randomLesson(rng)))
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, faults := language.ParseLesson("x", text)
		lines := strings.Count(text, "\n") + 1
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > lines || fault.What == "" || strings.ContainsAny(fault.String("x"), "\n\r") {
				t.Fatalf("%q: %+v", text, fault)
			}
		}
		if len(faults) > 0 {
			return
		}
		written := printLesson(l)
		again, faults := language.ParseLesson("x", written)
		if len(faults) > 0 || !reflect.DeepEqual(unplaced(again), unplaced(l)) {
			t.Fatalf("%q is written %q: %v\n%+v\n%+v", text, written, faults, l, again)
		}
	})
}
