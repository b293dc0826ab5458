package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/session"
)

// What waits for its turn here is a key, an intent that is the program's to
// fulfil, or one of the types below: it depends on where the run is, and on the
// screen, which the session does not know.
type (
	// nextSort sorts by the n-th next column.
	nextSort int
	// rowMove goes so many rows along the examples as their table lists them.
	rowMove int
)

// enqueue lets something wait for its turn here.
func (m *Model) enqueue(of any) { m.handleOut(m.session.Defer(of)) }

// runQueued has what has its turn.
func (m *Model) runQueued(of any) {
	switch of := of.(type) {
	case tea.KeyMsg:
		m.processKey(of)
	case session.Bare:
		m.openFor(of.Name)
	case nextSort:
		m.sortByNext(int(of))
	case rowMove:
		if !m.conceals("examples") { // the order of rows says which is largest
			m.moveRow(of)
		}
	case goOn:
		m.goOn(of)
	case session.Export:
		m.export(of)
	case session.Share:
		m.share()
	case session.CheckGradient:
		if !m.conceals("parameters", "examples", "graph") {
			m.notify(language.GradientLines(m.state())[0])
		}
	}
}

// mustWait tells whether a key waits for its turn: behind what will open, for
// which it is, and behind other keys that wait. What a key means else is settled
// when it is pressed.
func (m *Model) mustWait(msg tea.KeyMsg) bool {
	if msg.Type == tea.KeyCtrlC || msg.Type == tea.KeyCtrlZ || m.overlay != nil {
		return false
	}
	for of := range m.session.Waiting() {
		if _, key := of.(tea.KeyMsg); key || opensOverlay(of) {
			return msg.Type != tea.KeyEsc || !m.state().InProgress.Long
		}
	}
	return false
}

// overlayQueued tells whether something waits that will take the keys after it.
func (m *Model) overlayQueued() bool {
	for of := range m.session.Waiting() {
		if key, is := of.(tea.KeyMsg); is && key.Type == tea.KeyEsc {
			return false
		}
		if opensOverlay(of) {
			return true
		}
	}
	return false
}

// opensOverlay tells whether what waits opens a list or a line.
func opensOverlay(of any) bool {
	name, is := of.(session.Bare)
	return is && (name.Name == "compare" || name.Name == "init")
}
