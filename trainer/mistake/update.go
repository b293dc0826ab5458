package mistake

import "descent/trainer"

// update moves the parameters by the gradient of the row.
func (r *Run) update(h trainer.Hyper) {
	h.Alpha = r.effectiveAlpha(h.Alpha)
	switch r.updateOrder {
	case simultaneous:
		r.updateW(r.row.Grad.W, h.Alpha)
		r.updateB(r.row.Grad.B, h.Alpha)
	case wThenB:
		r.updateW(r.row.Grad.W, h.Alpha)
		r.updateB(r.gradAt(h.Lambda).B, h.Alpha)
	case bThenW:
		r.updateB(r.row.Grad.B, h.Alpha)
		r.updateW(r.gradAt(h.Lambda).W, h.Alpha)
	case sequential:
		for j := range r.at.W {
			r.at.W[j] -= float64(h.Alpha * r.gradAt(h.Lambda).W[j])
		}
		r.updateB(r.gradAt(h.Lambda).B, h.Alpha)
	}
	if r.stored != nil {
		for j, w := range r.at.W {
			r.at.W[j] = r.stored(w)
		}
		r.at.B = r.stored(r.at.B)
	}
}

// effectiveAlpha is what is taken for alpha.
func (r *Run) effectiveAlpha(alpha float64) float64 {
	if r.alpha != nil {
		return r.alpha(alpha)
	}
	return alpha
}

func (r *Run) updateW(dw []float64, alpha float64) {
	if r.ascendsW {
		alpha = -alpha
	}
	for j, v := range dw {
		r.at.W[j] -= float64(alpha * v)
	}
}

func (r *Run) updateB(db, alpha float64) {
	if r.skipsB {
		return
	}
	if r.ascendsB {
		alpha = -alpha
	}
	r.at.B -= float64(alpha * db)
}

// gradAt is the gradient at the parameters now, which are already updated in part.
// The next call overwrites it.
func (r *Run) gradAt(lambda float64) trainer.Params {
	grad := &r.scratchGrad
	clear(grad.W)
	grad.B = 0
	for i, x := range r.p.X {
		dz := r.exampleAt(r.at, i).dz()
		for j, v := range x {
			grad.W[j] += float64(v * dz)
		}
		grad.B += dz
	}
	for j := range grad.W {
		grad.W[j] /= r.m
	}
	grad.B /= r.m
	if lambda != 0 {
		r.addPenalty(grad, r.at, lambda)
	}
	return *grad
}
