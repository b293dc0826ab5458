package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// aboutAlpha holds α against the one bound that is a promise; where it makes a
// fork, it says that. Above the bound J need not rise: what α did so far is told.
func aboutAlpha(f Frame, width int) []sentence {
	alpha, bound := spokenAlpha(f), f.Facts.AlphaBound
	say := func(k kind, texts ...string) []sentence { return []sentence{plainly(f, k, f.fitting(width, texts...))} }
	switch {
	case f.Forks:
		return say(kindForks, "The next step forks here with α "+alpha+".", "The next step forks: α "+alpha+".")
	case f.At.Status == trainer.Diverged:
		return nil
	case math.IsNaN(bound) || bound <= 0 || math.IsInf(bound, 0):
		return say(kindNoBound, "α "+alpha+": no safe α is known.")
	case f.Facts.Estimated && f.Alpha <= bound:
		return say(kindEstimate, "The safe α is about "+rounded(bound, 2)+", an estimate.", "Safe α: about "+rounded(bound, 2)+", an estimate.")
	case f.Facts.Estimated:
		return say(kindEstimate, "α "+alpha+" > about "+rounded(bound, 2)+": J may rise.")
	case f.Alpha <= bound:
		return say(kindSafe, "α "+alpha+" is safe: J cannot rise.")
	case stopped(f) && f.At.Status != trainer.Cycle:
		return nil // nothing moves, whatever α may do elsewhere
	}
	return overBound(f, alpha, say)
}

// overBound says of an α above the safe one what it did so far, and what it may do.
func overBound(f Frame, alpha string, say func(kind, ...string) []sentence) []sentence {
	safe := "the safe " + roundDown(f.Facts.AlphaBound)
	course := stretchOf(f.Present.Costs, f.At.Iter)
	switch used := f.At.Iter > 0 && f.At.Alpha == f.Alpha; {
	case used && course.rises > 0:
		return say(kindOverTimes, overTimes(f, "α "+alpha, safe)...)
	case used && course.last < 0:
		return say(kindOverYetFalls, "α "+alpha+" > "+safe+", yet J falls.", "Over "+safe+", yet J falls.")
	}
	return say(kindOverMayRise, "α "+alpha+" > "+safe+": J may rise.", "Over "+safe+": J may rise.")
}

// promise says what the bound is: no limit.
func promise(f Frame) sentence {
	return plainly(f, kindPromise, "Over "+roundDown(f.Facts.AlphaBound)+" J may rise, but need not.")
}

// overTimes says how far α is above what is safe, and what makes it smaller.
func overTimes(f Frame, alpha, safe string) []string {
	over := alpha + " > " + safe
	if times := f.Alpha / f.Facts.AlphaBound; times >= 1.05 && !math.IsInf(times, 0) {
		over = alpha + " is " + rounded(times, 2+index(times >= 100)) + " × " + safe
	}
	press := f.told("press ↓", "try alpha "+strings.TrimPrefix(safe, "the safe "))
	return []string{over + ": " + press + ".", over + ".", "Over " + safe + ": " + press + "."}
}

// spokenAlpha is α as a sentence has room for it.
func spokenAlpha(f Frame) string {
	return f.fitting(9, number.Shortest(f.Alpha), number.Significant(f.Alpha, 4))
}

// roundDown writes three digits of a bound, never more than the bound is.
func roundDown(v float64) string {
	if v < 1e-300 {
		return number.Significant(v, 3) // a unit of its third digit is no number any more
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))) - 2)
	return number.Significant(math.Floor(v/unit)*unit, 3)
}
