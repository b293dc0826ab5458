package number

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// awkward numbers are those that break arithmetic: not finite, at both ends of
// the range, and both zeros.
func awkward() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.SampledFrom([]float64{
			math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64,
			1e300, -1e300, 1e15, 9.9999999, -9.9999999, -999.9999999, 999999.5, 0.5, -0.5, 1e-5, 1e-300, math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64,
		}),
		rapid.Float64(), rapid.Float64Range(-10, 10),
	)
}

// readBack turns what was written for people into a number again.
func readBack(t interface{ Fatalf(string, ...any) }, s string) float64 {
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "∞", "Inf").Replace(s), 64)
	if err != nil {
		t.Fatalf("%q is no number: %v", s, err)
	}
	return v
}

// One number of decimals a column, as many as give its largest entry the
// digits; a real minus; below 1e−4 a power of ten of the same width.
func TestFormat(t *testing.T) {
	for _, c := range []struct {
		digits  int
		entries []float64
		want    []string
	}{
		// The numbers of the pictures and of the rule: 0.440016, but 12.4400.
		{6, []float64{0.44001617, 0.4642261, -0.9235637}, []string{"0.440016", "0.464226", "−0.923564"}},
		{6, []float64{12.44, -0.0289}, []string{"12.4400", "−0.0289"}},
		{6, []float64{1, 0.1}, []string{"1.00000", "0.10000"}},
		{6, []float64{123456.789, 1}, []string{"123457", "1"}},
		{6, []float64{1234567, 0}, []string{"1234567", "0"}},
		{6, []float64{-12345678}, []string{"−1.23e+07"}},
		{6, []float64{12345678}, []string{"1.235e+07"}},
		{6, []float64{0.5, 1.234e-05, -1.234e-05}, []string{"0.500000", "1.234e−05", "−1.23e−05"}},
		{6, []float64{0.5, 0.0001, 0.000099}, []string{"0.500000", "0.000100", "9.900e−05"}},
		{6, []float64{0.5, 0, math.Copysign(0, -1)}, []string{"0.500000", "0.000000", "0.000000"}},
		{6, []float64{1234.56, -0.003, 0.003}, []string{"1234.56", "−3.00e−03", "3.000e−03"}},
		{6, []float64{1e9, -0.3}, []string{"1.000e+09", "−3.00e−01"}},
		{6, []float64{0.5, math.NaN(), math.Inf(1), math.Inf(-1)}, []string{"0.500000", "NaN", "∞", "−∞"}},
		{6, []float64{math.NaN()}, []string{"NaN"}},
		{3, []float64{0.44, -1e-5}, []string{"0.440", "−1e−05"}},
		{17, []float64{0.1}, []string{"0.10000000000000001"}},
	} {
		col := NewFormat(c.digits, c.entries)
		for i, v := range c.entries {
			if got := col.Text(v); got != c.want[i] {
				t.Errorf("%d digits of %v: %v is %q, want %q", c.digits, c.entries, v, got, c.want[i])
			}
		}
	}
}

// A column keeps the decimals that any of the recent moments wanted, as long
// as its numbers have room.
func TestFormatIsSteady(t *testing.T) {
	for _, c := range []struct {
		now    float64
		recent [][]float64
		want   string
	}{
		{1.5, nil, "1.50000"},
		{1.5, [][]float64{{0.9}, {1.1}}, "1.500000"}, // 0.9 had six decimals
		{12.5, [][]float64{{0.9}}, "12.50000"},       // only seven digits have room
		{0.9, [][]float64{{1.5}}, "0.900000"},        // it needs more at once
	} {
		entries := []float64{c.now}
		if got := NewFormat(6, entries, c.recent...).Text(c.now); got != c.want {
			t.Errorf("%v after %v is %s, want %s", c.now, c.recent, got, c.want)
		}
	}
}

// Whatever stands in a column: every number fits its width, has a real minus,
// is never −0, has the decimals of its column or is a power of ten, and is the
// number to within its last digit.
func TestFormatProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		digits := rapid.IntRange(3, 17).Draw(rt, "digits")
		// The largest numbers, rounded up to the digits of a column, are none any more.
		finite := rapid.OneOf(rapid.Float64Range(-100, 100), awkward()).Filter(func(v float64) bool { return !(math.Abs(v) > 1e308 && math.Abs(v) < math.Inf(1)) })
		entries := rapid.SliceOfN(finite, 1, 6).Draw(rt, "entries")
		recent := rapid.SliceOfN(rapid.SliceOfN(finite, 1, 3), 0, 3).Draw(rt, "recent")
		col := NewFormat(digits, entries, recent...)
		for _, v := range entries {
			s := col.Text(v)
			width := utf8.RuneCountInString(s)
			room := col.Width()
			if digits == 3 && strings.Contains(s, "e") {
				room++ // −1e−100 has seven characters however few digits it gets
			}
			if width > room {
				rt.Errorf("%v is %q: %d characters in a column of %d", v, s, width, col.Width())
			}
			if strings.Contains(s, "-") {
				rt.Errorf("%v is %q, with a hyphen", v, s)
			}
			back := readBack(t, s)
			if strings.HasPrefix(s, "−") && back == 0 {
				rt.Errorf("%v is %q", v, s)
			}
			if math.IsNaN(v) || math.IsInf(v, 0) {
				continue
			}
			step := math.Pow10(-col.Decimals)
			if strings.Contains(s, "e") {
				step = math.Abs(v) // at worst one digit is left
			} else if _, after, _ := strings.Cut(s, "."); utf8.RuneCountInString(after) != col.Decimals {
				rt.Errorf("%v is %q, not with %d decimals", v, s, col.Decimals)
			}
			if d := math.Abs(back - v); d > step/2*(1+1e-9)+math.Abs(v)*1e-15 {
				rt.Errorf("%v is %q, %g away", v, s, d)
			}
		}
	})
}
