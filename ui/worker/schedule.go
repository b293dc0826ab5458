package worker

import (
	"slices"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/timeline"
)

// schedule is what the updates of a run were made with, up to its head, and what
// the next one is to be made with.
type schedule struct {
	run  timeline.Run
	last int // the iteration of the head
}

// scheduleOf is that of the present run of a state.
func scheduleOf(st session.State) schedule {
	return schedule{st.Run.Present, st.Run.Present.Head().Iter}
}

// at is what the update from k was made with, or is to be.
func (s schedule) at(k int) trainer.Hyper {
	if k >= s.last {
		return s.run.NextHyper()
	}
	return s.run.HyperAt(k)
}

// penalised reports whether λ is ever above 0.
func (s schedule) penalised() bool {
	return s.run.NextHyper().Lambda != 0 || slices.ContainsFunc(s.run.Changes(), func(c timeline.Change) bool { return c.Lambda != 0 })
}

// alphas are the learning rates where they change: the first from k = 0 on. That of the
// next update is none of them, unless there was no other.
func (s schedule) alphas() []session.ScheduledValue {
	rates := session.HyperSchedule(s.run, func(h trainer.Hyper) float64 { return h.Alpha })
	if newest := len(rates) - 1; newest > 0 && rates[newest].From == s.last {
		rates = rates[:newest]
	}
	return rates
}

// lambdas are the λ where they change; that of the next update is in J at the head.
func (s schedule) lambdas() []session.ScheduledValue {
	return session.HyperSchedule(s.run, func(h trainer.Hyper) float64 { return h.Lambda })
}
