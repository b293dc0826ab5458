package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/session"
)

// turn is something that waits until what was asked for before it is done: a
// sequence of keys means the same however fast it is typed.
type turn struct {
	take   func(*Model) tea.Cmd
	opens  bool // a line or a list: the keys that follow are for that
	closes bool // it
	joined bool // it also waits for the newest ghost to come where it shall be
}

// inTurn has an effect when its turn has come: at once where nothing is owed.
func (m *Model) inTurn(effect func(*Model) tea.Cmd) tea.Cmd { return m.queue(turn{take: effect}) }

// queue lets a turn wait behind the others. What a turn itself asks for belongs
// to it.
func (m *Model) queue(t turn) tea.Cmd {
	if m.taking {
		return t.take(m)
	}
	m.waiting = append(m.waiting, t)
	return m.drain()
}

// drain takes the turns that have come.
func (m *Model) drain() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.waiting) > 0 && !m.owesPresses() && !m.mustJoin(m.waiting[0]) {
		m.moved() // the line cursor begins anew before the next key looks at it
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		m.taking = true
		cmds = append(cmds, next.take(m))
		m.taking = false
	}
	return tea.Batch(cmds...)
}

// mustJoin reports whether a turn waits for the newest ghost to come where it
// shall be.
func (m *Model) mustJoin(t turn) bool {
	return t.joined && m.overlay == nil && m.timeline.NewestLagging()
}

// owesPresses tells whether what a person asked for is still owed. Play has no
// end to wait for: the next key finds it at the iteration it shows.
func (m *Model) owesPresses() bool {
	return !m.player.playing && (m.owed.steps > 0 || m.owed.jumping)
}

// do has the effect of a key, in its turn if it must wait for one.
func (m *Model) do(k language.Key) tea.Cmd {
	if !m.waitsFor(k, ordered(k)) {
		return m.pressed(k)
	}
	return m.queue(turn{take: func(m *Model) tea.Cmd { return m.pressed(k) }, opens: opens(k), joined: joins(k.Do)})
}

// keyTurn is the turn of a key that must wait for one.
func (m *Model) keyTurn(msg tea.KeyMsg) (turn, bool) {
	t := turn{take: func(m *Model) tea.Cmd {
		next, cmd := m.take(msg)
		*m = next
		return cmd
	}}
	if msg.Type == tea.KeyCtrlC || msg.Type == tea.KeyCtrlZ || m.overlay != nil {
		return t, false // an overlay takes its keys at once; what comes of them waits
	}
	if msg.Paste { // its name is all of it, and outside of a line it is nothing
		return t, m.opensLater()
	}
	k := m.keys.Lookup(language.Main, msg.String())
	t.closes = closes(k)
	if inside := m.keys.Lookup(language.Inside, msg.String()); m.inside.Entered && m.insideTakes(inside) && !closes(k) {
		return t, m.waitsFor(k, true)
	}
	t.opens, t.joined = opens(k), joins(k.Do)
	return t, m.waitsFor(k, ordered(k))
}

// waitsFor tells whether a key must wait: behind all that waits already, or, if
// it depends on where the run is, for what is owed. Esc ends both, unless it has a
// pane, a line or a list to leave and nothing is on its way that the title offers
// it for.
func (m *Model) waitsFor(k language.Key, isOrdered bool) bool {
	_, quits := k.Do.(session.Quit)
	_, steps := k.Do.(session.Step)
	switch {
	case closes(k):
		leaves := m.opensLater() || m.inside.Entered && (m.owesPresses() || len(m.waiting) > 0)
		return leaves && !m.underWay()
	case !k.Any(), quits:
		return m.opensLater() // then it is text
	case len(m.waiting) > 0, joins(k.Do) && m.timeline.NewestLagging():
		return true
	case steps && m.owed.goal == nil:
		return false // steps add up
	}
	return isOrdered && m.owesPresses()
}

// underWay tells whether a way is gone that the title speaks of.
func (m *Model) underWay() bool { return m.owed.goal != nil || m.owed.named }

// opensLater tells whether something waits that will take the keys after it.
func (m *Model) opensLater() bool {
	open := false
	for _, t := range m.waiting {
		open = (open || t.opens) && !t.closes
	}
	return open
}

// closes tells whether a key closes what is open.
func closes(k language.Key) bool {
	_, stops := k.Do.(session.Stop)
	return stops
}

// joins tells whether an intent waits for the newest ghost to come where it
// shall be.
func joins(i session.Intent) bool {
	_, takesOver := i.(session.TakeOver)
	return takesOver
}

// opens tells whether a key opens a line or a list.
func opens(k language.Key) bool {
	switch i := k.Do.(type) {
	case session.Bare:
		return slices.Contains([]string{"alpha", "compare", "data", "init", "hide"}, i.Name)
	case session.Help:
		return true
	}
	return k.Gesture == language.Prompt
}

// ordered tells whether a key depends on where the run is, or changes it.
func ordered(k language.Key) bool {
	switch i := k.Do.(type) {
	case session.Step, session.Back, session.Goto, session.Newest, session.Until, session.Play, session.Alpha,
		session.InitZero, session.InitRandom, session.Init, session.Restart, session.TakeOver, session.Drop, session.Compare, session.CompareOff,
		session.Lines, session.LineAt, session.Example, session.Sort:
		return true
	case session.Bare:
		return i.Name == "play" || i.Name == "compare"
	case session.Nudge:
		return slices.Contains([]string{"alpha", "walk", "example", "sort"}, i.Name)
	}
	return false
}
