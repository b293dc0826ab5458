package pane

import (
	"fmt"
	"hash/fnv"
	"math"
	"regexp"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/layout"
	"descent/ui/number"
)

// constructed are data that the catalogue does not have: one example, one
// feature, three and thirty, scales that differ by millions, large and tiny
// values, and examples far from the boundary.
func constructed() []datasets.Set {
	set := func(name string, m, n int, x func(i, j int) float64) datasets.Set {
		s := datasets.Set{Name: name, Classes: [2]string{"0", "1"}, Alpha: 0.1}
		for j := range n {
			s.Features = append(s.Features, datasets.Feature{Name: fmt.Sprint("column ", j+1)})
		}
		for i := range m {
			row := make([]float64, n)
			for j := range row {
				row[j] = x(i, j)
			}
			s.X, s.Y = append(s.X, row), append(s.Y, float64(i%2))
		}
		return s
	}
	wave := func(i, j int) float64 { return math.Sin(float64(1 + 7*i + 3*j)) }
	return []datasets.Set{
		set("one example", 1, 2, wave), set("one feature", 7, 1, wave), set("three", 9, 3, wave), set("thirty", 12, 30, wave),
		set("mixed", 11, 3, func(i, j int) float64 { return wave(i, j) * math.Pow(1000, float64(j-1)) }),
		set("large", 6, 2, func(i, j int) float64 { return wave(i, j) * 1e5 }), set("tiny", 6, 2, func(i, j int) float64 { return wave(i, j) * 1e-5 }),
		set("saturated", 6, 2, func(i, j int) float64 { return float64(40*(i%2) - 20 + j) }),
	}
}

// studied opens data without looking for their optimum.
func studied(t *testing.T, set datasets.Set, alpha float64, k int) scene {
	t.Helper()
	p := set.Problem()
	_, n := p.Size()
	s, err := trainer.NewStepper(p, trainer.Zeros(n), 0)
	if err != nil {
		t.Fatal(err)
	}
	f := sceneOf(t, set)
	f.Run.Alpha, f.Run.Recent = alpha, []trainer.Snapshot{s.Snapshot()}
	js := []float64{s.Snapshot().Cost}
	for range k {
		f.Run.Recent = append(f.Run.Recent, s.Step(trainer.Hyper{Alpha: alpha}))
		js = append(js, f.Run.Recent[len(f.Run.Recent)-1].Cost)
	}
	f.Run.Recent = f.Run.Recent[max(0, len(f.Run.Recent)-steadyFor):]
	f.Run.Snapshot, f.Present = f.Run.Recent[len(f.Run.Recent)-1], Run{Costs: costs(js...)}
	f.Analysis.Loop = trainer.NewLoopCheckpoints(p, f.Run.Snapshot)
	return f
}

// tally counts the equations of one kind, and those with ≈.
type tally struct{ all, about int }

// check reads every equation of a text and holds it to what it says.
func (c *tally) check(t *testing.T, where, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		found, err := equationsIn(strings.TrimRight(line, "\n"))
		if err != nil {
			t.Errorf("%s: %v", where, err)
		}
		for _, e := range found {
			c.all++
			c.about += boolToInt(e.about)
			if closed := e.closed(); closed == e.about {
				t.Errorf("%s: %q %q: about %v, but it closes: %v\n%s", where, e.left, e.right, e.about, closed, strings.TrimSpace(e.line))
			}
		}
	}
}

// With the digits shown, left gives right: every equation of every pane and
// every text is read back, computed and compared; ≈ stands where it does not
// close, and only there. A sample of all sets, α, iterations and numbers of digits;
// DESCENT_LONG takes all.
func TestByHand(t *testing.T) {
	t.Parallel()
	sets := constructed()
	for _, entry := range datasets.Catalogue() {
		set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, set)
	}
	counts := map[string]*tally{}
	count := func(kind string, digits int) *tally {
		switch {
		case digits > 6:
			kind += ", many digits or a large α"
		case digits > 0 && digits < 6:
			kind += ", few digits"
		}
		if counts[kind] == nil {
			counts[kind] = &tally{}
		}
		return counts[kind]
	}
	part := uint32(120)
	if inFull() {
		part = 1
	}
	for _, set := range sets {
		for _, alpha := range []float64{set.Alpha, 1e-3, 1.0 / 3, 30} {
			for _, k := range []int{0, 1, 20, 150} {
				h := fnv.New32()
				_, _ = fmt.Fprint(h, set.Name, alpha, k)
				if h.Sum32()%part*6/part != 0 && part > 1 {
					continue
				}
				f := studied(t, set, alpha, k)
				for _, f.View.Digits = range []int{3, 4, 6, 9, 12, 15, 17} {
					_, _ = fmt.Fprint(h, f.View.Digits)
					if h.Sum32()%part/6 == 0 {
						byHand(t, f, fmt.Sprintf("%s, α %v, k %d, %d digits", set.Name, alpha, k, f.View.Digits), count)
					}
				}
			}
		}
	}
	for kind, c := range counts {
		t.Logf("%s: %d equations, %.2f %% with ≈", kind, c.all, 100*float64(c.about)/float64(c.all))
		least := 20 // of so many one may have ≈
		if strings.HasPrefix(kind, "update") || strings.Contains(kind, "many") {
			least = 4 // there is no room for more digits
		}
		if c.all < 5 || c.about*least > c.all {
			t.Errorf("%s: %d of %d equations have ≈", kind, c.about, c.all)
		}
	}
}

// The next update, as it stands beside every pane at 120×36: of the sets of the
// catalogue hardly a line needs ≈.
func TestUpdateClosesByHand(t *testing.T) {
	var c tally
	for _, entry := range datasets.Catalogue() {
		set, err := entry.Load(datasets.Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, alpha := range []float64{set.Alpha, 0.1, 1, 10} {
			for k := range 12 {
				f := studied(t, set, alpha, 3*k)
				f.View.Digits = 6
				c.check(t, fmt.Sprintf("%s, α %v, k %d", set.Name, alpha, 3*k), painted(f, 42, 4, drawUpdate))
			}
		}
	}
	t.Logf("%d equations, %.2f %% with ≈", c.all, 100*float64(c.about)/float64(c.all))
	if c.all < 1000 || c.about*20 > c.all {
		t.Errorf("%d of %d lines have ≈", c.about, c.all)
	}
}

// givenLabel is the label in the graph below the loop: it is given, and no equation.
var givenLabel = regexp.MustCompile(`│ *y = [01] *│`)

// byHand checks one moment.
func byHand(t *testing.T, f scene, where string, count func(string, int) *tally) {
	t.Helper()
	m, n := f.Data.Problem.Size()
	lines := []int{1, 2, 3, 4, 5, 6, 7, 8, trainer.LinesBeforeExample(f.Data.Problem, m/2) + 5, trainer.LinesBeforeExample(f.Data.Problem, m-1) + 6, trainer.LineCount(f.Data.Problem, 0)}
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		s := layout.Arrange(size[0], size[1], layout.Requirements{Params: n + 1, ExtraLeftColumns: 2 * max(0, f.View.Digits-6)})
		f.Compact = s.Compact
		at := fmt.Sprintf("%s, %d×%d", where, size[0], size[1])
		if !s.Update.Empty() {
			count("update", f.View.Digits+boolToInt(f.Run.Alpha > 1)*number.MaxDigits).check(t, at+", update", painted(f, s.Update.W, s.Update.H, drawUpdate))
		}
		r := s.Mains[0]
		for _, f.View.Proof = range []bool{false, true} {
			for _, f.Inside.Focus = range []int{0, m - 1} {
				count("graph", f.View.Digits).check(t, at+", graph", painted(f, r.W, r.H, drawGraph))
			}
		}
		for _, ran := range lines {
			f.Inside.Line = ran
			f.Inside.Focus = max(0, f.trace().I)
			text := painted(f, r.W, r.H, drawLoop)
			count("loop", f.View.Digits).check(t, at+", loop", givenLabel.ReplaceAllString(text, ""))
			count("accumulators", f.View.Digits).checkTable(t, at+", accumulators", text)
		}
		for _, mark := range Mains() {
			if mark.Name != surfaceName && mark.Name != "Graph" && mark.Name != "Loop" {
				(&tally{}).check(t, at+", "+mark.Name, painted(f, r.W, r.H, drawMain(mark.Name)))
			}
		}
	}
	count("show", 0).check(t, where+", show", strings.Join(saidBy(f, newParameters), "\n"))
	for _, f.Inside.Focus = range []int{0, m - 1} {
		count("example", 0).check(t, where+", example", strings.Join(graphOfScene(f, 0, 0).Text(), "\n"))
	}
	for _, ran := range lines {
		f.Inside.Line = ran
		count("line", 0).check(t, where+", line", strings.Join(loopOf(f, 0, 0).Text(), "\n"))
	}
}

// checkTable reads the rows of the accumulators: before, what the line adds,
// and so far are an equation too. Beside them the means may stand.
func (c *tally) checkTable(t *testing.T, where, text string) {
	t.Helper()
	_, table, _ := strings.Cut(text, "Accumulators")
	_, table, _ = strings.Cut(table, "\n")
	head, table, _ := strings.Cut(table, "\n")
	means := strings.Contains(head, "÷ m")
	for line := range strings.Lines(table) {
		fields := strings.Fields(strings.Replace(line, "÷ ", "÷", 1))
		if len(fields) == 0 {
			return
		}
		if means {
			fields = fields[:len(fields)-1]
		}
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "d") && fields[0] != "J" {
			continue
		}
		e := printedEquation{line: line, left: fields[1] + fields[2], right: fields[len(fields)-1], about: fields[3] == "≈"}
		if _, ok := compute(e.left); !ok {
			continue // ∞, or the line that sets them to 0
		}
		if _, ok := compute(e.right); !ok {
			continue
		}
		c.all++
		c.about += boolToInt(e.about)
		if closed := e.closed(); closed == e.about {
			t.Errorf("%s: about %v, but it closes: %v\n%s", where, e.about, closed, strings.TrimSpace(line))
		}
	}
}
