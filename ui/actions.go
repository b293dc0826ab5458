package ui

import (
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// pressed has the effect of a key where nothing is open.
func (m *Model) pressed(k language.Key) {
	switch k.Gesture { //nolint:exhaustive // the gestures where nothing is open
	case language.Enter:
		m.entered = true
	case language.Prompt:
		m.overlay = newCommandLine(m, "")
	case language.Suspend:
		m.suspend()
	case language.NoGesture:
		m.act(k.Do)
	}
}

// act has the effect of what is asked for: most of it the session has, in its
// turn; what depends on the screen, or is of the program, is here.
func (m *Model) act(i session.Intent) {
	switch i := i.(type) {
	case session.Bare:
		m.alone(i)
	case session.Nudge:
		m.nudge(i)
	case session.Show:
		m.show(i)
	case session.View:
		m.showRanges(i.Ranges)
	case session.Export:
		m.await(i)
	case session.Stop:
		if m.now().InProgress.Reading == nil {
			m.exporting().Stop()
		}
		m.script = script{}
		m.do(i)
	case session.Request:
		m.serve(i)
	default:
		m.do(i)
	}
}

// serve is for the program itself.
func (m *Model) serve(i session.Request) {
	switch i := i.(type) {
	case session.Theme:
		look, err := theme.Choose(i.Name, m.options.ColorFGB)
		if err != nil {
			m.complain(err)
			return
		}
		m.setTheme(look)
	case session.Projector:
		m.dress.projector = i.On
	case session.Decimal:
		m.say(m.options.SetDecimal(i.Mark, m.now().Data.Set))
	case session.Share:
		m.await(i)
	case session.Source:
		m.source(i.File)
	case session.Help:
		m.help(i.Topic)
	case session.Quit:
		m.quit(0)
	}
}

// alone is a name by itself: what is on goes off and the other way round; where
// a value is missing a list or a line opens.
func (m *Model) alone(i session.Bare) {
	switch i.Name {
	case "projector":
		m.dress.projector = !m.dress.projector
	case "data":
		m.openData()
	case "init":
		m.await(i)
	case "alpha", "hide":
		m.openLine(i.Name)
	default:
		m.do(i)
	}
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
func (m *Model) nudge(i session.Nudge) {
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
		for range i.N {
			m.choosePane(m.next(by / i.N))
		}
	case "pair":
		m.otherPair(by)
	case "node":
		m.walk(by)
	case "walk":
		if pane.Mains()[m.now().Gaze.Main].Nodes == nil {
			m.do(session.Lines{N: by})
			return
		}
		m.walk(by)
	case "sort":
		if i.Way == "turn" {
			m.do(i)
			return
		}
		m.await(nextSort(i.N))
	default:
		m.do(i)
	}
}

// walk goes n nodes along the graph.
func (m *Model) walk(n int) {
	m.do(pane.OtherNode(m.now(), n))
}

// show makes a pane the main one, or two: the main one and the one beside it.
func (m *Model) show(i session.Show) {
	if len(i.Panes) > 1 {
		m.entered = false
		m.do(i)
		return
	}
	m.choosePane(placeOf(i.Panes[0]))
}
