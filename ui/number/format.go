package number

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format is how the numbers of one column are written: all with the same
// decimals and the same width, so that points stand under points.
type Format struct {
	Digits    int  // that the largest number shall have
	Decimals  int  // behind each point
	PerNumber bool // each number has the decimals that its own digits need
}

// NewFormat chooses the decimals that give the largest number its digits. The
// column of an earlier moment may want more of them: it is kept while any of
// the recent ones wants it, so that a column does not flicker.
func NewFormat(digits int, now []float64, recent ...[]float64) Format {
	decimals := decimalsFor(digits, now)
	for _, numbers := range recent {
		decimals = max(decimals, decimalsFor(digits, numbers))
	}
	return Format{Digits: digits, Decimals: decimals}.FittedTo(now)
}

// Width is room for the digits, a point, a sign, and a digit before the point
// that small numbers do not count.
func (f Format) Width() int { return f.Digits + 3 }

// FittedTo is the format with as many decimals as leave room for other numbers.
func (f Format) FittedTo(numbers []float64) Format {
	top := LargestMagnitude(numbers)
	for f.Decimals > 0 && len(strconv.FormatFloat(top, 'f', f.Decimals, 64)) > f.Digits+2 {
		f.Decimals--
	}
	return f
}

// WithDigits is the format for another number of digits.
func (f Format) WithDigits(digits int) Format {
	f.Decimals = max(0, f.Decimals+digits-f.Digits)
	f.Digits = digits
	return f
}

// WideRange reports whether the numbers of a column differ by more than a thousand,
// so that the decimals of the largest would leave nothing of the smallest. The
// size of a number is what it had at most of late: it may pass through 0. Each of
// recent has as many numbers as now.
func WideRange(now []float64, recent [][]float64) bool {
	const most = 1000
	low, high := math.Inf(1), 0.0
	for i := range now {
		size := LargestMagnitude(now[i : i+1])
		for _, numbers := range recent {
			size = max(size, LargestMagnitude(numbers[i:i+1]))
		}
		if size > 0 {
			low, high = min(low, size), max(high, size)
		}
	}
	return high > most*low
}

func decimalsFor(digits int, numbers []float64) int {
	return max(0, digits-IntegerDigits(LargestMagnitude(numbers)))
}

// forNumber is the format with the decimals that v has.
func (f Format) forNumber(v float64) Format {
	if f.PerNumber {
		f.Decimals, f.PerNumber = decimalsFor(f.Digits, []float64{v}), false
	}
	return f
}

// Text is one number, not padded. What is too small or too large for the column
// becomes a power of ten of the same width.
func (f Format) Text(v float64) string {
	if v == 0 {
		v = 0 // no −0
	}
	f = f.forNumber(v)
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "−∞"
	case a > 0 && a < 1e-4 && a < math.Pow10(-f.Decimals)*1e3, IntegerDigits(a) > f.Digits+1:
		return f.scientific(v)
	}
	s := strconv.FormatFloat(v, 'f', f.Decimals, 64)
	if strings.Trim(s, "-0.") == "" && v != 0 {
		return f.scientific(v) // nothing would be left of it but zeros
	}
	return WithMinusSign(s)
}

// scientific is v as 1.234e−05, in as many characters as the column has.
func (f Format) scientific(v float64) string {
	for n := f.Digits; n >= 0; n-- {
		s := strconv.FormatFloat(v, 'e', n, 64)
		if len(s) <= f.Width() {
			return WithMinusSign(s)
		}
	}
	return WithMinusSign(strconv.FormatFloat(v, 'e', 0, 64))
}

// Operand is a number of a formula in the decimals of its column; one of which
// they would leave less than two digits gets these two.
func (f Format) Operand(v float64) string {
	f = f.forNumber(v)
	s := f.Text(v)
	power := strings.Contains(s, "e") && f.Digits > 3 // with more than one digit
	if a := math.Abs(v); a > 0 && a < math.Pow10(1-f.Decimals) && f.Decimals > 0 && !power {
		return Significant(v, 2)
	}
	return s
}

// TextWithin is a number where there is hardly room: with the decimals of its
// column or fewer, or as 2e−6 where these would leave nothing of it.
func (f Format) TextWithin(v float64, room int) string {
	a := math.Abs(v)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return f.Text(v)
	}
	f = f.forNumber(v)
	for ; f.Decimals >= 0 && (a == 0 || a >= math.Pow10(-f.Decimals)); f.Decimals-- {
		if s := f.Text(v); utf8.RuneCountInString(s) <= room {
			return s
		}
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', 0, 64), "e")
	return WithMinusSign(mantissa + "e" + strings.TrimPrefix(exponent[:1], "+") + strings.TrimLeft(exponent[1:], "0"))
}
