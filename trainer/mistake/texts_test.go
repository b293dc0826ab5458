package mistake_test

import (
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
)

// The texts are plain ASCII, of a length that fits a line of 80 columns where they stand, and no two mistakes have the same id.
func TestTexts(t *testing.T) {
	p := trainer.Problem{X: make([][]float64, 100), Y: make([]float64, 100)}
	for i := range p.X {
		p.X[i] = []float64{1, 2}
	}
	seen := map[string]bool{}
	for _, m := range mistake.All() {
		if seen[m.ID] {
			t.Errorf("%s is there twice", m.ID)
		}
		seen[m.ID] = true
		does := m.Does(p)
		many := m.Of(30)
		for _, text := range []string{m.ID, m.Wrong, m.Right, many.Wrong, many.Right, does, m.Fix} {
			if text == "" || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
				t.Errorf("%s: %q", m.ID, text)
			}
		}
		for _, sentence := range []string{does, m.Fix} {
			if !strings.HasSuffix(sentence, ".") || strings.ContainsAny(sentence, "{}") {
				t.Errorf("%s: %q is no sentence", m.ID, sentence)
			}
		}
		if strings.ContainsAny(many.Wrong+many.Right, "{}") {
			t.Errorf("%s: %q for %q", m.ID, many.Wrong, many.Right)
		}
		if m.Wrong == m.Right || strings.HasSuffix(m.Wrong, ".") {
			t.Errorf("%s: %q for %q", m.ID, m.Wrong, m.Right)
		}
	}
	if len(seen) != 75 {
		t.Errorf("there are %d mistakes", len(seen))
	}
	if m, _ := mistake.Find("db=dz"); !strings.Contains(m.Does(p), "the 99 before it are lost") {
		t.Errorf("db=dz: %q", m.Does(p))
	}
}

// A mistake that takes one feature for another needs two of them, and one of the penalty a λ.
func TestApplies(t *testing.T) {
	one := trainer.Problem{X: [][]float64{{1}, {2}}, Y: []float64{0, 1}}
	for id, want := range map[string]bool{"x1-for-x2": false, "x-swapped": false, "sum-over-features": false, "L2-b": false, "sum": true, "m-minus-1": true} {
		if got := find(t, id).Applies(one, 0); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
	if !find(t, "L2-b").Applies(one, 1) {
		t.Error("L2-b does not apply to lambda 1")
	}
	if single := (trainer.Problem{X: one.X[:1], Y: one.Y[:1]}); find(t, "m-minus-1").Applies(single, 0) {
		t.Error("m-1 is 0")
	}
}

// Steps are longer by what the gradient is not divided by, and by what is taken for alpha.
func TestGain(t *testing.T) {
	p := trainer.Problem{X: make([][]float64, 20), Y: make([]float64, 20)}
	for i := range p.X {
		p.X[i] = []float64{1, 2}
	}
	for id, want := range map[string]float64{"sum": 20, "sum-db": 20, "n-for-m": 10, "double": 2, "half": 1, "alpha-x10": 10, "alpha-forgot": 5, "no-x": 1} {
		if got := find(t, id).MaxStepRatio(p, 0.2); got != want {
			t.Errorf("%s: %v, not %v", id, got, want)
		}
	}
}
