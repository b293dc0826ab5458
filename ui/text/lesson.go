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

// tutoring is what a conversation has for lessons.
type tutoring struct {
	learned learned
	told    string // the name of the data that a page has told of
	alone   bool   // nobody is there to answer
}

// learned is what the newest line led to in a lesson.
type learned struct {
	said   []string
	paged  bool // another page is there
	blank  bool // another number is asked for, or looked at
	made   bool // an iteration is made by hand
	nudged bool // a step was refused, for a question is open
}

// concealed stands in place of what would give an answer away.
const concealed = "Not while the question is open: it would give the answer away."

// Unattended says that nobody is there to answer questions: they are looked at.
func (c *Session) Unattended() { c.alone = true }

func (c *Session) unattended() bool { return c.alone || c.sourcing }

// conceals reports whether one of some parts of a screen would give away what is
// asked for.
func (c *Session) conceals(parts ...string) bool {
	hidden := c.State().Concealed
	return slices.ContainsFunc(parts, func(part string) bool { return hidden[part] })
}

// position is where the run stands, without the numbers that are asked for.
func (c *Session) position() []string {
	st := c.State()
	if q := st.Asked; q != nil && !q.Revealed && q.Of != nil && slices.Contains([]string{"J", "dJ", "w", "b", "|w|"}, q.Of.Name) {
		return c.plainLines(fmt.Sprintf("k %d  α %s", st.World.At.Iter, language.Typed(st.World.Alpha)))
	}
	return c.says(pane.ReadoutPart)
}

// learns reports whether an intent is about a lesson or a question, which has its
// own answer.
func learns(i session.Intent) bool {
	switch i := i.(type) {
	case session.Practice, session.PracticeOff:
		return true
	case session.Learn, session.LearnOff, session.NextPage, session.PrevPage, session.Hint, session.HintOff, session.TakeBack, session.Answer, session.Guess:
		return true
	case session.Bare:
		return i.Name == "guess" || i.Name == "practice"
	}
	return false
}

// hearLesson keeps what an event of a lesson tells, and reports whether it is one.
// What is to be kept of a page is on the disk before it is said.
func (c *Session) hearLesson(e session.Event) bool {
	switch e := e.(type) {
	case session.Marked:
		if err := c.experiment.Lessons.Keep(e.Lesson, e.Page, e.Mark); err != nil {
			c.learned.said = append(c.learned.said, err.Error())
		}
		return true
	case session.PutAside:
		if err := c.experiment.Lessons.PutAside(language.Print(e.Moment)); err != nil {
			c.learned.said = append(c.learned.said, err.Error())
		}
		return true
	case session.TookBack:
		c.experiment.Lessons.DropAside()
	case session.Unlearned:
		c.wrong = e.Err
		return true
	case session.Paged:
		c.learned.paged = true
		return true
	case session.Practising:
		c.learned.blank = true
		return true
	case session.IterationMade:
		c.learned.made = true
		return true
	case session.Nudged:
		c.learned.nudged = true
		if c.unattended() {
			return true
		}
	}
	said, is := c.formatter().Lesson(e)
	if is {
		c.learned.said = append(c.learned.said, said)
	}
	return is
}

// lessonLines is what a lesson, or guessing, adds to an answer.
func (c *Session) lessonLines(i session.Intent) []string {
	st := c.State()
	said := c.learned.said
	if c.learned.blank || c.learned.made || walksPractice(st, i) {
		said = append(said, c.practice(st)...)
		c.learned = learned{}
		return c.plainLines(said...)
	}
	if c.learned.paged {
		said = append(said, c.page(st)...)
	} else if l := st.Lesson; l != nil && l.Task != nil && !l.Task.Done && moves(i) {
		said = append(said, c.task(l)...)
	}
	if st.Guess != nil && st.Asked != nil && (moves(i) || learns(i)) && st.Asked.Chosen < 0 {
		said = append(said, c.question(st)...)
	}
	c.learned = learned{}
	return c.plainLines(said...)
}

// practice says which number is asked for, what is known, and what to do; or what
// came of it.
func (c *Session) practice(st session.State) []string {
	p := st.Practice
	switch {
	case p == nil:
		return nil
	case p.Made:
		said := append([]string{language.PracticeScore(p)}, language.PracticeRows(st)...)
		return append(said, c.momentLines()...)
	case p.LookedAt >= 0, p.Blanks[p.Now].Mark != session.Unfound && c.learned.blank:
		return []string{language.PracticeText(st), c.formatter().PracticeNext(p)}
	case c.learned.blank:
		said := []string{"Number " + language.PracticePlace(p) + ": " + language.BlankAsks(st), language.PracticeKnown(st)}
		if p.Now > 0 {
			return said
		}
		what, hiding := language.PracticeBegins(p)
		return append([]string{what, hiding}, said...)
	}
	return []string{c.formatter().PracticeNext(p)}
}

// walksPractice reports whether an intent answers, or asks for help, where a number is worked
// out.
func walksPractice(st session.State, i session.Intent) bool {
	if st.Practice == nil || st.Practice.Made {
		return false
	}
	switch i.(type) {
	case session.Answer, session.Hint, session.Step, session.Back:
		return true
	}
	return false
}

// moves reports whether an intent may change what a task waits for.
func moves(i session.Intent) bool {
	_, action := i.(session.Action)
	_, nudge := i.(session.Nudge)
	return (action || nudge) && !learns(i)
}

// page says a page: what it is, where the run stands, its text, and what is to be
// done.
func (c *Session) page(st session.State) []string {
	l := st.Lesson
	if l == nil {
		return nil
	}
	said := []string{language.PageTitle(l) + "."}
	if l.Here() == nil {
		said = append(said, language.PageText(l))
		if l.After != "" {
			said = append(said, "next: the lesson "+l.After+".")
		}
		return said
	}
	if name := st.Data.Name; name != c.told {
		c.told = name
		said = append(said, pane.SpokenData(st.Data)+"; start: "+language.Start(st.Started))
	}
	said = append(append(said, c.position()...), language.PageText(l))
	switch {
	case l.Task != nil:
		said = append(said, c.task(l)...)
	case st.Asked != nil && !l.Misfit:
		said = append(said, c.question(st)...)
	}
	return said
}

// task says what a task waits for, or that it is done.
func (c *Session) task(l *session.Studying) []string {
	if l.Task.Done {
		return []string{"Task done."}
	}
	goal, now := c.formatter().Goal(l.Task)
	said := []string{"Task, open: " + goal + ". " + strings.ToUpper(now[:1]) + now[1:] + "."}
	return append(said, l.Task.Remarks...)
}

// question says what is asked, and the answers there are.
func (c *Session) question(st session.State) []string {
	q := st.Asked
	if q.Revealed {
		return append([]string{language.Truth(q)}, language.Feedback(q)...)
	}
	said := []string{"Question: " + language.Asks(st)}
	var options []string
	for i, o := range q.Options {
		options = append(options, strconv.Itoa(i+1)+": "+language.OptionText(st, o)+".")
	}
	return append(said, strings.Join(options, " "))
}

// lessons lists the lessons there are.
func (c *Session) lessons() []string {
	said := lesson.Table(c.experiment.Lessons.List(), c.plain)
	return c.plainLines(append(said, "open one: learn NAME")...)
}
