package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
)

// progressLine is the line that says how far reading is before there is a screen. It
// comes only where reading lasts, and goes without a trace. It is plain text:
// no escape sequence. While it stands, Esc and q leave.
type progressLine struct {
	out      io.Writer
	open     func() (tty *os.File, closing func())
	name     string
	progress atomic.Pointer[datasets.Progress]
	written  int // columns of the line
	keys     bool
	left     chan struct{} // closed by the key that leaves
	quit     chan struct{}
	done     chan struct{}
}

const (
	progressDelay     = 400 * time.Millisecond
	progressInterval  = 200 * time.Millisecond
	progressNameWidth = 40 // columns
	keyPollTimeout    = 20 * time.Millisecond
)

// newProgressLine begins to wait for data called name; clear ends it. Where there is
// no terminal to say it on, it says nothing.
func newProgressLine(c Console, name string) *progressLine {
	w := &progressLine{
		out: c.Err, open: func() (*os.File, func()) { return keyTerminal(c, name) },
		left: make(chan struct{}), quit: make(chan struct{}), done: make(chan struct{}),
	}
	w.name = ansi.Truncate(oneLine(filepath.Base(name)), progressNameWidth, "…")
	if name == standardInput {
		w.name = "standard input"
	}
	if !isTerminal(c.Err) {
		close(w.done)
		return w
	}
	go w.run()
	return w
}

// keyTerminal is the terminal that keys come from while data are read, nil where
// they are typed there themselves.
func keyTerminal(c Console, name string) (tty *os.File, closing func()) {
	if f, ok := c.In.(*os.File); ok && isTerminal(f) {
		if name == standardInput {
			return nil, func() {}
		}
		return f, func() {}
	}
	f, err := openTerminal()
	if err != nil {
		return nil, func() {}
	}
	return f, func() { _ = f.Close() }
}

func (l *progressLine) run() {
	defer close(l.done)
	select {
	case <-time.After(progressDelay):
	case <-l.quit:
		return
	}
	defer l.erase()
	tty, closing := l.open()
	defer closing()
	var restore func()
	if tty != nil {
		restore, l.keys = enableCharMode(tty)
	}
	if !l.keys {
		for on := true; on; on = !l.stoppedWithin(progressInterval) {
			l.write(l.text())
		}
		return
	}
	defer restore()
	keyboard := newKeyboard(tty)
	var shown time.Time
	for !l.stoppedWithin(0) {
		if time.Since(shown) >= progressInterval {
			l.write(l.text())
			shown = time.Now()
			_, _ = enableCharMode(tty) // a shell that had the terminal meanwhile has set its own
		}
		if readable(tty, keyPollTimeout) && readsLeaveKey(keyboard) {
			close(l.left)
			return
		}
	}
}

// stoppedWithin tells whether clear was called within a while.
func (l *progressLine) stoppedWithin(within time.Duration) bool {
	select {
	case <-l.quit:
		return true
	default:
	}
	select {
	case <-l.quit:
		return true
	case <-time.After(within):
		return false
	}
}

// readsLeaveKey reads keys and tells whether one of them leaves.
func readsLeaveKey(k *keyboard) bool {
	keys := make([]byte, 256)
	n, err := k.Read(keys)
	return err != nil || bytes.ContainsAny(keys[:n], "q"+interrupt) || bytes.Contains(keys[:n], []byte(loneEsc))
}

// update takes a report of reading.
func (l *progressLine) update(p datasets.Progress) { l.progress.Store(&p) }

// clear takes the line away, and gives the keys back. A terminal that takes no
// more output is not waited for.
func (l *progressLine) clear() {
	close(l.quit)
	select {
	case <-l.done:
	case <-time.After(quitTimeout):
	}
}

func (l *progressLine) text() string {
	shown := ""
	if p := l.progress.Load(); p != nil {
		shown = fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			shown = fmt.Sprintf(" %d %%", percent)
		}
	}
	stops := "ctrl+c"
	if l.keys {
		stops = "Esc"
	}
	return "Reading " + l.name + " …" + shown + ", " + stops + " stops"
}

func (l *progressLine) erase() {
	if l.written > 0 {
		l.write("")
		l.write("") // the cursor back to the first column
	}
}

// write puts text over the line that stands there.
func (l *progressLine) write(text string) {
	width := ansi.StringWidth(text)
	blanks := strings.Repeat(" ", max(0, l.written-width))
	l.written = width
	_, _ = fmt.Fprint(l.out, "\r"+text+blanks) // a line that cannot be written is not missed
}
