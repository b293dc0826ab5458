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

// Rewrites reports whether the mistake writes a line of the loop for n features otherwise; none where it is in the data,
// in what a row records, or in when the loop runs.
func (m Mistake) Rewrites(l trainer.LoopLine, n int) bool {
	p := m.parts
	anyUpdate := p.alpha != nil || p.stored != nil || p.updateInLoop != afterLoop
	switch l.Op {
	case trainer.OpZero:
		return p.keepCost || p.memory == keepsMean || p.memory == addsMeans
	case trainer.OpFor:
		return false
	case trainer.OpZ:
		return p.z != nil
	case trainer.OpA:
		return p.sigma != nil
	case trainer.OpJ:
		return p.loss != nil || p.lastCost
	case trainer.OpDZ:
		return p.dz != nil
	case trainer.OpDW:
		return p.lastW || p.skips != nil || p.takesOther(l.Feature, n)
	case trainer.OpDB:
		return p.lastB || p.skips != nil
	case trainer.OpDivide:
		return p.divides()
	case trainer.OpPenaltyJ:
		return p.penalty.cost != nil
	case trainer.OpPenaltyDW:
		return p.penalty.weight != nil
	case trainer.OpUpdateW:
		return anyUpdate || p.addsW || p.order == bThenW || p.order == oneByOne && l.Feature != 0 && n > 1
	case trainer.OpUpdateB:
		return anyUpdate || p.addsB || p.leavesB || p.order == wThenB || p.order == oneByOne
	}
	return false
}

// takesOther reports whether dz is multiplied by something else than its own feature, where there are n.
func (p parts) takesOther(feature, n int) bool {
	if p.x == nil {
		return false
	}
	x := make([]float64, n)
	for j := range x {
		x[j] = float64(j + 2) // no two alike, and none the sum of others
	}
	x[n-1] += float64(n * n)
	from, to := feature, feature+1
	if feature == trainer.All {
		from, to = 0, n
	}
	for j := from; j < to; j++ {
		if p.x(x, j) != x[j] {
			return true
		}
	}
	return false
}

// divides reports whether a sum is divided otherwise than by m after the loop.
func (p parts) divides() bool {
	return p.divideCost != nil || p.divideW != nil || p.divideB != nil || p.divideInLoop
}
