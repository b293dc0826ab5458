package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"

	"descent/ui/cli"
)

// binary is the real program, built once for the tests that need a process:
// signals, pipes and terminals.
var binary string

// defectVariable has the test binary be a defective program instead.
const defectVariable = "DESCENT_DEFECT"

func TestMain(m *testing.M) {
	if os.Getenv(trivialProgram) != "" {
		os.Exit(runTrivial())
	}
	if where, ok := os.LookupEnv(defectVariable); ok {
		os.Exit(cli.Defective(where))
	}
	heed(syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
	os.Exit(build(m))
}

// heed undoes, for the programs that the tests start, what nohup or a shell's
// background did: a signal that is ignored here would be ignored there too.
func heed(signals ...os.Signal) {
	for _, s := range signals {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
}

func build(m *testing.M) int {
	dir, err := os.MkdirTemp("", "descent")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "descent.exe") // Windows needs the ending, others do not mind it
	cmd := exec.Command("go", "build", "-o", binary, ".")
	if raced() { // then the processes are watched for races too
		cmd.Args = slices.Insert(cmd.Args, 2, "-race")
	}
	cmd.Dir = root
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "go build:", err)
		return 1
	}
	return m.Run()
}

// raced tells whether the tests run with the race detector.
func raced() bool {
	info, _ := debug.ReadBuildInfo()
	return slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// result is what a command line led to.
type result struct {
	status   int
	out, err string
}

// descent runs the command line in this process, with no terminal anywhere.
func descent(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	status := cli.Main(args, cli.Console{
		In: strings.NewReader(stdin), Out: &out, Err: &errs,
		Getenv: func(string) string { return "" },
	})
	return result{status, out.String(), errs.String()}
}

// fine is descent for a command line that must end well. What it says beside
// its output may only be what reading a file decided: label or left out.
func fine(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	r := descent(t, stdin, args...)
	if r.status != 0 {
		t.Fatalf("descent %q: status %d, error %q", args, r.status, r.err)
	}
	for note := range strings.Lines(r.err) {
		if !strings.Contains(note, ": label ") && !strings.Contains(note, "left out") {
			t.Errorf("descent %q says %q", args, note)
		}
	}
	return r.out
}

// writeLines makes a file of the test's own and returns its path.
func writeLines(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// students is a small file with a header, a text label and a column to leave out.
const students = `name,hours,sleep,passed
ann,1,8,no
bob,2,7,no
eve,3,8,yes
joe,4,6,yes
`
