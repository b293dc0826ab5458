package mistake

import (
	"math"
	"slices"
)

// costMistakes are those of J alone.
func costMistakes() []Mistake {
	all := slices.Concat(costSums(), logarithmMistakes(), costFormulas())
	for i := range all {
		all[i].Kind = Cost
	}
	return all
}

// costSums are those of how the losses are added up.
func costSums() []Mistake {
	const mean = "J = sum of L / m"
	return []Mistake{
		{
			ID: "J-sum", Wrong: "J = sum of L", Right: mean,
			does:    "Your J is the sum over all {m} examples: {m} times the mean.",
			Fix:     "Divide J by m after the loop.",
			changes: changes{sumChanges: sumChanges{divideCost: func(_, _ float64) float64 { return 1 }}, formula: "sum"},
		},
		{
			ID: "J-half", Wrong: "J = sum of L / 2m", Right: mean,
			does:    "Your J is half of it. The 2 belongs to the squared error of linear regression.",
			Fix:     "Divide J by m, not by 2m.",
			changes: changes{sumChanges: sumChanges{divideCost: func(m, _ float64) float64 { return 2 * m }}, formula: "sum/(2*m)"},
		},
		{
			ID: "J-outer", Wrong: "J = sum over all pairs (i, j)", Right: mean,
			does: "Every label meets every a, not only its own: that is what y times log(a) does where one is a row and the other a column.",
			Fix:  "Give y and a the same shape, so that they are multiplied element by element.",
			changes: changes{loss: func(e example) float64 {
				return -(float64(e.ones*e.logA) + float64(e.zeros*e.logOneMinusA))
			}},
		},
		{
			ID: "J-last", Wrong: "J = L", Right: "J += L",
			does:    "Your J keeps only the last example's loss; the {m-1} before it are lost.",
			Fix:     "Set J = 0 before the loop, and add in it.",
			changes: changes{sumChanges: sumChanges{assignsCost: true}},
		},
		{
			ID: "J-no-reset", Wrong: "J goes on from the iteration before", Right: "J = 0 before the loop over the examples",
			does:    "The J of the iteration before is still in the sum.",
			Fix:     "Set J = 0 at the beginning of each iteration.",
			changes: changes{sumChanges: sumChanges{keepCost: true}},
		},
	}
}

// lossMistake is a mistake of the loss of one example.
func lossMistake(id, wrong, does, fix string, loss func(example) float64) Mistake {
	return Mistake{ID: id, Wrong: wrong, Right: "L = -(y*log(a) + (1-y)*log(1-a))", does: does, Fix: fix, changes: changes{loss: loss}}
}

// logarithmMistakes are those of how the loss is measured.
func logarithmMistakes() []Mistake {
	return []Mistake{
		lossMistake("J-log10", "L with log10", "Your logarithm is that of base 10; J is that of base e, 2.302585 times as large.",
			"Use the natural logarithm: log in numpy and most languages, ln on a calculator.",
			func(e example) float64 { return e.loss() / math.Ln10 }),
		lossMistake("J-log2", "L with log2", "Your logarithm is that of base 2; J is that of base e, 0.693147 times as large.",
			"Use the natural logarithm: log in numpy and most languages, ln on a calculator.",
			func(e example) float64 { return e.loss() / math.Ln2 }),
		lossMistake("J-sign", "L = y*log(a) + (1-y)*log(1-a)", "Your J is below 0. A logarithm of a probability is never above 0, so the minus makes a cost of it.",
			"Put a minus before the whole sum.",
			func(e example) float64 { return -e.loss() }),
	}
}

// costFormulas are those of the terms of the loss.
func costFormulas() []Mistake {
	return []Mistake{
		lossMistake("J-only-y", "L = -y*log(a)", "The term of the examples with y = 0 is left out: they add nothing to your J.",
			"Add (1-y)*log(1-a) inside the brackets.",
			func(e example) float64 {
				if e.y == 1 {
					return -e.logA
				}
				return 0
			}),
		lossMistake("J-parens", "L = -y*log(a) + (1-y)*log(1-a)", "Your minus stands before the first term only, so examples with y = 0 lower J.",
			"Put brackets around both terms, and the minus before them.",
			func(e example) float64 {
				if e.y == 1 {
					return -e.logA
				}
				return e.logOneMinusA
			}),
		lossMistake("J-log-a-twice", "L = -(y*log(a) + (1-y)*log(a))", "Examples with y = 0 add -log(a) where it should be -log(1-a).",
			"Write log(1-a) in the second term.",
			func(e example) float64 { return -e.logA }),
		lossMistake("J-swapped", "L = -(y*log(1-a) + (1-y)*log(a))", "Your two logarithms have changed places: J is that of the other labels.",
			"Write log(a) beside y, and log(1-a) beside 1-y.",
			func(e example) float64 {
				if e.y == 1 {
					return -e.logOneMinusA
				}
				return -e.logA
			}),
		lossMistake("J-mse", "L = (a-y)^2", "Your J is the mean squared error, not the cross-entropy.",
			"Take the logarithm of a where y = 1, of 1-a where y = 0.",
			func(e example) float64 { return float64(e.dz() * e.dz()) }),
		lossMistake("J-mse-half", "L = (a-y)^2 / 2", "Your J is half the mean squared error, not the cross-entropy.",
			"Take the logarithm of a where y = 1, of 1-a where y = 0.",
			func(e example) float64 { return float64(e.dz()*e.dz()) / 2 }),
		lossMistake("J-one-minus-log", "L = -(y*log(a) + (1-y)*(1-log(a)))", "Examples with y = 0 add log(a) - 1 where it should be -log(1-a).",
			"The 1- belongs inside the logarithm: log(1-a).",
			func(e example) float64 {
				if e.y == 1 {
					return -e.logA
				}
				return -(1 - e.logA)
			}),
	}
}
