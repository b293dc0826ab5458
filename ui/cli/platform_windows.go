package cli

import (
	"errors"
	"os"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/spf13/cobra"
)

// preparePlatform lets a double click in the Explorer start the interactive
// program; cobra would print that this is a command line tool, and wait.
func preparePlatform() {
	cobra.MousetrapHelpText = ""
}

// errNoData is what Windows returns for a pipe that is being closed;
// package syscall does not name it.
const errNoData = syscall.Errno(232)

// brokenPipe tells whether err is that nobody reads the output any more.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, errNoData)
}

// suspending never hears anything: Windows does not suspend programs.
func suspending() (signals <-chan os.Signal, stop func()) {
	return nil, func() {}
}

func suspend(*tea.Program) {}
