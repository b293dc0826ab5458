package session

import "slices"

// ExpandSchedules is a moment with each α and λ chosen where it holds from: plans become
// jumps to their iterations, which come before the first jump of the moment. A
// run is never left on the way, so nothing forks.
func ExpandSchedules(moment []Action) []Action {
	var do []Action
	var later []plannedAction
	for _, a := range moment {
		switch a := a.(type) {
		case Alpha:
			do, later = splitSchedule(a.Schedule, SetAlpha, do, later)
			continue
		case Lambda:
			do, later = splitSchedule(a.Schedule, SetLambda, do, later)
			continue
		case Compare, CompareLambda:
		default:
			do, later = append(do, gotoActions(later)...), nil
		}
		do = append(do, a)
	}
	return append(do, gotoActions(later)...)
}

// plannedAction is an action for an iteration.
type plannedAction struct {
	k      int
	action Action
}

// splitSchedule puts what of a plan holds from the next step on behind what is done,
// and the rest among what comes later.
func splitSchedule[A Action](plan []ScheduledValue, set func(float64) A, do []Action, later []plannedAction) ([]Action, []plannedAction) {
	for _, rate := range plan {
		if rate.From == FromNextStep {
			do = append(do, set(rate.Value))
		} else {
			later = append(later, plannedAction{rate.From, set(rate.Value)})
		}
	}
	slices.SortStableFunc(later, func(a, b plannedAction) int { return a.k - b.k })
	return do, later
}

// gotoActions does what is planned in its order, one jump to an iteration.
func gotoActions(later []plannedAction) []Action {
	var do []Action
	for i, p := range later {
		if i == 0 || later[i-1].k != p.k {
			do = append(do, Goto{p.k})
		}
		do = append(do, p.action)
	}
	return do
}
