package trainer

import (
	"errors"
	"fmt"
	"math"
)

// Problem is what is learned from: m examples of n features each, X m×n, and
// a label of 0 or 1 for every example. Nothing in this package writes to a
// Problem or copies it; who made it must not change it while it is in use.
type Problem struct {
	X [][]float64 // m rows of n numbers, each in the unit of its column
	Y []float64   // m labels
}

// Size returns the number of examples m and of features n (that of the first
// row; 0 where there is no row).
func (p Problem) Size() (m, n int) {
	if len(p.X) == 0 {
		return 0, 0
	}
	return len(p.X), len(p.X[0])
}

// Validate returns nil where descent can start: at least one example and one
// feature, rows of one width, a label for each row, every number finite and
// every label 0 or 1. The error names the first row and column at fault,
// both counted from 1.
func (p Problem) Validate() error {
	m, n := p.Size()
	switch {
	case m == 0:
		return errors.New("the problem has no examples; it needs at least one")
	case n == 0:
		return errors.New("row 1 has no features; it needs at least one")
	case len(p.Y) != m:
		return fmt.Errorf("there are %d rows but %d labels; each row needs one", m, len(p.Y))
	}
	for i, x := range p.X {
		if len(x) != n {
			return fmt.Errorf("row %d has %d features, row 1 has %d; all rows need the same number", i+1, len(x), n)
		}
		for j, v := range x {
			if !finite(v) {
				return fmt.Errorf("row %d, column %d is %v; every feature must be finite", i+1, j+1, v)
			}
		}
		if y := p.Y[i]; y != 0 && y != 1 {
			return fmt.Errorf("row %d has the label %v; a label must be 0 or 1", i+1, y)
		}
	}
	return nil
}

// finite says whether v is an ordinary number: v−v is NaN for NaN and ±Inf.
func finite(v float64) bool {
	return !math.IsNaN(v - v)
}
