package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
)

// waiting is the line that says how far reading is before there is a screen. It
// comes only where reading lasts, and goes without a trace. It is plain text:
// no escape sequence.
type waiting struct {
	out     io.Writer
	name    string
	seen    atomic.Pointer[datasets.Progress]
	written int // columns of the line
	quit    chan struct{}
	done    chan struct{}
}

const (
	waitingFirst = 400 * time.Millisecond
	waitingEvery = 200 * time.Millisecond
	waitingName  = 40 // columns
)

// newWaiting begins to wait for data called name; clear and the end of ctx end
// it. Where out is no terminal it says nothing.
func newWaiting(ctx context.Context, out io.Writer, name string) *waiting {
	w := &waiting{out: out, quit: make(chan struct{}), done: make(chan struct{})}
	w.name = ansi.Truncate(oneLine(filepath.Base(name)), waitingName, "…")
	if name == standardInput {
		w.name = "standard input"
	}
	if !isTerminal(out) {
		close(w.done)
		return w
	}
	go w.run(ctx)
	return w
}

func (w *waiting) run(ctx context.Context) {
	defer close(w.done)
	defer w.erase()
	for pause := waitingFirst; ; pause = waitingEvery {
		select {
		case <-time.After(pause):
			w.write(w.text())
		case <-w.quit:
			return
		case <-ctx.Done():
			return
		}
	}
}

// show takes a report of reading.
func (w *waiting) show(p datasets.Progress) { w.seen.Store(&p) }

// clear takes the line away.
func (w *waiting) clear() {
	close(w.quit)
	<-w.done
}

func (w *waiting) text() string {
	shown := ""
	if p := w.seen.Load(); p != nil {
		shown = fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			shown = fmt.Sprintf(" %d %%", percent)
		}
	}
	return "Reading " + w.name + " …" + shown + ", ctrl+c stops"
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
