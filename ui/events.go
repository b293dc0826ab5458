package ui

import (
	"errors"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// resultMsg brings back what came of work.
type resultMsg session.Result

// tickMsg says that the next step of play is due.
type tickMsg uint64

// do lets the session have an intent.
func (m *Model) do(i session.Intent) { m.handleOut(m.session.Do(i)) }

// handleOut has the work done that the session wants, and tells what it has to
// tell. What has its turn here is done, and what that asks for is part of it.
func (m *Model) handleOut(out session.Out) {
	for {
		out = m.hands.Promptly(m.session, out)
		m.startWork(out)
		due := m.handleEvents(out.Events)
		if due == nil {
			m.dress.welcome = m.dress.welcome && m.state().World.At.Iter == 0
			m.dress.sides = m.dress.sides.after(m.state().Gaze)
			return
		}
		m.runQueued(due.Of)
		out = m.session.Resume()
	}
}

// startWork begins what a session wants.
func (m *Model) startWork(out session.Out) {
	for _, w := range out.Work {
		do := m.hands.Start(w)
		if do == nil {
			continue
		}
		m.async(func() any { return resultMsg(do()) })
		if open, ok := w.(session.Open); ok {
			m.scheduleProgress(open.Ticket)
		}
	}
	if beat := out.Tick; beat != 0 {
		m.after(out.TickAfter, tickMsg(beat))
	}
}

// apply takes a result in.
func (msg resultMsg) apply(m *Model) { m.handleOut(m.session.Deliver(session.Result(msg))) }

// apply makes the step that is due.
func (msg tickMsg) apply(m *Model) { m.handleOut(m.session.Tick(uint64(msg))) }

// handleEvents tells what a session has to tell; the newest is on the screen. It returns
// what has its turn here, nil where nothing has.
func (m *Model) handleEvents(events []session.Event) *session.ClientTurn {
	for _, e := range events {
		switch e := e.(type) {
		case session.ClientTurn:
			return &e
		case session.Dequeued:
			m.notice = pane.Notice{}
		case session.OpenFailed:
			m.notifyMessage(language.Message{Err: language.Advice(e.Err, e.Name, language.Screen)})
		case session.Opened:
			m.notifyNotes()
		default:
			if m.hearLesson(e) {
				continue
			}
			m.notifyMessage(m.formatter().Format(e))
		}
	}
	return nil
}

// notifyMessage shows what happened, or went wrong, until the next key. What goes wrong
// with a line of a script ends it, and so does a condition that is not reached.
func (m *Model) notifyMessage(t language.Message) {
	wrong := t.Err
	if t.Unmet != "" && m.script.next > 0 {
		wrong = errors.New(t.Unmet)
	}
	if wrong == nil {
		m.notify(t.Text)
		return
	}
	m.fail(wrong)
}

// fail shows what went wrong, which ends a script.
func (m *Model) fail(err error) {
	if m.script.next > 0 {
		m.failScript(err)
		return
	}
	m.notifyError(err)
}

func (m *Model) formatter() language.Formatter {
	return language.Formatter{Session: m.session, On: language.Screen, Stopped: func() string { return pane.StopWord(m.state()) }}
}
