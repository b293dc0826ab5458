package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/keymap"
	"descent/ui/timeline"
)

// owed is what was asked for and has not been reached: first a jump within
// history, then steps forward.
type owed struct {
	jumping bool
	jump    int
	steps   int
	travel  bool  // the steps lead to an iteration that was named
	goal    *goal // what they go on for; nil where they are counted
}

// step adds n steps to what is owed: presses add up while a request is in
// flight.
func (m *Model) step(n int) tea.Cmd {
	m.owed.steps += n
	return m.settle()
}

// seek goes to iteration k; beyond the head what is missing is computed.
func (m *Model) seek(k int) tea.Cmd {
	m.player = m.player.paused()
	head := m.timeline.Present().Head().Iter
	m.owed = owed{jumping: true, jump: min(max(k, 0), head), steps: max(0, k-head), travel: k > head}
	return m.settle()
}

// newest goes to the newest iteration, those under way included.
func (m *Model) newest() tea.Cmd {
	m.player = m.player.paused()
	m.owed = owed{jumping: true, jump: m.timeline.Present().Head().Iter, steps: m.underway()}
	return m.settle()
}

// back goes n iterations back.
func (m *Model) back(n int) tea.Cmd { return m.seek(m.timeline.Cursor() - n) }

// do runs an action, in its turn if it depends on where the run is. Steps alone
// need no turn: they add up.
func (m *Model) do(b keymap.Binding) tea.Cmd {
	if !ordered(b.Action) || b.Action == keymap.Forward && len(m.waiting) == 0 {
		return m.act(b)
	}
	return m.inTurn(func(m *Model) tea.Cmd { return m.act(b) })
}

// inTurn has an effect at once, or, while earlier presses are still owed, after
// them: a sequence of keys means the same however fast it is typed.
func (m *Model) inTurn(effect func(*Model) tea.Cmd) tea.Cmd {
	m.waiting = append(m.waiting, effect)
	return m.drain()
}

// drain has the effects whose turn has come.
func (m *Model) drain() tea.Cmd {
	var cmds []tea.Cmd
	for len(m.waiting) > 0 && !m.owesPresses() {
		m.moved() // the line cursor begins anew before the next key looks at it
		next := m.waiting[0]
		m.waiting = m.waiting[1:]
		cmds = append(cmds, next(m))
	}
	return tea.Batch(cmds...)
}

// owesPresses tells whether single presses are still owed; play and a journey
// to a named iteration can be left at any moment.
func (m *Model) owesPresses() bool {
	return !m.player.playing && !m.owed.travel && (m.owed.steps > 0 || m.owed.jumping)
}

// ordered tells whether an action depends on where the run is.
func ordered(a keymap.Action) bool {
	switch a { //nolint:exhaustive // all others only change the picture
	case keymap.Forward, keymap.Back, keymap.First, keymap.Newest, keymap.Play, keymap.AlphaUp, keymap.AlphaDown,
		keymap.Restart, keymap.TakeOver, keymap.DropGhosts,
		keymap.LineForward, keymap.LineBack, keymap.NextExample, keymap.PrevExample, keymap.EndOfLoop, keymap.Sort:
		return true
	}
	return false
}

// arrived goes on with what is owed, then with what waited for it.
func (m *Model) arrived() tea.Cmd {
	settled := m.settle()
	return tea.Batch(settled, m.drain())
}

// pause stops play and what is owed.
func (m *Model) pause() {
	if m.waits() { // what it waited to show has been computed
		m.timeline.Seek(m.timeline.Present().Head().Iter)
	}
	steps := m.followed()
	m.stop()
	m.owed.steps = steps
}

// followed is how many updates under way the cursor would go along with: it
// must, where it stands on the newest iteration, to stay there.
func (m *Model) followed() int {
	if !m.timeline.AtHead() || m.owed.steps == 0 {
		return 0
	}
	return m.underway()
}

// underway is how many updates of the present run were asked for and have not
// come.
func (m *Model) underway() int {
	if m.working() {
		return m.feed.inFlight
	}
	return 0
}

// working tells whether the trainer of the present run is at work.
func (m *Model) working() bool {
	return m.feed.inFlight > 0 && m.feed.run == m.timeline.Present().ID()
}

// settle does as much of what is owed as is known, then asks for the rest:
// of the trainer at the head, of a recomputation in the past. It is the only
// place that does either.
func (m *Model) settle() tea.Cmd {
	if m.owed.jumping {
		if m.timeline.Seek(m.owed.jump) == timeline.Snapshot {
			return m.recall(m.owed.jump)
		}
		m.owed.jumping = false
		if m.reached() {
			return nil
		}
	}
	if m.owed.steps == 0 {
		return m.keepPlaying()
	}
	if m.waits() {
		return nil
	}
	left, need := m.timeline.Advance(m.owed.steps)
	if m.reached() {
		return nil
	}
	stopped := left == 0 && m.timeline.Current().Status != trainer.Running
	m.owed.steps = left
	m.owed.travel = m.owed.travel && left > 0
	switch {
	case stopped:
		m.stop()
	case need == timeline.Snapshot:
		return m.recall(m.timeline.Cursor() + 1)
	case need == timeline.Update:
		return m.update()
	}
	return m.keepPlaying()
}

// update asks the trainer for the steps that are owed, unless it is at work or
// there is no going on.
func (m *Model) update() tea.Cmd {
	head := m.timeline.Present().Head()
	switch {
	case head.Status == trainer.Diverged:
		m.stop()
		m.say("J or a weight is not finite: there is no next step. " + m.told("←", "back") + " goes back.")
		return nil
	case m.owed.goal != nil && m.atLimit(head.Iter, m.owed.goal.from):
		m.rested()
		return nil
	case m.player.playing && m.atLimit(head.Iter, m.player.from):
		m.stop()
		return nil
	case m.working():
		return nil
	}
	n := m.owed.steps
	if (m.player.playing || m.owed.goal != nil) && m.options.Limit > 0 {
		n = min(n, m.options.Limit-head.Iter%m.options.Limit)
	}
	return m.ask(n)
}

// atLimit tells whether what goes on by itself pauses at k. Begun there it goes
// on.
func (m *Model) atLimit(k, from int) bool {
	return m.options.Limit > 0 && k > 0 && k%m.options.Limit == 0 && k != from
}
