package session

import (
	"math"
	"slices"

	"descent/trainer"
)

// goal is what steps go on for until it holds.
type goal struct {
	until Condition
	from  int // where it was asked for
}

// unboundedSteps is more steps than anyone waits for.
const unboundedSteps = math.MaxInt32

// do goes forward to the first iteration at which the condition holds: over
// history, where it is known, then step by step.
func (a Until) do(s *Session) {
	if s.goalReached(a.Condition) {
		s.emit(ConditionReached{a.Condition, true})
		return
	}
	if !s.allowForward(false, false) {
		return
	}
	s.pending = pendingMove{steps: unboundedSteps, mayTakeLong: true, goal: &goal{a.Condition, s.timeline.Cursor()}}
	s.seekGoal()
}

func (Until) turn() Timing { return EndsPlay }

// goalReached reports whether the way to a condition ends at the cursor. A run that
// diverged ended for another reason, whatever its numbers are, unless that was
// waited for.
func (s *Session) goalReached(c Condition) bool {
	if s.timeline.Current().Status == trainer.Diverged &&
		!slices.ContainsFunc(c.Clauses, func(c Clause) bool { return c.Left.Name == "status" }) {
		return false
	}
	return s.Holds(c)
}

// seekGoal lets the way to a goal go over history, where it is known, to the
// next iteration at which the goal may be.
func (s *Session) seekGoal() {
	g := s.pending.goal
	if g == nil || s.timeline.AtHead() || s.timeline.Forks() {
		return
	}
	k := s.findInHistory(g.until)
	if n := g.until.Within; n > 0 {
		k = min(k, g.from+n)
	}
	s.pending.seeking, s.pending.to = true, k
}

// findInHistory is the next iteration of history at which a condition may hold: the
// next one, unless it says what J is to be; the newest where it cannot. Where
// single J were evicted it is the next of a block in which J comes there.
func (s *Session) findInHistory(c Condition) int {
	costs, k := s.timeline.Present().Costs(), s.timeline.Cursor()+1
	i := slices.IndexFunc(c.Clauses, func(c Clause) bool { return c.Left.Name == "J" && c.Right.Name == "" })
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
		if block, finite := costs.RangeOver(k, k+1); finite && (may(block.Low) || may(block.High)) {
			return k
		}
	}
	return k
}

// endAtGoal ends the way to a goal where the cursor stands on it, or cannot go on.
// It reports whether the way has ended. Over history it goes on through stops,
// as whoever made that history did.
func (s *Session) endAtGoal() bool {
	g, at := s.pending.goal, s.timeline.Current()
	switch {
	case g == nil:
		return false
	case s.goalReached(g.until):
		s.cancelPending()
		s.emit(ConditionReached{Condition{Clauses: g.until.Clauses}, false})
	case at.Status != trainer.Running && at.Iter > g.from && s.timeline.AtHead():
		s.endBeforeGoal(EndedAtStop)
	case g.until.Within > 0 && at.Iter-g.from >= g.until.Within:
		s.endBeforeGoal(OutOfSteps)
	default:
		return false
	}
	return true
}

// stepToGoal goes along with an update that came on the way to a goal, and reports
// whether the way has ended there: what came after it is not wanted.
func (s *Session) stepToGoal(snapshot trainer.Snapshot) bool {
	if s.pending.goal == nil || s.timeline.Cursor() != snapshot.Iter-1 {
		return false
	}
	left, _ := s.advanceCached(1)
	return left == 0 && s.endAtGoal()
}

// endBeforeGoal ends the way to a goal before it.
func (s *Session) endBeforeGoal(why EndReason) {
	g := s.pending.goal
	s.cancelPending()
	s.emit(ConditionNotReached{g.until, why})
}
