package answer_test

import (
	"fmt"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
)

// Each seed gives another start or example, none hides a mistake, and the same seed gives the same.
func TestChoose(t *testing.T) {
	for name, p := range problems(t) {
		seen := map[string]bool{}
		for seed := range uint64(20) {
			at, err := answer.DrawTelling(p, trainer.Hyper{Alpha: 0.1}, seed, 4)
			if err != nil {
				t.Fatalf("%s, seed %d: %v", name, seed, err)
			}
			if again, _ := answer.DrawTelling(p, trainer.Hyper{Alpha: 0.1}, seed, 4); !again.Params.Equal(at.Params) || again.Example != at.Example {
				t.Errorf("%s: seed %d gives two moments", name, seed)
			}
			seen[fmt.Sprint(at.Params, at.Example)] = true
			hides := answer.CountUndetectedIn(at, 4)
			if hides > map[string]int{"notes": 1}[name] { // its only example with y = 1 beyond the first has x2 = 1
				t.Errorf("%s, seed %d hides %d mistakes", name, seed, hides)
			}
			if hides > 0 {
				continue
			}
			_, n := p.Size()
			for _, b := range answer.Blanks(n) {
				q := answer.Ask(at, b.Kind, b.Feature)
				for _, w := range q.WrongAnswers {
					if d := w.Value - q.Answer; d <= 2*q.Tolerance(4) && -d <= 2*q.Tolerance(4) {
						t.Errorf("%s, seed %d: %v hides %s", name, seed, b, w.ID)
					}
				}
			}
		}
		if len(seen) != 20 {
			t.Errorf("%s: 20 seeds give %d moments", name, len(seen))
		}
	}
}

// One example alone, with a feature that is 0, hides mistakes whatever the start: that is said.
func TestChooseGivesUp(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{0}, {0}, {0}}, Y: []float64{0, 1, 0}}
	if at, err := answer.DrawTelling(p, trainer.Hyper{Alpha: 0.1}, 1, 4); err == nil {
		t.Errorf("%+v hides nothing", at)
	}
}
