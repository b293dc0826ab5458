//go:build unix

package cli

import "syscall"

// takeFiles lets this process open no more files.
func takeFiles() {
	none := syscall.Rlimit{Cur: 0, Max: 0}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &none); err != nil {
		panic(err)
	}
}
