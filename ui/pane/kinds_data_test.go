package pane

import (
	"descent/ui/number"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func alphaProofs() map[kind]proof {
	rate := func(s instant, text string) bool { return text == "" || math.Abs(amount(text)/s.alpha-1) < 1e-3 }
	const alpha = `α(?: ` + numeral + `)?`
	return map[kind]proof{
		kindForks: {`The next step forks(?: here with)?:? ` + alpha + `\.`, func(s instant, m []string) bool { return s.forks && rate(s, m[1]) }},
		kindNoBound: {alpha + `: no safe α is known\.`, func(s instant, m []string) bool {
			return rate(s, m[1]) && (s.bound == 0 || math.IsNaN(s.bound))
		}},
		kindEstimate: {`(?:(?:The safe α is|Safe α:) about ` + numeral + `, an estimate|` + alpha + ` > about ` + numeral + `: J may rise)\.`, func(s instant, m []string) bool {
			near := amount(m[1]+m[3]) / s.bound
			return near > 0.3 && near < 3 && (m[1] != "" || rate(s, m[2]) && s.alpha > amount(m[3])*0.9)
		}},
		kindSafe: {alpha + ` is safe: J cannot rise\.`, func(s instant, m []string) bool {
			at, j := s.now, s.costs[s.k]
			for range 3 {
				d, _ := slopeAt(s.x, s.y, at)
				next := append(model{}, at...)
				for i := range next {
					next[i] -= s.alpha * d[i]
				}
				after := costAt(s.x, s.y, next)
				if after > j*(1+1e-12) {
					return false
				}
				at, j = next, after
			}
			return rate(s, m[1]) && s.over() <= 1+1e-9
		}},
		kindOverYetFalls: {`(?:Over|` + alpha + ` >) the safe ` + numeral + `, yet J falls\.`, func(s instant, m []string) bool {
			least, _ := s.rises(10)
			return rate(s, m[1]) && isFloored(m[2], s.bound) && s.over() > 1 && s.alpha == s.used && s.costs[s.k] <= s.costs[s.k-1]*(1+1e-13) && least == 0
		}},
		kindOverMayRise: {`(?:Over|` + alpha + ` >) the safe ` + numeral + `: J may rise\.`, func(s instant, m []string) bool {
			least, _ := s.rises(10)
			return rate(s, m[1]) && isFloored(m[2], s.bound) && s.over() > 1 && (s.alpha != s.used || least == 0)
		}},
		kindOverTimes: {`(?:Over|` + alpha + ` (?:is ` + numeral + ` ×|>)) the safe ` + numeral + `(?:: (?:press ↓|try alpha ` + numeral + `))?\.`, func(s instant, m []string) bool {
			_, most := s.rises(10)
			return rate(s, m[1]) && isFloored(m[3], s.bound) && s.over() > 1 && (m[2] == "" || isRounded(m[2], s.over())) && most > 0 && (m[4] == "" || amount(m[4]) <= s.bound*(1+1e-12))
		}},
		kindWhatBoundMeans: {`Over ` + numeral + ` J may rise, but need not\.`, func(s instant, m []string) bool {
			return s.over() > 1 && isFloored(m[1], s.bound)
		}},
	}
}

func dataProofs() map[kind]proof {
	return map[kind]proof{
		kindSlowSmallAlpha: {`J creeps: (?:press ↑, safe up to ` + numeral + `|try alpha ` + numeral + `, which is safe|press ↑|try a larger alpha)\.`, func(s instant, m []string) bool {
			promised := m[1] + m[2]
			return s.slow() && (promised == "") == s.guessed && (s.guessed || isFloored(promised, s.bound)) && s.over() <= 0.1*(1+1e-9)
		}},
		kindSlowScale:  {`J creeps: features differ in scale\.`, func(s instant, _ []string) bool { return s.slow() && s.worse(s.spread) }},
		kindSlowCentre: {`J creeps: features are far from 0\.`, func(s instant, _ []string) bool { return s.slow() && s.worse(s.standard) && s.raw < 10.1*s.spread }},
		kindTryScaling: {`Try :?scale standard: a rounder valley\.`, func(s instant, _ []string) bool { return s.slow() && s.worse(s.standard) }},
		kindLargeFeatures: {`(?:Features are large: try :?scale standard|Large features: :?scale standard)\.`, func(s instant, _ []string) bool {
			return !(s.bound > 0.09) && slices.ContainsFunc(s.rms, func(v float64) bool { return !(v < 8) })
		}},
		kindOneClass: {`Only y = ([01]) here: J has no lowest point\.`, func(s instant, m []string) bool {
			return s.oneClass() && amount(m[1]) == s.y[0]
		}},
		kindSeparable: {`A (line|plane|threshold) can part the classes\.`, func(s instant, m []string) bool { return s.parted && s.calls(m[1]) }},
		kindLongRun: {`(?:In the long run w grows for ever, and J nears 0|Long run: w grows(?: for ever)?, J nears 0)\.`, func(s instant, _ []string) bool {
			return s.parted && !s.finished()
		}},
		kindQuasiSeparated: {`A (line|plane|threshold) parts all but ` + count + `(?:, which are)? on it\.`, func(s instant, m []string) bool {
			return s.touching != nil && s.calls(m[1]) && counted(m[2]) == s.touching.on
		}},
		kindQuasiSeparatedLimit: {`(?:In the long run w grows for ever, and|Long run: w grows,) J stays above ` + numeral + `\.`, func(s instant, m []string) bool {
			return s.touching != nil && isFloored(m[1], s.touching.limit) && s.costs[s.k] > amount(m[1])
		}},
		kindNoLowest: {`J has no lowest point: it (?:nears 0 for ever as w grows|only nears 0)\.`, func(s instant, _ []string) bool {
			return s.parted && s.finished()
		}},
		kindConstant: {`(x[₀-₉]+(?: x[₀-₉]+)*)( …)? (?:is|are) constant\.`, func(s instant, m []string) bool {
			names := strings.Fields(m[1])
			for i, name := range names {
				if i >= len(s.constant) || name != "x"+number.Subscript(s.constant[i]+1) {
					return false
				}
			}
			return (m[2] != "") == (len(s.constant) > len(names))
		}},
		kindAccuracy: {`(?:All ` + count + ` undecided: a is 0\.5|` + count + `(?: of ` + count + `)? correct(?:, ` + count + `( of "[^"]*"| with y = [01])?( still)? wrong(?:, ` + count + ` undecided)?)?)\.`, instant.counts},
	}
}

// calls tells that the boundary among so many features is called that.
func (s instant) calls(name string) bool {
	return slicesIndex([]string{"threshold curve", "line", "plane"}[min(len(s.x[0]), 3)-1], name)
}

func slicesIndex(words, word string) bool {
	return regexp.MustCompile(`\b` + word + `\b`).MatchString(words)
}

// counts proves what is said of how many examples are correct.
func (s instant) counts(m []string) bool {
	correct, wrong, undecided, still := verdicts(s.x, s.y, s.now, s.before)
	c, w, u := correct[0]+correct[1], wrong[0]+wrong[1], undecided[0]+undecided[1]
	if m[1] != "" {
		return counted(m[1]) == u && u == len(s.x)
	}
	if counted(m[2]) != c || m[3] != "" && counted(m[3]) != len(s.x) {
		return false
	}
	if m[4] == "" {
		return w == 0 && u == 0
	}
	if counted(m[4]) != w || (m[7] != "") != (u > 0) || m[7] != "" && counted(m[7]) != u {
		return false
	}
	if m[6] != "" && still != w {
		return false
	}
	if name := strings.TrimPrefix(strings.TrimSpace(m[5]), "of "); name != "" {
		class := boolToInt(wrong[1] > 0)
		label := strings.Trim(name, `"`)
		if wrong[1-class] > 0 {
			return false
		}
		if strings.HasPrefix(name, "with y") {
			return name == fmt.Sprintf("with y = %d", class) && s.classes[class] == strconv.Itoa(class)
		}
		return strings.HasPrefix(s.classes[class], strings.TrimSuffix(label, "…"))
	}
	return true
}
