package pane

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// exampleKind is what a column of the table of examples holds.
type exampleKind uint8

const (
	exampleIndex exampleKind = iota
	exampleX
	exampleY
	exampleZ
	exampleA
	exampleLoss
	exampleDZ
	exampleShare // of a derivative of J
)

// exampleColumn is one column of the table. Feature is the 0-based feature of
// exampleX and exampleShare; the share of db has none, −1.
type exampleColumn struct {
	kind    exampleKind
	feature int
}

// bias is the feature of the share of db.
const bias = -1

// exampleColumns lists every column, as far as the table is wide enough, of a
// table that shows these features.
func exampleColumns(features []int) []exampleColumn {
	columns := []exampleColumn{{kind: exampleIndex}}
	for _, j := range features {
		columns = append(columns, exampleColumn{exampleX, j})
	}
	for _, kind := range []exampleKind{exampleY, exampleZ, exampleA, exampleLoss, exampleDZ} {
		columns = append(columns, exampleColumn{kind: kind})
	}
	for _, j := range features {
		columns = append(columns, exampleColumn{exampleShare, j})
	}
	return append(columns, exampleColumn{exampleShare, bias})
}

// symbol is the name of the column above its numbers.
func (c exampleColumn) symbol() string {
	symbol := "x" + number.Subscript(c.feature+1)
	switch c.kind {
	case exampleX:
		return symbol
	case exampleShare:
		if c.feature == bias {
			return "dz/m"
		}
		return symbol + "·dz/m"
	default:
		return [...]string{exampleIndex: "i", exampleY: "y", exampleZ: "z", exampleA: "a", exampleLoss: "L", exampleDZ: "dz"}[c.kind]
	}
}

// byMagnitude reports whether the column sorts by magnitude: which example pulls most,
// whichever way.
func (c exampleColumn) byMagnitude() bool {
	return c.kind == exampleZ || c.kind == exampleDZ || c.kind == exampleShare
}

// sortedBy is the name of the column as "sorted by" calls it: with bars around it
// where it sorts by magnitude.
func (c exampleColumn) sortedBy() string {
	if c.byMagnitude() {
		return "|" + c.symbol() + "|"
	}
	return c.symbol()
}

// columnsOf are the columns that the Examples pane has for the features that are
// looked at.
func columnsOf(st session.State) []exampleColumn {
	return exampleColumns(shownFeatures(st.Data.Set, PairOf(st, DataPlace)))
}

// ExampleColumns names the columns of the Examples pane as "sorted by" calls
// them.
func ExampleColumns(st session.State) []string {
	var names []string
	for _, c := range columnsOf(st) {
		names = append(names, c.sortedBy())
	}
	return names
}

// exampleValues are the numbers of all examples at the cursor, of large data
// those of a sample: what takes an exp is computed once.
type exampleValues struct {
	f       examplesContent
	columns []exampleColumn
	sort    int
	rows    []int     // the examples (0-based), ascending
	z, dz   []float64 // of each row

	problem trainer.Problem // of which they are: the rows to train on, or those kept for testing
	ofTest  bool
}

func newExampleValues(f examplesContent) *exampleValues {
	e := &exampleValues{f: f, columns: exampleColumns(f.features()), problem: f.data.Problem, ofTest: f.listsTest()}
	focus := f.focus
	if e.ofTest { // it has no share in the gradient
		e.problem, focus = f.data.Test, -1
		e.columns = slices.DeleteFunc(e.columns, func(c exampleColumn) bool { return c.kind == exampleDZ || c.kind == exampleShare })
	}
	e.rows = slices.Collect(sampleIndices(len(e.problem.X), focus))
	e.z, e.dz = make([]float64, len(e.rows)), make([]float64, len(e.rows))
	if f.sort > 0 && f.sort < len(e.columns) {
		e.sort = f.sort // any other place is left over from data with more features
	}
	for row, i := range e.rows {
		e.z[row] = f.at.Params.Z(e.problem.X[i])
		e.dz[row] = trainer.DZ(e.z[row], e.problem.Y[i])
	}
	return e
}

// value is the number of a row in a column.
func (e *exampleValues) value(c exampleColumn, row int) float64 {
	i := e.rows[row]
	switch c.kind {
	case exampleIndex:
		return float64(i + 1)
	case exampleX:
		return e.problem.X[i][c.feature]
	case exampleY:
		return e.problem.Y[i]
	case exampleZ:
		return e.z[row]
	case exampleA:
		return trainer.Sigmoid(e.z[row])
	case exampleLoss:
		return trainer.Loss(e.z[row], e.problem.Y[i])
	case exampleDZ:
		return e.dz[row]
	default:
		x := 1.0
		if c.feature != bias {
			x = e.problem.X[i][c.feature]
		}
		return x * e.dz[row] / float64(len(e.problem.X))
	}
}

// verdict judges the example of a row.
func (e *exampleValues) verdict(row int) trainer.Verdict {
	return trainer.VerdictOf(e.z[row], e.problem.Y[e.rows[row]], e.f.threshold)
}

// wrong reports whether the example of a row is.
func (e *exampleValues) wrong(row int) bool { return e.verdict(row) == trainer.Incorrect }

// ascending reports whether the smallest stand first.
func (e *exampleValues) ascending() bool {
	return e.f.ascending != (e.columns[e.sort].kind == exampleIndex)
}

// ExampleOrder lists the examples (0-based) in the order of the Examples pane,
// the wrong ones only where Gaze.Wrong says so, those of one prediction where Gaze.Filter
// does, none where these are rows kept for testing. z, dz and the
// contributions sort by magnitude, the others by value; the largest stand
// first, unless Gaze.Ascending. Column i is the other way round, because rows
// count upwards: the smallest first, unless Ascending, which here turns the
// natural order over. Equal ones follow i either way; NaN counts as the smallest.
// Of large data it lists a sample that holds the focused example.
func ExampleOrder(st session.State) []int { return newExamples(st, Dress{}, Size{}).Order() }

// Order implements Listed.
func (c examplesContent) Order() []int {
	if c.listsTest() { // the focused example is one to train on
		return nil
	}
	e := newExampleValues(c)
	order := e.order()
	for place, row := range order {
		order[place] = e.rows[row]
	}
	return order
}

// order lists the rows as the pane shows them.
func (e *exampleValues) order() []int {
	type ranked struct {
		key float64
		row int
	}
	by, sign := e.columns[e.sort], 1
	if !e.ascending() {
		sign = -1
	}
	rows := make([]ranked, 0, len(e.z))
	for row := range e.rows {
		if e.f.wrongOnly && !e.wrong(row) || !e.f.admits(e.z[row], e.problem.Y[e.rows[row]]) {
			continue
		}
		key := e.value(by, row)
		if by.byMagnitude() {
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

// sortName is the name of the column as it is typed.
func (c exampleColumn) sortName() string {
	switch c.kind {
	case exampleX:
		return "x" + strconv.Itoa(c.feature+1)
	case exampleShare:
		if c.feature == bias {
			return "db"
		}
		return "dw" + strconv.Itoa(c.feature+1)
	case exampleLoss:
		return "loss"
	default:
		return c.symbol()
	}
}

// sortNames are the written names of columns, in their order.
func sortNames(columns []exampleColumn) []string {
	var names []string
	for _, c := range columns {
		names = append(names, c.sortName())
	}
	return names
}

// sortIndex is the place of a column with that written name; 0, the number of
// the example, where there is none.
func sortIndex(columns []exampleColumn, name string) int {
	return max(0, slices.IndexFunc(columns, func(c exampleColumn) bool { return c.sortName() == name }))
}
