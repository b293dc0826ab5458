package pane

import (
	"cmp"
	"math"
	"slices"

	"descent/trainer"
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

// exampleColumns lists every column, as far as the table is wide enough.
func exampleColumns(f Frame) []exampleColumn {
	columns := []exampleColumn{{kind: exampleIndex}}
	for _, j := range f.features() {
		columns = append(columns, exampleColumn{exampleX, j})
	}
	for _, kind := range []exampleKind{exampleY, exampleZ, exampleA, exampleLoss, exampleDZ} {
		columns = append(columns, exampleColumn{kind: kind})
	}
	for _, j := range f.features() {
		columns = append(columns, exampleColumn{exampleShare, j})
	}
	return append(columns, exampleColumn{exampleShare, bias})
}

// head is the name of the column above its numbers.
func (c exampleColumn) head() string {
	symbol := "x" + subscript(c.feature+1)
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

// signless tells that the column sorts by magnitude: which example pulls most,
// whichever way.
func (c exampleColumn) signless() bool {
	return c.kind == exampleZ || c.kind == exampleDZ || c.kind == exampleShare
}

// ExampleColumns names the columns of the Examples pane as "sorted by" calls
// them: bars around those that sort by magnitude. Inside.Sort is a place in it.
func ExampleColumns(f Frame) []string {
	var names []string
	for _, c := range exampleColumns(f) {
		name := c.head()
		if c.signless() {
			name = "|" + name + "|"
		}
		names = append(names, name)
	}
	return names
}

// exampleNumbers are the numbers of all examples at the cursor: what takes an
// exp is computed once.
type exampleNumbers struct {
	f       Frame
	columns []exampleColumn
	sort    int
	z, dz   []float64
}

func newExampleNumbers(f Frame) *exampleNumbers {
	m, _ := f.Problem.Size()
	e := &exampleNumbers{f: f, columns: exampleColumns(f), z: make([]float64, m), dz: make([]float64, m)}
	if f.Inside.Sort > 0 && f.Inside.Sort < len(e.columns) {
		e.sort = f.Inside.Sort // any other place is left over from data with more features
	}
	for i, x := range f.Problem.X {
		e.z[i] = f.At.Params.Z(x)
		e.dz[i] = trainer.DZ(e.z[i], f.Problem.Y[i])
	}
	return e
}

// value is the number of example i (0-based) in a column.
func (e *exampleNumbers) value(c exampleColumn, i int) float64 {
	switch c.kind {
	case exampleIndex:
		return float64(i + 1)
	case exampleX:
		return e.f.Problem.X[i][c.feature]
	case exampleY:
		return e.f.Problem.Y[i]
	case exampleZ:
		return e.z[i]
	case exampleA:
		return trainer.Sigmoid(e.z[i])
	case exampleLoss:
		return trainer.Loss(e.z[i], e.f.Problem.Y[i])
	case exampleDZ:
		return e.dz[i]
	default:
		x := 1.0
		if c.feature != bias {
			x = e.f.Problem.X[i][c.feature]
		}
		return x * e.dz[i] / float64(len(e.z))
	}
}

// wrong tells that example i is on the wrong side of a = 0.5.
func (e *exampleNumbers) wrong(i int) bool { return (e.z[i] > 0) != (e.f.Problem.Y[i] == 1) }

// ascending tells whether the smallest stand first.
func (e *exampleNumbers) ascending() bool {
	return e.f.Inside.Ascending != (e.columns[e.sort].kind == exampleIndex)
}

// ExampleOrder lists the examples (0-based) in the order of the Examples pane,
// the wrong ones only where Inside.WrongOnly says so. z, dz and the
// contributions sort by magnitude, the others by value; the largest stand
// first, unless Inside.Ascending. Column i is the other way round, because rows
// count upwards: the smallest first, unless Ascending, which here turns the
// natural order over. Equal ones follow i either way; NaN counts as the smallest.
func ExampleOrder(f Frame) []int { return newExampleNumbers(f).order() }

func (e *exampleNumbers) order() []int {
	type ranked struct {
		key float64
		i   int
	}
	by, sign := e.columns[e.sort], 1
	if !e.ascending() {
		sign = -1
	}
	rows := make([]ranked, 0, len(e.z))
	for i := range e.z {
		if e.f.Inside.WrongOnly && !e.wrong(i) {
			continue
		}
		key := e.value(by, i)
		if by.signless() {
			key = math.Abs(key)
		}
		rows = append(rows, ranked{key, i})
	}
	slices.SortFunc(rows, func(p, q ranked) int {
		if c := cmp.Compare(p.key, q.key); c != 0 {
			return sign * c
		}
		return p.i - q.i
	})
	order := make([]int, len(rows))
	for place, r := range rows {
		order[place] = r.i
	}
	return order
}
