package cli

import "golang.org/x/sys/unix"

func nameTakers() []nameTaker { return []nameTaker{renameName, linkName, reserveName} }

// renameName renames, and replaces nothing. Some file systems cannot.
func renameName(file, name string) error {
	return unix.Renameat2(unix.AT_FDCWD, file, unix.AT_FDCWD, name, unix.RENAME_NOREPLACE)
}
