//go:build unix

package cli_test

import (
	"io"
	"os/exec"
	"strings"
	"testing"
)

// On the screen, too, what was shown as done is kept, though the program is killed
// the moment after.
func TestKilledInALessonOnTheScreen(t *testing.T) {
	t.Parallel()
	state := t.TempDir()
	s := newScreen(t)
	cmd := s.on(t, "learn", "alpha")
	cmd.Env = append(cmd.Env, "XDG_STATE_HOME="+state)
	start(t, cmd)
	s.until(t, "Make ten steps")
	if _, err := io.WriteString(s.master, ")"); err != nil {
		t.Fatal(err)
	}
	s.until(t, "it creeps.")
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait() // it was killed
	again := exec.Command(binary, "learn")
	again.Env = cmd.Env
	list, err := again.Output()
	if err != nil || !strings.Contains(string(list), "iris-hard      1 of 6") {
		t.Errorf("%v, and the list is\n%s", err, list)
	}
}
