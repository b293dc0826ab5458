package pane

import (
	"math"
	"strconv"
	"strings"

	"descent/trainer"
)

// minus replaces the hyphen that strconv writes by a real minus sign, and its
// words for the infinities by their sign.
func minus(s string) string {
	if s == "+Inf" {
		return "∞"
	}
	return strings.Replace(strings.ReplaceAll(s, "-", "−"), "Inf", "∞", 1)
}

// short is the shortest form that reads back to the same number.
func short(v float64) string {
	return minus(strconv.FormatFloat(v, 'g', -1, 64))
}

// brief is a number with n significant digits, without useless zeros.
func brief(v float64, n int) string {
	return minus(strconv.FormatFloat(v, 'g', n, 64))
}

// four is a cost in four digits, with its zeros.
func four(v float64) string { return newColumn(4, []float64{v}).format(v) }

// subscript writes n in lowered digits.
func subscript(n int) string {
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune('₀' + d - '0')
	}
	return b.String()
}

// thousands groups the digits of a count by thin gaps: 10 000.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

// plural is so many of a thing: 1 example, 2 examples.
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return thousands(n) + " " + thing
}

// column formats the numbers of one column: all with the same decimals and the
// same width, so that points stand under points.
type column struct {
	digits, decimals int
	own              bool // every number has decimals of its own
}

// width is room for the digits, a point, a sign, and a digit before the point
// that small numbers do not count.
func (c column) width() int { return c.digits + 3 }

// newColumn chooses the decimals that give the largest entry its digits. The
// column of an earlier moment may want more of them: it is kept while any of
// the recent entries wants it, so that a column does not flicker.
func newColumn(digits int, now []float64, recent ...[]float64) column {
	decimals := decimalsFor(digits, now)
	for _, entries := range recent {
		decimals = max(decimals, decimalsFor(digits, entries))
	}
	return column{digits: digits, decimals: decimals}.fitted(now)
}

// fitted is the column with as many decimals as leave room for other entries.
func (c column) fitted(entries []float64) column {
	top := largest(entries)
	for c.decimals > 0 && len(strconv.FormatFloat(top, 'f', c.decimals, 64)) > c.digits+2 {
		c.decimals--
	}
	return c
}

// with is the column for another number of digits.
func (c column) with(digits int) column {
	c.decimals = max(0, c.decimals+digits-c.digits)
	c.digits = digits
	return c
}

// mixed tells that the entries of a column differ by more than a thousand, so
// that the decimals of the largest would leave nothing of the smallest. The
// size of an entry is what it had at most of late: it may pass through 0.
func mixed(now []float64, recent [][]float64) bool {
	const most = 1000
	low, high := math.Inf(1), 0.0
	for i := range now {
		size := largest(now[i : i+1])
		for _, entries := range recent {
			size = max(size, largest(entries[i:i+1]))
		}
		if size > 0 {
			low, high = min(low, size), max(high, size)
		}
	}
	return high > most*low
}

func decimalsFor(digits int, entries []float64) int {
	return max(0, digits-wholeDigits(largest(entries)))
}

func largest(entries []float64) float64 {
	top := 0.0
	for _, v := range entries {
		if a := math.Abs(v); !math.IsInf(a, 0) && a > top {
			top = a
		}
	}
	return top
}

// wholeDigits counts the digits before the point; a leading 0 is none.
func wholeDigits(v float64) int {
	if v < 1 {
		return 0
	}
	return int(math.Floor(math.Log10(v))) + 1
}

// format writes one entry, not padded. What is too small or too large for the
// column becomes a power of ten of the same width.
func (c column) format(v float64) string {
	if v == 0 {
		v = 0 // no −0
	}
	if c.own {
		c.decimals = decimalsFor(c.digits, []float64{v})
	}
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case a > 0 && a < 1e-4 && a < math.Pow10(-c.decimals)*1e3, wholeDigits(a) > c.digits+1:
		return c.power(v)
	}
	s := strconv.FormatFloat(v, 'f', c.decimals, 64)
	if strings.Trim(s, "-0.") == "" && v != 0 {
		return c.power(v) // nothing would be left of it but zeros
	}
	return minus(s)
}

// power writes v as 1.234e−05, in as many characters as the column has.
func (c column) power(v float64) string {
	for n := c.digits; n >= 0; n-- {
		s := strconv.FormatFloat(v, 'e', n, 64)
		if len(s) <= c.width() {
			return minus(s)
		}
	}
	return minus(strconv.FormatFloat(v, 'e', 0, 64))
}

// parameterColumns are the columns of values and of gradients of the shown
// entries.
func (f Frame) parameterColumns(digits int, shown []int) (value, gradient column) {
	pick := func(p trainer.Params) []float64 {
		some := make([]float64, 0, len(shown))
		for _, j := range shown {
			some = append(some, entry(p, j))
		}
		return some
	}
	return f.column(digits, func(s trainer.Snapshot) []float64 { return pick(s.Params) }),
		f.column(digits, func(s trainer.Snapshot) []float64 { return pick(s.Grad) })
}

// costColumn is the column of J, which has the same digits everywhere.
func (f Frame) costColumn() column {
	return f.column(f.Digits, func(s trainer.Snapshot) []float64 { return []float64{s.Cost} })
}

func (f Frame) column(digits int, of func(trainer.Snapshot) []float64) column {
	var recent [][]float64
	for _, s := range f.Recent {
		recent = append(recent, of(s))
	}
	c := newColumn(digits, of(f.At), recent...)
	c.own = mixed(of(f.At), recent)
	return c
}

// entries lists w₁ … wₙ, b.
func entries(p trainer.Params) []float64 {
	return append(append(make([]float64, 0, len(p.W)+1), p.W...), p.B)
}

// entry is entry j of them.
func entry(p trainer.Params, j int) float64 {
	if j == len(p.W) {
		return p.B
	}
	return p.W[j]
}

// parameter names entry j of n+1: w₁ … wₙ, b.
func parameter(j, n int) string {
	if j == n {
		return "b"
	}
	return "w" + subscript(j+1)
}
