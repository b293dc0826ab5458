package pane

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	lessons "descent/ui/lesson"
	"descent/ui/session"
	"descent/ui/theme"
)

// barText is what a bar of w×h cells shows, without its styles.
func barText(st session.State, l DrawOptions, w, h int) string {
	var translate func(string) string
	if l.Plain {
		translate = theme.Plain()
	}
	g := chart.NewGrid(w, h, l.Theme.Base, translate)
	newBar(paneState{DrawOptions: l, State: st}, Presentation{DrawOptions: l}, Size{w, h}).Draw(g.Area(layout.Rect{W: w, H: h}))
	return string(g.Trimmed())
}

// stands lists what a page can show: its text, its hints, what is said when it is
// done, and of a question every answer, before and after it is revealed.
func stands(l *session.Lesson, page int) []session.State {
	p := &l.Pages[page]
	study := func(change func(*session.LessonState)) *session.LessonState {
		s := &session.LessonState{Lesson: l, Page: page, Marks: make([]session.PageMark, len(l.Pages)), HintCounts: [2]int{1, len(p.Hints()) + 1}}
		change(s)
		return s
	}
	var all []session.State
	var asked []*session.QuestionState
	task := (*session.TaskState)(nil)
	switch {
	case p.Task != nil:
		until := p.Task.Until[len(p.Task.Until)-1]
		task = &session.TaskState{Boxes: []session.Checkbox{{Until: until, Left: make([]float64, len(until.Clauses)), Right: make([]float64, len(until.Clauses))}}}
	case p.Question != nil:
		a := session.QuestionState{Question: *p.Question, Chosen: -1, Truth: -1}
		for _, c := range p.Question.Choices {
			a.Options = append(a.Options, session.Option{Text: c.Text})
		}
		open := a
		asked = append(asked, &open)
		for i := range max(1, len(a.Options)) {
			chosen := a
			if len(a.Options) > 0 {
				chosen.Chosen = i
			}
			revealed := chosen
			revealed.Revealed, revealed.Truth = true, 0
			asked = append(asked, &chosen, &revealed)
		}
	}
	if asked == nil {
		asked = append(asked, nil)
	}
	for _, a := range asked {
		all = append(all, session.State{Question: a, Lesson: study(func(s *session.LessonState) { s.Task = task })})
		for _, h := range p.Hints() {
			all = append(all, session.State{Question: a, Lesson: study(func(s *session.LessonState) { s.Task, s.Hint = task, h })})
		}
	}
	if p.Task == nil {
		return all
	}
	for _, r := range p.Task.When {
		doing := *task
		doing.Remarks = []string{r.Text}
		all = append(all, session.State{Lesson: study(func(s *session.LessonState) { s.Task = &doing })})
	}
	done := *task
	done.Done = true
	return append(all,
		session.State{Lesson: study(func(s *session.LessonState) { s.Task = &done })},
		session.State{Lesson: study(func(s *session.LessonState) { s.Task, s.HintIsWay = task, true })})
}

// Every page of the program's lessons is seen whole, on the smallest screen and
// with plain glyphs too, with all that it can say.
func TestLessonsFitTheBar(t *testing.T) {
	t.Parallel()
	look, err := theme.Choose("dark", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lessons.Names() {
		l, err := lessons.Library{}.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for page := range l.Pages {
			for i, st := range stands(&l, page) {
				for _, size := range [][2]int{{80, 5}, {120, 6}} {
					for _, plain := range []bool{false, true} {
						shown := barText(st, DrawOptions{Theme: look, Plain: plain, Compact: size[0] < 100}, size[0], size[1])
						if strings.Contains(shown, "…") || strings.Contains(shown, "...") {
							t.Errorf("%s, %q, %d, plain %v: it is cut:\n%s", name, l.Pages[page].Title, i, plain, shown)
						}
						for _, o := range options(st) {
							if plain {
								o = theme.Plain()(o)
							}
							if st.Question != nil && !st.Question.Revealed && !strings.Contains(shown, o) {
								t.Errorf("%s, %q, plain %v: no answer %q:\n%s", name, l.Pages[page].Title, plain, o, shown)
							}
						}
					}
				}
			}
		}
	}
}

func options(st session.State) []string {
	if st.Question == nil {
		return nil
	}
	var all []string
	for i, o := range st.Question.Options {
		all = append(all, fmt.Sprintf("%d %s", i+1, o.Text))
	}
	return all
}

// The bar holds any text in any size: a teacher's page may be long, and have nine
// answers. What is asked is always there.
func TestLongPages(t *testing.T) {
	t.Parallel()
	long := strings.TrimSpace(strings.Repeat("word ", 60))
	q := session.Question{Text: "Which of them?"}
	asked := &session.QuestionState{Chosen: 8, Truth: -1}
	for i := range 9 {
		text := fmt.Sprintf("answer %d is a long one that takes its row", i+1)
		q.Choices = append(q.Choices, session.Choice{Text: text})
		asked.Options = append(asked.Options, session.Option{Text: text})
	}
	asked.Question = q
	for _, a := range []*session.QuestionState{nil, asked, {Question: session.Question{Text: "Which number?"}, Chosen: -1}} {
		l := &session.Lesson{Title: long, Pages: []session.Page{{Title: long, Text: long}}}
		st := session.State{Question: a, Lesson: &session.LessonState{Lesson: l, Marks: make([]session.PageMark, 1)}}
		for w := 1; w < 130; w += 13 {
			for h := 1; h < 9; h++ {
				shown := barText(st, DrawOptions{}, w, h)
				if a != nil && len(a.Options) == 0 && w >= 78 && h >= 3 && !strings.Contains(shown, "Which number?") {
					t.Errorf("%d×%d: the question is not there:\n%s", w, h, shown)
				}
			}
		}
	}
}

// Every title of the program's lessons, and most tasks, can be drawn in letters where a
// screen has the rows; on the smallest they stand in words.
func TestTitlesInLetters(t *testing.T) {
	t.Parallel()
	look, err := theme.Choose("dark", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lessons.Names() {
		l, err := lessons.Library{}.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for page, p := range l.Pages {
			st := stands(&l, page)[0]
			for _, size := range [][3]int{{80, 5, 0}, {118, 13, 4}, {170, 13, 4}, {200, 21, 4}} {
				shown := barText(st, DrawOptions{Theme: look, Projector: true, Compact: size[0] < 100}, size[0], size[1])
				heading, _, _ := strings.Cut(shown, "\n")
				words := strings.Contains(heading, "  "+p.Title+" ")
				if letters := strings.Count(shown, "█") > 3*len(strings.ReplaceAll(p.Title, " ", "")); letters == words || letters != (size[2] > 0) {
					t.Errorf("%s, %q, %v: letters %v, words %v:\n%s", name, p.Title, size, letters, words, shown)
				}
				if plain := barText(st, DrawOptions{Theme: look, Projector: true, Plain: true}, size[0], size[1]); strings.ContainsAny(plain, "█▀▄") || strings.Contains(plain, "##") {
					t.Errorf("%s, %q, %v: plain glyphs are not:\n%s", name, p.Title, size, plain)
				}
			}
		}
	}
}

// What a task waits for is in letters with its distance beside it, and in bold words
// over the whole width where it is too long.
func TestTasksInLetters(t *testing.T) {
	t.Parallel()
	look, err := theme.Choose("dark", "")
	if err != nil {
		t.Fatal(err)
	}
	l := session.Lesson{Title: "A", Pages: []session.Page{{Title: "B", Text: "Text.", Task: &session.Task{}}}}
	st := session.State{Lesson: &session.LessonState{Lesson: &l, Marks: make([]session.PageMark, 1), Task: &session.TaskState{}}}
	for wanted, letters := range map[string]bool{"k ≥ 10": true, "J < 0.402": true, "converged": true, "alpha > bound and dJ > 0": false, "k ≥ 10 (ω)": false} {
		d := Presentation{DrawOptions: DrawOptions{Theme: look, Projector: true}, Goal: language.Goal{Wanted: wanted, Deadline: "at k 50 or sooner", Now: "now J is 0.5"}}
		g := chart.NewGrid(120, 13, look.Base, nil)
		newBar(paneState{DrawOptions: d.DrawOptions, State: st}, d, Size{120, 13}).Draw(g.Area(layout.Rect{W: 120, H: 13}))
		rows := strings.Split(string(g.Trimmed()), "\n")
		last := strings.Join(rows[min(9, len(rows)-1):], "\n")
		if strings.Contains(last, wanted) == letters || strings.Contains(last, "██") != letters || !strings.Contains(last, "now J is 0.5") || !strings.Contains(last, "at k 50 or sooner") {
			t.Errorf("%q in letters %v:\n%s", wanted, letters, strings.Join(rows, "\n"))
		}
	}
}

// The pictures of letters are whole: four rows of one width, of blocks alone; and every
// letter there is, small and capital.
func TestLettersAreWhole(t *testing.T) {
	t.Parallel()
	large := bigFonts(4, false)[0].glyphs
	for r, picture := range large {
		for _, row := range picture {
			if len(picture) != 4 || utf8.RuneCountInString(row) != utf8.RuneCountInString(picture[0]) || strings.Trim(row, "█▀▄ ") != "" {
				t.Errorf("%c is %q", r, picture)
			}
		}
	}
	for _, r := range "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789αλσ₁₂.,:-+−÷=<>≤≥≠?!()/%✓▢" {
		if large[r] == nil {
			t.Errorf("there is no %c", r)
		}
	}
}

// Until the examples of large data are counted it is said that a question comes, and not
// that nothing is asked; where the next step goes is not seen meanwhile.
func TestGuessOnItsWay(t *testing.T) {
	for due, want := range map[bool]string{true: "The next question is on its way.", false: "Nothing is asked here."} {
		st := session.State{Activities: session.Activities{Guess: &session.GuessState{Waiting: due}}}
		if got := barText(st, DrawOptions{}, 100, 6); !strings.Contains(got, want) {
			t.Errorf("it says\n%s", got)
		}
		if language.ConcealsNext(st) != due {
			t.Errorf("due is %v, and the next step is hidden: %v", due, !due)
		}
	}
}
