package pane

import (
	"fmt"
	"math"

	"descent/trainer"
	"descent/ui/number"
)

func whyOptimumHere(f Frame, _ *StepCurve) string {
	return "Newton's method, which jumps to the lowest point of a parabola fitted to J, ends at these w and b too. The lowest J is *" + rounded(f.Optimum.Cost, 6) + "*."
}

// farthestFrom is the parameter that the optimum is furthest away in.
func (f Frame) farthestFrom(optimum trainer.Params) (worst int) {
	here, there := entries(f.At.Params), entries(optimum)
	for j := range here {
		if math.Abs(here[j]-there[j]) > math.Abs(here[worst]-there[worst]) {
			worst = j
		}
	}
	return worst
}

// likelyOptimum is where J is lowest, and how much lower: found, or where the
// parabola that touches J here is lowest.
func (f Frame) likelyOptimum() (at trainer.Params, cost float64) {
	if f.Optimum.Kind == trainer.OptimumPoint {
		return f.Optimum.At, f.Optimum.Cost
	}
	at = f.At.Params.Clone()
	for j, s := range f.Curvature.Newton.W {
		at.W[j] += s
	}
	at.B += f.Curvature.Newton.B
	return at, f.At.Cost - f.Curvature.PredictedDecrease
}

func whyOptimumAway(f Frame, _ *StepCurve) string {
	at, _ := f.likelyOptimum()
	j := f.farthestFrom(at)
	name := parameter(j, len(at.W))
	here, there := distinct(entries(f.At.Params)[j], entries(at)[j])
	return fmt.Sprintf("Newton's method finds the lowest J at %s = *%s*; here %s is %s. A small step is not closeness: it may be small because the valley is flat.", name, there, name, here)
}

func whyCouldFall(f Frame, _ *StepCurve) string {
	cost := f.Optimum.Cost
	if f.Optimum.Kind == trainer.OptimumUnknown {
		_, cost = f.likelyOptimum()
	}
	here, there := distinct(f.At.Cost, cost)
	return "J is " + here + " here and *" + there + "* at the optimum that Newton's method finds."
}

func whyGrewTooLarge(f Frame, _ *StepCurve) string {
	before, known := previous(f)
	if !known {
		return "z, a loss or a weight went beyond what a computer holds. A smaller α keeps the steps shorter."
	}
	return fmt.Sprintf("The largest gradient before was %s; times α %s it made a step of *%s*. A smaller α keeps the steps shorter.",
		rounded(number.Largest(entries(before.Grad)), 3), number.Shortest(f.At.Alpha), rounded(f.At.Alpha*number.Largest(entries(before.Grad)), 3))
}

// whyFirstStep computes the update of the first parameter that the sentence names.
func whyFirstStep(f Frame, _ *StepCurve) string {
	n := len(f.At.Params.W)
	j := f.features()[0]
	if f.At.Grad.W[j] == 0 {
		j = n
	}
	name, d := parameter(j, n), entries(f.At.Grad)[j]
	if math.IsInf(f.Alpha*d, 0) {
		return fmt.Sprintf("The update is %s := %s − α·d%s. Here α·d%s is more than a computer holds: α is far too large.", name, name, name, name)
	}
	left, right := rounded(d, 6), rounded(-f.Alpha*d, 5)
	return fmt.Sprintf("The update is %s := %s − α·d%s. Here d%s is %s, so %s changes by −%s·(%s) = *%s*: against its gradient.",
		name, name, name, name, left, name, number.Shortest(f.Alpha), left, right)
}

// whyOvershot has the slope of J along the last step at both of its ends.
func whyOvershot(f Frame, _ *StepCurve) string {
	before, known := previous(f)
	if !known {
		return "At its end the last step led up: its lowest point lay before."
	}
	now, then := entries(f.At.Grad), entries(before.Grad)
	dot := 0.0
	for j := range now {
		dot += now[j] * then[j]
	}
	return fmt.Sprintf("Along the last step the slope of J was −%s at the start and *+%s* at the end: J fell first, then rose. The floor lay between.",
		rounded(square(before.Grad), 3), rounded(-dot, 3))
}

func whyTinyAlpha(f Frame, _ *StepCurve) string {
	before, known := previous(f)
	if !known || len(f.Rule.RMS) == 0 {
		return "The gradient is not small: only α makes the steps short."
	}
	step, _ := f.Rule.Step(before.Params, f.At.Params)
	slope, flat := f.Rule.Gradient(f.At.Grad)
	return fmt.Sprintf("Measured in z, the last step is *%s*, but the gradient is %s: up to %s it would count as 0. A larger α makes longer steps.",
		rounded(step, 2), rounded(slope, 2), rounded(flat, 2))
}

func whyForks(f Frame, _ *StepCurve) string {
	return fmt.Sprintf("From k %s the run went on with α %s. With α %s a new run begins here; the old one stays, as a ghost.",
		number.Thousands(f.At.Iter), number.Shortest(f.Present.alphaTo(f.At.Iter+1)), number.Shortest(f.Alpha))
}

func whyNoBound(Frame, *StepCurve) string {
	return "The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m. It is beyond the numbers that a computer holds."
}

func whyEstimate(f Frame, _ *StepCurve) string {
	return "The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m. For data as large as these it is estimated from some rows: about *" +
		rounded(8/f.Facts.AlphaBound, 2) + "*. It promises nothing."
}

// whyBound has the bound computed, behind what it means.
func whyBound(meaning string) whyText {
	return func(f Frame, _ *StepCurve) string {
		bound := "*" + rounded(f.Facts.AlphaBound, 3) + "*"
		if f.At.Lambda != 0 {
			return meaning + " It is 2/L = 2/" + rounded(2/f.Facts.AlphaBound, 4) + " = " + bound + ", L the most that J with its penalty can bend."
		}
		return meaning + " It is 8/λmax = 8/" + rounded(8/f.Facts.AlphaBound, 4) + " = " + bound + ", λmax the largest eigenvalue of XᵀX/m."
	}
}

func whySmallAlpha(f Frame, _ *StepCurve) string {
	return fmt.Sprintf("The last step made J fall by %s. The bound, %s, is *%s* times α: a step can be that much longer.",
		rounded(f.lastFall(), 2), rounded(f.Facts.AlphaBound, 3), rounded(f.Facts.AlphaBound/f.Alpha, 2))
}

// lastFall is by how much the last step made J fall.
func (f Frame) lastFall() float64 {
	before, _ := f.Present.Costs.At(f.At.Iter - 1)
	return before - f.At.Cost
}

// whyCreeps holds the condition number against the one with other columns.
func whyCreeps(with string, other func(trainer.Conditions) float64) whyText {
	return func(f Frame, _ *StepCurve) string {
		return fmt.Sprintf("J is up to *%s* times flatter in one direction than in another (condition of XᵀX/m). With every column %s it is %s times.",
			rounded(f.Conditions.Raw, 2), with, rounded(other(f.Conditions), 2))
	}
}

func whyScaling(f Frame, _ *StepCurve) string {
	return fmt.Sprintf("(x − mean)/spread for every column brings the condition of XᵀX/m from %s to *%s*: then one α suits all directions.",
		rounded(f.Conditions.Raw, 2), rounded(f.Conditions.Standard, 2))
}

func whyLarge(f Frame, _ *StepCurve) string {
	if f.Facts.LargestRMS > 1e150 { // its square is no number any more
		return fmt.Sprintf("x%s lies about *%s* from 0, and λmax is at least its square.", number.Subscript(f.Facts.Largest+1), rounded(f.Facts.LargestRMS, 3))
	}
	return fmt.Sprintf("x%s lies about *%s* from 0. λmax is at least its square, so that the bound 8/λmax is at most %s.",
		number.Subscript(f.Facts.Largest+1), rounded(f.Facts.LargestRMS, 3), rounded(8/(f.Facts.LargestRMS*f.Facts.LargestRMS), 2))
}

func whyOneClass(f Frame, _ *StepCurve) string {
	way := "falls"
	if f.Facts.Class == 1 {
		way = "grows"
	}
	return fmt.Sprintf("Every y is %g: as b %s, every a comes nearer to %g and J nearer to 0, without an end.", f.Facts.Class, way, f.Facts.Class)
}

func whyCanPart(f Frame, _ *StepCurve) string {
	return "Newton's method found a " + boundaryName(f) + " with all y = 1 on the one side and all y = 0 on the other. This run need not have come there yet."
}

func whyNoLowest(f Frame, _ *StepCurve) string {
	return "Where a " + boundaryName(f) + " parts the classes, twice its w and b is the same " + boundaryName(f) + " and brings every a nearer to its y: J falls. So no w is the best."
}

func whyTouches(f Frame, _ *StepCurve) string {
	return fmt.Sprintf("The %s on it are of both classes, so that no w gets all of them correct. All others lie on the side of their y.", number.Thousands(f.Optimum.Touched))
}

func whyTouchLimit(f Frame, _ *StepCurve) string {
	return fmt.Sprintf("As w grows the others cost less and less. The %s on the boundary keep costing: alone they make J *%s*.", number.Thousands(f.Optimum.Touched), rounded(f.Optimum.Cost, 6))
}

func whyConstant(f Frame, _ *StepCurve) string {
	j := f.Facts.Constant[0]
	s := number.Subscript(j + 1)
	return "x" + s + " is " + number.Significant(f.Problem.X[0][j], 6) + " in every example, so w" + s + "·x" + s + " adds the same to every z, as b does: it tells no example from another."
}

func whyAccuracy(f Frame, _ *StepCurve) string {
	counts := classCounts(f.Problem)
	return fmt.Sprintf("An example is correct where a is above 0.5 and y is 1, or below and y is 0. Wrong are *%d* of %d with y = 0 and *%d* of %d with y = 1.",
		f.Wrong[0], counts[0], f.Wrong[1], counts[1])
}
