package language

import (
	"fmt"
	"math"
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// ModelLines says what there is to know of the model beside its parameters: J in
// its two parts, the lowest J, the counts, J of the rows kept for testing and the
// weights in original units. What nobody asked for has no line.
func ModelLines(st session.State) []string {
	var said []string
	digits := st.View.Digits
	if at := st.Run.Snapshot; at.Lambda != 0 {
		said = append(said, fmt.Sprintf("J %s = fit %s + penalty %s, λ %s.", number.Significant(at.Cost, digits), number.Significant(at.UnpenalisedCost(), digits),
			number.Significant(trainer.Penalty(at.Lambda, len(st.Data.Problem.X), at.Params.W), digits), number.Shortest(at.Lambda)))
	}
	if o := st.Analysis.Optimum; o.Kind == trainer.OptimumPoint {
		said = append(said, fmt.Sprintf("The lowest J, by Newton's method: %s at %s.", number.Significant(o.Cost, digits), parameters(o.At, digits)))
	}
	if extendedModel(st) && st.Analysis.ClassificationKnown {
		said = append(said, countsLine("", st.Analysis.Counts, st.View.Threshold))
	}
	if n := len(st.Data.Test.X); n > 0 && st.Analysis.ClassificationKnown {
		said = append(said, fmt.Sprintf("Test: %s, J %s without λ.", number.Count(n, "row"), number.Significant(st.Analysis.TestLoss, digits)),
			countsLine("Test, ", st.Analysis.TestCounts, st.View.Threshold))
	}
	if st.Data.Set.Scaling.Method != datasets.NoScaling {
		w, b := st.Data.Set.Scaling.UnscaleParams(st.Run.Snapshot.Params.W, st.Run.Snapshot.Params.B)
		said = append(said, "In original units: "+parameters(trainer.Params{W: w, B: b}, digits)+".")
	}
	if x := st.View.NewExample; x != nil {
		said = append(said, PredictionLine(st))
	}
	return said
}

// extendedModel reports whether more of the model was asked for than w and b.
func extendedModel(st session.State) bool {
	return st.Run.Snapshot.Lambda != 0 || st.Data.Set.Degree > 1 || len(st.Data.Test.X) > 0 || st.View.Threshold != session.DefaultThreshold
}

// parameters names all of them: b last.
func parameters(p trainer.Params, digits int) string {
	var said []string
	for j, w := range p.W {
		said = append(said, fmt.Sprintf("w%s %s", number.Subscript(j+1), number.Significant(w, digits)))
	}
	return strings.Join(append(said, "b "+number.Significant(p.B, digits)), ", ")
}

// countsLine says how examples are predicted.
func countsLine(which string, c trainer.Counts, threshold float64) string {
	ratio := func(name string, v float64) string {
		if math.IsNaN(v) {
			return name + " has no value"
		}
		return name + " " + number.Significant(v, 3)
	}
	text := fmt.Sprintf("%sa > %s is 1: TP %d, FP %d, FN %d, TN %d; %s, %s, %s", which, number.Shortest(threshold), c.TP, c.FP, c.FN, c.TN,
		ratio("accuracy", c.Accuracy()), ratio("precision", c.Precision()), ratio("recall", c.Recall()))
	if c.Ties > 0 {
		text += fmt.Sprintf("; %d of them have a = %s", c.Ties, number.Shortest(threshold))
	}
	return text + "."
}

// CountsLines says how the examples are predicted at the threshold.
func CountsLines(st session.State) []string {
	said := []string{countsLine("", st.Analysis.Counts, st.View.Threshold)}
	if len(st.Data.Test.X) > 0 {
		said = append(said, countsLine("Test, ", st.Analysis.TestCounts, st.View.Threshold))
	}
	return said
}

// PredictionLine says z, a and the class of the new example, with the numbers put
// in: where there is room for them.
func PredictionLine(st session.State) string {
	const most = 6 // terms that are written out
	at, set, digits := st.Run.Snapshot.Params, st.Data.Set, st.View.Digits
	x := set.PreprocessRow(st.View.NewExample)
	z := at.Z(x)
	sum := "w·x + b = " + number.Significant(z, digits)
	if len(x) <= most {
		sum = number.Equation{
			Left: func(digits int) string {
				var terms []string
				for j, v := range x {
					terms = append(terms, factorText(at.W[j], digits)+"·"+factorText(v, digits))
				}
				return strings.Join(append(terms, factorText(at.B, digits)), " + ")
			},
			Right: func(digits int) string { return number.Significant(z, digits) },
		}.Text(digits)
	}
	a := trainer.Sigmoid(z)
	class := 0
	if a > st.View.Threshold {
		class = 1
	}
	return fmt.Sprintf("A new example: z = %s, a = σ(z) = %s, predicted %d (%s).", sum, number.Significant(a, digits), class, set.Classes[class])
}

// factorText is a number in a sum, in brackets where it is below 0.
func factorText(v float64, digits int) string {
	text := number.Significant(v, digits)
	if v < 0 {
		return "(" + text + ")"
	}
	return text
}

// GradientLines compares the gradient with central differences of J, with ε down
// to where rounding shows.
func GradientLines(st session.State) []string {
	const most = 31 // parameters that have a line
	at, digits := st.Run.Snapshot, st.View.Digits
	epsilons := []float64{1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10}
	checks := trainer.CheckGradient(st.Data.Problem, at, epsilons)
	best := checks[0]
	for _, c := range checks {
		if c.Relative < best.Relative {
			best = c
		}
	}
	said := []string{fmt.Sprintf("(J(θ+ε) − J(θ−ε))/2ε beside the gradient, ε %s: relative difference %s.", number.Shortest(best.Epsilon), number.Significant(best.Relative, 2))}
	n := len(at.Grad.W)
	for j := range min(n+1, most) {
		name := "db"
		if j < n {
			name = "dw" + number.Subscript(j+1)
		}
		said = append(said, fmt.Sprintf("%s %s, by differences %s", name, number.Significant(at.Grad.Param(j), digits), number.Significant(best.Difference.Param(j), digits)))
	}
	var by []string
	for _, c := range checks {
		by = append(by, fmt.Sprintf("ε %s: %s", number.Shortest(c.Epsilon), number.Significant(c.Relative, 2)))
	}
	return append(said, strings.Join(by, ", ")+". With a large ε the bend of J shows, with a small one its rounding.")
}
