//go:build unix

package cli_test

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"descent/ui/cli"
)

// defective starts a defective program on a terminal. TERM is one that Bubble
// Tea does not query when it is initialised; main has another remedy.
func defective(t *testing.T, where string) (*screen, *exec.Cmd) {
	t.Helper()
	s, cmd := startDefective(t, where)
	s.until(t, "iris")
	return s, cmd
}

// startDefective does not wait for its screen.
func startDefective(t *testing.T, where string) (*screen, *exec.Cmd) {
	t.Helper()
	s := newScreen(t)
	cmd := s.on(t)
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = own
	cmd.Env = append(cmd.Env, "TERM=tmux-256color", defectVariable+"="+where)
	start(t, cmd)
	return s, cmd
}

// A panic, wherever it happens, gives the terminal back; then the panic, its
// stack and where to report it can be read; and the status says so.
func TestPanicsGiveTheTerminalBack(t *testing.T) {
	t.Parallel()
	for where, place := range cli.Defects() {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			s, cmd := defective(t, where)
			if _, err := io.WriteString(s.master, cli.TriggerKey); err != nil {
				t.Fatal(err)
			}
			if status := wait(t, cmd); status != 3 {
				t.Errorf("status %d, want 3", status)
			}
			s.givenBack(t)
			s.until(t, "please report it")
			_, after, _ := strings.Cut(s.text(), normal)
			for _, want := range []string{"descent: a fault of its own: ", place, "goroutine ", "please report it"} {
				if !strings.Contains(after, want) {
					t.Errorf("after the terminal was given back, there is no %q in %q", want, after)
				}
			}
			if strings.Contains(strings.ReplaceAll(after, "\r\n", ""), "\n") {
				t.Error("the lines are stairs: the terminal was still raw")
			}
			if strings.Contains(after, "\x1b[31m") {
				t.Error("the text of the panic reaches the terminal as it is")
			}
		})
	}
}

// A program that hangs cannot end in order; a signal ends it all the same, and
// the terminal is given back.
func TestHangingProgramEndsBySignal(t *testing.T) {
	t.Parallel()
	s, cmd := defective(t, "hang")
	if _, err := io.WriteString(s.master, cli.TriggerKey); err != nil {
		t.Fatal(err)
	}
	s.until(t, cli.HangText)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 143 {
		t.Errorf("status %d, want 143", status)
	}
	s.givenBack(t)
}
