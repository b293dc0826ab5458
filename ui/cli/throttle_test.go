package cli

import (
	"strconv"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// shownText shows what it was told last.
type shownText string

func (shownText) Init() tea.Cmd { return nil }

func (m shownText) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if text, ok := msg.(string); ok {
		return shownText(text), nil
	}
	return m, nil
}

func (m shownText) View() string { return string(m) }

// A message that changes nothing is no drawing: the one after it is seen at
// once. Of changes that come faster than screens can be drawn the newest is
// seen when the interval is over.
func TestThrottleDrawsChanges(t *testing.T) {
	first := newThrottledModel(shownText("first"), nil)
	drawn := first.shown // all copies share it
	var m tea.Model = first
	send := func(msg tea.Msg) string {
		m, _ = m.Update(msg)
		return m.View()
	}
	if s := m.View(); s != "first" {
		t.Fatalf("shows %q", s)
	}
	drawn.at = drawn.at.Add(-minRedrawInterval)
	if s := send(0); s != "first" {
		t.Fatalf("shows %q", s)
	}
	if s := send("second"); s != "second" {
		t.Errorf("a change after a message that changed nothing: shows %q", s)
	}
	for range 100 { // some of them surely within the interval
		send("third")
	}
	drawn.at = drawn.at.Add(-minRedrawInterval)
	if s := send(redrawMsg{}); s != "third" {
		t.Errorf("after the respite it shows %q", s)
	}
}

// counted counts how often it is drawn, and changes with every message.
type counted struct{ told, drawn *int }

func (counted) Init() tea.Cmd { return nil }

func (m counted) Update(tea.Msg) (tea.Model, tea.Cmd) {
	*m.told++
	return m, nil
}

func (m counted) View() string {
	*m.drawn++
	return strconv.Itoa(*m.told)
}

// Presses that come faster than screens can be drawn do not queue behind them:
// however many there are, a screen is drawn once in an interval, by the clock of
// the model.
func TestThrottleRests(t *testing.T) {
	const presses, apart = 4000, time.Millisecond
	const frame = time.Second / 60 // as Bubble Tea draws
	if minRedrawInterval > frame/2 {
		t.Errorf("with a respite of %v a change takes more than two frames to be seen", minRedrawInterval)
	}
	var told, drawn int
	first := newThrottledModel(counted{&told, &drawn}, nil)
	clock := time.Unix(1, 0)
	first.shown.now = func() time.Time { return clock }
	var m tea.Model = first
	m.View()
	for range presses {
		m, _ = m.Update(tea.KeyMsg{Type: tea.KeySpace})
		m.View()
		clock = clock.Add(apart)
		if first.shown.waiting && clock.Sub(first.shown.at) >= minRedrawInterval {
			m, _ = m.Update(redrawMsg{})
			m.View()
		}
	}
	if most := int(presses*apart/minRedrawInterval) + 2; told != presses || drawn > most || drawn < most/2 {
		t.Errorf("%d presses are drawn %d times, at most %d are right", told, drawn, most)
	}
	m, _ = m.Update(redrawMsg{})
	if shown := m.View(); shown != strconv.Itoa(told) {
		t.Errorf("in the end %s is shown", shown)
	}
}
