package hands

import (
	"slices"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/timeline"
)

// schedule is what the updates of a run were made with, up to its head, and what
// the next one is to be made with.
type schedule struct {
	changes []timeline.Change
	next    trainer.Hyper
	last    int // the iteration of the head
}

// scheduleOf is that of the present run of a state.
func scheduleOf(st session.State) schedule {
	run := st.World.Present
	return schedule{run.Changes(), run.Next(), run.Head().Iter}
}

// at is what the update from k was made with, or is to be.
func (s schedule) at(k int) trainer.Hyper {
	if k >= s.last {
		return s.next
	}
	behind, _ := slices.BinarySearchFunc(s.changes, k+1, func(c timeline.Change, k int) int { return c.K - k })
	return s.changes[behind-1].Hyper
}

// penalised reports whether λ is ever above 0.
func (s schedule) penalised() bool {
	return s.next.Lambda != 0 || slices.ContainsFunc(s.changes, func(c timeline.Change) bool { return c.Lambda != 0 })
}

// alphas are the learning rates where they change: the first from k = 0 on.
func (s schedule) alphas() []session.Rate {
	var plan []session.Rate
	for _, c := range s.changes {
		plan = withRate(plan, c.Alpha, c.K)
	}
	if plan == nil {
		plan = withRate(plan, s.next.Alpha, 0)
	}
	return plan
}

// lambdas are the λ where they change; that of the next update is in J at the head.
func (s schedule) lambdas() []session.Rate {
	var plan []session.Rate
	for _, c := range s.changes {
		plan = withRate(plan, c.Lambda, c.K)
	}
	return withRate(plan, s.next.Lambda, s.last)
}

func withRate(plan []session.Rate, value float64, k int) []session.Rate {
	if len(plan) > 0 && plan[len(plan)-1].Value == value {
		return plan
	}
	return append(plan, session.Rate{Value: value, From: k})
}
