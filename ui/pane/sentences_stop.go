package pane

import (
	"fmt"
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// hasNoOptimum tells that J is known to have no lowest point.
func (st paneState) hasNoOptimum() bool {
	return st.separates() || st.Data.Facts.OneClass || st.Analysis.Optimum.Kind == trainer.OptimumNone || st.Analysis.Optimum.Kind == trainer.OptimumQuasiSeparated
}

// StopWord is what a stop is called in a sentence. Where J has no lowest point
// nothing converges.
func StopWord(st session.State) string {
	if at := st.Run.Snapshot.Status; at != trainer.Converged || !paneStateOf(st, DrawOptions{}).hasNoOptimum() {
		return at.String()
	}
	return "steps too small to matter"
}

// optimumSentences says, where descent stands still, how far the optimum is: a small
// step is not closeness.
func optimumSentences(st paneState, width int) []sentence {
	if !stopped(st) || st.Run.Snapshot.Status == trainer.Diverged {
		return nil
	}
	switch o := st.Analysis.Optimum; {
	case o.Kind == trainer.OptimumPoint:
		return optimumDistance(st, width, o.At, st.Run.Snapshot.Cost-o.Cost)
	case o.Kind == trainer.OptimumNonUnique:
		if st.Run.Snapshot.Cost-o.Cost > rounding*o.Cost {
			return couldFall(st, st.Run.Snapshot.Cost-o.Cost)
		}
		return []sentence{plainSentence(st, kindManyOptima, "Other w, b have the same, lowest J.")}
	case o.Kind == trainer.OptimumUnknown && st.Analysis.Curvature.NewtonReliable:
		at := st.Run.Snapshot.Params.Clone()
		for j, s := range st.Analysis.Curvature.Newton.W {
			at.W[j] += s
		}
		at.B += st.Analysis.Curvature.Newton.B
		return optimumDistance(st, width, at, st.Analysis.Curvature.PredictedDecrease)
	}
	return nil
}

// optimumDistance names the parameter that the optimum is furthest away in.
func optimumDistance(st paneState, width int, optimum trainer.Params, fall float64) []sentence {
	here, there := entries(st.Run.Snapshot.Params), entries(optimum)
	worst, away, size := 0, 0.0, 1.0
	for j := range here {
		size = max(size, math.Abs(there[j]))
		if d := math.Abs(here[j] - there[j]); d > away {
			worst, away = j, d
		}
	}
	const digits = 1e-10 // the optimum itself may not be known better
	if away <= digits*size {
		return []sentence{plainSentence(st, kindOptimumHere, "This is the optimum, to ten digits.")}
	}
	start := "The optimum is ≈ " + rounded(away, 2) + " away"
	text := st.fitting(width, start+" in "+parameter(worst, len(here)-1)+".", start+".")
	return append([]sentence{plainSentence(st, kindOptimumAway, text)}, couldFall(st, fall)...)
}

// rounding is up to which share of J a difference may be rounding.
const rounding = 1e-13

// couldFall tells how much lower the optimum is, if that is more than rounding.
func couldFall(st paneState, by float64) []sentence {
	if !(by > rounding*st.Run.Snapshot.Cost) {
		return nil
	}
	return []sentence{plainSentence(st, kindCouldFall, "J could still fall by ≈ "+rounded(by, 2)+".")}
}

// lastStep is about the step that led here or, at the start, the one that leads on.
func lastStep(st paneState, width int) []sentence {
	switch {
	case st.Run.Snapshot.Status == trainer.Diverged:
		return divergedSentences(st, width)
	case st.Run.Snapshot.Iter == 0:
		return []sentence{firstStep(st, width)}
	case stopped(st):
	case turned(st):
		return []sentence{turnedOver(st, width)}
	case overshot(st) && recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter).rises > 0:
		return []sentence{plainSentence(st, kindOvershot, "The last step ran past the valley floor.")}
	case tinyByAlpha(st):
		return []sentence{plainSentence(st, kindTinyAlpha, st.fitting(width, "The steps are small only because α is.", "Steps are small only because α is."))}
	}
	return nil
}

// turned tells that the last step changed the sign of every w: along each feature z falls
// where it rose, in whatever units that is. Of polynomials no side is so called.
func turned(st paneState) bool {
	before, known := previous(st)
	if !known || st.Data.Set.Degree > 1 {
		return false
	}
	for j, w := range st.Run.Snapshot.Params.W {
		if was := before.Params.W[j]; !(was < 0 && w > 0 || was > 0 && w < 0) {
			return false
		}
	}
	return true
}

// turnedOver says that, which a picture of the boundary alone does not show.
func turnedOver(st paneState, width int) sentence {
	every := "every w"
	if len(st.Run.Snapshot.Params.W) == 1 {
		every = "w"
	}
	return plainSentence(st, kindBoundaryTurnedOver, st.fitting(width, "The boundary turned over: "+every+" changed its sign.", "Turned over: "+every+" changed its sign."))
}

// tinyByAlpha tells that the last step moved z by no more than the tolerance,
// but that the gradient does not count as converged. The tolerance is not taken
// times the weights here: beside large ones a step is small whatever α is.
func tinyByAlpha(st paneState) bool {
	before, known := previous(st)
	if !known || len(st.Analysis.StopRule.RMS) == 0 {
		return false
	}
	step, _ := st.Analysis.StopRule.StepSize(before.Params, st.Run.Snapshot.Params)
	slope, flat := st.Analysis.StopRule.GradientSize(st.Run.Snapshot.Grad)
	return step <= st.Analysis.StopRule.Tolerance && slope > flat
}

// divergedSentences says why there is no finite number any more, and what is left to do.
func divergedSentences(st paneState, width int) []sentence {
	all := []sentence{plainSentence(st, kindGrewTooLarge, "A number grew past 1.8e308, the largest.")}
	if blow, blew := st.blowUp(); blew && blow.weight >= 0 {
		all = aboutPenalty(st, number.Shortest(st.Run.Snapshot.IncomingAlpha), blow, func(k kind, texts ...string) []sentence {
			return []sentence{plainSentence(st, k, st.fitting(width, texts...))}
		})
	}
	if j, known := st.Present.Costs.At(st.Run.Snapshot.Iter - 1); known {
		all = append(all, plainSentence(st, kindGoesBack, fmt.Sprintf("%s goes back to k %d, J %s.", st.hintFor("←", "back"), st.Run.Snapshot.Iter-1, rounded(j, 3))))
	}
	return all
}

// firstStep says where the first step leads the weights that are shown.
func firstStep(st paneState, width int) sentence {
	var names []string
	ways := map[string]bool{}
	next := st.Run.Snapshot.NextParams(st.Run.Alpha)
	n := len(next.W)
	move := func(j int) {
		way := [...]string{"fall", "", "grow"}[1+sign(entries(next)[j]-entries(st.Run.Snapshot.Params)[j])]
		if way != "" {
			names, ways[way] = append(names, parameter(j, n)), true
		}
	}
	for _, j := range st.features() {
		move(j)
	}
	if len(names) == 0 {
		move(n)
	}
	key := st.hintFor("space", "an empty line")
	text := key + " makes one step"
	if st.TextOnly {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	switch {
	case len(names) == 0 && next.Equal(st.Run.Snapshot.Params):
		text += ": nothing will move."
	case len(names) == 0 || len(ways) > 1:
		text = st.fitting(width, text+": "+eachMoves(st, next)+".", text+".")
	default:
		for way := range ways {
			text += ": " + strings.Join(names, ", ") + " will " + way + "."
		}
	}
	return plainSentence(st, kindFirstStep, text)
}

// eachMoves says of the shown weights one by one where the update leads.
func eachMoves(st paneState, next trainer.Params) string {
	var said []string
	for _, j := range st.features() {
		way := [...]string{"falls", "stays", "grows"}[1+sign(next.W[j]-st.Run.Snapshot.Params.W[j])]
		said = append(said, parameter(j, len(next.W))+" "+way)
	}
	return strings.Join(said, ", ")
}

// slowProgress says that J falls by next to nothing although the optimum is far, and
// what would change that: a larger α where the present one is far from what the
// data bear, else scaling the features.
func slowProgress(st paneState) []sentence {
	const better = 10 // times, to be worth the advice
	c := st.Analysis.Conditions
	worse := func(than float64) bool { return c.Raw >= better*than && !math.IsInf(than, 0) }
	switch {
	case !isSlow(st):
		return nil
	case st.Run.Alpha*better <= st.Run.Bound && st.Data.Facts.Estimated: // which promises nothing
		return []sentence{plainSentence(st, kindSlowSmallAlpha, "J creeps: "+st.hintFor("press ↑.", "try a larger alpha."))}
	case st.Run.Alpha*better <= st.Run.Bound:
		safe := roundDown(st.Run.Bound)
		return []sentence{plainSentence(st, kindSlowSmallAlpha, "J creeps: "+st.hintFor("press ↑, safe up to "+safe+".", "try alpha "+safe+", which is safe."))}
	case !worse(c.Standard):
		return nil
	}
	cause := plainSentence(st, kindSlowCentre, "J creeps: features are far from 0.")
	if worse(c.UnitVariance) {
		cause = plainSentence(st, kindSlowScale, "J creeps: features differ in scale.")
	}
	return []sentence{cause, plainSentence(st, kindTryScaling, "Try "+st.hintFor(":scale standard", "scale standard")+": a rounder valley.")}
}

// isSlow reports that J has fallen for a while, now by less than a thousandth a
// step, and at this pace would need a thousand steps or more to what it can reach. Where that is 0, J
// falls like 1/k however good the features are: then it must be slower.
func isSlow(st paneState) bool {
	if st.Run.Snapshot.Iter == 0 || st.Run.Snapshot.Status != trainer.Running {
		return false
	}
	course, _ := st.Present.Costs.Trend(st.Run.Snapshot.Iter)
	before, _ := st.Present.Costs.At(st.Run.Snapshot.Iter - 1)
	fall := before - st.Run.Snapshot.Cost
	if course.Direction >= 0 || course.Steps < trendSteps || fall > before/1000 {
		return false
	}
	switch st.Analysis.Optimum.Kind {
	case trainer.OptimumPoint, trainer.OptimumNonUnique:
		return st.Run.Snapshot.Cost-st.Analysis.Optimum.Cost >= 1000*fall
	case trainer.OptimumNone:
		return fall*float64(st.Run.Snapshot.Iter) < before/2
	case trainer.OptimumUnknown, trainer.OptimumQuasiSeparated:
	}
	return false
}
