package pane

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/theme"
)

// progress is the headline: a stop if there is one, else how J moves.
func progress(f Frame, width int) sentence {
	switch f.At.Status {
	case trainer.Diverged:
		what, k := whatBroke(f), number.Thousands(f.At.Iter)
		return warning(f, kindDiverged, f.fitting(width, what+": the run is over at k "+k+".", what+": over at k "+k+"."))
	case trainer.Unchanged:
		return halt(f, kindUnchanged, "No change in the weights"+unmoved(f)+".")
	case trainer.Converged:
		if f.hasNoOptimum() {
			return halt(f, kindTooSmallToMatter, "Steps too small to matter: J "+rounded(f.At.Cost, 2)+".")
		}
		return halt(f, kindConverged, "Converged: the weights stand still.")
	case trainer.Cycle:
		return warning(f, kindCycle, "A cycle: two points by turns, for ever.").marked("↕")
	case trainer.Running, trainer.Limit:
	}
	if f.Limit > 0 && f.At.Iter > 0 && f.At.Iter%f.Limit == 0 {
		s := halt(f, kindLimit, "Play pauses at k "+number.Thousands(f.At.Iter))
		s.rest, s.short = ": "+f.told("space", "an empty line")+" goes on.", "."
		return s
	}
	if f.celebrates() {
		return allCorrect(f, width)
	}
	return trend(f, width)
}

// celebrates reports whether the headline is that the last example became correct:
// it is where J fell, too.
func (f Frame) celebrates() bool {
	return f.AllCorrectNow() && stretchOf(f.Present.Costs, f.At.Iter).manner() == falling
}

// allCorrect is the headline of the step that made the last example correct.
func allCorrect(f Frame, width int) sentence {
	m := len(f.Problem.Y)
	s := headline(f, kindAllCorrect, "▸", "All "+number.Thousands(m)+" are correct now")
	s.style = theme.Style{FG: f.Theme.Now.FG, Bold: true}
	before := number.Thousands(m - f.NotCorrect)
	s.rest = f.fitting(width-f.columns(s.first), ", "+before+" one step before.", ", "+before+" before.", ".")
	s.short = "."
	return s
}

// headline is a sentence whose first words are strong.
func headline(f Frame, k kind, mark, text string) sentence {
	return sentence{kind: k, mark: mark, first: text, style: f.Theme.Bright, firstStyle: f.Theme.Bright}
}

func halt(f Frame, k kind, text string) sentence { return headline(f, k, "·", text) }

func warning(f Frame, k kind, text string) sentence {
	s := headline(f, k, "!", text)
	s.style, s.firstStyle = f.Theme.Warning, f.Theme.Warning
	return s
}

func (s sentence) marked(mark string) sentence {
	s.mark = mark
	return s
}

// whatBroke names what is no finite number any more.
func whatBroke(f Frame) string {
	switch {
	case math.IsInf(f.At.Cost, 0):
		return "J = ∞"
	case math.IsNaN(f.At.Cost):
		return "J is no number"
	case slices.ContainsFunc(entries(f.At.Params), func(v float64) bool { return math.IsInf(v, 0) }):
		return "A weight is ∞"
	}
	return "A weight is no number"
}

// unmoved tells why an update left the weights as they were.
func unmoved(f Frame) string {
	before, known := previous(f)
	switch {
	case !known:
		return ""
	case number.Largest(entries(before.Grad)) == 0:
		return ": dw, db are 0"
	case !before.Params.Equal(f.At.Params):
		return ": only rounding"
	}
	return ": a tiny step"
}

// trend says how J moved in the steps that lead here.
func trend(f Frame, width int) sentence {
	if f.At.Iter == 0 {
		return atStart(f, width)
	}
	s := stretchOf(f.Present.Costs, f.At.Iter)
	course, _ := f.Present.Costs.Trend(f.At.Iter)
	before, _ := f.Present.Costs.At(f.At.Iter - 1)
	switch m := s.manner(); {
	case m == unknown:
		return headline(f, kindHere, "·", "J is "+rounded(f.At.Cost, 4)+" here.")
	case s.aboveStart() && m == jumping:
		now, start := distinct(s.now, s.start)
		return warning(f, kindLeaps, f.fitting(width, fmt.Sprintf("J leaps: %s now, %s at the start.", now, start),
			fmt.Sprintf("J leaps: %s now, %s at k 0.", now, start)))
	case s.aboveStart():
		now, start := distinct(s.now, s.start)
		return warning(f, kindAboveStart, f.fitting(width, fmt.Sprintf("J is above its start: %s > %s.", now, start),
			fmt.Sprintf("J is above its start, by %s.", rounded(s.now-s.start, 2))))
	case m == jumping:
		now, top := distinct(s.now, s.top)
		return warning(f, kindLeaps, f.fitting(width, fmt.Sprintf("J leaps: %s now, %s at k %s.", now, top, number.Thousands(s.topAt)),
			fmt.Sprintf("J leaps: %s now, %s before.", now, top)))
	case m == swinging:
		of := fmt.Sprintf("of the last %d steps.", s.steps)
		if s.steps == f.At.Iter {
			of = fmt.Sprintf("of %d steps.", s.steps)
		}
		return warning(f, kindSwings, fmt.Sprintf("J swings: up in %d %s", s.rises, of)).marked("↕")
	case m == rising:
		return moves(f, width, kindRises, "J rises", course.Steps, before).marked("↑")
	case m == falling:
		return moves(f, width, kindFalls, "J falls", course.Steps, before).marked("↓")
	}
	return headline(f, kindStands, "·", "J stands: no change but rounding.")
}

// atStart is the headline at k 0.
func atStart(f Frame, width int) sentence {
	if m, _ := f.Problem.Size(); m > 0 && f.Undecided[0]+f.Undecided[1] == m {
		text := "Nothing is learned yet: every a is 0.5."
		if width < 30 { // beside others in one line
			text = "Nothing is learned yet."
		}
		return headline(f, kindNothingLearned, "·", text)
	}
	return headline(f, kindStart, "·", "The start: nothing has been learned yet.")
}

// moves says that J went one way, for how many steps, and how far by the last.
func moves(f Frame, width int, k kind, what string, steps int, before float64) sentence {
	change, known := percent(before, f.At.Cost)
	s := headline(f, k, "", what)
	s.style = f.Theme.Forward.Strong()
	if k == kindRises {
		s.style, s.firstStyle = f.Theme.Warning, f.Theme.Warning
	}
	if steps == 1 {
		now, from := distinct(f.At.Cost, before)
		plain, by := ": "+from+" → "+now+".", " by "+rounded(math.Abs(f.At.Cost-before), 2)+"."
		s.rest = f.fitting(width-len(what), plain, by)
		if known {
			from, now = telling(before, f.At.Cost, change)
			s.rest = f.fitting(width-len(what), ": "+from+" → "+now+", "+change+".", plain, by)
		}
	} else {
		row := ": " + number.Thousands(steps) + " steps in a row"
		s.rest = f.fitting(width-len(what), row+", last "+change+".", row+".")
		if !known {
			s.rest = row + "."
		}
	}
	s.short = s.rest
	if known {
		s.short = " " + change + "."
	}
	return s
}

// percent is a change with its sign; false where no per cent can tell it.
func percent(from, to float64) (string, bool) {
	share := (to - from) / from * 100
	text := number.Change(share)
	exact := text != number.Change(-100) || to == 0 // no −100 % of what is not 0
	return text + " %", math.Abs(share) <= math.MaxFloat64 && exact
}

// distinct writes two numbers in three digits, or as many as tell them apart.
func distinct(a, b float64) (string, string) {
	for digits := 3; digits < 17; digits++ {
		if x, y := rounded(a, digits), rounded(b, digits); x != y {
			return x, y
		}
	}
	return rounded(a, 17), rounded(b, 17)
}

// telling writes two numbers in three digits, or as many as it takes to compute
// from what is written the change that is said.
func telling(from, to float64, change string) (string, string) {
	for digits := 3; digits < 17; digits++ {
		x, y := rounded(from, digits), rounded(to, digits)
		a, ok := number.ParseDecimal(x)
		b, also := number.ParseDecimal(y)
		if !ok || !also || x == y {
			continue
		}
		u, _ := a.Float64()
		v, _ := b.Float64()
		if said, _ := percent(u, v); said == change {
			return x, y
		}
	}
	return rounded(from, 17), rounded(to, 17)
}

// rounded is a number in that many digits at most, powers of ten in their
// shortest form: 3.1e5.
func rounded(v float64, digits int) string {
	mantissa, exponent, found := strings.Cut(strconv.FormatFloat(v, 'g', digits, 64), "e")
	if !found {
		return number.Minus(mantissa)
	}
	sign := strings.TrimPrefix(exponent[:1], "+")
	return number.Minus(mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0"))
}
