package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/command"
	"descent/ui/keymap"
	"descent/ui/pane"
	"descent/ui/theme"
)

// act is the effect of an action where nothing is open.
func (m *Model) act(b keymap.Binding) tea.Cmd {
	if cmd, done := m.move(b); done {
		return cmd
	}
	if m.show(b) {
		return nil
	}
	if cmd, done := m.inspect(b); done {
		return cmd
	}
	switch b.Action {
	case keymap.AlphaUp, keymap.AlphaDown:
		return m.changeAlpha(b)
	case keymap.Restart:
		m.stop()
		m.timeline.Restart()
	case keymap.TakeOver:
		return m.takeOver()
	case keymap.DropGhosts:
		m.timeline.DropGhosts()
	case keymap.Compare:
		return m.openCompare()
	case keymap.Data:
		return m.openData()
	default:
		return m.open(b.Action)
	}
	return nil
}

// move goes along the run.
func (m *Model) move(b keymap.Binding) (tea.Cmd, bool) {
	switch b.Action { //nolint:exhaustive // the actions that move; act has the others
	case keymap.Forward:
		if m.player.playing {
			m.pause()
		}
		return m.step(b.N), true
	case keymap.Back:
		return m.back(b.N), true
	case keymap.First:
		return m.seek(0), true
	case keymap.Newest:
		return m.newest(), true
	case keymap.Play:
		return m.togglePlay(), true
	case keymap.Faster:
		return m.changeSpeed(1), true
	case keymap.Slower:
		return m.changeSpeed(-1), true
	}
	return nil, false
}

// show changes what is seen, not what is computed.
func (m *Model) show(b keymap.Binding) bool {
	switch b.Action {
	case keymap.Pane:
		m.choosePane(b.N - 1)
	case keymap.NextPane:
		m.choosePane(m.next(1))
	case keymap.PrevPane:
		m.choosePane(m.next(-1))
	case keymap.Zoom:
		m.zoom = !m.zoom
	case keymap.Projector:
		m.projector = !m.projector
	case keymap.Hide:
		m.hide(pane.Mains()[m.main].Name)
	case keymap.ChooseHide:
		m.overlay = &hiding{}
	case keymap.LogCost:
		m.logCost = !m.logCost
		m.resetView("Cost")
	case keymap.OtherPair:
		m.otherPair(b.N)
	case keymap.Digits:
		m.digits = min(max(m.digits+b.N, command.LeastDigits), command.MostDigits)
	case keymap.Theme:
		m.nextTheme()
	default:
		return false
	}
	return true
}

func (m *Model) nextTheme() {
	m.setTheme(m.theme.After())
}

// setTheme changes the colours, where there are any.
func (m *Model) setTheme(t theme.Theme) {
	if m.colourless {
		m.say("This terminal shows no colours.")
		return
	}
	m.theme = m.suited(t)
	m.say("Theme: " + m.theme.Name)
}

// changeAlpha goes up or down the ladder, or by the second digit.
func (m *Model) changeAlpha(b keymap.Binding) tea.Cmd {
	direction := 1
	if b.Action == keymap.AlphaDown {
		direction = -1
	}
	change := nudge
	if b.N > 0 {
		change = climb
	}
	m.timeline.SetAlpha(change(m.rungs(), m.timeline.Alpha(), direction))
	return nil
}

// takeOver makes the newest ghost the present run and stays at the iteration
// shown, also where that must be computed first.
func (m *Model) takeOver() tea.Cmd {
	m.stop()
	switch k := m.timeline.Cursor(); {
	case !m.timeline.TakeOver():
		m.say("No ghost to take over: " + m.told("r", "restart") + " or a fork leaves one.")
	case m.timeline.Cursor() != k && m.timeline.Present().Head().Iter >= k:
		return m.seek(k)
	}
	return nil
}
