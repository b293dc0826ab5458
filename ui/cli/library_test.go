package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The program in the README compiles beside the project and prints what is
// written under it.
func TestTheREADMEsProgramRuns(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, part, _ := strings.Cut(string(text), "<!-- library -->")
	part, _, found := strings.Cut(part, "<!-- /library -->")
	blocks := strings.Split(part, "```")
	if !found || len(blocks) != 5 || !strings.HasPrefix(blocks[1], "go\n") {
		t.Fatal("there is no program in the README, with what it prints")
	}
	input, rows := "", regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(blocks[2], -1)
	for _, row := range rows {
		input += row[1] + "\n"
	}
	folder, project := t.TempDir(), absolute(t, root)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	write("main.go", strings.TrimPrefix(blocks[1], "go\n"))
	write("go.sum", string(sums))
	write("go.mod", "module marks\n\ngo 1.25\n\nrequire descent v0.0.0\n\nreplace descent => "+project+"\n")
	cmd := exec.Command("go", "run", ".")
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(input)
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	out, err := cmd.CombinedOutput()
	if want := strings.TrimSpace(blocks[3]); err != nil || strings.TrimSpace(string(out)) != want {
		t.Errorf("%v: it prints\n%s\nnot\n%s", err, out, want)
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
