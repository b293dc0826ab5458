package ui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/timeline"
)

// owed is what was asked for and has not been reached: first a jump within
// history, then steps forward. A stop of the run ends play and the way to a
// goal. Counted steps go on through it; only a run that diverged has no next
// step.
type owed struct {
	jumping bool
	jump    int
	steps   int
	last    int   // of these, how many the newest press asked for
	named   bool  // where they lead was named: the title says so
	goal    *goal // what they go on for; nil where they are counted
}

// step adds n steps to what is owed: presses add up while a request is in
// flight.
func (m *Model) step(n int) tea.Cmd {
	m.owed.steps += n
	m.owed.last = n
	return m.settle()
}

// journey is a step of n iterations that was asked for by name.
func (m *Model) journey(n int) tea.Cmd {
	if m.player.playing {
		m.pause()
	}
	m.owed.named = true
	return m.step(n)
}

// seek goes to iteration k; beyond the head what is missing is computed.
func (m *Model) seek(k int) tea.Cmd {
	m.stop()
	head := m.timeline.Present().Head().Iter
	beyond := max(0, k-head)
	m.owed = owed{jumping: true, jump: min(max(k, 0), head), steps: beyond, last: beyond, named: beyond > 0}
	return m.settle()
}

// newest goes to the newest iteration, those under way included.
func (m *Model) newest() tea.Cmd {
	m.player = m.player.paused()
	m.owed = owed{jumping: true, jump: m.timeline.Present().Head().Iter, steps: m.underway()}
	if m.feed.forking {
		m.owed.jump = m.timeline.Cursor() // the newest run begins here
	}
	return m.settle()
}

// back goes n iterations back.
func (m *Model) back(n int) tea.Cmd { return m.seek(m.timeline.Cursor() - n) }

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
	m.player, m.owed = m.player.paused(), owed{steps: m.followed()}
}

// followed is how many updates under way the cursor would go along with: it
// must, where it stands on the newest iteration or where they leave history, to
// stay there.
func (m *Model) followed() int {
	if !m.timeline.AtHead() && !m.feed.forking || m.owed.steps == 0 {
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
	for m.owed.jumping {
		from := m.timeline.Cursor()
		if m.timeline.Seek(m.owed.jump) == timeline.Snapshot {
			return m.recall(m.owed.jump)
		}
		if m.owed.goal != nil { // they are steps, known ones
			m.walked += m.timeline.Cursor() - from
		}
		m.owed.jumping = false
		if m.reached() {
			return nil
		}
		m.lookAhead()
	}
	return m.advance()
}

// advance makes the steps that are owed.
func (m *Model) advance() tea.Cmd {
	for m.owed.steps > 0 {
		if m.waits() || m.feed.forking {
			return nil
		}
		left, need := m.timeline.Advance(m.owed.steps)
		m.walked += m.owed.steps - left
		m.owed.steps = left
		if m.reached() {
			return nil
		}
		switch need {
		case timeline.Snapshot:
			return m.recall(m.timeline.Cursor() + 1)
		case timeline.Update:
			return m.update()
		case timeline.Nothing:
			if m.halted() {
				return nil
			}
		}
	}
	m.owed = owed{}
	return m.keepPlaying()
}

// halted ends what is owed where the steps led to a stop that ends it, and
// tells whether one did.
func (m *Model) halted() bool {
	switch m.timeline.Current().Status { //nolint:exhaustive // the other stops end play only
	case trainer.Running:
		return false
	case trainer.Diverged:
		refused := m.owed.steps > 0 && m.owed.steps >= m.owed.last // not one step of the newest press can be made
		m.stop()
		if refused {
			m.refuseStep()
		}
		return true
	}
	if m.player.playing {
		m.stop()
		return true
	}
	return false
}

// refuseStep says why there is no next step.
func (m *Model) refuseStep() {
	m.say("J or a weight is not finite: there is no next step. " + m.told("←", "back") + " goes back.")
}

// update asks the trainer for the steps that are owed, unless it is at work or
// there is no going on.
func (m *Model) update() tea.Cmd {
	head := m.timeline.Checkpoint().Snapshot // what the update follows
	switch {
	case head.Status == trainer.Diverged:
		if g := m.owed.goal; g != nil {
			m.unmet = fmt.Sprintf("until %s is not reached: there is no step after k %d, diverged.", language.TypedCondition(g.until), head.Iter)
		}
		m.stop()
		m.refuseStep()
		return nil
	case m.owed.goal != nil && m.atLimit(head.Iter, m.owed.goal.from):
		m.rested()
		return nil
	case m.player.playing && m.atLimit(head.Iter, m.player.from):
		m.stop()
		return nil
	case m.working() && !m.timeline.Pending(): // a fork lets the run go that it leaves
		return nil
	}
	n := m.owed.steps
	if m.goesByItself() && m.options.Limit > 0 {
		n = min(n, m.options.Limit-head.Iter%m.options.Limit)
	}
	return m.ask(n)
}

// goesByItself tells whether the steps have no number: a stop ends them, and
// the limit.
func (m *Model) goesByItself() bool { return m.player.playing || m.owed.goal != nil }

// atLimit tells whether what goes on by itself pauses at k. Begun there it goes
// on.
func (m *Model) atLimit(k, from int) bool {
	return m.options.Limit > 0 && k > 0 && k%m.options.Limit == 0 && k != from
}
