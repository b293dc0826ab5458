package trainer

// VectorOp is one line of an iteration without a loop: what lines of the loop do
// for one example after the other, it does for all at once. As the course notes
// have it X is (n, m), an example in each column, Y (1, m) and w (n, 1).
type VectorOp uint8

// The lines, in their order.
const (
	VectorZ  VectorOp = iota // Z = wᵀX + b, (1, m)
	VectorA                  // A = σ(Z), (1, m)
	VectorJ                  // J = the mean of L(A, Y), and the penalty where λ is not 0
	VectorDZ                 // dZ = A − Y, (1, m)
	VectorDW                 // dw = X·dZᵀ/m, (n, 1), and λ/m·w there
	VectorDB                 // db = the mean of dZ
	VectorW                  // w = w − α·dw, (n, 1)
	VectorB                  // b = b − α·db
)

// VectorLineCount is how many lines there are.
const VectorLineCount = int(VectorB) + 1

// VectorLinesRan is how many lines have run where so many lines of the loop
// have: those up to the one that does for all examples what the loop's last line
// did for one. lines is taken as the nearest of 0 … LineCount.
func VectorLinesRan(p Problem, lambda float64, lines int) int {
	m, n := p.Size()
	body, steps := BodyLines(n), LoopLines(n, lambda)
	lines = min(max(lines, 0), LineCount(p, lambda))
	switch end := LinesBeforeExample(p, m); {
	case lines <= 1:
		return 0
	case lines > end:
		return steps[body+lines-end].vectorLinesRan()
	default:
		return steps[1+(lines-2)%body].vectorLinesRan()
	}
}

// LoopLinesRan is how many lines of the loop have run where so many lines of the
// iteration without a loop have: one that stands for a line in each turn has run
// when that of the last turn has. VectorLinesRan of it is ran again.
func LoopLinesRan(p Problem, lambda float64, ran int) int {
	m, n := p.Size()
	if ran <= 0 {
		return 0
	}
	lines := LinesBeforeExample(p, m-1)
	for i, step := range LoopLines(n, lambda) {
		if step.vectorLinesRan() == min(ran, VectorLineCount) {
			lines = LinesBeforeExample(p, m-1) + i
		}
	}
	return lines
}

// vectorLinesRan is how many lines have run of the iteration without a loop once
// one has that stands for this line of the loop; 0 where none does.
func (l LoopLine) vectorLinesRan() int {
	switch l.Op {
	case OpZero, OpFor:
		return 0
	case OpZ:
		return int(VectorZ) + 1
	case OpA:
		return int(VectorA) + 1
	case OpJ:
		return int(VectorJ) + 1
	case OpDZ:
		return int(VectorDZ) + 1
	case OpDW:
		return int(VectorDW) + 1
	case OpDB, OpDivide, OpPenaltyJ, OpPenaltyDW: // what makes means and penalties of sums ends with db
		return int(VectorDB) + 1
	case OpUpdateW:
		return int(VectorW) + 1
	case OpUpdateB:
		return int(VectorB) + 1
	}
	return 0
}
