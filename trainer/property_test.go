package trainer_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// drawProblem draws up to 8 examples of up to 4 features within ±reach.
func drawProblem(t *rapid.T, reach float64) trainer.Problem {
	m, n := rapid.IntRange(1, 8).Draw(t, "m"), rapid.IntRange(1, 4).Draw(t, "n")
	var p trainer.Problem
	for range m {
		p.X = append(p.X, drawNumbers(t, "x", n, reach))
		p.Y = append(p.Y, float64(rapid.IntRange(0, 1).Draw(t, "y")))
	}
	return p
}

func drawNumbers(t *rapid.T, name string, n int, reach float64) []float64 {
	return rapid.SliceOfN(rapid.Float64Range(-reach, reach), n, n).Draw(t, name)
}

func drawParams(t *rapid.T, p trainer.Problem, reach float64) trainer.Params {
	_, n := p.Size()
	all := drawNumbers(t, "θ", n+1, reach)
	return trainer.Params{W: all[:n], B: all[n]}
}

// evaluate returns J and the gradient, which is written over numbers that
// must not matter.
func evaluate(p trainer.Problem, at trainer.Params) (float64, trainer.Params) {
	grad := trainer.Params{W: slices.Repeat([]float64{math.NaN()}, len(at.W)), B: 7}
	return trainer.Evaluate(p, at, &grad), grad
}

func negative(p trainer.Params) trainer.Params {
	q := trainer.Params{W: make([]float64, len(p.W)), B: -p.B}
	for j, w := range p.W {
		q.W[j] = -w
	}
	return q
}

func TestGradientIsTheSlope(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 3)
		at := drawParams(t, p, 3)
		_, grad := evaluate(p, at)
		// Central difference: the error of the slope is h²·J‴/6, below 1e-8
		// for features up to 3, and rounding of J (below 50) divided by h, 1e-9.
		const h, allowed = 1e-5, 1e-7
		slope := func(move func(q *trainer.Params, by float64)) float64 {
			up, down := at.Clone(), at.Clone()
			move(&up, h)
			move(&down, -h)
			return (trainer.Evaluate(p, up, nil) - trainer.Evaluate(p, down, nil)) / (2 * h)
		}
		for j := range at.W {
			if s := slope(func(q *trainer.Params, by float64) { q.W[j] += by }); math.Abs(s-grad.W[j]) > allowed {
				t.Fatalf("dw%d = %v, slope %v", j+1, grad.W[j], s)
			}
		}
		if s := slope(func(q *trainer.Params, by float64) { q.B += by }); math.Abs(s-grad.B) > allowed {
			t.Fatalf("db = %v, slope %v", grad.B, s)
		}
	})
}

// Naming the classes the other way round changes signs and not one bit more.
func TestSwappedClasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 100)
		at := drawParams(t, p, 100)
		cost, grad := evaluate(p, at)
		other := trainer.Problem{X: p.X}
		for _, y := range p.Y {
			other.Y = append(other.Y, 1-y)
		}
		mirrored, slope := evaluate(other, negative(at))
		if mirrored != cost || off(negative(slope), grad.W, grad.B) != 0 {
			t.Fatalf("%v %v, mirrored %v %v", cost, grad, mirrored, slope)
		}
	})
}

// A power of two moved between x and w cancels exactly: units do not matter.
func TestUnitsOfAFeature(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 100)
		at := drawParams(t, p, 100)
		factor := math.Ldexp(1, rapid.IntRange(-20, 20).Draw(t, "exponent"))
		scaled, there := trainer.Problem{Y: p.Y}, at.Clone()
		for _, x := range p.X {
			row := slices.Clone(x)
			row[0] *= factor
			scaled.X = append(scaled.X, row)
		}
		there.W[0] /= factor
		cost, grad := evaluate(p, at)
		got, slope := evaluate(scaled, there)
		slope.W[0] /= factor
		// Only a number that became subnormal may lose anything.
		if math.Abs(got-cost) > 1e-300 || off(slope, grad.W, grad.B) > 1e-300 {
			t.Fatalf("%v %v, scaled %v %v", cost, grad, got, slope)
		}
	})
}

func TestCostOnlyIsTheSameCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 1e3)
		at := drawParams(t, p, 1e3)
		if cost, _ := evaluate(p, at); trainer.Evaluate(p, at, nil) != cost || cost < 0 {
			t.Fatalf("J = %v and %v", cost, trainer.Evaluate(p, at, nil))
		}
	})
}

// σ(z) + σ(−z) = 1, L(z, 1) = L(−z, 0), L(z, 0) − L(z, 1) = z, a − y = dz.
func TestIdentities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.Float64Range(-1e4, 1e4).Draw(t, "z")
		if sum := trainer.Sigmoid(z) + trainer.Sigmoid(-z); math.Abs(sum-1) > 0x1p-52 {
			t.Fatalf("σ(z) + σ(−z) = %v", sum)
		}
		if trainer.Loss(z, 1) != trainer.Loss(-z, 0) {
			t.Fatal("the losses are not mirrored")
		}
		if d := trainer.Loss(z, 0) - trainer.Loss(z, 1) - z; math.Abs(d) > 4*0x1p-52*max(1, math.Abs(z)) {
			t.Fatalf("L(z, 0) − L(z, 1) is off z by %v", d)
		}
		for _, y := range []float64{0, 1} {
			if d := trainer.Sigmoid(z) - y - trainer.DZ(z, y); math.Abs(d) > 0x1p-52 {
				t.Fatalf("dz is off a − y by %v", d)
			}
		}
	})
}

// The promise about α: up to 8/λmax, J never rises, from wherever it starts.
func TestAlphaBoundHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 10)
		s := stepper2(t, p, drawParams(t, p, 10), 0)
		alpha := trainer.Analyze(p).AlphaBound * rapid.Float64Range(0.01, 1).Draw(t, "part")
		for range 20 {
			before := s.Snapshot()
			after := s.Step(trainer.Hyper{Alpha: alpha})
			// 1e-13: rounding of J, whose terms are up to 500 times larger than a small J.
			if after.Cost > before.Cost+1e-13*max(1, before.Cost) {
				t.Fatalf("J rises from %v to %v at k = %d, α = %v", before.Cost, after.Cost, after.Iter, alpha)
			}
		}
	})
}

func stepper2(t *rapid.T, p trainer.Problem, start trainer.Params, tolerance float64) *trainer.Stepper {
	s, err := trainer.NewStepper(p, start, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Wherever a run is interrupted, it goes on with the same bits; and Update
// foretells each step. Features and α reach far enough to overflow at times.
func TestResumeAndUpdate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, rapid.SampledFrom([]float64{1, 1e3, 1e300}).Draw(t, "reach"))
		tolerance := rapid.SampledFrom([]float64{0, 1e-8, 0.1}).Draw(t, "tolerance")
		whole := stepper2(t, p, drawParams(t, p, 1), tolerance)
		pieces := whole
		for range 12 {
			alpha := rapid.SampledFrom([]float64{0.1, 0.1, 3, 1e300}).Draw(t, "α")
			again, err := trainer.NewStepperAt(p, pieces.Checkpoint(), tolerance)
			if err != nil {
				t.Fatal(err)
			}
			pieces = again
			before := pieces.Snapshot()
			foretold := before.NextParams(alpha)
			got := pieces.Step(trainer.Hyper{Alpha: alpha})
			if want := whole.Step(trainer.Hyper{Alpha: alpha}); !cycleSame(got, want) {
				t.Fatalf("resumed %+v, whole %+v", got, want)
			}
			if before.Status != trainer.Diverged && !got.Params.Equal(foretold) {
				t.Fatalf("Update %v, Step %v", foretold, got.Params)
			}
		}
	})
}

// A proof of separation implies that nothing is wrong, and that J goes to 0
// along the proving direction.
func TestSeparatesIsAProof(t *testing.T) {
	proofs := 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 5)
		s := stepper2(t, p, trainer.Zeros(len(p.X[0])), 0)
		for range 30 {
			s.Step(trainer.Hyper{Alpha: 0.5})
		}
		at := s.Snapshot().Params
		if !trainer.Separates(p, at) {
			return
		}
		proofs++
		if trainer.Predict(p, at, 0.5).Wrong != [2]int{} {
			t.Fatalf("wrong: %v", trainer.Predict(p, at, 0.5).Wrong)
		}
		// A power of two scales every z exactly. With |z| ≥ 1024 no loss is left.
		margin := math.Inf(1)
		for _, x := range p.X {
			margin = min(margin, math.Abs(at.Z(x)))
		}
		_, exponent := math.Frexp(margin)
		if exponent < -1000 {
			return // the factor would overflow
		}
		far, factor := at.Clone(), math.Ldexp(1, 11-exponent)
		for j := range far.W {
			far.W[j] *= factor
		}
		far.B *= factor
		if cost := trainer.Evaluate(p, far, nil); !(cost < 1e-300) {
			t.Fatalf("J = %v far out", cost)
		}
	})
	if proofs == 0 {
		t.Error("no draw was separable: the property was never tried")
	}
}

// Adding one cost makes the trend one longer or starts a new one.
func TestTrendGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		costs := rapid.SliceOfN(rapid.Float64Range(0, 3), 2, 30).Draw(t, "costs")
		before, long := trainer.Trend(costs[:len(costs)-1])
		direction, steps := trainer.Trend(costs)
		last := costs[len(costs)-1] - costs[len(costs)-2]
		if float64(direction)*last < 0 {
			t.Fatalf("direction %d after a change of %v", direction, last)
		}
		if direction == before && steps != long+1 || direction != before && steps != 1 {
			t.Fatalf("%d for %d steps, before %d for %d", direction, steps, before, long)
		}
	})
}
