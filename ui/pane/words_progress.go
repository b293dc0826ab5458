package pane

import (
	"fmt"
	"math"

	"descent/trainer"
	"descent/ui/timeline"
)

// progress is about J and the weights: a stop if there is one, else the trend.
func progress(f Frame, width int) sentence {
	warn := func(first, rest string) sentence {
		return sentence{mark: "!", first: first, rest: rest, short: rest, style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	still := func(first, rest string) sentence {
		return sentence{mark: "■", first: first, rest: rest, short: ".", style: f.Theme.Bright, firstStyle: f.Theme.Bright}
	}
	switch f.At.Status {
	case trainer.Diverged:
		return warn(fmt.Sprintf("Diverged at k %d", f.At.Iter), ": "+f.told("←", "back")+" goes back.")
	case trainer.Unchanged:
		s := still("No change in the weights", reason(f, width))
		s.short = s.rest // there is room for why
		return s
	case trainer.Converged:
		return still("Converged", ": step and slope negligible.")
	case trainer.Cycle:
		return still("A cycle", ": to and fro for ever, period 2.")
	case trainer.Running, trainer.Limit:
	}
	if f.Limit > 0 && f.At.Iter > 0 && f.At.Iter%f.Limit == 0 {
		s := still("Limit", fmt.Sprintf(": %s iterations; %s goes on.", thousands(f.At.Iter), f.told("space", "an empty line")))
		s.limit = true
		return s
	}
	return trend(f, width)
}

// trend says how J moved in the steps that lead here.
func trend(f Frame, width int) sentence {
	if f.At.Iter == 0 {
		how := ": " + f.told("space", "an empty line") + " makes one iteration."
		return sentence{mark: "·", first: "The start", rest: how, short: how, style: f.Theme.Muted, firstStyle: f.Theme.Bright}
	}
	course, _ := f.Present.Costs.Trend(f.At.Iter)
	if n := course.Zigzag; n >= zigzagging {
		return sentence{mark: "↕", first: "J zigzags", rest: fmt.Sprintf(" with period 2, for %s steps.", thousands(n)), short: ", period 2.", style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	before, _ := f.Present.Costs.At(f.At.Iter - 1)
	change := signed((f.At.Cost-before)/before*100) + " %"
	if share := (f.At.Cost - before) / before * 100; !(math.Abs(share) <= math.MaxFloat64) {
		change = "from " + brief(before, 4)
	}
	way, steps := course.Direction, course.Steps
	times := f.fitting(width-len("J falls"), ", "+thousands(steps)+" times in a row; "+change+" last.",
		", "+thousands(steps)+" times in a row; "+change+".", ", "+thousands(steps)+" times in a row.")
	if steps == 1 {
		times = " by this step: " + change + "."
	}
	switch {
	case way < 0:
		return sentence{mark: "↓", first: "J falls", rest: after(f, width, course, times), short: " " + change + ".", style: f.Theme.Forward.Strong(), firstStyle: f.Theme.Bright}
	case way > 0:
		return sentence{mark: "↑", first: "J rises", rest: times, short: " " + change + ".", style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	case steps == 0:
		return sentence{mark: "!", first: "J is not finite", rest: ": no trend is known.", short: ".", style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	return sentence{mark: "=", first: "J stands", rest: ": no change but rounding.", short: ".", style: f.Theme.Muted, firstStyle: f.Theme.Bright}
}

// zigzagging is how many steps in a row must each go against the one before to
// be called a zigzag.
const zigzagging = 4

// after says of a J that falls that it rose before; where it never did, times.
func after(f Frame, width int, course timeline.CostTrend, times string) string {
	rises, last := course.Rises, course.LastRise
	width -= len("J falls")
	switch rises {
	case 0:
		return times
	case 1:
		return "; it rose once, at k " + thousands(last) + "."
	}
	at := "last at k " + thousands(last) + "."
	return f.fitting(width, "; rose "+thousands(rises)+" times, "+at, "; "+thousands(rises)+" rises, "+at, "; rose "+thousands(rises)+" times.")
}

// verdict is what is wrong with the course of J, in a glyph and in a word;
// empty where nothing is, or where the class is to say it first.
func verdict(f Frame) (mark, word string) {
	if f.Hidden[CostNumber] || f.Hidden[Happening] {
		return "", ""
	}
	if f.At.Status == trainer.Diverged {
		return "!", "diverged"
	}
	switch course, _ := f.Present.Costs.Trend(f.At.Iter); {
	case course.Zigzag >= zigzagging:
		return "↕", "zigzag"
	case course.Direction > 0:
		return "↑", "rising"
	}
	return "", ""
}

// signed writes a change with its sign and one decimal; small ones as a power
// of ten.
func signed(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "–"
	case a == 0:
		return "±0"
	case a < 5e-5, a >= 1e5:
		return minus(fmt.Sprintf("%+.0e", v))
	case a < 0.05:
		return minus(fmt.Sprintf("%+.*f", int(math.Ceil(-math.Log10(a))), v))
	}
	return minus(fmt.Sprintf("%+.1f", v))
}
