package cli

import "golang.org/x/sys/unix"

func nameTakers() []nameTaker { return []nameTaker{renameName, linkName, reserveName} }

// renameName renames, and replaces nothing. Some file systems cannot.
func renameName(file, name string) error {
	return unix.RenamexNp(file, name, unix.RENAME_EXCL)
}
