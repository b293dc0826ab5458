package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
)

// fieldsOf is the numbers of a row of CSV by their names.
func fieldsOf(t *testing.T, names, row []string) map[string]float64 {
	t.Helper()
	fields := map[string]float64{}
	for j, name := range names {
		if name == "status" {
			continue
		}
		v, err := strconv.ParseFloat(row[j], 64)
		if err != nil {
			t.Fatal(err)
		}
		fields[name] = v
	}
	return fields
}

// counted is J of some rows and how they are predicted, by the textbook formulas. What is called fooJ and fooTP begins
// with prefix; at has w and b.
func counted(at map[string]float64, prefix string, x [][]float64, y []float64) map[string]float64 {
	c := map[string]float64{prefix + "J": 0, prefix + "TP": 0, prefix + "FP": 0, prefix + "FN": 0, prefix + "TN": 0}
	for i := range x {
		a := 1 / (1 + math.Exp(-(at["w1"]*x[i][0] + at["w2"]*x[i][1] + at["b"])))
		c[prefix+"J"] -= (y[i]*math.Log(a) + (1-y[i])*math.Log(1-a)) / float64(len(y))
		right, class := "F", "N"
		if a > 0.5 {
			class = "P"
		}
		if (a > 0.5) == (y[i] == 1) {
			right = "T"
		}
		c[prefix+right+class]++
	}
	return c
}

// What --columns and --test add is what the w and b beside it make of the data: counts, J of the rows kept for
// testing, and weights that give the same z before scaling. Both formats have the same.
func TestColumns(t *testing.T) {
	t.Parallel()
	args := []string{"run", "iris-hard", "--scale", "standard", "--test", "30% 7", "--iterations", "6", "--columns", "counts,units"}
	rows, err := csv.NewReader(strings.NewReader(fine(t, "", args...))).ReadAll()
	if err != nil || len(rows) != 8 {
		t.Fatal(err, rows)
	}
	entry, _ := datasets.Find("iris-hard")
	read, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		t.Fatal(err)
	}
	set, err := read.Preprocess(datasets.Preprocessing{Test: datasets.Split{Percent: 30, Seed: 7}, Scale: datasets.Standard})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(fine(t, "", append(args, "--format", "jsonl")...), "\n")
	for k, row := range rows[1:] {
		at := fieldsOf(t, rows[0], row)
		want := counted(at, "", set.X, set.Y)
		maps.Copy(want, counted(at, "test", set.Test.X, set.Test.Y))
		for i, whole := range set.Test.Train {
			z := at["w1"]*set.X[i][0] + at["w2"]*set.X[i][1] + at["b"]
			if raw := at["original_w1"]*read.X[whole][0] + at["original_w2"]*read.X[whole][1] + at["original_b"]; math.Abs(raw-z) > 1e-12 {
				t.Fatalf("k %d: z of row %d is %v in its own units, %v scaled", k, whole, raw, z)
			}
		}
		var fields map[string]any
		if err := json.Unmarshal([]byte(lines[k]), &fields); err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Concat(slices.Collect(maps.Keys(want)), []string{"original_w1", "original_w2", "original_b"}) {
			v, there := at[name]
			if right, known := want[name]; !there || known && math.Abs(v-right) > 1e-12 || fields[name] != v {
				t.Errorf("k %d: %s is %v as CSV, %v as JSON, and should be %v", k, name, v, fields[name], right)
			}
		}
	}
}
