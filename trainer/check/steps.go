package check

import (
	"math"
	"slices"

	"descent/trainer"
	"descent/trainer/mistake"
)

// redoneStep is one iteration made again from a printed row: J and the gradient there, and where it leads.
type redoneStep struct {
	ok   bool // all parameters are printed
	made mistake.Row
	next trainer.Params
}

// redo makes one iteration from printed row i, as the mistake does. What the right one makes is kept.
func (j *judge) redo(m mistake.Mistake, i int) redoneStep {
	right := m.ID == ""
	if right && j.redoneRight == nil {
		j.redoneRight = make([]*redoneStep, len(j.table.Rows))
	}
	if right && j.redoneRight[i] != nil {
		return *j.redoneRight[i]
	}
	row := j.table.Rows[i]
	at, ok := j.params(row)
	r := redoneStep{ok: ok}
	switch h := j.task.Hyper(row.K); {
	case !ok:
	case right:
		r.made, r.next = j.iterate(at, h)
	default:
		run := m.Start(j.task.Problem, at)
		r.made = run.Next(h)
		r.next = run.Params()
	}
	if right {
		j.redoneRight[i] = &r
	}
	return r
}

// iterate makes one right iteration from any parameters: its row, without a textbook J, and where it leads.
func (j *judge) iterate(at trainer.Params, h trainer.Hyper) (made mistake.Row, next trainer.Params) {
	s := trainer.Snapshot{Params: at, Grad: trainer.Zeros(len(at.W))}
	trainer.GradientDescent{}.Evaluate(j.evaluator, &s, h)
	return mistake.RowOf(s), s.NextParams(h.Alpha)
}

// stepMismatches makes each step once more from the printed row before it, as the mistake does, from row k on: the first
// number of each row that does not follow. Rows without a row just before them, or where a
// parameter is missing, have only what they show of themselves.
func (j *judge) stepMismatches(m mistake.Mistake, from int) []Difference {
	var faults []Difference
	for i, row := range j.table.Rows {
		if j.ctx.Err() != nil {
			break
		}
		if row.K < from {
			continue
		}
		if loose := j.unexplainedParams(m, i); len(loose) > 0 {
			faults = append(faults, loose[0])
		}
		if fault := j.rowMismatch(m, i); fault != nil {
			faults = append(faults, *fault)
		}
	}
	return faults
}

// followsPrevious reports whether row i is the one just after the row before it.
func (j *judge) followsPrevious(i int) bool {
	return i > 0 && j.table.Rows[i-1].K+1 == j.table.Rows[i].K
}

// unexplainedParams is every parameter of row i that does not follow from the printed row before it.
func (j *judge) unexplainedParams(m mistake.Mistake, i int) (all []Difference) {
	if !j.followsPrevious(i) {
		return nil
	}
	before, row := j.table.Rows[i-1], j.table.Rows[i]
	again := j.redo(m, i-1)
	if !again.ok {
		return nil
	}
	h := j.task.Hyper(before.K)
	off := j.parameterHalfUnit(before) * (1 + float64(math.Abs(h.Alpha)*j.maxCurvature(h.Lambda)*m.MaxStepRatio(j.task.Problem, h.Alpha)))
	for c, q := range j.table.Quantities {
		if !q.parameter() {
			continue
		}
		if want := ValueOf(mistake.Row{Params: again.next}, q); !row.Cells[c].agrees(want, off) {
			all = append(all, Difference{K: row.K, Quantity: q, Yours: row.Cells[c], Want: want})
		}
	}
	return all
}

// rowMismatch is the first of J, dw and db of row i that is not that of the printed parameters beside it.
func (j *judge) rowMismatch(m mistake.Mistake, i int) *Difference {
	again := j.redo(m, i)
	if !again.ok {
		return nil
	}
	row, made := j.table.Rows[i], again.made
	h := j.task.Hyper(row.K)
	spread := j.parameterHalfUnit(row)
	for c, q := range j.table.Quantities {
		if q.parameter() {
			continue
		}
		off := spread * j.maxCurvature(h.Lambda) * m.MaxStepRatio(j.task.Problem, h.Alpha)
		if q.Kind == Cost {
			off = 2 * spread * (sumOfSizes(made.Grad) + float64(spread*j.maxCurvature(h.Lambda)))
		}
		want := ValueOf(made, q)
		if row.Cells[c].agrees(want, off) || q.Kind == Cost && j.agreesTextbook(m, row.Cells[c], row.K, made, off) {
			continue
		}
		return &Difference{K: row.K, Quantity: q, Yours: row.Cells[c], Want: want}
	}
	return nil
}

func sumOfSizes(p trainer.Params) float64 {
	sum := math.Abs(p.B)
	for _, v := range p.W {
		sum += math.Abs(v)
	}
	return sum
}

// parameterHalfUnit is the largest half unit of the parameters of a row: by so much they may be others than they are printed.
func (j *judge) parameterHalfUnit(row Row) float64 {
	var half float64
	for c, q := range j.table.Quantities {
		if q.parameter() {
			half = max(half, row.Cells[c].HalfUnit)
		}
	}
	return half
}

// maxCurvature is how much a derivative changes at most where every parameter changes by 1:
// the largest row sum of a bound of the Hessian, 1/4m · Σ |x_ij| (Σ |x_il| + 1), and λ/m.
func (j *judge) maxCurvature(lambda float64) float64 {
	m, n := j.task.Problem.Size()
	if j.sums == nil {
		j.sums = make([]float64, n+1)
		for _, x := range j.task.Problem.X {
			row := 1.0
			for _, v := range x {
				row += math.Abs(v)
			}
			for f, v := range x {
				j.sums[f] += float64(math.Abs(v) * row)
			}
			j.sums[n] += row
		}
	}
	return slices.Max(j.sums)/(4*float64(m)) + math.Abs(lambda)/float64(m)
}

// minRowsPerSlip is the fewest rows for one slip.
const minRowsPerSlip = 5

// judgeSteps says what a trace is that no whole run gives.
func (j *judge) judgeSteps(v *Verdict) {
	v.Outcome = UnknownMistake
	factors, wrong := fullSpan(), 0
	for i := range j.table.Rows {
		if !j.followsPrevious(i) || !j.redo(mistake.Mistake{}, i-1).ok {
			continue
		}
		v.Steps++
		v.Moves = append(v.Moves, j.move(i))
		of := j.factors(i)
		factors = factors.intersect(of)
		if of.low > 1 || of.high < 1 {
			wrong++
		}
		for _, d := range j.unexplainedParams(mistake.Mistake{}, i) {
			if !slices.Contains(v.UnexplainedParams, d.Quantity) {
				v.UnexplainedParams = append(v.UnexplainedParams, d.Quantity)
			}
		}
	}
	if v.Steps == 0 {
		return
	}
	v.Unexplained = j.stepMismatches(mistake.Mistake{}, 0)
	if held := j.table.storedCoarseness(); len(v.Unexplained) > 0 && held > 1 {
		coarse := *j
		coarse.table = j.table.coarsened(held)
		if len(coarse.stepMismatches(mistake.Mistake{}, 0)) == 0 {
			v.Unexplained = nil
		}
	}
	v.Outcome, v.Ratio = j.outcomeOfSteps(*v, factors, wrong)
}

// outcomeOfSteps says what the steps make of a trace, where the factors are those that no step contradicts and wrong
// is how many steps cannot be right.
func (j *judge) outcomeOfSteps(v Verdict, factors ratioSpan, wrong int) (Outcome, float64) {
	few := max(1, len(j.table.Rows)/minRowsPerSlip)
	otherAlpha := factors.low <= factors.high && (factors.low > 1+minAlphaRatioError || factors.high < 1-minAlphaRatioError)
	switch {
	case len(v.Unexplained) == 0 && v.First.K == 0:
		return OtherStart, 0
	case len(v.Unexplained) == 0:
		return StateRounded, 0
	case otherAlpha && (wrong > 1 || len(v.Unexplained) > few):
		// Where the run has settled no step is long enough to be wrong, so this is asked before slips are counted.
		return OtherAlpha, (factors.low + factors.high) / 2
	case len(v.Unexplained) <= few:
		return Slip, 0
	}
	return UnknownMistake, 0
}

// minStepHalfUnits is how many half units a right step must be long for its printed length to say something.
const minStepHalfUnits = 50

// move is how far the parameters moved from the printed row before to row i, over how far they should.
func (j *judge) move(i int) StepRatio {
	row, again := j.table.Rows[i], j.redo(mistake.Mistake{}, i-1)
	at, _ := j.params(j.table.Rows[i-1])
	n := len(at.W)
	moved := StepRatio{K: row.K, Ratios: make([]float64, n+1)}
	for f := range moved.Ratios {
		moved.Ratios[f] = math.NaN()
	}
	for c, q := range j.table.Quantities {
		if !q.parameter() || row.Cells[c].Text == "" {
			continue
		}
		was := ValueOf(mistake.Row{Params: at}, q)
		right := ValueOf(mistake.Row{Params: again.next}, q) - was
		if math.Abs(right) <= minStepHalfUnits*row.Cells[c].HalfUnit {
			continue
		}
		place := q.Feature
		if q.Kind == Bias {
			place = n
		}
		moved.Ratios[place] = (row.Cells[c].Value - was) / right
	}
	return moved
}

// minAlphaRatioError is by how much a factor must differ from 1 to be that of another alpha.
const minAlphaRatioError = 1e-3

// ratioSpan is the numbers from low to high.
type ratioSpan struct{ low, high float64 }

// fullSpan is what is known before a step was seen.
func fullSpan() ratioSpan { return ratioSpan{math.Inf(-1), math.Inf(1)} }

// intersect is what lies in both.
func (s ratioSpan) intersect(o ratioSpan) ratioSpan {
	return ratioSpan{max(s.low, o.low), min(s.high, o.high)}
}

// factors are those by which the step of the weights to row i may be too long, as far as the digits that were printed tell.
func (j *judge) factors(i int) ratioSpan {
	before, row, again := j.table.Rows[i-1], j.table.Rows[i], j.redo(mistake.Mistake{}, i-1)
	at, _ := j.params(before)
	h := j.task.Hyper(before.K)
	off := j.parameterHalfUnit(before) * (1 + float64(math.Abs(h.Alpha)*j.maxCurvature(h.Lambda)))
	all := fullSpan()
	for c, q := range j.table.Quantities {
		if q.Kind != Weight || row.Cells[c].Text == "" {
			continue
		}
		was := at.W[q.Feature]
		right, moved := again.next.W[q.Feature]-was, row.Cells[c].Value-was
		if right == 0 || !finite(right) || !finite(moved) {
			continue
		}
		by := (off + row.Cells[c].HalfUnit) / math.Abs(right)
		all = all.intersect(ratioSpan{moved/right - by, moved/right + by})
	}
	return all
}
