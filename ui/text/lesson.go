package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/pane"
	"descent/ui/session"
)

// lessonDialog is what a conversation has for lessons.
type lessonDialog struct {
	outcome        lessonOutcome
	announcedData  string // the name of the data that a page has told of
	unattendedMode bool   // nobody is there to answer
}

// lessonOutcome is what the newest line led to in a lesson.
type lessonOutcome struct {
	said        []string
	paged       bool // another page is there
	blank       bool // another number is asked for, or looked at
	made        bool // an iteration is made by hand
	refusedOnce bool // a step was refused, for a question is open
}

// Unattended says that nobody is there to answer questions: they are looked at.
func (s *Session) Unattended() { s.unattendedMode = true }

func (s *Session) unattended() bool { return s.unattendedMode || s.runningScript }

// conceals reports whether one of some parts of a screen would give away what is
// asked for.
func (s *Session) conceals(parts ...string) bool {
	hidden := s.State().Concealed
	return slices.ContainsFunc(parts, func(part string) bool { return hidden[part] })
}

// refusal stands in place of what would give an answer away.
func (s *Session) refusal() string { return s.plain(s.formatter().Refusal(s.State())) }

// position is where the run stands, without the numbers that are asked for.
func (s *Session) position() []string {
	st := s.State()
	if q := st.Question; q != nil && !q.Revealed && q.Quantity != nil && slices.Contains([]string{"J", "dJ", "w", "b", "|w|"}, q.Quantity.Name) {
		return s.plainLines(fmt.Sprintf("k %d  α %s", st.Run.Snapshot.Iter, language.FormatNumber(st.Run.Alpha)))
	}
	return s.partLines(pane.ReadoutPart)
}

// opensLesson reports whether an intent is about a lesson or a question, which has its
// own answer.
func opensLesson(i session.Intent) bool {
	switch i := i.(type) {
	case session.Practice, session.PracticeOff:
		return true
	case session.OpenLesson, session.LearnOff, session.NextPage, session.PrevPage, session.Hint, session.HintOff, session.RestoreAside, session.Answer, session.Guess:
		return true
	case session.CommandName:
		return i.Name == "guess" || i.Name == "practice"
	}
	return false
}

// handleLessonEvent keeps what an event of a lesson tells, and reports whether it is one.
// What is to be kept of a page is on the disk before it is said.
func (s *Session) handleLessonEvent(e session.Event) bool {
	switch e := e.(type) {
	case session.PageMarked:
		if err := s.experiment.Lessons.SaveMark(e.Lesson, e.Page, e.Mark); err != nil {
			s.outcome.said = append(s.outcome.said, err.Error())
		}
		return true
	case session.PutAside:
		if err := s.experiment.Lessons.PutAside(language.Print(e.Moment)); err != nil {
			s.outcome.said = append(s.outcome.said, err.Error())
		}
		return true
	case session.AsideRestored:
		s.experiment.Lessons.DropAside()
	case session.LessonFailed:
		s.err = e.Err
		return true
	case session.PageTurned:
		s.outcome.paged = true
		return true
	case session.PracticeAsked:
		s.outcome.blank = true
		return true
	case session.PracticeFinished:
		s.outcome.made = true
		return true
	case session.StepRefused:
		s.outcome.refusedOnce = true
		if s.unattended() {
			return true
		}
	}
	said, is := s.formatter().LessonText(e)
	if is {
		s.outcome.said = append(s.outcome.said, said)
	}
	return is
}

// lessonLines is what a lesson, or guessing, adds to an answer.
func (s *Session) lessonLines(i session.Intent) []string {
	st := s.State()
	said := s.outcome.said
	if s.outcome.blank || s.outcome.made || isPracticeIntent(st, i) {
		said = append(said, s.practice(st)...)
		s.outcome = lessonOutcome{}
		return s.plainLines(said...)
	}
	if s.outcome.paged {
		said = append(said, s.page(st)...)
	} else if l := st.Lesson; l != nil && l.Task != nil && !l.Task.Done && mayAffectTask(i) {
		said = append(said, s.task(l)...)
	}
	if st.Guess != nil && st.Practice == nil && st.Question != nil && (mayAffectTask(i) || opensLesson(i)) && st.Question.Chosen < 0 {
		said = append(said, s.question(st)...)
	}
	s.outcome = lessonOutcome{}
	return s.plainLines(said...)
}

// practice says which number is asked for, what is known, and what to do; or what
// came of it.
func (s *Session) practice(st session.State) []string {
	p := st.Practice
	switch {
	case p == nil:
		return nil
	case p.Finished:
		said := append([]string{language.PracticeScore(p)}, language.PracticeRows(st)...)
		return append(append(said, s.formatter().PracticeMade(p)), s.momentLines()...)
	case p.ShowsWhy: // which is said already
	case p.LookedAt >= 0, p.Blanks[p.Now].Mark != session.Unfound && s.outcome.blank:
		return []string{language.PracticeText(st), s.formatter().PracticeNext(p)}
	case s.outcome.blank:
		said := []string{"Number " + language.PracticePlace(p) + ": " + language.BlankQuestion(st), language.PracticeKnownText(st)}
		if !language.IsFirstBlank(p) {
			return said
		}
		what, hiding := language.PracticeIntro(p)
		return append(append([]string{what, hiding}, said...), s.formatter().PracticeNext(p))
	}
	return []string{s.formatter().PracticeNext(p)}
}

// isPracticeIntent reports whether an intent answers, or asks for help, where a number is worked
// out.
func isPracticeIntent(st session.State, i session.Intent) bool {
	if st.Practice == nil || st.Practice.Finished {
		return false
	}
	switch i.(type) {
	case session.Answer, session.Hint, session.Step, session.Back:
		return true
	}
	return false
}

// mayAffectTask reports whether an intent may change what a task waits for.
func mayAffectTask(i session.Intent) bool {
	_, action := i.(session.Action)
	_, adjusts := i.(session.Adjust)
	return (action || adjusts) && !opensLesson(i)
}

// page says a page: what it is, where the run stands, its text, and what is to be
// done.
func (s *Session) page(st session.State) []string {
	l := st.Lesson
	if l == nil {
		return nil
	}
	said := []string{language.PageTitle(l) + "."}
	if l.CurrentPage() == nil {
		said = append(said, language.PageText(l))
		if l.NextLesson != "" {
			said = append(said, "next: the lesson "+l.NextLesson+".")
		}
		return said
	}
	if name := st.Data.Name; name != s.announcedData {
		s.announcedData = name
		said = append(said, pane.SpokenData(st.Data)+"; start: "+language.StartText(st.StartAction))
	}
	said = append(append(said, s.position()...), language.PageText(l))
	switch {
	case l.Task != nil:
		said = append(said, s.task(l)...)
	case st.Question != nil && !l.SetupFailed:
		said = append(said, s.question(st)...)
	}
	return said
}

// task says what a task waits for, or that it is done.
func (s *Session) task(l *session.LessonState) []string {
	if l.Task.Done {
		return []string{"Task done."}
	}
	goal := s.formatter().Goal(l.Task)
	said := []string{"Task, open: " + goal.Text() + ". " + strings.ToUpper(goal.Now[:1]) + goal.Now[1:] + "."}
	return append(said, l.Task.Remarks...)
}

// question says what is asked, and the answers there are.
func (s *Session) question(st session.State) []string {
	q := st.Question
	if q.Revealed {
		return append([]string{language.TruthText(q)}, language.Feedback(q)...)
	}
	said := []string{"Question: " + language.QuestionText(st)}
	var options []string
	for i, o := range q.Options {
		options = append(options, strconv.Itoa(i+1)+": "+language.OptionText(st, o)+".")
	}
	return append(said, strings.Join(options, " "))
}

// lessons lists the lessons there are.
func (s *Session) lessons() []string {
	said := lesson.ListLines(s.experiment.Lessons.List(), s.plain)
	return s.plainLines(append(said, "open one: learn NAME")...)
}
