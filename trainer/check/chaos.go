package check

import (
	"math"

	"descent/trainer"
	"descent/trainer/mistake"
)

// perturbation is by how much the start is moved to see whether a run doubles differences: some
// units of the last digit, as another order of adding would make.
const perturbation = 3e-14

// explain holds the whole trace against the run of a mistake: the first number that it
// does not give, nil where it gives all. From chaotic on (0: nowhere) nobody's digits are those of
// another program, and each printed row is judged from the one before it.
func (j *judge) explain(m mistake.Mistake) (first *Difference, chaotic int) {
	first = j.firstDifference(m, 0, anyQuantity)
	if first == nil || first.K < 2 || m.HasState() {
		return first, 0
	}
	chaotic = j.firstChaotic(m, first.K)
	if chaotic == 0 {
		return first, 0
	}
	if faults := j.stepMismatches(m, chaotic); len(faults) > 0 {
		return &faults[0], chaotic
	}
	return nil, chaotic
}

// firstChaotic is the first k up to last at which the run of a mistake and the same from a start that
// is a little to the side differ by what could be printed; 0: there is none.
func (j *judge) firstChaotic(m mistake.Mistake, last int) int {
	beside := j.start.Clone()
	for f, w := range beside.W {
		beside.W[f] += float64(perturbation * max(1, math.Abs(w)))
	}
	beside.B += float64(perturbation * max(1, math.Abs(beside.B)))
	twin := j.runFrom(m, beside)
	found := 0
	j.replay(m, 0, func(row Row, k int, made mistake.Row) bool {
		other := twin.Next(j.task.Hyper(k))
		for c, cell := range row.Cells {
			q := j.table.Quantities[c]
			a, b := ValueOf(made, q), ValueOf(other, q)
			if cell.Text != "" && k > 0 && math.Abs(a-b) > cell.HalfUnit+float64(floatAccuracy*max(1, math.Abs(a))) {
				found = k
			}
		}
		return found == 0 && k < last
	})
	return found
}

// unknownDigits reports whether the digits of the start that were not printed can make the first
// difference: half a unit of each parameter is followed to there, one after the other.
func (j *judge) unknownDigits(first Difference) bool {
	half := j.parameterHalfUnit(j.table.Rows[0])
	at := func(start trainer.Params) (value float64) {
		run := mistake.Mistake{}.Start(j.task.Problem, start)
		for k := range first.K + 1 {
			value = ValueOf(run.Next(j.task.Hyper(k)), first.Quantity)
		}
		return value
	}
	var off float64
	for f := range len(j.start.W) + 1 {
		moved := j.start.Clone()
		if f < len(moved.W) {
			moved.W[f] += half
		} else {
			moved.B += half
		}
		off += math.Abs(at(moved) - first.Want)
	}
	return first.Yours.agrees(first.Want, off)
}
