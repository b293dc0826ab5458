package cli

import (
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
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

// schedule is the learning rates of a run with the iterations from which they
// hold: the first from 0, each other one from a later iteration.
type schedule []session.Rate

// at is the rate of the update that is made at k, and how many updates from k on
// have it; 0 for all.
func (s schedule) at(k int) (alpha float64, updates int) {
	for _, rate := range s {
		if rate.From > k {
			return alpha, rate.From - k
		}
		alpha = rate.Value
	}
	return alpha, 0
}

// schedule is the learning rates of a command without a screen. The advice is
// that of [options.rate].
func (o *options) schedule(set datasets.Set) (s schedule, advice string) {
	if o.alphaPlanned {
		for _, a := range o.moment.Actions() {
			if a, ok := a.(session.Alpha); ok {
				s = append(s, a.Plan...)
			}
		}
		if s[0].From <= 0 { // 0, or from the next step on, which is the first
			s[0].From = 0
			return s, ""
		}
	}
	alpha, advice := o.initialAlpha(set)
	return append(schedule{{Value: alpha}}, s...), advice
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

// stopsAt tells whether a run ends at a snapshot. With tolerance 0 nothing but
// standing still is to end it, and a cycle does not stand still: its last snapshot
// holds for every other k only. Where a moment says how far a run went, it went on
// through all stops; after it diverged there is nothing.
func (o *options) stopsAt() func(trainer.Snapshot) bool {
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
