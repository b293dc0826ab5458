package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lookAt is what descent look says of a file in testdata/look, on both streams,
// and its status.
func lookAt(t *testing.T, name string, flags ...string) string {
	t.Helper()
	r := descent(t, "", append([]string{"look", name}, flags...)...)
	return fmt.Sprintf("$ descent look %s\n%s%sstatus %d\n", strings.Join(append([]string{name}, flags...), " "), r.out, r.err, r.status)
}

// Every file in testdata/look is seen as the page beside it says.
func TestLook(t *testing.T) {
	flags := map[string][]string{
		"three-classes-positive": {"three-classes.csv", "--positive=setosa", "--scale=standard"},
		"gaps-refused":           {"gaps-and-ids.csv", "--missing=refuse"},
		"features-chosen":        {"gaps-and-ids.csv", "--features=3-5,-tenure"},
	}
	files, err := filepath.Glob("testdata/look/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		flags[strings.TrimSuffix(name, ".csv")] = []string{name}
	}
	pages := map[string]string{}
	t.Run("pages", func(t *testing.T) {
		t.Chdir("testdata/look")
		for page, args := range flags {
			pages[page] = lookAt(t, args[0], args[1:]...)
		}
	})
	for page, text := range pages {
		safe(t, page, text)
		golden(t, filepath.Join("look", page+".txt"), text)
	}
}

// The README shows one of these pages, word for word.
func TestREADMEShowsLook(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("testdata/look/students.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "```console\n"+strings.TrimSuffix(string(page), "status 0\n")+"```\n") {
		t.Errorf("the README shows another page than\n%s", page)
	}
}

// The command at the end trains on the same data: it asks explicitly for what
// was decided.
func TestLookGivesTheCommand(t *testing.T) {
	for _, name := range []string{"gaps-and-ids", "decimal-commas", "blanks", "units", "escapes"} {
		file := filepath.Join("testdata", "look", name+".csv")
		out := fine(t, "", "look", file)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		words := strings.Fields(strings.TrimPrefix(lines[len(lines)-1], "descent "))
		if words[0] != file {
			t.Errorf("%s: the command is %q", name, words)
		}
		plain := descent(t, "", "run", file, "--iterations=3")
		explicit := descent(t, "", append([]string{"run", "--iterations=3"}, words...)...)
		if plain.out == "" || plain.out != explicit.out {
			t.Errorf("%s: %q prints\n%s%s, without the flags\n%s", name, words, explicit.out, explicit.err, plain.out)
		}
	}
}

// A table comes from a pipe as well, and a set of the catalogue is none.
func TestLookTakesATable(t *testing.T) {
	r := descent(t, "x,y\n1,0\n2,1\n", "look", "-")
	if r.status != 0 || !strings.HasPrefix(r.out, "standard input: 2 rows, 2 columns, ") || !strings.HasSuffix(r.out, "\ndescent - --features x --label y --positive 1 --header yes\n") {
		t.Errorf("status %d, %q:\n%s", r.status, r.err, r.out)
	}
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"look"}, 2, `"descent look" needs a file`},
		{[]string{"look", "iris"}, 2, `"iris" is a set of the catalogue, which "descent datasets" describes`},
		{[]string{"look", "a.csv", "b.csv"}, 2, "takes one data set"},
		{[]string{"look", "a.csv", "--alpha=1"}, 2, `--alpha is no flag of "descent look"`},
		{[]string{"look", "missing.csv"}, 1, "missing.csv: there is no such file"},
	} {
		r := descent(t, "", c.args...)
		if r.status != c.status || r.out != "" || !strings.Contains(r.err, c.says) {
			t.Errorf("%v: status %d, %q", c.args, r.status, r.err)
		}
	}
}

// A table of thousands of columns is described in some fifty lines: the first,
// the label, and others that are no features.
func TestLookAtAWideTable(t *testing.T) {
	const wide = 5000
	var b strings.Builder
	for j := range wide {
		fmt.Fprintf(&b, "c%d,", j+1)
	}
	b.WriteString("y\n")
	for i := range 3 {
		for j := range wide {
			if j%100 == 99 {
				b.WriteString("text,")
				continue
			}
			fmt.Fprintf(&b, "%d.5,", (i*i+j)%7)
		}
		fmt.Fprintf(&b, "%d\n", i%2)
	}
	out := fine(t, "", "look", writeLines(t, "wide.csv", b.String()))
	lines := strings.Split(out, "\n")
	if len(lines) > 70 {
		t.Errorf("%d lines", len(lines))
	}
	for _, want := range []string{": 3 rows, 5001 columns, ", "\n5001  y ", "\n 100  c100 ", "\nand 4920 features more, and 30 columns more left out\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}
