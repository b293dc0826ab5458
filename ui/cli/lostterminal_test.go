//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"
)

// unread starts a process on a terminal that is read only so far as the test
// reads it, and that is gone when the test closes it.
func unread(t *testing.T, cmd *exec.Cmd) (master *os.File, before *term.State) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 36, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	if before, err = term.GetState(int(slave.Fd())); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Close() })
	cmd.Env = environment("TERM=xterm-256color")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	start(t, cmd)
	slave.Close() // it is the process's alone
	return master, before
}

// readUntil reads what a process writes until text has come.
func readUntil(t *testing.T, cmd *exec.Cmd, from io.Reader, text string) {
	t.Helper()
	defer time.AfterFunc(patience, func() { _ = cmd.Process.Kill() }).Stop() // which ends the reading
	var got []byte
	for buffer := make([]byte, 4096); !bytes.Contains(got, []byte(text)); {
		n, err := from.Read(buffer)
		if err != nil {
			t.Fatalf("%v; the terminal got %q", err, got)
		}
		got = append(got, buffer[:n]...)
	}
}

// A terminal that vanishes (its window was closed, the connection was lost)
// ends the program at once, even if nobody says so with a signal.
func TestVanishedTerminal(t *testing.T) {
	t.Parallel()
	for name, command := range map[string][]string{
		"hang-up": {binary}, "hang-up ignored": {"sh", "-c", `trap "" HUP; exec "$0"`, binary},
		"while it plays": {"sh", "-c", `trap "" HUP; exec "$0" moons`, binary},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(command[0], command[1:]...)
			master, _ := unread(t, cmd)
			readUntil(t, cmd, master, "step")
			if name == "while it plays" {
				if _, err := io.WriteString(master, "p++++"); err != nil {
					t.Fatal(err)
				}
				readUntil(t, cmd, master, "playing")
			}
			master.Close()
			if status := wait(t, cmd); status != 129 {
				t.Errorf("status %d, want 129", status)
			}
		})
	}
}

// A terminal that takes no more output (a connection that hangs) does not keep
// the program from ending.
func TestStuckTerminal(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(binary)
	master, before := unread(t, cmd)
	readUntil(t, cmd, master, "iris")
	if _, err := io.WriteString(master, "p++++t"); err != nil { // much to write
		t.Fatal(err)
	}
	full(t, master)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 143 {
		t.Errorf("status %d, want 143", status)
	}
	after, err := term.GetState(int(master.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if *after != *before {
		t.Error("the terminal is still raw")
	}
}

// Ctrl+Z gives the terminal to the shell, fg takes it again.
func TestControlZ(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	shell := s.on(t)
	path, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	shell.Path, shell.Args = path, []string{"sh", "-i"}
	shell.Env = append(shell.Env, "PS1=ready> ", "ENV=")
	start(t, shell)
	enter := func(text string) {
		t.Helper()
		if _, err := io.WriteString(s.master, text); err != nil {
			t.Fatal(err)
		}
	}
	s.until(t, "ready> ")
	enter(binary + "\n")
	s.until(t, "iris")
	for _, open := range []string{"", "?", ":"} { // wherever one is
		seen := len(s.text())
		enter(open + "\x1a")
		s.waitFor(t, "the shell", func(text string) bool { return strings.Contains(text[seen:], "ready> ") })
		s.givenBack(t)
		seen = len(s.text())
		enter("fg\n")
		s.waitFor(t, "the screen again", func(text string) bool {
			again := text[seen:]
			return strings.Contains(again, alternate) && strings.Contains(again, mouseOn) && strings.Contains(again, "iris")
		})
		if open != "" {
			enter("\r") // closes it
		}
	}
	seen := len(s.text())
	enter("\x03")
	s.waitFor(t, "the shell", func(text string) bool { return strings.Contains(text[seen:], "ready> ") })
	s.givenBack(t)
	enter("echo ended with $?\n")
	s.until(t, "ended with 0")
	enter("exit\n")
	if status := wait(t, shell); status != 0 {
		t.Errorf("the shell: status %d", status)
	}
}

// Where no shell could continue it, Ctrl+Z does nothing.
func TestControlZWithoutShell(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ")
	s.shows(t, "\x1a \x1a ", " k 2 ")
	pressQ(t, s.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}
