package language

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer/answer"
	"descent/ui/number"
	"descent/ui/session"
)

// LessonText says what an event of a lesson, of guessing or of a practice is in words. It
// reports whether it is one.
func (f Formatter) LessonText(e session.Event) (said string, is bool) {
	st := f.Session.State()
	if said, is = f.practiceText(e, st); is {
		return said, true
	}
	return f.lessonText(e, st)
}

func (f Formatter) lessonText(e session.Event, st session.State) (said string, is bool) {
	switch e := e.(type) {
	case session.NoLesson:
		return "No lesson is open: " + f.keysOrCommand("n", "learn") + " lists them.", true
	case session.NoPage:
		return f.noPage(st.Lesson), true
	case session.NoHint:
		return "This page has no hint.", true
	case session.PageFailed:
		return e.Err.Error() + "; " + f.keysOrCommand("n", "next") + " goes there by the lesson's own way.", true
	case session.LessonLeft:
		return "The lesson is left; the moment stays.", true
	case session.AsideRestored:
		return "What you had comes back.", true
	case session.NothingPutAside:
		return "No lesson has put anything aside.", true
	case session.Hinted:
		return PageText(st.Lesson), true
	case session.CheckboxTicked:
		return "Reached: " + tickedText(e.Box) + ".", true
	case session.TaskDone:
		return f.taskDone(st.Lesson), true
	case session.TaskViolated:
		return fmt.Sprintf("%s is not allowed here: %s takes the step back.", ConditionText(e.Never), f.keysOrCommand("←", "back")), true
	case session.Guessing:
		if st.Guess == nil {
			return "Nothing is asked before steps.", true
		}
		return "Before each step there is a question.", true
	case session.GuessingSuspended:
		return "What goes further than one step is not asked for.", true
	}
	return f.questionText(e, st)
}

// questionText says what events of questions are.
func (f Formatter) questionText(e session.Event, st session.State) (said string, is bool) {
	switch e := e.(type) {
	case session.StepRefused:
		return f.stepRefused(st.Question), true
	case session.BackRefused:
		return "The question is about the step from here: " + f.keysOrCommand("n", "next") + " leaves it.", true
	case session.NoQuestion:
		return "Nothing is asked here.", true
	case session.NoOption:
		return fmt.Sprintf("%q is none of the answers: %s.", e.Text, f.choices(st.Question)), true
	case session.NotANumber:
		return fmt.Sprintf("%q is no number: %s.", e.Text, e.Err), true
	case session.MoreDigits:
		return moreDigits(e.Text), true
	case session.Answered:
		return f.answeredText(st.Question), true
	case session.AnswerDropped:
		return changedText(e.Changed, st) + ": answer again.", true
	case session.Revealed:
		return f.revealed(st), true
	}
	return "", false
}

// changedText says what a quantity is now that an answer hung on.
func changedText(changed session.Quantity, st session.State) string {
	switch changed.Name {
	case "lambda":
		return "λ is now " + number.Shortest(st.Run.Lambda)
	case "threshold":
		return "The threshold is now " + number.Shortest(st.View.Threshold)
	}
	return "α is now " + number.Shortest(st.Run.Alpha)
}

// moreDigits asks for more digits. One digit fits so much that it is not even said to be right as far as it goes.
func moreDigits(text string) string {
	if typed, err := answer.ParseTyped(text); err == nil && typed.Digits < 2 {
		return text + " is too short to be judged: three digits are enough."
	}
	return text + " is right as far as it goes: three digits are enough."
}

func (f Formatter) noPage(l *session.LessonState) string {
	if l != nil && l.CurrentPage() == nil {
		return "That was the last lesson: " + f.keysOrCommand("n", "learn") + " lists them all."
	}
	return "This is the first page."
}

// tickedText says what a task waited for, as it was when it came.
func tickedText(b session.Checkbox) string {
	text := fmt.Sprintf("%s at k %d", ConditionText(session.Condition{Clauses: b.Until.Clauses}), b.K)
	var said []string
	for i, c := range b.Until.Clauses {
		if c.Word == "" && c.Left.Info().Kind == session.ComputedKind {
			said = append(said, c.Left.String()+" "+digitsToDistinguish(b.Left[i], b.Right[i]))
		}
	}
	if len(said) == 0 {
		return text
	}
	return text + ", " + strings.Join(said, ", ")
}

func (f Formatter) taskDone(l *session.LessonState) string {
	said := "Task done."
	if l != nil && l.CurrentPage() != nil && l.CurrentPage().Task != nil && l.CurrentPage().Task.Done != "" {
		said += " " + l.CurrentPage().Task.Done
	}
	return said
}

// choices names the answers there are by their numbers.
func (f Formatter) choices(q *session.QuestionState) string {
	if q == nil || len(q.Options) == 0 {
		return f.keysOrCommand("type a number", "answer NUMBER")
	}
	return numberAlternatives(len(q.Options), f.keysOrCommand("", "answer "))
}

// AnswerDigits names the digits of so many answers: 1, 2 or 3.
func AnswerDigits(n int) string { return numberAlternatives(n, "") }

// numberAlternatives lists the numbers from 1 to n, with a word in front of each.
func numberAlternatives(n int, word string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		switch {
		case i == n && n > 1:
			b.WriteString(" or ")
		case i > 1:
			b.WriteString(", ")
		}
		b.WriteString(word + strconv.Itoa(i))
	}
	return b.String()
}

func (f Formatter) stepRefused(q *session.QuestionState) string {
	return "Answer first: " + f.choices(q) + ". " + f.keysOrCommand("space again just looks.", "The same line again just looks.")
}

func (f Formatter) answeredText(q *session.QuestionState) string {
	if len(q.Options) == 0 {
		return WrongText(q.Typed[len(q.Typed)-1])
	}
	return "Your answer: " + AnswerText(q) + ". " + f.keysOrCommand("space steps and shows.", "You can change it; step shows who is right.")
}

// revealed says what the truth is; of guessing how often it was guessed too.
func (f Formatter) revealed(st session.State) string {
	if g := st.Guess; g != nil && g.Last != nil {
		return fmt.Sprintf("%s %d of %d right.", TruthText(g.Last), g.Right, g.Counted)
	}
	said := []string{TruthText(st.Question)}
	for _, s := range Feedback(st.Question) {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}
