package cli

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// told shows what it was told last.
type told string

func (told) Init() tea.Cmd { return nil }

func (m told) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if text, ok := msg.(string); ok {
		return told(text), nil
	}
	return m, nil
}

func (m told) View() string { return string(m) }

// A message that changes nothing is no drawing: the one after it is seen at
// once. Of changes that come faster than screens can be drawn the newest is
// seen when the respite is over.
func TestStageDrawsChanges(t *testing.T) {
	first := newStage(told("first"), nil)
	drawn := first.drawn // all copies share it
	var m tea.Model = first
	send := func(msg tea.Msg) string {
		m, _ = m.Update(msg)
		return m.View()
	}
	if s := m.View(); s != "first" {
		t.Fatalf("shows %q", s)
	}
	drawn.at = drawn.at.Add(-respite)
	if s := send(0); s != "first" {
		t.Fatalf("shows %q", s)
	}
	if s := send("second"); s != "second" {
		t.Errorf("a change after a message that changed nothing: shows %q", s)
	}
	for range 100 { // some of them surely within the respite
		send("third")
	}
	drawn.at = drawn.at.Add(-respite)
	if s := send(redraw{}); s != "third" {
		t.Errorf("after the respite it shows %q", s)
	}
}
