package session

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The second digit moves by one and back, from every step but the ends.
func TestSecondDigit(t *testing.T) {
	steps := AlphaSteps(1)
	for _, step := range steps[1 : len(steps)-1] {
		digits, exponent, _ := strings.Cut(fmt.Sprintf("%.1e", step), "e")
		want, err := strconv.ParseFloat(digits[:2]+"1e"+exponent, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := stepSecondDigit(steps, step, 1); got != want {
			t.Errorf("finer up from %v: %v, not %v", step, got, want)
		}
		if got := stepSecondDigit(steps, stepSecondDigit(steps, step, 1), -1); got != step {
			t.Errorf("up and down from %v: %v", step, got)
		}
		if got := stepSecondDigit(steps, stepSecondDigit(steps, step, -1), 1); got != step {
			t.Errorf("down and up from %v: %v", step, got)
		}
	}
}

func TestSecondDigitStaysWithinTheSteps(t *testing.T) {
	steps := AlphaSteps(1)
	rapid.Check(t, func(t *rapid.T) {
		alpha := rapid.Float64Range(minAlpha, maxAlpha).Draw(t, "alpha")
		up, down := stepSecondDigit(steps, alpha, 1), stepSecondDigit(steps, alpha, -1)
		if down > alpha || up < alpha && up != alpha {
			t.Fatalf("%v goes up to %v, down to %v", alpha, up, down)
		}
		for _, v := range []float64{up, down} {
			// The next number of two digits is at most a tenth away.
			if v < minAlpha || v > maxAlpha || v < alpha*0.8999 || v > alpha*1.1001 {
				t.Fatalf("%v went to %v", alpha, v)
			}
		}
	})
}
