package ui

import (
	"slices"
	"time"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// A step that was refused, for a question waits, is not to be followed at once by
// the one that looks: a key that is held would spoil the question. And what a step
// has brought is not to be passed by the key that turns pages, which is the same on
// a remote.
const (
	refusalPause = 300 * time.Millisecond
	readPause    = 700 * time.Millisecond
)

// inputPauses is what keys are kept from for a moment.
type inputPauses struct {
	serial         uint64
	refusedPauseID uint64 // steps, since one was refused; 0: they are not
	readPauseID    uint64 // going on, since something was fulfilled or revealed; 0: it is not
}

// pauseEndedMsg ends a pause.
type pauseEndedMsg uint64

func (msg pauseEndedMsg) apply(m *Model) {
	if m.pauses.refusedPauseID == uint64(msg) {
		m.pauses.refusedPauseID = 0
	}
	if m.pauses.readPauseID == uint64(msg) {
		m.pauses.readPauseID = 0
	}
}

// pause begins one.
func (m *Model) pause(long time.Duration) uint64 {
	m.pauses.serial++
	m.sendAfter(long, pauseEndedMsg(m.pauses.serial))
	return m.pauses.serial
}

// refuseStep reports whether a step comes too soon behind one that was refused. Then
// the pause begins again. It is for the question that refused: where none waits any
// more, as it was put away, a step is one.
func (m *Model) refuseStep(i session.Step) bool {
	st := m.state()
	if m.pauses.refusedPauseID == 0 || i.Force || !language.HasOpenQuestion(st) || st.Question.Chosen >= 0 {
		return false
	}
	m.pauses.refusedPauseID = m.pause(refusalPause)
	said, _ := m.formatter().LessonText(session.StepRefused{})
	m.notify(language.TooQuickText(st, said))
	return true
}

// notifyRefused says that a question waits.
func (m *Model) notifyRefused() {
	said, _ := m.formatter().LessonText(session.StepRefused{})
	m.notify(said)
}

// lessonAdvance is the next thing that is due, or with −1 what takes it back: with it alone,
// as on a remote, one goes through a lesson.
type lessonAdvance int

// continueLesson has its turn.
func (m *Model) continueLesson(by lessonAdvance) {
	st := m.state()
	stage := language.StageOf(st)
	turns := stage == language.PageStage && (st.Lesson.Task == nil || st.Lesson.Task.Done) || stage == language.EndStage
	if by > 0 {
		switch {
		case turns && m.pauses.readPauseID != 0:
		case turns:
			m.nextPage()
		default:
			m.dispatch(session.Step{N: 1})
		}
		return
	}
	moved := stage == language.PageStage && st.Run.Snapshot.Iter > st.Lesson.StartK && (st.Lesson.Task != nil || st.Question != nil)
	switch stage {
	case language.PageStage, language.ChoiceStage, language.NumberStage, language.EndStage:
		if !moved {
			m.doIntent(session.PrevPage{})
			return
		}
	case language.NoStage, language.GuessStage, language.GuessSuspendedStage, language.PracticeStage, language.PracticeAnsweredStage, language.PracticeFinishedStage:
	}
	m.doIntent(session.Back{N: 1})
}

// nextPage turns to the next page; where there is none it lists the lessons.
func (m *Model) nextPage() {
	if l := m.state().Lesson; l == nil || l.CurrentPage() == nil && l.NextLesson == "" {
		m.openLessons()
		return
	}
	m.doIntent(session.NextPage{})
}

// hintOrWhy shows the next hint of a page that has some; else it explains.
func (m *Model) hintOrWhy() {
	switch st := m.state(); {
	case language.HasHints(st):
		m.doIntent(session.Hint{})
	default:
		m.openWhyOrHint()
	}
}

// openWhyOrHint explains the sentences, unless that would give an answer away.
func (m *Model) openWhyOrHint() {
	if m.refuseConcealed("words") {
		return
	}
	m.openWhy()
}

// refuseConcealed reports whether a part of the screen would give an answer away, and says
// so.
func (m *Model) refuseConcealed(parts ...string) bool {
	hidden := m.state().Concealed
	if !slices.ContainsFunc(parts, func(part string) bool { return hidden[part] }) {
		return false
	}
	m.notify(m.formatter().Refusal(m.state()))
	return true
}

// questionKey has the effect of a key that a question takes, and reports whether it
// takes it.
func (m *Model) questionKey(key string) bool {
	in := language.StageOf(m.state()).KeyContext()
	if in == language.Main {
		return false
	}
	k := m.keys.Lookup(in, key)
	switch {
	case k.ScreenAction == language.Accept:
		m.notifyHowToAnswer()
	case k.ScreenAction == language.BeginTyping:
		if key == "−" {
			key = "-"
		}
		m.overlay = newPrompt("answer: ", key, "a number, or a calculation like 0.1263*2", submitWithPrefix("answer "))
	case k.Intent != nil:
		m.dispatch(k.Intent)
	default:
		return false
	}
	return true
}

// notifyHowToAnswer says what enters an answer: not enter where nothing is typed.
func (m *Model) notifyHowToAnswer() {
	switch st := m.state(); {
	case st.Question.Chosen >= 0:
		m.notify("Your answer is in. space makes the step and shows it.")
	default:
		m.notifyRefused()
	}
}

// closeInnermost closes the innermost of what a lesson and questions have open, and
// reports whether there was something: guessing, a hint, the lesson.
func (m *Model) closeInnermost() bool {
	switch st := m.state(); {
	case st.Practice != nil:
		m.doIntent(session.PracticeOff{})
	case st.Guess != nil:
		m.doIntent(session.Guess{})
	case st.Lesson == nil:
		return false
	case st.Lesson.Hint != "" || st.Lesson.HintIsWay:
		m.doIntent(session.HintOff{})
	default:
		m.doIntent(session.LearnOff{})
	}
	return true
}

// taskSaysReached reports whether the row of a task says what was reached here: nothing is
// to cover it then.
func (m *Model) taskSaysReached() bool {
	st := m.state()
	if st.Lesson == nil || st.Guess != nil || st.Lesson.Task == nil || !st.Lesson.Task.Done {
		return false
	}
	return slices.ContainsFunc(st.Lesson.Task.Boxes, func(b session.Checkbox) bool { return b.K == st.Run.Snapshot.Iter })
}

// beginPage puts away what was told before: of the page's own lines too, for on a small
// screen it would cover the task, and what data are read for a practice what is to be typed.
// Why a page is not set up stays told.
func (m *Model) beginPage() {
	m.appearance.welcome = false
	m.pauses.refusedPauseID = 0
	if st := m.state(); st.Practice != nil || st.Lesson != nil && !st.Lesson.SetupFailed {
		m.notice = pane.Notice{}
	}
}

// handleLessonEvent takes in an event of a lesson or a question, and reports whether it is
// one. What the bar shows is not told twice; what is to be kept of a page is on the
// disk before it is shown.
func (m *Model) handleLessonEvent(e session.Event) bool {
	switch e := e.(type) {
	case session.PageMarked:
		if err := m.options.Lessons.SaveMark(e.Lesson, e.Page, e.Mark); err != nil {
			m.notifyError(err)
		}
		return true
	case session.PutAside:
		if err := m.options.Lessons.PutAside(language.Print(e.Moment)); err != nil {
			m.notifyError(err)
		}
		return true
	case session.AsideRestored:
		m.options.Lessons.DropAside()
	case session.LessonFailed:
		m.notifyError(e.Err)
		return true
	case session.PageTurned, session.PracticeFinished:
		m.beginPage()
		return true
	case session.TaskDone, session.Revealed:
		m.pauses.readPauseID = m.pause(readPause)
		return true
	case session.Answered:
		m.pauses.refusedPauseID = 0
		m.notice = pane.Notice{} // that it is to be answered
		return true
	case session.Hinted, session.CheckboxTicked:
		return true
	case session.Guessing:
		if m.state().Guess != nil {
			return true
		}
	case session.StepRefused:
		m.pauses.refusedPauseID = m.pause(refusalPause)
		m.notifyRefused()
		return true
	}
	said, is := m.formatter().LessonText(e)
	if is {
		m.notify(said)
	}
	return is
}
