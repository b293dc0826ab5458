//go:build unix

package cli_test

import (
	"io"
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
	killsAndLists(t, cmd)
}
