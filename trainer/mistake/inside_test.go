package mistake_test

import (
	"math"
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
)

// What is seen inside a mistake is its run: the means are those of its snapshot, the updated parameters those of its
// next one, and the sums after the last example, divided, the means. Every mistake that has a run of its own writes a
// line otherwise, but for those of the data and of float32.
func TestInsideIsTheRun(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1}}
	h := trainer.Hyper{Alpha: 0.1, Lambda: 0.5}
	same := func(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) }
	for _, id := range mistake.IDs() {
		m, _ := mistake.Find(id)
		rule, _ := m.Rule()
		if !m.Applies(p, h.Lambda) {
			continue
		}
		s, err := trainer.NewRuleStepper(p, rule, trainer.Params{W: []float64{0.2, -0.1}, B: 0.3}, h, 0)
		if err != nil {
			t.Fatal(err)
		}
		for range 4 {
			at := s.Snapshot()
			in := m.Detail(p, at, h, len(p.X)-1)
			next := s.Step(h)
			if !same(in.Means.J, at.Cost) || !same(in.Means.Grad.W[1], at.Grad.W[1]) || !same(in.Means.Grad.B, at.Grad.B) {
				t.Errorf("%s at k %d: inside are J %v, %v, and in its run %v, %v", id, at.Iter, in.Means.J, in.Means.Grad, at.Cost, at.Grad)
			}
			if !same(in.Next.W[0], next.Params.W[0]) || !same(in.Next.B, next.Params.B) {
				t.Errorf("%s at k %d: it goes to %v, not %v", id, at.Iter, in.Next, next.Params)
			}
		}
		inData := map[string]bool{"labels-swapped": true, "standardised": true, "sample-std": true}
		if len(rewritten(m, 2)) == 0 && !inData[id] && id != "stale" {
			t.Errorf("%s writes no line otherwise", id)
		}
	}
	last, _ := mistake.Find("db=dz")
	in := last.Detail(p, trainer.Snapshot{Params: trainer.Zeros(2)}, trainer.Hyper{Alpha: 0.1}, 2)
	if in.Z != 0 || in.A != 0.5 || in.DZ != 0.5 || in.SoFar.Grad.B != 0.5 || in.Means.Grad.B != -0.125 {
		t.Errorf("db = dz gives %+v", in)
	}
	if lines := rewritten(last, 2); len(lines) != 1 || lines[0].Op != trainer.OpDB {
		t.Errorf("db = dz is in %v", lines)
	}
}

func rewritten(m mistake.Mistake, n int) (lines []trainer.LoopLine) {
	for _, l := range trainer.LoopLines(n, 0.5) {
		if m.Rewrites(l, n) {
			lines = append(lines, l)
		}
	}
	return lines
}

// A line is written otherwise where it gives another number than the right line does from the same numbers before it, and
// nowhere else. Each line of three iterations is made here by its own formula from what the mistake has before it. Those
// that differ in where or when a line stands, and not in what it gives, are named.
func TestRewritesWhatDiffers(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2, 0.7}, {2, -1, 0.3}, {-1.5, 0.5, 1.9}, {0.5, 1, -0.6}}, Y: []float64{1, 0, 0, 1}}
	byPlace := map[string]bool{
		"divide-in-loop": true, "online": true, "update-in-loop": true, "stale": true, "no-reset-sum": true, // another place or time
		"labels-swapped": true, "standardised": true, "sample-std": true, // other data
		"float32": true, // is less than what is looked at here
	}
	for _, id := range mistake.IDs() {
		m, _ := mistake.Find(id)
		h := trainer.Hyper{Alpha: 0.13}
		if m.Kind == mistake.Penalty {
			h.Lambda = 0.5
		}
		if byPlace[id] || !m.Applies(p, h.Lambda) {
			continue
		}
		differs := linesThatDiffer(t, p, m, h)
		for _, l := range trainer.LoopLines(3, h.Lambda) {
			if got := m.Rewrites(l, 3); got != differs[l] {
				t.Errorf("%s: %s is rewritten: %v, gives another number: %v", id, l.Text(3), got, differs[l])
			}
		}
	}
}

func linesThatDiffer(t *testing.T, p trainer.Problem, m mistake.Mistake, h trainer.Hyper) map[trainer.LoopLine]bool {
	t.Helper()
	rule, _ := m.Rule()
	s, err := trainer.NewRuleStepper(p, rule, trainer.Params{W: []float64{0.2, -0.1, 0.4}, B: 0.3}, h, 0)
	if err != nil {
		t.Fatal(err)
	}
	differs := map[trainer.LoopLine]bool{}
	for range 3 {
		at := s.Snapshot()
		line := func(op trainer.LoopOp, feature int, got, want float64) {
			if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
				differs[trainer.LoopLine{Op: op, Feature: feature}] = true
			}
		}
		before := mistake.Sums{Grad: trainer.Zeros(3)}
		for i, x := range p.X {
			in, y := m.Detail(p, at, h, i), p.Y[i]
			z := at.Params.B
			sum := func(op trainer.LoopOp, feature int, got, want float64) {
				if l := (trainer.LoopLine{Op: op, Feature: feature}); i == 0 && at.Iter > 0 && !differs[l] {
					line(trainer.OpZero, 0, got, want) // it was right at k 0
				} else if i > 0 || at.Iter == 0 {
					line(op, feature, got, want)
				}
			}
			for j, w := range at.Params.W {
				z += w * x[j]
				sum(trainer.OpDW, j, in.SoFar.Grad.W[j], before.Grad.W[j]+x[j]*in.DZ)
			}
			line(trainer.OpZ, 0, in.Z, z)
			line(trainer.OpA, 0, in.A, 1/(1+math.Exp(-in.Z)))
			line(trainer.OpDZ, 0, in.DZ, in.A-y)
			sum(trainer.OpJ, 0, in.SoFar.J, before.J-y*math.Log(in.A)-(1-y)*math.Log(1-in.A))
			sum(trainer.OpDB, 0, in.SoFar.Grad.B, before.Grad.B+in.DZ)
			before = in.SoFar
		}
		afterTheLoop(line, before, m.Detail(p, at, h, 0), at.Params, h)
		s.Step(h)
	}
	return differs
}

// afterTheLoop are the lines from the means on, of four examples.
func afterTheLoop(line func(op trainer.LoopOp, feature int, got, want float64), sums mistake.Sums, in mistake.IterationDetail, at trainer.Params, h trainer.Hyper) {
	var squares float64
	for j, w := range at.W {
		squares += w * w
		if h.Lambda == 0 {
			line(trainer.OpDivide, 0, in.Means.Grad.W[j], sums.Grad.W[j]/4)
		} else {
			line(trainer.OpPenaltyDW, j, in.Means.Grad.W[j], sums.Grad.W[j]/4+h.Lambda/4*w)
		}
		line(trainer.OpUpdateW, j, in.Next.W[j], w-h.Alpha*in.Means.Grad.W[j])
	}
	if h.Lambda == 0 {
		line(trainer.OpDivide, 0, in.Means.J, sums.J/4)
		line(trainer.OpDivide, 0, in.Means.Grad.B, sums.Grad.B/4)
	} else {
		line(trainer.OpPenaltyJ, 0, in.Means.J, sums.J/4+h.Lambda/8*squares)
	}
	line(trainer.OpUpdateB, 0, in.Next.B, at.B-h.Alpha*in.Means.Grad.B)
}
