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

// waiting is the line that says how far reading is before there is a screen. It
// comes only where reading lasts, and goes without a trace. It is plain text:
// no escape sequence. While it stands, Esc and q leave.
type waiting struct {
	out     io.Writer
	open    func() (tty *os.File, closing func())
	name    string
	seen    atomic.Pointer[datasets.Progress]
	written int // columns of the line
	keys    bool
	left    chan struct{} // closed by the key that leaves
	quit    chan struct{}
	done    chan struct{}
}

const (
	waitingFirst = 400 * time.Millisecond
	waitingEvery = 200 * time.Millisecond
	waitingName  = 40 // columns
	waitingKeys  = 20 * time.Millisecond
)

// newWaiting begins to wait for data called name; clear ends it. Where there is
// no terminal to say it on, it says nothing.
func newWaiting(c Console, name string) *waiting {
	w := &waiting{
		out: c.Err, open: func() (*os.File, func()) { return keysBeside(c, name) },
		left: make(chan struct{}), quit: make(chan struct{}), done: make(chan struct{}),
	}
	w.name = ansi.Truncate(oneLine(filepath.Base(name)), waitingName, "…")
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

// keysBeside is the terminal that keys come from while data are read, nil where
// they are typed there themselves.
func keysBeside(c Console, name string) (tty *os.File, closing func()) {
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

func (w *waiting) run() {
	defer close(w.done)
	select {
	case <-time.After(waitingFirst):
	case <-w.quit:
		return
	}
	defer w.erase()
	tty, closing := w.open()
	defer closing()
	var restore func()
	if tty != nil {
		restore, w.keys = keyByKey(tty)
	}
	if !w.keys {
		for on := true; on; on = !w.over(waitingEvery) {
			w.write(w.text())
		}
		return
	}
	defer restore()
	keyboard := newKeyboard(tty)
	var shown time.Time
	for !w.over(0) {
		if time.Since(shown) >= waitingEvery {
			w.write(w.text())
			shown = time.Now()
			_, _ = keyByKey(tty) // a shell that had the terminal meanwhile has set its own
		}
		if readable(tty, waitingKeys) && leaves(keyboard) {
			close(w.left)
			return
		}
	}
}

// over tells whether clear was called within a while.
func (w *waiting) over(within time.Duration) bool {
	select {
	case <-w.quit:
		return true
	default:
	}
	select {
	case <-w.quit:
		return true
	case <-time.After(within):
		return false
	}
}

// leaves reads keys and tells whether one of them leaves.
func leaves(k *keyboard) bool {
	keys := make([]byte, 256)
	n, err := k.Read(keys)
	return err != nil || bytes.ContainsAny(keys[:n], "q"+interrupt) || bytes.Contains(keys[:n], []byte(loneEsc))
}

// show takes a report of reading.
func (w *waiting) show(p datasets.Progress) { w.seen.Store(&p) }

// clear takes the line away, and gives the keys back. A terminal that takes no
// more output is not waited for.
func (w *waiting) clear() {
	close(w.quit)
	select {
	case <-w.done:
	case <-time.After(lenient):
	}
}

func (w *waiting) text() string {
	shown := ""
	if p := w.seen.Load(); p != nil {
		shown = fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			shown = fmt.Sprintf(" %d %%", percent)
		}
	}
	stops := "ctrl+c"
	if w.keys {
		stops = "Esc"
	}
	return "Reading " + w.name + " …" + shown + ", " + stops + " stops"
}

func (w *waiting) erase() {
	if w.written > 0 {
		w.write("")
		w.write("") // the cursor back to the first column
	}
}

// write puts text over the line that stands there.
func (w *waiting) write(text string) {
	width := ansi.StringWidth(text)
	blanks := strings.Repeat(" ", max(0, w.written-width))
	w.written = width
	_, _ = fmt.Fprint(w.out, "\r"+text+blanks) // a line that cannot be written is not missed
}
