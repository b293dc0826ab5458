package cli

import "golang.org/x/sys/unix"

func renameFuncs() []renameFunc {
	return []renameFunc{renameBySyscall, renameByLink, renameByReserving}
}

// renameBySyscall renames, and replaces nothing. Some file systems cannot.
func renameBySyscall(file, name string) error {
	return unix.RenamexNp(file, name, unix.RENAME_EXCL)
}
