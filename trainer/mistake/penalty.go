package mistake

import "descent/trainer"

// penaltyMistakes are those of lambda.
func penaltyMistakes() []Mistake {
	const cost, grad = "J += lambda/(2m) * sum of w^2", "dw += lambda/m * w"
	none := func(_, _ float64, _ trainer.Params) float64 { return 0 }
	nothing := func(_, _ float64) float64 { return 0 }
	of := func(id, wrong, right, does, fix string, p penaltyChanges) Mistake {
		return Mistake{ID: id, Kind: Penalty, Wrong: wrong, Right: right, does: does, Fix: fix, changes: changes{penalty: p}}
	}
	return []Mistake{
		of("L2-b", "b is penalised too", "b has no penalty", "Your penalty holds b as well, so the boundary is drawn towards 0.",
			"Leave b out of the penalty, in J and in db.",
			penaltyChanges{penalisesB: true, costFormula: "sum + lambda/(2*m)*allsquares", cost: func(lambda, m float64, at trainer.Params) float64 {
				return lambda / (2 * m) * (squares(at.W) + float64(at.B*at.B))
			}}),
		of("L2-J-m", "J += lambda/m * sum of w^2", cost, "The penalty in your J is twice too large; that in dw is right.",
			"Divide by 2m in J: its derivative then is lambda/m * w.",
			penaltyChanges{costFormula: "sum + lambda/m*squares", cost: func(lambda, m float64, at trainer.Params) float64 { return lambda / m * squares(at.W) }}),
		of("L2-grad-2m", "dw += lambda/(2m) * w", grad, "The penalty in your dw is half of what it should be; that in J is right.",
			"Divide by m in dw: the 2 goes with the derivative of w^2.",
			penaltyChanges{weightFormula: "sum + lambda/(2*m)*w", weight: func(lambda, m float64) float64 { return lambda / (2 * m) }}),
		of("L2-J-none", "J without its penalty", cost, "The penalty is in your dw and not in your J.", "Add lambda/(2m) * sum of w^2 to J.",
			penaltyChanges{costFormula: "sum", cost: none}),
		of("L2-grad-none", "dw without its penalty", grad, "The penalty is in your J and not in your dw.", "Add lambda/m * w to dw.",
			penaltyChanges{weightFormula: "sum", weight: nothing}),
		of("L2-not-over-m", "J += lambda/2 * sum of w^2, dw += lambda*w", cost+", "+grad,
			"Your penalty is {m} times too large: it is not divided by m, or it is added once for every example.",
			"Add the penalty once, after the loop, divided by m.",
			penaltyChanges{
				costFormula: "sum + lambda/2*squares", weightFormula: "sum + lambda*w",
				cost:   func(lambda, _ float64, at trainer.Params) float64 { return lambda / 2 * squares(at.W) },
				weight: func(lambda, _ float64) float64 { return lambda },
			}),
		of("L2-sign", "dw -= lambda/m * w", grad, "Your penalty lets the weights grow where it should hold them.", "Add lambda/m * w to dw.",
			penaltyChanges{weightFormula: "sum - lambda/m*w", weight: func(lambda, m float64) float64 { return -lambda / m }}),
		of("L2-J-no-square", "J += lambda/(2m) * sum of w", cost, "The weights are not squared in the penalty of your J.", "Square each weight before adding.",
			penaltyChanges{costFormula: "sum + lambda/(2*m)*weights", cost: func(lambda, m float64, at trainer.Params) float64 {
				var sum float64
				for _, w := range at.W {
					sum += w
				}
				return lambda / (2 * m) * sum
			}}),
		of("L2-none", "no penalty at all", cost+", "+grad, "Your run is the one with lambda 0.", "Add the penalty to J and to dw.",
			penaltyChanges{costFormula: "sum", weightFormula: "sum", cost: none, weight: nothing}),
	}
}

func squares(w []float64) float64 {
	var sum float64
	for _, v := range w {
		sum += float64(v * v)
	}
	return sum
}
