package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// studentFile is what is known of a trace; trainer/check/testdata has them.
type studentFile struct {
	File, Data, Flags string
	First             any `json:"first_difference"`
	Diagnosis         any
}

func studentFiles(t *testing.T, folder string) []studentFile {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../trainer/check/testdata", folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []studentFile
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func checkArgs(f studentFile, more ...string) []string {
	return append(append([]string{"check", f.File, f.Data}, strings.Fields(f.Flags)...), more...)
}

// Every file of the students is judged in plain ASCII of 80 columns, as the pages say; the status is 0 where all is
// right and 1 where something differs; as JSON it is what is known of the file.
func TestCheckStudents(t *testing.T) {
	for _, folder := range []string{"students", "others"} {
		files := studentFiles(t, folder)
		var pages strings.Builder
		t.Run(folder, func(t *testing.T) {
			t.Chdir(filepath.Join("../../trainer/check/testdata", folder))
			for _, f := range files {
				args := checkArgs(f)
				r := descent(t, "", args...)
				fmt.Fprintf(&pages, "$ descent %s\n%s%sstatus %d\n\n", strings.Join(args, " "), r.out, r.err, r.status)
				status := 1
				if f.First == nil {
					status = 0
				}
				if r.status != status || r.err != "" {
					t.Errorf("%s: status %d, %q", f.File, r.status, r.err)
				}
				for line := range strings.SplitSeq(r.out, "\n") {
					if len(line) > 80 || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
						t.Errorf("%s: %q", f.File, line)
					}
				}
				asJSON(t, f)
			}
		})
		golden(t, filepath.Join("check", folder+".txt"), pages.String())
	}
}

// asJSON holds the verdict for programs against what is known.
func asJSON(t *testing.T, f studentFile) {
	t.Helper()
	var got studentFile
	r := descent(t, "", checkArgs(f, "--format", "json")...)
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatalf("%s: %v in %s", f.File, err, r.out)
	}
	if !reflect.DeepEqual(got.Diagnosis, f.Diagnosis) || !sameFirst(got.First, f.First) {
		t.Errorf("%s: %v %v, not %v %v", f.File, got.Diagnosis, got.First, f.Diagnosis, f.First)
	}
}

// sameFirst holds two first differences together; the right number to 1e-9.
func sameFirst(a, b any) bool {
	x, ok := a.(map[string]any)
	y, is := b.(map[string]any)
	if !ok || !is {
		return a == nil && b == nil
	}
	u, _ := x["right"].(float64)
	v, _ := y["right"].(float64)
	return x["k"] == y["k"] && (x["column"] == y["column"] || y["column"] == "k") && x["yours"] == y["yours"] && u-v < 1e-9 && v-u < 1e-9
}

// A folder has a line for each file.
func TestCheckFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"anna.csv":  "k,J,w1,w2,b\n0,0.693147,0,0,0\n1,0.672846,0.012500,0.043750,0.000000\n2,0.654074,0.024483,0.085812,-0.000839\n",
		"ben.csv":   "k,J,w1,w2,b\n0,2.772589,0,0,0\n1,2.691383,0.012500,0.043750,0.000000\n2,2.616297,0.024483,0.085812,-0.000839\n",
		"clara.csv": "k,J,w1,w2,b\n0,oops,0,0,0\n",
		"notes.md":  "# not a table\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := descent(t, "", "check", dir, "notes")
	const want = "notes: 4 examples; alpha 0.1\n\n" +
		"anna.csv   right\nben.csv    k 0 J: J-sum\nclara.csv  cannot be judged: line 2: column 2 \"J\" holds \"oops\", which is no num~\n\n" +
		"3 files: 1 right, 1 not, 1 not judged\n"
	if r.out != want || r.status != 2 || !strings.Contains(r.err, "clara.csv cannot be judged") {
		t.Errorf("status %d, %q\n%s", r.status, r.err, r.out)
	}
	if err := os.Remove(filepath.Join(dir, "clara.csv")); err != nil {
		t.Fatal(err)
	}
	if r := descent(t, "", "check", dir, "notes"); r.status != 1 || r.err != "" {
		t.Errorf("status %d, %q", r.status, r.err)
	}
	var all []struct {
		File      string
		Diagnosis []any
	}
	r = descent(t, "", "check", dir, "notes", "--format=json")
	if err := json.Unmarshal([]byte(r.out), &all); err != nil || len(all) != 2 || all[0].File != "anna.csv" || fmt.Sprint(all[1].Diagnosis) != "[[J-sum]]" {
		t.Errorf("%v: %s", err, r.out)
	}
}

// What cannot be judged ends with status 2 and one line.
func TestCheckRefuses(t *testing.T) {
	good := writeLines(t, "good.csv", "k,J\n0,0.693147\n")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"check"}, `"descent check" needs a file`},
		{[]string{"check", "missing.csv"}, "missing.csv: there is no such file"},
		{[]string{"check", good, "nodata"}, `unknown data set "nodata"`},
		{[]string{"check", good, "notes", "more"}, "takes one data set"},
		{[]string{"check", good, "notes", "--alpha=-1"}, "--alpha"},
		{[]string{"check", good, "notes", "--lambda=-1"}, "--lambda"},
		{[]string{"check", good, "notes", "--every=2"}, `--every is no flag of "descent check"`},
		{[]string{"check", "-", "-"}, "cannot both come from standard input"},
		{[]string{"check", writeLines(t, "empty.csv", ""), "notes"}, "empty.csv:1: column 1 is missing: the file is empty"},
		{[]string{"check", writeLines(t, "names.csv", "a,c\n1,2\n"), "notes"}, "names.csv: no column is called J, w1 or b; name the columns in the first row"},
		{[]string{"check", writeLines(t, "ragged.csv", "k,J,b\n0,1\n"), "notes"}, "ragged.csv:2: column 3"},
		{[]string{"check", t.TempDir(), "notes"}, "holds no .csv, .tsv or .txt file"},
	} {
		r := descent(t, "", c.args...)
		if r.status != 2 || !strings.Contains(r.err, c.says) || strings.Count(r.err, "\n") != 1 || r.out != "" {
			t.Errorf("%v: status %d, %q, %q", c.args, r.status, r.err, r.out)
		}
	}
}

// What descent run prints is right, through a pipe too, whatever the dialect and the scaling.
func TestCheckTakesItsOwnRuns(t *testing.T) {
	for _, args := range [][]string{
		{"iris"}, {"hours", "--w=0.5", "--b=-1"}, {"breast-cancer", "--scale=standard"}, {"notes", "--decimal=comma"}, {"iris", "--alpha=0.3,1@20"}, {"blobs", "--init=random,7"},
	} {
		csv := fine(t, "", append([]string{"run", "--iterations=30"}, args...)...)
		if r := descent(t, csv, append([]string{"check", "-"}, args...)...); r.status != 0 || !strings.Contains(r.out, " numbers are right") {
			t.Errorf("%v: status %d\n%s%s", args, r.status, r.out, r.err)
		}
	}
	all := descent(t, "k,J\n0,0.693147\n1,0.700000\n", "check", "-", "notes", "--all")
	if all.status != 1 || !strings.Contains(all.out, "       1 J             0.700000         0.672846  differs\n") {
		t.Errorf("status %d\n%s", all.status, all.out)
	}
}

// The README shows what is said of a homework, word for word.
func TestREADMEShowsCheck(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("testdata/check")
	r := descent(t, "", "check", "homework.csv", "iris", "--alpha", "0.3")
	if !strings.Contains(string(text), "```console\n$ descent check homework.csv iris --alpha 0.3\n"+r.out+"```\n") || r.status != 1 {
		t.Errorf("the README shows another page than\n%s", r.out)
	}
}

// The run of a mistake, printed, is judged to be that mistake; check says the line.
func TestRunOfAMistake(t *testing.T) {
	for _, id := range []string{"sum", "db=dz", "J-log10", "no-reset", "online", "minus-b"} {
		csv := fine(t, "", "run", "iris", "--iterations=20", "--mistake="+id)
		r := descent(t, csv, "check", "-", "iris")
		if r.status != 1 || !strings.Contains(r.out, "One mistake gives all ") || !strings.Contains(r.out, "\n  descent run iris --mistake "+id+"\n") {
			t.Errorf("%s: status %d\n%s", id, r.status, r.out)
		}
	}
	for id, says := range map[string]string{
		"summ": `there is no mistake "summ"; did you mean "sum"?`, "w-after": "its run is the right one", "L2-b": "needs a lambda above 0", "x1-for-x2": "it needs another feature",
	} {
		if r := descent(t, "", "run", "hours", "--mistake", id); r.status == 0 || !strings.Contains(r.err, says) {
			t.Errorf("%s: status %d, %q", id, r.status, r.err)
		}
	}
}
