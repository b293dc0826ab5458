package mistake

import (
	"slices"

	"descent/trainer"
)

// Loop is one iteration of a mistake, line by line, as trainer.LoopCheckpoints is one of plain descent: a line that the
// mistake writes otherwise does what is written in its place. It is immutable, and safe for use by several goroutines.
//
// Two things have no line of their own: what is divided or updated inside the loop is so with the last line of each
// example, and a gradient that was computed before the loop is there from its first line on.
type Loop struct {
	run         *Run            // as the iteration begins; it is copied, never iterated
	problem     trainer.Problem // that the mistake learns from
	at          trainer.Snapshot
	hyper       trainer.Hyper
	lines       []trainer.LoopLine
	first       trainer.Params // the gradient that is not computed in the loop; without W where it is
	stride      int            // examples from one of checkpoints to the next
	checkpoints []trainer.LoopState
	trainer.LoopSpans
}

// maxLoopCheckpoints is how many places of the loop are kept.
const maxLoopCheckpoints = 512

// NewLoop makes the iteration that begins at a snapshot of the mistake's run, with h. It takes a pass over the examples.
func (m Mistake) NewLoop(p trainer.Problem, s trainer.Snapshot, h trainer.Hyper) *Loop {
	examples, n := p.Size()
	run := m.runAt(p, s)
	l := &Loop{
		run: run, problem: run.p, at: s, hyper: h, lines: trainer.LoopLines(n, h.Lambda), stride: examples/maxLoopCheckpoints + 1,
		LoopSpans: trainer.LoopSpans{DW: make([]trainer.Span, n)},
	}
	if m.changes.gradientCarry == firstOnly {
		r := m.runAt(p, s)
		r.iterate(h)
		l.first = r.row.Grad.Clone()
	}
	machine := l.begin()
	machine.step()
	for i := range l.problem.X {
		if i%l.stride == 0 {
			l.checkpoints = append(l.checkpoints, cloneOf(machine.LoopState))
		}
		for range trainer.BodyLines(n) {
			machine.step()
		}
		l.Include(machine.LoopState)
	}
	return l
}

// Spans are the ranges of the iteration.
func (l *Loop) Spans() trainer.LoopSpans { return l.LoopSpans }

// Problem is what the mistake learns from, which may be something else than it was given.
func (l *Loop) Problem() trainer.Problem { return l.problem }

// RunLines is what the loop holds after so many lines, as trainer.RunLines is: lines is taken as the nearest of
// 0 … trainer.LineCount.
func (l *Loop) RunLines(lines int) trainer.LoopState {
	machine, body := l.begin(), trainer.BodyLines(len(l.DW))
	lines = min(max(lines, 0), trainer.LineCount(l.problem, l.hyper.Lambda))
	if i := min((lines-1)/body/l.stride, len(l.checkpoints)-1); lines > 0 && i >= 0 {
		machine.LoopState = cloneOf(l.checkpoints[i])
	}
	for machine.LinesRan < lines {
		machine.step()
	}
	return machine.LoopState
}

func cloneOf(t trainer.LoopState) trainer.LoopState {
	t.DW, t.Params = slices.Clone(t.DW), t.Params.Clone()
	return t
}

// loopMachine runs the lines of a Loop.
type loopMachine struct {
	trainer.LoopState
	l *Loop
	r *Run // whose formulas and memory they use; it is never iterated
}

func (l *Loop) begin() *loopMachine {
	r, n := *l.run, len(l.DW)
	r.at, r.scratchGrad, r.row = l.at.Params.Clone(), trainer.Zeros(n), Row{Params: trainer.Zeros(n), Grad: trainer.Zeros(n)}
	t := trainer.LoopState{LastLine: -1, I: -1, DW: make([]float64, n), Params: l.at.Params.Clone()}
	return &loopMachine{t, l, &r}
}

// step runs the next line and finds the one after it.
func (t *loopMachine) step() {
	t.LastLine = t.NextLine
	t.run(t.l.lines[t.LastLine])
	t.LinesRan++
	t.NextLine++
	if t.l.lines[t.LastLine].Op == trainer.OpDB && t.I+1 < len(t.l.problem.X) {
		t.NextLine = 1 // OpFor
	}
}

func (t *loopMachine) run(line trainer.LoopLine) {
	from, to := line.Feature, line.Feature+1
	if line.Feature == trainer.AllFeatures {
		from, to = 0, len(t.DW)
	}
	switch line.Op {
	case trainer.OpZero:
		t.zero()
	case trainer.OpFor:
		t.I++
		t.Z, t.A, t.Loss, t.DZ = 0, 0, 0, 0
	case trainer.OpZ, trainer.OpA, trainer.OpJ, trainer.OpDZ:
		t.forward(line.Op)
	case trainer.OpDW, trainer.OpDB:
		t.add(line.Op, from, to)
	case trainer.OpDivide:
		t.divide()
	case trainer.OpPenaltyJ, trainer.OpPenaltyDW:
		t.penalty(line.Op, from, to)
	case trainer.OpUpdateW, trainer.OpUpdateB:
		if t.r.updateInLoop == afterLoop {
			t.update(line.Op, from, to)
		}
	}
}

// zero sets the sums to where the loop starts.
func (t *loopMachine) zero() {
	t.r.resetSums()
	t.J, t.DB = t.r.row.Cost, t.r.row.Grad.B
	copy(t.DW, t.r.row.Grad.W)
	if t.l.first.W != nil {
		copy(t.DW, t.l.first.W)
		t.DB = t.l.first.B
	}
}

func (t *loopMachine) forward(op trainer.LoopOp) {
	e := t.r.exampleAt(t.Params, t.I)
	switch op { //nolint:exhaustive // the lines of the forward pass
	case trainer.OpZ:
		t.Z = e.z
	case trainer.OpA:
		t.A = e.a
	case trainer.OpJ:
		if t.Loss = t.r.lossOf(e); t.r.assignsCost {
			t.J = 0
		}
		t.J += t.Loss
	case trainer.OpDZ:
		if t.DZ = e.dz(); t.r.dz != nil {
			t.DZ = t.r.dz(e)
		}
	}
}

// add runs the lines that add to dw and db.
func (t *loopMachine) add(op trainer.LoopOp, from, to int) {
	r := t.r
	if adds := t.l.first.W == nil && (r.skips == nil || !r.skips(t.I, len(t.l.problem.X))); adds && op == trainer.OpDW {
		for j := from; j < to; j++ {
			t.DW[j] = t.addTerm(t.DW[j], r.assignsW, t.l.Times(t.I, j)*t.DZ)
		}
	} else if adds {
		t.DB = t.addTerm(t.DB, r.assignsB, t.DZ)
	}
	if op == trainer.OpDB {
		t.updateInLoop()
	}
}

// Times is what dz of example i is multiplied by for dw_j.
func (l *Loop) Times(i, j int) float64 {
	x := l.problem.X[i]
	if l.run.x == nil {
		return x[j]
	}
	return l.run.x(x, j)
}

func (t *loopMachine) addTerm(sum float64, last bool, share float64) float64 {
	if last {
		sum = 0
	}
	if sum += float64(share); t.r.divideInLoop {
		sum /= t.r.m
	}
	return sum
}

func (t *loopMachine) updateInLoop() {
	alpha, x := t.r.effectiveAlpha(t.l.hyper.Alpha), t.l.problem.X[t.I]
	switch t.r.updateInLoop {
	case afterLoop:
	case updateByExample:
		for j, v := range x {
			t.Params.W[j] -= float64(float64(alpha*v) * t.DZ)
		}
		t.Params.B -= float64(alpha * t.DZ)
	case updateBySums:
		for j, v := range t.DW {
			t.Params.W[j] -= float64(alpha*v) / t.r.m
		}
		t.Params.B -= float64(alpha*t.DB) / t.r.m
	}
}

func (t *loopMachine) divide() {
	r := t.r
	t.Divided = true
	t.J /= r.divisor(r.divideCost)
	if t.l.first.W != nil {
		return
	}
	if !r.divideInLoop {
		for j := range t.DW {
			t.DW[j] /= r.divisor(r.divideW)
		}
		t.DB /= r.divisor(r.divideB)
	}
	if r.gradientCarry == addsMeans {
		for j, v := range r.previousRow.Grad.W {
			t.DW[j] += v
		}
		t.DB += r.previousRow.Grad.B
	}
}

// penalty runs the lines of λ; a penalty of b has none of its own, and joins db with that of J.
func (t *loopMachine) penalty(op trainer.LoopOp, from, to int) {
	r, lambda := t.r, t.l.hyper.Lambda
	grad := trainer.Params{W: t.DW, B: t.DB}.Clone()
	if r.addPenalty(&grad, t.l.at.Params, lambda); op == trainer.OpPenaltyJ {
		t.J += r.penaltyCost(t.l.at.Params, lambda)
		t.DB = grad.B
	} else if t.l.first.W == nil {
		copy(t.DW[from:to], grad.W[from:to])
	}
}

// update runs the lines of the update. A gradient that is computed with parameters already updated is from then on that
// of the loop.
func (t *loopMachine) update(op trainer.LoopOp, from, to int) {
	r := t.r
	alpha := r.effectiveAlpha(t.l.hyper.Alpha)
	r.at, r.row.Grad = t.Params.Clone(), trainer.Params{W: t.DW, B: t.DB}.Clone()
	if op == trainer.OpUpdateB {
		if r.updateOrder == wThenB || r.updateOrder == sequential {
			t.DB = r.gradAt(t.l.hyper.Lambda).B
		}
		r.updateB(t.DB, alpha)
		t.Params.B = t.storedParam(r.at.B)
		return
	}
	for j := from; j < to; j++ {
		switch r.updateOrder {
		case simultaneous, wThenB:
		case bThenW:
			copy(r.at.W, t.l.at.Params.W)
			r.at.B = t.l.at.Params.B
			r.updateB(t.DB, alpha)
			t.DW[j] = r.gradAt(t.l.hyper.Lambda).W[j]
		case sequential:
			copy(r.at.W, t.Params.W)
			t.DW[j] = r.gradAt(t.l.hyper.Lambda).W[j]
		}
		copy(r.at.W, t.l.at.Params.W)
		r.updateW(t.DW, alpha)
		t.Params.W[j] = t.storedParam(r.at.W[j])
	}
}

// storedParam is a parameter as it is kept.
func (t *loopMachine) storedParam(v float64) float64 {
	if t.r.stored != nil {
		return t.r.stored(v)
	}
	return v
}
