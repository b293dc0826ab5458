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

// panicError is a panic: a defect of the program itself.
type panicError struct {
	value any
	stack []byte
}

// newPanicError is the error of a recovered value, with the stack of the goroutine
// that panicked first.
func newPanicError(value any) *panicError {
	if err, ok := value.(error); ok {
		var known *panicError
		if errors.As(err, &known) {
			return known
		}
		var p *trainer.PanicError
		if errors.As(err, &p) {
			return &panicError{p.Value, p.Stack}
		}
	}
	return &panicError{value, debug.Stack()}
}

func (f *panicError) Error() string { return fmt.Sprint(f.value) }

// write tells all that somebody needs to find the defect, in lines that begin
// at the left edge only where the terminal has been given back.
func (f *panicError) write(w io.Writer) {
	_, _ = fmt.Fprintf(w, "descent: a fault of its own: %s\n\n%s\n"+
		"descent %s, %s, %s/%s: this is a defect of descent, not of your data; please report it, with these lines, where you got descent\n",
		oneLine(f.Error()), f.stack, version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// guard keeps the first panic of a program and ends it in order: every
// goroutine and every command of ours defers recoverPanic.
type guard struct {
	mu      sync.Mutex
	first   *panicError
	onPanic func()
}

// recoverPanic is to be deferred. It recovers.
func (g *guard) recoverPanic() {
	value := recover() //nolint:revive // it is what is deferred
	if value == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.first == nil {
		g.first = newPanicError(value)
	}
	if g.onPanic != nil {
		g.onPanic()
	}
}

// spawn does the work in a goroutine.
func (g *guard) spawn(work func()) {
	go func() {
		defer g.recoverPanic()
		work()
	}()
}

// setOnPanic says how to end the program.
func (g *guard) setOnPanic(end func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.onPanic = end
}

// firstPanic is the first panic, nil for none.
func (g *guard) firstPanic() *panicError {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.first
}

// wrapCmd guards a command, and those that it leads to.
func (g *guard) wrapCmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.recoverPanic()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = g.wrapCmd(c)
			}
		}
		return msg
	}
}

// panicToError does the work; a panic in it is its error.
func panicToError(work func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = newPanicError(value)
		}
	}()
	return work()
}
