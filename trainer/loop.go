package trainer

// LoopOp is one operation of the loop inside an iteration.
type LoopOp uint8

// The operations, in the order of the course notes.
const (
	OpZero      LoopOp = iota // J = 0, dw = 0, db = 0
	OpFor                     // the next example
	OpZ                       // z = w·x + b
	OpA                       // a = σ(z)
	OpJ                       // J += L(a, y)
	OpDZ                      // dz = a − y
	OpDW                      // dw_j += x_j·dz
	OpDB                      // db += dz
	OpDivide                  // J, dw, db /= m
	OpPenaltyJ                // J += λ/2m·Σ w_j², where λ is not 0
	OpPenaltyDW               // dw_j += λ/m·w_j, there too
	OpUpdateW                 // w_j := w_j − α·dw_j
	OpUpdateB                 // b := b − α·db
)

// AllFeatures stands for every feature at once, in a line that folds them.
const AllFeatures = -1

// LoopLine is one line of the loop. Feature is the 0-based feature of OpDW,
// OpPenaltyDW and OpUpdateW, or AllFeatures.
type LoopLine struct {
	Op      LoopOp
	Feature int // 0 for operations of no feature
}

// maxUnfoldedFeatures is how many features have lines of their own; more fold into one.
const maxUnfoldedFeatures = 3

// LoopLines lists the lines of one iteration for n features. From OpFor to OpDB
// they run once for every example. Those of the penalty are there where λ is not 0.
func LoopLines(n int, lambda float64) []LoopLine {
	lines := []LoopLine{{Op: OpZero}, {Op: OpFor}, {Op: OpZ}, {Op: OpA}, {Op: OpJ}, {Op: OpDZ}}
	lines = append(lines, perFeature(OpDW, n)...)
	lines = append(lines, LoopLine{Op: OpDB}, LoopLine{Op: OpDivide})
	if lambda != 0 {
		lines = append(lines, LoopLine{Op: OpPenaltyJ})
		lines = append(lines, perFeature(OpPenaltyDW, n)...)
	}
	lines = append(lines, perFeature(OpUpdateW, n)...)
	return append(lines, LoopLine{Op: OpUpdateB})
}

func perFeature(op LoopOp, n int) []LoopLine {
	if n > maxUnfoldedFeatures {
		return []LoopLine{{op, AllFeatures}}
	}
	var lines []LoopLine
	for j := range n {
		lines = append(lines, LoopLine{op, j})
	}
	return lines
}

// features lists the features that a line is about.
func (l LoopLine) features(n int) (from, to int) {
	if l.Feature == AllFeatures {
		return 0, n
	}
	return l.Feature, l.Feature + 1
}

// BodyLines is how many lines run for one example of n features.
func BodyLines(n int) int { return 6 + len(perFeature(OpDW, n)) }

// LineCount is how many lines run in one iteration:
//
//	1 + m·BodyLines(n) + 1 + the lines of the penalty and of the update
func LineCount(p Problem, lambda float64) int {
	m, n := p.Size()
	body := BodyLines(n)
	return m*body + len(LoopLines(n, lambda)) - body
}

// LinesBeforeExample is how many lines have run before those of example i (0-based) begin.
func LinesBeforeExample(p Problem, i int) int {
	_, n := p.Size()
	return 1 + i*BodyLines(n)
}

// LoopState is what the loop holds after some of its lines.
type LoopState struct {
	LinesRan           int // how many have run
	LastLine, NextLine int // places in LoopLines: the line that just ran (−1: none) and the next (len(LoopLines): none)

	I              int     // example of the loop, 0-based; −1 before the first
	Z, A, Loss, DZ float64 // of example I, as far as its lines have run

	// The accumulators: sums so far, means once Divided.
	J       float64
	DW      []float64
	DB      float64
	Divided bool

	Params Params // updated as far as the update has run
}

// RunLines runs the first lines of an iteration that begins at the parameters
// of at. It is pure: the same lines give the same numbers, forwards and
// backwards. lines is taken as the nearest of 0 … LineCount. The sums are
// made in the order of the rows with the terms of [Evaluate]; the division
// takes of the snapshot J, dw and db without a penalty, which are those
// sums divided by m but for rounding: the trainer adds in another order, and
// without overflow. λ is that of the snapshot.
func RunLines(p Problem, at Snapshot, alpha float64, lines int) LoopState {
	program := LoopLines(len(at.Params.W), at.Lambda)
	t := newLoopState(at)
	for range min(max(lines, 0), LineCount(p, at.Lambda)) {
		t.step(program, p, at, alpha)
	}
	return t
}

// newLoopState is the iteration before its first line.
func newLoopState(at Snapshot) LoopState {
	return LoopState{LastLine: -1, I: -1, DW: make([]float64, len(at.Params.W)), Params: at.Params.Clone()}
}

// step runs the next line and finds the one after it.
func (t *LoopState) step(program []LoopLine, p Problem, at Snapshot, alpha float64) {
	t.LastLine = t.NextLine
	t.run(program[t.LastLine], p, at, alpha)
	t.LinesRan++
	t.NextLine++
	if program[t.LastLine].Op == OpDB && t.I+1 < len(p.X) {
		t.NextLine = 1 // OpFor
	}
}

// run executes one line: the one machine behind every text of the loop.
func (t *LoopState) run(l LoopLine, p Problem, at Snapshot, alpha float64) {
	from, to := l.features(len(t.DW))
	switch l.Op {
	case OpZero:
		t.J, t.DB = 0, 0
		clear(t.DW)
	case OpFor:
		t.I++
		t.Z, t.A, t.Loss, t.DZ = 0, 0, 0, 0
	case OpZ:
		t.Z = at.Params.Z(p.X[t.I])
	case OpA:
		t.A = Sigmoid(t.Z)
	case OpJ:
		t.Loss = Loss(t.Z, p.Y[t.I])
		t.J += t.Loss
	case OpDZ:
		t.DZ = DZ(t.Z, p.Y[t.I])
	case OpDW:
		for j := from; j < to; j++ {
			t.DW[j] += float64(p.X[t.I][j] * t.DZ)
		}
	case OpDB:
		t.DB += t.DZ
	case OpDivide:
		t.J, t.DB, t.Divided = at.UnpenalisedCost(), at.Grad.B, true
		copy(t.DW, at.UnpenalisedDW())
	case OpPenaltyJ:
		t.J = at.Cost
	case OpPenaltyDW:
		copy(t.DW[from:to], at.Grad.W[from:to])
	case OpUpdateW:
		copy(t.Params.W[from:to], at.NextParams(alpha).W[from:to])
	case OpUpdateB:
		t.Params.B = at.NextParams(alpha).B
	}
}
