package pane

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
)

// seen is one example at some parameters, by the second calculation.
type seen struct {
	x, d    model // with a one for b; what it adds to dw₁ … db
	y, z, a float64
	dz      float64
	i, m    int
	label   string
	grad    model // of J
	moved   model // of the parameters by the update
}

// word is what the example is: by a alone.
func (s seen) word() string {
	switch {
	case s.a == 0.5:
		return "undecided"
	case (s.a > 0.5) == (s.y == 1):
		return "correct"
	}
	return "wrong"
}

// who tells that a sentence calls the example by its class, or this example.
func (s seen) who(name string) bool {
	return name == "This example" || strings.HasPrefix(s.label, strings.TrimSuffix(strings.Trim(name, `"`), "…"))
}

// of is the entry that a name stands for.
func (s seen) of(all model, name string) float64 {
	for j := range all {
		if parameter(j, len(all)-1) == strings.TrimPrefix(name, "d") {
			return all[j]
		}
	}
	panic(name)
}

// loopProofs recognise and prove what is said of the lines of the loop.
func loopProofs() map[string]func(s seen, m []string) bool {
	const who, name = `("[^"]*"|This example)`, `(d?[wb][₀-₉]*)`
	sure := func(seen, []string) bool { return true } // it is the algorithm itself
	way := map[string]func(v float64) bool{
		"negative": func(v float64) bool { return v < 0 }, "0": func(v float64) bool { return v == 0 }, "positive": func(v float64) bool { return v > 0 },
		"down": func(v float64) bool { return v < 0 }, "up": func(v float64) bool { return v > 0 },
		"falls": func(v float64) bool { return v < 0 }, "grows": func(v float64) bool { return v > 0 },
		"goes down": func(v float64) bool { return v <= 0 }, "stays": func(v float64) bool { return v == 0 }, "goes up": func(v float64) bool { return v >= 0 },
	}
	return map[string]func(s seen, m []string) bool{
		`No line of this iteration has run yet\..*`:                                                         sure,
		`The sums start at 0: every example will add its share\. w and b stay as they are until all have\.`: sure,
		`Example ([0-9 ]+) of ([0-9 ]+) is in hand: (?:"([^"]*)", )?y = ([01])\. w and b are the same for every example of this iteration\.`: func(s seen, m []string) bool {
			return counted(m[1]) == s.i+1 && counted(m[2]) == s.m && (m[3] == "" || s.who(m[3])) && amount(m[4]) == s.y
		},
		`z is (below 0|exactly 0|above 0|so near 0), so a will be (below|exactly|above) 0\.5: the sign of z says on which side of the boundary the example lies\.`: func(s seen, m []string) bool {
			return map[string]bool{"below 0below": s.z < 0 && s.a < 0.5, "exactly 0exactly": s.z == 0, "above 0above": s.z > 0 && s.a > 0.5}[m[1]+m[2]]
		},
		`a is the probability of y = 1 at these w and b; here y is ([01]): the example is (correct|wrong|undecided)\.`: func(s seen, m []string) bool {
			return amount(m[1]) == s.y && m[2] == s.word()
		},
		`L is the loss of this example, the larger the further a is from y\. It is never negative, so the sum J never falls\.`: sure,
		who + ` has y = ([01]) and a lies (above|below) it, so dz = a − y is (positive|negative): a (smaller|larger) z would make this loss smaller\.`: func(s seen, m []string) bool {
			return s.who(m[1]) && amount(m[2]) == s.y && way[m[4]](s.dz) && (m[3] == "above") == (s.y == 0) && (m[5] == "smaller") == (s.dz > 0)
		},
		`dz is 0: a cannot be told from y any more, so this example pulls at no (?:parameter|w)\.`: func(s seen, _ []string) bool { return s.dz == 0 },
		who + ` has y = ([01]), so dz = a − y is (negative|positive): each dw (falls|grows) where x is positive, and x = 0 pulls at nothing\.`: func(s seen, m []string) bool {
			return s.who(m[1]) && amount(m[2]) == s.y && way[m[3]](s.dz) && way[m[4]](s.dz)
		},
		`The share of this example in ` + name + ` is 0: it does not pull at ([wb][₀-₉]*)\.`: func(s seen, m []string) bool { return s.of(s.d, m[1]) == 0 },
		who + ` has y = ([01]), so dz = a − y is (negative|positive)(?:, x[₀-₉]+ is (negative))? and ` + name + ` (falls|grows): this example pulls ([wb][₀-₉]*) (up|down)\.`: func(s seen, m []string) bool {
			d := s.of(s.d, m[5])
			return s.who(m[1]) && amount(m[2]) == s.y && way[m[3]](s.dz) && way[m[6]](d) && way[m[8]](-d) && (m[4] == "") == (s.of(s.x, m[5]) >= 0)
		},
		`The sums become means: J is the cost now, and dw and db are its gradient, the slope of J at these w and b\.`: sure,
		`Each w moves against its own dw, by α times its size: the next iteration begins with these\.`:                sure,
		name + ` is (negative|0|positive): J (?:falls where|is level along) ([wb][₀-₉]*)(?: grows| gets smaller)?\. The update takes α times d[wb][₀-₉]* away, so ([wb][₀-₉]*) (goes down|stays|goes up)\.`: func(s seen, m []string) bool {
			return way[m[2]](s.of(s.grad, m[1])) && way[m[5]](s.of(s.moved, m[4]))
		},
	}
}

// What the panes that open an iteration say of every example, and how they count
// and list them, is true by the second calculation.
func TestInsideIsTrue(t *testing.T) {
	names, ks := []string{"and", "hours", "notes"}, []int{0, 1, 7}
	if inFull() {
		names, ks = nil, []int{0, 1, 2, 5, 20, 100}
		for _, e := range datasets.Catalogue() {
			names = append(names, e.Name)
		}
	}
	patterns := map[string]*regexp.Regexp{}
	for pattern := range loopProofs() {
		patterns[pattern] = regexp.MustCompile("^(?:" + pattern + ")$")
	}
	met := map[string]bool{}
	for _, name := range names {
		for _, k := range ks {
			for _, alpha := range []float64{0, 30} {
				l := trainOn(t, name)
				if alpha > 0 {
					l.alpha(alpha)
				}
				f := l.walk(k).frame()
				where := fmt.Sprintf("%s, α %v, k %d", name, f.Run.Alpha, k)
				examplesAreTrue(t, where, f)
				linesAreTrue(t, where, f, patterns, met)
			}
		}
	}
	for pattern := range patterns {
		if rare := strings.HasPrefix(pattern, "dz is 0") || strings.HasPrefix(pattern, "Each w") || strings.Contains(pattern, "each dw"); !met[pattern] && !rare {
			t.Errorf("%q was never said", pattern)
		}
	}
}

// at is example i at the moment of a frame.
func seenAt(f scene, i int) seen {
	t := modelOf(f.Run.Snapshot.Params)
	x, y := f.Data.Problem.X[i], f.Data.Problem.Y[i]
	s := seen{x: append(append(model{}, x...), 1), y: y, z: t.z(x), i: i, m: len(f.Data.Problem.X), label: f.Data.Set.Classes[int(y)]}
	s.a, s.dz = sigma(s.z), minusLabel(s.z, y)
	s.grad = modelOf(f.Run.Snapshot.Grad)
	for j, v := range s.x {
		s.d = append(s.d, v*s.dz)
		s.moved = append(s.moved, -f.Run.Alpha*s.grad[j])
	}
	return s
}

// examplesAreTrue holds the verdicts of Graph, Examples and the legend against a.
func examplesAreTrue(t *testing.T, where string, f scene) {
	t.Helper()
	count := map[string]int{}
	var wrong []int
	lines := examplesOf(f, 0, 0).Text()
	for i := range f.Data.Problem.X {
		word := seenAt(f, i).word()
		if count[word]++; word == "wrong" {
			wrong = append(wrong, i)
		}
		if !strings.HasSuffix(lines[i], "  "+word) {
			t.Errorf("%s: the table says %q of one that is %s", where, lines[i], word)
		}
		if f.Inside.Focus = i; i < 30 && !strings.HasSuffix(graphOfScene(f, 0, 0).Text()[0], ", "+word) {
			t.Errorf("%s: the graph says %q of one that is %s", where, graphOfScene(f, 0, 0).Text()[0], word)
		}
	}
	f.View.Wrong = true
	if got := ExampleOrder(f.State); fmt.Sprint(got) != fmt.Sprint(append([]int{}, wrong...)) {
		t.Errorf("%s: the wrong ones are %v, not %v", where, got, wrong)
	}
	legend, _, _ := strings.Cut(painted(f, 100, 30, drawData), "\n")
	want := fmt.Sprintf(" wrong %d ", count["wrong"])
	if u := count["undecided"]; u > 0 && count["wrong"] == 0 {
		want = fmt.Sprintf(" undecided %d ", u)
	} else if u > 0 {
		want = fmt.Sprintf(" wrong %d, undecided %d ", count["wrong"], u)
	}
	if !strings.Contains(legend, want) || count["undecided"] == 0 && strings.Contains(legend, "undecided") {
		t.Errorf("%s: the legend is %q, not %q", where, legend, want)
	}
}

// linesAreTrue proves what is said of the lines of the loop: those of the first
// examples and of the end.
func linesAreTrue(t *testing.T, where string, f scene, patterns map[string]*regexp.Regexp, met map[string]bool) {
	t.Helper()
	proofs, sums, count := loopProofs(), trainer.NewLoopCheckpoints(f.Data.Problem, f.Run.Snapshot), trainer.LineCount(f.Data.Problem, 0)
	for ran := 0; ran <= count; ran++ {
		if ran > 60 && ran < count-6 {
			continue
		}
		f.Inside.Line, f.Analysis.Loop = ran, sums
		said := loopOf(f, 0, 0).Text()
		text, hits := said[len(said)-1], 0
		for pattern, p := range patterns {
			m := p.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			hits++
			met[pattern] = true
			if !proofs[pattern](seenAt(f, max(0, f.trace().I)), m) {
				t.Errorf("%s, line %d: not true: %q", where, ran, text)
			}
		}
		if hits != 1 {
			t.Errorf("%s, line %d: %q is of %d kinds", where, ran, text, hits)
		}
	}
}
