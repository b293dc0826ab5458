package datasets

import (
	"fmt"
	"strconv"
	"strings"
)

// Preprocessing is what is made of the rows of a set before they are learned from, in this order.
type Preprocessing struct {
	Test   Split
	Degree int // of the polynomial features, 1 … MaxDegree; 0 is 1
	Scale  ScalingMethod
}

// MaxDegree is the largest degree of polynomial features: of two features it makes 27.
const MaxDegree = 6

// Preprocess makes of the rows of s, as they were read, what p says; a preprocessing that s has had already is undone
// first. What a scaling is measured on are the rows to train on alone. The error is a [ChoiceError]: a degree that two
// features do not have, a test that leaves a class out.
func (s Set) Preprocess(p Preprocessing) (Set, error) {
	read, err := s.AsRead().split(p.Test)
	if err != nil {
		return Set{}, err
	}
	read.requested = p
	out, err := read.expand(max(p.Degree, 1))
	if err != nil {
		return Set{}, err
	}
	return out.Scale(p.Scale), nil
}

// Preprocessing is what was made of the rows.
func (s Set) Preprocessing() Preprocessing {
	p := s.requested
	p.Degree, p.Scale = max(p.Degree, 1), s.Scaling.Method
	return p
}

// AsRead is the set without scaling, polynomial features and test.
func (s Set) AsRead() Set {
	if s.unprocessed != nil {
		return *s.unprocessed
	}
	return s.Scale(NoScaling)
}

// BaseFeatures is the two features that polynomial features are made of, m×2, in their own units, with the set's rows; nil where
// the features are as they were read.
func (s Set) BaseFeatures() [][]float64 {
	if s.Degree < 2 {
		return nil
	}
	return columns(s.unscaled(), []int{0, 1})
}

// expand gives the set all monomials x1^(i−j)·x2^j of its two features, i = 1 … degree and then j = 0 … i.
func (s Set) expand(degree int) (Set, error) {
	whole := s
	if s.Test != nil {
		whole.X, whole.Y = s.mergedRows()
		whole.Test, whole.requested = nil, Preprocessing{}
	}
	out := s
	if degree > 1 || s.Test != nil {
		out.unprocessed = &whole
	}
	switch _, n := s.Size(); {
	case degree < 1 || degree > MaxDegree:
		return Set{}, &ChoiceError{What: fmt.Sprintf("the degree is from 1 to %d, not", MaxDegree), Got: strconv.Itoa(degree)}
	case degree == 1:
		return out, nil
	case n < 2:
		return Set{}, &ChoiceError{What: fmt.Sprintf("polynomial features are made of two features, and %s has %d: its degree is 1, not", s.Name, n), Got: strconv.Itoa(degree)}
	case n != 2:
		return Set{}, &ChoiceError{What: fmt.Sprintf("polynomial features are made of two features, and %s has %d: choose two like --features 1,2, or the degree 1 instead of", s.Name, n), Got: strconv.Itoa(degree)}
	}
	out.Degree = degree
	out.Features = monomialNames(s.Features, degree)
	out.X = monomialRows(s.X, degree)
	if s.Test != nil {
		held := *s.Test
		held.X = monomialRows(held.X, degree)
		out.Test = &held
	}
	out.Alpha, out.rawAlpha, out.scaledAlpha = 0, 0, 0 // nobody has tried these
	return out, nil
}

// mergedRows is all rows in the order of the data.
func (s Set) mergedRows() (x [][]float64, y []float64) {
	m := len(s.Test.Rows) + len(s.Test.Train)
	x, y = make([][]float64, m), make([]float64, m)
	for k, i := range s.Test.Train {
		x[i], y[i] = s.X[k], s.Y[k]
	}
	for k, i := range s.Test.Rows {
		x[i], y[i] = s.Test.X[k], s.Test.Y[k]
	}
	return x, y
}

// monomialRows makes the monomials of each row.
func monomialRows(rows [][]float64, degree int) [][]float64 {
	out := make([][]float64, len(rows))
	for r, x := range rows {
		out[r] = Monomials(x[0], x[1], degree)
	}
	return out
}

// Monomials returns x1, x2, x1², x1x2, x2² … up to the degree, at least 1: (d+1)(d+2)/2 − 1 numbers for
// degree d, each with the same bits on every machine.
func Monomials(x1, x2 float64, degree int) []float64 {
	out := make([]float64, 0, (degree+1)*(degree+2)/2-1)
	for i := 1; i <= degree; i++ {
		for j := range i + 1 {
			out = append(out, float64(power(x1, i-j)*power(x2, j)))
		}
	}
	return out
}

// power is x^e by products from the left, each rounded.
func power(x float64, e int) float64 {
	p := 1.0
	for range e {
		p = float64(p * x)
	}
	return p
}

// monomialNames names them x₁², x₁x₂ …; the two features keep their names and units.
func monomialNames(of []Feature, degree int) []Feature {
	names := append([]Feature{}, of...)
	for i := 2; i <= degree; i++ {
		for j := range i + 1 {
			names = append(names, Feature{Name: powerName("x₁", i-j) + powerName("x₂", j)})
		}
	}
	return names
}

// powerName is a name to a power: nothing for 0, x₁² for 2.
func powerName(name string, e int) string {
	switch e {
	case 0:
		return ""
	case 1:
		return name
	}
	return name + strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(e))
}

// PreprocessRow makes of a new row, as it would be read, the n features that the rows of the set have. read has a number
// for each feature before polynomial ones were made, in raw units, and stays as it is.
func (s Set) PreprocessRow(read []float64) []float64 {
	row := append([]float64(nil), read...)
	if s.Degree > 1 {
		row = Monomials(read[0], read[1], s.Degree)
	}
	for j, v := range row {
		row[j] = s.Scaling.Apply(j, v)
	}
	return row
}
