package trainer_test

import (
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// The two ways to write an iteration have one cursor: what has run without a loop
// is what the loop's last line did for one example, and a line that stands for
// many turns has run when the last of them has.
func TestVectorLinesAndLoopLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		m, n := p.Size()
		at := stepper2(t, p, drawParams(t, p, 2), 0).Snapshot()
		at.Lambda = rapid.SampledFrom([]float64{0, 2}).Draw(t, "λ")
		steps := trainer.LoopLines(n, at.Lambda)
		want := map[trainer.LoopOp]int{
			trainer.OpZ: 1, trainer.OpA: 2, trainer.OpJ: 3, trainer.OpDZ: 4, trainer.OpDW: 5, trainer.OpDB: 6, trainer.OpDivide: 6, trainer.OpPenaltyJ: 6, trainer.OpPenaltyDW: 6,
			trainer.OpUpdateW: 7, trainer.OpUpdateB: 8,
		}
		if got := trainer.VectorLinesRan(p, at.Lambda, 0); got != 0 {
			t.Fatalf("%d lines have run before the first", got)
		}
		for _, trace := range trainer.TraceLines(p, at, 0.3) {
			if got := trainer.VectorLinesRan(p, at.Lambda, trace.LinesRan); got != want[steps[trace.LastLine].Op] {
				t.Fatalf("after %d lines, the last %v: %d", trace.LinesRan, steps[trace.LastLine], got)
			}
			next := trainer.VectorLinesRan(p, at.Lambda, trace.LinesRan) + 1
			if next <= trainer.VectorLineCount && trainer.LoopLinesRan(p, at.Lambda, next) <= trace.LinesRan {
				t.Fatalf("after %d lines the next one ends at %d", trace.LinesRan, trainer.LoopLinesRan(p, at.Lambda, next))
			}
		}
		for ran := range trainer.VectorLineCount + 1 {
			lines := trainer.LoopLinesRan(p, at.Lambda, ran)
			if got := trainer.VectorLinesRan(p, at.Lambda, lines); got != ran {
				t.Fatalf("%d lines are %d of the loop, which are %d", ran, lines, got)
			}
			trace := trainer.RunLines(p, at, 0.3, lines)
			if ran > 0 && (trace.I != m-1 || trace.LastLine+1 < len(steps) && want[steps[trace.LastLine+1].Op] == ran) {
				t.Fatalf("%d lines end at example %d, step %d", ran, trace.I, trace.LastLine)
			}
		}
		if got := trainer.LoopLinesRan(p, at.Lambda, trainer.VectorLineCount); got != trainer.LineCount(p, at.Lambda) {
			t.Fatalf("all lines are %d of the loop's %d", got, trainer.LineCount(p, at.Lambda))
		}
	})
}
