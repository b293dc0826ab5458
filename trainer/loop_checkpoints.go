package trainer

import "slices"

// LoopCheckpoints is the examples of one iteration run once, in a pass: with it any place
// in the loop is reached at once, however many examples there are. It is
// immutable.
type LoopCheckpoints struct {
	problem     Problem
	at          Snapshot
	stride      int         // examples from one of checkpoints to the next
	checkpoints []LoopState // the loop before the lines of example 0, stride, 2·stride …
	LoopSpans
}

// LoopSpans are the ranges of the numbers of one iteration: Z of z of every example, J, DW
// and DB of what the sums come to after each.
type LoopSpans struct {
	Z, J, DB Span
	DW       []Span
}

// Include widens the ranges by what the loop holds after the lines of an example.
func (s *LoopSpans) Include(t LoopState) {
	s.Z.include(t.Z)
	s.J.include(t.J)
	s.DB.include(t.DB)
	for j, v := range t.DW {
		s.DW[j].include(v)
	}
}

// Spans are the ranges of the iteration.
func (l *LoopCheckpoints) Spans() LoopSpans { return l.LoopSpans }

// Problem is what the iteration is one of.
func (l *LoopCheckpoints) Problem() Problem { return l.problem }

// Span is the range of 0 and some finite numbers.
type Span struct{ Low, High float64 }

func (s *Span) include(v float64) {
	if finite(v) {
		s.Low, s.High = min(s.Low, v), max(s.High, v)
	}
}

// maxLoopCheckpoints is how many places of the loop are kept, maxCheckpointNumbers how many numbers
// they may hold together: of many features fewer places are.
const (
	maxLoopCheckpoints   = 1024
	maxCheckpointNumbers = 1 << 19 // 4 MiB
)

// NewLoopCheckpoints runs the examples of the iteration that begins at the parameters of at.
// It takes about as long as [Evaluate].
func NewLoopCheckpoints(p Problem, at Snapshot) *LoopCheckpoints {
	m, n := p.Size()
	s := &LoopCheckpoints{problem: p, at: at, stride: m/min(maxLoopCheckpoints, maxCheckpointNumbers/(n+1)+1) + 1, LoopSpans: LoopSpans{DW: make([]Span, n)}}
	program, body := LoopLines(n, at.Lambda), BodyLines(n)
	t := newLoopState(at)
	t.step(program, p, at, 0) // J = 0, dw = 0, db = 0; α comes later
	for i := range p.X {
		if i%s.stride == 0 {
			mark := t
			mark.DW = slices.Clone(t.DW) // the parameters stay until all examples have run
			s.checkpoints = append(s.checkpoints, mark)
		}
		t.runExample(p, at, body)
		s.Include(t)
	}
	return s
}

// RunLines is [RunLines] of the iteration.
func (l *LoopCheckpoints) RunLines(alpha float64, lines int) LoopState {
	body, program := BodyLines(len(l.DW)), LoopLines(len(l.DW), l.at.Lambda)
	lines = min(max(lines, 0), LineCount(l.problem, l.at.Lambda))
	t := newLoopState(l.at)
	if i := min((lines-1)/body/l.stride, len(l.checkpoints)-1); lines > 0 && i >= 0 {
		t = l.checkpoints[i].clone()
	}
	for t.LinesRan > 0 && t.LinesRan+body <= lines && t.I+1 < len(l.problem.X) {
		t.runExample(l.problem, l.at, body)
	}
	if t.I >= 0 {
		t.A = Sigmoid(t.Z)
	}
	for t.LinesRan < lines {
		t.step(program, l.problem, l.at, alpha)
	}
	return t
}

// runExample runs the body lines of the next example as step would, all at once
// and with one exp; A is left out.
func (t *LoopState) runExample(p Problem, at Snapshot, body int) {
	t.I++
	x := p.X[t.I]
	t.Z = at.Params.Z(x)
	t.Loss, t.DZ = lossDZ(t.Z, p.Y[t.I])
	t.J += t.Loss
	for j := range t.DW {
		t.DW[j] += float64(x[j] * t.DZ)
	}
	t.DB += t.DZ
	t.LinesRan += body
	t.LastLine, t.NextLine = body, 1 // OpDB, OpFor
	if t.I+1 == len(p.X) {
		t.NextLine = body + 1 // OpDivide
	}
}

// clone is a copy that later lines do not write to.
func (t *LoopState) clone() LoopState {
	c := *t
	c.DW, c.Params = slices.Clone(t.DW), t.Params.Clone()
	return c
}
