package pane

import (
	"math"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// highest is the largest J of the last ten steps, and where it is.
func (s instant) highest() (float64, int) {
	best, at := math.Inf(-1), 0
	for k := s.k; k >= max(0, s.k-10); k-- {
		if s.costs[k] > best {
			best, at = s.costs[k], k
		}
	}
	return best, at
}

func headlineProofs() map[kind]proof {
	return map[kind]proof{
		kindNothingLearned: {`Nothing is learned yet(?:: every a is 0\.5)?\.`, func(s instant, _ []string) bool {
			_, _, undecided, _ := verdicts(s.x, s.y, s.now, nil)
			return s.k == 0 && undecided[0]+undecided[1] == len(s.x)
		}},
		kindStart: {`The start: nothing has been learned yet\.`, func(s instant, _ []string) bool {
			_, _, undecided, _ := verdicts(s.x, s.y, s.now, nil)
			return s.k == 0 && undecided[0]+undecided[1] < len(s.x)
		}},
		kindDiverged: {`(J = ∞|J is no number|A weight is ∞|A weight is no number): (?:the run is )?over at k ` + count + `\.`, func(s instant, m []string) bool {
			finite := !math.IsInf(s.costs[s.k], 0) && !math.IsNaN(s.costs[s.k])
			for _, v := range s.now {
				finite = finite && !math.IsInf(v, 0) && !math.IsNaN(v)
			}
			return !finite && counted(m[2]) == s.k
		}},
		kindAllCorrect: {`All ` + count + ` are correct now(?:, ` + count + `(?: one step)? before)?\.`, func(s instant, m []string) bool {
			correct, _, _, _ := verdicts(s.x, s.y, s.now, nil)
			then, _, _, _ := verdicts(s.x, s.y, s.before, nil)
			return counted(m[1]) == len(s.x) && correct[0]+correct[1] == len(s.x) && then[0]+then[1] < len(s.x) && (m[2] == "" || counted(m[2]) == then[0]+then[1])
		}},
		kindPlayPauses: {`Play pauses at k ` + count + `: (?:space|an empty line) goes on\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.k && s.k > 0 && s.k%s.limit == 0 && !s.finished()
		}},
		kindLeaps: {`J leaps: ` + numeral + ` now, ` + numeral + ` (?:(at the start)|at k ` + count + `|before)\.`, func(s instant, m []string) bool {
			if m[3] != "" || m[4] == "0" {
				least, _ := s.rises(10)
				highest, _ := s.highest()
				return s.costs[s.k] > s.costs[0] && isRounded(m[1], s.costs[s.k]) && isRounded(m[2], s.costs[0]) && amount(m[1]) != amount(m[2]) && least > 0 && highest > 1.5*s.costs[0]
			}
			return s.row(-1) < 3 && s.leapt(m[1], m[2], m[4]) // it is not said of a J that has fallen ever since
		}},
		kindLeapt: {`J leapt: ` + numeral + ` now, ` + numeral + ` (?:at k ` + count + `|before)\.`, func(s instant, m []string) bool {
			return s.row(-1) >= 3 && s.leapt(m[1], m[2], m[3])
		}},
	}
}

// leapt reports whether J is what now says, and rose in the last ten steps and came to then,
// at k where that is given, far above the start.
func (s instant) leapt(now, then, k string) bool {
	least, _ := s.rises(10)
	highest, at := s.highest()
	if k != "" && counted(k) != at && s.costs[counted(k)] != highest {
		return false
	}
	return isRounded(now, s.costs[s.k]) && isRounded(then, highest) && amount(now) != amount(then) && least > 0 && highest > 1.5*s.costs[0]
}

func courseProofs() map[kind]proof {
	return map[kind]proof{
		kindAboveStart: {`J is above its start(?:: ` + numeral + ` > ` + numeral + `|, by ` + numeral + `)\.`, func(s instant, m []string) bool {
			if m[3] != "" {
				return s.isAway(m[3], s.costs[s.k]-s.costs[0])
			}
			return isRounded(m[1], s.costs[s.k]) && isRounded(m[2], s.costs[0]) && amount(m[1]) > amount(m[2])
		}},
		kindSwings: {`J swings: up in ` + count + ` of (?:(the last) )?` + count + ` steps\.`, func(s instant, m []string) bool {
			n := counted(m[3])
			least, most := s.rises(n)
			return least <= counted(m[1]) && counted(m[1]) <= most && n == min(10, s.k) && (m[2] == "") == (n == s.k) && counted(m[1]) < n && !(s.costs[s.k] > s.costs[0]*(1+1e-12))
		}},
		kindRises: {`J rises(?:: ` + numeral + ` → ` + numeral + `|: ` + count + ` steps in a row| by ` + numeral + `)(?:, (?:last )?` + change + `)?\.`, func(s instant, m []string) bool {
			return s.inRow(1, m) && !(s.costs[s.k] > s.costs[0]*(1+1e-12))
		}},
		kindFalls: {`J falls(?:: ` + numeral + ` → ` + numeral + `|: ` + count + ` steps in a row| by ` + numeral + `)(?:, (?:last )?` + change + `)?\.`, func(s instant, m []string) bool {
			least, _ := s.rises(10)
			return s.inRow(-1, m) && least == 0 && !(s.costs[s.k] > s.costs[0]*(1+1e-12))
		}},
		kindStands: {`J stands: no change but rounding\.`, func(s instant, _ []string) bool {
			return math.Abs(s.costs[s.k]-s.costs[s.k-1]) <= 1e-14*s.costs[s.k]
		}},
		kindCostHere: {`J is ` + numeral + ` here\.`, func(s instant, m []string) bool { return isRounded(m[1], s.costs[s.k]) }},
	}
}

// inRow proves that J went one way, as often and by as much as is said.
func (s instant) inRow(way int, m []string) bool {
	sure := s.row(way)
	if m[5] != "" && !s.isChange(m[5]) {
		return false
	}
	if m[4] != "" {
		return s.isAway(m[4], float64(way)*(s.costs[s.k]-s.costs[s.k-1]))
	}
	if m[1] != "" {
		if m[5] != "" && !s.closesTo(m[1], m[2], m[5]) {
			return false
		}
		return isRounded(m[1], s.costs[s.k-1]) && isRounded(m[2], s.costs[s.k]) && amount(m[1]) != amount(m[2])
	}
	n := counted(m[3])
	for k := s.k; k > s.k-n; k-- {
		if w, known := s.moved(k); known && w != way {
			return false
		}
	}
	if last := s.k - n; last > 0 {
		if w, known := s.moved(last); known && w == way && sure > n {
			return false // it was longer
		}
	}
	return n > 0
}

// away is the parameter that the optimum is furthest away in.
func (s instant) away() (worst int, far float64) {
	for j := range s.now {
		if d := math.Abs(s.now[j] - s.best[j]); d > far {
			worst, far = j, d
		}
	}
	return worst, far
}

func stopProofs() map[kind]proof {
	return map[kind]proof{
		kindUnchanged: {`No change in the weights(?:: (dw, db are 0|only rounding|a tiny step))?\.`, func(s instant, m []string) bool {
			same, zero := true, true
			for j := range s.now {
				same = same && math.Abs(s.now[j]-s.before[j]) <= 1e-12*max(1, number.LargestMagnitude(s.now))
				zero = zero && math.Abs(s.dBefore[j]) <= 1e-13*s.sizeBefore[j]+1e-300
			}
			return same && (m[1] != "dw, db are 0" || zero)
		}},
		kindTooSmallToMatter: {`Steps too small to matter: J ` + numeral + `\.`, func(s instant, m []string) bool {
			return (s.parted || s.oneClass() || s.touching != nil) && s.smallStep() && s.flat() && isRounded(m[1], s.costs[s.k])
		}},
		kindConverged: {`Converged: the weights stand still\.`, func(s instant, _ []string) bool {
			return s.smallStep() && s.flat() && !s.parted && !s.oneClass() && s.touching == nil
		}},
		kindCycle: {`A cycle: two points by turns, for ever\.`, func(s instant, _ []string) bool {
			two := s.path[len(s.path)-3]
			back, change, size := 0.0, 0.0, 1.0
			for j, v := range s.now {
				back, change, size = max(back, math.Abs(v-two[j])), max(change, math.Abs(v-s.before[j])), max(size, math.Abs(v))
			}
			return back <= 1e-11*size && change > 1e-9*size
		}},
		kindOptimumHere: {`This is the optimum, to ten digits\.`, func(s instant, _ []string) bool {
			_, far := s.away()
			return far <= 1e-9*max(1, number.LargestMagnitude(s.best))
		}},
		kindOptimumAway: {`The optimum is ≈ ` + numeral + ` away(?: in ([wb][₀-₉]*))?\.`, func(s instant, m []string) bool {
			worst, far := s.away()
			return math.Abs(amount(m[1])-far) <= 0.06*far+1e-9 && (m[2] == "" || m[2] == parameter(worst, len(s.now)-1))
		}},
		kindManyOptima: {`Other w, b have the same, lowest J\.`, func(s instant, _ []string) bool {
			low, high := eigenvalues(gramOf(withOnes(s.x)))
			return low <= 1e-12*high && number.LargestMagnitude(s.dNow) < 1e-9
		}},
		kindCouldFall: {`J could still fall by ≈ ` + numeral + `\.`, func(s instant, m []string) bool {
			by := s.costs[s.k] - s.lowest
			return math.Abs(amount(m[1])-by) <= 0.06*by+1e-14
		}},
	}
}

func stepProofs() map[kind]proof {
	return map[kind]proof{
		kindGrewTooLarge: {`A number grew past 1\.8e308, the largest\.`, func(s instant, _ []string) bool {
			return s.status == trainer.Diverged
		}},
		kindGoesBack: {`(?:←|back) goes back to k ` + count + `, J ` + numeral + `\.`, func(s instant, m []string) bool {
			return counted(m[1]) == s.k-1 && isRounded(m[2], s.costs[s.k-1])
		}},
		kindFirstStep: {`(?:space|An empty line) makes one step(?:: (.*))?\.`, func(s instant, m []string) bool {
			return s.k == 0 && s.firstMoves(m[1])
		}},
		kindBoundaryTurnedOver: {`(?:The boundary turned over|Turned over): (every )?w changed its sign\.`, func(s instant, m []string) bool {
			return (m[1] != "") == (len(s.x[0]) > 1) && s.turned()
		}},
		kindOvershot: {`The last step ran past the valley floor\.`, func(s instant, _ []string) bool {
			for i := 1; i < 400; i++ {
				at := make(model, len(s.now))
				for j := range at {
					at[j] = s.before[j] + float64(i)/400*(s.now[j]-s.before[j])
				}
				if costAt(s.x, s.y, at) < s.costs[s.k] {
					return true
				}
			}
			return false
		}},
		kindTinyAlpha: {`(?:The s|S)teps are small only because α is\.`, func(s instant, _ []string) bool {
			return s.lastStep() <= s.tolerance*(1+1e-9) && !s.flat() && !s.finished()
		}},
	}
}

// turned proves that z goes the other way along each feature: at the first example moved along
// it by what the largest value there is.
func (s instant) turned() bool {
	for j := range s.x[0] {
		far := slices.Clone(s.x[0])
		for _, row := range s.x {
			far[j] = max(far[j], s.x[0][j]+math.Abs(row[j]))
		}
		was, is := s.before.z(far)-s.before.z(s.x[0]), s.now.z(far)-s.now.z(s.x[0])
		if (was > 0) == (is > 0) || was == 0 || is == 0 {
			return false
		}
	}
	return true
}

// firstMoves proves where the first step leads the weights.
func (s instant) firstMoves(said string) bool {
	way := func(name string) float64 {
		for j := range s.now {
			if parameter(j, len(s.now)-1) == name {
				return -s.dNow[j]
			}
		}
		return math.NaN()
	}
	switch said {
	case "":
		return true
	case "nothing will move":
		return number.LargestMagnitude(s.dNow) <= 1e-15
	}
	if names, ok := strings.CutSuffix(said, " will grow"); ok {
		for name := range strings.SplitSeq(names, ", ") {
			if !(way(name) > 0) {
				return false
			}
		}
		return true
	}
	if names, ok := strings.CutSuffix(said, " will fall"); ok {
		for name := range strings.SplitSeq(names, ", ") {
			if !(way(name) < 0) {
				return false
			}
		}
		return true
	}
	for each := range strings.SplitSeq(said, ", ") {
		name, verb, _ := strings.Cut(each, " ")
		want := map[string]func(float64) bool{
			"grows": func(v float64) bool { return v > 0 }, "falls": func(v float64) bool { return v < 0 }, "stays": func(v float64) bool { return math.Abs(v) < 1e-15 },
		}[verb]
		if want == nil || !want(way(name)) {
			return false
		}
	}
	return true
}
