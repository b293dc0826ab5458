package cli_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// fixture is one trajectory of reference values; the README beside the files
// says how they were made and what tolerance means.
type fixture struct {
	X          [][]float64
	Y, W0      []float64
	B0, Alpha  float64
	Iterations int
	Snapshots  []struct {
		K                int
		W, DW            []float64
		B, J, DB, GScale float64
	}
	Tolerance struct {
		Params float64 `json:"params_rel"`
		J      float64 `json:"J_rel"`
		Grad   float64 `json:"grad_rel_gscale"`
	}
}

// readFixture reads a file of reference values; false if it is no trajectory.
func readFixture(t *testing.T, file string) (fixture, bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var f fixture
	err = json.Unmarshal(data, &f)
	return f, err == nil && len(f.Snapshots) > 0
}

// csvFile is the problem as descent run reads it.
func (f fixture) csvFile() string {
	var b strings.Builder
	for j := range f.X[0] {
		fmt.Fprintf(&b, "x%d,", j+1)
	}
	b.WriteString("y\n")
	for i, row := range f.X {
		fmt.Fprintf(&b, "%s,%v\n", joined(row), f.Y[i])
	}
	return b.String()
}

func joined(vs []float64) string {
	words := make([]string, len(vs))
	for j, v := range vs {
		words[j] = strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strings.Join(words, ",")
}

// TestFixtures runs every trajectory the way a person would: a CSV file, flags,
// JSON Lines.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "trainer", "testdata", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	tested := 0
	for _, file := range files {
		f, ok := readFixture(t, file)
		if !ok {
			continue
		}
		tested++
		t.Run(filepath.Base(file), func(t *testing.T) { checkFixture(t, f) })
	}
	if tested < 15 {
		t.Errorf("only %d trajectories found", tested)
	}
}

func checkFixture(t *testing.T, f fixture) {
	t.Helper()
	path := writeLines(t, "data.csv", f.csvFile())
	lines := parse(t, fine(t, "", "run", path, "--label", "y", "--format=jsonl", "--tolerance=0",
		"--alpha="+joined([]float64{f.Alpha}), "--w="+joined(f.W0), "--b="+joined([]float64{f.B0}),
		"--iterations="+strconv.Itoa(f.Iterations)))
	largest := 0.0
	seen := 0
	for _, want := range f.Snapshots {
		for ; seen <= min(want.K, len(lines)-1); seen++ {
			for _, v := range append(slices.Clone(lines[seen].W), lines[seen].B) {
				largest = max(largest, math.Abs(v))
			}
		}
		got := at(lines, want.K)
		if *got.J != want.J && math.Abs(*got.J-want.J) > f.Tolerance.J*want.J {
			t.Errorf("k = %d: J is %v, want %v", want.K, *got.J, want.J)
		}
		near(t, want.K, "parameter", append(got.W, got.B), append(want.W, want.B), f.Tolerance.Params*largest)
		near(t, want.K, "gradient", append(got.DW, got.DB), append(want.DW, want.DB), f.Tolerance.Grad*want.GScale)
	}
}

// at is the snapshot at k. Where the run stopped earlier its last one stands for
// all later k.
func at(lines []line, k int) line { return lines[min(k, len(lines)-1)] }

// A cycle ends a run, but not where nothing but standing still is to end it:
// which of its states comes at a later k must not be lost.
func TestCycle(t *testing.T) {
	f, _ := readFixture(t, filepath.Join(root, "trainer", "testdata", "vv_alpha_1.1_crit_near.json"))
	args := []string{
		"run", writeLines(t, "data.csv", f.csvFile()), "--label", "y", "--format=jsonl", "--every=10",
		"--alpha=" + joined([]float64{f.Alpha}), "--w=" + joined(f.W0), "--b=" + joined([]float64{f.B0}), "--iterations=1000",
	}
	stopped := parse(t, fine(t, "", args...))
	if last := stopped[len(stopped)-1]; last.Status != "cycle" || last.K >= 1000 {
		t.Errorf("the run ended at k = %d as %s", last.K, last.Status)
	}
	through := parse(t, fine(t, "", append(args, "--tolerance=0")...))
	if last := through[len(through)-1]; last.Status != "cycle" || last.K != 1000 || len(through) != 101 {
		t.Errorf("with tolerance 0 it ended at k = %d as %s after %d lines", last.K, last.Status, len(through))
	}
}

func near(t *testing.T, k int, what string, got, want []float64, tolerance float64) {
	t.Helper()
	for j := range want {
		if math.Abs(got[j]-want[j]) > tolerance {
			t.Errorf("k = %d: %s %d is %v, want %v ± %v", k, what, j+1, got[j], want[j], tolerance)
		}
	}
}
