package ui

import (
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
	m.runScript()
	m.sampleSurface()
	return m, m.takeCmds()
}

// A message of our own brings what was asked for away from the event loop. Each
// is taken in where it is asked for, and dropped there when it is no longer
// wanted.
type ownMsg interface{ apply(m *Model) }

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
	case ownMsg:
		msg.apply(m)
	case Continued:
		m.hearMouse()
	case Quit:
		m.quit(msg.Status)
	}
}

// handleKey turns a key into what it asks for. Text typed fast arrives as one key of several
// runes: unless it was pasted, each is a key of its own.
func (m *Model) handleKey(msg tea.KeyMsg) {
	switch {
	case msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !msg.Paste:
		for _, r := range msg.Runes {
			m.handleKey(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	case m.isEscThenKey(msg) && !m.overlayQueued(): // what opens later may know it
		m.handleKey(tea.KeyMsg{Type: tea.KeyEsc})
		msg.Alt = false
		m.handleKey(msg)
	case m.mustWait(msg):
		m.enqueue(msg)
	default:
		m.processKey(msg)
	}
}

// processKey has the effect of a key.
func (m *Model) processKey(msg tea.KeyMsg) {
	switch {
	case m.isEscThenKey(msg):
		m.processKey(tea.KeyMsg{Type: tea.KeyEsc})
		msg.Alt = false
		m.processKey(msg)
	case m.overlay != nil:
		m.overlayKey(msg)
	case !msg.Paste:
		m.pressMain(msg.String())
	}
}

// isEscThenKey tells whether a key with Alt is Esc and then the key without Alt:
// terminals send the same for both. It is Alt only where a line that is typed knows it. The
// keys with names of their own (the arrows) have sequences of their own too.
func (m *Model) isEscThenKey(msg tea.KeyMsg) bool {
	if !msg.Alt || msg.Type < 0 && msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
		return false
	}
	line, typing := m.overlay.(editor)
	return !typing || !line.edits(msg)
}

// pressMain has the effect of one key where nothing is open.
func (m *Model) pressMain(key string) {
	outer, inner := m.keys.Lookup(language.Main, key), m.keys.Lookup(language.Inside, key)
	_, stops := outer.Do.(session.Stop)
	switch {
	case stops:
		m.escape()
	case m.inside.entered && m.paneHandles(inner):
		m.handlePaneKey(inner)
	case m.questionKey(key):
	case outer.Any():
		m.notice = pane.Notice{}
		m.runKey(outer)
	}
}

// escape ends the innermost thing: reading, then a way that the title speaks of,
// then being in a pane, then whatever else goes on.
func (m *Model) escape() {
	under := m.state().InProgress
	if m.inside.entered && under.Reading == nil && !under.Long {
		m.inside = insidePane{}
		return
	}
	m.notice = pane.Notice{}
	if !m.busy() && m.leaveInner() {
		return
	}
	m.dispatch(session.Stop{})
}

// busy reports whether something goes on that Esc ends before all else.
func (m *Model) busy() bool {
	under := m.state().InProgress
	_, looking := m.tracker.Busy(lookingSlot)
	return under.Reading != nil || under.Steps > 0 || under.Waiting > 0 || m.state().Play.On || m.currentExport() != nil || looking
}

// runKey has the effect of a key where nothing is open.
func (m *Model) runKey(k language.Key) {
	switch k.Gesture { //nolint:exhaustive // the gestures where nothing is open
	case language.Enter:
		m.inside.entered = true
	case language.Prompt:
		m.overlay = newCommandLine(m, "")
	case language.Suspend:
		m.suspend()
	case language.GoOn:
		m.enqueue(goOn(k.N))
	case language.NoGesture:
		if _, explains := k.Do.(session.Why); explains {
			m.hintOrWhy()
			return
		}
		m.dispatch(k.Do)
	}
}

// dispatch has the effect of what is asked for: most of it the session has, in its
// turn; what depends on the screen, or is of the program, is here.
func (m *Model) dispatch(i session.Intent) {
	switch i := i.(type) {
	case session.Bare:
		m.handleBare(i)
	case session.Nudge:
		m.nudge(i)
	case session.Show:
		m.showPanes(i)
	case session.View:
		m.setRanges(i.Ranges)
	case session.Export:
		m.enqueue(i)
	case session.NextPage:
		m.nextPage()
	case session.Step:
		if !m.keptFrom(i) {
			m.do(i)
		}
	case session.Stop:
		m.stop(i)
	case session.Threshold, session.Predict:
		m.do(i)
		m.tellCounts(i)
	case session.Request:
		m.handleRequest(i)
	default:
		m.do(i)
	}
}

// stop ends the innermost thing that goes on.
func (m *Model) stop(i session.Stop) {
	if m.stopLooking() {
		m.notify("Stopped looking.")
		return
	}
	if m.state().InProgress.Reading == nil {
		m.currentExport().Stop()
	}
	m.script = script{}
	m.do(i)
}

// tellCounts tells what a threshold counts and what is predicted, unless that would
// give an answer away.
func (m *Model) tellCounts(of session.Intent) {
	_, counts := of.(session.Threshold)
	switch {
	case !counts && m.state().Gaze.Predict == nil, m.conceals("data", "examples"):
	case counts:
		m.notify(language.CountsLines(m.state())[0])
	default:
		m.notify(language.PredictionLine(m.state()))
	}
}

// overlayKey gives a key to the overlay that is open.
func (m *Model) overlayKey(msg tea.KeyMsg) {
	m.notice = pane.Notice{}
	key := ""
	if !msg.Paste { // the name of a paste is all of it
		key = msg.String()
	}
	k := m.keys.Lookup(m.overlay.context(), key)
	_, quits := k.Do.(session.Quit)
	line, typing := m.overlay.(editor)
	switch {
	case quits:
		m.quit(0)
	case k.Gesture == language.Suspend:
		m.suspend()
	case k.Gesture != language.NoGesture:
		m.overlay.act(m, k)
	case typing && m.overlay.context() == language.Typing:
		line.edit(msg)
	default:
		m.overlay.typed(m, key)
	}
}

// notify shows one line until the next key.
func (m *Model) notify(text string) { m.notice = pane.Notice{Text: text} }

// notifyError shows what went wrong until the next key.
func (m *Model) notifyError(err error) { m.notice = pane.Notice{Text: err.Error(), Wrong: true} }

// quit ends the program; its goroutines end with it.
func (m *Model) quit(status int) {
	m.status = status
	m.hands.Close()
	m.currentExport().Abandon()
	m.surface.stop(m.tracker)
	m.cmds = append(m.cmds, tea.Quit)
}
