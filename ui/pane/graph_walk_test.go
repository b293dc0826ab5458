package pane

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/theme"
)

// A walk shows the results in the order of their nodes, one more each time,
// and marks the last; at its end everything is there.
func TestGraphWalk(t *testing.T) {
	order := []string{"z", "a", "L", "da", "dz", "dw₁", "dw₂", "db"}
	f := focused(t)
	whole := painted(f, 74, 30, drawGraph)
	for f.Inside.Node = 1; f.Inside.Node <= GraphNodes(2); f.Inside.Node++ {
		for _, size := range graphSizes() {
			screen := painted(f, size[0], size[1], drawGraph)
			got := results(screen)
			for i, name := range order {
				if _, shown := got[name]; shown != (i < f.Inside.Node) {
					t.Errorf("%v, node %d: %s shown: %v\n%s", size, f.Inside.Node, name, shown, screen)
				}
			}
			if marked := walkMark(screen); marked != order[f.Inside.Node-1] {
				t.Errorf("%v, node %d: the mark stands at %q", size, f.Inside.Node, marked)
			}
		}
	}
	f.Inside.Node = 99
	last := painted(f, 74, 30, drawGraph)
	if got := strings.ReplaceAll(last, "db  ▸dz", "db   dz"); got != whole {
		t.Errorf("the end of a walk is not the whole:\n%s", got)
	}
}

// walkMark is the name that has a mark behind it.
func walkMark(screen string) string {
	if m := regexp.MustCompile(`(?m)^([^ ▸]+) *▸`).FindStringSubmatch(screen); m != nil {
		return m[1]
	}
	return ""
}

// A value appears in the picture when the walk comes to it, not before.
func TestGraphWalkFillsThePicture(t *testing.T) {
	f := focused(t)
	for _, c := range []struct {
		text string
		node int
	}{
		{"0.098157 │──▸", nodeZ}, {"0.524520 │──▸", nodeA}, {"│ 0.743430│", nodeL},
		{"da  2.103136 │", nodeDA}, {"dz     0.524520 │", nodeDZ}, {"dw₁   0.996587 ◂", nodeDW}, {"db    0.524520 ◂", 8},
		{"dw₁   0.009966", nodeDW}, {"   wrong", nodeA},
	} {
		for f.Inside.Node = 1; f.Inside.Node <= GraphNodes(2); f.Inside.Node++ {
			screen := painted(f, 74, 30, drawGraph)
			if strings.Contains(screen, c.text) != (f.Inside.Node >= c.node) {
				t.Errorf("node %d: %q is wrongly there or missing\n%s", f.Inside.Node, c.text, screen)
			}
		}
	}
}

// The line just reached has the only row background; in mono it is reversed.
func TestGraphWalkRow(t *testing.T) {
	for _, name := range theme.Names() {
		f := focused(t)
		f.Theme = look(t, name)
		f.Inside.Node = nodeDA
		g, a := sheet(f, 48, 18)
		drawGraph(f, a)
		for y := range 18 {
			_, st := g.At(20, y)
			marked := st.BG == f.Theme.Row && !f.Theme.Mono || st.Reverse && f.Theme.Mono
			if marked != (y == 11) { // below the header, 6 rows of the graph, 3 of Forward and a blank one
				t.Errorf("%s: row %d is %+v", name, y, st)
			}
		}
		if _, st := g.At(23, 4); st.FG != f.Theme.Axis.FG { // the arrow from dz, not yet reached
			t.Errorf("%s: an arrow to come is %+v", name, st)
		}
		if _, st := g.At(36, 4); st.FG != f.Theme.Now.FG || !st.Bold || st.Reverse != f.Theme.Mono { // the arrow from L to a
			t.Errorf("%s: the arrow just drawn is %+v", name, st)
		}
	}
}

// Green forward, pink back.
func TestGraphColours(t *testing.T) {
	f := focused(t)
	g, a := sheet(f, 74, 30)
	drawGraph(f, a)
	for _, c := range []struct {
		x, y int
		r    rune
		want theme.Style
	}{
		{31, 6, '0', f.Theme.Forward.WithBold()}, {31, 7, '0', f.Theme.Gradient.WithBold()}, // z and dz
		{21, 6, '▸', f.Theme.Forward}, {19, 7, '◂', f.Theme.Gradient},
		{22, 4, '╭', f.Theme.Axis}, {25, 4, 'z', f.Theme.Bright}, {24, 5, 'w', f.Theme.Text},
		{0, 2, 'x', f.Theme.Bright}, {0, 4, 'd', f.Theme.Gradient}, {0, 19, 'd', f.Theme.Gradient.WithBold()},
		{13, 0, 's', f.Theme.Class[0]},
	} {
		r, st := g.At(c.x, c.y)
		if r != c.r || st.FG != c.want.FG || st.Bold != c.want.Bold {
			t.Errorf("column %d, row %d is %q %+v, want %q %+v", c.x, c.y, r, st, c.r, c.want)
		}
	}
}

// Why dz = a − y, for an example of either class: the row of its own label is
// marked, and its result is that of the product and of a − y.
func TestGraphWhy(t *testing.T) {
	f := focused(t)
	f.View.Proof = true
	for focus, own := range map[int]string{44: "y = 0", 60: "y = 1"} {
		f.Inside.Focus = focus
		g := trainer.NewGraph(f.Data.Problem.X[focus], f.Data.Problem.Y[focus], f.Run.Snapshot.Params)
		want := number.Standalone(g.DZ, 6)
		for _, size := range graphSizes() {
			screen := painted(f, size[0], size[1], drawGraph)
			said := 0
			for line := range strings.Lines(screen) {
				line = strings.TrimSpace(line)
				switch {
				case strings.HasPrefix(line, own+" ▸"), strings.HasPrefix(line, "dz     da"), strings.HasPrefix(line, "= a − y"):
					if fields := strings.Fields(line); inDecimalsOf(t, want, fields[len(fields)-1]) == fields[len(fields)-1] {
						said++
					}
				}
			}
			// 60×39 and more have the last line too; all have the product and the label.
			if said != 3 {
				t.Errorf("%v, example %d: dz = %s is said %d times, want 3\n%s", size, focus+1, want, said, screen)
			}
			if !strings.Contains(screen, "1/(1−a) · a(1−a) = a") || !strings.Contains(screen, "−1/a · a(1−a) = a − 1") {
				t.Errorf("%v: a label is missing\n%s", size, screen)
			}
		}
	}
}

// The second reading takes the place of the first where both do not fit, and
// stands above it where they do; a walk is never told its next values.
func TestGraphReadings(t *testing.T) {
	f := focused(t)
	has := func(w, h int) (formulas, why int) {
		screen := painted(f, w, h, drawGraph)
		return strings.Index(screen, "Backward"), strings.Index(screen, "Why dz = a − y")
	}
	if formulas, why := has(74, 30); formulas < 0 || why >= 0 {
		t.Error("74×30 begins with the formulas alone")
	}
	if formulas, why := has(92, 54); why < formulas {
		t.Error("92×54 has the second reading below")
	}
	f.Inside.Node = 2
	if _, why := has(92, 54); why >= 0 {
		t.Error("the walk is told its next values")
	}
	f.View.Proof = true
	if formulas, why := has(74, 30); formulas >= 0 || why < 0 {
		t.Error("74×30 has the second reading alone")
	}
	if formulas, why := has(92, 54); why < 0 || formulas < why {
		t.Error("92×54 has the second reading above")
	}
}

// On which side an example is, in the words of a small pane.
func TestGraphVerdict(t *testing.T) {
	for _, c := range []struct {
		z, y float64
		want string
	}{
		{1, 1, "a > 0.5: correct"}, {1, 0, "a > 0.5: wrong"}, {-1, 0, "a < 0.5: correct"}, {-1, 1, "a < 0.5: wrong"},
		{0, 0, "a = 0.5: undecided"}, {0, 1, "a = 0.5: undecided"},
	} {
		screen := painted(graphOf(t, []float64{1, 0}, []float64{c.z, 0}, 0, c.y), 48, 18, drawGraph)
		if first, _, _ := strings.Cut(screen, "\n"); !strings.Contains(first, c.want) {
			t.Errorf("z = %v, y = %v: %q", c.z, c.y, first)
		}
	}
}

// Numbers where there is hardly room for them.
func TestSqueezed(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0.440016, "0.44"}, {-0.923564, "−0.92"}, {0, "0.00"}, {-2.46e-6, "−2e−6"}, {0.004, "4e−3"}, {-1234567, "−1e6"}, {12.34, "12.34"}, {-123.4, "−123"}, {math.Inf(-1), "−∞"},
	} {
		if got := (number.Format{Digits: 2, Decimals: 2}).TextWithin(c.v, 5); got != c.want {
			t.Errorf("%v is %q, want %q", c.v, got, c.want)
		}
	}
}
