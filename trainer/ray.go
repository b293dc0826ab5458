package trainer

// Ray is J along the straight line that an update goes: at the parameters θ − s·g,
// s ≥ 0, for any s, with the penalty of the snapshot's λ. It keeps z of every
// example at θ and its slope, so that J at one s takes time of order m.
type Ray struct {
	z, slope, y []float64
	w, dw       []float64
	lambda      float64
}

// NewRay returns J along the update of a snapshot of a valid problem. Its time is
// of order m·n. The snapshot is read only as long as the ray is used.
func NewRay(p Problem, at Snapshot) Ray {
	m := len(p.Y)
	r := Ray{z: make([]float64, m), slope: make([]float64, m), y: p.Y, w: at.Params.W, dw: at.Grad.W, lambda: at.Lambda}
	for i, x := range p.X {
		r.z[i], r.slope[i] = at.Params.Z(x), at.Grad.Z(x)
	}
	return r
}

// Cost returns J at θ − s·g: +Inf where a loss is, NaN where a z is.
func (r Ray) Cost(s float64) float64 {
	var sum, squares float64
	for i, z := range r.z {
		sum += Loss(z-float64(s*r.slope[i]), r.y[i])
	}
	for j, w := range r.w {
		w -= float64(s * r.dw[j])
		squares += float64(w * w)
	}
	m := float64(len(r.y))
	if r.lambda == 0 {
		return sum / m
	}
	return sum/m + float64(r.lambda/(2*m)*squares)
}

// Slope returns dJ/ds at s: below 0 while J falls, NaN where a z is.
func (r Ray) Slope(s float64) float64 {
	var sum, penalty float64
	for i, z := range r.z {
		sum -= float64(DZ(z-float64(s*r.slope[i]), r.y[i]) * r.slope[i])
	}
	m := float64(len(r.y))
	if r.lambda == 0 {
		return sum / m
	}
	for j, w := range r.w {
		penalty -= float64((w - float64(s*r.dw[j])) * r.dw[j])
	}
	return sum/m + float64(r.lambda/m*penalty)
}

// ArgMin returns the s between 0 and most at which J is lowest. J is convex, so
// its slope changes its sign there once at most: where J falls all the way it is
// most, where it rises from the start it is 0.
func (r Ray) ArgMin(most float64) float64 {
	if r.Slope(most) <= 0 {
		return most
	}
	const rounds = 60 // each halves what is left; a float64 has 53 bits
	low, high := 0.0, most
	for range rounds {
		if middle := low + float64((high-low)/2); r.Slope(middle) < 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
