package pane

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"descent/trainer"
)

// One number of decimals a column, as many as give its largest entry the
// digits; a real minus; below 1e−4 a power of ten of the same width.
func TestColumn(t *testing.T) {
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
		col := newColumn(c.digits, c.entries)
		for i, v := range c.entries {
			if got := col.format(v); got != c.want[i] {
				t.Errorf("%d digits of %v: %v is %q, want %q", c.digits, c.entries, v, got, c.want[i])
			}
		}
	}
}

// A column keeps the decimals that any of the recent moments wanted, as long
// as its numbers have room.
func TestColumnIsSteady(t *testing.T) {
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
		if got := newColumn(6, entries, c.recent...).format(c.now); got != c.want {
			t.Errorf("%v after %v is %s, want %s", c.now, c.recent, got, c.want)
		}
	}
}

// readBack turns what was written for people into a number again.
func readBack(t testing.TB, s string) float64 {
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "∞", "Inf").Replace(s), 64)
	if err != nil {
		t.Fatalf("%q is no number: %v", s, err)
	}
	return v
}

// Whatever stands in a column: every number fits its width, has a real minus,
// is never −0, has the decimals of its column or is a power of ten, and is the
// number to within its last digit.
func TestColumnProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		digits := rapid.IntRange(3, 17).Draw(rt, "digits")
		// The largest numbers, rounded up to the digits of a column, are none any more.
		number := rapid.OneOf(rapid.Float64Range(-100, 100), awkward()).Filter(func(v float64) bool { return !(math.Abs(v) > 1e308 && math.Abs(v) < math.Inf(1)) })
		entries := rapid.SliceOfN(number, 1, 6).Draw(rt, "entries")
		recent := rapid.SliceOfN(rapid.SliceOfN(number, 1, 3), 0, 3).Draw(rt, "recent")
		col := newColumn(digits, entries, recent...)
		for _, v := range entries {
			s := col.format(v)
			width := utf8.RuneCountInString(s)
			room := col.width()
			if digits == 3 && strings.Contains(s, "e") {
				room++ // −1e−100 has seven characters however few digits it gets
			}
			if width > room {
				rt.Errorf("%v is %q: %d characters in a column of %d", v, s, width, col.width())
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
			step := math.Pow10(-col.decimals)
			if strings.Contains(s, "e") {
				step = math.Abs(v) // at worst one digit is left
			} else if _, after, _ := strings.Cut(s, "."); utf8.RuneCountInString(after) != col.decimals {
				rt.Errorf("%v is %q, not with %d decimals", v, s, col.decimals)
			}
			if d := math.Abs(back - v); d > step/2*(1+1e-9)+math.Abs(v)*1e-15 {
				rt.Errorf("%v is %q, %g away", v, s, d)
			}
		}
	})
}

func TestBriefAndShort(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{short(0.3), "0.3"}, {short(1), "1"}, {short(3e-6), "3e−06"}, {short(-0.5), "−0.5"}, {short(0.30000000000000004), "0.30000000000000004"},
		{brief(0.30000000000000004, 3), "0.3"}, {brief(1234.5, 3), "1.23e+03"}, {brief(-0.00001234, 3), "−1.23e−05"}, {brief(2, 3), "2"},
		{four(0.40515512), "0.4052"}, {four(1.5), "1.500"}, {four(12.3456), "12.35"}, {four(0.3), "0.3000"}, {four(math.NaN()), "NaN"},
		{subscript(0), "₀"}, {subscript(1), "₁"}, {subscript(30), "₃₀"}, {subscript(1234567890), "₁₂₃₄₅₆₇₈₉₀"},
		{thousands(0), "0"}, {thousands(999), "999"}, {thousands(1000), "1 000"}, {thousands(10000), "10 000"}, {thousands(1234567), "1 234 567"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A change has its sign and one decimal; what one decimal cannot show is a
// power of ten.
func TestSigned(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{-1.84, "−1.8"}, {2, "+2.0"}, {0.05, "+0.1"}, {-0.0499, "−0.05"}, {-2e-4, "−0.0002"}, {-4e-5, "−4e−05"}, {3e-14, "+3e−14"}, {99999, "+99999.0"}, {1e5, "+1e+05"},
		{0, "±0"}, {math.Copysign(0, -1), "±0"}, {math.NaN(), "–"}, {math.Inf(1), "–"}, {math.Inf(-1), "–"},
		{math.SmallestNonzeroFloat64, "+5e−324"}, {-1e300, "−1e+300"},
	} {
		if got := signed(c.v); got != c.want {
			t.Errorf("signed(%v) is %q, want %q", c.v, got, c.want)
		}
	}
}

// The bound of α is a promise: what is shown is never above it, and within one
// unit of its third digit.
func TestRoundDown(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0.66899, "0.668"}, {8, "8"}, {7.999, "7.99"}, {0.3, "0.3"}, {4.8099e-06, "4.8e−06"}, {123.9, "123"}, {1, "1"}, {0.001, "0.001"},
	} {
		if got := roundDown(c.v); got != c.want {
			t.Errorf("roundDown(%v) is %s, want %s", c.v, got, c.want)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		// The bound is at most 8; features of 1e145 make it 1e-290.
		v := rapid.Float64Range(1e-290, 8).Draw(rt, "bound")
		shown := readBack(t, roundDown(v))
		if !(shown <= v && shown >= v*0.99) {
			rt.Errorf("the bound %v is shown as %s", v, roundDown(v))
		}
	})
}

func TestParameterNames(t *testing.T) {
	p := trainer.Params{W: []float64{1, 2}, B: 3}
	for j, want := range []string{"w₁", "w₂", "b"} {
		if got := parameter(j, 2); got != want || entries(p)[j] != float64(j+1) {
			t.Errorf("entry %d is %s %v, want %s", j, got, entries(p)[j], want)
		}
	}
	if entries(p)[0] = 9; p.W[0] != 1 {
		t.Error("the entries are the snapshot's own slice")
	}
}

// Infinity is a sign everywhere, also in a label with few digits.
func TestInfinityIsASign(t *testing.T) {
	for name, write := range map[string]func(float64) string{
		"short": short, "decimals2": decimals2, "brief": func(v float64) string { return brief(v, 3) },
	} {
		if up, down := write(math.Inf(1)), write(math.Inf(-1)); up != "∞" || down != "−∞" {
			t.Errorf("%s: %q and %q", name, up, down)
		}
	}
}
