package datasets

import (
	"math"
	"slices"
)

const (
	maxStored       = 512 << 20 // bytes that the numbers of a file may take
	minBlockNumbers = 1 << 8    // numbers in the first block; every further one is twice as large
	maxBlockNumbers = 1 << 17   // up to this
	rowOverhead     = 24 + 8 + 1
)

// store collects the rows of a file whose length is not known: in blocks, so that nothing is copied when it grows. Which
// columns will be features is known at the end only, so it holds all that may become some; when many of them turn out
// to hold text, the rows that follow go without.
type store struct {
	columns []int // of the file, that are kept from now on, ascending
	blocks  []block
	codes   []uint8 // the label code of each row kept
	stored  int     // bytes
}

// block is room for rows, which are cut from it one after another. They are as wide as their part says.
type block struct {
	numbers []float64
	parts   []rowGroup
}

// rowGroup is a number of rows with the same columns.
type rowGroup struct {
	columns []int
	rows    int
}

// add keeps a row, of which all holds the numbers of every column of the file. false: there is no more room.
func (st *store) add(all []float64, code uint8) bool {
	n := len(st.columns)
	if st.stored += n*8 + rowOverhead; st.stored > maxStored {
		return false
	}
	last := len(st.blocks) - 1
	if last < 0 || cap(st.blocks[last].numbers)-len(st.blocks[last].numbers) < n {
		size := minBlockNumbers
		if last >= 0 {
			size = min(2*cap(st.blocks[last].numbers), maxBlockNumbers)
		}
		st.blocks = append(st.blocks, block{numbers: make([]float64, 0, max(size, n))})
		last++
	}
	b := &st.blocks[last]
	at := len(b.numbers)
	b.numbers = b.numbers[:at+n]
	row := b.numbers[at:]
	for k, j := range st.columns {
		row[k] = all[j]
	}
	if k := len(b.parts) - 1; k >= 0 && len(b.parts[k].columns) == n { // columns only ever go
		b.parts[k].rows++
	} else {
		b.parts = append(b.parts, rowGroup{columns: st.columns, rows: 1})
	}
	st.codes = append(st.codes, code)
	return true
}

// dropColumns keeps no more of the columns that fail, from the next row on, once they are the half of all: so that it happens
// seldom however many columns there are.
func (st *store) dropColumns(fails func(j int) bool) {
	bad := 0
	for _, j := range st.columns {
		if fails(j) {
			bad++
		}
	}
	if bad > 0 && 2*bad >= len(st.columns) {
		st.columns = slices.DeleteFunc(slices.Clone(st.columns), fails)
	}
}

// rows gives, of each row that has a number in all of these columns, the numbers in their order, and its label code. It
// moves the numbers to the front of their blocks, so the store is of no use afterwards.
func (st *store) rows(features []int) (x [][]float64, codes []uint8) {
	n, row := len(features), 0
	x, codes = make([][]float64, 0, len(st.codes)), st.codes[:0]
	taken := make([]float64, n)
	for i := range st.blocks {
		b := &st.blocks[i]
		from, to := 0, 0
		for _, p := range b.parts {
			at := indexesOf(features, p.columns)
			for range p.rows {
				whole := true
				for k, j := range at {
					v := b.numbers[from+j]
					taken[k] = v
					whole = whole && !math.IsNaN(v)
				}
				if whole { // to ≤ from: a row has no more features than numbers
					copy(b.numbers[to:to+n], taken)
					x = append(x, b.numbers[to:to+n:to+n])
					codes = append(codes, st.codes[row])
					to += n
				}
				from += len(p.columns)
				row++
			}
		}
	}
	return x, codes
}

// indexesOf is where each of the features stands among the columns, which hold all of them.
func indexesOf(features, columns []int) []int {
	at := make([]int, len(features))
	for k, j := range features {
		at[k], _ = slices.BinarySearch(columns, j)
	}
	return at
}

// each calls f with every number of column j, gaps left out, until f returns false. The column must never have been dropped.
func (st *store) each(j int, f func(v float64) bool) {
	for i := range st.blocks {
		b := &st.blocks[i]
		from := 0
		for _, p := range b.parts {
			at := indexesOf([]int{j}, p.columns)[0]
			for range p.rows {
				if v := b.numbers[from+at]; !math.IsNaN(v) && !f(v) {
					return
				}
				from += len(p.columns)
			}
		}
	}
}
