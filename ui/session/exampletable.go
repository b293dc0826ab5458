package session

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"descent/trainer"
)

// Listing is how the table of examples lists them.
type Listing struct {
	Features  [2]int // those that have columns, 0-based: one where both are the same
	Focus     int    // the example (0-based) that stands in a sample for its part; −1 where all are listed
	Sort      string // the column that sorts; any other name: that of the number
	Ascending bool
	Wrong     bool    // the wrong ones only
	Filter    string  // one of Filters, empty for all
	Threshold float64 // above it 1 is predicted
}

// newListing is how a view lists the examples of data, one of them in focus.
func newListing(data *PreparedData, g ViewState, focus int) Listing {
	l := Listing{g.Pair("data", planeChoices(data.Set)), focus, g.Sort, g.Ascending, g.Wrong, g.Filter, g.Threshold}
	if len(data.Set.Features) == 1 {
		l.Features[1] = l.Features[0]
	}
	if l.OfTest() || len(data.Problem.X) <= MaxSampledExamples {
		l.Focus = -1
	}
	return l
}

// TestFilter is the filter that lists all rows that are kept for testing; those that
// list some of them begin so.
const TestFilter = "test"

// OfTest reports whether the rows are those kept for testing: they have no share in the
// gradient, and none is in focus.
func (l Listing) OfTest() bool { return strings.HasPrefix(l.Filter, TestFilter) }

// includes reports whether an example is one that is listed.
func (l Listing) includes(z, y float64) bool {
	if l.Wrong && trainer.CorrectnessOf(z, y, l.Threshold) != trainer.Incorrect {
		return false
	}
	of := strings.TrimPrefix(l.Filter, TestFilter)
	return of == "" || of == outcome(trainer.Sigmoid(z) > l.Threshold, y == 1)
}

// outcome is the count that an example is one of, by what was predicted and its class.
func outcome(predicted, actual bool) string {
	switch {
	case predicted && actual:
		return "tp"
	case predicted:
		return "fp"
	case actual:
		return "fn"
	}
	return "tn"
}

// ExampleTable is the table of the examples at one moment: what takes passes over them.
// It is read only once made.
type ExampleTable struct {
	Listing
	Columns    []ExampleColumn
	SortColumn int          // the column that sorts, a place in Columns
	Rows       []int        // the examples (0-based), ascending; of large data a sample
	Order      []int        // places in Rows, as they are listed
	Ranges     []ValueRange // of Columns
	// RecentZ and RecentLoss are the largest |z| and L of the iterations before.
	RecentZ, RecentLoss []float64

	Problem        trainer.Problem // of which they are: the rows to train on, or those kept for testing
	z, a, loss, dz []float64       // of Rows
}

// ValueRange is what a column must have room for.
type ValueRange struct {
	Low, High         float64 // with 0 between them
	SmallestMagnitude float64 // the smallest magnitude but 0
	Decimals          int     // that write every entry exactly, maxDecimals at the most; of the features only
}

const maxDecimals = 4

// ExampleTable is the table of the moment: the one that is known, or made anew, which
// takes passes over the examples. Nothing that draws calls it.
func (st State) ExampleTable() *ExampleTable {
	if st.Analysis.Examples != nil {
		return st.Analysis.Examples
	}
	return NewExampleTable(TabulateExamples{Problem: st.Data.Problem, Test: st.Data.Test, At: st.Run.Snapshot.Params, Recent: st.Run.Recent, Listing: newListing(st.Data, st.View, st.Inside.Focus)})
}

// NewExampleTable makes the table of the examples at one moment.
func NewExampleTable(w TabulateExamples) *ExampleTable {
	features := w.Listing.Features[:]
	if features[0] == features[1] {
		features = features[:1]
	}
	t := &ExampleTable{Listing: w.Listing, Columns: ExampleColumns(features), Problem: w.Problem}
	if t.OfTest() {
		t.Problem = w.Test
		t.Columns = slices.DeleteFunc(t.Columns, func(c ExampleColumn) bool { return c.Kind == ExampleDZ || c.Kind == ExampleTerm })
	}
	t.Rows = slices.Collect(SampleIndices(len(t.Problem.X), t.Focus))
	t.SortColumn = max(0, slices.IndexFunc(t.Columns, func(c ExampleColumn) bool { return c.Name() == t.Sort }))
	m := len(t.Rows)
	t.z, t.a, t.loss, t.dz = make([]float64, m), make([]float64, m), make([]float64, m), make([]float64, m)
	for row, i := range t.Rows {
		z, y := w.At.Z(t.Problem.X[i]), t.Problem.Y[i]
		t.z[row], t.a[row], t.loss[row], t.dz[row] = z, trainer.Sigmoid(z), trainer.Loss(z, y), trainer.DZ(z, y)
	}
	t.Order = t.order()
	t.measureRanges()
	t.measureRecent(w.Recent)
	return t
}

// Value is the number of a row in a column.
func (t *ExampleTable) Value(c ExampleColumn, row int) float64 {
	i := t.Rows[row]
	switch c.Kind {
	case ExampleIndex:
		return float64(i + 1)
	case ExampleX:
		return t.Problem.X[i][c.Feature]
	case ExampleY:
		return t.Problem.Y[i]
	case ExampleZ:
		return t.z[row]
	case ExampleA:
		return t.a[row]
	case ExampleLoss:
		return t.loss[row]
	case ExampleDZ:
		return t.dz[row]
	default:
		x := 1.0
		if c.Feature != BiasTerm {
			x = t.Problem.X[i][c.Feature]
		}
		return x * t.dz[row] / float64(len(t.Problem.X))
	}
}

// Correctness judges the example of a row.
func (t *ExampleTable) Correctness(row int) trainer.Correctness {
	return trainer.CorrectnessOf(t.z[row], t.Problem.Y[t.Rows[row]], t.Threshold)
}

// SmallestFirst reports whether the smallest stand first.
func (t *ExampleTable) SmallestFirst() bool {
	return t.Ascending != (t.Columns[t.SortColumn].Kind == ExampleIndex)
}

// order lists the rows, only some where that is asked for. z, dz and the contributions
// sort by magnitude, the others by value; the largest stand first,
// unless Ascending. Column i is the other way round, because rows count upwards: the
// smallest first, unless Ascending, which here turns the natural order over. Equal ones
// follow i either way; NaN counts as the smallest.
func (t *ExampleTable) order() []int {
	type ranked struct {
		key float64
		row int
	}
	by, sign := t.Columns[t.SortColumn], 1
	if !t.SmallestFirst() {
		sign = -1
	}
	rows := make([]ranked, 0, len(t.z))
	for row := range t.Rows {
		if !t.includes(t.z[row], t.Problem.Y[t.Rows[row]]) {
			continue
		}
		key := t.Value(by, row)
		if by.ByMagnitude() {
			key = math.Abs(key)
		}
		rows = append(rows, ranked{key, row})
	}
	slices.SortFunc(rows, func(p, q ranked) int {
		if c := cmp.Compare(p.key, q.key); c != 0 {
			return sign * c
		}
		return p.row - q.row
	})
	order := make([]int, len(rows))
	for place, r := range rows {
		order[place] = r.row
	}
	return order
}

// measureRanges looks at every row, so that a column does not move while it scrolls.
func (t *ExampleTable) measureRanges() {
	t.Ranges = make([]ValueRange, len(t.Columns))
	for k, c := range t.Columns {
		x := ValueRange{SmallestMagnitude: math.Inf(1)}
		switch c.Kind {
		case ExampleIndex, ExampleY: // their width is known without looking
		case ExampleA: // grows with z, whose column stands before
			x.High, x.SmallestMagnitude = 1, trainer.Sigmoid(t.Ranges[k-1].Low)
		default:
			x = t.valueRange(c)
		}
		if c.Kind == ExampleX {
			x.Decimals = t.decimals(c)
		}
		t.Ranges[k] = x
	}
}

func (t *ExampleTable) valueRange(c ExampleColumn) ValueRange {
	x := ValueRange{SmallestMagnitude: math.Inf(1)}
	for row := range t.Rows {
		v := t.Value(c, row)
		if math.IsInf(v, 0) || math.IsNaN(v) {
			continue
		}
		x.Low, x.High = min(x.Low, v), max(x.High, v)
		if v != 0 {
			x.SmallestMagnitude = min(x.SmallestMagnitude, math.Abs(v))
		}
	}
	return x
}

// decimals is how many decimals write every entry of a column exactly.
func (t *ExampleTable) decimals(c ExampleColumn) int {
	d, unit := 0, 1.0
	for row := 0; row < len(t.Rows) && d < maxDecimals; {
		if v := t.Value(c, row); math.Round(v*unit)/unit == v {
			row++
			continue
		}
		d, unit = d+1, unit*10
	}
	return d
}

// measureRecent looks at the iterations before, so that decimals that must go come back
// only when they were not in the way for a while: at as many as take no time.
func (t *ExampleTable) measureRecent(recent []trainer.Snapshot) {
	const work = 200_000 // multiplications, well under a millisecond
	_, n := t.Problem.Size()
	count := min(len(recent), work/(len(t.Rows)*n+1))
	for _, s := range recent[len(recent)-count:] {
		top, worst := 0.0, math.Inf(1)
		for _, i := range t.Rows {
			z := s.Params.Z(t.Problem.X[i])
			top = max(top, math.Abs(z))
			worst = min(worst, z*(2*t.Problem.Y[i]-1))
		}
		t.RecentZ = append(t.RecentZ, top)
		t.RecentLoss = append(t.RecentLoss, trainer.Loss(worst, 1)) // L falls as z moves to the right side
	}
}
