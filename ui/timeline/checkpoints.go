package timeline

import "descent/trainer"

// checkpoints holds a checkpoint for each block, packed: a run of ten million
// iterations has 39 063 of them.
type checkpoints struct {
	n, memory int // features, and what the rule carries
	entries   chunkedList[checkpoint]
	numbers   chunkedList[float64] // for each three times n+1, n of the unpenalised gradient, and the memory
}

// checkpoint is what a checkpoint has beside its vectors.
type checkpoint struct {
	cost, unpenalised      float64
	alpha                  float64
	lambda, incomingLambda float64 // of the update from there, and of the one that led there
	status                 trainer.Status
	incomingStatus         trainer.Status
}

func newCheckpoints(start trainer.Snapshot) checkpoints {
	return checkpoints{n: len(start.Params.W), memory: len(start.RuleState)}
}

func (c *checkpoints) size() int { return 3*(c.n+1) + c.n + c.memory }

func (c *checkpoints) add(s trainer.Snapshot, previous trainer.Params) {
	if previous.W == nil {
		previous = trainer.Zeros(c.n)
	}
	c.entries.add(checkpoint{s.Cost, s.UnpenalisedCost(), s.IncomingAlpha, s.Lambda, s.IncomingLambda, s.Status, s.IncomingStatus})
	for _, p := range []trainer.Params{s.Params, s.Grad, previous} {
		pack(&c.numbers, p)
	}
	for _, v := range [][]float64{s.UnpenalisedDW(), s.RuleState} {
		for _, d := range v {
			c.numbers.add(d)
		}
	}
}

// at unpacks the checkpoint of a block.
func (c *checkpoints) at(block int) trainer.Checkpoint {
	m, from := c.entries.at(block), block*c.size()+3*(c.n+1)
	at := trainer.Checkpoint{Snapshot: trainer.Snapshot{
		Iter: block * blockSize, Params: c.params(block), Grad: c.vector(block, 1),
		Cost: m.cost, IncomingAlpha: m.alpha, Lambda: m.lambda, Status: m.status, RuleState: c.list(from+c.n, c.memory),
		IncomingLambda: m.incomingLambda, IncomingStatus: m.incomingStatus,
	}}
	if m.lambda != 0 {
		at.Snapshot.Unpenalised = &trainer.Unpenalised{Cost: m.unpenalised, DW: c.list(from, c.n)}
	}
	if block > 0 {
		at.Previous = c.vector(block, 2)
	}
	return at
}

// params are the parameters at the first iteration of a block.
func (c *checkpoints) params(block int) trainer.Params { return c.vector(block, 0) }

// vector is one of the three that have n+1 numbers.
func (c *checkpoints) vector(block, i int) trainer.Params {
	return unpack(&c.numbers, block*c.size()+i*(c.n+1), c.n)
}

// list is n of the numbers; nil for none.
func (c *checkpoints) list(from, n int) []float64 {
	var all []float64
	for i := range n {
		all = append(all, c.numbers.at(from+i))
	}
	return all
}

// prefix has the checkpoints of the first blocks.
func (c *checkpoints) prefix(blocks int) checkpoints {
	return checkpoints{n: c.n, memory: c.memory, entries: c.entries.prefix(blocks), numbers: c.numbers.prefix(c.size() * blocks)}
}

// pack adds the n+1 numbers of p.
func pack(numbers *chunkedList[float64], p trainer.Params) {
	for _, w := range p.W {
		numbers.add(w)
	}
	numbers.add(p.B)
}

// unpack makes parameters of the n+1 numbers from i on.
func unpack(numbers *chunkedList[float64], i, n int) trainer.Params {
	p := trainer.Zeros(n)
	for j := range p.W {
		p.W[j] = numbers.at(i + j)
	}
	p.B = numbers.at(i + n)
	return p
}
