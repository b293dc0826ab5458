package cli

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/term"
)

// quitTimeout is how long a program that a signal ends may take to end in order.
// Only one that hangs takes longer.
const quitTimeout = 2 * time.Second

// runProgram runs the program until it is left, and gives the terminal back whatever
// happens. elsewhere says that standard input was the data, so that the keys
// come from the terminal itself.
func runProgram(c Console, model tea.Model, elsewhere bool) error {
	input, err := openInput(c, elsewhere)
	if err != nil {
		return err
	}
	defer input.close()
	suspender := newSuspender()
	defer suspender.stop()
	s := newThrottledModel(model, suspender)
	program := tea.NewProgram(s, tea.WithInput(input.reader), tea.WithOutput(c.Out),
		tea.WithAltScreen(), tea.WithoutSignalHandler())
	s.guard.setOnPanic(func() { s.guard.spawn(program.Quit) }) // Kill would not wait for the reading of keys
	signals := forwardSignals(program, s.guard, c.termination, suspender, input.closed)
	ended := make(chan error, 1)
	s.guard.spawn(func() {
		_, err := program.Run()
		ended <- err
	})
	select {
	case err = <-ended:
		if err != nil { // it may have ended with the terminal as it was using it
			forceRestore(program, s.guard, input)
		}
	case <-signals.overdue:
		forceRestore(program, s.guard, input)
	}
	status := signals.finish()
	if f := s.guard.firstPanic(); f != nil {
		return f
	}
	if status == statusDone && input.isClosed() {
		status = signalStatus(syscall.SIGHUP)
	}
	if status != statusDone {
		return &signalError{status}
	}
	return mapRunError(err)
}

// mapRunError is the error of a program that ended by itself.
func mapRunError(err error) error {
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &dataError{errors.New("stopped by a fault of its own, which stands above; please report it with those lines")}
	case errors.Is(err, syscall.EIO): // the terminal has vanished: its size cannot be asked for
		return &signalError{signalStatus(syscall.SIGHUP)}
	case tooManyFiles(err):
		return errTooManyFiles()
	case err != nil:
		return &dataError{fmt.Errorf("the terminal: %w; "+noTerminalHint, err)}
	}
	return nil
}

// forceRestore takes the terminal back from a program that hangs, or that has failed.
// What it hangs in may be writing to the terminal, so this does not wait for it
// either.
func forceRestore(program *tea.Program, g *guard, from *keyInput) {
	program.Kill()
	released := make(chan struct{})
	g.spawn(func() {
		defer close(released)
		_ = program.ReleaseTerminal()
	})
	select {
	case <-released:
	case <-time.After(quitTimeout):
	}
	from.restore()
}

// keyInput is where keys come from.
type keyInput struct {
	reader  *keyboard
	closed  <-chan struct{} // closed when there will be no more
	restore func()          // puts the line discipline back as it was
	close   func()
}

// isClosed tells whether there will be no more keys.
func (in *keyInput) isClosed() bool {
	select {
	case <-in.closed:
		return true
	default:
		return false
	}
}

// openInput prepares standard input, or the terminal itself, to be read.
func openInput(c Console, elsewhere bool) (*keyInput, error) {
	f, ok := c.In.(*os.File)
	closing := func() {}
	if elsewhere || !ok {
		tty, err := openTerminal()
		if err != nil {
			return nil, &dataError{fmt.Errorf("no terminal to read keys from: %w; "+noTerminalHint, err)}
		}
		f, closing = tty, func() { _ = tty.Close() }
	}
	k := newKeyboard(f)
	in := &keyInput{reader: k, closed: k.closed, restore: func() {}, close: closing}
	if before, err := term.GetState(int(f.Fd())); err == nil {
		in.restore = func() { _ = term.Restore(int(f.Fd()), before) }
	}
	return in, nil
}
