//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkStart measures the time from exec to the first whole screen of
// 120×36, beside that of the least that a Bubble Tea program can be, and to the
// answer of --version, beside that of the least Go program. The terminal answers nothing. Both screens wait for the
// first tick of 60 a second.
func BenchmarkStart(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	yardstick := append(os.Environ(), trivialProgram+"=1")
	small := leastGoProgram(b)
	var ours, theirs, version, line []float64
	for b.Loop() {
		ours = append(ours, untilShown(b, exec.Command(binary, "iris"), "quit"))
		least := exec.Command(self)
		least.Env = yardstick
		theirs = append(theirs, untilShown(b, least, "0 keys"))
		version = append(version, untilShown(b, exec.Command(binary, "--version"), "\n"))
		line = append(line, untilShown(b, exec.Command(small), "\n"))
	}
	b.ReportMetric(middle(ours)/middle(theirs), "x-of-bubbletea")
	b.ReportMetric(middle(ours)*1000, "ms-first-screen")
	b.ReportMetric(middle(version)*1000, "ms-version")
	b.ReportMetric(middle(version)/middle(line), "version-of-least")
}

// leastGoProgram builds a program that writes a line, and returns its path.
func leastGoProgram(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "least")
	if err := os.WriteFile(source, []byte("package main\n\nimport \"os\"\n\nfunc main() { os.Stdout.WriteString(\"least\\n\") }\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

func middle(seconds []float64) float64 {
	slices.Sort(seconds)
	return seconds[len(seconds)/2]
}

// untilShown is how many seconds a program takes until a terminal has got a
// text from it.
func untilShown(b *testing.B, cmd *exec.Cmd, text string) float64 {
	b.Helper()
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	// Of a screen Bubble Tea asks no colours: the yardstick would wait for the
	// answer for five seconds.
	cmd.Env = append(cmd.Env, "TERM=screen-256color", "COLORTERM=truecolor", "CI=")
	began := time.Now()
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 36, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer func() {
		late.Stop()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		master.Close()
	}()
	var got []byte
	buffer := make([]byte, 1<<16)
	for !bytes.Contains(got, []byte(text)) {
		n, err := master.Read(buffer)
		if err != nil {
			b.Fatalf("%q does not come: %v; the terminal got %q", text, err, got)
		}
		got = append(got, buffer[:n]...)
	}
	return time.Since(began).Seconds()
}
