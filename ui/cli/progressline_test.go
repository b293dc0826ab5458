//go:build unix

package cli_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Data that never come: the terminal says so, and Esc, q, ctrl+c and a signal
// end the wait, with the line gone and the terminal as it was. For standard input
// that is a silent pipe, and for a named pipe. An arrow is no Esc.
func TestDataThatNeverCome(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"-", "pipe.csv"} {
		for _, way := range []struct {
			name, keys string
			status     int
		}{{"Esc", "\x1b", 0}, {"q", "x\x1b[Aq", 0}, {"ctrl+c", "\x03", 130}, {"TERM", "", 143}, {"HUP", "", 129}} {
			t.Run(data+" "+way.name, func(t *testing.T) {
				t.Parallel()
				s := newScreen(t)
				cmd := s.on(t, "-")
				says := "\rReading pipe.csv …, Esc stops"
				if data == "-" {
					says = "\rReading standard input …, Esc stops"
					silent, writer, err := os.Pipe()
					if err != nil {
						t.Fatal(err)
					}
					defer writer.Close()
					defer silent.Close()
					cmd.Stdin = silent
				} else {
					cmd.Args[1] = namedPipe(t) // its own: who leaves wakes all that wait for it
				}
				start(t, cmd)
				s.until(t, says)
				switch way.name {
				case "TERM":
					_ = cmd.Process.Signal(syscall.SIGTERM)
				case "HUP":
					_ = cmd.Process.Signal(syscall.SIGHUP)
				}
				if _, err := io.WriteString(s.master, way.keys); err != nil {
					t.Fatal(err)
				}
				if status := wait(t, cmd); status != way.status {
					t.Errorf("status %d, want %d", status, way.status)
				}
				s.waitFor(t, "a cleared line", func(text string) bool { return strings.HasSuffix(text, " \r") })
				s.cooked(t)
				if strings.Contains(s.text(), "\x1b") {
					t.Errorf("the terminal got %q", s.text())
				}
			})
		}
	}
}

func namedPipe(t *testing.T) string {
	t.Helper()
	pipe := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	return pipe
}

// Data that come after the wait are shown, and the keys are the program's.
func TestDataThatComeLate(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t, "-")
	cmd.Stdin = nil
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	start(t, cmd)
	s.until(t, "Esc stops")
	if _, err := io.WriteString(in, students); err != nil {
		t.Fatal(err)
	}
	in.Close()
	s.until(t, "What is happening")
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}

// While the program reads a pipe that never answers, q and ctrl+c leave it.
func TestLeavingWhileReading(t *testing.T) {
	t.Parallel()
	pipe := namedPipe(t)
	for _, key := range []string{"q", "\x03"} {
		l, cmd := newLesson(t)
		l.shows(t, " ", "k 1")
		l.shows(t, ":data "+pipe+"\r", "Reading pipe.csv …, Esc stops")
		if _, err := io.WriteString(l.master, key); err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != 0 {
			t.Errorf("%q: status %d", key, status)
		}
		l.givenBack(t)
	}
}

// While the program runs Esc ends the wait for a pipe; the data stay.
func TestEscStopsReading(t *testing.T) {
	t.Parallel()
	pipe := namedPipe(t)
	l, cmd := newLesson(t)
	l.shows(t, " ", "k 1")
	l.shows(t, ":data "+pipe+"\r", "Reading pipe.csv …, Esc stops")
	l.shows(t, " ", "k 2", "Reading pipe.csv")
	l.shows(t, "\x1b", "Stopped reading pipe.csv.", "iris: setosa")
	l.shows(t, " ", "k 3")
	pressQ(t, l.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}
