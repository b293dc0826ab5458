//go:build !windows

package cli

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
)

// preparePlatform makes writing to a closed pipe an error like any other;
// otherwise the runtime ends the program by SIGPIPE.
func preparePlatform() {
	signal.Ignore(syscall.SIGPIPE)
}

// brokenPipe tells whether err is that nobody reads the output any more.
func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// suspending starts listening to a request to suspend that comes from outside;
// Ctrl+Z in the program is a key.
func suspending() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTSTP)
	return c, func() { signal.Stop(c) }
}

// suspend gives the terminal back, stops this process, and takes the terminal
// again when it is continued. It stops by SIGSTOP: the default action of TSTP
// is nothing at all for a process without a shell that could continue it.
func suspend(program *tea.Program) {
	if err := program.ReleaseTerminal(); err != nil {
		return
	}
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGSTOP); err == nil {
		<-continued // the stop may come a moment after the call
	}
	if err := program.RestoreTerminal(); err != nil {
		program.Kill()
		return
	}
	program.Send(tea.EnableMouseCellMotion()) // RestoreTerminal forgets the mouse
}
