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

func (s throttledModel) suspendOnce(how func() tea.Cmd) (tea.Model, tea.Cmd) {
	if s.suspended {
		return s, nil
	}
	s.suspended = true
	return s, how()
}

// redrawMsg says that minRedrawInterval is over.
type redrawMsg struct{}

func newThrottledModel(m tea.Model, s *suspender) throttledModel {
	return throttledModel{model: m, suspender: s, guard: &guard{}, shown: &shownView{now: time.Now}}
}

// Init implements tea.Model.
func (s throttledModel) Init() tea.Cmd {
	defer s.guard.recoverPanic()
	return s.guard.wrapCmd(s.model.Init())
}

// Update implements tea.Model.
func (s throttledModel) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = s //nolint:wastedassign // what a panic leaves
	defer s.guard.recoverPanic()
	msg = withoutAltEsc(msg)
	switch msg.(type) {
	case redrawMsg:
		s.shown.waiting = false
		return s, nil
	case ui.Suspend:
		return s.suspendOnce(s.suspender.stopJob)
	case suspendMsg:
		return s.suspendOnce(s.suspender.stopSelf)
	case tea.WindowSizeMsg:
		s.suspended = false
	}
	s.model, cmd = s.model.Update(msg)
	cmd = s.guard.wrapCmd(cmd)
	if since := s.shown.now().Sub(s.shown.at); since < minRedrawInterval && !s.shown.waiting {
		s.shown.waiting = true
		cmd = tea.Batch(cmd, tea.Tick(minRedrawInterval-since, func(time.Time) tea.Msg { return redrawMsg{} }))
	}
	return s, cmd
}

// View implements tea.Model.
func (s throttledModel) View() (text string) {
	text = s.shown.text //nolint:wastedassign // what a panic leaves
	defer s.guard.recoverPanic()
	if !s.shown.waiting && s.guard.firstPanic() == nil {
		// A key that only asks for a step changes nothing yet; were that counted as
		// a drawing, the step itself would wait for half a frame.
		if now := s.model.View(); now != s.shown.text {
			s.shown.text, s.shown.at = now, s.shown.now()
		}
	}
	return s.shown.text
}
