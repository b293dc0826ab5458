package session

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"descent/trainer"
)

// do chooses the α of the next step. In the past it is pending: the next step
// leaves history where history used another.
func (a Alpha) do(s *Session) {
	s.record(a)
	h := s.timeline.Hyper()
	before := h.Alpha
	h.Alpha = a.Schedule[0].Value
	if s.timeline.SetHyper(h); h.Alpha != before {
		s.dropAnswerOn(Quantity{Name: "alpha"})
	}
}

// do chooses the λ of the next step, as Alpha does. J and the gradient become
// those of that λ at once; the parameters stay.
func (l Lambda) do(s *Session) {
	s.record(l)
	h := s.timeline.Hyper()
	before := h.Lambda
	h.Lambda = l.Schedule[0].Value
	s.timeline.SetHyper(h)
	if count := s.lineCount(); s.iterationCursor.line >= count {
		s.runLines(count - 1)
	}
	if h.Lambda != before {
		s.dropAnswerOn(Quantity{Name: "lambda"})
	}
}

// SetAlpha is the action that chooses the α of the next step.
func SetAlpha(value float64) Alpha {
	return Alpha{[]ScheduledValue{{Value: value, From: FromNextStep}}}
}

// SetLambda is the action that chooses the λ of the next step.
func SetLambda(value float64) Lambda {
	return Lambda{[]ScheduledValue{{Value: value, From: FromNextStep}}}
}

func (Alpha) turn() Timing  { return KeepsPlaying }
func (Lambda) turn() Timing { return KeepsPlaying }

// The lowest and the highest step of λ above 0.
const (
	minLambda = 1e-3
	maxLambda = 1e4
)

// LambdaSteps lists the λ to go through: 0, then 1 and 3 in every power of ten.
func LambdaSteps() []float64 {
	return append([]float64{0}, trainer.AlphaSteps(minLambda, maxLambda)...)
}

// The lowest and the highest step of the learning rate, for data that do not ask for a
// lower one.
const (
	minAlpha = 1e-7
	maxAlpha = 1e3
)

// AlphaSteps lists the learning rates to go through for data with this bound of
// α, from the lowest to the highest: 1 and 3 in every power of ten, down to two
// powers below the bound.
func AlphaSteps(bound float64) []float64 {
	return trainer.AlphaSteps(min(minAlpha, trainer.AlphaBelow(bound/100)), maxAlpha)
}

// AlphaSteps lists those of the data.
func (p *PreparedData) AlphaSteps() []float64 { return AlphaSteps(p.Facts.AlphaBound) }

// StepAlpha returns the next of the steps above alpha (up > 0) or below it; at
// their end alpha itself, if it lies outside.
func StepAlpha(steps []float64, alpha float64, up int) float64 {
	if up > 0 {
		for _, a := range steps {
			if a > alpha {
				return a
			}
		}
		return alpha
	}
	for _, a := range slices.Backward(steps) {
		if a < alpha {
			return a
		}
	}
	return alpha
}

// stepSecondDigit takes the next number of two digits: 0.30 → 0.31, 0.127 → 0.13,
// downwards 0.10 → 0.099.
func stepSecondDigit(steps []float64, alpha float64, up int) float64 {
	const rounding = 1e-9 // 0.3/0.01 is a little more than 30
	exponent := math.Floor(math.Log10(alpha)) - 1
	digits := alpha / math.Pow(10, exponent)
	n := math.Floor(digits+rounding) + 1
	if up < 0 {
		n = math.Ceil(digits-rounding) - 1
	}
	if n < 10 {
		n, exponent = 99, exponent-1
	}
	v, err := strconv.ParseFloat(fmt.Sprintf("%ge%d", n, int(exponent)), 64)
	if err != nil || v < steps[0] || v > steps[len(steps)-1] {
		return alpha
	}
	return v
}
