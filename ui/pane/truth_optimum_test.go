package pane

import (
	"descent/ui/number"
	"math"
)

// seek goes down by Newton's method on standardized columns, a thousandth of a
// percent of the diagonal added, until a boundary parts the classes or nothing
// moves any more.
func (w *world) seek(mean, deviation model) {
	n := len(w.x[0])
	rows := make([][]float64, len(w.x))
	for i := range rows {
		for j, v := range w.x[i] {
			rows[i] = append(rows[i], (v-mean[j])/deviation[j])
		}
	}
	at := make(model, n+1)
	for range 500 {
		correct := true
		for i := range rows {
			correct = correct && (2*w.y[i]-1)*at.z(rows[i]) > 1e-9
		}
		if correct {
			w.parted = true
			return
		}
		h, top := bend(rows, w.y, at)
		if top < 1e-14 {
			break
		}
		step := solve(h)
		if step == nil {
			return
		}
		begin := costAt(rows, w.y, at)
		for share := 1.0; share > 1e-12; share /= 2 {
			next := append(model{}, at...)
			for j := range next {
				next[j] += share * step[j]
			}
			if costAt(rows, w.y, next) <= begin {
				at = next
				break
			}
		}
	}
	if grad, _ := slopeAt(rows, w.y, at); number.LargestMagnitude(grad) > 1e-9 {
		return
	}
	w.best = make(model, n+1)
	w.best[n] = at[n]
	for j := range n {
		w.best[j] = at[j] / deviation[j]
		w.best[n] -= w.best[j] * mean[j]
	}
	w.lowest = costAt(w.x, w.y, w.best)
}

// bend is the Hessian of J with −∇J behind it, and the largest derivative.
func bend(rows [][]float64, y []float64, at model) (h [][]float64, top float64) {
	n := len(at) - 1
	grad, _ := slopeAt(rows, y, at)
	h = make([][]float64, n+1)
	for j := range h {
		h[j] = append(make([]float64, n+1), -grad[j])
	}
	for i := range rows {
		a := sigma(at.z(rows[i]))
		weight := a * sigma(-at.z(rows[i])) / float64(len(rows))
		r := append(append([]float64{}, rows[i]...), 1)
		for j := range r {
			for k := range r {
				h[j][k] += weight * r[j] * r[k]
			}
		}
	}
	for j := range h {
		h[j][j] *= 1 + 1e-12
		top = max(top, math.Abs(grad[j]))
	}
	return h, top
}

// solve reduces the rows of an equation each, the right side last; nil where
// they do not determine the solution.
func solve(rows [][]float64) model {
	d := len(rows)
	for c := range d {
		p := c
		for r := c; r < d; r++ {
			if math.Abs(rows[r][c]) > math.Abs(rows[p][c]) {
				p = r
			}
		}
		rows[c], rows[p] = rows[p], rows[c]
		if math.Abs(rows[c][c]) < 1e-250 {
			return nil
		}
		for r := range d {
			if r == c {
				continue
			}
			f := rows[r][c] / rows[c][c]
			for k := c; k <= d; k++ {
				rows[r][k] -= f * rows[c][k]
			}
		}
	}
	out := make(model, d)
	for c := range d {
		out[c] = rows[c][d] / rows[c][c]
	}
	return out
}
