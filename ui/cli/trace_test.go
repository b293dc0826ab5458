package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// traced is one record of the loop as JSON Lines has it.
type traced struct {
	I                     int
	Z, A, Loss, DZ, J, DB float64
	DW                    []float64
	W                     []float64
	B                     *float64
}

// traceOf runs descent trace and reads what it prints, in either format.
func traceOf(t *testing.T, format string, args ...string) []traced {
	t.Helper()
	out := fine(t, "", append([]string{"trace", "--format=" + format}, args...)...)
	if format == "csv" {
		return tracedRows(t, out)
	}
	var all []traced
	for text := range strings.SplitSeq(strings.TrimSuffix(out, "\n"), "\n") {
		var r traced
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		all = append(all, r)
	}
	return all
}

// tracedRows reads CSV; which columns are empty must go with i.
func tracedRows(t *testing.T, out string) []traced {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := (len(rows[0]) - 8) / 2 // i, z, a, loss, dz, J, db, b and a dw and w for each feature
	var all []traced
	for _, row := range rows[1:] {
		number := func(column int, empty bool) float64 {
			v, err := strconv.ParseFloat(row[column], 64)
			if (err != nil) != empty || empty && row[column] != "" {
				t.Errorf("row %q: column %s", row, rows[0][column])
			}
			return v
		}
		last := row[0] == "0"
		r := traced{I: int(number(0, false))}
		r.Z, r.A, r.Loss, r.DZ = number(1, last), number(2, last), number(3, last), number(4, last)
		r.J, r.DB = number(5, false), number(6+n, false)
		for j := range n {
			r.DW = append(r.DW, number(6+j, false))
			if w := number(7+n+j, !last); last {
				r.W = append(r.W, w)
			}
		}
		if b := number(7+2*n, !last); last {
			r.B = &b
		}
		all = append(all, r)
	}
	return all
}

// TestTraceReference holds both formats against the reference values, which
// count the examples from 0.
func TestTraceReference(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "trainer", "testdata", "trace.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		X     [][]float64
		Y     []float64
		Alpha float64
		Trace []struct {
			W     []float64
			B     float64
			Steps []traced
			Mean  traced
			WNext []float64 `json:"w_next"`
			BNext float64   `json:"b_next"`
		}
	}
	if err := json.Unmarshal(text, &file); err != nil || len(file.Trace) < 2 {
		t.Fatalf("%d iterations: %v", len(file.Trace), err)
	}
	path := writeLines(t, "trace.csv", fixture{X: file.X, Y: file.Y}.csvFile())
	start := file.Trace[0]
	for k, want := range file.Trace {
		for _, format := range []string{"csv", "jsonl"} {
			got := traceOf(t, format, path, "--label=y", "--k="+strconv.Itoa(k),
				"--alpha="+joined([]float64{file.Alpha}), "--w="+joined(start.W), "--b="+joined([]float64{start.B}))
			if len(got) != len(want.Steps)+1 {
				t.Fatalf("k = %d: %d records", k, len(got))
			}
			for i, s := range want.Steps {
				g := got[i]
				if g.I != s.I+1 || g.W != nil || g.B != nil {
					t.Errorf("k = %d: record %d is of %+v", k, i, g)
				}
				closeTo(t, g, s)
			}
			last := got[len(got)-1]
			if last.I != 0 || last.B == nil {
				t.Fatalf("k = %d: the last record is %+v", k, last)
			}
			closeTo(t, last, want.Mean)
			near(t, k, "updated parameter", append(last.W, *last.B), append(slices.Clone(want.WNext), want.BNext), 1e-12)
		}
	}
}

// closeTo compares numbers that are of order 1 with their references.
func closeTo(t *testing.T, got, want traced) {
	t.Helper()
	near(t, got.I, "number", append([]float64{got.Z, got.A, got.Loss, got.DZ, got.J, got.DB}, got.DW...),
		append([]float64{want.Z, want.A, want.Loss, want.DZ, want.J, want.DB}, want.DW...), 1e-12)
}

// The means of iteration K and the updated parameters are those that run prints
// at K and K + 1, digit for digit.
func TestTraceGoesWithRun(t *testing.T) {
	for _, name := range []string{"iris", "hours", "breast-cancer"} {
		lines := parse(t, fine(t, "", "run", name, "--format=jsonl", "--iterations=13"))
		records := traceOf(t, "jsonl", name, "--k=12")
		last := records[len(records)-1]
		at, next := lines[12], lines[13]
		if last.J != *at.J || !slices.Equal(last.DW, at.DW) || last.DB != at.DB {
			t.Errorf("%s: means %+v, run has %+v", name, last, at)
		}
		if !slices.Equal(last.W, next.W) || *last.B != next.B {
			t.Errorf("%s: updated %v, run goes on with %v", name, last.W, next.W)
		}
	}
}

// Every line of the loop, in both formats: the numbers after the last line of an
// example are those of its record.
func TestTraceLines(t *testing.T) {
	records := traceOf(t, "jsonl", "notes", "--k=3")
	out := fine(t, "", "trace", "notes", "--k=3", "--lines", "--format=jsonl")
	held := map[string]float64{}
	count := 0
	for text := range strings.SplitSeq(strings.TrimSuffix(out, "\n"), "\n") {
		var l struct {
			Line, I int
			Text    string
			Values  map[string]float64
		}
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		if count++; l.Line != count || l.Text == "" || len(l.Values) == 0 {
			t.Errorf("line %d is %s", count, text)
		}
		maps.Copy(held, l.Values)
		if strings.HasPrefix(l.Text, "db +=") {
			want := records[l.I-1]
			if got := []float64{held["z"], held["a"], held["loss"], held["dz"], held["J"], held["dw1"], held["dw2"], held["db"]}; !slices.Equal(got,
				[]float64{want.Z, want.A, want.Loss, want.DZ, want.J, want.DW[0], want.DW[1], want.DB}) {
				t.Errorf("after example %d the lines hold %v, its record %+v", l.I, got, want)
			}
		}
	}
	if count != 1+4*8+4 { // zero, 4 examples of 8 lines, the division, w₁, w₂ and b
		t.Errorf("%d lines", count)
	}
	last := records[4]
	if got := []float64{held["J"], held["w1"], held["w2"], held["b"]}; !slices.Equal(got, []float64{last.J, last.W[0], last.W[1], *last.B}) {
		t.Errorf("at the end the lines hold %v, the record %+v", got, last)
	}
	rows, err := csv.NewReader(strings.NewReader(fine(t, "", "trace", "notes", "--k=3", "--lines"))).ReadAll()
	if err != nil || strings.Join(rows[0], ",") != "line,i,text,name,value" || rows[len(rows)-1][4] != fmt.Sprint(*last.B) {
		t.Errorf("CSV ends with %q: %v", rows[len(rows)-1], err)
	}
}

// TestTraceEnds: an iteration that the run does not come to is an error of the
// data; that of the stop itself can be opened.
func TestTraceEnds(t *testing.T) {
	const huge = "a,y\n1e308,0\n-1e308,1\n1e308,1\n"
	cycle, _ := readFixture(t, filepath.Join(root, "trainer", "testdata", "vv_alpha_1.1_crit_near.json"))
	cycling := []string{writeLines(t, "cycle.csv", cycle.csvFile()), "--label=y", "--alpha=" + joined([]float64{cycle.Alpha}),
		"--w=" + joined(cycle.W0), "--b=" + joined([]float64{cycle.B0}), "--k=1000"}
	for _, c := range []struct {
		stdin string
		args  []string
		says  []string
	}{
		{"", []string{"xor", "--k=2"}, []string{"xor", "iteration 2", "k = 1 (unchanged)", "--k=1 or less"}},
		{"", []string{"iris-hard", "--tolerance=1e-3", "--k=99999"}, []string{"converged", "--tolerance=0"}},
		{"", cycling, []string{"cycle", "--tolerance=0"}},
		{huge, []string{"-", "--k=3"}, []string{"standard input", "iteration 3", "diverged at k = 1", "--k=0,", "--alpha"}},
		{huge, []string{"-", "--k=1"}, []string{"diverged at k = 1"}},
		{huge, []string{"-", "--w=1e300"}, []string{"iteration 0", "not finite at the start"}},
		{"a,y\nx,1\n", []string{"-"}, []string{"standard input"}},
		{"", []string{"missing.csv"}, []string{"missing.csv"}},
	} {
		args := append([]string{"trace"}, c.args...)
		r := descent(t, c.stdin, args...)
		if r.status != 1 || r.out != "" {
			t.Errorf("descent %q: status %d, want 1; standard output %q", args, r.status, r.out)
		}
		notes := strings.LastIndex(strings.TrimSuffix(r.err, "\n"), "\n") + 1 // what the label is comes before it
		if strings.Count(r.err[:notes], "\n") != strings.Count(r.err, ": label ") {
			t.Errorf("descent %q: more than the label and the error are said: %q", args, r.err)
		}
		complaint(t, args, r.err[notes:], c.says)
	}
	if got := traceOf(t, "csv", "xor", "--k=1"); len(got) != 5 {
		t.Errorf("xor at the stop: %d records", len(got))
	}
	if got := traceOf(t, "csv", append(cycling, "--tolerance=0")...); len(got) != len(cycle.X)+1 {
		t.Errorf("through the cycle: %d records", len(got))
	}
}

func TestTraceCommandLine(t *testing.T) {
	for _, c := range []panicError{
		{[]string{"trace", "--k=-1"}, []string{"--k", "0 or more"}},
		{[]string{"trace", "--k=x"}, []string{"--k", "whole number"}},
		{[]string{"trace", "--lines=maybe"}, []string{"--lines", `"maybe"`}},
		{[]string{"trace", "--format=json"}, []string{"--format", `did you mean "jsonl"?`}},
		{[]string{"trace", "--iterations=5"}, []string{"--iterations", "descent trace", `and "descent run"`}},
		{[]string{"trace", "--every=5"}, []string{"--every", `it belongs to "descent run"`}},
		{[]string{"run", "--k=5"}, []string{"--k", `it belongs to "descent trace"`}},
		{[]string{"--lines"}, []string{"--lines", "descent trace"}},
		{[]string{"trace", "iris", "--w=1"}, []string{"--w", "iris", "2"}},
		{[]string{"trace", "--alpha=0"}, []string{"--alpha", "above 0"}},
		{[]string{"trac"}, []string{`did you mean "trace"?`}},
		{[]string{"trace", "iris", "xor"}, []string{"one data set", "xor"}},
	} {
		r := descent(t, "", c.args...)
		if r.status != 2 || r.out != "" {
			t.Errorf("descent %q: status %d, want 2; standard output %q", c.args, r.status, r.out)
		}
		complaint(t, c.args, r.err, c.says)
	}
}
