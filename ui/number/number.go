// Package number writes numbers for people: with real minus signs, with as many
// digits as there is room for, and in equations that close when they are
// computed by hand as they are printed. It knows nothing but numbers: no data, no
// session, no terminal; so everything that speaks to a person can use it.
package number

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxDigits is how many digits tell a float64 from all others.
const MaxDigits = 17

// WithMinusSign replaces the hyphens that strconv writes by real minus signs, and its
// words for the infinities by their sign.
func WithMinusSign(s string) string {
	if s == "+Inf" {
		return "∞"
	}
	return strings.Replace(strings.ReplaceAll(s, "-", "−"), "Inf", "∞", 1)
}

// Count is so many of something: 1 row, 3 rows.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Shortest is the shortest form that reads back to the same number.
func Shortest(v float64) string { return Significant(v, -1) }

// Significant is v with that many significant digits, without useless zeros; −1
// are as many as tell it from every other number.
func Significant(v float64, digits int) string {
	return WithMinusSign(strconv.FormatFloat(v, 'g', digits, 64))
}

// Rounded is v with that many significant digits, zeros at its end too.
func Rounded(v float64, digits int) string {
	return Format{Digits: digits, PerNumber: true}.Text(v)
}

// Standalone is a number that shares no column: with all decimals that leave room
// for its digits. An a near 1 must not lose its last digits because z is large.
func Standalone(v float64, digits int) string { return standalone(v, digits).Text(v) }

// Operand is a computed number as it is put into a formula.
func Operand(v float64, digits int) string { return standalone(v, digits).Operand(v) }

func standalone(v float64, digits int) Format {
	return Format{Digits: digits, Decimals: digits}.FittedTo([]float64{v})
}

// DataNumber is a number of the data: as it is, or with that many digits where it
// has more of them.
func DataNumber(v float64, digits int) string {
	if s := Shortest(v); utf8.RuneCountInString(s) <= digits+2 {
		return s
	}
	s := Operand(v, digits)
	if strings.Contains(s, ".") && !strings.Contains(s, "e") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// VectorEntry is a number of a vector of the data: as it was given where that is short,
// else with no more than its significant digits.
func VectorEntry(v float64, digits int) string {
	if s := Shortest(v); utf8.RuneCountInString(strings.TrimPrefix(s, "−")) <= digits+1 {
		return s
	}
	if a := math.Abs(v); a >= 1 && IntegerDigits(a) <= digits+1 {
		return NewFormat(digits, []float64{v}).Text(v)
	}
	return Significant(v, digits)
}

// Label is a number in a label: with two decimals or, where that would say little
// or too much, with three digits.
func Label(v float64) string {
	const large, small = 1000, 0.1
	if size := math.Abs(v); v != 0 && !(size >= small && size < large) {
		return Significant(v, 3)
	}
	return WithMinusSign(strconv.FormatFloat(v+0, 'f', 2, 64))
}

// ChangeText is a change with its sign and one decimal; a small one is a power of
// ten.
func ChangeText(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "–"
	case a == 0:
		return "±0"
	case a < 5e-5, a >= 1e5:
		return WithMinusSign(fmt.Sprintf("%+.0e", v))
	case a < 0.05:
		return WithMinusSign(fmt.Sprintf("%+.*f", int(math.Ceil(-math.Log10(a))), v))
	}
	return WithMinusSign(fmt.Sprintf("%+.1f", v))
}

// Subscript is n in lowered digits.
func Subscript(n int) string {
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune('₀' + d - '0')
	}
	return b.String()
}

// Thousands groups the digits of a count by blanks: 10 000.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

// Plural is so many of a thing: 1 example, 2 examples.
func Plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return Thousands(n) + " " + thing
}

// LargestMagnitude is the largest finite magnitude of some numbers, 0 where there is none.
func LargestMagnitude(numbers []float64) float64 {
	top := 0.0
	for _, v := range numbers {
		if a := math.Abs(v); !math.IsInf(a, 0) && a > top {
			top = a
		}
	}
	return top
}

// IntegerDigits counts the digits of v ≥ 0 before the point; a leading 0 is none.
func IntegerDigits(v float64) int {
	if v < 1 {
		return 0
	}
	return int(math.Floor(math.Log10(v))) + 1
}
