package cli

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui"
)

// throttledModel is what Bubble Tea runs: a model whose panics are caught, and which is
// drawn at most once in minRedrawInterval however many messages come. Bubble Tea asks for
// a view after every message, so keys that come faster than screens can be
// drawn would else be shown late.
type throttledModel struct {
	model     tea.Model
	suspender *suspender
	guard     *guard
	shown     *shownView
	// suspended is set from a request to stand still until the size of the terminal
	// is known again. Another one before that would be a race in Bubble Tea.
	suspended bool
}

// shownView is the screen that was drawn last.
type shownView struct {
	text    string
	at      time.Time // when it last changed
	waiting bool      // a redraw is on its way
	now     func() time.Time
}

// minRedrawInterval is half a frame: with the frame of Bubble Tea's renderer a change is
// seen within two.
const minRedrawInterval = time.Second / 120

// suspendMsg says that a request to stand still came from outside.
type suspendMsg struct{}

func (m throttledModel) suspendOnce(how func() tea.Cmd) (tea.Model, tea.Cmd) {
	if m.suspended {
		return m, nil
	}
	m.suspended = true
	return m, how()
}

// redrawMsg says that minRedrawInterval is over.
type redrawMsg struct{}

func newThrottledModel(m tea.Model, s *suspender) throttledModel {
	return throttledModel{model: m, suspender: s, guard: &guard{}, shown: &shownView{now: time.Now}}
}

// Init implements tea.Model.
func (m throttledModel) Init() tea.Cmd {
	defer m.guard.recoverPanic()
	return m.guard.wrapCmd(m.model.Init())
}

// Update implements tea.Model.
func (m throttledModel) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = m //nolint:wastedassign // what a panic leaves
	defer m.guard.recoverPanic()
	msg = withoutAltEsc(msg)
	switch msg.(type) {
	case redrawMsg:
		m.shown.waiting = false
		return m, nil
	case ui.Suspend:
		return m.suspendOnce(m.suspender.stopJob)
	case suspendMsg:
		return m.suspendOnce(m.suspender.stopSelf)
	case tea.WindowSizeMsg:
		m.suspended = false
	}
	m.model, cmd = m.model.Update(msg)
	cmd = m.guard.wrapCmd(cmd)
	if since := m.shown.now().Sub(m.shown.at); since < minRedrawInterval && !m.shown.waiting {
		m.shown.waiting = true
		cmd = tea.Batch(cmd, tea.Tick(minRedrawInterval-since, func(time.Time) tea.Msg { return redrawMsg{} }))
	}
	return m, cmd
}

// View implements tea.Model.
func (m throttledModel) View() (text string) {
	text = m.shown.text //nolint:wastedassign // what a panic leaves
	defer m.guard.recoverPanic()
	if !m.shown.waiting && m.guard.firstPanic() == nil {
		// A key that only asks for a step changes nothing yet; were that counted as
		// a drawing, the step itself would wait for half a frame.
		if now := m.model.View(); now != m.shown.text {
			m.shown.text, m.shown.at = now, m.shown.now()
		}
	}
	return m.shown.text
}
