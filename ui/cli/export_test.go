package cli_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Programs that export to one new name at the same moment: one has written it,
// the others say that it exists, and nothing else is left.
func TestExportsToOneName(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "run.csv")
	const programs = 6
	var (
		cmds  [programs]*exec.Cmd
		lines [programs]io.WriteCloser
		errs  [programs]strings.Builder
	)
	for i := range programs {
		cmds[i] = exec.Command(binary, "step", "notes")
		cmds[i].Stderr = &errs[i]
		in, err := cmds[i].StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmds[i].Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintf(in, "step %d\n", i+1); err != nil {
			t.Fatal(err)
		}
		lines[i] = in
	}
	for _, in := range lines {
		if _, err := fmt.Fprintf(in, "export %s\n", path); err != nil {
			t.Fatal(err)
		}
		in.Close()
	}
	won := -1
	for i, cmd := range cmds {
		err := cmd.Wait()
		switch {
		case err == nil && won < 0:
			won = i
		case err == nil:
			t.Errorf("%d and %d both have written it", won, i)
		case cmd.ProcessState.ExitCode() != 1 || !strings.Contains(errs[i].String(), path+" exists: export! "+path):
			t.Errorf("%d: %v, %q", i, err, errs[i].String())
		}
	}
	got, err := os.ReadFile(path)
	if rows := strings.Count(string(got), "\n"); err != nil || rows != 1+1+won+1 { // a header, k 0, the steps
		t.Errorf("%d rows, %v; %d has won", rows, err, won)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}
