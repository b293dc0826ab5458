package cli_test

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// addedRows is what testdata/added adds to the project: whole files, and rows of files
// that are there. The project with it is built by go's own -overlay, so that nothing
// is copied.
type addedRows struct {
	replace map[string]string // the files of the project by what stands in their place
	rows    map[string]int    // how many rows each file that is there has more
}

func readAdded(t *testing.T) addedRows {
	t.Helper()
	top, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	a := addedRows{map[string]string{}, map[string]int{}}
	folder := filepath.Join("testdata", "added")
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries { // ui_pane_norm.go.txt is ui/pane/norm.go
		name, isFile := strings.CutSuffix(e.Name(), ".go.txt")
		if !isFile {
			continue
		}
		path := top
		for rest, more := name, true; more; {
			dir, after, found := strings.Cut(rest, "_")
			stat, err := os.Stat(filepath.Join(path, dir))
			if more = found && err == nil && stat.IsDir(); more {
				path, rest = filepath.Join(path, dir), after
				continue
			}
			path = filepath.Join(path, rest+".go")
		}
		if a.replace[path], err = filepath.Abs(filepath.Join(folder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, "rows.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	for line := range strings.Lines(string(text)) {
		if fields := strings.SplitN(strings.TrimSpace(line), " | ", 3); len(fields) == 3 {
			a.addRow(t, top, out, fields[0], fields[1], fields[2])
		}
	}
	return a
}

// addRow puts one row into a file, behind the only line that holds a text.
func (a addedRows) addRow(t *testing.T, top, out, file, behind, row string) {
	t.Helper()
	path := filepath.Join(top, filepath.FromSlash(file))
	from := path
	if before, ok := a.replace[path]; ok {
		from = before
	}
	source, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	lines, found := strings.Split(string(source), "\n"), 0
	for i, line := range lines {
		if !strings.Contains(line, behind) {
			continue
		}
		if found++; strings.HasPrefix(row, "~") {
			lines[i] = strings.TrimSuffix(line, ",") + row[1:]
		} else {
			lines[i] += "\n" + row
		}
	}
	if found != 1 {
		t.Fatalf("%s has %d lines with %q, not one", file, found, behind)
	}
	a.replace[path] = filepath.Join(out, strings.ReplaceAll(file, "/", "_"))
	a.rows[path]++
	if err := os.WriteFile(a.replace[path], []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A pane, an action, a key, a data set and a theme are a file and a row each, or a row:
// help, completion, tabs, footer and lists follow from it, which the tests of
// testdata/added see in a program that has them. It takes as long as building most of
// the program twice, so elsewhere than in .ci/run it is only seen that files and rows
// have their places.
func TestWhatIsAddedIsARow(t *testing.T) {
	a := readAdded(t)
	for path, with := range a.replace {
		if _, err := os.Stat(path); a.rows[path] == 0 && err == nil {
			t.Errorf("%s is there already", path)
		}
		if _, err := parser.ParseFile(token.NewFileSet(), with, nil, parser.SkipObjectResolution); err != nil {
			t.Error(err)
		}
	}
	if total := len(a.replace) - len(a.rows); total != 4 { // the pane's, the action's, the theme's, and the test's
		t.Errorf("%d files are added", total)
	}
	if os.Getenv(long) == "" {
		return
	}
	overlay, err := json.Marshal(map[string]any{"Replace": a.replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(name, overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "test", "-short", "-overlay", name, "-run", "^TestAdded", "-v", "./ui")
	cmd.Dir = root
	said, err := cmd.CombinedOutput()
	if ran := strings.Count(string(said), "--- PASS: TestAdded"); err != nil || ran != 5 {
		t.Errorf("%v, %d tests passed:\n%s", err, ran, said)
	}
}
