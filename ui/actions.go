package ui

import (
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// handleRequest is for the program itself.
func (m *Model) handleRequest(i session.Request) {
	switch i := i.(type) {
	case session.Theme:
		look, err := theme.Choose(i.Name, m.options.ColorFGB)
		if err != nil {
			m.notifyError(err)
			return
		}
		m.setTheme(look)
	case session.Projector:
		m.setProjector(i.On)
	case session.ASCII:
		m.appearance.setPlain(i.On)
	case session.Mouse:
		m.setMouse(i.On)
	case session.Decimal:
		m.notify(m.options.SetDecimal(i.Mark, m.state().Data.Set))
	case session.Share, session.CheckGradient:
		m.enqueue(i)
	case session.Wait:
		m.wait(i.Seconds)
	case session.Source:
		m.readScript(i.File)
	case session.Why:
		m.openWhyOrHint()
	case session.Help:
		m.showHelp(i.Topic)
	case session.Quit:
		m.quit(0)
	}
}

// handleCommandName is a name by itself: what is on goes off and the other way round; where
// a value is missing a list or a line opens.
func (m *Model) handleCommandName(i session.CommandName) {
	switch i.Name {
	case "projector":
		m.setProjector(!m.appearance.projector)
	case "ascii":
		m.appearance.setPlain(!m.appearance.plain)
	case "mouse":
		m.setMouse(!m.appearance.mouse)
	case "data":
		m.openData()
	case "learn":
		m.openLessons()
	case "init":
		m.enqueue(i)
	case "alpha", "lambda", "hide":
		m.openOverlayFor(i.Name)
	default:
		m.doIntent(i)
	}
}

// openOverlayFor opens the list or the line of a name.
func (m *Model) openOverlayFor(name string) {
	switch name {
	case "alpha":
		m.overlay = newAlphaPrompt(m)
	case "lambda":
		m.overlay = newPrompt("λ = ", "", "0 or more, now "+language.FormatNumber(m.state().Run.Lambda), submitWithPrefix("lambda "))
	case "compare":
		m.openCompare()
	case "init":
		m.overlay = newStartList(m)
	case "hide":
		m.overlay = newHideList(m)
	}
}

// adjust goes along what a name can be: where the program alone knows how many
// there are, it is here.
func (m *Model) adjust(i session.Adjust) {
	by := i.N
	if i.Direction == "down" || i.Direction == "prev" {
		by = -i.N
	}
	switch i.Name {
	case "theme":
		for range by {
			m.setTheme(m.appearance.theme.Next())
		}
	case "show":
		for range i.N {
			m.choosePane(m.nextPane(by / i.N))
		}
	case "pair":
		m.nextPair(by)
	case "node":
		m.walkGraph(by)
	case "walk":
		if session.MainPanes()[m.state().View.Main].Arrows != session.NodeArrows {
			m.doIntent(session.Lines{N: by})
			return
		}
		m.walkGraph(by)
	case "sort":
		if i.Direction == "turn" {
			m.doIntent(i)
			return
		}
		m.enqueue(nextSort(i.N))
	default:
		m.doIntent(i)
	}
}

// walkGraph goes n nodes along the graph.
func (m *Model) walkGraph(n int) {
	m.doIntent(pane.OtherNode(m.state(), n))
}

// showPanes makes a pane the main one, or two: the main one and the one beside it.
func (m *Model) showPanes(i session.Show) {
	if len(i.Panes) > 1 {
		m.paneFocus = paneFocus{}
		m.doIntent(i)
		return
	}
	m.choosePane(paneIndex(i.Panes[0]))
}

// showHelp shows the commands, the keys, or what there is to say of a name.
func (m *Model) showHelp(topic string) {
	switch topic {
	case "":
		m.overlay = newCommandList()
	case "keys":
		m.overlay = &help{}
	default:
		m.notify(language.Describe(topic, language.Screen))
	}
}

// stop ends the innermost thing that goes on.
func (m *Model) stop(i session.Stop) {
	if m.stopLooking() {
		m.notify("Stopped looking.")
		return
	}
	if m.state().InProgress.Opening == nil {
		m.currentExport().Cancel()
	}
	m.script = script{}
	m.doIntent(i)
}

// notifyCounts tells what a threshold counts and what is predicted, unless that would
// give an answer away.
func (m *Model) notifyCounts(of session.Intent) {
	_, counts := of.(session.Threshold)
	switch {
	case !counts && m.state().View.NewExample == nil, m.refuseConcealed("data", "examples"):
	case counts:
		m.notify(language.CountsLines(m.state())[0])
	default:
		m.notify(language.PredictionLine(m.state()))
	}
}
