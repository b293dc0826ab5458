package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/keymap"
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

// do runs an action, in its turn if it must wait for one.
func (m *Model) do(b keymap.Binding) tea.Cmd {
	if !m.waitsFor(b.Action, ordered(b.Action)) {
		return m.act(b)
	}
	return m.queue(turn{take: func(m *Model) tea.Cmd { return m.act(b) }, opens: opens(b.Action), joined: b.Action == keymap.TakeOver})
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
	a := m.keys.Lookup(keymap.Main, msg.String()).Action
	t.closes = a == keymap.Close
	if inside := m.keys.Lookup(keymap.Inside, msg.String()); m.inside.Entered && m.insideTakes(inside) && a != keymap.Close {
		return t, m.waitsFor(a, true)
	}
	t.opens, t.joined = opens(a), a == keymap.TakeOver
	return t, m.waitsFor(a, ordered(a))
}

// waitsFor tells whether an action must wait: behind all that waits already, or,
// if it depends on where the run is, for what is owed. Esc ends both, unless it
// has a pane, a line or a list to leave and nothing is on its way that the title
// offers it for.
func (m *Model) waitsFor(a keymap.Action, isOrdered bool) bool {
	switch {
	case a == keymap.Close:
		leaves := m.opensLater() || m.inside.Entered && (m.owesPresses() || len(m.waiting) > 0)
		return leaves && !m.underWay()
	case a == keymap.None, a == keymap.Quit:
		return m.opensLater() // then it is text
	case len(m.waiting) > 0, a == keymap.TakeOver && m.timeline.NewestLagging():
		return true
	case a == keymap.Forward && m.owed.goal == nil:
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

// opens tells whether an action opens a line or a list.
func opens(a keymap.Action) bool {
	switch a { //nolint:exhaustive // the others open nothing
	case keymap.AlphaType, keymap.Goto, keymap.Compare, keymap.Data, keymap.Start, keymap.Help, keymap.ChooseHide:
		return true
	}
	return false
}

// ordered tells whether an action depends on where the run is, or changes it.
func ordered(a keymap.Action) bool {
	switch a { //nolint:exhaustive // all others only change the picture
	case keymap.Forward, keymap.Back, keymap.First, keymap.Newest, keymap.Play, keymap.AlphaUp, keymap.AlphaDown,
		keymap.Restart, keymap.TakeOver, keymap.DropGhosts, keymap.Compare,
		keymap.LineForward, keymap.LineBack, keymap.NextExample, keymap.PrevExample, keymap.EndOfLoop, keymap.Sort:
		return true
	}
	return false
}
