package trainer

// Unpenalised is what the examples alone make of J and dw, without the penalty of λ.
// It is shared by everyone who holds it: it must never be written to.
type Unpenalised struct {
	Cost float64   // the mean loss
	DW   []float64 // its derivatives by the weights; b has no penalty
}

// UnpenalisedCost returns J without the penalty.
func (s Snapshot) UnpenalisedCost() float64 {
	if s.Unpenalised == nil {
		return s.Cost
	}
	return s.Unpenalised.Cost
}

// UnpenalisedDW returns dw without the penalty, read only.
func (s Snapshot) UnpenalisedDW() []float64 {
	if s.Unpenalised == nil {
		return s.Grad.W
	}
	return s.Unpenalised.DW
}

// Penalty returns λ/(2m)·Σ w_j², what λ adds to J for m examples; 0 for λ = 0
// whatever the weights are.
func Penalty(lambda float64, m int, w []float64) float64 {
	if lambda == 0 {
		return 0
	}
	var squares float64
	for _, v := range w {
		squares += float64(v * v)
	}
	return float64(lambda / float64(2*m) * squares)
}

// penalised returns the snapshot with the penalty of λ in place of the one it
// has: J = fit + λ/(2m)·Σ w_j², dw_j = fit + (λ/m)·w_j.
func (s Snapshot) penalised(lambda float64, m int) Snapshot {
	if lambda == s.Lambda {
		return s
	}
	unpenalised := &Unpenalised{s.UnpenalisedCost(), s.UnpenalisedDW()}
	s.Lambda = lambda
	if lambda == 0 {
		s.Unpenalised, s.Cost, s.Grad.W = nil, unpenalised.Cost, unpenalised.DW
		return s
	}
	s.Unpenalised, s.Grad.W = unpenalised, make([]float64, len(unpenalised.DW))
	s.Cost = unpenalised.Cost + Penalty(lambda, m, s.Params.W)
	copy(s.Grad.W, unpenalised.DW)
	addPenalty(&s.Grad, s.Params, lambda, m)
	return s
}

// addPenalty adds the gradient of the penalty to that of the fit.
func addPenalty(grad *Params, at Params, lambda float64, m int) {
	if lambda == 0 {
		return
	}
	rate := lambda / float64(m)
	for j, w := range at.W {
		grad.W[j] += float64(rate * w)
	}
}
