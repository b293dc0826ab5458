package ui

import (
	"errors"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// resultMsg brings back what came of work.
type resultMsg session.Result

// beatMsg says that the next step of play is due.
type beatMsg uint64

// do lets the session have an intent.
func (m *Model) do(i session.Intent) { m.follow(m.session.Do(i)) }

// follow has the work done that the session wants, and tells what it has to
// tell. What has its turn here is done, and what that asks for is part of it.
func (m *Model) follow(out session.Out) {
	for {
		m.work(out)
		due := m.hear(out.Events)
		if due == nil {
			return
		}
		m.takeTurn(due.Of)
		out = m.session.Resume()
	}
}

// work begins what a session wants.
func (m *Model) work(out session.Out) {
	for _, w := range out.Work {
		do := m.hands.Take(w)
		if do == nil {
			continue
		}
		m.start(func() any { return resultMsg(do()) })
		if open, ok := w.(session.Open); ok {
			m.lookLater(open.Ticket)
		}
	}
	if beat := out.Tick; beat != 0 {
		m.after(out.TickAfter, beatMsg(beat))
	}
}

// arrive takes a result in.
func (msg resultMsg) arrive(m *Model) { m.follow(m.session.Deliver(session.Result(msg))) }

// arrive makes the step that is due.
func (msg beatMsg) arrive(m *Model) { m.follow(m.session.Tick(uint64(msg))) }

// hear tells what a session has to tell; the newest is on the screen. It returns
// what has its turn here, nil where nothing has.
func (m *Model) hear(events []session.Event) *session.ClientTurn {
	for _, e := range events {
		switch e := e.(type) {
		case session.ClientTurn:
			return &e
		case session.Dequeued:
			m.notice = pane.Notice{}
		case session.OpenFailed:
			m.tell(language.Told{Wrong: language.Advice(e.Err, e.Name, language.Screen)})
		case session.Opened:
			m.sayNotes()
		default:
			m.tell(m.teller().Tell(e))
		}
	}
	return nil
}

// tell shows what happened, or went wrong, until the next key. What goes wrong
// with a line of a script ends it, and so does a condition that is not reached.
func (m *Model) tell(t language.Told) {
	wrong := t.Wrong
	if t.Unmet != "" && m.script.at > 0 {
		wrong = errors.New(t.Unmet)
	}
	switch {
	case wrong == nil:
		m.say(t.Text)
	case m.script.at > 0:
		m.failScript(wrong)
	default:
		m.complain(wrong)
	}
}

func (m *Model) teller() language.Teller {
	return language.Teller{Session: m.session, On: language.Screen, Stopped: func() string { return pane.StopWord(m.frame(layout.Screen{})) }}
}
