//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Signals are listened to before anything else of the program is initialised:
// as soon as the package that can do so is.
func TestSignalsAreHeardFirst(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(binary, "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	before := ""
	for line := range strings.Lines(string(trace)) {
		if strings.HasPrefix(line, "init descent/ui/cli/signals ") {
			if !strings.HasPrefix(before, "init os/signal ") {
				t.Errorf("it comes after %q", before)
			}
			return
		}
		before = line
	}
	t.Errorf("signals are not in %s", trace)
}

// A signal at any moment from exec on ends the program with its status and the
// terminal as it was, or the program was not yet there: then the system ended it,
// or, for QUIT and ABRT in the first instants, Go's runtime, and nothing was done
// to the terminal. DESCENT_LONG makes many more rounds.
func TestSignalsFromTheStart(t *testing.T) {
	t.Parallel()
	steps := 6
	if os.Getenv(long) != "" {
		steps = 120
	}
	const longest = 30 * time.Millisecond // the first screen stands
	for signal, want := range statuses() {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			for step := range steps {
				s := newScreen(t)
				cmd := s.on(t, "xor")
				start(t, cmd)
				for begun := time.Now(); time.Since(begun) < longest*time.Duration(step)/time.Duration(steps); {
					runtime.Gosched()
				}
				if err := cmd.Process.Signal(signal); err != nil {
					t.Fatal(err)
				}
				got := wait(t, cmd)
				status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
				switch {
				case got == want:
					s.tidy(t)
				case ok && status.Signaled() && status.Signal() == signal, got == 2 && (signal == syscall.SIGQUIT || signal == syscall.SIGABRT):
					if strings.Contains(s.text(), "\x1b") {
						t.Errorf("step %d: status %d, and the terminal got %q", step, got, s.text())
					}
				default:
					t.Errorf("step %d: status %d, want %d", step, got, want)
				}
			}
		})
	}
}

// tidy checks that the terminal is as it was, whatever the program got to do.
func (s *screen) tidy(t *testing.T) {
	t.Helper()
	if strings.Contains(s.text(), alternate) {
		s.givenBack(t)
		return
	}
	s.cooked(t)
}

// Where few files may be open the program says so in one line, before it begins,
// or works.
func TestFewFiles(t *testing.T) {
	t.Parallel()
	for _, limit := range []string{"4", "6", "8", "11", "12", "13", "14", "16", "24"} {
		t.Run(limit, func(t *testing.T) {
			t.Parallel()
			s := newScreen(t)
			cmd := s.on(t)
			path, err := exec.LookPath("sh")
			if err != nil {
				t.Skip(err)
			}
			cmd.Path, cmd.Args = path, []string{"sh", "-c", `ulimit -n "$1" && exec "$0"`, binary, limit}
			start(t, cmd)
			s.waitFor(t, "a screen or a word", func(text string) bool {
				return strings.Contains(text, "iris") || strings.HasSuffix(text, "\n")
			})
			if strings.Contains(s.text(), alternate) {
				pressQ(t, s)
				if status := wait(t, cmd); status != 0 {
					t.Errorf("status %d", status)
				}
				s.givenBack(t)
				return
			}
			if status := wait(t, cmd); status != 1 {
				t.Errorf("status %d, want 1", status)
			}
			s.cooked(t)
			if text := s.text(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "too few files may be open") || strings.Contains(text, "\x1b") {
				t.Errorf("the terminal got %q", text)
			}
		})
	}
}

// Bubble Tea that cannot begin, when it has made the terminal its own already,
// leaves it as it was: here the last file goes just before it reads keys.
func TestFailedRunGivesTheTerminalBack(t *testing.T) {
	t.Parallel()
	s, cmd := startDefective(t, "files")
	if status := wait(t, cmd); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	s.givenBack(t)
	s.waitFor(t, "a line", func(text string) bool { return strings.HasSuffix(text, "\n") })
	_, after, _ := strings.Cut(s.text(), normal)
	after, _, _ = strings.Cut(after, "error: coverage ") // the test binary's own, which has no file for it either
	if !strings.Contains(after, "too few files may be open") || strings.Count(after, "\n") != 1 {
		t.Errorf("after the terminal was given back: %q", after)
	}
}
