package cli

import (
	"errors"
	"os"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/spf13/cobra"
)

// preparePlatform lets a double click in the Explorer start the interactive
// program; cobra would print that this is a command line tool, and wait.
func preparePlatform() {
	cobra.MousetrapHelpText = ""
}

// checkFileLimit knows no limit.
func checkFileLimit() error { return nil }

func tooManyFiles(error) bool { return false }

func errTooManyFiles() error { return nil }

// errNoData is what Windows returns for a pipe that is being closed;
// package syscall does not name it.
const errNoData = syscall.Errno(232)

// brokenPipe tells whether err is that nobody reads the output any more.
func brokenPipe(err error) bool {
	return errors.Is(err, syscall.ERROR_BROKEN_PIPE) || errors.Is(err, errNoData)
}

// openTerminal opens the console that this process belongs to.
func openTerminal() (*os.File, error) { return os.OpenFile("CONIN$", os.O_RDWR, 0) }

// readable is never asked: on Windows Bubble Tea reads events, not bytes.
func readable(*os.File, time.Duration) bool { return false }

// enableCharMode is for systems whose terminals send bytes.
func enableCharMode(*os.File) (restore func(), ok bool) { return nil, false }

// suspender never hears anything and does nothing: Windows does not suspend
// programs.
type suspender struct{ requests chan os.Signal }

func newSuspender() *suspender { return &suspender{} }

func (*suspender) stop() {}

func (*suspender) stopSelf() tea.Cmd { return nil }

func (*suspender) stopJob() tea.Cmd { return nil }
