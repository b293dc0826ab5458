package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The program for Windows says the same as the one for this system, as far as
// Wine can tell: runs, traces, conversations and errors through pipes. A console
// with a screen is beyond Wine without a display. It takes a build and seconds a
// start, so it is part of the long tests (DESCENT_LONG=1), and is skipped where
// there is no Wine, or one that lacks what Go needs (Wine 8 has no
// bcryptprimitives.dll). WINEPREFIX can name a prefix that is ready.
func TestWindowsSaysTheSame(t *testing.T) {
	t.Parallel()
	if os.Getenv("DESCENT_LONG") == "" {
		t.Skip("DESCENT_LONG is not set")
	}
	wine, err := exec.LookPath("wine")
	if err != nil {
		t.Skip("there is no wine")
	}
	folder := t.TempDir()
	prefix := os.Getenv("WINEPREFIX")
	if prefix == "" {
		prefix = filepath.Join(folder, "prefix")
	}
	emulated := func(exe string, args ...string) *exec.Cmd {
		cmd := exec.Command(wine, append([]string{exe}, args...)...)
		cmd.Env = append(os.Environ(), "WINEDEBUG=-all", "WINEPREFIX="+prefix)
		return cmd
	}
	exe := filepath.Join(folder, "descent.exe")
	build := exec.Command("go", "build", "-o", exe, root)
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := emulated(exe, "--version").CombinedOutput(); err != nil {
		t.Skipf("this wine runs no program of Go: %v\n%s", err, out)
	}
	own := filepath.Join(folder, "own marks.csv")
	if err := os.WriteFile(own, []byte("hours;passed\r\n1,5;no\r\n2;no\r\n3,5;yes\r\n4;yes\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   string
		args []string
	}{
		{"", []string{"--help"}},
		{"", []string{"datasets"}},
		{"", []string{"look", "own marks.csv"}},
		{"", []string{"run", "iris", "--iterations=30", "--alpha=30"}},
		{"", []string{"run", "own marks.csv", "--iterations=5", "--format=jsonl"}},
		{"", []string{"run", "moons", "--iterations=2", "--seed=7"}},
		{"", []string{"run", "missing.csv"}},
		{"", []string{"run", "--alpha=-1"}},
		{"", []string{"trace", "hours", "--lines"}},
		{"step 3\r\nalpha 0.3\r\nstep\r\nshow\r\nexport log.descent\r\n", []string{"step", "own marks.csv"}},
		{"stpe 3\n", []string{"step"}},
	} {
		want, got := spoken(t, exec.Command(binary, c.args...), folder, c.in), spoken(t, emulated(exe, c.args...), folder, c.in)
		if got != want {
			t.Errorf("descent.exe %s says\n%s\nnot\n%s", strings.Join(c.args, " "), got, want)
		}
	}
}

// spoken is all that a command writes, and its status. Line ends are those of
// any system.
func spoken(t *testing.T, cmd *exec.Cmd, folder, in string) string {
	t.Helper()
	var out, faults bytes.Buffer
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = folder, strings.NewReader(in), &out, &faults
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	_ = os.Remove(filepath.Join(folder, "log.descent")) // what it was to write
	return strings.ReplaceAll(out.String()+faults.String()+cmd.ProcessState.String(), "\r\n", "\n")
}
