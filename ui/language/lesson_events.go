package language

import (
	"fmt"
	"strings"

	"descent/ui/number"
	"descent/ui/session"
)

// Lesson says what an event of a lesson, or of guessing, is in words. It reports
// whether it is one.
func (t Formatter) Lesson(e session.Event) (said string, is bool) {
	st := t.Session.State()
	switch e := e.(type) {
	case session.NoLesson:
		return "No lesson is open: " + t.how("n", "learn") + " lists them.", true
	case session.NoPage:
		return t.noPage(st.Lesson), true
	case session.NoHint:
		return "This page has no hint.", true
	case session.Unset:
		return e.Err.Error() + "; " + t.how("n", "next") + " goes there by the lesson's own way.", true
	case session.Left:
		return "The lesson is left; the moment stays.", true
	case session.Hinted:
		return PageText(st.Lesson), true
	case session.Ticked:
		return "Reached: " + t.ticked(e.Box) + ".", true
	case session.TaskDone:
		return t.taskDone(st.Lesson), true
	case session.Broke:
		return fmt.Sprintf("%s is not allowed here: %s takes the step back.", ConditionText(e.Never), t.how("←", "back")), true
	case session.Guessing:
		if st.Guess == nil {
			return "Nothing is asked before steps.", true
		}
		return "Before each step there is a question.", true
	case session.Slept:
		return "What goes further than one step is not asked for.", true
	}
	return t.asking(e, st)
}

// asking says what events of questions are.
func (t Formatter) asking(e session.Event, st session.State) (said string, is bool) {
	switch e := e.(type) {
	case session.Nudged:
		return t.nudged(st.Asked), true
	case session.AskedHere:
		return "The question is about the step from here: " + t.how("n", "next") + " leaves it.", true
	case session.NothingAsked:
		return "Nothing is asked here.", true
	case session.NoOption:
		return fmt.Sprintf("%q is none of the answers: %s.", e.Text, t.choices(st.Asked)), true
	case session.NoNumber:
		return fmt.Sprintf("%q is no number: %s.", e.Text, e.Err), true
	case session.MoreDigits:
		return e.Text + " is right as far as it goes: three digits are enough.", true
	case session.Answered:
		return t.answered(st.Asked), true
	case session.Reconsidered:
		return "α is now " + number.Shortest(st.World.Alpha) + ": answer again.", true
	case session.Revealed:
		return t.revealed(st), true
	}
	return "", false
}

func (t Formatter) noPage(l *session.Studying) string {
	if l != nil && l.Here() == nil {
		return "That was the last lesson: " + t.how("n", "learn") + " lists them all."
	}
	return "This is the first page."
}

// ticked says what a task waited for, as it was when it came.
func (t Formatter) ticked(b session.Box) string {
	text := fmt.Sprintf("%s at k %d", ConditionText(session.Condition{Clauses: b.Until.Clauses}), b.K)
	var said []string
	for i, c := range b.Until.Clauses {
		if c.Word == "" && c.Left.Info().Kind == session.Computed {
			said = append(said, c.Left.String()+" "+distinguish(b.Left[i], b.Right[i]))
		}
	}
	if len(said) == 0 {
		return text
	}
	return text + ", " + strings.Join(said, ", ")
}

func (t Formatter) taskDone(l *session.Studying) string {
	said := "Task done."
	if l != nil && l.Here() != nil && l.Here().Task != nil && l.Here().Task.Done != "" {
		said += " " + l.Here().Task.Done
	}
	return said
}

// choices names the answers there are by their numbers.
func (t Formatter) choices(q *session.Asked) string {
	if q == nil || len(q.Options) == 0 {
		return t.how("type a number", "answer NUMBER")
	}
	names := make([]string, len(q.Options))
	for i := range names {
		names[i] = t.how("", "answer ") + fmt.Sprint(i+1)
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func (t Formatter) nudged(q *session.Asked) string {
	return "Answer first: " + t.choices(q) + ". " + t.how("space again just looks.", "The same line again just looks.")
}

func (t Formatter) answered(q *session.Asked) string {
	if len(q.Options) == 0 {
		return wrongText(q.Typed[len(q.Typed)-1])
	}
	return "Your answer: " + optionWord(q.Options[q.Chosen]) + ". " + t.how("space steps and shows.", "You can change it; step shows who is right.")
}

// revealed says what the truth is; of guessing how often it was guessed too.
func (t Formatter) revealed(st session.State) string {
	if g := st.Guess; g != nil && g.Last != nil {
		return fmt.Sprintf("%s %d of %d right.", Truth(g.Last), g.Right, g.Counted)
	}
	said := []string{Truth(st.Asked)}
	for _, s := range Feedback(st.Asked) {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}
