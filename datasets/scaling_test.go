package datasets

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// fixture is what a reference file holds of the data it was made from.
type fixture struct {
	X [][]float64
	Y []float64
}

func reference(t *testing.T, name string) fixture {
	t.Helper()
	text, err := os.ReadFile("testdata/fixtures/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var f fixture
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func load(t *testing.T, name string) Set {
	t.Helper()
	entry, ok := Find(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	s, err := entry.Load(Generator{Noise: -1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStandardAgainstReference(t *testing.T) {
	want := reference(t, "iris_versicolor_virginica_std.json").X
	got := load(t, "iris-hard").Scale(Standard).X
	for i := range want {
		for j := range want[i] {
			if math.Abs(got[i][j]-want[i][j]) > 1e-14 { // the reference standardised in float64, summing in another order
				t.Fatalf("example %d feature %d: got %v, want %v", i, j, got[i][j], want[i][j])
			}
		}
	}
}

func TestScaleByHand(t *testing.T) {
	s := Set{Name: "s", Features: []Feature{{Name: "a"}, {Name: "b"}}, X: [][]float64{{1, 7}, {3, 7}, {5, 7}, {7, 7}}, Y: []float64{0, 0, 1, 1}}
	if got, want := s.Scale(MinMax).X, [][]float64{{0, 0}, {2. / 6, 0}, {4. / 6, 0}, {1, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("minmax: got %v, want %v", got, want)
	}
	standard := s.Scale(Standard)
	deviation := math.Sqrt(5) // mean 4, squares of the distances 9, 1, 1, 9
	if sc := standard.Scaling; sc.Center[0] != 4 || math.Abs(sc.Scale[0]-deviation) > 1e-15 || sc.Center[1] != 7 || sc.Scale[1] != 1 {
		t.Errorf("got %+v", sc)
	}
	if standard.X[2][1] != 0 {
		t.Errorf("a constant column became %v", standard.X[2][1])
	}
	if !reflect.DeepEqual(standard.Scale(MinMax), s.Scale(MinMax)) {
		t.Error("scaling twice is not scaling from the raw values")
	}
	if !reflect.DeepEqual(standard.Scale(NoScaling), s) {
		t.Error("unscaling does not give the set back")
	}
}

func TestUnscaleWithoutRawValues(t *testing.T) {
	s := Set{Features: []Feature{{Name: "a"}}, X: [][]float64{{-1}, {1}}, Scaling: Scaling{Method: Standard, Center: []float64{10}, Scale: []float64{2}}}
	if got, want := s.Scale(NoScaling).X, [][]float64{{8}, {12}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMethods(t *testing.T) {
	for want, name := range Methods() {
		got, err := ParseMethod(name)
		if int(got) != want || err != nil || got.String() != name {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
	if got := ScalingMethod(9).String(); got != "unknown" {
		t.Errorf("got %s", got)
	}
	_, err := ParseMethod("standart")
	var choice *ChoiceError
	if want := `there is no scaling "standart"; choose from none, standard, minmax`; !errors.As(err, &choice) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// anySet draws a set of one to three columns of any finite numbers.
func anySet(t *rapid.T, values *rapid.Generator[float64]) Set {
	n, m := rapid.IntRange(1, 3).Draw(t, "n"), rapid.IntRange(1, 6).Draw(t, "m")
	s := Set{Features: make([]Feature, n)}
	for range m {
		s.X = append(s.X, rapid.SliceOfN(values, n, n).Draw(t, "x"))
	}
	return s
}

func TestScalingStaysFinite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySet(t, rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64))
		method := ScalingMethod(rapid.IntRange(0, 2).Draw(t, "method"))
		scaled := s.Scale(method)
		for i, row := range scaled.X {
			for j, v := range row {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("%v of %v became %v with %+v", s.X[i][j], s.X, v, scaled.Scaling)
				}
			}
		}
		if !reflect.DeepEqual(scaled.Scale(NoScaling).X, s.X) {
			t.Fatal("unscaling lost bits")
		}
	})
}

func TestScalingAtTheEndsOfTheRange(t *testing.T) {
	for _, column := range [][2]float64{
		{-math.MaxFloat64, math.MaxFloat64}, {0, math.SmallestNonzeroFloat64}, {1, math.Nextafter(1, 2)}, {math.MaxFloat64, math.MaxFloat64 / 2},
	} {
		for _, method := range []ScalingMethod{Standard, MinMax} {
			x := Set{Features: []Feature{{}}, X: [][]float64{{column[0]}, {column[1]}}}.Scale(method).X
			if d := math.Abs(x[0][0] - x[1][0]); !(d > 0 && d <= 2.0000001) { // ±1 standard, 0 … 1 minmax, 2 where the range has no float64
				t.Errorf("%v %s: became %v", column, method, x)
			}
		}
	}
}

func TestInverseAndRaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.Float64Range(-1e6, 1e6)
		s := anySet(t, values)
		method := ScalingMethod(rapid.IntRange(0, 2).Draw(t, "method"))
		scaled := s.Scale(method)
		sc := scaled.Scaling
		w := rapid.SliceOfN(rapid.Float64Range(-10, 10), len(s.Features), len(s.Features)).Draw(t, "w")
		before := append([]float64(nil), w...)
		rawW, rawB := sc.UnscaleParams(w, 0.5)
		for i := range s.X {
			z, rawZ, size := 0.5, rawB, math.Abs(rawB)
			for j, v := range s.X[i] {
				if back := sc.Inverse(j, sc.Apply(j, v)); math.Abs(back-v) > 1e-9*(1+math.Abs(v)) {
					t.Fatalf("%v came back as %v", v, back)
				}
				z += w[j] * scaled.X[i][j]
				rawZ += rawW[j] * v
				size += math.Abs(rawW[j] * v)
			}
			if math.Abs(z-rawZ) > 1e-12*(1+size) { // rounding of the terms that cancel
				t.Fatalf("z is %v scaled and %v raw", z, rawZ)
			}
		}
		if !reflect.DeepEqual(w, before) {
			t.Fatal("Raw changed the weights it was given")
		}
	})
}

func TestSelect(t *testing.T) {
	s := load(t, "breast-cancer").Scale(Standard)
	got, err := s.Select([]string{"mean texture", "1", "Worst_Area"})
	if err != nil {
		t.Fatal(err)
	}
	if names := []Feature{{Name: "mean texture"}, {Name: "mean radius"}, {Name: "worst area"}}; !reflect.DeepEqual(got.Features, names) {
		t.Errorf("got %v", got.Features)
	}
	for i, row := range got.X {
		if want := []float64{s.X[i][1], s.X[i][0], s.X[i][23]}; !reflect.DeepEqual(row, want) { // worst area is column 24 of the file
			t.Fatalf("row %d: got %v, want %v", i, row, want)
		}
	}
	raw := got.Scale(NoScaling)
	if want := []float64{10.38, 17.99, 2019}; !reflect.DeepEqual(raw.X[0], want) { // the first line of the file
		t.Errorf("raw: got %v, want %v", raw.X[0], want)
	}
	if again := raw.Scale(Standard); !reflect.DeepEqual(again, got) {
		t.Error("selecting and scaling do not commute")
	}
	if same, err := s.Select(nil); err != nil || !reflect.DeepEqual(same, s) {
		t.Errorf("selecting nothing changed the set (%v)", err)
	}
	_, err = load(t, "iris").Select([]string{"petal len"})
	if want := `iris has no feature "petal len"; choose from petal length, petal width`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestNamesWinOverNumbers(t *testing.T) {
	s := Set{Name: "s", Features: []Feature{{Name: "2"}, {Name: "A"}, {Name: "a"}}, X: [][]float64{{10, 20, 30}}}
	for want, x := range map[string]float64{"2": 10, "3": 30, "A": 20, "a": 30} {
		got, err := s.Select([]string{want})
		if err != nil || got.X[0][0] != x {
			t.Errorf("%s: got %v, %v", want, got.X, err)
		}
	}
	s.Features[0].Name = "AA"
	s.Features[1].Name = "aA"
	if _, err := s.Select([]string{"Aa"}); err == nil { // AA and aA differ by nothing else
		t.Error("a loose name chose one of two")
	}
}

// At the learning rate of the raw measurements scaled ones would stand still.
func TestScalingBringsItsOwnAlpha(t *testing.T) {
	entry, _ := Find("breast-cancer")
	raw, err := entry.Load(Generator{})
	if err != nil {
		t.Fatal(err)
	}
	scaled := raw.Scale(Standard)
	if scaled.Alpha != entry.ScaledAlpha || scaled.Alpha <= raw.Alpha {
		t.Errorf("scaled, α is %v; raw it is %v", scaled.Alpha, raw.Alpha)
	}
	if back := scaled.Scale(NoScaling); back.Alpha != raw.Alpha {
		t.Errorf("raw again, α is %v, not %v", back.Alpha, raw.Alpha)
	}
	iris, _ := Find("iris")
	set, err := iris.Load(Generator{})
	if err != nil {
		t.Fatal(err)
	}
	if set.Scale(MinMax).Alpha != set.Alpha {
		t.Error("iris has one α for all")
	}
}

// A weight may be too large for float64 where its column is tiny; b is what the scaled
// model has at 0 all the same.
func TestRawOfATinyColumn(t *testing.T) {
	sc := Scaling{Method: Standard, Center: []float64{5e-324}, Scale: []float64{5e-324}}
	w, b := sc.UnscaleParams([]float64{-2.5}, 0.5)
	if want := 0.5 - 2.5*sc.Apply(0, 0); !math.IsInf(w[0], -1) || b != want {
		t.Errorf("w %v, b %v, want %v", w, b, want)
	}
}
