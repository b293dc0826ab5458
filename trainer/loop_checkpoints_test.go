package trainer_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"descent/trainer"
)

// From the marks of a pass every line holds what it holds line by line, and the
// spans are those of all lines.
func TestCheckpointsAgreeWithLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		at := stepper2(t, p, drawParams(t, p, 2), 0).Snapshot()
		s := trainer.NewLoopCheckpoints(p, at)
		var z, j, db trainer.Span
		include := func(to *trainer.Span, v float64) { to.Low, to.High = min(to.Low, v), max(to.High, v) }
		dw := make([]trainer.Span, len(at.Params.W))
		program := trainer.LoopLines(len(at.Params.W), 0)
		for _, want := range trainer.TraceLines(p, at, 0.3) {
			if got := s.RunLines(0.3, want.LinesRan); !equal(got, want) {
				t.Fatalf("%d lines: %+v, want %+v", want.LinesRan, got, want)
			}
			if program[want.LastLine].Op != trainer.OpDB {
				continue
			}
			include(&z, want.Z)
			include(&j, want.J)
			include(&db, want.DB)
			for k := range dw {
				include(&dw[k], want.DW[k])
			}
		}
		if got, want := fmt.Sprint(s.Z, s.J, s.DB, s.DW), fmt.Sprint(z, j, db, dw); got != want {
			t.Fatalf("spans %s, want %s", got, want)
		}
		for _, lines := range []int{-1, 0, math.MaxInt} {
			if got, want := s.RunLines(0.3, lines), trainer.RunLines(p, at, 0.3, lines); !equal(got, want) {
				t.Fatalf("%d lines: %+v, want %+v", lines, got, want)
			}
		}
	})
}

// many is m examples of two features.
func many(m int) trainer.Problem {
	flat := make([]float64, 2*m)
	p := trainer.Problem{X: make([][]float64, m), Y: make([]float64, m)}
	for i := range p.X {
		p.X[i] = flat[2*i : 2*i+2]
		p.X[i][0], p.X[i][1], p.Y[i] = math.Sin(float64(i)), float64(i%7)-3, float64(i%2)
	}
	return p
}

// Where there are more examples than marks: at both ends of a stride.
func TestCheckpointsOfManyExamples(t *testing.T) {
	p := many(5000) // a mark every 5 examples
	at := stepper(t, p, trainer.Params{W: []float64{0.5, -2}, B: 1}, 0).Snapshot()
	s := trainer.NewLoopCheckpoints(p, at)
	for _, i := range []int{0, 1, 4, 5, 6, 2499, 2500, 4995, 4999, 5000} {
		for d := -2; d <= 2; d++ {
			lines := trainer.LinesBeforeExample(p, i) + d
			if got, want := s.RunLines(1, lines), trainer.RunLines(p, at, 1, lines); !equal(got, want) {
				t.Errorf("%d lines: %+v, want %+v", lines, got, want)
			}
		}
	}
}

// A line of a million examples must not take a pass: 20 ms is longer than a
// frame, and a pass of the lines one by one takes ten times that.
func TestCheckpointsAreQuick(t *testing.T) {
	p := many(1_000_000)
	at := stepper(t, p, trainer.Zeros(2), 0).Snapshot()
	s := trainer.NewLoopCheckpoints(p, at)
	begin := time.Now()
	for i := range 100 {
		s.RunLines(1, trainer.LinesBeforeExample(p, i*10_000+9_999))
	}
	if took := time.Since(begin) / 100; took > 20*time.Millisecond {
		t.Errorf("one line takes %v", took)
	}
}

func BenchmarkNewLoopCheckpoints(b *testing.B) {
	p := many(1_000_000)
	at := trainer.Snapshot{Params: trainer.Params{W: []float64{0.5, -2}, B: 1}, Grad: trainer.Zeros(2)}
	for b.Loop() {
		trainer.NewLoopCheckpoints(p, at)
	}
}
