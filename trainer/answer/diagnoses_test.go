package answer_test

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
)

// slip is a wrong number and words of what is to be said of it.
type slip struct {
	value float64
	says  string
}

// slipsOfTheNotes are the wrong numbers of an iteration of the four examples that a student makes who works out example
// 4, each by its own formula.
func slipsOfTheNotes(x [][]float64, y []float64, w1, w2, b, alpha float64) map[answer.Blank][]slip {
	const last = 3
	z, a, dz := make([]float64, 4), make([]float64, 4), make([]float64, 4)
	var dw1, dw2, db, before1, before2, beforeB float64
	for i := range x {
		z[i] = w1*x[i][0] + w2*x[i][1] + b
		a[i] = 1 / (1 + math.Exp(-z[i]))
		dz[i] = a[i] - y[i]
		before1, before2, beforeB = dw1, dw2, db
		dw1, dw2, db = dw1+x[i][0]*dz[i], dw2+x[i][1]*dz[i], db+dz[i]
	}
	x1, x2, zi, ai, d := x[last][0], x[last][1], z[last], a[last], dz[last]
	loss := -math.Log(ai) // y is 1
	m1, m2, mb := dw1/4, dw2/4, db/4
	new1, new2 := w1-alpha*m1, w2-alpha*m2
	early2, _ := gradientOfTheNotes(x, y, new1, w2, b)
	_, earlyB := gradientOfTheNotes(x, y, new1, new2, b)
	return map[answer.Blank][]slip{
		{Kind: answer.Z}: {
			{w1*x1 + w2*x2, "b is left out"}, {w1*x1 + w2*x2 - b, "b is taken off"}, {w2*x1 + w1*x2 + b, "the weights of one another"}, {z[0], "z of another example"},
		},
		{Kind: answer.A}: {
			{1 / (1 + math.Exp(zi)), "the sign of z"}, {zi, "that is z"}, {math.Exp(zi), "that is e^z"}, {ai * (1 - ai), "a*(1-a)"},
			{1 / (1 + math.Pow(10, -zi)), "10 for e"}, {a[1], "a of another example"},
		},
		{Kind: answer.DZ}: {
			{1 - ai, "y - a"}, {ai, "that is a"}, {ai * (1 - ai), "a*(1-a)"}, {d * ai * (1 - ai), "of the squared error"}, {loss, "that is L"}, {-1 / ai, "that is da"},
			{-math.Log10(ai), "L with log10"},
		},
		{Kind: answer.SumDW}: {
			{x1 * d, "= for +="}, {before1 + x2*d, "another feature's x"}, {before1 + d, "dz without x"}, {before1 - x1*d, "y - a for dz"}, {dw1 / 4, "already divided by m"},
			{before1 + x1*ai, "a for dz"}, {before1 + x[1][0]*d, "the x1 of another example"}, {before1 + x1*d/4, "share is already divided by m"},
		},
		{Kind: answer.SumDW, Feature: 1}: {{x2 * d, "= for +="}, {before2 + x1*d, "another feature's x"}, {dw2 / 4, "already divided by m"}},
		{Kind: answer.SumDB}: {
			{d, "= for +="}, {beforeB - d, "y - a for dz"}, {db / 4, "already divided by m"}, {beforeB + x1*d, "multiplied by x1"},
		},
		{Kind: answer.MeanDW}: {
			{dw1, "the sum, not the mean"}, {dw1 / 3, "m-1"}, {x1 * d / 4, "last example's share"}, {-m1, "the other sign"}, {m2, "another weight's"}, {mb, "that is db"},
		},
		{Kind: answer.MeanDW, Feature: 1}: {{dw2, "the sum, not the mean"}, {dw2 / 3, "m-1"}, {x2 * d / 4, "last example's share"}, {-m2, "the other sign"}, {m1, "another weight's"}},
		{Kind: answer.MeanDB}: {
			{db, "the sum, not the mean"}, {db / 3, "m-1"}, {d / 4, "last example's share"}, {-mb, "the other sign"}, {m1, "that is dw1"}, {m2, "that is dw2"},
		},
		{Kind: answer.NewW}: {
			{w1 + alpha*m1, "the wrong way"}, {w1 - m1, "alpha is forgotten"}, {-alpha * m1, "the step alone"}, {alpha * m1, "alpha*dw alone"}, {w1 - alpha*dw1, "the sum stands for the mean"},
			{w1 - alpha*m2, "another weight's gradient"}, {w1 - alpha*mb, "db is used for dw"}, {w1 - alpha*x1*d, "not divided by m"},
		},
		{Kind: answer.NewW, Feature: 1}: {
			{w2 + alpha*m2, "the wrong way"}, {w2 - m2, "alpha is forgotten"}, {-alpha * m2, "the step alone"}, {w2 - alpha*dw2, "the sum stands for the mean"}, {w2 - alpha*m1, "another weight's gradient"},
			{w2 - alpha*early2, "updated before"},
		},
		{Kind: answer.NewB}: {
			{b + alpha*mb, "the wrong way"}, {b - mb, "alpha is forgotten"}, {-alpha * mb, "the step alone"}, {alpha * mb, "alpha*db alone"}, {b - alpha*db, "the sum stands for the mean"},
			{b - alpha*m1, "dw1 is used"}, {b - alpha*m2, "dw2 is used"}, {b - alpha*earlyB, "the updated w"}, {b - alpha*d, "not divided by m"},
		},
	}
}

// gradientOfTheNotes is dw2 and db at these parameters.
func gradientOfTheNotes(x [][]float64, y []float64, w1, w2, b float64) (dw2, db float64) {
	for i := range x {
		d := 1/(1+math.Exp(-(w1*x[i][0]+w2*x[i][1]+b))) - y[i]
		dw2, db = dw2+x[i][1]*d/4, db+d/4
	}
	return dw2, db
}

// Each slip is called by its name where it is typed to six digits, whether all is worked out by hand or each number from
// those before it; a calculation that gives it is called so too.
func TestEverySlipHasItsName(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1}}
	here, _ := at(t, p, trainer.Hyper{Alpha: 0.1}, 3, 3, nil)
	for _, stepwise := range []bool{false, true} {
		here.Stepwise = stepwise
		for blank, slips := range slipsOfTheNotes(p.X, p.Y, here.Params.W[0], here.Params.W[1], here.Params.B, 0.1) {
			q := answer.Ask(here, blank.Kind, blank.Feature)
			for _, s := range slips {
				j := q.Judge(typed(t, s.value, 6), 4)
				if j.Grade != answer.KnownMistake || !says(j.WrongAnswers, s.says) {
					t.Errorf("%v, stepwise %v: %v is %v %v, not %q", blank, stepwise, s.value, j.Grade, j.WrongAnswers, s.says)
				}
			}
		}
	}
}

func says(wrong []answer.WrongAnswer, words string) bool {
	for _, w := range wrong {
		if strings.Contains(w.Explanation, words) {
			return true
		}
	}
	return false
}
