package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// goal is what steps go on for until it holds.
type goal struct {
	until session.Condition
	from  int // where it was asked for
}

// endless is more steps than anyone waits for.
const endless = math.MaxInt32

// until goes forward to the first iteration at which a condition holds: over
// history, where it is known, then step by step.
func (m *Model) until(c session.Condition) tea.Cmd {
	m.stop()
	if m.attained(c) {
		m.say(fmt.Sprintf("%s holds here already: %s.", language.Read(c), m.numbersOf(c)))
		return nil
	}
	m.owed = owed{steps: endless, goal: &goal{c, m.timeline.Cursor()}}
	m.lookAhead()
	return m.settle()
}

// attained reports whether the way to a condition ends at the cursor. A run that
// diverged ended for another reason, whatever its numbers are, unless that was
// waited for.
func (m *Model) attained(c session.Condition) bool {
	if m.timeline.Current().Status == trainer.Diverged &&
		!slices.ContainsFunc(c.Clauses, func(c session.Clause) bool { return c.Left.Name == "status" }) {
		return false
	}
	return m.holds(c)
}

// lookAhead lets the way to a goal go over history, where it is known, to the
// next iteration at which the goal may be.
func (m *Model) lookAhead() {
	g := m.owed.goal
	if g == nil || m.timeline.AtHead() || m.timeline.Pending() {
		return
	}
	k := m.foreseen(g.until)
	if n := g.until.Within; n > 0 {
		k = min(k, g.from+n)
	}
	m.owed.jumping, m.owed.jump = true, k
}

// foreseen is the next iteration of history at which a condition may hold: the
// next one, unless it says what J is to be; the newest where it cannot. Where
// single J were let go it is the next of a block in which J comes there.
func (m *Model) foreseen(c session.Condition) int {
	costs, k := m.timeline.Present().Costs(), m.timeline.Cursor()+1
	i := slices.IndexFunc(c.Clauses, func(c session.Clause) bool { return c.Left.Name == "J" && c.Right.Name == "" })
	if i < 0 {
		return k
	}
	may := func(j float64) bool { return c.Clauses[i].Relation.Holds(j, c.Clauses[i].Number) }
	for ; k < costs.Len()-1; k++ {
		if j, ok := costs.At(k); ok {
			if may(j) {
				return k
			}
			continue
		}
		if block, finite := costs.Over(k, k+1); finite && (may(block.Low) || may(block.High)) {
			return k
		}
	}
	return k
}

// reached ends the way to a goal where the cursor stands on it, or cannot go
// on, and says which. It tells whether the way has ended. Over history it goes
// on through stops, as whoever made that history did.
func (m *Model) reached() bool {
	g, at := m.owed.goal, m.timeline.Current()
	switch {
	case g == nil:
		return false
	case m.attained(g.until):
		m.stop()
		there := session.Condition{Clauses: g.until.Clauses}
		m.say(fmt.Sprintf("%s at k %d: %s.", language.Read(there), at.Iter, m.numbersOf(there)))
	case at.Status != trainer.Running && at.Iter > g.from && m.timeline.AtHead():
		m.fallShort(fmt.Sprintf("Stopped at k %d: %s; %s.", at.Iter, pane.StopWord(m.frame(layout.Screen{})), m.values(m.failing(g.until))))
	case g.until.Within > 0 && at.Iter-g.from >= g.until.Within:
		m.fallShort(fmt.Sprintf("Not within %s: at k %d %s.", count(g.until.Within, "step"), at.Iter, m.values(m.failing(g.until))))
	default:
		return false
	}
	return true
}

// goalAt goes along with a snapshot that came on the way to a goal, and tells
// whether the way has ended there: what came after it is not wanted.
func (m *Model) goalAt(s trainer.Snapshot) bool {
	if m.owed.goal == nil || m.owed.jumping || m.timeline.Cursor() != s.Iter-1 {
		return false
	}
	left, _ := m.timeline.Advance(1)
	m.walked += 1 - left
	return left == 0 && m.reached()
}

// rested says that the way to a goal has come to the limit.
func (m *Model) rested() {
	g := m.owed.goal
	m.fallShort(fmt.Sprintf("Paused at k %d, a multiple of the limit: %s, and not %s yet.",
		m.timeline.Cursor(), m.values(m.failing(g.until)), language.Read(g.until)))
}

// fallShort ends the way to a goal before it, and says why.
func (m *Model) fallShort(why string) {
	g := m.owed.goal
	m.stop()
	m.unmet = fmt.Sprintf("until %s is not reached: %s", language.TypedCondition(g.until), strings.ToLower(why[:1])+why[1:])
	if m.timeline.Current().Status != trainer.Diverged && g.until.Within == 0 {
		why += " The same line again goes on."
	}
	m.say(why)
}

// numbersOf says the numbers of a condition that holds; J where it has none.
func (m *Model) numbersOf(c session.Condition) string {
	numbers := slices.DeleteFunc(slices.Clone(c.Clauses), func(c session.Clause) bool { return c.Word != "" })
	if len(numbers) == 0 {
		return "J is " + language.Written(m.timeline.Current().Cost, fewestDigits)
	}
	return m.values(numbers)
}
