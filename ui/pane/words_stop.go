package pane

import (
	"math"
	"strings"

	"descent/trainer"
)

// reason tells why an update changed nothing, or nothing that lasts.
func reason(f Frame, width int) string {
	if before, known := previous(f); known && !f.At.Params.Equal(before) {
		return ": only rounding moves them."
	}
	for _, d := range entries(f.At.Grad) {
		if d != 0 {
			return f.fitting(width-len("No change in the weights"), ": α∇J too small.", ": tiny step.")
		}
	}
	return ": ∇J is 0."
}

// previous are the parameters one update earlier.
func previous(f Frame) (before trainer.Params, known bool) {
	if len(f.Recent) < 2 || f.Recent[len(f.Recent)-2].Iter != f.At.Iter-1 {
		return trainer.Params{}, false
	}
	return f.Recent[len(f.Recent)-2].Params, true
}

// outlook says, where descent stands still, how far the optimum is: a small
// step is not closeness.
func outlook(f Frame, width int) []string {
	if f.At.Status != trainer.Converged && !stands(f) {
		return nil
	}
	switch o := f.Optimum; {
	case o.Kind == trainer.OptimumPoint:
		return distance(f, width, o.At, f.At.Cost-o.Cost)
	case o.Kind == trainer.OptimumLine:
		return append([]string{"Many optima, all as low: a line of them."}, couldFall(f, f.At.Cost-o.Cost)...)
	case o.Kind == trainer.OptimumUnknown && f.Curvature.Near:
		at := f.At.Params.Clone()
		for j, s := range f.Curvature.Newton.W {
			at.W[j] += s
		}
		at.B += f.Curvature.Newton.B
		return distance(f, width, at, f.Curvature.Fall)
	}
	return nil
}

// distance names the parameter that the optimum is furthest away in.
func distance(f Frame, width int, optimum trainer.Params, fall float64) []string {
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
		return []string{"This is the optimum, to ten digits."}
	}
	start := "The optimum is ≈ "
	if f.At.Status == trainer.Converged {
		start = "Small steps; optimum ≈ "
	}
	start += power(away) + " away"
	text := f.fitting(width, start+" in "+parameter(worst, len(here)-1)+".", start+".")
	return append([]string{text}, couldFall(f, fall)...)
}

// couldFall tells how much lower the optimum is, if that is more than rounding.
func couldFall(f Frame, by float64) []string {
	const rounding = 1e-13
	if !(by > rounding*f.At.Cost) {
		return nil
	}
	return []string{"J could still fall by ≈ " + power(by) + "."}
}

// power is a number in two digits, powers of ten in their shortest form: 3.1e5.
func power(v float64) string {
	s := brief(v, 2)
	for _, long := range []string{"e−0", "e+0", "e+"} {
		s = strings.Replace(s, long, strings.TrimRight(long, "0+"), 1)
	}
	return s
}

// valley says that J falls by next to nothing although the optimum is far, and
// what would change that: a larger α where the present one is far from what the
// data bear, else scaling the features.
func valley(f Frame, width int) []string {
	const better = 10 // times, to be worth the advice
	c := f.Conditions
	worse := func(than float64) bool { return c.Raw >= better*than && !math.IsInf(than, 0) }
	switch {
	case !creeps(f):
		return nil
	case f.Alpha*better <= f.Facts.AlphaBound:
		return []string{"J creeps: a larger α is safe."}
	case !worse(c.Standard):
		return nil
	}
	cause := "Nearly flat: features are off centre."
	if worse(c.Spread) {
		cause = "Nearly flat: features differ in scale."
	}
	condition := c.Raw
	if here := f.Curvature.Condition(); here > 0 && !math.IsInf(here, 0) {
		condition = here
	}
	scale := f.told(":scale standard", "scale standard")
	advice := "Try " + scale + "."
	if math.IsInf(condition, 0) {
		return []string{cause, advice}
	}
	return []string{cause, f.fitting(width, "Condition "+power(condition)+": try "+scale+".", advice)}
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
	const while = 10
	if course.Direction >= 0 || course.Steps < while || fall > before/1000 {
		return false
	}
	switch f.Optimum.Kind {
	case trainer.OptimumPoint, trainer.OptimumLine:
		return f.At.Cost-f.Optimum.Cost >= 1000*fall
	case trainer.OptimumNone:
		return fall*float64(f.At.Iter) < before/2
	case trainer.OptimumUnknown:
	}
	return false
}
