package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// pressed has the effect of a key where nothing is open.
func (m *Model) pressed(k language.Key) tea.Cmd {
	switch k.Gesture { //nolint:exhaustive // the gestures where nothing is open
	case language.Enter:
		m.inside.Entered = true
	case language.Prompt:
		m.overlay = newCommandLine(m, "")
	case language.Suspend:
		return suspend
	case language.NoGesture:
		return m.act(k.Do)
	}
	return nil
}

// act has the effect of what is asked for, now. It is the only place where an
// intent becomes one.
func (m *Model) act(i session.Intent) tea.Cmd {
	for _, effect := range []func(session.Intent) (tea.Cmd, bool){m.move, m.launch, m.inspect, m.see, m.dress, m.serve} {
		if cmd, done := effect(i); done {
			return cmd
		}
	}
	return nil
}

// move goes along the run.
func (m *Model) move(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.Step:
		if m.player.playing {
			m.pause()
		}
		return m.step(i.N), true
	case session.Back:
		return m.back(i.N), true
	case session.Goto:
		return m.seek(i.K), true
	case session.Newest:
		return m.newest(), true
	case session.Until:
		return m.until(i.Condition), true
	case session.Play:
		if i.On == m.player.playing {
			return nil, true
		}
		return m.togglePlay(), true
	case session.Stop:
		m.waiting = nil
		m.pause()
		m.stopExport()
		return nil, true
	case session.Alpha:
		m.timeline.SetAlpha(i.Plan[0].Value)
		return nil, true
	}
	return nil, false
}

// launch starts runs, and opens data.
func (m *Model) launch(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.InitZero, session.InitRandom, session.Init:
		return m.startAt(i), true
	case session.Restart:
		m.stop()
		m.timeline.Restart()
	case session.TakeOver:
		return m.takeOver(), true
	case session.Drop:
		m.timeline.DropGhosts()
	case session.Compare:
		return m.compare(i.Alphas), true
	case session.CompareOff:
		return m.part(), true
	case session.Data:
		return m.load(i), true
	case session.Features:
		return m.chooseFeatures(i.Names), true
	case session.FeaturesAll:
		return m.chooseFeatures([]string{}), true
	case session.Scale:
		return m.rescale(i.Method), true
	default:
		return nil, false
	}
	return nil, true
}

// dress changes how it is drawn.
func (m *Model) dress(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.Theme:
		look, err := theme.Choose(i.Name, m.options.ColorFGB)
		if err != nil {
			m.complain(err)
			return nil, true
		}
		m.setTheme(look)
	case session.Projector:
		m.projector = i.On
	case session.Decimal:
		m.setDecimal(i.Mark)
	case session.Speed:
		return m.setSpeed(i.PerSecond), true
	default:
		return nil, false
	}
	return nil, true
}

// serve is for the program itself, and for what depends on where it stands.
func (m *Model) serve(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.Bare:
		return m.alone(i.Name), true
	case session.Nudge:
		return m.nudge(i), true
	case session.Export:
		return m.startExport(i), true
	case session.Help:
		m.help(i.Topic)
	case session.Quit:
		next, cmd := m.quit(0)
		*m = next
		return cmd, true
	default:
		return nil, false
	}
	return nil, true
}

// alone is a name by itself: what is on goes off and the other way round; where
// a value is missing a list or a line opens.
func (m *Model) alone(name string) tea.Cmd {
	switch name {
	case "play":
		return m.togglePlay()
	case "zoom":
		m.zoom = !m.zoom
	case "projector":
		m.projector = !m.projector
	case "log":
		return m.act(session.LogJ{On: !m.logCost})
	case "wrong":
		m.inside.WrongOnly = !m.inside.WrongOnly
	case "proof":
		m.inside.Why = !m.inside.Why
	case "alpha":
		m.overlay = newAlphaLine(m)
	case "compare":
		return m.openCompare()
	case "data":
		return m.openData()
	case "init":
		m.overlay = newStarts(m)
	case "hide":
		m.overlay = &hiding{}
	}
	return nil
}

// nudge goes along what a name can be.
func (m *Model) nudge(i session.Nudge) tea.Cmd {
	by := i.N
	if i.Way == "down" || i.Way == "prev" {
		by = -i.N
	}
	switch i.Name {
	case "alpha":
		m.nudgeAlpha(i)
	case "speed":
		return m.changeSpeed(by)
	case "digits":
		m.digits = min(max(m.digits+by, session.LeastDigits), session.MostDigits)
	case "theme":
		for range by {
			m.nextTheme()
		}
	case "show":
		for range i.N {
			m.choosePane(m.next(by / i.N))
		}
	case "pair":
		m.otherPair(by)
	case "example":
		m.choose(m.focus() + by)
	case "node":
		m.walk(by)
	case "walk":
		return m.walkOrRun(by)
	case "sort":
		m.nudgeSort(i)
	}
	return nil
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

// nudgeAlpha goes up or down the ladder, or by the second digit.
func (m *Model) nudgeAlpha(i session.Nudge) {
	direction := 1
	if i.Way == "down" {
		direction = -1
	}
	change, times := climb, i.N
	if i.N == 0 {
		change, times = nudge, 1
	}
	for range min(times, len(m.rungs())) {
		m.timeline.SetAlpha(change(m.rungs(), m.timeline.Alpha(), direction))
	}
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

// see changes what is seen, not what is computed.
func (m *Model) see(i session.Intent) (tea.Cmd, bool) {
	switch i := i.(type) {
	case session.Show:
		m.show(i.Panes)
	case session.Pair:
		m.showPair(i)
	case session.View:
		m.showRanges(i.Ranges)
	case session.ViewOff:
		for _, main := range pane.Mains() {
			if i.Pane == "" || i.Pane == written(main.Name) {
				m.resetView(main.Name)
			}
		}
	case session.Hide:
		m.hide(i.Parts, !i.Off)
	case session.HideNone:
		m.hidden = nil
	case session.HideMain:
		name := session.Panes()[m.main]
		m.hide([]string{name}, !m.hidden[pane.Mains()[m.main].Name])
	case session.Zoom:
		m.zoom = i.On
	case session.LogJ:
		m.logCost = i.On
		m.resetView("Cost")
	case session.Digits:
		m.digits = i.N
	default:
		return nil, false
	}
	return nil, true
}
