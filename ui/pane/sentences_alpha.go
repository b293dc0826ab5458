package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// aboutAlpha holds α against the one bound that is a promise; where it makes a
// fork, it says that. Above the bound J need not rise: what α did so far is told.
func aboutAlpha(st paneState, width int) []sentence {
	alpha, bound := st.spokenAlpha(st.Run.Alpha), st.Run.Bound
	say := func(k kind, texts ...string) []sentence {
		return []sentence{plainSentence(st, k, st.fitting(width, texts...))}
	}
	blow, blows := st.blowUp()
	switch {
	case st.Run.Forks:
		return say(kindForks, "The next step forks here with α "+alpha+".", "The next step forks: α "+alpha+".")
	case st.Run.Snapshot.Status == trainer.Diverged:
		return nil
	case blows:
		return aboutPenalty(st, alpha, blow, say)
	case math.IsNaN(bound) || bound <= 0 || math.IsInf(bound, 0):
		return say(kindNoBound, "α "+alpha+": no safe α is known.")
	case st.Data.Facts.Estimated && st.Run.Alpha <= bound:
		return say(kindEstimate, "The safe α is about "+rounded(bound, 2)+", an estimate.", "Safe α: about "+rounded(bound, 2)+", an estimate.")
	case st.Data.Facts.Estimated:
		return say(kindEstimate, "α "+alpha+" > about "+rounded(bound, 2)+": J may rise.")
	case st.Run.Alpha <= bound:
		return say(kindSafe, "α "+alpha+" is safe: J cannot rise.")
	case stopped(st) && st.Run.Snapshot.Status != trainer.Cycle:
		return nil // nothing moves, whatever α may do elsewhere
	}
	return overBound(st, alpha, say)
}

// overBound says of an α above the safe one what it did so far, and what it may do.
func overBound(st paneState, alpha string, say func(kind, ...string) []sentence) []sentence {
	safe := "the safe " + roundDown(st.Run.Bound)
	course := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter)
	switch used := st.Run.Snapshot.Iter > 0 && st.Run.Snapshot.IncomingAlpha == st.Run.Alpha; {
	case used && course.rises > 0:
		return say(kindOverTimes, overTimes(st, "α "+alpha, safe)...)
	case used && course.last < 0:
		return say(kindOverYetFalls, "α "+alpha+" > "+safe+", yet J falls.", "Over "+safe+", yet J falls.")
	}
	return say(kindOverMayRise, "α "+alpha+" > "+safe+": J may rise.", "Over "+safe+": J may rise.")
}

// boundSentence says what the bound is: no limit.
func boundSentence(st paneState) sentence {
	return plainSentence(st, kindWhatBoundMeans, "Over "+roundDown(st.Run.Bound)+" J may rise, but need not.")
}

// overTimes says how far α is above what is safe, and what makes it smaller.
func overTimes(st paneState, alpha, safe string) []string {
	over := alpha + " > " + safe
	if times := st.Run.Alpha / st.Run.Bound; times >= 1.05 && !math.IsInf(times, 0) {
		over = alpha + " is " + rounded(times, 2+boolToInt(times >= 100)) + " × " + safe
	}
	press := st.hintFor("press ↓", "try alpha "+strings.TrimPrefix(safe, "the safe "))
	return []string{over + ": " + press + ".", over + ".", "Over " + safe + ": " + press + "."}
}

// spokenAlpha is α as a sentence has room for it.
func (l DrawOptions) spokenAlpha(alpha float64) string {
	return l.fitting(9, number.Shortest(alpha), number.Significant(alpha, 4))
}

// roundDown writes three digits of a bound, never more than the bound is.
func roundDown(v float64) string { return roundedDown(v, 3) }

// roundedDown writes so many digits of it.
func roundedDown(v float64, digits int) string {
	if v < 1e-300 {
		return number.Significant(v, digits) // a unit of its last digit is no number any more
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))) + 1 - digits)
	return number.Significant(math.Floor(v/unit)*unit, digits)
}
