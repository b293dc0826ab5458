package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui"
)

// grace is how long work that a signal ends may take to write what it holds. A
// read or a write that blocks cannot be cancelled, so it is not waited for.
const grace = 200 * time.Millisecond

// endings starts listening to the signals that end a program; stop ends that.
// A hang-up that was ignored when the program started (nohup) stays ignored.
func endings() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGABRT)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(c, syscall.SIGHUP)
	}
	return c, func() { signal.Stop(c) }
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

// interruptible does the work in a goroutine and returns its error. A signal
// cancels the work's context; then the signal's status is the result, at the
// latest after a moment of grace.
func interruptible(ctx context.Context, work func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	signals, stop := endings()
	defer stop()
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		err = guarded(func() error { return work(ctx) })
	}()
	select {
	case <-done:
		return err
	case s := <-signals:
		cancel()
		select {
		case <-done:
		case <-time.After(grace):
		}
		return &signalError{signalStatus(s)}
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
func relaySignals(program *tea.Program, g *guard, suspender *suspender, gone <-chan struct{}) relay {
	ends, stopEnds := endings()
	quit, done, overdue := make(chan struct{}), make(chan struct{}), make(chan struct{})
	status := statusDone
	end := func(s os.Signal) {
		if status == statusDone {
			status = signalStatus(s)
			time.AfterFunc(lenient, func() { close(overdue) })
		}
		quitting := ui.Quit{Status: status}
		g.spawn(func() { program.Send(quitting) }) // it waits while the program is busy
	}
	g.spawn(func() {
		defer close(done)
		for {
			select {
			case s := <-ends:
				end(s)
			case <-gone:
				gone = nil
				end(syscall.SIGHUP)
			case <-suspender.asked:
				g.spawn(func() { program.Send(stopAsked{}) })
			case <-quit:
				return
			}
		}
	})
	return relay{overdue, func() int {
		stopEnds()
		close(quit)
		<-done
		return status
	}}
}
