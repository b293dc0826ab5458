//go:build !windows

package cli

import (
	"errors"
	"path/filepath"
	"syscall"

	"github.com/google/renameio/v2"
)

// newPendingFile begins a file beside path, with the permissions of the file that
// it is to replace, else with the usual ones.
func newPendingFile(path string) (pendingFile, error) {
	return renameio.NewPendingFile(path, renameio.WithTempDir(filepath.Dir(path)),
		renameio.WithPermissions(0o666), renameio.WithExistingPermissions())
}

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
