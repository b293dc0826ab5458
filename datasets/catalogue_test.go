package datasets

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestCatalogue(t *testing.T) {
	var names []string //nolint:prealloc // eleven
	groups := map[Group]int{}
	for _, e := range Catalogue() {
		names = append(names, e.Name)
		groups[e.Group]++
		s := load(t, e.Name)
		mustBeSound(t, s)
		if s.Name != e.Name || s.Title != e.Title || s.About != e.About || s.Source != e.Source || s.Alpha != e.Alpha {
			t.Errorf("%s: the set and its entry say different things", e.Name)
		}
		for _, text := range append([]string{s.Title, s.About, s.Source, string(e.Group), s.Classes[0], s.Classes[1]}, s.Notes...) {
			if text == "" || clean(text) != text {
				t.Errorf("%s: %q", e.Name, text)
			}
		}
		if n := len([]rune(e.About)); n > 140 { // two or three lines of the picker's right half, 54 columns
			t.Errorf("%s: the description has %d runes", e.Name, n)
		}
	}
	if want := "iris iris-hard breast-cancer hours and or xor notes blobs moons circles paper"; strings.Join(names, " ") != want {
		t.Errorf("got %s", names)
	}
	if want := map[Group]int{RealData: 4, Toy: 4, Generated: 4}; !reflect.DeepEqual(groups, want) {
		t.Errorf("got %v, want %v", groups, want)
	}
	if _, ok := Find("irsi"); ok {
		t.Error("found irsi")
	}
}

func TestLoadedSetsAreSeparate(t *testing.T) {
	for _, e := range Catalogue() {
		first := load(t, e.Name)
		want := first.X[0][0]
		first.X[0][0], first.Y[0], first.Features[0].Name = 99, 99, "spoiled"
		if second := load(t, e.Name); second.X[0][0] != want || second.Y[0] == 99 || second.Features[0].Name == "spoiled" {
			t.Errorf("%s: a second set shares numbers with the first", e.Name)
		}
	}
}

func TestAgainstReferenceData(t *testing.T) {
	for name, file := range map[string]string{"iris": "iris_setosa_versicolor_raw.json", "notes": "four_examples.json"} {
		got, want := load(t, name), reference(t, file)
		if !reflect.DeepEqual(got.X, want.X) || !reflect.DeepEqual(got.Y, want.Y) {
			t.Errorf("%s is not the data of the reference", name)
		}
	}
}

func TestRealData(t *testing.T) {
	for _, c := range []struct {
		name     string
		m, n     int
		ones     float64
		features []Feature // the first ones
		classes  [2]string
		first    []float64
		y        float64
	}{
		{"iris", 100, 2, 50, []Feature{{"petal length", "cm"}, {"petal width", "cm"}}, [2]string{"setosa", "versicolor"}, []float64{1.4, 0.2}, 0},
		{"iris-hard", 100, 2, 50, []Feature{{"petal length", "cm"}, {"petal width", "cm"}}, [2]string{"versicolor", "virginica"}, []float64{4.7, 1.4}, 0},
		{"breast-cancer", 569, 30, 212, []Feature{{"mean radius", ""}, {"mean texture", ""}}, [2]string{"benign", "malignant"}, []float64{17.99, 10.38}, 1},
		{"hours", 20, 1, 10, []Feature{{"hours of study", "h"}}, [2]string{"failed", "passed"}, []float64{0.5}, 0},
	} {
		s := load(t, c.name)
		m, n := s.Size()
		ones := 0.0
		for _, y := range s.Y {
			ones += y
		}
		if m != c.m || n != c.n || ones != c.ones || s.Y[0] != c.y || s.Classes != c.classes {
			t.Errorf("%s: %d×%d, %v ones, first y %v, %q", c.name, m, n, ones, s.Y[0], s.Classes)
		}
		if k := len(c.features); !reflect.DeepEqual(s.Features[:k], c.features) || !reflect.DeepEqual(s.X[0][:k], c.first) {
			t.Errorf("%s: begins with %v %v", c.name, s.Features[:k], s.X[0][:k])
		}
	}
}

func TestLogicTables(t *testing.T) {
	for name, f := range map[string]func(a, b bool) bool{
		"and": func(a, b bool) bool { return a && b },
		"or":  func(a, b bool) bool { return a || b },
		"xor": func(a, b bool) bool { return a != b },
	} {
		s := load(t, name)
		seen := map[[2]float64]bool{}
		for i, x := range s.X {
			seen[[2]float64(x)] = true
			if f(x[0] == 1, x[1] == 1) != (s.Y[i] == 1) {
				t.Errorf("%s of %v is %v", name, x, s.Y[i])
			}
		}
		if len(seen) != 4 {
			t.Errorf("%s has %d different rows", name, len(seen))
		}
	}
}

// descend is gradient descent as a textbook has it, from zeros: J at k = 0 … steps, and the last parameters.
func descend(s Set, alpha float64, steps int) (costs, w []float64, b float64) {
	m, n := s.Size()
	w = make([]float64, n)
	for range steps + 1 {
		var cost, db float64
		dw := make([]float64, n)
		for i, x := range s.X {
			z := b
			for j := range w {
				z += w[j] * x[j]
			}
			d := 1/(1+math.Exp(-z)) - s.Y[i]
			cost += math.Log1p(math.Exp(-math.Abs(z))) + math.Max(z, 0) - s.Y[i]*z
			for j := range w {
				dw[j] += x[j] * d
			}
			db += d
		}
		costs = append(costs, cost/float64(m))
		for j := range w {
			w[j] -= alpha * dw[j] / float64(m)
		}
		b -= alpha * db / float64(m)
	}
	return costs, w, b
}

// TestAlphaIsWorthWatching runs each entry at its own α: J must fall visibly in the first 50 steps and must not leap. The
// exceptions are what their entries say: iris-hard rises a little first, xor and circles stay where they are.
func TestAlphaIsWorthWatching(t *testing.T) {
	for _, e := range Catalogue() {
		costs, _, _ := descend(load(t, e.Name), e.Alpha, 50)
		highest, fall := 0.0, 1-costs[50]/costs[0]
		for _, cost := range costs {
			highest = max(highest, cost)
		}
		if highest > 1.02*costs[0] {
			t.Errorf("%s: J leaps to %v", e.Name, highest)
		}
		switch e.Name {
		case "xor", "circles":
			if math.Abs(fall) > 0.01 {
				t.Errorf("%s: J falls by %v, the entry says it stays", e.Name, fall)
			}
		default:
			if fall < 0.1 {
				t.Errorf("%s: J falls by %v only in 50 steps", e.Name, fall)
			}
		}
	}
}

// TestEntryTexts checks the numbers that descriptions name.
func TestEntryTexts(t *testing.T) {
	costs, w, b := descend(load(t, "hours"), 1, 10000) // the maximum likelihood of the article: w = 1.50464543, b = −4.07771343
	if math.Abs(w[0]-1.50464543) > 1e-6 || math.Abs(b+4.07771343) > 1e-6 || math.Abs(costs[10000]-0.401493923) > 1e-9 {
		t.Errorf("hours ends at w = %v, b = %v, J = %v", w, b, costs[10000])
	}
	_, w, b = descend(load(t, "xor"), 1, 3)
	if w[0] != 0 || w[1] != 0 || b != 0 {
		t.Errorf("xor moves to %v, %v", w, b)
	}
	cancer := load(t, "breast-cancer")
	if costs, _, _ = descend(cancer, 1e-5, 5); costs[5] < 2*costs[0] {
		t.Errorf("breast-cancer raw with α 1e-5 does not leap: J is %v", costs)
	}
	if costs, _, _ = descend(cancer.Scale(Standard), 1, 50); costs[50] > 0.1 {
		t.Errorf("breast-cancer scaled with α 1 does not work: J is %v", costs[50])
	}
	costs, _, _ = descend(load(t, "circles"), 1, 2000)
	if costs[2000] < 0.68 {
		t.Errorf("circles reaches J = %v, its entry says 0.693 is hardly left", costs[2000])
	}
}

func TestGenerators(t *testing.T) {
	for _, e := range generated() {
		generate := func(g Generator) Set {
			t.Helper()
			s, err := e.Load(g)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		one := generate(Generator{Noise: -1, Seed: 7})
		own := 200
		if e.Name == Paper {
			own = 4
		}
		if m, _ := one.Size(); m != own {
			t.Errorf("%s has %d examples of its own", e.Name, m)
		}
		if !reflect.DeepEqual(one, generate(Generator{M: own, Noise: -1, Seed: 7})) {
			t.Errorf("%s: one seed made two sets", e.Name)
		}
		if reflect.DeepEqual(one.X, generate(Generator{Noise: -1, Seed: 8}).X) {
			t.Errorf("%s: two seeds made one set", e.Name)
		}
		for _, m := range []int{1, 2, 3, 7} {
			s := generate(Generator{M: m, Noise: -1})
			ones := 0.0
			for _, y := range s.Y {
				ones += y
			}
			if got, _ := s.Size(); got != m || ones != float64(m/2) {
				t.Errorf("%s: asked for %d, got %d with %v ones", e.Name, m, got, ones)
			}
		}
		quiet := generate(Generator{M: 40})
		if quiet.Notes[0] != "40 examples, noise 0, seed 0" {
			t.Errorf("%s: note %q", e.Name, quiet.Notes)
		}
		checkShape(t, e.Name, quiet)
	}
}

// checkShape holds sets without noise to the curves they are made of, to the three decimals they have.
func checkShape(t *testing.T, name string, s Set) {
	t.Helper()
	for i, x := range s.X {
		y, off := s.Y[i], 0.0
		switch name {
		case "blobs":
			off = math.Hypot(x[0]-1.5*(2*y-1), x[1]-(2*y-1))
		case "moons": // half circles of radius 1 round (0, 0) and (1, 0.5)
			off = math.Hypot(x[0]-y, x[1]-0.5*y) - 1
			if up := x[1] - 0.5*y; up*(1-2*y) < -1e-3 {
				t.Errorf("moons: %v lies on the wrong half", x)
			}
		case "circles":
			off = math.Hypot(x[0], x[1]) - (1 - 0.5*y)
		}
		if math.Abs(off) > 1e-3 {
			t.Errorf("%s: %v of class %v is off by %v", name, x, y, off)
		}
	}
}

func TestGeneratedNumbersNeverChange(t *testing.T) {
	// Written down when the generators were made: a change would give everyone else's seeds other data.
	want := map[string][][]float64{
		"blobs":   {{-0.021, -2.782}, {0.421, 1.776}},
		"moons":   {{1.222, -0.267}, {-0.162, 0.616}},
		"circles": {{1.148, -0.178}, {0.392, 0.078}},
		"paper":   {{0.5, -1.5}, {-2.5, 2}},
	}
	for name, x := range want {
		if got := load(t, name).X[:2]; !reflect.DeepEqual(got, x) {
			t.Errorf("%s: got %v, want %v", name, got, x)
		}
	}
}

func TestImpossibleGenerators(t *testing.T) {
	for want, g := range map[string]Generator{
		`the number of examples is from 1 to 1000000, not "-1"`:      {M: -1},
		`the number of examples is from 1 to 1000000, not "1000001"`: {M: 1_000_001},
		`the noise is from 0 to 1000, not "NaN"`:                     {Noise: math.NaN()},
		`the noise is from 0 to 1000, not "+Inf"`:                    {Noise: math.Inf(1)},
	} {
		_, err := generated()[0].Load(g)
		var choice *ChoiceError
		if !errors.As(err, &choice) || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
