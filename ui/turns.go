package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/session"
)

// What waits for its turn here is a key, an intent that is the program's to
// fulfil, or one of the types below: it depends on where the run is, and on the
// screen, which the session does not know.
type (
	// nextSort sorts by the n-th next column.
	nextSort int
	// rowMove goes n rows along the examples as a main pane shows them.
	rowMove struct{ main, n int }
)

// await lets something wait for its turn here.
func (m *Model) await(of any) { m.follow(m.session.Defer(of)) }

// takeTurn has what has its turn.
func (m *Model) takeTurn(of any) {
	switch of := of.(type) {
	case tea.KeyMsg:
		m.take(of)
	case session.Bare:
		m.openLine(of.Name)
	case nextSort:
		m.sortByNext(int(of))
	case rowMove:
		m.moveRow(of)
	case session.Export:
		m.export(of)
	case session.Share:
		m.share()
	}
}

// mustAwait tells whether a key waits for its turn: behind what will open, for
// which it is, and behind other keys that wait. What a key means else is settled
// when it is pressed.
func (m *Model) mustAwait(msg tea.KeyMsg) bool {
	if msg.Type == tea.KeyCtrlC || msg.Type == tea.KeyCtrlZ || m.overlay != nil {
		return false
	}
	for of := range m.session.Waiting() {
		if _, key := of.(tea.KeyMsg); key || opens(of) {
			return msg.Type != tea.KeyEsc || !m.now().InProgress.Long
		}
	}
	return false
}

// opensLater tells whether something waits that will take the keys after it.
func (m *Model) opensLater() bool {
	for of := range m.session.Waiting() {
		if key, is := of.(tea.KeyMsg); is && key.Type == tea.KeyEsc {
			return false
		}
		if opens(of) {
			return true
		}
	}
	return false
}

// opens tells whether what waits opens a list or a line.
func opens(of any) bool {
	name, is := of.(session.Bare)
	return is && (name.Name == "compare" || name.Name == "init")
}
