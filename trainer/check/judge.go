package check

import (
	"context"
	"math"
	"slices"

	"descent/trainer"
	"descent/trainer/mistake"
)

// Task is what a trace should be the trace of.
type Task struct {
	Problem    trainer.Problem // valid
	Start      trainer.Params
	StartGiven bool                      // the start was asked for; else a first row that is not zeros is one too
	Hyper      func(k int) trainer.Hyper // alpha and lambda of the update that follows k
}

// judge is a trace being judged.
type judge struct {
	ctx   context.Context //nolint:containedctx // the life of one call of Judge
	table Table
	task  Task
	start trainer.Params // that the runs begin at
	sums  []float64      // of steepest

	evaluator   *trainer.Evaluator
	redoneRight []*redoneStep

	takesLogOfZero bool // a J that is no number is taken for that of the right run where some a is 0 or 1
}

// Judge says what a trace is. It ends early, with the error of ctx, when that is cancelled.
func Judge(ctx context.Context, t Table, task Task) (Verdict, error) {
	j := &judge{ctx: ctx, table: t, task: task, start: task.Start, evaluator: trainer.NewEvaluator(task.Problem)}
	v := j.verdict()
	if own, is := j.ownStart(); is && v.Outcome != Right && v.Outcome != KnownMistake {
		j.start = own
		v = j.verdict()
		v.OwnStart = true
		if (v.Outcome == StateRounded || v.Outcome == OtherStart) && j.unknownDigits(*v.First) {
			v.Outcome, v.ChaoticFrom = Right, 1
		}
	}
	v.Start, v.Numbers = j.start, t.Numbers()
	if t.KMissing && v.Outcome != Right {
		if later, err := Judge(ctx, t.countedFrom1(), task); err == nil && later.Outcome == Right {
			return later, nil
		}
	}
	return v, ctx.Err()
}

// countedFrom1 is the table with its rows counted from 1.
func (t Table) countedFrom1() Table {
	t.KMissing, t.Rows = false, slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].K++
	}
	return t
}

// ownStart is the first row of the trace as a start, where it can be one.
func (j *judge) ownStart() (trainer.Params, bool) {
	first := j.table.Rows[0]
	own, ok := j.params(first)
	if !ok || j.task.StartGiven || first.K > 1 || !own.Finite() || own.Equal(j.task.Start) {
		return own, false
	}
	return own, slices.ContainsFunc(append(slices.Clone(own.W), own.B), func(v float64) bool { return v != 0 })
}

// params is the parameters of a row, if all of them are printed.
func (j *judge) params(row Row) (trainer.Params, bool) {
	_, n := j.task.Problem.Size()
	at, found := trainer.Zeros(n), 0
	for c, q := range j.table.Quantities {
		cell := row.Cells[c]
		if !q.parameter() || cell.Text == "" {
			continue
		}
		found++
		if q.Kind == Bias {
			at.B = cell.Value
		} else {
			at.W[q.Feature] = cell.Value
		}
	}
	return at, found == n+1
}

// verdict judges the trace from one start.
func (j *judge) verdict() Verdict {
	v := Verdict{}
	right := mistake.Mistake{}
	v.First, v.ChaoticFrom = j.explain(right)
	if v.First == nil {
		v.Outcome = Right
		v.Undetected = j.undetected()
		for _, id := range v.Undetected {
			v.Evidence = v.Evidence.or(j.evidenceFor([][]string{{""}, {id}}))
		}
		return v
	}
	v.RightRow = j.rightRow(v.First.K)
	v.Row = j.compared(v)
	if v.First.Quantity.Kind == Cost && !finite(v.First.Yours.Value) {
		j.takesLogOfZero = true
		first, chaotic := j.explain(right)
		j.takesLogOfZero = false
		if first == nil {
			v.Outcome, v.ChaoticFrom = LogOfZero, chaotic
			return v
		}
	}
	if v.Explanations = j.explanations(); len(v.Explanations) > 0 {
		v.Outcome = KnownMistake
		if len(v.Explanations) > 1 {
			v.Evidence = j.evidenceFor(v.Explanations)
		}
		return v
	}
	j.judgeSteps(&v)
	return v
}

// mistakes lists those that can be made here.
func (j *judge) mistakes() []mistake.Mistake {
	return slices.DeleteFunc(mistake.All(), func(m mistake.Mistake) bool {
		return !m.Applies(j.task.Problem, j.task.Hyper(0).Lambda)
	})
}

// explanations lists the mistakes, or pairs of them, whose runs give all the numbers.
func (j *judge) explanations() [][]string {
	var found [][]string
	all := j.mistakes()
	for _, m := range all {
		if m.ID == mistake.ShiftedID {
			if j.table.Rows[0].K > 0 && j.firstDifference(mistake.Mistake{}, 1, anyQuantity) == nil {
				found = append(found, []string{m.ID})
			}
			continue
		}
		if first, _ := j.explain(m); first == nil {
			found = append(found, []string{m.ID})
		}
	}
	if len(found) > 0 || j.table.indexOf(Quantity{Kind: Cost}) < 0 {
		return found
	}
	for _, m := range all {
		if (m.Kind == mistake.Gradient || m.Kind == mistake.Arithmetic) && j.firstDifference(m, 0, notCost) == nil {
			for _, cost := range j.costs(m) {
				found = append(found, []string{cost, m.ID})
			}
		}
	}
	return found
}

func anyQuantity(Quantity) bool { return true }
func notCost(q Quantity) bool   { return q.Kind != Cost }

// undetected lists the mistakes that would give the same numbers as the right run. Those of J
// are not among them where no J is given, nor is float32, which few digits hide.
func (j *judge) undetected() []string {
	var ids []string
	for _, m := range j.mistakes() {
		switch {
		case m.ID == mistake.ShiftedID, m.ID == mistake.Float32ID, m.ID == mistake.RoundedStateID:
		case m.Kind == mistake.Cost && j.table.indexOf(Quantity{Kind: Cost}) < 0:
		case j.firstDifference(m, 0, anyQuantity) == nil:
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// costs lists the mistakes of J that give the printed J at the parameters of the run of m.
func (j *judge) costs(m mistake.Mistake) []string {
	costs := slices.DeleteFunc(j.mistakes(), func(c mistake.Mistake) bool { return c.Kind != mistake.Cost })
	previous := make([]mistake.Row, len(costs))
	left := make([]bool, len(costs))
	for i := range left {
		left[i] = true
	}
	place := j.table.indexOf(Quantity{Kind: Cost})
	j.replay(m, 0, func(row Row, k int, made mistake.Row) bool {
		for i, c := range costs {
			if !left[i] {
				continue
			}
			lambda := j.task.Hyper(k).Lambda
			previous[i] = c.CostAt(j.task.Problem, made.Params, lambda, previous[i])
			left[i] = row.Cells == nil || row.Cells[place].agrees(previous[i].Cost, 0) || row.Cells[place].agrees(previous[i].Textbook, 0)
		}
		return slices.Contains(left, true)
	})
	var ids []string
	for i, c := range costs {
		if left[i] {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// replay makes the run of a mistake and shows each of its rows up to the last k of the
// trace, beside the printed row of that k (no cells where none is printed), until see
// returns false. The k of the trace is shift more than that of the run.
func (j *judge) replay(m mistake.Mistake, shift int, see func(row Row, k int, made mistake.Row) bool) {
	run := j.run(m)
	at := 0
	for k := 0; k+shift <= j.table.last() && j.ctx.Err() == nil; k++ {
		made := run.Next(j.task.Hyper(k))
		row := Row{K: k + shift}
		for at < len(j.table.Rows) && j.table.Rows[at].K < k+shift {
			at++
		}
		if next := j.table.Rows[at]; next.K == k+shift {
			row = next
		}
		if !see(row, k, made) {
			return
		}
	}
}

// firstDifference is the first number, of those that count, that the run of a mistake does not give.
func (j *judge) firstDifference(m mistake.Mistake, shift int, counts func(Quantity) bool) *Difference {
	if first := j.table.Rows[0]; first.K < shift {
		return &Difference{K: first.K}
	}
	var found *Difference
	j.replay(m, shift, func(row Row, _ int, made mistake.Row) bool {
		found = j.differs(m, row, made, counts)
		return found == nil
	})
	return found
}

// differs is the first number of a row that is not that of the row that was made. What the
// textbook formula loses by rounding is nobody's mistake; a log 0 is none of the right run.
func (j *judge) differs(m mistake.Mistake, row Row, made mistake.Row, counts func(Quantity) bool) *Difference {
	for c, cell := range row.Cells {
		q := j.table.Quantities[c]
		want := ValueOf(made, q)
		if !counts(q) || cell.agrees(want, 0) {
			continue
		}
		if q.Kind != Cost || !j.agreesTextbook(m, cell, row.K, made, 0) {
			return &Difference{K: row.K, Quantity: q, Yours: cell, Want: want}
		}
	}
	return nil
}

// agreesTextbook reports whether a printed J is the one of the textbook formula, off to either side: to the digits that it
// keeps, or no number where a log 0 is in it. Of the right run, whose rows have none, it may stand for J where it lost nothing
// but digits.
func (j *judge) agreesTextbook(m mistake.Mistake, cell Cell, k int, made mistake.Row, off float64) bool {
	if m.ID == "" {
		made = m.CostAt(j.task.Problem, made.Params, j.task.Hyper(k).Lambda, mistake.Row{})
	}
	if made.Saturated && !finite(cell.Value) {
		return m.ID != "" || j.takesLogOfZero
	}
	return allowsTextbookCost(m, made) && (cell.agrees(made.Textbook, off) || cell.agrees(made.Cost, off+made.TextbookError))
}

// finite reports whether v is an ordinary number.
func finite(v float64) bool { return !math.IsNaN(v - v) }

// allowsTextbookCost reports whether the J of the textbook formula may stand for J.
func allowsTextbookCost(m mistake.Mistake, made mistake.Row) bool {
	return m.ID != "" || !made.Saturated
}

// Fits reports whether a printed number is that of the right row, to the digits that were
// printed. A cell where nothing stands fits every row.
func Fits(cell Cell, made mistake.Row, q Quantity) bool {
	return cell.agrees(ValueOf(made, q), 0) || q.Kind == Cost && allowsTextbookCost(mistake.Mistake{}, made) && cell.agrees(made.Textbook, 0)
}

// ValueOf is one number of a row that was made; the feature of q must be one of the row.
func ValueOf(row mistake.Row, q Quantity) float64 {
	switch q.Kind {
	case Weight:
		return row.Params.W[q.Feature]
	case Bias:
		return row.Params.B
	case Cost:
		return row.Cost
	case WeightGrad:
		return row.Grad.W[q.Feature]
	case BiasGrad:
		return row.Grad.B
	}
	return math.NaN()
}

// rightRow is the row of the right run at k.
func (j *judge) rightRow(k int) (row mistake.Row) {
	run := j.run(mistake.Mistake{})
	for at := 0; at <= k && j.ctx.Err() == nil; at++ {
		row = run.Next(j.task.Hyper(at))
	}
	return row
}
