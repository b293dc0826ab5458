package pane

import (
	"fmt"
	"maps"
	"math"

	"descent/trainer"
	"descent/ui/number"
)

// What a sentence means and how its numbers come about: at most four lines of the
// overlay. What stands between two * is the result, which is drawn strong.

// whyText explains a kind of sentence at a moment. Of every kind there is one.
type whyText func(paneState, *StepCurve) string

// whyTexts has the explanation of every kind.
func whyTexts() map[kind]whyText {
	all := whyHeadlines()
	maps.Copy(all, whySteps())
	maps.Copy(all, whyReasons())
	return all
}

// whyHeadlines explains what is said of J and of a stop.
func whyHeadlines() map[kind]whyText {
	return map[kind]whyText{
		kindNothingLearned: func(st paneState, _ *StepCurve) string {
			return "z = w·x + b is 0 for every example here, so a = σ(0) = 1/2, and J = log 2 = *" + st.costText() + "*: what guessing gets."
		},
		kindStart: func(st paneState, _ *StepCurve) string {
			return "No update was made yet: these are the w and b that the run starts from, and with them J is *" + st.costText() + "*."
		},
		kindAllCorrect: whyAllCorrect,
		kindDiverged:   whyDiverged,
		kindUnchanged:  whyUnchanged,
		kindConverged:  func(st paneState, _ *StepCurve) string { return whyStandsStill(st) },
		kindCycle:      whyCycle,
		kindPlayPauses: whyLimit,
		kindLeaps:      whyLeaps,
		kindLeapt:      whyLeaps,
		kindAboveStart: whyAboveStart,
		kindSwings:     whySwings,
		kindRises:      whyRises,
		kindFalls:      whyFalls,
		kindStands:     whyStands,
		kindCostHere:   whyHere,
		kindTooSmallToMatter: func(st paneState, _ *StepCurve) string {
			return whyStandsStill(st) + " J itself would fall for ever."
		},
	}
}

// whySteps explains what is said of the optimum and of the steps.
func whySteps() map[kind]whyText {
	return map[kind]whyText{
		kindOptimumHere: whyOptimumHere,
		kindOptimumAway: whyOptimumAway,
		kindManyOptima: func(st paneState, _ *StepCurve) string {
			return "Columns of these data depend on each other: one weight can grow and others fall so that no z changes. So many w, b have the lowest J, *" + rounded(st.Analysis.Optimum.Cost, 6) + "*."
		},
		kindCouldFall:    whyCouldFall,
		kindGrewTooLarge: whyGrewTooLarge,
		kindGoesBack: func(st paneState, _ *StepCurve) string {
			return fmt.Sprintf("Every step is kept. At k %s all numbers are finite: a smaller α can go on from there.", number.Thousands(st.Run.Snapshot.Iter-1))
		},
		kindFirstStep:          whyFirstStep,
		kindBoundaryTurnedOver: whyTurned,
		kindOvershot:           whyOvershot,
		kindTinyAlpha:          whyTinyAlpha,
		kindForks:              whyForks,
	}
}

// whyReasons explains what is said of α, of the shape of J and of the data.
func whyReasons() map[kind]whyText {
	return map[kind]whyText{
		kindNoBound:      whyNoBound,
		kindEstimate:     whyEstimate,
		kindSafe:         whyBound("Up to the bound no step makes J rise, wherever you are."),
		kindOverMayRise:  whyBound("Up to the bound no step makes J rise, wherever you are. Above it one may."),
		kindOverTimes:    whyBound("Up to the bound no step makes J rise, wherever you are. Above it steps did."),
		kindOverYetFalls: whyBound("Above the bound J may rise, but need not: along this step it bends less."),
		kindWhatBoundMeans: func(paneState, *StepCurve) string {
			return "The bound takes the most that J can bend: a·(1 − a) is 1/4 at most. Where a is near 0 or 1 it is less, and a larger α may do."
		},

		kindPenaltyThrows: whyPenaltyThrows,
		kindBlowsUp:       whyBlowsUp,

		kindSlowSmallAlpha: whySmallAlpha,
		kindSlowScale:      whySlow("divided by its spread", func(c trainer.ConditionNumbers) float64 { return c.UnitVariance }),
		kindSlowCentre:     whySlow("centred, then divided by its spread", func(c trainer.ConditionNumbers) float64 { return c.Standard }),
		kindTryScaling:     whyScaling,
		kindLargeFeatures:  whyLarge,

		kindOneClass:            whyOneClass,
		kindSeparable:           whySeparable,
		kindLongRun:             whyNoLowest,
		kindNoLowest:            whyNoLowest,
		kindQuasiSeparated:      whyQuasiSeparated,
		kindQuasiSeparatedLimit: whyQuasiSeparatedLimit,
		kindConstant:            whyConstant,
		kindAccuracy:            whyAccuracy,
	}
}

// costText is J as every pane writes it.
func (st paneState) costText() string { return st.formatter().costFormat().Text(st.Run.Snapshot.Cost) }

func whyAllCorrect(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("One step before %s of %s were not correct. Now a is above %s for every y = 1 and below for every y = 0. J goes on: it says how sure a is.",
		number.Thousands(st.Analysis.NotCorrectBefore), number.Thousands(len(st.Data.Problem.Y)), number.Shortest(st.View.Threshold))
}

func whyDiverged(st paneState, _ *StepCurve) string {
	return "A computer holds numbers up to 1.8e308. The last update, with α " + number.Shortest(st.Run.Snapshot.IncomingAlpha) + ", went beyond: from here no step can be computed."
}

// whyUnchanged says which of the three ways to stand still it is.
func whyUnchanged(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	switch top := number.LargestMagnitude(entries(before.Grad)); {
	case !known:
		return "Each w and b has the same digits before and after the last update. Every further step does the same."
	case top == 0:
		return "The gradient was 0 in every direction, and w − α·0 is w again. Every further step does the same."
	case !before.Params.Equal(st.Run.Snapshot.Params):
		return "The last update changed w, b by *" + rounded(largestStep(before.Params, st.Run.Snapshot.Params), 2) + "* at most, in the last digits that they have: that is rounding."
	default:
		return fmt.Sprintf("α times the largest gradient was %s·%s = *%s*: too little to change the last digit of any w or b.",
			number.Shortest(st.Run.Snapshot.IncomingAlpha), rounded(top, 2), rounded(st.Run.Snapshot.IncomingAlpha*top, 2))
	}
}

func largestStep(from, to trainer.Params) float64 {
	a, b := entries(from), entries(to)
	top := 0.0
	for j := range a {
		top = max(top, math.Abs(b[j]-a[j]))
	}
	return top
}

// whyStandsStill has the two measures by which a run counts as converged.
func whyStandsStill(st paneState) string {
	before, known := previous(st)
	if !known || len(st.Analysis.StopRule.RMS) == 0 {
		return "The last step and the gradient are both within the tolerance: a run like that counts as converged."
	}
	step, limit := st.Analysis.StopRule.StepSize(before.Params, st.Run.Snapshot.Params)
	slope, flat := st.Analysis.StopRule.GradientSize(st.Run.Snapshot.Grad)
	return fmt.Sprintf("Measured in z, the last step is *%s*, the gradient *%s*. Up to %s and %s they count as 0.",
		rounded(step, 2), rounded(slope, 2), rounded(limit, 2), rounded(flat, 2))
}

func whyCycle(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("w and b are, digit by digit, those of k %s. With the same α the next step leads to those of k %s again, and so on for ever.",
		number.Thousands(st.Run.Snapshot.Iter-2), number.Thousands(st.Run.Snapshot.Iter-1))
}

func whyLimit(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("Play stops at every %s steps, so that it never runs on unseen. The run is not at its end.", number.Thousands(st.Limit))
}

func whyLeaps(st paneState, _ *StepCurve) string {
	s := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter)
	return fmt.Sprintf("J rose in %d of the last %d steps and came to *%s*, %s times its start. A step that makes J rise went past the lowest point of its line.",
		s.rises, s.steps, rounded(s.top, 3), rounded(s.top/s.start, 2))
}

func whyAboveStart(st paneState, _ *StepCurve) string {
	s := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter)
	return fmt.Sprintf("All %s steps together led up: J is higher by *%s* than with the w and b of the start.", number.Thousands(st.Run.Snapshot.Iter), rounded(s.now-s.start, 3))
}

func whySwings(st paneState, _ *StepCurve) string {
	s := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter)
	return fmt.Sprintf("Of the last %d steps *%d* made J rise and %d made it fall. A step that makes J rise went down first, then past the lowest point of its line.",
		s.steps, s.rises, s.falls)
}

// whyRises says how far down the last step went before it led up.
func whyRises(_ paneState, r *StepCurve) string {
	const start = "A step goes straight downhill, as far as α says. This one was too long: "
	if !r.turns() || r.Next {
		return start + "it passed the lowest point of its line and ended higher than it began."
	}
	return start + fmt.Sprintf("after *%s %%* of its way it passed the lowest point and ran up.", rounded(100*r.MinStep/r.Alpha, 2))
}

func whyFalls(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known {
		return "A step goes against the gradient, the way in which J falls fastest."
	}
	return fmt.Sprintf("Against the gradient J falls fastest: at first by |dw|² + db² = *%s* times α. With α %s the whole step made it fall by *%s*.",
		rounded(square(before.Grad), 3), number.Shortest(st.Run.Snapshot.IncomingAlpha), rounded(before.Cost-st.Run.Snapshot.Cost, 3))
}

func square(g trainer.Params) float64 {
	sum := 0.0
	for _, d := range entries(g) {
		sum += d * d
	}
	return sum
}

func whyStands(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known {
		return "J differs from the one before by less than what rounding makes."
	}
	return "The last step changed J by *" + rounded(math.Abs(st.Run.Snapshot.Cost-before.Cost), 2) + "*: so little is decided by how J itself is rounded."
}

func whyHere(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("Of the steps before k %s nothing is kept here, so that nothing can be said of how J moved.", number.Thousands(st.Run.Snapshot.Iter))
}
