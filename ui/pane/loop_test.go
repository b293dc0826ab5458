package pane

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/layout"
)

// traced puts the line cursor of a frame behind that many lines.
func traced(f scene, lines int) scene {
	f.Inside.Line = lines
	f.Inside.Focus = max(0, f.trace().I)
	return f
}

// third is the moment of the picture: k = 20, i = 3, after dw₁. OpFor, z, a,
// J, dz and dw₁ are six lines of the third example.
func third(t testing.TB) scene {
	t.Helper()
	f := irisAt20(t)
	return traced(f, trainer.LinesBeforeExample(f.Data.Problem, 2)+6)
}

// lines are moments of an iteration, by how many lines have run.
func someLines(f scene) []int {
	m, n := f.Data.Problem.Size()
	body, all := trainer.BodyLines(n), trainer.LineCount(f.Data.Problem, 0)
	var lines []int
	for i := range 1 + min(m, 3)*body { // the first examples, and the zero line
		lines = append(lines, i)
	}
	for i := trainer.LinesBeforeExample(f.Data.Problem, m-1); i <= all; i++ {
		lines = append(lines, i)
	}
	return lines
}

// loopAlbum draws the pane at the sizes of the screens.
func loopAlbum(f scene) string {
	var b strings.Builder
	for _, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}, {200, 60}} {
		s := layout.Arrange(size[0], size[1], layout.Requirements{Params: len(f.Run.Snapshot.Params.W) + 1})
		f.Compact = s.Compact
		r := s.Mains[0]
		fmt.Fprintf(&b, "%d×%d: %d×%d\n", size[0], size[1], r.W, r.H)
		g, a := sheet(f, r.W, r.H)
		drawLoop(f, a)
		b.WriteString(framed(g))
	}
	return b.String()
}

func at(t *testing.T, name string, k int) scene { t.Helper(); return trainOn(t, name).walk(k).frame() }

func TestLoopGolden(t *testing.T) {
	plain := third(t)
	plain.Plain, plain.Theme = true, look(t, "mono")
	iris := irisAt20(t)
	all := trainer.LineCount(iris.Data.Problem, 0)
	hours, cancer := at(t, "hours", 50), at(t, "breast-cancer", 20)
	three := choose(t, 3)
	for name, f := range map[string]scene{
		"picture": third(t), "plain": plain, "start": traced(iris, 0), "divided": traced(iris, all-3), "updated": traced(iris, all-2),
		"hours": traced(hours, trainer.LinesBeforeExample(hours.Data.Problem, 4)+3), "breast-cancer": traced(cancer, trainer.LinesBeforeExample(cancer.Data.Problem, 9)+6),
		"three": traced(three, trainer.LinesBeforeExample(three.Data.Problem, 7)+2),
	} {
		t.Run(name, func(t *testing.T) { golden(t, "loop/"+name+".txt", loopAlbum(f)) })
	}
}

// choose trains the first n features of breast-cancer for 20 iterations, scaled.
func choose(t *testing.T, n int) scene {
	t.Helper()
	set := trainOn(t, "breast-cancer").set
	var names []string
	for j := range n {
		names = append(names, set.Features[j].Name)
	}
	chosen, err := set.Select(names)
	if err != nil {
		t.Fatal(err)
	}
	return begin(t, chosen.Scale(datasets.Standard)).walk(20).frame()
}

// The rows of the picture, cell by cell but for their trailing blanks.
func TestLoopIsThePicture(t *testing.T) {
	text := painted(third(t), 74, 30, drawLoop)
	for _, want := range []string{
		" for i = 1 … m:         i = 3\n",
		"   z⁽ⁱ⁾  = w·x⁽ⁱ⁾ + b   0.440016·1.3 + 0.464226·0.2 − 0.923564 = −0.258698\n",
		"   a⁽ⁱ⁾  = σ(z⁽ⁱ⁾)      1/(1 + e^0.258698)                     =  0.435684\n",
		"   J    += L(a⁽ⁱ⁾,y⁽ⁱ⁾) 1.183100 + 0.572141                    =  1.755241\n",
		"   dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾  0.435684 − 0                           =  0.435684\n",
		"   dw₁  += x₁⁽ⁱ⁾·dz⁽ⁱ⁾  1.250287 + 1.3·0.435684                =  1.816676\n",
		"▸  dw₂  += x₂⁽ⁱ⁾·dz⁽ⁱ⁾\n",
		" dw₁                       1.250287            +0.566389          1.816676\n",
		" dw₂                                                              0.178612\n",
		" db                                                               0.893062",
		"sums over i = 1 … 3, before ÷ m",
		"\"setosa\" has y = 0, so dz = a − y is positive and dw₁ grows:\nthis example pulls w₁ down.\n",
	} {
		var trimmed strings.Builder
		for row := range strings.Lines(text) {
			trimmed.WriteString(strings.TrimRight(row, " \n") + "\n")
		}
		if !strings.Contains(trimmed.String(), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// loopFrames are frames of one feature, two, three, and many that fold.
func loopFrames(t *testing.T) map[string]scene {
	t.Helper()
	return map[string]scene{
		"hours": at(t, "hours", 50), "iris": irisAt20(t), "three": choose(t, 3), "breast-cancer": at(t, "breast-cancer", 20),
	}
}

// loopSizes are main panes at 80×24, 120×36, 170×45 and 200×60.
func loopSizes() [][2]int { return [][2]int{{48, 18}, {74, 30}, {60, 39}, {75, 54}} }

// points are the columns of the last decimal point of each row.
func points(text string) map[int]int {
	at := map[int]int{}
	for y, row := range strings.Split(text, "\n") {
		if x := strings.LastIndex(row, "."); x >= 0 && !strings.HasSuffix(strings.TrimSpace(row), ".") {
			at[y] = len([]rune(row[:x]))
		}
	}
	return at
}

// From line to line nothing moves: the texts stay, and every result of a row
// has its point in one column. Dividing alone makes other numbers of the sums. Each of
// the loops in every other size, by turns, and in all under DESCENT_LONG.
func TestLoopNeverJitters(t *testing.T) {
	t.Parallel()
	frames := loopFrames(t)
	for at, name := range slices.Sorted(maps.Keys(frames)) {
		f := frames[name]
		for i, size := range loopSizes() {
			if !inFull() && (at+i)%2 > 0 {
				continue
			}
			f.Compact = size[0] == 48
			var texts []string
			seen := map[int]int{}
			for _, lines := range someLines(f) {
				f := traced(f, lines)
				_, a := sheet(f, size[0], size[1])
				l := newLoop(loopOf(f, 0, 0), a)
				p := l.arrange()
				text := painted(f, size[0], size[1], drawLoop)
				rows := strings.Split(text, "\n")
				var kept []string
				for y, row := range rows[p.first : p.first+p.rows+p.divide] {
					kept = append(kept, string([]rune(row)[1:l.formulaX-1]))
					if !l.inline || f.trace().Divided {
						continue
					}
					if x, ok := points(row)[0]; ok && (!l.zOnTwoRows || y == 0 || !strings.Contains(rows[p.first+y-1], "w·x")) {
						if before, known := seen[y]; known && before != x {
							t.Errorf("%s %v, %d lines: the point of row %d was in column %d:\n%s", name, size, lines, y, before, text)
						}
						seen[y] = x
					}
				}
				if l.zOnTwoRows { // the numbers put in have a row of their own
					y := slices.IndexFunc(kept, func(s string) bool { return strings.Contains(s, "w·x") })
					kept = slices.Delete(kept, y+1, y+2)
				}
				if now := kept; texts != nil && !slices.Equal(texts, now) && l.inline {
					t.Fatalf("%s %v, %d lines: the texts moved:\n%s", name, size, lines, text)
				}
				texts = kept
			}
		}
	}
}

// Every line has its text on the screen, its numbers and a sentence, at every
// size and at every moment: at a third of them by turns, and at all under DESCENT_LONG.
func TestLoopEveryLineSpeaks(t *testing.T) {
	t.Parallel()
	frames := loopFrames(t)
	for at, name := range slices.Sorted(maps.Keys(frames)) {
		f := frames[name]
		for i, size := range loopSizes() {
			for j, lines := range someLines(f) {
				if !inFull() && (at+i+j)%3 > 0 {
					continue
				}
				f := traced(f, lines)
				_, a := sheet(f, size[0], size[1])
				l := newLoop(loopOf(f, 0, 0), a)
				s := l.sentence()
				if s.first == "" || s.second == "" || s.terse == "" || len([]rune(s.terse)) > 48 {
					t.Fatalf("%s, %d lines: %+v", name, lines, s)
				}
				text := painted(f, size[0], size[1], drawLoop)
				if !strings.Contains(text, strings.Fields(s.terse)[0]) && !strings.Contains(text, strings.Fields(s.first)[0]) {
					t.Errorf("%s %v, %d lines: no sentence:\n%s", name, size, lines, text)
				}
				for _, r := range l.rows {
					if said := r.line.Op == trainer.OpZero || r.line.Op == trainer.OpFor || l.isFolded(r); said || !l.hasRun(r.index) {
						continue
					}
					if left, _, right := l.equation(r, 54); left == "" || right == "" {
						t.Errorf("%s, %d lines: %s gives %q from %q", name, lines, r.line.Text(l.n), right, left)
					}
				}
				if size[0] == 74 && f.trace().LastLine > 1 && strings.Count(text, " = ")+strings.Count(text, " ≈ ") < f.trace().LastLine-1 {
					t.Errorf("%s, %d lines: numbers are missing:\n%s", name, lines, text)
				}
			}
		}
	}
}

// After the division the accumulators are those of the Parameters pane, and
// after the update the parameters those of the next update, digit for digit.
func TestLoopMeansAreTheParameters(t *testing.T) {
	for _, name := range []string{"hours", "iris"} {
		for _, digits := range []int{3, 6, 9} {
			f := at(t, name, 20)
			f.View.Digits = digits
			_, n := f.Data.Problem.Size()
			f = traced(f, trainer.LineCount(f.Data.Problem, 0))
			table, next := painted(f, 60, n+3, drawParameters), painted(f, 60, n+2, drawUpdate)
			for _, size := range [][2]int{{48, 18}, {74, 30}, {75, 54}} {
				text := painted(f, size[0], size[1], drawLoop)
				for _, row := range strings.Split(table, "\n")[2 : n+3] {
					if fields := strings.Fields(row); !strings.Contains(text, " "+fields[3]) {
						t.Errorf("%s, %v: %s %s is not in\n%s", name, size, fields[2], fields[3], text)
					}
				}
				for _, row := range strings.Split(next, "\n")[1 : n+2] {
					fields := strings.Fields(row)
					next := fields[len(fields)-1]
					if !slices.ContainsFunc(strings.Fields(text), func(s string) bool {
						v, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
						_, decimals, _ := strings.Cut(next, ".")
						return err == nil && math.Abs(v-readBack(t, next)) <= 0.501*math.Pow10(-len(decimals))
					}) {
						t.Errorf("%s, %v: %q is not in\n%s", name, size, row, text)
					}
				}
			}
		}
	}
}
