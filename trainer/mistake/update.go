package mistake

import "descent/trainer"

// update moves the parameters by the gradient of the row.
func (r *Run) update(h trainer.Hyper) {
	h.Alpha = r.taken(h.Alpha)
	switch r.order {
	case atOnce:
		r.moveW(r.row.Grad.W, h.Alpha)
		r.moveB(r.row.Grad.B, h.Alpha)
	case wThenB:
		r.moveW(r.row.Grad.W, h.Alpha)
		r.moveB(r.gradAt(h.Lambda).B, h.Alpha)
	case bThenW:
		r.moveB(r.row.Grad.B, h.Alpha)
		r.moveW(r.gradAt(h.Lambda).W, h.Alpha)
	case oneByOne:
		for j := range r.at.W {
			r.at.W[j] -= float64(h.Alpha * r.gradAt(h.Lambda).W[j])
		}
		r.moveB(r.gradAt(h.Lambda).B, h.Alpha)
	}
	if r.stored != nil {
		for j, w := range r.at.W {
			r.at.W[j] = r.stored(w)
		}
		r.at.B = r.stored(r.at.B)
	}
}

// taken is what is taken for alpha.
func (r *Run) taken(alpha float64) float64 {
	if r.alpha != nil {
		return r.alpha(alpha)
	}
	return alpha
}

func (r *Run) moveW(dw []float64, alpha float64) {
	if r.addsW {
		alpha = -alpha
	}
	for j, v := range dw {
		r.at.W[j] -= float64(alpha * v)
	}
}

func (r *Run) moveB(db, alpha float64) {
	if r.leavesB {
		return
	}
	if r.addsB {
		alpha = -alpha
	}
	r.at.B -= float64(alpha * db)
}

// gradAt is the gradient at the parameters now, which are already updated in part.
// The next call overwrites it.
func (r *Run) gradAt(lambda float64) trainer.Params {
	grad := &r.spare
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
