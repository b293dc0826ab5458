package ui

import (
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// paneHandles tells whether the pane that was gone into has a use for a key;
// others keep their meaning. A view is moved step by step, a list also by tens.
func (m *Model) paneHandles(b language.Key) bool {
	moves := session.MainPanes()[m.state().View.Main].Arrows == session.ViewArrows
	switch b.ScreenAction {
	case language.NoScreenAction:
		return false
	case language.ZoomIn, language.ZoomOut, language.Reset:
		return moves
	case language.Up, language.Down:
		return !moves || b.N == 1
	default:
		return true
	}
}

// moveView pans or zooms the main pane, or gives it its own view again.
func (m *Model) moveView(b language.Key) {
	name := session.Panes()[m.state().View.Main]
	if b.ScreenAction == language.Reset {
		m.session.ResetView(name)
		return
	}
	p, _ := m.buildMain()
	if scoped, ok := p.Content.(pane.Pannable); ok {
		if scope, ok := scoped.PanLimits(); ok {
			m.session.SetView(name, scope.Moved(b.ScreenAction))
		}
	}
}

// nextPair goes so many pairs further in the main pane.
func (m *Model) nextPair(by int) {
	pair, ok := pane.OtherPair(m.state(), by)
	if !ok {
		m.notify("This pane has no other pair to show.")
		return
	}
	m.doIntent(pair)
}
