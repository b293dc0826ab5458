package ui

import (
	"slices"

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
func (m *Model) await(of any) tea.Cmd { return m.follow(m.session.Await(of)) }

// takeTurn has what has its turn.
func (m *Model) takeTurn(of any) tea.Cmd {
	switch of := of.(type) {
	case tea.KeyMsg:
		next, cmd := m.take(of)
		*m = next
		return cmd
	case session.Bare:
		m.openLine(of.Name)
	case nextSort:
		return m.sortByNext(int(of))
	case rowMove:
		return m.moveRow(of)
	case session.Export:
		return m.export(of)
	case session.Share:
		return m.share()
	}
	return nil
}

// mustAwait tells whether a key waits for its turn: behind what will open, for
// which it is, and behind other keys that wait. What a key means else is settled
// when it is pressed.
func (m *Model) mustAwait(msg tea.KeyMsg) bool {
	if msg.Type == tea.KeyCtrlC || msg.Type == tea.KeyCtrlZ || m.overlay != nil {
		return false
	}
	under := m.now().Under
	keys := slices.ContainsFunc(under.Waiting, func(of any) bool {
		_, is := of.(tea.KeyMsg)
		return is
	})
	return (keys || m.opensLater()) && (msg.Type != tea.KeyEsc || !under.Far)
}

// opensLater tells whether something waits that will take the keys after it.
func (m *Model) opensLater() bool {
	open := false
	for _, of := range m.now().Under.Waiting {
		switch of := of.(type) {
		case session.Bare:
			open = open || of.Name == "compare" || of.Name == "init"
		case tea.KeyMsg:
			open = open && of.Type != tea.KeyEsc
		}
	}
	return open
}
