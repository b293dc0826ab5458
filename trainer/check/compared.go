package check

import "descent/trainer/mistake"

// Standing is how a printed number stands to the right one.
type Standing uint8

// The standings.
const (
	Agrees  Standing = iota
	IsFirst          // the first that differs
	Follows          // it differs, and is what follows from the one printed parameter that differs
	Differs
)

// Compared is a printed number beside the right one.
type Compared struct {
	Quantity Quantity
	Yours    Cell
	Want     float64
	Standing Standing
}

// compared is the row of the first difference, number by number.
func (j *judge) compared(v Verdict) []Compared {
	place := 0
	for j.table.Rows[place].K != v.First.K {
		place++
	}
	row := j.table.Rows[place]
	right := v.RightRow
	var all []Compared
	parameters := 0
	for c, q := range j.table.Quantities {
		if row.Cells[c].Text == "" {
			continue
		}
		one := Compared{Quantity: q, Yours: row.Cells[c], Want: ValueOf(right, q), Standing: Differs}
		fits := j.differs(mistake.Mistake{}, row, right, func(of Quantity) bool { return of == q }) == nil
		switch {
		case q == v.First.Quantity:
			one.Standing = IsFirst
		case fits:
			one.Standing = Agrees
		}
		if q.parameter() && !fits {
			parameters++
		}
		all = append(all, one)
	}
	if fault := j.ownFault(mistake.Mistake{}, place); parameters == 1 && fault == nil {
		if _, whole := j.params(row); whole {
			for i := range all {
				if all[i].Standing == Differs {
					all[i].Standing = Follows
				}
			}
		}
	}
	return all
}

// Ways is what would tell explanations apart that a trace does not.
type Ways struct{ Rows, Gradients, Start bool }

// or is what either of two helps.
func (w Ways) or(o Ways) Ways {
	return Ways{w.Rows || o.Rows, w.Gradients || o.Gradients, w.Start || o.Start}
}

// tellingRows is how many rows show all that can be seen at all, with a reserve.
const tellingRows = 20

// maxComparedK is up to which k two runs are held against each other.
const maxComparedK = 100

// tell says what would show which of several explanations it is: more rows, columns of dw and db, another start.
func (j *judge) tell(explanations [][]string) (w Ways) {
	var those []mistake.Mistake
	for _, ids := range explanations {
		m, _ := mistake.Find(ids[len(ids)-1]) // none: the right run
		those = append(those, m)
	}
	last := min(j.table.last(), maxComparedK)
	if last < tellingRows {
		w.Rows = j.parts(those, tellingRows, j.table.Quantities)
	}
	_, n := j.task.Problem.Size()
	var grads []Quantity
	for f := range n {
		grads = append(grads, Quantity{WeightGrad, f})
	}
	w.Gradients = j.table.place(grads[0]) < 0 && j.parts(those, last, append(grads, Quantity{Kind: BiasGrad}))
	elsewhere := *j
	elsewhere.start = j.start.Clone()
	for f := range elsewhere.start.W {
		elsewhere.start.W[f] += 0.5 / float64(f+1)
	}
	elsewhere.start.B += 0.1
	w.Start = elsewhere.parts(those, last, j.table.Quantities)
	return w
}

// parts reports whether these quantities differ between any two of the runs in some row up to last, to six digits.
func (j *judge) parts(those []mistake.Mistake, last int, quantities []Quantity) bool {
	seen := make([][]float64, len(those))
	for i, m := range those {
		run := j.run(m)
		for k := range last + 1 {
			row := run.Next(j.task.Hyper(k))
			for _, q := range quantities {
				seen[i] = append(seen[i], ValueOf(row, q))
			}
		}
		for _, other := range seen[:i] {
			if alike(seen[i], other) {
				return false
			}
		}
	}
	return true
}

// alike reports whether all numbers are the same to six decimals.
func alike(a, b []float64) bool {
	const sixDecimals = 5e-7
	for i, v := range a {
		if d := v - b[i]; d > sixDecimals || d < -sixDecimals {
			return false
		}
	}
	return true
}
