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

// cancelTimeout is how long work that a signal ends may take to write what it holds. A
// read or a write that blocks cannot be cancelled, so it is not waited for.
const cancelTimeout = 200 * time.Millisecond

// termination knows whether a signal is to end the program, and who is told.
type termination struct {
	mu         sync.Mutex
	status     int // of the first signal, 0 for none
	subscriber func(status int)
}

// receive takes a signal and tells who is to know.
func (t *termination) receive(s os.Signal) {
	t.mu.Lock()
	if t.status == statusDone {
		t.status = signalStatus(s)
	}
	status, told := t.status, t.subscriber
	t.mu.Unlock()
	told(status)
}

// firstStatus is the status of the first signal, 0 for none.
func (t *termination) firstStatus() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.status
}

// subscribe says who is told from now on, of a signal that was heard before too;
// back lets the one before be told again.
func (t *termination) subscribe(told func(status int)) (back func()) {
	t.mu.Lock()
	before, status := t.subscriber, t.status
	t.subscriber = told
	t.mu.Unlock()
	if status != statusDone {
		told(status)
	}
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.subscriber = before
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
func (t *termination) supervise(signals <-chan os.Signal, work func(context.Context) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	over := make(chan struct{})
	var once sync.Once
	untell := t.subscribe(func(int) {
		cancel()
		once.Do(func() { time.AfterFunc(cancelTimeout, func() { close(over) }) })
	})
	defer untell()
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = panicToError(func() error { return work(ctx) })
	}()
	for {
		select {
		case s := <-signals:
			t.receive(s)
		case <-over:
			return &signalError{t.firstStatus()}
		case <-done:
			select {
			case s := <-signals:
				t.receive(s)
			default:
			}
			var own *panicError
			if status := t.firstStatus(); status != statusDone && !errors.As(err, &own) {
				return &signalError{status}
			}
			return err
		}
	}
}

// signalForwarder turns signals into messages of a program.
type signalForwarder struct {
	overdue <-chan struct{} // closed when the program does not end although it was told to
	finish  func() int      // ends it; the status of the signal that ended the program, 0 for none
}

// forwardSignals starts the forwarder: what ends a program ends this one in order,
// with the terminal given back, a terminal that is gone as HUP does; and an
// outside request to suspend it gives the terminal back meanwhile.
func forwardSignals(program *tea.Program, g *guard, e *termination, suspender *suspender, gone <-chan struct{}) signalForwarder {
	quit, done, overdue := make(chan struct{}), make(chan struct{}), make(chan struct{})
	var once sync.Once
	back := e.subscribe(func(status int) {
		once.Do(func() { time.AfterFunc(quitTimeout, func() { close(overdue) }) })
		g.spawn(func() { program.Send(ui.Quit{Status: status}) }) // it waits while the program is busy
	})
	g.spawn(func() {
		defer close(done)
		for {
			select {
			case <-gone:
				gone = nil
				e.receive(syscall.SIGHUP)
			case <-suspender.requests:
				g.spawn(func() { program.Send(suspendMsg{}) })
			case <-quit:
				return
			}
		}
	})
	return signalForwarder{overdue, func() int {
		back()
		close(quit)
		<-done
		return e.firstStatus()
	}}
}
