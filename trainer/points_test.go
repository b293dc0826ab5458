package trainer_test

import (
	"math"
	"testing"

	"descent/trainer"
)

func TestPointwise(t *testing.T) {
	var file struct {
		Points []struct {
			Z       float64
			Sigma   float64
			Other   float64 `json:"one_minus_sigma"`
			Plus    float64 `json:"softplus"`
			PlusNeg float64 `json:"softplus_neg"`
		}
	}
	read(t, "pointwise", &file)
	if len(file.Points) < 40 { // the fixture has both signs of over twenty z
		t.Fatalf("only %d points", len(file.Points))
	}
	for _, p := range file.Points {
		for _, c := range []struct {
			name      string
			got, want float64
		}{
			{"σ", trainer.Sigmoid(p.Z), p.Sigma},
			{"dz, y = 0", trainer.DZ(p.Z, 0), p.Sigma},
			{"dz, y = 1", trainer.DZ(p.Z, 1), -p.Other},
			{"L, y = 0", trainer.Loss(p.Z, 0), p.Plus},
			{"L, y = 1", trainer.Loss(p.Z, 1), p.PlusNeg},
		} {
			// 4 ulp for exp, a sum and a quotient of one ulp each; where the
			// result is subnormal an ulp is the smallest number.
			allowed := max(4*0x1p-52*math.Abs(c.want), math.SmallestNonzeroFloat64)
			if e := math.Abs(c.got - c.want); !(e <= allowed) {
				t.Errorf("z = %v: %s = %v, want %v", p.Z, c.name, c.got, c.want)
			}
		}
	}
}

// graphs are single examples with every intermediate value.
func TestGraphs(t *testing.T) {
	var file struct {
		Graphs []struct {
			Name     string
			X, W, DW []float64
			B, Y     float64
			Z, A, L  float64
			DZ, DB   float64
			Alpha    float64
			WNext    []float64 `json:"w_next"`
			BNext    float64   `json:"b_next"`
			LNext    float64   `json:"L_next"`
		}
	}
	read(t, "graph", &file)
	if len(file.Graphs) == 0 {
		t.Fatal("no graphs")
	}
	const exact = 1e-15 // a few roundings of numbers of order 1
	for _, g := range file.Graphs {
		at := trainer.Params{W: g.W, B: g.B}
		if z := at.Z(g.X); z != g.Z {
			t.Errorf("%s: z = %v, want %v", g.Name, z, g.Z)
		}
		if a := trainer.Sigmoid(g.Z); math.Abs(a-g.A) > exact {
			t.Errorf("%s: a = %v, want %v", g.Name, a, g.A)
		}
		if dz := trainer.DZ(g.Z, g.Y); math.Abs(dz-g.DZ) > exact {
			t.Errorf("%s: dz = %v, want %v", g.Name, dz, g.DZ)
		}
		s, err := trainer.NewStepper(trainer.Problem{X: [][]float64{g.X}, Y: []float64{g.Y}}, at, 0)
		if err != nil {
			t.Fatal(err)
		}
		if e := off(s.Snapshot().Grad, g.DW, g.DB); e > exact || math.Abs(s.Snapshot().Cost-g.L) > exact {
			t.Errorf("%s: %+v", g.Name, s.Snapshot())
		}
		next := s.Step(trainer.Hyper{Alpha: g.Alpha})
		if e := off(next.Params, g.WNext, g.BNext); e > exact || math.Abs(next.Cost-g.LNext) > exact {
			t.Errorf("%s: after the update %+v", g.Name, next)
		}
	}
}

// The trace follows the accumulators through two iterations; here only its
// means and updates are compared.
func TestTraceMeans(t *testing.T) {
	var file struct {
		X     [][]float64
		Y     []float64
		Alpha float64
		Trace []struct {
			W     []float64
			B     float64
			Mean  moment
			WNext []float64 `json:"w_next"`
			BNext float64   `json:"b_next"`
		}
	}
	read(t, "trace", &file)
	s := stepper(t, trainer.Problem{X: file.X, Y: file.Y}, trainer.Params{W: file.Trace[0].W, B: file.Trace[0].B}, 0)
	const exact = 1e-15 // a few roundings of numbers of order 1
	for k, want := range file.Trace {
		now := s.Snapshot()
		if e := off(now.Grad, want.Mean.DW, want.Mean.DB); e > exact || math.Abs(now.Cost-want.Mean.J) > exact {
			t.Errorf("k = %d: %+v, want %+v", k, now, want.Mean)
		}
		if next := s.Step(trainer.Hyper{Alpha: file.Alpha}); off(next.Params, want.WNext, want.BNext) > exact {
			t.Errorf("k = %d: %v, want %v %v", k+1, next.Params, want.WNext, want.BNext)
		}
	}
}

// At an optimum the gradient is 0 and J is the known J*.
func TestOptima(t *testing.T) {
	var file struct{ Optima []moment }
	var names struct{ Optima []struct{ Name string } }
	read(t, "optima", &file)
	read(t, "optima", &names)
	if len(file.Optima) == 0 {
		t.Fatal("no optima")
	}
	for i, o := range file.Optima {
		p := load(t, names.Optima[i].Name).problem()
		grad := trainer.Zeros(len(o.W))
		cost := trainer.Evaluate(p, trainer.Params{W: o.W, B: o.B}, &grad)
		// The terms of the means are of order 1 and J* has 16 digits.
		if math.Abs(cost-o.J) > 1e-15 || size(grad) > 1e-15 {
			t.Errorf("%s: J = %v, want %v; gradient %v", names.Optima[i].Name, cost, o.J, grad)
		}
	}
}
