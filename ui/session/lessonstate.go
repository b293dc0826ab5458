package session

import "slices"

// LessonState is where one is in a lesson.
type LessonState struct {
	Lesson  *Lesson
	After   string     // the name of the lesson after it, empty where there is none
	Page    int        // its place; len(Lesson.Pages) where all are behind
	Marks   []Mark     // of the pages
	Setting bool       // its lines are under way
	Misfit  bool       // they do not fit what is here: the next page is this one again
	Task    *TaskState // nil: the page has no task
	Hint    string     // what stands in place of the text; empty: the text does
	Way     bool       // the hint is the lines that bring it about
	Hints   [2]int     // shown of the page, and how many there are
	From    int        // the iteration at which the page began
}

// TaskState is a task as far as it is.
type TaskState struct {
	Boxes     []Checkbox
	Done      bool
	From      int // the iteration at which it began
	Violation *Violation
	Remarks   []string // what there is to say while it holds
}

// QuestionState is a question as it stands.
type QuestionState struct {
	Question
	Options     []Option // none where a number is typed
	Chosen      int      // a place in Options, −1 for none
	Typed       []Guessed
	Revealed    bool
	Looked      bool    // nothing was answered
	Truth       int     // a place in Options, −1 where each is right
	ExactAnswer float64 // the number that was typed
	Before      float64 // J, the parameter or the count, before and after the step
	After       float64
	Costs       []float64 // of LowestCost: what each option leads to
}

// Guesses is how guessing goes.
type Guesses struct {
	Right, Counted int
	Due            bool           // the next question, or the answer to the one before, is on its way
	Last           *QuestionState // the newest that was revealed; nil before
}

// Done counts the pages that are.
func (s *LessonState) Done() int {
	n := 0
	for _, m := range s.Marks {
		if m.Done {
			n++
		}
	}
	return n
}

// Here is the page that is open, nil where all are behind.
func (s *LessonState) Here() *Page {
	if s.Page == len(s.Lesson.Pages) {
		return nil
	}
	return &s.Lesson.Pages[s.Page]
}

// lessonState is where the session is in a lesson, nil where none is open.
func (s *Session) lessonState() *LessonState {
	l := s.lessonAt
	if l.lesson == nil {
		return nil
	}
	st := &LessonState{Lesson: l.lesson, After: l.next, Page: l.page, Setting: l.settingUp, Misfit: l.setupFailed}
	for _, p := range l.pages {
		st.Marks = append(st.Marks, p.Mark)
	}
	page, here := l.here()
	if page == nil {
		return st
	}
	st.Hints, st.From = [2]int{here.hints, page.help()}, here.from
	if hints := page.Hints(); l.hinting && here.hints > 0 {
		if st.Way = here.hints > len(hints); !st.Way {
			st.Hint = hints[here.hints-1]
		}
	}
	if page.Task != nil && !l.settingUp && !l.setupFailed {
		st.Task = s.doing(page, here)
	}
	return st
}

func (s *Session) doing(page *Page, here *pageProgress) *TaskState {
	d := &TaskState{Boxes: slices.Clone(here.boxes), Done: here.fulfilled(), From: here.from, Violation: here.violation}
	for _, r := range page.Task.When {
		if !d.Done && s.holdsHere(r.If) {
			d.Remarks = append(d.Remarks, r.Text)
		}
	}
	return d
}

// state is a question as others may see it: the truth not before it is revealed. One whose
// step is made is not open any more.
func (q *pendingQuestion) state() *QuestionState {
	if q == nil || q.stepped && !q.revealed {
		return nil
	}
	st := &QuestionState{
		Question: q.Question, Options: q.options, Chosen: q.chosen, Typed: slices.Clip(q.wrong), Revealed: q.revealed,
		Looked: q.looked && q.chosen < 0, Truth: -1,
	}
	if q.revealed {
		st.Truth, st.ExactAnswer, st.Before, st.After, st.Costs = q.truth, q.number, q.before, q.after, q.costs
	}
	return st
}

// guessed is how guessing goes, nil where nothing is asked before steps.
func (s *Session) guessed() *Guesses {
	g := s.guessing
	if !g.on {
		return nil
	}
	return &Guesses{Right: g.right, Counted: g.counted, Due: s.awaitsGuess(), Last: g.last.state()}
}

func (HintOff) do(s *Session) {
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case s.lessonAt.hinting:
		s.lessonAt.hinting = false
		s.emit(PageTurned{})
	}
}
