package number

import "testing"

// What a hand computes where e is raised to more than a computer can hold.
func TestCompareFarOut(t *testing.T) {
	for _, c := range []struct {
		left, right string
		want        Agreement
	}{
		{"log(1 + e^253601.5)", "253601.5", Agrees},
		{"log(1 + e^253601.5)", "253601.6", Differs},
		{"log(1 + e^4.194e+10)", "4.194e+10", Agrees},
		{"log(1 + e^−253601.5)", "0.000000", Agrees},
		{"1/(1 + e^253601.5)", "0.000000", Agrees},
		{"log(1 + e^1000.000)", "1000.000", Agrees},
	} {
		if got := Compare(c.left, c.right); got != c.want {
			t.Errorf("%s = %s: %v, want %v", c.left, c.right, got, c.want)
		}
	}
}
