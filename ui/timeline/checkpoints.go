package timeline

import "descent/trainer"

// checkpoints holds a checkpoint for each block, packed: a run of ten million
// iterations has 39 063 of them.
type checkpoints struct {
	n       int // features
	marks   column[mark]
	numbers column[float64] // for each the parameters, the gradient and the parameters before: 3·(n+1)
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
	c.marks.add(mark{s.Cost, s.Alpha, s.Status})
	for _, p := range []trainer.Params{s.Params, s.Grad, previous} {
		pack(&c.numbers, p)
	}
}

// at unpacks the checkpoint of a block.
func (c *checkpoints) at(block int) trainer.Checkpoint {
	size := c.n + 1
	params := func(i int) trainer.Params { return unpack(&c.numbers, (3*block+i)*size, c.n) }
	m := c.marks.at(block)
	at := trainer.Checkpoint{Snapshot: trainer.Snapshot{
		Iter: block * blockSize, Params: params(0), Grad: params(1), Cost: m.cost, Alpha: m.alpha, Status: m.status,
	}}
	if block > 0 {
		at.Previous = params(2)
	}
	return at
}

// params are the parameters at the first iteration of a block.
func (c *checkpoints) params(block int) trainer.Params {
	return unpack(&c.numbers, 3*block*(c.n+1), c.n)
}

// prefix has the checkpoints of the first blocks.
func (c *checkpoints) prefix(blocks int) checkpoints {
	return checkpoints{n: c.n, marks: c.marks.prefix(blocks), numbers: c.numbers.prefix(3 * (c.n + 1) * blocks)}
}

// pack adds the n+1 numbers of p.
func pack(numbers *column[float64], p trainer.Params) {
	for _, w := range p.W {
		numbers.add(w)
	}
	numbers.add(p.B)
}

// unpack makes parameters of the n+1 numbers from i on.
func unpack(numbers *column[float64], i, n int) trainer.Params {
	p := trainer.Zeros(n)
	for j := range p.W {
		p.W[j] = numbers.at(i + j)
	}
	p.B = numbers.at(i + n)
	return p
}
