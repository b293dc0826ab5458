package pane

import (
	"fmt"
	"math"
	"strings"

	"descent/trainer"
)

// hasNoOptimum tells that J is known to have no lowest point.
func (f Frame) hasNoOptimum() bool {
	return f.Separates || f.Facts.OneClass || f.Optimum.Kind == trainer.OptimumNone || f.Optimum.Kind == trainer.OptimumTouching
}

// StopWord is what a stop is called in a sentence. Where J has no lowest point
// nothing converges.
func StopWord(f Frame) string {
	if f.At.Status == trainer.Converged && f.hasNoOptimum() {
		return "steps too small to matter"
	}
	return f.At.Status.String()
}

// outlook says, where descent stands still, how far the optimum is: a small
// step is not closeness.
func outlook(f Frame, width int) []sentence {
	if !stopped(f) || f.At.Status == trainer.Diverged {
		return nil
	}
	switch o := f.Optimum; {
	case o.Kind == trainer.OptimumPoint:
		return distance(f, width, o.At, f.At.Cost-o.Cost)
	case o.Kind == trainer.OptimumNonUnique:
		if f.At.Cost-o.Cost > rounding*o.Cost {
			return couldFall(f, f.At.Cost-o.Cost)
		}
		return []sentence{plainly(f, kindManyOptima, "Other w, b have the same, lowest J.")}
	case o.Kind == trainer.OptimumUnknown && f.Curvature.NewtonReliable:
		at := f.At.Params.Clone()
		for j, s := range f.Curvature.Newton.W {
			at.W[j] += s
		}
		at.B += f.Curvature.Newton.B
		return distance(f, width, at, f.Curvature.PredictedDecrease)
	}
	return nil
}

// distance names the parameter that the optimum is furthest away in.
func distance(f Frame, width int, optimum trainer.Params, fall float64) []sentence {
	here, there := entries(f.At.Params), entries(optimum)
	worst, away, size := 0, 0.0, 1.0
	for j := range here {
		size = max(size, math.Abs(there[j]))
		if d := math.Abs(here[j] - there[j]); d > away {
			worst, away = j, d
		}
	}
	const digits = 1e-10 // the optimum itself may not be known better
	if away <= digits*size {
		return []sentence{plainly(f, kindOptimumHere, "This is the optimum, to ten digits.")}
	}
	start := "The optimum is ≈ " + rounded(away, 2) + " away"
	text := f.fitting(width, start+" in "+parameter(worst, len(here)-1)+".", start+".")
	return append([]sentence{plainly(f, kindOptimumAway, text)}, couldFall(f, fall)...)
}

// rounding is up to which share of J a difference may be rounding.
const rounding = 1e-13

// couldFall tells how much lower the optimum is, if that is more than rounding.
func couldFall(f Frame, by float64) []sentence {
	if !(by > rounding*f.At.Cost) {
		return nil
	}
	return []sentence{plainly(f, kindCouldFall, "J could still fall by ≈ "+rounded(by, 2)+".")}
}

// lastStep is about the step that led here or, at the start, the one that leads on.
func lastStep(f Frame, width int) []sentence {
	switch {
	case f.At.Status == trainer.Diverged:
		return broken(f)
	case f.At.Iter == 0:
		return []sentence{firstStep(f, width)}
	case stopped(f):
	case overshot(f) && stretchOf(f.Present.Costs, f.At.Iter).rises > 0:
		return []sentence{plainly(f, kindOvershot, "The last step ran past the valley floor.")}
	case tinyByAlpha(f):
		return []sentence{plainly(f, kindTinyAlpha, f.fitting(width, "The steps are small only because α is.", "Steps are small only because α is."))}
	}
	return nil
}

// tinyByAlpha tells that the last step moved z by no more than the tolerance,
// but that the gradient does not count as converged. The tolerance is not taken
// times the weights here: beside large ones a step is small whatever α is.
func tinyByAlpha(f Frame) bool {
	before, known := previous(f)
	if !known || len(f.Rule.RMS) == 0 {
		return false
	}
	step, _ := f.Rule.Step(before.Params, f.At.Params)
	slope, flat := f.Rule.Gradient(f.At.Grad)
	return step <= f.Rule.Tolerance && slope > flat
}

// broken says why there is no finite number any more, and what is left to do.
func broken(f Frame) []sentence {
	all := []sentence{plainly(f, kindGrewTooLarge, "A number grew past 1.8e308, the largest.")}
	if j, known := f.Present.Costs.At(f.At.Iter - 1); known {
		all = append(all, plainly(f, kindGoesBack, fmt.Sprintf("%s goes back to k %d, J %s.", f.told("←", "back"), f.At.Iter-1, rounded(j, 3))))
	}
	return all
}

// firstStep says where the first step leads the weights that are shown.
func firstStep(f Frame, width int) sentence {
	var names []string
	ways := map[string]bool{}
	next := f.At.NextParams(f.Alpha)
	n := len(next.W)
	move := func(j int) {
		way := [...]string{"fall", "", "grow"}[1+sign(entries(next)[j]-entries(f.At.Params)[j])]
		if way != "" {
			names, ways[way] = append(names, parameter(j, n)), true
		}
	}
	for _, j := range f.features() {
		move(j)
	}
	if len(names) == 0 {
		move(n)
	}
	key := f.told("space", "an empty line")
	text := key + " makes one step"
	if f.Spoken {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	switch {
	case len(names) == 0 && next.Equal(f.At.Params):
		text += ": nothing will move."
	case len(names) == 0 || len(ways) > 1:
		text = f.fitting(width, text+": "+eachMoves(f, next)+".", text+".")
	default:
		for way := range ways {
			text += ": " + strings.Join(names, ", ") + " will " + way + "."
		}
	}
	return plainly(f, kindFirstStep, text)
}

// eachMoves says of the shown weights one by one where the update leads.
func eachMoves(f Frame, next trainer.Params) string {
	var said []string
	for _, j := range f.features() {
		way := [...]string{"falls", "stays", "grows"}[1+sign(next.W[j]-f.At.Params.W[j])]
		said = append(said, parameter(j, len(next.W))+" "+way)
	}
	return strings.Join(said, ", ")
}

// valley says that J falls by next to nothing although the optimum is far, and
// what would change that: a larger α where the present one is far from what the
// data bear, else scaling the features.
func valley(f Frame) []sentence {
	const better = 10 // times, to be worth the advice
	c := f.Conditions
	worse := func(than float64) bool { return c.Raw >= better*than && !math.IsInf(than, 0) }
	switch {
	case !creeps(f):
		return nil
	case f.Alpha*better <= f.Facts.AlphaBound && f.Facts.Estimated: // which promises nothing
		return []sentence{plainly(f, kindCreepsSmallAlpha, "J creeps: "+f.told("press ↑.", "try a larger alpha."))}
	case f.Alpha*better <= f.Facts.AlphaBound:
		safe := roundDown(f.Facts.AlphaBound)
		return []sentence{plainly(f, kindCreepsSmallAlpha, "J creeps: "+f.told("press ↑, safe up to "+safe+".", "try alpha "+safe+", which is safe."))}
	case !worse(c.Standard):
		return nil
	}
	cause := plainly(f, kindCreepsCentre, "J creeps: features are far from 0.")
	if worse(c.UnitVariance) {
		cause = plainly(f, kindCreepsScale, "J creeps: features differ in scale.")
	}
	return []sentence{cause, plainly(f, kindTryScaling, "Try "+f.told(":scale standard", "scale standard")+": a rounder valley.")}
}

// creeps tells that J has fallen for a while, now by less than a thousandth a
// step, and at this pace would need a thousand steps or more to what it can reach. Where that is 0, J
// falls like 1/k however good the features are: then it must be slower.
func creeps(f Frame) bool {
	if f.At.Iter == 0 || f.At.Status != trainer.Running {
		return false
	}
	course, _ := f.Present.Costs.Trend(f.At.Iter)
	before, _ := f.Present.Costs.At(f.At.Iter - 1)
	fall := before - f.At.Cost
	if course.Direction >= 0 || course.Steps < judged || fall > before/1000 {
		return false
	}
	switch f.Optimum.Kind {
	case trainer.OptimumPoint, trainer.OptimumNonUnique:
		return f.At.Cost-f.Optimum.Cost >= 1000*fall
	case trainer.OptimumNone:
		return fall*float64(f.At.Iter) < before/2
	case trainer.OptimumUnknown, trainer.OptimumTouching:
	}
	return false
}
