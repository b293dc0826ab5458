package mistake

import "descent/trainer"

// Rewrites reports whether the mistake writes a line of the loop for n features otherwise; none where it is in the data,
// in what a row records, or in when the loop runs.
func (m Mistake) Rewrites(l trainer.LoopLine, n int) bool {
	p := m.changes
	return map[trainer.LoopOp]bool{
		trainer.OpZero:      p.keepCost || p.gradientCarry == keepsMean || p.gradientCarry == firstOnly,
		trainer.OpZ:         p.z != nil,
		trainer.OpA:         p.sigma != nil,
		trainer.OpJ:         p.loss != nil || p.assignsCost,
		trainer.OpDZ:        p.dz != nil,
		trainer.OpDW:        p.assignsW || p.changesSums() || l.Op == trainer.OpDW && p.changesX(l.Feature, n),
		trainer.OpDB:        p.assignsB || p.changesSums(),
		trainer.OpDivide:    p.changesDivision(),
		trainer.OpPenaltyJ:  p.penalty.cost != nil,
		trainer.OpPenaltyDW: p.penalty.weight != nil || p.gradientCarry == firstOnly,
		trainer.OpUpdateW:   p.changesUpdate() || p.changesUpdateW(l.Feature, n),
		trainer.OpUpdateB:   p.changesUpdate() || p.changesUpdateB(),
	}[l.Op]
}

// RewritesFor is Rewrites for example i of so many, before the first of them −1: a mistake that skips some examples treats the
// others as it should.
func (m Mistake) RewritesFor(l trainer.LoopLine, n, i, examples int) bool {
	skips := m.changes.skips
	return m.Rewrites(l, n) && (i < 0 || skips == nil || skips(i, examples))
}

// InsertAfter is the place in the lines of the loop after which the line of the mistake is written: that of the last one
// that it rewrites, inside the loop where it belongs there, −1 where it rewrites none.
func (m Mistake) InsertAfter(lines []trainer.LoopLine, n int) int {
	place := -1
	for i, l := range lines {
		if inside := m.changes.divideInLoop || m.changes.updateInLoop != afterLoop; inside && l.Op == trainer.OpDB {
			return i
		}
		if m.Rewrites(l, n) {
			place = i
		}
	}
	return place
}

// Formula is how a line that the mistake writes otherwise comes to its number, for example i of so many, in these names:
// sum is what it begins with, theta the parameter and grad its gradient, w the weight, x what dz is multiplied by, wx w·x,
// class the class predicted, squares the sum of all w squared, allsquares with b squared, weights the sum of all w; a, z, y,
// dz, L, b, m, alpha and lambda are as ever. It is empty where the line has no one formula.
func (m Mistake) Formula(l trainer.LoopLine, i, examples int) string {
	p := m.changes
	switch l.Op {
	case trainer.OpZ, trainer.OpA, trainer.OpDZ:
		return p.formula
	case trainer.OpJ:
		return adding("L", p.assignsCost)
	case trainer.OpDW, trainer.OpDB:
		return p.formulaOfSum(l.Op, i, examples)
	case trainer.OpDivide:
		if p.divideCost == nil {
			return "sum/m"
		}
		return p.formula
	case trainer.OpPenaltyJ:
		return p.penalty.costFormula
	case trainer.OpPenaltyDW:
		return p.penalty.weightFormula
	case trainer.OpUpdateW:
		return p.formulaOfUpdate(p.ascendsW)
	case trainer.OpUpdateB:
		if p.skipsB {
			return "theta"
		}
		return p.formulaOfUpdate(p.ascendsB)
	case trainer.OpZero, trainer.OpFor:
	}
	return ""
}

// adding is what a line adds, alone where it keeps nothing of what was there.
func adding(term string, last bool) string {
	if last {
		return term
	}
	return "sum + " + term
}

func (p changes) formulaOfSum(op trainer.LoopOp, i, examples int) string {
	formula := adding("dz", p.assignsB)
	if op == trainer.OpDW {
		formula = adding("x*dz", p.assignsW)
	}
	switch {
	case p.gradientCarry == firstOnly:
		return ""
	case p.skips != nil && p.skips(i, examples):
		return "sum"
	case p.divideInLoop:
		return "(" + formula + ")/m"
	}
	return formula
}

func (p changes) formulaOfUpdate(adds bool) string {
	switch {
	case p.updateInLoop != afterLoop:
		return ""
	case p.formula != "":
		return p.formula
	case adds:
		return "theta + alpha*grad"
	}
	return "theta - alpha*grad"
}

// changesSums reports whether the examples add to dw and db otherwise, all that they add.
func (p changes) changesSums() bool {
	return p.skips != nil || p.divideInLoop || p.gradientCarry == firstOnly
}

func (p changes) changesUpdateW(feature, n int) bool {
	return p.ascendsW || p.updateOrder == bThenW || p.updateOrder == sequential && feature != 0 && n > 1
}

func (p changes) changesUpdateB() bool {
	return p.ascendsB || p.skipsB || p.updateOrder == wThenB || p.updateOrder == sequential
}

// changesUpdate reports whether every parameter is updated otherwise.
func (p changes) changesUpdate() bool {
	return p.alpha != nil || p.stored != nil || p.updateInLoop != afterLoop
}

// changesX reports whether dz is multiplied by something else than its own feature, where there are n.
func (p changes) changesX(feature, n int) bool {
	if p.x == nil {
		return false
	}
	x := make([]float64, n)
	for j := range x {
		x[j] = float64(j + 2) // no two alike, and none the sum of others
	}
	x[n-1] += float64(n * n)
	from, to := feature, feature+1
	if feature == trainer.AllFeatures {
		from, to = 0, n
	}
	for j := from; j < to; j++ {
		if p.x(x, j) != x[j] {
			return true
		}
	}
	return false
}

// changesDivision reports whether a sum is divided otherwise than by m after the loop.
func (p changes) changesDivision() bool {
	return p.divideCost != nil || p.divideW != nil || p.divideB != nil || p.divideInLoop || p.gradientCarry == addsMeans || p.gradientCarry == firstOnly
}
