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
	return map[trainer.LoopOp]bool{
		trainer.OpZero:      p.keepCost || p.memory == keepsMean || p.memory == addsMeans,
		trainer.OpZ:         p.z != nil,
		trainer.OpA:         p.sigma != nil,
		trainer.OpJ:         p.loss != nil || p.lastCost,
		trainer.OpDZ:        p.dz != nil,
		trainer.OpDW:        p.lastW || p.skips != nil || l.Op == trainer.OpDW && p.takesOther(l.Feature, n),
		trainer.OpDB:        p.lastB || p.skips != nil,
		trainer.OpDivide:    p.divides(),
		trainer.OpPenaltyJ:  p.penalty.cost != nil,
		trainer.OpPenaltyDW: p.penalty.weight != nil,
		trainer.OpUpdateW:   p.updates() || p.updatesWOtherwise(l.Feature, n),
		trainer.OpUpdateB:   p.updates() || p.updatesBOtherwise(),
	}[l.Op]
}

func (p parts) updatesWOtherwise(feature, n int) bool {
	return p.addsW || p.order == bThenW || p.order == oneByOne && feature != 0 && n > 1
}

func (p parts) updatesBOtherwise() bool {
	return p.addsB || p.leavesB || p.order == wThenB || p.order == oneByOne
}

// updates reports whether every parameter is updated otherwise.
func (p parts) updates() bool {
	return p.alpha != nil || p.stored != nil || p.updateInLoop != afterLoop
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
