package mistake

import "descent/trainer"

// IterationDetail is one iteration of a mistake, line by line: what the lines of one example give, and what comes of all of them.
type IterationDetail struct {
	Z, A, Loss, DZ float64
	SoFar          Sums // after the lines of the example
	Means          Sums // J, dw and db as the update takes them
	Next           trainer.Params
}

// Sums are J, dw and db, as sums or as means.
type Sums struct {
	J    float64
	Grad trainer.Params
}

// Detail makes the iteration that begins at a snapshot of the mistake's run, and looks at example i of it. It takes a
// pass over the examples.
func (m Mistake) Detail(p trainer.Problem, s trainer.Snapshot, h trainer.Hyper, i int) IterationDetail {
	r := m.at(p, s)
	var in IterationDetail
	sums := func() Sums { return Sums{r.row.Cost, r.row.Grad.Clone()} }
	copy(r.row.Params.W, r.at.W)
	r.row.Params.B = r.at.B
	r.begin()
	for j, x := range r.p.X {
		if j == i {
			e := r.exampleAt(r.at, i)
			in.Z, in.A, in.Loss, in.DZ = e.z, e.a, r.lossOf(e), e.dz()
			if r.dz != nil {
				in.DZ = r.dz(e)
			}
		}
		if r.add(j, x, r.taken(h.Alpha)); j == i {
			in.SoFar = sums()
		}
	}
	r.finish(h.Lambda)
	in.Means = sums()
	if r.updateInLoop == afterLoop {
		r.update(h)
	}
	in.Next = r.at.Clone()
	return in
}

// Lines are the lines of the loop that the mistake writes otherwise; none where it is in the data, or in what a row
// records.
func (m Mistake) Lines() []trainer.LoopOp {
	p := m.parts
	update := p.alpha != nil || p.order != atOnce || p.stored != nil || p.updateInLoop != afterLoop
	var all []trainer.LoopOp
	for _, line := range []struct {
		op        trainer.LoopOp
		otherwise bool
	}{
		{trainer.OpZero, p.keepCost || p.memory != forgets},
		{trainer.OpZ, p.z != nil},
		{trainer.OpA, p.sigma != nil},
		{trainer.OpJ, p.loss != nil || p.lastCost},
		{trainer.OpDZ, p.dz != nil},
		{trainer.OpDW, p.x != nil || p.lastW || p.skips != nil},
		{trainer.OpDB, p.lastB || p.skips != nil},
		{trainer.OpDivide, p.divides()},
		{trainer.OpPenaltyJ, p.penalty.cost != nil},
		{trainer.OpPenaltyDW, p.penalty.weight != nil || p.penalty.ofB},
		{trainer.OpUpdateW, update || p.addsW},
		{trainer.OpUpdateB, update || p.addsB || p.leavesB},
	} {
		if line.otherwise {
			all = append(all, line.op)
		}
	}
	return all
}

// divides reports whether a sum is divided otherwise than by m after the loop.
func (p parts) divides() bool {
	return p.divideCost != nil || p.divideW != nil || p.divideB != nil || p.divideInLoop
}
