package pane

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/number"
)

// graphPanelSizes are main panes at 170×54, 200×60 and 240×70.
func graphPanelSizes() [][2]int { return [][2]int{{60, 48}, {75, 54}, {95, 64}} }

// graphPanelRowsOf are the rows of the graph below the loop, its heading first; nil where there is none.
func graphPanelRowsOf(text string) []string {
	rows := strings.Split(text, "\n")
	y := slices.IndexFunc(rows, func(s string) bool { return strings.Contains(s, "as a graph") })
	if y < 0 {
		return nil
	}
	return rows[y : y+graphPanelRows]
}

// byFormula are the numbers of an example's graph by the formulas of a book: da by the quotient
// rule from dz, L from a.
func byFormula(f scene, i int) map[string]float64 {
	x, y, at := f.Data.Problem.X[i], f.Data.Problem.Y[i], f.Run.Snapshot.Params
	z := at.B
	for j, w := range at.W {
		z += w * x[j]
	}
	a := 1 / (1 + math.Exp(-z))
	want := map[string]float64{"dz": a - y, "db": a - y, "da": (a - y) / (a * (1 - a)), "b": at.B}
	for j, v := range x {
		want["x"+number.Subscript(j+1)] = v
		want["d"+parameter(j, len(x))] = v * (a - y)
	}
	return want
}

// Every number of the graph below the loop is that of the example in hand, worked out another way,
// to the digits that are shown; and the boxes are whole.
func TestTheGraphBelowTheLoopIsOfTheExample(t *testing.T) {
	t.Parallel()
	named := regexp.MustCompile(`(d?[xwb][₀-₉]*|dz|da) +(−?\d+\.?\d*(?:e[−+]?\d+)?)`)
	frames := loopFrames(t)
	for _, name := range slices.Sorted(maps.Keys(frames)) {
		f := frames[name]
		m, n := f.Data.Problem.Size()
		for _, size := range graphPanelSizes() {
			for _, i := range []int{0, m / 2, m - 1} {
				f := traced(f, trainer.LinesBeforeExample(f.Data.Problem, i)+5)
				text := painted(f, size[0], size[1], drawLoop)
				rows := graphPanelRowsOf(text)
				if rows == nil {
					t.Fatalf("%s, %v: no graph in\n%s", name, size, text)
				}
				if !strings.HasPrefix(rows[0], fmt.Sprintf("Example %d as a graph ", i+1)) {
					t.Errorf("%s, %v, i %d: the heading is %q", name, size, i, rows[0])
				}
				panel := strings.Join(rows[1:], "\n")
				want := byFormula(f, i)
				found := 0
				for _, s := range named.FindAllStringSubmatch(panel, -1) {
					found++
					if !isAsShown(t, s[2], want[s[1]]) {
						t.Errorf("%s, %v, i %d: %s is %s, not %v:\n%s", name, size, i, s[1], s[2], want[s[1]], panel)
					}
				}
				if least := 2 + 2*(min(n, 2)+1); found < least {
					t.Errorf("%s, %v: only %d numbers are found in\n%s", name, size, found, panel)
				}
				_, values, _ := strings.Cut(rows[2], "▸")
				forward := strings.FieldsFunc(values, func(r rune) bool { return strings.ContainsRune("│─▸ ", r) })
				z := want["b"]
				for j, w := range f.Run.Snapshot.Params.W {
					z += w * f.Data.Problem.X[i][j]
				}
				g := 1 - 2*f.Data.Problem.Y[i] // L is log(1 + e^z) of y = 0, log(1 + e^−z) of y = 1
				for at, v := range []float64{z, 1 / (1 + math.Exp(-z)), math.Log1p(math.Exp(g * z))} {
					if len(forward) != 3 || !isAsShown(t, forward[at], v) {
						t.Errorf("%s, %v, i %d: forward is %q, number %d is %v", name, size, i, forward, at, v)
					}
				}
				for y, edges := range []string{"╭╭╭╮╮╮", "││││││", "││││││", "╰╰╰╯╯╯"} {
					boxes := []rune(rows[y+1])
					boxes = boxes[slices.Index([]rune(rows[1]), '╭'):]
					got := slices.DeleteFunc(slices.Clone(boxes), func(r rune) bool { return !strings.ContainsRune("╭╮╰╯│", r) })
					slices.Sort(got)
					if want := []rune(edges); len(got) != 6 || !slices.Equal(got, slices.Sorted(slices.Values(want))) {
						t.Errorf("%s, %v: row %d of the boxes is %q", name, size, y, string(boxes))
					}
				}
			}
		}
	}
}

// isAsShown reports whether a text is a number, to the digits that it has.
func isAsShown(t *testing.T, text string, v float64) bool {
	t.Helper()
	mantissa, power, _ := strings.Cut(text, "e")
	_, decimals, _ := strings.Cut(mantissa, ".")
	step := math.Pow10(-len(decimals))
	if power != "" {
		step *= readBack(t, "1e"+power)
	}
	return math.Abs(readBack(t, text)-v) <= 0.501*step
}

// What the loop has not come to is grey in the graph below it, and nothing else is.
func TestTheGraphBelowTheLoopIsGreyAheadOfIt(t *testing.T) {
	f := irisAt20(t)
	body := trainer.BodyLines(2)
	order := []trainer.LoopOp{trainer.OpFor, trainer.OpZ, trainer.OpA, trainer.OpJ, trainer.OpDZ, trainer.OpDW, trainer.OpDW, trainer.OpDB}
	for lines := 1; lines <= body; lines++ {
		f := traced(f, trainer.LinesBeforeExample(f.Data.Problem, 6)+lines)
		g, a := sheet(f, 75, 54)
		drawLoop(f, a)
		rows := strings.Split(g.String(), "\n")
		top := 1 + slices.IndexFunc(rows, func(s string) bool { return strings.Contains(s, "as a graph") })
		p := newLoop(loopOf(f, 75, 54), a).newGraphPanel()
		grey := func(x, y int) bool { _, st := g.At(x, top+y); return st.FG == f.Theme.Muted.FG }
		end := func(box int) int { return p.boxes[box].X + p.boxes[box].W - 2 }
		for _, c := range []struct {
			name string
			x, y int
			ran  int // how many lines of the example have run once it is known
		}{
			{"z", end(0) - 1, 1, 2}, {"a", end(1) - 1, 1, 3}, {"L", end(2), 1, 4}, {"dz", end(0) - 1, 2, 5}, {"da", end(1) - 1, 2, 5},
			{"dw₁", p.derivativeEnd - 1, 0, 6}, {"dw₂", p.derivativeEnd - 1, 1, 7}, {"db", p.derivativeEnd - 1, 2, 8},
		} {
			if got, want := grey(c.x, c.y), lines < c.ran; got != want {
				t.Errorf("after %d lines, %v: %s is grey: %v", lines, order[lines-1], c.name, got)
			}
		}
	}
}

// While something is asked, nothing of it is below the loop; nor are the means beside its sums.
func TestAskingHidesWhatIsBelowTheLoop(t *testing.T) {
	f := third(t)
	shown := painted(f, 75, 54, drawLoop)
	for _, word := range []string{"as a graph", "÷ m at the end", "at once", "dz of each"} {
		if !strings.Contains(shown, word) {
			t.Errorf("%q is not in\n%s", word, shown)
		}
	}
	g, a := sheet(f, 75, 54)
	c := loopOf(f, 75, 54)
	c.asking = true
	c.Draw(a)
	for _, word := range []string{"as a graph", "÷ m at the end", "at once", "dz of each", "−0.028898"} {
		if strings.Contains(g.String(), word) {
			t.Errorf("%q is shown in\n%s", word, g)
		}
	}
}

// The means beside the sums are those of a sum over all examples, with a penalty too: of the fit.
func TestTheMeansBesideTheSums(t *testing.T) {
	run := trainOn(t, "iris")
	h := run.timeline.Hyper()
	h.Lambda = 2
	run.timeline.SetHyper(h)
	f := run.walk(20).frame()
	m, _ := f.Data.Problem.Size()
	var j, dw, db float64
	for i, x := range f.Data.Problem.X {
		a := 1 / (1 + math.Exp(-f.Run.Snapshot.Params.Z(x)))
		y := f.Data.Problem.Y[i]
		j -= y*math.Log(a) + (1-y)*math.Log(1-a)
		dw += x[0] * (a - y)
		db += a - y
	}
	text := painted(traced(f, trainer.LinesBeforeExample(f.Data.Problem, 2)+6), 75, 54, drawLoop)
	for name, sum := range map[string]float64{" J ": j, " dw₁ ": dw, " db ": db} {
		_, table, _ := strings.Cut(text, "÷ m at the end")
		_, row, _ := strings.Cut(table, "\n"+name)
		row, _, _ = strings.Cut(row, "\n")
		fields := strings.Fields(row)
		if last := fields[len(fields)-1]; !isAsShown(t, last, sum/float64(m)) {
			t.Errorf("%s: %s stands beside the sums, not %v:\n%s", name, last, sum/float64(m), text)
		}
	}
}
