package trainer

import "math"

// Counts is how the predictions of all examples come out: 1 is predicted where
// a is above the threshold. Ties are the examples whose a is the threshold to
// the last bit; they count as predicted 0.
type Counts struct {
	TP, FP, FN, TN int // predicted 1 rightly and wrongly, 0 wrongly and rightly; their sum is m
	Ties           int // of FN and TN
}

// Count predicts every example of a valid problem at a threshold between 0 and 1. It takes
// a pass over the examples.
func Count(p Problem, at Params, threshold float64) Counts {
	var c Counts
	for i, x := range p.X {
		a := Sigmoid(at.Z(x))
		if a == threshold {
			c.Ties++
		}
		switch one := a > threshold; {
		case one && p.Y[i] == 1:
			c.TP++
		case one:
			c.FP++
		case p.Y[i] == 1:
			c.FN++
		default:
			c.TN++
		}
	}
	return c
}

// Accuracy is the share that is predicted as it is labelled, NaN of no examples.
func (c Counts) Accuracy() float64 { return ratio(c.TP+c.TN, c.TP+c.TN+c.FP+c.FN) }

// Precision is the share of those predicted 1 that are 1, NaN where none is.
func (c Counts) Precision() float64 { return ratio(c.TP, c.TP+c.FP) }

// Recall is the share of those that are 1 that are predicted so, NaN where none is.
func (c Counts) Recall() float64 { return ratio(c.TP, c.TP+c.FN) }

func ratio(part, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(part) / float64(of)
}
