package cli

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// windowsPendingFile is what renameio does elsewhere: that package leaves Windows out. The
// rename replaces a file in one step where the file system can.
type windowsPendingFile struct {
	*os.File
	path string
}

// newPendingFile begins a file beside path.
func newPendingFile(path string) (pendingFile, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path))
	return &windowsPendingFile{f, path}, err
}

func (p *windowsPendingFile) CloseAtomicallyReplace() error {
	if err := p.Sync(); err != nil {
		return err
	}
	if err := p.Close(); err != nil {
		return err
	}
	return os.Rename(p.Name(), p.path)
}

func (p *windowsPendingFile) Cleanup() error {
	_ = p.Close() // it may be closed already
	return os.Remove(p.Name())
}

func diskFull(err error) bool {
	const handleDiskFull, full = syscall.Errno(39), syscall.Errno(112) // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
	return errors.Is(err, handleDiskFull) || errors.Is(err, full)
}
