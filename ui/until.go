package ui

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/command"
)

// goal is what steps go on for until it holds.
type goal struct {
	until command.Until
	from  int // where it was asked for
}

// endless is more steps than anyone waits for.
const endless = math.MaxInt32

// until goes forward to the first iteration at which a condition holds: over
// history, where it is known, then step by step.
func (m *Model) until(u command.Until) tea.Cmd {
	m.stop()
	at := m.timeline.Current()
	if holds(u, at) {
		m.say(fmt.Sprintf("%s holds here already: J is %s.", u, number(at.Cost)))
		return nil
	}
	m.owed = owed{steps: endless, goal: &goal{u, at.Iter}}
	m.lookAhead()
	return m.settle()
}

// lookAhead lets the way to a goal go over history, where it is known, to the
// next iteration at which the goal may be.
func (m *Model) lookAhead() {
	if g := m.owed.goal; g != nil && !m.timeline.AtHead() && !m.timeline.Pending() {
		m.owed.jumping, m.owed.jump = true, m.foreseen(g.until)
	}
}

// holds tells whether the way ends at a snapshot; at one that diverged it ends
// for another reason, whatever J is there.
func holds(u command.Until, at trainer.Snapshot) bool {
	return at.Status != trainer.Diverged && u.Holds(at.Cost)
}

// foreseen is the next iteration of history at which a condition may hold, the
// newest where it cannot. Where single J were let go it is the next of a block
// in which J comes there.
func (m *Model) foreseen(u command.Until) int {
	costs, k := m.timeline.Present().Costs(), m.timeline.Cursor()+1
	if u.Converged {
		return k
	}
	for ; k < costs.Len()-1; k++ {
		j, ok := costs.At(k)
		if !ok {
			block, finite := costs.Over(k, k+1)
			if finite && (u.Holds(block.Low) || u.Holds(block.High)) {
				return k
			}
			continue
		}
		if u.Holds(j) {
			return k
		}
	}
	return k
}

// overshoots tells whether a snapshot that came is the last that the goal
// needs.
func (m *Model) overshoots(s trainer.Snapshot) bool {
	return m.owed.goal != nil && holds(m.owed.goal.until, s)
}

// reached ends the way to a goal where the cursor stands on it, or cannot go
// on, and says which. It tells whether the way has ended.
func (m *Model) reached() bool {
	g, at := m.owed.goal, m.timeline.Current()
	if g == nil {
		return false
	}
	switch {
	case holds(g.until, at):
		m.stop()
		m.say(fmt.Sprintf("%s at k %d: J is %s.", g.until, at.Iter, number(at.Cost)))
	case at.Status != trainer.Running && at.Iter > g.from && (m.timeline.AtHead() || g.until.Converged):
		m.stop()
		m.say(stopped(g, at))
	default:
		return false
	}
	return true
}

// stopped says why the way to a goal ended early.
func stopped(g *goal, at trainer.Snapshot) string {
	text := fmt.Sprintf("Stopped at k %d: %s; J is %s.", at.Iter, at.Status, number(at.Cost))
	if g.until.Converged || at.Status == trainer.Diverged {
		return text
	}
	return text + " The same line again goes on."
}

// rested says that the way to a goal has come to the limit.
func (m *Model) rested() {
	g, at := m.owed.goal, m.timeline.Current()
	m.stop()
	m.say(fmt.Sprintf("Paused at k %d, a multiple of the limit: J is %s, and not %s yet. The same line again goes on.",
		at.Iter, number(at.Cost), g.until))
}

// number is a number in a sentence.
func number(v float64) string {
	return strings.NewReplacer("-", "−", "+Inf", "∞").Replace(strconv.FormatFloat(v, 'g', 6, 64))
}
