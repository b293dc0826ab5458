package number

import (
	"math"
	"testing"
)

func TestNamedForms(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{Shortest(0.3), "0.3"}, {Shortest(1), "1"}, {Shortest(3e-6), "3e−06"}, {Shortest(-0.5), "−0.5"}, {Shortest(0.30000000000000004), "0.30000000000000004"},
		{Significant(0.30000000000000004, 3), "0.3"}, {Significant(1234.5, 3), "1.23e+03"}, {Significant(-0.00001234, 3), "−1.23e−05"}, {Significant(2, 3), "2"},
		{Rounded(0.40515512, 4), "0.4052"}, {Rounded(1.5, 4), "1.500"}, {Rounded(12.3456, 4), "12.35"}, {Rounded(0.3, 4), "0.3000"}, {Rounded(math.NaN(), 4), "NaN"},
		{Subscript(0), "₀"}, {Subscript(1), "₁"}, {Subscript(30), "₃₀"}, {Subscript(1234567890), "₁₂₃₄₅₆₇₈₉₀"},
		{Thousands(0), "0"}, {Thousands(999), "999"}, {Thousands(1000), "1 000"}, {Thousands(10000), "10 000"}, {Thousands(1234567), "1 234 567"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A change has its sign and one decimal; what one decimal cannot show is a
// power of ten.
func TestChange(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{-1.84, "−1.8"}, {2, "+2.0"}, {0.05, "+0.1"}, {-0.0499, "−0.05"}, {-2e-4, "−0.0002"}, {-4e-5, "−4e−05"}, {3e-14, "+3e−14"}, {99999, "+99999.0"}, {1e5, "+1e+05"},
		{0, "±0"}, {math.Copysign(0, -1), "±0"}, {math.NaN(), "–"}, {math.Inf(1), "–"}, {math.Inf(-1), "–"},
		{math.SmallestNonzeroFloat64, "+5e−324"}, {-1e300, "−1e+300"},
	} {
		if got := ChangeText(c.v); got != c.want {
			t.Errorf("Change(%v) is %q, want %q", c.v, got, c.want)
		}
	}
}

// Infinity is a sign everywhere, also in a label with few digits.
func TestInfinityIsASign(t *testing.T) {
	for name, write := range map[string]func(float64) string{
		"Shortest": Shortest, "Label": Label, "Significant": func(v float64) string { return Significant(v, 3) },
	} {
		if up, down := write(math.Inf(1)), write(math.Inf(-1)); up != "∞" || down != "−∞" {
			t.Errorf("%s: %q and %q", name, up, down)
		}
	}
}

// A datum is as it was given where that is short.
func TestDatum(t *testing.T) {
	for _, c := range []struct {
		v            float64
		datum, entry string
	}{
		{5.1, "5.1", "5.1"}, {-1.25, "−1.25", "−1.25"}, {1.0 / 3, "0.333333", "0.333333"}, {-20.0 / 3, "−6.666667", "−6.66667"}, {1e-9 / 3, "3.333e−10", "3.33333e−10"},
	} {
		if got := DataNumber(c.v, 6); got != c.datum {
			t.Errorf("Datum(%v) is %q, want %q", c.v, got, c.datum)
		}
		if got := VectorEntry(c.v, 6); got != c.entry {
			t.Errorf("Entry(%v) is %q, want %q", c.v, got, c.entry)
		}
	}
}
