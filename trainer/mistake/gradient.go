package mistake

import (
	"slices"

	"descent/trainer"
)

// gradientMistakes are those of the gradient and of the update.
func gradientMistakes() []Mistake {
	all := slices.Concat(divisionMistakes(), sumMistakes(), signMistakes(), featureMistakes(), orderMistakes(), loopMistakes(), biasMistakes(), formulaMistakes(), rateMistakes())
	for i := range all {
		all[i].Kind = Gradient
	}
	return all
}

func divisionMistakes() []Mistake {
	const right, fix = "dw /= m, db /= m", "After the loop divide dw and db by m, once."
	by := func(id, wrong, does, fix string, divisor func(m, n float64) float64) Mistake {
		return Mistake{ID: id, Wrong: wrong, Right: right, does: does, Fix: fix, changes: changes{sumChanges: sumChanges{divideW: divisor, divideB: divisor}}}
	}
	one := func(_, _ float64) float64 { return 1 }
	smaller := by("m-minus-1", "dw /= m-1, db /= m-1", "Your gradient is a little too long. m-1 belongs to the sample variance; a mean divides by m.", fix,
		func(m, _ float64) float64 { return m - 1 })
	smaller.changes.examples = 2
	return []Mistake{
		by("sum", "dw and db are not divided by m", "Your gradient is the sum over all {m} examples: every step is {m} times too long.", fix, one),
		{
			ID: "sum-dw", Wrong: "dw is not divided by m", Right: right, Fix: fix,
			does: "Your dw is the sum over all {m} examples; db is the mean, as it should be.", changes: changes{sumChanges: sumChanges{divideW: one}},
		},
		{
			ID: "sum-db", Wrong: "db is not divided by m", Right: right, Fix: fix,
			does: "Your db is the sum over all {m} examples; dw is the mean, as it should be.", changes: changes{sumChanges: sumChanges{divideB: one}},
		},
		by("divided-twice", "dw and db are divided by m twice", "Your gradient is {m} times too short: it is divided in the mean and once more, perhaps as alpha/m.", fix,
			func(m, _ float64) float64 { return float64(m * m) }),
		by("half", "dw /= 2m, db /= 2m", "Your gradient is half as long as it should be.", fix,
			func(m, _ float64) float64 { return 2 * m }),
		by("double", "dw = 2/m * sum, db = 2/m * sum", "Your gradient is twice as long as it should be. The 2 belongs to the squared error.", fix,
			func(m, _ float64) float64 { return m / 2 }),
		smaller,
		by("n-for-m", "dw /= n, db /= n", "You divide by {n}, the number of features, where {m}, the number of examples, is meant: the other side of the shape of X.", "Divide dw and db by m.",
			func(_, n float64) float64 { return n }),
		{
			ID: "divide-in-loop", Wrong: "dw /= m, db /= m inside the loop", Right: "dw /= m, db /= m after the loop", Fix: fix,
			does: "What the first examples add is divided by m again and again: hardly anything but the last example is left.", changes: changes{sumChanges: sumChanges{divideInLoop: true}},
		},
	}
}

func sumMistakes() []Mistake {
	return []Mistake{
		{
			ID: "db=dz", Wrong: "db = dz", Right: "db += dz",
			does: "Your loop keeps only the last example's dz; the {m-1} before it are lost.",
			Fix:  "Set db = 0 before the loop, and add in it.", changes: changes{sumChanges: sumChanges{assignsB: true}},
		},
		{
			ID: "dw=xdz", Wrong: "dw = x*dz", Right: "dw += x*dz",
			does: "Your loop keeps only the last example's x*dz; the {m-1} before it are lost.",
			Fix:  "Set dw = 0 before the loop, and add in it.", changes: changes{sumChanges: sumChanges{assignsW: true}},
		},
		{
			ID: "last-example", Wrong: "dw = x*dz, db = dz", Right: "dw += x*dz, db += dz",
			does: "Your loop keeps only what the last example gives; the {m-1} before it are lost.",
			Fix:  "Set dw and db to 0 before the loop, and add in it.", changes: changes{sumChanges: sumChanges{assignsW: true, assignsB: true}},
		},
		{
			ID: "no-x", Wrong: "dw += dz", Right: "dw += x*dz",
			does: "Your dw is the same for every feature and equal to db: x is left out.",
			Fix:  "Multiply dz by the feature that the weight belongs to.", changes: changes{x: func([]float64, int) float64 { return 1 }},
		},
	}
}

func signMistakes() []Mistake {
	return []Mistake{
		{
			ID: "y-minus-a", Wrong: "dz = y - a", Right: "dz = a - y",
			does:    "Your gradient has the other sign, so every step goes up and J rises.",
			Fix:     "Write dz = a - y, or add the gradient instead of subtracting it; not both.",
			changes: changes{dz: func(e example) float64 { return -e.dz() }, formula: "y - a"},
		},
		{
			ID: "plus", Wrong: "w += alpha*dw, b += alpha*db", Right: "w -= alpha*dw, b -= alpha*db",
			does: "Your steps go up the gradient, and J rises.",
			Fix:  "Subtract: the gradient points to where J grows.", changes: changes{updateChanges: updateChanges{ascendsW: true, ascendsB: true}},
		},
		{
			ID: "plus-w", Wrong: "w += alpha*dw", Right: "w -= alpha*dw",
			does: "Your w goes up the gradient; b goes down, as it should.",
			Fix:  "Subtract alpha*dw from w.", changes: changes{updateChanges: updateChanges{ascendsW: true}},
		},
		{
			ID: "plus-b", Wrong: "b += alpha*db", Right: "b -= alpha*db",
			does: "Your b goes up the gradient; w goes down, as it should.",
			Fix:  "Subtract alpha*db from b.", changes: changes{updateChanges: updateChanges{ascendsB: true}},
		},
	}
}

func featureMistakes() []Mistake {
	return []Mistake{
		{
			ID: "x1-for-x2", Wrong: "dw2 += x1*dz", Right: "dw2 += x2*dz",
			many:    lines{"dw2 += x1*dz, ..., dw{n} += x1*dz", "dw2 += x2*dz, ..., dw{n} += x{n}*dz"},
			does:    "Every weight gets the gradient of the first feature.",
			Fix:     "Give each weight its own feature: dw_j += x_j*dz.",
			changes: changes{features: 2, x: func(x []float64, _ int) float64 { return x[0] }},
		},
		{
			ID: "x-swapped", Wrong: "dw1 += x2*dz, dw2 += x1*dz", Right: "dw1 += x1*dz, dw2 += x2*dz",
			many:    lines{"dw1 += x{n}*dz, ..., dw{n} += x1*dz", "dw1 += x1*dz, ..., dw{n} += x{n}*dz"},
			does:    "The features are in reverse order in your gradient: the last where the first is in z.",
			Fix:     "Give each weight its own feature: dw_j += x_j*dz.",
			changes: changes{features: 2, x: func(x []float64, j int) float64 { return x[len(x)-1-j] }},
		},
		{
			ID: "sum-over-features", Wrong: "dw_j = the sum of all dw", Right: "dw_j = its own sum",
			does: "Every weight gets the same gradient, that of all {n} features together: a sum over the features is one too many.",
			Fix:  "Sum over the examples only: one dw for each feature.",
			changes: changes{features: 2, x: func(x []float64, _ int) float64 {
				var sum float64
				for _, v := range x {
					sum += v
				}
				return sum
			}},
		},
	}
}

func orderMistakes() []Mistake {
	const right = "dw and db first, then w and b"
	return []Mistake{
		{
			ID: "b-after-w", Wrong: "db with the new w", Right: right,
			does: "Your w is updated before db is computed, so a and db are those of the new w.",
			Fix:  "Compute dw and db first; then update w and b, both with the old a.", changes: changes{updateChanges: updateChanges{updateOrder: wThenB}},
		},
		{
			ID: "one-by-one", Wrong: "each gradient with the parameters updated before it", Right: right,
			does: "Each of your parameters is updated before the next gradient is computed.",
			Fix:  "Compute dw and db first; then update w and b, all with the old a.", changes: changes{updateChanges: updateChanges{updateOrder: sequential}},
		},
		{
			ID: "w-after-b", Wrong: "dw with the new b", Right: right,
			does: "Your b is updated before dw is computed, so a and dw are those of the new b.",
			Fix:  "Compute dw and db first; then update w and b, both with the old a.", changes: changes{updateChanges: updateChanges{updateOrder: bThenW}},
		},
	}
}

func loopMistakes() []Mistake {
	const after = "w and b change once, after the loop"
	return []Mistake{
		{
			ID: "online", Wrong: "w -= alpha*x*dz, b -= alpha*dz for every example", Right: after,
			does: "You make {m} small updates in each iteration: stochastic gradient descent, not the full batch.",
			Fix:  "Only add up in the loop; update after it.", changes: changes{sumChanges: sumChanges{updateInLoop: updateByExample}},
		},
		{
			ID: "update-in-loop", Wrong: "w -= alpha*dw/m, b -= alpha*db/m inside the loop", Right: after,
			does: "You update after every example, with sums that are not complete.",
			Fix:  "Move the update behind the loop over the examples.", changes: changes{sumChanges: sumChanges{updateInLoop: updateBySums}},
		},
		{
			ID: "stale", Wrong: "the gradient is computed once, before the loop over k", Right: "the gradient is computed in every iteration",
			does: "Every step of yours is the first one again.",
			Fix:  "Compute a, dw and db anew in each iteration.", changes: changes{sumChanges: sumChanges{gradientCarry: firstOnly}},
		},
		{
			ID: "no-reset", Wrong: "dw and db go on from the iteration before", Right: "dw = 0, db = 0 before the loop over the examples",
			does: "The gradient of the iteration before is still in your sums.",
			Fix:  "Set dw and db to 0 at the beginning of each iteration.", changes: changes{sumChanges: sumChanges{gradientCarry: keepsMean}},
		},
		{
			ID: "no-reset-sum", Wrong: "dw and db add up over the iterations", Right: "dw = 0, db = 0 before the loop over the examples",
			does: "The gradients of all iterations before are added to yours.",
			Fix:  "Set dw and db to 0 at the beginning of each iteration.", changes: changes{sumChanges: sumChanges{gradientCarry: addsMeans}},
		},
		{
			ID: "skip-first", Wrong: "the loop begins at the second example", Right: "the loop goes over all m examples",
			does: "The first example adds nothing to your gradient.",
			Fix:  "Begin at the first example: index 0 in most languages.", changes: changes{skips: func(i, _ int) bool { return i == 0 }},
		},
		{
			ID: "skip-last", Wrong: "the loop ends at example m-1", Right: "the loop goes over all m examples",
			does: "The last example adds nothing to your gradient.",
			Fix:  "Let the loop run m times.", changes: changes{skips: func(i, m int) bool { return i == m-1 }},
		},
	}
}

func biasMistakes() []Mistake {
	return []Mistake{
		{
			ID: "no-b-update", Wrong: "b is never updated", Right: "b -= alpha*db",
			does: "Your b stays where it began.", Fix: "Update b too, after the loop.", changes: changes{updateChanges: updateChanges{skipsB: true}},
		},
		{
			ID: "no-b-in-z", Wrong: "z = w*x", Right: "z = w*x + b",
			does: "Your b is updated and never used.", Fix: "Add b in z.",
			changes: changes{z: func(wx, _ float64) float64 { return wx }, formula: "wx"},
		},
		{
			ID: "minus-b", Wrong: "z = w*x - b", Right: "z = w*x + b",
			does: "Your b counts with the other sign, as in 1/(1+exp(-w*x + b)).", Fix: "Put brackets: exp(-(w*x + b)).",
			changes: changes{z: func(wx, b float64) float64 { return wx - b }, formula: "wx - b"},
		},
	}
}

func formulaMistakes() []Mistake {
	const right, a = "dz = a - y", "a = 1/(1+exp(-z))"
	return []Mistake{
		{
			ID: "sigmoid-plus", Wrong: "a = 1/(1+exp(z))", Right: a,
			does: "Your a is the probability of the other label.", Fix: "Write exp(-z).",
			changes: changes{sigma: func(z float64) probability { return sigmoid(-z) }, formula: "1/(1 + e^z)"},
		},
		{
			ID: "squared", Wrong: "dz = (a-y)*a*(1-a)", Right: right,
			does: "Your dz is the derivative of the squared error. With the cross-entropy a*(1-a) cancels.", Fix: "Write dz = a - y.",
			changes: changes{dz: func(e example) float64 { return float64(float64(e.dz()*e.a) * e.oneMinusA) }, formula: "(a - y)*a*(1 - a)"},
		},
		{
			ID: "labels-swapped", Wrong: "1-y where y is meant", Right: "y as the data have it",
			does: "Your labels are the other way round, so w and b have the other sign.", Fix: "Let y = 1 be the class that the data call 1.",
			changes: changes{data: swapLabels},
		},
		{
			ID: "hard", Wrong: "dz = (1 if a > 0.5 else 0) - y", Right: right,
			does: "You subtract y from the predicted class, not from the probability: that is the perceptron.", Fix: "Use a itself.",
			changes: changes{formula: "class - y", dz: func(e example) float64 {
				if e.a > 0.5 {
					return 1 - e.y
				}
				return -e.y
			}},
		},
		{
			ID: "linear", Wrong: "dz = z - y", Right: right,
			does: "The sigmoid is left out of your gradient: that is linear regression.", Fix: "Put a = 1/(1+exp(-z)) in.",
			changes: changes{dz: func(e example) float64 { return e.z - e.y }, formula: "z - y"},
		},
	}
}

func swapLabels(p trainer.Problem) trainer.Problem {
	y := make([]float64, len(p.Y))
	for i, label := range p.Y {
		y[i] = 1 - label
	}
	return trainer.Problem{X: p.X, Y: y}
}

func rateMistakes() []Mistake {
	const right = "w -= alpha*dw, b -= alpha*db"
	return []Mistake{
		{
			ID: "alpha-forgot", Wrong: "w -= dw, b -= db", Right: right,
			does: "Your step is the whole gradient: alpha is left out.", Fix: "Multiply dw and db by alpha in the update.",
			changes: changes{updateChanges: updateChanges{alpha: func(float64) float64 { return 1 }}, formula: "theta - grad"},
		},
		{
			ID: "alpha-x10", Wrong: "alpha is 10 times the one asked for", Right: right,
			does: "Every step is 10 times too long.", Fix: "Look where alpha is set: perhaps a fixed number is used.",
			changes: changes{updateChanges: updateChanges{alpha: func(alpha float64) float64 { return 10 * alpha }}, formula: "theta - 10*alpha*grad"},
		},
		{
			ID: "alpha-div10", Wrong: "alpha is a tenth of the one asked for", Right: right,
			does: "Every step is 10 times too short.", Fix: "Look where alpha is set: perhaps a fixed number is used.",
			changes: changes{updateChanges: updateChanges{alpha: func(alpha float64) float64 { return alpha / 10 }}, formula: "theta - alpha/10*grad"},
		},
	}
}
