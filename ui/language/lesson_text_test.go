package language_test

import (
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
)

// paged is a lesson with a page of each kind, and where one is in it.
func paged(page int, marks ...session.PageMark) *session.LessonState {
	l := &session.Lesson{Name: "small", Title: "Small", Pages: []session.Page{
		{Title: "Read", Text: "Read this."},
		{Title: "Do", Text: "Do this.", Task: &session.Task{
			Until: []session.Condition{{}}, Hints: []string{"one", "two"}, Way: []session.Action{session.SetAlpha(0.3), session.Step{N: 2}}, Done: "There.",
		}},
		{Title: "Ask", Question: &session.Question{Text: "Which?", Hints: []string{"look"}}},
		{Title: "Ask more", Question: &session.Question{Text: "What?"}},
	}}
	return &session.LessonState{Lesson: l, Page: page, Marks: append(marks, make([]session.PageMark, len(l.Pages)-len(marks))...)}
}

// Which page is open, and what was done of a lesson.
func TestPageAndScore(t *testing.T) {
	for page, want := range []string{"Small, page 1 of 4: Read", "Small, page 2 of 4: Do", "Small, page 3 of 4: Ask", "Small, page 4 of 4: Ask more", "Small: finished"} {
		if got := language.PageTitle(paged(page)); got != want {
			t.Errorf("page %d is %q, want %q", page, got, want)
		}
	}
	done, hinted, right := session.PageMark{Done: true}, session.PageMark{Done: true, Hinted: true}, session.PageMark{Done: true, FirstRight: true}
	for _, c := range []struct {
		marks []session.PageMark
		want  string
	}{
		{nil, "questions 0 of 2 right; tasks 0 of 1"},
		{[]session.PageMark{done, done, right, done}, "questions 1 of 2 right; tasks 1 of 1"},
		{[]session.PageMark{done, hinted, hinted, right}, "questions 1 of 2 right; tasks 1 of 1, 1 with a hint"},
		{[]session.PageMark{done, {Hinted: true}, right, right}, "questions 2 of 2 right; tasks 0 of 1"},
	} {
		if got := language.ScoreText(paged(4, c.marks...)); got != c.want {
			t.Errorf("%+v is %q, want %q", c.marks, got, c.want)
		}
		if got := language.PageText(paged(4, c.marks...)); got != "That was the last page: "+c.want+"." {
			t.Errorf("at the end stands %q", got)
		}
	}
	task := paged(4, done, hinted)
	task.Lesson = &session.Lesson{Pages: task.Lesson.Pages[:2]}
	if got := language.ScoreText(task); got != "tasks 1 of 1, 1 with a hint" {
		t.Errorf("with no question it is %q", got)
	}
	read := &session.LessonState{Lesson: &session.Lesson{Pages: make([]session.Page, 3)}, Marks: []session.PageMark{done, {}, done}}
	if got := language.ScoreText(read); got != "2 of 3 pages read" {
		t.Errorf("with neither it is %q", got)
	}
}

// What stands on a page: the newest help before what the task says, and that
// before the text.
func TestPageText(t *testing.T) {
	doing := &session.TaskState{Remarks: []string{"Not yet.", "But near."}}
	for _, c := range []struct {
		change func(*session.LessonState)
		want   string
	}{
		{func(*session.LessonState) {}, "Do this."},
		{func(l *session.LessonState) { l.Task = &session.TaskState{} }, "Do this."},
		{func(l *session.LessonState) { l.Task = doing }, "Not yet. But near."},
		{func(l *session.LessonState) { l.Task = &session.TaskState{Done: true, Remarks: doing.Remarks} }, "There."},
		{func(l *session.LessonState) { l.Task, l.Hint, l.HintCounts = doing, "two", [2]int{2, 3} }, "Hint 2 of 2: two"},
		{func(l *session.LessonState) { l.Task, l.HintIsWay, l.HintCounts = doing, true, [2]int{3, 3} }, "What does it, line by line: alpha 0.3; step 2"},
		{func(l *session.LessonState) { l.Page, l.Hint, l.HintCounts = 2, "look", [2]int{1, 1} }, "Hint 1 of 1: look"},
	} {
		l := paged(1)
		if c.change(l); language.PageText(l) != c.want {
			t.Errorf("on the page stands %q, want %q", language.PageText(l), c.want)
		}
	}
}

func about(subject session.Subject, name string, index int) *session.ComputedQuestion {
	return &session.ComputedQuestion{Subject: subject, Quantity: session.Quantity{Name: name, Index: index}}
}

// The questions that the program asks itself.
func TestAsks(t *testing.T) {
	st := session.State{Run: session.RunState{Alpha: 0.3, Snapshot: trainer.Snapshot{Cost: 0.6931471805599453}}}
	for _, c := range []struct {
		of   session.Question
		want string
	}{
		{session.Question{Text: "Which?"}, "Which?"},
		{session.Question{Text: "Which way?", Computed: about(session.CostMoves, "", 0)}, "Which way?"},
		{session.Question{Computed: about(session.CostMoves, "", 0)}, "α is 0.3. After the next step J will be"},
		{session.Question{Computed: about(session.ParameterMoves, "dw", 2)}, "α is 0.3. In the next step w₂ goes"},
		{session.Question{Computed: about(session.ParameterMoves, "db", 0)}, "α is 0.3. In the next step b goes"},
		{session.Question{Computed: about(session.CorrectMoves, "", 0)}, "α is 0.3. After the next step the number of examples that are correct will be"},
		{session.Question{Computed: about(session.PullsMost, "dw", 1)}, "Which example pulls most at w₁: has the largest term in dw₁?"},
		{session.Question{Computed: about(session.ParameterNext, "w", 12)}, "α is 0.3. What is w₁₂ after the next step?"},
	} {
		st.Question = &session.QuestionState{Question: c.of}
		if got := language.QuestionText(st); got != c.want {
			t.Errorf("it asks %q, want %q", got, c.want)
		}
	}
	for o, want := range map[session.Option]string{
		{Word: session.LowerCost}: "lower than 0.693147", {Word: session.NoChange}: "the same", {Word: session.HigherCost}: "higher",
		{Word: session.ParameterUp}: "up", {Word: session.ParameterStays}: "it stays", {Word: session.ParameterDown}: "down",
		{Word: session.MoreCorrect}: "larger", {Word: session.SameCorrect}: "the same", {Word: session.FewerCorrect}: "smaller",
		{Word: session.ExampleOption, Example: 7}: "example 7", {Text: "this one"}: "this one",
	} {
		if got := language.OptionText(st, o); got != want {
			t.Errorf("%+v is %q, want %q", o, got, want)
		}
	}
}

// What was answered and what it was, with digits enough to see that it moved.
func TestTruth(t *testing.T) {
	moves := []session.Option{{Word: session.LowerCost}, {Word: session.NoChange}, {Word: session.HigherCost}}
	cost, way, correct := about(session.CostMoves, "", 0), about(session.ParameterMoves, "dw", 1), about(session.CorrectMoves, "", 0)
	for _, c := range []struct {
		q    session.QuestionState
		want string
	}{
		{session.QuestionState{ExactAnswer: 0.30000000000000004}, "In full 0.30000000000000004."},
		{session.QuestionState{Typed: []session.TypedAnswer{{Text: "4"}, {Text: "0.250"}}, ExactAnswer: 0.25}, "Right: 0.250; in full 0.25."},
		{session.QuestionState{Typed: []session.TypedAnswer{{Text: "0.25"}}, ExactAnswer: 0.25}, "Right: 0.25."},
		{session.QuestionState{Typed: []session.TypedAnswer{{Text: "-0.25"}}, ExactAnswer: -0.25}, "Right: −0.25."},
		{session.QuestionState{Question: session.Question{Computed: cost}, Options: moves, Chosen: 0, Truth: 2, Before: 0.5, After: 2.25}, "You said: lower. It was: higher, 0.5 to 2.25."},
		{session.QuestionState{Question: session.Question{Computed: cost}, Options: moves, Chosen: -1, Truth: 0, Before: 0.12345678, After: 0.12345671}, "It was: lower, 0.1234568 to 0.1234567."},
		{session.QuestionState{Question: session.Question{Computed: cost}, Options: moves, Chosen: 2, Truth: -1, Before: 0.5, After: 0.5}, "Right: either, as nothing moved, still 0.5."},
		{session.QuestionState{Question: session.Question{Computed: cost}, Options: moves, Chosen: 2, Truth: -1, Before: 0.12345678, After: 0.12345671}, "Right: either, as the digits that are shown stay the same, 0.1234568 to 0.1234567."},
		{session.QuestionState{Question: session.Question{Computed: way}, Options: []session.Option{{Word: session.ParameterUp}, {Word: session.ParameterStays}, {Word: session.ParameterDown}}, Chosen: 1, Truth: 2, Before: 0, After: -0.5}, "You said: it stays. It was: down, 0 to −0.5."},
		{session.QuestionState{Question: session.Question{Computed: correct}, Options: []session.Option{{Word: session.MoreCorrect}, {Word: session.SameCorrect}, {Word: session.FewerCorrect}}, Chosen: 0, Truth: 0, Before: 3, After: 4}, "Right: larger, 3 to 4."},
		{session.QuestionState{Question: session.Question{Computed: about(session.PullsMost, "db", 0)}, Options: []session.Option{{Word: session.ExampleOption, Example: 3}, {Word: session.ExampleOption, Example: 9}}, Chosen: 1, Truth: 0, Before: 1, After: 2}, "You said: example 9. It was: example 3."},
		{session.QuestionState{Options: []session.Option{{Text: "this"}, {Text: "that"}}, Chosen: -1, Truth: 1}, "It was: that."},
	} {
		if got := language.TruthText(&c.q); got != c.want {
			t.Errorf("it is %q, want %q", got, c.want)
		}
	}
}

// Feedback is to the choice that was made, then to the question.
func TestFeedback(t *testing.T) {
	q := session.QuestionState{Question: session.Question{Choices: []session.Choice{{Feedback: "Yes."}, {Feedback: "No."}}, Done: "So it is."}}
	for chosen, want := range map[int][]string{-1: {"So it is."}, 0: {"Yes.", "So it is."}, 1: {"No.", "So it is."}} {
		if q.Chosen = chosen; !slices.Equal(language.Feedback(&q), want) {
			t.Errorf("to %d it says %q", chosen, language.Feedback(&q))
		}
	}
}

// A lesson on paper: what is typed, boxes, blanks; help is on the last page.
func TestHandout(t *testing.T) {
	l, faults := language.ParseLesson("small", smallLesson)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	last := &l.Pages[3]
	last.Question.Hints = []string{"Look at its sign."}
	three := 3.5
	l.Pages = append(l.Pages, session.Page{Title: "Count", Question: &session.Question{Text: "How many?", Number: &three, Done: "Counted."}}, session.Page{Title: "Read", Text: "The end."})
	want := []string{
		"# One step", "Four numbers, and a pencil.",
		"## 1. The start", "All weights are 0. What is a?", "Type:", "    data notes --show loop\n    line at 3", "What is a of example 1?", "Answer: ____________",
		"## 2. The step", "- [ ] until k ≥ 1, at most 5 steps\n- [ ] until alpha > 0.1 and dJ < 0\n- not: alpha < 0.05",
		"## 3. Why", "Which?", "1. this\n2. that\n3. neither", "Answer: ____________",
		"## 4. Last", "In the next step w₁ goes", "Answer: ____________",
		"## 5. Count", "How many?", "Answer: ____________",
		"## 6. Read", "The end.",
		"## Hints and answers",
		"### 1. The start", "Hint 1: e^0 is 1.", "Undecided.",
		"### 2. The step", "Hint 1: space", "What does it:", "    alpha 0.3\n    step",
		"### 3. Why", "Answer: 1. yes, this",
		"### 4. Last", "Hint 1: Look at its sign.",
		"### 5. Count", "Answer: 3.5", "Counted.",
	}
	l.Title = "One step"
	if got := language.Handout(l); got != strings.Join(want, "\n\n")+"\n" {
		t.Errorf("on paper it is\n%s\nnot\n%s", got, strings.Join(want, "\n\n"))
	}
	if got := language.Handout(session.Lesson{Title: "A", Pages: []session.Page{{Title: "B"}}}); got != "# A\n\n## 1. B\n" {
		t.Errorf("with nothing to help it is %q", got)
	}
}

// A wrong number is told with the signs of formulas, on a page as in a practice.
func TestWrongNumbersAreWritten(t *testing.T) {
	g := session.TypedAnswer{Text: "-0.5", Explanation: "that is w*x - b: b is taken off"}
	for _, got := range []string{language.WrongText(g), language.BlankWrongText(g)} {
		if got != "Not −0.5: that is w·x − b: b is taken off." {
			t.Errorf("it says %q", got)
		}
	}
	if got := language.WrongText(session.TypedAnswer{Text: "2"}); got != "Not 2." {
		t.Errorf("of what is not known it says %q", got)
	}
}
