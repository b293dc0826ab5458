package pane

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
	"descent/ui/number"
)

// focused is the moment of the pictures: example 45 of iris at k = 20.
func focused(t testing.TB) scene {
	t.Helper()
	f := irisAt20(t)
	f.Inside.Focus = 44
	return f
}

// graphAlbum draws the graph at sizes, one under the other.
func graphAlbum(f scene, sizes ...[2]int) string {
	var b strings.Builder
	for _, size := range sizes {
		g, a := sheet(f, size[0], size[1])
		drawGraph(f, a)
		fmt.Fprintf(&b, "%d×%d, node %d\n%s", size[0], size[1], f.Inside.Node, framed(g))
	}
	return b.String()
}

// The panes of 80×24, 120×36, 170×45 and of a wide screen; 68×24 is 100×30.
func graphSizes() [][2]int { return [][2]int{{48, 18}, {74, 30}, {60, 39}, {92, 54}, {68, 24}} }

// graphOf is a frame with one example (x, y) at the parameters w, b.
func graphOf(t testing.TB, x, w []float64, b, y float64) scene {
	t.Helper()
	f := irisAt20(t)
	f.Data.Problem = trainer.Problem{X: [][]float64{x}, Y: []float64{y}}
	f.Run.Recent = nil
	f.Run.Snapshot.Params = trainer.Params{W: w, B: b}
	f.Run.Snapshot.Grad = trainer.Zeros(len(w))
	return f
}

func TestGraphGolden(t *testing.T) {
	plain, one, many, why := focused(t), trainOn(t, "hours").walk(20).frame(), trainOn(t, "breast-cancer").walk(20).frame(), focused(t)
	plain.Plain, plain.Theme = true, look(t, "mono")
	many.choose("data", [2]int{28, 3})
	why.View.Proof = true
	other := why
	other.Inside.Focus = 60 // versicolor, y = 1
	plainWhy := other
	plainWhy.Plain = true
	far := graphOf(t, []float64{20, 1}, []float64{2, 0}, 0, 0) // z = 40: a rounds to 1
	for name, f := range map[string]scene{
		"iris": focused(t), "plain": plain, "one": one, "many": many, "far": far,
		"why-0": why, "why-1": other, "why-plain": plainWhy,
	} {
		t.Run(name, func(t *testing.T) { golden(t, "graph/"+name+".txt", graphAlbum(f, graphSizes()...)) })
	}
}

func TestGraphWalkGolden(t *testing.T) {
	for name, f := range map[string]scene{"iris": focused(t), "many": trainOn(t, "breast-cancer").walk(20).frame()} {
		var b strings.Builder
		for f.Inside.Node = range GraphNodes(len(f.Run.Snapshot.Params.W)) + 1 {
			b.WriteString(graphAlbum(f, [2]int{48, 18}, [2]int{74, 30}))
		}
		golden(t, "graph/walk-"+name+".txt", b.String())
	}
}

// The numbers of the picture that the pane was designed from: iris, α 0.3,
// k = 20, example 45.
func TestGraphOfThePicture(t *testing.T) {
	for _, size := range graphSizes() {
		got := results(painted(focused(t), size[0], size[1], drawGraph))
		for name, want := range map[string]string{
			"z": "0.098157", "a": "0.524520", "L": "0.743430", "da": "2.103136", "dz": "0.524520",
			"dw₁": "0.996587", "dw₂": "0.209808", "db": "0.524520",
		} {
			if size[0] >= 74 && got[name] != want || got[name] != inDecimalsOf(t, want, got[name]) {
				t.Errorf("%v: %s = %q, want %q", size, name, got[name], want)
			}
		}
	}
	screen := painted(focused(t), 74, 30, drawGraph)
	for _, want := range []string{
		"0.440016·1.9 + 0.464226·0.4 − 0.923564 =", "1/(1 + e^−0.098157) =", "−log(1 − 0.524520) =", "1/(1 − 0.5245196) =",
		"2.103136 · 0.249399 =", "1.9 · 0.5245196 =", "∂L of this example, not ∂J", "÷ m = 100", "setosa, y = 0", "setosa, y = 0   wrong",
	} {
		if !strings.Contains(screen, want) {
			t.Errorf("no %q in\n%s", want, screen)
		}
	}
}

// inDecimalsOf is the number want with as many decimals as got has.
func inDecimalsOf(t *testing.T, want, got string) string {
	t.Helper()
	_, decimals, _ := strings.Cut(got, ".")
	return number.WithMinusSign(strconv.FormatFloat(readBack(t, want), 'f', len(decimals), 64))
}

// results reads the numbers behind the last equals sign of each line, by the
// name that the line begins with; the first line of a name counts.
func results(screen string) map[string]string {
	result := regexp.MustCompile(`^([^ ▸]+).* [=≈] +([−+.\de]+|−?∞|NaN) *$`)
	got := map[string]string{}
	for text := range strings.Lines(screen) {
		if m := result.FindStringSubmatch(strings.TrimSuffix(text, "\n")); m != nil && got[m[1]] == "" {
			got[m[1]] = m[2]
		}
	}
	return got
}

// Every result of every example is the graph's own number, rounded.
func TestGraphResultsAreTrue(t *testing.T) {
	f := focused(t)
	for f.Inside.Focus = range f.Data.Problem.X {
		want := trainer.NewGraph(f.Data.Problem.X[f.Inside.Focus], f.Data.Problem.Y[f.Inside.Focus], f.Run.Snapshot.Params)
		got := results(painted(f, 48, 18, drawGraph))
		for name, v := range map[string]float64{"z": want.Z, "a": want.A, "L": want.Loss, "da": want.DA, "dz": want.DZ, "dw₁": want.DW[0], "dw₂": want.DW[1], "db": want.DB} {
			_, decimals, _ := strings.Cut(got[name], ".") // half a unit of the last
			if d := readBack(t, got[name]) - v; math.Abs(d) > 0.50001*math.Pow10(-len(decimals)) {
				t.Errorf("example %d: %s = %s, want %v", f.Inside.Focus+1, name, got[name], v)
			}
		}
	}
}

// The shares of all examples add up to the gradient.
func TestGraphSharesAddUp(t *testing.T) {
	f := focused(t)
	var sums [3]float64
	for f.Inside.Focus = range f.Data.Problem.X {
		lines := strings.Split(painted(f, 74, 30, drawGraph), "\n")
		fields := strings.Fields(lines[slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "share") })])
		for i := range sums {
			sums[i] += readBack(t, fields[2+2*i])
		}
	}
	for i, want := range entries(f.Run.Snapshot.Grad) {
		if math.Abs(sums[i]-want) > 100*5e-7 { // half a unit of the sixth decimal from each of 100
			t.Errorf("the shares of %s add up to %v, want %v", parameter(i, 2), sums[i], want)
		}
	}
}

func TestGraphNodes(t *testing.T) {
	// z, a, L, da, dz, db, and a dw for each feature: of many the two chosen and the others.
	for n, want := range map[int]int{1: 7, 2: 8, 3: 9, 30: 9} {
		if got := GraphNodes(n); got != want {
			t.Errorf("GraphNodes(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestGraphFeatures(t *testing.T) {
	for _, c := range []struct {
		chosen [2]int
		n      int
		want   []int
	}{
		{[2]int{0, 0}, 1, []int{0}}, {[2]int{1, 0}, 2, []int{0, 1}}, {[2]int{1, 1}, 2, []int{0, 1}},
		{[2]int{7, 2}, 9, []int{2, 7}}, {[2]int{8, 8}, 9, []int{7, 8}}, {[2]int{3, 3}, 9, []int{3, 4}},
	} {
		if got := graphFeatures(c.chosen, c.n); !slices.Equal(got, c.want) {
			t.Errorf("graphFeatures(%v, %d) = %v, want %v", c.chosen, c.n, got, c.want)
		}
	}
}

// Far from the boundary the numbers that are put in still give the result.
func TestGraphFarOut(t *testing.T) {
	for _, c := range []struct {
		z, y float64
		want []string
	}{
		{40, 0, []string{"1 + e^40.00000 = 2.354e+17", "log(1 + e^40.00000) =  40.00000", "1.000000 − 0 =  1.000000"}},
		{40, 1, []string{"−(1 + e^−40.00000) = −1.000000", "log(1 + e^−40.00000) = 4.248e−18", "−1/(1 + e^40.00000) = −4.25e−18"}},
		{-40, 1, []string{"−(1 + e^40.00000) = −2.35e+17", "log(1 + e^40.00000) =  40.00000", "− 1 = −1.000000"}},
		{-40, 0, []string{"1 + e^−40.00000 =  1.000000", "4.248e−18 − 0 = 4.248e−18"}},
		{1000, 0, []string{"> 1.8e308", "log(1 + e^1000.000) =  1000.000", "too large to multiply; a − y =  1.000000"}},
		{-1000, 1, []string{"< −1.8e308", "too large to multiply; a − y = −1.000000"}},
		{-1000, 0, []string{"1 + e^−1000.000 =  1.000000", "1.000000 · 0.000000 =  0.000000"}},
		{1000, 1, []string{"−(1 + e^−1000.000) = −1.000000", "−1.000000 · 0.000000 =  0.000000"}},
		{math.NaN(), 0, []string{"=       NaN", "a is no number"}},
	} {
		f := graphOf(t, []float64{1, 1}, []float64{c.z, 0}, 0, c.y)
		screen := painted(f, 74, 30, drawGraph)
		for _, want := range c.want {
			if !strings.Contains(screen, want) {
				t.Errorf("z = %v, y = %v: no %q in\n%s", c.z, c.y, want, screen)
			}
		}
		for _, text := range strings.Split(painted(f, 48, 18, drawGraph), "\n")[7:16] {
			if r := []rune(text); strings.TrimSpace(text) != "" && (r[37] != '=' || r[36] != ' ') && !strings.HasSuffix(strings.TrimSpace(text), "1.8e308") {
				t.Errorf("z = %v, y = %v: a column is broken: %q", c.z, c.y, text)
			}
		}
	}
}

// A name never touches the minus of its number: it would read as a difference.
func TestGraphNamesAndNumbersApart(t *testing.T) {
	touching := regexp.MustCompile(`(x[₀-₉]+|^d?b|w[₀-₉]+)−`)
	for _, n := range []int{1, 2, 9, 30, 120} {
		x := make([]float64, n)
		for j := range x {
			x[j] = -1.5
		}
		f := graphOf(t, x, many(t, n).Run.Snapshot.Params.W, -0.5, 0)
		f.choose("data", [2]int{n - 1, 0})
		for _, f.View.Digits = range []int{3, 6, 9, 17} {
			for _, size := range graphSizes() {
				for line := range strings.Lines(painted(f, size[0], size[1], drawGraph)) {
					if touching.MatchString(line) {
						t.Errorf("n %d, %d digits, %v: %q", n, f.View.Digits, size, line)
					}
				}
			}
		}
	}
}

// Any numbers, any size, any place in the walk: nothing is drawn outside.
func TestGraphAnySizeAnyNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		f.Inside.Focus = rapid.IntRange(-1, 8).Draw(rt, "focus")
		f.Inside.Node, f.View.Proof = rapid.IntRange(-1, 12).Draw(rt, "node"), rapid.Bool().Draw(rt, "why")
		w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
		if err := inside(f, w, h, drawGraph); err != nil {
			rt.Fatal(err)
		}
	})
}
