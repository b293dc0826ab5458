package timeline

import (
	"slices"

	"descent/trainer"
)

// checkpoints holds a checkpoint for each block, packed: a run of ten million
// iterations has 39 063 of them.
type checkpoints struct {
	n       int // features
	marks   []mark
	numbers []float64 // for each the parameters, the gradient and the parameters before: 3·(n+1)
}

// mark is what a checkpoint has beside its parameters.
type mark struct {
	cost, alpha float64
	status      trainer.Status
}

func (c *checkpoints) add(s trainer.Snapshot, previous trainer.Params) {
	if previous.W == nil {
		previous = trainer.Zeros(c.n)
	}
	c.marks = append(c.marks, mark{s.Cost, s.Alpha, s.Status})
	for _, p := range []trainer.Params{s.Params, s.Grad, previous} {
		c.numbers = append(append(c.numbers, p.W...), p.B)
	}
}

// at unpacks the checkpoint of a block.
func (c *checkpoints) at(block int) trainer.Checkpoint {
	size := c.n + 1
	numbers := slices.Clone(c.numbers[3*size*block : 3*size*(block+1)])
	params := func(i int) trainer.Params {
		own := numbers[i*size : (i+1)*size]
		return trainer.Params{W: own[:c.n:c.n], B: own[c.n]}
	}
	m := c.marks[block]
	at := trainer.Checkpoint{Snapshot: trainer.Snapshot{
		Iter: block * stride, Params: params(0), Grad: params(1), Cost: m.cost, Alpha: m.alpha, Status: m.status,
	}}
	if block > 0 {
		at.Previous = params(2)
	}
	return at
}

// until shares the checkpoints up to that of a block; adding to them makes
// them own it.
func (c *checkpoints) until(block int) checkpoints {
	return checkpoints{
		n: c.n, marks: slices.Clip(c.marks[:block+1]), numbers: slices.Clip(c.numbers[:3*(c.n+1)*(block+1)]),
	}
}
