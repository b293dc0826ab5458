package pane

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
)

// vectorsOf is the content of Loop, written with vectors, that shows a frame.
func vectorsOf(f scene, w, h int) loopContent {
	c := loopOf(f, w, h)
	c.vectors = true
	return c
}

func drawVectors(f scene, a chart.Area) {
	w, h := a.Size()
	vectorsOf(f, w, h).Draw(a)
}

// vectorized is a frame where so many lines with vectors have run.
func vectorized(f scene, ran int) scene {
	return traced(f, trainer.LoopLinesRan(f.Data.Problem, f.Run.Snapshot.Lambda, ran))
}

func TestVectorsGolden(t *testing.T) {
	plain := vectorized(irisAt20(t), 5)
	plain.Plain, plain.Theme = true, look(t, "mono")
	for name, f := range map[string]scene{
		"picture": vectorized(irisAt20(t), 5), "plain": plain, "start": traced(irisAt20(t), 0), "inside": third(t),
		"hours": vectorized(at(t, "hours", 50), 4), "breast-cancer": vectorized(at(t, "breast-cancer", 20), 7), "three": vectorized(choose(t, 3), 8),
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, size := range loopSizes() {
				f.Compact = size[0] < 60
				g, a := sheet(f, size[0], size[1])
				drawVectors(f, a)
				b.WriteString(framed(g))
			}
			golden(t, "vectors/"+name+".txt", b.String())
		})
	}
}

// matrices computes an iteration as it is written, with matrices of a library: X
// has an example in each column.
func matrices(f scene) map[string][]float64 {
	m, n := f.Data.Problem.Size()
	x, y, w := mat.NewDense(n, m, nil), mat.NewDense(1, m, f.Data.Problem.Y), mat.NewDense(n, 1, slices.Clone(f.Run.Snapshot.Params.W))
	for i, row := range f.Data.Problem.X {
		x.SetCol(i, row)
	}
	var z, a, dz, dw, next mat.Dense
	z.Mul(w.T(), x)
	z.Apply(func(_, _ int, v float64) float64 { return v + f.Run.Snapshot.Params.B }, &z)
	a.Apply(func(_, _ int, v float64) float64 { return 1 / (1 + math.Exp(-v)) }, &z)
	cost := 0.0
	for i, p := range a.RawRowView(0) {
		cost -= f.Data.Problem.Y[i]*math.Log(p) + (1-f.Data.Problem.Y[i])*math.Log(1-p)
	}
	dz.Sub(&a, y)
	dw.Mul(x, dz.T())
	dw.Scale(1/float64(m), &dw)
	db := mat.Sum(&dz) / float64(m)
	next.Scale(f.Run.Alpha, &dw)
	next.Sub(w, &next)
	column := func(d mat.Dense) []float64 { return mat.Col(nil, 0, &d) }
	return map[string][]float64{
		"Z": z.RawRowView(0), "A": a.RawRowView(0), "J": {cost / float64(m)}, "dZ": dz.RawRowView(0),
		"dw": column(dw), "db": {db}, "w": column(next), "b": {f.Run.Snapshot.Params.B - f.Run.Alpha*db},
	}
}

// Every entry that a line shows is that of the matrices, to the digits shown, and
// the shapes are those that these have.
func TestVectorsAreTheMatrices(t *testing.T) {
	numbers := regexp.MustCompile(`−?\d+\.?\d*(?:e[−+]\d+)?`)
	for name, f := range loopFrames(t) {
		want := matrices(f)
		m, n := f.Data.Problem.Size()
		for _, digits := range []int{4, 6, 9} {
			f.View.Digits = digits
			l := newLoop(vectorsOf(vectorized(f, trainer.VectorLineCount), 74, 30), chart.MeasureArea(74, 30))
			for _, v := range l.vectorLines() {
				all := want[v.name()]
				shape := fmt.Sprintf("(1,%d)", m) // of Z, A and dZ
				if v.name() == "dw" || v.name() == "w" {
					shape = fmt.Sprintf("(%d,1)", n)
				}
				if !v.scalar && v.shape != shape {
					t.Errorf("%s: %s has the shape %s, not %s", name, v.name(), shape, v.shape)
				}
				for _, room := range []int{20, 40, 70} {
					text := l.vectorResult(v.op, room)
					if l.area.Width(text) > room {
						t.Errorf("%s: %q takes more than %d columns", name, text, room)
					}
					shown := numbers.FindAllString(text, -1)
					for i, s := range shown {
						at := i
						if strings.Contains(text, "…") && i == len(shown)-1 {
							at = len(all) - 1
						}
						mantissa, power, _ := strings.Cut(s, "e")
						_, decimals, _ := strings.Cut(mantissa, ".")
						step := math.Pow10(-len(decimals))
						if power != "" {
							step *= readBack(t, "1e"+power)
						}
						if d := math.Abs(readBack(t, s) - all[at]); d > 0.51*step {
							t.Errorf("%s: entry %d of %s is %s, want %v", name, at, v.name(), s, all[at])
						}
					}
					if full := len(all) > 1 && !strings.Contains(text, "…"); full && len(shown) != len(all) || len(shown) == 0 {
						t.Errorf("%s: %s is %q, of %d entries", name, v.name(), text, len(all))
					}
				}
			}
		}
	}
}

// What a line is in the loop closes by hand, with a penalty too, and says what
// the line says.
func TestVectorsSeenFromTheLoopClose(t *testing.T) {
	penalised := trainOn(t, "iris")
	h := penalised.timeline.Hyper()
	h.Lambda = 2
	penalised.timeline.SetHyper(h)
	frames := loopFrames(t)
	frames["λ"] = penalised.walk(20).frame()
	for name, f := range frames {
		for ran := 1; ran <= trainer.VectorLineCount; ran++ {
			f := vectorized(f, ran)
			for _, size := range loopSizes() {
				l := newLoop(vectorsOf(f, size[0], size[1]), chart.MeasureArea(size[0], size[1]))
				seen := l.seenFromLoop(ran, l.w)
				if len(seen) == 0 {
					t.Fatalf("%s: nothing is said of line %d", name, ran)
				}
				for _, s := range seen {
					if l.area.Width(s) > l.w {
						t.Errorf("%s: %q takes more than %d columns", name, s, l.w)
					}
					sign, want := " = ", number.Agrees
					if strings.Contains(s, "≈") {
						sign, want = " ≈ ", number.Differs
					}
					i := strings.LastIndex(s, sign)
					left := s[:max(i, 0)]
					left = left[strings.LastIndex(left, " = ")+3:]
					if right := s[i+len(sign):]; i < 0 || number.Compare(left, right) != want {
						t.Errorf("%s, line %d, %v: %q does not close", name, ran, size, s)
					}
				}
			}
		}
	}
}

// What has run has a number, what is to come has none; one row is marked as the
// next, and it is the one behind the last that ran.
func TestVectorsRunLineByLine(t *testing.T) {
	for ran := range trainer.VectorLineCount + 1 {
		f := vectorized(irisAt20(t), ran)
		rows := strings.Split(painted(f, 74, 30, drawVectors), "\n")
		next := -1
		for i, v := range []string{"Z ", "A ", "J ", "dZ", "dw", "db", "w ", "b "} {
			row := slices.IndexFunc(rows, func(s string) bool {
				return strings.HasPrefix(strings.TrimLeft(s, " ▸"), v+" = ") || strings.HasPrefix(strings.TrimLeft(s, " ▸"), v+"= ")
			})
			if row < 0 {
				t.Fatalf("no line %q in\n%s", v, strings.Join(rows, "\n"))
			}
			if strings.HasPrefix(rows[row], "▸") {
				next = i
			}
			if has := strings.HasPrefix(strings.TrimSpace(rows[row+1]), "= "); has != (i < ran) {
				t.Errorf("%d lines have run, and %s has a result: %v", ran, v, has)
			}
		}
		want := ran
		if ran == trainer.VectorLineCount {
			want = -1
		}
		if next != want {
			t.Errorf("%d lines have run, the mark stands at %d", ran, next)
		}
	}
}

func TestVectorsAnySizeAnyNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		f = traced(f, rapid.IntRange(0, trainer.LineCount(f.Data.Problem, 0)).Draw(rt, "lines"))
		w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
		if err := inside(f, w, h, drawVectors); err != nil {
			rt.Fatal(err)
		}
		if len(vectorsOf(f, 0, 0).Text()) == 0 {
			rt.Fatal("nothing is said")
		}
	})
}

// A penalty has its lines in the loop: with numbers that close by hand, with what
// it adds to the sums, and a sentence.
func TestLoopShowsThePenalty(t *testing.T) {
	l := trainOn(t, "iris")
	h := l.timeline.Hyper()
	h.Lambda = 2
	l.timeline.SetHyper(h)
	f := l.walk(20).frame()
	end := trainer.LinesBeforeExample(f.Data.Problem, len(f.Data.Problem.X)) + 1
	penalty := 0.0
	for _, w := range f.Run.Snapshot.Params.W {
		penalty += w * w * 2 / (2 * 100)
	}
	if d := math.Abs(f.Run.Snapshot.UnpenalisedCost() + penalty - f.Run.Snapshot.Cost); d > 1e-12 {
		t.Fatalf("J %v is not %v and a penalty of %v", f.Run.Snapshot.Cost, f.Run.Snapshot.UnpenalisedCost(), penalty)
	}
	for lines, want := range map[int]string{end: "those of the fit alone", end + 1: "Large weights cost", end + 2: "pulls w₁ down, towards 0", end + 3: "pulls w₂ down, towards 0"} {
		f := traced(f, lines)
		said := loopOf(f, 0, 0).Text()
		tells(t, said, want)
		parts := strings.Split(said[1], " = ")
		if len(parts) == 3 && lines > end && number.Compare(parts[1], parts[2]) != number.Agrees {
			t.Errorf("%q does not close", said[1])
		}
		for _, size := range loopSizes() {
			if screen := painted(f, size[0], size[1], drawLoop); lines > end && size[0] > 60 && !strings.Contains(screen, parts[len(parts)-1]) {
				t.Errorf("%v: %s is not in\n%s", size, said[1], screen)
			}
		}
	}
}

// No example has a share in a penalty: the sums of the table and of the shares are
// those of the fit, and it is said.
func TestSumsOfExamplesAreTheFit(t *testing.T) {
	l := trainOn(t, "iris")
	h := l.timeline.Hyper()
	h.Lambda = 50
	l.timeline.SetHyper(h)
	f := l.walk(20).frame()
	dw, cost := 0.0, 0.0
	for i, x := range f.Data.Problem.X {
		z := f.Run.Snapshot.Params.Z(x)
		dw += x[0] * (1/(1+math.Exp(-z)) - f.Data.Problem.Y[i]) / 100
		cost += (math.Log(1+math.Exp(z)) - f.Data.Problem.Y[i]*z) / 100
	}
	text := []string{number.Rounded(dw, 6), number.Rounded(cost, 6), "without λ"}
	foot := examplesOf(f, 0, 1).Text()
	tells(t, foot[len(foot)-1:], text...)
	tells(t, []string{painted(f, 74, 30, drawExamples)}, text...)
	tells(t, graphOfScene(f, 0, 0).Text(), text[0], text[2])
	tells(t, []string{painted(f, 74, 30, drawGraph)}, text[0], text[2])
}

// A high pane has the vectors and the bars below the loop: how many examples are in
// db, and what they add up to, counted another way.
func TestLoopPanels(t *testing.T) {
	f := irisAt20(t)
	sums := []float64{0}
	for i, x := range f.Data.Problem.X {
		sums = append(sums, sums[i]+1/(1+math.Exp(-f.Run.Snapshot.Params.Z(x)))-f.Data.Problem.Y[i])
	}
	for _, c := range []struct{ lines, in int }{
		{0, 0}, {trainer.LinesBeforeExample(f.Data.Problem, 44) + 5, 44}, {trainer.LinesBeforeExample(f.Data.Problem, 45), 45}, {trainer.LineCount(f.Data.Problem, 0), 100},
	} {
		screen := painted(traced(f, c.lines), 75, 54, drawLoop)
		tells(t, []string{screen}, fmt.Sprintf("%d of 100 in db so far", c.in), fmt.Sprintf("%.6f", sums[c.in]), fmt.Sprintf("%.6f", sums[100]), "[ −0.028898 −0.055969 ]")
	}
	if screen := painted(traced(f, 9), 74, 30, drawLoop); strings.Contains(screen, "dz of each") || strings.Contains(screen, "at once") {
		t.Errorf("there is no room for it:\n%s", screen)
	}
	if got := ordinal(2) + ordinal(3) + ordinal(11) + ordinal(21) + ordinal(112); got != "2nd3rd11th21st112th" {
		t.Error(got)
	}
}
