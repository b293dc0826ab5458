package ui

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// Update implements tea.Model. It only routes.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.cache.invalidate()
	m.route(msg)
	m.runScript()     // its next line, where one runs and the line before has come to its end
	m.sampleSurface() // J over the plane that Surface shows, where it is not known
	return m, m.takeCmds()
}

// A message of our own brings what was asked for away from the event loop. Each
// is taken in where it is asked for, and dropped there when it is no longer
// wanted.
type appMsg interface{ apply(m *Model) }

func (m *Model) route(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		// What is beyond the largest grid stays blank: a picture that is laid out
		// for more would be cut off.
		m.width, m.height = min(msg.Width, chart.MaxSide), min(msg.Height, chart.MaxSide)
	case tea.KeyMsg:
		m.handleKey(msg)
	case tea.MouseMsg:
		m.mouse(msg)
	case appMsg:
		msg.apply(m)
	case Continued:
		m.applyMouse()
	case Quit:
		m.quit(msg.Status)
	}
}

// dispatch has the effect of what is asked for: most of it the session has, in its
// turn; what depends on the screen, or is of the program, is here.
func (m *Model) dispatch(i session.Intent) {
	switch i := i.(type) {
	case session.CommandName:
		m.handleCommandName(i)
	case session.Adjust:
		m.adjust(i)
	case session.Show:
		m.showPanes(i)
	case session.SetView:
		m.setRanges(i.Ranges)
	case session.Export:
		m.enqueue(i)
	case session.NextPage:
		m.nextPage()
	case session.Step:
		if !m.refuseStep(i) { // too soon behind one that a question refused
			m.doIntent(i)
		}
	case session.Stop:
		m.stop(i)
	case session.Threshold, session.Predict:
		m.doIntent(i)
		m.enqueue(i) // told where the run has come to by then
	case session.Request:
		m.handleRequest(i)
	default:
		m.doIntent(i)
	}
}

// doIntent lets the session have an intent.
func (m *Model) doIntent(i session.Intent) { m.handleOut(m.session.Do(i)) }

// handleOut has the work done that the session wants, and tells what it has to
// tell. What has its turn here is done, and what that asks for is part of it.
func (m *Model) handleOut(out session.Out) {
	for {
		out = m.worker.RunInline(m.session, out) // what is quick is done before anything is shown
		m.startWork(out)
		due := m.handleEvents(out.Events)
		if due == nil {
			m.appearance.welcome = m.appearance.welcome && m.state().Run.Snapshot.Iter == 0
			m.appearance.sides = m.appearance.sides.next(m.mainPair())
			return
		}
		m.runQueued(due.Item)
		out = m.session.Resume()
	}
}

// startWork begins what a session wants.
func (m *Model) startWork(out session.Out) {
	for _, w := range out.Work {
		do := m.worker.TaskFor(w)
		if do == nil {
			continue
		}
		m.async(func() any { return resultMsg(do()) })
		if open, ok := w.(session.Open); ok {
			m.scheduleProgress(open.Ticket)
		}
	}
	if tick := out.Tick; tick != 0 {
		m.sendAfter(out.TickAfter, tickMsg(tick))
	}
}

// resultMsg brings back what came of work.
type resultMsg session.Result

// apply takes a result in.
func (msg resultMsg) apply(m *Model) { m.handleOut(m.session.Deliver(session.Result(msg))) }

// tickMsg says that the next step of play is due.
type tickMsg uint64

// apply makes the step that is due.
func (msg tickMsg) apply(m *Model) { m.handleOut(m.session.Tick(uint64(msg))) }

// What waits for its turn here is a key, an intent that is the program's to
// fulfil, or one of the types below: it depends on where the run is, and on the
// screen, which the session does not know.
type (
	// nextSort sorts by the n-th next column.
	nextSort int
	// rowMove goes so many rows along the examples as their table lists them.
	rowMove int
)

// enqueue lets something wait for its turn here.
func (m *Model) enqueue(of any) { m.handleOut(m.session.Defer(of)) }

// runQueued has what has its turn.
func (m *Model) runQueued(of any) {
	switch of := of.(type) {
	case tea.KeyMsg:
		m.processKey(of)
	case session.CommandName:
		m.openOverlayFor(of.Name)
	case nextSort:
		m.sortByNext(int(of))
	case rowMove:
		if !m.refuseConcealed("examples") { // the order of rows says which is largest
			m.moveRow(of)
		}
	case lessonAdvance:
		m.continueLesson(of)
	case session.Threshold:
		m.notifyCounts(of)
	case session.Predict:
		m.notifyCounts(of)
	case session.Export:
		m.export(of)
	case session.Share:
		m.share()
	case session.CheckGradient:
		if !m.refuseConcealed("parameters", "examples", "graph") {
			m.notify(language.GradientLines(m.state())[0])
		}
	}
}

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
		case session.DataOpened:
			m.notifyNotes()
		case session.ConditionReached:
			if !m.taskSaysReached() {
				m.notifyMessage(m.formatter().Format(e))
			}
		default:
			if m.handlePracticeEvent(e) || m.handleLessonEvent(e) {
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
	curves := slices.ContainsFunc(m.shownMains(), func(i int) bool { return pane.Mains()[i].ShowsCurve })
	return language.Formatter{Session: m.session, Availability: language.Screen, CurvesShown: curves, Stopped: func() string { return pane.StopWord(m.state()) }}
}

// notify shows one line until the next key.
func (m *Model) notify(text string) { m.notice = pane.Notice{Text: text} }

// notifyError shows what went wrong until the next key.
func (m *Model) notifyError(err error) { m.notice = pane.Notice{Text: err.Error(), Wrong: true} }

// quit ends the program; its goroutines end with it.
func (m *Model) quit(status int) {
	m.status = status
	m.worker.Close()
	m.currentExport().Abandon()
	m.surface.stop(m.tracker)
	m.cmds = append(m.cmds, tea.Quit)
}
