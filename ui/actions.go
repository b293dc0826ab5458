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
		m.entered = true
	case language.Prompt:
		m.overlay = newCommandLine(m, "")
	case language.Suspend:
		return suspend
	case language.NoGesture:
		return m.act(k.Do)
	}
	return nil
}

// act has the effect of what is asked for: most of it the session has, in its
// turn; what depends on the screen, or is of the program, is here.
func (m *Model) act(i session.Intent) tea.Cmd {
	switch i := i.(type) {
	case session.Bare:
		return m.alone(i)
	case session.Nudge:
		return m.nudge(i)
	case session.Show:
		return m.show(i)
	case session.View:
		return m.showRanges(i.Ranges)
	case session.Export:
		return m.await(i)
	case session.Stop:
		if m.now().Under.Reading == nil {
			m.exporting.Stop()
		}
		m.script = script{}
		return m.do(i)
	case session.Request:
		return m.serve(i)
	}
	return m.do(i)
}

// serve is for the program itself.
func (m *Model) serve(i session.Request) tea.Cmd {
	switch i := i.(type) {
	case session.Theme:
		look, err := theme.Choose(i.Name, m.options.ColorFGB)
		if err != nil {
			m.complain(err)
			return nil
		}
		m.setTheme(look)
	case session.Projector:
		m.dress.projector = i.On
	case session.Decimal:
		m.say(m.options.SetDecimal(i.Mark, m.now().Data.Set))
	case session.Share:
		return m.await(i)
	case session.Source:
		return m.source(i.File)
	case session.Help:
		m.help(i.Topic)
	case session.Quit:
		next, cmd := m.quit(0)
		*m = next
		return cmd
	}
	return nil
}

// alone is a name by itself: what is on goes off and the other way round; where
// a value is missing a list or a line opens.
func (m *Model) alone(i session.Bare) tea.Cmd {
	switch i.Name {
	case "projector":
		m.dress.projector = !m.dress.projector
	case "data":
		return m.openData()
	case "init":
		return m.await(i)
	case "alpha", "hide":
		m.openLine(i.Name)
	default:
		return m.do(i)
	}
	return nil
}

// openLine opens the list or the line of a name.
func (m *Model) openLine(name string) {
	switch name {
	case "alpha":
		m.overlay = newAlphaLine(m)
	case "compare":
		m.openCompare()
	case "init":
		m.overlay = newStarts(m)
	case "hide":
		m.overlay = &hiding{}
	}
}

// nudge goes along what a name can be: where the program alone knows how many
// there are, it is here.
func (m *Model) nudge(i session.Nudge) tea.Cmd {
	by := i.N
	if i.Way == "down" || i.Way == "prev" {
		by = -i.N
	}
	switch i.Name {
	case "theme":
		for range by {
			m.setTheme(m.dress.theme.After())
		}
	case "show":
		var cmds []tea.Cmd
		for range i.N {
			cmds = append(cmds, m.choosePane(m.next(by/i.N)))
		}
		return tea.Batch(cmds...)
	case "pair":
		return m.otherPair(by)
	case "node":
		return m.walk(by)
	case "walk":
		if pane.Mains()[m.now().Gaze.Main].Nodes == nil {
			return m.do(session.Lines{N: by})
		}
		return m.walk(by)
	case "sort":
		if i.Way == "turn" {
			return m.do(i)
		}
		return m.await(nextSort(i.N))
	default:
		return m.do(i)
	}
	return nil
}

// walk goes n nodes along the graph.
func (m *Model) walk(n int) tea.Cmd {
	return m.do(pane.OtherNode(m.now(), n))
}

// show makes a pane the main one, or two: the main one and the one beside it.
func (m *Model) show(i session.Show) tea.Cmd {
	if len(i.Panes) > 1 {
		m.entered = false
		return m.do(i)
	}
	return m.choosePane(placeOf(i.Panes[0]))
}
