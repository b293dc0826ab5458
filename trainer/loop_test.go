package trainer_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// tight is the tolerance of the reference values, which are of order 1.
const tight = 1e-12

// iteration is one of trace.json: what the loop holds after each example.
type iteration struct {
	W     []float64
	B     float64
	Steps []struct {
		Z, A, Loss, DZ, J, DB float64
		DW                    []float64
	}
	Mean  moment
	WNext []float64 `json:"w_next"`
	BNext float64   `json:"b_next"`
}

func TestTraceExampleByExample(t *testing.T) {
	var file struct {
		X     [][]float64
		Y     []float64
		Alpha float64
		Trace []iteration
	}
	read(t, "trace", &file)
	if len(file.Trace) == 0 {
		t.Fatal("no iterations")
	}
	p := trainer.Problem{X: file.X, Y: file.Y}
	for k, want := range file.Trace {
		at := stepper(t, p, trainer.Params{W: want.W, B: want.B}, 0).Snapshot()
		if len(want.Steps) != len(p.X) {
			t.Fatalf("k = %d: %d steps", k, len(want.Steps))
		}
		for i, s := range want.Steps {
			got := trainer.RunLines(p, at, file.Alpha, trainer.LinesBeforeExample(p, i+1))
			if got.I != i {
				t.Errorf("k = %d: example %d, want %d", k, got.I, i)
			}
			if e := apart([]float64{got.Z, got.A, got.Loss, got.DZ, got.J, got.DB}, []float64{s.Z, s.A, s.Loss, s.DZ, s.J, s.DB}); e > tight {
				t.Errorf("k = %d, i = %d: %+v is off by %g", k, i, got, e)
			}
			if e := apart(got.DW, s.DW); e > tight {
				t.Errorf("k = %d, i = %d: dw %v is off by %g", k, i, got.DW, e)
			}
		}
		end := trainer.RunLines(p, at, file.Alpha, trainer.LineCount(p, 0))
		if e := off(trainer.Params{W: end.DW, B: end.DB}, want.Mean.DW, want.Mean.DB); e > tight || math.Abs(end.J-want.Mean.J) > tight {
			t.Errorf("k = %d: means %+v", k, end)
		}
		if e := off(end.Params, want.WNext, want.BNext); e > tight {
			t.Errorf("k = %d: after the update %v", k, end.Params)
		}
	}
}

// apart is the largest difference of two lists of the same length.
func apart(got, want []float64) float64 {
	worst := 0.0
	for j := range want {
		worst = max(worst, math.Abs(got[j]-want[j]))
	}
	return worst
}

// accumulatorNames runs the loop up to its division, which takes the snapshot's own means
// and so says nothing about the sums.
func accumulatorNames(p trainer.Problem, at trainer.Snapshot) trainer.LoopState {
	return trainer.RunLines(p, at, 1, trainer.LinesBeforeExample(p, len(p.X)))
}

// gscale is what errors of a gradient are relative to: the larger of the means
// of |a − y| and |x_j (a − y)|.
func gscale(p trainer.Problem, at trainer.Params) float64 {
	_, n := p.Size()
	means := make([]float64, n+1)
	for i, x := range p.X {
		dz := math.Abs(trainer.DZ(at.Z(x), p.Y[i]))
		means[n] += dz
		for j := range x {
			means[j] += math.Abs(x[j]) * dz
		}
	}
	return slices.Max(means) / float64(len(p.X))
}

// The loop arrives where the trainer does: the sums divided by m to 1e-12, the
// means and the update bit for bit.
func TestLoopEndsAtNextParams(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, rapid.SampledFrom([]float64{1, 10, 1e6}).Draw(t, "reach"))
		s := stepper2(t, p, drawParams(t, p, 2), 0)
		alpha := rapid.Float64Range(1e-3, 10).Draw(t, "α")
		for range rapid.IntRange(0, 5).Draw(t, "k") {
			s.Step(trainer.Hyper{Alpha: alpha})
		}
		at, m := s.Snapshot(), float64(len(p.X))
		got := accumulatorNames(p, at)
		if got.Divided || got.I != len(p.X)-1 {
			t.Fatalf("after the last example: %+v", got)
		}
		if e := math.Abs(got.J/m - at.Cost); e > tight*at.Cost {
			t.Fatalf("J/m = %v, the trainer's %v", got.J/m, at.Cost)
		}
		scale := gscale(p, at.Params)
		mean := trainer.Params{W: slices.Clone(got.DW), B: got.DB / m}
		for j := range mean.W {
			mean.W[j] /= m
		}
		if e := off(mean, at.Grad.W, at.Grad.B); e > tight*scale {
			t.Fatalf("means %v, the trainer's %v; off by %g of %g", mean, at.Grad, e, scale)
		}
		end := trainer.RunLines(p, at, alpha, trainer.LineCount(p, 0))
		if !end.Divided || end.J != at.Cost || !(trainer.Params{W: end.DW, B: end.DB}).Equal(at.Grad) {
			t.Fatalf("at the end %+v, the trainer's %+v", end, at)
		}
		if next := s.Step(trainer.Hyper{Alpha: alpha}); !end.Params.Equal(next.Params) {
			t.Fatalf("updated to %v, the trainer to %v", end.Params, next.Params)
		}
	})
}

// Whichever way a number of lines is come to, it holds the same.
func TestLinesForwardsAndBackwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		at := stepper2(t, p, drawParams(t, p, 2), 0).Snapshot()
		before := trainer.Snapshot{Params: at.Params.Clone(), Grad: at.Grad.Clone()}
		var forwards []trainer.LoopState
		for _, trace := range trainer.TraceLines(p, at, 0.3) {
			forwards = append(forwards, clone(trace))
		}
		if len(forwards) != trainer.LineCount(p, 0) {
			t.Fatalf("%d lines, LineCount says %d", len(forwards), trainer.LineCount(p, 0))
		}
		for lines := len(forwards); lines > 0; lines-- {
			if got := trainer.RunLines(p, at, 0.3, lines); !equal(got, forwards[lines-1]) {
				t.Fatalf("%d lines backwards %+v, forwards %+v", lines, got, forwards[lines-1])
			}
		}
		if !before.Params.Equal(at.Params) || !before.Grad.Equal(at.Grad) {
			t.Fatal("the snapshot was written to")
		}
	})
}

func clone(t trainer.LoopState) trainer.LoopState {
	t.DW, t.Params = slices.Clone(t.DW), t.Params.Clone()
	return t
}

func equal(a, b trainer.LoopState) bool {
	whole := a.LinesRan == b.LinesRan && a.LastLine == b.LastLine && a.NextLine == b.NextLine && a.I == b.I && a.Divided == b.Divided
	numbers := a.Z == b.Z && a.A == b.A && a.Loss == b.Loss && a.DZ == b.DZ && a.J == b.J && a.DB == b.DB
	return whole && numbers && slices.Equal(a.DW, b.DW) && a.Params.Equal(b.Params)
}

func TestLineCountIsClamped(t *testing.T) {
	at := stepper(t, students, trainer.Zeros(1), 0).Snapshot()
	none := trainer.RunLines(students, at, 0.5, -3)
	if none.LinesRan != 0 || none.LastLine != -1 || none.NextLine != 0 || none.I != -1 || !equal(none, trainer.RunLines(students, at, 0.5, 0)) {
		t.Errorf("before the first line: %+v", none)
	}
	all := trainer.RunLines(students, at, 0.5, math.MaxInt)
	program := trainer.LoopLines(1, 0)
	// 1 line, 4 examples of 7, the division, w and b.
	if all.LinesRan != 1+4*7+3 || all.NextLine != len(program) || program[all.LastLine].Op != trainer.OpUpdateB {
		t.Errorf("after the last line: %+v", all)
	}
}

// Where an example begins: for is next, and once it ran the example is i and
// nothing of it is computed.
func TestLineOf(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 30} {
		p := trainer.Problem{Y: []float64{0, 1, 1}}
		for i := range p.Y {
			p.X = append(p.X, slices.Repeat([]float64{float64(i + 1)}, n))
		}
		at := stepper(t, p, trainer.Zeros(n), 0).Snapshot()
		program := trainer.LoopLines(n, 0)
		for i := range p.Y {
			start := trainer.LinesBeforeExample(p, i)
			before, after := trainer.RunLines(p, at, 1, start), trainer.RunLines(p, at, 1, start+1)
			if program[before.NextLine].Op != trainer.OpFor || before.I != i-1 {
				t.Errorf("n = %d, example %d: before its lines %+v", n, i, before)
			}
			if program[after.LastLine].Op != trainer.OpFor || after.I != i || after.A != 0 || after.DZ != 0 || after.J != before.J {
				t.Errorf("n = %d, example %d: begun with %+v", n, i, after)
			}
		}
		if next := trainer.RunLines(p, at, 1, trainer.LinesBeforeExample(p, 3)).NextLine; program[next].Op != trainer.OpDivide {
			t.Errorf("n = %d: after the last example %+v is next", n, program[next])
		}
	}
}

func TestTraceLinesCanStop(t *testing.T) {
	at := stepper(t, students, trainer.Zeros(1), 0).Snapshot()
	seen := 0
	for line := range trainer.TraceLines(students, at, 0.5) {
		seen++
		if line.Op == trainer.OpA {
			break
		}
	}
	if seen != 4 { // zero, for, z, a
		t.Errorf("left after %d lines", seen)
	}
}

// A sum may overflow where its mean does not; then the mean is the trainer's.
func TestSumOverflows(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1.5e308}, {1.5e308}, {1.5e308}}, Y: []float64{0, 0, 0}}
	at := stepper(t, p, trainer.Zeros(1), 0).Snapshot()
	// Three times ½·1.5e308 is above the largest float64, 1.8e308.
	if got := accumulatorNames(p, at); !math.IsInf(got.DW[0], 1) {
		t.Errorf("the sum is %v", got.DW)
	}
	if end := trainer.RunLines(p, at, 1e-300, math.MaxInt); end.DW[0] != 0.75e308 || !end.Params.Finite() {
		t.Errorf("at the end %+v", end)
	}
}
