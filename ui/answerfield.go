package ui

import (
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// answerField is what is typed of a number that is worked out: it stands in the pane, where the number is asked for.
type answerField struct {
	number numberID
	input  textLine
	err    string // why it could not be judged; empty where nothing was wrong
}

// numberID is a number that is open, and how often it was answered.
type numberID struct {
	set                        string
	k, example, blank, answers int
	again                      bool
}

// currentNumber is the number that is open; false where none is worked out.
func (m *Model) currentNumber() (of numberID, ok bool) {
	p := m.state().Practice
	if p == nil || p.Finished || p.Blanks[p.Now].Mark != session.Unfound {
		return of, false
	}
	return numberID{p.Topic, p.K, p.Example, p.Now, len(p.Blanks[p.Now].Typed), p.MissedOnly}, true
}

// typedAnswer is what is typed of the number that is open; nil where nothing is.
func (m *Model) typedAnswer() *answerField {
	if of, ok := m.currentNumber(); ok && m.answer != nil && m.answer.number == of {
		return m.answer
	}
	return nil
}

// lastWrongAnswer is the wrong answer that was given last, empty where none was.
func (m *Model) lastWrongAnswer() string {
	p := m.state().Practice
	if typed := p.Blanks[p.Now].Typed; len(typed) > 0 {
		return typed[len(typed)-1].Text
	}
	return ""
}

// checkAnswer has an answer judged; none is none.
func (m *Model) checkAnswer(text string) {
	if text == "" {
		return
	}
	m.notice = pane.Notice{}
	if wrong := submitWithPrefix("answer ")(m, text); wrong != nil {
		m.setAnswerError(wrong.String())
	}
}

// setAnswerError says why what is typed could not be judged, and reports whether there is such.
func (m *Model) setAnswerError(text string) bool {
	f := m.typedAnswer()
	if f != nil {
		f.err = text
	}
	return f != nil
}

// typedNumber is what the panes show of it.
func (m *Model) typedNumber(st session.State, d pane.Presentation, s layout.Screen) pane.Typed {
	typed := pane.Typed{Place: pane.PlaceOfField(st, d.Shown(st.View), s)}
	if f := m.typedAnswer(); f != nil {
		typed.Edited, typed.Text, typed.Cursor, typed.Says = true, f.input.Value(), f.input.Position(), f.err
	}
	return typed
}

// handlePracticeEvent takes in an event of a practice, and reports whether it is one that the panes and the bar tell of.
func (m *Model) handlePracticeEvent(e session.Event) bool {
	switch e := e.(type) {
	case session.PracticeAsked:
		m.paneFocus = paneFocus{} // its keys are those of practice
		m.beginPage()
		if e.Begun && m.presentation(m.state(), layout.Arrange(m.width, m.height, m.layoutWant())).Typed.Place == pane.BarField {
			m.doIntent(session.Show{Panes: []string{"loop"}}) // where there is no room for the next update, its lines are there
		}
		return true
	case session.NotANumber, session.MoreDigits:
		said, _ := m.formatter().LessonText(e)
		return m.setAnswerError(said)
	}
	return false
}
