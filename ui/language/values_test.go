package language

import (
	"math"
	"testing"
)

// Of a number so many digits are told that it lies to the other as it does.
func TestDigitsTellNumbersApart(t *testing.T) {
	for _, c := range []struct {
		v, other float64
		want     string
	}{
		{0.4051550, 0.3, "is 0.405155"}, {0.30000000001, 0.3, "is 0.30000000001"}, {0.3, 0.3, "is 0.3"}, {1, 0.3, "is 1"},
		{math.Nextafter(0.3, 1), 0.3, "is 0.30000000000000004"}, {-1e-7, 0, "is −1e−07"}, {math.Inf(1), 2, "is ∞"}, {math.NaN(), 2, "has no value"},
	} {
		if got := digitsToDistinguish(c.v, c.other); got != c.want {
			t.Errorf("%v beside %v %q, want %q", c.v, c.other, got, c.want)
		}
	}
}
