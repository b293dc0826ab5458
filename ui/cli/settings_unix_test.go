//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The mouse is asked for where it is to be heard, and nowhere else: where it is
// not, the terminal has it, also after the program stood still.
func TestMouseIsLeftToTheTerminal(t *testing.T) {
	t.Parallel()
	l, cmd := newLesson(t, "--mouse=off")
	l.shows(t, " ", " k 1 ")
	if strings.Contains(l.text(), mouseOn) {
		t.Error("the mouse is asked for")
	}
	l.shows(t, ":mouse on\r", "The mouse steps and chooses.")
	l.until(t, mouseOn)
	l.shows(t, "\x1b[<65;60;20M", " k 2 ") // the wheel is heard
	l.shows(t, ":mouse\r", "The mouse selects text")
	l.waitFor(t, "no mouse", func(text string) bool { return strings.LastIndex(text, mouseOff) > strings.LastIndex(text, mouseOn) })
	seen := len(l.text())
	if err := cmd.Process.Signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the process is not stopped: %v, %v", status, err)
	}
	if err := cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	l.waitFor(t, "the screen again", func(text string) bool { return strings.Contains(text[seen:], alternate) })
	l.shows(t, " ", " k 3 ")
	if strings.Contains(l.text()[seen:], mouseOn) {
		t.Error("the mouse is asked for after the program stood still")
	}
	pressQ(t, l.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("q: status %d", status)
	}
	l.givenBack(t)
}

// The screen looks as the file of settings says, and as a line says from then on.
func TestSettingsOnTheScreen(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "descent"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "descent", "config"), []byte("ascii = on\nmouse = off\ndigits = 8\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t)
	cmd := s.on(t)
	cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+home)
	start(t, cmd)
	s.until(t, "0.69314718")
	if strings.Contains(s.text(), "─") || strings.Contains(s.text(), mouseOn) {
		t.Error("box drawing, or the mouse")
	}
	if _, err := s.master.WriteString(":ascii off\r"); err != nil {
		t.Fatal(err)
	}
	s.until(t, "─")
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("q: status %d", status)
	}
	s.givenBack(t)
}
