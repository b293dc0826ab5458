package check

import "descent/trainer/mistake"

// Comparison is how a printed number stands to the right one.
type Comparison uint8

// The standings.
const (
	Agrees       Comparison = iota
	IsFirst                 // the first that differs
	FollowsFirst            // it differs, and is what follows from the one printed parameter that differs
	Differs
)

// ComparedNumber is a printed number beside the right one.
type ComparedNumber struct {
	Quantity   Quantity
	Yours      Cell
	Want       float64
	Comparison Comparison
}

// compared is the row of the first difference, number by number.
func (j *judge) compared(v Verdict) []ComparedNumber {
	place := 0
	for j.table.Rows[place].K != v.First.K {
		place++
	}
	row := j.table.Rows[place]
	right := v.RightRow
	var all []ComparedNumber
	parameters := 0
	for c, q := range j.table.Quantities {
		if row.Cells[c].Text == "" {
			continue
		}
		one := ComparedNumber{Quantity: q, Yours: row.Cells[c], Want: ValueOf(right, q), Comparison: Differs}
		fits := j.differs(mistake.Mistake{}, row, right, func(of Quantity) bool { return of == q }) == nil
		switch {
		case q == v.First.Quantity:
			one.Comparison = IsFirst
		case fits:
			one.Comparison = Agrees
		}
		if q.parameter() && !fits {
			parameters++
		}
		all = append(all, one)
	}
	if fault := j.rowMismatch(mistake.Mistake{}, place); parameters == 1 && fault == nil {
		if _, whole := j.params(row); whole {
			for i := range all {
				if all[i].Comparison == Differs {
					all[i].Comparison = FollowsFirst
				}
			}
		}
	}
	return all
}

// MissingEvidence is what would tell explanations apart that a trace does not.
type MissingEvidence struct{ Rows, Gradients, Start bool }

// or is what either of two helps.
func (w MissingEvidence) or(o MissingEvidence) MissingEvidence {
	return MissingEvidence{w.Rows || o.Rows, w.Gradients || o.Gradients, w.Start || o.Start}
}

// evidenceRows is how many rows show all that can be seen at all, with a reserve.
const evidenceRows = 20

// maxComparedK is up to which k two runs are held against each other.
const maxComparedK = 100

// evidenceFor says what would show which of several explanations it is: more rows, columns of dw and db, another start.
func (j *judge) evidenceFor(explanations [][]string) (w MissingEvidence) {
	var those []mistake.Mistake
	for _, ids := range explanations {
		m, _ := mistake.Find(ids[len(ids)-1]) // none: the right run
		those = append(those, m)
	}
	last := min(j.table.last(), maxComparedK)
	if last < evidenceRows {
		w.Rows = j.distinguishes(those, evidenceRows, j.table.Quantities)
	}
	_, n := j.task.Problem.Size()
	var grads []Quantity
	for f := range n {
		grads = append(grads, Quantity{WeightGrad, f})
	}
	w.Gradients = j.table.indexOf(grads[0]) < 0 && j.distinguishes(those, last, append(grads, Quantity{Kind: BiasGrad}))
	elsewhere := *j
	elsewhere.start = j.start.Clone()
	for f := range elsewhere.start.W {
		elsewhere.start.W[f] += 0.5 / float64(f+1)
	}
	elsewhere.start.B += 0.1
	w.Start = elsewhere.distinguishes(those, last, j.table.Quantities)
	return w
}

// distinguishes reports whether these quantities differ between any two of the runs in some row up to last, to six digits.
func (j *judge) distinguishes(those []mistake.Mistake, last int, quantities []Quantity) bool {
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
			if allClose(seen[i], other) {
				return false
			}
		}
	}
	return true
}

// allClose reports whether all numbers are the same to six decimals.
func allClose(a, b []float64) bool {
	const sixDecimals = 5e-7
	for i, v := range a {
		if d := v - b[i]; d > sixDecimals || d < -sixDecimals {
			return false
		}
	}
	return true
}
