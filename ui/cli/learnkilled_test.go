package cli_test

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What was shown as done is kept, though the program is killed the moment after.
func TestKilledInALesson(t *testing.T) {
	state := t.TempDir()
	cmd := exec.Command(binary, "learn", "alpha")
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+state)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "step 10\n"); err != nil {
		t.Error(err)
	}
	shown := false
	for lines := bufio.NewScanner(out); !shown && lines.Scan(); {
		shown = strings.HasPrefix(lines.Text(), "Task done.")
	}
	if !shown {
		t.Error("the task was never done")
	}
	killsAndLists(t, cmd)
}

// killsAndLists kills a lesson of alpha, of which the list then has one page done.
func killsAndLists(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait() // it was killed
	again := exec.Command(binary, "learn")
	again.Env = cmd.Env
	list, err := again.Output()
	if err != nil || !strings.Contains(string(list), "iris-hard      1 of 7") {
		t.Errorf("%v, and the list is\n%s", err, list)
	}
}
