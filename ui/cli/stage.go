package cli

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui"
)

// stage is what Bubble Tea runs: a model whose panics are caught, and which is
// drawn at most once in a respite however many messages come. Bubble Tea asks for
// a view after every message, so keys that come faster than screens can be
// drawn would else be shown late.
type stage struct {
	model     tea.Model
	suspender *suspender
	guard     *guard
	drawn     *drawn
	// still is set from a request to stand still until the size of the terminal
	// is known again. Another one before that would be a race in Bubble Tea.
	still bool
}

// drawn is the screen that was drawn last.
type drawn struct {
	text    string
	at      time.Time // when it last changed
	waiting bool      // a redraw is on its way
	now     func() time.Time
}

// respite is half a frame: with the frame of Bubble Tea's renderer a change is
// seen within two.
const respite = time.Second / 120

// stopAsked says that a request to stand still came from outside.
type stopAsked struct{}

func (s stage) suspended(how func() tea.Cmd) (tea.Model, tea.Cmd) {
	if s.still {
		return s, nil
	}
	s.still = true
	return s, how()
}

// redraw says that the respite is over.
type redraw struct{}

func newStage(m tea.Model, s *suspender) stage {
	return stage{model: m, suspender: s, guard: &guard{}, drawn: &drawn{now: time.Now}}
}

// Init implements tea.Model.
func (s stage) Init() tea.Cmd {
	defer s.guard.catch()
	return s.guard.command(s.model.Init())
}

// Update implements tea.Model.
func (s stage) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = s //nolint:wastedassign // what a panic leaves
	defer s.guard.catch()
	msg = heardAs(msg)
	switch msg.(type) {
	case redraw:
		s.drawn.waiting = false
		return s, nil
	case ui.Suspend:
		return s.suspended(s.suspender.job)
	case stopAsked:
		return s.suspended(s.suspender.alone)
	case tea.WindowSizeMsg:
		s.still = false
	}
	s.model, cmd = s.model.Update(msg)
	cmd = s.guard.command(cmd)
	if since := s.drawn.now().Sub(s.drawn.at); since < respite && !s.drawn.waiting {
		s.drawn.waiting = true
		cmd = tea.Batch(cmd, tea.Tick(respite-since, func(time.Time) tea.Msg { return redraw{} }))
	}
	return s, cmd
}

// View implements tea.Model.
func (s stage) View() (text string) {
	text = s.drawn.text //nolint:wastedassign // what a panic leaves
	defer s.guard.catch()
	if !s.drawn.waiting && s.guard.fault() == nil {
		// A key that only asks for a step changes nothing yet; were that counted as
		// a drawing, the step itself would wait for half a frame.
		if now := s.model.View(); now != s.drawn.text {
			s.drawn.text, s.drawn.at = now, s.drawn.now()
		}
	}
	return s.drawn.text
}
