package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
)

// fault is a panic: a defect of the program itself.
type fault struct {
	value any
	stack []byte
}

// newFault is the fault of a recovered value, with the stack of the goroutine
// that panicked first.
func newFault(value any) *fault {
	if err, ok := value.(error); ok {
		var known *fault
		if errors.As(err, &known) {
			return known
		}
		var p *trainer.PanicError
		if errors.As(err, &p) {
			return &fault{p.Value, p.Stack}
		}
	}
	return &fault{value, debug.Stack()}
}

func (f *fault) Error() string { return fmt.Sprint(f.value) }

// write tells all that somebody needs to find the defect, in lines that begin
// at the left edge only where the terminal has been given back.
func (f *fault) write(w io.Writer) {
	_, _ = fmt.Fprintf(w, "descent: a fault of its own: %s\n\n%s\n"+
		"descent %s, %s, %s/%s: this is a defect of descent, not of your data; please report it, with these lines, where you got descent\n",
		oneLine(f.Error()), f.stack, version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// guard keeps the first panic of a program and ends it in order: every
// goroutine and every command of ours defers catch.
type guard struct {
	mu    sync.Mutex
	first *fault
	end   func()
}

// catch is to be deferred. It recovers.
func (g *guard) catch() {
	value := recover() //nolint:revive // it is what is deferred
	if value == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.first == nil {
		g.first = newFault(value)
	}
	if g.end != nil {
		g.end()
	}
}

// spawn does the work in a goroutine.
func (g *guard) spawn(work func()) {
	go func() {
		defer g.catch()
		work()
	}()
}

// ends says how to end the program.
func (g *guard) ends(end func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.end = end
}

// fault is the first panic, nil for none.
func (g *guard) fault() *fault {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.first
}

// command guards a command, and those that it leads to.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.catch()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = g.command(c)
			}
		}
		return msg
	}
}

// guarded does the work; a panic in it is its error.
func guarded(work func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = newFault(value)
		}
	}()
	return work()
}
