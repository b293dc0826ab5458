package trainer_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

func TestGraphReference(t *testing.T) {
	var file struct {
		Graphs []struct {
			Name        string
			X, W, DW    []float64
			B, Y        float64
			Z, A, L     float64
			DA, DZ, DB  float64
			SigmoidRate float64 `json:"da_dz"`
		}
	}
	read(t, "graph", &file)
	if len(file.Graphs) == 0 {
		t.Fatal("no graphs")
	}
	for _, want := range file.Graphs {
		g := trainer.NewGraph(want.X, want.Y, trainer.Params{W: want.W, B: want.B})
		if !slices.Equal(g.X, want.X) || !slices.Equal(g.W, want.W) || g.B != want.B || g.Y != want.Y {
			t.Errorf("%s: the inputs are %+v", want.Name, g)
		}
		got := append([]float64{g.Z, g.A, g.Loss, g.DA, g.DADZ, g.DZ, g.DB}, g.DW...)
		if e := apart(got, append([]float64{want.Z, want.A, want.L, want.DA, want.SigmoidRate, want.DZ, want.DB}, want.DW...)); e > tight {
			t.Errorf("%s: %+v is off by %g", want.Name, g, e)
		}
	}
}

// The derivatives at every awkward z of the points, where a rounds to 0 or 1
// among them: da is −1/a or 1/(1 − a), and da/dz is a(1 − a).
func TestGraphPointwise(t *testing.T) {
	var file struct {
		Points []struct {
			Z, Sigma float64
			Other    float64 `json:"one_minus_sigma"`
		}
	}
	read(t, "pointwise", &file)
	tested := 0
	for _, p := range file.Points {
		if math.Abs(p.Z) > 700 { // e^709 is the largest
			continue
		}
		tested++
		at := trainer.Params{W: []float64{1}, B: 0}
		right, wrong := trainer.NewGraph([]float64{p.Z}, 1, at), trainer.NewGraph([]float64{p.Z}, 0, at)
		for what, pair := range map[string][2]float64{
			"da, y = 1": {right.DA, -1 / p.Sigma}, "da, y = 0": {wrong.DA, 1 / p.Other},
			"∂a/∂z": {right.DADZ, p.Sigma * p.Other}, "dz, y = 1": {right.DZ, -p.Other}, "dz, y = 0": {wrong.DZ, p.Sigma},
		} {
			if got, want := pair[0], pair[1]; math.Abs(got-want) > tight*math.Abs(want) {
				t.Errorf("z = %v: %s = %v, want %v", p.Z, what, got, want)
			}
		}
	}
	if tested < 20 {
		t.Errorf("only %d points", tested)
	}
}

// The chain rule, and each derivative as the slope of L.
func TestGraphChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 3)
		at := drawParams(t, p, 3)
		x, y := p.X[0], p.Y[0]
		g := trainer.NewGraph(x, y, at)
		if e := math.Abs(g.DA*g.DADZ - g.DZ); e > tight*math.Abs(g.DZ) {
			t.Fatalf("da·∂a/∂z = %v, dz = %v", g.DA*g.DADZ, g.DZ)
		}
		if g.DB != g.DZ {
			t.Fatalf("db = %v, dz = %v", g.DB, g.DZ)
		}
		// Central difference: error h²·L‴/6·|x|³ ≤ 5e-11, and rounding of L
		// (below 50) divided by h, 1e-9.
		const h, allowed = 1e-5, 1e-7
		for j := range x {
			up, down := at.Clone(), at.Clone()
			up.W[j] += h
			down.W[j] -= h
			slope := (trainer.NewGraph(x, y, up).Loss - trainer.NewGraph(x, y, down).Loss) / (2 * h)
			if math.Abs(slope-g.DW[j]) > allowed || g.DW[j] != x[j]*g.DZ {
				t.Fatalf("dw%d = %v, slope %v, x·dz %v", j+1, g.DW[j], slope, x[j]*g.DZ)
			}
		}
	})
}
