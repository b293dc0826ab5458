package cli

import (
	"slices"
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/timeline"
)

// setAlpha reads a learning rate, or a plan of several.
func setAlpha(o *options, s string) (err error) {
	o.moment.Unset("alpha")
	if o.alphaPlanned = strings.ContainsAny(s, ",@"); o.alphaPlanned {
		return o.moment.Set("alpha", s)
	}
	o.alpha, err = language.FlagAbove(s, 0)
	return err
}

// schedule is what the updates of a run are made with, and the iterations from
// which that holds: the first from 0, each other one from a later iteration.
type schedule []timeline.Change

// at is what the update is made with that is made at k, and how many updates
// from k on are made with it; 0 for all.
func (s schedule) at(k int) (h trainer.Hyper, updates int) {
	for _, c := range s {
		if c.K > k {
			return h, c.K - k
		}
		h = c.Hyper
	}
	return h, 0
}

// penalised reports whether there is a λ above 0 in it.
func (s schedule) penalised() bool {
	return slices.ContainsFunc(s, func(c timeline.Change) bool { return c.Lambda != 0 })
}

// schedule is what a command without a screen makes the updates with. The advice
// is that of [options.initialAlpha].
func (o *options) schedule(set datasets.Set) (s schedule, advice string) {
	alphas, lambdas := o.plans()
	if len(alphas) == 0 || alphas[0].From > 0 {
		var alpha float64
		alpha, advice = o.initialAlpha(set)
		alphas = append([]session.ScheduledValue{{Value: alpha}}, alphas...)
	}
	lambdas = append([]session.ScheduledValue{{Value: 0}}, lambdas...)
	h := trainer.Hyper{Alpha: alphas[0].Value}
	for k := 0; len(alphas)+len(lambdas) > 0; k = nextFrom(alphas, lambdas) {
		for ; len(alphas) > 0 && alphas[0].From <= k; alphas = alphas[1:] {
			h.Alpha = alphas[0].Value
		}
		for ; len(lambdas) > 0 && lambdas[0].From <= k; lambdas = lambdas[1:] {
			h.Lambda = lambdas[0].Value
		}
		s = append(s, timeline.Change{K: k, Hyper: h})
	}
	return s, advice
}

// nextFrom is the first iteration from which one of the rates holds.
func nextFrom(plans ...[]session.ScheduledValue) int {
	k := session.MaxIteration
	for _, plan := range plans {
		if len(plan) > 0 {
			k = min(k, plan[0].From)
		}
	}
	return k
}

// plans are the rates that were typed, of α where they change and of λ.
func (o *options) plans() (alphas, lambdas []session.ScheduledValue) {
	for _, a := range o.moment.Actions() {
		switch a := a.(type) {
		case session.Alpha:
			alphas = a.Schedule
		case session.Lambda:
			lambdas = a.Schedule
		}
	}
	return alphas, lambdas
}

// gotoRange is how far the run of a moment goes, and the iteration that it shows;
// told is whether anything was said of them.
func (o *options) gotoRange() (head, shown int, told bool) {
	for _, a := range o.moment.Actions() {
		if a, ok := a.(session.Goto); ok {
			head, shown, told = max(head, a.K), a.K, true
		}
	}
	return head, shown, told
}

// stopFunc tells whether a run ends at a snapshot. With tolerance 0 nothing but
// standing still is to end it, and a cycle does not stand still: its last snapshot
// holds for every other k only. Where a moment says how far a run went, it went on
// through all stops; after it diverged there is nothing.
func (o *options) stopFunc() func(trainer.Snapshot) bool {
	_, _, told := o.gotoRange()
	return func(s trainer.Snapshot) bool {
		switch {
		case s.Status == trainer.Running, s.Status == trainer.Diverged:
			return s.Status == trainer.Diverged
		case s.Status == trainer.Cycle && o.tolerance == 0:
			return false
		}
		return !told
	}
}
