package pane

import (
	"maps"
	"math"
	"strconv"
	"strings"

	"descent/trainer"
)

// instant is a moment of a run and what is true of it by the second calculation.
type instant struct {
	*world
	k             int
	alpha, used   float64 // of the next step and of the last
	forks         bool
	limit         int
	status        trainer.Status
	classes       [2]string
	tolerance     float64
	path          []model   // the parameters at 0 … k, of the last two at least
	costs         []float64 // J at 0 … k, by costAt
	now, before   model     // before is nil at k 0
	dNow, dBefore model
	sizeBefore    model
}

// moved is the direction of J over one step and whether it is beyond what the
// two calculations may differ by.
func (s instant) moved(k int) (way int, sure bool) {
	from, to := s.costs[k-1], s.costs[k]
	d, size := to-from, max(math.Abs(from), math.Abs(to))
	switch {
	case math.Abs(d) <= 1e-16*size:
		return 0, true
	case math.Abs(d) < 1e-13*size:
		return 0, false
	case d > 0:
		return 1, true
	}
	return -1, true
}

// rises counts the rises of the last n steps at least and at most.
func (s instant) rises(n int) (least, most int) {
	for k := s.k; k > max(0, s.k-n); k-- {
		switch way, sure := s.moved(k); {
		case !sure:
			most++
		case way > 0:
			least, most = least+1, most+1
		}
	}
	return least, most
}

// row is for how many steps J has gone one way, at least.
func (s instant) row(way int) int {
	n := 0
	for k := s.k; k > 0; k-- {
		if w, sure := s.moved(k); !sure || w != way {
			break
		}
		n++
	}
	return n
}

// proof is how a kind of sentence is recognised and proved. It gets what the
// brackets of the pattern hold.
type proof struct {
	pattern string
	holds   func(s instant, m []string) bool
}

const (
	numeral = `(−?[0-9][0-9.]*(?:e[+−]?[0-9]+)?|∞)`
	change  = `([+−±][0-9.]+(?:e[+−]?[0-9]+)? %)`
	count   = `([0-9]+(?: [0-9]{3})*)`
)

func amount(s string) float64 {
	if s == "∞" {
		return math.Inf(1)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
	if err != nil {
		panic(err)
	}
	return v
}

func counted(s string) int { return int(amount(strings.ReplaceAll(s, " ", ""))) }

// isRounded tells that a text is v rounded to the digits it has.
func isRounded(text string, v float64) bool {
	t := amount(text)
	mantissa, exponent, _ := strings.Cut(text, "e")
	digits := strings.NewReplacer("−", "", ".", "").Replace(mantissa)
	_ = exponent
	n := max(2, len(strings.TrimLeft(digits, "0"))) // zeros at the end may be left out
	if v == 0 || t == 0 {
		return t == v || math.Abs(v) < 1e-300
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-float64(n-1))
	return math.Abs(t-v) <= 0.5000001*unit+1e-12*math.Abs(v)
}

// isAway tells that a text is how far two J are from each other, in two digits
// and but for the rounding of J.
func (s instant) isAway(text string, by float64) bool {
	return by > 0 && math.Abs(amount(text)-by) <= 0.06*by+1e-15*s.costs[s.k]
}

// isFloored tells that a text is v in three digits and not more than v.
func isFloored(text string, v float64) bool {
	t := amount(text)
	return t <= v*(1+1e-12) && t > v*(1-0.0101)
}

// isChange tells that a text is the change from the J before to the last, to half
// a unit of its last digit.
func (s instant) isChange(text string) bool {
	return isChangeOf(s.costs[s.k-1], s.costs[s.k], text)
}

// closesTo tells whether the change that is said is what a hand computes from
// the two numbers that are said.
func (s instant) closesTo(from, to, change string) bool {
	return isChangeOf(amount(from), amount(to), change)
}

func isChangeOf(from, to float64, text string) bool {
	want := (to - from) / from * 100
	number := strings.TrimSuffix(strings.TrimLeft(strings.TrimSuffix(text, " %"), "+±"), " ")
	number = strings.Replace(number, "e+", "e", 1)
	got := amount(number)
	unit := 0.1
	if mantissa, exponent, power := strings.Cut(number, "e"); power {
		unit = math.Pow(10, amount(strings.Replace(exponent, "−0", "−", 1)))
	} else if _, decimals, point := strings.Cut(mantissa, "."); point {
		unit = math.Pow(10, -float64(len(decimals)))
	}
	return math.Abs(got-want) <= 0.51*unit+3e-14 // the two calculations differ by 3e-16 of J
}

func (s instant) finished() bool { return s.status != trainer.Running && s.status != trainer.Limit }

// still are the two measures of the rule of a stop.
func (s instant) smallStep() bool {
	size, most := s.lastStep(), 1.0
	for j := range s.now {
		most = max(most, s.rms[j]*math.Abs(s.now[j]))
	}
	return size <= s.tolerance*most*(1+1e-9)
}

// lastStep is how far the last step moved any term of z.
func (s instant) lastStep() float64 {
	size := 0.0
	for j := range s.now {
		size = max(size, s.rms[j]*math.Abs(s.now[j]-s.before[j]))
	}
	return size
}

func (s instant) flat() bool {
	size := 0.0
	for j := range s.dNow {
		size = max(size, math.Abs(s.dNow[j])/s.rms[j])
	}
	return size <= 100*s.tolerance*(1+1e-9)
}

func (s instant) oneClass() bool {
	for _, y := range s.y {
		if y != s.y[0] {
			return false
		}
	}
	return true
}

// over tells how many times the bound α is, 1 for one that is safe.
func (s instant) over() float64 { return s.alpha / s.bound }

func (s instant) slow() bool {
	return s.row(-1) >= 10 && s.costs[s.k-1]-s.costs[s.k] <= s.costs[s.k-1]/1000*(1+1e-9) && !s.finished()
}

// worse tells that scaling would make J ten times rounder.
func (s instant) worse(than float64) bool { return s.raw >= 9.9*than }

// proofs has the proof of every kind.
func proofs() map[kind]proof {
	all := map[kind]proof{}
	for _, part := range []map[kind]proof{headlineProofs(), courseProofs(), stopProofs(), stepProofs(), alphaProofs(), dataProofs(), penaltyProofs()} {
		maps.Copy(all, part)
	}
	return all
}
