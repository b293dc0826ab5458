//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A person on a terminal is asked for each line, may make mistakes, and leaves
// with ctrl+d; nothing but plain text reaches the terminal.
func TestConversationWithAPerson(t *testing.T) {
	s := newScreen(t)
	cmd := s.on(t, "step", "and")
	start(t, cmd)
	for _, turn := range [][2]string{
		{"", "makes one step: b will fall.\r\n> "},
		{"stpe\n", "unknown command \"stpe\": did you mean step?\r\n> "},
		{"data missing.csv\n", "missing.csv: there is no such file; check its name and folder\r\n> "},
		{"\n", "k 1  J 0.638439"},
		{"step 4\n", "k 5  J"},
		{"expect J>1\n", "expect J>1: J is 0.53752 at k 5\r\n> "},
		{"until J<0.0001 within 3\n", "Not within 3 steps: at k 8 J is"},
		{"expect k=8\n", "as expected: k is 8.\r\n> "},
	} {
		if _, err := io.WriteString(s.master, turn[0]); err != nil {
			t.Fatal(err)
		}
		s.until(t, turn[1])
	}
	s.waitFor(t, "> at the end", func(text string) bool { return strings.HasSuffix(text, "\r\n> ") })
	if _, err := io.WriteString(s.master, "\x04"); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	if strings.Contains(s.text(), "\x1b") {
		t.Errorf("it sends an escape: %q", s.text())
	}
}

// Whatever takes long ends with a signal, and leaves no half of a file; so does
// waiting for a line.
func TestSignalsEndAConversation(t *testing.T) {
	t.Parallel()
	for _, input := range []string{
		"step 1000000000\n", "until J<1e-300\n", "step 200000\nexport run.csv\nstep 1000000000\n", "step\n",
		"data blobs\nstep 1000000000\n",
	} {
		folder := t.TempDir()
		cmd := exec.Command(binary, "step", "iris-hard", "--tolerance=0", "--iterations=1000000000")
		cmd.Dir = folder
		keep, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := bufio.NewReader(out)
		for range 3 { // it is under way
			if _, err := said.ReadString('\n'); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := io.WriteString(keep, input); err != nil {
			t.Fatal(err)
		}
		allRead(t, keep)
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != 130 || errs.Len() > 0 {
			t.Errorf("%q: status %d, want 130; error %q", input, status, errs.String())
		}
		keep.Close()
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() != "run.csv" {
				t.Errorf("%q leaves %s", input, e.Name())
			}
		}
	}
}
