package pane

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// costHeadline is the headline: a stop if there is one, else how J moves.
func costHeadline(st paneState, width int) sentence {
	switch st.Run.Snapshot.Status {
	case trainer.Diverged:
		what, k := whatBroke(st), number.Thousands(st.Run.Snapshot.Iter)
		return warning(st, kindDiverged, st.fitting(width, what+": the run is over at k "+k+".", what+": over at k "+k+"."))
	case trainer.Unchanged:
		return stopSentence(st, kindUnchanged, "No change in the weights"+unmoved(st)+".")
	case trainer.Converged:
		if st.hasNoOptimum() {
			return stopSentence(st, kindTooSmallToMatter, "Steps too small to matter: J "+rounded(st.Run.Snapshot.Cost, 2)+".")
		}
		return stopSentence(st, kindConverged, "Converged: the weights stand still.")
	case trainer.Cycle:
		return warning(st, kindCycle, "A cycle: two points by turns, for ever.").marked("↕")
	case trainer.Running, trainer.Limit:
	}
	if st.Limit > 0 && st.Run.Snapshot.Iter > 0 && st.Run.Snapshot.Iter%st.Limit == 0 {
		s := stopSentence(st, kindPlayPauses, "Play pauses at k "+number.Thousands(st.Run.Snapshot.Iter))
		s.rest, s.short = ": "+st.hintFor("space", "an empty line")+" goes on.", "."
		return s
	}
	if st.lastBecameCorrect() {
		return allCorrect(st, width)
	}
	return trend(st, width)
}

// lastBecameCorrect reports whether the headline is that the last example became correct:
// it is where J fell, too.
func (st paneState) lastBecameCorrect() bool {
	return st.AllCorrectNow() && recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter).trend() == falling
}

// allCorrect is the headline of the step that made the last example correct.
func allCorrect(st paneState, width int) sentence {
	m := len(st.Data.Problem.Y)
	s := headline(st, kindAllCorrect, "▸", "All "+number.Thousands(m)+" are correct now")
	s.style = theme.Style{FG: st.Theme.Now.FG, Bold: true}
	before := number.Thousands(m - st.Analysis.NotCorrectBefore)
	s.rest = st.fitting(width-st.columns(s.first), ", "+before+" one step before.", ", "+before+" before.", ".")
	s.short = "."
	return s
}

// headline is a sentence whose first words are strong.
func headline(st paneState, k kind, mark, text string) sentence {
	return sentence{kind: k, mark: mark, first: text, style: st.Theme.Bright, firstStyle: st.Theme.Bright}
}

func stopSentence(st paneState, k kind, text string) sentence { return headline(st, k, "·", text) }

func warning(st paneState, k kind, text string) sentence {
	s := headline(st, k, "!", text)
	s.style, s.firstStyle = st.Theme.Warning, st.Theme.Warning
	return s
}

func (s sentence) marked(mark string) sentence {
	s.mark = mark
	return s
}

// whatBroke names what is no finite number any more.
func whatBroke(st paneState) string {
	switch name, v := notFinite(st.Run.Snapshot); {
	case name == "J" && math.IsNaN(v):
		return "J is no number"
	case name == "J":
		return "J = ∞"
	case math.IsInf(v, 0):
		return "A weight is ∞"
	default:
		return "A weight is no number"
	}
}

// unmoved tells why an update left the weights as they were.
func unmoved(st paneState) string {
	before, known := previous(st)
	switch {
	case !known:
		return ""
	case number.LargestMagnitude(entries(before.Grad)) == 0:
		return ": dw, db are 0"
	case !before.Params.Equal(st.Run.Snapshot.Params):
		return ": only rounding"
	}
	return ": a tiny step"
}

// trend says how J moved in the steps that lead here.
func trend(st paneState, width int) sentence {
	if st.Run.Snapshot.Iter == 0 {
		return atStart(st, width)
	}
	s := recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter)
	course, _ := st.Present.Costs.Trend(st.Run.Snapshot.Iter)
	before, _ := st.Present.Costs.At(st.Run.Snapshot.Iter - 1)
	switch m := s.trend(); {
	case m == unknown:
		return headline(st, kindCostHere, "·", "J is "+rounded(st.Run.Snapshot.Cost, 4)+" here.")
	case s.aboveStart() && m == trendLeaping:
		now, start := distinct(s.now, s.start)
		return warning(st, kindLeaps, st.fitting(width, fmt.Sprintf("J leaps: %s now, %s at the start.", now, start),
			fmt.Sprintf("J leaps: %s now, %s at k 0.", now, start)))
	case s.aboveStart():
		now, start := distinct(s.now, s.start)
		return warning(st, kindAboveStart, st.fitting(width, fmt.Sprintf("J is above its start: %s > %s.", now, start),
			fmt.Sprintf("J is above its start, by %s.", rounded(s.now-s.start, 2))))
	case m == trendLeaping:
		now, top := distinct(s.now, s.top)
		k, leaps := kindLeaps, "J leaps"
		if s.leapt() {
			k, leaps = kindLeapt, "J leapt"
		}
		return warning(st, k, st.fitting(width, fmt.Sprintf("%s: %s now, %s at k %s.", leaps, now, top, number.Thousands(s.topAt)),
			fmt.Sprintf("%s: %s now, %s before.", leaps, now, top)))
	case m == swinging:
		of := fmt.Sprintf("of the last %d steps.", s.steps)
		if s.steps == st.Run.Snapshot.Iter {
			of = fmt.Sprintf("of %d steps.", s.steps)
		}
		return warning(st, kindSwings, fmt.Sprintf("J swings: up in %d %s", s.rises, of)).marked("↕")
	case m == rising:
		return movesSentence(st, width, kindRises, "J rises", course.Steps, before).marked("↑")
	case m == falling:
		return movesSentence(st, width, kindFalls, "J falls", course.Steps, before).marked("↓")
	}
	return headline(st, kindStands, "·", "J stands: no change but rounding.")
}

// atStart is the headline at k 0.
func atStart(st paneState, width int) sentence {
	if m, _ := st.Data.Problem.Size(); m > 0 && st.Analysis.Undecided[0]+st.Analysis.Undecided[1] == m && st.View.Threshold == session.DefaultThreshold {
		text := "Nothing is learned yet: every a is 0.5."
		if width < 30 { // beside others in one line
			text = "Nothing is learned yet."
		}
		return headline(st, kindNothingLearned, "·", text)
	}
	return headline(st, kindStart, "·", "The start: nothing has been learned yet.")
}

// movesSentence says that J went one way, for how many steps, and how far by the last.
func movesSentence(st paneState, width int, k kind, what string, steps int, before float64) sentence {
	change, known := percent(before, st.Run.Snapshot.Cost)
	s := headline(st, k, "", what)
	s.style = st.Theme.Forward.WithBold()
	if k == kindRises {
		s.style, s.firstStyle = st.Theme.Warning, st.Theme.Warning
	}
	if steps == 1 {
		now, from := distinct(st.Run.Snapshot.Cost, before)
		plain, by := ": "+from+" → "+now+".", " by "+rounded(math.Abs(st.Run.Snapshot.Cost-before), 2)+"."
		s.rest = st.fitting(width-len(what), plain, by)
		if known {
			from, now = digitsForChange(before, st.Run.Snapshot.Cost, change)
			s.rest = st.fitting(width-len(what), ": "+from+" → "+now+", "+change+".", plain, by)
		}
	} else {
		row := ": " + number.Thousands(steps) + " steps in a row"
		s.rest = st.fitting(width-len(what), row+", last "+change+".", row+".")
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
	text := number.ChangeText(share)
	exact := text != number.ChangeText(-100) || to == 0 // no −100 % of what is not 0
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

// digitsForChange writes two numbers in three digits, or as many as it takes to compute
// from what is written the change that is said.
func digitsForChange(from, to float64, change string) (string, string) {
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
		return number.WithMinusSign(mantissa)
	}
	sign := strings.TrimPrefix(exponent[:1], "+")
	return number.WithMinusSign(mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0"))
}
