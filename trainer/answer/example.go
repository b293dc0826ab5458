package answer

import (
	"fmt"
	"math"

	"descent/trainer"
)

// otherFeature is the feature that one is taken for; −1 where there is no other.
func (s *worksheet) otherFeature(feature int) int {
	switch {
	case len(s.usedFeatures) == 1:
		return -1
	case feature == s.usedFeatures[0]:
		return s.usedFeatures[1]
	}
	return s.usedFeatures[0]
}

// maxOtherExamples is how many other examples an answer is compared with: among more nearly every number is one of them.
const maxOtherExamples = 200

// otherExample is the mistake of taking the wrong row.
const otherExample = "other-example"

// dz is a − y of example i.
func (s *worksheet) dz(i int) float64 { return trainer.DZ(s.z[i], s.Problem.Y[i]) }

// predictedClass is the predicted class of the example.
func (s *worksheet) predictedClass() float64 {
	if s.a[s.Example] > 0.5 {
		return 1
	}
	return 0
}

func (s *worksheet) askZ(q *Question) {
	z, b := s.z[s.Example], s.Params.B
	wx := s.Params.Z(s.x) - b
	q.Answer, q.roundingError = z, func(u float64) float64 { return s.roundingErrorOfZ(u) }
	q.add("sign", -z, "that has the other sign")
	q.add("no-b", wx, "that is w*x: b is left out")
	q.add("minus-b", wx-b, "that is w*x - b: b is taken off")
	if last := len(s.usedFeatures) - 1; last > 0 {
		swapped, first := b+s.givenSum(), s.usedFeatures[0]
		for place, j := range s.usedFeatures {
			swapped += float64(s.Params.W[j] * s.x[s.usedFeatures[last-place]])
		}
		q.add("swapped-x", swapped, "there the features meet the weights of one another")
		q.add("first-product-only", b+float64(s.Params.W[first]*s.x[first]), fmt.Sprintf("that is w%d*x%d + b: only the first product", first+1, first+1))
	}
	for i := range min(len(s.z), maxOtherExamples) {
		if i != s.Example && s.z[i] != z {
			q.add(otherExample, s.z[i], "that is z of another example")
		}
	}
}

// givenSum is the sum of the products that are given.
func (s *worksheet) givenSum() float64 {
	var sum float64
	at := 0
	for j, w := range s.Params.W {
		if at < len(s.usedFeatures) && s.usedFeatures[at] == j {
			at++
			continue
		}
		sum += float64(w * s.x[j])
	}
	return sum
}

// roundingErrorOfZ is that of z of the example: what is given is rounded once.
func (s *worksheet) roundingErrorOfZ(u float64) float64 {
	if len(s.usedFeatures) == s.n {
		return roundingErrorZ(s.x, u)
	}
	x := make([]float64, 0, len(s.usedFeatures))
	for _, j := range s.usedFeatures {
		x = append(x, s.x[j])
	}
	return roundingErrorZ(x, u) + float64(u/2)
}

func (s *worksheet) askA(q *Question) {
	z, a := s.z[s.Example], s.a[s.Example]
	q.Answer, q.roundingError = a, func(u float64) float64 { return roundingErrorA(s.x, u) }
	q.add("sigmoid-plus", trainer.Sigmoid(-z), "that is 1/(1+e^z): the sign of z")
	q.add("e^-z", math.Exp(-z), "that is e^-z")
	q.add("e^z", math.Exp(z), "that is e^z")
	q.add("z-itself", z, "that is z")
	q.add("no-b", trainer.Sigmoid(z-s.Params.B), "that is a without b in z")
	q.add("hard", s.predictedClass(), "that is the predicted class, not the probability")
	q.add("1/(1-e^-z)", 1/(1-math.Exp(-z)), "that is 1/(1-e^-z): a minus for a plus")
	q.add("a(1-a)", a*(1-a), "that is a*(1-a), the slope of the sigmoid")
	q.rareWrongAnswers = func() []WrongAnswer {
		wrong := []WrongAnswer{{"base-10", 1 / (1 + math.Pow(10, -z)), "that is 1/(1+10^-z): 10 for e"}}
		for i := range min(len(s.a), maxOtherExamples) {
			if i != s.Example && s.a[i] != a {
				wrong = append(wrong, WrongAnswer{otherExample, s.a[i], "that is a of another example"})
			}
		}
		return wrong
	}
}

func (s *worksheet) askLoss(q *Question) {
	z, a := s.z[s.Example], s.a[s.Example]
	loss := trainer.Loss(z, s.y)
	q.Answer, q.roundingError = loss, func(u float64) float64 { return s.roundingErrorL(s.Example, u) }
	q.add("sign", -loss, "that has the other sign")
	q.add("log10", loss/math.Ln10, "that is with log10; log here is the natural one")
	q.add("log2", loss/math.Ln2, "that is with log2; log here is the natural one")
	q.add("other-label", trainer.Loss(z, 1-s.y), "that is the loss of the other label")
	error2 := s.dz(s.Example) * s.dz(s.Example)
	q.add("squared", error2, "that is (a-y)^2, the squared error")
	q.add("half-squared", error2/2, "that is (a-y)^2 / 2, half the squared error")
	only, minus := 0.0, -loss
	if s.y == 1 {
		only, minus = -math.Log(a), loss
	}
	q.add("y-log-a-only", only, "that is -y*log(a) alone")
	q.add("abs-error", math.Abs(s.dz(s.Example)), "that is |a-y|")
	q.add("minus-log-1-a-sign", minus, "there the minus stands before the first term only")
}

func (s *worksheet) askDZ(q *Question) {
	z, a, dz := s.z[s.Example], s.a[s.Example], s.dz(s.Example)
	slope := a * trainer.Sigmoid(-z)
	q.Answer, q.roundingError = dz, func(u float64) float64 { return roundingErrorA(s.x, u) }
	q.add("y-a", -dz, "that is y - a")
	q.add("a", a, "that is a")
	q.add("sigma-prime", slope, "that is a*(1-a)")
	q.add("squared-loss", dz*slope, "that is (a-y)*a*(1-a), of the squared error")
	q.add("1-a", 1-a, "that is 1 - a")
	q.add("hard", s.predictedClass()-s.y, "that is the predicted class less y, not a less y")
	q.add("z-y", z-s.y, "that is z - y: the sigmoid is left out")
	q.add("loss", trainer.Loss(z, s.y), "that is L")
	da := -1 / a
	if s.y == 0 {
		da = 1 / trainer.Sigmoid(-z)
	}
	q.add("dL/da", da, "that is da, the derivative by a")
	q.rareWrongAnswers = func() []WrongAnswer {
		return []WrongAnswer{{"loss-log10", trainer.Loss(z, s.y) / math.Ln10, "that is L with log10"}}
	}
}

// askDA asks for -y/a + (1-y)/(1-a).
func (s *worksheet) askDA(q *Question) {
	z, a, dz := s.z[s.Example], s.a[s.Example], s.dz(s.Example)
	not := trainer.Sigmoid(-z) // 1 - a
	p, right := a, -1/a
	if s.y == 0 {
		p, right = not, 1/not
	}
	q.Answer, q.roundingError = right, func(u float64) float64 { return roundingErrorA(s.x, u)/(p*p) + float64(u/2) }
	q.add("sign", -right, "that has the other sign")
	other, label := 1/not, "y = 0"
	if s.y == 0 {
		other, label = -1/a, "y = 1"
	}
	q.add("other-label", other, "that is da of an example with "+label)
	q.add("dz", dz, "that is dz, the derivative by z")
	q.add("slope", a*not, "that is a*(1-a), the slope of the sigmoid")
	q.add("loss", trainer.Loss(z, s.y), "that is L")
	q.add("a", a, "that is a")
}

// askTermDB asks for what the example adds to db, which is its dz.
func (s *worksheet) askTermDB(q *Question) {
	a, dz := s.a[s.Example], s.dz(s.Example)
	q.Answer, q.roundingError = dz, func(u float64) float64 { return roundingErrorA(s.x, u) }
	q.add("sign", -dz, "that has the other sign, as with y - a for dz")
	q.add("times-x1", s.x[s.usedFeatures[0]]*dz, fmt.Sprintf("there dz is multiplied by x%d; b has no x", s.usedFeatures[0]+1))
	q.add("times-b", s.Params.B*dz, "there dz is multiplied by b")
	q.add("over-m", dz/float64(s.m), "that is already divided by m")
	q.add("a", a, "that is a")
}

func (s *worksheet) askTerm(q *Question) {
	a, dz := s.a[s.Example], s.dz(s.Example)
	term := s.x[q.Feature] * dz
	slope := a * trainer.Sigmoid(-s.z[s.Example])
	q.Answer, q.roundingError = term, func(u float64) float64 { return roundingErrorTerm(s.x, q.Feature, u) }
	q.add("sign", -term, "that has the other sign, as with y - a for dz")
	q.add("no-x", dz, "that is dz without x")
	if other := s.otherFeature(q.Feature); other >= 0 {
		q.add("x2", s.x[other]*dz, "that is with another feature's x")
	}
	q.add("times-a", s.x[q.Feature]*a, "that is x*a: a for dz")
	q.add("over-m", term/float64(s.m), "that is already divided by m")
	q.add("squared-loss", term*slope, "that has a*(1-a) in it, of the squared error")
	q.add("w-for-x", s.Params.W[q.Feature]*dz, "that is w*dz: w for x")
}

// askSum asks for dw_j or db after the example, not yet divided.
func (s *worksheet) askSum(q *Question) {
	term := func(i int) float64 { return s.dz(i) }
	feature := -1
	if q.Kind == SumDW {
		feature = q.Feature
		term = func(i int) float64 { return s.Problem.X[i][feature] * s.dz(i) }
	}
	var sum, plain, otherX, withA float64
	for i := range s.Example + 1 {
		sum += term(i)
		plain += s.dz(i)
	}
	last := term(s.Example)
	before := sum - last
	q.Answer, q.roundingError = sum, func(u float64) float64 { return s.roundingErrorSum(s.Example+1, feature, u) }
	q.add("sign", -sum, "that has the other sign, as with y - a for dz")
	q.add("=-not+=", last, "that is this example's share alone: = for +=")
	q.add("minus-last", before-last, "there this example's share is taken off, as with y - a for dz")
	q.add("over-m", sum/float64(s.m), "that is already divided by m")
	q.add("over-i", sum/float64(s.Example+1), "that is divided by the examples so far")
	q.add("prev-only", before, "that is the sum before this example")
	if feature < 0 {
		q.rareWrongAnswers = func() []WrongAnswer { return s.rareSums(before, last, feature) }
		q.add("times-x1", before+float64(s.x[s.usedFeatures[0]]*last), fmt.Sprintf("there dz is multiplied by x%d; b has no x", s.usedFeatures[0]+1))
		q.addNotReset(sum, s.PreviousGrad, func(g trainer.Params) float64 { return g.B })
		return
	}
	if other := s.otherFeature(feature); other >= 0 {
		otherX = before + float64(s.x[other]*s.dz(s.Example))
		q.add("x2", otherX, "there this example's share is with another feature's x")
	}
	withA = before + float64(s.x[feature]*s.a[s.Example])
	q.add("no-x-last", before+s.dz(s.Example), "there this example's share is dz without x")
	q.add("times-a", withA, "there this example's share is x*a: a for dz")
	q.add("no-x", plain, "that is the sum of dz without x")
	q.rareWrongAnswers = func() []WrongAnswer { return s.rareSums(before, last, feature) }
	q.addNotReset(sum, s.PreviousGrad, func(g trainer.Params) float64 { return g.W[feature] })
}

// maxSwappedExamples is how many other examples may lend their x: among more nearly every number is one that they give.
const maxSwappedExamples = 12

// rareSums are slips in what an example adds to a sum; feature is below 0 for db.
func (s *worksheet) rareSums(before, share float64, feature int) []WrongAnswer {
	wrong := []WrongAnswer{{"share-over-m", before + share/float64(s.m), "there this example's share is already divided by m"}}
	for i, x := range s.Problem.X {
		if feature >= 0 && i != s.Example && s.m <= maxSwappedExamples {
			wrong = append(wrong, WrongAnswer{otherExample, before + float64(x[feature]*s.dz(s.Example)), fmt.Sprintf("there dz is multiplied by the x%d of another example", feature+1)})
		}
	}
	return wrong
}

// addNotReset adds the answer that begins at the gradient of the iteration before.
func (q *Question) addNotReset(sum float64, previous *trainer.Params, of func(trainer.Params) float64) {
	if previous != nil {
		q.add("not-reset", sum+of(*previous), "there the gradient of the iteration before is still in the sum")
	}
}
