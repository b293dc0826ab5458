package pane

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
)

// readBack turns what was written for people into a number again.
func readBack(t testing.TB, s string) float64 {
	v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "∞", "Inf").Replace(s), 64)
	if err != nil {
		t.Fatalf("%q is no number: %v", s, err)
	}
	return v
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
