package trainer

import (
	"context"
	"errors"
	"math"
	"testing"
)

func TestCostGridIsJ(t *testing.T) {
	p := Problem{X: [][]float64{{1, 2}, {-3, 0.5}, {0, -1}}, Y: []float64{1, 0, 1}}
	held := Params{W: []float64{0.25, -2}, B: 1.5}
	us, vs := []float64{-1, 0, 2.5}, []float64{-0.5, 3}
	for _, plane := range []Plane{{0, 1, held, 0}, {0, 2, held, 0}, {2, 1, held, 0}} {
		costs := make([]float64, len(us)*len(vs))
		if err := CostGrid(t.Context(), p, plane, us, vs, costs); err != nil {
			t.Fatal(err)
		}
		for r, v := range vs {
			for c, u := range us {
				at := held.Clone()
				for place, value := range map[int]float64{plane.U: u, plane.V: v} {
					if place == 2 {
						at.B = value
					} else {
						at.W[place] = value
					}
				}
				if got, want := costs[r*len(us)+c], Evaluate(p, at, nil); !(math.Abs(got-want) <= 1e-13*want) {
					t.Errorf("plane %d %d: J(%v, %v) = %v, want %v", plane.U, plane.V, u, v, got, want)
				}
			}
		}
	}
	if held.W[0] != 0.25 || held.W[1] != -2 || held.B != 1.5 {
		t.Errorf("the held parameters were changed: %v", held)
	}
}

func TestCostGridEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := Problem{X: [][]float64{{1}}, Y: []float64{1}}
	err := CostGrid(ctx, p, Plane{U: 0, V: 1, Fixed: Zeros(1)}, []float64{1}, []float64{1}, make([]float64, 1))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
