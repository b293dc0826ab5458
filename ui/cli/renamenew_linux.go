package cli

import "golang.org/x/sys/unix"

func renameFuncs() []renameFunc {
	return []renameFunc{renameBySyscall, renameByLink, renameByReserving}
}

// renameBySyscall renames, and replaces nothing. Some file systems cannot.
func renameBySyscall(file, name string) error {
	return unix.Renameat2(unix.AT_FDCWD, file, unix.AT_FDCWD, name, unix.RENAME_NOREPLACE)
}
