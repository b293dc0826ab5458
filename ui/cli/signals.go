package cli

import (
	"context"
	"errors"
	"os"
	"sync"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui"
)

// grace is how long work that a signal ends may take to write what it holds. A
// read or a write that blocks cannot be cancelled, so it is not waited for.
const grace = 200 * time.Millisecond

// endings knows whether a signal is to end the program, and who is told.
type endings struct {
	mu     sync.Mutex
	status int // of the first signal, 0 for none
	told   func(status int)
}

// hear takes a signal and tells who is to know.
func (e *endings) hear(s os.Signal) {
	e.mu.Lock()
	if e.status == statusDone {
		e.status = signalStatus(s)
	}
	status, told := e.status, e.told
	e.mu.Unlock()
	told(status)
}

// heard is the status of the first signal, 0 for none.
func (e *endings) heard() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.status
}

// tell says who is told from now on, of a signal that was heard before too;
// back lets the one before be told again.
func (e *endings) tell(told func(status int)) (back func()) {
	e.mu.Lock()
	before, status := e.told, e.status
	e.told = told
	e.mu.Unlock()
	if status != statusDone {
		told(status)
	}
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.told = before
	}
}

// signalStatus is the exit status after a signal: 128 and its number, as a
// shell has it.
func signalStatus(s os.Signal) int {
	number, ok := s.(syscall.Signal)
	if !ok {
		return statusData
	}
	return 128 + int(number)
}

// supervise does the work in a goroutine and returns its error. A signal
// cancels the work's context, unless the work is told itself; then the signal's
// status is the result, at the latest after a moment of grace. The channel is
// looked at once more when the work is done.
func (e *endings) supervise(signals <-chan os.Signal, work func(context.Context) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	over := make(chan struct{})
	var once sync.Once
	untell := e.tell(func(int) {
		cancel()
		once.Do(func() { time.AfterFunc(grace, func() { close(over) }) })
	})
	defer untell()
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = guarded(func() error { return work(ctx) })
	}()
	for {
		select {
		case s := <-signals:
			e.hear(s)
		case <-over:
			return &signalError{e.heard()}
		case <-done:
			select {
			case s := <-signals:
				e.hear(s)
			default:
			}
			var own *fault
			if status := e.heard(); status != statusDone && !errors.As(err, &own) {
				return &signalError{status}
			}
			return err
		}
	}
}

// relay turns signals into messages of a program.
type relay struct {
	overdue <-chan struct{} // closed when the program does not end although it was told to
	stop    func() int      // ends it; the status of the signal that ended the program, 0 for none
}

// relaySignals starts the relay: what ends a program ends this one in order,
// with the terminal given back, a terminal that is gone as HUP does; and an
// outside request to suspend it gives the terminal back meanwhile.
func relaySignals(program *tea.Program, g *guard, e *endings, suspender *suspender, gone <-chan struct{}) relay {
	quit, done, overdue := make(chan struct{}), make(chan struct{}), make(chan struct{})
	var once sync.Once
	back := e.tell(func(status int) {
		once.Do(func() { time.AfterFunc(lenient, func() { close(overdue) }) })
		g.spawn(func() { program.Send(ui.Quit{Status: status}) }) // it waits while the program is busy
	})
	g.spawn(func() {
		defer close(done)
		for {
			select {
			case <-gone:
				gone = nil
				e.hear(syscall.SIGHUP)
			case <-suspender.asked:
				g.spawn(func() { program.Send(stopAsked{}) })
			case <-quit:
				return
			}
		}
	})
	return relay{overdue, func() int {
		back()
		close(quit)
		<-done
		return e.heard()
	}}
}
