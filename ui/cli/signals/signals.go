// Package signals listens to the signals that end a program, from the first
// moment on that Go code can.
//
// Until a program listens, HUP, INT and TERM end it as they end any, which is
// fine, and QUIT makes Go's runtime print registers, which is not. A signal
// that comes while nobody takes it from the channel waits there, so none is
// lost between two that do.
//
// Why it is a package of its own: Go initialises, of all packages whose imports
// are ready, the one with the smallest import path first. This one imports
// nothing but os/signal and syscall, and its path sorts before those of all
// modules that this program uses, so they are initialised after it. It is
// main's alone: the tests of other packages end as tests do.
package signals

import (
	"os"
	"os/signal"
	"syscall"
)

// signalBuffer is how many signals may wait while the program starts.
const signalBuffer = 16

var endSignals = make(chan os.Signal, signalBuffer) //nolint:gochecknoglobals // there is one process

func init() { //nolint:gochecknoinits // main would be too late
	signal.Notify(endSignals, syscall.SIGQUIT, os.Interrupt, syscall.SIGTERM, syscall.SIGABRT) // QUIT matters most
	// A hang-up that was ignored when the program started (nohup) stays ignored.
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(endSignals, syscall.SIGHUP)
	}
}

// EndSignals is where the signals that end the program arrive.
func EndSignals() <-chan os.Signal { return endSignals }
