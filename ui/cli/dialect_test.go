package cli_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/datasets"
	"descent/trainer"
	written "descent/trainer/record"
)

// readBack reads a file of ours as anybody's table: its numbers by the names of
// the columns, row by row.
func readBack(t interface {
	Helper()
	Fatal(args ...any)
}, text, label string, features ...string,
) datasets.Set {
	t.Helper()
	set, err := datasets.ReadCSV(strings.NewReader(text), "written.csv", datasets.CSVOptions{Label: label, Features: features})
	if err != nil {
		t.Fatal(err, "\n", text)
	}
	return set
}

// Whatever the numbers, a file with decimal commas reads back to the same bits.
func TestDecimalCommasReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		finite := rapid.Float64().Filter(func(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) })
		var b bytes.Buffer
		w := written.NewCSV(&b, 1, written.DecimalCommas)
		var want [][]float64
		for k, status := range []trainer.Status{trainer.Running, trainer.Limit} {
			v := rapid.SliceOfN(finite, 6, 6).Draw(t, "numbers")
			want = append(want, v)
			if err := w.Write(trainer.Snapshot{
				Iter: k, Cost: v[0], Params: trainer.Params{W: v[1:2], B: v[2]}, Grad: trainer.Params{W: v[3:4], B: v[4]}, IncomingAlpha: v[5], Status: status,
			}); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		set := readBack(t, b.String(), "status", "J", "w1", "b", "dw1", "db", "alpha")
		for i, row := range want {
			for j, v := range row {
				if math.Float64bits(set.X[i][j]) != math.Float64bits(v) && v != 0 { // −0 is 0
					t.Fatalf("%s of row %d: %v, wrote %v\n%s", set.Features[j].Name, i+1, set.X[i][j], v, b.String())
				}
			}
		}
	})
}

// What run and trace print with decimal commas are, field by field, the numbers
// that they print with points.
func TestDecimalCommaChangesNoNumber(t *testing.T) {
	table := func(text string, separator rune) [][]string {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = separator
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err, "\n", text)
		}
		return rows
	}
	for _, args := range [][]string{
		{"run", "notes", "--iterations=5"}, {"trace", "notes", "--k=3"}, {"trace", "notes", "--k=3", "--lines"},
	} {
		points := table(fine(t, "", args...), ',')
		commas := table(fine(t, "", append(args, "--decimal=comma")...), ';')
		changed := 0
		for i, row := range points {
			for j, want := range row {
				got := commas[i][j]
				if points[0][j] != "text" && strings.Contains(want, ".") {
					got, changed = strings.Replace(got, ",", ".", 1), changed+1
				}
				if got != want {
					t.Errorf("%v: row %d, %s is %q, with points %q", args, i, points[0][j], commas[i][j], want)
				}
			}
		}
		if len(points) != len(commas) || changed == 0 {
			t.Errorf("%v: %d rows, with commas %d; %d fractions", args, len(points), len(commas), changed)
		}
	}
}

// A file with decimal commas is answered in its own dialect, and that is said;
// the flag decides otherwise without a word.
func TestDialectOfTheFile(t *testing.T) {
	german := writeLines(t, "noten.csv", "x;y\n0,5;0\n1,25;1\n2;0\n3,5;1\n")
	plain := writeLines(t, "marks.csv", "x;y\n0.5;0\n1.25;1\n2;0\n3.5;1\n")
	const note = "descent: noten.csv: written with decimal commas and semicolons, as the file is\n"
	for _, c := range []struct {
		args   []string
		commas bool
		says   string
	}{
		{[]string{"run", german}, true, note},
		{[]string{"trace", german}, true, note},
		{[]string{"trace", german, "--lines"}, true, note},
		{[]string{"run", german, "--decimal=comma"}, true, ""},
		{[]string{"run", german, "--format=jsonl"}, false, ""},
		{[]string{"run", plain}, false, ""},
		{[]string{"run", "iris"}, false, ""},
		{[]string{"run", "iris", "--decimal=comma"}, true, ""},
		{[]string{"run", "iris", "--decimal=point"}, false, ""},
	} {
		args := c.args
		if args[0] == "run" {
			args = append(args, "--iterations=2")
		}
		r := descent(t, "", args...)
		header, _, _ := strings.Cut(r.out, "\n")
		says := r.err
		if file := args[1]; file != "iris" {
			says = strings.TrimPrefix(says, "descent: "+filepath.Base(file)+": label \"y\": 0 is y = 0, 1 is y = 1\n")
		}
		if r.status != 0 || strings.Contains(header, ";") != c.commas || says != c.says {
			t.Errorf("%v: status %d, says %q, begins %q", args, r.status, r.err, header)
		}
	}
}

// In a conversation the command decides, from then on.
func TestDecimalCommand(t *testing.T) {
	t.Chdir(t.TempDir())
	out := fine(t, "step 2\nexport a.csv\ndecimal comma\nexport b.csv\ndecimal point\nexport c.csv\n", "step", "notes")
	for _, want := range []string{
		"Written to a.csv: the run, k 0 to 2.\n",
		"export writes 0,5 with semicolons between the columns.\n",
		"Written to b.csv: the run, k 0 to 2, with decimal commas.\n",
		"export writes 0.5 with commas between the columns.\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	a, b, c := content(t, "a.csv"), content(t, "b.csv"), content(t, "c.csv")
	if a != c || strings.NewReplacer(";", ",", ",", ".").Replace(b) != a {
		t.Errorf("with points\n%swith commas\n%sand points again\n%s", a, b, c)
	}
	if r := descent(t, "decimal dot\n", "step", "notes"); !strings.Contains(r.err, `unknown decimal mark "dot": choose comma, point`) {
		t.Errorf("%q", r.err)
	}
}

func content(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Clean(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
