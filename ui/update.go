package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// Update implements tea.Model. It only routes.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.screen.stale()
	next, cmd := m.route(msg)
	script := next.readOn()
	return next, tea.Batch(cmd, script, next.survey())
}

// A message of our own brings what was asked for away from the event loop. Each
// is taken in where it is asked for, and dropped there when it is no longer
// wanted.
type (
	answer   interface{ arrive(m *Model) }        // nothing follows from it
	exchange interface{ reach(m *Model) tea.Cmd } // more is to be done
)

func (m Model) route(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		// What is beyond the largest grid stays blank: a picture that is laid out
		// for more would be cut off.
		m.width, m.height = min(msg.Width, chart.MaxSide), min(msg.Height, chart.MaxSide)
		return m, nil
	case tea.KeyMsg:
		return m.key(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case answer:
		msg.arrive(&m)
		return m, nil
	case exchange:
		cmd := msg.reach(&m)
		return m, cmd
	case Quit:
		return m.quit(msg.Status)
	}
	return m, nil
}

// key turns a key into what it asks for. Text typed fast arrives as one key of several
// runes: unless it was pasted, each is a key of its own.
func (m Model) key(msg tea.KeyMsg) (Model, tea.Cmd) {
	if msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !msg.Paste {
		var cmds []tea.Cmd
		for _, r := range msg.Runes {
			next, cmd := m.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			m, cmds = next, append(cmds, cmd)
		}
		return m, tea.Batch(cmds...)
	}
	if m.typedFast(msg) && !m.opensLater() { // what opens later may know it
		return m.apart(msg, Model.key)
	}
	if m.mustAwait(msg) {
		cmd := m.await(msg)
		return m, cmd
	}
	return m.take(msg)
}

// take has the effect of a key.
func (m Model) take(msg tea.KeyMsg) (Model, tea.Cmd) {
	if m.typedFast(msg) {
		return m.apart(msg, Model.take)
	}
	switch {
	case m.overlay != nil:
		return m.overlayKey(msg)
	case msg.Paste:
		return m, nil
	}
	return m.press(msg.String())
}

// typedFast tells whether a key with Alt is Esc and then the key: terminals send
// the same for both. It is Alt only where a line that is typed knows it. The
// keys with names of their own (the arrows) have sequences of their own too.
func (m Model) typedFast(msg tea.KeyMsg) bool {
	if !msg.Alt || msg.Type < 0 && msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
		return false
	}
	line, typing := m.overlay.(editor)
	return !typing || !line.edits(msg)
}

// apart gives Esc, and then the key without Alt.
func (m Model) apart(msg tea.KeyMsg, to func(Model, tea.KeyMsg) (Model, tea.Cmd)) (Model, tea.Cmd) {
	closed, before := to(m, tea.KeyMsg{Type: tea.KeyEsc})
	msg.Alt = false
	next, after := to(closed, msg)
	return next, tea.Batch(before, after)
}

// press has the effect of one key where nothing is open.
func (m Model) press(key string) (Model, tea.Cmd) {
	outer, inner := m.keys.Lookup(language.Main, key), m.keys.Lookup(language.Inside, key)
	if _, stops := outer.Do.(session.Stop); stops {
		cmd := m.escape()
		return m, cmd
	}
	if m.entered && m.insideTakes(inner) {
		cmd := m.within(inner)
		return m, cmd
	}
	if !outer.Any() {
		return m, nil
	}
	m.notice = pane.Notice{}
	cmd := m.pressed(outer)
	return m, cmd
}

// escape ends the innermost thing: reading, then a way that the title speaks of,
// then being in a pane, then whatever else goes on.
func (m *Model) escape() tea.Cmd {
	under := m.now().Under
	if m.entered && under.Reading == nil && !under.Far {
		m.entered = false
		return nil
	}
	m.notice = pane.Notice{}
	return m.act(session.Stop{})
}

// say shows one line until the next key.
func (m *Model) say(text string) { m.notice = pane.Notice{Text: text} }

// complain shows what went wrong until the next key.
func (m *Model) complain(err error) { m.notice = pane.Notice{Text: err.Error(), Wrong: true} }

// quit ends the program; its goroutines end with it.
func (m Model) quit(status int) (Model, tea.Cmd) {
	m.status = status
	m.hands.Close()
	m.exporting.Abandon()
	m.surface.end(m.desk)
	return m, tea.Quit
}
