package number

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/cockroachdb/apd/v3"
	"pgregory.net/rapid"
)

// digits is how many of them two calculations must share: more than twice those
// that are ever shown.
const digits = 38

func decimals() *apd.Context { return apd.BaseContext.WithPrecision(2 * digits) }

// agree holds a number against one of a decimal library.
func agree(t *rapid.T, name string, got *big.Float, want *apd.Decimal) {
	same, _, err := apd.NewFromString(got.Text('e', digits+10))
	if err != nil {
		t.Fatal(err)
	}
	var off, most apd.Decimal
	_, subtracted := decimals().Sub(&off, same, want)
	_, scaled := decimals().Mul(&most, want, apd.New(1, -digits))
	if subtracted != nil || scaled != nil || off.Abs(&off).Cmp(most.Abs(&most)) > 0 {
		t.Errorf("%s is %s, not %s", name, got.Text('e', digits), want.Text('e'))
	}
}

// What is computed from printed numbers agrees with a decimal library to far
// more digits than are shown.
func TestBigFloatsAgreeWithDecimals(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-800, 800).Draw(t, "x")
		if rapid.Bool().Draw(t, "small") {
			x *= 1e-9
		}
		text := strconv.FormatFloat(x, 'g', rapid.IntRange(3, 17).Draw(t, "digits"), 64)
		v, ok := ParseDecimal(text)
		d, _, err := apd.NewFromString(text)
		if !ok || err != nil {
			t.Fatalf("%q is no number: %v", text, err)
		}
		var power, log apd.Decimal
		if _, err := decimals().Exp(&power, d); err != nil {
			t.Fatal(err)
		}
		agree(t, "e^"+text, bigExp(v.Float), &power)
		if _, err := decimals().Ln(&log, d); err == nil && d.Sign() > 0 && log.Sign() != 0 {
			agree(t, "log "+text, bigLog(v.Float), &log)
		}
	})
}

// log(1 + v) is v − v²/2 + v³/3 − … where v is so small that 1 + v is 1.
func TestLogOfOnePlus(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.IntRange(-120, 120).Draw(t, "x")
		var power, more, log apd.Decimal
		if _, err := decimals().Exp(&power, apd.New(int64(x), 0)); err != nil {
			t.Fatal(err)
		}
		wide := apd.BaseContext.WithPrecision(110) // for 1 + e^−120, of which 58 are digits of the result
		if _, err := wide.Add(&more, &power, apd.New(1, 0)); err != nil {
			t.Fatal(err)
		}
		if _, err := wide.Ln(&log, &more); err != nil {
			t.Fatal(err)
		}
		agree(t, "log(1 + e^"+strconv.Itoa(x)+")", bigLog1p(bigExp(bigFloat().SetInt64(int64(x)))), &log)
	})
}

// Halfway between two numbers is told from just above and below, and a quotient
// that does not end from one that does.
func TestHalfwayIsExact(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		left, right string
		want        Agreement
	}{
		{"0.1 + 0.15", "0.3", Halfway},
		{"0.1 + 0.15", "0.2", Halfway},
		{"0.1 + 0.1500000000000001", "0.3", Agrees},
		{"0.1 + 0.1500000000000001", "0.2", Differs},
		{"0.1 + 0.1499999999999999", "0.2", Agrees},
		{"1/8", "0.12", Halfway},
		{"1/8", "0.13", Halfway},
		{"1/3", "0.333", Agrees},
		{"1/3", "0.334", Differs},
		{"2/3", "0.67", Agrees},
		{"−1/8", "−0.13", Halfway},
		{"1e−05·0.5", "5e−06", Agrees},
		{"e^−0", "1", Agrees},
		{"−log(0.5)", "0.693147", Agrees},
		{"−log(0.5)", "0.693148", Differs},
		{"1/0", "1", Differs},
		{"log(0)", "1", Differs},
		{"log(−1)", "1", Differs},
		{"e^−100001", "0.000", Agrees},
	} {
		if got := Compare(c.left, c.right); got != c.want {
			t.Errorf("%s against %s: %v, not %v", c.left, c.right, got, c.want)
		}
	}
}
