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

// Data that never come: the terminal says so, and ctrl+c ends the wait with the
// line gone. For standard input that is a silent pipe, and for a named pipe.
func TestDataThatNeverCome(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct{ data, says string }{
		{"-", "\rReading standard input …, ctrl+c stops"},
		{pipe, "\rReading pipe.csv …, ctrl+c stops"},
	} {
		t.Run(filepath.Base(c.data), func(t *testing.T) {
			s := newScreen(t)
			cmd := s.on(t, c.data)
			if c.data == "-" {
				silent, writer, err := os.Pipe()
				if err != nil {
					t.Fatal(err)
				}
				defer writer.Close()
				defer silent.Close()
				cmd.Stdin = silent
			}
			start(t, cmd)
			s.until(t, c.says)
			if _, err := io.WriteString(s.master, "\x03"); err != nil {
				t.Fatal(err)
			}
			if status := wait(t, cmd); status != 130 {
				t.Errorf("status %d, want 130", status)
			}
			s.waitFor(t, "a cleared line", func(text string) bool { return strings.HasSuffix(text, " \r") })
			if strings.Contains(s.text(), "\x1b") {
				t.Errorf("the terminal got %q", s.text())
			}
		})
	}
}

// While the program runs Esc ends the wait for a pipe; the data stay.
func TestEscStopsReading(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	l, cmd := newLesson(t)
	l.shows(t, " ", "k 1")
	l.shows(t, "dG\r", "CSV file: ")
	l.shows(t, pipe+"\r", "Reading pipe.csv …, Esc stops")
	l.shows(t, " ", "k 2", "Reading pipe.csv")
	l.shows(t, "\x1b", "Stopped reading pipe.csv.", "iris: setosa")
	l.shows(t, " ", "k 3")
	pressQ(t, l.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}
