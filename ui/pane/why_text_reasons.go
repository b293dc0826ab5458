package pane

import (
	"fmt"
	"math"

	"descent/trainer"
	"descent/ui/number"
)

func whyOptimumHere(st paneState, _ *StepCurve) string {
	return "Newton's method, which jumps to the lowest point of a parabola fitted to J, ends at these w and b too. The lowest J is *" + rounded(st.Analysis.Optimum.Cost, 6) + "*."
}

// farthestFrom is the parameter that the optimum is furthest away in.
func (st paneState) farthestFrom(optimum trainer.Params) (worst int) {
	here, there := entries(st.Run.Snapshot.Params), entries(optimum)
	for j := range here {
		if math.Abs(here[j]-there[j]) > math.Abs(here[worst]-there[worst]) {
			worst = j
		}
	}
	return worst
}

// likelyOptimum is where J is lowest, and how much lower: found, or where the
// parabola that touches J here is lowest.
func (st paneState) likelyOptimum() (at trainer.Params, cost float64) {
	if st.Analysis.Optimum.Kind == trainer.OptimumPoint {
		return st.Analysis.Optimum.At, st.Analysis.Optimum.Cost
	}
	at = st.Run.Snapshot.Params.Clone()
	for j, s := range st.Analysis.Curvature.Newton.W {
		at.W[j] += s
	}
	at.B += st.Analysis.Curvature.Newton.B
	return at, st.Run.Snapshot.Cost - st.Analysis.Curvature.PredictedDecrease
}

func whyOptimumAway(st paneState, _ *StepCurve) string {
	at, _ := st.likelyOptimum()
	j := st.farthestFrom(at)
	name := parameter(j, len(at.W))
	here, there := distinct(entries(st.Run.Snapshot.Params)[j], entries(at)[j])
	return fmt.Sprintf("Newton's method finds the lowest J at %s = *%s*; here %s is %s. A small step is not closeness: it may be small because the valley is flat.", name, there, name, here)
}

func whyCouldFall(st paneState, _ *StepCurve) string {
	cost := st.Analysis.Optimum.Cost
	if st.Analysis.Optimum.Kind == trainer.OptimumUnknown {
		_, cost = st.likelyOptimum()
	}
	here, there := distinct(st.Run.Snapshot.Cost, cost)
	return "J is " + here + " here and *" + there + "* at the optimum that Newton's method finds."
}

func whyGrewTooLarge(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known {
		return "z, a loss or a weight went beyond what a computer holds. A smaller α keeps the steps shorter."
	}
	return fmt.Sprintf("The largest gradient before was %s; times α %s it made a step of *%s*. A smaller α keeps the steps shorter.",
		rounded(number.LargestMagnitude(entries(before.Grad)), 3), number.Shortest(st.Run.Snapshot.IncomingAlpha), rounded(st.Run.Snapshot.IncomingAlpha*number.LargestMagnitude(entries(before.Grad)), 3))
}

// whyFirstStep computes the update of the first parameter that the sentence names.
func whyFirstStep(st paneState, _ *StepCurve) string {
	n := len(st.Run.Snapshot.Params.W)
	j := st.features()[0]
	if st.Run.Snapshot.Grad.W[j] == 0 {
		j = n
	}
	name, d := parameter(j, n), entries(st.Run.Snapshot.Grad)[j]
	if math.IsInf(st.Run.Alpha*d, 0) {
		return fmt.Sprintf("The update is %s := %s − α·d%s. Here α·d%s is more than a computer holds: α is far too large.", name, name, name, name)
	}
	left, right := rounded(d, 6), rounded(-st.Run.Alpha*d, 5)
	return fmt.Sprintf("The update is %s := %s − α·d%s. Here d%s is %s, so %s changes by −%s·(%s) = *%s*: against its gradient.",
		name, name, name, name, left, name, number.Shortest(st.Run.Alpha), left, right)
}

// whyOvershot has the slope of J along the last step at both of its ends.
func whyOvershot(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known {
		return "At its end the last step led up: its lowest point lay before."
	}
	now, then := entries(st.Run.Snapshot.Grad), entries(before.Grad)
	dot := 0.0
	for j := range now {
		dot += now[j] * then[j]
	}
	return fmt.Sprintf("Along the last step the slope of J was −%s at the start and *+%s* at the end: J fell first, then rose. The floor lay between.",
		rounded(square(before.Grad), 3), rounded(-dot, 3))
}

func whyTurned(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known {
		return "Where z rose it falls now: what is predicted on the two sides was exchanged."
	}
	others := ""
	if len(before.Params.W) > 1 {
		others = ", and every other w past 0"
	}
	return fmt.Sprintf("The last step took %s from %s to *%s*%s. So z falls along each feature where it rose: 1 is predicted on the other side.",
		parameter(0, len(before.Params.W)), rounded(before.Params.W[0], 3), rounded(st.Run.Snapshot.Params.W[0], 3), others)
}

func whyTinyAlpha(st paneState, _ *StepCurve) string {
	before, known := previous(st)
	if !known || len(st.Analysis.StopRule.RMS) == 0 {
		return "The gradient is not small: only α makes the steps short."
	}
	step, _ := st.Analysis.StopRule.StepSize(before.Params, st.Run.Snapshot.Params)
	slope, flat := st.Analysis.StopRule.GradientSize(st.Run.Snapshot.Grad)
	return fmt.Sprintf("Measured in z, the last step is *%s*, but the gradient is %s: up to %s it would count as 0. A larger α makes longer steps.",
		rounded(step, 2), rounded(slope, 2), rounded(flat, 2))
}

func whyForks(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("From k %s the run went on with α %s. With α %s a new run begins here; the old one stays, as a ghost.",
		number.Thousands(st.Run.Snapshot.Iter), number.Shortest(st.Present.alphaTo(st.Run.Snapshot.Iter+1)), number.Shortest(st.Run.Alpha))
}

func whyNoBound(paneState, *StepCurve) string {
	return "The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m. It is beyond the numbers that a computer holds."
}

func whyEstimate(st paneState, _ *StepCurve) string {
	return "The bound is 8/λmax, λmax the largest eigenvalue of XᵀX/m. For data as large as these it is estimated from some rows: about *" +
		rounded(8/st.Run.Bound, 2) + "*. It promises nothing."
}

// whyBound has the bound computed, behind what it means.
func whyBound(meaning string) whyText {
	return func(st paneState, _ *StepCurve) string {
		bound := "*" + rounded(st.Run.Bound, 3) + "*"
		if st.Run.Snapshot.Lambda != 0 {
			return meaning + " It is 2/L = " + boundQuotient(2, st.Run.Bound) + " = " + bound + ", L the most that J with its penalty can bend."
		}
		return meaning + " It is 8/λmax = " + boundQuotient(8, st.Run.Bound) + " = " + bound + ", λmax the largest eigenvalue of XᵀX/m."
	}
}

// boundQuotient writes what the bound is, with as many digits as it takes for a hand to
// come to the three of the bound that are shown.
func boundQuotient(over, bound float64) string {
	const digits = 3
	quotient := func(d int) string { return number.Shortest(over) + "/" + rounded(over/bound, d) }
	shown := rounded(bound, digits)
	for d := digits + 1; d < number.MaxDigits; d++ {
		s := quotient(d)
		if c := number.Compare(s, shown); c == number.Agrees || c == number.NotComputable {
			return s
		}
	}
	return quotient(number.MaxDigits)
}

func whySmallAlpha(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("The last step made J fall by %s. The bound, %s, is *%s* times α: a step can be that much longer.",
		rounded(st.lastFall(), 2), rounded(st.Run.Bound, 3), rounded(st.Run.Bound/st.Run.Alpha, 2))
}

// lastFall is by how much the last step made J fall.
func (st paneState) lastFall() float64 {
	before, _ := st.Present.Costs.At(st.Run.Snapshot.Iter - 1)
	return before - st.Run.Snapshot.Cost
}

// whySlow holds the condition number against the one with other columns.
func whySlow(with string, other func(trainer.ConditionNumbers) float64) whyText {
	return func(st paneState, _ *StepCurve) string {
		return fmt.Sprintf("J is up to *%s* times flatter in one direction than in another (condition of XᵀX/m). With every column %s it is %s times.",
			rounded(st.Analysis.Conditions.Raw, 2), with, rounded(other(st.Analysis.Conditions), 2))
	}
}

func whyScaling(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("(x − mean)/spread for every column brings the condition of XᵀX/m from %s to *%s*: then one α suits all directions.",
		rounded(st.Analysis.Conditions.Raw, 2), rounded(st.Analysis.Conditions.Standard, 2))
}

func whyLarge(st paneState, _ *StepCurve) string {
	if st.Data.Facts.LargestRMS > 1e150 { // its square is no number any more
		return fmt.Sprintf("x%s lies about *%s* from 0, and λmax is at least its square.", number.Subscript(st.Data.Facts.LargestColumn+1), rounded(st.Data.Facts.LargestRMS, 3))
	}
	return fmt.Sprintf("x%s lies about *%s* from 0. λmax is at least its square, so that the bound 8/λmax is at most %s.",
		number.Subscript(st.Data.Facts.LargestColumn+1), rounded(st.Data.Facts.LargestRMS, 3), rounded(8/(st.Data.Facts.LargestRMS*st.Data.Facts.LargestRMS), 2))
}

func whyOneClass(st paneState, _ *StepCurve) string {
	way := "falls"
	if st.Data.Facts.Class == 1 {
		way = "grows"
	}
	return fmt.Sprintf("Every y is %g: as b %s, every a comes nearer to %g and J nearer to 0, without an end.", st.Data.Facts.Class, way, st.Data.Facts.Class)
}

func whySeparable(st paneState, _ *StepCurve) string {
	return "Newton's method found a " + boundaryName(st) + " with all y = 1 on the one side and all y = 0 on the other. This run need not have come there yet."
}

func whyNoLowest(st paneState, _ *StepCurve) string {
	return "Where a " + boundaryName(st) + " parts the classes, twice its w and b is the same " + boundaryName(st) + " and brings every a nearer to its y: J falls. So there is no best w."
}

func whyQuasiSeparated(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("The %s on it are of both classes, so that no w gets all of them correct. All others lie on the side of their y.", number.Thousands(st.Analysis.Optimum.OnBoundary))
}

func whyQuasiSeparatedLimit(st paneState, _ *StepCurve) string {
	return fmt.Sprintf("As w grows the others cost less and less. The %s on the boundary keep costing: alone they make J *%s*.", number.Thousands(st.Analysis.Optimum.OnBoundary), rounded(st.Analysis.Optimum.Cost, 6))
}

func whyConstant(st paneState, _ *StepCurve) string {
	j := st.Data.Facts.Constant[0]
	s := number.Subscript(j + 1)
	return "x" + s + " is " + number.Significant(st.Data.Problem.X[0][j], 6) + " in every example, so w" + s + "·x" + s + " adds the same to every z, as b does: it tells no example from another."
}

func whyAccuracy(st paneState, _ *StepCurve) string {
	counts := classCounts(st.Data.Problem)
	wrong, at := st.Analysis.Wrong, number.Shortest(st.View.Threshold)
	if st.fallsUncounted() {
		return fmt.Sprintf("J fell, and as many are correct: J counts how far each a is from its y, this only its side of %s. Wrong: *%d* of %d with y = 0, *%d* of %d with y = 1.",
			at, wrong[0], counts[0], wrong[1], counts[1])
	}
	return fmt.Sprintf("An example is correct where a is above %s and y is 1, or below and y is 0. Wrong are *%d* of %d with y = 0 and *%d* of %d with y = 1.",
		at, wrong[0], counts[0], wrong[1], counts[1])
}
