package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Kind is what a column holds.
type Kind uint8

// The kinds, in the order of causes.
const (
	Weight Kind = iota
	Bias
	Cost
	WeightGrad
	BiasGrad
)

// Quantity is one number of a row. Feature is that of a weight or its derivative, from 0.
type Quantity struct {
	Kind    Kind
	Feature int
}

// String is the name of the quantity: w1, b, J, dw1 or db.
func (q Quantity) String() string {
	switch q.Kind {
	case Weight:
		return "w" + strconv.Itoa(q.Feature+1)
	case Bias:
		return "b"
	case Cost:
		return "J"
	case WeightGrad:
		return "dw" + strconv.Itoa(q.Feature+1)
	case BiasGrad:
		return "db"
	}
	return ""
}

// parameter reports whether the quantity is a weight or the bias.
func (q Quantity) parameter() bool { return q.Kind == Weight || q.Kind == Bias }

// Table is a trace as it was printed.
type Table struct {
	Quantities []Quantity // of the columns, in the order of causes
	Rows       []Row      // by k, ascending
	Ignored    []string   // the names of columns that say nothing here
	KMissing   bool       // there was no column of k: the rows are counted from 0
}

// Row is what was printed of one iteration. Cells are in the order of Quantities.
type Row struct {
	K, Line int
	Cells   []Cell
}

// RawTable is a table as text: its names, and its rows of cells with the line of the file each.
type RawTable struct {
	Names []string
	Rows  [][]string
	Lines []int
	Comma bool // a comma may stand before the fraction of a number
}

// FormError is a fault of what stands in the table. Column counts from 1; 0 where none is meant.
type FormError struct {
	Line, Column int
	What, Do     string // the fault, and what to do about it
}

// Error is the fault in one line, without the name of the file.
func (e *FormError) Error() string {
	if e.Column > 0 {
		return fmt.Sprintf("column %d %s; %s", e.Column, e.What, e.Do)
	}
	return e.What + "; " + e.Do
}

// Read finds the columns by their names and reads the numbers, for n features. A fault is a *FormError.
func Read(s RawTable, n int) (Table, error) {
	found, err := columnsOf(s.Names, n)
	if err != nil {
		return Table{}, err
	}
	t := Table{Ignored: found.ignored, KMissing: found.k < 0}
	for _, c := range found.quantities {
		t.Quantities = append(t.Quantities, c.quantity)
	}
	for i, cells := range s.Rows {
		row := Row{K: len(t.Rows), Line: s.Lines[i], Cells: make([]Cell, len(found.quantities))}
		if found.k >= 0 {
			if row.K, err = readK(cells[found.k], s, i, found.k); err != nil {
				return Table{}, err
			}
		}
		for j, c := range found.quantities {
			cell, ok := ReadCell(cells[c.at], s.Comma)
			if !ok {
				return Table{}, &FormError{Line: s.Lines[i], Column: c.at + 1, What: fmt.Sprintf("%q holds %q, which is no number", s.Names[c.at], cells[c.at]), Do: "write a number there, or leave the cell empty"}
			}
			row.Cells[j] = cell
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return Table{}, &FormError{What: "there is no row under the names", Do: "write one for each iteration"}
	}
	if err := t.sort(); err != nil {
		return Table{}, err
	}
	t.widenIntegerAccuracy()
	return t, nil
}

// maxIterations is the largest k that is followed.
const maxIterations = 10_000_000

func readK(text string, s RawTable, i, column int) (int, error) {
	cell, ok := ReadCell(text, s.Comma)
	k := int(cell.Value)
	if !ok || cell.Text == "" || float64(k) != cell.Value || k < 0 || k > maxIterations {
		return 0, &FormError{Line: s.Lines[i], Column: column + 1, What: fmt.Sprintf("%q holds %q, which is no iteration", s.Names[column], text), Do: fmt.Sprintf("write a whole number from 0 to %d", maxIterations)}
	}
	return k, nil
}

// sort brings the rows in the order of k.
func (t *Table) sort() error {
	slices.SortStableFunc(t.Rows, func(a, b Row) int { return a.K - b.K })
	for i := 1; i < len(t.Rows); i++ {
		if a, b := t.Rows[i-1], t.Rows[i]; a.K == b.K {
			return &FormError{Line: b.Line, What: fmt.Sprintf("k %d stands there twice, first on line %d", b.K, a.Line), Do: "leave one of them out"}
		}
	}
	return nil
}

// widenIntegerAccuracy gives a number that was printed without a fraction, in a column
// that has fractions, the coarsest accuracy of these: a program that prints 0.5 as
// 0.5 prints zero as 0, and does not mean anything between -0.5 and 0.5.
func (t *Table) widenIntegerAccuracy() {
	for j := range t.Quantities {
		coarsest := 0.0
		for _, row := range t.Rows {
			if c := row.Cells[j]; c.Text != "" && c.HalfUnit < integerHalfUnit {
				coarsest = max(coarsest, c.HalfUnit)
			}
		}
		if coarsest == 0 {
			continue
		}
		for _, row := range t.Rows {
			if c := &row.Cells[j]; c.Text != "" && c.HalfUnit == integerHalfUnit {
				c.HalfUnit = coarsest
			}
		}
	}
}

// Numbers is how many numbers there are to judge.
func (t Table) Numbers() int {
	count := 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Text != "" {
				count++
			}
		}
	}
	return count
}

// last is the largest k.
func (t Table) last() int { return t.Rows[len(t.Rows)-1].K }

// indexOf is where a quantity stands in a row; -1 where it does not.
func (t Table) indexOf(q Quantity) int { return slices.Index(t.Quantities, q) }

// minCoarseCells is how many parameters must end in the same number of zeros, so that it is no chance.
const minCoarseCells = 6

// storedCoarseness is by how much the parameters are coarser than they are printed: 100 where all of them end in
// two zeros. That is how they look where they are rounded and then printed with more digits.
func (t Table) storedCoarseness() float64 {
	zeros, cells := -1, 0
	for _, row := range t.Rows {
		for c, q := range t.Quantities {
			cell := row.Cells[c]
			if !q.parameter() || cell.Value == 0 {
				continue
			}
			ending := len(cell.Text) - len(strings.TrimRight(cell.Text, "0"))
			if cell.Decimals() <= 0 {
				ending = 0
			}
			if cells++; zeros < 0 || ending < zeros {
				zeros = ending
			}
		}
	}
	if cells < minCoarseCells {
		return 1
	}
	return math.Pow10(max(zeros, 0))
}

// coarsened is the table with parameters so much coarser than they are printed.
func (t Table) coarsened(by float64) Table {
	rows := slices.Clone(t.Rows)
	for i := range rows {
		rows[i].Cells = slices.Clone(rows[i].Cells)
		for c, q := range t.Quantities {
			if q.parameter() {
				rows[i].Cells[c].HalfUnit *= by
			}
		}
	}
	t.Rows = rows
	return t
}
