package pane

import (
	"math"
	"testing"

	"descent/trainer"
)

// costOf is J with the penalty of the world.
func (w *world) costOf(t model) float64 {
	if w.lambda == 0 { // 0 times what overflows is no number
		return costAt(w.x, w.y, t)
	}
	sum := 0.0
	for _, v := range t[:len(t)-1] {
		sum += v * v
	}
	return costAt(w.x, w.y, t) + w.lambda/(2*float64(len(w.x)))*sum
}

// slopeOf is the gradient of that.
func (w *world) slopeOf(t model) (d, size model) {
	if d, size = slopeAt(w.x, w.y, t); w.lambda == 0 {
		return d, size
	}
	for j, v := range t[:len(t)-1] {
		d[j] += w.lambda / float64(len(w.x)) * v
		size[j] += math.Abs(w.lambda / float64(len(w.x)) * v)
	}
	return d, size
}

// grows walks on from a model by the textbook and reports whether one weight grows in
// every step of so many, and is thrown from one side to the other.
func (s instant) grows(from model, steps int) bool {
	for j := range len(from) - 1 {
		at, always := append(model{}, from...), true
		for range steps {
			d, _ := s.slopeOf(at)
			before := at[j]
			for i := range at {
				at[i] -= s.alpha * d[i]
			}
			always = always && math.Abs(at[j]) > math.Abs(before) && (at[j] > 0) != (before > 0)
		}
		if always {
			return true
		}
	}
	return false
}

// limitOfAlpha is 2m/λ.
func (s instant) limitOfAlpha() float64 { return 2 * float64(len(s.x)) / s.lambda }

func penaltyProofs() map[kind]proof {
	over := `(?:α ` + numeral + ` >|Over) 2m/λ = ` + numeral + `: `
	return map[kind]proof{
		kindPenaltyThrows: {over + `(?:the penalty throws w out|w is thrown out)\.`, func(s instant, m []string) bool {
			return isFloored(m[2], s.limitOfAlpha()) && s.alpha > s.limitOfAlpha() && math.Abs(1-s.alpha*s.lambda/float64(len(s.x))) > 1
		}},
		kindBlowsUp: {over + `(?:w now grows for ever|w blows up|w blew up|that blew w up)\.`, func(s instant, m []string) bool {
			from, steps := s.now, 60
			if s.status == trainer.Diverged {
				from, steps = s.before, 1
				if len(s.path) > 30 {
					from, steps = s.path[len(s.path)-30], 20
				}
			}
			return isFloored(m[2], s.limitOfAlpha()) && s.alpha > s.limitOfAlpha() && s.grows(from, steps)
		}},
	}
}

func whyPenaltyProofs() map[kind]proof {
	factor := func(s instant) float64 { return 1 - s.alpha*s.lambda/float64(len(s.x)) }
	return map[kind]proof{
		kindPenaltyThrows: {`Without the examples an update is w := \(1 − αλ/m\)·w = ` + numeral + `·w: farther from 0 than before, on the other side\. Up to 2m/λ it would shrink\.`, func(s instant, m []string) bool {
			return isAbout(m[1], factor(s)) && factor(s) < -1
		}},
		kindBlowsUp: {`The penalty turns w into \(1 − αλ/m\)·w = ` + numeral + `·w, farther out each time\. The examples could hold w[₀-₉]+ up to ` + numeral + `; it is at ` + numeral + `\.`, func(s instant, m []string) bool {
			return isAbout(m[1], factor(s)) && math.Abs(amount(m[3])) > amount(m[2]) && s.holds(amount(m[2]))
		}},
	}
}

// holds reports whether a number is the largest |w| of some weight that examples which
// all pull one way could keep from growing.
func (s instant) holds(limit float64) bool {
	for j := range s.x[0] {
		pull := 0.0
		for i := range s.x {
			pull += math.Abs(s.x[i][j])
		}
		pull *= s.alpha / float64(len(s.x))
		if w := limit; math.Abs(math.Abs(1-s.alpha*s.lambda/float64(len(s.x)))*w-pull-w) < 0.02*pull {
			return true
		}
	}
	return false
}

// penalised leads to runs with a penalty that throws w out.
func (p *prover) penalised(t *testing.T) {
	t.Helper()
	for name, c := range map[string]struct {
		alpha, lambda float64
		ks            []int
	}{
		"iris":  {2.2, 100, []int{0, 1, 2, 5, 10, 40}},
		"notes": {50, 30, []int{0, 1, 2, 3, 10, 200, 300}},
		"hours": {15, 3, []int{0, 1, 2, 3, 5, 8, 13, 400, 1300, 2000}},
		"and":   {9, 1, []int{0, 1, 2, 3, 5, 8, 13}},
	} {
		l := trainOn(t, name)
		l.timeline.SetHyper(trainer.Hyper{Alpha: c.alpha, Lambda: c.lambda})
		var err error
		if l.optimum, err = trainer.FindOptimum(t.Context(), l.problem, c.lambda); err != nil {
			t.Fatal(err)
		}
		w := worldOf(l.set.X, l.set.Y)
		w.lambda = c.lambda
		p.run("λ "+name, w, l, c.ks...)
	}
}
