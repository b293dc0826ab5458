package cli

import "syscall"

func renameFuncs() []renameFunc { return []renameFunc{renameBySyscall, renameByReserving} }

// renameBySyscall renames. Windows' own way to do so replaces nothing.
func renameBySyscall(file, name string) error {
	from, err := syscall.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	to, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	return syscall.MoveFile(from, to)
}
