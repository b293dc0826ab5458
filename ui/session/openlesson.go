package session

import (
	"fmt"
	"slices"

	"descent/datasets"
)

// lessonProgress is where a session is in a lesson.
type lessonProgress struct {
	lesson      *Lesson // nil: none is open
	next        string  // the lesson after it, empty where there is none
	page        int     // its place; len(lesson.Pages) where all are behind
	pages       []pageProgress
	settingUp   bool // the lines of the page are under way: what is asked for waits
	setupFailed bool // one of them did not fit: the page is not set up
	hintShown   bool // the newest hint stands in place of the text
}

// pageProgress is how far one page is.
type pageProgress struct {
	PageMark
	seen      bool // its lines were done
	startK    int  // the iteration at which it began
	boxes     []Checkbox
	hints     int // how many were shown
	violation *Violation
	pending   *pendingQuestion
}

// PageMark is what is kept of a page.
type PageMark struct {
	Done        bool
	Hinted      bool   // a hint was shown
	FirstAnswer string // the first answer to its question, empty where there was none
	FirstRight  bool   // that answer was right
}

// Checkbox is one of the things that a task waits for.
type Checkbox struct {
	Until       Condition
	Ticked      bool
	K           int       // where it was ticked
	Left, Right []float64 // the two sides of its clauses there
}

// Violation is what a task did not allow, and the iteration that a step led to then.
// Going back before that mends it.
type Violation struct {
	Never Condition
	K     int
}

// pageLine is a line of a page, which is done in front of all that waits.
type pageLine struct{ action Action }

func (l pageLine) turn() Timing { return l.action.turn() }

// pageSetupDone stands behind the lines of a page.
type pageSetupDone struct{ first bool }

func (s *Session) inLesson() bool { return s.lessonAt.lesson != nil }

// current is the page that is open, nil where none is: of a lesson that is finished
// too.
func (l *lessonProgress) current() (*Page, *pageProgress) {
	if l.lesson == nil || l.page >= len(l.lesson.Pages) {
		return nil, nil
	}
	return &l.lesson.Pages[l.page], &l.pages[l.page]
}

func (a OpenLesson) do(s *Session) {
	s.cancel(LoadingLesson)
	s.request(ReadLesson{s.tracker.Start(LoadingLesson, a.Name), a.Name})
}

// lessonFetched begins with a lesson that was read.
func (s *Session) lessonFetched(name string, r Result) {
	if r.Err != nil {
		s.emit(LessonFailed{name, r.Err})
		return
	}
	l := lessonProgress{lesson: r.Lesson.Lesson, next: r.Lesson.Next, pages: make([]pageProgress, len(r.Lesson.Pages))}
	l.page = -1
	for i, p := range l.lesson.Pages {
		l.pages[i].PageMark = r.Lesson.Marks[p.Title]
		if l.page < 0 && !l.pages[i].Done {
			l.page = i
		}
	}
	if !s.inLesson() {
		s.putAside()
	}
	s.guessing = guessing{}
	s.lessonAt = l
	l.page = max(l.page, 0)
	s.resumeAtPage(l.page)
}

// resumeAtPage comes to a page by the ways of those before it, from the last one that
// opens data.
func (s *Session) resumeAtPage(page int) {
	l := &s.lessonAt
	from := page
	for from > 0 && !slices.ContainsFunc(l.lesson.Pages[from].Setup, func(a Action) bool { _, ok := a.(Data); return ok }) {
		from--
	}
	var lines []Action
	for i := from; i < page; i++ {
		p := l.lesson.Pages[i]
		lines = append(lines, p.Setup...)
		switch {
		case p.Task != nil:
			lines = append(lines, p.Task.Way...)
		case p.Question != nil && !p.Question.isTyped():
			lines = append(lines, Step{N: 1})
		}
		l.pages[i].seen = true
	}
	s.turnToPage(page, append(lines, l.lesson.Pages[page].Setup...))
}

// turnToPage turns to a page, and lets lines set it up.
func (s *Session) turnToPage(page int, lines []Action) {
	l := &s.lessonAt
	l.page, l.settingUp, l.setupFailed, l.hintShown = page, true, false, false
	s.leavePractice()
	s.guessing.pending = nil // the steps of its lines answer nothing
	first := !l.pages[page].seen || len(lines) > 0
	l.pages[page].seen = true
	if first {
		l.pages[page] = pageProgress{PageMark: l.pages[page].PageMark, seen: true, hints: l.pages[page].hints}
	}
	s.waiting.beforeItems = append([]any{pageSetupDone{first}}, s.waiting.beforeItems...)
	s.setUpPage(lines)
}

// setUpPage lets lines of a page come before all that waits.
func (s *Session) setUpPage(lines []Action) {
	for _, a := range slices.Backward(lines) {
		s.waiting.beforeItems = slices.Insert(s.waiting.beforeItems, 0, any(pageLine{a}))
	}
}

// runPageLine has the effect of a line of a page. One that does not fit ends the setting
// up.
func (s *Session) runPageLine(a Action) {
	if err := s.Check(a); err != nil {
		s.failPage(err)
		return
	}
	if d, ok := a.(Data); ok && d.ReadOptions.Scale == nil { // not as other data were scaled before
		none := datasets.NoScaling
		d.ReadOptions.Scale = &none
		a = d
	}
	s.perform(a)
}

// failPage says that a page cannot be set up here; the lines that are left are not
// done.
func (s *Session) failPage(err error) {
	s.lessonAt.setupFailed = true
	s.waiting.beforeItems = slices.DeleteFunc(s.waiting.beforeItems, func(of any) bool { _, line := of.(pageLine); return line })
	s.emit(PageFailed{err})
}

// pageReady says that the lines of a page are done: it begins here.
func (s *Session) pageReady(first bool) {
	l := &s.lessonAt
	page, here := l.current()
	if page == nil || !l.settingUp {
		return
	}
	l.settingUp = false
	if data := l.lesson.Data(l.page); !l.setupFailed && data != "" && data != s.data.Name {
		s.failPage(fmt.Errorf("this page is about %s, not %s", data, s.data.Name))
	}
	if first {
		here.startK = s.timeline.Cursor()
		s.iterationCursor.stepsMade = 0
	}
	if page.Task != nil && here.boxes == nil {
		for _, c := range page.Task.Until {
			here.boxes = append(here.boxes, Checkbox{Until: c})
		}
	}
	s.emit(PageTurned{})
	switch {
	case l.setupFailed:
	case page.Task != nil:
		s.tickCheckboxes()
	case page.Question == nil:
		s.updateMark(func(m *PageMark) { m.Done = true })
	case here.pending == nil || !here.pending.revealed:
		here.pending = s.newPendingQuestion(*page.Question)
	}
}

// updateMark changes what is kept of the page, and says so.
func (s *Session) updateMark(change func(*PageMark)) {
	page, here := s.lessonAt.current()
	before := here.PageMark
	if change(&here.PageMark); here.PageMark != before {
		s.emit(PageMarked{Lesson: s.lessonAt.lesson.Name, Page: page.Title, Mark: here.PageMark})
	}
}

func (LearnOff) do(s *Session) {
	if !s.inLesson() {
		s.emit(NoLesson{})
		return
	}
	s.lessonAt = lessonProgress{}
	s.emit(LessonLeft{})
}

func (NextPage) do(s *Session) {
	l := &s.lessonAt
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case l.page == len(l.lesson.Pages):
		if l.next == "" {
			s.emit(NoPage{})
			return
		}
		OpenLesson{l.next}.do(s)
	case l.setupFailed:
		s.resumeAtPage(l.page)
	case l.page == len(l.lesson.Pages)-1:
		l.page, l.hintShown = len(l.lesson.Pages), false
		s.emit(PageTurned{})
	default:
		to := l.page + 1
		var lines []Action
		if !l.pages[to].seen {
			lines = l.lesson.Pages[to].Setup
		}
		s.turnToPage(to, lines)
	}
}

func (PrevPage) do(s *Session) {
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case s.lessonAt.page == 0:
		s.emit(NoPage{})
	default:
		s.turnToPage(s.lessonAt.page-1, nil)
	}
}

func (Hint) do(s *Session) {
	page, here := s.lessonAt.current()
	switch {
	case s.inPractice():
		s.practiceHint()
	case !s.inLesson():
		s.emit(NoLesson{})
	case page == nil || page.helpCount() == 0:
		s.emit(NoHint{})
	default:
		here.hints = min(here.hints+1, page.helpCount())
		s.lessonAt.hintShown = true
		s.updateMark(func(m *PageMark) { m.Hinted = m.Hinted || !m.Done })
		s.emit(Hinted{})
	}
}

// repeatPageLines does the lines of the page again, where it has some, and reports whether
// it did: that is what to begin again means in a lesson.
func (s *Session) repeatPageLines() bool {
	page, here := s.lessonAt.current()
	if page == nil || len(page.Setup) == 0 || s.lessonAt.settingUp {
		return false
	}
	here.seen = false
	s.turnToPage(s.lessonAt.page, page.Setup)
	return true
}
