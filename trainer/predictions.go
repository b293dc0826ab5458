package trainer

import (
	"fmt"
	"math/bits"
)

// Correctness is what a prediction of one example comes to.
type Correctness uint8

// At a threshold exactly neither class is predicted; a NaN predicts nothing and is
// wrong.
const (
	Correct   Correctness = iota // a above the threshold where y = 1, below it where y = 0
	Incorrect                    // the other way
	Undecided                    // a is the threshold to the last bit
)

// String returns the word for it: correct, wrong or undecided.
func (v Correctness) String() string {
	switch v {
	case Correct:
		return "correct"
	case Incorrect:
		return "wrong"
	case Undecided:
		return "undecided"
	}
	return fmt.Sprintf("Verdict(%d)", uint8(v))
}

// CorrectnessOf judges an example of label y, 0 or 1, by its z and a threshold between 0
// and 1. It goes by a as a float64, so a z that is too near to 0 to move a from 0.5 is
// undecided at 0.5 too.
func CorrectnessOf(z, y, threshold float64) Correctness {
	switch a := Sigmoid(z); {
	case a == threshold:
		return Undecided
	case a > threshold && y == 1, a < threshold && y == 0:
		return Correct
	}
	return Incorrect
}

// Predictions is what parameters predict for all examples of a problem.
type Predictions struct {
	Correct, Wrong, Undecided [2]int // how many, by class

	wrong []uint64 // bit i%64 of word i/64: example i is wrong
}

// Predict judges every example of a valid problem at a threshold between 0 and 1. It
// takes a pass over the examples.
func Predict(p Problem, at Params, threshold float64) Predictions {
	r := Predictions{wrong: make([]uint64, (len(p.X)+63)/64)}
	for i, x := range p.X {
		class := 0
		if p.Y[i] == 1 {
			class = 1
		}
		switch CorrectnessOf(at.Z(x), p.Y[i], threshold) {
		case Correct:
			r.Correct[class]++
		case Undecided:
			r.Undecided[class]++
		case Incorrect:
			r.Wrong[class]++
			r.wrong[i/64] |= 1 << (i % 64)
		}
	}
	return r
}

// AlsoWrong returns how many examples are wrong in both of two predictions for
// one problem.
func (p Predictions) AlsoWrong(before Predictions) int {
	n := 0
	for i, word := range p.wrong[:min(len(p.wrong), len(before.wrong))] {
		n += bits.OnesCount64(word & before.wrong[i])
	}
	return n
}
