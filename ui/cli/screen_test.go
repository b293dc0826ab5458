//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"
)

// screen is a terminal that answers nothing and keeps what is written to it.
type screen struct {
	master, slave *os.File
	before        *term.State

	mu  sync.Mutex
	got bytes.Buffer
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	s := &screen{master: master, slave: slave}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 36, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	if s.before, err = term.GetState(int(slave.Fd())); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buffer := make([]byte, 4096)
		for {
			n, err := master.Read(buffer)
			s.mu.Lock()
			s.got.Write(buffer[:n])
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		slave.Close()
		<-done // reading fails when nobody has the other side any more
		master.Close()
		if _, race, found := strings.Cut(s.text(), "WARNING: DATA RACE"); found { // the exit status does not say so
			t.Errorf("a race: %s", race)
		}
	})
	return s
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got.String()
}

// until waits for text to come.
func (s *screen) until(t *testing.T, want string) {
	t.Helper()
	s.waitFor(t, want, func(text string) bool { return strings.Contains(text, want) })
}

// waitFor waits until what the terminal got is as it should be.
func (s *screen) waitFor(t *testing.T, what string, is func(text string) bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(s.text()); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%q does not come; the terminal got … %q", what, s.text()[max(0, len(s.text())-3000):])
		}
	}
}

func pressQ(t *testing.T, s *screen) {
	t.Helper()
	if _, err := io.WriteString(s.master, "q"); err != nil {
		t.Fatal(err)
	}
}

// What the program switches on, and off again when it gives the terminal back.
const (
	alternate, normal = "\x1b[?1049h", "\x1b[?1049l"
	mouseOn, mouseOff = "\x1b[?1002h", "\x1b[?1002l"
	hidden, shown     = "\x1b[?25l", "\x1b[?25h"
	pasteOn, pasteOff = "\x1b[?2004h", "\x1b[?2004l"
)

// givenBack checks that the terminal is as it was.
func (s *screen) givenBack(t *testing.T) {
	t.Helper()
	for on, off := range map[string]string{alternate: normal, mouseOn: mouseOff, hidden: shown, pasteOn: pasteOff} {
		s.waitFor(t, off+" after "+on, func(text string) bool {
			return strings.LastIndex(text, off) > strings.LastIndex(text, on)
		})
	}
	s.cooked(t)
}

// cooked checks the line discipline.
func (s *screen) cooked(t *testing.T) {
	t.Helper()
	now, err := term.GetState(int(s.slave.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if *now != *s.before {
		t.Error("the line discipline is not as it was")
	}
}

// on starts the real binary with the terminal as its own, in a session of its
// own, so that /dev/tty is it.
func (s *screen) on(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Env = environment("TERM=xterm-256color")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.slave, s.slave, s.slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	return cmd
}
