package text

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/worker"
)

// CheckLesson plays a lesson as it says it is done, and returns what is at fault:
// a page that cannot be set up, a task that is done before anything is or not by
// its way, a question that cannot be put. An error is that of reading it.
func CheckLesson(ctx context.Context, e worker.Experiment, name string) ([]language.LessonError, error) {
	e.Lessons.StateDir = ""
	c, err := New(ctx, e)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if err := c.do(session.OpenLesson{Name: name}); err != nil && c.State().Lesson == nil {
		return nil, err
	}
	var faults []language.LessonError
	for {
		l := c.State().Lesson
		if l == nil || l.CurrentPage() == nil {
			return faults, nil
		}
		if what := c.playPage(l); what != "" {
			faults = append(faults, language.LessonError{Line: l.CurrentPage().Line, What: what})
		}
		if err := c.do(session.NextPage{}); errors.Is(err, context.Canceled) {
			return faults, err
		}
		if now := c.State().Lesson; now.Page == l.Page { // it could not be set up: nothing behind it can
			return faults, nil
		}
	}
}

// playPage does what the page wants, and says what is wrong with it, empty for
// nothing.
func (s *Session) playPage(l *session.LessonState) string {
	page := l.CurrentPage()
	switch {
	case l.SetupFailed:
		return fmt.Sprintf("page %q: %s", page.Title, strings.Join(s.outcome.said, " "))
	case page.Task != nil:
		return s.playTask(l)
	case page.Question != nil:
		return s.playQuestion(page.Title)
	}
	return ""
}

func (s *Session) playTask(l *session.LessonState) string {
	page := l.CurrentPage()
	for _, b := range l.Task.Boxes {
		if b.Ticked {
			return fmt.Sprintf("page %q: %s holds before anything is done", page.Title, language.ConditionText(b.Until))
		}
	}
	for _, a := range page.Task.Way {
		if err := s.do(a); err != nil {
			return fmt.Sprintf("page %q: its way: %s: %s", page.Title, language.Print(a), err)
		}
	}
	if task := s.State().Lesson.Task; !task.Done {
		goal := s.formatter().Goal(task)
		return fmt.Sprintf("page %q: its way does not bring it about: %s, %s", page.Title, goal.Text(), goal.Now)
	}
	return ""
}

func (s *Session) playQuestion(title string) string {
	q := s.State().Question
	text := "1"
	if len(q.Options) == 0 {
		v := s.truth(q)
		if math.IsNaN(v) {
			return fmt.Sprintf("page %q: what it asks for cannot be found here", title)
		}
		text = strconv.FormatFloat(v, 'g', -1, 64)
	}
	for i, choice := range q.Choices {
		if choice.Right {
			text = strconv.Itoa(i + 1)
		}
	}
	if err := s.do(session.Answer{Text: text}); err != nil {
		return fmt.Sprintf("page %q: %s", title, err)
	}
	if len(q.Options) > 0 {
		if err := s.do(session.Step{N: 1}); err != nil {
			return fmt.Sprintf("page %q: %s", title, err)
		}
	}
	if now := s.State().Question; now == nil || !now.Revealed {
		return fmt.Sprintf("page %q: its answer is never there", title)
	}
	return ""
}

// truth is the number that is asked for.
func (s *Session) truth(q *session.QuestionState) float64 {
	st := s.State()
	_, n := st.Data.Problem.Size()
	switch {
	case q.Number != nil:
		return *q.Number
	case q.Quantity != nil && q.Quantity.Index > n:
		return math.NaN()
	case q.Quantity != nil:
		return s.session.Value(*q.Quantity)
	case q.Computed == nil || q.Computed.Quantity.Index > n:
		return math.NaN()
	}
	next := st.Run.Snapshot.NextParams(st.Run.Alpha)
	if i := q.Computed.Quantity.Index; i > 0 {
		return next.W[i-1]
	}
	return next.B
}
