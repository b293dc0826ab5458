package session

import "slices"

// LessonState is where one is in a lesson.
type LessonState struct {
	Lesson      *Lesson
	NextLesson  string     // the name of the lesson after it, empty where there is none
	Page        int        // its place; len(Lesson.Pages) where all are behind
	Marks       []PageMark // of the pages
	SettingUp   bool       // its lines are under way
	SetupFailed bool       // they do not fit what is here: the next page is this one again
	Task        *TaskState // nil: the page has no task
	Hint        string     // what stands in place of the text; empty: the text does
	HintIsWay   bool       // the hint is the lines that bring it about
	HintCounts  [2]int     // shown of the page, and how many there are
	StartK      int        // the iteration at which the page began
}

// TaskState is a task as far as it is.
type TaskState struct {
	Boxes     []Checkbox
	Done      bool
	StartK    int // the iteration at which it began
	Violation *Violation
	Remarks   []string // what there is to say while it holds
}

// QuestionState is a question as it stands.
type QuestionState struct {
	Question
	Options     []Option // none where a number is typed
	Chosen      int      // a place in Options, −1 for none
	Typed       []TypedAnswer
	Revealed    bool
	Skipped     bool    // nothing was answered
	Truth       int     // a place in Options, −1 where each is right
	ExactAnswer float64 // the number that was typed
	Before      float64 // J, the parameter or the count, before and after the step
	After       float64
	Costs       []float64 // of LowestCost: what each option leads to
}

// GuessState is how guessing goes.
type GuessState struct {
	Right, Counted int
	Waiting        bool           // the next question, or the answer to the one before, is on its way
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

// CurrentPage is the page that is open, nil where all are behind.
func (s *LessonState) CurrentPage() *Page {
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
	st := &LessonState{Lesson: l.lesson, NextLesson: l.next, Page: l.page, SettingUp: l.settingUp, SetupFailed: l.setupFailed}
	for _, p := range l.pages {
		st.Marks = append(st.Marks, p.PageMark)
	}
	page, here := l.current()
	if page == nil {
		return st
	}
	st.HintCounts, st.StartK = [2]int{here.hints, page.helpCount()}, here.startK
	if hints := page.Hints(); l.hintShown && here.hints > 0 {
		if st.HintIsWay = here.hints > len(hints); !st.HintIsWay {
			st.Hint = hints[here.hints-1]
		}
	}
	if page.Task != nil && !l.settingUp && !l.setupFailed {
		st.Task = s.taskState(page, here)
	}
	return st
}

func (s *Session) taskState(page *Page, here *pageProgress) *TaskState {
	d := &TaskState{Boxes: slices.Clone(here.boxes), Done: here.fulfilled(), StartK: here.startK, Violation: here.violation}
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
		Question: q.Question, Options: q.options, Chosen: q.chosen, Typed: slices.Clip(q.wrongAnswers), Revealed: q.revealed,
		Skipped: q.skipped && q.chosen < 0, Truth: -1,
	}
	if q.revealed {
		st.Truth, st.ExactAnswer, st.Before, st.After, st.Costs = q.truth, q.exactAnswer, q.before, q.after, q.costs
	}
	return st
}

// guessState is how guessing goes, nil where nothing is asked before steps.
func (s *Session) guessState() *GuessState {
	g := s.guessing
	if !g.on {
		return nil
	}
	return &GuessState{Right: g.right, Counted: g.counted, Waiting: s.awaitsGuess(), Last: g.last.state()}
}

func (HintOff) do(s *Session) {
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case s.lessonAt.hintShown:
		s.lessonAt.hintShown = false
		s.emit(PageTurned{})
	}
}
