package chart

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// Every step is the number that its decimal reads as, from end to end of float64,
// and each is between half and two fifths of the next.
func TestRoundStepsAreTheirDecimals(t *testing.T) {
	for e := -300; e <= 307; e++ {
		for i, digit := range []int{1, 2, 5} {
			step := RoundNumber(3*e + i)
			want, _ := strconv.ParseFloat(fmt.Sprintf("%de%d", digit, e), 64)
			if step.Size() != want {
				t.Errorf("step %d is %v, not %v", step, step.Size(), want)
			}
			if RoundBelow(want) != step || RoundAbove(want) != step {
				t.Errorf("%v lies between %d and %d", want, RoundBelow(want), RoundAbove(want))
			}
		}
	}
}

func TestRoundStepsHoldANumberBetweenThem(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := math.Pow(10, rapid.Float64Range(-300, 300).Draw(rt, "power"))
		below, above := RoundBelow(v), RoundAbove(v)
		if !(below.Size() <= v && v <= above.Size()) || above-below > 1 || (below+1).Size() <= v {
			rt.Errorf("%v: between %v and %v", v, below.Size(), above.Size())
		}
		at := rapid.Float64Range(-1e3, 1e3).Draw(rt, "at") * below.Size()
		next := below.Above(at)
		if times := next / below.Size(); next <= at-1e-6*v || math.Abs(times-math.Round(times)) > 1e-6 || next-at > 1.00001*below.Size() {
			rt.Errorf("the multiple of %v above %v is %v", below.Size(), at, next)
		}
	})
}
