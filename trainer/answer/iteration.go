package answer

import (
	"fmt"
	"math"

	"descent/trainer"
)

// penalty is what lambda adds to dw_j.
func (s *worksheet) penalty(feature int) float64 {
	return s.Hyper.Lambda / float64(s.m) * s.Params.W[feature]
}

func (s *worksheet) askCost(q *Question) {
	m := float64(s.m)
	var loss, onlyY, parens, squares float64
	for i, z := range s.z {
		l := trainer.Loss(z, s.Problem.Y[i])
		loss += l
		squares += float64(s.dz(i) * s.dz(i))
		if s.Problem.Y[i] == 1 {
			onlyY += l
			parens += l
		} else {
			parens -= l
		}
	}
	penalty := trainer.Penalty(s.Hyper.Lambda, s.m, s.Params.W)
	q.Answer = loss/m + penalty
	q.roundingError = func(u float64) float64 {
		var sum float64
		for i := range s.z {
			sum += s.roundingErrorL(i, u)
		}
		return sum/m + float64(u/2)
	}
	q.add("sign", -q.Answer, "that has the other sign")
	q.add("not-divided", loss+penalty, "that is the sum, not the mean")
	q.add("over-2m", loss/2/m+penalty, "that is divided by 2m")
	q.add("log10", loss/m/math.Ln10, "that is with log10; log here is the natural one")
	q.add("log2", loss/m/math.Ln2, "that is with log2; log here is the natural one")
	q.add("only-y", onlyY/m, "that is -y*log(a) alone: examples with y = 0 are left out")
	q.add("parens", parens/m, "there the minus stands before the first term only")
	q.add("mse", squares/m, "that is the mean squared error")
	q.add("last", trainer.Loss(s.z[s.m-1], s.Problem.Y[s.m-1])/m, "that is the last example's loss alone, over m")
	if s.PreviousGrad != nil {
		q.add("previous-J", s.PreviousCost, "that is J of the iteration before")
	}
	if penalty != 0 {
		q.add("no-penalty", loss/m, "that is without the penalty")
	}
}

// askMean asks for dw_j or db of the iteration.
func (s *worksheet) askMean(q *Question) {
	m, n := float64(s.m), float64(s.n)
	sums := s.sums
	sum, feature, penalty := sums.B, -1, 0.0
	last := s.dz(s.m - 1)
	if q.Kind != MeanDB {
		feature = q.Feature
		if q.Kind == PenaltyDW || !s.Stepwise { // step by step the penalty has a number of its own
			penalty = s.penalty(feature)
		}
		sum, last = sums.W[feature], s.Problem.X[s.m-1][feature]*last
	}
	mean := sum/m + penalty
	q.Answer, q.roundingError = mean, func(u float64) float64 { return s.roundingErrorMean(feature, u) }
	q.add("sign", -mean, "that has the other sign")
	q.add("not-divided", sum+penalty, "that is the sum, not the mean")
	q.add("over-m-1", sum/(m-1)+penalty, "that is divided by m-1")
	q.add("last-only", last/m+penalty, "that is the last example's share alone, over m: = for +=")
	q.add("over-2m", sum/2/m+penalty, "that is divided by 2m")
	if feature < 0 {
		var all float64
		for _, a := range s.a {
			all += a
		}
		q.add("last-undivided", last, "that is the last example's dz alone")
		q.add("mean-a", all/m, "that is the mean of a, not of dz")
		for _, j := range s.usedFeatures {
			q.add(fmt.Sprintf("that-of-w%d", j+1), sums.W[j]/m, fmt.Sprintf("that is dw%d", j+1))
		}
		return
	}
	q.add("times-2", 2*sum/m+penalty, "that is twice the mean")
	q.add("over-n", sum/n+penalty, "that is divided by n, the number of features")
	q.add("over-m-twice", sum/m/m+penalty, "that is divided by m twice")
	if other := s.otherFeature(feature); other >= 0 {
		q.add("that-of-w2", sums.W[other]/m+s.penalty(other), "that is another weight's")
	}
	q.add("db", sums.B/m, "that is db")
	if s.PreviousGrad != nil {
		q.add("not-reset", (sum+s.PreviousGrad.W[feature])/m+penalty, "there the gradient of the iteration before is still in the sum")
	}
	if penalty != 0 {
		q.add("no-penalty", sum/m, "that is without the penalty")
	}
	if q.Kind == PenaltyDW {
		q.add("penalty-sign", sum/m-penalty, "there the penalty is taken off")
		q.add("penalty-alone", penalty, "that is the penalty alone")
		q.add("penalty-not-divided", sum/m+float64(penalty*m), "there the penalty is not divided by m")
	}
}

func (s *worksheet) askNewW(q *Question) {
	alpha, m, w := s.Hyper.Alpha, float64(s.m), s.Params.W[q.Feature]
	sum := s.sums.W[q.Feature]
	grad := sum/m + s.penalty(q.Feature)
	step := alpha * grad
	q.Answer = w - step
	q.roundingError = func(u float64) float64 { return u + float64(math.Abs(alpha)*s.roundingErrorMean(q.Feature, u)) }
	q.add("plus", w+step, "that is the step the wrong way: + alpha*dw")
	q.add("no-alpha", w-grad, "there alpha is forgotten")
	q.add("only-the-step", -step, "that is the step alone")
	q.add("step-positive", step, "that is alpha*dw alone")
	q.add("not-divided", w-float64(alpha*sum), "there the sum stands for the mean")
	q.add("alpha-over-m", w-step/m, "there the step is divided by m once more")
	q.add("old-w", w, "that is w before the update")
	q.add("over-2m", w-step/2, "there the gradient is divided by 2m")
	q.add("last-only", w-float64(alpha*s.Problem.X[s.m-1][q.Feature])*s.dz(s.m-1)/m, "there the gradient is the last example's alone")
	q.add("alpha-times-w", float64(alpha*w)-step, "there w is multiplied by alpha too")
	if other := s.otherFeature(q.Feature); other >= 0 {
		q.add("other-gradient", w-float64(alpha*(s.sums.W[other]/m)), "there another weight's gradient is used")
	}
	feature := q.Feature
	q.rareWrongAnswers = func() []WrongAnswer {
		newB := s.Params.Clone()
		newB.B -= alpha * s.sums.B / m
		early := []WrongAnswer{{"w-after-b", w - float64(alpha*s.gradient(newB).W[feature]), "there the gradient is that of the updated b"}}
		if feature > 0 {
			early = append(early, WrongAnswer{"one-by-one", w - float64(alpha*s.gradient(s.sequentialParams(feature)).W[feature]), "there the gradient is that of the weights updated before"})
		}
		early = append(early, WrongAnswer{"used-db", w - float64(alpha*(s.sums.B/m)), "there db is used for dw"})
		return append(early, s.oneExample(w, fmt.Sprintf("x%d*dz", feature+1), func(i int) float64 { return s.Problem.X[i][feature] * s.dz(i) })...)
	}
}

// oneExample is a parameter that is updated by what one example adds to the sum, not divided: the last one's, or that of
// the example worked out.
func (s *worksheet) oneExample(from float64, share string, of func(i int) float64) []WrongAnswer {
	last := s.m - 1
	wrong := []WrongAnswer{{"last-undivided", from - float64(s.Hyper.Alpha*of(last)), "there the gradient is " + share + " of the last example alone, not divided by m"}}
	if s.Example != last {
		wrong = append(wrong, WrongAnswer{"one-example", from - float64(s.Hyper.Alpha*of(s.Example)), fmt.Sprintf("there the gradient is %s of example %d alone", share, s.Example+1)})
	}
	return wrong
}

// sequentialParams are the parameters where the weights before a feature are updated, each with the gradient at those
// before it.
func (s *worksheet) sequentialParams(feature int) trainer.Params {
	at := s.Params.Clone()
	for j := range feature {
		at.W[j] -= s.Hyper.Alpha * s.gradient(at).W[j]
	}
	return at
}

func (s *worksheet) askNewB(q *Question) {
	alpha, m, b := s.Hyper.Alpha, float64(s.m), s.Params.B
	sums := s.sums
	grad := sums.B / m
	step := alpha * grad
	q.Answer = b - step
	q.roundingError = func(u float64) float64 { return u + float64(math.Abs(alpha)*s.roundingErrorMean(-1, u)) }
	q.add("plus", b+step, "that is the step the wrong way: + alpha*db")
	q.add("no-alpha", b-grad, "there alpha is forgotten")
	q.add("only-the-step", -step, "that is the step alone")
	q.add("not-divided", b-float64(alpha*sums.B), "there the sum stands for the mean")
	q.add("old-b", b, "that is b before the update")
	q.add("last-only", b-float64(alpha*s.dz(s.m-1))/m, "there the gradient is the last example's alone")
	newW := s.Params.Clone()
	for j := range newW.W {
		newW.W[j] -= alpha * (sums.W[j]/m + s.penalty(j))
	}
	q.add("with-new-w", b-float64(alpha*s.gradient(newW).B), "there db is that of the updated w")
	q.add("used-dw1", b-float64(alpha*(sums.W[0]/m)), "there dw1 is used for db")
	q.rareWrongAnswers = func() []WrongAnswer {
		wrong := []WrongAnswer{
			{"one-by-one", b - float64(alpha*s.gradient(s.sequentialParams(s.n)).B), "there db is that of the updated w"},
			{"step-positive", step, "that is alpha*db alone"},
		}
		for _, j := range s.usedFeatures {
			if j > 0 {
				wrong = append(wrong, WrongAnswer{fmt.Sprintf("used-dw%d", j+1), b - float64(alpha*(sums.W[j]/m)), fmt.Sprintf("there dw%d is used for db", j+1)})
			}
		}
		return append(wrong, s.oneExample(b, "dz", s.dz)...)
	}
}

// gradient is that of J at other parameters than those of the moment.
func (s *worksheet) gradient(at trainer.Params) trainer.Params {
	grad := trainer.Zeros(s.n)
	for i, x := range s.Problem.X {
		dz := trainer.DZ(at.Z(x), s.Problem.Y[i])
		for j, v := range x {
			grad.W[j] += float64(v * dz)
		}
		grad.B += dz
	}
	for j, w := range at.W {
		grad.W[j] = grad.W[j]/float64(s.m) + float64(s.Hyper.Lambda/float64(s.m)*w)
	}
	grad.B /= float64(s.m)
	return grad
}
