package pane

import (
	"math"
	"slices"
	"sort"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// Where rows are kept for testing, J of both kinds is drawn without the penalty of λ,
// which no row has a share in; and where more of the model was asked for, the share
// that is predicted right is drawn below J.

// evaluatedKey is what of curves is about the rows and the penalty, at the cursor.
type evaluatedKey struct {
	lambda             float64
	total              float64 // J
	unpenalisedCost    float64 // J without the penalty
	penalty            float64 // what λ adds to it
	tested             bool    // rows are kept for testing
	test               float64 // their J; NaN where it is not known
	extendedModel      bool    // more of the model was asked for: the accuracy is drawn
	threshold          float64
	counts, testCounts trainer.Counts // at it; empty while they are not known
	concealed          bool           // J is not to be seen
}

func newEvaluatedKey(st paneState) evaluatedKey {
	at := st.Run.Snapshot
	k := evaluatedKey{
		lambda: at.Lambda, total: at.Cost, unpenalisedCost: at.UnpenalisedCost(), penalty: trainer.Penalty(at.Lambda, len(st.Data.Problem.X), at.Params.W), tested: len(st.Data.Test.X) > 0, test: math.NaN(),
		extendedModel: session.ExtendedModel(st.Data, st.Run.Lambda, st.View.Threshold), threshold: st.View.Threshold,
		concealed: st.Hidden()["j"],
	}
	if in := st.Analysis; in.ClassificationKnown {
		k.counts, k.testCounts = in.Counts, in.TestCounts
		if k.tested {
			k.test = in.TestLoss
		}
	}
	return k
}

// same is equality in which an unknown number is itself.
func (k evaluatedKey) same(o evaluatedKey) bool {
	if math.IsNaN(k.test) && math.IsNaN(o.test) {
		k.test, o.test = 0, 0
	}
	return k == o
}

// evaluatedSeries is a number of evaluations as a chart asks for it. Between two of them
// it lies on the straight line that joins them; a NaN is a gap.
type evaluatedSeries struct {
	points []session.Evaluation
	value  func(session.Evaluation) float64
}

// Extremes implements chart.Series.
func (s evaluatedSeries) Extremes(from, to int) (low, high chart.CostPoint, ok bool) {
	first := sort.Search(len(s.points), func(i int) bool { return s.points[i].K >= from })
	for _, p := range s.points[first:] {
		if p.K >= to {
			break
		}
		v := s.value(p)
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		if !ok || v < low.J {
			low = chart.CostPoint{K: p.K, J: v}
		}
		if !ok || v > high.J {
			high = chart.CostPoint{K: p.K, J: v}
		}
		ok = true
	}
	if ok || first == 0 || first == len(s.points) || s.points[first].K < to {
		return low, high, ok
	}
	before, after := s.points[first-1], s.points[first]
	part := float64(from-before.K) / float64(after.K-before.K)
	j := s.value(before) + part*(s.value(after)-s.value(before))
	low = chart.CostPoint{K: from, J: j}
	return low, low, !math.IsNaN(j) && !math.IsInf(j, 0)
}

// end is the iteration after the newest of them.
func (s evaluatedSeries) end() int {
	if len(s.points) == 0 {
		return 0
	}
	return s.points[len(s.points)-1].K + 1
}

func trainLossOf(e session.Evaluation) float64 { return e.TrainLoss }
func testOf(e session.Evaluation) float64      { return e.TestLoss }

// percentOf is the share of rows predicted right, in per cent; a gap where one lies on
// the threshold, which is neither right nor wrong.
func percentOf(counts func(session.Evaluation) trainer.Counts) func(session.Evaluation) float64 {
	return func(e session.Evaluation) float64 {
		if c := counts(e); c.Ties == 0 {
			return 100 * c.Accuracy()
		}
		return math.NaN()
	}
}

func trainCounts(e session.Evaluation) trainer.Counts { return e.Counts }
func testCounts(e session.Evaluation) trainer.Counts  { return e.TestCounts }

// penalised reports whether any J of the run has a penalty.
func (r Run) penalised() bool {
	if r.Lambda != 0 {
		return true
	}
	for _, c := range r.Changes {
		if c.Lambda != 0 {
			return true
		}
	}
	return false
}

// seriesOf is what is drawn of a run: J, or where rows are tested J without its penalty.
func (c costCurves) seriesOf(r Run) chart.Series {
	if c.tested && (r.penalised() || r.id == c.Present.id && c.lambda != 0) {
		return evaluatedSeries{r.Evaluations, trainLossOf}
	}
	return series{r.Costs}
}

// endOf is the iteration after the last that is drawn of a run.
func (c costCurves) endOf(r Run) int {
	if s, ok := c.seriesOf(r).(evaluatedSeries); ok {
		return s.end()
	}
	return r.Costs.Len()
}

// costAt is what is drawn of a run at k, NaN where there is nothing.
func (c costCurves) costAt(r Run, k int) float64 {
	low, _, ok := c.seriesOf(r).Extremes(k, k+1)
	if !ok {
		return math.NaN()
	}
	return low.J
}

// tip is the end of what is drawn of a run.
func (c costCurves) tip(r Run) (k, j float64) {
	last := c.endOf(r) - 1
	return float64(last), c.costAt(r, last)
}

// extent is the largest of what is drawn of a run, its test included, and the smallest
// above 0; false where nothing is known.
func (c costCurves) extent(r Run) (high, low float64, ok bool) {
	all := []chart.Series{c.seriesOf(r)}
	if c.tested && r.id == c.Present.id {
		all = append(all, evaluatedSeries{r.Evaluations, testOf})
	}
	high, low = math.Inf(-1), math.Inf(1)
	for _, s := range all {
		switch s := s.(type) {
		case series:
			if e, known := s.costs.RangeOver(0, s.costs.Len()); known {
				high, low, ok = max(high, e.High), min(low, e.LowestPositive), true
			}
		case evaluatedSeries:
			for _, p := range s.points {
				if v := s.value(p); v > 0 && v <= math.MaxFloat64 {
					high, low, ok = max(high, v), min(low, v), true
				}
			}
		}
	}
	return high, low, ok
}

// evaluatedUpTo is the evaluations of the present run, with the moment shown where that
// is its newest.
func evaluatedUpTo(st session.State, known []session.Evaluation) []session.Evaluation {
	at, in := st.Run.Snapshot, st.Analysis
	if n := len(known); n == 0 || !in.ClassificationKnown || known[n-1].K >= at.Iter || at.Iter < st.Run.Present.Head().Iter {
		return known
	}
	here := session.Evaluation{K: at.Iter, TrainLoss: at.UnpenalisedCost(), TestLoss: in.TestLoss, Counts: in.Counts, TestCounts: in.TestCounts}
	return append(slices.Clip(known), here)
}

// testStroke is how J of the rows kept for testing is drawn.
func testStroke(thick bool) chart.Stroke {
	return chart.Stroke{Dash: chart.Dash{3, 2}, Thick: thick}
}

// drawTest draws J of the rows kept for testing.
func (c costCurves) drawTest(plot chart.Plot, thick bool) {
	if !c.tested {
		return
	}
	s := evaluatedSeries{c.Present.Evaluations, testOf}
	plot.Curve(chart.Curve{Costs: s, To: s.end(), Style: theme.Style{FG: c.Theme.Bright.FG}, Stroke: testStroke(thick), ASCII: ','})
	plot.Point(float64(c.k), c.test, c.Theme.Bright)
}

// curveSign is a piece of a curve for a legend.
func (l DrawOptions) curveSign(dashed bool) string {
	switch {
	case l.Plain && dashed:
		return ",,"
	case l.Plain:
		return ".."
	case dashed:
		return "╌╌"
	}
	return "━━"
}

// testLegend is the curves of the rows to train on and of those kept for testing, with J
// of each at the cursor.
func (c costCurves) testLegend(digits int) (train, test []span) {
	at := func(j float64) string {
		if math.IsNaN(j) {
			return "…"
		}
		return number.Rounded(j, digits)
	}
	return []span{{c.curveSign(false), c.presentLine(c.runSet)}, {" train ", c.Theme.Text}, {at(c.unpenalisedCost), c.Theme.Forward.WithBold()}},
		[]span{{c.curveSign(true), theme.Style{FG: c.Theme.Bright.FG}}, {" test  ", c.Theme.Text}, {at(c.test), c.Theme.Bright}}
}

// labelTest writes that legend into the chart, where nothing stands: as far up at the
// right as can be.
func (c costCurves) labelTest(a chart.Area, plot chart.Plot) {
	if !c.tested {
		return
	}
	const digits = 4
	train, test := c.testLegend(digits)
	width := max(lineWidth(a, train...), lineWidth(a, test...))
	in := plot.CurveArea()
	for y := in.Y; y+1 < in.Y+in.H-1; y++ {
		for x := in.X + in.W - width; x > in.X; x -= 2 {
			if a.Free(x-1, y, width+2) && a.Free(x-1, y+1, width+2) {
				drawSpans(a, x, y, train...)
				drawSpans(a, x, y+1, test...)
				return
			}
		}
	}
}

// costParts is what the examples and the penalty make of J, so that a hand that adds them
// up gets J, in at most room columns; empty where there is no penalty, or no room.
func (c costCurves) costParts(room int, first, second string) string {
	if c.lambda == 0 || math.IsInf(c.penalty, 0) || math.IsNaN(c.penalty) {
		return ""
	}
	e := number.Equation{
		Left: func(digits int) string {
			f := c.cost.WithDigits(digits)
			return f.Text(c.unpenalisedCost) + " + " + f.Text(c.penalty)
		},
		Right: func(digits int) string { return c.cost.WithDigits(digits).Text(c.total) },
	}
	left, _, _ := e.Fitted(c.columns, c.cost.Digits, room-c.columns(first+second))
	fit, penalty, ok := strings.Cut(left, " + ")
	if !ok {
		return ""
	}
	return first + fit + " + " + second + penalty
}
