package language

import (
	"fmt"
	"math"
	"strings"

	"descent/ui/number"
	"descent/ui/session"
)

// PageTitle says which page of which lesson is open.
func PageTitle(l *session.LessonState) string {
	if l.CurrentPage() == nil {
		return l.Lesson.Title + ": finished"
	}
	return fmt.Sprintf("%s, page %d of %d: %s", l.Lesson.Title, l.Page+1, len(l.Lesson.Pages), l.CurrentPage().Title)
}

// ScoreText counts what was done of a lesson.
func ScoreText(l *session.LessonState) string {
	var tasks, tasksDone, hinted, questions, right int
	for i, p := range l.Lesson.Pages {
		m := l.Marks[i]
		if p.Task != nil {
			tasks++
			tasksDone += boolToInt(m.Done)
			hinted += boolToInt(m.Done && m.Hinted)
		}
		if p.Question != nil {
			questions++
			right += boolToInt(m.FirstRight)
		}
	}
	var said []string
	if questions > 0 {
		said = append(said, fmt.Sprintf("questions %d of %d right", right, questions))
	}
	if tasks > 0 {
		text := fmt.Sprintf("tasks %d of %d", tasksDone, tasks)
		if hinted > 0 {
			text += fmt.Sprintf(", %d with a hint", hinted)
		}
		said = append(said, text)
	}
	if len(said) == 0 {
		return fmt.Sprintf("%d of %d pages read", l.Done(), len(l.Lesson.Pages))
	}
	return strings.Join(said, "; ")
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// PageText is what stands on the page now: its text, a hint, what a task says
// meanwhile or at its end.
func PageText(l *session.LessonState) string {
	page := l.CurrentPage()
	switch {
	case page == nil:
		return "That was the last page: " + ScoreText(l) + "."
	case l.HintIsWay:
		lines := make([]string, len(page.Task.Way))
		for i, a := range page.Task.Way {
			lines[i] = Print(a)
		}
		return "What does it, line by line: " + strings.Join(lines, "; ")
	case l.Hint != "":
		return fmt.Sprintf("Hint %d of %d: %s", l.HintCounts[0], len(page.Hints()), l.Hint)
	case l.Task != nil && l.Task.Done && page.Task.Done != "":
		return page.Task.Done
	case l.Task != nil && len(l.Task.Remarks) > 0:
		return strings.Join(l.Task.Remarks, " ")
	}
	return page.Text
}

// Goal is what a task waits for, and how far it is from that.
type Goal struct {
	Wanted   string
	Deadline string // "at k 50 or sooner"; empty where there is none, or none that can be kept
	Now      string
}

// Goal is that of the first box of a task that is not ticked.
func (f Formatter) Goal(d *session.TaskState) Goal {
	var goal Goal
	for _, b := range d.Boxes {
		if b.Ticked {
			continue
		}
		goal = f.checkboxGoal(d, b)
		break
	}
	ticked := 0
	for _, b := range d.Boxes {
		ticked += boolToInt(b.Ticked)
	}
	if len(d.Boxes) > 1 {
		goal.Wanted = fmt.Sprintf("%d of %d: %s", ticked+1, len(d.Boxes), goal.Wanted)
	}
	return goal
}

func (f Formatter) checkboxGoal(d *session.TaskState, b session.Checkbox) Goal {
	k := f.Session.State().Run.Snapshot.Iter
	until := session.Condition{Clauses: b.Until.Clauses}
	goal := Goal{Wanted: ConditionText(until)}
	last := d.StartK + b.Until.Within
	if f.Session.Check(session.Until{Condition: until}) != nil {
		goal.Now = "these data have no such thing"
		return goal
	}
	is := f.Values(f.knownClauses(b.Until.Clauses))
	switch {
	case d.Violation != nil:
		goal.Now = fmt.Sprintf("%s at k %d is not allowed here: %s takes steps back", ConditionText(d.Violation.Never), d.Violation.K, f.keysOrCommand("←", "back"))
	case b.Until.Within > 0 && k > last:
		goal.Now = fmt.Sprintf("k %d passed, %s: %s takes steps back, %s begins again", last, is, f.keysOrCommand("←", "back"), f.keysOrCommand("r", "restart"))
	case b.Until.Within > 0:
		goal.Deadline = fmt.Sprintf("at k %d or sooner", last)
		goal.Now = fmt.Sprintf("now %s at k %d, %s left", is, k, number.Count(last-k, "step"))
	default:
		goal.Now = "now " + is
	}
	return goal
}

// knownClauses are the clauses whose numbers have a value here, or all where none has: that
// there was no step yet needs not be told beside what can be told.
func (f Formatter) knownClauses(clauses []session.Clause) []session.Clause {
	var some []session.Clause
	for _, c := range clauses {
		if c.Word != "" || !math.IsNaN(f.Session.Value(c.Left)) {
			some = append(some, c)
		}
	}
	if len(some) == 0 {
		return clauses
	}
	return some
}

// Text is what is wanted, with its deadline.
func (g Goal) Text() string {
	if g.Deadline == "" {
		return g.Wanted
	}
	return g.Wanted + " " + g.Deadline
}

// QuestionText is the question as it is put.
func QuestionText(st session.State) string {
	q := st.Question
	if q.Text != "" || q.Computed == nil {
		return q.Text
	}
	if q.Computed.Subject == session.PullsMost || q.Computed.Subject == session.LowestCost {
		return computedQuestionText(*q.Computed)
	}
	return "α is " + number.Shortest(st.Run.Alpha) + ". " + computedQuestionText(*q.Computed)
}

// computedQuestionText is what the program asks of itself.
func computedQuestionText(a session.ComputedQuestion) string {
	of := subscripted(a.Quantity)
	parameter := strings.TrimPrefix(of, "d")
	switch a.Subject {
	case session.CostMoves:
		return "After the next step J will be"
	case session.ParameterMoves:
		return "In the next step " + parameter + " goes"
	case session.CorrectMoves:
		return "After the next step the number of examples that are correct will be"
	case session.PullsMost:
		return "Which example pulls most at " + parameter + ": has the largest term in " + of + "?"
	case session.LowestCost:
		return "With which α is J lowest, " + number.Count(a.Steps, "step") + " from here?"
	case session.ParameterNext:
	}
	return "What is " + parameter + " after the next step?"
}

// subscripted is a quantity with its index below.
func subscripted(q session.Quantity) string {
	if q.Index > 0 {
		return q.Name + number.Subscript(q.Index)
	}
	return q.Name
}

// OptionText is an answer in words.
func OptionText(st session.State, o session.Option) string {
	if o.Word == session.LowerCost {
		return "lower than " + number.Significant(st.Run.Snapshot.Cost, minDigits)
	}
	return optionWord(o)
}

// optionWord is an answer in a word.
func optionWord(o session.Option) string {
	words := map[session.OptionWord]string{
		session.LowerCost: "lower", session.NoChange: "the same", session.HigherCost: "higher", session.ParameterUp: "up", session.ParameterDown: "down", session.ParameterStays: "it stays",
		session.MoreCorrect: "larger", session.SameCorrect: "the same", session.FewerCorrect: "smaller", session.ExampleOption: fmt.Sprintf("example %d", o.Example), session.OwnText: o.Text,
		session.AlphaOption: "α " + number.Shortest(o.Alpha),
	}
	return words[o.Word]
}

// TruthText says what was answered, and what it was.
func TruthText(q *session.QuestionState) string {
	if len(q.Options) == 0 {
		full := number.Shortest(q.ExactAnswer)
		n := len(q.Typed)
		if n == 0 || q.Skipped {
			return "In full " + full + "."
		}
		typed := number.WithMinusSign(q.Typed[n-1].Text)
		if typed == full {
			return "Right: " + full + "."
		}
		return "Right: " + typed + "; in full " + full + "."
	}
	was := typedTruthText(q)
	switch {
	case q.Chosen < 0:
		return "It was: " + was + "."
	case q.Truth < 0 || q.Chosen == q.Truth:
		return "Right: " + was + "."
	}
	return "You said: " + optionWord(q.Options[q.Chosen]) + ". It was: " + was + "."
}

// typedTruthText is the answer that is right, with the numbers that show it.
func typedTruthText(q *session.QuestionState) string {
	was := "either, as nothing moved"
	switch {
	case q.Truth >= 0:
		was = optionWord(q.Options[q.Truth])
	case q.Before != q.After:
		was = "either, as the digits that are shown stay the same"
	}
	about := q.Computed
	if about == nil {
		return was
	}
	switch about.Subject {
	case session.CostMoves, session.ParameterMoves, session.CorrectMoves:
		return was + ", " + fromToText(q.Before, q.After)
	case session.LowestCost:
		return was + ": " + costsText(q)
	case session.PullsMost, session.ParameterNext:
	}
	return was
}

// costsText is what each α has led to.
func costsText(q *session.QuestionState) string {
	said := make([]string, len(q.Costs))
	for i, cost := range q.Costs {
		said[i] = fmt.Sprintf("J %s with %s", number.Significant(cost, minDigits), optionWord(q.Options[i]))
	}
	return strings.Join(said, ", ")
}

// fromToText writes two numbers with digits enough to tell them apart, and one where they
// are the same.
func fromToText(from, to float64) string {
	if from == to {
		return "still " + number.Significant(from, minDigits)
	}
	const most = 17
	for digits := minDigits; digits < most; digits++ {
		a, b := number.Significant(from, digits), number.Significant(to, digits)
		if a != b {
			return a + " to " + b
		}
	}
	return number.Shortest(from) + " to " + number.Shortest(to)
}

// Feedback is what there is to say when the truth is there: to the choice that was
// made, then to the question.
func Feedback(q *session.QuestionState) []string {
	var said []string
	if q.Chosen >= 0 && q.Chosen < len(q.Choices) {
		said = append(said, q.Choices[q.Chosen].Feedback)
	}
	return append(said, q.Done)
}

// WrongText says what a wrong number is, where that is known.
func WrongText(g session.TypedAnswer) string {
	said := "Not " + number.WithMinusSign(g.Text)
	if g.Explanation != "" {
		said += ": " + WithMathSigns(g.Explanation)
	}
	return said + "."
}

// AnswerText is the answer that is chosen, in a word or two.
func AnswerText(q *session.QuestionState) string { return optionWord(q.Options[q.Chosen]) }

// TaskReached says of a task that is done what its last box waited for, as it was
// when it came, and how many steps were to spare.
func TaskReached(d *session.TaskState) string {
	last := d.Boxes[0]
	for _, b := range d.Boxes[1:] {
		if b.K >= last.K {
			last = b
		}
	}
	said := tickedText(last)
	if left := d.StartK + last.Until.Within - last.K; last.Until.Within > 0 && left > 0 {
		said += fmt.Sprintf(", %s to spare", number.Count(left, "step"))
	}
	return said
}
