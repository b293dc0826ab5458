package cli_test

import (
	"math"
	"slices"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// TestLoopOnTheCatalogue is here because the trainer must not know the data:
// the sums of the loop are the trainer's means times m, for every set at several
// iterations, and the update is the trainer's bit for bit.
func TestLoopOnTheCatalogue(t *testing.T) {
	for _, entry := range datasets.Catalogue() {
		set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		p := set.Problem()
		m, n := p.Size()
		for _, start := range []trainer.Params{trainer.Zeros(n), trainer.Random(n, 1)} {
			s, err := trainer.NewStepper(p, start, 0)
			if err != nil {
				t.Fatal(err)
			}
			for k := range 51 {
				at := s.Snapshot()
				next := s.Step(trainer.Hyper{Alpha: set.Alpha})
				if k%25 != 0 {
					continue
				}
				held := trainer.RunLines(p, at, set.Alpha, trainer.LinesBeforeExample(p, m))
				if e := math.Abs(held.J/float64(m) - at.Cost); e > 1e-12*at.Cost {
					t.Errorf("%s, k = %d: J/m = %v, the trainer's %v", set.Name, k, held.J/float64(m), at.Cost)
				}
				sums := append(slices.Clone(held.DW), held.DB)
				for j := range sums {
					sums[j] /= float64(m)
				}
				near(t, k, set.Name+": mean", sums, append(slices.Clone(at.Grad.W), at.Grad.B), 1e-12*scale(p, at.Params))
				if end := trainer.RunLines(p, at, set.Alpha, trainer.LineCount(p, 0)); !end.Params.Equal(next.Params) {
					t.Errorf("%s, k = %d: updated to %v, the trainer to %v", set.Name, k, end.Params, next.Params)
				}
			}
		}
	}
}

// scale is the larger of the means of |a − y| and |x_j (a − y)|, which rounding
// errors of dw and db are relative to.
func scale(p trainer.Problem, at trainer.Params) float64 {
	m, n := p.Size()
	means := make([]float64, n+1)
	for i, x := range p.X {
		dz := math.Abs(trainer.DZ(at.Z(x), p.Y[i])) / float64(m)
		means[n] += dz
		for j := range x {
			means[j] += math.Abs(x[j]) * dz
		}
	}
	return slices.Max(means)
}
