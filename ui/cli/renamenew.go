package cli

import (
	"errors"
	"io/fs"
	"os"
)

// renameFunc moves a file to a name that nothing has. Where something has it the
// error is [fs.ErrExist] and nothing has changed, however many try at once.
type renameFunc func(file, name string) error

// renameNew moves a file to a name that nothing has, in the first of the ways
// that the file system knows.
func renameNew(file, name string, ways []renameFunc) (err error) {
	for _, way := range ways {
		if err = way(file, name); err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return err
}

// renameByLink gives the file the name as a second one: what has the name already
// makes that fail. FAT and some network file systems have no second names.
func renameByLink(file, name string) error {
	if err := os.Link(file, name); err != nil {
		return err
	}
	_ = os.Remove(file) // the name is taken, whatever becomes of the first one
	return nil
}

// renameByReserving takes the name with an empty file, which only one can make, and
// then replaces that: every file system can, but who looks in between sees the
// empty one.
func renameByReserving(file, name string) error {
	const usual = 0o666                                                       // before the umask
	empty, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, usual) //nolint:gosec // a person named it
	if err != nil {
		return err
	}
	err = empty.Close()
	if err == nil {
		err = os.Rename(file, name)
	}
	if err != nil {
		_ = os.Remove(name) // it holds nothing
	}
	return err
}
