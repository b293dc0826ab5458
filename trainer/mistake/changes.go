package mistake

import (
	"math"

	"descent/trainer"
	"descent/trainer/elementary"
)

// changes is what an iteration does otherwise than the right one. Nil functions and
// zero values are the right lines.
type changes struct {
	features, examples int // the fewest that it needs

	data func(p trainer.Problem) trainer.Problem // what it learns from

	z     func(wx, b float64) float64      // z of w·x and b
	sigma func(z float64) probability      // a of z
	loss  func(e example) float64          // what one example adds to J
	dz    func(e example) float64          // what is taken for dz
	x     func(x []float64, j int) float64 // what dz is multiplied by for dw_j
	skips func(i, m int) bool              // examples that add nothing to dw and db

	sumChanges
	penalty penaltyChanges
	updateChanges
	rowContents rowContents

	formula string // how z, a, dz, the mean of J or a parameter comes about, as Formula has it
}

// sumChanges is what happens to the sums over the examples.
type sumChanges struct {
	assignsCost, assignsW, assignsB bool // = where += should be
	divideInLoop                    bool // dw and db are divided after each example
	updateInLoop                    loopUpdate

	divideCost, divideW, divideB func(m, n float64) float64 // by what a sum is divided

	keepCost      bool // J begins at the J of the iteration before
	gradientCarry gradientCarry
}

// updateChanges is what the update does.
type updateChanges struct {
	alpha              func(alpha float64) float64
	ascendsW, ascendsB bool // it goes up the gradient
	skipsB             bool // b stays
	updateOrder        updateOrder
	stored             func(v float64) float64 // how a parameter is held
}

// loopUpdate says which update is made inside the loop over the examples.
type loopUpdate uint8

const (
	afterLoop       loopUpdate = iota
	updateByExample            // by this example's share of the gradient, times m
	updateBySums               // by the sums so far, divided by m
)

// gradientCarry says what of an iteration the next one adds to its gradient.
type gradientCarry uint8

const (
	carriesNothing gradientCarry = iota
	keepsMean                    // the sums begin at the means of the iteration before
	addsMeans                    // the means of all iterations are added up
	firstOnly                    // the gradient of k 0 is used for ever
)

// updateOrder says which parameter is updated before the gradient of another is computed.
type updateOrder uint8

const (
	simultaneous updateOrder = iota
	wThenB                   // db is computed with the new w
	bThenW                   // dw is computed with the new b
	sequential               // each with all before it
)

// rowContents says which numbers stand in one row.
type rowContents uint8

const (
	unchangedRows   rowContents = iota
	updatedW                    // J_k beside w, b of k+1
	updatedJ                    // J of k+1 beside w_k, b_k
	numberedFromOne             // the first row is k 1
)

// penaltyChanges is how lambda is taken in otherwise.
type penaltyChanges struct {
	cost       func(lambda, m float64, at trainer.Params) float64
	weight     func(lambda, m float64) float64 // what w_j is multiplied by in dw_j
	penalisesB bool

	costFormula, weightFormula string // as Formula has them
}

// probability is a = σ(z) with what is computed from it; 1−a is never formed.
type probability struct{ a, oneMinusA, logA, logOneMinusA float64 }

// example is one example as a line of the loop sees it.
type example struct {
	probability
	z, y        float64
	ones, zeros float64 // how many labels there are of each
}

// sigmoid returns the probability at z. With t = exp(−|z|): log σ(z) = min(z, 0) − log1p(t).
func sigmoid(z float64) probability {
	t := elementary.Exp(-math.Abs(z))
	small, log := t/(1+t), elementary.Log1p(t)
	if z >= 0 {
		return probability{a: 1 / (1 + t), oneMinusA: small, logA: -log, logOneMinusA: -z - log}
	}
	return probability{a: small, oneMinusA: 1 / (1 + t), logA: z - log, logOneMinusA: -log}
}

// textbookFarZ is the |z| from which on the textbook formulas lose digits that may be seen: 1−a
// has an absolute error of 1e-16.
const textbookFarZ = 5

// Where 1 − a is formed it is off by as much as epsilon, so its logarithm by that over 1 − a; maxLogError is
// what an a that is 1 but for rounding can lose.
const (
	epsilon     = 0x1p-52
	maxLogError = 1
)

// sigmoidUnderflow is the a below which the textbook sigmoid is 0: e^-z is beyond float64.
const sigmoidUnderflow = 1e-308

// textbook is the example with logarithms as they come out where 1 − a is formed and
// log 0 is kept from being infinite.
func (e example) textbook() example {
	e.probability = probabilityOf(e.a)
	return e
}

// loss is L of the right iteration.
func (e example) loss() float64 {
	if e.y == 1 {
		return -e.logA
	}
	return -e.logOneMinusA
}

// dz is a − y of the right iteration.
func (e example) dz() float64 {
	if e.y == 1 {
		return -e.oneMinusA
	}
	return e.a
}
