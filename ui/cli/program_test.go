package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/format"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// programmed are runs as programs have them: with their α, λ, data and start in
// all the ways there are.
func programmed() map[string]struct{ args, lines string } {
	return map[string]struct{ args, lines string }{
		"plain":    {"iris", "step 20"},
		"start":    {"notes", "# k 0"},
		"fork":     {"iris-hard", "alpha 0.1\nstep 30\nback 10\nalpha 0.2\nstep 10\nback 2\nalpha 0.05\nstep 7"},
		"penalty":  {"moons --size 30", "lambda 1\nstep 12\nlambda 0\nstep 3\nlambda 0.5"},
		"scaled":   {"breast-cancer --features 1,3-6 --scale standard", "step 40"},
		"minmax":   {"hours --scale minmax", "step 5"},
		"mapped":   {"circles --size 40 --degree 3 --scale standard --test 30% --init random,3", "alpha 1\nstep 25"},
		"unscaled": {"circles --size 40 --degree 2 --scale none", "alpha 1\nstep 9"},
		"tested":   {"moons --size 24 --seed 5 --test 25%,3,stratified", "step 6"},
		"typed":    {"and", "init -0.5 2 0.1\nstep 9"},
		"own":      {"own.csv --label late --positive yes --scale standard", "step 8"},
		"large":    {"salaries.csv", "alpha 1\nstep 300"},
		"chaotic":  {"iris-hard", "alpha 10\nstep 100"},
		"few":      {"hours", "alpha 30\nstep 150"}, // in both orders its sums are the same for long
		"diverged": {"and --lambda 1", "alpha 1e300\nstep 5"},
	}
}

// exported is what a conversation writes to a file.
func exported(t *testing.T, folder, args, lines, file string) string {
	t.Helper()
	cmd := exec.Command(binary, append([]string{"step"}, strings.Fields(args)...)...)
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(lines+"\nexport! "+file+"\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", args, err, out)
	}
	name, _, _ := strings.Cut(file, " ")
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// withOwnData is a folder with tables in it.
func withOwnData(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	salaries, err := os.ReadFile("testdata/salaries.csv")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"own.csv":      []byte("\"a \"\"\"\"\"\" b\",\\x,same,late\n1,2.5,7,yes\n-3,0.25,7,no\n1e-3,4,7,yes\n2,2,7,no\n"),
		"salaries.csv": salaries,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// python finds a Python with numpy. Where there is none the test is skipped,
// unless DESCENT_NEED_NUMPY says that there must be one. /usr/bin comes first, for
// it is there that a system puts the numpy that it installs.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import numpy").Run() == nil {
			return path
		}
	}
	if os.Getenv("DESCENT_NEED_NUMPY") != "" {
		t.Fatal("there is no python3 with numpy")
	}
	t.Skip("there is no python3 with numpy")
	return ""
}

// trials runs programs of Python, each in a world of its own, and prints for each whether it
// went through.
const trials = `
import io, json, sys, contextlib
for program in json.load(sys.stdin):
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(program, "program", "exec"), {"__name__": "__main__"})
        print(json.dumps([True, said.getvalue()]))
    except Exception as e:
        print(json.dumps([False, type(e).__name__ + ": " + str(e)[:300]]))
`

// trial is how a program ended, and what it said.
type trial struct {
	passed bool
	said   string
}

func runPython(t *testing.T, path string, programs []string) []trial {
	t.Helper()
	input, err := json.Marshal(programs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-W", "error", "-c", trials)
	var out, faults bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &faults
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, faults.String())
	}
	var all []trial
	for line := range strings.Lines(out.String()) {
		var end [2]any
		if err := json.Unmarshal([]byte(line), &end); err != nil {
			t.Fatal(err)
		}
		passed, _ := end[0].(bool)
		all = append(all, trial{passed, fmt.Sprint(end[1])})
	}
	if len(all) != len(programs) {
		t.Fatalf("%d of %d programs ended\n%s", len(all), len(programs), faults.String())
	}
	return all
}

// code is the code of a notebook, as one program.
func notebookCode(t *testing.T, text string) string {
	t.Helper()
	var n struct {
		Cells []struct {
			Type   string   `json:"cell_type"`
			ID     string   `json:"id"`
			Source []string `json:"source"`
		} `json:"cells"`
		Format int `json:"nbformat"`
	}
	if err := json.Unmarshal([]byte(text), &n); err != nil || n.Format != 4 {
		t.Fatalf("no notebook: %v", err)
	}
	program, ids := "", map[string]bool{}
	for _, c := range n.Cells {
		ids[c.ID] = true
		if c.Type == "code" {
			program += strings.Join(c.Source, "") + "\n"
		}
	}
	if len(ids) != len(n.Cells) || len(n.Cells) < 8 {
		t.Errorf("%d cells, %d names", len(n.Cells), len(ids))
	}
	return program
}

// A program of Python makes the run again and finds descent's numbers, as far as it says: with
// vectors, with the loop, and as a notebook: in each of these forms where DESCENT_LONG is
// set, in one by turns elsewhere.
func TestProgramsOfPythonPass(t *testing.T) {
	t.Parallel()
	path, folder := python(t), withOwnData(t)
	var names, programs []string
	for turn, name := range slices.Sorted(maps.Keys(programmed())) {
		run := programmed()[name]
		for at, file := range []string{"run.py", "run.py loop", "run.ipynb"} {
			if os.Getenv(long) == "" && at != turn%3 {
				continue
			}
			text := exported(t, folder, run.args, run.lines, file)
			if strings.HasSuffix(file, "ipynb") {
				text = notebookCode(t, text)
			}
			names, programs = append(names, name+" "+file), append(programs, text)
		}
	}
	for i, end := range runPython(t, path, programs) {
		if !end.passed || !strings.Contains(end.said, "iterations checked") {
			t.Errorf("%s: %s\n%s", names[i], end.said, programs[i])
		}
	}
}

// How far a program checks is said.
func TestProgramsSayHowFar(t *testing.T) {
	t.Parallel()
	folder := withOwnData(t)
	for name, want := range map[string]string{
		"plain": "up to k 20, the\n# last one", "chaotic": "Beyond\n# it another order of adding, or a start",
	} {
		run := programmed()[name]
		if text := exported(t, folder, run.args, run.lines, "run.py"); !strings.Contains(text, want) {
			t.Errorf("%s: no %q in\n%s", name, want, text)
		}
	}
}

// number is a number in a program of Python, of those that the run is made of: behind a
// bracket, a comma, a colon or an equals sign.
var numberInPython = regexp.MustCompile(`(?:[\[,:=] ?)(-?\d+(?:\.\d+)?(?:e[-+]\d+)?)`)

// A program fails where a number of its data, its settings or its checks is another. Seven
// numbers of each line are tried where DESCENT_LONG is set, three elsewhere.
func TestProgramsOfPythonNoticeAnotherNumber(t *testing.T) {
	t.Parallel()
	path, folder := python(t), withOwnData(t)
	each := 3
	if os.Getenv(long) != "" {
		each = 7
	}
	for _, c := range []struct{ name, file string }{{"mapped", "run.py"}, {"fork", "run.py loop"}, {"penalty", "run.py"}, {"typed", "run.ipynb"}} {
		run := programmed()[c.name]
		program := exported(t, folder, run.args, run.lines, c.file)
		if strings.HasSuffix(c.file, "ipynb") {
			program = notebookCode(t, program)
		}
		var changed, what []string
		for begin := range strings.SplitSeq("data =|held = [|degree =|mu =|sigma =|alpha|lam|descent = {|w, b =", "|") {
			at := strings.Index(program, "\n"+begin)
			if at < 0 {
				continue
			}
			end := at + 1 + strings.IndexByte(program[at+1:], '\n')
			if strings.HasSuffix(strings.TrimSpace(program[at:end]), "[") || strings.HasSuffix(program[at:end], "{") || strings.HasSuffix(program[at:end], "([") {
				end = at + strings.Index(program[at:], "\n"+string("]}"[len(begin)/len("descent = {")]))
			}
			places := numberInPython.FindAllStringSubmatchIndex(program[at:end], -1)
			if strings.HasPrefix(begin, "w, b") && strings.Contains(program[at:end], "zeros") {
				places = nil
			}
			for i := 0; i < len(places); i += max(1, len(places)/each) {
				from, to := at+places[i][2], at+places[i][3]
				changed = append(changed, program[:from]+nudged(program[from:to])+program[to:])
				what = append(what, begin+" "+program[from:to])
			}
		}
		if len(changed) < 8 {
			t.Errorf("%s: %d numbers were found: %q", c.name, len(changed), what)
		}
		for _, row := range []string{"0", "2", "99"} { // of k 1: another k, one that is there already among them
			changed = append(changed, strings.Replace(program, "\n    1: ", "\n    "+row+": ", 1))
			what = append(what, "descent = { k 1")
		}
		for i, end := range runPython(t, path, changed) {
			if end.passed {
				t.Errorf("%s %s: nobody noticed that %s was changed to %s", c.name, c.file, what[i], nudged(what[i][strings.LastIndexByte(what[i], ' ')+1:]))
			}
		}
	}
}

// nudged is a number with another digit: the ninth, or one more where it has few.
func nudged(number string) string {
	digits, exponent, _ := strings.Cut(number, "e")
	if exponent != "" {
		exponent = "e" + exponent
	}
	if strings.Trim(digits, "-0123456789") == "" {
		return digits + "1" + exponent
	}
	const place = 11
	if len(digits) < place {
		return digits + "1" + exponent
	}
	other := "7"
	if digits[place-1] == '7' {
		other = "3"
	}
	return digits[:place-1] + other + digits[place:] + exponent
}

// A program of Go runs beside descent and finds the same bits. It takes builds, so
// that all of them run where DESCENT_LONG=1 is set, and one elsewhere.
func TestProgramsOfGoPass(t *testing.T) {
	t.Parallel()
	folder := withOwnData(t)
	names := []string{"mapped"}
	if os.Getenv("DESCENT_LONG") != "" {
		names = nil
		for name := range programmed() {
			names = append(names, name)
		}
		slices.Sort(names)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"go.sum": string(sums), "go.mod": "module run\n\ngo 1.25\n\nrequire descent v0.0.0\n\nreplace descent => " + absolute(t, root) + "\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		run := programmed()[name]
		program := exported(t, folder, run.args, run.lines, "run.go")
		if tidy, err := format.Source([]byte(program)); err != nil || string(tidy) != program {
			t.Errorf("%s: gofmt has other words, %v:\n%s", name, err, program)
		}
		if out, err := runGo(folder); err != nil {
			t.Errorf("%s: %v\n%s\n%s", name, err, out, program)
		}
	}
	if os.Getenv("DESCENT_LONG") == "" {
		return
	}
	exported(t, folder, programmed()["own"].args, "step", "run.go")
	own := filepath.Join(folder, "own.csv")
	text, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, bytes.Replace(text, []byte("0.25"), []byte("0.26"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := runGo(folder); err == nil || !strings.Contains(out, "these are other data") {
		t.Errorf("with another number in the table: %v\n%s", err, out)
	}
}

// runGo runs run.go of the folder.
func runGo(folder string) (out string, err error) {
	cmd := exec.Command("go", "run", "run.go")
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "GOFLAGS=-mod=mod")
	text, err := cmd.CombinedOutput()
	return string(text), err
}

// Every program of Go is written as gofmt writes it.
func TestProgramsOfGoAreTidy(t *testing.T) {
	t.Parallel()
	folder := withOwnData(t)
	for name, run := range programmed() {
		program := exported(t, folder, run.args, run.lines, "run.go")
		if tidy, err := format.Source([]byte(program)); err != nil || string(tidy) != program {
			t.Errorf("%s: gofmt has other words, %v:\n%s", name, err, program)
		}
	}
}
