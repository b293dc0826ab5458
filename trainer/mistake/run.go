package mistake

import "descent/trainer"

// Row is what a student writes down of one iteration: J, the parameters before
// the update, and the gradient.
type Row struct {
	Cost          float64
	Textbook      float64 // J where 1 − a is formed: other digits where |z| is large
	TextbookError float64 // by how much rounding may change the textbook J
	Saturated     bool    // some a is 0 or 1 in float64, so the textbook J has a log 0, here taken as that of 1e-300
	Params, Grad  trainer.Params
}

// RowOf is the row of a snapshot that a trainer made; it has no textbook J.
func RowOf(s trainer.Snapshot) Row { return Row{Cost: s.Cost, Params: s.Params, Grad: s.Grad} }

// Run is a mistake at work: its rows, one iteration after the other. It is not
// safe for use by several goroutines at once.
type Run struct {
	changes
	p           trainer.Problem
	m, n        float64
	ones        float64
	at          trainer.Params // now, before the next iteration
	row         Row            // of the iteration made last
	previousRow Row            // what it leaves to the next
	iterated    bool
	scratchGrad trainer.Params
}

// Start returns the run of the mistake on a valid problem. The start is copied;
// of the problem it keeps the rows, or makes others where the mistake is in the data.
func (m Mistake) Start(p trainer.Problem, start trainer.Params) *Run {
	if m.changes.data != nil {
		p = m.changes.data(p)
	}
	examples, n := p.Size()
	r := &Run{changes: m.changes, p: p, m: float64(examples), n: float64(n), at: start.Clone()}
	r.row = Row{Params: trainer.Zeros(n), Grad: trainer.Zeros(n)}
	r.previousRow = Row{Grad: trainer.Zeros(n)}
	r.scratchGrad = trainer.Zeros(n)
	for _, y := range p.Y {
		r.ones += y
	}
	return r
}

// Params returns the parameters before the next iteration. They are the run's
// own: read them before Next is called again.
func (r *Run) Params() trainer.Params { return r.at }

// Next makes one iteration and returns its row, which the next call overwrites.
func (r *Run) Next(h trainer.Hyper) Row {
	if r.rowContents == numberedFromOne && !r.iterated {
		r.iterate(h)
	}
	r.iterate(h)
	row := r.row
	switch r.rowContents {
	case updatedW:
		row.Params = r.at
	case updatedJ:
		at := r.costAt(r.at, h.Lambda, Row{})
		row.Cost, row.Textbook, row.TextbookError, row.Saturated = at.Cost, at.Textbook, at.TextbookError, at.Saturated
	case unchangedRows, numberedFromOne:
	}
	return row
}

// CostAt returns the J that the mistake makes of these parameters, as a Row without parameters,
// where previous is the J it made in the iteration before.
func (m Mistake) CostAt(p trainer.Problem, at trainer.Params, lambda float64, previous Row) Row {
	return m.Start(p, at).costAt(at, lambda, previous)
}

// iterate makes one iteration: it fills row and moves on.
func (r *Run) iterate(h trainer.Hyper) {
	copy(r.row.Params.W, r.at.W)
	r.row.Params.B = r.at.B
	r.resetSums()
	for i, x := range r.p.X {
		r.add(i, x, r.effectiveAlpha(h.Alpha))
	}
	r.finish(h.Lambda)
	if r.updateInLoop == afterLoop {
		r.update(h)
	}
}

// resetSums sets the sums to where the loop starts.
func (r *Run) resetSums() {
	r.row.Cost, r.row.Textbook, r.row.TextbookError, r.row.Saturated = 0, 0, 0, false
	if r.keepCost {
		r.row.Cost, r.row.Textbook = r.previousRow.Cost, r.previousRow.Textbook
	}
	clear(r.row.Grad.W)
	r.row.Grad.B = 0
	if r.gradientCarry == keepsMean {
		copy(r.row.Grad.W, r.previousRow.Grad.W)
		r.row.Grad.B = r.previousRow.Grad.B
	}
}

// exampleAt returns example i as the loop sees it at these parameters.
func (r *Run) exampleAt(at trainer.Params, i int) example {
	e := example{z: r.zAt(at, r.p.X[i]), y: r.p.Y[i], ones: r.ones, zeros: r.m - r.ones}
	if r.sigma != nil {
		e.probability = r.sigma(e.z)
	} else {
		e.probability = sigmoid(e.z)
	}
	return e
}

func (r *Run) zAt(at trainer.Params, x []float64) float64 {
	var wx float64
	for j, w := range at.W {
		wx += float64(w * x[j])
	}
	if r.z != nil {
		return r.z(wx, at.B)
	}
	return wx + at.B
}

// add runs the lines of the loop for one example.
func (r *Run) add(i int, x []float64, alpha float64) {
	e := r.exampleAt(r.at, i)
	r.addCost(&r.row, e)
	if r.skips != nil && r.skips(i, len(r.p.X)) {
		return
	}
	dz := e.dz()
	if r.dz != nil {
		dz = r.dz(e)
	}
	r.addGrad(x, dz)
	if r.divideInLoop {
		for j := range r.row.Grad.W {
			r.row.Grad.W[j] /= r.m
		}
		r.row.Grad.B /= r.m
	}
	switch r.updateInLoop {
	case afterLoop:
	case updateByExample:
		for j, v := range x {
			r.at.W[j] -= float64(float64(alpha*v) * dz)
		}
		r.at.B -= float64(alpha * dz)
	case updateBySums:
		for j, v := range r.row.Grad.W {
			r.at.W[j] -= float64(alpha*v) / r.m
		}
		r.at.B -= float64(alpha*r.row.Grad.B) / r.m
	}
}

// addCost adds the loss of one example to both J of a row.
func (r *Run) addCost(row *Row, e example) {
	loss := r.lossOf(e)
	textbook := loss
	if e.z > textbookFarZ || e.z < -textbookFarZ {
		textbook = r.lossOf(e.textbook())
		row.Saturated = row.Saturated || e.a < sigmoidUnderflow || e.a == 1
		if e.z > 0 && (e.y == 0 || r.loss != nil) {
			row.TextbookError += min(epsilon/e.oneMinusA, maxLogError)
		}
	}
	if r.assignsCost {
		row.Cost, row.Textbook = 0, 0
	}
	row.Cost += loss
	row.Textbook += textbook
}

func (r *Run) lossOf(e example) float64 {
	if r.loss != nil {
		return r.loss(e)
	}
	return e.loss()
}

func (r *Run) addGrad(x []float64, dz float64) {
	dw := r.row.Grad.W
	if r.assignsW {
		clear(dw)
	}
	if r.assignsB {
		r.row.Grad.B = 0
	}
	r.row.Grad.B += dz
	if r.x == nil {
		for j, v := range x {
			dw[j] += float64(v * dz)
		}
		return
	}
	for j := range x {
		dw[j] += float64(r.x(x, j) * dz)
	}
}

// finish divides the sums, adds the penalty and what is remembered.
func (r *Run) finish(lambda float64) {
	grad := &r.row.Grad
	r.row.Cost /= r.divisor(r.divideCost)
	r.row.Textbook /= r.divisor(r.divideCost)
	r.row.TextbookError /= r.divisor(r.divideCost)
	r.previousRow.Cost, r.previousRow.Textbook = r.row.Cost, r.row.Textbook
	if !r.divideInLoop {
		byW := r.divisor(r.divideW)
		for j := range grad.W {
			grad.W[j] /= byW
		}
		grad.B /= r.divisor(r.divideB)
	}
	if lambda != 0 {
		penalty := r.penaltyCost(r.row.Params, lambda)
		r.row.Cost += penalty
		r.row.Textbook += penalty
		r.addPenalty(grad, r.row.Params, lambda)
	}
	r.carryGradient(grad)
}

func (r *Run) divisor(by func(m, n float64) float64) float64 {
	if by == nil {
		return r.m
	}
	return by(r.m, r.n)
}

// carryGradient takes what the iterations before leave into the gradient, and leaves it to the next.
func (r *Run) carryGradient(grad *trainer.Params) {
	kept := &r.previousRow.Grad
	switch {
	case r.gradientCarry == addsMeans:
		for j, v := range kept.W {
			grad.W[j] += v
		}
		grad.B += kept.B
	case r.gradientCarry == firstOnly && r.iterated:
		copy(grad.W, kept.W)
		grad.B = kept.B
	}
	copy(kept.W, grad.W)
	kept.B = grad.B
	r.iterated = true
}

// costAt is J at any parameters.
func (r *Run) costAt(at trainer.Params, lambda float64, previous Row) (row Row) {
	if r.keepCost {
		row.Cost, row.Textbook = previous.Cost, previous.Textbook
	}
	for i := range r.p.X {
		r.addCost(&row, r.exampleAt(at, i))
	}
	row.Cost /= r.divisor(r.divideCost)
	row.Textbook /= r.divisor(r.divideCost)
	row.TextbookError /= r.divisor(r.divideCost)
	if lambda != 0 {
		penalty := r.penaltyCost(at, lambda)
		row.Cost += penalty
		row.Textbook += penalty
	}
	return row
}

// penaltyCost is λ/2m · Σ w_j².
func (r *Run) penaltyCost(at trainer.Params, lambda float64) float64 {
	if r.penalty.cost != nil {
		return r.penalty.cost(lambda, r.m, at)
	}
	return trainer.Penalty(lambda, len(r.p.X), at.W)
}

// addPenalty adds λ/m · w_j to dw_j.
func (r *Run) addPenalty(grad *trainer.Params, at trainer.Params, lambda float64) {
	weight := lambda / r.m
	if r.penalty.weight != nil {
		weight = r.penalty.weight(lambda, r.m)
	}
	for j, w := range at.W {
		grad.W[j] += float64(weight * w)
	}
	if r.penalty.penalisesB {
		grad.B += float64(lambda / r.m * at.B)
	}
}
