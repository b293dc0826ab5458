package session

import "slices"

// ExpandSchedules is a moment with each α and λ chosen where it holds from: plans become
// jumps to their iterations, which come before the first jump of the moment. A
// run is never left on the way, so nothing forks.
func ExpandSchedules(moment []Action) []Action {
	var do []Action
	var later []planned
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
			do, later = append(do, jumps(later)...), nil
		}
		do = append(do, a)
	}
	return append(do, jumps(later)...)
}

// planned is an action for an iteration.
type planned struct {
	at int
	do Action
}

// splitSchedule puts what of a plan holds from the next step on behind what is done,
// and the rest among what comes later.
func splitSchedule[A Action](plan []ScheduledValue, set func(float64) A, do []Action, later []planned) ([]Action, []planned) {
	for _, rate := range plan {
		if rate.From == Next {
			do = append(do, set(rate.Value))
		} else {
			later = append(later, planned{rate.From, set(rate.Value)})
		}
	}
	slices.SortStableFunc(later, func(a, b planned) int { return a.at - b.at })
	return do, later
}

// jumps does what is planned in its order, one jump to an iteration.
func jumps(later []planned) []Action {
	var do []Action
	for i, p := range later {
		if i == 0 || later[i-1].at != p.at {
			do = append(do, Goto{p.at})
		}
		do = append(do, p.do)
	}
	return do
}
