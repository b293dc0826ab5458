package pane

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/number"
)

// raced are the runs of a comparison by the second calculation: J at 0, 1, … of
// each α, and which of them is the present run.
type raced struct {
	costs   map[string][]float64
	present string
	bound   float64 // up to which J of no run can rise
}

func (r raced) lows() (best float64) {
	best = math.Inf(1)
	for _, js := range r.costs {
		for _, j := range js {
			best = min(best, j)
		}
	}
	return best
}

// first is the first k at which a run is at most that low, −1 for never.
func (r raced) first(alpha string, level float64) int {
	for k, j := range r.costs[alpha] {
		if j <= level*(1+1e-12) {
			return k
		}
	}
	return -1
}

// lastTen counts the rises of the last ten steps of a run, and the largest J.
func (r raced) lastTen(alpha string) (rises int, top float64, enough bool) {
	js := r.costs[alpha]
	for k := len(js) - 1; k >= max(0, len(js)-11); k-- {
		if top = max(top, js[k]); k < len(js)-1 && js[k+1] > js[k]*(1+1e-13) {
			rises++
		}
	}
	return rises, top, len(js) > 10
}

func (r raced) named(s string) []string {
	return strings.Split(strings.ReplaceAll(s, " (this run)", ""), ", ")
}

// begin is J at the start, the same for all.
func (r raced) begin() float64 { return r.costs[r.present][0] }

// comparisonProof recognises and proves what is said of runs that step along.
type comparisonProof struct {
	pattern string
	holds   func(r raced, m []string) bool
}

const rates = `([^:]+)`

// raceProofs are about who was first.
func raceProofs() []comparisonProof {
	return []comparisonProof{
		{`No run has come below the J ` + numeral + ` of the start\.`, func(r raced, m []string) bool { return isRounded(m[1], r.begin()) && !(r.lows() < r.begin()) }},
		{`Lowest J so far: ` + numeral + `, α ` + rates + `, at k ([0-9]+)\.`, func(r raced, m []string) bool {
			k := counted(m[3])
			for alpha := range strings.SplitSeq(strings.ReplaceAll(m[2], " (this run)", ""), " and ") {
				if r.costs[alpha][k] > r.lows()*(1+2e-9) {
					return false
				}
			}
			for alpha := range r.costs { // nobody was clearly as low before
				if at := r.first(alpha, r.lows()); at >= 0 && at < k {
					return false
				}
			}
			return isRounded(m[1], r.lows())
		}},
		{`First to reach J ` + numeral + `(?: so far)?: α ` + rates + `, at k ([0-9]+)\.`, func(r raced, m []string) bool {
			level, k := amount(m[1]), counted(m[3])
			winners := strings.ReplaceAll(strings.ReplaceAll(m[2], " (this run)", ""), " and ", ", ")
			for alpha := range r.costs {
				at := r.first(alpha, level)
				if strings.Contains(", "+winners+",", ", "+alpha+",") != (at == k) || at >= 0 && at < k {
					return false
				}
			}
			return level < r.begin()
		}},
	}
}

// courseOfRunsProofs are about how the runs moved.
func courseOfRunsProofs() []comparisonProof {
	return []comparisonProof{
		{`! J is no finite number any more: α ` + rates + `\.`, func(r raced, m []string) bool {
			for _, alpha := range r.named(m[1]) {
				if js := r.costs[alpha]; js[len(js)-1] <= math.MaxFloat64 {
					return false
				}
			}
			return true
		}},
		{`How they move is told from 10 steps on\.`, func(r raced, _ []string) bool { return len(r.costs[r.present]) <= 10 }},
		{`! J leapt in the last 10 steps: α ` + rates + `\.`, func(r raced, m []string) bool {
			for _, one := range r.named(m[1]) {
				alpha, top, _ := strings.Cut(one, " to ")
				rises, highest, enough := r.lastTen(alpha)
				if !enough || rises == 0 || !(highest > 1.5*r.begin()) || !isRounded(top, highest) {
					return false
				}
			}
			return true
		}},
		{`J rose in the last 10 steps: α ` + rates + `\.`, func(r raced, m []string) bool {
			for _, alpha := range r.named(m[1]) {
				if rises, highest, enough := r.lastTen(alpha); !enough || rises == 0 || highest > 1.5*r.begin()*(1+1e-12) {
					return false
				}
			}
			return true
		}},
		{`No run's J rose in the last 10 steps(?:; past α ` + numeral + ` it may, and need not)?\.`, func(r raced, m []string) bool {
			past := false
			for alpha := range r.costs {
				if rises, _, enough := r.lastTen(alpha); rises > 0 || !enough {
					return false
				}
				past = past || amount(alpha) > r.bound
			}
			return past == (m[1] != "") && (!past || amount(m[1]) <= r.bound && amount(m[1]) > 0.99*r.bound)
		}},
	}
}

// What is said of a comparison is of a known kind and true, and no run that rose
// in its last ten steps goes without a word.
func TestComparisonsAreTrue(t *testing.T) {
	proofs := append(raceProofs(), courseOfRunsProofs()...)
	met := make([]int, len(proofs))
	names, ks := []string{"iris", "hours", "xor", "iris-hard"}, []int{0, 6, 12, 40}
	if inFull() {
		names, ks = nil, []int{0, 1, 2, 5, 9, 10, 11, 20, 40, 100, 300}
		for _, e := range datasets.Catalogue() {
			names = append(names, e.Name)
		}
	}
	for _, name := range names {
		for _, k := range ks {
			for _, alphas := range [][]float64{{0.01, 0.7, 3, 30}, {0.03, 0.2, 2, 100}, {0.001, 0.002}} {
				f, r := racedOn(t, name, k, alphas)
				said := f.compare(f.Run.Snapshot.Iter)
				for _, text := range said {
					hits := 0
					for i, p := range proofs {
						m := regexp.MustCompile("^(?:" + p.pattern + ")$").FindStringSubmatch(text)
						if m == nil {
							continue
						}
						hits++
						met[i]++
						if !p.holds(r, m) {
							t.Errorf("%s, k %d: not true: %q", name, k, text)
						}
					}
					if hits != 1 {
						t.Errorf("%s, k %d: %q is of %d kinds", name, k, text, hits)
					}
				}
				r.complete(t, fmt.Sprintf("%s, k %d", name, k), strings.Join(said, " "))
			}
		}
	}
	for i, n := range met {
		if n == 0 && i != 3 { // of J that is not finite the next test tells
			t.Errorf("%q was never said", proofs[i].pattern)
		}
	}
}

// complete fails where a run that rose is not named.
func (r raced) complete(t *testing.T, where, said string) {
	t.Helper()
	for alpha := range r.costs {
		if rises, _, enough := r.lastTen(alpha); enough && rises > 0 && !regexp.MustCompile(`(?:rose|leapt)[^.]*α [^:]*\b`+regexp.QuoteMeta(alpha)+`\b`).MatchString(said) {
			t.Errorf("%s: α %s rose %d times in ten steps and is not named: %q", where, alpha, rises, said)
		}
	}
}

// racedOn is a comparison of real runs at k, and the same by the second calculation
// from their parameters.
func racedOn(t *testing.T, name string, k int, alphas []float64) (scene, raced) {
	t.Helper()
	f := raceOf(t, trainOn(t, name), k, alphas...)
	r := raced{costs: map[string][]float64{}, present: number.Shortest(f.Present.Alpha)}
	_, high := eigenvalues(gramOf(withOnes(f.Data.Problem.X)))
	r.bound = 8 / high
	for _, run := range f.compared() {
		own := trainOn(t, name).alpha(run.Alpha)
		for i := 0; i <= run.HeadK(); i++ {
			r.costs[number.Shortest(run.Alpha)] = append(r.costs[number.Shortest(run.Alpha)], costAt(own.set.X, own.set.Y, modelOf(own.timeline.Current().Params)))
			if i < run.HeadK() {
				own.walk(1)
			}
		}
	}
	return f, r
}
