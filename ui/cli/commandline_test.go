package cli_test

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"descent/ui/cli"
)

var update = flag.Bool("update", false, "renew the golden files")

// golden compares text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", path, got)
	}
}

// safe fails for text that could do more to a terminal than be shown on it.
func safe(t *testing.T, what, s string) {
	t.Helper()
	for _, r := range s {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Errorf("%s holds %q", what, r)
		}
	}
}

func TestHelp(t *testing.T) {
	for name, args := range map[string][]string{
		"help.golden":          {"--help"},
		"help-run.golden":      {"run", "--help"},
		"help-trace.golden":    {"trace", "--help"},
		"help-step.golden":     {"step", "--help"},
		"help-learn.golden":    {"learn", "--help"},
		"help-record.golden":   {"record", "--help"},
		"help-look.golden":     {"look", "--help"},
		"help-check.golden":    {"check", "--help"},
		"help-datasets.golden": {"datasets", "-h"},
	} {
		out := fine(t, "", args...)
		safe(t, name, out)
		golden(t, name, out)
		for line := range strings.SplitSeq(out, "\n") {
			if len([]rune(line)) > 80 { // the narrowest screen the program is made for
				t.Errorf("%s: a line of %d columns: %s", name, len([]rune(line)), line)
			}
		}
	}
	if out := fine(t, "", "help", "run"); out != fine(t, "", "run", "--help") {
		t.Error("help run and run --help differ")
	}
	if out := fine(t, "", "help", "practice"); !strings.Contains(out, "practice [SET] [new]: be the machine; SET: loop, graph or update.") || !strings.Contains(out, "behind a : in descent") {
		t.Errorf("of what is done inside the program help says %q", out)
	}
}

func TestVersion(t *testing.T) {
	if out := fine(t, "", "--version"); !strings.HasPrefix(out, "descent ") || strings.Count(out, "\n") != 1 {
		t.Errorf("--version prints %q", out)
	}
}

func TestDatasets(t *testing.T) {
	out := fine(t, "", "datasets")
	safe(t, "datasets", out)
	golden(t, "datasets.golden", out)
}

// panicError is a command line that descent must refuse, and what the error says.
type panicError struct {
	args []string
	says []string
}

func unknownNames() []panicError {
	return []panicError{
		{[]string{"run", "--alhpa=1"}, []string{"--alhpa", "did you mean --alpha?"}},
		{[]string{"run", "-alpha", "1"}, []string{"-alpha", "did you mean --alpha?"}},
		{[]string{"run", "--qqqqqqqqqqqq"}, []string{"--qqqqqqqqqqqq", "descent run --help"}},
		{[]string{"run", "--=1"}, []string{"--=1"}},
		{[]string{"run", "--alpha"}, []string{"--alpha needs a value"}},
		{[]string{"run", "--features="}, []string{"--features", "empty"}},
		{[]string{"run", "--features=petal length,"}, []string{"--features", "name 2", "empty"}},
		{[]string{"run", "--features=petal lenth"}, []string{"petal lenth", `did you mean "petal length"?`}},
		{[]string{"run", "iris", "--label=3"}, []string{"--label", "CSV", "iris"}},
		{[]string{"run", "irs"}, []string{"irs", `did you mean "iris"?`}},
		{[]string{"run", "breast"}, []string{"breast", `did you mean "breast-cancer"?`}},
		{[]string{"rnu"}, []string{"rnu", `did you mean "run"?`}},
		{[]string{"run", "qqqqqqqqqqqqqqqqqqqq"}, []string{"qqqq", "descent datasets"}},
		{[]string{"run", ""}, []string{`""`, "no file"}},
		{[]string{"run", "iris", "xor"}, []string{"one data set", "xor"}},
		{[]string{"datasets", "iris"}, []string{"descent datasets", "iris"}},
		{[]string{"help", "rum"}, []string{"rum", `did you mean "run"?`}},
		{[]string{"help", "zzzzzzzz"}, []string{"zzzzzzzz", "datasets"}},
		{[]string{"completion"}, []string{"descent completion", "bash", "zsh"}},
		{[]string{"completion", "bsh"}, []string{`did you mean "bash"?`}},
		{[]string{"completion", "bash", "more"}, []string{"more"}},
		{[]string{"run", "a\x1b[31mb\nc\xff"}, []string{`a\x1b[31mb\nc\xff`}},
	}
}

func badValues() []panicError {
	return []panicError{
		{[]string{"run", "--theme=dark"}, []string{"--theme", "interactive"}},
		{[]string{"--every=2"}, []string{"--every", "descent run"}},
		{[]string{"datasets", "--alpha=1"}, []string{"--alpha", "descent datasets"}},
		{[]string{"run", "--alpha=0"}, []string{"--alpha", "above 0"}},
		{[]string{"run", "--alpha=-1"}, []string{"--alpha", "above 0"}},
		{[]string{"run", "--alpha=nan"}, []string{"--alpha", "finite"}},
		{[]string{"run", "--alpha=inf"}, []string{"--alpha", "finite"}},
		{[]string{"run", "--alpha=1e999"}, []string{"--alpha", "too large"}},
		{[]string{"run", "--alpha=0x1p-2"}, []string{"--alpha", "no number"}},
		{[]string{"run", "--alpha=1_0"}, []string{"--alpha", "no number"}},
		{[]string{"run", "--alpha="}, []string{"--alpha", "no number"}},
		{[]string{"run", "--tolerance=-1e-9"}, []string{"--tolerance", "0 or more"}},
		{[]string{"run", "--tolerance=x"}, []string{"--tolerance", "no number"}},
		{[]string{"run", "--iterations=-1"}, []string{"--iterations", "0 or more"}},
		{[]string{"run", "--iterations=1e4"}, []string{"--iterations", "whole number"}},
		{[]string{"run", "--iterations=99999999999999999999"}, []string{"--iterations", "too large"}},
		{[]string{"run", "--iterations=-99999999999999999999"}, []string{"--iterations", "too small"}},
		{[]string{"--iterations=0"}, []string{"--iterations", "1 or more"}},
		{[]string{"run", "--every=0"}, []string{"--every", "1 or more"}},
		{[]string{"run", "blobs", "--size=1000001"}, []string{"from 1 to 1000000"}},
		{[]string{"run", "blobs", "--noise=-1"}, []string{"--noise", "0 or more"}},
		{[]string{"run", "--seed=-1"}, []string{"--seed", "whole number"}},
		{[]string{"run", "--format=json"}, []string{"--format", "csv or jsonl", `did you mean "jsonl"?`}},
		{[]string{"--theme=drak"}, []string{"--theme", `did you mean "dark"?`}},
		{[]string{"--ascii=maybe"}, []string{"--ascii", `"maybe"`, "switches it on"}},
		{[]string{"run", "--scale=std"}, []string{"--scale", `did you mean "standard"?`}},
		{[]string{"run", "--init=rnd"}, []string{"--init", "zero or random"}},
		{[]string{"run", "--header=y"}, []string{"--header", "yes or no"}},
		{[]string{"run", "--w=1"}, []string{"--w", "iris", "2"}},
		{[]string{"run", "--w=1,,2"}, []string{"--w", "number 2"}},
		{[]string{"run", "--w=1,inf"}, []string{"--w", "number 2", "finite"}},
		{[]string{"run", "--b=x"}, []string{"--b", "no number"}},
		{[]string{"run", "--init=random", "--b=1"}, []string{"--init=random", "--b"}},
		{[]string{"run", "iris", "--noise=1"}, []string{"--noise", "blobs, moons, circles, paper", "iris"}},
	}
}

// TestCommandLineAtFault is every way to say something that descent does not
// know: status 2, nothing on standard output, one line that names the culprit
// and what to write instead.
func TestCommandLineAtFault(t *testing.T) {
	file := writeLines(t, "students.csv", students)
	inFile := []panicError{
		{[]string{"run", file, "--label="}, []string{"--label", "empty"}},
		{[]string{"run", file, "--label=passd"}, []string{"passd", `did you mean "passed"?`}},
		{[]string{"run", file, "--features=hours,slep"}, []string{"slep", `did you mean "sleep"?`}},
		{[]string{"run", file, "--positive=yess"}, []string{"yess", `did you mean "yes"?`}},
		{[]string{"run", file, "--size=5"}, []string{"--size", "blobs, moons, circles, paper"}},
	}
	for _, c := range slices.Concat(unknownNames(), badValues(), inFile) {
		r := descent(t, "", c.args...)
		if r.status != 2 || r.out != "" {
			t.Errorf("descent %q: status %d, want 2; standard output %q", c.args, r.status, r.out)
		}
		complaint(t, c.args, r.err, c.says)
	}
}

// complaint checks that an error is one harmless line that says all of says.
func complaint(t *testing.T, args []string, line string, says []string) {
	t.Helper()
	if !strings.HasPrefix(line, "descent: ") || strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
		t.Errorf("descent %q: the error is not one line: %q", args, line)
	}
	safe(t, "the error", line)
	for _, want := range says {
		if !strings.Contains(line, want) {
			t.Errorf("descent %q: the error does not say %q: %s", args, want, line)
		}
	}
}

// TestDataAtFault is what becomes of bad files; what each of them says is
// tested in datasets, here it is that it arrives, with status 1.
func TestDataAtFault(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("gone", "broken"); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		stdin string
		args  []string
		says  []string
	}{
		{"", []string{"run", "missing.csv"}, []string{"missing.csv"}},
		{"", []string{"missing.csv"}, []string{"missing.csv"}}, // before it asks for a terminal
		{"", []string{"run", "no/such"}, []string{"no/such"}},
		{"", []string{"run", "folder"}, []string{"folder"}},
		{"", []string{"run", "broken"}, []string{"broken"}},
		{"", []string{"run", "-"}, []string{"standard input"}},
		{"a,y\n1,0\nx,1\n", []string{"run", "-"}, []string{"standard input:3", "column 1"}},
	} {
		r := descent(t, c.stdin, c.args...)
		if r.status != 1 || r.out != "" {
			t.Errorf("descent %q: status %d, want 1; standard output %q", c.args, r.status, r.out)
		}
		complaint(t, c.args, r.err, c.says)
	}
}

// TestCatalogueBeforeFile: a file called like a set of the catalogue needs ./
// before its name.
func TestCatalogueBeforeFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"iris", "mine"} {
		if err := os.WriteFile(name, []byte("a,y\n1,0\n2,1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	header := func(args ...string) string {
		line, _, _ := strings.Cut(fine(t, "", append(args, "--iterations=0")...), "\n")
		return line
	}
	const one, two = "k,J,w1,b,dw1,db,alpha,status", "k,J,w1,w2,b,dw1,dw2,db,alpha,status"
	for name, want := range map[string]string{"iris": two, "./iris": one, "mine": one} {
		if got := header("run", name); got != want {
			t.Errorf("run %s: header %q, want %q", name, got, want)
		}
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if out := fine(t, "", "completion", shell); !strings.Contains(out, "descent") {
			t.Errorf("completion %s prints no script: %.80q", shell, out)
		}
	}
	// The words offered, before cobra's last line that says what else to offer:
	// :0 files too, :4 no files.
	for _, c := range []struct {
		typed []string
		want  string
	}{
		{[]string{"run", "iris"}, "iris iris-hard :0"},
		{[]string{"run", "iris", ""}, ":4"},
		{[]string{"run", "--format", ""}, "csv jsonl :4"},
		{[]string{"run", "--format=j"}, "jsonl :4"},
		{[]string{"trace", "iris-"}, "iris-hard :0"},
		{[]string{"trace", "--format", "c"}, "csv :4"},
		{[]string{"tr"}, "trace :0"},
		{[]string{"ste"}, "step :0"},
		{[]string{"step", "iris-"}, "iris-hard :0"},
		{[]string{"--theme", "l"}, "light :4"},
		{[]string{"run", "--alpha", ""}, ":4"},
		{[]string{"run", "iris", "--features", "petal l"}, "petal length :4"},
		{[]string{"run", "--features", "petal length,"}, "petal length,petal length petal length,petal width :4"},
		{[]string{"run", "a.csv", "--features", ""}, ":4"},
		{[]string{"datasets", ""}, ":4"},
		{[]string{"loo"}, "look :0"},
		{[]string{"look", ""}, ":0"},
		{[]string{"look", "a.csv", ""}, ":4"},
		{[]string{"look", "a.csv", "--missing", ""}, "leave-out refuse :4"},
	} {
		r := descent(t, "", append([]string{"__completeNoDesc"}, c.typed...)...)
		if got := strings.Join(strings.Split(strings.TrimSpace(r.out), "\n"), " "); got != c.want {
			t.Errorf("completing %q offers %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestNoTerminal: without a screen the interactive program says what to do.
func TestNoTerminal(t *testing.T) {
	for _, args := range [][]string{nil, {"xor"}, {"-"}} {
		r := descent(t, "a,y\n1,0\n2,1\n", args...)
		if r.status != 2 || r.out != "" {
			t.Errorf("descent %q: status %d, standard output %q", args, r.status, r.out)
		}
		complaint(t, args, r.err, []string{"terminal", "descent run"})
	}
}

// failing is an output that cannot be written.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestOutputFails(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"--version"}, {"datasets"}, {"look", "testdata/look/units.csv"}, {"run"}, {"run", "--format=jsonl"}, {"trace"}, {"trace", "--lines"}, {"step"}, {"completion", "bash"}} {
		var errs strings.Builder
		status := cli.Main(args, cli.Console{In: strings.NewReader(""), Out: failing{}, Err: &errs, Getenv: os.Getenv})
		if status != 1 {
			t.Errorf("descent %q: status %d, want 1", args, status)
		}
		complaint(t, args, errs.String(), []string{"standard output", "short write"})
	}
}
