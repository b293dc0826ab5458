package session

import (
	"fmt"
	"slices"

	"descent/datasets"
)

// openLesson is where a session is in a lesson.
type openLesson struct {
	lesson  *Lesson // nil: none is open
	next    string  // the lesson after it, empty where there is none
	page    int     // its place; len(lesson.Pages) where all are behind
	pages   []pageProgress
	setting bool // the lines of the page are under way: what is asked for waits
	misfit  bool // one of them did not fit: the page is not set up
	hinting bool // the newest hint stands in place of the text
}

// pageProgress is how far one page is.
type pageProgress struct {
	Mark
	seen   bool // its lines were done
	from   int  // the iteration at which it began
	boxes  []Box
	hints  int // how many were shown
	broken *Broken
	asked  *pendingQuestion
}

// Mark is what is kept of a page.
type Mark struct {
	Done   bool
	Hinted bool   // a hint was shown
	First  string // the first answer to its question, empty where there was none
	Right  bool   // that answer was right
}

// Box is one of the things that a task waits for.
type Box struct {
	Until       Condition
	Ticked      bool
	K           int       // where it was ticked
	Left, Right []float64 // the two sides of its clauses there
}

// Broken is what a task did not allow, and the iteration that a step led to then.
// Going back before that mends it.
type Broken struct {
	Never Condition
	K     int
}

// pageLine is a line of a page, which is done in front of all that waits.
type pageLine struct{ do Action }

func (l pageLine) turn() Turn { return l.do.turn() }

// pageSet stands behind the lines of a page.
type pageSet struct{ first bool }

func (s *Session) inLesson() bool { return s.learning.lesson != nil }

// here is the page that is open, nil where none is: of a lesson that is finished
// too.
func (l *openLesson) here() (*Page, *pageProgress) {
	if l.lesson == nil || l.page >= len(l.lesson.Pages) {
		return nil, nil
	}
	return &l.lesson.Pages[l.page], &l.pages[l.page]
}

func (a Learn) do(s *Session) {
	s.cancel(Fetching)
	s.request(Fetch{s.tracker.Start(Fetching, a.Name), a.Name})
}

// fetched begins with a lesson that was read.
func (s *Session) fetched(name string, r Result) {
	if r.Err != nil {
		s.emit(LessonFailed{name, r.Err})
		return
	}
	l := openLesson{lesson: r.Lesson.Lesson, next: r.Lesson.Next, pages: make([]pageProgress, len(r.Lesson.Pages))}
	l.page = -1
	for i, p := range l.lesson.Pages {
		l.pages[i].Mark = r.Lesson.Marks[p.Title]
		if l.page < 0 && !l.pages[i].Done {
			l.page = i
		}
	}
	if !s.inLesson() {
		s.putAside()
	}
	s.guessing = guessing{}
	s.learning = l
	l.page = max(l.page, 0)
	s.resume(l.page)
}

// resume comes to a page by the ways of those before it, from the last one that
// opens data.
func (s *Session) resume(page int) {
	l := &s.learning
	from := page
	for from > 0 && !slices.ContainsFunc(l.lesson.Pages[from].Enter, func(a Action) bool { _, ok := a.(Data); return ok }) {
		from--
	}
	var lines []Action
	for i := from; i < page; i++ {
		p := l.lesson.Pages[i]
		lines = append(lines, p.Enter...)
		switch {
		case p.Task != nil:
			lines = append(lines, p.Task.Way...)
		case p.Question != nil && !p.Question.typed():
			lines = append(lines, Step{N: 1})
		}
		l.pages[i].seen = true
	}
	s.come(page, append(lines, l.lesson.Pages[page].Enter...))
}

// come turns to a page, and lets lines set it up.
func (s *Session) come(page int, lines []Action) {
	l := &s.learning
	l.page, l.setting, l.misfit, l.hinting = page, true, false, false
	s.leavePractice()
	first := !l.pages[page].seen || len(lines) > 0
	l.pages[page].seen = true
	if first {
		l.pages[page] = pageProgress{Mark: l.pages[page].Mark, seen: true, hints: l.pages[page].hints}
	}
	s.waiting.front = append([]any{pageSet{first}}, s.waiting.front...)
	s.setUpPage(lines)
}

// setUpPage lets lines of a page come before all that waits.
func (s *Session) setUpPage(lines []Action) {
	for _, a := range slices.Backward(lines) {
		s.waiting.front = slices.Insert(s.waiting.front, 0, any(pageLine{a}))
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
		none := datasets.None
		d.ReadOptions.Scale = &none
		a = d
	}
	s.perform(a)
}

// failPage says that a page cannot be set up here; the lines that are left are not
// done.
func (s *Session) failPage(err error) {
	s.learning.misfit = true
	s.waiting.front = slices.DeleteFunc(s.waiting.front, func(of any) bool { _, line := of.(pageLine); return line })
	s.emit(PageFailed{err})
}

// pageReady says that the lines of a page are done: it begins here.
func (s *Session) pageReady(first bool) {
	l := &s.learning
	page, here := l.here()
	if page == nil || !l.setting {
		return
	}
	l.setting = false
	if data := l.lesson.Data(l.page); !l.misfit && data != "" && data != s.data.Name {
		s.failPage(fmt.Errorf("this page is about %s, not %s", data, s.data.Name))
	}
	if first {
		here.from = s.timeline.Cursor()
		s.inside.stepsMade = 0
	}
	if page.Task != nil && here.boxes == nil {
		for _, c := range page.Task.Until {
			here.boxes = append(here.boxes, Box{Until: c})
		}
	}
	s.emit(Paged{})
	switch {
	case l.misfit:
	case page.Task != nil:
		s.tickTask()
	case page.Question == nil:
		s.mark(func(m *Mark) { m.Done = true })
	case here.asked == nil || !here.asked.revealed:
		here.asked = s.newAsked(*page.Question)
	}
}

// mark changes what is kept of the page, and says so.
func (s *Session) mark(change func(*Mark)) {
	page, here := s.learning.here()
	before := here.Mark
	if change(&here.Mark); here.Mark != before {
		s.emit(Marked{Lesson: s.learning.lesson.Name, Page: page.Title, Mark: here.Mark})
	}
}

func (LearnOff) do(s *Session) {
	if !s.inLesson() {
		s.emit(NoLesson{})
		return
	}
	s.learning = openLesson{}
	s.emit(Left{})
}

func (NextPage) do(s *Session) {
	l := &s.learning
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case l.page == len(l.lesson.Pages):
		if l.next == "" {
			s.emit(NoPage{})
			return
		}
		Learn{l.next}.do(s)
	case l.misfit:
		s.resume(l.page)
	case l.page == len(l.lesson.Pages)-1:
		l.page, l.hinting = len(l.lesson.Pages), false
		s.emit(Paged{})
	default:
		to := l.page + 1
		var lines []Action
		if !l.pages[to].seen {
			lines = l.lesson.Pages[to].Enter
		}
		s.come(to, lines)
	}
}

func (PrevPage) do(s *Session) {
	switch {
	case !s.inLesson():
		s.emit(NoLesson{})
	case s.learning.page == 0:
		s.emit(NoPage{})
	default:
		s.come(s.learning.page-1, nil)
	}
}

func (Hint) do(s *Session) {
	page, here := s.learning.here()
	switch {
	case s.practises():
		s.practiceHint()
	case !s.inLesson():
		s.emit(NoLesson{})
	case page == nil || page.help() == 0:
		s.emit(NoHint{})
	default:
		here.hints = min(here.hints+1, page.help())
		s.learning.hinting = true
		s.mark(func(m *Mark) { m.Hinted = m.Hinted || !m.Done })
		s.emit(Hinted{})
	}
}

// again does the lines of the page again, where it has some, and reports whether
// it did: that is what to begin again means in a lesson.
func (s *Session) again() bool {
	page, here := s.learning.here()
	if page == nil || len(page.Enter) == 0 || s.learning.setting {
		return false
	}
	here.seen = false
	s.come(s.learning.page, page.Enter)
	return true
}
