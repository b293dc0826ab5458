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

// lenient is how long a program that a signal ends may take to end in order.
// Only one that hangs takes longer.
const lenient = 2 * time.Second

// show runs the program until it is left, and gives the terminal back whatever
// happens. elsewhere says that standard input was the data, so that the keys
// come from the terminal itself.
func show(c Console, model tea.Model, elsewhere bool) error {
	input, err := openInput(c, elsewhere)
	if err != nil {
		return err
	}
	defer input.close()
	suspender := newSuspender()
	defer suspender.stop()
	s := newStage(model, suspender)
	program := tea.NewProgram(s, tea.WithInput(input.reader), tea.WithOutput(c.Out),
		tea.WithAltScreen(), tea.WithMouseCellMotion(), tea.WithoutSignalHandler())
	s.guard.ends(func() { s.guard.spawn(program.Quit) }) // Kill would not wait for the reading of keys
	signals := relaySignals(program, s.guard, c.endings, suspender, input.gone)
	ended := make(chan error, 1)
	s.guard.spawn(func() {
		_, err := program.Run()
		ended <- err
	})
	select {
	case err = <-ended:
		if err != nil { // it may have ended with the terminal as it was using it
			wrest(program, s.guard, input)
		}
	case <-signals.overdue:
		wrest(program, s.guard, input)
	}
	status := signals.stop()
	if f := s.guard.fault(); f != nil {
		return f
	}
	if status == statusDone && input.vanished() {
		status = signalStatus(syscall.SIGHUP)
	}
	if status != statusDone {
		return &signalError{status}
	}
	return outcome(err)
}

// outcome is the error of a program that ended by itself.
func outcome(err error) error {
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &dataError{errors.New("stopped by a fault of its own, which stands above; please report it with those lines")}
	case errors.Is(err, syscall.EIO): // the terminal has vanished: its size cannot be asked for
		return &signalError{signalStatus(syscall.SIGHUP)}
	case tooManyFiles(err):
		return errTooManyFiles()
	case err != nil:
		return &dataError{fmt.Errorf("the terminal: %w; "+instead, err)}
	}
	return nil
}

// wrest takes the terminal back from a program that hangs, or that has failed.
// What it hangs in may be writing to the terminal, so this does not wait for it
// either.
func wrest(program *tea.Program, g *guard, from *input) {
	program.Kill()
	released := make(chan struct{})
	g.spawn(func() {
		defer close(released)
		_ = program.ReleaseTerminal()
	})
	select {
	case <-released:
	case <-time.After(lenient):
	}
	from.restore()
}

// input is where keys come from.
type input struct {
	reader  *keyboard
	gone    <-chan struct{} // closed when there will be no more
	restore func()          // puts the line discipline back as it was
	close   func()
}

// vanished tells whether there will be no more keys.
func (in *input) vanished() bool {
	select {
	case <-in.gone:
		return true
	default:
		return false
	}
}

// openInput prepares standard input, or the terminal itself, to be read.
func openInput(c Console, elsewhere bool) (*input, error) {
	f, ok := c.In.(*os.File)
	closing := func() {}
	if elsewhere || !ok {
		tty, err := openTerminal()
		if err != nil {
			return nil, &dataError{fmt.Errorf("no terminal to read keys from: %w; "+instead, err)}
		}
		f, closing = tty, func() { _ = tty.Close() }
	}
	k := newKeyboard(f)
	in := &input{reader: k, gone: k.gone, restore: func() {}, close: closing}
	if before, err := term.GetState(int(f.Fd())); err == nil {
		in.restore = func() { _ = term.Restore(int(f.Fd()), before) }
	}
	return in, nil
}
