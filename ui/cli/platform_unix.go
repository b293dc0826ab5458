//go:build !windows

package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/unix"

	"descent/ui"
)

// preparePlatform makes writing to a closed pipe an error like any other;
// otherwise the runtime ends the program by SIGPIPE.
func preparePlatform() {
	signal.Ignore(syscall.SIGPIPE)
}

// neededFiles is how many files the program has open beside its three streams:
// Go's runtime two to wait for others, Bubble Tea three for the keys, and one
// each for a terminal, data, an export and a folder.
const neededFiles = 9

// checkFileLimit is an error where too few files may be open. Go's runtime would
// end the program in the middle of something, with the terminal raw, so it is
// tried before anything is begun, and without it.
func checkFileLimit() error {
	opened := make([]int, 0, neededFiles)
	defer func() {
		for _, fd := range opened {
			_ = syscall.Close(fd) // nothing was written
		}
	}()
	for range neededFiles {
		fd, err := syscall.Open(os.DevNull, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if tooManyFiles(err) {
			return errTooManyFiles()
		}
		if err == nil {
			opened = append(opened, fd)
		}
	}
	return nil
}

func tooManyFiles(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

func errTooManyFiles() error {
	return &dataError{fmt.Errorf("too few files may be open, %d more are needed; raise the limit (ulimit -n), or close other programs", neededFiles)}
}

// brokenPipe tells whether err is that nobody reads the output any more.
func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// openTerminal opens the terminal that this process belongs to.
func openTerminal() (*os.File, error) { return os.Open("/dev/tty") }

// readable tells whether something can be read from a terminal, now or within a
// while. It selects: poll knows no terminals on some versions of macOS.
func readable(f *os.File, within time.Duration) bool {
	fd := int(f.Fd())
	if fd >= unix.FD_SETSIZE {
		return false
	}
	for end := time.Now().Add(within); ; {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(0, time.Until(end)).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}

// enableCharMode lets a terminal hand over keys one by one and unseen; those that send
// signals still do.
func enableCharMode(f *os.File) (restore func(), ok bool) {
	fd := int(f.Fd())
	before, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return nil, false
	}
	now := *before
	now.Lflag &^= unix.ICANON | unix.ECHO
	now.Cc[unix.VMIN], now.Cc[unix.VTIME] = 1, 0
	if now == *before {
		return func() {}, true
	}
	err = unix.IoctlSetTermios(fd, setTermios, &now)
	return func() { _ = unix.IoctlSetTermios(fd, setTermios, before) }, err == nil
}

// suspender lets the program stand still for a while, as shells can ask.
type suspender struct {
	requests chan os.Signal // a request from outside; Ctrl+Z in the program is a key
}

func newSuspender() *suspender {
	s := &suspender{make(chan os.Signal, 1)}
	signal.Notify(s.requests, syscall.SIGTSTP)
	return s
}

func (s *suspender) stop() { signal.Stop(s.requests) }

// stopSelf stops this process. It stops by SIGSTOP: the default action of TSTP is
// nothing at all for a process without a shell that could continue it, but
// whoever asked will.
func (*suspender) stopSelf() tea.Cmd {
	return suspendCmd(func(continued <-chan os.Signal) error {
		if err := syscall.Kill(syscall.Getpid(), syscall.SIGSTOP); err != nil {
			return os.NewSyscallError("kill", err)
		}
		<-continued // the stop may come a moment after the call
		return nil
	})
}

// stopJob stops this process and all others of its job ("go run", a pipe), as
// Ctrl+Z does. Where no shell could continue them, the system does nothing. It
// stops by TTOU: to TSTP this process listens, and Go cannot give a signal its
// default action back.
func (*suspender) stopJob() tea.Cmd {
	return suspendCmd(func(continued <-chan os.Signal) error {
		if err := syscall.Kill(0, syscall.SIGTTOU); err != nil {
			return os.NewSyscallError("kill", err)
		}
		select {
		case <-continued:
		case <-time.After(cancelTimeout):
		}
		return nil
	})
}

// suspendCmd is a command that gives the terminal back, runs stop, and takes
// the terminal again. Bubble Tea does it as for another program, on its own
// event loop; tea.Suspend would wait for ever where nobody continues it.
func suspendCmd(stop func(continued <-chan os.Signal) error) tea.Cmd {
	return tea.Exec(suspendExec{stop}, func(error) tea.Msg {
		return ui.Continued{} // Bubble Tea forgets the mouse
	})
}

// suspendExec is a program that does nothing but stand still.
type suspendExec struct {
	stop func(continued <-chan os.Signal) error
}

// Run implements tea.ExecCommand.
func (p suspendExec) Run() error {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	return p.stop(continued)
}

// SetStdin implements tea.ExecCommand.
func (suspendExec) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (suspendExec) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (suspendExec) SetStderr(io.Writer) {}
