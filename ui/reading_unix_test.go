//go:build unix

package ui

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// A pipe that nobody writes to: Esc ends the wait, and nothing is left of it
// (goleak looks).
func TestPipeThatNeverAnswers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	d := drive(t)
	d.hold()
	d.press("d", "end", "enter")
	d.send(pasted(path))
	d.queue = nil // the previews
	d.press("enter")
	run, result := d.queue[0], make(chan tea.Msg, 1)
	d.queue = nil
	go func() { result <- run() }()
	time.Sleep(20 * time.Millisecond) // it opens the pipe; too early would be another case, and right as well
	d.release()
	d.shows("Reading pipe …, Esc stops")
	d.press("esc")
	d.send(<-result)
	d.shows("Stopped reading pipe.")
	d.press(" ")
	d.at(1)
	d.shows("iris: setosa / versicolor")
}
