package trainer

import "iter"

// TraceLines runs a whole iteration and yields, after each of its LineCount lines,
// the line and what the loop then holds: the traces of [RunLines] for 1 … LineCount,
// made in one pass. The slices of a LoopState are written on by the next line; who
// keeps a LoopState clones them.
func TraceLines(p Problem, at Snapshot, alpha float64) iter.Seq2[LoopLine, LoopState] {
	return func(yield func(LoopLine, LoopState) bool) {
		program := LoopLines(len(at.Params.W), at.Lambda)
		t := newLoopState(at)
		for range LineCount(p, at.Lambda) {
			t.step(program, p, at, alpha)
			if !yield(program[t.LastLine], t) {
				return
			}
		}
	}
}
