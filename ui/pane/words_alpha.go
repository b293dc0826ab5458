package pane

import (
	"math"

	"descent/trainer"
)

// aboutAlpha holds α against the one bound that is a promise; where it makes a
// fork, it says that.
func aboutAlpha(f Frame, width int) string {
	alpha, bound := spokenAlpha(f), f.Facts.AlphaBound
	switch {
	case f.Forks:
		return f.fitting(width, "The next step forks here with α "+alpha+".", "The next step forks: α "+alpha+".")
	case math.IsNaN(bound) || bound <= 0 || math.IsInf(bound, 0):
		return "α " + alpha + ": no bound is known."
	case f.Facts.Estimated && f.Alpha <= bound:
		return "α " + alpha + ": the bound is about " + brief(bound, 2) + "."
	case f.Facts.Estimated:
		return "α " + alpha + " > about " + brief(bound, 2) + ": J may rise."
	case f.Alpha <= bound:
		start := "α " + alpha + " ≤ " + roundDown(bound) + ": "
		return f.fitting(width, start+"J can never rise.", start+"J never rises.")
	}
	start := "α " + alpha + " > " + roundDown(bound) + ": "
	return f.fitting(width, start+"J may rise for a step.", start+"J may rise.")
}

// spokenAlpha is α as a sentence has room for it.
func spokenAlpha(f Frame) string {
	return f.fitting(9, short(f.Alpha), brief(f.Alpha, 4))
}

// roundDown writes three digits of a bound, never more than the bound is.
func roundDown(v float64) string {
	if v < 1e-300 {
		return brief(v, 3) // a unit of its third digit is no number any more
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))) - 2)
	return brief(math.Floor(v/unit)*unit, 3)
}

// aboutCurvature holds an α that promises nothing against what J bends like:
// at the optimum, where 2/λmax divides settling from not, and here, where it
// promises nothing either.
func aboutCurvature(f Frame, width int) []string {
	if !(f.Alpha > f.Facts.AlphaBound) || f.Forks || f.At.Status == trainer.Diverged {
		return nil
	}
	var all []string
	if o := f.Optimum; o.Kind == trainer.OptimumPoint && f.Alpha > o.Settles {
		border := brief(o.Settles, 3)
		all = append(all, f.fitting(width, "The optimum repels: 2/λmax there "+border+".", "Optimum repels: 2/λmax "+border+"."))
	}
	if here := 2 / f.Curvature.LambdaMax; here > 0 && !math.IsInf(here, 0) {
		local := brief(here, 3)
		all = append(all, f.fitting(width, "Here 2/λmax is "+local+": local, no promise.", "2/λmax here "+local+": no promise.", "2/λmax here "+local+"."))
	}
	return all
}
