package trainer

import "descent/trainer/elementary"

// Graph is the computation graph of one example with its derivatives:
//
//	x, w, b → z = w·x + b → a = σ(z) → L(a, y)
//	da = ∂L/∂a, dz = ∂L/∂z, dw_j = ∂L/∂w_j = x_j·dz, db = ∂L/∂b = dz
//
// These are derivatives of the loss L of this example, not of the cost J.
type Graph struct {
	X, W []float64 // read only: they belong to the problem and the parameters
	B, Y float64

	Z, A, Loss float64

	DA   float64 // −y/a + (1−y)/(1−a)
	DADZ float64 // ∂a/∂z = a·(1−a)
	DZ   float64
	DW   []float64
	DB   float64
}

// NewGraph computes the graph of the example (x, y) at the given parameters: x and
// at.W have the same length n, and y is 0 or 1. DW is the caller's.
// Nothing is divided by an a that has rounded to 0 or 1: with g = 2y − 1 and
// s = g·z, da = −g·(1 + exp(−s)).
func NewGraph(x []float64, y float64, at Params) Graph {
	g := Graph{X: x, W: at.W, B: at.B, Y: y, Z: at.Z(x), DW: make([]float64, len(x))}
	g.A, g.Loss, g.DZ = Sigmoid(g.Z), Loss(g.Z, y), DZ(g.Z, y)
	sign := 2*y - 1
	g.DA = -sign * (1 + elementary.Exp(-sign*g.Z))
	g.DADZ = g.A * Sigmoid(-g.Z)
	for j, v := range x {
		g.DW[j] = v * g.DZ
	}
	g.DB = g.DZ
	return g
}
