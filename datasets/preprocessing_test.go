package datasets

import (
	"encoding/json"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// splitReference is splits.json: the rule of the split, with what it comes to.
type splitReference struct {
	Draws []struct {
		Seed  string
		First []string
	}
	Permutations []struct {
		M    int
		Seed string
		P    []int
	}
	Splits, Stratified []struct {
		M, Percent int
		Seed       string
		Test       []int
		RowsOf     string `json:"rows_of"`
	}
}

func readSplits(t *testing.T) splitReference {
	t.Helper()
	var file splitReference
	text, err := os.ReadFile("testdata/splits.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Draws) == 0 || len(file.Permutations) == 0 || len(file.Splits) == 0 || len(file.Stratified) == 0 {
		t.Fatal("there is nothing to compare with")
	}
	return file
}

func seedOf(t *testing.T, s string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The rule has the reference rows: first draws, whole permutations and splits.
func TestSplits(t *testing.T) {
	file := readSplits(t)
	for _, d := range file.Draws {
		draw := splitMix(seedOf(t, d.Seed))
		for _, want := range d.First {
			if got := draw.next(); strconv.FormatUint(got, 10) != want {
				t.Errorf("seed %s draws %d, want %s", d.Seed, got, want)
			}
		}
	}
	for _, p := range file.Permutations {
		if got := permutation(p.M, seedOf(t, p.Seed)); !slices.Equal(got, p.P) {
			t.Errorf("%d, seed %s: %v, want %v", p.M, p.Seed, got, p.P)
		}
	}
	for _, s := range file.Splits {
		if s.Percent == 0 || s.M < 2 {
			continue
		}
		train, test := Split{Percent: s.Percent, Seed: seedOf(t, s.Seed)}.rows(make([]float64, s.M))
		if !slices.Equal(test, s.Test) || len(train)+len(test) != s.M {
			t.Errorf("%d rows, %d %%, seed %s: %v, want %v", s.M, s.Percent, s.Seed, test, s.Test)
		}
	}
}

// Stratified splits of the program's own data have the reference rows.
func TestStratifiedSplits(t *testing.T) {
	for _, s := range readSplits(t).Stratified {
		entry, ok := Find(s.RowsOf)
		if !ok {
			t.Fatalf("there is no %s", s.RowsOf)
		}
		set, err := entry.Load(Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if _, test := (Split{Percent: s.Percent, Seed: seedOf(t, s.Seed), Stratified: true}).rows(set.Y); !slices.Equal(test, s.Test) {
			t.Errorf("%s, %d %%, seed %s: %v, want %v", s.RowsOf, s.Percent, s.Seed, test, s.Test)
		}
	}
}

// What is made of the rows is made of those that were read, whatever was made of
// them before; what scaling goes by are the rows to train on, and those to test
// on and a new row are scaled alike.
func TestPreprocess(t *testing.T) {
	entry, _ := Find("moons")
	set, err := entry.Load(Generator{Noise: -1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	asked := Preprocessing{Test: Split{Percent: 30, Seed: 7}, Degree: 3, Scale: Standard}
	once, err := set.Preprocess(asked)
	if err != nil {
		t.Fatal(err)
	}
	other, err := once.Preprocess(Preprocessing{Degree: 5, Scale: MinMax})
	if err != nil {
		t.Fatal(err)
	}
	again, err := other.Preprocess(asked)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.X, once.X) || !reflect.DeepEqual(again.Test, once.Test) || again.Preprocessing() != asked {
		t.Error("the same preprocessing gives something else")
	}
	if back, err := again.Preprocess(Preprocessing{}); err != nil || !reflect.DeepEqual(back.X, set.X) || !reflect.DeepEqual(back.Features, set.Features) || back.Alpha != set.Alpha || back.Test != nil {
		t.Errorf("undone it is %+v, %v", back, err)
	}
	for j := range once.Features {
		mean := 0.0
		for _, x := range once.X {
			mean += x[j] / float64(len(once.X))
		}
		if math.Abs(mean) > 1e-12 {
			t.Errorf("feature %d of the rows to train on has the mean %v", j+1, mean)
		}
	}
	for k, i := range once.Test.Rows {
		if !slices.Equal(once.PreprocessRow(set.X[i]), once.Test.X[k]) || once.Test.Y[k] != set.Y[i] {
			t.Errorf("row %d is made otherwise for the test", i)
		}
	}
	var names []string
	for _, f := range once.Features {
		names = append(names, f.Name)
	}
	if got := strings.Join(names[2:], " "); got != "x₁² x₁x₂ x₂² x₁³ x₁²x₂ x₁x₂² x₂³" {
		t.Errorf("they are called %s", got)
	}
	if once.Checksum() != set.Checksum() {
		t.Error("the sum is another")
	}
}

// What cannot be made says so in one line, with what to do.
func TestPreprocessRefuses(t *testing.T) {
	load := func(name string) Set {
		entry, _ := Find(name)
		set, err := entry.Load(Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	for want, err := range map[string]error{
		"two features, and hours has 1": preprocessErr(load("hours"), Preprocessing{Degree: 2}),
		"from 1 to 6":                   preprocessErr(load("moons"), Preprocessing{Degree: 30}),
		"give another seed":             preprocessErr(load("hours"), Preprocessing{Test: Split{Percent: 5}}),
		"a larger or smaller share":     preprocessErr(load("hours"), Preprocessing{Test: Split{Percent: 5, Stratified: true}}),
	} {
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func preprocessErr(s Set, t Preprocessing) error {
	_, err := s.Preprocess(t)
	return err
}
