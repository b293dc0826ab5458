//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"descent/ui/cli"
)

func start(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			_ = cmd.Process.Kill() // or waiting for its terminal to be free never ends
		}
	})
}

// TestNothingAsksTheTerminal: without a screen, no escape sequence reaches the
// terminal, so nothing waits for an answer to one.
func TestNothingAsksTheTerminal(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"--version"}, {"--help"}, {"datasets"}, {"completion", "bash"}, {"run", "--iterations=3"}, {"trace", "--lines"}, {"irs"},
	} {
		s := newScreen(t)
		cmd := s.on(t, args...)
		start(t, cmd)
		wait(t, cmd)
		s.until(t, "\n")
		if _, escape, found := strings.Cut(s.text(), "\x1b"); found {
			t.Errorf("descent %q sends an escape and %.20q …", args, escape)
		}
	}
}

func TestQuit(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t)
	start(t, cmd)
	s.until(t, "iris")
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("q: status %d", status)
	}
	s.givenBack(t)
	if text := s.text(); strings.Contains(text, "\x1b]11;?") || strings.Contains(text, "\x1b[6n") {
		t.Errorf("the program asks the terminal: %q", text)
	}
}

func TestSignalsGiveTheTerminalBack(t *testing.T) {
	t.Parallel()
	for signal, want := range statuses() {
		s := newScreen(t)
		cmd := s.on(t, "xor")
		start(t, cmd)
		s.until(t, "xor")
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != want {
			t.Errorf("%v: status %d, want %d", signal, status, want)
		}
		s.givenBack(t)
	}
}

// TestSuspended: a TSTP from outside gives the terminal back and stops the
// process, although it leads its session; CONT goes on.
func TestSuspended(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t)
	start(t, cmd)
	s.until(t, "iris")
	if err := cmd.Process.Signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the process is not stopped: %v, %v", status, err)
	}
	s.givenBack(t)
	seen := len(s.text())
	if err := cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	s.waitFor(t, "the screen again", func(text string) bool {
		again := text[seen:]
		return strings.Contains(again, alternate) && strings.Contains(again, mouseOn) && strings.Contains(again, "iris")
	})
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("q: status %d", status)
	}
	s.givenBack(t)
}

// TestDataFromStandardInput: the keys then come from the terminal itself.
func TestDataFromStandardInput(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t, "-")
	cmd.Stdin = strings.NewReader(students)
	start(t, cmd)
	s.until(t, "standard input")
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("q: status %d", status)
	}
	s.givenBack(t)
}

// TestInThisProcess is the interactive program as Main runs it, in the test's
// own process.
func TestInThisProcess(t *testing.T) {
	for _, c := range []struct {
		args   []string
		end    func(*testing.T, *screen)
		status int
	}{
		{nil, pressQ, 0},
		{[]string{"blobs", "--ascii", "--theme=light", "--alpha=0.5"}, pressQ, 0},
		{[]string{"--projector"}, func(t *testing.T, s *screen) { t.Helper(); s.until(t, "P leave"); pressQ(t, s) }, 0},
		// The program listens to signals once it has drawn, so this is safe.
		{nil, func(t *testing.T, _ *screen) { t.Helper(); signalSelf(t, syscall.SIGTERM) }, 143},
	} {
		s := newScreen(t)
		var errs bytes.Buffer
		status := make(chan int)
		go func() {
			status <- cli.Main(c.args, cli.Console{In: s.slave, Out: s.slave, Err: &errs, Getenv: xterm, Signals: listened(t)})
		}()
		s.until(t, alternate)
		c.end(t, s)
		select {
		case got := <-status:
			if got != c.status || errs.Len() > 0 {
				t.Errorf("descent %q: status %d, want %d; error %q", c.args, got, c.status, errs.String())
			}
		case <-time.After(patience):
			t.Fatal("it does not end")
		}
		s.givenBack(t)
	}
}

// listened is where the signals to this process arrive while the test runs.
func listened(t *testing.T) <-chan os.Signal {
	t.Helper()
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT)
	t.Cleanup(func() { signal.Stop(c) })
	return c
}

func signalSelf(t *testing.T, signal syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), signal); err != nil {
		t.Fatal(err)
	}
}

// TestRunInThisProcess ends a run by a signal after its first rows, which only
// come when signals are listened to.
func TestRunInThisProcess(t *testing.T) {
	rows, out := io.Pipe()
	var errs bytes.Buffer
	status := make(chan int)
	go func() {
		status <- cli.Main([]string{"run", "--iterations=1000000000000", "--tolerance=0", "--every=1000"},
			cli.Console{In: strings.NewReader(""), Out: out, Err: &errs, Getenv: xterm, Signals: listened(t)})
		out.Close()
	}()
	if _, err := rows.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	signalSelf(t, syscall.SIGINT)
	go func() { _, _ = io.Copy(io.Discard, rows) }()
	select {
	case got := <-status:
		if got != 130 || errs.Len() > 0 {
			t.Errorf("status %d, want 130; error %q", got, errs.String())
		}
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
}

func xterm(name string) string {
	if name == "TERM" {
		return "xterm-256color"
	}
	return ""
}

// TestTerminalMissing: each stream that is no terminal, and a dumb terminal, is
// an error before anything is drawn.
func TestTerminalMissing(t *testing.T) {
	s := newScreen(t)
	dumb := func(string) string { return "dumb" }
	for says, c := range map[string]cli.Console{
		"standard output is none": {In: s.slave, Out: io.Discard, Getenv: xterm},
		`use "descent -"`:         {In: strings.NewReader(""), Out: s.slave, Getenv: xterm},
		"TERM says dumb":          {In: s.slave, Out: s.slave, Getenv: dumb},
	} {
		var errs bytes.Buffer
		c.Err = &errs
		if status := cli.Main(nil, c); status != 2 {
			t.Errorf("%s: status %d, want 2", says, status)
		}
		complaint(t, nil, errs.String(), []string{says, "descent run"})
	}
	if text := s.text(); text != "" {
		t.Errorf("the terminal got %q", text)
	}
}
