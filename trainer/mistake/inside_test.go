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
		if len(m.Lines()) == 0 && !inData[id] {
			t.Errorf("%s writes no line otherwise", id)
		}
	}
	last, _ := mistake.Find("db=dz")
	in := last.Detail(p, trainer.Snapshot{Params: trainer.Zeros(2)}, trainer.Hyper{Alpha: 0.1}, 2)
	if in.Z != 0 || in.A != 0.5 || in.DZ != 0.5 || in.SoFar.Grad.B != 0.5 || in.Means.Grad.B != -0.125 {
		t.Errorf("db = dz gives %+v", in)
	}
	if lines := last.Lines(); len(lines) != 1 || lines[0] != trainer.OpDB {
		t.Errorf("db = dz is in %v", lines)
	}
}
